//! What each generated schema cannot hold of what the JSON Schema and the rules demand.

use super::{
    DIGEST, RECORD_SCHEMA_ID, Target, pretty,
    shape::{Kind, RECORD, Scalar, Shape},
};
use crate::record::SCHEMA_VERSION;
use serde_json::{Value, json};

/// The loss table in the list of targets.
pub(super) const TARGET: Target = Target {
    name: "losses",
    file: "losses.json",
    about: "Which constraint which generated schema cannot hold",
    generate: || pretty(&losses()),
};

/// A kind of constraint, and what it asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Constraint {
    /// A field that must be there.
    Required,
    /// A member that must be there as soon as its optional object is.
    RequiredWithin,
    /// A closed vocabulary.
    Codes,
    /// The form of a text.
    Pattern,
    /// Bounds of an integer.
    Bounds,
    /// Text against integer.
    Kind,
    /// No fields but the declared ones.
    Closed,
    /// A reference to an entry's id.
    Reference,
    /// The same for a field that may be absent.
    OptionalReference,
    /// Ids are unique in their list.
    UniqueId,
    /// A field that is absent is left out, not null.
    NotNull,
}

impl Constraint {
    const ALL: [Constraint; 11] = [
        Constraint::Required,
        Constraint::RequiredWithin,
        Constraint::Codes,
        Constraint::Pattern,
        Constraint::Bounds,
        Constraint::Kind,
        Constraint::Closed,
        Constraint::Reference,
        Constraint::OptionalReference,
        Constraint::UniqueId,
        Constraint::NotNull,
    ];

    fn name(self) -> &'static str {
        match self {
            Constraint::Required => "required",
            Constraint::RequiredWithin => "required_within",
            Constraint::Codes => "codes",
            Constraint::Pattern => "pattern",
            Constraint::Bounds => "bounds",
            Constraint::Kind => "kind",
            Constraint::Closed => "closed",
            Constraint::Reference => "reference",
            Constraint::OptionalReference => "optional_reference",
            Constraint::UniqueId => "unique_id",
            Constraint::NotNull => "not_null",
        }
    }

    fn meaning(self) -> &'static str {
        match self {
            Constraint::Required => "a field must be there",
            Constraint::RequiredWithin => "a member must be there as soon as its optional object is",
            Constraint::Codes => "a field takes the codes of a closed vocabulary only",
            Constraint::Pattern => "a text has a certain form",
            Constraint::Bounds => "an integer lies within bounds",
            Constraint::Kind => "a field is text or an integer",
            Constraint::Closed => "an object has no members but the declared ones",
            Constraint::Reference => "a value is the id of an entry of another list; a rule of the validator",
            Constraint::OptionalReference => "the same for a field that may be absent; a rule of the validator",
            Constraint::UniqueId => "the ids of a list differ; a rule of the validator",
            Constraint::NotNull => "a field that is absent is left out, never null",
        }
    }

    /// The fields that the constraint concerns, by path.
    fn fields(self) -> Vec<String> {
        let mut found = Vec::new();
        walk(&RECORD, "", false, &mut |visit| {
            if self.concerns(visit) {
                found.push(visit.path.to_owned());
            }
        });
        found
    }

    fn concerns(self, visit: &Visit<'_>) -> bool {
        let scalar = match visit.shape {
            Shape::Scalar(scalar) => Some(scalar),
            Shape::List(item) => match item.as_ref() {
                Shape::Scalar(scalar) => Some(scalar),
                _ => None,
            },
            Shape::Object(_) => None,
        };
        let holds = |test: fn(&Scalar) -> bool| scalar.is_some_and(test);
        match self {
            Constraint::Required => visit.required && !visit.within_optional,
            Constraint::RequiredWithin => visit.required && visit.within_optional,
            Constraint::Codes => holds(|scalar| !scalar.codes.is_empty()),
            Constraint::Pattern => holds(|scalar| scalar.pattern.is_some()),
            Constraint::Bounds => holds(|scalar| scalar.bounds.is_some()),
            Constraint::Kind => holds(|scalar| scalar.kind == Kind::Integer),
            Constraint::Closed => scalar.is_none(),
            Constraint::Reference => visit.refers && !is_optional(visit),
            Constraint::OptionalReference => visit.refers && is_optional(visit),
            Constraint::UniqueId => visit.path.ends_with("[]/id"),
            Constraint::NotNull => !visit.required && !matches!(visit.shape, Shape::List(_)),
        }
    }
}

/// Whether a field may be absent; a list without entries is not.
fn is_optional(visit: &Visit<'_>) -> bool {
    !visit.required && !matches!(visit.shape, Shape::List(_))
}

/// A field on the walk.
struct Visit<'a> {
    path: &'a str,
    shape: &'a Shape,
    required: bool,
    within_optional: bool,
    refers: bool,
}

fn walk(shape: &Shape, path: &str, within_optional: bool, visited: &mut impl FnMut(&Visit<'_>)) {
    for field in shape.fields() {
        let own = format!("{path}/{}", field.name);
        visited(&Visit {
            path: &own,
            shape: &field.shape,
            required: field.required,
            within_optional,
            refers: field.refers_to.is_some(),
        });
        match &field.shape {
            Shape::List(item) => walk(item, &format!("{own}[]"), false, visited),
            object @ Shape::Object(_) => walk(object, &own, within_optional || !field.required, visited),
            Shape::Scalar(_) => {}
        }
    }
}

/// A target that does not hold a constraint.
struct Loss {
    target: &'static str,
    constraint: Constraint,
    why: &'static str,
}

/// Every loss, one row each.
const LOSSES: &[Loss] = &[
    Loss {
        target: "record",
        constraint: Constraint::Reference,
        why: "JSON Schema cannot compare values; x-refers-to declares the reference and a rule checks it",
    },
    Loss {
        target: "record",
        constraint: Constraint::UniqueId,
        why: "JSON Schema's uniqueItems compares whole entries; a rule checks ids",
    },
    Loss {
        target: "csvw",
        constraint: Constraint::RequiredWithin,
        why: "a column is required in every row or in none",
    },
    Loss {
        target: "datapackage",
        constraint: Constraint::RequiredWithin,
        why: "a column is required in every row or in none",
    },
    Loss {
        target: "typescript",
        constraint: Constraint::Closed,
        why: "the compiler refuses unknown members in literals only",
    },
    Loss {
        target: "pydantic",
        constraint: Constraint::NotNull,
        why: "an optional field of a model is None when it is absent, so null is read as absent",
    },
    Loss { target: "typescript", constraint: Constraint::Pattern, why: "a type says nothing of a text's form" },
    Loss { target: "typescript", constraint: Constraint::Bounds, why: "the type of numbers has no bounds" },
    Loss { target: "typescript", constraint: Constraint::Reference, why: "types cannot compare values" },
    Loss { target: "typescript", constraint: Constraint::UniqueId, why: "types cannot compare values" },
    Loss { target: "pydantic", constraint: Constraint::Reference, why: "the models check one value at a time" },
    Loss { target: "pydantic", constraint: Constraint::UniqueId, why: "the models check one value at a time" },
    Loss {
        target: "record",
        constraint: Constraint::OptionalReference,
        why: "JSON Schema cannot compare values; x-refers-to declares the reference and a rule checks it",
    },
    Loss { target: "typescript", constraint: Constraint::OptionalReference, why: "types cannot compare values" },
    Loss { target: "pydantic", constraint: Constraint::OptionalReference, why: "the models check one value at a time" },
    Loss {
        target: "csvw",
        constraint: Constraint::OptionalReference,
        why: "programs disagree on whether a key with an empty cell refers to anything",
    },
    Loss {
        target: "datapackage",
        constraint: Constraint::OptionalReference,
        why: "programs disagree on whether a key with an empty cell refers to anything",
    },
];

/// What a target refuses although the JSON Schema allows it.
const STRICTER: &[(&str, &str, &str)] = &[
    ("xsd", "order", "elements stand in the order of the fields"),
    ("xsd", "reference", "keyref: a reference to an entry that is not there, which the JSON Schema leaves to a rule"),
    ("xsd", "unique_id", "key: two entries with one id, which the JSON Schema leaves to a rule"),
    (
        "csvw",
        "reference",
        "foreign keys: a reference to an entry that is not there, which the JSON Schema leaves to a rule",
    ),
    (
        "csvw",
        "unique_id",
        "primary keys: two entries with one id, two records with one id, which the JSON Schema leaves to rules",
    ),
    (
        "datapackage",
        "reference",
        "foreign keys: a reference to an entry that is not there, which the JSON Schema leaves to a rule",
    ),
    (
        "datapackage",
        "unique_id",
        "primary keys: two entries with one id, two records with one id, which the JSON Schema leaves to rules",
    ),
];

fn losses() -> Value {
    let constraint = |constraint: &Constraint| json!({"name": constraint.name(), "meaning": constraint.meaning()});
    let loss = |loss: &Loss| {
        let fields = loss.constraint.fields();
        json!({"target": loss.target, "constraint": loss.constraint.name(), "why": loss.why, "fields": fields})
    };
    let stricter = |(target, constraint, why): &(&str, &str, &str)| json!({"target": target, "constraint": constraint, "why": why});
    json!({
        "$comment": super::origin(),
        "schema": {"id": RECORD_SCHEMA_ID, "version": SCHEMA_VERSION, "sha256": *DIGEST},
        "constraints": Constraint::ALL.iter().map(constraint).collect::<Vec<_>>(),
        "losses": LOSSES.iter().map(loss).collect::<Vec<_>>(),
        "stricter": STRICTER.iter().map(stricter).collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::TARGETS;

    #[test]
    fn losses_name_targets_and_concern_fields() {
        for loss in LOSSES {
            assert!(TARGETS.iter().any(|target| target.name == loss.target), "no target {}", loss.target);
            assert!(!loss.constraint.fields().is_empty(), "{} concerns no field", loss.constraint.name());
        }
    }
}
