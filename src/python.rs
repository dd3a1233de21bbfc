//! The Python module `chancery._chancery`: thin functions over the facade, which the package in `python/` makes pleasant.
//!
//! Records cross the border as JSON text, or as Arrow batches without copying; the interpreter's lock is released while
//! work is done.
#![allow(unsafe_code, reason = "the macros of pyo3 write the C interface")]
#![allow(clippy::needless_pass_by_value, reason = "arguments from Python are owned")]

use crate::cli::reports;
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::Error;
use crate::format::{self, Entry, Judged, Limits, columnar};
use crate::ground::short;
use crate::schema::TARGETS;
use crate::schema::tree::Node;
use crate::{EvidenceLevel, Options, Parsed, Rejection, Report};
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

/// The column of a batch of web archives.
const CONTENT: &str = "content";

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
        let entries = form.read(Box::new(Cursor::new(bytes)), Limits::default());
        entries.map(|entry| jsonl(&crate::validate(entry?).entry.findings)).collect::<Result<String, Error>>()
    })
    .map_err(usage)
}

/// Holds records, or short forms of them, against the text of a report; gives findings as JSON Lines, with `all` one for
/// each value.
#[pyfunction]
fn ground(py: Python<'_>, bytes: Vec<u8>, form: &str, report: &str, all: bool) -> PyResult<String> {
    let form = format::by_name(form).map_err(usage)?;
    let members: Value = serde_json::from_str(report).map_err(|error| UsageError::new_err(error.to_string()))?;
    let report = self::report(&members).map_err(|findings| data(&findings))?;
    py.detach(|| {
        let entries = form.read(Box::new(Cursor::new(bytes)), Limits::default());
        entries.map(|entry| jsonl(&grounded(entry?, &report, all))).collect::<Result<String, Error>>()
    })
    .map_err(usage)
}

/// What is found in a record that is held against its text.
fn grounded(mut entry: Entry, report: &Report, all: bool) -> Vec<Diagnostic> {
    let Some(given) = entry.tree().map(Node::to_value) else { return entry.findings };
    let Ok(record) = serde_json::from_value(short::completed(given.clone())) else {
        return entry.judge().entry.findings;
    };
    let grounded = short::held(&record, &given, report);
    entry.add(if all { grounded.all() } else { grounded.findings() });
    entry.findings
}

fn jsonl(findings: &[Diagnostic]) -> Result<String, Error> {
    let line = |finding| serde_json::to_string(finding).map(|line| line + "\n").map_err(Error::encode);
    findings.iter().map(line).collect()
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

/// The columns of records in nested form; codes are dictionaries, or plain texts.
#[pyfunction]
fn arrow_schema(plain: bool) -> PyArrowType<Schema> {
    let schema = if plain { columnar::plain_schema() } else { columnar::schema() };
    PyArrowType(schema.as_ref().clone())
}

/// Parses a batch of reports, or of web archives; gives the records, and the reports that gave none with the reason.
#[pyfunction]
fn parse_batch(
    py: Python<'_>,
    batch: PyArrowType<RecordBatch>,
    evidence: &str,
    with_text: bool,
    plain: bool,
) -> PyResult<(PyArrowType<RecordBatch>, PyArrowType<RecordBatch>)> {
    let options = options(evidence, with_text)?;
    py.detach(|| {
        let given = given(&batch.0)?;
        let parsed: Vec<_> = given.reports.par_iter().map(|report| crate::parse(report, &options)).collect();
        let records: Vec<_> = parsed.iter().flat_map(|parsed| parsed.records.iter().cloned()).collect();
        let mut records = columnar::batch(&records).map_err(usage)?;
        if plain {
            records = columnar::plain(&records).map_err(usage)?;
        }
        Ok((PyArrowType(records), PyArrowType(rejects(&given, &parsed)?)))
    })
}

/// What a batch holds.
#[derive(Default)]
struct Given {
    reports: Vec<Report>,
    /// Pages of archives that could not be read, with the finding.
    faulty: Vec<Diagnostic>,
}

/// The reports of a batch: each row is one, or an archive of many.
fn given(batch: &RecordBatch) -> PyResult<Given> {
    let Some(content) = batch.column_by_name(CONTENT) else {
        return Ok(Given { reports: reports_of(batch)?, faulty: Vec::new() });
    };
    let content = cast(content, &DataType::Binary).map_err(arrow_error)?;
    let mut given = Given::default();
    for bytes in content.as_binary::<i32>().iter().flatten() {
        let (reports, faulty) = reports::of_archive(bytes.to_vec()).map_err(usage)?;
        given.reports.extend(reports);
        given.faulty.extend(faulty.into_iter().filter(|finding| finding.severity == Severity::Error));
    }
    Ok(given)
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

fn rejects(given: &Given, parsed: &[Parsed]) -> PyResult<RecordBatch> {
    let pairs = given.reports.iter().zip(parsed);
    let rejected = pairs.filter_map(|(report, parsed)| {
        let Rejection { code, message } = parsed.rejection.as_ref()?;
        Some((report.id.clone(), *code, message.clone()))
    });
    let faulty = given.faulty.iter().map(|finding| (None, finding.code, finding.to_string()));
    let rows: Vec<(Option<String>, &str, String)> = rejected.chain(faulty).collect();
    let ids: StringArray = rows.iter().map(|(id, _, _)| id.as_deref()).collect();
    let codes = StringArray::from_iter_values(rows.iter().map(|(_, code, _)| code));
    let messages = StringArray::from_iter_values(rows.iter().map(|(_, _, message)| message));
    table(vec![("document_id", true, ids), ("code", false, codes), ("message", false, messages)])
}

/// Judges a batch of records; gives a row for each finding.
#[pyfunction]
fn validate_batch(py: Python<'_>, batch: PyArrowType<RecordBatch>) -> PyResult<PyArrowType<RecordBatch>> {
    py.detach(|| {
        let mut rows: Vec<(Option<String>, Diagnostic)> = Vec::new();
        for entry in columnar::records(batch.0) {
            let judged = crate::validate(entry.map_err(usage)?);
            let id = judged.entry.tree().map(Node::to_value);
            let id = id.and_then(|tree| tree.get("id")?.as_str().map(str::to_owned));
            rows.extend(judged.entry.findings.into_iter().map(|finding| (id.clone(), finding)));
        }
        findings_of(&rows).map(PyArrowType)
    })
}

fn findings_of(rows: &[(Option<String>, Diagnostic)]) -> PyResult<RecordBatch> {
    let severities: Vec<String> = rows.iter().map(|(_, finding)| finding.severity.to_string()).collect();
    let ids: StringArray = rows.iter().map(|(id, _)| id.as_deref()).collect();
    let codes = StringArray::from_iter_values(rows.iter().map(|(_, finding)| finding.code));
    let pointers: StringArray = rows.iter().map(|(_, finding)| finding.place.pointer.as_deref()).collect();
    let messages = StringArray::from_iter_values(rows.iter().map(|(_, finding)| finding.message.as_str()));
    let help: StringArray = rows.iter().map(|(_, finding)| finding.help.as_deref()).collect();
    table(vec![
        ("id", true, ids),
        ("code", false, codes),
        ("severity", false, StringArray::from_iter_values(severities)),
        ("pointer", true, pointers),
        ("message", false, messages),
        ("help", true, help),
    ])
}

/// A table of texts: the name of each column, whether cells may be empty, and the cells.
fn table(columns: Vec<(&str, bool, StringArray)>) -> PyResult<RecordBatch> {
    let field = |(name, is_nullable, _): &(&str, bool, StringArray)| Field::new(*name, DataType::Utf8, *is_nullable);
    let schema = Schema::new(columns.iter().map(field).collect::<Vec<_>>());
    let arrays = columns.into_iter().map(|(_, _, cells)| Arc::new(cells) as ArrayRef).collect();
    RecordBatch::try_new(Arc::new(schema), arrays).map_err(arrow_error)
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
    module.add("COLUMNS", [&COLUMNS[..], &[CONTENT]].concat())?;
    module.add_function(wrap_pyfunction!(parse_many, module)?)?;
    module.add_function(wrap_pyfunction!(validate, module)?)?;
    module.add_function(wrap_pyfunction!(convert, module)?)?;
    module.add_function(wrap_pyfunction!(schema, module)?)?;
    module.add_function(wrap_pyfunction!(arrow_schema, module)?)?;
    module.add_function(wrap_pyfunction!(parse_batch, module)?)?;
    module.add_function(wrap_pyfunction!(validate_batch, module)?)?;
    module.add_function(wrap_pyfunction!(ground, module)?)?;
    module.add_function(wrap_pyfunction!(run, module)?)
}
