//! Addresses, outside the site or old ones of its own, as front matter gives them.
//!
//! It knows where a reader may be led to, not what is there.

use crate::diagnostic::{Diagnostic, Problems, Spanned};
use crate::document::Link;
use crate::fields::{Fields, text_of};
use crate::yaml::Key;

/// Links as a map from what they are (`profile`, `discussion`, `contact`, or any label) to their address.
pub fn links(f: &mut Fields, p: &mut Problems) -> Vec<Link> {
    let mut links = Vec::new();
    for (Key { name, .. }, node) in f.map("links", p) {
        let Some(url) = text_of(node, name, p).and_then(|url| safe_address(url, p)) else { continue };
        let kind = ["profile", "discussion", "contact"].into_iter().find(|kind| kind == name).unwrap_or("");
        let title = if kind.is_empty() { name.clone() } else { String::new() };
        links.push(Link { kind, title, url });
    }
    links
}

/// An outside address of a key: `https:`, `http:` or `mailto:`.
pub fn address(f: &mut Fields, key: &'static str, p: &mut Problems) -> Option<String> {
    f.text(key, p).and_then(|url| safe_address(url, p))
}

/// As [`address`], where a bare `name@example.org` is one too.
pub fn contact(f: &mut Fields, p: &mut Problems) -> Option<String> {
    let contact = f.text("contact", p)?;
    let bare = contact.value.contains('@') && !contact.value.contains([':', '/']);
    if bare { Some(format!("mailto:{}", contact.value)) } else { safe_address(contact, p) }
}

fn safe_address(url: Spanned<String>, p: &mut Problems) -> Option<String> {
    let lower = url.value.to_ascii_lowercase();
    if ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| lower.starts_with(scheme)) {
        return Some(url.value);
    }
    let diagnostic = Diagnostic::error("invalid-address", format!("'{}' is not an outside address", url.value))
        .help("begin it with https:// or mailto:");
    p.add(url.span, diagnostic);
    None
}

/// Old addresses of the site, from its root.
pub fn redirects(f: &mut Fields, p: &mut Problems) -> Vec<Spanned<String>> {
    let mut redirects = f.texts("redirects", p);
    redirects.retain(|r| {
        let safe = r.value.starts_with('/')
            && !r.value.starts_with("//")
            && !r.value.contains(['\\', '?', '#', '\0'])
            && r.value.split('/').all(|part| part != ".." && part != ".");
        if !safe {
            let diagnostic =
                Diagnostic::error("invalid-address", format!("'{}' is not an address of this site", r.value))
                    .help("write an old address from the site's root, as /ancienne/adresse/");
            p.add(r.span.clone(), diagnostic);
        }
        safe
    });
    redirects
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use crate::diagnostic::Problems;
    use crate::front_matter::{Dialect, Role, read};

    #[test]
    fn unsafe_addresses_are_refused() {
        let yaml = "discuss: 'javascript:alert(1)'\nredirects: [/ok/, /../etc/, '//evil.example/']\n";
        let mut problems = Problems::of(&"a.md".into());
        let metadata = read(Role::Note, (Dialect::Yaml, yaml), 0, &TimeZone::UTC, &mut problems).expect("readable");
        assert_eq!(problems.into_vec().len(), 3);
        assert_eq!(metadata.redirects.iter().map(|r| r.value.as_str()).collect::<Vec<_>>(), ["/ok/"]);
        assert_eq!(metadata.discuss, None);
    }
}
