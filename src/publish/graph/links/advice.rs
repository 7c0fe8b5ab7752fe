//! What helps with a link that leads nowhere, beside a near name.

use crate::diagnostics::{Phrase, phrases};

/// The whole address that is meant by one without its beginning: `www.example.org`, `example.org/page`, an address of
/// electronic mail. None when it may well be a name or a file.
pub fn outside_address(target: &str) -> Option<String> {
    let host = target.split(['/', '?']).next().unwrap_or(target);
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+' | '@');
    if target.contains(char::is_whitespace) || !host.chars().all(is_plain) {
        return None;
    }
    if let Some((name, domain)) = target.split_once('@') {
        let is_mail = !name.is_empty() && domain.contains('.') && !domain.contains(['@', '/']);
        return is_mail.then(|| format!("mailto:{target}"));
    }
    let ending = host.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let is_host = host.to_ascii_lowercase().starts_with("www.") || DOMAINS.contains(&ending.as_str());
    is_host.then(|| format!("https://{target}"))
}

/// Domains that are the ending of no file an author would link to.
const DOMAINS: [&str; 10] = ["be", "ca", "ch", "com", "eu", "fr", "info", "int", "net", "org"];

/// Where a file that is not there is looked for. `content` is the content folder, as configured.
pub fn where_files_are(content: &str) -> Phrase {
    if content == "." { phrases::files_are_in_site() } else { phrases::files_are_in(content) }
}

#[cfg(test)]
mod tests {
    use super::outside_address;

    #[test]
    fn addresses_without_their_beginning() {
        for (target, meant) in [
            ("www.clsc.ca", Some("https://www.clsc.ca")),
            ("WWW.clsc.ca/page", Some("https://WWW.clsc.ca/page")),
            ("quebec.ca/sante?x=1", Some("https://quebec.ca/sante?x=1")),
            ("equipe@clsc.ca", Some("mailto:equipe@clsc.ca")),
            ("note.md", None),
            ("guide.pdf", None),
            ("une note.org", None),
            ("ca", None),
            ("@equipe", None),
            ("a@b/c.ca", None),
        ] {
            assert_eq!(outside_address(target).as_deref(), meant, "{target}");
        }
    }
}
