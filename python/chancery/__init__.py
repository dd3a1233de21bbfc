"""Reads reports of diplomatic meetings and makes one canonical, validated record of each.

>>> import chancery
>>> records = chancery.parse("The foreign ministers of Peru and Chile met in Lima on 3 May 2024.")
>>> records[0]["meeting"]["status"]
'held'

The answers are those of the command ``chancery``, which is installed with the package.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Iterable, Literal, Mapping, Union

from . import _chancery
from ._chancery import COLUMNS, ChanceryError, DataError, UsageError

if TYPE_CHECKING:
    import pyarrow

__all__ = [
    "COLUMNS",
    "ChanceryError",
    "DataError",
    "UsageError",
    "arrow_schema",
    "convert",
    "finding_schema",
    "ground",
    "outcome_schema",
    "outcomes",
    "parse",
    "parse_batch",
    "parse_many",
    "reject_schema",
    "schema",
    "validate",
    "validate_batch",
]

Record = dict[str, Any]
Evidence = Literal["full", "offsets", "none"]
Report = Union[str, Mapping[str, Any]]


def _lines(text: str) -> list[Any]:
    return [json.loads(line) for line in text.split("\n") if line]


def parse(
    text: str,
    *,
    id: str | None = None,
    headline: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    language: str | None = None,
    evidence: Evidence = "full",
    with_text: bool = False,
) -> list[Record]:
    """The records of a report: one for each meeting, none where it tells of none.

    ``published`` is a day such as ``2025-11-27``, ``url`` an absolute URI. Raises :class:`DataError` if one of them is
    malformed or the text is empty.
    """
    report = {"id": id, "text": text, "headline": headline, "published": published, "publisher": publisher, "url": url,
              "language": language}
    return parse_many([report], evidence=evidence, with_text=with_text)[0]


def parse_many(
    reports: Iterable[Report], *, evidence: Evidence = "full", with_text: bool = False
) -> list[list[Record]]:
    """The records of each report, in their order, worked on in parallel.

    A report is a text, or a mapping with ``text`` and optionally ``id``, ``headline``, ``published``, ``publisher``,
    ``url`` and ``language``.
    """
    given = [json.dumps({"text": report} if isinstance(report, str) else dict(report)) for report in reports]
    return [_lines(lines) for lines in _chancery.parse_many(given, evidence, with_text)]


def _bytes(data: Any) -> bytes:
    if isinstance(data, str):
        return data.encode()
    if isinstance(data, (bytes, bytearray, memoryview)):
        return bytes(data)
    return json.dumps(data, ensure_ascii=False).encode()


def validate(data: Any, *, format: str = "json") -> list[dict[str, Any]]:
    """What is wrong with records: findings with code, severity, place, message and help, in the order of the input.

    ``data`` is a file's content, or a record or a list of records.
    """
    return _lines(_chancery.validate(_bytes(data), format))


def ground(
    data: Any,
    text: Report,
    *,
    all: bool = False,
    format: str = "json",
) -> list[dict[str, Any]]:
    """What records say that the text does not: findings with the place of each value, its verdict and the words.

    ``data`` is as for :func:`validate`, or short forms with only what their maker filled in; ``text`` is a text, or a report
    as for :func:`parse_many`. With ``all`` the values that the text states, or from which they follow, are told too.
    """
    report = {"text": text} if isinstance(text, str) else dict(text)
    return _lines(_chancery.ground(_bytes(data), format, json.dumps(report), all))


def convert(data: Any, *, to: str, source: str = "json") -> bytes:
    """Records in another format. Raises :class:`DataError` where the input holds something that is no record."""
    return _chancery.convert(_bytes(data), source, to)


def schema(name: str = "record") -> str:
    """A generated schema: ``record`` is the JSON Schema, ``chancery schema`` lists them all."""
    return _chancery.schema(name)


def arrow_schema(*, plain: bool = False) -> pyarrow.Schema:
    """The columns that :func:`parse_batch` gives; with ``plain`` codes are texts and not dictionaries."""
    return _chancery.arrow_schema(plain)


def _batches(table: pyarrow.RecordBatch | pyarrow.Table) -> list[pyarrow.RecordBatch]:
    import pyarrow

    return [table] if isinstance(table, pyarrow.RecordBatch) else table.to_batches()


def _texts(**columns: bool) -> pyarrow.Schema:
    """Columns of texts, each with whether cells may be empty."""
    import pyarrow

    return pyarrow.schema([pyarrow.field(name, pyarrow.string(), nullable=empty) for name, empty in columns.items()])


def reject_schema() -> pyarrow.Schema:
    """The columns of reports that gave no record."""
    return _texts(document_id=True, code=False, message=False)


def finding_schema() -> pyarrow.Schema:
    """The columns that :func:`validate_batch` gives."""
    return _texts(id=True, code=False, severity=False, pointer=True, message=False, help=True)


def outcome_schema() -> pyarrow.Schema:
    """The columns that :func:`outcomes` gives."""
    import pyarrow

    return pyarrow.schema([
        pyarrow.field("record", pyarrow.struct(list(arrow_schema(plain=True)))),
        pyarrow.field("reject", pyarrow.struct(list(reject_schema()))),
    ])


def parse_batch(
    reports: pyarrow.RecordBatch | pyarrow.Table,
    *,
    evidence: Evidence = "full",
    with_text: bool = False,
    rejects: bool = False,
    plain: bool = False,
) -> Any:
    """The records of a table of reports, nested, a row a record; with ``rejects`` also the table of those without one.

    Columns are ``text`` and optionally ``id``, ``headline``, ``published``, ``publisher``, ``url`` and ``language``; others
    are left aside. A table with a column ``content`` is one of web archives: every HTML page in one is a report. Codes are dictionaries, with ``plain`` texts. Tables pass by the Arrow C data interface, without a copy.
    """
    import pyarrow

    done = [_chancery.parse_batch(batch, evidence, with_text, plain) for batch in _batches(reports)]
    made = pyarrow.Table.from_batches([records for records, _ in done], schema=arrow_schema(plain=plain))
    if not rejects:
        return made
    return made, pyarrow.Table.from_batches([rejected for _, rejected in done], schema=reject_schema())


def outcomes(
    reports: pyarrow.RecordBatch | pyarrow.Table, *, evidence: Evidence = "full", with_text: bool = False
) -> pyarrow.Table:
    """What became of each report of a table, in one table: a row for each ``record``, and one for each ``reject``.

    One of the two columns is empty in each row. It fits what engines ask of a function over batches, such as
    ``dataset.map_batches(chancery.outcomes, batch_format="pyarrow")`` of Ray Data; :mod:`chancery.spark` uses it.
    """
    import pyarrow

    records, rejects = parse_batch(reports, evidence=evidence, with_text=with_text, rejects=True, plain=True)
    record, reject = (
        pyarrow.chunked_array([batch.to_struct_array() for batch in table.to_batches()], field.type)
        for table, field in zip((records, rejects), outcome_schema())
    )
    columns = [
        pyarrow.chunked_array([*record.chunks, pyarrow.nulls(len(reject), record.type)], record.type),
        pyarrow.chunked_array([pyarrow.nulls(len(record), reject.type), *reject.chunks], reject.type),
    ]
    return pyarrow.Table.from_arrays(columns, schema=outcome_schema())


def validate_batch(records: pyarrow.RecordBatch | pyarrow.Table) -> pyarrow.Table:
    """What is wrong with the records of a table as :func:`parse_batch` gives it: a row for each finding."""
    import pyarrow

    found = [_chancery.validate_batch(batch) for batch in _batches(records)]
    return pyarrow.Table.from_batches(found, schema=finding_schema())
