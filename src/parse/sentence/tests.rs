use super::speaker_label;
use crate::parse::{layout::layout, text::Text};

fn sentences(source: &str) -> Vec<String> {
    let text = Text::new(source, layout(source, false));
    text.sentences.iter().map(|sentence| text.quote(sentence.tokens.clone()).to_owned()).collect()
}

/// Sentences, joined by " | ".
const CASES: &[&str] = &[
    "The talks ended. | They will go on.",
    "U.S. President Ann Roe met Mr. Jon Doe. | He left.",
    "The envoy of the U.S. | The talks went on.",
    "Md. Jon Roe and A. K. M. Doe met Dr. Ann Poe. | They left.",
    "Talks were held from 10. 30 a. m. until 4. 30 p. m. | No statement was issued.",
    "They met at 8:17 a.m. in the hall. | At 9 p.m. | Roe left.",
    "\"This is good,\" he said. | \"We agree.\" | He left.",
    "Trade rose by 4.5 percent to 2.3 billion. | It fell later.",
    "They made statements for the press.*** | President of Arcadia Jon Roe: Mr President, welcome.",
    "1. At the outset, the ministers met. | They left.",
    "They met on Nov. 5 and Sept. 12. | No. 5 was signed.",
    "Roe met the head of Arcadia Shipping Co. | The two left. | Roe Inc. Chairman Jon Doe came.",
    "Is it true? | Yes! | It is …",
    "Dr. Roe holds a Ph.D. in law and met the press.",
    "Ministers met in the capital.The talks went on.",
];

#[test]
fn sentences_end_where_they_do() {
    for case in CASES {
        let expected: Vec<&str> = case.split(" | ").collect();
        let source = case.replace(" | ", " ");
        let expected = if source.contains("capital.The") {
            vec!["Ministers met in the capital.", "The talks went on."]
        } else {
            expected
        };
        assert_eq!(sentences(&source), expected, "{case}");
    }
}

#[test]
fn speakers_of_a_transcript() {
    let cases = [
        ("President of Russia Jon Roe: Mr President, welcome.", Some("President of Russia Jon Roe")),
        ("Jon Roe: Thank you.", Some("Jon Roe")),
        ("PM: The strategy is to support jobs.", Some("PM")),
        ("QUESTION: Is it true?", Some("QUESTION")),
        ("Prime Minister (continued): It is.", Some("Prime Minister")),
        ("((Jon Roe))  It is true.", Some("Jon Roe")),
        ("Beginning of the talks President of Russia Jon Roe: Welcome.", Some("President of Russia Jon Roe")),
        ("The message reads, in part: \"Thank you.\"", None),
        ("They agreed on three points: trade, energy and borders.", None),
        ("Members of the Presidential Delegation:", None),
        ("Venue: the capital's main hall.", None),
    ];
    for (source, expected) in cases {
        let text = Text::new(source, layout(source, false));
        let label = speaker_label(&text, &text.sentences[0]).map(|label| text.quote(label));
        assert_eq!(label, expected, "{source}");
    }
}
