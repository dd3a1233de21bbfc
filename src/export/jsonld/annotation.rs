//! Evidence as Web Annotations: which words of the report tell which part of the record.

use super::{iri, part, report_iri};
use crate::record::{Evidence, Record};
use serde_json::{Value, json};

/// The annotation of a piece of evidence.
pub(super) fn of(record: &Record, index: usize, evidence: &Evidence) -> Value {
    let selectors = [
        json!({"@type": "oa:TextPositionSelector", "oa:start": evidence.start, "oa:end": evidence.stop}),
        json!({"@type": "oa:TextQuoteSelector", "oa:exact": evidence.quote}),
    ];
    json!({
        "@id": part(record, &format!("evidence-{}", index + 1)),
        "@type": "oa:Annotation",
        "oa:motivatedBy": "oa:identifying",
        "oa:hasBody": {"@id": body(record, &evidence.of), "chancery:of": evidence.of},
        "oa:hasTarget": {"@type": "oa:SpecificResource", "oa:hasSource": report_iri(record), "oa:hasSelector": selectors},
        "chancery:basis": evidence.basis,
        "chancery:rule": evidence.rule,
    })
}

/// The node that evidence is of: an entry by its id, else the meeting.
fn body(record: &Record, of: &str) -> String {
    let first = of.split('/').next().unwrap_or_default();
    match first {
        "meeting" | "country" => iri(&record.id),
        "source" => report_iri(record),
        id => part(record, id),
    }
}
