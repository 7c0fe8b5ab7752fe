"""Runs the steps of host files with a wheel in the place of the published package: host_steps.py WHEEL

For each host, `carnet init --host` makes a site with its files; then each job is run with a home of its own, by the real pip and
pipx. Programs of other makers that need an account or a server are stand-ins.
"""

import os
import re
import subprocess
import sys
import tempfile
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import yaml

# What hosts tell the steps, and the variables that a community's site asks for.
TOLD = {
    "BASE_URL": "https://equipe.example.org/notes",
    "CI_PAGES_URL": "https://equipe.example.org/notes",
    "URL": "https://equipe.example.org",
    "DEPLOY_PRIME_URL": "https://12--equipe.example.org",
    "COMMUNITY": "notre-communaute",
    "PROJECT": "equipe-notes",
    "CARNET_SERVER": "ftp://compte@ftp.example.org",
    "CARNET_FOLDER": "www/notes",
}
STAND_INS = {"curl": "printf https://equipe.cloudflareaccess.com/login", "lftp": ":"}


def jobs(host: str, site: Path) -> Iterator[tuple[str, dict, list[str]]]:
    """The name of each job, what its file says of the environment, and its steps."""
    match host:
        case "github" | "cloudflare":
            workflow = yaml.safe_load((site / ".github/workflows/carnet.yml").read_text())
            for name, job in workflow["jobs"].items():
                yield name, workflow["env"], [step["run"] for step in job["steps"] if "run" in step]
        case "gitlab":
            pipeline = yaml.safe_load((site / ".gitlab-ci.yml").read_text())
            for name in ["check", "publish"]:
                yield name, {}, pipeline["default"]["before_script"] + pipeline[name]["script"]
        case "netlify":
            settings = tomllib.loads((site / "netlify.toml").read_text())
            yield "publish", {}, [settings["build"]["command"]]
            yield "deploy-preview", {}, [settings["context"]["deploy-preview"]["command"]]
        case "ftp":
            yield "publish", {}, ["sh publish.sh"]


def machine(place: Path, host: str, wheels: Path) -> dict:
    """The environment of a new machine: a home, Python, pipx, and the wheel beside the registry."""
    home, tools = place / "home", place / "tools"
    home.mkdir(parents=True)
    tools.mkdir()
    # The image of GitLab's file is a Python that packages are installed into.
    if host == "gitlab":
        venv.create(place / "python", with_pip=True)
    stand_ins = STAND_INS | {"pipx": f'exec "{sys.executable}" -m pipx "$@"', "python3": f'exec "{sys._base_executable}" "$@"'}
    for name, script in stand_ins.items():
        (tools / name).write_text(f"#!/bin/sh\n{script}\n")
        (tools / name).chmod(0o755)
    path = [home / ".local/bin", place / "python/bin", tools, "/usr/local/bin", "/usr/bin", "/bin"]
    told = {"HOME": home, "PATH": os.pathsep.join(map(str, path)), "PIP_FIND_LINKS": wheels, "LC_ALL": "C.UTF-8"}
    # The pip of pipx is the same everywhere, and takes longest to install.
    told["PIPX_SHARED_LIBS"] = place.parent / "pipx"
    return {key: str(value) for key, value in (TOLD | told).items()}


def run(steps: list[str], site: Path, environment: dict) -> None:
    for step in steps:
        ran = subprocess.run(["bash", "-eo", "pipefail", "-c", step], cwd=site, env=environment, capture_output=True, text=True)
        if ran.returncode:
            raise SystemExit(f"{step}\nexit code {ran.returncode}\n{ran.stdout}{ran.stderr}")


def check(place: Path, site: Path, program: bytes, version: str) -> None:
    """What the steps installed is the wheel's program, and it made a site."""
    installed = [path for path in place.rglob("carnet") if path.is_file() and not path.is_symlink() and path.parent.name == "bin"]
    if not installed or any(path.read_bytes() != program for path in installed):
        raise SystemExit(f"carnet {version} was not installed from the wheel: {installed}")
    folders = [folder for folder in ["public", "preview", "community"] if (site / folder / "index.html").is_file()]
    if len(folders) != 1:
        raise SystemExit(f"one folder of pages was to be made: {folders}")


def main(wheel: Path) -> None:
    version = re.match(r"carnet-([^-]+)-", wheel.name)[1]
    with zipfile.ZipFile(wheel) as members:
        program = members.read(f"carnet-{version}.data/scripts/carnet")
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        carnet = top / "carnet"
        carnet.write_bytes(program)
        carnet.chmod(0o755)
        for host in ["github", "gitlab", "netlify", "cloudflare", "ftp"]:
            first = top / host
            subprocess.run([carnet, "init", first, "--language", "fr", "--host", host], check=True, capture_output=True)
            for name, environment, steps in jobs(host, first):
                site, place = top / f"{host}-{name}/site", top / f"{host}-{name}"
                place.mkdir()
                subprocess.run(["cp", "-a", first, site], check=True)
                run(steps, site, machine(place, host, wheel.parent) | environment)
                check(place, site, program, version)
                print(f"{host}, {name}: {len(steps)} steps")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
