"""What every package of a release holds: the program, its documents, and what is said of it."""

import re
import subprocess
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

from archive import Member
from crates import crates_of
from licences import third_party
from platforms import Platform
from sbom import checksums, sbom

# What `carnet completions` is asked for, and what a shell calls the file.
SHELLS = {"bash": "carnet.bash", "zsh": "_carnet", "fish": "carnet.fish", "powershell": "carnet.ps1", "elvish": "carnet.elv"}
LANGUAGES = ["en", "fr"]


@dataclass(frozen=True)
class Contents:
    root: Path
    platform: Platform
    # The program of the platform.
    program: bytes
    # Seconds since 1970, of the commit.
    epoch: int
    # Where the source is to be had; packages name it.
    repository: str | None
    version: str
    description: str
    keywords: list[str]
    third_party: str
    sbom: str
    completions: dict[str, bytes]
    # `fr/carnet-build.1`
    manual: dict[str, bytes]

    def text(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    def licences(self) -> dict[str, bytes]:
        own = {name: self.text(name).encode() for name in ["LICENSE-MIT", "LICENSE-APACHE"]}
        return own | {"THIRD-PARTY.md": self.third_party.encode()}

    def program_member(self, path: str) -> Member:
        return Member(path, self.program, is_program=True)


def gather(root: Path, platform: Platform, program: Path, runner: Path, epoch: int, repository: str | None) -> Contents:
    """`runner` is a program of this machine: it writes the manual and the completions, which are the same everywhere."""
    package = tomllib.loads((root / "Cargo.toml").read_text())["package"]
    crates = crates_of(root, platform.target)
    listed = checksums((root / "Cargo.lock").read_text())
    data = program.read_bytes()
    return Contents(
        root=root,
        platform=platform,
        program=data,
        epoch=epoch,
        repository=repository or package.get("repository"),
        version=package["version"],
        description=package["description"],
        keywords=package["keywords"],
        third_party=third_party(root, package["version"], platform.target, crates),
        sbom=sbom(crates, platform.target, epoch, listed, data),
        completions={SHELLS[shell]: said(runner, "completions", shell) for shell in SHELLS},
        manual=manual(runner),
    )


def said(runner: Path, *arguments: str) -> bytes:
    return subprocess.run([runner, "--lang", "en", *arguments], check=True, capture_output=True).stdout


def manual(runner: Path) -> dict[str, bytes]:
    pages = {}
    for language in LANGUAGES:
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([runner, "--lang", language, "man", "--output", folder], check=True, capture_output=True)
            pages |= {f"{language}/{page.name}": page.read_bytes() for page in sorted(Path(folder).iterdir())}
    return pages


def newest_changes(changes: str, version: str) -> str:
    """What the list of changes says of a version."""
    found = re.search(rf"^## {re.escape(version)}\b.*?(?=^## |\Z)", changes, re.MULTILINE | re.DOTALL)
    if not found:
        raise SystemExit(f"CHANGELOG.md says nothing of {version}")
    return found.group()
