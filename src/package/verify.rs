//! Whether a bag is complete and unchanged.

use super::digest::{self, Algorithm};
use super::line::{self, Line};
use super::packed::{self, Packed};
use super::path::{below, comparable, danger, decoded, is_of_system};
use super::{
    FAULTY_DECLARATION, FAULTY_TAG_ENCODING, LINK_IN_BAG, LISTED_TWICE, MALFORMED_TAG_LINE, MISSING_FILE, NO_BAG,
    NO_MANIFEST, OTHER_NAME, SYSTEM_FILE, TO_BE_FETCHED, UNKNOWN_BAG_VERSION, UNKNOWN_DIGEST, UNLISTED_FILE,
    UNSAFE_PATH, WEAK_DIGESTS, WRONG_DIGEST, WRONG_OXUM,
};
use crate::diagnostic::{Code, Diagnostic, Position, Severity};
use crate::error::Error;
use encoding_rs::{Encoding, UTF_8};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// Versions that were published.
const VERSIONS: [&str; 6] = ["0.93", "0.94", "0.95", "0.96", "0.97", "1.0"];

/// What is wrong with a bag; nothing if it is complete and valid. Places name files by their paths in the bag.
///
/// # Errors
/// When a file, folder or archive cannot be read.
pub fn verify(path: &Path) -> Result<Vec<Diagnostic>, Error> {
    let mut place = Place::Folder(path);
    let mut findings = Vec::new();
    if path.is_file() {
        let mut packed = packed::read(path)?;
        findings.append(&mut packed.findings);
        place = Place::Packed(packed);
    }
    let mut bag = Bag { place, version: "1.0", encoding: UTF_8, files: BTreeMap::new(), findings };
    if bag.declaration()? {
        bag.find()?;
        bag.content()?;
    }
    Ok(bag.findings)
}

/// Where a bag is.
enum Place<'a> {
    /// A folder.
    Folder(&'a Path),
    /// One file, as far as it is known.
    Packed(Packed),
}

impl Place<'_> {
    /// The bytes of a tag file, if there is such a file and it is no link.
    fn bytes(&self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        let path = match self {
            Self::Packed(packed) => return Ok(packed.files.get(name).and_then(|entry| entry.bytes.clone())),
            Self::Folder(root) => below(root, name),
        };
        // A link is not followed.
        let found = fs::symlink_metadata(&path);
        match found.and_then(|found| if found.is_file() { fs::read(&path).map(Some) } else { Ok(None) }) {
            Ok(bytes) => Ok(bytes),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
            Err(error) => Err(Error::read(error).at(path)),
        }
    }

    /// The digests of a file.
    fn digests(&self, name: &str, algorithms: &[Algorithm]) -> Result<Vec<String>, Error> {
        match self {
            Self::Packed(packed) => {
                Ok(packed.files.get(name).map(|entry| entry.digests(algorithms)).unwrap_or_default())
            }
            Self::Folder(root) => {
                let path = below(root, name);
                digest::of_file(&path, algorithms).map_err(|error| Error::read(error).at(path))
            }
        }
    }

    fn has_payload(&self) -> bool {
        match self {
            Self::Packed(packed) => packed.files.keys().any(|path| path.starts_with("data/")),
            Self::Folder(root) => fs::symlink_metadata(root.join("data")).is_ok_and(|found| found.is_dir()),
        }
    }
}

/// A bag that is looked at.
struct Bag<'a> {
    place: Place<'a>,
    version: &'static str,
    encoding: &'static Encoding,
    /// Every file with its size.
    files: BTreeMap<String, u64>,
    findings: Vec<Diagnostic>,
}

/// A manifest.
struct Manifest {
    name: String,
    algorithm: Algorithm,
    is_of_payload: bool,
    /// Digests by path, with the line.
    entries: BTreeMap<String, (String, u64)>,
}

impl Bag<'_> {
    fn tell(&mut self, code: Code, file: &str, line: Option<u64>, message: String) -> &mut Diagnostic {
        let mut finding = Diagnostic::new(code, message);
        finding.place.file = Some(file.to_owned());
        finding.place.start = line.map(|line| Position { line, column: 1, byte: 0 });
        self.findings.push(finding);
        let last = self.findings.len() - 1;
        &mut self.findings[last]
    }

    /// Reads `bagit.txt`, and whether it is worth going on.
    fn declaration(&mut self) -> Result<bool, Error> {
        const NAME: &str = "bagit.txt";
        let Some(bytes) = self.place.bytes(NAME)? else {
            self.tell(NO_BAG, NAME, None, "the folder has no file bagit.txt".into());
            return Ok(false);
        };
        let has_mark = bytes.starts_with("\u{FEFF}".as_bytes());
        let text = String::from_utf8(bytes).ok().filter(|_| !has_mark);
        let lines = text.as_deref().map(line::lines).unwrap_or_default();
        let values = match &lines[..] {
            [version, encoding] => {
                member(version.text, "BagIt-Version").zip(member(encoding.text, "Tag-File-Character-Encoding"))
            }
            _ => None,
        };
        let Some(((version, is_exact), (encoding, has_exact))) = values else {
            let message =
                "it is not the two lines BagIt-Version and Tag-File-Character-Encoding in UTF-8 without a mark";
            self.tell(FAULTY_DECLARATION, NAME, None, message.into());
            return Ok(false);
        };
        let Some(known) = VERSIONS.iter().find(|known| **known == version) else {
            let help = format!("published versions are {}", VERSIONS.join(", "));
            self.tell(UNKNOWN_BAG_VERSION, NAME, Some(1), format!("{version:?} is no version")).help = Some(help);
            return Ok(false);
        };
        self.version = known;
        if self.is_strict() && !(is_exact && has_exact) {
            let message = "version 1.0 has no white space but one space after the colon";
            self.tell(FAULTY_DECLARATION, NAME, Some(1), message.into());
        }
        let Some(found) = Encoding::for_label(encoding.as_bytes()) else {
            self.tell(FAULTY_TAG_ENCODING, NAME, Some(2), format!("{encoding:?} is no known encoding"));
            return Ok(false);
        };
        self.encoding = found;
        Ok(true)
    }

    /// Whether the bag follows RFC 8493.
    fn is_strict(&self) -> bool {
        self.version == "1.0"
    }

    /// Finds every file.
    fn find(&mut self) -> Result<(), Error> {
        match &self.place {
            Place::Packed(packed) => {
                self.files = packed.files.iter().map(|(path, entry)| (path.clone(), entry.size)).collect();
                Ok(())
            }
            Place::Folder(root) => self.walk(root, ""),
        }
    }

    /// Finds every file below a folder.
    fn walk(&mut self, folder: &Path, prefix: &str) -> Result<(), Error> {
        let at = |error| Error::read(error).at(folder);
        let entries: Result<Vec<_>, _> = fs::read_dir(folder).map_err(at)?.collect();
        let mut entries = entries.map_err(at)?;
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            let found = fs::symlink_metadata(entry.path()).map_err(at)?;
            if entry.file_name().to_str().is_none() {
                self.tell(UNSAFE_PATH, &name, None, "the name is not UTF-8, so no manifest can write it".into());
            } else if found.is_dir() {
                self.walk(&entry.path(), &format!("{name}/"))?;
            } else if found.is_file() {
                self.files.insert(name, found.len());
            } else {
                self.tell(LINK_IN_BAG, &name, None, "it is a link or a device, which is not followed".into());
            }
        }
        Ok(())
    }

    fn content(&mut self) -> Result<(), Error> {
        if !self.place.has_payload() {
            self.tell(NO_BAG, "data", None, "the bag has no folder data".into());
        }
        let odd: Vec<String> = self.files.keys().filter(|path| is_of_system(path)).cloned().collect();
        for path in odd {
            self.tell(SYSTEM_FILE, &path, None, "systems make such files, or reserve the name".into());
        }
        self.info()?;
        let waited = self.fetch()?;
        let manifests = self.manifests()?;
        self.compare(&manifests, &waited)?;
        self.completeness(&manifests);
        Ok(())
    }

    /// The text of a tag file; a finding if it has not the encoding.
    fn tag(&mut self, name: &str) -> Result<Option<String>, Error> {
        let Some(bytes) = self.place.bytes(name)? else { return Ok(None) };
        let text = line::text(&bytes, self.encoding);
        if text.is_none() {
            self.tell(FAULTY_TAG_ENCODING, name, None, format!("it is not in {}", self.encoding.name()));
        }
        Ok(text)
    }

    /// Reads `bag-info.txt`, of which only the sum of the payload binds.
    fn info(&mut self) -> Result<(), Error> {
        const NAME: &str = "bag-info.txt";
        let Some(text) = self.tag(NAME)? else { return Ok(()) };
        for Line { number, text } in line::lines(&text) {
            let goes_on = text.starts_with([' ', '\t']);
            let Some((label, value)) = text.split_once(':').filter(|(label, _)| goes_on || !label.trim().is_empty())
            else {
                if !goes_on {
                    let message = "the line has no label, and does not go on with the one before".into();
                    self.tell(MALFORMED_TAG_LINE, NAME, Some(number), message);
                }
                continue;
            };
            if !goes_on && label.trim().eq_ignore_ascii_case("Payload-Oxum") {
                self.oxum(value.trim(), number);
            }
        }
        Ok(())
    }

    fn oxum(&mut self, said: &str, line: u64) {
        let payload = self.files.iter().filter(|(path, _)| path.starts_with("data/"));
        let (bytes, count) = payload.fold((0, 0_u64), |(bytes, count), (_, size)| (bytes + size, count + 1));
        if said != format!("{bytes}.{count}") {
            let message = format!("it says {said:?}, but there are {bytes} bytes in {count} files: {bytes}.{count}");
            self.tell(WRONG_OXUM, "bag-info.txt", Some(line), message);
        }
    }

    /// Reads `fetch.txt`: the files that are still elsewhere.
    fn fetch(&mut self) -> Result<BTreeSet<String>, Error> {
        const NAME: &str = "fetch.txt";
        let mut waited = BTreeSet::new();
        let Some(text) = self.tag(NAME)? else { return Ok(waited) };
        for Line { number, text } in line::lines(&text) {
            let Some(path) = line::fetched(text) else {
                self.tell(MALFORMED_TAG_LINE, NAME, Some(number), "it is not address, length and path".into());
                continue;
            };
            let path = self.meant(path, NAME, number);
            if path.as_ref().is_some_and(|path| !path.starts_with("data/")) {
                self.tell(UNSAFE_PATH, NAME, Some(number), "the path is not below data/".into());
            }
            waited.extend(path.filter(|path| !self.files.contains_key(path)));
        }
        for path in &waited {
            let help = "fetch it from where fetch.txt says, if you trust that place";
            self.tell(TO_BE_FETCHED, path, None, "the file is still to be fetched".into()).help = Some(help.into());
        }
        Ok(waited)
    }

    /// The path that a line means, if it is safe.
    fn meant(&mut self, written: &str, file: &str, line: u64) -> Option<String> {
        let plain = written.strip_prefix("./").unwrap_or(written);
        let dangers = |path: &str| danger(&path.replace(['\r', '\n'], ""));
        let path = if self.is_strict() { decoded(plain) } else { plain.to_owned() };
        if let Some(reason) = dangers(written).or_else(|| dangers(&path)) {
            self.tell(UNSAFE_PATH, file, Some(line), format!("the path {written:?} {reason}; nothing was opened"));
            return None;
        }
        if plain.len() < written.len() {
            self.tell(OTHER_NAME, file, Some(line), format!("{written:?} begins with ./"));
        }
        // Programs write such names without decoding and read them so.
        let is_other = self.is_strict() && path != plain && !self.files.contains_key(&path);
        if is_other && self.files.contains_key(plain) {
            self.tell(OTHER_NAME, file, Some(line), format!("{plain:?} has a percent sign that should be %25"));
            return Some(plain.to_owned());
        }
        Some(path)
    }

    /// Reads all manifests.
    fn manifests(&mut self) -> Result<Vec<Manifest>, Error> {
        let names: Vec<String> = self.files.keys().filter(|path| !path.contains('/')).cloned().collect();
        let mut manifests = Vec::new();
        for name in names {
            let Some(stem) = name.strip_suffix(".txt") else { continue };
            let (algorithm, is_of_payload) = match (stem.strip_prefix("manifest-"), stem.strip_prefix("tagmanifest-")) {
                (Some(algorithm), _) => (algorithm, true),
                (None, Some(algorithm)) => (algorithm, false),
                (None, None) => continue,
            };
            let Some(algorithm) = digest::by_name(algorithm) else {
                let message = format!("the algorithm {algorithm:?} is not known; nothing is compared");
                self.tell(UNKNOWN_DIGEST, &name, None, message);
                continue;
            };
            manifests.push(self.manifest(&name, algorithm, is_of_payload)?);
        }
        let payload = || manifests.iter().filter(|manifest| manifest.is_of_payload);
        if payload().next().is_none() {
            let message = "no manifest of the payload with a known algorithm".into();
            self.tell(NO_MANIFEST, "manifest-sha512.txt", None, message);
        } else if payload().all(|manifest| manifest.algorithm.is_weak) {
            let names: Vec<&str> = payload().map(|manifest| manifest.algorithm.name).collect();
            let message = format!("all digests of the payload are {}", names.join(" and "));
            self.tell(WEAK_DIGESTS, "bagit.txt", None, message).help = Some("add a manifest with SHA-512".into());
        }
        Ok(manifests)
    }

    fn manifest(&mut self, name: &str, algorithm: Algorithm, is_of_payload: bool) -> Result<Manifest, Error> {
        let mut manifest = Manifest { name: name.to_owned(), algorithm, is_of_payload, entries: BTreeMap::new() };
        let text = self.tag(name)?.unwrap_or_default();
        for Line { number, text } in line::lines(&text) {
            let Some((digest, written, has_star)) = line::entry(text) else {
                self.tell(MALFORMED_TAG_LINE, name, Some(number), "it is not digest and path".into());
                continue;
            };
            if has_star {
                self.tell(OTHER_NAME, name, Some(number), "a star stands before the path, as md5sum writes it".into());
            }
            let Some(path) = self.meant(written, name, number) else { continue };
            if path.starts_with("data/") != is_of_payload {
                let place = if is_of_payload { "not below data/" } else { "below data/" };
                self.tell(UNSAFE_PATH, name, Some(number), format!("{path:?} is {place}"));
            }
            self.enter(&mut manifest, path, digest, number);
        }
        Ok(manifest)
    }

    fn enter(&mut self, manifest: &mut Manifest, path: String, digest: String, line: u64) {
        let Some((known, first)) = manifest.entries.get(&path) else {
            manifest.entries.insert(path, (digest, line));
            return;
        };
        let (is_same, first) = (*known == digest, *first);
        let is_strict = self.is_strict();
        let message = format!("{path:?} stands in line {first} already");
        let finding = self.tell(LISTED_TWICE, &manifest.name, Some(line), message);
        if is_same && !is_strict {
            finding.severity = Severity::Warning;
        }
    }

    /// Compares digests; each file is read once.
    fn compare(&mut self, manifests: &[Manifest], waited: &BTreeSet<String>) -> Result<(), Error> {
        let mut alike: HashMap<String, &str> = HashMap::new();
        for path in self.files.keys() {
            alike.insert(comparable(path), path);
        }
        let mut asked: BTreeMap<&str, Vec<(&Manifest, &str)>> = BTreeMap::new();
        let mut told = Vec::new();
        for manifest in manifests {
            for (path, (_, line)) in &manifest.entries {
                let found = self.files.get_key_value(path).map(|(path, _)| path.as_str());
                let found = found.or_else(|| alike.get(&comparable(path)).copied());
                match found {
                    Some(file) => {
                        if file != path {
                            told.push((OTHER_NAME, manifest, *line, format!("{path:?} is named {file:?} here")));
                        }
                        asked.entry(file).or_default().push((manifest, path));
                    }
                    None if waited.contains(path) => {}
                    None => told.push((MISSING_FILE, manifest, *line, format!("{path:?} is not there"))),
                }
            }
        }
        let compared: Vec<_> = asked.par_iter().map(|(file, lines)| differences(&self.place, file, lines)).collect();
        let compared: Result<Vec<_>, Error> = compared.into_iter().collect();
        told.extend(compared?.into_iter().flatten());
        for (code, manifest, line, message) in told {
            self.tell(code, &manifest.name, Some(line), message);
        }
        Ok(())
    }

    /// Whether every file of the payload is listed: since version 1.0 in every manifest, before in one.
    fn completeness(&mut self, manifests: &[Manifest]) {
        let payload: Vec<&Manifest> = manifests.iter().filter(|manifest| manifest.is_of_payload).collect();
        let listed: Vec<BTreeSet<String>> =
            payload.iter().map(|manifest| manifest.entries.keys().map(|path| comparable(path)).collect()).collect();
        let files: Vec<String> = self.files.keys().filter(|path| path.starts_with("data/")).cloned().collect();
        for path in files {
            let own = comparable(&path);
            let lacking = payload.iter().zip(&listed).filter(|(_, listed)| !listed.contains(&own));
            let lacking: Vec<&str> = lacking.map(|(manifest, _)| manifest.name.as_str()).collect();
            let is_fault = if self.is_strict() { !lacking.is_empty() } else { lacking.len() == payload.len() };
            if is_fault && !payload.is_empty() {
                self.tell(UNLISTED_FILE, &path, None, format!("it is not listed in {}", lacking.join(", ")));
            }
        }
    }
}

type Told<'a> = (Code, &'a Manifest, u64, String);

/// The manifests that say another digest of a file.
fn differences<'a>(place: &Place<'_>, file: &str, lines: &[(&'a Manifest, &str)]) -> Result<Vec<Told<'a>>, Error> {
    let algorithms: Vec<Algorithm> = lines.iter().map(|(manifest, _)| manifest.algorithm).collect();
    let found = place.digests(file, &algorithms)?;
    let differing = lines.iter().zip(found).filter_map(|((manifest, path), found)| {
        let (said, line) = manifest.entries.get(*path)?;
        let message = || format!("{file:?} has the digest {found}, not {said}");
        (*said != found).then(|| (WRONG_DIGEST, *manifest, *line, message()))
    });
    Ok(differing.collect())
}

/// The value of a line, and whether it is written exactly as version 1.0 asks.
fn member<'a>(line: &'a str, label: &str) -> Option<(&'a str, bool)> {
    let (found, value) = line.split_once(':')?;
    let is_exact = found == label && value.strip_prefix(' ').is_some_and(|value| value == value.trim());
    (found.trim() == label).then(|| (value.trim(), is_exact))
}
