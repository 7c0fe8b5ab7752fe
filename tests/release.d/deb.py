"""The package for Debian, by dpkg-deb; it needs nothing but the program, which is static."""

import gzip
import os
import subprocess
import tempfile
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from contents import Contents
from wheel import SHELL_FILES, manual_path

CONTROL = """\
Package: carnet
Version: {version}
Section: web
Priority: optional
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {size}
{depends}{homepage}Description: static site generator for a notebook of guidance notes
 carnet turns a folder of Markdown notes into a linked public site: notes in
 ordered notebooks, backlinks with the sentence that holds them, a change log,
 feeds and full-text search. It speaks French and English.
"""

COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: carnet
Comment: what the program holds of others, with their licences, is in THIRD-PARTY.md.gz beside this file.

Files: *
Copyright: {holder}
License: MIT or Apache-2.0

License: MIT
{mit}

License: Apache-2.0
 On Debian systems the text is in /usr/share/common-licenses/Apache-2.0.
"""

CHANGES = """\
carnet ({version}) unstable; urgency=medium

  * See CHANGELOG.md.gz beside this file.

 -- {maintainer}  {date}
"""

# What lintian says of a program that brings everything, on purpose.
OVERRIDES = """\
# Made to run on any machine, so that it brings all that it uses.
carnet: statically-linked-binary [usr/bin/carnet]
carnet: embedded-library
# A package of its own makers: no bug of Debian asked for it.
carnet: initial-upload-closes-no-bugs
"""

MAINTAINER = "carnet <carnet@example.org>"


def deb(contents: Contents, maintainer: str | None) -> tuple[str, bytes]:
    architecture = contents.platform.deb
    assert architecture, "asked for Debian's platforms alone"
    name = f"carnet_{contents.version}_{architecture}.deb"
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "carnet"
        size = lay(contents, tree, maintainer or MAINTAINER)
        control = CONTROL.format(
            version=contents.version,
            architecture=architecture,
            maintainer=maintainer or MAINTAINER,
            size=-(-size // 1024),
            # The tests' own program is not static.
            depends="" if "musl" in contents.platform.target else "Depends: libc6, libgcc-s1\n",
            homepage=f"Homepage: {contents.repository}\n" if contents.repository else "",
        )
        write(tree / "DEBIAN/control", control.encode())
        made = Path(folder) / name
        environment = os.environ | {"SOURCE_DATE_EPOCH": str(contents.epoch)}
        command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", tree, made]
        subprocess.run(command, check=True, capture_output=True, env=environment)
        return name, made.read_bytes()


def lay(contents: Contents, tree: Path, maintainer: str) -> int:
    """Writes the files of the package below `tree`; their size in bytes."""
    share = tree / "usr/share"
    documents = share / "doc/carnet"
    files = {tree / "usr/bin/carnet": contents.program}
    made = datetime.fromtimestamp(contents.epoch, UTC)
    _, mit = contents.text("LICENSE-MIT").split("\n\n", 1)
    holder = next(line for line in contents.text("LICENSE-MIT").splitlines() if line.startswith("Copyright"))
    mit = "\n".join(f" {line}" if line else " ." for line in mit.strip().splitlines())
    copyright = COPYRIGHT.format(holder=holder.replace("Copyright (c)", f"© {made.year}"), mit=mit)
    changes = CHANGES.format(version=contents.version, maintainer=maintainer, date=format_datetime(made))
    files[documents / "copyright"] = copyright.encode()
    files[documents / "changelog.gz"] = compressed(changes.encode())
    files[documents / "CHANGELOG.md.gz"] = compressed(contents.text("CHANGELOG.md").encode())
    files[documents / "THIRD-PARTY.md.gz"] = compressed(contents.third_party.encode())
    files[share / "lintian/overrides/carnet"] = OVERRIDES.encode()
    for file, path in SHELL_FILES.items():
        path = path.replace("share/zsh/site-functions", "share/zsh/vendor-completions")
        files[tree / "usr" / path] = contents.completions[file]
    for path, page in contents.manual.items():
        files[share / "man" / f"{manual_path(path)}.gz"] = compressed(page)
    for path, data in files.items():
        write(path, data, 0o755 if path.parent.name == "bin" else 0o644)
    return sum(map(len, files.values()))


def compressed(data: bytes) -> bytes:
    return gzip.compress(data, compresslevel=9, mtime=0)


def write(path: Path, data: bytes, mode: int = 0o644) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    path.chmod(mode)
