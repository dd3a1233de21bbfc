//! The Python module `chancery._chancery`: thin functions over the facade, which the package in `python/` makes pleasant.
//!
//! Records cross the border as JSON text, or as Arrow batches without copying; the interpreter's lock is released while
//! work is done.
#![allow(unsafe_code, reason = "the macros of pyo3 write the C interface")]
#![allow(clippy::needless_pass_by_value, reason = "arguments from Python are owned")]

use crate::cli::reports;
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::format::{self, Judged, Limits, columnar};
use crate::schema::TARGETS;
use crate::schema::tree::Node;
use crate::{EvidenceLevel, Options, Parsed, Report};
use arrow::array::{Array, ArrayRef, AsArray, RecordBatch, StringArray};
use arrow::compute::cast;
use arrow::datatypes::{DataType, Field, Schema};
use arrow::pyarrow::PyArrowType;
use pyo3::create_exception;
use pyo3::exceptions::PyException;
use pyo3::prelude::*;
use rayon::prelude::*;
use serde_json::{Map, Value};
use std::io::Cursor;
use std::sync::Arc;

create_exception!(_chancery, ChanceryError, PyException, "What goes wrong in chancery.");
create_exception!(_chancery, DataError, ChanceryError, "Data are faulty; the message is the findings, one a line.");
create_exception!(_chancery, UsageError, ChanceryError, "A name or an argument is none that chancery knows.");

/// The columns that a batch of reports may have.
const COLUMNS: [&str; 7] = ["id", "text", "headline", "published", "publisher", "url", "language"];

fn options(evidence: &str, with_text: bool) -> PyResult<Options> {
    let evidence = match evidence {
        "full" => EvidenceLevel::Full,
        "offsets" => EvidenceLevel::Offsets,
        "none" => EvidenceLevel::None,
        other => return Err(UsageError::new_err(format!("evidence is full, offsets or none, not {other:?}"))),
    };
    Ok(Options { evidence, with_text })
}

fn usage(error: Error) -> PyErr {
    UsageError::new_err(error.to_string())
}

fn data(findings: &[Diagnostic]) -> PyErr {
    DataError::new_err(findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}

/// The report that the members of an object tell of, as in a line of input of the command.
fn report(members: &Value) -> Result<Report, Vec<Diagnostic>> {
    reports::of_tree(Node::from(members))
}

/// The records of a report as JSON Lines.
fn lines(parsed: &Parsed) -> Result<String, Error> {
    let line = |record| serde_json::to_string(record).map(|line| line + "\n").map_err(Error::encode);
    parsed.records.iter().map(line).collect()
}

/// Parses reports, each a JSON object; gives for each its records as JSON Lines.
#[pyfunction]
fn parse_many(py: Python<'_>, reports: Vec<String>, evidence: &str, with_text: bool) -> PyResult<Vec<String>> {
    let options = options(evidence, with_text)?;
    py.detach(|| reports.into_par_iter().map(|text| parse_one(&text, options)).collect())
}

fn parse_one(text: &str, options: Options) -> PyResult<String> {
    let members: Value = serde_json::from_str(text).map_err(|error| UsageError::new_err(error.to_string()))?;
    let report = report(&members).map_err(|findings| data(&findings))?;
    lines(&crate::parse(&report, &options)).map_err(usage)
}

/// Judges records of a format; gives the findings as JSON Lines.
#[pyfunction]
fn validate(py: Python<'_>, bytes: Vec<u8>, form: &str) -> PyResult<String> {
    let form = format::by_name(form).map_err(usage)?;
    py.detach(|| {
        let mut found = String::new();
        for entry in form.read(Box::new(Cursor::new(bytes)), Limits::default()) {
            for finding in crate::validate(entry?).entry.findings {
                found += &(serde_json::to_string(&finding).map_err(Error::encode)? + "\n");
            }
        }
        Ok(found)
    })
    .map_err(usage)
}

/// Takes records from one format into another.
#[pyfunction]
fn convert(py: Python<'_>, bytes: Vec<u8>, from: &str, to: &str) -> PyResult<Vec<u8>> {
    let (from, to) = (format::by_name(from).map_err(usage)?, format::by_name(to).map_err(usage)?);
    py.detach(|| {
        let mut converted = Vec::new();
        let mut writer = to.write(Box::new(&mut converted));
        for entry in from.read(Box::new(Cursor::new(bytes)), Limits::default()) {
            let Judged { entry, record } = entry.map_err(usage)?.judge();
            match record {
                Some(record) => writer.write(&record).map_err(usage)?,
                None => return Err(data(&entry.findings)),
            }
        }
        writer.finish().map_err(usage)?;
        Ok(converted)
    })
}

/// A generated schema by its name.
#[pyfunction]
fn schema(name: &str) -> PyResult<String> {
    let known = || TARGETS.iter().map(|target| target.name.to_owned()).collect();
    let target = TARGETS.iter().find(|target| target.name == name);
    let target = target.ok_or_else(|| usage(Error::unknown_name("schema", name, known())))?;
    Ok((target.generate)())
}

/// The columns of records in nested form.
#[pyfunction]
fn arrow_schema() -> PyArrowType<Schema> {
    PyArrowType(columnar::schema().as_ref().clone())
}

/// Parses a batch of reports; gives the records, and the reports that gave none with the reason.
#[pyfunction]
fn parse_batch(
    py: Python<'_>,
    batch: PyArrowType<RecordBatch>,
    evidence: &str,
    with_text: bool,
) -> PyResult<(PyArrowType<RecordBatch>, PyArrowType<RecordBatch>)> {
    let options = options(evidence, with_text)?;
    py.detach(|| {
        let reports = reports_of(&batch.0)?;
        let parsed: Vec<_> = reports.par_iter().map(|report| crate::parse(report, &options)).collect();
        let records: Vec<_> = parsed.iter().flat_map(|parsed| parsed.records.iter().cloned()).collect();
        let records = columnar::batch(&records).map_err(usage)?;
        Ok((PyArrowType(records), PyArrowType(rejects(&reports, &parsed)?)))
    })
}

/// The reports of a batch; every row must be one.
fn reports_of(batch: &RecordBatch) -> PyResult<Vec<Report>> {
    let columns: Vec<(&str, ArrayRef)> = COLUMNS
        .iter()
        .filter_map(|name| Some((*name, batch.column_by_name(name)?)))
        .map(|(name, column)| Ok((name, cast(column, &DataType::Utf8).map_err(arrow_error)?)))
        .collect::<PyResult<_>>()?;
    let row = |row: usize| {
        let member = |(name, column): &(&str, ArrayRef)| {
            let texts = column.as_string::<i32>();
            texts.is_valid(row).then(|| ((*name).to_owned(), Value::from(texts.value(row))))
        };
        let members = Value::Object(columns.iter().filter_map(member).collect::<Map<_, _>>());
        report(&members).map_err(|findings| {
            let told: Vec<_> = findings.iter().map(ToString::to_string).collect();
            DataError::new_err(format!("row {row}: {}", told.join("; ")))
        })
    };
    (0..batch.num_rows()).map(row).collect()
}

fn rejects(reports: &[Report], parsed: &[Parsed]) -> PyResult<RecordBatch> {
    let rejected = || {
        let pairs = reports.iter().zip(parsed);
        pairs.filter_map(|(report, parsed)| Some((report, parsed.rejection.as_ref()?)))
    };
    let ids: StringArray = rejected().map(|(report, _)| report.id.as_deref()).collect();
    let codes = StringArray::from_iter_values(rejected().map(|(_, rejection)| rejection.code));
    let messages = StringArray::from_iter_values(rejected().map(|(_, rejection)| rejection.message.as_str()));
    let field = |name: &str, is_nullable| Field::new(name, DataType::Utf8, is_nullable);
    let schema = Schema::new(vec![field("document_id", true), field("code", false), field("message", false)]);
    let columns: Vec<ArrayRef> = vec![Arc::new(ids), Arc::new(codes), Arc::new(messages)];
    RecordBatch::try_new(Arc::new(schema), columns).map_err(arrow_error)
}

fn arrow_error(error: arrow::error::ArrowError) -> PyErr {
    UsageError::new_err(error.to_string())
}

/// Runs the command with these arguments, the program's name first; gives the exit code.
#[pyfunction]
fn run(py: Python<'_>, arguments: Vec<String>) -> u8 {
    py.detach(|| crate::cli::run_with(arguments))
}

#[pymodule]
fn _chancery(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("ChanceryError", module.py().get_type::<ChanceryError>())?;
    module.add("DataError", module.py().get_type::<DataError>())?;
    module.add("UsageError", module.py().get_type::<UsageError>())?;
    module.add_function(wrap_pyfunction!(parse_many, module)?)?;
    module.add_function(wrap_pyfunction!(validate, module)?)?;
    module.add_function(wrap_pyfunction!(convert, module)?)?;
    module.add_function(wrap_pyfunction!(schema, module)?)?;
    module.add_function(wrap_pyfunction!(arrow_schema, module)?)?;
    module.add_function(wrap_pyfunction!(parse_batch, module)?)?;
    module.add_function(wrap_pyfunction!(run, module)?)
}
