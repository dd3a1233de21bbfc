use super::*;
use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;
use std::io::Write;

fn record(kind: &str, target: &str, block: &[u8]) -> Vec<u8> {
    let header = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{target}>\r\nWARC-Target-URI: https://a.example/{target}\r\n\
         Content-Type: application/http;msgtype=response\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    [header.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn answer(fields: &str, body: &[u8]) -> Vec<u8> {
    [format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\"utf-8\"\r\n{fields}\r\n").as_bytes(), body].concat()
}

fn page(target: &str) -> Vec<u8> {
    record("response", target, &answer("", format!("<p>{target}</p>").as_bytes()))
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("written");
    encoder.finish().expect("packed")
}

/// The addresses of the pages, and what the findings say.
fn read(archive: &[u8]) -> Vec<Found> {
    let pages = Archive::new(archive).map(|page| page.expect("no fault of reading"));
    pages.map(|page| page.map(|page| page.url.unwrap_or_default()).map_err(|finding| finding.message)).collect()
}

type Found = Result<String, String>;

fn address(target: &str) -> String {
    format!("https://a.example/{target}")
}

#[test]
fn every_page_that_a_server_sent_is_read() {
    let archive = [
        record("warcinfo", "info", b"software: none\r\n"),
        record("request", "one", b"GET / HTTP/1.1\r\n\r\n"),
        page("one"),
        record("response", "missing", b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>no"),
        record("response", "image", b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"),
        record("metadata", "one", b"<html>"),
        page("two"),
    ];
    let members: Vec<u8> = archive.iter().flat_map(|record| packed(record)).collect();
    for archive in [archive.concat(), packed(&archive.concat()), members] {
        assert_eq!(read(&archive), [Ok(address("one")), Ok(address("two"))]);
    }
    assert_eq!(read(b""), []);
}

#[test]
fn a_page_is_what_the_server_meant() {
    let html = b"<p>Caf\xC3\xA9</p>";
    for (fields, body) in [
        ("", html.to_vec()),
        ("Transfer-Encoding: chunked\r\n", b"9\r\n<p>Caf\xC3\xA9<\r\n3\r\n/p>\r\n0\r\n\r\n".to_vec()),
        ("Transfer-Encoding: chunked\r\n", html.to_vec()),
        ("Content-Encoding: gzip\r\n", packed(html)),
        ("Content-Encoding: gzip\r\n", html.to_vec()),
    ] {
        let archive = record("response", "x", &answer(fields, &body));
        let found = Archive::new(&archive[..]).next().expect("a record").expect("read").expect("a page");
        assert_eq!(found.bytes, html, "{fields}");
        assert_eq!((found.charset.as_deref(), found.name.as_str()), (Some("utf-8"), "urn:uuid:x"));
    }
    let archive = [record("response", "x", &answer("Content-Encoding: br\r\n", b"\x0b\x02")), page("y")].concat();
    let found = read(&archive);
    assert!(
        found[0].as_ref().is_err_and(|message| message.contains("offset 0") && message.contains("br")),
        "{found:?}"
    );
    assert_eq!(found[1], Ok(address("y")));
}

#[test]
fn broken_members_are_told_with_their_offset_and_the_rest_goes_on() {
    let members: Vec<Vec<u8>> = ["one", "two", "three"].iter().map(|target| packed(&page(target))).collect();
    let second = members[0].len();
    let mut flipped = members.concat();
    flipped[second + members[1].len() / 2] ^= 0x5A;
    let cut = [&members[0][..], &members[1][..members[1].len() / 2], &members[2][..]].concat();
    let headless = [&members[0][..], &members[1][3..], &members[2][..]].concat();
    for archive in [flipped, cut, headless] {
        let found = read(&archive);
        assert_eq!((&found[0], found.last()), (&Ok(address("one")), Some(&Ok(address("three")))), "{found:?}");
        let message = format!("the gzip member at offset {second} ");
        assert!(found.len() == 3 && found[1].as_ref().is_err_and(|told| told.starts_with(&message)), "{found:?}");
    }
    let found = read(&members.concat()[..second + 20]);
    assert!(found.len() == 2 && found[1].is_err(), "{found:?}");
}

#[test]
fn broken_records_are_told_with_their_offset_and_the_rest_goes_on() {
    let (one, two, three) = (page("one"), page("two"), page("three"));
    let text = |record: &[u8]| String::from_utf8(record.to_vec()).expect("text");
    let length = |length: &str| {
        let two = text(&two);
        let (before, after) = two.split_once("Content-Length: ").expect("a length");
        let (_, after) = after.split_once('\r').expect("an end");
        format!("{before}Content-Length: {length}\r{after}").into_bytes()
    };
    for broken in [
        two[..two.len() - 30].to_vec(),
        length("9999999"),
        length("3"),
        length("many"),
        text(&two).replace("Content-Length", "Length").into_bytes(),
        text(&two).replace("WARC/1.0", "WORK/1.0").into_bytes(),
        vec![b'x'; 200_000],
    ] {
        let found = read(&[&one[..], &broken, &three].concat());
        let message = format!("the record at offset {} ", one.len());
        assert!(found.iter().any(|found| found.as_ref().is_err_and(|told| told.starts_with(&message))), "{found:?}");
        assert_eq!((&found[0], found.last()), (&Ok(address("one")), Some(&Ok(address("three")))), "{found:?}");
    }
}

/// An archive that is made while it is read: a record so long that it must not be kept, then a page.
struct Long {
    head: Vec<u8>,
    left: u64,
    tail: Vec<u8>,
}

impl Read for Long {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        let from = |source: &mut Vec<u8>, target: &mut [u8]| {
            let length = source.len().min(target.len());
            target[..length].copy_from_slice(&source[..length]);
            source.drain(..length);
            length
        };
        if !self.head.is_empty() {
            return Ok(from(&mut self.head, target));
        }
        if self.left > 0 {
            let length = target.len().min(usize::try_from(self.left).unwrap_or(usize::MAX));
            target[..length].fill(b'v');
            self.left -= length as u64;
            return Ok(length);
        }
        Ok(from(&mut self.tail, target))
    }
}

#[test]
fn a_long_record_is_not_kept() {
    let length = 300_u64 << 20;
    let head = format!("WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: {length}\r\n\r\n").into_bytes();
    let mut archive = Archive::new(Long { head, left: length, tail: [&b"\r\n\r\n"[..], &page("after")].concat() });
    let found = archive.next().expect("a record").expect("read").expect("a page");
    assert_eq!(found.url.as_deref(), Some("https://a.example/after"));
    assert!(archive.input.kept() < 8 << 20, "{} bytes are kept", archive.input.kept());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn damage_costs_no_more_than_the_records_it_touches(at_byte in 0_usize..4000, byte in any::<u8>(), is_packed in any::<bool>()) {
        let records: Vec<Vec<u8>> = (0..8).map(|number| page(&format!("page-{number}"))).collect();
        let mut archive: Vec<u8> = records.iter().flat_map(|record| if is_packed { packed(record) } else { record.clone() }).collect();
        let index = at_byte % archive.len();
        archive[index] = byte;
        let found = read(&archive);
        prop_assert!(found.iter().filter(|found| found.is_ok()).count() >= 6, "{:?}", found);
    }

    #[test]
    fn cut_and_random_archives_end(cut in 0_usize..3000, noise in prop::collection::vec(any::<u8>(), 0..200), is_packed in any::<bool>()) {
        let record = if is_packed { packed(&page("a")) } else { page("a") };
        let archive = [&record[..cut % record.len()], &noise[..], &record[..]].concat();
        prop_assert!(read(&archive).len() < 12);
    }
}
