//! Corrects files before they are judged, or shows how they would be corrected.

use crate::cli::inputs::Input;
use crate::cli::output::{Compression, Output};
use crate::cli::source;
use crate::error::Error;
use crate::fix;
use crate::format::bundle::TableInput;
use crate::format::csv::Guard;
use crate::format::{Format, Limits};
use crate::store;
use similar::TextDiff;
use std::fs::File;
use std::io::{self, Cursor, Read, Write};
use std::path::{Path, PathBuf};

/// Whether files are corrected.
#[derive(Debug, Clone, Copy, clap::Args)]
#[group(skip)]
pub(super) struct Arguments {
    /// First correct in the files what is safe: white space, normal form, case of codes, forms of days and numbers,
    /// absent in place of empty, the derived key
    #[arg(long, conflicts_with = "schema")]
    pub(super) fix: bool,
    /// Only show what --fix would change
    #[arg(long, conflicts_with_all = ["schema", "fix"])]
    pub(super) diff: bool,
}

/// What is to be changed in an input.
pub(super) struct Change {
    place: Place,
    texts: Vec<Text>,
}

/// Where the texts of an input stand.
enum Place {
    /// In one file, compressed or not.
    File(PathBuf, Compression),
    /// In tables, each a file of a folder.
    Folder(PathBuf),
    /// In tables that are packed into one file.
    Zip(PathBuf),
}

/// A text and what it is to be.
struct Text {
    /// The table, where there are several.
    table: Option<String>,
    before: Vec<u8>,
    after: Vec<u8>,
}

/// What is to be changed in an input; none if nothing is.
pub(super) fn change(
    input: &Input,
    given: Option<&'static dyn Format>,
    limits: Limits,
) -> Result<Option<Change>, Error> {
    let refused = || Error::conflict("standard input cannot be corrected; write it to a file and correct that");
    let path = input.path.as_ref().ok_or_else(refused)?;
    if path.to_str().is_some_and(store::is_database) {
        return Err(Error::conflict(
            "databases are not corrected; convert the records to JSON Lines, correct those, and load them again",
        ));
    }
    if source::is_parquet_bundle(path) {
        return Err(Error::conflict(
            "Parquet tables are not corrected; convert them to JSON Lines, correct those, and convert them back",
        ));
    }
    let (place, texts) = if let Some((tables, guard)) = source::tables(input, path, given)? {
        let place = if path.is_dir() { Place::Folder(path.clone()) } else { Place::Zip(path.clone()) };
        (place, changed_tables(tables, guard, limits)?)
    } else {
        let (compression, text) = changed_file(path, given, limits)?;
        (Place::File(path.clone(), compression), text.into_iter().collect())
    };
    Ok((!texts.is_empty()).then_some(Change { place, texts }))
}

fn changed_file(
    path: &Path,
    given: Option<&'static dyn Format>,
    limits: Limits,
) -> Result<(Compression, Option<Text>), Error> {
    let format = source::format_in(path, given)?;
    let packed = std::fs::read(path).map_err(Error::read)?;
    let compression = Compression::of_bytes(&packed);
    let mut before = Vec::new();
    let unpacked = source::unpacked(Box::new(Cursor::new(packed)));
    unpacked.and_then(|mut input| input.read_to_end(&mut before)).map_err(Error::read)?;
    let after = fix::fixed(&before, format, limits)?;
    Ok((compression, after.map(|after| Text { table: None, before, after })))
}

fn changed_tables(tables: Vec<TableInput<'_>>, guard: Guard, limits: Limits) -> Result<Vec<Text>, Error> {
    let read = |mut table: TableInput<'_>| {
        let mut bytes = Vec::new();
        table.input.read_to_end(&mut bytes).map(|_| (table.name, bytes))
    };
    let mut before = tables.into_iter().map(read).collect::<io::Result<Vec<_>>>().map_err(Error::read)?;
    let after = fix::fixed_tables(&before, guard, limits)?;
    let text = |(name, after): (String, Vec<u8>)| {
        let place = before.iter().position(|(known, _)| *known == name)?;
        Some(Text { before: before.swap_remove(place).1, table: Some(name), after })
    };
    Ok(after.into_iter().filter_map(text).collect())
}

impl Change {
    /// Puts the corrected files in their places: all of them, once all are written.
    pub(super) fn write(&self) -> Result<(), Error> {
        let mut outputs = Vec::new();
        match &self.place {
            Place::File(path, compression) => {
                let mut output = Output::file(path, *compression)?;
                self.texts.iter().try_for_each(|text| output.write_all(&text.after)).map_err(Error::write)?;
                outputs.push(output);
            }
            Place::Folder(path) => {
                for text in &self.texts {
                    let name = format!("{}.csv", text.table.as_deref().unwrap_or_default());
                    let mut output = Output::open(Some(&path.join(name)))?;
                    output.write_all(&text.after).map_err(Error::write)?;
                    outputs.push(output);
                }
            }
            Place::Zip(path) => {
                let mut output = Output::open(Some(path))?;
                self.zipped(path).and_then(|bytes| output.write_all(&bytes)).map_err(Error::write)?;
                outputs.push(output);
            }
        }
        outputs.into_iter().try_for_each(Output::keep)
    }

    /// The packed file with the changed tables; all else in it keeps its bytes, packed as they are.
    fn zipped(&self, path: &Path) -> io::Result<Vec<u8>> {
        let mut before = zip::ZipArchive::new(io::BufReader::new(File::open(path)?)).map_err(io::Error::other)?;
        let mut after = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..before.len() {
            let file = before.by_index_raw(index).map_err(io::Error::other)?;
            let name = file.name().map_err(io::Error::other)?.into_owned();
            let table = source::table_name(Path::new(&name));
            match self.texts.iter().find(|text| text.table == table) {
                Some(text) => {
                    after.start_file(name, file.options()).map_err(io::Error::other)?;
                    after.write_all(&text.after)?;
                }
                None => after.raw_copy_file(file).map_err(io::Error::other)?,
            }
        }
        Ok(after.finish().map_err(io::Error::other)?.into_inner())
    }

    /// The change as a unified diff.
    pub(super) fn diff(&self, input: &Input) -> String {
        let diff = |text: &Text| {
            let (before, after) = (String::from_utf8_lossy(&text.before), String::from_utf8_lossy(&text.after));
            let diff = TextDiff::from_lines(before.as_ref(), after.as_ref());
            let name = source::file_of(input, text.table.as_deref());
            diff.unified_diff().header(&name, &name).to_string()
        };
        self.texts.iter().map(diff).collect()
    }
}
