//! Small closed lists of words on which the reading of statements rests.

/// Words that may stand between subject and verb or between auxiliary and participle.
const ADVERBS: &[&str] = &[
    "also",
    "further",
    "once",
    "again",
    "both",
    "then",
    "thus",
    "therefore",
    "today",
    "yesterday",
    "moreover",
    "however",
    "meanwhile",
    "too",
    "well",
    "ever",
    "still",
    "never",
    "always",
    "now",
    "all",
];

const NO_ADVERBS: &[&str] =
    &["italy", "july", "family", "ally", "assembly", "supply", "reply", "rely", "apply", "only"];

/// Whether a word may stand between subject and verb.
pub(super) fn is_adverb(word: &str) -> bool {
    ADVERBS.contains(&word) || word.len() > 4 && word.ends_with("ly") && !NO_ADVERBS.contains(&word)
}

/// Plural nouns for those who take part in a meeting.
const GROUPS: &[&str] = &[
    "ministers",
    "sides",
    "parties",
    "leaders",
    "presidents",
    "interlocutors",
    "officials",
    "delegations",
    "countries",
    "participants",
    "governments",
    "principals",
    "counterparts",
    "diplomats",
    "secretaries",
    "nations",
    "states",
    "heads",
    "ambassadors",
    "chairs",
    "members",
    "premiers",
    "delegates",
    "representatives",
    "allies",
    "partners",
    "advisors",
    "advisers",
    "colleagues",
    "envoys",
    "statesmen",
    "negotiators",
    "speakers",
    "foes",
    "chiefs",
    "directors",
];

/// Whether a plural noun means those who take part.
pub(super) fn is_group(word: &str) -> bool {
    GROUPS.contains(&word)
}

/// Nouns for a meeting itself.
pub(super) fn is_meeting(word: &str) -> bool {
    matches!(
        word,
        "meeting"
            | "discussion"
            | "discussions"
            | "talks"
            | "conversation"
            | "conversations"
            | "call"
            | "agenda"
            | "session"
            | "summit"
            | "dialogue"
            | "consultations"
            | "conference"
            | "negotiations"
            | "meetings"
            | "exchange"
    )
}

/// Prepositions.
pub(super) fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "with"
            | "by"
            | "to"
            | "for"
            | "between"
            | "from"
            | "in"
            | "on"
            | "at"
            | "against"
            | "about"
            | "among"
            | "during"
            | "over"
            | "under"
            | "after"
            | "before"
            | "through"
            | "within"
            | "into"
            | "towards"
            | "toward"
            | "regarding"
            | "including"
            | "alongside"
            | "like"
            | "upon"
            | "following"
            | "than"
            | "as"
            | "via"
    )
}

/// Words that open a noun phrase.
pub(super) fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "both"
            | "two"
            | "three"
            | "four"
            | "five"
            | "all"
            | "these"
            | "those"
            | "this"
            | "his"
            | "her"
            | "their"
            | "its"
            | "our"
            | "my"
            | "your"
            | "several"
            | "some"
            | "each"
    )
}

/// Verb forms before a participle or main verb.
pub(super) fn is_auxiliary(word: &str) -> bool {
    matches!(word, "has" | "have" | "had" | "did" | "do" | "does")
}
