//! Names of people: the whole name, its parts where the text tells them apart, and other forms.

use super::Draft;
use crate::parse::people::{Mention, Person as PersonFound};
use crate::record::{Name, Role};
use std::ops::Range;

/// States where a title goes with a name that is no family name.
const BY_GIVEN_NAME: &[&str] = &["ET", "ER", "IS", "MM", "MN", "VN", "MY", "ID", "BN", "TM", "AF", "SO", "DJ"];
/// States where the family name stands first.
const FAMILY_FIRST: &[&str] = &["CN", "TW", "HK", "MO", "SG", "KR", "KP", "JP", "HU"];

impl Draft<'_> {
    pub(super) fn name(&self, found: &PersonFound) -> Option<Name> {
        let whole = found.name.clone()?;
        let mut honorifics: Vec<String> = Vec::new();
        for form in self.mentions_of(found).flat_map(|mention| &mention.honorifics) {
            let form = self.quote(form.clone()).replace('|', " ");
            if !form.is_empty() && !honorifics.contains(&form) {
                honorifics.push(form);
            }
        }
        let (given, family) = self.parts(found, &whole).unzip();
        Some(Name { full: self.quote(whole), given, family, honorifics })
    }

    pub(super) fn variants(&self, found: &PersonFound) -> Vec<String> {
        let full = found.name.clone().map(|tokens| self.quote(tokens));
        let mut variants: Vec<String> = Vec::new();
        for name in self.mentions_of(found).filter_map(|mention| mention.name.clone()) {
            let name = self.quote(name).replace('|', " ");
            if Some(&name) != full.as_ref() && !variants.contains(&name) {
                variants.push(name);
            }
        }
        variants
    }

    fn mentions_of<'m>(&'m self, found: &'m PersonFound) -> impl Iterator<Item = &'m Mention> {
        found.mentions.iter().map(|number| &self.found.people.mentions[*number])
    }

    /// Given and family name: the family name is what stands with a title elsewhere ("Ada Holm … Ms Holm").
    fn parts(&self, found: &PersonFound, whole: &Range<usize>) -> Option<(String, String)> {
        let country = found.country.as_ref().map_or("", |country| country.value.as_str());
        let is_royal = found.offices.iter().any(|office| office.also.is_some() || office.role == Role::Royal);
        if is_royal || BY_GIVEN_NAME.contains(&country) {
            return None;
        }
        let short = self.mentions_of(found).filter(|mention| self.is_titled_shortly(mention)).find_map(|mention| {
            let short = mention.name.clone().filter(|name| self.is_one_word(name))?;
            let rest =
                if FAMILY_FIRST.contains(&country) && self.same(&short, &(whole.start..whole.start + short.len())) {
                    whole.start + short.len()..whole.end
                } else if self.same(&short, &(whole.end.checked_sub(short.len())?..whole.end)) {
                    whole.start..whole.end - short.len()
                } else {
                    return None;
                };
            Some((rest, short)).filter(|(rest, _)| !rest.is_empty())
        });
        let (given, family) = short?;
        Some((self.quote(given), self.quote(family)))
    }

    /// Whether somebody stands under a title and a part of the name that is no forename of the house.
    fn is_titled_shortly(&self, mention: &Mention) -> bool {
        const PLAIN: &[&str] = &["mr", "mrs", "ms", "miss", "madame", "mme", "dr"];
        let text = self.found.text;
        let plain = mention.honorifics.iter().any(|form| PLAIN.contains(&text.word(form.start)));
        let titled = mention.honorifics.is_empty() && !mention.offices.is_empty();
        (plain || titled) && mention.name.as_ref().is_some_and(|name| name.start > mention.tokens.start)
    }

    /// Whether a name is one word, with its particles and what a hyphen joins to it.
    fn is_one_word(&self, name: &Range<usize>) -> bool {
        let text = self.found.text;
        name.clone().filter(|token| text.is_capitalised(*token) && !text.tokens[*token].glued).count() < 2
    }

    fn same(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let text = self.found.text;
        a.len() == b.len() && a.clone().zip(b.clone()).all(|(a, b)| text.raw(a) == text.raw(b))
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::{Options, Report, parse};

    /// Given and family name of the people of a report.
    fn parts(text: &str) -> Vec<(Option<String>, Option<String>)> {
        let report = Report { text: text.to_owned(), ..Report::default() };
        let records = parse(&report, &Options::default()).records;
        let people = records.into_iter().next().map(|record| record.people).unwrap_or_default();
        people.into_iter().filter_map(|person| person.name).map(|name| (name.given, name.family)).collect()
    }

    fn both(given: &str, family: &str) -> (Option<String>, Option<String>) {
        (Some(given.to_owned()), Some(family.to_owned()))
    }

    #[test]
    fn the_family_name_is_what_goes_with_a_title() {
        let text = "Foreign Minister of Finland Ada Holm met with Foreign Minister of Sweden Tom van der Lind. Ms Holm \
                    thanked Mr van der Lind.";
        assert_eq!(parts(text), [both("Ada", "Holm"), both("Tom", "van der Lind")]);
        let text =
            "Foreign Minister of China Zhao Min met with Foreign Minister of Sweden Tom Lind. Minister Zhao spoke.";
        assert_eq!(parts(text), [both("Min", "Zhao"), (None, None)]);
    }

    #[test]
    fn names_that_the_text_does_not_take_apart_stay_whole() {
        let text = "Prime Minister of Ethiopia Dawit Tola met with Prime Minister of Kenya Asha Njeri. Mr Dawit spoke.";
        assert_eq!(parts(text), [(None, None), (None, None)]);
    }
}
