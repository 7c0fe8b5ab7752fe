//! The list of organisations, under each of their themes, with where they work and how to reach them.

use serde::Serialize;

use super::{PageKind, Planner, SitePages};
use crate::content::document::NoteKind;
use crate::content::keys::AddressWord;
use crate::pages::view::organisation::{OrganisationView, ThemeRef};
use crate::pages::view::paging::{PER_PAGE, PagesView, on_page};
use crate::pages::view::parts::{NAMED, ViewContext};
use crate::pages::view::rows::FILTERED;
use crate::pages::view::{PageView, Ref, Shared};
use crate::publish::address::encode;
use crate::publish::audience::DocId;
use crate::text::label::label;
use crate::text::order::TitleKey;
use crate::text::slug::{fold, spelled, words};
use rapidhash::{RapidHashMap as HashMap, RapidHashSet as HashSet};

/// A page of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrganisationsPage {
    /// From 1.
    pub number: usize,
}

impl PageKind for OrganisationsPage {
    type View = OrganisationsView;

    const TEMPLATE: &'static str = "organisations.html";
    const NAME: &'static str = "organisations";

    fn view(&self, context: &ViewContext) -> (PageView, OrganisationsView) {
        context.organisations_page(self.number)
    }

    fn is_in_sitemap(&self) -> bool {
        self.number == 1
    }
}

impl SitePages for OrganisationsPage {
    fn plan(planner: &mut Planner) {
        let context = planner.context;
        let rows = context.organisations().rows.len();
        if rows > 0 {
            let first = context.addresses.of(AddressWord::Organisations);
            planner.add_paged(&first, rows, None, |number| OrganisationsPage { number });
        }
    }
}

/// The organisations of a site in the order of their list.
#[derive(Debug)]
pub struct OrganisationList {
    /// In alphabetical order: how each is first written, and its anchor.
    themes: Vec<(String, String)>,
    /// By folded name, the place of each theme.
    places: HashMap<String, usize>,
    /// An organisation under each of its themes, by title; those of no theme come last.
    rows: Vec<(Option<usize>, DocId)>,
    count: usize,
}

impl OrganisationList {
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

/// The list of organisations; template `organisations.html`, as `organisations`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct OrganisationsView {
    pub groups: Vec<ThemeGroup>,
    /// The themes that have rows on this page, and the territories: what a filter chooses from.
    pub themes: Vec<ThemeRef>,
    /// The territories of its organisations, to choose from.
    pub territories: Vec<String>,
    /// Whether there are enough rows for a filter.
    pub filter: bool,
    /// Organisations on all pages together.
    pub count: usize,
    pub pages: PagesView,
}

/// The organisations of one theme.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct ThemeGroup {
    /// None for organisations that name no theme.
    pub theme: Option<ThemeRef>,
    /// Whether some of them stand on the page before.
    pub continued: bool,
    pub organisations: Vec<OrganisationRow>,
}

/// An organisation under one of its themes.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct OrganisationRow {
    pub organisation: Shared<Ref>,
    pub summary: Option<String>,
    pub details: OrganisationView,
    /// Its other names, by which a filter finds it too.
    pub found: String,
    /// The places of its theme and its territory among those that a filter chooses from: `t1 r3`.
    pub places: String,
}

impl ViewContext<'_> {
    /// The organisations that lists show.
    pub fn organisations(&self) -> &OrganisationList {
        self.cards.organisations.get_or_init(|| self.make_organisations())
    }

    fn make_organisations(&self) -> OrganisationList {
        let ids = self.notes_of_kind(NoteKind::Organisation);
        // The first spelling of a theme is shown.
        let mut spellings: HashMap<String, &str> = HashMap::default();
        for theme in ids.iter().flat_map(|id| &self.document(*id).common.themes) {
            spellings.entry(fold(theme)).or_insert(theme);
        }
        let articles = || self.translation.typography.articles();
        let mut ordered: Vec<(String, &str)> = spellings.into_iter().collect();
        ordered.sort_by_cached_key(|(name, title)| (TitleKey::new(title, articles()), name.clone()));
        let places: HashMap<String, usize> =
            ordered.iter().enumerate().map(|(at, (name, _))| (name.clone(), at)).collect();
        let apart = words(ordered.iter().map(|(_, title)| (*title, spelled(title))), |_| false);
        let anchor = |title: &str| format!("c-theme-{}", apart.get(title).cloned().unwrap_or_else(|| spelled(title)));
        let mut under: Vec<Vec<DocId>> = vec![Vec::new(); ordered.len()];
        let mut rest = Vec::new();
        for id in &ids {
            let mut met = HashSet::default();
            let themes = self.document(*id).common.themes.iter().filter_map(|theme| places.get(&fold(theme)));
            themes.filter(|theme| met.insert(**theme)).for_each(|theme| under[*theme].push(*id));
            if met.is_empty() {
                rest.push((None, *id));
            }
        }
        let rows = under.iter().enumerate().flat_map(|(theme, ids)| ids.iter().map(move |id| (Some(theme), *id)));
        OrganisationList {
            rows: rows.chain(rest).collect(),
            themes: ordered.iter().map(|(_, title)| (label(title).into_owned(), anchor(title))).collect(),
            places,
            count: ids.len(),
        }
    }

    /// The list itself.
    pub fn organisations_ref(&self) -> Ref {
        let title = self.translation.text("organisations", None, &[]);
        Ref { title, address: encode(&self.addresses.of(AddressWord::Organisations)), language: None }
    }

    /// A theme, with where its organisations stand in the list.
    pub fn theme_ref(&self, written: &str) -> Option<ThemeRef> {
        let list = self.organisations();
        let place = *list.places.get(&fold(written))?;
        let row = list.rows.partition_point(|(theme, _)| theme.is_some_and(|theme| theme < place));
        let (title, id) = list.themes[place].clone();
        let page = encode(&self.addresses.paged(&self.addresses.of(AddressWord::Organisations), row / PER_PAGE + 1));
        Some(ThemeRef { address: format!("{page}#{id}"), title, id, place })
    }

    fn organisations_page(&self, number: usize) -> (PageView, OrganisationsView) {
        let (list, first) = (self.organisations(), self.addresses.of(AddressWord::Organisations));
        let title = self.translation.text("organisations", None, &[]);
        let mut page = self.page("organisations", &title, &self.addresses.paged(&first, number));
        let site = label(&self.config.title);
        page.meta.description = Some(self.translation.text("organisations_description", None, &[("title", &site)]));
        self.lead_to_list(&mut page, Some(self.home_ref()), (&first, number));
        let shown = on_page(&list.rows, number);
        let territories = self.territories(shown);
        let before = (number > 1).then(|| on_page(&list.rows, number - 1).last()).flatten().map(|(theme, _)| *theme);
        let groups: Vec<ThemeGroup> = shown
            .chunk_by(|(a, _), (b, _)| a == b)
            .map(|rows| {
                let theme = rows[0].0.and_then(|theme| self.theme_ref(&list.themes[theme].0));
                let place = theme.as_ref().map(|theme| theme.place);
                let row = |(_, id): &(_, DocId)| self.organisation_row(*id, place, &territories);
                let continued = before == Some(rows[0].0) && rows[0] == shown[0];
                ThemeGroup { theme, continued, organisations: rows.iter().map(row).collect() }
            })
            .collect();
        let view = OrganisationsView {
            themes: groups.iter().filter_map(|group| group.theme.clone()).collect(),
            groups,
            territories,
            filter: shown.len() > FILTERED,
            count: list.count,
            pages: self.pages(&first, number, list.rows.len()),
        };
        (page, view)
    }

    /// The territories of these rows, in alphabetical order.
    fn territories(&self, shown: &[(Option<usize>, DocId)]) -> Vec<String> {
        let named = shown.iter().filter_map(|(_, id)| self.document(*id).common.territory.as_deref());
        let mut territories: Vec<String> = named.map(|name| label(name).into_owned()).collect();
        let articles = || self.translation.typography.articles();
        territories.sort_by_cached_key(|name| (TitleKey::new(name, articles()), name.clone()));
        territories.dedup();
        territories
    }

    fn organisation_row(&self, id: DocId, theme: Option<usize>, territories: &[String]) -> OrganisationRow {
        let mut details = self.organisation(id).unwrap_or_default();
        // The others stand under the headings of their own.
        details.themes.truncate(NAMED);
        let territory = details.territory.as_ref().and_then(|of| territories.iter().position(|known| known == of));
        let places = [theme.map(|at| format!("t{at}")), territory.map(|at| format!("r{at}"))];
        let other_names: Vec<&str> = self.graph.other_names(id).iter().take(NAMED).map(String::as_str).collect();
        OrganisationRow {
            organisation: self.reference(id),
            summary: self.summary(id),
            details,
            found: other_names.join(" · "),
            places: places.into_iter().flatten().collect::<Vec<_>>().join(" "),
        }
    }
}
