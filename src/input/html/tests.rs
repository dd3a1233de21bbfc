use super::*;
use proptest::prelude::*;

const BODY: &str = "<p>The trade ministers of Peru and Chile met in Lima on 3 May 2024. They spoke of fisheries, of copper and \
    of the railway that the two countries want to build.</p><p>Both sides agreed to meet again.</p>";

fn page(head: &str, body: &str) -> Article {
    let html = format!("<!DOCTYPE html><html lang=en><head>{head}</head><body>{body}</body></html>");
    Page::new("page.html", html.into_bytes()).read(None).expect("readable")
}

fn published(head: &str) -> Option<String> {
    page(head, BODY).published
}

#[test]
fn json_ld_goes_before_opengraph_before_other_tags() {
    let linked = r#"<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished": "2020-01-01"},
        {"@type": ["NewsArticle"], "headline": "Peru &amp; Chile meet", "datePublished": "2024-05-04T01:00:00Z",
         "publisher": {"name": "Linked"}, "mainEntityOfPage": {"@id": "https://linked.example/1"}}]}</script>"#;
    let graph = r#"<meta property="og:title" content="Peru meets Chile – Graph"><meta property="og:site_name" content="Graph">
        <meta property="og:url" content="https://graph.example/été"><meta property="article:published_time" content="2024-05-05">"#;
    let both = page(&format!("{graph}{linked}"), BODY);
    assert_eq!(both.headline.as_deref(), Some("Peru & Chile meet"));
    assert_eq!((both.published.as_deref(), both.publisher.as_deref()), (Some("2024-05-04"), Some("Linked")));
    assert_eq!(both.url.as_deref(), Some("https://graph.example/%C3%A9t%C3%A9"));
    let graph = page(graph, BODY);
    assert_eq!(graph.headline.as_deref(), Some("Peru meets Chile"));
    assert_eq!((graph.published.as_deref(), graph.publisher.as_deref()), (Some("2024-05-05"), Some("Graph")));
    assert_eq!(page(linked, BODY).url.as_deref(), Some("https://linked.example/1"));
}

#[test]
fn days_are_read_in_the_forms_of_pages() {
    for (value, day) in [
        ("2024-05-04T23:10:00-05:00", Some("2024-05-04")),
        ("20240504", Some("2024-05-04")),
        ("2024/05/04 12:00", Some("2024-05-04")),
        ("4 May 2024", Some("2024-05-04")),
        ("May 4, 2024", Some("2024-05-04")),
        ("2024-02-30", None),
        ("yesterday", None),
    ] {
        assert_eq!(
            published(&format!("<meta name=\"DC.date.issued\" content=\"{value}\">")).as_deref(),
            day,
            "{value}"
        );
    }
}

#[test]
fn a_day_above_the_text_is_the_day_of_a_page_without_metadata() {
    let found = page(
        "",
        &format!(
            "<div class=top><a href=/>Home</a></div><h1>Peru meets Chile</h1><div>Posted: May 4, 2024</div><div class=text>{BODY}</div>"
        ),
    );
    assert_eq!((found.published.as_deref(), found.headline.as_deref()), (Some("2024-05-04"), Some("Peru meets Chile")));
}

#[test]
fn what_stands_around_a_report_is_left_out() {
    let body = format!(
        "<nav><a href=/>Home</a></nav><div class=cookie-bar>We keep cookies.</div><article><h1>Peru meets Chile</h1>{BODY}\
         <figure><figcaption>A photo.</figcaption></figure><ul><li>copper,<li>fish</ul><p><a href=x>Read more</a></p>\
         <div class=share-this>Tell your friends.</div></article><footer>All rights reserved.</footer>"
    );
    let found = page("<title>Peru meets Chile | Gazette</title>", &body);
    assert_eq!(found.headline.as_deref(), Some("Peru meets Chile"));
    assert!(
        found.text.starts_with("The trade ministers") && found.text.ends_with("again.\n\n- copper,\n- fish"),
        "{}",
        found.text
    );
}

#[test]
fn line_breaks_and_tables_of_old_pages_separate_paragraphs() {
    let body = "<table><tr><td><a href=a>Speeches</a><br><a href=b>Visas</a></td><td><b>Minister receives envoy of Chile</b><br>\
        4 May 2024<br><br>The Minister of Trade of Peru received the envoy of Chile, who told of plans for a rail&shy;way.<br><br>\
        They spoke for an hour about copper and fish.</td></tr></table>";
    let found = page("<title>Ministry | Minister receives envoy</title>", body);
    assert_eq!(found.headline.as_deref(), Some("Minister receives envoy of Chile"));
    let expected = "4 May 2024\n\nThe Minister of Trade of Peru received the envoy of Chile, who told of plans for a railway.\n\n\
        They spoke for an hour about copper and fish.";
    assert_eq!(found.text, expected);
}

#[test]
fn character_sets_are_those_of_mark_server_or_page() {
    let html = |charset: &str| {
        format!(
            "<html><head>{charset}</head><body><p>Søren Kjeldgård besøgte Düsseldorf og talte med ministeren.</p></body></html>"
        )
    };
    let (latin, _, _) = encoding_rs::WINDOWS_1252.encode("Søren Kjeldgård");
    let read = |bytes: Vec<u8>, served: Option<&str>| {
        let page = Page { charset: served.map(str::to_owned), ..Page::new("a.html", bytes) };
        page.read(None).expect("readable")
    };
    let as_latin = |charset: &str| encoding_rs::WINDOWS_1252.encode(&html(charset)).0.into_owned();
    for (bytes, served) in [
        (html("").into_bytes(), None),
        (html("<meta charset=windows-1252>").into_bytes(), Some("iso-8859-1")),
        ([&b"\xEF\xBB\xBF"[..], html("<meta charset=koi8-r>").as_bytes()].concat(), Some("koi8-r")),
        (as_latin("<meta charset=\"windows-1252\">"), None),
        (as_latin("<meta http-equiv=Content-Type content=\"text/html; charset=iso-8859-1\">"), Some("utf-8")),
        (as_latin(""), Some("windows-1252")),
    ] {
        let found = read(bytes, served);
        assert!(found.text.contains("Søren Kjeldgård") && found.finding.is_none(), "{found:?}");
    }
    let damaged = read([b"<meta charset=utf-8><p>They met in Lima. ", &latin[..], b"</p>"].concat(), None);
    assert_eq!(damaged.finding.map(|finding| finding.code), Some("T106"));
    assert_eq!(Page::new("a", b"%PDF-1.7".to_vec()).read(None).expect_err("no text").code, "T102");
    assert_eq!(Page::new("a", b"<html> ".to_vec()).read(None).expect_err("no text").code, "T107");
}

#[test]
fn pages_that_are_built_to_harm_are_read() {
    for body in [
        "<div>".repeat(2000),
        "<a>x</a><b>".repeat(500),
        "<table><tr><td>".repeat(300),
        "<div class=share>a".repeat(400),
    ] {
        assert!(page("", &format!("{body}{BODY}")).text.contains("copper"));
    }
    let deep = format!("<script type='application/ld+json'>{}</script>", "[".repeat(5000));
    assert!(page(&deep, BODY).text.contains("copper"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_bytes_bring_the_reader_down(parts in prop::collection::vec(prop::sample::select(vec![
        "<p>", "</p>", "<table>", "<td>", "<br>", "<br>", "<h1>", "</h1>", "<title>", "<meta charset=", "utf-16>", "&#x", "&amp;", "\u{E000}",
        "<script type='application/ld+json'>", "{\"@type\":\"Article\",\"headline\":\"a\"}", "</script>", "<!--", "-->", "<a href=x>",
        "They met in Lima. ", "\0", "é", "<div class=share>", "</div>", "<svg><p>", "<template>", "<html lang=", "|", " - ",
    ]), 0..60)) {
        let _ = Page::new("x", parts.concat().into_bytes()).read(None);
    }

    #[test]
    fn cut_pages_are_read(cut in 0_usize..400) {
        let html = format!("<html><head><meta charset=utf-8><title>Peru meets Chile</title></head><body>{BODY}</body></html>");
        let _ = Page::new("x", html.as_bytes()[..cut.min(html.len())].to_vec()).read(None);
    }

    #[test]
    fn random_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = Page::new("x", bytes).read(None);
    }
}
