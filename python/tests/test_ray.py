"""The function over batches is one that Ray Data takes."""

import pyarrow
import pytest

import chancery

pytest.importorskip("ray")

import ray

TEXT = "The foreign ministers of Peru and Chile met in Lima on 3 May 2024."


def test_outcomes_fit_map_batches():
    ray.init(num_cpus=2, include_dashboard=False, logging_level="error")
    try:
        reports = [{"id": f"d{number}", "text": TEXT if number % 2 else "Rain fell all night."} for number in range(20)]
        data = ray.data.from_arrow(pyarrow.Table.from_pylist(reports)).repartition(4)
        rows = data.map_batches(chancery.outcomes, batch_format="pyarrow").take_all()
    finally:
        ray.shutdown()
    found = {row["record"]["id"] for row in rows if row["record"]}
    assert found == {record["id"] for report in reports for record in chancery.parse(report["text"], id=report["id"])}
    assert {row["reject"]["document_id"] for row in rows if row["reject"]} == {f"d{number}" for number in range(0, 20, 2)}
