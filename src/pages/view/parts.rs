//! What several kinds of pages are made of: rows, cards, dates, bodies with their holes filled.

use std::collections::BTreeMap;

use super::cards::Cards;
use super::documents::PastTexts;
use super::licence::licence;
use super::*;
use crate::content::config::Config;
use crate::content::document::{Extra, Kind, Visibility};
use crate::content::front_matter::words::WordSet;
use crate::content::i18n::Translation;
use crate::content::markdown::Heading;
use crate::content::source::Attachment;
use crate::publish::address::{Addresses, ListKind, encode, root_of};
use crate::publish::audience::{Bodies, DocId, Reason};
use crate::publish::changes::Changes;
use crate::publish::graph::{Graph, PastNote};
use crate::publish::versions::Versions;
use crate::text::label::label;
use crate::text::moment::Moment;
use rapidhash::RapidHashMap as HashMap;

/// Characters of a summary made from a note's first paragraph.
const SUMMARY: usize = 280;

/// Characters of a summary that an author wrote, where it stands in a list.
const OWN_SUMMARY: usize = 300;

/// People named in a row, a card or a feed.
pub const NAMED: usize = 12;

/// Everything views are made from.
#[derive(Debug, Clone, Copy)]
pub struct ViewContext<'a> {
    pub graph: &'a Graph,
    pub bodies: &'a Bodies,
    pub changes: &'a Changes,
    pub config: &'a Config,
    pub translation: &'a Translation,
    pub addresses: &'a Addresses,
    /// The day of the build.
    pub today: Moment,
    /// Files of the content folder, for the sizes of images.
    pub attachments: &'a BTreeMap<String, Attachment>,
    /// Where the addresses lead that documents write from the site's root, beside those of documents; dead ones are not
    /// in it.
    pub site_addresses: &'a BTreeMap<String, String>,
    /// See [`SiteView::assets_version`].
    pub assets_version: &'a str,
    /// What is made once.
    pub cards: &'a Cards,
    /// The versions of notes, where the site has them.
    pub versions: &'a Versions,
    /// A note as it was, beside the documents of today: its id is that of none of them.
    pub past: Option<&'a PastNote>,
    /// Gives texts that notes held; none where no page of a version is made.
    pub past_texts: Option<&'a dyn PastTexts>,
}

impl<'a> ViewContext<'a> {
    /// The interface in the language of a document: for what stands within its text.
    pub fn translation_of(&self, id: DocId) -> &'a Translation {
        self.translation.within(self.document(id).common.language.as_deref())
    }

    pub fn address(&self, id: DocId) -> String {
        self.addresses.document(self.document(id))
    }

    /// A document's address as links write it.
    pub fn encoded_address(&self, id: DocId) -> &'a str {
        self.past_of(id).map_or_else(|| self.reference_cell(id).address.as_str(), |past| &past.address)
    }

    pub fn reference(&self, id: DocId) -> Shared<Ref> {
        self.reference_cell(id).clone()
    }

    pub fn reference_cell(&self, id: DocId) -> &'a Shared<Ref> {
        self.cards.references.get(id.index(), || {
            Shared::new(Ref {
                title: label(&self.document(id).title).into_owned(),
                address: encode(&self.address(id)),
                language: self.language(id),
            })
        })
    }

    /// The language of a document.
    pub fn language_of(&self, id: DocId) -> &'a str {
        self.document(id).common.language.as_deref().unwrap_or(&self.config.language)
    }

    /// The language of a document, in words of the interface, where it is not the site's: `en anglais`.
    pub fn in_language(&self, id: DocId) -> Option<String> {
        let language = self.language(id).filter(|_| !self.graph.languages.is_of_site(self.document(id)))?;
        let word = self.translation.word_for(&language);
        Some(self.translation.text("in_language", None, &[("language", word)]))
    }

    /// The language of a document, when it is not the site's.
    pub fn language(&self, id: DocId) -> Option<String> {
        self.document(id).common.language.clone().filter(|language| *language != self.config.language)
    }

    /// The page of a tag, as a note spells it; none for one without a page.
    pub fn tag_ref(&self, spelling: &str) -> Option<&'a Shared<Ref>> {
        let published = &self.graph.published;
        let tags = self.cards.tags.get_or_init(|| {
            let mut tags = HashMap::default();
            for tag in published.iter().filter(|(id, _)| published.is_listed(*id)).flat_map(|(_, d)| &d.common.tags) {
                if let Some(word) = self.graph.tag_word(tag).filter(|_| !tags.contains_key(tag)) {
                    let address = encode(&self.addresses.tag(word));
                    tags.insert(tag.clone(), Shared::new(Ref { title: tag.clone(), address, language: None }));
                }
            }
            tags
        });
        tags.get(spelling)
    }

    pub fn date(&self, moment: &Moment) -> DateView {
        self.translation.date(moment)
    }

    /// What every page has; `address` is this page's, not encoded.
    pub fn page(&self, kind: &'static str, title: &str, address: &str) -> PageView {
        let encoded = encode(address);
        PageView {
            root: root_of(address),
            kind,
            title: title.to_owned(),
            lead: None,
            translations: Vec::new(),
            meta: MetaView {
                canonical: self.config.base_url.as_ref().map(|base| format!("{base}{encoded}")),
                ..MetaView::default()
            },
            address: encoded,
            language: None,
            draft: false,
            withheld: false,
            review: None,
            feeds: vec![self.site_feed()],
            trail: Vec::new(),
            features: None,
        }
    }

    /// The list of everything of a sort.
    pub fn list_ref(&self, of: ListKind) -> Ref {
        let title = self.translation.text(of.word(), None, &[]);
        Ref { title, address: encode(&self.addresses.list(of)), language: None }
    }

    pub fn home_ref(&self) -> Ref {
        let title = self.translation.text("home", None, &[]);
        Ref { title, address: encode(&self.addresses.home()), language: None }
    }

    /// The way to a page of a list: what the list is in, and from a further page its first one.
    pub fn lead_to_list(&self, page: &mut PageView, above: Option<Ref>, (first, number): (&str, usize)) {
        page.trail.extend(above.map(Shared::new));
        if number > 1 {
            let (title, language) = (label(&page.title).into_owned(), page.language.clone());
            page.trail.push(Shared::new(Ref { title, address: encode(first), language }));
        }
    }

    pub fn site_feed(&self) -> Ref {
        Ref {
            title: label(&self.config.title).into_owned(),
            address: crate::publish::address::feed(&self.addresses.home()),
            language: None,
        }
    }

    /// Description, language, picture and the wish not to be found: what any document's page says of itself.
    pub fn describe(&self, page: &mut PageView, id: DocId) {
        let document = self.document(id);
        page.meta.description = self.summary(id);
        page.lead.clone_from(&document.common.summary);
        self.set_language(page, id);
        page.translations = self.translations(id);
        page.review = self.review(id);
        page.draft = document.draft;
        let reason = self.graph.published.withheld_by_builds(id);
        page.withheld =
            reason.is_some_and(|reason| reason != Reason::Draft || document.visibility == Visibility::Private);
        page.meta.noindex = document.visibility == Visibility::Unlisted;
        page.meta.image = self.graph.cover(id).map(|path| encode(self.graph.file_address(path)));
        page.meta.has_card = self.share_card(id).is_some();
        if page.meta.has_card {
            page.meta.image = Some(encode(&self.share_address(id)));
        }
    }

    /// Gives a page the language of a document's text.
    pub fn set_language(&self, page: &mut PageView, id: DocId) {
        page.language = self.language(id);
        page.meta.locale = page.language.as_ref().map(|language| language.replace('-', "_"));
    }

    /// The other names of a note, set as its language is.
    pub fn names_shown(&self, id: DocId) -> Vec<String> {
        let typography = &self.translation_of(id).typography;
        self.graph.other_names(id).iter().map(|name| label(&typography.set(name)).into_owned()).collect()
    }

    /// The pages that say the same in other languages, with this one.
    fn translations(&self, id: DocId) -> Vec<TranslationView> {
        let view = |of: &DocId| {
            let (document, address) = (self.document(*of), self.encoded_address(*of).to_owned());
            let language = self.language_of(*of);
            TranslationView {
                language: language.to_owned(),
                name: self.translation.name_of(language).to_owned(),
                title: label(&document.title).into_owned(),
                url: self.config.base_url.as_ref().map(|base| format!("{base}{address}")),
                address,
                is_this: *of == id,
            }
        };
        self.graph.translations(id).iter().map(view).collect()
    }

    /// Describes a page that has no words of its own by what it lists: `count` is finished text, as « 12 notes ».
    pub fn describe_list(&self, page: &mut PageView, kind: &str, name: &str, count: &str) {
        let key = format!("{kind}_description");
        if page.meta.description.is_none() && self.translation.has_text(&key) {
            let (site, name) = (label(&self.config.title), label(name));
            let values = [("title", &*site), ("name", &*name), ("count", count)];
            page.meta.description = Some(self.translation.text(&key, None, &values));
        }
    }

    pub fn note_count(&self, count: usize) -> String {
        self.translation.text("note_count", Some(count as i64), &[])
    }

    /// The feed of a document, put before the site's.
    pub fn add_feed(&self, page: &mut PageView, title: &str, address: &str) {
        let feed = Ref {
            title: label(title).into_owned(),
            address: encode(&crate::publish::address::feed(address)),
            language: None,
        };
        if !page.feeds.contains(&feed) {
            page.feeds.insert(page.feeds.len() - 1, feed);
        }
    }

    pub fn note_row(&self, id: DocId) -> Shared<NoteRow> {
        self.cards.notes.get(id.index(), || self.make_note_row(id)).clone()
    }

    fn make_note_row(&self, id: DocId) -> Shared<NoteRow> {
        let document = self.document(id);
        let minutes = document.outline.minutes;
        Shared::new(NoteRow {
            title: label(&document.title).into_owned(),
            address: self.encoded_address(id).to_owned(),
            summary: self.make_summary(id),
            language: self.language(id),
            in_language: self.in_language(id),
            kind: match document.kind {
                Kind::Note(kind) => kind.word(),
                ref other => other.word(),
            },
            authors: document.common.authors.iter().take(NAMED).filter_map(|a| self.author(&a.value)).collect(),
            more_authors: document.common.authors.len().saturating_sub(NAMED),
            minutes,
            reading_time: self.translation.text("reading_time", Some(i64::from(minutes)), &[]),
            changed: document.changed().map(|m| self.date(&m)),
            visibility: document.visibility.word(),
            draft: document.draft,
        })
    }

    pub fn notebook_row(&self, id: DocId) -> Shared<NotebookRow> {
        self.cards.notebooks.get(id.index(), || self.make_notebook_row(id)).clone()
    }

    fn make_notebook_row(&self, id: DocId) -> Shared<NotebookRow> {
        let document = self.document(id);
        let members = self.graph.members(id);
        Shared::new(NotebookRow {
            title: label(&document.title).into_owned(),
            address: self.encoded_address(id).to_owned(),
            summary: self.summary(id),
            language: self.language(id),
            in_language: self.in_language(id),
            community: self.community(document).and_then(|id| self.community_ref(id)),
            count: members.len(),
            steps: self.graph.collection(id).is_some_and(|c| c.steps),
            changed: self.graph.collection_changed(id).map(|m| self.date(&m)),
            cover: self.cover(id),
        })
    }

    pub fn base_row(&self, id: DocId) -> BaseRow {
        let Ref { title, address, language } = (*self.reference(id)).clone();
        BaseRow { title, address, summary: self.summary(id), language, count: self.graph.members(id).len() }
    }

    pub fn licence(&self, own: Option<&str>) -> Option<LicenceView> {
        own.or(self.config.licence.as_deref()).map(|name| licence(&label(name), self.config.language_root()))
    }

    /// A revision's summary where it stands in a list.
    pub fn in_short(&self, summary: Option<&String>) -> Option<String> {
        summary.map(|summary| shorten(summary, OWN_SUMMARY))
    }

    /// A note's or page's own summary, cut where it is long, else the beginning of its text.
    pub fn summary(&self, id: DocId) -> Option<String> {
        if self.document(id).kind.is_note() { self.note_row(id).summary.clone() } else { self.make_summary(id) }
    }

    fn make_summary(&self, id: DocId) -> Option<String> {
        let document = self.document(id);
        if let Some(summary) = &document.common.summary {
            return Some(shorten(summary, OWN_SUMMARY));
        }
        let (text, _) = self.quoted(id, document.outline.lead.as_ref()?, None);
        (!text.is_empty()).then(|| shorten(&text, SUMMARY))
    }

    /// The table of contents of a text: two levels are enough to find one's way.
    pub fn headings(&self, id: DocId) -> Vec<HeadingView> {
        let headings = self.document(id).outline.headings.iter().filter(|heading| heading.level <= 3);
        let view = |h: &Heading| {
            let (level, text) = (h.level, self.passage(id, &h.text));
            HeadingView { level, id: self.heading_id(id, h).to_owned(), text }
        };
        headings.map(view).collect()
    }
}

/// Plain pages that the foot of every page links to.
pub const PAGES_IN_FOOT: usize = 50;

pub fn extra(extra: &Extra) -> ExtraView {
    match extra {
        Extra::Null => ExtraView::Null,
        Extra::Bool(value) => ExtraView::Bool(*value),
        Extra::Text(text) => ExtraView::Text(text.clone()),
        Extra::List(items) => ExtraView::List(items.iter().map(self::extra).collect()),
        Extra::Map(map) => ExtraView::Map(map.iter().map(|(k, v)| (k.clone(), self::extra(v))).collect()),
    }
}

/// The beginning of a text, up to the end of a sentence if one ends in its second half, else of a word.
pub fn shorten(text: &str, limit: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(limit) else { return text.to_owned() };
    let head = &text[..end];
    let sentence = head
        .rmatch_indices(['.', '?', '!', '…'])
        .map(|(at, mark)| at + mark.len())
        .find(|at| text[*at..].starts_with([' ', '\u{a0}', '\u{202f}']));
    if let Some(at) = sentence.filter(|at| *at >= end / 2) {
        return head[..at].to_owned();
    }
    let word = head.rfind(char::is_whitespace).unwrap_or(end);
    format!("{}…", head[..word].trim_end_matches([',', ';', ':', ' ', '\u{a0}']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortened_at_a_sentence_or_a_word() {
        assert_eq!(shorten("Court.", 20), "Court.");
        assert_eq!(shorten("Une phrase ici. Une autre qui dépasse.", 25), "Une phrase ici.");
        assert_eq!(shorten("Une longue phrase, sans fin", 20), "Une longue phrase…");
    }
}
