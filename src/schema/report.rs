//! JSON Schema of the JSON report of findings.

use super::{Target, pretty};
use crate::diagnostic::ReportDocument;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;

/// `$id` of the schema.
const ID: &str = "urn:chancery:schema:report:1";

pub(super) const TARGET: Target = Target {
    name: "report",
    file: "report.schema.json",
    about: "JSON Schema of what `validate --report json` writes",
    generate: text,
};

fn text() -> String {
    let generator = SchemaSettings::draft2020_12()
        .for_serialize()
        .with_transform(RecursiveTransform(super::plain_integers))
        .with_transform(RecursiveTransform(super::description_first))
        .into_generator();
    let mut schema = generator.into_root_schema_for::<ReportDocument>();
    schema.insert("$id".into(), ID.into());
    pretty(&schema.to_value())
}
