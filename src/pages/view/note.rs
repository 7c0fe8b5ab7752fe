//! The page of a note, and the list of all that links to it.

use super::parts::{ViewContext, extra, on_page};
use super::*;
use crate::content::document::{Document, Visibility, Work};
use crate::content::markdown::sentences::{ends_sentence, stops};
use crate::publish::address::encode;
use crate::publish::audience::{DocId, Reason};
use crate::publish::graph::{Backlink, Holding, Target};
use crate::text::label::label;
use crate::text::moment::Moment;
use rapidhash::RapidHashSet as HashSet;

/// Backlinks shown on the note's own page; a hub's others are on a page of theirs.
pub const SHOWN_BACKLINKS: usize = 50;
/// Excerpts shown for one source.
const EXCERPTS: usize = 3;
/// Links of one source whose sentences are compared to find different ones.
const LOOKED_AT: usize = 12;
/// A path is shown whole up to this length…
const WHOLE_PATH: usize = 15;
/// … and beyond it, this many steps on each side of the note.
const PATH_SIDE: usize = 5;
/// Characters of a sentence around a link.
const EXCERPT: usize = 240;

impl ViewContext<'_> {
    pub fn note(&self, id: DocId) -> (PageView, NoteView) {
        let document = self.document(id);
        let address = self.address(id);
        let mut page = self.page("note", &document.title, &address);
        let discussion = self.community(document).and_then(|id| self.discussion(id));
        let community = self.community(document).map(|id| self.community_card(id));
        let holdings = self.notebooks_of(id);
        self.describe(&mut page, id);
        self.lead_to(&mut page, holdings.first());
        for holding in &holdings {
            let notebook = self.document(holding.collection);
            self.add_feed(&mut page, &notebook.title, &self.address(holding.collection));
        }
        let backlinks = self.graph.backlinks(id);
        let shown = &backlinks[..backlinks.len().min(SHOWN_BACKLINKS)];
        let more = (backlinks.len() > shown.len()).then(|| encode(&self.addresses.backlinks(document)));
        let html = self.html(id, &page.root);
        let view = NoteView {
            row: self.note_row(id),
            facts: FactsView {
                authors: self.author_cards(document),
                discuss: document.discuss.clone().or_else(|| discussion.map(str::to_owned)),
                community,
                published: document.published.as_ref().map(|p| self.date(&p.value)),
                modified: document.changed().filter(|m| !is_publication(document, m)).map(|m| self.date(&m)),
                revisions: self.revisions(document),
                licence: self.licence(document.licence.as_deref()),
                citation: self.citation(document, &page),
                source_address: encode(&self.addresses.source(document)),
                words: self.body(id).words,
                has_tasks: memchr::memmem::find(html.as_bytes(), br#"class="tasks""#).is_some(),
            },
            html,
            headings: self.headings(id),
            cover: self.cover(id),
            tags: self.tags_of(document),
            sources: document.sources.iter().map(source).collect(),
            path: holdings.first().map(|holding| self.path(holding)),
            places: holdings.iter().map(|holding| self.place(holding)).collect(),
            links: LinksView {
                backlinks: shown.iter().map(|backlink| self.backlink(backlink)).collect(),
                backlink_count: backlinks.len(),
                backlinks_address: more,
                outgoing: self.outgoing(id),
            },
            notebooks: holdings.iter().map(|holding| self.membership(holding)).collect(),
            extra: extra(&document.extra),
        };
        (page, view)
    }

    /// Description, language, picture and the wish not to be found: what any document's page says of itself.
    pub fn describe(&self, page: &mut PageView, id: DocId) {
        let document = self.document(id);
        page.meta.description = self.summary(id);
        page.lead.clone_from(&document.summary);
        page.language = self.language(id);
        page.meta.locale = page.language.as_ref().map(|language| language.replace('-', "_"));
        page.draft = document.draft;
        let reason = self.graph.published.withheld_by_builds(id);
        page.withheld =
            reason.is_some_and(|reason| reason != Reason::Draft || document.visibility == Visibility::Private);
        page.meta.noindex = document.visibility == Visibility::Unlisted;
        page.meta.image = self.graph.cover(id).map(encode);
    }

    /// The notebooks that hold a note: paths in steps first, then in the order of their files.
    fn notebooks_of(&self, id: DocId) -> Vec<Holding> {
        let mut holdings = self.graph.held_by(id).to_vec();
        holdings.sort_by_key(|holding| !self.has_steps(holding));
        holdings
    }

    fn lead_to(&self, page: &mut PageView, holding: Option<&Holding>) {
        let Some(holding) = holding else { return };
        if let Some(base) = self.graph.held_by(holding.collection).first() {
            page.trail.push(self.reference(base.collection));
        }
        page.trail.push(self.reference(holding.collection));
    }

    fn tags_of(&self, document: &Document) -> Vec<Shared<Ref>> {
        if document.visibility == Visibility::Unlisted {
            return Vec::new();
        }
        // Spellings of one tag lead to one page: the first that is written stands for all.
        let mut addresses = HashSet::default();
        let tags = document.tags.iter().filter_map(|tag| self.tag_ref(tag));
        tags.filter(|tag| addresses.insert(&tag.address)).cloned().collect()
    }

    fn path(&self, holding: &Holding) -> PathView {
        let members = self.graph.members(holding.collection);
        let at = holding.position;
        let (from, to) = match members.len() {
            count if count <= WHOLE_PATH => (0, count),
            count => (at.saturating_sub(PATH_SIDE), (at + PATH_SIDE + 1).min(count)),
        };
        let steps = self.has_steps(holding);
        let mut parts: Vec<PathPart> = Vec::new();
        for (index, member) in members.iter().enumerate().take(to).skip(from) {
            let category = self.first_category(holding.collection, index).map(|title| label(title).into_owned());
            let stop = self.reference(member.document);
            match parts.last_mut() {
                Some(part) if part.category == category => part.stops.push(stop),
                _ => parts.push(PathPart {
                    category: category.clone(),
                    first: steps.then_some(index + 1),
                    stops: vec![stop],
                }),
            }
        }
        PathView {
            notebook: self.reference(holding.collection),
            place: self.place_in_words(holding),
            hidden_before: from,
            hidden_after: members.len() - to,
            parts,
        }
    }

    fn has_steps(&self, holding: &Holding) -> bool {
        self.graph.collection(holding.collection).is_some_and(|c| c.steps)
    }

    fn place_in_words(&self, holding: &Holding) -> String {
        let key = if self.has_steps(holding) { "step_of" } else { "note_of" };
        let (position, count) = (holding.position + 1, self.graph.members(holding.collection).len());
        self.translation.text(key, None, &[("position", &position.to_string()), ("count", &count.to_string())])
    }

    fn first_category(&self, collection: DocId, index: usize) -> Option<&str> {
        self.categories_of(collection, index).next()
    }

    /// Titles of the categories of a member, in the order it gives them.
    fn categories_of(&self, collection: DocId, index: usize) -> impl Iterator<Item = &str> {
        let member = self.graph.members(collection)[index];
        let membership = self.graph.membership(collection, member);
        let given = membership.into_iter().flat_map(|membership| &membership.categories);
        given.filter_map(move |id| self.graph.category(collection, &id.value)).map(|category| category.title.as_str())
    }

    fn place(&self, holding: &Holding) -> PlaceView {
        let members = self.graph.members(holding.collection);
        let at = |position: Option<usize>| position.and_then(|p| members.get(p)).map(|m| self.reference(m.document));
        PlaceView {
            notebook: self.reference(holding.collection),
            place: self.place_in_words(holding),
            previous: at(holding.position.checked_sub(1)),
            next: at(Some(holding.position + 1)),
        }
    }

    fn membership(&self, holding: &Holding) -> MembershipView {
        let member = self.graph.members(holding.collection)[holding.position];
        let membership = self.graph.membership(holding.collection, member);
        MembershipView {
            notebook: self.notebook_row(holding.collection),
            added_by: membership.and_then(|m| self.author(&m.added_by.as_ref()?.value)),
            added: membership.and_then(|m| m.added).map(|added| self.date(&added)),
            categories: self
                .categories_of(holding.collection, holding.position)
                .map(|title| label(title).into_owned())
                .collect(),
            pinned: membership.is_some_and(|m| m.pinned),
        }
    }

    /// What the note leads to, each once, in the order of its text. An unlisted page is linked from the text only.
    fn outgoing(&self, id: DocId) -> Vec<Shared<Ref>> {
        let mut seen = HashSet::from_iter([id]);
        let targets = self.graph.leads(id).filter_map(|target| match target {
            Target::Document { id: to, .. } if self.graph.published.is_listed(*to) => Some(*to),
            _ => None,
        });
        targets.filter(|to| seen.insert(*to)).map(|to| self.reference(to)).collect()
    }

    fn backlink(&self, backlink: &Backlink) -> BacklinkView {
        let outline = &self.document(backlink.source).outline;
        let mut excerpts: Vec<ExcerptView> = Vec::new();
        for number in backlink.links.iter().take(LOOKED_AT) {
            if excerpts.len() == EXCERPTS {
                break;
            }
            let Some(passage) = outline.links[*number as usize].passage.and_then(|p| outline.passages.get(p as usize))
            else {
                continue;
            };
            let (text, place) = self.quoted(backlink.source, &passage.around(*number, EXCERPT * 4), Some(*number));
            let excerpt = excerpt(&text, place);
            if !excerpts.iter().any(|e| (&e.before, &e.after) == (&excerpt.before, &excerpt.after)) {
                excerpts.push(excerpt);
            }
        }
        let notebook = self.graph.held_by(backlink.source).first().map(|h| self.reference(h.collection));
        BacklinkView { source: self.reference(backlink.source), notebook, excerpts }
    }

    /// Newest first.
    pub fn revisions(&self, document: &Document) -> Vec<RevisionView> {
        let revisions = document.revisions.iter().rev();
        revisions
            .map(|revision| RevisionView {
                date: self.date(&revision.date.value),
                author: revision.author.as_ref().and_then(|a| self.author(&a.value)),
                summary: revision.summary.clone(),
            })
            .collect()
    }

    fn citation(&self, document: &Document, page: &PageView) -> CitationView {
        let names: Vec<String> = self.authors(document).into_iter().map(|a| a.name.clone()).collect();
        let site = &label(&self.config.title);
        let date = document.changed();
        let and = self.translation.text("citation_and", None, &[]);
        let authors = match names.as_slice() {
            [] => String::new(),
            [one] => format!("{one}. "),
            [first @ .., last] => format!("{} {and} {last}. ", first.join(", ")),
        };
        let when = date.map_or_else(
            || self.translation.text("citation_no_date", None, &[]),
            |date| {
                let day = self.date(&date).day;
                let year = date.date().year().to_string();
                // APA gives the year first: « 2024, 7 février ».
                let rest = day.replace(&year, "").trim_matches([' ', ',', '\u{a0}']).to_owned();
                format!("{year}, {rest}")
            },
        );
        let url = page.meta.canonical.clone().unwrap_or_default();
        let space = if url.is_empty() { "" } else { " " };
        let mut bibtex = format!("@misc{{{},\n", document.slug);
        let mut field = |name: &str, value: &str| {
            if !value.is_empty() {
                for part in ["  ", name, " = {", value, "},\n"] {
                    bibtex.push_str(part);
                }
            }
        };
        let braced: Vec<String> = names.iter().map(|name| format!("{{{}}}", bibtex_text(name))).collect();
        field("author", &braced.join(" and "));
        field("title", &bibtex_text(&document.title));
        field("year", &date.map(|d| d.date().year().to_string()).unwrap_or_default());
        field("howpublished", &bibtex_text(site));
        field("url", &url);
        bibtex.push('}');
        CitationView {
            apa_before: format!("{authors}({when}). "),
            apa_title: document.title.clone(),
            apa_after: format!(". {site}.{space}{url}"),
            bibtex,
            published: document.published.as_ref().map(|day| day.value.date().strftime("%Y/%m/%d").to_string()),
        }
    }

    /// A page of the whole list of what links to a note.
    pub fn all_backlinks(&self, id: DocId, number: usize) -> (PageView, BacklinksView) {
        let document = self.document(id);
        let first = self.addresses.backlinks(document);
        let mut page = self.page("backlinks", &document.title, &self.addresses.paged(&first, number));
        page.meta.noindex = true;
        let note = self.reference(id);
        page.trail.push(note.clone());
        let backlinks = self.graph.backlinks(id);
        let view = BacklinksView {
            note,
            backlinks: on_page(backlinks, number).iter().map(|b| self.backlink(b)).collect(),
            count: backlinks.len(),
            pages: self.pages(&first, number, backlinks.len()),
        };
        (page, view)
    }
}

/// Whether a note's newest change is its publication.
fn is_publication(document: &Document, changed: &Moment) -> bool {
    document.published.as_ref().is_some_and(|published| published.value.date() == changed.date())
}

fn source(work: &Work) -> SourceView {
    let Work { author, year, title, publisher, url } = work.clone();
    SourceView { author, year, title, publisher, url }
}

/// BibTeX gives these characters a meaning (btxdoc, section 3).
fn bibtex_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '{' | '}' | '\\' => out.push(' '),
            '&' | '%' | '$' | '#' | '_' => out.extend(['\\', c]),
            '~' | '^' => out.push_str(&format!("\\{c}{{}}")),
            '\u{a0}' | '\u{202f}' => out.push('~'),
            c => out.push(c),
        }
    }
    out
}

/// The sentence that holds `place`, cut to a readable length around it.
fn excerpt(text: &str, place: std::ops::Range<usize>) -> ExcerptView {
    let start = stops(&text[..place.start]).rev().find(|at| ends_sentence(text, *at)).unwrap_or(0);
    let mut after = stops(&text[place.end..]).map(|at| place.end + at);
    let end = after.find(|at| ends_sentence(text, *at)).unwrap_or(text.len());
    let before = cut_start(text[start..place.start].trim_start(), EXCERPT / 2);
    let after = cut_end(text[place.end..end].trim_end(), EXCERPT / 2);
    ExcerptView { before, words: text[place].to_owned(), after }
}

fn cut_start(text: &str, limit: usize) -> String {
    let count = text.chars().count();
    if count <= limit {
        return text.to_owned();
    }
    let from = text.char_indices().nth(count - limit).map_or(0, |(at, _)| at);
    let word = text[from..].find(' ').map_or(from, |at| from + at + 1);
    format!("… {}", &text[word..])
}

fn cut_end(text: &str, limit: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(limit) else { return text.to_owned() };
    let word = text[..end].rfind(' ').unwrap_or(end);
    format!("{} …", &text[..word])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(text: &str, words: &str) -> String {
        let at = text.find(words).expect("the words are in the text");
        let e = excerpt(text, at..at + words.len());
        format!("{}[{}]{}", e.before, e.words, e.after)
    }

    #[test]
    fn an_excerpt_is_the_sentence_around_the_link() {
        let text = "Une première phrase. Voir aussi le pilote, v. 2.1 du guide, avant tout. La suite.";
        assert_eq!(sentence(text, "le pilote"), "Voir aussi [le pilote], v. 2.1 du guide, avant tout.");
        assert_eq!(sentence(text, "Une première"), "[Une première] phrase.");
        assert_eq!(sentence(text, "La suite"), "[La suite].");
    }

    proptest::proptest! {
        /// What is kept of a passage gives the excerpts that all of it would, whatever a link comes to print.
        #[test]
        fn an_excerpt_needs_no_more_than_what_is_kept(
            before in "([A-Za-zé ]{0,3}[.?!…]? ?){0,8}",
            title in "([A-Za-zé ]{0,3}[.?!…]? ?){0,3}",
            after in "([A-Za-zé ]{0,3}[.?!…]? ?){0,8}",
        ) {
            let link = before.len()..before.len() + title.len();
            let whole = excerpt(&format!("{before}{title}{after}"), link);
            let kept = crate::content::markdown::sentences::around(&format!("{before}{after}"), before.len()..before.len());
            let (before, after) = (&before[kept.start..], &after[..kept.end - before.len()]);
            let link = before.len()..before.len() + title.len();
            let part = excerpt(&format!("{before}{title}{after}"), link);
            proptest::prop_assert_eq!((whole.before, whole.after), (part.before, part.after));
        }
    }

    #[test]
    fn a_long_sentence_is_cut_at_words() {
        let text = format!("{} ICI {}", "mot ".repeat(100).trim(), "mot ".repeat(100).trim());
        let cut = sentence(&text, "ICI");
        assert!(cut.starts_with("… mot") && cut.ends_with("mot …"), "{cut}");
        assert!(cut.chars().count() < 260, "{cut}");
    }

    #[test]
    fn bibtex_escapes() {
        assert_eq!(bibtex_text("R&D {50 %}"), "R\\&D  50 \\% ");
    }
}
