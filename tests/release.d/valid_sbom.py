"""Holds a list of what is in a program against the schema of CycloneDX, and says how many components it has."""

import json
import sys

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

text = open(sys.argv[1], encoding="utf-8").read()
if error := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
    raise SystemExit(f"{sys.argv[1]}: {error}")
print(f"{len(json.loads(text)['components'])} components, as CycloneDX 1.6 has them")
