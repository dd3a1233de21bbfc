"""Speed of columns, databases and Python beside what others need for the same rows, as ratios of one run.

    cargo build --release --features full && pip install . duckdb pyarrow
    python benches/stores.py [--records 20000] [--postgres postgres://postgres@127.0.0.1/postgres]

Needs sqlite3, and psql where a server is named. Best of three; a ratio above 1 says how much longer we take.
"""

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROGRAM = os.environ.get("CHANCERY", "target/release/chancery")


def best(act, prepare=lambda: None):
    """Seconds of the fastest of three runs."""
    found = []
    for _ in range(3):
        prepare()
        begun = time.perf_counter()
        act()
        found.append(time.perf_counter() - begun)
    return min(found)


def run(*command, **more):
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL, **more)


def records(folder, count):
    """Records of the fixture stories, over and over, with ids and documents that differ."""
    stories = sorted(Path("fixtures/stories").glob("*/record*.json"))
    read = [json.loads(story.read_text()) for story in stories]
    made = [record for entry in read for record in (entry if isinstance(entry, list) else [entry])]
    path = folder / "records.jsonl"
    with open(path, "w", encoding="utf-8") as opened:
        for number in range(count):
            record = made[number % len(made)]
            record["id"] = f"urn:bench:{number}"
            record.setdefault("source", {})["document_id"] = f"d{number}"
            opened.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")
    return path


def tables(bundle):
    """Tables of a bundle, each after those that it refers to."""
    described = json.loads((bundle / "datapackage.json").read_text())
    return [resource["name"] for resource in described["resources"]]


def columns(folder, source):
    import duckdb
    import pyarrow.json
    import pyarrow.parquet

    ours = best(lambda: run(PROGRAM, "convert", source, "--to", "parquet", "-o", folder / "ours.parquet"))
    options = pyarrow.json.ReadOptions(block_size=64 << 20)
    arrow = best(lambda: pyarrow.parquet.write_table(pyarrow.json.read_json(source, options), folder / "arrow.parquet",
                                                     compression="zstd"))
    duck = best(lambda: duckdb.sql(f"COPY (SELECT * FROM read_json_auto('{source}')) TO '{folder}/duck.parquet' "
                                   "(FORMAT parquet, COMPRESSION zstd)"))
    yield "JSON Lines to Parquet, judged by the schema", ours, "pyarrow", arrow
    yield "JSON Lines to Parquet, judged by the schema", ours, "DuckDB", duck


def sqlite(folder, source, bundle):
    def clean(name):
        return lambda: (folder / name).unlink(missing_ok=True)

    schema = subprocess.run([PROGRAM, "schema", "sql"], check=True, capture_output=True, text=True).stdout
    imports = "".join(f".import --csv --skip 1 {bundle}/{name}.csv {name}\n" for name in tables(bundle))
    script = f"{schema}\nBEGIN;\n{imports}COMMIT;\n"
    # The shell knows no empty cell but an empty text, which checks and strict tables refuse: it imports without them.
    script = f"PRAGMA ignore_check_constraints = ON;\n{script}".replace(") STRICT;", ");")
    ours = best(lambda: run(PROGRAM, "load", source, "--db", f"sqlite:{folder}/ours.db"), clean("ours.db"))
    theirs = best(lambda: run("sqlite3", folder / "theirs.db", input=script.encode()), clean("theirs.db"))
    yield "SQLite, loaded", ours, "sqlite3 .import", theirs


def postgres(source, bundle, url):
    schema = subprocess.run([PROGRAM, "schema", "sql", "--dialect", "postgres"], check=True, capture_output=True).stdout
    copies = "".join(f"\\copy {name} FROM '{bundle}/{name}.csv' CSV HEADER\n" for name in tables(bundle)).encode()

    def fresh():
        run("psql", "-q", url, "-c", "DROP SCHEMA IF EXISTS bench CASCADE; CREATE SCHEMA bench", stderr=subprocess.DEVNULL)

    within = f"{url}?options=-csearch_path%3Dbench"
    ours = best(lambda: run(PROGRAM, "load", source, "--db", within), fresh)
    theirs = best(lambda: run("psql", "-q", within, "-v", "ON_ERROR_STOP=1", "-1", input=schema + b"\n" + copies,
                              stderr=subprocess.DEVNULL), fresh)
    fresh()
    yield "PostgreSQL, loaded", ours, "COPY by psql", theirs


def python(folder, count):
    import chancery

    texts = [story.read_text() for story in sorted(Path("fixtures/stories").glob("*/article.txt"))]
    reports = [{"id": f"d{number}", "text": texts[number % len(texts)]} for number in range(count)]
    path = folder / "reports.jsonl"
    path.write_text("".join(json.dumps(report) + "\n" for report in reports))
    ours = best(lambda: chancery.parse_many(reports))
    theirs = best(lambda: run(PROGRAM, "parse", path, "-o", folder / "parsed.jsonl"))
    yield "Python parse_many", ours, "the command", theirs


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--records", type=int, default=20_000)
    parser.add_argument("--postgres", default="")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = records(folder, given.records)
        bundle = folder / "bundle"
        run(PROGRAM, "convert", source, "--to", "csv", "-o", bundle)
        measured = [columns(folder, source), sqlite(folder, source, bundle)]
        if given.postgres:
            measured.append(postgres(source, bundle, given.postgres))
        measured.append(python(folder, given.records // 10))
        rows = csv.writer(sys.stdout, delimiter="\t")
        rows.writerow(["what", "seconds", "beside", "seconds", "ratio"])
        for what, ours, beside, theirs in (row for rows_of in measured for row in rows_of):
            rows.writerow([what, f"{ours:.2f}", beside, f"{theirs:.2f}", f"{ours / theirs:.2f}"])


main()
