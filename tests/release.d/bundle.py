"""The archive to unpack anywhere: the program in a folder with its documents, `.tar.gz`, on Windows `.zip`."""

from archive import Member, tar_gz, zipped
from contents import Contents


def bundle(contents: Contents) -> tuple[str, bytes]:
    platform = contents.platform
    name = f"carnet-{contents.version}-{platform.target}"
    members = [contents.program_member(f"{name}/{platform.program}")]
    members += [Member(f"{name}/{path}", data) for path, data in contents.licences().items()]
    members += [Member(f"{name}/{path}", contents.text(path).encode()) for path in ["README.md", "CHANGELOG.md"]]
    members += [Member(f"{name}/completions/{path}", data) for path, data in contents.completions.items()]
    members += [Member(f"{name}/man/{path}", data) for path, data in contents.manual.items()]
    if platform.is_windows:
        return f"{name}.zip", zipped(members, contents.epoch)
    return f"{name}.tar.gz", tar_gz(members, contents.epoch)
