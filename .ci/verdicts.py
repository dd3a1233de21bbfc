"""One verdict in all formats: records of any kind, each sound and with one field changed, get the same findings as JSON,
JSON Lines, XML, one-file CSV and a bundle of tables, and are refused by two JSON Schema validators and two XSD validators
wherever the loss table does not say otherwise.

VERDICTS says how many records; the files are written here and by nothing of ours.
"""

import csv
import json
import shutil
import subprocess
from collections import Counter, defaultdict

from judges import (NAMESPACE, PLACE, PROGRAM, SCHEMA, changes, check, element, held, lines, main, refused_by_ajv, resolved,
                    with_change)

FOLDER = PLACE / "verdicts"
PACKAGE = json.loads(open("schemas/datapackage.json").read())
TABLES = {resource["name"]: resource["schema"] for resource in PACKAGE["resources"]}
FORMATS = {"json": "all.json", "jsonl": "all.jsonl", "xml": "all.xml", "csv": "all.csv", "bundle": "bundle"}


def changed(record, index):
    """The record with one of its fields changed: the constraints take turns, and so do the fields."""
    by_constraint = defaultdict(list)
    for constraint, path, change in changes(record):
        by_constraint[constraint].append((path, change))
    turn, rest = index % len(by_constraint), index // len(by_constraint)
    constraint = sorted(by_constraint)[turn]
    path, change = by_constraint[constraint][rest % len(by_constraint[constraint])]
    return constraint, path, with_change(record, path, change)


def value_at(value, path):
    for name in path:
        if not isinstance(value, dict) or name not in value:
            return None
        value = value[name]
    return value


def cell(value):
    if value is None:
        return ""
    if isinstance(value, list):
        return json.dumps(value) if any(isinstance(item, dict) for item in value) else "|".join(map(str, value))
    return str(value)


class Bundle:
    """Writes records as tables, by the names of their columns alone, and remembers whose row each is."""

    def __init__(self, folder):
        folder.mkdir()
        self.rows = defaultdict(list)
        self.folder = folder
        self.owners = {}

    def add(self, index, record):
        self.row("records", [], 0, record, index)

    def row(self, name, keys, position, entry, index):
        fields = [field["name"] for field in TABLES[name]["fields"]]
        links = dict(zip(fields, keys))
        cells = []
        for field in fields:
            if field in links:
                cells.append(links[field])
            elif field == "position" and keys:
                cells.append(str(position))
            else:
                cells.append(cell(entry if field == "value" and not isinstance(entry, dict) else value_at(entry, field.split("__"))))
        self.rows[name].append(cells)
        self.owners[name, len(self.rows[name]) + 1] = index
        if not isinstance(entry, dict):
            return
        own = cells[fields.index("id")] if "id" in TABLES[name]["primaryKey"] else str(position)
        within = "" if name == "records" else name + "__"
        for child in TABLES:
            path = child[len(within):].split("__")
            if child == name or not child.startswith(within) or not self.is_child(name, child):
                continue
            for number, item in enumerate(value_at(entry, path) or [], 1):
                self.row(child, keys + [own], number, item, index)

    @staticmethod
    def is_child(parent, child):
        return TABLES[child].get("foreignKeys", [{"reference": {}}])[0]["reference"].get("resource") == parent

    def write(self):
        (self.folder / "datapackage.json").write_text(json.dumps(PACKAGE))
        for name, schema in TABLES.items():
            with open(self.folder / f"{name}.csv", "w", newline="", encoding="utf-8") as opened:
                writer = csv.writer(opened)
                writer.writerow(field["name"] for field in schema["fields"])
                writer.writerows(self.rows[name])


def flat_columns():
    """Columns of one-file CSV: lists stay in one cell."""
    columns = []

    def walk(path, schema):
        for name, inner in resolved(schema)["properties"].items():
            plain = resolved(inner)
            if plain.get("type") == "object":
                walk(path + [name], plain)
            else:
                columns.append(path + [name])

    walk([], SCHEMA)
    return columns


def write(records):
    """Writes the records in all formats; gives the bundle's owners of rows."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    (FOLDER / "all.json").write_text(json.dumps(records))
    (FOLDER / "all.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    body = "\n".join(element("record", record, SCHEMA) for record in records)
    (FOLDER / "all.xml").write_text(f'<records xmlns="{NAMESPACE}">\n{body}\n</records>\n', newline="")
    columns = flat_columns()
    with open(FOLDER / "all.csv", "w", newline="", encoding="utf-8") as opened:
        writer = csv.writer(opened)
        writer.writerow("__".join(path) for path in columns)
        writer.writerows([cell(value_at(record, path)) for path in columns] for record in records)
    bundle = Bundle(FOLDER / "bundle")
    for index, record in enumerate(records):
        bundle.add(index, record)
    bundle.write()
    return bundle.owners


def found_in(form, count, owners):
    """What each record gets in a format: codes with their pointers."""
    command = [PROGRAM, "validate", "--no-config", "--no-set-rules", "--report", "json", "--max-findings", "100000000",
               FOLDER / FORMATS[form]]
    done = subprocess.run(command, capture_output=True, text=True)
    check(done.returncode in (0, 1), f"{form}: validate gave {done.returncode}: {done.stderr[-300:]}")
    found = [Counter() for _ in range(count)]
    for finding in json.loads(done.stdout)["findings"]:
        place = finding["place"]
        index = owners[place["table"], place["row"]] if form == "bundle" else place["record"] - 1
        found[index][finding["code"], place.get("pointer", "")] += 1
    return found


def says_nothing_in_csv(constraint, path, record):
    """A cell cannot hold an empty text, null, an unknown member, an object without any, or the sign that joins its items;
    and a table no row without a key."""
    within = value = record
    for step in path:
        within, value = value, value.get(step) if isinstance(value, dict) else value[step]
    is_nothing = isinstance(within, dict) and all(member == [] for member in within.values())
    is_joined = isinstance(within, list) and isinstance(value, str) and "|" in value
    return constraint in ("closed", "not_null") or value == "" or is_nothing or is_joined or path == ["id"]


def judge_verdicts():
    """The same findings in every format, and the verdict of others."""
    sound = lines("verdicts.jsonl")
    made = [changed(record, index) for index, record in enumerate(sound)]
    for index, (_, _, record) in enumerate(made):
        if record.get("id") == sound[index]["id"]:
            record["id"] = f"urn:changed:{index}"
    records = sound + [record for _, _, record in made]
    # XML has no null, so that the change is not there.
    without_null = [not (index >= len(sound) and made[index - len(sound)][0] == "not_null") for index in range(len(records))]
    owners = write(records)
    found = {form: found_in(form, len(records), owners) for form in FORMATS}
    seen = Counter()
    for index, record in enumerate(records):
        constraint, path, _ = made[index - len(sound)] if index >= len(sound) else ("sound", [], None)
        first = found["json"][index]
        name = f"{index} {constraint} /{'/'.join(map(str, path))}"
        check(found["jsonl"][index] == first, f"{name}: JSON Lines says {found['jsonl'][index]}, JSON {first}")
        if without_null[index]:
            check(found["xml"][index] == first, f"{name}: XML says {found['xml'][index]}, JSON {first}")
        if constraint != "sound" and says_nothing_in_csv(constraint, path, record):
            seen["not to be said in CSV"] += 1
            continue
        check(found["csv"][index] == first, f"{name}: CSV says {found['csv'][index]}, JSON {first}")
        if constraint == "unique_id":
            # What belongs to one of two rows with one id belongs to both.
            kept = ("R104", "/" + "/".join(map(str, path)))
            found["bundle"][index], first = Counter({kept: found["bundle"][index][kept]}), Counter({kept: first[kept]})
        check(found["bundle"][index] == first, f"{name}: the bundle says {found['bundle'][index]}, JSON {first}")
        seen[constraint] += 1
    print("compared in all formats:", dict(seen))
    judge_others(sound, made, found["json"])


def judge_others(sound, made, found):
    """Each validator refuses what breaks a constraint that its schema holds, as we do."""
    import jsonschema
    import xmlschema

    folder = FOLDER / "each"
    folder.mkdir()
    cases = [(f"sound-{i}", "sound", record) for i, record in enumerate(sound)]
    cases += [(f"changed-{i}", constraint, record) for i, (constraint, _, record) in enumerate(made)]
    for name, constraint, record in cases:
        (folder / f"{name}.json").write_text(json.dumps(record))
        if constraint != "not_null":
            body = element("record", record, SCHEMA)
            (folder / f"{name}.xml").write_text(f'<records xmlns="{NAMESPACE}">{body}</records>', newline="")
    python = jsonschema.Draft202012Validator(SCHEMA)
    xsd = xmlschema.XMLSchema("schemas/record.xsd")
    files = sorted(folder.glob("*.xml"))
    refused = {
        ("record", "ajv"): refused_by_ajv(folder),
        ("record", "jsonschema"): {name for name, _, record in cases if not python.is_valid(record)},
        ("xsd", "xmllint"): refused_by_xmllint(files),
        ("xsd", "xmlschema"): {file.stem for file in files if not xsd.is_valid(str(file))},
    }
    count = len(sound)
    for number, (name, constraint, _) in enumerate(cases):
        # Rules that the schemas cannot ask are left out: whether an id is there is asked by R103, its uniqueness by R104.
        structural = any(code[0] == "S" for code, _ in found[number])
        by_rule = any(code in ("R103", "R104") for code, _ in found[number] - (found[number - count] if number >= count else Counter()))
        ours = structural or by_rule
        check(ours == (constraint != "sound"), f"{name}: {constraint} gives {found[number]}")
        for (target, judge), those in refused.items():
            if target == "xsd" and constraint == "not_null":
                continue
            wanted = constraint != "sound" and held(target, constraint)
            check((name in those) == wanted, f"{judge} {'refuses' if name in those else 'accepts'} {name}, {constraint}")
    print({judge: len(those) for (_, judge), those in refused.items()}, "of", len(cases), "refused")


def refused_by_xmllint(files):
    refused = set()
    for start in range(0, len(files), 1000):
        command = ["xmllint", "--noout", "--schema", "schemas/record.xsd", *files[start:start + 1000]]
        done = subprocess.run(command, capture_output=True, text=True)
        ending = " fails to validate"
        refused |= {line.removesuffix(ending).rsplit("/", 1)[-1].removesuffix(".xml")
                    for line in done.stderr.splitlines() if line.endswith(ending)}
    return refused


if __name__ == "__main__":
    main([judge_verdicts])
