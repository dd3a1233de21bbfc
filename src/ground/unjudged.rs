//! The fields that no verdict is given on.

/// Fields of a record without a verdict, as JSON Pointers without the numbers of entries, each with the reason. Every
/// other field has one wherever it has a value.
pub const UNJUDGED: &[(&str, &str)] = &[
    ("/schema_version", "It tells of the record's form, not of the report."),
    ("/id", NAME),
    ("/source/document_id", "It is the collection's own name for the document, by which record and text are joined."),
    ("/source/rights", "The terms of use are set by whoever gives the text away, and seldom stand in it."),
    ("/source/original", "The file from which the text was taken is no longer there to be looked at."),
    ("/source/text_sha256", "It is held against the text as a whole: G103."),
    ("/meeting/key", "It is made of day, channel and sides, which have their own verdicts; a rule holds it to them."),
    ("/sides/id", NAME),
    ("/people/id", NAME),
    ("/people/authority", "It comes from an authority file, not from the text."),
    ("/topics/id", NAME),
    (
        "/topics/relation",
        "How much a report makes of a topic is its reader's judgement; that it is spoken of has a verdict.",
    ),
    ("/statements/id", NAME),
    ("/references/encounters/id", NAME),
    ("/references/instruments/id", NAME),
    ("/references/events/id", NAME),
    ("/mentions/organizations/id", NAME),
    ("/evidence", "It is no value of its own; whether its words stand at its offsets is looked up: G105."),
    ("/notes", "They are the maker's words about the record."),
    ("/extra", "They are the user's own fields."),
    ("/review", "It tells of the record's own history."),
    ("/generator", "It tells who made the record."),
];

/// Fields of every date without a verdict, with the reason.
pub const UNJUDGED_OF_DATES: &[(&str, &str)] = &[("edtf", OF_VALUE), ("earliest", OF_VALUE), ("latest", OF_VALUE)];

const NAME: &str = "It is a name that others refer to, and no word of the report.";
const OF_VALUE: &str = "It follows from value and basis, which have verdicts; rules hold it to them.";
