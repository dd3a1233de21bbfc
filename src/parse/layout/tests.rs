use super::layout;
use crate::parse::text::Part;

/// Each paragraph as its part's first letter and its words.
fn show(source: &str) -> Vec<String> {
    let one = |(range, part): (std::ops::Range<usize>, Part)| {
        let letter = format!("{part:?}").chars().next().unwrap_or_default();
        format!("{letter} {}", source[range].split_whitespace().collect::<Vec<_>>().join(" "))
    };
    layout(source, false).into_iter().map(one).collect()
}

#[test]
fn parts_of_a_page() {
    let source = "Ministers hold talks on trade\n\nMinister Roe expected to discuss border with his counterpart\n\nBy Ann Writer\n\n\
        Foreign Minister Jon Roe met his counterpart in the capital on Friday.\n\nREAD ALSO: Port strike ends in the north\n\n\
        The two discussed trade and agreed to meet again next year.\n\n--KNA\n19:14 Local Time\n\nRelated articles\n\
        Gas deal expires in March\nThousands rally in the south\n\nComments (2)\nA. Reader: These meetings produce nothing at all.";
    assert_eq!(
        show(source),
        [
            "H Ministers hold talks on trade",
            "H Minister Roe expected to discuss border with his counterpart",
            "F By Ann Writer",
            "B Foreign Minister Jon Roe met his counterpart in the capital on Friday.",
            "N READ ALSO: Port strike ends in the north",
            "B The two discussed trade and agreed to meet again next year.",
            "F --KNA",
            "F 19:14 Local Time",
            "N Related articles",
            "N Gas deal expires in March",
            "N Thousands rally in the south",
            "N Comments (2)",
            "N A. Reader: These meetings produce nothing at all.",
        ]
    );
}

#[test]
fn wrapped_lines_are_joined() {
    let source = "FOR PRESS: TALKS WITH MR ROE\n\nTALKS WITH MR ROE\nThe Secretary of State of the neighbour country, Mr Roe, was at\n\
        the Lodge today for talks. No statement was issued after them, and\nthe visitor left.\n\
        The talks covered a variety of matters of common interest to both\ncountries.\nCANBERRA 6 April 1968";
    assert_eq!(
        show(source),
        [
            "H FOR PRESS: TALKS WITH MR ROE",
            "H TALKS WITH MR ROE",
            "B The Secretary of State of the neighbour country, Mr Roe, was at the Lodge today for talks. \
             No statement was issued after them, and the visitor left.",
            "B The talks covered a variety of matters of common interest to both countries.",
            "F CANBERRA 6 April 1968",
        ]
    );
}

#[test]
fn lists_of_people_stay() {
    let source = "Delegation named for the ceremony\n\nThe following will take part in the ceremony in the capital on Friday:\n\n\
        Mr. Jon Roe\n\nMs. Ann Doe";
    let parts = show(source);
    assert_eq!(parts[2..], ["B Mr. Jon Roe", "B Ms. Ann Doe"]);
}

#[test]
fn text_without_headline() {
    assert_eq!(show("The ministers met on Friday.\n\nThey left."), ["B The ministers met on Friday.", "B They left."]);
    assert_eq!(
        show("PARIS, May 3 (Agency) - The minister left\n\nHe will return."),
        ["B PARIS, May 3 (Agency) - The minister left", "B He will return."]
    );
    assert_eq!(show(""), Vec::<String>::new());
}

/// Pieces of pages and of what only looks like them.
const PIECES: &[&str] = &[
    "\n",
    "\n\n",
    " ",
    "BAKU, May 5",
    "(Xinhua)",
    " -- ",
    " – ",
    "/TASS/.",
    "By Ann Roe",
    "Jon Roe: ",
    "Trend reports, ",
    "citing ",
    "the foreign ministry",
    " said",
    ".",
    ",",
    "***",
    "Comments",
    "###",
    "Photo: ",
    "(",
    ")",
    "[",
    "10. 30 a. m.",
    "5 May 2025",
    ":",
    "Riyadh",
    "SPA",
    "according to ",
    "a statement by ",
    "the ministers met in the capital on Friday",
    "|",
    "-",
    "/",
    "É",
    "’s",
    "\u{a0}",
];

proptest::proptest! {
    #[test]
    fn any_text_is_cut(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..40)) {
        let source = pieces.concat();
        let layout = layout(&source, false);
        let mut after = 0;
        for (range, _) in &layout {
            proptest::prop_assert!(after <= range.start && range.start < range.end);
            proptest::prop_assert!(source.get(range.clone()).is_some());
            after = range.end;
        }
        let text = crate::parse::text::Text::new(&source, layout);
        let told: usize = text.sentences.iter().map(|sentence| sentence.tokens.len()).sum();
        proptest::prop_assert_eq!(told, text.tokens.len());
        for sentence in &text.sentences {
            let label = crate::parse::sentence::speaker_label(&text, sentence);
            proptest::prop_assert!(label.is_none_or(|label| label.end <= sentence.tokens.end));
        }
        let credits = crate::parse::credit::find(&text);
        for words in &credits.words {
            proptest::prop_assert!(words.start < words.end && words.end <= text.tokens.len(), "{:?}", words);
        }
        for credit in &credits.list {
            proptest::prop_assert!(!credit.name.is_empty() && credit.tokens.end <= text.tokens.len());
        }
    }
}

#[test]
fn a_headline_stands_under_masthead_and_labels_and_over_its_date() {
    assert_eq!(
        show(
            "Government of Norland\nNews story\nMinister Roe meets envoy\n12 May 2025\n\nMinister Roe met the envoy of Sudland on Monday."
        ),
        [
            "F Government of Norland",
            "F News story",
            "H Minister Roe meets envoy",
            "F 12 May 2025",
            "B Minister Roe met the envoy of Sudland on Monday.",
        ]
    );
}
