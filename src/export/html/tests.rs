use super::*;
use crate::record::Record;
use proptest::prelude::*;

const HOSTILE: &str = "</section><script>alert('\"&\u{202E}')</script><img src=x onerror=alert(1)>";

fn record(headline: &str, text: &str, evidence: &[(u64, u64)]) -> Record {
    let evidence: Vec<_> = evidence
        .iter()
        .map(|(start, stop)| serde_json::json!({"of": "p1/name", "basis": "stated", "start": start, "stop": stop, "quote": headline, "rule": "person.name"}))
        .collect();
    serde_json::from_value(serde_json::json!({
        "schema_version": "1.0", "id": format!("urn:x:{headline}"),
        "source": {"headline": headline, "text": text, "publisher": headline},
        "meeting": {"status": "held", "channel": "phone", "place": {"city": headline}},
        "sides": [{"id": "s1", "country": "IE", "part": "host"}],
        "people": [{"id": "p1", "capacity": "principal", "side": "s1", "name": {"full": headline}}],
        "statements": [{"id": "q1", "kind": "thank", "voice": "named", "speakers": ["p1"], "cue": headline, "text": headline, "quoted": "indirect"}],
        "evidence": evidence, "notes": [{"code": "odd", "message": headline, "of": "p1/name"}],
        "extra": [{"name": headline, "value": headline}],
    }))
    .expect("a record")
}

/// The page of a record.
fn page(record: &Record) -> String {
    let settings = Settings::default();
    let begin = Html.begin(Some(record), &settings).expect("a beginning");
    [begin, article(record, 1), Html.end()].concat()
}

/// The text of a page without tags, and the names of its tags.
fn parts(html: &str) -> (String, Vec<String>) {
    let document = dom_query::Document::from(html);
    let names = document.select("*").iter().filter_map(|part| part.nodes()[0].node_name().map(|name| name.to_string()));
    (document.select(".text").text().to_string(), names.collect())
}

#[test]
fn hostile_texts_are_shown_and_not_run() {
    let html = page(&record(HOSTILE, HOSTILE, &[(0, 30), (3, 12)]));
    let (text, names) = parts(&html);
    assert_eq!(text, HOSTILE.replace('\u{202E}', "\u{FFFD}"));
    assert_eq!(names.iter().filter(|name| *name == "script").count(), 1);
    assert!(!names.contains(&"img".to_owned()));
    assert!(!html.contains("http://") && !html.contains("https://"));
}

#[test]
fn fields_show_their_words_and_rules_and_entries_their_names() {
    let html = article(&record("Ana Novak", "They met Ana Novak.", &[(9, 18)]), 1);
    for part in [
        "They met <mark data-e=\"0\">Ana Novak</mark>.",
        "<q>Ana Novak</q> stated by <code>person.name</code>",
        "<span class=\"name\">speakers</span> <span class=\"value\">Ana Novak</span>",
        "<span class=\"name\">side</span> <span class=\"value\">Ireland</span>",
        "<b class=\"doubt\" title=\"Ana Novak\">?</b>",
    ] {
        assert!(html.contains(part), "{part} is not in:\n{html}");
    }
}

#[test]
fn digests_are_written_as_policies_want_them() {
    for (bytes, text) in [(&b""[..], ""), (b"f", "Zg=="), (b"fo", "Zm8="), (b"foo", "Zm9v"), (b"foob\xFF", "Zm9vYv8=")]
    {
        assert_eq!(base64(bytes), text);
    }
}

proptest! {
    #[test]
    fn the_text_is_shown_whole_whatever_the_evidence(
        text in "[a-zé<&>\"\n ]{0,40}",
        spans in prop::collection::vec((0_u64..50, 0_u64..50), 0..12),
    ) {
        let text = format!("x{text}x");
        let html = article(&record("Ana", &text, &spans), 1);
        prop_assert_eq!(parts(&html).0, text);
    }
}
