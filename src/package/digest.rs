//! Digests, by the names that manifests have in their file names.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use sha2::digest::DynDigest;

/// An algorithm.
#[derive(Clone, Copy)]
pub(super) struct Algorithm {
    /// Its name in file names.
    pub(super) name: &'static str,
    /// Whether other files of the same digest can be made.
    pub(super) is_weak: bool,
    start: fn() -> Box<dyn DynDigest>,
}

/// The algorithms that are known.
pub(super) const ALGORITHMS: &[Algorithm] = &[
    Algorithm { name: "sha512", is_weak: false, start: || Box::<sha2::Sha512>::default() },
    Algorithm { name: "sha256", is_weak: false, start: || Box::<sha2::Sha256>::default() },
    Algorithm { name: "sha384", is_weak: false, start: || Box::<sha2::Sha384>::default() },
    Algorithm { name: "sha224", is_weak: false, start: || Box::<sha2::Sha224>::default() },
    Algorithm { name: "sha1", is_weak: true, start: || Box::<sha1::Sha1>::default() },
    Algorithm { name: "md5", is_weak: true, start: || Box::<md5::Md5>::default() },
];

/// The algorithm of a manifest's file name, whatever its case and hyphens.
pub(super) fn by_name(name: &str) -> Option<Algorithm> {
    let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    ALGORITHMS.iter().find(|algorithm| algorithm.name == plain).copied()
}

/// The digests of a file, each in lower-case hexadecimal; it is read once.
///
/// # Errors
/// When the file cannot be read.
pub(super) fn of_file(path: &Path, algorithms: &[Algorithm]) -> io::Result<Vec<String>> {
    of(File::open(path)?, algorithms).map(|(_, digests)| digests)
}

/// How many bytes a content has, and its digests; it is read once, in pieces.
///
/// # Errors
/// When it cannot be read.
pub(super) fn of(mut content: impl Read, algorithms: &[Algorithm]) -> io::Result<(u64, Vec<String>)> {
    let mut running: Vec<_> = algorithms.iter().map(|algorithm| (algorithm.start)()).collect();
    let (mut bytes, mut size) = (vec![0; 1 << 16], 0);
    loop {
        let length = content.read(&mut bytes)?;
        if length == 0 {
            break;
        }
        size += length as u64;
        for digest in &mut running {
            digest.update(&bytes[..length]);
        }
    }
    let hex = |bytes: Box<[u8]>| {
        bytes.iter().fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
    };
    Ok((size, running.into_iter().map(|digest| hex(digest.finalize())).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_those_that_the_standards_give_for_abc() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("abc");
        std::fs::write(&path, "abc").expect("written");
        let found = of_file(&path, ALGORITHMS).expect("read");
        let begins = [
            "ddaf35a193617aba",
            "ba7816bf8f01cfea",
            "cb00753f45a35e8b",
            "23097d223405d822",
            "a9993e364706816a",
            "900150983cd24fb0",
        ];
        for (digest, begin) in found.iter().zip(begins) {
            assert!(digest.starts_with(begin), "{digest} {begin}");
        }
        assert!(by_name("SHA-256").is_some() && by_name("crc32").is_none());
    }
}
