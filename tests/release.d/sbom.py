"""The list of what is in a program, for programs: CycloneDX 1.6 in JSON."""

import hashlib
import json
import re
import uuid
from datetime import UTC, datetime
from urllib.parse import quote

from crates import Crate


def sbom(crates: list[Crate], target: str, epoch: int, checksums: dict[str, str], program: bytes) -> str:
    """`checksums` by name and version, from Cargo.lock. The serial number follows from what is listed."""
    [own] = [crate for crate in crates if crate.is_ours]
    others = [crate for crate in crates if not crate.is_ours]
    digest = hashlib.sha256(program).hexdigest()
    made = datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    root = component(own, "application", digest)
    root["properties"] = [{"name": "target", "value": target}]
    listed = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{own.key} {target} {digest}')}",
        "version": 1,
        "metadata": {"timestamp": made, "component": root},
        "components": [component(crate, "library", checksums[crate.key]) for crate in others],
        "dependencies": [{"ref": reference(crate.key), "dependsOn": [reference(key) for key in crate.uses]} for crate in crates],
    }
    return json.dumps(listed, ensure_ascii=False, indent=1) + "\n"


def reference(key: str) -> str:
    name, version = key.split(" ")
    return f"pkg:cargo/{name}@{quote(version, safe='')}"


def component(crate: Crate, kind: str, digest: str) -> dict:
    made = {
        "type": kind,
        "bom-ref": reference(crate.key),
        "name": crate.name,
        "version": crate.version,
        "description": crate.description,
        "hashes": [{"alg": "SHA-256", "content": digest}],
        "licenses": [{"expression": crate.licence}],
        "purl": reference(crate.key),
    }
    if crate.repository:
        made["externalReferences"] = [{"type": "vcs", "url": crate.repository}]
    return made


def checksums(lock: str) -> dict[str, str]:
    pattern = r'name = "(.+)"\nversion = "(.+)"\nsource = ".+"\nchecksum = "(.+)"'
    return {f"{name} {version}": digest for name, version, digest in re.findall(pattern, lock)}
