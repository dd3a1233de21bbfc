//! A bag in one file, a zip or tar archive (RFC 8493, 4). Nothing is unpacked: files are read once where they stand, and only
//! their digests are kept, and the text of tag files.

use super::digest::{self, ALGORITHMS, Algorithm};
use super::path::{comparable, danger};
use super::{LINK_IN_BAG, PACKED_WRONGLY, UNSAFE_PATH};
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::Error;
use flate2::bufread::MultiGzDecoder;
use std::collections::{BTreeMap, HashSet};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// What a tag file has in it at most; bags have manifests of many files.
const LARGEST_TAG: u64 = 1 << 30;

/// The file by which a bag is known.
const DECLARATION: &str = "bagit.txt";

/// What is known of a bag that is packed.
#[derive(Default)]
pub(super) struct Packed {
    /// Every file by its path in the bag.
    pub(super) files: BTreeMap<String, Entry>,
    /// What is wrong with the archive itself.
    pub(super) findings: Vec<Diagnostic>,
    /// Paths in a form in which those are equal that one system or the other takes for one file.
    seen: HashSet<String>,
}

/// A file.
pub(super) struct Entry {
    /// How many bytes it has.
    pub(super) size: u64,
    /// Its digests, in order of the algorithms.
    digests: Vec<String>,
    /// Its bytes, if it is a tag file.
    pub(super) bytes: Option<Vec<u8>>,
}

impl Entry {
    /// Its digests by these algorithms.
    pub(super) fn digests(&self, algorithms: &[Algorithm]) -> Vec<String> {
        let place = |wanted: &Algorithm| ALGORITHMS.iter().position(|known| known.name == wanted.name);
        algorithms.iter().filter_map(|wanted| self.digests.get(place(wanted)?).cloned()).collect()
    }
}

/// Reads an archive; zip, tar, and tar in gzip or Zstandard are known by their first bytes.
pub(super) fn read(path: &Path) -> Result<Packed, Error> {
    let mut packed = Packed::default();
    let mut read = || -> io::Result<()> {
        let mut file = BufReader::with_capacity(1 << 16, File::open(path)?);
        match file.fill_buf()? {
            [b'P', b'K', ..] => packed.zip(file),
            [0x1F, 0x8B, ..] => packed.tar(MultiGzDecoder::new(file)),
            [0x28, 0xB5, 0x2F, 0xFD, ..] => packed.tar(zstd::Decoder::with_buffer(file)?),
            _ => packed.tar(file),
        }
    };
    read().map_err(|error| Error::read(error).at(path))?;
    packed.close(path);
    Ok(packed)
}

/// What an entry of an archive is.
#[derive(Clone, Copy)]
enum Kind {
    File,
    Folder,
    Other,
}

impl Packed {
    fn zip(&mut self, file: BufReader<File>) -> io::Result<()> {
        let mut archive = zip::ZipArchive::new(file).map_err(io::Error::other)?;
        for index in 0..archive.len() {
            let entry = archive.by_index(index).map_err(io::Error::other)?;
            let name = entry.name().map_err(io::Error::other)?.into_owned();
            let kind = match () {
                () if entry.is_dir() => Kind::Folder,
                () if entry.is_symlink() => Kind::Other,
                () => Kind::File,
            };
            self.take(&name, kind, entry)?;
        }
        Ok(())
    }

    fn tar(&mut self, input: impl Read) -> io::Result<()> {
        for entry in tar::Archive::new(input).entries()? {
            let entry = entry?;
            let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
            let kind = match entry.header().entry_type() {
                // Settings for all that follows, such as the comment of git.
                tar::EntryType::XGlobalHeader => continue,
                tar::EntryType::Directory => Kind::Folder,
                tar::EntryType::Regular | tar::EntryType::Continuous | tar::EntryType::GNUSparse => Kind::File,
                _ => Kind::Other,
            };
            self.take(&name, kind, entry)?;
        }
        Ok(())
    }

    fn take(&mut self, name: &str, kind: Kind, content: impl Read) -> io::Result<()> {
        let name = name.strip_prefix("./").unwrap_or(name).trim_end_matches('/');
        if name.is_empty() || name == "." {
            return Ok(());
        }
        if let Some(reason) = danger(name) {
            self.tell(UNSAFE_PATH, name, format!("the path {name:?} {reason}; unpacking might write there"));
            return Ok(());
        }
        match kind {
            Kind::Folder => {}
            Kind::Other => self.tell(LINK_IN_BAG, name, "it is a link or a device, which is not followed".into()),
            Kind::File => {
                if !self.seen.insert(comparable(name)) {
                    let message = format!("the archive has {name:?} twice, or names that differ only in case");
                    self.tell(PACKED_WRONGLY, name, message);
                }
                // Tag files that are read stand at the top of the bag, which is the archive's or that of a folder in it.
                let is_tag = name.matches('/').count() < 2 && !name.starts_with("data/");
                let (size, digests, bytes) = digested(content, is_tag)?;
                self.files.insert(name.to_owned(), Entry { size, digests, bytes });
            }
        }
        Ok(())
    }

    fn tell(&mut self, code: crate::diagnostic::Code, file: &str, message: String) {
        let mut finding = Diagnostic::new(code, message);
        finding.place.file = Some(file.to_owned());
        self.findings.push(finding);
    }

    /// Judges what stands at the top, which should be one folder, named as the archive is, and takes its name off the paths.
    fn close(&mut self, path: &Path) {
        if self.files.contains_key(DECLARATION) {
            self.tell(PACKED_WRONGLY, "", "the bag stands in no folder, so that unpacking scatters its files".into());
            return;
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let folder = self.files.keys().find_map(|path| path.strip_suffix(DECLARATION)?.strip_suffix('/'));
        let Some(folder) = folder.filter(|folder| !folder.contains('/')).map(str::to_owned) else { return };
        let own = |path: &str| path.strip_prefix(&folder)?.strip_prefix('/').map(str::to_owned);
        let (inside, beside): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.files).into_iter().partition(|(path, _)| own(path).is_some());
        self.files = inside.into_iter().filter_map(|(path, entry)| Some((own(&path)?, entry))).collect();
        for finding in &mut self.findings {
            finding.place.file = finding.place.file.take().map(|file| own(&file).unwrap_or(file));
        }
        if let Some((path, _)) = beside.first() {
            self.tell(PACKED_WRONGLY, path, format!("{path:?} stands beside the folder {folder:?} of the bag"));
        }
        if !name.strip_prefix(&folder).is_some_and(|ending| ending.starts_with('.')) {
            let mut finding =
                Diagnostic::new(PACKED_WRONGLY, format!("the folder {folder:?} has another name than the archive"));
            finding.place.file = Some(String::new());
            finding.severity = Severity::Warning;
            self.findings.push(finding);
        }
    }
}

/// Size and digests of a content, and the bytes of a tag file.
fn digested(content: impl Read, is_tag: bool) -> io::Result<(u64, Vec<String>, Option<Vec<u8>>)> {
    if !is_tag {
        let (size, digests) = digest::of(content, ALGORITHMS)?;
        return Ok((size, digests, None));
    }
    let mut bytes = Vec::new();
    content.take(LARGEST_TAG + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST_TAG {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let (size, digests) = digest::of(&bytes[..], ALGORITHMS)?;
    Ok((size, digests, Some(bytes)))
}
