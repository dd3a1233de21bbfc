//! The answers in the guide to databases, as SQLite gives them.

use super::Error;
use super::readme::printed;
use crate::schema::rows::Cell;
use crate::store::{Access, Database, open};
use std::path::Path;

/// The command whose counts the guide shows.
const LOAD: &str = "$ chancery load fixtures/stories --db sqlite:";

/// The last line of a block.
const END: &str = "```";

/// The guide with the counts of its load and the answer below each query made anew.
pub(super) fn renewed(text: &str, root: &Path) -> Result<String, Error> {
    let folder = tempfile::tempdir().map_err(Error::write)?;
    let name = format!("sqlite:{}", folder.path().join("records.db").display());
    let counts = printed(&format!("load fixtures/stories --db {name}"), root)?;
    let mut database = open(&name, Access::Read)?;
    let mut renewed = String::with_capacity(text.len());
    let (mut lines, mut query) = (text.lines(), None);
    while let Some(line) = lines.next() {
        renewed.push_str(line);
        renewed.push('\n');
        let made = match line {
            "```sql" => {
                let mut found = String::new();
                for line in lines.by_ref().take_while(|line| *line != END) {
                    found.push_str(line);
                    found.push('\n');
                }
                renewed.push_str(&found);
                renewed.push_str("```\n");
                query = Some(found);
                continue;
            }
            "```text" => query.take().map(|query| answer(database.as_mut(), &query)).transpose()?,
            _ => line.starts_with(LOAD).then(|| counts.clone()),
        };
        if let Some(made) = made {
            renewed.push_str(&made);
            renewed.push_str("```\n");
            lines.by_ref().take_while(|line| *line != END).for_each(drop);
        }
    }
    Ok(renewed)
}

/// The rows that a query gives, as the shells of databases print them.
fn answer(database: &mut dyn Database, query: &str) -> Result<String, Error> {
    let cell = |cell| match cell {
        Cell::Empty => String::new(),
        Cell::Integer(number) => number.to_string(),
        Cell::Text(text) => text,
    };
    let row = |row: Vec<Cell>| row.into_iter().map(cell).collect::<Vec<_>>().join("|") + "\n";
    Ok(database.query(query)?.into_iter().map(row).collect())
}
