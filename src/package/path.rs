//! Paths as bags write them: which of them are safe, and how line ends and percent signs are written.

use std::path::Path;
use unicode_normalization::UnicodeNormalization;

/// Why a path is not safe to open below a bag; none if it is.
pub(super) fn danger(path: &str) -> Option<&'static str> {
    let bytes = path.as_bytes();
    let has_drive = matches!(bytes, [letter, b':', ..] if letter.is_ascii_alphabetic());
    match path {
        "" => Some("is empty"),
        _ if path.starts_with('/') => Some("is absolute"),
        _ if has_drive => Some("begins with a drive letter"),
        _ if path.starts_with("\\\\") => Some("names a share"),
        _ if path.starts_with('~') => Some("begins with a home folder"),
        _ if path.split(['/', '\\']).any(|part| part == "..") => Some("leads upwards with .."),
        _ if path.contains("\\.") => Some("has escaped dots"),
        _ if path.chars().any(char::is_control) => Some("has a control character"),
        _ => None,
    }
}

/// A path with CR, LF and % in it written as RFC 8493 asks.
pub(super) fn encoded(path: &str) -> String {
    path.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The path that is meant: exactly the three are decoded, once.
pub(super) fn decoded(written: &str) -> String {
    let mut path = String::with_capacity(written.len());
    let mut rest = written;
    while let Some(at) = rest.find('%') {
        path.push_str(&rest[..at]);
        let code = rest.get(at..at + 3).unwrap_or_default().to_ascii_uppercase();
        let sign = match code.as_str() {
            "%0D" => Some('\r'),
            "%0A" => Some('\n'),
            "%25" => Some('%'),
            _ => None,
        };
        path.push(sign.unwrap_or('%'));
        rest = &rest[at + if sign.is_some() { 3 } else { 1 }..];
    }
    path + rest
}

/// A form in which names are equal that differ only in case or in their normal form of Unicode.
pub(super) fn comparable(path: &str) -> String {
    path.nfc().collect::<String>().to_lowercase().nfc().collect()
}

/// Whether systems make such a file by themselves, or one of them cannot have it.
pub(super) fn is_of_system(path: &str) -> bool {
    const RESERVED: [&str; 4] = ["con", "prn", "aux", "nul"];
    let is_odd = |name: &str| {
        let name = name.to_ascii_lowercase();
        let stem = name.split('.').next().unwrap_or_default();
        let is_port = |kind: &str| {
            let number = stem.strip_prefix(kind).unwrap_or_default();
            number.len() == 1 && number.chars().all(|sign| ('1'..='9').contains(&sign))
        };
        matches!(name.as_str(), ".ds_store" | "thumbs.db" | "desktop.ini")
            || RESERVED.contains(&stem)
            || is_port("com")
            || is_port("lpt")
    };
    path.split('/').any(is_odd)
}

/// A path below the bag, as a file system has it.
pub(super) fn below(root: &Path, path: &str) -> std::path::PathBuf {
    path.split('/').fold(root.to_owned(), |folder, part| folder.join(part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn paths_out_of_the_bag_are_dangerous_on_every_system() {
        let bad =
            ["", "/etc/passwd", "../a", "data/../../a", "C:\\a", "c:a", "\\\\host\\a", "~/a", "~root/a", "data\\..\\a"];
        assert!(bad.iter().all(|path| danger(path).is_some()), "{bad:?}");
        let good = ["data/a", "data/~a", "data/a..b", "data/%7Ea", "./data/a", "data/a b", "data/ü"];
        assert!(good.iter().all(|path| danger(path).is_none()), "{good:?}");
    }

    #[test]
    fn three_signs_are_decoded_and_no_others() {
        assert_eq!(decoded("data/a%0Ab%0dc%25d"), "data/a\nb\rc%d");
        assert_eq!(decoded("data/%7E%2525%"), "data/%7E%25%");
    }

    #[test]
    fn names_that_systems_reserve_are_known() {
        assert!(
            ["data/.DS_Store", "data/x/Thumbs.db", "data/con.txt", "data/COM1"].iter().all(|path| is_of_system(path))
        );
        assert!(["data/console.txt", "data/com10", "data/a"].iter().all(|path| !is_of_system(path)));
    }

    proptest! {
        #[test]
        fn what_is_encoded_is_decoded_again(path in "[a%0-9DA\r\n/é]{0,20}") {
            prop_assert_eq!(decoded(&encoded(&path)), path.clone());
            prop_assert!(!encoded(&path).contains(['\r', '\n']));
        }
    }
}
