"""Validation beside the tools that a user would pick instead, interleaved in one run: XML beside `xmllint --stream --schema`, a
bundle of tables beside DuckDB with types, constraints and keys, JSON Lines in one and two threads, what memory it takes at two
sizes, records that all have faults, and the cold start of one small file.

    python3 benches/validation.py [--records 10000] [--rounds 3]

Needs the release build, xmllint, and the Python package duckdb. Times are those of the processors (user and system), so that
other work on the machine counts less; ratios are what to quote.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / os.environ.get("CHANCERY", "target/release/chancery")


def run(*command, threads=1):
    """Seconds of the processors, seconds of the clock, and the most memory in MiB."""
    start = time.monotonic()
    child = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                             env={**os.environ, "RAYON_NUM_THREADS": str(threads)})
    _, status, used = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"{command} gave {os.waitstatus_to_exitcode(status)}")
    return used.ru_utime + used.ru_stime, time.monotonic() - start, used.ru_maxrss / 1024


def best(commands, rounds):
    """The best of some interleaved rounds of each command."""
    found = {}
    for _ in range(rounds):
        for name, (threads, *command) in commands.items():
            found.setdefault(name, []).append(run(*command, threads=threads))
    return {name: tuple(min(column) for column in zip(*runs)) for name, runs in found.items()}


def make(folder, count):
    """Records as `parse` makes them of the stories, over and over with ids that differ, in all formats."""
    parsed = subprocess.run([PROGRAM, "parse", ROOT / "fixtures/stories", "--to", "jsonl"], capture_output=True, text=True, check=True)
    records = [json.loads(line) for line in parsed.stdout.split("\n") if line]
    with open(folder / "good.jsonl", "w") as good, open(folder / "bad.jsonl", "w") as bad:
        for index in range(count):
            record = {**records[index % len(records)], "id": f"urn:bench:{index}"}
            good.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")
            worse = {**record, "meeting": {**record["meeting"], "status": "hold"},
                     "people": [{**person, "role": "x"} for person in record["people"]]}
            bad.write(json.dumps(worse, ensure_ascii=False, separators=(",", ":")) + "\n")
    for form, name in (("xml", "good.xml"), ("csv", "bundle")):
        subprocess.run([PROGRAM, "convert", folder / "good.jsonl", "--to", form, "-o", folder / name], check=True)


def load_into_duckdb(folder):
    """Types, required cells, codes, patterns, primary and foreign keys; it stops at the first fault."""
    import duckdb

    database = duckdb.connect()
    database.execute("SET threads TO 1")
    quoted = lambda text: "'" + text.replace("'", "''") + "'"
    for table in json.loads((folder / "datapackage.json").read_text())["resources"]:
        schema, parts = table["schema"], []
        for field in schema["fields"]:
            name, asked = f'"{field["name"]}"', field.get("constraints", {})
            parts.append(f"{name} {'BIGINT' if field['type'] == 'integer' else 'VARCHAR'}{' NOT NULL' if asked.get('required') else ''}")
            if "enum" in asked:
                parts.append(f"CHECK ({name} IN ({', '.join(quoted(code) for code in asked['enum'])}))")
            if "pattern" in asked:
                parts.append(f"CHECK (regexp_full_match({name}, {quoted(asked['pattern'])}))")
        columns = lambda names: ", ".join(f'"{name}"' for name in names)
        parts.append(f"PRIMARY KEY ({columns(schema['primaryKey'])})")
        for key in schema.get("foreignKeys", []):
            reference = key["reference"]
            parts.append(f"FOREIGN KEY ({columns(key['fields'])}) REFERENCES {reference['resource']} ({columns(reference['fields'])})")
        database.execute(f"CREATE TABLE {table['name']} ({', '.join(parts)})")
        database.execute(f"COPY {table['name']} FROM {quoted(str(folder / table['path']))} (HEADER, DELIMITER ',', QUOTE '\"', ESCAPE '\"')")


def size_of(path):
    files = path.glob("*.csv") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files) / 1e6


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--records", type=int, default=10_000)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--load", type=Path, help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.load:
        return load_into_duckdb(given.load)
    validate = [PROGRAM, "validate", "--no-config", "--no-set-rules"]
    with tempfile.TemporaryDirectory() as name:
        once, often = Path(name) / "once", Path(name) / "often"
        for folder, count in ((once, given.records), (often, 10 * given.records)):
            folder.mkdir()
            make(folder, count)
        small = ROOT / "fixtures/records/minimal.json"
        inputs = {"jsonl": once / "good.jsonl", "bad": once / "bad.jsonl", "xml": once / "good.xml", "bundle": once / "bundle"}
        table = best({
            "JSON Lines, structure": (1, *validate, "--no-rules", inputs["jsonl"]),
            "JSON Lines, and rules": (1, *validate, inputs["jsonl"]),
            "JSON Lines, and rules, two threads": (2, *validate, inputs["jsonl"]),
            "JSON Lines, all bad": (1, *validate, inputs["bad"]),
            "XML, structure": (1, *validate, "--no-rules", inputs["xml"]),
            "XML, xmllint --stream": (1, "xmllint", "--noout", "--stream", "--schema", ROOT / "schemas/record.xsd", inputs["xml"]),
            "bundle, structure and keys": (1, *validate, "--no-rules", inputs["bundle"]),
            "bundle, DuckDB": (1, sys.executable, __file__, "--load", inputs["bundle"]),
            "one small file": (1, *validate, small),
        }, given.rounds)
        for name, (processors, clock, memory) in table.items():
            kind = {"JSON": "bad" if "bad" in name else "jsonl", "XML,": "xml", "bundle,": "bundle"}.get(name.split()[0])
            speed = f"{size_of(inputs[kind]):7.1f} MB {size_of(inputs[kind]) / processors:7.1f} MB per CPU-s" if kind else " " * 30
            print(f"{name:<36} {speed} {processors:7.2f} CPU-s {clock:7.2f} s {memory:6.0f} MiB")
        seconds = {name: row[0] for name, row in table.items()}
        print(f"XML to xmllint: {seconds['XML, xmllint --stream'] / seconds['XML, structure']:.2f} times its speed")
        print(f"bundle to DuckDB: {seconds['bundle, DuckDB'] / seconds['bundle, structure and keys']:.2f} times its speed")
        print(f"all bad to all good: {seconds['JSON Lines, all bad'] / seconds['JSON Lines, and rules']:.2f} times its time")
        for name in ("good.jsonl", "bad.jsonl", "good.xml"):
            processors, _, memory = run(*validate, often / name)
            _, _, before = run(*validate, once / name)
            print(f"ten times {name:<10} {processors:7.2f} CPU-s {memory:6.0f} MiB, once {before:.0f} MiB")


if __name__ == "__main__":
    main()
