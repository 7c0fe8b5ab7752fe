//! `llms.txt` (llmstxt.org): the public notes in Markdown, by notebook, for programs that read texts. A site has it when it asks
//! for it.
//!
//! It is one file, whatever their number, as `index.json` is: a line a note.

use serde::Serialize;

use super::{PageKind, Planner, SitePages};
use crate::content::document::{Kind, Visibility};
use crate::pages::view::PageView;
use crate::pages::view::parts::ViewContext;
use crate::publish::address::encode;
use crate::publish::audience::DocId;
use crate::text::label::label;
use rapidhash::RapidHashSet as HashSet;

/// Where it is.
const FILE: &str = "llms.txt";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LlmsPage;

impl PageKind for LlmsPage {
    type View = LlmsView;

    const TEMPLATE: &'static str = "llms.txt";
    const NAME: &'static str = "llms";

    fn view(&self, context: &ViewContext) -> (PageView, LlmsView) {
        (context.page("llms", &context.config.title, FILE), context.llms())
    }

    fn is_in_sitemap(&self) -> bool {
        false
    }
}

impl SitePages for LlmsPage {
    fn plan(planner: &mut Planner) {
        if planner.context.config.llms {
            planner.add(LlmsPage, FILE, None);
        }
    }
}

/// The public notes; template `llms.txt`, as `llms`. Texts are Markdown.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct LlmsView {
    pub title: String,
    /// What the site is.
    pub description: Option<String>,
    /// A notebook each, those in none last. A note stands where it is first listed.
    pub groups: Vec<LlmsGroup>,
}

/// Notes that stand together in `llms.txt`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct LlmsGroup {
    pub title: String,
    pub summary: Option<String>,
    pub notes: Vec<LlmsNote>,
}

/// A note in `llms.txt`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct LlmsNote {
    pub title: String,
    /// Of its Markdown source: whole where the site knows its own, else from the root.
    pub address: String,
    pub summary: Option<String>,
}

impl ViewContext<'_> {
    fn llms(&self) -> LlmsView {
        let mut listed: HashSet<DocId> = HashSet::default();
        let mut groups = Vec::new();
        for notebook in self.graph.listed(|kind| matches!(kind, Kind::Notebook(_))) {
            let members = self.graph.members(notebook).iter().map(|member| member.document);
            let notes = self.llms_notes(members, &mut listed);
            let title = in_markdown(&self.document(notebook).title);
            groups.push(LlmsGroup { title, summary: self.summary(notebook).map(|text| in_markdown(&text)), notes });
        }
        let notes = self.llms_notes(self.graph.notes.iter().copied(), &mut listed);
        groups.push(LlmsGroup { title: self.translation.text("loose_notes", None, &[]), summary: None, notes });
        // A notebook for a community alone has no public note, nor a name here.
        groups.retain(|group| !group.notes.is_empty());
        let description = self.config.description.as_ref().map(|text| in_markdown(text));
        LlmsView { title: in_markdown(&self.config.title), description, groups }
    }

    /// The public ones of some notes that are not listed yet.
    fn llms_notes(&self, ids: impl Iterator<Item = DocId>, listed: &mut HashSet<DocId>) -> Vec<LlmsNote> {
        let base = self.config.base_url.as_deref().unwrap_or_default();
        let public = ids.filter(|id| self.document(*id).visibility == Visibility::Public && listed.insert(*id));
        let note = |id: DocId| LlmsNote {
            title: in_markdown(&label(&self.document(id).title)),
            address: format!(
                "{base}{}",
                encode(&self.addresses.source(self.document(id)).unwrap_or_else(|| self.address(id)))
            ),
            summary: self.summary(id).map(|summary| in_markdown(&summary)),
        };
        public.map(note).collect()
    }
}

/// A text on one line, without signs that would begin or end a link.
fn in_markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' => out.push(' '),
            '[' | ']' | '\\' | '<' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_ends_no_link() {
        assert_eq!(in_markdown("un [deux](x)\net <b>"), "un \\[deux\\](x) et \\<b>");
    }
}
