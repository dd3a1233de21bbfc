//! The language of a text: English by its common words, another one by its script or the frequencies of its letters.
//!
//! A text is only given up when it is surely in another language: short texts, lists of names and texts with a passage in
//! English go on.

use crate::gazetteer::GAZETTEER;
use crate::gazetteer::table::{self, Language as Row};
use crate::gazetteer::word::fold;
use whatlang::{Lang, Script};

/// Words in lower case of a passage that is judged by itself.
const PASSAGE: usize = 40;

/// Per cent of common English words among those in lower case: from the first on a passage is English, from the second on
/// a whole text, and below the third it may be in another language. English texts were seen with 60 and more, others with
/// at most 20.
const ENGLISH_PASSAGE: usize = 60;
const ENGLISH: usize = 40;
const FOREIGN: usize = 25;

/// A text with fewer words, or fewer letters of another script, is too short to be given up.
const FEWEST_WORDS: usize = 20;
const FEWEST_LETTERS: usize = 8;

/// Signs of a text that are looked at for the frequencies of its letters.
const LOOKED_AT: usize = 3000;

/// What language a text is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Language {
    English,
    /// Another one: its name and tag.
    Other(String),
    Unknown,
}

impl Language {
    /// Its tag, as far as the text is one that is read.
    pub(crate) fn tag(&self) -> Option<&'static str> {
        (*self == Self::English).then_some("en")
    }

    /// Why the text is not read, if it is in another language than English; where the words leave it open, what was said
    /// with the text counts.
    pub(super) fn foreign(&self, given: Option<&str>) -> Option<String> {
        match (self, given) {
            (Self::Other(name), _) => Some(format!("the text is in {name}; only English is read")),
            (Self::Unknown, Some(tag)) if !is_english(tag) => {
                Some(format!("the text is said to be in another language ({tag}); only English is read"))
            }
            _ => None,
        }
    }
}

fn is_english(tag: &str) -> bool {
    matches!(tag.split('-').next().map(str::to_ascii_lowercase).as_deref(), Some("en" | "eng" | "und" | "mul"))
}

/// Words in lower case, and how many of them are common in English.
#[derive(Default, Clone, Copy)]
struct Count {
    common: usize,
    all: usize,
}

impl Count {
    fn is_at_least(self, per_cent: usize) -> bool {
        self.common * 100 >= self.all * per_cent
    }
}

/// Reads the language of a text.
pub(crate) fn read(source: &str) -> Language {
    let (mut whole, mut passage, mut words) = (Count::default(), Count::default(), 0);
    for word in source.split(|sign: char| !sign.is_alphabetic()).filter(|word| !word.is_empty()) {
        words += 1;
        if !word.starts_with(char::is_lowercase) {
            continue;
        }
        let is_common = word.is_ascii() && GAZETTEER.lexicon.is_common(GAZETTEER.lexicon.word(&fold(word)));
        for count in [&mut whole, &mut passage] {
            count.all += 1;
            count.common += usize::from(is_common);
        }
        if passage.all == PASSAGE {
            if passage.is_at_least(ENGLISH_PASSAGE) {
                return Language::English;
            }
            passage = Count::default();
        }
    }
    if whole.all >= PASSAGE / 8 && whole.is_at_least(ENGLISH) {
        return Language::English;
    }
    let sample = &source[..source.char_indices().nth(LOOKED_AT).map_or(source.len(), |(end, _)| end)];
    let is_foreign_script = is_in_other_script(sample);
    if !is_foreign_script && (words < FEWEST_WORDS || whole.all > 0 && whole.is_at_least(FOREIGN)) {
        return Language::Unknown;
    }
    match whatlang::detect(sample) {
        Some(found) if is_foreign_script => Language::Other(name(found.lang(), found.script())),
        None if is_foreign_script => Language::Other("another script".to_owned()),
        Some(found) if found.is_reliable() && found.lang() != Lang::Eng => {
            Language::Other(name(found.lang(), found.script()))
        }
        _ => Language::Unknown,
    }
}

/// Whether most letters are not Latin.
fn is_in_other_script(sample: &str) -> bool {
    let letters = sample.chars().filter(|sign| sign.is_alphabetic());
    let (mut other, mut all) = (0, 0);
    for letter in letters {
        all += 1;
        // Latin letters and their extensions end here; what follows up to the symbols is other scripts.
        other += usize::from(letter > '\u{24F}' && !('\u{1E00}'..='\u{1EFF}').contains(&letter));
    }
    other >= FEWEST_LETTERS && other * 2 > all
}

/// The name and tag of a language; of a script, where the letters and the language do not agree.
fn name(language: Lang, script: Script) -> String {
    let is_latin = script == Script::Latin;
    let row = table::read::<Row>().into_iter().find(|row| row.code == language.code());
    match row.filter(|row| row.tag != "en" || is_latin) {
        Some(row) => format!("{} ({})", row.name, row.tag),
        None => format!("another language ({script} letters)"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(text: &str) -> Option<&'static str> {
        read(text).tag()
    }

    #[test]
    fn english_is_known_by_its_common_words() {
        for text in [
            "The ministers met in Lima on Monday and spoke about copper, fish and the railway.",
            "President X received Ambassador Y of Z on Monday to talk about trade.",
            "Presidente Gómez-Peña y Ministro Núñez. The two presidents met for an hour and agreed to build a bridge over the river.",
        ] {
            assert_eq!(tag(text), Some("en"), "{text}");
            assert_eq!(read(text).foreign(Some("es")), None);
        }
    }

    #[test]
    fn other_languages_are_told_by_name() {
        for (text, name) in [
            ("Министр иностранных дел встретился с послом Перу в Москве.", "Russian (ru)"),
            ("两国外长在利马举行会谈，就渔业和铜矿合作交换了意见。", "Chinese (zh)"),
            ("التقى وزير الخارجية نظيره البيروفي في ليما يوم الاثنين.", "Arabic (ar)"),
            (
                "El ministro de Relaciones Exteriores recibió ayer en Lima a su homólogo chileno para conversar sobre el comercio, la pesca y el ferrocarril que ambos países quieren construir.",
                "Spanish (es)",
            ),
            (
                "Der Außenminister traf gestern in Lima seinen Amtskollegen aus Chile, um über den Handel, die Fischerei und die Eisenbahn zu sprechen, die beide Länder bauen wollen.",
                "German (de)",
            ),
        ] {
            let message = format!("the text is in {name}; only English is read");
            assert_eq!(read(text).foreign(None), Some(message), "{text}");
        }
    }

    #[test]
    fn short_texts_and_lists_of_names_are_not_given_up() {
        for text in [
            "",
            "Réunion à Paris",
            "Lima, 3 May",
            "José Hernández, María Núñez, Łukasz Wiśniewski, Nguyễn Văn Minh",
            "JOSE HERNANDEZ MET MARIA NUNEZ",
        ] {
            assert_eq!(read(text).foreign(None), None, "{text}");
        }
        assert!(read("Réunion à Paris").foreign(Some("fr")).is_some());
        assert_eq!(read("Réunion à Paris").foreign(Some("en-GB")), None);
    }

    #[test]
    fn a_passage_in_english_is_read_whatever_stands_before_it() {
        let russian = "Министр иностранных дел встретился с послом Перу в Москве. ".repeat(20);
        let english = "The ministers met in Lima on Monday and spoke about copper, fish and the railway that they want to build. ";
        assert_eq!(tag(&format!("{russian}{}", english.repeat(5))), Some("en"));
    }

    #[test]
    fn every_language_of_the_detector_has_its_row() {
        let rows = table::read::<Row>();
        for language in Lang::all() {
            assert!(rows.iter().any(|row| row.code == language.code()), "{}", language.code());
        }
    }
}
