use super::Dateline;
use crate::parse::{layout::layout, text::Text};

fn show(text: &Text, dateline: &Dateline) -> String {
    let quote =
        |tokens: &Option<std::ops::Range<usize>>| tokens.clone().map_or("-", |tokens| text.quote(tokens)).to_owned();
    let country = dateline.country.as_ref().map_or("-", |country| country.code.as_str()).to_owned();
    [quote(&dateline.place_words), country, quote(&dateline.date), quote(&dateline.agency)].join(" | ")
}

#[test]
fn house_styles() {
    let cases = [
        ("BEIJING, Nov. 5 (Xinhua) -- Minister Roe", "BEIJING | CN | Nov. 5 | Xinhua", "Minister"),
        ("KUWAIT, Nov 5 (KUNA) -- Minister Roe", "- | KW | Nov 5 | KUNA", "Minister"),
        ("Riyadh, November 05, 2025, SPA -- Minister Roe", "Riyadh | SA | November 05, 2025 | SPA", "Minister"),
        ("Riyadh, Ramadan 20, 1447, March 09, 2026, SPA -- Minister", "Riyadh | SA | March 09, 2026 | SPA", "Minister"),
        (
            "ABU DHABI, 21st January, 2026 (WAM) -- Minister Roe",
            "ABU DHABI | AE | 21st January, 2026 | WAM",
            "Minister",
        ),
        ("Doha - 05 November (QNA) - Minister Roe", "Doha | QA | 05 November | QNA", "Minister"),
        ("Amman, Nov. 5 (Petra) – Minister Roe", "Amman | JO | Nov. 5 | Petra", "Minister"),
        ("TEHRAN, Nov. 05 (MNA) – Minister Roe", "TEHRAN | IR | Nov. 05 | MNA", "Minister"),
        ("Tehran, IRNA – Minister Roe", "Tehran | IR | - | IRNA", "Minister"),
        ("Damascus, SANA-The minister", "Damascus | SY | - | SANA", "The"),
        ("MOSCOW, November 5. /TASS/. Minister Roe", "MOSCOW | RU | November 5 | TASS", "Minister"),
        ("MOSCOW. Nov 5 (Interfax) - Minister Roe", "MOSCOW | RU | Nov 5 | Interfax", "Minister"),
        ("BAKU, Azerbaijan, November 27. On November 27, minister Roe", "BAKU | AZ | November 27 | -", "On"),
        ("Sofia, November 5 (BTA) - Minister Roe", "Sofia | BG | November 5 | BTA", "Minister"),
        ("BELGRADE - Serbian minister Roe", "BELGRADE | RS | - | -", "Serbian"),
        ("TEHRAN – Iran's minister Roe", "TEHRAN | IR | - | -", "Iran"),
        ("(ANSA) - ROME, NOV 5 - Minister Roe", "ROME | IT | NOV 5 | ANSA", "Minister"),
        ("Hanoi (VNA) – Minister Roe", "Hanoi | VN | - | VNA", "Minister"),
        ("New Delhi [India], November 5 (ANI): Minister Roe", "New Delhi | IN | November 5 | ANI", "Minister"),
        ("ISLAMABAD, Nov 5 (APP): Minister Roe", "ISLAMABAD | PK | Nov 5 | APP", "Minister"),
        ("ISLAMABAD: Minister Roe", "ISLAMABAD | PK | - | -", "Minister"),
        ("Accra, Nov. 5, GNA – Minister Roe", "Accra | GH | Nov. 5 | GNA", "Minister"),
        ("Abuja, Nov. 5, 2025 (NAN) The minister", "Abuja | NG | Nov. 5, 2025 | NAN", "The"),
        ("Addis Ababa, November 5/2025 (ENA)Minister Roe", "Addis Ababa | ET | November 5/2025 | ENA", "Minister"),
        ("DHAKA, Nov 30, 2025(BSS) - Minister Roe", "DHAKA | BD | Nov 30, 2025 | BSS", "Minister"),
        ("LONDON, Nov 5 (Reuters) - Minister Roe", "LONDON | GB | Nov 5 | Reuters", "Minister"),
        ("WASHINGTON (AP) — Minister Roe", "WASHINGTON | US | - | AP", "Minister"),
        ("Madrid, 5 nov (EFE).- Minister Roe", "Madrid | ES | 5 nov | EFE", "Minister"),
        ("GENEVA/BEIJING, Nov 5 (Reuters) - Minister Roe", "GENEVA | CH | Nov 5 | Reuters", "Minister"),
        ("BISHKEK, October 10. /Kabar/. Minister Roe", "BISHKEK | KG | October 10 | Kabar", "Minister"),
        ("Luanda - The head of State", "Luanda | AO | - | -", "The"),
        ("NNA - Minister Roe", "- | - | - | NNA", "Minister"),
        ("Santiago, 11 March 2026.- The President", "Santiago | CL | 11 March 2026 | -", "The"),
    ];
    for (source, expected, first) in cases {
        let source = format!("{source} met his counterpart in the capital and discussed trade.");
        let text = Text::new(&source, layout(&source, false));
        let dateline = text.dateline.as_ref().unwrap_or_else(|| panic!("no dateline: {source}"));
        assert_eq!(show(&text, dateline), expected, "{source}");
        assert_eq!(text.raw(dateline.tokens.end), first, "{source}");
        let told: Vec<usize> = text.told().map(|(_, sentence)| sentence.tokens.start).collect();
        assert_eq!(told.first(), Some(&dateline.tokens.end), "{source}");
    }
}

#[test]
fn a_second_agency_ends() {
    let source = "Riyadh, 5 May 2025, SPA SPA -- The ministers met.";
    let text = Text::new(source, layout(source, false));
    let dateline = text.dateline.as_ref().expect("a dateline");
    assert_eq!(dateline.agency.clone().map(|agency| text.quote(agency)), Some("SPA"));
}

#[test]
fn lines_of_their_own() {
    let cases = [
        (
            "Ministers meet in the capital\n\nA. Writer  | 04.02.2025 - Update : 05.02.2025\n\nANKARA",
            "ANKARA | TR | - | -",
        ),
        (
            "Ministers meet in the capital\n\nby Ann WRITER in Kinshasa\n\nDoha, Qatar\n\nJune 27, 2025",
            "Doha | QA | June 27, 2025 | -",
        ),
        ("Ministers meet in the capital\n\nANDINA/Difusión\n10:45 | Lima, Aug. 20.", "Lima | PE | Aug. 20 | -"),
        (
            "Ministers meet in the capital\n\nBy Ann Writer\nMarch 10, 2026, 6:12 pm\n\nMANILA – The ministers met",
            "MANILA | PH | - | -",
        ),
    ];
    for (head, expected) in cases {
        let source = format!(
            "{head}\n\nThe foreign ministers of the two countries met on Friday for talks on trade and on the border."
        );
        let text = Text::new(&source, layout(&source, false));
        let dateline = text.dateline.as_ref().unwrap_or_else(|| panic!("no dateline: {source}"));
        assert_eq!(show(&text, dateline), expected, "{source}");
    }
}

#[test]
fn what_only_looks_like_one() {
    let cases = [
        "Paris-based diplomats met the minister on Friday for talks on trade.",
        "On November 27, the ministers met in Paris for talks on trade.",
        "Georgia and Armenia held talks on Friday in Tbilisi about the border - and trade.",
        "PM: The Government's strategy is to support jobs and small business everywhere.",
        "President of Russia Vladimir Roe: Mr President, I am happy to see you here today.",
        "Georgia – Armenia: ties that are old are filled with new content by the ministers of both.",
        "BREAKING - The ministers met on Friday for talks on trade and on the border.",
    ];
    for source in cases {
        let text = Text::new(source, layout(source, false));
        assert_eq!(text.dateline, None, "{source}");
    }
}
