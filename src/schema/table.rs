//! The record as tables: one for the records, one for each list of objects and each list of ids.
//!
//! A table's columns are the plain values of its objects, nested objects' names joined with two underscores. The key of
//! a table is its parent's key, then its entries' `id`, else their position. Tables stand in the order of the types.

use super::shape::{Field, Kind, RECORD, Scalar, Shape};
use std::sync::LazyLock;

/// What joins the levels of a name.
pub const LEVEL: &str = "__";
/// What joins the items of a list of plain values in a cell; no item contains it.
pub const ITEM: char = '|';
/// The table of the records themselves.
pub const ROOT: &str = "records";
/// The column that counts the entries of a list, from 1.
pub const POSITION: &str = "position";
/// The column of a link table that holds the id.
pub const LINK: &str = "value";

/// The largest integer that every format carries.
const LARGEST: u64 = 9_007_199_254_740_991;

/// The record's tables, each after its parent.
pub static TABLES: LazyLock<Vec<Table>> = LazyLock::new(|| tables_of(&RECORD));

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// What a row is.
    pub description: String,
    /// Index of the table of its parent and where in the parent's object its list stands; none for the records.
    pub parent: Option<(usize, Vec<String>)>,
    /// Its columns, the keys first.
    pub columns: Vec<Column>,
    /// Names of the columns that identify a row.
    pub key: Vec<String>,
}

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What its cells say.
    pub description: String,
    /// Whether every row has a value.
    pub required: bool,
    /// Where its cells come from.
    pub source: Source,
    /// What a cell holds; for joined cells each item.
    pub scalar: Scalar,
    /// The list whose ids the values are, as a JSON Pointer from the record.
    pub refers_to: Option<String>,
}

/// Where the cells of a column come from.
#[derive(Debug, Clone, PartialEq)]
pub enum Source {
    /// A column of the parent's key.
    Parent,
    /// The place of the entry in its list, from 1.
    Position,
    /// The entry itself: a list of ids has no objects.
    Entry,
    /// A plain value of the entry, by path.
    Value(Vec<String>),
    /// A list of plain values of the entry, by path, joined.
    Joined(Vec<String>),
}

/// A reference from columns of one table to the key of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Foreign {
    /// The columns.
    pub columns: Vec<String>,
    /// The other table.
    pub table: String,
    /// The columns there.
    pub key: Vec<String>,
}

impl Table {
    /// The references from this table: to its parent first, then those that its fields declare.
    #[must_use]
    pub fn foreign_keys(&self, tables: &[Table]) -> Vec<Foreign> {
        let mut found = Vec::new();
        if let Some((parent, _)) = &self.parent {
            let parent = &tables[*parent];
            let inherited = self.columns.iter().filter(|column| column.source == Source::Parent);
            found.push(Foreign {
                columns: inherited.map(|column| column.name.clone()).collect(),
                table: parent.name.clone(),
                key: parent.key.clone(),
            });
        }
        let record = record_column(self.parent.is_none());
        for column in &self.columns {
            let Some(target) = &column.refers_to else { continue };
            let name = target.trim_start_matches('/').replace('/', LEVEL);
            let Some(table) = tables.iter().find(|table| table.name == name) else { continue };
            found.push(Foreign {
                columns: vec![record.clone(), column.name.clone()],
                table: table.name.clone(),
                key: table.key.clone(),
            });
        }
        found
    }
}

impl Table {
    /// The references whose columns all have a value in every row. Programs for CSV disagree on whether a key with an
    /// empty cell refers to anything.
    #[must_use]
    pub fn full_foreign_keys(&self, tables: &[Table]) -> Vec<Foreign> {
        let is_required = |name: &String| self.columns.iter().any(|column| column.name == *name && column.required);
        let mut found = self.foreign_keys(tables);
        found.retain(|key| key.columns.iter().all(is_required));
        found
    }
}

/// The column that holds the record's id.
fn record_column(is_root: bool) -> String {
    if is_root { "id".to_owned() } else { format!("{ROOT}{LEVEL}id") }
}

/// The columns of one-file CSV: those of the records' table, lists of ids joined, lists of objects as JSON.
#[must_use]
pub fn flat_columns(shape: &Shape) -> Vec<(String, Vec<String>, &Field)> {
    let mut found = Vec::new();
    flatten(shape, &mut Vec::new(), &mut |path, field| found.push((path.join(LEVEL), path.to_vec(), field)));
    found
}

/// Calls back for every field that is no object, with its path through the objects.
fn flatten<'a>(shape: &'a Shape, path: &mut Vec<String>, found: &mut impl FnMut(&[String], &'a Field)) {
    for field in shape.fields() {
        path.push(field.name.clone());
        match &field.shape {
            Shape::Object(_) => flatten(&field.shape, path, found),
            Shape::Scalar(_) | Shape::List(_) => found(path, field),
        }
        path.pop();
    }
}

fn tables_of(record: &Shape) -> Vec<Table> {
    let mut columns = Vec::new();
    let mut lists = Vec::new();
    collect(record, &mut Vec::new(), true, &mut columns, &mut lists);
    let description = "One report's account of one meeting.".to_owned();
    let key = vec!["id".to_owned()];
    let mut tables = vec![Table { name: ROOT.to_owned(), description, parent: None, columns, key }];
    add_children(0, "", lists, &mut tables);
    tables
}

/// A list that becomes a table: its path in its parent's object, and its field.
type ListField<'a> = (Vec<String>, &'a Field);

/// Adds the tables of lists, and after each the tables of its own lists.
fn add_children(parent: usize, prefix: &str, lists: Vec<ListField<'_>>, tables: &mut Vec<Table>) {
    for (path, field) in lists {
        let name = format!("{prefix}{}", path.join(LEVEL));
        let Shape::List(entry) = &field.shape else { continue };
        let mut own = Vec::new();
        let mut nested = Vec::new();
        match entry.as_ref() {
            Shape::Scalar(scalar) => own.push(link_column(field, scalar)),
            other => collect(other, &mut Vec::new(), true, &mut own, &mut nested),
        }
        let mut columns = inherited_columns(&tables[parent]);
        let mut key: Vec<String> = columns.iter().map(|column| column.name.clone()).collect();
        let has_id = own.iter().any(|column| column.name == "id" && column.required);
        key.push(if has_id { "id".to_owned() } else { POSITION.to_owned() });
        columns.push(position_column());
        columns.append(&mut own);
        let prefix = format!("{name}{LEVEL}");
        tables.push(Table { name, description: field.description.clone(), parent: Some((parent, path)), columns, key });
        add_children(tables.len() - 1, &prefix, nested, tables);
    }
}

/// The columns of a shape's plain values, and its lists that become tables.
fn collect<'a>(
    shape: &'a Shape,
    path: &mut Vec<String>,
    required: bool,
    columns: &mut Vec<Column>,
    lists: &mut Vec<ListField<'a>>,
) {
    for field in shape.fields() {
        path.push(field.name.clone());
        let column = |scalar: &Scalar, source, required| Column {
            name: path.join(LEVEL),
            description: field.description.clone(),
            required,
            source,
            scalar: scalar.clone(),
            refers_to: field.refers_to.clone(),
        };
        match &field.shape {
            Shape::Scalar(scalar) => {
                columns.push(column(scalar, Source::Value(path.clone()), required && field.required));
            }
            Shape::List(item) => match item.as_ref() {
                Shape::Scalar(scalar) if field.refers_to.is_none() => {
                    columns.push(column(scalar, Source::Joined(path.clone()), false));
                }
                _ => lists.push((path.clone(), field)),
            },
            Shape::Object(_) => collect(&field.shape, path, required && field.required, columns, lists),
        }
        path.pop();
    }
}

/// The columns by which the rows of a child table name their parent's row.
fn inherited_columns(parent: &Table) -> Vec<Column> {
    let key_columns = parent.columns.iter().filter(|column| parent.key.contains(&column.name));
    let inherited = |column: &Column| Column {
        name: match column.source {
            Source::Parent => column.name.clone(),
            _ => format!("{}{LEVEL}{}", parent.name, column.name),
        },
        description: format!("The `{}` of the row in `{}` that this row belongs to.", column.name, parent.name),
        required: true,
        source: Source::Parent,
        scalar: column.scalar.clone(),
        refers_to: None,
    };
    key_columns.map(inherited).collect()
}

fn position_column() -> Column {
    Column {
        name: POSITION.to_owned(),
        description: "The place of the entry in its list, from 1.".to_owned(),
        required: true,
        source: Source::Position,
        scalar: Scalar { kind: Kind::Integer, bounds: Some((1, LARGEST)), ..Scalar::default() },
        refers_to: None,
    }
}

fn link_column(field: &Field, scalar: &Scalar) -> Column {
    Column {
        name: LINK.to_owned(),
        description: field.description.clone(),
        required: true,
        source: Source::Entry,
        scalar: scalar.clone(),
        refers_to: field.refers_to.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn table(name: &str) -> &'static Table {
        TABLES.iter().find(|table| table.name == name).expect("a table")
    }

    fn names(table: &Table) -> Vec<&str> {
        table.columns.iter().map(|column| column.name.as_str()).collect()
    }

    #[test]
    fn keys_are_inherited() {
        let positions = table("people__positions");
        assert_eq!(positions.key, ["records__id", "people__id", "position"]);
        let expected = ["records__id", "people__id", "position", "role", "title", "portfolio", "modifiers"];
        assert_eq!(names(positions), expected);
    }

    #[test]
    fn lists_of_ids_become_link_tables() {
        let speakers = table("statements__speakers");
        assert_eq!(names(speakers), ["records__id", "statements__id", "position", "value"]);
        let foreign = speakers.foreign_keys(&TABLES);
        assert_eq!(foreign[0].table, "statements");
        assert_eq!(foreign[1].columns, ["records__id", "value"]);
        assert_eq!((foreign[1].table.as_str(), foreign[1].key.as_slice()), ("people", table("people").key.as_slice()));
    }

    #[test]
    fn codes_are_joined_in_a_cell() {
        let topics = table("topics");
        let countries = topics.columns.iter().find(|column| column.name == "countries").expect("countries");
        assert_eq!(countries.source, Source::Joined(vec!["countries".to_owned()]));
    }

    #[test]
    fn names_are_unique() {
        let tables: BTreeSet<_> = TABLES.iter().map(|table| &table.name).collect();
        assert_eq!(tables.len(), TABLES.len());
        for table in TABLES.iter() {
            let columns: BTreeSet<_> = names(table).into_iter().collect();
            assert_eq!(columns.len(), table.columns.len(), "columns of {}", table.name);
        }
    }
}
