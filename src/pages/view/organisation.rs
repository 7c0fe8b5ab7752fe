//! What an organisation says of itself: its themes, its territory, how to reach it.

use super::parts::ViewContext;
use super::*;
use crate::content::document::{Kind, NoteKind};
use crate::content::front_matter::addresses::telephone;
use crate::content::front_matter::organisation::ContactDetails;
use crate::publish::audience::DocId;
use crate::text::label::label;

/// Of an organisation, on its own page and in the list.
#[derive(Debug, Clone, Default, Serialize, Hash)]
pub struct OrganisationView {
    pub themes: Vec<ThemeRef>,
    /// Where it acts.
    pub territory: Option<String>,
    pub ways: Vec<ContactWay>,
}

/// A theme of organisations.
#[derive(Debug, Clone, Serialize, Hash, PartialEq, Eq)]
pub struct ThemeRef {
    pub title: String,
    /// Where its organisations stand in the list, from the root.
    pub address: String,
    /// The anchor there.
    pub id: String,
    /// Its place among all themes, from 0.
    pub place: usize,
}

/// One way to reach an organisation.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct ContactWay {
    /// `phone`, `email`, `address` or `url`.
    pub kind: &'static str,
    /// What to print.
    pub text: String,
    /// None where there is nothing to follow: the address of a building, words in the place of a number.
    pub url: Option<String>,
}

impl ViewContext<'_> {
    /// What the note of an organisation says of it; none when it says nothing, or for other notes.
    pub fn organisation(&self, id: DocId) -> Option<OrganisationView> {
        let document = self.document(id);
        if !matches!(document.kind, Kind::Note(NoteKind::Organisation)) {
            return None;
        }
        let is_listed = self.graph.published.is_listed(id);
        let theme = |title: &String| {
            let alone =
                || ThemeRef { title: label(title).into_owned(), address: String::new(), id: String::new(), place: 0 };
            // An unlisted organisation is in no list.
            if is_listed { self.theme_ref(title).unwrap_or_else(alone) } else { alone() }
        };
        let mut themes: Vec<ThemeRef> = Vec::new();
        for theme in document.common.themes.iter().map(theme) {
            if themes.last() != Some(&theme) {
                themes.push(theme);
            }
        }
        let view = OrganisationView {
            themes,
            territory: document.common.territory.as_ref().map(|name| label(name).into_owned()),
            ways: document.common.reach.as_deref().map(ways).unwrap_or_default(),
        };
        (!view.themes.is_empty() || view.territory.is_some() || !view.ways.is_empty()).then_some(view)
    }
}

fn ways(details: &ContactDetails) -> Vec<ContactWay> {
    let ContactDetails { phone, email, address, url } = details;
    let phone = phone.as_ref().map(|phone| (phone.clone(), telephone(phone)));
    let email = email.as_ref().map(|email| (email.trim_start_matches("mailto:").to_owned(), Some(email.clone())));
    let address = address.as_ref().map(|address| (address.clone(), None));
    let url = url.as_ref().map(|url| (shown_address(url).to_owned(), Some(url.clone())));
    let all = [("phone", phone), ("email", email), ("address", address), ("url", url)];
    let ways = all.into_iter().filter_map(|(kind, way)| way.map(|(text, url)| ContactWay { kind, text, url }));
    ways.collect()
}

/// An address as people say it: `example.org`.
fn shown_address(url: &str) -> &str {
    let bare = url.split_once("://").map_or(url, |(_, rest)| rest);
    bare.trim_start_matches("www.").trim_end_matches('/')
}
