//! Tables as AtoM reads them: commas, LF, UTF-8 without a mark, and a bar between the values of a cell.

use crate::error::Error;

/// A table in the making.
pub(super) struct Table {
    writer: csv::Writer<Vec<u8>>,
    fault: Option<csv::Error>,
}

impl Table {
    pub(super) fn new(columns: &[&str]) -> Self {
        let mut table = Self { writer: csv::Writer::from_writer(Vec::new()), fault: None };
        table.fault = table.writer.write_record(columns).err();
        table
    }

    /// Adds a row; a fault is told with the text.
    pub(super) fn row(&mut self, cells: &[String]) {
        let written = self.writer.write_record(cells.iter().map(|cell| cell.trim()));
        self.fault = self.fault.take().or(written.err());
    }

    pub(super) fn text(self) -> Result<String, Error> {
        if let Some(fault) = self.fault {
            return Err(Error::write(fault.into()));
        }
        let bytes = self.writer.into_inner().map_err(|error| Error::write(error.into_error()))?;
        String::from_utf8(bytes).map_err(|error| Error::write(std::io::Error::other(error)))
    }
}

/// A value that stands between bars: AtoM knows no way to write a bar in it, and cuts white space around it.
pub(super) fn plain(value: &str) -> String {
    value.replace('|', "/").trim().to_owned()
}

/// Values in one cell, each once.
pub(super) fn joined(values: impl IntoIterator<Item = String>) -> String {
    let mut found: Vec<String> = Vec::new();
    for value in values.into_iter().map(|value| plain(&value)) {
        if !value.is_empty() && !found.contains(&value) {
            found.push(value);
        }
    }
    found.join("|")
}

/// Values in one cell that belong to those at the same place of other cells; one that is lacking is `NULL`.
pub(super) fn aligned(values: impl IntoIterator<Item = String>) -> String {
    let value = |value: String| if value.trim().is_empty() { "NULL".to_owned() } else { plain(&value) };
    values.into_iter().map(value).collect::<Vec<_>>().join("|")
}
