//! Where what stands in a book leads: to a place in the book, to a page of the site where the site has an address, to the
//! outside; and which images the book holds.
//!
//! A link that leads nowhere from a book is text there.

use std::collections::BTreeMap;
use std::io;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use rapidhash::RapidHashMap as HashMap;
use url::Url;

use super::images::{Images, WIDEST};
use super::tree::{MarkupLanguage, NodeId, NodeKind, Tree};

/// Signs that a URL written by a program has in their encoded form (URL, section 1.3 and the URL code points of 4.3).
const UNSAFE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b']')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Where the site lies.
#[derive(Debug, Clone, Copy)]
pub(super) struct SitePlace<'a> {
    /// What the addresses of the site begin with in the texts: `../../`.
    pub root: &'a str,
    /// What they begin with elsewhere; none when the site does not know.
    pub base: Option<&'a str>,
}

/// Every id of a book.
#[derive(Debug, Default)]
pub(super) struct Ids {
    /// By what texts call it: the number of its document, and its name there.
    known: HashMap<String, (usize, String)>,
    /// How many ids there are for each name.
    used: HashMap<String, usize>,
}

impl Ids {
    /// Takes the ids of a document in: each is a name of XML, and there is one of a name in the whole book.
    pub(super) fn take(&mut self, document: usize, tree: &mut Tree) {
        for id in tree.in_order() {
            let Some(written) = tree.attribute(id, "id").map(str::to_owned) else { continue };
            if self.known.contains_key(&written) || written.is_empty() {
                tree.unset(id, "id");
                continue;
            }
            let is_drawn = matches!(tree.nodes[id].kind, NodeKind::Element { markup: MarkupLanguage::Svg, .. });
            let name = if is_drawn { written.clone() } else { self.name(&written) };
            tree.set(id, "id", &name);
            self.known.insert(written, (document, name));
        }
    }

    fn name(&mut self, written: &str) -> String {
        let sign = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' };
        let mut name: String = written.chars().map(sign).collect();
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            name.insert_str(0, "x-");
        }
        let used = self.used.entry(name.clone()).or_default();
        *used += 1;
        // Two underscores: no id that a text gives has them.
        if *used > 1 { format!("{name}__{used}") } else { name }
    }
}

/// Turns the links and the images of a document to where they lead from a book.
pub(super) struct Turning<'a, 'i> {
    pub ids: &'a Ids,
    /// The files of the documents, by their numbers.
    pub files: &'a [String],
    pub site: SitePlace<'a>,
    pub images: &'a mut Images<'i>,
}

impl Turning<'_, '_> {
    /// # Errors
    /// Those of the images.
    pub(super) fn turn(&mut self, document: usize, tree: &mut Tree) -> io::Result<()> {
        for id in tree.in_order() {
            match tree.html_name(id) {
                Some("a") => self.link(document, tree, id),
                Some("img") => self.image(tree, id)?,
                Some("audio" | "video") => self.player(tree, id)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn link(&self, document: usize, tree: &mut Tree, id: NodeId) {
        let Some(written) = tree.attribute(id, "href") else { return };
        let Some(target) = self.target(document, written) else { return no_link(tree, id) };
        // A note that is not in the book is no note of it.
        if target.contains("://") && tree.attribute(id, "role") == Some("doc-noteref") {
            tree.unset(id, "role");
            tree.unset(id, "epub:type");
        }
        tree.set(id, "href", &target);
    }

    /// Where a link leads; none when it leads nowhere from a book.
    fn target(&self, document: usize, written: &str) -> Option<String> {
        if let Some(fragment) = written.strip_prefix('#') {
            if fragment.is_empty() {
                return self.files.get(document).cloned();
            }
            let decoded = percent_decode_str(fragment).decode_utf8().ok()?;
            let (file, name) = self.ids.known.get(decoded.as_ref())?;
            return Some(match *file == document {
                true => format!("#{name}"),
                false => format!("{}#{name}", self.files.get(*file)?),
            });
        }
        if let Some(address) = self.address(written) {
            return outside(&format!("{}{address}", self.site.base?));
        }
        outside(written)
    }

    /// What of an address stands behind the root of the site; none for one that is outside.
    fn address<'w>(&self, written: &'w str) -> Option<&'w str> {
        written.strip_prefix(self.site.root)
    }

    fn image(&mut self, tree: &mut Tree, id: NodeId) -> io::Result<()> {
        let src = tree.attribute(id, "src").unwrap_or_default().to_owned();
        let fitting = tree.attribute(id, "srcset").and_then(fitting).unwrap_or_else(|| src.clone());
        let alt = tree.attribute(id, "alt").unwrap_or_default().to_owned();
        let within = match self.address(&fitting) {
            Some(address) => self.images.take(address, &alt)?,
            None => None,
        };
        tree.unset(id, "srcset");
        if let Some(name) = within {
            tree.set(id, "src", &name);
            return Ok(());
        }
        // What a book cannot show leaves its description, and leads to it.
        let text = tree.add_text(if alt.is_empty() { src.rsplit('/').next().unwrap_or_default() } else { &alt });
        let target = self.target(0, &src);
        tree.nodes[id].kind = match &target {
            Some(target) => Tree::element("a", &[("class", "missing-image"), ("href", target)]),
            None => Tree::element("span", &[("class", "missing-image")]),
        };
        tree.append(id, text);
        Ok(())
    }

    /// A film or a sound is on the site: a book shows what stands for it, and the link below leads to it.
    fn player(&mut self, tree: &mut Tree, id: NodeId) -> io::Result<()> {
        let file = tree.attribute(id, "src").and_then(|src| src.rsplit('/').next()).unwrap_or_default();
        let name = tree.attribute(id, "aria-label").unwrap_or(file).to_owned();
        let poster = tree.attribute(id, "poster").map(str::to_owned);
        let src = tree.attribute(id, "src").map(str::to_owned);
        let within = match poster.as_deref().and_then(|poster| self.address(poster)) {
            Some(address) => self.images.take(address, &name)?,
            None => None,
        };
        let has_link = tree.nodes[id].parent.is_some_and(|parent| tree.has_class(parent, "player"));
        tree.nodes[id].children.clear();
        tree.nodes[id].kind = match (within, has_link) {
            (Some(image), true) => Tree::element("img", &[("src", &image), ("alt", &name)]),
            (None, true) => NodeKind::Nothing,
            (_, false) => {
                let text = tree.add_text(&name);
                tree.append(id, text);
                match src.and_then(|src| self.target(0, &src)) {
                    Some(target) => Tree::element("a", &[("href", &target)]),
                    None => NodeKind::Group,
                }
            }
        };
        Ok(())
    }
}

/// A link as the text that it holds.
fn no_link(tree: &mut Tree, id: NodeId) {
    let kept = ["id", "class", "lang", "dir"];
    let attributes: BTreeMap<String, String> = match &tree.nodes[id].kind {
        NodeKind::Element { attributes, .. } => attributes
            .iter()
            .filter(|(name, _)| kept.contains(&name.as_str()))
            .map(|(n, v)| (n.clone(), v.clone()))
            .collect(),
        _ => BTreeMap::new(),
    };
    tree.nodes[id].kind = NodeKind::Element { markup: MarkupLanguage::Html, name: String::from("span"), attributes };
}

/// Of the widths of an image, the widest that a book needs.
fn fitting(candidates: &str) -> Option<String> {
    let parts = candidates.split(", ").filter_map(|candidate| {
        let (address, width) = candidate.rsplit_once(' ')?;
        Some((width.strip_suffix('w')?.parse::<u32>().ok()?, address))
    });
    parts.filter(|(width, _)| *width <= WIDEST).max().map(|(_, address)| address.to_owned())
}

/// An address outside of the book; none for one of a scheme that readers of books do not follow, or that is none.
fn outside(written: &str) -> Option<String> {
    let url = Url::parse(written).ok().filter(|url| matches!(url.scheme(), "http" | "https" | "mailto" | "tel"))?;
    Some(utf8_percent_encode(url.as_str(), UNSAFE).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_names_of_xml_and_each_is_there_once() {
        let mut ids = Ids::default();
        let mut tree = Tree::read("<p id=\"1\"></p><p id=\"é\"></p><p id=\"è\"></p><p id=\"a\"></p><p id=\"a\"></p>");
        ids.take(0, &mut tree);
        let names: Vec<_> = tree.in_order().into_iter().filter_map(|id| tree.attribute(id, "id")).collect();
        assert_eq!(names, ["x-1", "x--", "x--__2", "a"]);
    }

    #[test]
    fn addresses_that_a_book_leads_to() {
        assert_eq!(
            outside("https://exemple.org/a|b c?d={e}").as_deref(),
            Some("https://exemple.org/a%7Cb%20c?d=%7Be%7D")
        );
        assert_eq!(outside("mailto:a@exemple.org").as_deref(), Some("mailto:a@exemple.org"));
        for nowhere in ["javascript:alert(1)", "data:text/html,a", "page.html", "ftp://exemple.org/", "https://"] {
            assert_eq!(outside(nowhere), None, "{nowhere}");
        }
    }

    #[test]
    fn the_widest_image_that_a_book_needs() {
        assert_eq!(fitting("../a.480.jpg 480w, ../a.1440.jpg 1440w, ../a.jpg 2000w").as_deref(), Some("../a.1440.jpg"));
        assert_eq!(fitting("../a.jpg 2000w"), None);
    }
}
