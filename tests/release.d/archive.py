"""Archives that are the same bytes whoever makes them: names in order, one time, no owner."""

import gzip
import io
import tarfile
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True)
class Member:
    path: str
    data: bytes
    is_program: bool = False

    @property
    def mode(self) -> int:
        return 0o755 if self.is_program else 0o644


def tar_gz(members: list[Member], epoch: int) -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for member in sorted(members, key=lambda member: member.path):
            info = tarfile.TarInfo(member.path)
            info.size, info.mode, info.mtime = len(member.data), member.mode, epoch
            tar.addfile(info, io.BytesIO(member.data))
    return gzip.compress(held.getvalue(), compresslevel=9, mtime=0)


def zipped(members: list[Member], epoch: int, in_order: bool = False) -> bytes:
    """With `in_order` the members stay in the order given: a wheel ends with its record."""
    # A zip knows no time before 1980.
    time = datetime.fromtimestamp(max(epoch, 315532800), UTC).timetuple()[:6]
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for member in members if in_order else sorted(members, key=lambda member: member.path):
            info = zipfile.ZipInfo(member.path, time)
            info.compress_type = zipfile.ZIP_DEFLATED
            # Written as on Unix, a regular file: else the program could not be run after unpacking.
            info.create_system, info.external_attr = 3, (0o100000 | member.mode) << 16
            archive.writestr(info, member.data)
    return held.getvalue()
