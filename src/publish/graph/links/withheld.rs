//! What says the name of a withheld document, whole or nearly: it must not be printed.

use super::resembling::Resembling;
use super::{One, Resolver, Target};
use crate::content::document::{self, Document};
use crate::content::markdown::{Form, LinkUse, inline};
use crate::diagnostics::{phrases, say};
use crate::publish::audience::{DocId, Reason, Withheld};
use crate::publish::graph::front;
use crate::publish::names::{AskedNames, Found, join};
use crate::text::slug::fold;

/// Parts of a path among words that are looked at.
const MAX_PARTS: usize = 8;

impl Resolver<'_> {
    /// Whether a text that is printed as it is written, of no document, names a withheld one.
    pub(crate) fn says_withheld(&self, text: &str, asked: &AskedNames) -> bool {
        let links = inline::links(text, self.inputs.config.base_url.as_deref(), true);
        let mut links = links.iter().filter_map(|found| found.link.as_ref().ok());
        links.any(|link| self.is_withheld(link, asked) || link.parts.iter().any(|part| self.is_withheld(part, asked)))
    }

    /// A document's other names that its readers may see: those that are no withheld document's.
    pub(crate) fn other_names(&self, document: &Document, asked: &AskedNames) -> Vec<String> {
        let is_other = |name: &&String| {
            let link = LinkUse::new(Form::Wiki, (*name).clone(), None);
            !inline::may_hold_links(name) && !self.is_withheld(&link, asked)
        };
        document.common.aliases.iter().filter(is_other).cloned().collect()
    }

    /// Whether a link in a text of no document names a withheld one.
    fn is_withheld(&self, link: &LinkUse, asked: &AskedNames) -> bool {
        match self.find(&link.target, "", "", asked) {
            _ if is_exact(link.form) => self.withheld_of_path(&link.target, "", asked).is_some(),
            Found::One(number) => self.published_id(number).is_none(),
            Found::Several(numbers) => numbers.last().is_some_and(|last| self.published_id(last).is_none()),
            Found::Nothing => {
                let address = link.target.trim_matches('/');
                let number = self.by_address.get(&format!("{address}/")).or_else(|| self.by_address.get(address));
                match number {
                    Some(number) => self.published_id(*number).is_none(),
                    None => self.resembles_withheld(&link.target),
                }
            }
        }
    }

    /// Whether a name that leads nowhere says that of a withheld document, or nearly.
    pub(super) fn resembles_withheld(&self, name: &str) -> bool {
        !self.withheld.is_empty() && self.resembling.get_or_init(|| Resembling::of(self.withheld)).has(name)
    }

    /// Whether a name that ends too soon is the beginning of that of a withheld document.
    pub(super) fn begins_withheld(&self, name: &str) -> bool {
        !self.withheld.is_empty() && self.resembling.get_or_init(|| Resembling::of(self.withheld)).begins(name)
    }

    /// The withheld document that a path or a name among words says, for one at path `from`: the whole of it, or two of the
    /// parts of a path and more.
    pub(super) fn withheld_of_path(&self, said: &str, from: &str, asked: &AskedNames) -> Option<usize> {
        if self.withheld.is_empty() {
            return None;
        }
        self.of_path(said, from, asked, &|n| self.published_id(n).is_none())
    }

    /// The same for a document that lists do not name.
    pub(super) fn unlisted_of_path(&self, said: &str, from: &str, asked: &AskedNames) -> Option<DocId> {
        let is_unlisted = |n: usize| self.published_id(n).is_some_and(|id| !self.published.is_listed(id));
        if !self.has_unlisted {
            return None;
        }
        self.of_path(said, from, asked, &is_unlisted).and_then(|n| self.published_id(n))
    }

    fn of_path(&self, said: &str, from: &str, asked: &AskedNames, is: &dyn Fn(usize) -> bool) -> Option<usize> {
        let one = |found: Found| match found {
            Found::One(number) => Some(number).filter(|n| is(*n)),
            Found::Several(numbers) => numbers.last().filter(|n| is(*n)),
            Found::Nothing => None,
        };
        if !said.contains('/') {
            return one(self.names.find(said, from, asked));
        }
        let joined = Some(said).filter(|said| !said.starts_with('/')).and_then(|said| join(from, said));
        if let Some(number) = joined.and_then(|path| one(self.names.at_path(&path))) {
            return Some(number);
        }
        let last = said.rsplit('/').next().filter(|last| last.ends_with(".md"));
        if let Some(number) = last.and_then(|file| one(self.names.find(file, from, asked))) {
            return Some(number);
        }
        let folded = fold(said);
        let parts: Vec<&str> = folded.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
        let parts = &parts[parts.len().saturating_sub(MAX_PARTS)..];
        let runs = (0..parts.len()).flat_map(|start| (start + 1..=parts.len()).map(move |end| start..end));
        let mut runs = runs.filter(|run| run.start == 0 || run.len() > 1);
        runs.find_map(|run| {
            let path = parts[run].join("/");
            let at = |address: &str| {
                let now = self.by_address.get(address).copied().filter(|n| is(*n));
                now.or_else(|| self.unlisted_by_old_address.get(address).copied().filter(|n| is(*n)))
            };
            let stem = stem_of(&path);
            let addresses = ["", "/", "/index.html", ".html"].map(|end| format!("{stem}{end}"));
            addresses.iter().find_map(|address| at(address)).or_else(|| one(self.names.at_path(&path)))
        })
    }
}

impl One<'_, '_> {
    pub(super) fn resembles(&self, link: &LinkUse) -> bool {
        let fragment = link.fragment.iter().map(String::as_str);
        // The rest of the name may stand on the next line, or be set otherwise.
        let is_cut = link.form == Form::Wiki && link.written.as_ref().is_some_and(|written| !written.ends_with("]]"));
        // `&#45;` is cut at its sign.
        let is_reference = link.target.ends_with('&') && link.fragment.is_some();
        let whole = is_reference.then(|| format!("{}#{}", link.target, link.fragment.as_deref().unwrap_or_default()));
        let names = fragment.chain([link.target.as_str()]).chain(whole.as_deref());
        names.into_iter().any(|name| self.resolver.resembles_withheld(name))
            || is_cut && self.resolver.begins_withheld(&link.target)
    }

    /// The withheld document at whose page's address, in whatever case, or below which this one is.
    pub(super) fn withheld_at(&self, path: &str) -> Option<usize> {
        let r = self.resolver;
        let path = format!("{}/", fold(path));
        let folders = path.match_indices('/').map(|(at, _)| &path[..=at]);
        let addresses = folders.flat_map(|folder| [folder.to_owned(), format!("{folder}index.html")]);
        addresses.filter_map(|address| r.by_address.get(&address).copied()).find(|n| r.published_id(*n).is_none())
    }

    /// The withheld document that an old address says, with the signs of marks in it and without.
    fn withheld_at_old(&self, address: &str) -> Option<usize> {
        let base_url = self.resolver.inputs.config.base_url.as_deref();
        let said = inline::names(address, base_url).into_iter().map(|(_, link)| link);
        let mut said = said.flat_map(|link| link.parts.clone().into_iter().chain([link]));
        self.withheld_at(address.trim_matches('/')).or_else(|| {
            said.find_map(|link| self.resolver.withheld_of_path(&link.target, &self.document.path, &self.asked))
        })
    }

    pub(super) fn withheld_target(&mut self, number: usize, link: &LinkUse) -> Target {
        let index = number - self.resolver.published.len();
        // Its own file's message says that it is withheld.
        let is_told = |withheld: &&Withheld| withheld.reason == Reason::Unread;
        if let Some(withheld) = self.resolver.withheld.get(index).filter(|withheld| !is_told(withheld)) {
            let (kind, reason) = (document::with_article(withheld.word), withheld.reason.phrase());
            let diagnostic = match link.form {
                Form::Embed => say::embed_of_withheld(kind, reason, &withheld.file),
                _ => say::link_to_withheld(kind, reason, &withheld.file),
            };
            let help = if matches!(link.form, Form::Address | Form::Word) {
                phrases::readers_see_no_address()
            } else if link.label.is_some() {
                phrases::readers_see_the_label()
            } else {
                phrases::readers_see_a_neutral_text()
            };
            self.add(diagnostic.help(help));
        }
        Target::Withheld
    }

    /// The names of people that say the name of a withheld document: `[[name]]` is not looked for among people alone.
    pub(super) fn people(&mut self) {
        let base_url = self.resolver.inputs.config.base_url.as_deref();
        for name in front::people(self.document).filter(|name| inline::may_hold_links(&name.value)) {
            for found in inline::links(&name.value, base_url, true) {
                let Ok(link) = found.link else { continue };
                self.span = name.span.clone();
                if self.only_named(0, &link) == Target::Withheld {
                    self.out.kept_names.push(name.value.clone());
                }
            }
        }
    }

    /// A redirect from the address of a withheld document would tell that there is one.
    pub(super) fn old_addresses(&mut self) {
        for redirect in self.document.common.redirects.iter().chain(&self.document.common.permalink) {
            let Some(number) = self.withheld_at_old(&redirect.value) else { continue };
            self.span = redirect.span.clone();
            let link = LinkUse::new(Form::Address, redirect.value.clone(), None);
            self.withheld_target(number, &link);
            self.out.kept_addresses.push(redirect.value.clone());
        }
    }
}

/// A path without the ending of a file: a page, a source, a picture that is called like the page.
fn stem_of(path: &str) -> &str {
    match path.rsplit_once('.') {
        Some((stem, ending)) if ending.starts_with(char::is_alphabetic) && !ending.contains('/') => stem,
        _ => path,
    }
}

/// Whether what merely resembles a withheld name is no mention of it: most paths and addresses lead elsewhere.
pub(super) fn is_exact(form: Form) -> bool {
    matches!(form, Form::Word | Form::Outside)
}
