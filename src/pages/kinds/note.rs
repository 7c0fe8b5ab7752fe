//! The page of a note.

use serde::Serialize;

use super::{DocumentPages, PageKind, Planner};
use crate::content::document::{Document, Kind, NoteKind, Revision, Visibility};
use crate::content::i18n::DateView;
use crate::diagnostics::Language;
use crate::pages::kinds::backlinks::BacklinksPage;
use crate::pages::kinds::history::SHOWN_VERSIONS;
use crate::pages::site::Phase;
use crate::pages::view::backlinks::{BacklinkView, SHOWN_BACKLINKS};
use crate::pages::view::citation::CitationView;
use crate::pages::view::feedback::FeedbackView;
use crate::pages::view::further::FurtherView;
use crate::pages::view::glossary::DefinedTerm;
use crate::pages::view::holdings::{MembershipView, PathView, PlaceView};
use crate::pages::view::neighbourhood::NeighbourhoodView;
use crate::pages::view::organisation::OrganisationView;
use crate::pages::view::parts::{ViewContext, extra};
use crate::pages::view::related::RelatedView;
use crate::pages::view::{
    AuthorCard, CommunityCard, CoverView, ExtraView, HeadingView, LicenceView, NoteRow, PageView, Ref, RevisionView,
    Shared, SourceView,
};
use crate::publish::address::encode;
use crate::publish::audience::DocId;
use crate::publish::graph::Holding;
use crate::text::label::label;
use crate::text::moment::Moment;
use rapidhash::RapidHashSet as HashSet;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotePage {
    pub id: DocId,
}

impl PageKind for NotePage {
    type View = NoteView;

    const TEMPLATE: &'static str = "note.html";
    const NAME: &'static str = "note";
    const PHASE: Phase = Phase::Page;

    fn view(&self, context: &ViewContext) -> (PageView, NoteView) {
        context.note(self.id)
    }

    fn is_in_sitemap(&self) -> bool {
        true
    }

    fn document(&self) -> Option<DocId> {
        Some(self.id)
    }
}

impl DocumentPages for NotePage {
    fn plan(planner: &mut Planner, id: DocId, document: &Document) {
        let context = planner.context;
        if document.kind.is_note() && planner.add(NotePage { id }, &context.address(id), Some(id)) {
            if let Some(source) = context.addresses.source(document) {
                planner.reserve(&source, Some(id));
            }
            BacklinksPage::plan_of(planner, id);
        }
    }
}

/// A note; template `note.html`, as `note`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct NoteView {
    pub row: Shared<NoteRow>,
    pub facts: FactsView,
    pub html: String,
    /// The terms that the text uses, in the order of their first use, where the site has a glossary.
    pub glossary: Vec<DefinedTerm>,
    pub headings: Vec<HeadingView>,
    /// « Pour aller plus loin ».
    pub further: Option<FurtherView>,
    pub cover: Option<CoverView>,
    pub tags: Vec<Shared<Ref>>,
    /// Its references.
    pub sources: Vec<SourceView>,
    /// « Signaler une erreur ».
    pub feedback: FeedbackView,
    /// The notebook whose path is shown beside the note: the first that holds it; none when in no notebook.
    pub path: Option<PathView>,
    /// Previous and next in every notebook that holds it, the path's first.
    pub places: Vec<PlaceView>,
    pub links: LinksView,
    /// Carnets reliés.
    pub notebooks: Vec<MembershipView>,
    /// The site's own front matter key `extra`, as JSON text made of strings, numbers, lists and maps.
    pub extra: ExtraView,
}

/// What is known of a note beside its text: the section « À propos de la note ».
#[derive(Debug, Clone, Serialize, Hash)]
pub struct FactsView {
    /// Its other names, by which links find it too.
    pub other_names: Vec<String>,
    /// All of them.
    pub authors: Vec<Shared<AuthorCard>>,
    /// The community it belongs to.
    pub community: Option<Shared<CommunityCard>>,
    /// Of a note about an organisation.
    pub organisation: Option<OrganisationView>,
    /// Keys of its front matter that are a text, with their names: the territory of an organisation.
    pub others: Vec<FactView>,
    /// « Discuter de la note »: the note's own address, else its community's.
    pub discuss: Option<String>,
    pub published: Option<DateView>,
    /// When it changed after its publication.
    pub modified: Option<DateView>,
    /// Newest first; of a note that has a page for its history, the newest.
    pub revisions: Vec<RevisionView>,
    /// How many there are in all.
    pub revision_count: usize,
    /// The page of its history, when `revisions` does not hold all.
    pub history_address: Option<String>,
    /// Where any two versions can be compared, when there are enough.
    pub pairs_address: Option<String>,
    pub licence: Option<LicenceView>,
    pub citation: CitationView,
    /// The note's Markdown, redacted as the page is, from the root; none where the site has few files.
    pub source_address: Option<String>,
    /// How long the text is.
    pub words: usize,
}

/// A key of the front matter that is shown as it is.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct FactView {
    /// What readers call the key.
    pub name: String,
    /// Its value.
    pub text: String,
}

/// Linked notes: what leads to a note, and where it leads.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct LinksView {
    pub backlinks: Vec<BacklinkView>,
    /// How many there are in all; more than `backlinks` holds when the note is a hub.
    pub backlink_count: usize,
    /// The page that lists them all, when `backlinks` does not.
    pub backlinks_address: Option<String>,
    pub outgoing: Vec<Shared<Ref>>,
    /// Notes that are linked neither way, the most alike first.
    pub related: Vec<RelatedView>,
    /// Both directions as a drawing.
    pub neighbourhood: Option<NeighbourhoodView>,
}

impl ViewContext<'_> {
    fn note(&self, id: DocId) -> (PageView, NoteView) {
        let document = self.document(id);
        let address = self.address(id);
        let mut page = self.page("note", &document.title, &address);
        let holdings = self.notebooks_of(id);
        self.describe(&mut page, id);
        self.lead_to(&mut page, id, holdings.first());
        for holding in &holdings {
            let notebook = self.document(holding.collection);
            self.add_feed(&mut page, &notebook.title, &self.address(holding.collection));
        }
        self.add_feed_of_language(&mut page, id);
        page.meta.linked_data = self.linked_data(id, &page, &holdings);
        let mut html = self.html(id, &mut page);
        let mut headings = self.headings(id);
        let further = self.further(id, &mut html, &mut headings);
        let (html, glossary) = self.with_glossary(id, html, &page.root);
        let view = NoteView {
            row: self.note_row(id),
            facts: self.facts(id, &page),
            html,
            glossary,
            headings,
            further,
            cover: self.cover(id),
            tags: self.tags_of(document),
            sources: self.references(id),
            feedback: self.feedback(document, &page),
            path: holdings.first().map(|holding| self.path(holding)),
            places: holdings.iter().map(|holding| self.place(holding)).collect(),
            links: self.note_links(id, &page),
            notebooks: holdings.iter().map(|holding| self.membership(holding)).collect(),
            extra: extra(&document.common.extra),
        };
        (page, view)
    }

    fn facts(&self, id: DocId, page: &PageView) -> FactsView {
        let document = self.document(id);
        let community = self.community(document);
        let discussion = community.and_then(|id| self.discussion(id));
        FactsView {
            other_names: self.names_shown(id),
            authors: self.author_cards(document),
            organisation: self.organisation(id),
            others: self.other_facts(document),
            discuss: document.common.discuss.clone().or_else(|| discussion.map(str::to_owned)),
            community: community.map(|id| self.community_card(id)),
            published: document.common.published.as_ref().map(|p| self.date(&p.value)),
            modified: document.changed().filter(|m| !is_publication(document, m)).map(|m| self.date(&m)),
            revisions: self.newest_revisions(id),
            revision_count: document.common.revisions.len(),
            history_address: self.has_history_page(id).then(|| self.history_address(id)),
            pairs_address: self.pairs_address(id),
            licence: self.licence(document.common.licence.as_deref()),
            citation: self.citation(id, document.changed(), page),
            source_address: self.addresses.source(document).map(|source| encode(&source)),
            words: self.body(id).words,
        }
    }

    fn other_facts(&self, document: &Document) -> Vec<FactView> {
        let facts = document.common.facts().into_iter();
        facts.map(|(key, text)| FactView { name: self.key_name(key), text: label(text).into_owned() }).collect()
    }

    /// What readers call a key: the interface's text of this name, else what the form for writing calls it.
    fn key_name(&self, key: &str) -> String {
        if self.translation.has_text(key) {
            return self.translation.text(key, None, &[]);
        }
        let mut languages = Language::of(self.translation.language()).into_iter().chain([Language::english()]);
        let name = format!("field_{key}");
        languages.find_map(|language| language.text_named(&name)).unwrap_or_else(|| key.to_owned())
    }

    fn note_links(&self, id: DocId, page: &PageView) -> LinksView {
        let backlinks = self.graph.backlinks(id);
        let shown = &backlinks[..backlinks.len().min(SHOWN_BACKLINKS)];
        let has_more = backlinks.len() > shown.len();
        LinksView {
            backlinks: shown.iter().map(|backlink| self.backlink(backlink)).collect(),
            backlink_count: backlinks.len(),
            backlinks_address: has_more.then(|| encode(&self.addresses.backlinks(self.document(id)))),
            outgoing: self.outgoing(id),
            related: self.related(id),
            neighbourhood: self.neighbourhood(id, &page.root),
        }
    }

    /// The notebooks that hold a note: paths in steps first, then in the order of their files.
    fn notebooks_of(&self, id: DocId) -> Vec<Holding> {
        let mut holdings = self.graph.held_by(id).to_vec();
        holdings.sort_by_key(|holding| !self.has_steps(holding));
        holdings
    }

    fn lead_to(&self, page: &mut PageView, id: DocId, holding: Option<&Holding>) {
        let Some(holding) = holding else {
            page.trail.extend(self.list_of_kind(id).map(Shared::new));
            return;
        };
        if let Some(base) = self.graph.held_by(holding.collection).first() {
            page.trail.push(self.reference(base.collection));
        }
        page.trail.push(self.reference(holding.collection));
    }

    /// The list of the notes of its kind, where it stands in one.
    fn list_of_kind(&self, id: DocId) -> Option<Ref> {
        match self.document(id).kind {
            Kind::Note(NoteKind::Term) if self.graph.published.is_listed(id) => Some(self.lexicon_ref()),
            Kind::Note(NoteKind::Organisation) if self.graph.published.is_listed(id) => Some(self.organisations_ref()),
            _ => None,
        }
    }

    fn tags_of(&self, document: &Document) -> Vec<Shared<Ref>> {
        if document.visibility == Visibility::Unlisted {
            return Vec::new();
        }
        // Spellings of one tag lead to one page: the first that is written is shown.
        let mut addresses = HashSet::default();
        let tags = document.common.tags.iter().filter_map(|tag| self.tag_ref(tag));
        tags.filter(|tag| addresses.insert(&tag.address)).cloned().collect()
    }

    /// What the note leads to, each once, in the order of its text. An unlisted page is linked from the text only.
    fn outgoing(&self, id: DocId) -> Vec<Shared<Ref>> {
        self.led_to(id).into_iter().map(|to| self.reference(to)).collect()
    }

    /// Those that the note's own page shows, newest first.
    fn newest_revisions(&self, id: DocId) -> Vec<RevisionView> {
        let count = if self.has_history_page(id) { SHOWN_VERSIONS } else { usize::MAX };
        self.first_revisions(id, count)
    }

    /// Newest first.
    pub fn revisions(&self, id: DocId) -> Vec<RevisionView> {
        self.first_revisions(id, usize::MAX)
    }

    fn first_revisions(&self, id: DocId, count: usize) -> Vec<RevisionView> {
        let revisions = self.document(id).common.revisions.iter().enumerate().rev().take(count);
        let view = |(version, revision): (usize, &Revision)| RevisionView {
            date: self.date(&revision.date.value),
            author: revision.author.as_ref().and_then(|a| self.author(&a.value)),
            summary: revision.summary.clone(),
            version: self.version_address(id, version),
            change: self.change_in_words(id, version),
            comparison: self.comparison_address(id, version),
        };
        revisions.map(view).collect()
    }
}

/// Whether a note's newest change is its publication.
fn is_publication(document: &Document, changed: &Moment) -> bool {
    document.common.published.as_ref().is_some_and(|published| published.value.date() == changed.date())
}

#[cfg(test)]
mod tests {
    use crate::content::front_matter::table::keys_of;
    use crate::content::keys::Role;
    use crate::fixture::{config, id, with_context};

    #[test]
    fn a_key_that_is_shown_as_it_is_has_a_name_for_readers() {
        for language in ["fr", "en"] {
            let mut shown = 0;
            for key in keys_of(Role::Note).names() {
                let text = format!("---\nkind: organisation\n{key}: Des mots\n---\n");
                with_context(&config(&format!("language: {language}\n")), &[("a.md", &text)], |context| {
                    for fact in context.other_facts(context.document(id(context.graph, "a"))) {
                        assert!(fact.name != key && fact.text == "Des mots", "{language}: {fact:?}");
                        shown += 1;
                    }
                });
            }
            assert!(shown > 0, "{language}: no key is shown");
        }
    }

    #[test]
    fn the_name_of_a_key_is_that_of_the_form_where_the_interface_has_none() {
        for (language, names) in [("fr", ["Territoire", "Image en tête"]), ("de", ["Territory", "Picture at the head"])]
        {
            with_context(&config(&format!("language: {language}\n")), &[], |context| {
                assert_eq!(["territory", "cover"].map(|key| context.key_name(key)), names);
            });
        }
    }
}
