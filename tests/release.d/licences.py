"""The file THIRD-PARTY: what is in the program that others wrote, with the texts of their licences, each text once."""

import re
import struct
import zlib
from collections import defaultdict
from pathlib import Path

from crates import Crate

LICENCE_FILE = re.compile(r"(licen[cs]e|copying|copyright|notice|unlicense|ofl)([-_.].*)?", re.IGNORECASE)
NOT_TEXT = {".rs", ".html", ".json", ".toml"}
# How deep within a crate the licence of C code it brings may be.
DEPTH = 4

HEAD = """\
# What carnet holds of others

The program of carnet {version} for {target} is made with the works below. carnet itself is under MIT or Apache-2.0, at
your choice; each of the others is under its own licence, whose text follows.
"""

# What no crate brings, by the end of the target's name.
RUNTIME = {
    "": ["the standard library of Rust: MIT OR Apache-2.0, © The Rust Project Contributors, https://www.rust-lang.org/"],
    "musl": [
        "musl, the C library: MIT, © 2005-2026 Rich Felker and others, https://musl.libc.org/",
        "LLVM libunwind: Apache-2.0 WITH LLVM-exception, https://llvm.org/",
    ],
    "windows-gnu": [
        "the runtime of mingw-w64: public domain, ZPL-2.1 and MIT, © mingw-w64 project, https://www.mingw-w64.org/",
        "libgcc: GPL-3.0-or-later WITH GCC-exception-3.1, https://gcc.gnu.org/",
    ],
}


def third_party(root: Path, version: str, target: str, crates: list[Crate]) -> str:
    others = [crate for crate in crates if not crate.is_ours]
    texts = Texts()
    for crate in others:
        for text in texts_of(root, crate):
            texts.add(text, crate.key)
    for grammar, text in grammars(others):
        texts.add(text, f"the grammar {grammar}")
    texts.add((root / "themes/default/assets/fonts/OFL.txt").read_text(), "the fonts of the default theme")
    lines = [HEAD.format(version=version, target=target)]
    lines += [f"- {crate.key}: {crate.licence}{', ' + crate.repository if crate.repository else ''}" for crate in others]
    for end, runtime in RUNTIME.items():
        lines += [f"- {work}" for work in runtime if target.endswith(end)]
    lines += ["- the fonts of the default theme: OFL-1.1", ""]
    for users, text in texts.listed():
        # A text that holds a fence is fenced by a longer one.
        fence = "`" * (max([2, *map(len, re.findall(r"`+", text))]) + 1)
        lines += [f"## {', '.join(users)}", "", f"{fence}text", text.strip("\n"), fence, ""]
    return "\n".join(lines)


class Texts:
    """Texts of licences with what each is of; those that differ in nothing but lines and spaces are one."""

    def __init__(self) -> None:
        self.users: dict[str, dict[str, None]] = defaultdict(dict)
        self.texts: dict[str, str] = {}

    def add(self, text: str, user: str) -> None:
        words = " ".join(text.split())
        self.texts.setdefault(words, text)
        self.users[words][user] = None

    def listed(self) -> list[tuple[list[str], str]]:
        return sorted((list(users), self.texts[words]) for words, users in self.users.items())


def texts_of(root: Path, crate: Crate) -> list[str]:
    """The texts that a crate brings; of one that brings none, that of a licence it names."""
    if not crate.licence:
        raise SystemExit(f"{crate.key} names no licence")
    files = sorted(path for path in crate.folder.rglob("*") if is_licence(path.relative_to(crate.folder)) and path.is_file())
    texts = [path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n") for path in files]
    if texts:
        return list(dict.fromkeys(text.strip("\n") for text in texts))
    if "Apache-2.0" in crate.licence:
        return [(root / "LICENSE-APACHE").read_text().strip("\n")]
    if "MIT" in crate.licence:
        _, permission = (root / "LICENSE-MIT").read_text().split("Permission is hereby granted", 1)
        return [f"Copyright (c) the authors of {crate.name}\n\nPermission is hereby granted{permission}".strip("\n")]
    raise SystemExit(f"{crate.key} is under {crate.licence} and brings no text of it")


def is_licence(path: Path) -> bool:
    return len(path.parts) <= DEPTH and path.suffix not in NOT_TEXT and bool(LICENCE_FILE.fullmatch(path.name))


def grammars(crates: list[Crate]) -> list[tuple[str, str]]:
    """Names and licences of the grammars that `two-face` holds.

    Its list is two vectors of (kind of licence, text, path), grammars and colours, as bincode 1 writes them, compressed by
    zlib. carnet takes no colours from it.
    """
    [crate] = [crate for crate in crates if crate.name == "two-face"]
    data = zlib.decompress((crate.folder / "generated/acknowledgements_full.bin").read_bytes())
    at = 0

    def number(layout: str) -> int:
        nonlocal at
        (value,) = struct.unpack_from(layout, data, at)
        at += struct.calcsize(layout)
        return value

    def text() -> str:
        nonlocal at
        length = number("<Q")
        at += length
        return data[at - length : at].decode()

    found = []
    for _ in range(number("<Q")):
        number("<I")
        licence, path = text(), text()
        found.append((Path(path).parent.name or path, licence.replace("\r\n", "\n").strip("\n")))
    return found
