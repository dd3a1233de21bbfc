"""What the benchmarks read: reports, and the records that `parse` makes of them, in all formats."""

import json
import os
import subprocess
import sys
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / ".ci"))
from corpus import texts  # noqa: E402

PROGRAM = ROOT / os.environ.get("CHANCERY", "target/release/chancery")
SHARED = Path(os.environ.get("SHARED", ROOT.parent / "shared"))


def reports():
    """Real texts where there are any, an even sample; else those of the fixtures."""
    bulk, every = SHARED / "corpus/bulk", 20
    if bulk.is_dir():
        yield from (row for row in texts(bulk) if int(row["id"].split("/")[1]) % every == 0)
    else:
        ours = [*ROOT.glob("fixtures/stories/*/article.txt"), *ROOT.glob("fixtures/reports/open/*.txt")]
        for path in sorted(ours):
            yield {"id": path.stem, "text": path.read_text(encoding="utf-8")}


def lines(path, rows):
    with open(path, "w", encoding="utf-8") as opened:
        opened.writelines(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows)


def articles(path, size):
    """So many bytes of reports, over and over."""
    written = 0
    rows = cycle(list(reports()))
    with open(path, "w", encoding="utf-8") as opened:
        while written < size:
            row = next(rows)
            written += len(row["text"].encode())
            opened.write(json.dumps({"id": f"{row['id']}/{written}", "text": row["text"]}, ensure_ascii=False) + "\n")


def worse(record):
    """The record with a fault in its meeting and one in every person."""
    return {**record, "meeting": {**record["meeting"], "status": "hold"}, "people": [{**person, "role": "x"} for person in record["people"]]}


def records(folder, count):
    """Records as `parse` makes them, over and over with ids that differ: sound ones in all formats, faulty ones as JSON Lines."""
    folder.mkdir(parents=True, exist_ok=True)
    read, parsed = folder / "reports.jsonl", folder / "parsed.jsonl"
    lines(read, reports())
    subprocess.run([PROGRAM, "parse", read, "--to", "jsonl", "-o", parsed], check=True, stderr=subprocess.DEVNULL)
    made = [json.loads(line) for line in parsed.read_text(encoding="utf-8").split("\n")[:-1]]
    many = lambda: ({**record, "id": f"urn:bench:{number}"} for number, record in enumerate(islice(cycle(made), count)))
    lines(folder / "records.jsonl", many())
    lines(folder / "bad.jsonl", map(worse, many()))
    for form, name in (("xml", "records.xml"), ("csv", "bundle")):
        convert = [PROGRAM, "convert", folder / "records.jsonl", "--to", form, "-o", folder / name]
        subprocess.run(convert, check=True, stderr=subprocess.DEVNULL)
