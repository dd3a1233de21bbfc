use super::find;
use crate::parse::{layout::layout, text::Text};
use crate::record::AttributionRole;

/// The credits of a text as "role name country".
fn credits(source: &str) -> Vec<String> {
    let text = Text::new(source, layout(source, false));
    let shown = |credit: &super::Credit| {
        let role = if credit.role == AttributionRole::Agency { "agency" } else { "source" };
        let country = credit.country.as_ref().map(|country| format!(" [{country}]")).unwrap_or_default();
        format!("{role} {}{country}", credit.name)
    };
    find(&text).list.iter().map(shown).collect()
}

#[test]
fn credits_are_found_once_each() {
    let cases: &[(&str, &[&str])] = &[
        (
            "The ministers met, Trend reports, Trend reports via the Azerbaijani MFA.",
            &["agency Trend", "source Azerbaijani MFA [AZ]"],
        ),
        (
            "The ministers met, Trend reports, citing the press service of the Cabinet of Ministers.",
            &["agency Trend", "source press service of the Cabinet of Ministers"],
        ),
        ("Envoy Dana Roe arrived on Monday, Anadolu Agency reported.", &["agency Anadolu"]),
        ("The two met in Damascus, state news agency SANA said.", &["agency SANA"]),
        ("The talks were short, Roe told Reuters on Friday.", &["agency Reuters"]),
        (
            "According to a statement from the Ministry of Foreign Affairs of Georgia, the talks went well.",
            &["source Ministry of Foreign Affairs of Georgia [GE]"],
        ),
        ("A press release by the Foreign Ministry said the talks went well.", &["source Foreign Ministry"]),
        (
            "Both asked for more trade, the foreign ministry said Friday.\n\nRoe voiced concern, the ministry said in a release.",
            &["source foreign ministry"],
        ),
        (
            "\"No such meeting took place,\" Kremlin Spokesman Ivan Roe told reporters.",
            &["source Kremlin Spokesman Ivan Roe [RU]"],
        ),
        ("The News Agency of Nigeria (NAN) reports that the meeting was short. (NAN)", &["agency NAN"]),
        ("In a Facebook post, Roe said that the talks were short.", &["source Facebook post"]),
        ("The minister said the trend reports were good and agreed to work according to the plan.", &[]),
        ("Minister Roe said that the government welcomed the Ministry of Trade.", &[]),
    ];
    for (source, expected) in cases {
        assert_eq!(credits(source), *expected, "{source}");
    }
}

#[test]
fn words_that_credit_are_known_wherever_they_stand() {
    let source = "They met, Trend reports. They left, Trend reports.";
    let text = Text::new(source, layout(source, false));
    let found = find(&text);
    assert_eq!(found.list.len(), 1);
    let credited: Vec<&str> = (0..text.tokens.len()).filter(|at| found.is_credit(*at)).map(|at| text.raw(at)).collect();
    assert_eq!(credited, ["Trend", "reports", "Trend", "reports"]);
}
