//! What helps with a link that leads nowhere: a near name, or what may have been meant.

use super::One;
use crate::content::config::ignore::Ignore;
use crate::content::markdown::{Form, LinkUse};
use crate::diagnostics::{Diagnostic, Phrase, phrases, say};
use crate::publish::audience::DocId;
use crate::publish::names::{Found, join};
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
        if is_image || matches!(link.form, Form::Html | Form::Wiki | Form::Markdown | Form::Embed) && is_file(target) {
            if let Some(pattern) = left_out_by(target, &self.resolver.inputs.config.ignore) {
                return say::no_file_named(target).help(phrases::left_out_by_ignore(pattern));
            }
            if let Some(path) = self.with_strokes(target) {
                return say::no_file_named(target).help(phrases::write_path_with_strokes(path));
            }
            if let Some(folder) = self.hidden_part(target) {
                return say::no_file_named(target).help(phrases::begins_with_a_dot(folder));
            }
            let near = if self.suggests() { self.near_path(target) } else { None };
            return self.no_file(say::no_file_named(target), near);
        }
        let diagnostic = say::nothing_named(target);
        if let Some(address) = address_within(target) {
            return diagnostic.help(phrases::write_link_outside(address));
        }
        if is_code(target) {
            return diagnostic.help(phrases::write_code_between_backquotes());
        }
        if let Some(pattern) = left_out_by(target, &self.resolver.inputs.config.ignore) {
            return diagnostic.help(phrases::left_out_by_ignore(pattern));
        }
        if let Some(path) = self.with_strokes(target) {
            return diagnostic.help(phrases::write_path_with_strokes(path));
        }
        if let Some(folder) = self.hidden_part(target) {
            return diagnostic.help(phrases::begins_with_a_dot(folder));
        }
        if let Some(address) = address_of_broken_scheme(target).or_else(|| outside_address(target)) {
            return diagnostic.help(phrases::write_address_outside(address));
        }
        match self.suggests().then(|| self.near_path(target)).flatten() {
            Some(near) => diagnostic.suggest(Some(near)),
            None => diagnostic.help(phrases::write_note_or_fix_link()),
        }
    }

    /// A path that was written as Windows writes them, as links write it; none where nothing is there.
    fn with_strokes(&self, path: &str) -> Option<String> {
        let written = path.contains('\\').then(|| path.replace('\\', "/"))?;
        let written = written.strip_prefix("./").unwrap_or(&written);
        let whole = join(&self.document.path, written)?;
        let is_there =
            self.attachment_at(&whole).is_some() || matches!(self.resolver.names.at_path(&whole), Found::One(_));
        is_there.then(|| written.to_owned())
    }

    /// The folder or the file of a path that is left out since its name begins with a dot. None where a file has the name without the dot.
    fn hidden_part<'t>(&self, path: &'t str) -> Option<&'t str> {
        let part = hidden_part(path)?;
        let name = part.trim_start_matches('.');
        let is_slip = matches!(self.resolver.names.find(name, &self.document.path, &self.asked), Found::One(_))
            || self.attachment_by_name(name).is_some();
        (!is_slip).then_some(part)
    }

    pub(super) fn unresolved_fragment(&mut self, id: DocId, wanted: &str) -> Diagnostic {
        let outline = &self.document_of(id).outline;
        let title = label(self.document_of(id).name());
        self.suggested += 1;
        // Suggestions look at every name: only some, for the first mistakes.
        let looked_at = if self.suggested > MAX_SUGGESTIONS { 0 } else { MAX_LOOKED_AT };
        if let Some(name) = wanted.strip_prefix('^') {
            let diagnostic = say::no_block_named(title, name);
            let names = || outline.anchors.iter().map(|anchor| anchor.name.as_str());
            match nearest(name, names().take(looked_at)) {
                Some(near) => diagnostic.suggest(Some(near)),
                None => diagnostic.help(phrases::end_paragraph_with_its_name(name)),
            }
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

    /// What a path that leads nowhere may have meant: the one page or the file that has the same name in another folder, else
    /// a name that looks like it.
    pub(super) fn near_path(&self, path: &str) -> Option<String> {
        // As Windows writes paths.
        let path = &*path.replace('\\', "/");
        let last = path.rsplit('/').next().filter(|last| !last.is_empty())?;
        if path.contains('/') {
            let page = match self.resolver.names.find(last, &self.document.path, &self.asked) {
                Found::One(number) => Some(format!("/{}.md", self.resolver.path_of(number))),
                _ => None,
            };
            let file = || self.attachment_by_name(last).map(|path| format!("/{path}"));
            if let Some(found) = page.or_else(file) {
                return Some(found);
            }
        }
        // A file is named with its ending.
        let near_file = || if path.contains('.') { self.near_file(path) } else { None };
        let near_page = || self.resolver.nearest(path);
        if is_media(path) { near_file().or_else(near_page) } else { near_page().or_else(near_file) }.map(str::to_owned)
    }

    /// The name of a file that looks like that of a path.
    pub(super) fn near_file(&self, path: &str) -> Option<&str> {
        let names = self.resolver.inputs.attachments.keys().map(|path| path.rsplit('/').next().unwrap_or(path));
        nearest(path.rsplit('/').next().unwrap_or(path), names)
    }

    pub(super) fn no_file(&self, diagnostic: Diagnostic, near: Option<String>) -> Diagnostic {
        match near {
            None => diagnostic.help(where_files_are(&self.resolver.inputs.config.content)),
            near => diagnostic.suggest(near),
        }
    }
}

/// Whether a name is that of a file, which no address of another site ends with.
fn is_file(target: &str) -> bool {
    is_media(target)
        && address_within(target).is_none()
        && address_of_broken_scheme(target).is_none()
        && outside_address(target).is_none()
}

/// Whether a name is that of a picture, a recording or a document of another program, not of a page.
fn is_media(target: &str) -> bool {
    const ENDINGS: [&str; 28] = [
        "avif", "bmp", "csv", "docx", "epub", "flac", "gif", "ico", "jpeg", "jpg", "m4a", "mkv", "mov", "mp3", "mp4",
        "odt", "ogg", "ogv", "opus", "pdf", "png", "pptx", "svg", "wav", "webm", "webp", "xlsx", "zip",
    ];
    let ending = target.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    ENDINGS.contains(&ending.as_str())
}

/// The folder or the file of a path that is left out since its name begins with a dot.
fn hidden_part(path: &str) -> Option<&str> {
    let mut parts = path.split(['/', '\\']);
    parts.find(|part| part.len() > 1 && part.starts_with('.') && !part.starts_with("..") && !part.contains(' '))
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

/// The address that is meant by one whose beginning lacks a sign, or has one too many: `http//example.org`, `https:/example.org`.
fn address_of_broken_scheme(target: &str) -> Option<String> {
    let lower = target.to_ascii_lowercase();
    let scheme = ["https", "http"].into_iter().find(|scheme| lower.starts_with(scheme))?;
    let rest = target[scheme.len()..].trim_start_matches([':', ';', '.', '/', '\\']);
    let signs = &target[scheme.len()..target.len() - rest.len()];
    let is_address = signs.contains(['/', '\\']) && names_host(rest);
    is_address.then(|| format!("{scheme}://{rest}"))
}

/// The address that is meant by a path from the site's root whose first part is the name of a server: `/example.org/page`.
pub(super) fn address_of_host(path: &str) -> Option<String> {
    names_host(path).then(|| format!("https://{path}"))
}

/// Whether the first part of a path is the name of a server, and no file of a site.
fn names_host(path: &str) -> bool {
    const ENDINGS_OF_PAGES: [&str; 12] =
        ["asp", "aspx", "atom", "css", "htm", "html", "js", "json", "md", "php", "txt", "xml"];
    let host = path.split(['/', '?', '#']).next().unwrap_or(path);
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let Some((name, ending)) = host.rsplit_once('.') else { return false };
    let ending = ending.to_ascii_lowercase();
    !name.is_empty()
        && host.chars().all(is_plain)
        && ending.len() > 1
        && ending.chars().all(|c| c.is_ascii_alphabetic())
        && !ENDINGS_OF_PAGES.contains(&ending.as_str())
        && !is_media(host)
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

/// A whole address, which a name begins with or holds between quotation marks or brackets: `'https://…'`, `[https://…](https://…)`.
pub(super) fn address_within(target: &str) -> Option<&str> {
    let start = target.find("https://").or_else(|| target.find("http://"))?;
    let is_mark = |c: char| matches!(c, '"' | '\'' | '<' | '(' | '[' | '«' | '“' | '‘' | '’') || c.is_whitespace();
    if !target[..start].chars().all(is_mark) {
        return None;
    }
    if start == 0 {
        return Some(target);
    }
    let rest = &target[start..];
    Some(
        &rest[..rest
            .find(['"', '\'', '<', '>', '(', ')', '[', ']', ' ', '»', '”', '’', '\u{a0}'])
            .unwrap_or(rest.len())],
    )
}

/// Whether a name looks like the condition of a shell script, which is written as wiki links are: `[[ -z "$x" ]]`.
pub fn is_code(target: &str) -> bool {
    let has_variable = target
        .match_indices('$')
        .any(|(at, _)| target[at + 1..].starts_with(|c: char| c.is_ascii_alphanumeric() || "_{(?@#".contains(c)));
    has_variable || target.contains(" =~ ") || target.starts_with("-z ") || target.starts_with("-n ")
}

/// The pattern of `ignore` that leaves out a note or a file of this name.
pub(super) fn left_out_by<'i>(target: &str, ignore: &'i Ignore) -> Option<&'i str> {
    let is_meant = |path: &str| ignore.first_that_means(path);
    let number = is_meant(target).or_else(|| is_meant(&format!("{target}.md")))?;
    ignore.patterns().get(number).map(String::as_str)
}

/// Domains that are the ending of no file an author would link to.
const DOMAINS: [&str; 10] = ["be", "ca", "ch", "com", "eu", "fr", "info", "int", "net", "org"];

/// Where a file that is not there is looked for. `content` is the content folder, as configured.
fn where_files_are(content: &str) -> Phrase {
    if content == "." { phrases::files_are_in_site() } else { phrases::files_are_in(content) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_between_marks() {
        for (target, address) in [
            ("https://a.org/b", Some("https://a.org/b")),
            ("https://a.org/b (c)", Some("https://a.org/b (c)")),
            ("'https://a.org'", Some("https://a.org")),
            ("«\u{a0}https://a.org/b\u{a0}»", Some("https://a.org/b")),
            ("[https://a.org](https://a.org/)", Some("https://a.org")),
            ("\"http://a.org/b\"", Some("http://a.org/b")),
            ("voir https://a.org", None),
            ("une note", None),
        ] {
            assert_eq!(address_within(target), address, "{target}");
        }
    }

    #[test]
    fn addresses_whose_beginning_is_broken() {
        for (target, address) in [
            ("http//x.org", Some("http://x.org")),
            ("https//x.org/a.pdf", Some("https://x.org/a.pdf")),
            ("HTTPS:/x.io", Some("https://x.io")),
            ("https;//x.org", Some("https://x.org")),
            ("https.//x.org", Some("https://x.org")),
            ("https:\\\\x.org", Some("https://x.org")),
            ("http/note.md", None),
            ("httpd.conf", None),
            ("https/x", None),
            ("https", None),
        ] {
            assert_eq!(address_of_broken_scheme(target).as_deref(), address, "{target}");
        }
        for (path, address) in [
            ("x.org", Some("https://x.org")),
            ("www.clsc.qc.ca/page", Some("https://www.clsc.qc.ca/page")),
            ("a.png", None),
            ("notes/x.org", None),
            ("index.html", None),
            (".well-known/x", None),
        ] {
            assert_eq!(address_of_host(path).as_deref(), address, "{path}");
        }
    }

    #[test]
    fn conditions_of_scripts() {
        for code in ["$1", "-z \"$x\"", "\"$a\" -gt \"$b\"", "a =~ b", "-n x", "${x}"] {
            assert!(is_code(code), "{code}");
        }
        for name in ["5 $", "US$ et CA$", "une note", "a-z", "prix en $"] {
            assert!(!is_code(name), "{name}");
        }
    }

    #[test]
    fn names_that_a_pattern_leaves_out() {
        let ignore = Ignore::new(vec!["*.excalidraw.md".into(), "Patrons".into()]).expect("short patterns");
        for (target, pattern) in [
            ("Dessin 2.excalidraw", Some("*.excalidraw.md")),
            ("x/dessin.excalidraw.md", Some("*.excalidraw.md")),
            ("Patrons/jour", Some("Patrons")),
            ("jour", None),
        ] {
            assert_eq!(left_out_by(target, &ignore), pattern, "{target}");
        }
    }

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
