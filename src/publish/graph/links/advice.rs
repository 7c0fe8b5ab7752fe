//! What helps with a link that leads nowhere: a near name, or what may have been meant.

use super::One;
use crate::content::markdown::{Form, LinkUse};
use crate::diagnostics::{Diagnostic, Phrase, phrases, say};
use crate::publish::audience::DocId;
use crate::text::label::label;
use crate::text::slug::nearest;

/// Suggestions look at every name of the site; after so many mistakes, in the order of the files, one more helps no one.
pub const MAX_SUGGESTIONS: usize = 200;

/// Names of headings and blocks that one suggestion looks at.
const MAX_LOOKED_AT: usize = 500;

impl One<'_, '_> {
    pub(super) fn unresolved(&mut self, link: &LinkUse) -> Diagnostic {
        let target = &link.target;
        let is_image = matches!(link.form, Form::Image | Form::WikiImage);
        if is_image {
            let near = if self.suggests() { self.near_file(target) } else { None };
            return self.no_file(say::no_file_named(target), near);
        }
        let diagnostic = say::nothing_named(target);
        if target.starts_with("https://") || target.starts_with("http://") {
            return diagnostic.help(phrases::write_link_outside(target));
        }
        if let Some(address) = outside_address(target) {
            return diagnostic.help(phrases::write_address_outside(address));
        }
        let suggests = self.suggests();
        // A file is named with its ending.
        let near_file = || if target.contains('.') { self.near_file(target) } else { None };
        match suggests.then(|| self.resolver.nearest(target).or_else(near_file)).flatten() {
            Some(near) => diagnostic.suggest(Some(near)),
            None => diagnostic.help(phrases::write_note_or_fix_link()),
        }
    }

    pub(super) fn unresolved_fragment(&mut self, id: DocId, wanted: &str) -> Diagnostic {
        let outline = &self.resolver.published.get(id).outline;
        let title = label(&self.resolver.published.get(id).title);
        self.suggested += 1;
        // Suggestions look at every name: only some, for the first mistakes.
        let looked_at = if self.suggested > MAX_SUGGESTIONS { 0 } else { MAX_LOOKED_AT };
        if let Some(name) = wanted.strip_prefix('^') {
            let diagnostic = say::no_block_named(title, name);
            let names = outline.anchors.iter().take(looked_at).map(|a| a.name.as_str());
            diagnostic.suggest(nearest(name, names))
        } else {
            let diagnostic = say::no_heading_named(title, wanted);
            let count = outline.headings.len();
            let headings = self.resolver.anchors_of(id).first_headings(outline, MAX_LOOKED_AT);
            let compared = headings.iter().take(looked_at.max(SHOWN));
            match nearest(wanted, compared.map(String::as_str)) {
                Some(near) => diagnostic.suggest(Some(near)),
                None if headings.is_empty() => diagnostic.help(phrases::no_heading_at_all()),
                None => diagnostic.help(listed(headings, count)),
            }
        }
    }

    /// Whether one more name that leads nowhere is compared with all others.
    pub(super) fn suggests(&mut self) -> bool {
        self.out.missed += 1;
        let suggests = self.suggestions > 0;
        self.suggestions = self.suggestions.saturating_sub(1);
        suggests
    }

    /// The name of a file that looks like that of a path.
    pub(super) fn near_file(&self, path: &str) -> Option<&str> {
        let names = self.resolver.inputs.attachments.keys().map(|path| path.rsplit('/').next().unwrap_or(path));
        nearest(path.rsplit('/').next().unwrap_or(path), names)
    }

    pub(super) fn no_file(&self, diagnostic: Diagnostic, near: Option<&str>) -> Diagnostic {
        match near {
            None => diagnostic.help(where_files_are(&self.resolver.inputs.config.content)),
            near => diagnostic.suggest(near),
        }
    }
}

/// How many headings a message names.
const SHOWN: usize = 8;

/// The first of a note's headings, which are `count`: some have hundreds.
fn listed(headings: &[String], count: usize) -> Phrase {
    let shown = headings[..headings.len().min(SHOWN)].join(", ");
    match count.saturating_sub(SHOWN) {
        0 => phrases::headings_are(shown),
        more => phrases::headings_are_and_more(shown, more),
    }
}

/// The whole address that is meant by one without its beginning: `www.example.org`, `example.org/page`, an address of
/// electronic mail. None when it may well be a name or a file.
fn outside_address(target: &str) -> Option<String> {
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
fn where_files_are(content: &str) -> Phrase {
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
