#!/usr/bin/env python3
"""Writes the packages of the product as a CycloneDX 1.6 document, from the lock files under src, without network.

python3 tests/sbom.py > sbom.json
"""
import base64
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def packages():
    """Returns all packages by name and version, with their dependencies."""
    found = {}
    for lock in sorted(ROOT.glob("src/*/packages.lock.json")):
        for framework in json.loads(lock.read_text(encoding="utf-8-sig"))["dependencies"].values():
            versions = {name.lower(): entry.get("resolved") for name, entry in framework.items()}
            for name, entry in framework.items():
                if entry["type"] == "Project":
                    continue
                needs = sorted(f"pkg:nuget/{other}@{versions[other.lower()]}" for other in entry.get("dependencies", {}) if versions.get(other.lower()))
                found[f"pkg:nuget/{name}@{entry['resolved']}"] = (name, entry, needs)
    return found


def main():
    found = packages()
    if not found:
        sys.exit("There is no lock file under src.")
    version = re.search(r"<VersionPrefix>([^<]+)<", (ROOT / "Directory.Build.props").read_text(encoding="utf-8")).group(1)
    product = "responsibility-portal"
    components = [
        {
            "type": "library",
            "bom-ref": reference,
            "name": name,
            "version": entry["resolved"],
            "purl": reference,
            "hashes": [{"alg": "SHA-512", "content": base64.b64decode(entry["contentHash"]).hex()}],
        }
        for reference, (name, entry, _) in sorted(found.items())
    ]
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "bom-ref": product, "name": "Responsibility Portal", "version": version}},
        "components": components,
        "dependencies": [{"ref": product, "dependsOn": sorted(found)}]
        + [{"ref": reference, "dependsOn": needs} for reference, (_, _, needs) in sorted(found.items())],
    }
    json.dump(document, sys.stdout, indent=2)
    print()


if __name__ == "__main__":
    main()
