"""Makes all packages of a release in a folder: package.py OUTPUT --runner PROGRAM TARGET=PROGRAM…

One archive, wheel, package for npm and list of what is in it for each platform, `.deb` where it is Debian's; the package for
npm that brings the right one; THIRD-PARTY.md; the sums of all of them.
"""

import argparse
import hashlib
import os
import subprocess
import tomllib
from pathlib import Path

from bundle import bundle
from contents import gather, newest_changes
from deb import deb
from npm import main_package, platform_package
from platforms import RELEASED, platform_of
from wheel import wheel

ROOT = Path(__file__).resolve().parents[2]
# Bytes; what a person downloads before the first note.
LARGEST_PROGRAM = 15_000_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path)
    parser.add_argument("--runner", type=Path, required=True, help="a program that this machine runs")
    parser.add_argument("programs", nargs="+", metavar="TARGET=PROGRAM")
    arguments = parser.parse_args()
    programs = [program.split("=", 1) for program in arguments.programs]
    given = {platform_of(target): Path(path) for target, path in programs}
    arguments.output.mkdir(parents=True, exist_ok=True)
    made = dict(file for platform, path in given.items() for file in packages(platform, path, arguments.runner, list(given)))
    made["CHANGES.md"] = newest_changes((ROOT / "CHANGELOG.md").read_text(), version()).encode()
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(made.items()))
    for name, data in {**made, "SHA256SUMS": sums.encode()}.items():
        (arguments.output / name).write_bytes(data)


def packages(platform, program: Path, runner: Path, platforms: list) -> list[tuple[str, bytes]]:
    size = program.stat().st_size
    if platform in RELEASED and size > LARGEST_PROGRAM:
        raise SystemExit(f"{program} has {size} bytes, more than {LARGEST_PROGRAM}")
    contents = gather(ROOT, platform, program, runner, epoch(), os.environ.get("CARNET_REPOSITORY"))
    made = [bundle(contents), wheel(contents), platform_package(contents)]
    made.append((f"carnet-{contents.version}-{platform.target}.cdx.json", contents.sbom.encode()))
    if platform.deb:
        made.append(deb(contents, os.environ.get("CARNET_MAINTAINER")))
    if platform == platforms[0]:
        made += [main_package(contents, platforms), ("THIRD-PARTY.md", contents.third_party.encode())]
    return made


def version() -> str:
    return tomllib.loads((ROOT / "Cargo.toml").read_text())["package"]["version"]


def epoch() -> int:
    """The date of the commit, unless SOURCE_DATE_EPOCH gives another: the same commit makes the same packages."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    said = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True)
    return int(said.stdout.strip() or 0)


if __name__ == "__main__":
    main()
