//! Bags: folders with manifests of digests, in which files travel and are kept (BagIt, RFC 8493, and the drafts 0.93 to
//! 0.97 before it).
//!
//! What a bag says is trusted in nothing: every path is looked at before anything is opened, links are not followed, and
//! what is to be fetched from elsewhere is never fetched.

pub mod create;
mod digest;
mod line;
mod packed;
mod path;
pub mod verify;

use crate::diagnostic::{Code, codes};
use std::io;
use std::path::Path;

codes! {
    /// The folder is no bag: it has no file `bagit.txt` or no folder `data`.
    NO_BAG = "P101" "no-bag" Error,
    /// `bagit.txt` is not the two lines `BagIt-Version: M.N` and `Tag-File-Character-Encoding: NAME`. In version 1.0 they are
    /// written exactly so, in UTF-8 without a byte order mark.
    FAULTY_DECLARATION = "P102" "faulty-declaration" Error,
    /// A version that is none of those that were published: 0.93 to 0.97 and 1.0.
    UNKNOWN_BAG_VERSION = "P103" "unknown-bag-version" Error,
    /// The character encoding of the tag files is unknown, or a tag file does not have it.
    FAULTY_TAG_ENCODING = "P104" "faulty-tag-encoding" Error,
    /// There is no manifest of the payload with an algorithm that is known.
    NO_MANIFEST = "P105" "no-manifest" Error,
    /// A path that leads out of the bag or means another place on some system: absolute, with `..`, a drive letter, a share, a
    /// home folder, or a control character. Nothing is opened there.
    UNSAFE_PATH = "P106" "unsafe-path" Error,
    /// A file that a manifest lists is not there.
    MISSING_FILE = "P107" "missing-file" Error,
    /// A file of the payload is in no manifest, or since version 1.0 not in all of them.
    UNLISTED_FILE = "P108" "unlisted-file" Error,
    /// A file has another digest than a manifest says: it was changed or damaged.
    WRONG_DIGEST = "P109" "wrong-digest" Error,
    /// A manifest lists a file twice. Before version 1.0 it is a warning if both lines say the same.
    LISTED_TWICE = "P110" "listed-twice" Error,
    /// A line of a tag file that has not the form it must have.
    MALFORMED_TAG_LINE = "P111" "malformed-tag-line" Error,
    /// The payload has not the number of files and bytes that `Payload-Oxum` in `bag-info.txt` says.
    WRONG_OXUM = "P112" "wrong-oxum" Error,
    /// A manifest with an algorithm that is not known; its digests are not compared.
    UNKNOWN_DIGEST = "P113" "unknown-digest" Warning,
    /// All digests are MD5 or SHA-1, for which other files of the same digest can be made.
    WEAK_DIGESTS = "P114" "weak-digests" Warning,
    /// A manifest writes a path otherwise than the file is named: with `./` or `*` before it, in other letters' case, in another
    /// normal form of Unicode, or with a percent sign that should be `%25`.
    OTHER_NAME = "P115" "other-name" Warning,
    /// A file is still to be fetched from elsewhere, so the bag is not complete. It is not fetched here.
    TO_BE_FETCHED = "P116" "to-be-fetched" Error,
    /// A file that some systems make by themselves or cannot have: `.DS_Store`, `Thumbs.db`, `CON`.
    SYSTEM_FILE = "P117" "system-file" Warning,
    /// A link or a device in the bag. It is not followed.
    LINK_IN_BAG = "P118" "link-in-bag" Error,
    /// An archive that is not exactly one folder with a bag in it, or that has a file twice; a warning where only the folder has
    /// another name than the archive.
    PACKED_WRONGLY = "P119" "packed-wrongly" Error,
}

/// Every kind of finding that a bag can have.
#[must_use]
pub fn codes() -> &'static [Code] {
    CODES
}

/// The SHA-256 of a file, in lower-case hexadecimal; it is read in pieces.
///
/// # Errors
/// When the file cannot be read.
pub fn sha256_of(path: &Path) -> io::Result<String> {
    digest::of_file(path, digest::by_name("sha256").as_slice()).map(|digests| digests.concat())
}
