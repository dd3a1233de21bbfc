//! Reads tables and puts their rows together to records.

use super::super::csv::{CellReader, Guard, Row, Rows, cell_starts, header, place, row_finding};
use super::super::{Entries, Entry, Limits};
use super::{MISSING_COLUMN, MISSING_TABLE, ORPHAN, SAME_KEY, UNKNOWN_TABLE, WRONG_POSITION};
use crate::diagnostic::{Diagnostic, Lines, Span};
use crate::error::Error;
use crate::schema::table::{Column, Source, TABLES, Table};
use crate::schema::tree::{Data, Node};
use std::collections::{HashMap, HashSet};
use std::io::BufRead;
use std::sync::{Arc, LazyLock};

/// A table to read.
pub struct TableInput<'a> {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub input: Box<dyn BufRead + Send + 'a>,
}

/// Reads a bundle. Tables are kept whole, since the rows of a record may stand anywhere in them.
#[must_use]
pub fn read(tables: Vec<TableInput<'_>>, guard: Guard, limits: Limits) -> Entries<'_> {
    match Bundle::load(tables, guard, limits) {
        Ok(mut bundle) => {
            let found = std::mem::take(&mut bundle.findings);
            let faults = found.into_iter().map(|(lines, findings)| Entry { number: 0, tree: None, lines, findings });
            let faults: Vec<Entry> = faults.collect();
            let count = bundle.tables[0].rows.len();
            Box::new(faults.into_iter().chain((0..count).map(move |index| bundle.entry(index))).map(Ok))
        }
        Err(error) => Box::new(std::iter::once(Err(error))),
    }
}

/// A table in memory.
#[derive(Default)]
struct Loaded {
    /// For each known column the cell of a row that holds it.
    cells: Vec<Option<usize>>,
    rows: Vec<Row>,
    /// For each key of a parent its rows here, in the order of their positions.
    by_parent: HashMap<Vec<String>, Vec<usize>>,
}

struct Bundle {
    tables: Vec<Loaded>,
    guard: Guard,
    limits: Limits,
    findings: Vec<(Arc<Lines>, Vec<Diagnostic>)>,
}

impl Bundle {
    fn load(inputs: Vec<TableInput<'_>>, guard: Guard, limits: Limits) -> Result<Self, Error> {
        let tables = TABLES.iter().map(|_| Loaded::default()).collect();
        let mut bundle = Self { tables, guard, limits, findings: Vec::new() };
        let mut missing: Vec<&str> = TABLES.iter().map(|table| table.name.as_str()).collect();
        for input in inputs {
            let name: Arc<str> = Arc::from(input.name.as_str());
            missing.retain(|missing| *missing != input.name);
            if let Some(index) = TABLES.iter().position(|table| table.name == input.name) {
                bundle.load_table(index, &name, input.input)?;
            } else {
                let message = format!("the table {name:?} is unknown");
                bundle.of_table(&name, Diagnostic::new(UNKNOWN_TABLE, message).with_help("move it elsewhere"));
            }
        }
        for name in missing {
            let finding = Diagnostic::new(MISSING_TABLE, format!("the table {name:?} is missing"));
            let help = format!("add {name}.csv; one without rows has its names of columns");
            bundle.of_table(&Arc::from(name), finding.with_help(help));
        }
        for index in 0..TABLES.len() {
            bundle.link(index);
        }
        Ok(bundle)
    }

    /// Adds a finding about a whole table.
    fn of_table(&mut self, name: &Arc<str>, finding: Diagnostic) {
        let lines = Lines::of(Vec::new()).in_table(name);
        let finding = finding.at_span(&lines, Span::default());
        self.findings.push((Arc::new(lines), vec![finding]));
    }

    fn load_table<'a>(
        &mut self,
        index: usize,
        name: &Arc<str>,
        input: Box<dyn BufRead + Send + 'a>,
    ) -> Result<(), Error> {
        let mut rows = Rows::new(input, self.limits);
        let table = &TABLES[index];
        let Some(mut head) = rows.next_row().map_err(Error::read)? else {
            let finding =
                Diagnostic::new(super::super::csv::EMPTY, "the table holds nothing, not even names of columns");
            self.of_table(name, finding);
            return Ok(());
        };
        let names = head.texts();
        head.lines = head.lines.in_table(name).in_row(head.number, &names, cell_starts);
        let known: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
        let (columns, mut findings) = header(&head, &known);
        let cells: Vec<Option<usize>> =
            (0..known.len()).map(|known| columns.iter().position(|column| *column == Some(known))).collect();
        let links = |source: &Source| matches!(source, Source::Parent | Source::Position);
        for (column, _) in
            table.columns.iter().zip(&cells).filter(|(column, cell)| cell.is_none() && links(&column.source))
        {
            let finding = Diagnostic::new(MISSING_COLUMN, format!("the column {:?} is missing", column.name));
            findings.push(finding.with_help("add it").at_span(&head.lines, Span::default()));
        }
        let is_usable = findings.iter().all(|finding| finding.code == super::super::csv::UNKNOWN_COLUMN.code);
        if !findings.is_empty() {
            self.findings.push((Arc::new(head.lines), findings));
        }
        self.tables[index].cells = cells;
        while let Some(mut row) = rows.next_row().map_err(Error::read)?.filter(|_| is_usable) {
            row.lines = row.lines.in_table(name).in_row(row.number, &names, cell_starts);
            match row_finding(&row, columns.len()) {
                Some(finding) => self.findings.push((Arc::new(row.lines), vec![finding])),
                None => self.tables[index].rows.push(row),
            }
        }
        Ok(())
    }

    /// Finds the rows of each parent, and what is wrong with keys and positions.
    fn link(&mut self, index: usize) {
        let (table, columns) = (&TABLES[index], &KEYS[index]);
        let parents: Option<HashSet<Vec<String>>> = table.parent.as_ref().map(|(parent, _)| {
            let loaded = &self.tables[*parent];
            loaded.rows.iter().map(|row| loaded.texts(&KEYS[*parent].key, row)).collect()
        });
        let loaded = &self.tables[index];
        let mut keys = HashSet::new();
        let mut places: HashMap<Vec<String>, Vec<(u64, usize)>> = HashMap::new();
        let mut wrong = Vec::new();
        for (number, row) in loaded.rows.iter().enumerate() {
            let parent = loaded.texts(&columns.parent, row);
            let position = if parents.is_some() { loaded.position(columns, row) } else { Some(0) };
            let finding = if parents.as_ref().is_some_and(|parents| !parents.contains(&parent)) {
                let message = format!("no row of the parent table has the key {}", parent.join(", "));
                Diagnostic::new(ORPHAN, message).with_help("add the parent's row or remove this one")
            } else if parents.is_none() && !keys.insert(loaded.texts(&columns.key, row)) {
                let message = format!("another row has the key {}", loaded.texts(&columns.key, row).join(", "));
                Diagnostic::new(SAME_KEY, message).with_help("keys are unique")
            } else if let Some(position) = position {
                places.entry(parent).or_default().push((position, number));
                continue;
            } else {
                Diagnostic::new(WRONG_POSITION, "the position is no whole number from 1").with_help("count from 1")
            };
            wrong.push((number, finding));
        }
        for rows in places.values_mut() {
            rows.sort_unstable();
            let same = rows.windows(2).filter(|pair| parents.is_some() && pair[0].0 == pair[1].0);
            let finding = || Diagnostic::new(WRONG_POSITION, "another row of the list has this position");
            wrong.extend(same.map(|pair| (pair[1].1, finding().with_help("count from 1"))));
        }
        wrong.sort_by_key(|(number, _)| *number);
        for (number, finding) in wrong {
            let mut lines = Lines::default();
            lines.append(&self.tables[index].rows[number].lines);
            let finding = finding.at_span(&lines, Span { start: 0, stop: lines.bytes().trim_ascii_end().len() });
            self.findings.push((Arc::new(lines), vec![finding]));
        }
        let rows = |(key, rows): (_, Vec<(u64, usize)>)| (key, rows.into_iter().map(|(_, number)| number).collect());
        self.tables[index].by_parent = places.into_iter().map(rows).collect();
    }

    fn entry(&self, index: usize) -> Entry {
        let mut lines = Lines::default();
        let mut findings = Vec::new();
        let tree = self.build(0, &self.tables[0].rows[index], &mut lines, &mut findings);
        Entry { number: index as u64 + 1, tree: Some(tree), lines: Arc::new(lines), findings }
    }

    /// The value of a row with those of the rows that belong to it.
    fn build(&self, index: usize, row: &Row, lines: &mut Lines, findings: &mut Vec<Diagnostic>) -> Node {
        let (table, loaded) = (&TABLES[index], &self.tables[index]);
        let offset = lines.append(&row.lines);
        let whole = Span { start: 0, stop: row.lines.bytes().trim_ascii_end().len() };
        let mut object = Node::new(Data::Object(Vec::new()), whole);
        let mut reader =
            CellReader { lines: &row.lines, guard: self.guard, depth: self.limits.depth, findings: Vec::new() };
        for (column, cell) in table.columns.iter().zip(&loaded.cells) {
            let Some(cell) = cell.and_then(|cell| row.cells.get(cell)) else { continue };
            let (path, value) = match &column.source {
                Source::Parent | Source::Position => continue,
                Source::Entry => {
                    let empty = Node::new(Data::Text(String::new()), cell.span);
                    object = reader.plain(cell, &column.scalar).unwrap_or(empty);
                    continue;
                }
                Source::Value(path) => (path, reader.plain(cell, &column.scalar)),
                Source::Joined(path) => (path, reader.joined(cell, &column.scalar)),
            };
            if let Some(value) = value {
                place(&mut object, path, value, cell.span);
            }
        }
        findings.append(&mut reader.findings);
        shift(&mut object, offset);
        let key = loaded.texts(&KEYS[index].key, row);
        for (child, table) in TABLES.iter().enumerate() {
            let Some((_, path)) = table.parent.as_ref().filter(|(parent, _)| *parent == index) else { continue };
            let Some(rows) = self.tables[child].by_parent.get(&key) else { continue };
            let rows = rows.iter().map(|row| self.build(child, &self.tables[child].rows[*row], lines, findings));
            let items: Vec<Node> = rows.collect();
            let span = items.first().map(|first| first.span).unwrap_or_default();
            place(&mut object, path, Node::new(Data::List(items), span), span);
        }
        object
    }
}

impl Loaded {
    fn texts(&self, columns: &[usize], row: &Row) -> Vec<String> {
        let text = |column: &usize| {
            let cell = self.cells.get(*column).copied().flatten().and_then(|cell| row.cells.get(cell));
            cell.map(|cell| cell.text(row.lines.bytes()).into_owned()).unwrap_or_default()
        };
        columns.iter().map(text).collect()
    }

    fn position(&self, columns: &KeyColumns, row: &Row) -> Option<u64> {
        let text = self.texts(&columns.position, row).pop()?;
        let is_plain = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
        text.parse().ok().filter(|_| is_plain)
    }
}

/// For each table which of its columns are what.
static KEYS: LazyLock<Vec<KeyColumns>> = LazyLock::new(|| TABLES.iter().map(KeyColumns::of).collect());

/// Numbers of the columns that tell a row and its parent.
struct KeyColumns {
    key: Vec<usize>,
    parent: Vec<usize>,
    position: Vec<usize>,
}

impl KeyColumns {
    fn of(table: &Table) -> Self {
        let those = |test: &dyn Fn(&Column) -> bool| {
            let columns = table.columns.iter().enumerate().filter(|(_, column)| test(column));
            columns.map(|(number, _)| number).collect()
        };
        Self {
            key: those(&|column| table.key.contains(&column.name)),
            parent: those(&|column| column.source == Source::Parent),
            position: those(&|column| column.source == Source::Position),
        }
    }
}

fn shift(node: &mut Node, offset: usize) {
    let moved = |span: Span| Span { start: span.start + offset, stop: span.stop + offset };
    node.span = moved(node.span);
    match &mut node.data {
        Data::List(items) => items.iter_mut().for_each(|item| shift(item, offset)),
        Data::Object(members) => {
            for member in members {
                member.name_span = moved(member.name_span);
                shift(&mut member.value, offset);
            }
        }
        Data::Null | Data::Boolean(_) | Data::Number(_) | Data::Text(_) => {}
    }
}
