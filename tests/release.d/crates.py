"""The crates whose code is in the program for a platform, from `cargo metadata`."""

import json
import subprocess
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Crate:
    name: str
    version: str
    licence: str
    description: str
    repository: str | None
    folder: Path
    is_ours: bool
    # Those it uses, as `name version`.
    uses: tuple[str, ...] = field(default=())

    @property
    def key(self) -> str:
        return f"{self.name} {self.version}"


def crates_of(root: Path, target: str) -> list[Crate]:
    """By name and version, the program's own crate among them. What only builds or tests it is not in the program."""
    command = ["cargo", "metadata", "--format-version", "1", "--locked", "--filter-platform", target]
    read = json.loads(subprocess.run(command, cwd=root, check=True, capture_output=True).stdout)
    packages = {package["id"]: package for package in read["packages"]}
    nodes = {node["id"]: node for node in read["resolve"]["nodes"]}

    def uses(package: str) -> list[str]:
        ordinary = [edge["pkg"] for edge in nodes[package]["deps"] if is_ordinary(edge)]
        return [other for other in ordinary if not runs_at_build_time(packages[other])]

    found, waiting = set(), [read["resolve"]["root"]]
    while waiting:
        package = waiting.pop()
        if package not in found:
            found.add(package)
            waiting.extend(uses(package))
    crates = [crate_of(packages[package], [packages[other] for other in uses(package)]) for package in found]
    return sorted(crates, key=lambda crate: (crate.name, crate.version))


def is_ordinary(edge: dict) -> bool:
    return any(kind["kind"] is None for kind in edge["dep_kinds"])


def runs_at_build_time(package: dict) -> bool:
    return any("proc-macro" in target["kind"] for target in package["targets"])


def crate_of(package: dict, uses: list[dict]) -> Crate:
    return Crate(
        name=package["name"],
        version=package["version"],
        # `MIT/Apache-2.0` is the older way to write it.
        licence=" OR ".join(part.strip() for part in (package["license"] or "").split("/")),
        description=" ".join((package["description"] or "").split()),
        repository=package["repository"],
        folder=Path(package["manifest_path"]).parent,
        is_ours=package["source"] is None,
        uses=tuple(sorted(f"{other['name']} {other['version']}" for other in uses)),
    )
