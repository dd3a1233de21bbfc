//! Reads tables and puts their rows together to records.

use super::super::csv::{Cell, CellReader, Guard, Row, Rows, header, place, row_finding};
use super::super::{Entries, Entry, Limits, Read};
use super::sight::Waiting;
use super::{MISSING_COLUMN, MISSING_TABLE, ORPHAN, SAME_KEY, UNKNOWN_TABLE, WRONG_POSITION};
use crate::diagnostic::{Diagnostic, Lines, Span};
use crate::error::Error;
use crate::schema::table::{Column, Source, TABLES, Table};
use crate::schema::tree::{Data, Node};
use compact_str::CompactString;
use std::borrow::Cow;
use std::collections::{HashMap, VecDeque};
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
    /// The id of the record that the last row belongs to, and where that stands: most rows belong to the same one.
    last: Option<(Vec<u8>, Option<u32>)>,
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
        let Some(head) = rows.next_row().map_err(Error::read)? else {
            let finding =
                Diagnostic::new(super::super::csv::EMPTY, "the table holds nothing, not even names of columns");
            found.push_back(of_table(&name, finding));
            return Ok(None);
        };
        let names = head.texts();
        let lines = head.lines(&names).in_table(&name);
        let known: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
        let (columns, mut findings) = header(&head, &lines, &known);
        let cells: Vec<Option<usize>> =
            (0..known.len()).map(|known| columns.iter().position(|column| *column == Some(known))).collect();
        let is_link = |source: &Source| matches!(source, Source::Parent | Source::Position);
        for (column, _) in
            table.columns.iter().zip(&cells).filter(|(column, cell)| cell.is_none() && is_link(&column.source))
        {
            let finding = Diagnostic::new(MISSING_COLUMN, format!("the column {:?} is missing", column.name));
            findings.push(finding.with_help("add it").at_span(&lines, Span::default()));
        }
        let is_usable = findings.iter().all(|finding| finding.code == super::super::csv::UNKNOWN_COLUMN.code);
        if !findings.is_empty() {
            found.push_back((Arc::new(lines), findings));
        }
        Ok(Some(Self { name, rows, names, columns: Columns { cells }, is_usable, ahead: None, last: None }))
    }

    /// The next row that has as many cells as there are columns; what is wrong with others is added to the findings.
    pub(super) fn next(&mut self, found: &mut VecDeque<Found>) -> Result<Option<Row>, Error> {
        if let Some(row) = self.ahead.take() {
            return Ok(Some(row));
        }
        while let Some(row) = self.next_row()? {
            if row.is_whole(self.names.len()) {
                return Ok(Some(row));
            }
            let lines = self.lines(&row);
            let finding = row_finding(&row, &lines, self.names.len());
            found.push_back((Arc::new(lines), finding.into_iter().collect()));
        }
        Ok(None)
    }

    /// A row and where it stands.
    pub(super) fn lines(&self, row: &Row) -> Lines {
        row.lines(&self.names).in_table(&self.name)
    }

    fn next_row(&mut self) -> Result<Option<Row>, Error> {
        if self.is_usable { self.rows.next_row().map_err(Error::read) } else { Ok(None) }
    }

    /// Calls back with each row that [`next`](Self::next) would give, until told to stop.
    fn each(&mut self, mut take: impl FnMut(&mut Self, &Row) -> bool) -> Result<(), Error> {
        while let Some(row) = self.next_row()? {
            if row.is_whole(self.names.len()) && !take(self, &row) {
                return Ok(());
            }
            self.rows.recycle(row);
        }
        Ok(())
    }

    /// Where in their order the record stands that a row belongs to; none if there is no such record.
    fn place(&mut self, index: usize, row: &Row, owners: &[(u64, u32)]) -> Option<u32> {
        let id = self.columns.owner_id(index, row);
        match &self.last {
            Some((last, place)) if *last == *id => *place,
            _ => {
                let place = place_of(owners, hash(&id));
                self.last = Some((id.into_owned(), place));
                place
            }
        }
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
        if let Some(stream) = stream.as_mut().filter(|_| is_ordered) {
            let mut last = 0;
            stream.each(|stream, row| {
                if index == 0 {
                    let place = u32::try_from(owners.len()).unwrap_or(u32::MAX);
                    owners.push((hash(&stream.columns.owner_id(index, row)), place));
                } else if let Some(place) = stream.place(index, row, &owners) {
                    is_ordered = place >= last;
                    last = place;
                }
                is_ordered
            })?;
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
    guard: Guard,
    limits: Limits,
    findings: VecDeque<Found>,
    bundle: Arc<Bundle>,
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
        let bundle = Arc::new(Bundle { tables: Vec::new(), guard, limits, bytes: 0 });
        Ok(Self { streams, owners, guard, limits, findings: found, bundle, at: 0, before: 0, is_end: false })
    }

    /// Reads on: the next records with all rows that belong to them, or all that is left.
    fn load(&mut self) -> Result<(), Error> {
        const RECORDS: usize = 64;
        const BYTES: usize = 1 << 20;
        self.before += self.bundle.records() as u64;
        self.at = 0;
        let is_ordered = self.owners.is_some();
        let owners = self.owners.as_deref().unwrap_or_default();
        let found = &mut self.findings;
        let mut tables = Vec::new();
        let (mut last, mut bytes) = (0, 0);
        for (index, stream) in self.streams.iter_mut().enumerate() {
            let mut loaded = Loaded::default();
            self.is_end |= index == 0 && stream.is_none();
            if let Some(stream) = stream {
                loaded.columns = stream.columns.clone();
                loaded.names = Some((Arc::clone(&stream.name), Arc::clone(&stream.names)));
                while let Some(row) = stream.next(found)? {
                    let place = stream.place(index, &row, owners);
                    let is_later = match index {
                        0 => is_ordered && (bytes > BYTES || loaded.rows.len() == RECORDS),
                        _ => !self.is_end && place.is_some_and(|place| place > last),
                    };
                    if is_later {
                        stream.ahead = Some(row);
                        break;
                    }
                    last = if index == 0 { place.unwrap_or_default() } else { last };
                    bytes += row.bytes.len();
                    loaded.rows.push(row);
                }
                self.is_end |= index == 0 && stream.ahead.is_none();
            }
            tables.push(loaded);
        }
        let mut bundle = Bundle { tables, guard: self.guard, limits: self.limits, bytes };
        (0..TABLES.len()).for_each(|index| bundle.link(index, &mut self.findings));
        self.bundle = Arc::new(bundle);
        Ok(())
    }
}

impl Iterator for Reader<'_> {
    type Item = Result<Entry, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some((lines, findings)) = self.findings.pop_front() {
                return Some(Ok(Entry::new(0, None, lines, findings)));
            }
            if self.at < self.bundle.records() {
                let waiting = Waiting { bundle: Arc::clone(&self.bundle), row: self.at };
                self.at += 1;
                return Some(Ok(Entry::unread(self.before + self.at as u64, waiting)));
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
#[derive(Debug, Default, Clone)]
pub(super) struct Columns {
    pub(super) cells: Vec<Option<usize>>,
}

/// The texts of some cells, each with its length.
type Key = Vec<u8>;

/// The rows of a table that are in memory.
#[derive(Debug, Default)]
struct Loaded {
    columns: Columns,
    /// The name of the table, and those of its columns in the file.
    names: Option<(Arc<str>, Arc<[String]>)>,
    rows: Vec<Row>,
    /// For each row the first one that has its key, where other tables have rows that belong to it.
    first: Vec<usize>,
    /// For each key the first row that has it.
    numbers: HashMap<Key, usize>,
    /// For each row of the parent's table, by the first that has its key, the rows here in the order of their positions.
    by_parent: Vec<Vec<Placed>>,
}

impl Loaded {
    /// A row and where it stands.
    fn lines(&self, number: usize) -> Lines {
        self.names
            .as_ref()
            .map_or_else(Lines::default, |(name, columns)| self.rows[number].lines(columns).in_table(name))
    }
}

/// A position, and the number of the row that has it.
type Placed = (u64, usize);

/// The number of a row, and what is wrong with it.
type Wrong = (usize, Diagnostic);

/// Some records, with all rows that belong to them.
#[derive(Debug)]
pub(super) struct Bundle {
    tables: Vec<Loaded>,
    pub(super) guard: Guard,
    limits: Limits,
    /// Of all rows.
    bytes: usize,
}

impl Bundle {
    fn records(&self) -> usize {
        self.tables.first().map_or(0, |table| table.rows.len())
    }

    /// How many bytes the rows of a record have, about.
    pub(super) fn size(&self) -> usize {
        self.bytes / self.records().max(1)
    }

    /// Finds the rows of each parent, and what is wrong with keys and positions.
    fn link(&mut self, index: usize, found: &mut VecDeque<Found>) {
        if self.tables[index].rows.is_empty() {
            return;
        }
        let mut wrong = self.find_parents(index);
        let same = if KEYS[index].children.is_empty() { Vec::new() } else { self.find_keys(index) };
        if TABLES[index].parent.is_none() {
            wrong.extend(same);
        }
        wrong.sort_by_key(|(number, _)| *number);
        for (number, finding) in wrong {
            let mut lines = Lines::default();
            lines.append(&self.tables[index].lines(number));
            let finding = finding.at_span(&lines, Span { start: 0, stop: lines.bytes().trim_ascii_end().len() });
            found.push_back((Arc::new(lines), vec![finding]));
        }
    }

    /// Finds the first row of each key; tells of those that have the key of another one.
    fn find_keys(&mut self, index: usize) -> Vec<Wrong> {
        let (loaded, columns) = (&mut self.tables[index], &KEYS[index]);
        let mut same = Vec::new();
        for (number, row) in loaded.rows.iter().enumerate() {
            let first = *loaded.numbers.entry(loaded.columns.key(&columns.key, row)).or_insert(number);
            loaded.first.push(first);
            if first != number {
                let message = format!("another row has the key {}", loaded.columns.texts(&columns.key, row).join(", "));
                same.push((number, Diagnostic::new(SAME_KEY, message).with_help("keys are unique")));
            }
        }
        same
    }

    /// Finds the parent of each row; tells of those that have none, or no place of their own in the list.
    fn find_parents(&mut self, index: usize) -> Vec<Wrong> {
        let Some((parent, _)) = &TABLES[index].parent else { return Vec::new() };
        let (loaded, parents, columns) = (&self.tables[index], &self.tables[*parent], &KEYS[index]);
        let mut by_parent: Vec<Vec<Placed>> = vec![Vec::new(); parents.rows.len()];
        let mut wrong = Vec::new();
        let (mut key, mut last, mut place) = (Key::new(), None, None);
        for (number, row) in loaded.rows.iter().enumerate() {
            loaded.columns.write_key(&columns.parent, row, &mut key);
            // Most rows belong to the parent of the row before.
            if last.as_ref() != Some(&key) {
                place = parents.numbers.get(&key).copied();
                last = Some(key.clone());
            }
            match (place, loaded.columns.position(columns, row)) {
                (None, _) => wrong.push((number, orphan(&loaded.columns.texts(&columns.parent, row)))),
                (Some(_), None) => wrong.push((number, wrong_position("the position is no whole number from 1"))),
                (Some(place), Some(position)) => by_parent[place].push((position, number)),
            }
        }
        for rows in &mut by_parent {
            rows.sort_unstable();
            let same = rows.windows(2).filter(|pair| pair[0].0 == pair[1].0);
            wrong.extend(same.map(|pair| (pair[1].1, wrong_position("another row of the list has this position"))));
        }
        self.tables[index].by_parent = by_parent;
        wrong
    }

    /// The rows of a table that belong to a row of its parent's.
    pub(super) fn rows_of(&self, table: usize, parent: usize) -> impl ExactSizeIterator<Item = usize> {
        let first = TABLES[table].parent.as_ref().and_then(|(index, _)| self.tables[*index].first.get(parent));
        let rows = first.and_then(|first| self.tables[table].by_parent.get(*first)).map(Vec::as_slice);
        rows.unwrap_or_default().iter().map(|(_, number)| *number)
    }

    /// A cell and the bytes of its row; none where it is empty, or its column is missing.
    pub(super) fn cell(&self, table: usize, row: usize, column: usize) -> Option<(&Cell, &[u8])> {
        let (columns, row) = (&self.tables[table].columns, &self.tables[table].rows[row]);
        let (cell, bytes) = (row.cells.get((*columns.cells.get(column)?)?)?, row.bytes.as_slice());
        (!cell.is_empty(bytes, self.guard)).then_some((cell, bytes))
    }

    /// Reads a record.
    pub(super) fn record(&self, row: usize) -> Read {
        let mut lines = Lines::default();
        let mut findings = Vec::new();
        let tree = self.build(0, row, &mut lines, &mut findings);
        Read { tree: Some(tree), lines: Arc::new(lines), findings }
    }

    /// The value of a row with those of the rows that belong to it.
    fn build(&self, index: usize, number: usize, lines: &mut Lines, findings: &mut Vec<Diagnostic>) -> Node {
        let (table, loaded) = (&TABLES[index], &self.tables[index]);
        let row = &loaded.rows[number];
        let own = loaded.lines(number);
        let offset = lines.append(&own);
        let whole = Span { start: 0, stop: row.bytes.trim_ascii_end().len() };
        let mut object = Node::new(Data::Object(Vec::new()), whole);
        let mut reader = CellReader { lines: &own, guard: self.guard, depth: self.limits.depth, findings: Vec::new() };
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
        for (child, path) in children.iter().filter_map(|child| Some((*child, &TABLES[*child].parent.as_ref()?.1))) {
            let rows = self.rows_of(child, number);
            if rows.len() == 0 {
                continue;
            }
            let items: Vec<Node> = rows.map(|row| self.build(child, row, lines, findings)).collect();
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
        cell.map(|cell| cell.text(&row.bytes)).unwrap_or_default()
    }

    /// The same in bytes.
    fn bytes<'r>(&self, column: usize, row: &'r Row) -> Cow<'r, [u8]> {
        let cell = self.cells.get(column).copied().flatten().and_then(|cell| row.cells.get(cell));
        cell.map(|cell| cell.bytes(&row.bytes)).unwrap_or_default()
    }

    fn texts(&self, columns: &[usize], row: &Row) -> Vec<String> {
        columns.iter().map(|column| self.text(*column, row).into_owned()).collect()
    }

    fn key(&self, columns: &[usize], row: &Row) -> Key {
        const USUAL: usize = 64;
        let mut key = Key::with_capacity(USUAL);
        self.write_key(columns, row, &mut key);
        key
    }

    fn write_key(&self, columns: &[usize], row: &Row, key: &mut Key) {
        key.clear();
        for column in columns {
            let text = self.bytes(*column, row);
            key.extend_from_slice(&text.len().to_le_bytes());
            key.extend_from_slice(&text);
        }
    }

    /// The id of the record that a row belongs to.
    fn owner_id<'r>(&self, index: usize, row: &'r Row) -> Cow<'r, [u8]> {
        let columns = if index == 0 { &KEYS[0].key } else { &KEYS[index].parent };
        columns.first().map(|column| self.bytes(*column, row)).unwrap_or_default()
    }

    fn position(&self, columns: &KeyColumns, row: &Row) -> Option<u64> {
        let text = self.text(*columns.position.first()?, row);
        let is_plain = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
        text.parse().ok().filter(|_| is_plain)
    }
}

fn hash(id: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

fn orphan(key: &[String]) -> Diagnostic {
    let message = format!("no row of the parent table has the key {}", key.join(", "));
    Diagnostic::new(ORPHAN, message).with_help("add the parent's row or remove this one")
}

fn wrong_position(message: &str) -> Diagnostic {
    Diagnostic::new(WRONG_POSITION, message).with_help("count from 1")
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
