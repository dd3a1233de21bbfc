"""The work over a cluster gives what one machine gives: two workers on the loopback, as Spark tests itself."""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

import chancery

pytest.importorskip("pyspark")

from pyspark.sql import SparkSession

from chancery import spark

ROOT = Path(__file__).parents[2]
STORIES = sorted(ROOT.glob("fixtures/stories/*/article.txt"))
REPORTS = [{"id": f"d{n}", "text": story.read_text()} for n, story in enumerate(STORIES)]
REPORTS.append({"id": "rain", "text": "Rain fell all night."})
CLUSTER = "local-cluster[2,1,1024]"


@pytest.fixture(scope="module")
def session():
    os.environ["PYSPARK_PYTHON"] = sys.executable
    made = SparkSession.builder.master(CLUSTER).config("spark.ui.enabled", "false").getOrCreate()
    yield made
    made.stop()


def lines(rows):
    """Records of rows of columns, in a form in which they can be compared."""
    table = pyarrow.Table.from_pylist(rows, schema=chancery.arrow_schema(plain=True))
    return sorted(chancery.convert(as_bytes(table), source="arrows", to="jsonl").decode().splitlines())


def as_bytes(table):
    sink = pyarrow.BufferOutputStream()
    with pyarrow.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return sink.getvalue().to_pybytes()


def dumped(records):
    return sorted(json.dumps(record, ensure_ascii=False, separators=(",", ":")) for record in records)


def test_records_and_rejects_are_those_of_one_machine(session):
    frame = session.createDataFrame(REPORTS, "id string, text string").repartition(4)
    records, rejects = spark.parse(frame)
    expected = [record for report in REPORTS for record in chancery.parse(report["text"], id=report["id"])]
    assert lines([row.asDict(recursive=True) for row in records.collect()]) == dumped(expected)
    without = {report["id"] for report in REPORTS if not chancery.parse(report["text"])}
    assert {row["document_id"] for row in rejects.collect()} == without and "rain" in without
    assert records.where("meeting.status = 'held'").count() > 0
    parts = records.selectExpr("spark_partition_id()").distinct().count()
    assert parts > 1, "the work was not divided"


def test_findings_are_those_of_one_machine(session):
    good = json.loads((ROOT / "fixtures/records/minimal.json").read_text())
    bad = {**good, "id": "urn:x:bad", "sides": [{"id": "s1", "country": "UK", "part": "party"}]}
    table = pyarrow.ipc.open_stream(chancery.convert([good, bad], to="arrows")).read_all()
    expected = chancery.validate_batch(table).to_pylist()
    assert {row["id"] for row in expected} == {"urn:x:bad"}
    assert [row["code"] for row in expected] == [found["code"] for found in chancery.validate([good, bad])]
    plain = pyarrow.Table.from_pylist(table.to_pylist(), schema=chancery.arrow_schema(plain=True))
    frame = session.createDataFrame(plain)
    found = [row.asDict() for row in spark.validate(frame).collect()]
    assert sorted(found, key=str) == sorted(expected, key=str)


def archive(path):
    """A web archive of the page of a story, twice under two addresses."""
    page = (ROOT / "fixtures/stories/web-page/article.html").read_bytes()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    with open(path, "wb") as opened:
        for number in (1, 2):
            head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
                    f"WARC-Date: 2025-04-10T00:00:00Z\r\nWARC-Target-URI: http://example.org/{number}\r\n"
                    f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n")
            opened.write(gzip.compress(head.encode() + answer + b"\r\n\r\n"))


def job(source, output):
    """Runs the example as its users do."""
    environment = {**os.environ, "PYSPARK_PYTHON": sys.executable}
    submit = Path(sys.executable).parent / "spark-submit"
    command = [submit, "--master", CLUSTER, "--conf", "spark.ui.enabled=false", "python/examples/spark_job.py"]
    done = subprocess.run([*command, source, "--output", output], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]


def command(*arguments):
    done = subprocess.run([sys.executable, "-m", "chancery", *arguments], cwd=ROOT, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode().splitlines()


def read(folder):
    """Records that the job wrote, without the column by which they are partitioned."""
    table = pyarrow.parquet.read_table(folder)
    names = chancery.arrow_schema().names
    return lines(table.select(names).to_pylist())


def test_the_example_reads_web_archives(tmp_path):
    archive(tmp_path / "pages.warc.gz")
    job(f"{tmp_path}/*.warc.gz", f"{tmp_path}/out")
    assert read(tmp_path / "out/records") == sorted(command("parse", str(tmp_path / "pages.warc.gz"), "--to", "jsonl"))
    assert (tmp_path / "out/records/published=2025-04-09").is_dir()


def test_the_example_reads_texts(tmp_path):
    for number, report in enumerate(REPORTS):
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / f"in/{number}.txt").write_text(report["text"])
    job(f"{tmp_path}/in", f"{tmp_path}/out")
    found = [json.loads(line) for line in read(tmp_path / "out/records")]
    expected = [json.loads(line) for line in command("parse", str(tmp_path / "in"), "--to", "jsonl")]

    def of_text(records):
        # The job knows a text by its address and the command by its path, and the records' ids follow from that.
        for record in records:
            del record["id"], record["source"]["document_id"]
        return dumped(records)

    assert of_text(found) == of_text(expected)
    rejected = pyarrow.parquet.read_table(tmp_path / "out/rejects").to_pylist()
    assert any(row["document_id"].endswith(f"{len(REPORTS) - 1}.txt") for row in rejected)
