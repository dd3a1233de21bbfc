//! The answer of a server, as an archive stores it.

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use std::io::{self, BufRead, Read};

/// Names in lower case and values.
type Fields = Vec<(String, String)>;

/// Reads the first line and the fields up to the blank line; none when the input ends before it.
pub(super) fn fields(input: &mut impl BufRead) -> io::Result<Option<Fields>> {
    let mut fields = vec![(String::new(), String::new())];
    loop {
        let mut line = Vec::new();
        input.read_until(b'\n', &mut line)?;
        if !line.ends_with(b"\n") {
            return Ok(None);
        }
        let text = String::from_utf8_lossy(&line);
        let text = text.trim_end();
        if text.is_empty() {
            return Ok(Some(fields));
        }
        let is_first = fields.len() == 1 && fields[0].1.is_empty();
        match (text.split_once(':'), fields.last_mut()) {
            (_, Some((_, first))) if is_first => first.push_str(text),
            (_, Some((_, value))) if text.starts_with([' ', '\t']) => {
                value.push(' ');
                value.push_str(text.trim());
            }
            (Some((name, value)), _) => fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned())),
            (None, _) => {}
        }
    }
}

/// The header of an answer.
pub(super) struct Answer {
    fields: Fields,
}

impl Answer {
    /// Reads the header of an answer; none where there is no whole one.
    pub(super) fn read(input: &mut impl BufRead, limit: u64) -> io::Result<Option<Self>> {
        Ok(fields(&mut input.take(limit))?.map(|fields| Self { fields }))
    }

    fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether it brings a page: a success with HTML in it.
    pub(super) fn is_page(&self) -> bool {
        let status = self.fields.first().and_then(|(_, line)| line.split(' ').nth(1)).unwrap_or_default();
        let (kind, _) = self.media_type();
        status.len() == 3 && status.starts_with('2') && matches!(kind.as_str(), "text/html" | "application/xhtml+xml")
    }

    /// Its media type and character set.
    pub(super) fn media_type(&self) -> (String, Option<String>) {
        let mut parts = self.field("content-type").unwrap_or_default().split(';');
        let kind = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
        let charset =
            parts.filter_map(|part| part.split_once('=')).find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"));
        (kind, charset.map(|(_, label)| label.trim().trim_matches(['"', '\'']).to_owned()))
    }

    /// The body without the encodings of its transfer, or what is wrong with it. Crawlers that undo them leave the fields
    /// that tell of them, so what does not look encoded is taken as it is.
    pub(super) fn unpacked(&self, body: Vec<u8>, limit: usize) -> Result<Vec<u8>, &'static str> {
        let says =
            |field: &str, how: &str| self.field(field).is_some_and(|value| value.to_ascii_lowercase().contains(how));
        let body = if says("transfer-encoding", "chunked") { unchunked(&body).unwrap_or(body) } else { body };
        let is_html = body.trim_ascii_start().starts_with(b"<");
        let body = if is_html {
            body
        } else if body.starts_with(&[0x1F, 0x8B]) {
            read(MultiGzDecoder::new(&body[..]), limit).ok_or("holds a body that cannot be unpacked as gzip")?
        } else if says("content-encoding", "deflate") {
            read(ZlibDecoder::new(&body[..]), limit)
                .or_else(|| read(DeflateDecoder::new(&body[..]), limit))
                .ok_or("holds a body that cannot be unpacked as deflate")?
        } else if says("content-encoding", "br") || says("content-encoding", "zstd") {
            return Err("holds a body in an encoding that is not read: br or zstd");
        } else {
            body
        };
        if body.len() > limit { Err("holds a page that is longer than 32 MiB") } else { Ok(body) }
    }
}

/// What a decoder gives, at most one byte over the limit; none where it fails.
fn read(decoder: impl Read, limit: usize) -> Option<Vec<u8>> {
    let mut unpacked = Vec::new();
    decoder.take(limit as u64 + 1).read_to_end(&mut unpacked).is_ok().then_some(unpacked)
}

/// The body that was sent in chunks; none if it was not.
fn unchunked(body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(body.len());
    let mut rest = body;
    loop {
        let end = memchr::memchr(b'\n', rest)?;
        let size = std::str::from_utf8(&rest[..end]).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        if size == 0 {
            return Some(whole);
        }
        rest = &rest[end + 1..];
        whole.extend(rest.get(..size)?);
        rest = rest.get(size..)?;
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n"))?;
    }
}
