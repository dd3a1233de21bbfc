"""The package gives the answers of the command, and its tables are those that others read."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pandas
import polars
import pyarrow
import pytest

import chancery

ROOT = Path(__file__).parents[2]
STORIES = sorted(ROOT.glob("fixtures/stories/*/article.txt"))
TEXTS = [story.read_text() for story in STORIES]


def command(*arguments, given=b"", code=0):
    done = subprocess.run([sys.executable, "-m", "chancery", *arguments], input=given, capture_output=True, cwd=ROOT)
    assert done.returncode == code, done.stderr.decode()
    return done.stdout


def jsonl(records):
    return "".join(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n" for record in records).encode()


def test_parse_is_the_command_byte_for_byte():
    lines = b"".join(json.dumps({"id": f"d{n}", "text": text}).encode() + b"\n" for n, text in enumerate(TEXTS))
    expected = command("parse", "-", "--from", "jsonl", "--to", "jsonl", given=lines)
    reports = [{"id": f"d{n}", "text": text} for n, text in enumerate(TEXTS)]
    assert jsonl(record for records in chancery.parse_many(reports) for record in records) == expected
    one_by_one = [record for report in reports for record in chancery.parse(report["text"], id=report["id"])]
    assert jsonl(one_by_one) == expected


def test_threads_give_the_same():
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(chancery.parse, TEXTS)) == chancery.parse_many(TEXTS)


def test_validate_finds_what_the_command_finds():
    text = (ROOT / "fixtures/records/faulty.json").read_text()
    told = json.loads(command("validate", "fixtures/records/faulty.json", "--report", "json", code=1))
    found = [finding["code"] for finding in chancery.validate(text)]
    assert found and sorted(found) == sorted(finding["code"] for finding in told["findings"])
    assert chancery.validate(json.loads((ROOT / "fixtures/records/minimal.json").read_text())) == []


def test_ground_finds_what_the_command_finds():
    record, text = ROOT / "fixtures/claims/faulty.json", ROOT / "fixtures/claims/article.txt"
    for options in ({}, {"all": True}):
        arguments = ["--all"] if options else []
        told = json.loads(command("ground", str(record), "--text", str(text), "--report", "json", *arguments, code=1))
        found = chancery.ground(record.read_text(), text.read_text(), **options)

        def verdicts(findings):
            return sorted((finding["code"], finding["place"]["pointer"]) for finding in findings)

        assert found and verdicts(found) == verdicts(told["findings"])
    records = [record for text in TEXTS[:1] for record in chancery.parse(text)]
    assert chancery.ground(records, {"text": TEXTS[0]}) == []


def test_outcomes_hold_records_and_rejects_in_one_table():
    met = "The foreign ministers of Peru and Chile met in Lima on 3 May 2024."
    reports = pyarrow.table({"id": ["a", "b"], "text": [met, "Rain fell all night."]})
    records, rejects = chancery.parse_batch(reports, rejects=True, plain=True)
    found = chancery.outcomes(reports)
    assert found.schema == chancery.outcome_schema()
    rows = found.to_pylist()
    assert [row["record"] for row in rows if row["record"]] == records.to_pylist() != []
    assert [row["reject"] for row in rows if row["reject"]] == rejects.to_pylist() != []
    assert chancery.outcomes(reports.slice(0, 0)).num_rows == 0
    assert pyarrow.types.is_string(records.schema.field("schema_version").type)


@pytest.mark.parametrize("form", ["jsonl", "xml", "csv", "parquet", "arrow", "arrows"])
def test_formats_go_there_and_back(form):
    records = [record for text in TEXTS for record in chancery.parse(text)]
    there = chancery.convert(records, to=form)
    assert json.loads(chancery.convert(there, source=form, to="json")) == records
    assert chancery.convert(records, to=form) == there


def test_schemas_are_those_that_are_checked_in():
    assert chancery.schema() == (ROOT / "schemas/record.schema.json").read_text()
    assert chancery.schema("xsd") == (ROOT / "schemas/record.xsd").read_text()


def test_batches_become_tables_for_every_library():
    reports = pyarrow.table({"id": [f"d{n}" for n in range(len(TEXTS))], "text": TEXTS, "mood": ["grey"] * len(TEXTS)})
    table, rejected = chancery.parse_batch(reports, rejects=True)
    assert table.schema == chancery.arrow_schema()
    assert table.to_batches()[0].num_rows + rejected.num_rows >= len(TEXTS)
    expected = [record["id"] for report in reports.to_pylist()
                for record in chancery.parse(report["text"], id=report["id"])]
    assert table["id"].to_pylist() == expected
    assert set(rejected["document_id"].to_pylist()) == {
        report["id"] for report in reports.to_pylist() if not chancery.parse(report["text"])}
    assert duckdb.sql("SELECT count(*) FROM \"table\" WHERE meeting.status = 'held'").fetchall()[0][0] > 0
    assert polars.from_arrow(table)["id"].to_list() == expected
    assert list(table.to_pandas()["id"]) == expected
    assert isinstance(table.to_pandas(), pandas.DataFrame)
    batch = reports.to_batches()[0]
    assert chancery.parse_batch(batch) == table
    assert chancery.parse_batch(reports.slice(0, 0)).num_rows == 0


def test_faults_are_exceptions_of_its_own():
    with pytest.raises(chancery.DataError, match="T201"):
        chancery.parse("Rain fell.", published="yesterday")
    with pytest.raises(chancery.DataError, match="T202"):
        chancery.parse("  ")
    with pytest.raises(chancery.DataError, match="row 1"):
        chancery.parse_batch(pyarrow.table({"text": ["Rain fell.", None]}))
    with pytest.raises(chancery.DataError, match="J101|S10"):
        chancery.convert("{}", to="xml")
    with pytest.raises(chancery.UsageError, match="papyrus"):
        chancery.convert("[]", to="papyrus")
    with pytest.raises(chancery.UsageError):
        chancery.parse("Rain fell.", evidence="some")
    assert issubclass(chancery.DataError, chancery.ChanceryError)
    command("validate", "nowhere.json", code=2)
