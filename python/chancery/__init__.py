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
from ._chancery import ChanceryError, DataError, UsageError

if TYPE_CHECKING:
    import pyarrow

__all__ = [
    "ChanceryError",
    "DataError",
    "UsageError",
    "arrow_schema",
    "convert",
    "parse",
    "parse_batch",
    "parse_many",
    "schema",
    "validate",
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


def convert(data: Any, *, to: str, source: str = "json") -> bytes:
    """Records in another format. Raises :class:`DataError` where the input holds something that is no record."""
    return _chancery.convert(_bytes(data), source, to)


def schema(name: str = "record") -> str:
    """A generated schema: ``record`` is the JSON Schema, ``chancery schema`` lists them all."""
    return _chancery.schema(name)


def arrow_schema() -> pyarrow.Schema:
    """The columns that :func:`parse_batch` gives."""
    return _chancery.arrow_schema()


def parse_batch(
    reports: pyarrow.RecordBatch | pyarrow.Table,
    *,
    evidence: Evidence = "full",
    with_text: bool = False,
    rejects: bool = False,
) -> Any:
    """The records of a table of reports, nested, a row a record; with ``rejects`` also the table of those without one.

    Columns are ``text`` and optionally ``id``, ``headline``, ``published``, ``publisher``, ``url`` and ``language``; others
    are left aside. Tables pass by the Arrow C data interface, without a copy.
    """
    import pyarrow

    batches = [reports] if isinstance(reports, pyarrow.RecordBatch) else reports.to_batches()
    done = [_chancery.parse_batch(batch, evidence, with_text) for batch in batches]
    made = pyarrow.Table.from_batches([records for records, _ in done], schema=arrow_schema())
    if not rejects:
        return made
    text = pyarrow.string()
    columns = pyarrow.schema([
        pyarrow.field("document_id", text),
        pyarrow.field("code", text, nullable=False),
        pyarrow.field("message", text, nullable=False),
    ])
    return made, pyarrow.Table.from_batches([rejected for _, rejected in done], schema=columns)
