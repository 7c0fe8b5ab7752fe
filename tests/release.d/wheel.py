"""The wheel: the program as a script of a Python package without Python code, so that `pipx install` and `uvx` have it.

The format is that of the PyPA's « Binary distribution format », with core metadata 2.4.
"""

import base64
import hashlib

from archive import Member, zipped
from contents import Contents

SHELL_FILES = {
    "carnet.bash": "share/bash-completion/completions/carnet",
    "_carnet": "share/zsh/site-functions/_carnet",
    "carnet.fish": "share/fish/vendor_completions.d/carnet.fish",
}


def wheel(contents: Contents) -> tuple[str, bytes]:
    name = f"carnet-{contents.version}"
    tag = contents.platform.wheel
    data, info = f"{name}.data", f"{name}.dist-info"
    members = [contents.program_member(f"{data}/scripts/{contents.platform.program}")]
    if not contents.platform.is_windows:
        members += [Member(f"{data}/data/{path}", contents.completions[file]) for file, path in SHELL_FILES.items()]
        members += [Member(f"{data}/data/share/man/{manual_path(path)}", page) for path, page in contents.manual.items()]
    members += [Member(f"{info}/licenses/{path}", text) for path, text in contents.licences().items()]
    members += [Member(f"{info}/sboms/carnet.cdx.json", contents.sbom.encode())]
    members += [Member(f"{info}/METADATA", metadata(contents).encode()), Member(f"{info}/WHEEL", tags(tag).encode())]
    members.append(Member(f"{info}/RECORD", record(members, f"{info}/RECORD").encode()))
    return f"{name}-py3-none-{tag}.whl", zipped(members, contents.epoch, in_order=True)


def manual_path(path: str) -> str:
    """English is the language of pages without one."""
    language, page = path.split("/")
    return f"man1/{page}" if language == "en" else f"{language}/man1/{page}"


def metadata(contents: Contents) -> str:
    lines = [
        "Metadata-Version: 2.4",
        "Name: carnet",
        f"Version: {contents.version}",
        f"Summary: {contents.description}",
        f"Keywords: {','.join(contents.keywords)}",
        "License-Expression: MIT OR Apache-2.0",
        *[f"License-File: {path}" for path in contents.licences()],
        *([f"Project-URL: Source, {contents.repository}"] if contents.repository else []),
        "Classifier: Environment :: Console",
        "Classifier: Natural Language :: English",
        "Classifier: Natural Language :: French",
        "Classifier: Programming Language :: Rust",
        "Classifier: Topic :: Internet :: WWW/HTTP :: Site Management",
        "Classifier: Topic :: Text Processing :: Markup :: Markdown",
        "Requires-Python: >=3.8",
        "Description-Content-Type: text/markdown",
    ]
    return "\n".join(lines) + "\n\n" + readme(contents)


def readme(contents: Contents) -> str:
    """The first part of README.md, without the picture and the links to files of the repository."""
    text = contents.text("README.md")
    first = text.split("\n## ")[0]
    return "\n".join(line for line in first.splitlines() if not line.startswith("![")) + USAGE


USAGE = """
```sh
carnet init notebook     # a small notebook that builds at once and explains itself
cd notebook
carnet serve --watch     # its pages, in a browser, while you write
carnet build             # the site, in public/
```

Every command speaks French or English; `carnet --help` lists them.
"""


def tags(tag: str) -> str:
    """A line for each platform that the name of the wheel lists."""
    head = ["Wheel-Version: 1.0", "Generator: carnet's tests/release", "Root-Is-Purelib: false"]
    return "\n".join(head + [f"Tag: py3-none-{one}" for one in tag.split(".")]) + "\n"


def record(members: list[Member], own: str) -> str:
    def line(member: Member) -> str:
        digest = base64.urlsafe_b64encode(hashlib.sha256(member.data).digest()).rstrip(b"=").decode()
        return f"{member.path},sha256={digest},{len(member.data)}"

    return "\n".join([*map(line, members), f"{own},,"]) + "\n"
