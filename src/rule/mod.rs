//! Rules: what a record must hold beyond its structure. One file per rule with its documentation, code and examples.

#[cfg(test)]
mod examples;
mod subject;

use crate::diagnostic::{Code, Diagnostic};
use crate::record::{Date, Record};
use std::fmt::Display;
pub use subject::Subject;

/// A rule.
pub trait Rule: Sync {
    /// Its kind of finding; the documentation in it has the examples that are its tests.
    fn code(&self) -> Code;

    /// Looks at a record.
    fn check(&self, record: &Subject<'_>, found: &mut Findings);
}

/// Takes the findings of one rule.
pub struct Findings {
    code: Code,
    list: Vec<Diagnostic>,
}

impl Findings {
    fn of(code: Code) -> Self {
        Self { code, list: Vec::new() }
    }

    /// Adds a finding at a JSON Pointer.
    fn add(&mut self, pointer: impl Display, message: impl Into<String>) {
        self.list.push(Diagnostic::new(self.code, message).at_pointer(pointer.to_string()));
    }

    /// Adds a finding with what to do about it.
    fn add_with_help(&mut self, pointer: impl Display, message: impl Into<String>, help: impl Into<String>) {
        let finding = Diagnostic::new(self.code, message).with_help(help);
        self.list.push(finding.at_pointer(pointer.to_string()));
    }
}

/// Declares a rule: its documentation, with examples under `## Fails` and `## Passes`, its code and severity.
///
/// An example is a JSON merge patch over the one minimal record; it must make exactly this rule speak, or none.
macro_rules! rule {
    ($($(#[doc = $doc:literal])+ pub(super) struct $name:ident { code: $code:literal, name: $slug:literal, severity: $severity:ident })+) => {
        $($(#[doc = $doc])+
        pub(super) struct $name;

        impl $name {
            const CODE: $crate::diagnostic::Code = $crate::diagnostic::Code {
                code: $code,
                name: $slug,
                severity: $crate::diagnostic::Severity::$severity,
                about: concat!($($doc, "\n"),+).trim_ascii(),
            };
        })+
    };
}

pub mod set;

/// Declares the list of rules and their modules.
macro_rules! rules {
    ($($module:ident::$name:ident),+ $(,)?) => {
        $(mod $module;)+

        /// Every rule, by code; a new one is its file and its line here.
        pub const RULES: &[&dyn Rule] = &[$(&$module::$name),+];
    };
}

rules! {
    too_few_sides::TooFewSides,
    nameless_side::NamelessSide,
    dangling_reference::DanglingReference,
    repeated_id::RepeatedId,
    impossible_date::ImpossibleDate,
    disordered_dates::DisorderedDates,
    unequal_edtf::UnequalEdtf,
    held_after_publication::HeldAfterPublication,
    unknown_country::UnknownCountry,
    evidence_outside_text::EvidenceOutsideText,
    misquoted_evidence::MisquotedEvidence,
    wrong_digest::WrongDigest,
    unexplained_inference::UnexplainedInference,
    speaker_without_voice::SpeakerWithoutVoice,
    doubled_deputy::DoubledDeputy,
    evidence_of_nothing::EvidenceOfNothing,
    repeated_reference::RepeatedReference,
    ambiguous_id::AmbiguousId,
    malformed_uuid::MalformedUuid,
    unexplained_evidence::UnexplainedEvidence,
    wordless_evidence::WordlessEvidence,
    mismeasured_quote::MismeasuredQuote,
    repeated_evidence::RepeatedEvidence,
    unproven_entry::UnprovenEntry,
    lone_bound::LoneBound,
    unequal_doubt::UnequalDoubt,
    endless_meeting::EndlessMeeting,
    planned_in_the_past::PlannedInThePast,
    dateline_after_publication::DatelineAfterPublication,
    misplaced_basis::MisplacedBasis,
    mistimed_reference::MistimedReference,
    participant_without_side::ParticipantWithoutSide,
    side_without_part::SideWithoutPart,
    foreign_side::ForeignSide,
    repeated_person::RepeatedPerson,
    unknown_person::UnknownPerson,
    foreign_name_part::ForeignNamePart,
    honorific_in_name::HonorificInName,
    misread_office::MisreadOffice,
    repeated_variant::RepeatedVariant,
    contradictory_modifiers::ContradictoryModifiers,
    repeated_side::RepeatedSide,
    miscounted_format::MiscountedFormat,
    several_hosts::SeveralHosts,
    host_abroad::HostAbroad,
    placed_call::PlacedCall,
    moved_city::MovedCity,
    wrong_key::WrongKey,
    repeated_topic::RepeatedTopic,
    two_sided_speaker::TwoSidedSpeaker,
    repeated_statement::RepeatedStatement,
    aimless_encounter::AimlessEncounter,
    repeated_instrument::RepeatedInstrument,
    repeated_mention::RepeatedMention,
    unsigned_review::UnsignedReview,
    repeated_field::RepeatedField,
    uncomposed_text::UncomposedText,
    invisible_character::InvisibleCharacter,
    loose_space::LooseSpace,
    broken_encoding::BrokenEncoding,
}

/// Every kind of finding of the rules, those over sets last.
#[must_use]
pub fn codes() -> Vec<Code> {
    RULES.iter().map(|rule| rule.code()).chain(set::SET_RULES.iter().map(|rule| rule.code())).collect()
}

/// What the rules find in a record.
#[must_use]
pub fn check(record: &Record) -> Vec<Diagnostic> {
    let subject = Subject::of(record);
    let found = |rule: &&dyn Rule| {
        let mut findings = Findings::of(rule.code());
        rule.check(&subject, &mut findings);
        findings.list
    };
    RULES.iter().flat_map(found).collect()
}

/// Every date of a record with its JSON Pointer.
fn dates(record: &Record) -> Vec<(String, &Date)> {
    let (source, meeting) = (&record.source, &record.meeting);
    let dateline = source.dateline.as_ref().and_then(|dateline| dateline.date.as_ref());
    let single = [
        ("/source/published", source.published.as_ref()),
        ("/source/dateline/date", dateline),
        ("/meeting/date", meeting.date.as_ref()),
        ("/meeting/end_date", meeting.end_date.as_ref()),
    ];
    let single = single.into_iter().map(|(pointer, date)| (pointer.to_owned(), date));
    let listed = spans(record).into_iter().filter(|span| span.pointer != "/meeting").flat_map(|span| {
        let Span { pointer, first, last } = span;
        [(format!("{pointer}/date"), first), (format!("{pointer}/end_date"), last)]
    });
    let signed = record.references.instruments.iter().enumerate();
    let signed = signed.map(|(index, entry)| (format!("/references/instruments/{index}/date"), entry.date.as_ref()));
    single.chain(listed).chain(signed).filter_map(|(pointer, date)| Some((pointer, date?))).collect()
}

/// What lasts from one date to another.
struct Span<'a> {
    pointer: String,
    first: Option<&'a Date>,
    last: Option<&'a Date>,
}

/// The meeting, the encounters and the events of a record.
fn spans(record: &Record) -> Vec<Span<'_>> {
    let meeting = &record.meeting;
    let of_meeting = Span { pointer: "/meeting".into(), first: meeting.date.as_ref(), last: meeting.end_date.as_ref() };
    let encounters = record.references.encounters.iter().enumerate().map(|(index, entry)| Span {
        pointer: format!("/references/encounters/{index}"),
        first: entry.date.as_ref(),
        last: entry.end_date.as_ref(),
    });
    let events = record.references.events.iter().enumerate().map(|(index, entry)| Span {
        pointer: format!("/references/events/{index}"),
        first: entry.date.as_ref(),
        last: entry.end_date.as_ref(),
    });
    std::iter::once(of_meeting).chain(encounters).chain(events).collect()
}
