//! Where the values of a record stand in the tables.

use crate::schema::shape::{RECORD, Shape};
use crate::schema::table::{Source, TABLES};
use std::sync::LazyLock;

/// Where a value stands.
#[derive(Debug)]
pub(super) enum Way {
    /// In a column of the row.
    Cell(usize),
    /// In a column of the row, its items joined.
    Joined(usize),
    /// In the row, each of its members, in the order of the schema, in its place.
    Members(Vec<Way>),
    /// In rows of a table, one for each of its items.
    Rows(usize),
}

/// Where records stand.
pub(super) static ROOT: Way = Way::Rows(0);

/// Where in its row an entry of each table stands.
pub(super) static ENTRIES: LazyLock<Vec<Way>> = LazyLock::new(|| {
    let mut shapes: Vec<&'static Shape> = Vec::new();
    for table in TABLES.iter() {
        let shape = table.parent.as_ref().map_or(&*RECORD, |(parent, path)| item_at(shapes[*parent], path));
        shapes.push(shape);
    }
    shapes.iter().enumerate().map(|(table, shape)| way(table, shape, &mut Vec::new())).collect()
});

/// The shape of the items of the list at a path.
fn item_at(shape: &'static Shape, path: &[String]) -> &'static Shape {
    match path.iter().try_fold(shape, |shape, name| Some(&shape.field(name)?.shape)) {
        Some(Shape::List(item)) => item,
        _ => panic!("there is no list at {path:?}"),
    }
}

/// Where the value at a path of the entries of a table stands.
fn way(table: usize, shape: &'static Shape, path: &mut Vec<String>) -> Way {
    if let Shape::Object(fields) = shape {
        let members = fields.iter().map(|field| {
            path.push(field.name.clone());
            let way = way(table, &field.shape, path);
            path.pop();
            way
        });
        return Way::Members(members.collect());
    }
    let mut columns = TABLES[table].columns.iter().enumerate();
    let in_row = columns.find_map(|(column, known)| match &known.source {
        Source::Entry if path.is_empty() => Some(Way::Cell(column)),
        Source::Value(known) if known == path => Some(Way::Cell(column)),
        Source::Joined(known) if known == path => Some(Way::Joined(column)),
        _ => None,
    });
    let is_its = |place: &(usize, Vec<String>)| place.0 == table && place.1 == *path;
    let child = || TABLES.iter().position(|child| child.parent.as_ref().is_some_and(is_its)).map(Way::Rows);
    in_row.or_else(child).unwrap_or_else(|| panic!("no table has a place for {path:?}"))
}
