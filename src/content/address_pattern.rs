//! Addresses that are filled for each note, as `carnet.yaml` and a community's file give them: where to report a mistake, where to
//! edit the file. `{title}` and the like stand for values of the note.
//!
//! What the values are is not known here.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::content::front_matter::addresses::contact_address;
use crate::diagnostics::{Problems, Spanned, say};
use crate::text::slug::nearest;

/// What an address to report to may hold.
pub const OF_REPORT: [&str; 3] = ["title", "address", "version"];
/// What the address of a file must hold.
pub const OF_EDIT: [&str; 1] = ["path"];

/// Signs that stand in an address as they are (RFC 3986, section 2.3).
const UNRESERVED: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
/// In a path, what is between its parts too.
const IN_PATH: AsciiSet = UNRESERVED.remove(b'/');

/// Where the mistakes of a site's notes are reported.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ReportPlace {
    /// An address of mail, or of a form elsewhere, with parts in braces.
    Address(String),
    /// A form below the text of each note, whose answers the host of the site takes.
    Form,
}

impl ReportPlace {
    /// The address, unless it is a form of the site's own.
    pub fn address(&self) -> Option<&String> {
        match self {
            ReportPlace::Address(address) => Some(address),
            ReportPlace::Form => None,
        }
    }
}

/// Reads `form`, or an address of electronic mail or of a form. `takes_answers` says whether the host of the site takes answers.
pub fn report_place(written: Spanned<String>, takes_answers: bool, p: &mut Problems) -> Option<ReportPlace> {
    if written.value != "form" {
        return report_pattern(written, p).map(ReportPlace::Address);
    }
    if !takes_answers {
        p.add(written.span, say::form_without_host());
        return None;
    }
    Some(ReportPlace::Form)
}

/// An address of electronic mail, or of a form.
pub fn report_pattern(written: Spanned<String>, p: &mut Problems) -> Option<String> {
    known_parts(&written, &OF_REPORT, p).then(|| contact_address(written, p)).flatten()
}

/// The address of a file in a place where it can be changed.
pub fn edit_pattern(written: Spanned<String>, p: &mut Problems) -> Option<String> {
    if !known_parts(&written, &OF_EDIT, p) {
        return None;
    }
    if !written.value.contains("{path}") || !written.value.starts_with("https://") {
        p.add(written.span, say::not_an_address_of_files(written.value));
        return None;
    }
    Some(written.value)
}

/// Whether all that stands in braces is known. What is not is told.
fn known_parts(written: &Spanned<String>, known: &[&'static str], p: &mut Problems) -> bool {
    let unknown: Vec<&str> = parts(&written.value).filter(|name| !known.contains(name)).collect();
    for name in &unknown {
        let near = nearest(name, known.iter().copied()).map(|near| format!("{{{near}}}"));
        p.add(written.span.clone(), say::unknown_part_of_address(format!("{{{name}}}")).suggest(near));
    }
    unknown.is_empty()
}

fn parts(pattern: &str) -> impl Iterator<Item = &str> {
    pattern.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
}

/// An address with values in the place of the parts in braces, percent-encoded.
pub fn filled(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(pattern.len() + 64);
    let mut rest = pattern;
    while let Some((before, (name, after))) = rest.split_once('{').and_then(|(a, b)| Some((a, b.split_once('}')?))) {
        out.push_str(before);
        let value = values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| *value);
        out.push_str(&encoded(name, value));
        rest = after;
    }
    out.push_str(rest);
    out
}

fn encoded(name: &str, value: &str) -> String {
    let set = if name == "path" { &IN_PATH } else { &UNRESERVED };
    utf8_percent_encode(value, set).to_string()
}

/// The same for an address of mail, with a subject and a text where it gives none (RFC 6068).
pub fn filled_with_mail(pattern: &str, values: &[(&str, &str)], subject: &str, body: &str) -> String {
    let address = filled(pattern, values);
    if !pattern.starts_with("mailto:") || pattern.contains('?') {
        return address;
    }
    // Lines of a mail end in both signs.
    let body = body.replace('\n', "\r\n");
    format!("{address}?subject={}&body={}", encoded("", subject), encoded("", &body))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(written: &str) -> (Option<String>, usize) {
        let mut problems = Problems::of(&"carnet.yaml".into());
        let pattern = report_pattern(Spanned { value: written.to_owned(), span: 0..0 }, &mut problems);
        (pattern, problems.len())
    }

    #[test]
    fn values_are_encoded() {
        let values = [("title", "L’eau & moi"), ("path", "content/notes/é a.md")];
        assert_eq!(filled("https://a.org/?t={title}&x=1", &values), "https://a.org/?t=L%E2%80%99eau%20%26%20moi&x=1");
        assert_eq!(filled("https://a.org/{path}", &values), "https://a.org/content/notes/%C3%A9%20a.md");
        assert_eq!(filled("https://a.org/{", &values), "https://a.org/{");
    }

    #[test]
    fn a_mail_has_a_subject_and_a_text() {
        assert_eq!(
            filled_with_mail("mailto:a@b.org", &[], "Une erreur", "Un\nDeux"),
            "mailto:a@b.org?subject=Une%20erreur&body=Un%0D%0ADeux"
        );
        let own = "mailto:a@b.org?subject={title}";
        assert_eq!(filled_with_mail(own, &[("title", "T")], "S", "B"), "mailto:a@b.org?subject=T");
    }

    #[test]
    fn what_cannot_be_filled_is_told() {
        assert_eq!(report("aide@example.org"), (Some("mailto:aide@example.org".into()), 0));
        assert_eq!(report("https://form.example/?a={address}&v={version}").1, 0);
        assert_eq!(report("https://form.example/?a={adress}"), (None, 1));
        assert_eq!(report("javascript:alert(1)"), (None, 1));
        let mut problems = Problems::of(&"carnet.yaml".into());
        for wrong in ["https://a.org/edit", "http://a.org/{path}", "https://a.org/{file}"] {
            assert_eq!(edit_pattern(Spanned { value: wrong.into(), span: 0..0 }, &mut problems), None, "{wrong}");
        }
        assert_eq!(problems.len(), 3);
    }
}
