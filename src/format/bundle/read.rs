//! Reads tables and puts their rows together to records.

use super::super::csv::{CellReader, Guard, Row, Rows, cell_starts, header, place, row_finding};
use super::super::{Entries, Entry, Limits};
use super::{MISSING_COLUMN, MISSING_TABLE, ORPHAN, SAME_KEY, UNKNOWN_TABLE, WRONG_POSITION};
use crate::diagnostic::{Diagnostic, Lines, Span};
use crate::error::Error;
use crate::schema::table::{Column, Source, TABLES, Table};
use crate::schema::tree::{Data, Node};
use compact_str::CompactString;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{BufRead, Seek};
use std::sync::{Arc, LazyLock};

/// The bytes of a table, which are read twice.
pub trait Bytes: BufRead + Seek + Send {}

impl<T: BufRead + Seek + Send> Bytes for T {}

/// A table to read.
pub struct TableInput<'a> {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub input: Box<dyn Bytes + 'a>,
}

/// Reads a bundle. Where the rows of all tables stand in the order of their records, as [`Writer`](super::Writer) writes them,
/// some records are kept at a time, and of each id a hash; else all tables are.
#[must_use]
pub fn read(mut tables: Vec<TableInput<'_>>, guard: Guard, limits: Limits) -> Entries<'_> {
    let reader = owners(&mut tables, limits).and_then(|owners| Reader::open(tables, guard, limits, owners));
    match reader {
        Ok(reader) => Box::new(reader),
        Err(error) => Box::new(std::iter::once(Err(error))),
    }
}

/// Findings, and the lines that they are in.
pub(super) type Found = (Arc<Lines>, Vec<Diagnostic>);

/// A table that is read row by row.
pub(super) struct Stream<'a> {
    name: Arc<str>,
    rows: Rows<'a>,
    /// The names of its columns.
    names: Arc<[String]>,
    pub(super) columns: Columns,
    /// Whether its rows can be read at all.
    is_usable: bool,
    /// A row that is read and not yet taken.
    ahead: Option<Row>,
}

impl<'a> Stream<'a> {
    /// Reads the names of the columns; what is wrong with them is added to the findings.
    pub(super) fn open(
        index: usize,
        input: Box<dyn BufRead + Send + 'a>,
        limits: Limits,
        found: &mut VecDeque<Found>,
    ) -> Result<Option<Self>, Error> {
        let (table, mut rows) = (&TABLES[index], Rows::new(input, limits));
        let name: Arc<str> = Arc::from(table.name.as_str());
        let Some(mut head) = rows.next_row().map_err(Error::read)? else {
            let finding =
                Diagnostic::new(super::super::csv::EMPTY, "the table holds nothing, not even names of columns");
            found.push_back(of_table(&name, finding));
            return Ok(None);
        };
        let names = head.texts();
        head.lines = head.lines.in_table(&name).in_row(head.number, &names, cell_starts);
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
            found.push_back((Arc::new(head.lines), findings));
        }
        Ok(Some(Self { name, rows, names, columns: Columns { cells }, is_usable, ahead: None }))
    }

    /// The next row that has as many cells as there are columns; what is wrong with others is added to the findings.
    pub(super) fn next(&mut self, found: &mut VecDeque<Found>) -> Result<Option<Row>, Error> {
        if let Some(row) = self.ahead.take() {
            return Ok(Some(row));
        }
        while let Some(mut row) = self.next_row()? {
            row.lines = row.lines.in_table(&self.name).in_row(row.number, &self.names, cell_starts);
            match row_finding(&row, self.names.len()) {
                Some(finding) => found.push_back((Arc::new(row.lines), vec![finding])),
                None => return Ok(Some(row)),
            }
        }
        Ok(None)
    }

    fn next_row(&mut self) -> Result<Option<Row>, Error> {
        if self.is_usable { self.rows.next_row().map_err(Error::read) } else { Ok(None) }
    }

    /// The [owner](Columns::owner) of the next row that [`next`](Self::next) would give.
    fn next_owner(&mut self, index: usize) -> Result<Option<u64>, Error> {
        while let Some(row) = self.next_row()? {
            if row.fault.is_none() && row.cells.len() == self.names.len() {
                return Ok(Some(self.columns.owner(index, &row)));
            }
        }
        Ok(None)
    }
}

/// A finding about a whole table.
fn of_table(name: &Arc<str>, finding: Diagnostic) -> Found {
    let lines = Lines::of(Vec::new()).in_table(name);
    let finding = finding.at_span(&lines, Span::default());
    (Arc::new(lines), vec![finding])
}

/// Hashes of the ids of the records and where in their order the records stand, ordered by hash. None where the rows of a
/// table stand in another order, or two records share an id.
type Owners = Option<Vec<(u64, u32)>>;

/// Reads the tables once for the order of their rows.
fn owners(tables: &mut [TableInput<'_>], limits: Limits) -> Result<Owners, Error> {
    let mut owners = Vec::new();
    let mut is_ordered = true;
    tables.sort_by_key(|table| table.name != TABLES[0].name);
    for input in tables.iter_mut() {
        let Some(index) = index_of(&input.name) else { continue };
        let mut stream = Stream::open(index, Box::new(&mut *input.input), limits, &mut VecDeque::new())?;
        let mut last = 0;
        while let Some(stream) = stream.as_mut().filter(|_| is_ordered) {
            let Some(owner) = stream.next_owner(index)? else { break };
            if index == 0 {
                owners.push((owner, u32::try_from(owners.len()).unwrap_or(u32::MAX)));
            } else if let Some(place) = place_of(&owners, owner) {
                is_ordered = place >= last;
                last = place;
            }
        }
        drop(stream);
        if index == 0 {
            owners.sort_unstable();
            is_ordered = owners.windows(2).all(|pair| pair[0].0 != pair[1].0);
        }
        input.input.rewind().map_err(Error::read)?;
    }
    Ok(is_ordered.then_some(owners))
}

pub(super) fn index_of(name: &str) -> Option<usize> {
    TABLES.iter().position(|table| table.name == name)
}

/// Where in the order of the records the one with this hash stands.
fn place_of(owners: &[(u64, u32)], owner: u64) -> Option<u32> {
    owners.binary_search_by_key(&owner, |(hash, _)| *hash).ok().map(|index| owners[index].1)
}

/// Puts records together, some at a time.
struct Reader<'a> {
    /// The tables that are there, by their number.
    streams: Vec<Option<Stream<'a>>>,
    owners: Owners,
    bundle: Bundle,
    /// The record of the bundle that is next.
    at: usize,
    /// Records that were read before it.
    before: u64,
    is_end: bool,
}

impl<'a> Reader<'a> {
    fn open(inputs: Vec<TableInput<'a>>, guard: Guard, limits: Limits, owners: Owners) -> Result<Self, Error> {
        let mut found = VecDeque::new();
        let mut missing: Vec<&str> = TABLES.iter().map(|table| table.name.as_str()).collect();
        let mut streams: Vec<Option<Stream<'a>>> = TABLES.iter().map(|_| None).collect();
        for input in inputs {
            missing.retain(|missing| *missing != input.name);
            if let Some(index) = index_of(&input.name) {
                streams[index] = Stream::open(index, Box::new(input.input), limits, &mut found)?;
            } else {
                let message = format!("the table {:?} is unknown", input.name);
                let finding = Diagnostic::new(UNKNOWN_TABLE, message).with_help("move it elsewhere");
                found.push_back(of_table(&Arc::from(input.name.as_str()), finding));
            }
        }
        for name in missing {
            let finding = Diagnostic::new(MISSING_TABLE, format!("the table {name:?} is missing"));
            let help = format!("add {name}.csv; one without rows has its names of columns");
            found.push_back(of_table(&Arc::from(name), finding.with_help(help)));
        }
        let bundle = Bundle { tables: Vec::new(), guard, limits, findings: found };
        Ok(Self { streams, owners, bundle, at: 0, before: 0, is_end: false })
    }

    /// Reads on: the next records with all rows that belong to them, or all that is left.
    fn load(&mut self) -> Result<(), Error> {
        const RECORDS: usize = 64;
        const BYTES: usize = 1 << 20;
        self.before += self.bundle.tables.first().map_or(0, |table| table.rows.len()) as u64;
        self.at = 0;
        let is_ordered = self.owners.is_some();
        let owners = self.owners.as_deref().unwrap_or_default();
        let found = &mut self.bundle.findings;
        let mut tables = Vec::new();
        let (mut last, mut bytes) = (0, 0);
        for (index, stream) in self.streams.iter_mut().enumerate() {
            let mut loaded = Loaded::default();
            self.is_end |= index == 0 && stream.is_none();
            if let Some(stream) = stream {
                loaded.columns = stream.columns.clone();
                while let Some(row) = stream.next(found)? {
                    let place = place_of(owners, stream.columns.owner(index, &row));
                    let is_later = match index {
                        0 => is_ordered && (bytes > BYTES || loaded.rows.len() == RECORDS),
                        _ => !self.is_end && place.is_some_and(|place| place > last),
                    };
                    if is_later {
                        stream.ahead = Some(row);
                        break;
                    }
                    last = if index == 0 { place.unwrap_or_default() } else { last };
                    bytes += row.lines.bytes().len();
                    loaded.rows.push(row);
                }
                self.is_end |= index == 0 && stream.ahead.is_none();
            }
            tables.push(loaded);
        }
        self.bundle.tables = tables;
        (0..TABLES.len()).for_each(|index| self.bundle.link(index));
        Ok(())
    }
}

impl Iterator for Reader<'_> {
    type Item = Result<Entry, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some((lines, findings)) = self.bundle.findings.pop_front() {
                return Some(Ok(Entry::new(0, None, lines, findings)));
            }
            if self.at < self.bundle.tables.first().map_or(0, |table| table.rows.len()) {
                let mut entry = self.bundle.entry(self.at);
                self.at += 1;
                entry.number = self.before + self.at as u64;
                return Some(Ok(entry));
            }
            if self.is_end {
                return None;
            }
            if let Err(error) = self.load() {
                (self.is_end, self.at) = (true, usize::MAX);
                return Some(Err(error));
            }
        }
    }
}

/// For each known column the cell of a row that holds it.
#[derive(Default, Clone)]
pub(super) struct Columns {
    pub(super) cells: Vec<Option<usize>>,
}

/// The texts of some cells, each with its length.
type Key = Vec<u8>;

/// The rows of a table that are in memory.
#[derive(Default)]
struct Loaded {
    columns: Columns,
    rows: Vec<Row>,
    /// For each key of a parent its rows here, in the order of their positions.
    by_parent: HashMap<Key, Vec<usize>>,
}

/// Some records, with all rows that belong to them.
struct Bundle {
    tables: Vec<Loaded>,
    guard: Guard,
    limits: Limits,
    findings: VecDeque<Found>,
}

impl Bundle {
    /// Finds the rows of each parent, and what is wrong with keys and positions.
    fn link(&mut self, index: usize) {
        let (table, columns) = (&TABLES[index], &KEYS[index]);
        let loaded = &self.tables[index];
        if loaded.rows.is_empty() {
            return;
        }
        let parents: Option<HashSet<Key>> = table.parent.as_ref().map(|(parent, _)| {
            let loaded = &self.tables[*parent];
            loaded.rows.iter().map(|row| loaded.columns.key(&KEYS[*parent].key, row)).collect()
        });
        let mut keys = HashSet::new();
        let mut places: HashMap<Key, Vec<(u64, usize)>> = HashMap::new();
        let mut wrong = Vec::new();
        for (number, row) in loaded.rows.iter().enumerate() {
            let parent = loaded.columns.key(&columns.parent, row);
            let position = if parents.is_some() { loaded.columns.position(columns, row) } else { Some(0) };
            let finding = if parents.as_ref().is_some_and(|parents| !parents.contains(&parent)) {
                let key = loaded.columns.texts(&columns.parent, row).join(", ");
                let message = format!("no row of the parent table has the key {key}");
                Diagnostic::new(ORPHAN, message).with_help("add the parent's row or remove this one")
            } else if parents.is_none() && !keys.insert(loaded.columns.key(&columns.key, row)) {
                let message = format!("another row has the key {}", loaded.columns.texts(&columns.key, row).join(", "));
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
            self.findings.push_back((Arc::new(lines), vec![finding]));
        }
        let rows = |(key, rows): (_, Vec<(u64, usize)>)| (key, rows.into_iter().map(|(_, number)| number).collect());
        self.tables[index].by_parent = places.into_iter().map(rows).collect();
    }

    fn entry(&self, index: usize) -> Entry {
        let mut lines = Lines::default();
        let mut findings = Vec::new();
        let tree = self.build(0, &self.tables[0].rows[index], &mut lines, &mut findings);
        Entry::new(index as u64 + 1, Some(tree), lines, findings)
    }

    /// The value of a row with those of the rows that belong to it.
    fn build(&self, index: usize, row: &Row, lines: &mut Lines, findings: &mut Vec<Diagnostic>) -> Node {
        let (table, loaded) = (&TABLES[index], &self.tables[index]);
        let offset = lines.append(&row.lines);
        let whole = Span { start: 0, stop: row.lines.bytes().trim_ascii_end().len() };
        let mut object = Node::new(Data::Object(Vec::new()), whole);
        let mut reader =
            CellReader { lines: &row.lines, guard: self.guard, depth: self.limits.depth, findings: Vec::new() };
        for (column, cell) in table.columns.iter().zip(&loaded.columns.cells) {
            let Some(cell) = cell.and_then(|cell| row.cells.get(cell)) else { continue };
            let (path, value) = match &column.source {
                Source::Parent | Source::Position => continue,
                Source::Entry => {
                    let empty = Node::new(Data::Text(CompactString::default()), cell.span);
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
        let children = &KEYS[index].children;
        let key = if children.is_empty() { Key::new() } else { loaded.columns.key(&KEYS[index].key, row) };
        for (child, path) in children.iter().filter_map(|child| Some((*child, &TABLES[*child].parent.as_ref()?.1))) {
            let Some(rows) = self.tables[child].by_parent.get(&key) else { continue };
            let rows = rows.iter().map(|row| self.build(child, &self.tables[child].rows[*row], lines, findings));
            let items: Vec<Node> = rows.collect();
            let span = items.first().map(|first| first.span).unwrap_or_default();
            place(&mut object, path, Node::new(Data::List(items), span), span);
        }
        object
    }
}

impl Columns {
    /// The text of a cell; nothing where the column is missing.
    fn text<'r>(&self, column: usize, row: &'r Row) -> Cow<'r, str> {
        let cell = self.cells.get(column).copied().flatten().and_then(|cell| row.cells.get(cell));
        cell.map(|cell| cell.text(row.lines.bytes())).unwrap_or_default()
    }

    fn texts(&self, columns: &[usize], row: &Row) -> Vec<String> {
        columns.iter().map(|column| self.text(*column, row).into_owned()).collect()
    }

    fn key(&self, columns: &[usize], row: &Row) -> Key {
        const USUAL: usize = 64;
        let mut key = Key::with_capacity(USUAL);
        for column in columns {
            let text = self.text(*column, row);
            key.extend_from_slice(&text.len().to_le_bytes());
            key.extend_from_slice(text.as_bytes());
        }
        key
    }

    /// A hash of the id of the record that a row belongs to.
    fn owner(&self, index: usize, row: &Row) -> u64 {
        let columns = if index == 0 { &KEYS[0].key } else { &KEYS[index].parent };
        let mut hasher = DefaultHasher::new();
        columns.first().map(|column| self.text(*column, row)).hash(&mut hasher);
        hasher.finish()
    }

    fn position(&self, columns: &KeyColumns, row: &Row) -> Option<u64> {
        let text = self.text(*columns.position.first()?, row);
        let is_plain = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
        text.parse().ok().filter(|_| is_plain)
    }
}

/// For each table which of its columns are what.
static KEYS: LazyLock<Vec<KeyColumns>> = LazyLock::new(|| TABLES.iter().enumerate().map(KeyColumns::of).collect());

/// Numbers of the columns that tell a row and its parent.
struct KeyColumns {
    key: Vec<usize>,
    parent: Vec<usize>,
    position: Vec<usize>,
    /// Numbers of the tables whose rows belong to rows of this one.
    children: Vec<usize>,
}

impl KeyColumns {
    fn of((index, table): (usize, &Table)) -> Self {
        let those = |test: &dyn Fn(&Column) -> bool| {
            let columns = table.columns.iter().enumerate().filter(|(_, column)| test(column));
            columns.map(|(number, _)| number).collect()
        };
        Self {
            key: those(&|column| table.key.contains(&column.name)),
            parent: those(&|column| column.source == Source::Parent),
            position: those(&|column| column.source == Source::Position),
            children: (0..TABLES.len())
                .filter(|child| TABLES[*child].parent.as_ref().is_some_and(|(parent, _)| *parent == index))
                .collect(),
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
