//! Loading: what comes of a document replaces what was there of it.

use super::{Access, Change, Database, Failure, Known, version};
use crate::error::Error;
use crate::record::{Record, ReviewStatus, sha256};
use crate::schema::rows::Cell;
use crate::schema::sql::LOADED_TABLE;
use serde::Serialize;
use std::collections::{HashMap, HashSet};

/// Records of a transaction, more or less: those of a document stay together.
const BATCH: usize = 1_000;

/// What became of the records.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// They were not there.
    pub inserted: u64,
    /// They were there and hold the same; the program that made them and the names of its rules do not count.
    pub unchanged: u64,
    /// They were there and held something else.
    pub replaced: u64,
    /// They were there and their document no longer gives them.
    pub removed: u64,
    /// They were there, a person had reviewed them, and they stayed as they were.
    pub kept: u64,
    /// The tables do not take them.
    pub refused: u64,
}

/// Records of a document that the tables do not take.
#[derive(Debug)]
pub struct Refusal {
    /// They.
    pub records: Vec<Record>,
    /// What the database says.
    pub reason: String,
}

/// Takes records and loads them. Records of a document come one after the other.
pub struct Loader {
    database: Box<dyn Database>,
    is_forced: bool,
    /// The documents that are waiting, each with its records.
    waiting: Vec<Document>,
    count: usize,
    next_sequence: i64,
    /// Digests of the documents that were loaded: what comes of them again is added and replaces nothing else.
    loaded: HashSet<u64>,
    counts: Counts,
}

/// A document with the records that came of it.
struct Document {
    key: String,
    records: Vec<Record>,
}

/// What is to be done, and what it counts as.
#[derive(Default)]
struct Plan {
    change: Change,
    counts: Counts,
    next_sequence: i64,
}

impl Loader {
    /// Opens a database, and makes or upgrades its tables. `is_forced` overwrites records that a person reviewed.
    ///
    /// # Errors
    /// When it cannot be opened, or its tables follow a newer version of the schema.
    pub fn open(name: &str, is_forced: bool) -> Result<Self, Error> {
        Self::open_database(name, is_forced).map_err(|error| error.at(name))
    }

    fn open_database(name: &str, is_forced: bool) -> Result<Self, Error> {
        let mut database = super::open(name, Access::Write)?;
        version::prepare(database.as_mut())?;
        let last = database.query(&format!("SELECT max(sequence) FROM {LOADED_TABLE}"))?;
        let next_sequence = match last.first().and_then(|row| row.first()) {
            Some(Cell::Integer(last)) => last + 1,
            _ => 1,
        };
        let (waiting, loaded) = (Vec::new(), HashSet::new());
        Ok(Self { database, is_forced, waiting, count: 0, next_sequence, loaded, counts: Counts::default() })
    }

    /// Takes a record, and gives back those before it that the tables do not take.
    ///
    /// # Errors
    /// When the database fails.
    pub fn add(&mut self, record: Record) -> Result<Vec<Refusal>, Error> {
        let key = document_of(&record);
        let is_new = self.waiting.last().is_none_or(|last| last.key != key);
        let refused = if is_new && self.count >= BATCH { self.flush()? } else { Vec::new() };
        match self.waiting.last_mut().filter(|last| last.key == key) {
            Some(document) => document.records.push(record),
            None => self.waiting.push(Document { key, records: vec![record] }),
        }
        self.count += 1;
        Ok(refused)
    }

    /// Loads what is waiting, and says what became of all records.
    ///
    /// # Errors
    /// When the database fails.
    pub fn finish(&mut self) -> Result<(Counts, Vec<Refusal>), Error> {
        let refused = self.flush()?;
        Ok((self.counts, refused))
    }

    fn flush(&mut self) -> Result<Vec<Refusal>, Error> {
        self.count = 0;
        let waiting = std::mem::take(&mut self.waiting);
        match self.apply(&waiting) {
            Ok(()) => Ok(Vec::new()),
            Err(Failure::Fault(error)) => Err(error),
            Err(Failure::Refused(_)) => self.one_by_one(waiting),
        }
    }

    /// Loads each document in a transaction of its own, so that the one that is refused holds no other up.
    fn one_by_one(&mut self, waiting: Vec<Document>) -> Result<Vec<Refusal>, Error> {
        let mut refusals = Vec::new();
        for document in waiting {
            match self.apply(std::slice::from_ref(&document)) {
                Ok(()) => {}
                Err(Failure::Fault(error)) => return Err(error),
                Err(Failure::Refused(reason)) => {
                    self.counts.refused += document.records.len() as u64;
                    refusals.push(Refusal { records: document.records, reason });
                }
            }
        }
        Ok(refusals)
    }

    fn apply(&mut self, documents: &[Document]) -> Result<(), Failure> {
        let plan = self.plan(documents).map_err(Failure::Fault)?;
        self.database.change(&plan.change)?;
        self.counts.add(plan.counts);
        self.next_sequence = plan.next_sequence;
        self.loaded.extend(documents.iter().map(|document| short(&document.key)));
        Ok(())
    }

    fn plan(&mut self, documents: &[Document]) -> Result<Plan, Error> {
        let keys: Vec<_> = documents.iter().map(|document| document.key.as_str()).collect();
        let records = || documents.iter().flat_map(|document| &document.records);
        let ids: Vec<_> = records().map(|record| record.id.as_str()).collect();
        let known = self.database.known(&keys, &ids)?;
        let known: HashMap<_, _> = known.iter().map(|known| (known.id.as_str(), known)).collect();
        // Of two records with one id the later one stands.
        let last: HashMap<_, _> = ids.iter().enumerate().map(|(number, id)| (*id, number)).collect();
        let mut plan = Plan { next_sequence: self.next_sequence, ..Plan::default() };
        let mut number = 0;
        for document in documents {
            for record in &document.records {
                if last.get(record.id.as_str()) == Some(&number) {
                    plan.take(record, &document.key, known.get(record.id.as_str()).copied(), self.is_forced)?;
                } else {
                    plan.counts.replaced += 1;
                }
                number += 1;
            }
        }
        let fresh: HashSet<_> = keys.into_iter().filter(|key| !self.loaded.contains(&short(key))).collect();
        let mut gone: Vec<_> = known.values().filter(|known| !last.contains_key(known.id.as_str())).collect();
        gone.retain(|known| fresh.contains(known.document.as_str()));
        gone.sort_by_key(|known| known.sequence);
        for known in gone {
            if known.is_reviewed && !self.is_forced {
                plan.counts.kept += 1;
            } else {
                plan.counts.removed += 1;
                plan.change.removed.push(known.id.clone());
            }
        }
        Ok(plan)
    }
}

impl Plan {
    fn take(&mut self, record: &Record, document: &str, known: Option<&Known>, is_forced: bool) -> Result<(), Error> {
        let sha256 = digest(record)?;
        match known {
            Some(known) if known.sha256 == sha256 && known.document == document => {
                self.counts.unchanged += 1;
                return Ok(());
            }
            Some(known) if known.is_reviewed && !is_forced => {
                self.counts.kept += 1;
                return Ok(());
            }
            Some(known) => {
                self.counts.replaced += 1;
                self.change.removed.push(known.id.clone());
            }
            None => self.counts.inserted += 1,
        }
        let sequence = known.map_or(self.next_sequence, |known| known.sequence);
        self.next_sequence += i64::from(known.is_none());
        let (id, document) = (record.id.clone(), document.to_owned());
        self.change.inserted.push(Known { id, document, sha256, sequence, is_reviewed: is_reviewed(record) });
        self.change.rows.add(record)
    }
}

impl Counts {
    fn add(&mut self, other: Counts) {
        self.inserted += other.inserted;
        self.unchanged += other.unchanged;
        self.replaced += other.replaced;
        self.removed += other.removed;
        self.kept += other.kept;
    }
}

/// What tells one document from another: its id, else the digest of its text, else the record's own id.
fn document_of(record: &Record) -> String {
    let source = &record.source;
    match (&source.document_id, &source.text_sha256) {
        (Some(id), _) => format!("document:{id}"),
        (None, Some(digest)) => format!("sha256:{digest}"),
        (None, None) => format!("record:{}", record.id),
    }
}

fn is_reviewed(record: &Record) -> bool {
    let status = record.review.as_ref().map(|review| review.status);
    matches!(status, Some(ReviewStatus::Reviewed | ReviewStatus::Corrected))
}

/// The digest of what a record holds, apart from the program that made it and the names of its rules.
fn digest(record: &Record) -> Result<String, Error> {
    let mut record = record.clone();
    record.generator = None;
    record.evidence.iter_mut().for_each(|evidence| evidence.rule = None);
    Ok(sha256(serde_json::to_string(&record).map_err(Error::encode)?))
}

/// A digest that is short enough to keep for each document.
fn short(document: &str) -> u64 {
    let digest = sha256(document);
    u64::from_str_radix(digest.get(..16).unwrap_or_default(), 16).unwrap_or_default()
}
