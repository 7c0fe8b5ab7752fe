//! Where the address of a link points: outside, or into the site.

use std::borrow::Cow;
use std::ops::Range;

use percent_encoding::percent_decode_str;
use pulldown_cmark::LinkType;
use url::Url;

use super::outline::Form;
use super::plain::with_references;
use crate::text::floor;

/// The address of a link, by what it can lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// `https:`, `http:`, `mailto:`, `tel:`, `ftp:`.
    Outside(String),
    /// Another scheme, as `javascript:`: printed as text.
    Refused,
    /// A name, a path or an address of the site, decoded.
    Inside { target: String, fragment: Option<String> },
}

/// Schemes that may stand in a public page.
const SCHEMES: [&str; 6] = ["https", "http", "mailto", "tel", "ftp", "xmpp"];

/// Most values of one address that are read as paths of the site.
const MOST_HANDED: usize = 8;

/// Reads an address as Markdown and HTML write them. Addresses under `base_url` are the site's own, however they are
/// spelt.
pub fn destination(address: &str, base_url: Option<&str>) -> Destination {
    let address = address.trim();
    // Copied from a page's code, it may hold references to characters.
    if let Cow::Owned(read) = with_references(address) {
        let read = read_destination(&read, base_url);
        return match (&read, read_destination(address, base_url)) {
            // It is printed as it was written, with the scheme that it leaves to the page.
            (Destination::Outside(_), Destination::Outside(written)) => Destination::Outside(written),
            _ => read,
        };
    }
    read_destination(address, base_url)
}

/// Whether an address outside is that of a page: not of a mailbox, a telephone or a chat.
pub fn leads_to_a_page(address: &str) -> bool {
    !scheme(address)
        .is_some_and(|scheme| ["mailto", "tel", "xmpp"].iter().any(|other| scheme.eq_ignore_ascii_case(other)))
}

fn read_destination(address: &str, base_url: Option<&str>) -> Destination {
    // Browsers ignore control characters within a scheme: so must the judgement.
    let visible: String = address.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    if visible.starts_with(['/', '\\']) && visible[1..].starts_with(['/', '\\']) {
        let whole = format!("https:{address}");
        return own_path(&whole, base_url).map_or(Destination::Outside(whole), |path| inside(&path));
    }
    match scheme(&visible) {
        Some(scheme) if scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https") => {
            match own_path(&visible, base_url) {
                Some(path) => inside(&path),
                None => Destination::Outside(address.to_owned()),
            }
        }
        Some(scheme) if SCHEMES.contains(&scheme.to_ascii_lowercase().as_str()) => {
            Destination::Outside(address.to_owned())
        }
        Some(_) => Destination::Refused,
        None => inside(address),
    }
}

/// The path of an address of the site, from its root, with what follows it. `http` and `https`, `www.`, the default port,
/// a user's name and a final dot of the host make no difference.
fn own_path(address: &str, base_url: Option<&str>) -> Option<String> {
    let after_scheme = address.split_once(':').map_or("", |(_, rest)| rest);
    // Without two slashes a browser takes it for a path of the site it is on.
    if !after_scheme.starts_with(['/', '\\']) || !after_scheme[1..].starts_with(['/', '\\']) {
        return Some(format!("/{}", after_scheme.trim_start_matches(['/', '\\'])));
    }
    let (base, url) = (Url::parse(base_url?).ok()?, Url::parse(address).ok()?);
    let is_same = host(&base)? == host(&url)? && port(&base) == port(&url);
    let path = is_same.then(|| below(url.path(), base.path())).flatten()?;
    let fragment = url.fragment().map(|fragment| format!("#{fragment}")).unwrap_or_default();
    Some(format!("/{path}{fragment}"))
}

fn host(url: &Url) -> Option<&str> {
    let host = url.host_str()?.trim_end_matches('.');
    Some(host.strip_prefix("www.").unwrap_or(host))
}

/// None where it is the default of one of both schemes.
fn port(url: &Url) -> Option<u16> {
    url.port().filter(|port| !matches!(port, 80 | 443))
}

/// What remains of a path below another, which ends with a slash; case and percent-encoding make no difference.
fn below(path: &str, base: &str) -> Option<String> {
    let (mut rest, base) = (path, base.trim_matches('/'));
    for part in base.split('/').filter(|part| !part.is_empty()) {
        let (first, after) = rest.trim_start_matches('/').split_once('/').unwrap_or((rest.trim_start_matches('/'), ""));
        if decode(first).to_lowercase() != decode(part).to_lowercase() {
            return None;
        }
        rest = after;
    }
    Some(rest.trim_start_matches('/').to_owned())
}

/// As [`destination`]; for an address of another site that holds one of this site, as those of archives do, the one that is
/// held, and true. So is one of the site's host in another scheme, at another port or in another folder.
pub(super) fn own_destination(address: &str, base_url: Option<&str>) -> (Destination, bool) {
    match destination(address, base_url) {
        Destination::Outside(url) => {
            match own_within(&url, base_url).or_else(|| at_own_host(&url, base_url)).or_else(|| handed_path(&url)) {
                Some(own) => (own, true),
                None => (Destination::Outside(url), false),
            }
        }
        // A page of trusted HTML keeps such an address.
        Destination::Refused => match address.split_once("://").map(|(_, rest)| format!("https://{rest}")) {
            Some(known) => match own_destination(&known, base_url) {
                (own @ Destination::Inside { .. }, _) => (own, true),
                _ => (Destination::Refused, false),
            },
            None => (Destination::Refused, false),
        },
        inside @ Destination::Inside { .. } => (inside, false),
    }
}

/// The path of an address that has the site's host and is outside the site.
fn at_own_host(url: &str, base_url: Option<&str>) -> Option<Destination> {
    let may_be_spelt_otherwise = !url.is_ascii() || url.contains(['%', '&']);
    (holds_host(url, base_url.map(host_of)?) || may_be_spelt_otherwise).then_some(())?;
    let (base, url) = (Url::parse(base_url?).ok()?, Url::parse(&with_references(url)).ok()?);
    let is_page = host(&base)? == host(&url)? && url.path().len() > 1;
    is_page.then(|| inside(url.path()))
}

/// Paths from the site's root that are handed to a page of another site: `?u=/notes/x/`, `#/notes/x/`. Several are one
/// path, whose parts are looked for.
fn handed_path(url: &str) -> Option<Destination> {
    let at = url.find(['?', '#'])?;
    let values = url[at + 1..].split(['&', ';', '#', '?']).map(|value| value.split_once('=').map_or(value, |(_, v)| v));
    let paths = values.map(|value| decode(&decode(value))).filter(|value| value.starts_with('/') && value.len() > 1);
    let paths: Vec<String> = paths.take(MOST_HANDED).collect();
    let target = paths.join("/");
    (!paths.is_empty() && !target.starts_with("//")).then_some(Destination::Inside { target, fragment: None })
}

/// The address of a page of the site in the path or the query of another address.
fn own_within(url: &str, base_url: Option<&str>) -> Option<Destination> {
    // More of them in one address help nobody.
    const TRIED: usize = 4;
    let host = base_url.map(host_of)?;
    if !holds_host(url, host) {
        return None;
    }
    let url = decode(&decode(url));
    // What stands in the place of a host is none of what is held.
    let rest = url.split_once(':').map_or("", |(_, rest)| rest);
    let mut from = if rest.starts_with("//") {
        let start = url.len() - rest.len() + 2;
        start + url[start..].find(['/', '?', '#'])?
    } else {
        0
    };
    for _ in 0..TRIED {
        let at = from + next_host(&url[from..], host)?;
        from = at + host.len();
        let is_whole = !url[..at].ends_with(|c: char| c.is_alphanumeric() || c == '-');
        let held = url[at..].split('&').next().unwrap_or_default();
        let own = destination(&format!("https://{held}"), base_url);
        if is_whole && matches!(&own, Destination::Inside { target, .. } if target.len() > 1) {
            return Some(own);
        }
    }
    None
}

/// The addresses of the site that a text holds as words, with or without a scheme.
pub(super) fn own_addresses(text: &str, base_url: Option<&str>) -> Vec<(Range<usize>, Form, Destination)> {
    let mut found = Vec::new();
    let Some(base_host) = base_url.map(host_of) else { return found };
    let mut from = 0;
    while let Some(at) = next_host(&text[from..], base_host).map(|at| from + at) {
        // The word around the host.
        let is_end = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '«' | '»' | '“' | '”' | '`' | '|');
        let before = |c: char| is_end(c) || matches!(c, '(' | '[' | '{' | ',' | ';' | '\'' | '’' | '=');
        let start = text[from..at]
            .rfind(before)
            .map_or(from, |found| from + found + text[from + found..].chars().next().map_or(1, char::len_utf8));
        let start = start + scheme_start(&text[start..at]);
        let start = at - text[start..at].trim_start_matches(['#', '^', '!']).len();
        let end = text[at..].find(is_end).map_or(text.len(), |found| at + found);
        let word =
            text[start..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '}', '*', '_', '\'', '’', '…']);
        from = end.max(at + base_host.len());
        let whole =
            if word.contains("//") || word.contains("\\\\") { word.to_owned() } else { format!("https://{word}") };
        let (own, is_within) = own_destination(&whole, base_url);
        if matches!(&own, Destination::Inside { target, .. } if target.len() > 1) {
            let form = if is_within { Form::Word } else { Form::Address };
            found.push((start..start + word.len(), form, own));
        }
    }
    found
}

/// Where the scheme begins in what stands before the host of an address: a word may stand before it without a space.
fn scheme_start(before: &str) -> usize {
    const LONGEST_SCHEME: &str = "https";
    let Some(scheme) = before.rfind("//").and_then(|strokes| before[..strokes].strip_suffix(':')) else { return 0 };
    let from = floor(scheme, scheme.len().saturating_sub(LONGEST_SCHEME.len()));
    let at = scheme[from..].to_ascii_lowercase().find("http");
    at.map_or(0, |at| from + at)
}

/// The host of a site's address, without `www.`.
pub(super) fn host_of(base_url: &str) -> &str {
    let rest = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    let host = rest.split(['/', ':']).next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}

/// Whether a host stands in a text.
pub(super) fn holds_host(text: &str, host: &str) -> bool {
    next_host(text, host).is_some()
}

/// Where a host begins in a text, in whatever case. Dots are rare in texts, so that they are looked for first.
fn next_host(text: &str, host: &str) -> Option<usize> {
    let sign = host.find('.').filter(|dot| *dot > 0)?;
    let (text, host) = (text.as_bytes(), host.as_bytes());
    memchr::memchr_iter(b'.', text).find_map(|dot| {
        let start = dot.checked_sub(sign)?;
        text.get(start..start + host.len())?.eq_ignore_ascii_case(host).then_some(start)
    })
}

/// RFC 3986, section 3.1. A single letter is a Windows drive, not a scheme; a scheme holds no dot here, so that
/// `note.md:3` stays a path.
fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let mut chars = scheme.chars();
    let sound = scheme.len() > 1
        && chars.next().is_some_and(|c| c.is_ascii_alphabetic())
        && chars.all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-'));
    sound.then_some(scheme)
}

fn inside(address: &str) -> Destination {
    let (path, fragment) = match address.split_once('#') {
        Some((path, fragment)) => (path, Some(decode(fragment)).filter(|f| !f.is_empty())),
        None => (address, None),
    };
    let path = path.split('?').next().unwrap_or(path);
    Destination::Inside { target: decode(path), fragment }
}

fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8().map_or_else(|_| text.to_owned(), |decoded| decoded.into_owned())
}

/// `name`, `name#heading`, `#heading`, `name#^block`: nothing is decoded in a wiki link.
pub(super) fn wiki_destination(text: &str) -> Destination {
    // `\|` is how a label is separated inside a table.
    let text = text.trim_end_matches('\\');
    let (target, fragment) = match text.split_once('#') {
        // It may be the end of a name, as that of `C#`.
        Some((target, fragment)) if fragment.trim().is_empty() && !target.is_empty() => (text, None),
        Some((target, fragment)) => (target, Some(fragment.trim().to_owned()).filter(|f| !f.is_empty())),
        None => (text, None),
    };
    Destination::Inside { target: target.trim().to_owned(), fragment }
}

/// Where a link or an image of a text leads, however it is written.
pub(super) fn link_destination(kind: LinkType, address: &str, base_url: Option<&str>) -> Destination {
    match kind {
        LinkType::WikiLink { .. } => wiki_destination(address),
        LinkType::Email => Destination::Outside(format!("mailto:{address}")),
        _ => destination(address, base_url),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inside(target: &str, fragment: Option<&str>) -> Destination {
        Destination::Inside { target: target.into(), fragment: fragment.map(str::to_owned) }
    }

    #[test]
    fn addresses() {
        let base = Some("https://example.org/carnet/");
        for (address, expected) in [
            ("https://a.org/x#y", Destination::Outside("https://a.org/x#y".into())),
            ("HTTPS://a.org", Destination::Outside("HTTPS://a.org".into())),
            ("javascript:alert(1)", Destination::Refused),
            ("java\nscript:alert(1)", Destination::Refused),
            ("data:text/html,x", Destination::Refused),
            ("//evil.example/x", Destination::Outside("https://evil.example/x".into())),
            ("//a.org/x&amp;y", Destination::Outside("https://a.org/x&amp;y".into())),
            ("../a%20b.md#Un%20titre", inside("../a b.md", Some("Un titre"))),
            ("#ici", inside("", Some("ici"))),
            ("https://example.org/carnet/notes/x/#y", inside("/notes/x/", Some("y"))),
            ("https://example.org/carnet", inside("/", None)),
            ("https://example.org/carnets/", Destination::Outside("https://example.org/carnets/".into())),
        ] {
            assert_eq!(destination(address, base), expected, "{address}");
        }
    }

    #[test]
    fn every_spelling_of_an_own_address_is_known() {
        for address in [
            "http://example.org/carnet/notes/x/",
            "HTTPS://Example.ORG/carnet/notes/x/",
            "https://example.org:443/carnet/notes/x/",
            "http://example.org:80/carnet/notes/x/?a=b",
            "https://moi@example.org/carnet/notes/x/",
            "https://www.example.org/carnet/notes/x/",
            "https://example.org./carnet/notes/x/",
            "//example.org/carnet/notes/x/",
            "\\\\example.org\\carnet\\notes\\x\\",
            "https://example.org/carnet/./notes/y/../x/",
            "https://example.org/Carnet/note%73/x/",
            "https://example.org/%63arnet/notes/x/",
            "ht\ntps://example.org/carnet/notes/x/",
            "https:///example.org/carnet/notes/x/",
            "https:/notes/x/",
            "http:notes/x/",
        ] {
            assert_eq!(
                destination(address, Some("https://example.org/carnet/")),
                inside("/notes/x/", None),
                "{address}"
            );
        }
        for address in
            ["https://example.org:8443/carnet/notes/x/", "https://example.org/notes/x/", "https://a.org/carnet/"]
        {
            let found = destination(address, Some("https://example.org/carnet/"));
            assert_eq!(found, Destination::Outside(address.into()), "{address}");
        }
    }

    #[test]
    fn an_own_address_within_another_is_known() {
        let base = Some("https://example.org/carnet/");
        for address in [
            "https://archive.example/web/2024/https://example.org/carnet/notes/x/",
            "https://archive.example/web/2024/http://www.example.org:80/carnet/notes/x/#partie",
            "https://share.example/?url=https%3A%2F%2Fexample.org%2Fcarnet%2Fnotes%2Fx%2F&title=x",
            "https://share.example/?url=https%253A%252F%252Fexample.org%252Fcarnet%252Fnotes%252Fx%252F",
            "https://share.example/?url=/notes/x/&title=y",
            "https://share.example/?url=%2Fnotes%2Fx%2F#y",
            "https://share.example/y/#/notes/x/",
        ] {
            let (own, is_within) = own_destination(address, base);
            assert!(
                is_within && matches!(&own, Destination::Inside { target, .. } if target == "/notes/x/"),
                "{address}"
            );
        }
        for address in ["https://a.org/example.org/", "https://a.org/notexample.org/carnet/x/", "https://a.org/"] {
            assert_eq!(own_destination(address, base), (Destination::Outside(address.into()), false), "{address}");
        }
    }

    #[test]
    fn own_addresses_of_a_text() {
        let found = |text: &str| {
            let found = own_addresses(text, Some("https://example.org/"));
            found.into_iter().map(|(range, ..)| text[range].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(
            found("Voir https://Example.org/notes/x/, (www.example.org/y/) et example.org."),
            ["https://Example.org/notes/x/", "www.example.org/y/"]
        );
        assert!(found("Rien, sinon https://exemple.org/notes/x/.").is_empty());
    }
}
