"""Reports and records in Apache Spark: the same functions as elsewhere, over the rows of a DataFrame.

>>> from chancery import spark
>>> records, rejects = spark.parse(session.read.json("reports"))    # doctest: +SKIP
>>> records.write.partitionBy("published").parquet("records")       # doctest: +SKIP

The work is done in the Python workers by the library, a batch of rows at a time, and rows pass as Arrow batches. The
package must be installed where the executors run. Columns come from the schema of the record, so that a frame has the
same ones whatever is in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, Iterable, Iterator, NamedTuple

import chancery

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame

Batches = Iterable["pyarrow.RecordBatch"]


class Parsed(NamedTuple):
    """What :func:`parse` gives."""

    #: The records, a row each, nested.
    records: DataFrame
    #: The reports that gave none, with the reason: ``document_id``, ``code``, ``message``.
    rejects: DataFrame


def _mapped(frame: DataFrame, work: Callable[[Batches], Iterator[pyarrow.RecordBatch]], schema: pyarrow.Schema) -> DataFrame:
    from pyspark.sql.pandas.types import from_arrow_schema

    return frame.mapInArrow(work, from_arrow_schema(schema))


def parse(
    frame: DataFrame, *, evidence: chancery.Evidence = "full", with_text: bool = False, keep: bool = True
) -> Parsed:
    """The records of a frame of reports, and the reports that gave none.

    Columns are ``text`` and optionally ``id``, ``headline``, ``published``, ``publisher``, ``url`` and ``language``, all
    of them texts; others are left aside. A frame with a column ``content``, as ``session.read.format("binaryFile")`` gives
    it, is one of web archives: every HTML page in one is a report. Both outputs come of one pass over the reports, whose result is kept on the disks
    of the executors for that; without ``keep`` each output reads the reports by itself.
    """
    wanted = frame.select([name for name in chancery.COLUMNS if name in frame.columns])

    def work(batches: Batches) -> Iterator[pyarrow.RecordBatch]:
        for batch in batches:
            yield from chancery.outcomes(batch, evidence=evidence, with_text=with_text).to_batches()

    outcomes = _mapped(wanted, work, chancery.outcome_schema())
    if keep:
        from pyspark import StorageLevel

        outcomes = outcomes.persist(StorageLevel.DISK_ONLY)

    def one(name: str) -> DataFrame:
        return outcomes.where(outcomes[name].isNotNull()).select(f"{name}.*")

    return Parsed(one("record"), one("reject"))


def validate(frame: DataFrame) -> DataFrame:
    """What is wrong with the records of a frame as :func:`parse` gives it: a row for each finding."""

    def work(batches: Batches) -> Iterator[pyarrow.RecordBatch]:
        for batch in batches:
            yield from chancery.validate_batch(batch).to_batches()

    return _mapped(frame, work, chancery.finding_schema())
