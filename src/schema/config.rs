//! JSON Schema of `chancery.toml`, for editors.

use super::{Target, pretty};
use crate::config::Config;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;

/// `$id` of the schema.
const ID: &str = "urn:chancery:schema:config:1";

pub(super) const TARGET: Target = Target {
    name: "config",
    file: "config.schema.json",
    about: "JSON Schema of `chancery.toml`, for editors",
    generate: text,
};

fn text() -> String {
    let generator = SchemaSettings::draft2020_12()
        .for_deserialize()
        .with_transform(RecursiveTransform(super::forbid_null))
        .with_transform(RecursiveTransform(super::tidy_defaults))
        .with_transform(RecursiveTransform(super::plain_integers))
        .with_transform(RecursiveTransform(super::description_first))
        .into_generator();
    let mut schema = generator.into_root_schema_for::<Config>();
    schema.insert("$id".into(), ID.into());
    pretty(&schema.to_value())
}
