//! The record as fields: a walk over its members that knows hardly any of them by name, so that new ones show too.

use super::escaped;
use crate::gazetteer::GAZETTEER;
use crate::record::{Evidence, Note, Record};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Members that stand elsewhere on the page.
const ELSEWHERE: &[&str] = &["schema_version", "id", "evidence", "notes", "text"];

/// Members about the report and the record, which stand last.
const ABOUT: &[&str] = &["source", "review", "generator"];

/// Members that say best what an entry is, the best first.
const TELLING: &[&str] =
    &["full", "value", "name", "label", "title", "organization", "city", "country", "text", "kind", "code"];

/// The usual name of a country.
pub(super) fn country(code: &str) -> String {
    GAZETTEER.country(code).map_or_else(|| code.to_owned(), |country| country.name.clone())
}

/// What the parser doubts, as a list.
pub(super) fn notes(record: &Record) -> String {
    if record.notes.is_empty() {
        return String::new();
    }
    let mut html = String::from("<h2>Notes</h2>\n<ul class=\"notes\">\n");
    for note in &record.notes {
        let of = note.of.as_deref().unwrap_or("the record");
        let cited = numbers(&cited(&record.evidence, of));
        let (message, code, of) = (escaped(&note.message), escaped(&note.code), escaped(of));
        let _ = writeln!(html, "<li tabindex=\"0\" data-e=\"{cited}\">{message} <small>{code}, of {of}</small></li>");
    }
    html.push_str("</ul>\n");
    html
}

/// The members of a record.
pub(super) fn fields(record: &Record) -> String {
    let Ok(Value::Object(members)) = serde_json::to_value(record) else { return String::new() };
    let mut names = BTreeMap::new();
    members.values().for_each(|member| name_entries(member, &mut names));
    let mut page = Page { record, names, html: String::new() };
    let shown = || members.iter().filter(|(name, _)| !ELSEWHERE.contains(&name.as_str()));
    let is_about = |name: &String| ABOUT.contains(&name.as_str());
    let ordered = shown().filter(|(name, _)| !is_about(name)).chain(shown().filter(|(name, _)| is_about(name)));
    for (name, member) in ordered {
        if !is_empty(member) {
            let _ = writeln!(page.html, "<h2>{}</h2>", worded(name));
            page.member(name, member, name);
        }
    }
    page.html
}

/// What each entry with an id is called.
fn name_entries(value: &Value, names: &mut BTreeMap<String, String>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| name_entries(value, names)),
        Value::Object(members) => {
            if let (Some(Value::String(id)), Some(name)) = (members.get("id"), telling(members)) {
                names.insert(id.clone(), name.1);
            }
            members.values().for_each(|value| name_entries(value, names));
        }
        _ => {}
    }
}

/// The member that says best what an object is, and what it says.
fn telling(members: &Map<String, Value>) -> Option<(&'static str, String)> {
    TELLING.iter().find_map(|name| match members.get(*name)? {
        Value::String(text) if is_country(name) => Some((*name, country(text))),
        Value::String(text) => Some((*name, text.clone())),
        Value::Object(inner) => telling(inner).map(|(_, text)| (*name, text)),
        _ => None,
    })
}

fn is_country(name: &str) -> bool {
    name == "countries" || name == "country" || name.ends_with("_country")
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(values) => values.is_empty(),
        Value::Object(members) => members.values().all(is_empty),
        _ => false,
    }
}

/// A name in words: `end_date` is "end date".
fn worded(name: &str) -> String {
    escaped(&name.replace('_', " "))
}

/// The evidence of a value: its own, else that of its parts, else that of the nearest thing that it is part of.
fn cited<'e>(evidence: &'e [Evidence], address: &str) -> Vec<(usize, &'e Evidence)> {
    let is_part = |of: &str| of.strip_prefix(address).is_some_and(|rest| rest.starts_with('/'));
    let is_own = evidence.iter().any(|evidence| evidence.of == address);
    let parts: Vec<_> = evidence.iter().enumerate().filter(|(_, evidence)| is_part(&evidence.of)).collect();
    if !is_own && !parts.is_empty() {
        return parts;
    }
    let mut address = address;
    loop {
        let found: Vec<_> = evidence.iter().enumerate().filter(|(_, evidence)| evidence.of == address).collect();
        match address.rsplit_once('/') {
            Some((outer, _)) if found.is_empty() => address = outer,
            _ => return found,
        }
    }
}

fn numbers(cited: &[(usize, &Evidence)]) -> String {
    cited.iter().map(|(number, _)| number.to_string()).collect::<Vec<_>>().join(" ")
}

/// The class of a value that a referee judged, by the worst verdict; none of a value that was read.
fn verdict(cited: &[(usize, &Evidence)]) -> &'static str {
    const CLASSES: &[(&str, &str)] = &[
        ("ground.contradicted", " contradicted"),
        ("ground.not-in-text", " not-in-text"),
        ("ground.derivable", " derivable"),
        ("ground.stated", " stated"),
    ];
    let has = |rule: &str| cited.iter().any(|(_, evidence)| evidence.rule.as_deref() == Some(rule));
    CLASSES.iter().find(|(rule, _)| has(rule)).map_or("", |(_, class)| class)
}

struct Page<'r> {
    record: &'r Record,
    names: BTreeMap<String, String>,
    html: String,
}

impl Page<'_> {
    fn member(&mut self, name: &str, value: &Value, address: &str) {
        match value {
            Value::Array(values) if values.iter().any(Value::is_object) => {
                for value in values {
                    self.entry(name, value, address);
                }
            }
            Value::Object(members)
                if telling(members).is_some() && members.values().all(|value| !value.is_object()) =>
            {
                self.whole(name, members, address);
            }
            Value::Object(members) => {
                for (inner, value) in members.iter().filter(|(inner, value)| *inner != "text" && !is_empty(value)) {
                    let is_group = match value {
                        Value::Array(values) => values.iter().any(Value::is_object),
                        Value::Object(members) => members.values().any(Value::is_object),
                        _ => false,
                    };
                    if is_group {
                        let _ = writeln!(self.html, "<h3>{}</h3>", worded(inner));
                    }
                    self.member(inner, value, &format!("{address}/{inner}"));
                }
            }
            _ => self.row(name, &self.plain(name, value), "", address),
        }
    }

    /// An object in one row: what says best what it is, then the rest.
    fn whole(&mut self, name: &str, members: &Map<String, Value>, address: &str) {
        let Some((chosen, text)) = telling(members) else { return };
        let rest = members.iter().filter(|(inner, value)| *inner != chosen && !is_empty(value));
        let rest = rest.map(|(inner, value)| (worded(inner), self.plain(inner, value)));
        let rest =
            rest.filter(|(_, value)| *value != text).map(|(inner, value)| format!("{inner} {}", escaped(&value)));
        let rest: Vec<String> = rest.collect();
        self.row(name, &text, &rest.join(" · "), address);
    }

    /// An entry of a list: its name in a box with its members.
    fn entry(&mut self, list: &str, value: &Value, address: &str) {
        let Value::Object(members) = value else { return };
        let text_of = |name: &str| members.get(name).and_then(Value::as_str);
        let address = match (text_of("id"), text_of("code")) {
            (Some(id), _) => id.to_owned(),
            (None, Some(code)) if list == "countries" => format!("country/{code}"),
            _ => address.to_owned(),
        };
        if list == "countries" {
            return self.row("country", &country(text_of("code").unwrap_or_default()), "", &address);
        }
        let Some((chosen, text)) = telling(members) else { return };
        if members.get("id").is_none() {
            return self.whole(list, members, &address);
        }
        self.html.push_str("<div class=\"entry\">\n");
        let shown = if members.get(chosen).is_some_and(Value::is_object) {
            format!("{address}/{chosen}")
        } else {
            address.clone()
        };
        self.row("", &text, "", &shown);
        for (inner, value) in
            members.iter().filter(|(inner, value)| *inner != "id" && *inner != chosen && !is_empty(value))
        {
            self.member(inner, value, &format!("{address}/{inner}"));
        }
        self.html.push_str("</div>\n");
    }

    /// A value in words: entries by their names, countries by theirs.
    fn plain(&self, name: &str, value: &Value) -> String {
        match value {
            Value::String(text) if is_country(name) => country(text),
            Value::String(text) => self.names.get(text).unwrap_or(text).clone(),
            Value::Array(values) => values.iter().map(|value| self.plain(name, value)).collect::<Vec<_>>().join(", "),
            Value::Object(members) => telling(members).map(|(_, text)| text).unwrap_or_default(),
            other => other.to_string(),
        }
    }

    /// A row that can be gone to, with the words that it was read from and the rule that read them.
    fn row(&mut self, name: &str, text: &str, rest: &str, address: &str) {
        let cited = cited(&self.record.evidence, address);
        let class = verdict(&cited);
        let is_of = |note: &&Note| note.of.as_deref() == Some(address);
        let doubt = self.record.notes.iter().find(is_of).map(|note| escaped(&note.message));
        let mark =
            doubt.as_ref().map(|message| format!(" <b class=\"doubt\" title=\"{message}\">?</b>")).unwrap_or_default();
        let name =
            if name.is_empty() { String::new() } else { format!("<span class=\"name\">{}</span> ", worded(name)) };
        let rest = if rest.is_empty() { String::new() } else { format!(" <small>{rest}</small>") };
        let value = format!("{name}<span class=\"value\">{}</span>{rest}{mark}", escaped(text));
        if cited.is_empty() {
            let _ = writeln!(self.html, "<div class=\"row\">{value}</div>");
            return;
        }
        let _ = write!(
            self.html,
            "<div class=\"row{class}\" tabindex=\"0\" data-e=\"{}\">{value}<div class=\"why\">",
            numbers(&cited)
        );
        for (_, evidence) in cited {
            self.html.push_str("<p>");
            if let Some(quote) = &evidence.quote {
                let _ = write!(self.html, "<q>{}</q> ", escaped(quote));
            }
            let rule =
                evidence.rule.as_deref().map(|rule| format!(" by <code>{}</code>", escaped(rule))).unwrap_or_default();
            let _ = write!(self.html, "{}{rule}</p>", evidence.basis);
        }
        self.html.push_str("</div></div>\n");
    }
}
