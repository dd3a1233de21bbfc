"""Reads reports with Spark and writes records as Parquet, partitioned by their day of publication.

    spark-submit python/examples/spark_job.py INPUT --output FOLDER

INPUT is a folder or pattern of text files, or a pattern of web archives that ends in .warc or .warc.gz: every HTML page in
one is a report. FOLDER then holds ``records``, ``rejects`` and ``findings``, each in Parquet.
"""

import argparse

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f

from chancery import spark


def texts(session: SparkSession, path: str) -> DataFrame:
    """A row for each text file, under its address."""
    files = session.read.text(path, wholetext=True)
    return files.select(f.input_file_name().alias("id"), f.col("value").alias("text"))


def main() -> None:
    """Runs the job."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("input", help="a folder or pattern of text files, or a pattern of web archives")
    parser.add_argument("--output", required=True)
    given = parser.parse_args()
    session = SparkSession.builder.appName("chancery").getOrCreate()
    is_archive = given.input.endswith((".warc", ".warc.gz"))
    reports = session.read.format("binaryFile").load(given.input) if is_archive else texts(session, given.input)
    records, rejects = spark.parse(reports)
    published = f.coalesce(f.col("source.published.value"), f.lit("unknown"))
    records.withColumn("published", published).write.partitionBy("published").parquet(f"{given.output}/records")
    rejects.write.parquet(f"{given.output}/rejects")
    spark.validate(records).write.parquet(f"{given.output}/findings")
    session.stop()


if __name__ == "__main__":
    main()
