//! The rules of XML 1.0 that quick-xml leaves to its callers.

/// Whether XML 1.0 allows the character.
pub(super) fn is_character(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// Whether there can be characters among the bytes that XML 1.0 does not allow. Nearly all text has no byte below 32 but
/// white space, and none of the two non-characters.
pub(super) fn may_be_odd(bytes: &[u8]) -> bool {
    const BLOCK: usize = 32;
    let is_odd = |byte: &u8| matches!(byte, 0..=8 | 0x0B..=0x0C | 0x0E..=0x1F | 0xEF);
    // Whole blocks are looked through without a branch for each byte.
    bytes.chunks(BLOCK).any(|block| block.iter().fold(false, |found, byte| found | is_odd(byte)))
}

/// Where the first character stands that XML 1.0 does not allow.
pub(super) fn odd_character(text: &str) -> Option<(usize, char)> {
    text.char_indices().find(|(_, character)| !is_character(*character))
}

fn is_name_start(character: char) -> bool {
    matches!(character, ':' | '_' | 'A'..='Z' | 'a'..='z'
        | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}' | '\u{370}'..='\u{37D}'
        | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}'
        | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}' | '\u{10000}'..='\u{EFFFF}')
}

fn is_name_character(character: char) -> bool {
    is_name_start(character)
        || matches!(character, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

/// Whether the text is a name.
pub(super) fn is_name(text: &str) -> bool {
    text.chars().next().is_some_and(is_name_start) && text.chars().all(is_name_character)
}

/// Whether the text is a name with at most one prefix.
pub(super) fn is_qualified_name(text: &str) -> bool {
    let is_plain = |byte: &u8| matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'_');
    if !text.is_empty() && text.as_bytes().iter().all(is_plain) {
        return true;
    }
    match text.split_once(':') {
        None => is_name(text),
        Some((prefix, local)) => is_name(prefix) && is_name(local) && !local.contains(':'),
    }
}

/// Whether the target of a processing instruction may be that.
pub(super) fn is_target(text: &str) -> bool {
    is_name(text) && !text.contains(':') && !text.eq_ignore_ascii_case("xml")
}

/// The character that a reference names: one of the five that XML itself declares, or a number.
pub(super) fn referred(reference: &str) -> Option<char> {
    match reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "apos" => Some('\''),
        "quot" => Some('"'),
        _ => {
            let number = reference.strip_prefix('#')?;
            let (digits, radix) = number.strip_prefix('x').map_or((number, 10), |digits| (digits, 16));
            let all_digits = !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(radix));
            let code = all_digits.then(|| u32::from_str_radix(digits, radix).ok())??;
            char::from_u32(code).filter(|character| is_character(*character))
        }
    }
}

/// The namespace of the prefix `xml`.
pub(super) const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// What is wrong with the declaration of a namespace, by Namespaces in XML 1.0.
pub(super) fn binding_fault(prefix: &str, uri: &str) -> Option<&'static str> {
    match (prefix, uri) {
        ("xmlns", _) | (_, "http://www.w3.org/2000/xmlns/") => {
            Some("the prefix xmlns and its namespace are not declared")
        }
        ("xml", XML) => None,
        ("xml", _) | (_, XML) => Some("the prefix xml and its namespace belong together"),
        ("", _) => None,
        (_, "") => Some("a prefix is declared without a namespace"),
        _ => None,
    }
}

/// The attributes of a start tag, given what follows its name, or what is wrong with them.
pub(super) fn attributes(tag: &str) -> Result<Vec<(&str, String)>, String> {
    let mut found: Vec<(&str, String)> = Vec::new();
    let mut rest = tag;
    loop {
        let trimmed = rest.trim_start_matches([' ', '\t', '\r', '\n']);
        if trimmed.is_empty() {
            return Ok(found);
        }
        if trimmed.len() == rest.len() {
            return Err("white space is missing before an attribute".to_owned());
        }
        let (name, value, after) = attribute(trimmed)?;
        if found.iter().any(|(known, _)| *known == name) {
            return Err(format!("there are two attributes {name:?}"));
        }
        found.push((name, value));
        rest = after;
    }
}

/// One attribute: its name, its value, and what follows.
fn attribute(text: &str) -> Result<(&str, String, &str), String> {
    let spaces = [' ', '\t', '\r', '\n'];
    let (name, value) = text.split_once('=').ok_or_else(|| format!("{text:?} is no attribute"))?;
    let name = name.trim_end_matches(spaces);
    if !is_qualified_name(name) {
        return Err(format!("{name:?} is no name of an attribute"));
    }
    let value = value.trim_start_matches(spaces);
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''));
    let closed = quote.and_then(|quote| value[1..].split_once(quote));
    let (value, after) = closed.ok_or_else(|| format!("the value of {name:?} is not in quotation marks"))?;
    Ok((name, attribute_value(name, value)?, after))
}

fn attribute_value(name: &str, raw: &str) -> Result<String, String> {
    if raw.contains('<') {
        return Err(format!("the value of {name:?} contains <"));
    }
    let mut pieces = raw.split('&');
    let mut value = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (reference, after) = piece.split_once(';').ok_or_else(|| format!("a lone & in the value of {name:?}"))?;
        value.push(referred(reference).ok_or_else(|| format!("&{reference}; is not declared"))?);
        value.push_str(after);
    }
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_the_fifth_edition() {
        assert!(is_name("record") && is_name("_é.1-x") && !is_name("1a") && !is_name("") && !is_name("a/"));
        assert!(is_qualified_name("r:a") && !is_qualified_name("a:b:c") && !is_qualified_name(":a"));
    }

    #[test]
    fn references_are_the_five_or_numbers() {
        assert_eq!(referred("amp"), Some('&'));
        assert_eq!(referred("#x41"), Some('A'));
        for odd in ["nbsp", "#0", "#x1", "#xD800", "#", "#x", "#+65", "#xFFFE"] {
            assert_eq!(referred(odd), None, "{odd}");
        }
    }

    #[test]
    fn reserved_prefixes_are_not_bound_anew() {
        for (prefix, uri) in [("", ""), ("a", "urn:x"), ("xml", XML)] {
            assert_eq!(binding_fault(prefix, uri), None);
        }
        for (prefix, uri) in [
            ("a", ""),
            ("xml", "urn:x"),
            ("a", XML),
            ("", XML),
            ("xmlns", "urn:x"),
            ("a", "http://www.w3.org/2000/xmlns/"),
        ] {
            assert!(binding_fault(prefix, uri).is_some(), "{prefix} {uri}");
        }
    }

    #[test]
    fn attributes_are_strict() {
        assert_eq!(attributes(" a = 'x' b=\"&lt;\"").map(|found| found.len()), Ok(2));
        for odd in [" a", " a=x", " a='<'", " a='1' a='2'", " a='1'b='2'", " a='&x;'", " a='&'", " 1='a'"] {
            assert!(attributes(odd).is_err(), "{odd}");
        }
    }
}
