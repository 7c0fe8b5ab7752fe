"""The platforms of a release: how each is called by those who install programs. `platforms.py` prints their targets."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Platform:
    """A target of the compiler, and its names elsewhere."""

    target: str
    # Tags of a wheel, as PyPI takes them: a static program runs on both C libraries of Linux.
    wheel: str
    # `os` and `cpu` of npm.
    npm: tuple[str, str]
    # Architecture of Debian; none where there is no Debian.
    deb: str | None = None

    @property
    def program(self) -> str:
        return "carnet.exe" if self.is_windows else "carnet"

    @property
    def is_windows(self) -> bool:
        return "windows" in self.target

    @property
    def npm_package(self) -> str:
        return f"{NPM_NAME}-{self.npm[0]}-{self.npm[1]}"


# `carnet` is another's there. The command is `carnet` all the same.
NPM_NAME = "carnet-notebook"

PLATFORMS = [
    Platform(
        "x86_64-unknown-linux-musl",
        "manylinux_2_17_x86_64.manylinux2014_x86_64.musllinux_1_1_x86_64",
        ("linux", "x64"),
        "amd64",
    ),
    Platform(
        "aarch64-unknown-linux-musl",
        "manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64",
        ("linux", "arm64"),
        "arm64",
    ),
    Platform("x86_64-pc-windows-gnu", "win_amd64", ("win32", "x64")),
    Platform("x86_64-apple-darwin", "macosx_10_12_x86_64", ("darwin", "x64")),
    Platform("aarch64-apple-darwin", "macosx_11_0_arm64", ("darwin", "arm64")),
    # What the tests build anyway: never published, since it needs the C library of the machine that built it.
    Platform("x86_64-unknown-linux-gnu", "linux_x86_64", ("linux", "x64"), "amd64"),
]

# Those that a release holds.
RELEASED = [platform for platform in PLATFORMS if not platform.target.endswith("linux-gnu")]


def platform_of(target: str) -> Platform:
    for platform in PLATFORMS:
        if platform.target == target:
            return platform
    raise SystemExit(f"no platform '{target}', only: {' '.join(p.target for p in PLATFORMS)}")


if __name__ == "__main__":
    print("\n".join(platform.target for platform in RELEASED))
