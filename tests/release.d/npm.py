"""The packages for npm: one for each platform that holds its program, and one that brings the right one.

npm installs of the `optionalDependencies` only those whose `os` and `cpu` are the machine's; `launch.js` starts its program.
"""

import json

from archive import Member, tar_gz
from contents import Contents
from platforms import NPM_NAME, RELEASED, Platform
from wheel import readme


def platform_package(contents: Contents) -> tuple[str, bytes]:
    platform = contents.platform
    told = about(contents, platform.npm_package, f"The program of {NPM_NAME} for {platform.npm[0]}, {platform.npm[1]}")
    told |= {"os": [platform.npm[0]], "cpu": [platform.npm[1]], "preferUnplugged": True}
    members = [contents.program_member(f"package/bin/{platform.program}")]
    members += [Member(f"package/{path}", text) for path, text in contents.licences().items()]
    text = f"# {platform.npm_package}\n\nThe program that `{NPM_NAME}` starts here. Install that one.\n"
    members.append(Member("package/README.md", text.encode()))
    return packed(told, members, contents)


def main_package(contents: Contents, others: list[Platform]) -> tuple[str, bytes]:
    """`others`: the platforms whose packages there are."""
    told = about(contents, NPM_NAME, contents.description)
    told |= {
        "keywords": contents.keywords,
        "bin": {"carnet": "bin/carnet.js"},
        "engines": {"node": ">=18"},
        "optionalDependencies": {platform.npm_package: contents.version for platform in others},
    }
    names = {f"{platform.npm[0]} {platform.npm[1]}": [platform.npm_package, platform.program] for platform in RELEASED}
    launch = (contents.root / "tests/release.d/launch.js").read_text().replace("PACKAGES", json.dumps(names, sort_keys=True))
    members = [
        Member("package/bin/carnet.js", launch.encode(), is_program=True),
        Member("package/README.md", readme(contents).encode()),
    ]
    members += [Member(f"package/{path}", contents.text(path).encode()) for path in ["LICENSE-MIT", "LICENSE-APACHE"]]
    return packed(told, members, contents)


def about(contents: Contents, name: str, description: str) -> dict:
    told = {
        "name": name,
        "version": contents.version,
        "description": description,
        "license": "(MIT OR Apache-2.0)",
    }
    if contents.repository:
        told["repository"] = {"type": "git", "url": f"git+{contents.repository}.git"}
    return told


def packed(told: dict, members: list[Member], contents: Contents) -> tuple[str, bytes]:
    text = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    members = [Member("package/package.json", text.encode()), *members]
    return f"{told['name']}-{told['version']}.tgz", tar_gz(members, contents.epoch)
