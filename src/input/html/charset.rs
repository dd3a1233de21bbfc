//! The character set of a page: the byte order mark, else what the user, the server or the page names and the bytes bear
//! out, else what the bytes speak for.

use crate::diagnostic::Diagnostic;
use crate::input::{BINARY, DAMAGED, Encoding, encoding};
use std::borrow::Cow;

/// How many bytes of a page are searched for its character set.
const LOOKED_AT: usize = 4096;

/// The text of a page, and what the user should know about its encoding.
pub(super) fn decode(
    bytes: &[u8],
    declared: Option<Encoding>,
    served: Option<&str>,
) -> Result<(String, Option<Diagnostic>), Box<Diagnostic>> {
    if let Some((marked, length)) = encoding_rs::Encoding::for_bom(bytes) {
        return Ok(lossy(&bytes[length..], marked));
    }
    if let Some(Encoding(declared)) = declared {
        return Ok(lossy(bytes, declared));
    }
    if let Some(what) = encoding::binary_kind(bytes) {
        let finding = Diagnostic::new(BINARY, format!("the page is {what}, not text"));
        return Err(Box::new(finding));
    }
    let named: Vec<&'static encoding_rs::Encoding> = [served.map(Cow::Borrowed), in_page(bytes).map(Cow::Owned)]
        .into_iter()
        .flatten()
        .filter_map(|label| encoding_rs::Encoding::for_label(label.as_bytes()))
        .map(|named| if named.output_encoding() == named { named } else { encoding_rs::UTF_8 })
        .collect();
    let utf8 = std::str::from_utf8(bytes).is_ok().then_some(encoding_rs::UTF_8);
    let fits = |named: &&&'static encoding_rs::Encoding| !named.decode_without_bom_handling(bytes).1;
    if let Some(encoding) = utf8.or_else(|| named.iter().find(fits).or(named.first()).copied()) {
        return Ok(lossy(bytes, encoding));
    }
    let (encoding, finding) = encoding::spoken_for(bytes);
    Ok((encoding.decode_without_bom_handling(bytes).0.into_owned(), Some(finding)))
}

/// Decodes as browsers do: a byte that the encoding does not have is replaced, and told.
fn lossy(bytes: &[u8], encoding: &'static encoding_rs::Encoding) -> (String, Option<Diagnostic>) {
    let (text, is_damaged) = encoding.decode_without_bom_handling(bytes);
    let damaged = || {
        let message = format!("the page holds bytes that are not {}; they were replaced", encoding.name());
        Diagnostic::new(DAMAGED, message).with_help("name the encoding with --encoding if this is wrong")
    };
    (text.into_owned(), is_damaged.then(damaged))
}

/// The character set that a page names in its head: `<meta charset=…>`, the older form in `content`, or that of XML.
fn in_page(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(LOOKED_AT)]).to_ascii_lowercase();
    let xml = head.trim_start().strip_prefix("<?xml").and_then(|rest| rest.split("?>").next());
    let xml = xml.and_then(|declaration| value_after(declaration, "encoding"));
    let tags = head.split("<meta").skip(1).filter_map(|rest| rest.split('>').next());
    xml.or_else(|| tags.into_iter().find_map(|tag| value_after(tag, "charset")))
}

/// The value after `name=`, quoted or not.
fn value_after(text: &str, name: &str) -> Option<String> {
    let rest = text.split_once(name)?.1.trim_start().strip_prefix('=')?.trim_start();
    let rest = rest.trim_start_matches(['"', '\'']);
    let end = rest.find(|sign: char| !sign.is_ascii_alphanumeric() && !"-_.:+".contains(sign)).unwrap_or(rest.len());
    (end > 0).then(|| rest[..end].to_owned())
}
