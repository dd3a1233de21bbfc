#!/usr/bin/env python3
"""Score the release build against the gold facts and hold the figures above tests/floors.json.

    .ci/score.py [--shared DIR] [--raise]

`--raise` lifts each floor to the figure that was reached; a floor is never lowered.
"""
import argparse
import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import corpus

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "target/release/chancery"
FLOORS = ROOT / "tests/floors.json"
REAL = ROOT / "fixtures/reports/real"
# Shares of entries that were found: they are held together with the finding, for what is found more is harder to get right.
OF_FOUND = {
    "encounter date": "encounters",
    "participant country": "participants",
    "participant roles": "participants",
    "statement kind": "statements",
    "statement speakers": "statements",
}


def dev(shared):
    """The texts of corpus/dev with their day of publication."""
    folder = shared / "corpus/dev"
    with open(folder / "index.tsv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            text = (folder / row["file"]).read_text(encoding="utf-8")
            yield {"id": row["id"], "text": text, "published": row["published"]}


def seed(shared):
    """The seed article without metadata."""
    yield {"id": "seed", "text": (shared / "corpus/seed/seed.txt").read_text(encoding="utf-8")}


def real(shared):
    """Texts of corpus/bulk of which the facts are in fixtures/reports/real, with their day of publication."""
    golds = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(REAL.glob("*.gold.json"))]
    wanted = {gold["bulk"]: gold["id"] for gold in golds}
    found = [(wanted.pop(row["id"]), row) for _, _, row in corpus.rows(shared / "corpus/bulk") if row.get("id") in wanted]
    if wanted:
        sys.exit(f"not in corpus/bulk: {', '.join(wanted)}")
    return [corpus.report(row, number) for number, row in sorted(found, key=lambda pair: pair[0])]


def reports(folder):
    """The reports of a folder of fixtures with their day of publication."""
    for path in sorted(folder.glob("*.txt")):
        gold = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
        line = {"id": gold.get("id") or path.stem, "text": path.read_text(encoding="utf-8")}
        if gold.get("published"):
            line["published"] = gold["published"]
        yield line


def score(scorer, gold, lines):
    """The figures of one collection."""
    lines = list(lines)
    if not lines:
        sys.exit(f"no texts beside {gold}")
    with tempfile.TemporaryDirectory() as folder:
        given, made = Path(folder) / "in.jsonl", Path(folder) / "out.jsonl"
        given.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        subprocess.run([PROGRAM, "parse", given, "-o", made, "--rejects", "/dev/null"], check=True)
        scored = subprocess.run([sys.executable, scorer, gold, made, "--json"], check=True, stdout=subprocess.PIPE)
    figures = json.loads(scored.stdout)
    for share, entries in OF_FOUND.items():
        if share in figures:
            figures[f"{share} of all"] = round(figures.pop(share) * figures[entries], 4)
    return figures


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--raise", dest="lift", action="store_true")
    options = parser.parse_args()
    collections = {
        "dev": (options.shared / "corpus/dev", dev(options.shared)),
        "seed": (options.shared / "corpus/seed", seed(options.shared)),
        "open": (ROOT / "fixtures/reports/open", reports(ROOT / "fixtures/reports/open")),
        "real": (REAL, real(options.shared)),
        "held": (ROOT / "fixtures/reports/held", reports(ROOT / "fixtures/reports/held")),
    }
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    below = []
    for name, (gold, lines) in collections.items():
        reached = score(options.shared / "eval/score.py", gold, lines)
        own = floors.setdefault(name, {})
        for field in sorted({*reached, *own}):
            figure, floor = reached.get(field, 0.0), own.get(field, 0.0)
            print(f"{name:5} {field:25} {figure:7.4f}  floor {floor:7.4f}{'  BELOW' if figure < floor else ''}")
            if figure < floor:
                below.append(f"{name}: {field} is {figure}, its floor {floor}")
            elif options.lift and field in reached:
                own[field] = figure
    if options.lift:
        FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    if below:
        sys.exit("\n".join(below))


if __name__ == "__main__":
    main()
