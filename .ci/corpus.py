#!/usr/bin/env python3
"""Read a fixed sample of the bulk corpus and hold what must be true of every record.

    .ci/corpus.py [--shared DIR] [--texts N]

No text makes the program fail; every record is valid; every quote of the evidence equals its slice of the source text;
the balance of the run is even.
"""
import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "target/release/chancery"


def rows(bulk):
    """Every row of the corpus with its file and number, in the order of the files."""
    files = sorted(bulk.glob("*.jsonl.zst"))
    if not files:
        sys.exit(f"no texts in {bulk}")
    for path in files:
        with subprocess.Popen(["zstd", "-dcq", path], stdout=subprocess.PIPE) as process:
            for number, line in enumerate(process.stdout):
                yield path.name.split(".")[0], number, json.loads(line)
        if process.returncode:
            sys.exit(f"zstd could not read {path}")


def report(row, number):
    """A row as the program reads it."""
    kept = {"id": number, "text": row["text"]}
    if len(row.get("date") or "") == 10:
        kept["published"] = row["date"]
    return kept


def texts(bulk):
    """Every text of the corpus."""
    for file, number, row in rows(bulk):
        if row.get("text", "").strip():
            yield report(row, f"{file}/{number}")


def sample(rows, count):
    """So many of them, evenly spread."""
    rows = list(rows)
    step = max(1, len(rows) // count)
    return rows[::step][:count]


def check(made):
    """The records whose evidence does not quote the text."""
    faults, records, quotes = [], 0, 0
    for line in made.read_text(encoding="utf-8").split("\n")[:-1]:
        record = json.loads(line)
        records += 1
        text = record["source"]["text"]
        for evidence in record["evidence"]:
            if "quote" in evidence:
                quotes += 1
                if text[evidence["start"]:evidence["stop"]] != evidence["quote"]:
                    faults.append(f"{record['source'].get('document_id')}: {evidence}")
    return faults, records, quotes


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--texts", type=int, default=2000)
    options = parser.parse_args()
    rows = sample(texts(options.shared / "corpus/bulk"), options.texts)
    with tempfile.TemporaryDirectory() as folder:
        given, made, summary = (Path(folder) / name for name in ("in.jsonl", "out.jsonl", "summary.json"))
        given.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        command = [PROGRAM, "parse", given, "--with-text", "-o", made, "--rejects", "/dev/null", "--summary", summary]
        subprocess.run(command, check=True)
        balance = json.loads(summary.read_text(encoding="utf-8"))
        accounted = balance["documents_with_records"] + sum(balance["rejects"].values()) + balance["failures"]
        if not balance["inputs"] == accounted == len(rows):
            sys.exit(f"the balance is uneven: {balance}")
        faults, records, quotes = check(made)
        if faults:
            sys.exit("quotes that are not in the text:\n" + "\n".join(faults[:20]))
        subprocess.run([PROGRAM, "validate", made], check=True)
    print(f"{len(rows)} texts, {records} records, {quotes} quotes; rejects {balance['rejects']}")


if __name__ == "__main__":
    main()
