#!/usr/bin/env python3
"""Writes who made the parts of the product that others made, and their licences, without network.

python3 tests/notices.py > THIRD-PARTY-NOTICES.txt

Reads the packages that were restored for the web project, and the fonts and lists in src. Ends with an error if a package isn't
restored, or has a licence that isn't in LICENCES: only permissive ones are.
"""
import collections
import json
import os
import pathlib
import re
import sys
import xml.etree.ElementTree as xml

ROOT = pathlib.Path(__file__).resolve().parent.parent
PACKAGES = pathlib.Path(os.environ.get("NUGET_PACKAGES", pathlib.Path.home() / ".nuget" / "packages"))

MIT = """Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE."""

POSTGRESQL = """Permission to use, copy, modify, and distribute this software and its documentation for any purpose, without fee, and
without a written agreement is hereby granted, provided that the above copyright notice and this paragraph and the
following two paragraphs appear in all copies.

IN NO EVENT SHALL THE AUTHORS BE LIABLE TO ANY PARTY FOR DIRECT, INDIRECT, SPECIAL, INCIDENTAL, OR CONSEQUENTIAL
DAMAGES, INCLUDING LOST PROFITS, ARISING OUT OF THE USE OF THIS SOFTWARE AND ITS DOCUMENTATION, EVEN IF THE AUTHORS HAVE
BEEN ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.

THE AUTHORS SPECIFICALLY DISCLAIM ANY WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF
MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE. THE SOFTWARE PROVIDED HEREUNDER IS ON AN "AS IS" BASIS, AND THE
AUTHORS HAVE NO OBLIGATIONS TO PROVIDE MAINTENANCE, SUPPORT, UPDATES, ENHANCEMENTS, OR MODIFICATIONS."""

APACHE = (ROOT / "src/ResponsibilityPortal.Pdf/Fonts/Fallback/Apache-2.0.txt").read_text(encoding="utf-8")

# The texts of the licences that a package may have, by their SPDX names.
LICENCES = {"MIT": MIT, "Apache-2.0": APACHE, "PostgreSQL": POSTGRESQL, "MS-PL OR Apache-2.0": APACHE}

# Packages that name a file instead of a licence. The file is that licence.
NAMED_BY_FILE = {"Otp.NET": "MIT"}

# Licences of files in src, each beside what it covers.
FILES = ["Pdf/Fonts/Noto/OFL.txt", "Pdf/Fonts/Fallback/OFL.txt", "Pdf/Fonts/Fallback/Apache-2.0.txt", "Web/Content/common-passwords.LICENSE.txt"]


def packages():
    """Returns names and versions of all packages that the product is delivered with, in order."""
    lock = json.loads((ROOT / "src/ResponsibilityPortal.Web/packages.lock.json").read_text(encoding="utf-8-sig"))
    found = {
        (name, entry["resolved"])
        for framework in lock["dependencies"].values()
        for name, entry in framework.items()
        if entry["type"] != "Project"
    }
    return sorted(found, key=lambda package: (package[0].lower(), package[1]))


def read(name, version):
    """Returns what a package says of itself: its licence, who has the copyright, its address, and the texts of its licences and notices."""
    directory = PACKAGES / name.lower() / version.lower()
    if not directory.is_dir():
        sys.exit(f"{name} {version} isn't restored in {PACKAGES}. Run 'dotnet restore' first.")
    described = {
        element.tag.rpartition("}")[2]: (element.text or "").strip()
        for element in xml.parse(next(directory.glob("*.nuspec"))).getroot().iter()
    }
    licence = NAMED_BY_FILE.get(name, described.get("license"))
    if licence not in LICENCES:
        sys.exit(f"{name} {version} has the licence {licence!r}, which isn't in the list of permissive licences in {__file__}.")
    texts = [
        file.read_text(encoding="utf-8-sig", errors="replace").strip()
        for file in sorted(directory.iterdir())
        if file.is_file() and re.match(r"(licen[cs]e|third-party-notices)\b", file.name, re.IGNORECASE)
    ]
    return licence, described.get("copyright") or described.get("authors", ""), described.get("projectUrl", ""), texts


def main():
    sys.stdout.reconfigure(encoding="utf-8")
    users = collections.defaultdict(list)
    print("Responsibility Portal contains software, fonts and a list that others made. This file names them and their licences.\n")
    for name, version in packages():
        licence, copyright, address, texts = read(name, version)
        print(f"{name} {version}\n  licence: {licence}\n  copyright: {copyright}\n  {address}".rstrip() + "\n")
        for text in [LICENCES[licence], *texts]:
            users[text.strip()].append(name)
    for path in FILES:
        file = ROOT / f"src/ResponsibilityPortal.{path}"
        users[file.read_text(encoding="utf-8").strip()].append(str(file.parent.relative_to(ROOT)))
    for text, names in users.items():
        print("=" * 100 + f"\nFor {', '.join(dict.fromkeys(names))}:\n\n{text}\n")


if __name__ == "__main__":
    main()
