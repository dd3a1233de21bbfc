//! Which rows belong to which: the rows of each parent, in the order of their positions.

use super::keys::KEYS;
use super::rows::{Key, Row, Rows};
use super::{ORPHAN, SAME_KEY, WRONG_POSITION};
use crate::diagnostic::Diagnostic;
use crate::schema::table::TABLES;
use std::collections::HashMap;

/// How the rows of a table belong to those of its parent's.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// For each row the first one that has its key, where other tables have rows that belong to it.
    first: Vec<usize>,
    /// The rows that have a parent, by it and then by position.
    rows: Vec<usize>,
    /// Where among those the rows of each parent begin, and in the end how many there are.
    begins: Vec<usize>,
}

/// What is wrong with a row.
pub(super) struct Wrong {
    pub(super) table: usize,
    pub(super) row: usize,
    pub(super) finding: Diagnostic,
}

/// For each key the first row that has it.
type Numbers<'a> = HashMap<Key<'a>, usize>;

/// Finds out which rows belong to which, and what is wrong with keys and positions.
pub(super) fn link(tables: &[Rows]) -> (Vec<Links>, Vec<Wrong>) {
    let (mut links, mut wrong) = (Vec::new(), Vec::new());
    let mut numbers: Vec<Numbers<'_>> = Vec::new();
    for (index, rows) in tables.iter().enumerate() {
        let mut own = Links::default();
        let mut found = match &TABLES[index].parent {
            Some((parent, _)) => own.find_parents(rows, tables[*parent].len(), &numbers[*parent]),
            None => Vec::new(),
        };
        numbers.push(Numbers::new());
        if !KEYS[index].children.is_empty() {
            let same = own.find_keys(rows, &mut numbers[index]);
            // Ids that are twice in one list of a record are the rules' to tell of.
            found.extend(same.into_iter().filter(|_| index == 0));
        }
        found.sort_by_key(|(number, _)| *number);
        wrong.extend(found.into_iter().map(|(row, finding)| Wrong { table: index, row, finding }));
        links.push(own);
    }
    (links, wrong)
}

impl Links {
    /// The rows that belong to a row of the parent's table, whose own links are `parents`.
    pub(super) fn rows_of(&self, parents: &Links, parent: usize) -> &[usize] {
        let first = parents.first.get(parent).copied();
        let stretch = first.and_then(|first| Some(*self.begins.get(first)?..*self.begins.get(first + 1)?));
        stretch.and_then(|stretch| self.rows.get(stretch)).unwrap_or_default()
    }

    /// Finds the first row of each key; tells of those that have the key of another one.
    fn find_keys<'a>(&mut self, rows: &'a Rows, numbers: &mut Numbers<'a>) -> Vec<(usize, Diagnostic)> {
        numbers.reserve(rows.len());
        for row in rows.iter() {
            self.first.push(*numbers.entry(own_key(row)).or_insert(row.number));
        }
        let same = rows.iter().filter(|row| self.first[row.number] != row.number);
        same.map(|row| (row.number, same_key(own_key(row)))).collect()
    }

    /// Finds the parent of each row; tells of those that have none, or no place of their own in the list.
    fn find_parents(&mut self, rows: &Rows, parents: usize, numbers: &Numbers<'_>) -> Vec<(usize, Diagnostic)> {
        let (mut placed, mut wrong) = (Vec::with_capacity(rows.len()), Vec::new());
        let mut last: Option<(Key<'_>, Option<usize>)> = None;
        for row in rows.iter() {
            let key = Key::of(row, &KEYS[row.table].parent);
            // Most rows belong to the parent of the row before.
            let parent = match last {
                Some((last, parent)) if last == key => parent,
                _ => numbers.get(&key).copied(),
            };
            last = Some((key, parent));
            match (parent, position(row)) {
                (None, _) => wrong.push((row.number, orphan(key))),
                (Some(_), None) => wrong.push((row.number, wrong_position("the position is no whole number from 1"))),
                (Some(parent), Some(position)) => placed.push((parent, position, row.number)),
            }
        }
        placed.sort_unstable();
        let same = placed.windows(2).filter(|pair| (pair[0].0, pair[0].1) == (pair[1].0, pair[1].1));
        wrong.extend(same.map(|pair| (pair[1].2, wrong_position("another row of the list has this position"))));
        self.begins = vec![0; parents + 1];
        for (parent, _, _) in &placed {
            self.begins[parent + 1] += 1;
        }
        for parent in 0..parents {
            self.begins[parent + 1] += self.begins[parent];
        }
        self.rows = placed.into_iter().map(|(_, _, number)| number).collect();
        wrong
    }
}

fn own_key(row: Row<'_>) -> Key<'_> {
    Key::of(row, &KEYS[row.table].key)
}

fn position(row: Row<'_>) -> Option<u64> {
    let text = row.text(KEYS[row.table].position?);
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    text.parse().ok().filter(|_| is_plain)
}

fn same_key(key: Key<'_>) -> Diagnostic {
    Diagnostic::new(SAME_KEY, format!("another row has the key {}", key.in_words())).with_help("keys are unique")
}

fn orphan(key: Key<'_>) -> Diagnostic {
    let message = format!("no row of the parent table has the key {}", key.in_words());
    Diagnostic::new(ORPHAN, message).with_help("add the parent's row or remove this one")
}

fn wrong_position(message: &str) -> Diagnostic {
    Diagnostic::new(WRONG_POSITION, message).with_help("count from 1")
}
