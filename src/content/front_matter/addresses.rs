//! Addresses, outside the site or old ones of its own, as front matter gives them.
//!
//! It knows where a reader may be led to, not what is there.

use super::reading::{Input, Reading, TextChange, Use, change_address, change_prose};
use super::values::Link;
use crate::content::address_pattern::report_pattern;
use crate::content::fields::{Fields, text_of};
use crate::content::keys::ValueForm;
use crate::content::yaml::YamlKey;
use crate::diagnostics::{Problems, Spanned, say};
use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization;

/// Bytes of an address outside the site: browsers and servers refuse longer ones, and cards repeat it on each note.
pub const MAX_ADDRESS: usize = 2_000;

/// Links by what they are: `profile`, `discussion`, `contact`, or any label.
#[derive(Debug)]
pub struct Links;

impl Reading for Links {
    type Value = Vec<Link>;
    const FORM: ValueForm = ValueForm::Links;

    fn read(names: &[&'static str], input: &mut Input) -> Vec<Link> {
        let Input { fields, problems: p, .. } = input;
        let mut links = Vec::new();
        let maps: Vec<_> = names.iter().map(|name| fields.map(name, p)).collect();
        for (YamlKey { name, .. }, node) in maps.into_iter().flatten() {
            let Some(url) = text_of(node, name, p).and_then(|url| safe_address(url, p)) else { continue };
            let kind = ["profile", "discussion", "contact"].into_iter().find(|kind| kind == name).unwrap_or("");
            let title = if kind.is_empty() { name.clone() } else { String::new() };
            links.push(Link { kind, title, url });
        }
        links
    }

    fn texts(value: &mut Vec<Link>, change: &mut TextChange) {
        value.retain_mut(|Link { kind: _, title, url }| {
            change_prose(title, change);
            let changed = change(Use::Address, url);
            let is_kept = changed.is_some();
            *url = changed.unwrap_or_default();
            is_kept
        });
    }
}

/// An address outside the site.
#[derive(Debug)]
pub struct Address;

impl Reading for Address {
    type Value = Option<String>;
    const FORM: ValueForm = ValueForm::Outside;

    fn read(names: &[&'static str], input: &mut Input) -> Option<String> {
        input.first(names, outside_address)
    }

    fn texts(value: &mut Option<String>, change: &mut TextChange) {
        change_address(value, change);
    }
}

/// The outside address of a key: `https:`, `http:`, `mailto:` or `tel:`.
pub fn outside_address(f: &mut Fields, key: &'static str, p: &mut Problems) -> Option<String> {
    f.text(key, p).and_then(|url| safe_address(url, p))
}

/// As [`Address`], where a bare `name@example.org` is one too.
#[derive(Debug)]
pub struct Contact;

impl Reading for Contact {
    type Value = Option<String>;
    const FORM: ValueForm = ValueForm::Contact;

    fn read(names: &[&'static str], input: &mut Input) -> Option<String> {
        contact_address(input.first(names, Fields::text)?, input.problems)
    }

    fn texts(value: &mut Option<String>, change: &mut TextChange) {
        change_address(value, change);
    }
}

/// The address of a page, or that of mail, which is written alone too.
pub fn contact_address(contact: Spanned<String>, p: &mut Problems) -> Option<String> {
    let bare = contact.value.contains('@') && !contact.value.contains([':', '/']);
    let value = if bare { format!("mailto:{}", contact.value) } else { contact.value };
    safe_address(Spanned { value, ..contact }, p)
}

/// Where mistakes are reported: an address of mail or of a form, with parts in braces.
#[derive(Debug)]
pub struct ReportAddress;

impl Reading for ReportAddress {
    type Value = Option<String>;
    const FORM: ValueForm = ValueForm::Contact;

    fn read(names: &[&'static str], input: &mut Input) -> Option<String> {
        report_pattern(input.first(names, Fields::text)?, input.problems)
    }

    fn texts(value: &mut Option<String>, change: &mut TextChange) {
        change_address(value, change);
    }
}

pub(super) fn safe_address(url: Spanned<String>, p: &mut Problems) -> Option<String> {
    if url.value.len() > MAX_ADDRESS {
        p.add(url.span, say::address_too_long(MAX_ADDRESS));
        return None;
    }
    let lower = url.value.to_ascii_lowercase();
    if ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| lower.starts_with(scheme)) {
        return Some(url.value);
    }
    let diagnostic = match telephone(&url.value).filter(|_| is_telephone(&url.value)) {
        Some(meant) => say::telephone_without_scheme(url.value, meant),
        None => say::not_an_outside_address(url.value),
    };
    p.add(url.span, diagnostic);
    None
}

/// The address by which a telephone is called (RFC 3966): the digits, those behind a word are an extension.
pub fn telephone(written: &str) -> Option<String> {
    let end = written.find(char::is_alphabetic).unwrap_or(written.len());
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let (number, extension) = (digits(&written[..end]), digits(&written[end..]));
    if number.is_empty() {
        return None;
    }
    let plus = if written.trim_start().starts_with('+') { "+" } else { "" };
    let extension = if extension.is_empty() { String::new() } else { format!(";ext={extension}") };
    Some(format!("tel:{plus}{number}{extension}"))
}

/// Whether a text can only be a telephone's number: seven digits or more, between its usual signs, and an extension.
pub fn is_telephone(text: &str) -> bool {
    let number = &text[..text.find(char::is_alphabetic).unwrap_or(text.len())];
    let is_sign = |c: char| c.is_ascii_digit() || c.is_whitespace() || "+-().,/\u{2010}\u{2011}\u{2013}".contains(c);
    number.chars().all(is_sign) && number.chars().filter(char::is_ascii_digit).count() >= 7
}

/// Old addresses of the site, from its root, decoded.
#[derive(Debug)]
pub struct Redirects;

impl Reading for Redirects {
    type Value = Vec<Spanned<String>>;
    const FORM: ValueForm = ValueForm::Redirects;

    fn read(names: &[&'static str], input: &mut Input) -> Self::Value {
        let Input { fields, problems: p, .. } = input;
        let mut redirects: Self::Value = names.iter().flat_map(|name| fields.texts(name, p)).collect();
        redirects.retain_mut(|r| {
            let decoded = decoded_path(&r.value).filter(|_| r.value.starts_with('/') && !r.value.starts_with("//"));
            let safe = decoded.is_some();
            r.value = decoded.unwrap_or_else(|| std::mem::take(&mut r.value));
            if !safe {
                p.add(r.span.clone(), say::not_an_old_address(&r.value));
            }
            safe
        });
        redirects
    }

    fn texts(_: &mut Self::Value, _: &mut TextChange) {}
}

/// The address on another program's site, decoded, with a leading slash.
#[derive(Debug)]
pub struct Permalink;

impl Reading for Permalink {
    type Value = Option<Spanned<String>>;
    const FORM: ValueForm = ValueForm::Text;

    fn read(names: &[&'static str], input: &mut Input) -> Self::Value {
        let Spanned { value, span } = input.first(names, Fields::text)?;
        let trimmed = value.trim_matches('/');
        if trimmed.is_empty() || trimmed == "index.html" {
            // The home page, which carnet makes.
            return None;
        }
        let path =
            decoded_path(trimmed).filter(|path| !path.contains(':') && path.split('/').all(|part| !part.is_empty()));
        let Some(path) = path else {
            input.problems.add(span, say::permalink_not_of_site(value));
            return None;
        };
        let ending = if value.ends_with('/') { "/" } else { "" };
        Some(Spanned { value: format!("/{path}{ending}"), span })
    }

    fn texts(_: &mut Self::Value, _: &mut TextChange) {}
}

/// A path of the site as its file is named: percent-encoded or not, in the form NFC. None for what is no path, or leaves
/// the site.
pub fn decoded_path(written: &str) -> Option<String> {
    /// File systems allow names of 255 bytes.
    const LONGEST: usize = 255;
    if written.contains(['?', '#']) {
        return None;
    }
    let decoded = percent_decode_str(written).decode_utf8().ok()?;
    let path: String = if decoded.is_ascii() { decoded.into_owned() } else { decoded.nfc().collect() };
    let is_name = |part: &str| part != "." && part != ".." && part.len() <= LONGEST;
    let is_path = !path.contains(|c: char| c == '\\' || c.is_control()) && path.split('/').all(is_name);
    is_path.then_some(path)
}

#[cfg(test)]
mod tests {
    use super::telephone;
    use jiff::tz::TimeZone;

    use crate::content::front_matter::{Dialect, read};
    use crate::content::keys::Role;
    use crate::diagnostics::Problems;

    #[test]
    fn encoded_addresses_are_those_of_their_files() {
        let yaml = "redirects: [/caf%C3%A9/, \"/cafe\u{301}/\", /a%20b, /c%23, '/100%']\n";
        let mut problems = Problems::of(&"a.md".into());
        let metadata = read(Role::Note, (Dialect::Yaml, yaml), 0, &TimeZone::UTC, &mut problems).expect("readable");
        let found: Vec<&str> = metadata.common.redirects.iter().map(|r| r.value.as_str()).collect();
        assert_eq!(found, ["/café/", "/café/", "/a b", "/c#", "/100%"]);
        let yaml = "redirects: [/%2e%2e/x, /a%00, /a%5Cb, /%FF]\n";
        let metadata = read(Role::Note, (Dialect::Yaml, yaml), 0, &TimeZone::UTC, &mut problems).expect("readable");
        assert_eq!((metadata.common.redirects.len(), problems.into_vec().len()), (0, 4));
    }

    #[test]
    fn unsafe_addresses_are_refused() {
        let yaml = "discuss: 'javascript:alert(1)'\nredirects: [/ok/, /../etc/, '//evil.example/']\n";
        let mut problems = Problems::of(&"a.md".into());
        let metadata = read(Role::Note, (Dialect::Yaml, yaml), 0, &TimeZone::UTC, &mut problems).expect("readable");
        assert_eq!(problems.into_vec().len(), 3);
        assert_eq!(metadata.common.redirects.iter().map(|r| r.value.as_str()).collect::<Vec<_>>(), ["/ok/"]);
        assert_eq!(metadata.common.discuss, None);
    }

    #[test]
    fn a_telephone_is_called_by_its_digits() {
        for (written, called) in [
            ("819 555-0100", Some("tel:8195550100")),
            ("+33 (0)1 55 93 70 00", Some("tel:+330155937000")),
            ("819 555-0100, poste 12", Some("tel:8195550100;ext=12")),
            ("sur demande", None),
        ] {
            assert_eq!(telephone(written).as_deref(), called, "{written}");
        }
    }
}
