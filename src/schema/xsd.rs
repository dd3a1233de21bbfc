//! The record in XML Schema 1.0: one complex type for each declared type, keys for lists with ids, keyrefs for
//! references.

use super::{
    Target,
    declared::{Body, Declared, Holds, Member, declared_types},
    origin, pattern,
    shape::{Field, Kind, RECORD, Scalar, Shape},
};
use crate::record::SCHEMA_VERSION;
use std::fmt::Write as _;

/// The namespace of the record's elements.
pub const NAMESPACE: &str = "urn:chancery:record:1";
/// The element of one record.
pub const RECORD_ELEMENT: &str = "record";

/// XML Schema in the list of targets.
pub(super) const TARGET: Target =
    Target { name: "xsd", file: "record.xsd", about: "XML Schema 1.0 of a document of records", generate: record_xsd };

/// The whole schema.
fn record_xsd() -> String {
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(
        text,
        "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:r=\"{NAMESPACE}\" \
         targetNamespace=\"{NAMESPACE}\" elementFormDefault=\"qualified\" version=\"{SCHEMA_VERSION}\">"
    );
    documentation(&mut text, 1, &origin());
    root_element(&mut text);
    for declared in declared_types() {
        match &declared.body {
            Body::Object(members) => complex_type(&mut text, &declared, members),
            Body::Codes(codes) => code_type(&mut text, &declared, codes),
        }
    }
    text.push_str("</xs:schema>\n");
    text
}

/// The root, and the element of a record with the keys and references within it.
fn root_element(text: &mut String) {
    line(text, 1, "<xs:element name=\"records\">");
    documentation(text, 2, "Records, in any number.");
    line(text, 2, "<xs:complexType>");
    line(text, 3, "<xs:sequence>");
    line(
        text,
        4,
        &format!("<xs:element name=\"{RECORD_ELEMENT}\" type=\"r:Record\" minOccurs=\"0\" maxOccurs=\"unbounded\">"),
    );
    let mut keys = Vec::new();
    let mut references = Vec::new();
    constraints(&RECORD, &mut Vec::new(), &mut keys, &mut references);
    for path in &keys {
        selection(text, &format!("key name=\"{}\"", path.join(".")), "key", &steps(path), "r:id");
    }
    for (path, target) in &references {
        let opening = format!("keyref name=\"{}\" refer=\"r:{target}\"", path.join("."));
        selection(text, &opening, "keyref", &steps(path), ".");
    }
    line(text, 4, "</xs:element>");
    line(text, 3, "</xs:sequence>");
    line(text, 2, "</xs:complexType>");
    line(text, 1, "</xs:element>");
}

fn steps(path: &[String]) -> String {
    let steps: Vec<String> = path.iter().map(|name| format!("r:{name}")).collect();
    steps.join("/")
}

/// One identity constraint. A reference selects the referring elements themselves, since a field may match one element
/// only and a list of ids has many.
fn selection(text: &mut String, opening: &str, kind: &str, selector: &str, field: &str) {
    line(text, 5, &format!("<xs:{opening}>"));
    line(text, 6, &format!("<xs:selector xpath=\"{selector}\"/>"));
    line(text, 6, &format!("<xs:field xpath=\"{field}\"/>"));
    line(text, 5, &format!("</xs:{kind}>"));
}

/// Lists whose entries have an id, and fields that refer to such a list with the name of its key.
fn constraints(
    shape: &Shape,
    path: &mut Vec<String>,
    keys: &mut Vec<Vec<String>>,
    references: &mut Vec<(Vec<String>, String)>,
) {
    for field in shape.fields() {
        path.push(field.name.clone());
        if let Some(target) = &field.refers_to {
            references.push((path.clone(), target.trim_start_matches('/').replace('/', ".")));
        }
        match &field.shape {
            Shape::List(entry) => {
                let has_id = |field: &Field| field.required && matches!(field.shape, Shape::Scalar(_));
                if entry.field("id").is_some_and(has_id) {
                    keys.push(path.clone());
                }
                constraints(entry, path, keys, references);
            }
            Shape::Object(_) => constraints(&field.shape, path, keys, references),
            Shape::Scalar(_) => {}
        }
        path.pop();
    }
}

fn complex_type(text: &mut String, declared: &Declared, members: &[Member]) {
    line(text, 1, &format!("<xs:complexType name=\"{}\">", declared.name));
    documentation(text, 2, &declared.description);
    line(text, 2, "<xs:sequence>");
    for member in members {
        element(text, member);
    }
    line(text, 2, "</xs:sequence>");
    line(text, 1, "</xs:complexType>");
}

fn element(text: &mut String, member: &Member) {
    let mut opening = format!("<xs:element name=\"{}\"", member.name);
    if let Holds::Type(name) = &member.holds {
        let _ = write!(opening, " type=\"r:{name}\"");
    }
    if !member.required {
        opening.push_str(" minOccurs=\"0\"");
    }
    if member.many {
        opening.push_str(" maxOccurs=\"unbounded\"");
    }
    line(text, 3, &format!("{opening}>"));
    documentation(text, 4, &member.description);
    if let Holds::Scalar(scalar) = &member.holds {
        simple_type(text, 4, scalar);
    }
    line(text, 3, "</xs:element>");
}

fn code_type(text: &mut String, declared: &Declared, codes: &[(String, String)]) {
    line(text, 1, &format!("<xs:simpleType name=\"{}\">", declared.name));
    documentation(text, 2, &declared.description);
    restriction(text, 2, &Scalar { codes: codes.to_vec(), ..Scalar::default() });
    line(text, 1, "</xs:simpleType>");
}

fn simple_type(text: &mut String, depth: usize, scalar: &Scalar) {
    line(text, depth, "<xs:simpleType>");
    restriction(text, depth + 1, scalar);
    line(text, depth, "</xs:simpleType>");
}

/// The restriction of a scalar. Text keeps its white space; an integer has one way of being written.
fn restriction(text: &mut String, depth: usize, scalar: &Scalar) {
    let base = match scalar.kind {
        Kind::Text => "xs:string",
        Kind::Integer => "xs:integer",
    };
    line(text, depth, &format!("<xs:restriction base=\"{base}\">"));
    for (code, meaning) in &scalar.codes {
        line(text, depth + 1, &format!("<xs:enumeration value=\"{}\">", escaped(code)));
        documentation(text, depth + 2, meaning);
        line(text, depth + 1, "</xs:enumeration>");
    }
    if let Some(pattern) = &scalar.pattern {
        line(text, depth + 1, &format!("<xs:pattern value=\"{}\"/>", pattern::for_xml_schema(pattern)));
    }
    if scalar.kind == Kind::Integer {
        line(text, depth + 1, "<xs:pattern value=\"0|-?[1-9][0-9]*\"/>");
    }
    if let Some((least, most)) = scalar.bounds {
        line(text, depth + 1, &format!("<xs:minInclusive value=\"{least}\"/>"));
        line(text, depth + 1, &format!("<xs:maxInclusive value=\"{most}\"/>"));
    }
    line(text, depth, "</xs:restriction>");
}

fn documentation(text: &mut String, depth: usize, words: &str) {
    if !words.is_empty() {
        let words = escaped(&words.split_whitespace().collect::<Vec<_>>().join(" "));
        line(text, depth, &format!("<xs:annotation><xs:documentation>{words}</xs:documentation></xs:annotation>"));
    }
}

fn line(text: &mut String, depth: usize, content: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{:width$}{content}", "", width = depth * 2);
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_have_keys() {
        let text = record_xsd();
        assert!(text.contains("<xs:keyref name=\"people.side\" refer=\"r:sides\">"), "{text}");
        for reference in text.split("refer=\"r:").skip(1) {
            let target = reference.split('"').next().expect("a name");
            assert!(text.contains(&format!("<xs:key name=\"{target}\">")), "no key {target}");
        }
    }
}
