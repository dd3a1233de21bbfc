//! Findings for people: message, place, the line with a caret under the fault, and the remedy. Signs that would steer the
//! terminal are shown as escapes, and as U+FFFD in the line, whose columns stay.

use super::visible::{masked, visible};
use super::{Form, Look, Report, Severity, Told};
use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};
use std::io::{self, Write};

pub(super) const FORM: Form = Form {
    name: "text",
    about: "The line with a caret under the fault, for people",
    start: |Look { is_coloured, .. }| {
        Box::new(Text { renderer: if is_coloured { Renderer::styled() } else { Renderer::plain() } })
    },
};

struct Text {
    renderer: Renderer,
}

impl Report for Text {
    fn finding(&mut self, told: &Told<'_>, output: &mut dyn Write) -> io::Result<()> {
        let finding = told.finding;
        let level = match finding.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Info => Level::INFO,
        };
        let title = level.primary_title(visible(&finding.message)).id(finding.code);
        let help = finding.help.as_deref().map(|help| Level::HELP.message(visible(help)));
        let report = title.elements(place(told)).elements(help);
        writeln!(output, "{}\n", self.renderer.render(&[report]))
    }
}

/// The place and, where it is known, the line with the path in the record as label.
fn place<'a>(told: &Told<'a>) -> Vec<Element<'a>> {
    let place = &told.finding.place;
    let Some(file) = place.file.as_deref().map(visible) else { return Vec::new() };
    let origin = Origin::path(file.clone());
    let Some(start) = place.start else { return vec![origin.into()] };
    let origin = origin.line(number(start.line)).char_column(number(start.column));
    let Some(excerpt) = told.lines.and_then(|lines| lines.excerpt(place)) else { return vec![origin.into()] };
    let pointer = place.pointer.clone().filter(|pointer| !pointer.is_empty());
    let label: Vec<String> = [place.cell(), pointer].into_iter().flatten().collect();
    let label = (!label.is_empty()).then(|| visible(&label.join(", ")).into_owned());
    let (head, rest) = excerpt.text.split_at(excerpt.span.start);
    let (marked, tail) = rest.split_at(excerpt.span.len());
    let [head, marked, tail] = [head, marked, tail].map(masked);
    let annotation = AnnotationKind::Primary.span(head.len()..head.len() + marked.len()).label(label);
    let snippet = Snippet::source(head + &marked + &tail).line_start(number(excerpt.line)).annotation(annotation);
    // A snippet with a path counts the column by itself, which is wrong where the line is cut.
    if excerpt.is_cut { vec![origin.into(), snippet.into()] } else { vec![snippet.path(file).into()] }
}

fn number(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_caret_stands_under_the_fault() {
        let text = crate::diagnostic::report::sample(&super::FORM);
        assert!(text.starts_with("error[S999]: odd: 100%,"), "{text}");
        assert!(text.contains("--> a b.json:2:8\n"), "{text}");
        assert!(text.contains("2 |   \"ü\": \"a<b>&\"}\n  |        ^^^^^^^ /ü"), "{text}");
    }
}
