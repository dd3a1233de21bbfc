//! The statements of one sentence: cues from left to right, each with its subject and content.

use super::content;
use super::cue::{self, Cue, Form};
use super::subject::{Scene, Subject};
use super::words::{is_adverb, is_preposition};
use super::{StatementFound, voice};
use crate::gazetteer::lexicon::Table;
use crate::gazetteer::word::TokenKind;
use crate::record::{Quoted, StatementKind};
use std::ops::Range;

/// A statement whose end is still open.
struct Draft {
    cue: Cue,
    subject: Subject,
    /// First token of cue or subject: what stands before belongs to another statement.
    first: usize,
    /// The content, where it stands before the cue or is bounded by a comma.
    content: Option<Range<usize>>,
}

/// Reads a sentence.
pub(super) fn read(scene: &Scene, sentence: &Range<usize>, quotations: &[Range<usize>]) -> Vec<StatementFound> {
    let reader = Reader { scene, sentence, end: before_credit(scene, sentence), main: scene.main(sentence) };
    let mut drafts: Vec<Draft> = Vec::new();
    let mut token = sentence.start;
    while token < reader.end {
        let quoted = quotations.iter().any(|quotation| quotation.contains(&token));
        let named = scene.people.at(token).map(|mention| mention.tokens.end);
        let cue = if quoted || named.is_some() { None } else { cue::at(scene.text, token, reader.end) };
        token = match cue.and_then(|cue| reader.accept(cue, &drafts)) {
            Some(draft) => {
                let end = draft.cue.tokens.end;
                drafts.push(draft);
                end
            }
            None => named.unwrap_or(token + 1).max(token + 1),
        };
    }
    reader.finish(drafts, quotations)
}

/// The end of a sentence without the outlet's credit (", Trend reports").
fn before_credit(scene: &Scene, sentence: &Range<usize>) -> usize {
    let text = scene.text;
    let credit = |token: usize| {
        text.raw(token) == ","
            && (token + 1..(token + 6).min(sentence.end)).any(|verb| {
                let names =
                    (token + 1..verb).all(|name| text.is_capitalised(name) || matches!(text.word(name), "the" | "as"));
                let rest = matches!(text.raw(verb + 1), "," | "." | "")
                    || text.word(verb + 1) == "via"
                    || text.word(verb + 1) == "citing";
                verb > token + 1
                    && names
                    && rest
                    && matches!(text.word(verb), "reports" | "reported" | "informs" | "writes")
                    && (token + 1..verb).all(|name| scene.people.at(name).is_none())
            })
    };
    sentence.clone().find(|token| credit(*token) || is_release(scene, *token, sentence.end)).unwrap_or(sentence.end)
}

/// Whether a comma opens a sentence's last words, which credit an office: ", the ministry said in a statement".
fn is_release(scene: &Scene, comma: usize, stop: usize) -> bool {
    const SOURCES: &[&str] = &[
        "ministry",
        "office",
        "embassy",
        "statement",
        "readout",
        "release",
        "communique",
        "service",
        "department",
        "secretariat",
        "presidency",
        "government",
        "agency",
        "spokesperson",
        "spokesman",
        "spokeswoman",
    ];
    let text = scene.text;
    let verb = (comma + 1..stop.min(comma + 8))
        .find(|token| matches!(text.word(*token), "said" | "says" | "added" | "reported" | "noted" | "announced"));
    let Some(verb) = verb.filter(|_| text.raw(comma) == ",") else { return false };
    let ends =
        (verb + 1..stop).all(|token| !matches!(text.raw(token), "," | ";" | ":" | "\"") && text.word(token) != "that");
    let opens = matches!(text.word(comma + 1), "the" | "a" | "its" | "his" | "her") || text.is_capitalised(comma + 1);
    ends && opens && stop - verb < 12 && SOURCES.contains(&text.word(verb - 1))
}

struct Reader<'s> {
    scene: &'s Scene<'s>,
    sentence: &'s Range<usize>,
    end: usize,
    main: Option<(Subject, usize)>,
}

impl Reader<'_> {
    fn word(&self, token: usize) -> &str {
        self.scene.text.word(token)
    }

    fn raw(&self, token: usize) -> &str {
        self.scene.text.raw(token)
    }

    /// Whether a cue makes a statement here, and whose.
    fn accept(&self, cue: Cue, drafts: &[Draft]) -> Option<Draft> {
        match cue.form {
            Form::Passive => self.passive(cue, drafts),
            Form::Phrase => self.phrase(cue, drafts),
            Form::Participle => self.participle(cue, drafts),
            Form::Base => self.base(cue, drafts),
            Form::Past | Form::Present => self.finite(cue, drafts),
        }
    }

    /// Whether a clause of its own can begin at a token.
    fn opens_clause(&self, first: usize, drafts: &[Draft]) -> bool {
        let open = drafts.last().is_some_and(|draft| draft.content.is_none() && !self.only_reports(draft, first));
        if !open || first == self.sentence.start {
            return true;
        }
        let before = first - 1;
        let within = drafts.last().is_some_and(|draft| self.word(draft.cue.tokens.end) == "that");
        !within && self.raw(before) == ","
            || matches!(self.raw(before), ";" | ":" | "—" | "-" | "–")
            || matches!(self.word(before), "and" | "but" | "while" | "whereas" | "with")
    }

    /// Whether a draft only says who reports what begins here: "A spokesperson said the ministers discussed …".
    fn only_reports(&self, draft: &Draft, first: usize) -> bool {
        let outsider = matches!(&draft.subject, Subject::Persons(persons)
            if persons.iter().all(|person| !self.scene.takes_part(*person)));
        let end = draft.cue.tokens.end;
        outsider && draft.cue.kind.is_none() && (first == end || first == end + 1 && self.word(end) == "that")
    }

    fn finite(&self, cue: Cue, drafts: &[Draft]) -> Option<Draft> {
        let after = drafts.last().map_or(self.sentence.start, |draft| draft.cue.tokens.end);
        if let Some((subject, first)) = self.scene.before(cue.tokens.start, after) {
            let relative = first > after && matches!(self.word(first - 1), "which" | "that" | "what" | "where" | "as");
            if relative && !drafts.is_empty() || !self.opens_clause(first, drafts) {
                return None;
            }
            return self.fits(&subject, &cue).then_some(Draft { cue, subject, first, content: None });
        }
        self.continued(cue, drafts, after)
    }

    /// A predicate joined to the one before: "met with X and discussed", "welcomed X and thanked".
    fn continued(&self, cue: Cue, drafts: &[Draft], after: usize) -> Option<Draft> {
        let joint = self.scene.skip_back(cue.tokens.start, after).checked_sub(1).filter(|joint| *joint >= after)?;
        if !(matches!(self.word(joint), "and" | "but") || self.raw(joint) == "," && drafts.is_empty()) {
            return None;
        }
        let subject = match drafts.last() {
            Some(draft) => draft.subject.clone(),
            None => self.met(&cue)?,
        };
        self.fits(&subject, &cue).then_some(Draft { cue, subject, first: joint, content: None })
    }

    /// The subject of the sentence; for a discussion, all participants named before.
    fn met(&self, cue: &Cue) -> Option<Subject> {
        let (subject, first) = self.main.clone()?;
        let Subject::Persons(persons) = &subject else { return Some(subject) };
        if first >= cue.tokens.start {
            return None;
        }
        let named = self.scene.named(first..cue.tokens.start);
        let discusses = matches!(cue.kind, Some(StatementKind::Discuss | StatementKind::Agree));
        let all = discusses && named.len() > persons.len();
        Some(if all { Subject::Persons(named) } else { subject })
    }

    /// Whether a subject can have this cue: a meeting does no more than talk.
    fn fits(&self, subject: &Subject, cue: &Cue) -> bool {
        use StatementKind::{Agree, Assess, Commit, Concern, Condemn, Discuss, Recall, Welcome};
        let talk = matches!(
            cue.lemma,
            "have talks"
                | "have discussions"
                | "have several discussions"
                | "have a conversation"
                | "have a discussion"
        ) || ["discussions", "talks", "conversation", "discussion"].contains(&self.word(cue.tokens.end - 1));
        // One person addresses a gathering; several address a matter.
        if cue.lemma == "address" && !matches!(subject, Subject::Group { .. }) {
            return false;
        }
        if talk && !matches!(self.word(cue.tokens.end), "on" | "about" | "regarding" | "of" | "concerning" | "focused")
        {
            return false;
        }
        match subject {
            Subject::Meeting => {
                matches!(
                    cue.kind,
                    None | Some(Agree | Assess | Commit | Concern | Condemn | Discuss | Recall | Welcome)
                ) && !matches!(cue.lemma, "conclude" | "demonstrate" | "mark" | "end" | "say")
            }
            Subject::Persons(_) | Subject::Group { .. } => true,
        }
    }

    fn base(&self, cue: Cue, drafts: &[Draft]) -> Option<Draft> {
        let before = cue.tokens.start.checked_sub(1).filter(|before| *before >= self.sentence.start)?;
        if self.word(before) == "to" {
            let purpose =
                cue.kind == Some(StatementKind::Discuss) && drafts.is_empty() && self.tells_of_meeting(before);
            let subject = self.met(&cue).filter(|_| purpose)?;
            return Some(Draft { first: before, cue, subject, content: None });
        }
        let after = drafts.last().map_or(self.sentence.start, |draft| draft.cue.tokens.end);
        if self.scene.text.kind(before) == Some(TokenKind::Possessive) {
            return self.owned(cue, before, after);
        }
        let (subject, first) = self.scene.before(cue.tokens.start, after)?;
        let plural = match &subject {
            Subject::Group { side, .. } => side.is_none(),
            Subject::Persons(persons) => persons.len() > 1,
            Subject::Meeting => false,
        };
        (plural && self.opens_clause(first, drafts) && self.fits(&subject, &cue)).then_some(Draft {
            cue,
            subject,
            first,
            content: None,
        })
    }

    /// "Charles Michel's call for": a noun with its speaker; it ends at a comma.
    fn owned(&self, cue: Cue, possessive: usize, after: usize) -> Option<Draft> {
        let noun = matches!(cue.lemma, "call for" | "appeal" | "request" | "call on");
        let (subject, first) = self.scene.before(possessive, after.saturating_sub(1)).filter(|_| noun)?;
        let Subject::Persons(_) = subject else { return None };
        let comma = (cue.tokens.end..self.end).find(|token| self.raw(*token) == ",").unwrap_or(self.end);
        let from = content::start(self.scene, &cue, comma);
        Some(Draft { content: Some(from..comma), cue, subject, first })
    }

    fn tells_of_meeting(&self, before: usize) -> bool {
        (self.sentence.start..before).any(|token| {
            let found = self.scene.text.match_of(token, Table::Verb);
            found
                .and_then(|found| self.scene.text.gazetteer.verbs.get(found.row))
                .is_some_and(|row| row.class == "meet")
                || matches!(self.word(token), "gathered" | "convened" | "joined" | "assembled")
        })
    }

    fn participle(&self, cue: Cue, drafts: &[Draft]) -> Option<Draft> {
        let start = self.scene.skip_back(cue.tokens.start, self.sentence.start).min(cue.tokens.start);
        if cue.tokens.start == self.sentence.start || start == self.sentence.start && is_adverb(self.word(start)) {
            return self.fronted(cue);
        }
        let before = start.checked_sub(1)?;
        let after = drafts.last().map_or(self.sentence.start, |draft| draft.cue.tokens.end);
        let joined = self.raw(before) == ","
            || matches!(self.word(before), "and" | "while")
                && drafts.last().is_some_and(|draft| draft.cue.form == Form::Participle)
            || matches!(self.word(before), "while" | "by") && !drafts.is_empty();
        if joined {
            let subject = match drafts.last() {
                Some(draft) => draft.subject.clone(),
                None => self.main.clone().filter(|(_, first)| *first < before)?.0,
            };
            return self.fits(&subject, &cue).then_some(Draft { cue, subject, first: before, content: None });
        }
        let (subject, first) = self.scene.before(cue.tokens.start, after)?;
        let with = first > after && self.word(first - 1) == "with" && (first < after + 2 || self.raw(first - 2) == ",");
        with.then(|| Draft { cue, subject, first: first - 1, content: None })
    }

    /// "Emphasizing the matter, the ministers …": the subject stands after a comma.
    fn fronted(&self, cue: Cue) -> Option<Draft> {
        let commas = (cue.tokens.end..self.end).filter(|token| self.raw(*token) == ",");
        let (comma, subject) = commas
            .filter_map(|comma| {
                let (subject, _) = self.scene.starting(comma + 1, self.end)?;
                Some((comma, subject))
            })
            .find(|(comma, _)| (*comma..self.end).any(|token| cue::at(self.scene.text, token, self.end).is_some()))?;
        let from = content::start(self.scene, &cue, comma);
        Some(Draft { first: cue.tokens.start, content: Some(from..comma), cue, subject })
    }

    fn phrase(&self, cue: Cue, drafts: &[Draft]) -> Option<Draft> {
        let first = cue.tokens.start;
        let opens = first == self.sentence.start
            || is_adverb(self.word(first - 1))
            || self.raw(first - 1) == ","
            || !is_preposition(self.word(first - 1)) && drafts.is_empty() && first < self.sentence.start + 3;
        opens.then_some(Draft { cue, subject: Subject::Meeting, first, content: None })
    }

    fn passive(&self, cue: Cue, drafts: &[Draft]) -> Option<Draft> {
        let after = drafts.last().map_or(self.sentence.start, |draft| {
            draft.content.as_ref().map_or(draft.cue.tokens.end, |content| content.end.max(draft.cue.tokens.end))
        });
        let open = drafts.last().is_some_and(|draft| draft.content.is_none());
        let before = cue.tokens.start.checked_sub(1).filter(|before| *before >= after)?;
        if matches!(self.word(before), "which" | "that" | "who") {
            return None;
        }
        if self.word(before) == "it" {
            let opens = self.opens_clause(before, drafts) && !matches!(self.word(before.max(1) - 1), "that");
            return opens.then_some(Draft { cue, subject: Subject::Meeting, first: before, content: None });
        }
        if open {
            return None;
        }
        let first = self.clause_start(after, before);
        if self.relative_in(first..cue.tokens.start) || first > before {
            return None;
        }
        let acts = matches!(cue.kind, Some(StatementKind::Invite | StatementKind::Request | StatementKind::Inform));
        let (acted, addressed) = (self.word(cue.tokens.end) == "to", self.scene.people.at(before).is_some());
        let subject = self.agent(&cue).unwrap_or(Subject::Meeting);
        if acts && (acted || addressed) || cue.kind == Some(StatementKind::Invite) {
            return Some(Draft { cue, subject, first, content: None });
        }
        let content = Some(first..cue.tokens.start);
        let announced =
            matches!(cue.kind, Some(StatementKind::Announce | StatementKind::Commit | StatementKind::Thank))
                || addressed;
        (!announced).then_some(Draft { cue, subject, first, content })
    }

    fn agent(&self, cue: &Cue) -> Option<Subject> {
        if self.word(cue.tokens.end) != "by" {
            return None;
        }
        let at = cue.tokens.end + 1;
        let skip = usize::from(self.word(at) == "the" && self.scene.people.at(at).is_none());
        self.scene
            .starting(at, self.end)
            .or_else(|| self.scene.starting(at + skip, self.end))
            .map(|(subject, _)| subject)
    }

    /// Whether a clause that begins with a relative pronoun is still open before a passive.
    fn relative_in(&self, tokens: Range<usize>) -> bool {
        let relative = tokens.clone().rev().find(|token| matches!(self.word(*token), "which" | "who" | "whom"));
        relative.is_some_and(|relative| !(relative..tokens.end).any(|token| self.raw(token) == ","))
    }

    /// Where the clause of a passive begins: after the phrase that opens the sentence ("In addition,").
    fn clause_start(&self, after: usize, before: usize) -> usize {
        let mut first = after;
        while matches!(self.raw(first), "," | ";" | "-" | "•")
            || matches!(self.word(first), "and" | "while" | "also" | "moreover")
        {
            first += 1;
        }
        let opening = is_preposition(self.word(first)) || is_adverb(self.word(first));
        if !opening {
            return first;
        }
        let comma = (first..before.min(first + 12)).find(|token| self.raw(*token) == ",");
        if let Some(comma) = comma {
            return comma + 1;
        }
        let meeting = (first..before.min(first + 4)).find(|token| super::words::is_meeting(self.word(*token)));
        meeting.map_or(first, |meeting| meeting + 1)
    }

    fn finish(&self, drafts: Vec<Draft>, quotations: &[Range<usize>]) -> Vec<StatementFound> {
        let firsts: Vec<usize> = drafts.iter().skip(1).map(|draft| draft.first).chain([self.end]).collect();
        let drafts = drafts.into_iter().zip(firsts).enumerate();
        drafts.filter_map(|(number, (draft, stop))| self.statement(draft, number == 0, stop, quotations)).collect()
    }

    fn statement(
        &self,
        draft: Draft,
        is_first: bool,
        stop: usize,
        quotations: &[Range<usize>],
    ) -> Option<StatementFound> {
        let text = self.scene.text;
        let Draft { cue, mut subject, first, content } = draft;
        let after = content::start(self.scene, &cue, stop)..stop.max(cue.tokens.end);
        let mut content = content::trim(text, content.unwrap_or(after));
        let finite = matches!(cue.form, Form::Past | Form::Present);
        let told = content.is_empty()
            || is_first && content::is_circumstance(text, &cue, stop) && content.start < cue.tokens.end + 3;
        if told && finite && first > self.sentence.start && self.raw(first - 1) == "," {
            content = content::trim(text, self.sentence.start..first - 1);
        }
        if content.is_empty() || cue.lemma == "call on" && !content.clone().any(|token| self.word(token) == "to") {
            return None;
        }
        if cue.kind == Some(StatementKind::Discuss) {
            content = self.with_partner(&mut subject, content);
        }
        let direct = quotations.iter().any(|quoted| {
            let quoted = content::trim(text, quoted.clone());
            quoted.start <= content.start && content.end <= quoted.end
        });
        let kind = content::kind(text, &cue, &content, direct);
        let (voice, speakers, side) = voice(subject);
        let addressees = content::addressees(self.scene, &cue, &content, &speakers);
        let quoted = if direct { Quoted::Direct } else { Quoted::Indirect };
        Some(StatementFound { kind, voice, speakers, side, addressees, cue: cue.tokens, content, quoted })
    }

    /// "discussed with the minister the matter": the minister, and where the matter begins.
    fn partner_first(&self, content: &Range<usize>) -> Option<(usize, usize)> {
        let first = content.start;
        let mention = self.scene.people.at(first).or_else(|| self.scene.people.at(first + 1))?;
        let person = mention.person.filter(|person| self.scene.takes_part(*person))?;
        let after = mention.tokens.end;
        let with = first > 0 && self.word(first - 1) == "with" && mention.tokens.start <= first + 1;
        (with && after < content.end).then_some((person, after))
    }

    /// "discussed the matter with the minister": the minister speaks too.
    fn with_partner(&self, subject: &mut Subject, content: Range<usize>) -> Range<usize> {
        let Subject::Persons(persons) = subject else { return content };
        if let Some((partner, after)) = self.partner_first(&content)
            && !persons.contains(&partner)
        {
            persons.push(partner);
            return content::trim(self.scene.text, after..content.end);
        }
        for token in content.clone().skip(1) {
            let Some(mention) = self.scene.people.at(token).filter(|mention| mention.tokens.start == token) else {
                continue;
            };
            let Some(person) = mention.person.filter(|person| self.scene.takes_part(*person)) else { continue };
            let with = self.word(token - 1) == "with" && !persons.contains(&person);
            if with && persons.len() == 1 {
                persons.push(person);
                return if mention.tokens.end + 1 >= content.end { content.start..token - 1 } else { content };
            }
        }
        content
    }
}
