//! Lines of tag files.

use encoding_rs::Encoding;

/// A line with its number, from 1.
pub(super) struct Line<'a> {
    /// The number.
    pub(super) number: u64,
    /// The text without its end.
    pub(super) text: &'a str,
}

/// The text of a tag file, if its bytes have the encoding; a byte order mark is no part of it.
pub(super) fn text(bytes: &[u8], encoding: &'static Encoding) -> Option<String> {
    let (text, _, has_faults) = encoding.decode(bytes);
    (!has_faults).then(|| text.into_owned())
}

/// The lines that are not blank; they end with CR, LF or both.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut found = Vec::new();
    let (mut rest, mut number) = (text, 0);
    while !rest.is_empty() {
        number += 1;
        let end = rest.find(['\r', '\n']).unwrap_or(rest.len());
        let (line, after) = rest.split_at(end);
        rest = after.strip_prefix("\r\n").or_else(|| after.get(1..)).unwrap_or_default();
        if !line.trim().is_empty() {
            found.push(Line { number, text: line });
        }
    }
    found
}

/// A digest and a path as a manifest has them, and whether `md5sum` and its like put a star before the path.
pub(super) fn entry(line: &str) -> Option<(String, &str, bool)> {
    let (digest, path) = line.split_once([' ', '\t'])?;
    let is_digest = !digest.is_empty() && digest.chars().all(|sign| sign.is_ascii_hexdigit());
    let path = path.trim_start_matches([' ', '\t']);
    let plain = path.strip_prefix('*').unwrap_or(path);
    (is_digest && !plain.is_empty()).then(|| (digest.to_ascii_lowercase(), plain, plain.len() < path.len()))
}

/// The path of a line of `fetch.txt`: address, length or a hyphen, path.
pub(super) fn fetched(line: &str) -> Option<&str> {
    let (_, rest) = line.split_once([' ', '\t'])?;
    let (length, path) = rest.trim_start().split_once([' ', '\t'])?;
    let is_length = length == "-" || length.chars().all(|sign| sign.is_ascii_digit());
    let path = path.trim_start();
    (is_length && !path.is_empty()).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_in_each_way() {
        let found: Vec<_> =
            lines("a\r\nb\rc\n\nd").into_iter().map(|line| (line.number, line.text.to_owned())).collect();
        let expected = [(1, "a"), (2, "b"), (3, "c"), (5, "d")].map(|(number, text)| (number, text.to_owned()));
        assert_eq!(found, expected);
    }

    #[test]
    fn entries_are_read_as_tools_write_them() {
        assert_eq!(entry("AB12  data/a b"), Some(("ab12".into(), "data/a b", false)));
        assert_eq!(entry("ab12 *data/a"), Some(("ab12".into(), "data/a", true)));
        assert!(entry("data/a").is_none() && entry("xyz data/a").is_none() && entry("ab12 ").is_none());
        assert_eq!(fetched("http://x/y - data/a b"), Some("data/a b"));
        assert!(fetched("http://x/y data/a").is_none());
    }
}
