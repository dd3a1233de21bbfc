//! Writes records as rows of tables.

use super::super::RecordWriter;
use super::super::csv::{Guard, write_error};
use super::way::{ENTRIES, ROOT, Way};
use crate::error::Error;
use crate::record::Record;
use crate::schema::shape::{Field, RECORD};
use crate::schema::table::{Column, ITEM, Source, TABLES, Table};
use crate::schema::walk::{Visitor, walk};
use compact_str::ToCompactString;
use std::collections::HashSet;
use std::io::Write;
use std::sync::LazyLock;

type Output<'a> = csv::Writer<Box<dyn Write + Send + 'a>>;

/// Writes records into tables.
pub struct Writer<'a> {
    rows: Rows<'a>,
    ids: HashSet<String>,
}

impl<'a> Writer<'a> {
    /// Begins every table, each in the output that is opened for its name.
    ///
    /// # Errors
    /// When an output cannot be opened or written.
    pub fn new(
        guard: Guard,
        mut open: impl FnMut(&str) -> Result<Box<dyn Write + Send + 'a>, Error>,
    ) -> Result<Self, Error> {
        let mut outputs = Vec::new();
        for table in TABLES.iter() {
            let mut output = csv::Writer::from_writer(open(&table.name)?);
            output.write_record(table.columns.iter().map(|column| &column.name)).map_err(write_error)?;
            outputs.push(output);
        }
        let rows = Rows {
            outputs,
            guard,
            next: &ROOT,
            objects: Vec::new(),
            open: Vec::new(),
            lists: Vec::new(),
            joined: String::new(),
        };
        Ok(Self { rows, ids: HashSet::new() })
    }
}

impl RecordWriter for Writer<'_> {
    fn write(&mut self, record: &Record) -> Result<(), Error> {
        if !self.ids.insert(record.id.clone()) {
            return Err(twice(&TABLES[0], &record.id));
        }
        self.rows.next = &ROOT;
        walk(record, &RECORD, &mut self.rows)
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        for output in &mut self.rows.outputs {
            output.flush().map_err(Error::write)?;
        }
        Ok(())
    }
}

fn twice(table: &Table, id: &str) -> Error {
    Error::not_carried(format!("two rows of the table {} with the id {id:?}", table.name))
}

/// What of a table's rows the rows of its children want to know.
struct Key {
    /// The table's own column of its key.
    column: usize,
    /// Whether that is an id, which no two entries of a list share.
    is_id: bool,
    has_children: bool,
}

static KEYS: LazyLock<Vec<Key>> = LazyLock::new(|| {
    let key = |(index, table): (usize, &Table)| {
        let is_own = |column: &Column| column.source != Source::Parent && table.key.contains(&column.name);
        let column = table.columns.iter().position(is_own).unwrap_or_default();
        let is_parent = |child: &Table| child.parent.as_ref().is_some_and(|(parent, _)| *parent == index);
        Key {
            column,
            is_id: table.columns[column].source != Source::Position,
            has_children: TABLES.iter().any(is_parent),
        }
    };
    TABLES.iter().enumerate().map(key).collect()
});

/// The rows that are being written: of a record, and of the entries of its lists.
struct Rows<'a> {
    outputs: Vec<Output<'a>>,
    guard: Guard,
    /// The way of the next value.
    next: &'static Way,
    /// The ways of the members of each object that is open.
    objects: Vec<&'static [Way]>,
    open: Vec<Row>,
    lists: Vec<List>,
    /// The items of the list that is being joined.
    joined: String,
}

/// A row that is being written.
struct Row {
    table: usize,
    /// The way that led to it.
    way: &'static Way,
    /// How many of its cells are written.
    cells: usize,
    /// What its own column of the key says.
    key: String,
    /// The number of objects around its entry.
    depth: usize,
}

/// A list whose entries are rows.
#[derive(Default)]
struct List {
    position: usize,
    ids: HashSet<String>,
}

impl Row {
    /// Writes the next cell.
    fn write(&mut self, outputs: &mut [Output<'_>], guard: Guard, text: &str) -> Result<(), Error> {
        let key = &KEYS[self.table];
        if key.column == self.cells && key.has_children {
            text.clone_into(&mut self.key);
        }
        self.cells += 1;
        outputs[self.table].write_field(guard.on(text).as_bytes()).map_err(write_error)
    }
}

impl Rows<'_> {
    fn begin_row(&mut self, table: usize) -> Result<(), Error> {
        let mut row = Row { table, way: self.next, cells: 0, key: String::new(), depth: self.objects.len() };
        for parent in &self.open {
            row.write(&mut self.outputs, self.guard, &parent.key)?;
        }
        if let Some(list) = self.lists.last_mut() {
            list.position += 1;
            row.write(&mut self.outputs, self.guard, &list.position.to_compact_string())?;
        }
        self.open.push(row);
        self.next = &ENTRIES[table];
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Error> {
        let Some(mut row) = self.open.pop() else { return Ok(()) };
        while row.cells < TABLES[row.table].columns.len() {
            row.write(&mut self.outputs, self.guard, "")?;
        }
        self.next = row.way;
        self.outputs[row.table].write_record(None::<&[u8]>).map_err(write_error)
    }

    fn cell(&mut self, column: usize, text: &str) -> Result<(), Error> {
        let Some(row) = self.open.last_mut() else { return Ok(()) };
        let key = &KEYS[row.table];
        let is_id = key.is_id && key.column == column;
        if is_id && self.lists.last_mut().is_some_and(|list| !list.ids.insert(text.to_owned())) {
            return Err(twice(&TABLES[row.table], text));
        }
        while row.cells < column {
            row.write(&mut self.outputs, self.guard, "")?;
        }
        row.write(&mut self.outputs, self.guard, text)
    }

    /// An item of a list that is joined.
    fn item(&mut self, column: usize, text: &str) -> Result<(), Error> {
        if text.contains(ITEM) {
            let name = self.open.last().map_or("", |row| &TABLES[row.table].columns[column].name);
            return Err(Error::not_carried(format!("{name}: an item with {ITEM:?} in a list that is joined with it")));
        }
        if !self.joined.is_empty() {
            self.joined.push(ITEM);
        }
        self.joined.push_str(text);
        Ok(())
    }
}

impl Visitor for Rows<'_> {
    fn text(&mut self, text: &str) -> Result<(), Error> {
        if text.is_empty() {
            return Err(Error::not_carried("an empty text".to_owned()));
        }
        match self.next {
            Way::Cell(column) => self.cell(*column, text),
            Way::Joined(column) => self.item(*column, text),
            Way::Rows(table) => {
                self.begin_row(*table)?;
                self.text(text)?;
                self.end_row()
            }
            Way::Members(_) => Err(Error::not_carried("a text in the place of an object".to_owned())),
        }
    }

    fn number(&mut self, number: u64) -> Result<(), Error> {
        self.text(&number.to_compact_string())
    }

    fn begin_object(&mut self) -> Result<(), Error> {
        if let Way::Rows(table) = self.next {
            self.begin_row(*table)?;
        }
        let Way::Members(members) = self.next else {
            return Err(Error::not_carried("an object in the place of a plain value".to_owned()));
        };
        self.objects.push(members);
        Ok(())
    }

    fn field(&mut self, place: usize, _: &'static Field) {
        if let Some(members) = self.objects.last() {
            self.next = &members[place];
        }
    }

    fn end_object(&mut self) -> Result<(), Error> {
        self.objects.pop();
        let is_row = self.open.last().is_some_and(|row| row.depth == self.objects.len());
        if is_row { self.end_row() } else { Ok(()) }
    }

    fn begin_list(&mut self, _: usize) -> Result<(), Error> {
        match self.next {
            Way::Rows(_) => self.lists.push(List::default()),
            _ => self.joined.clear(),
        }
        Ok(())
    }

    fn end_list(&mut self) -> Result<(), Error> {
        match self.next {
            Way::Rows(_) => self.lists.pop(),
            Way::Joined(column) if !self.joined.is_empty() => {
                let joined = std::mem::take(&mut self.joined);
                self.cell(*column, &joined)?;
                self.joined = joined;
                None
            }
            _ => None,
        };
        Ok(())
    }
}
