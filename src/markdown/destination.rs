//! Where the address of a link points: outside, or into the site.

use percent_encoding::percent_decode_str;

/// The address of a link, told apart.
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

/// Reads an address as Markdown and HTML write them. Addresses under `base_url` are the site's own.
pub fn destination(address: &str, base_url: Option<&str>) -> Destination {
    let address = address.trim();
    if let Some(base) = base_url
        && let Some(rest) = address.strip_prefix(base.trim_end_matches('/'))
        && (rest.is_empty() || rest.starts_with(['/', '#', '?']))
    {
        let rest = if rest.starts_with('/') { rest.to_owned() } else { format!("/{rest}") };
        return inside(&rest);
    }
    // Browsers ignore control characters within a scheme: so must the judgement.
    let visible: String = address.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    if visible.starts_with("//") {
        return Destination::Outside(format!("https:{address}"));
    }
    match scheme(&visible) {
        Some(scheme) if SCHEMES.contains(&scheme.to_ascii_lowercase().as_str()) => {
            Destination::Outside(address.to_owned())
        }
        Some(_) => Destination::Refused,
        None => inside(address),
    }
}

/// RFC 3986, section 3.1. A single letter is a Windows drive, not a scheme; a scheme holds no dot here, so that
/// `note.md:3` stays a path.
fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let mut chars = scheme.chars();
    let sound = chars.next().is_some_and(|c| c.is_ascii_alphabetic())
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
            ("../a%20b.md#Un%20titre", inside("../a b.md", Some("Un titre"))),
            ("#ici", inside("", Some("ici"))),
            ("https://example.org/carnet/notes/x/#y", inside("/notes/x/", Some("y"))),
            ("https://example.org/carnet", inside("/", None)),
            ("https://example.org/carnets/", Destination::Outside("https://example.org/carnets/".into())),
        ] {
            assert_eq!(destination(address, base), expected, "{address}");
        }
    }
}
