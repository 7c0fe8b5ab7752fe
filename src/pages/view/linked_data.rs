//! What a note is, for search engines and libraries: JSON-LD in the words of <https://schema.org>.
//!
//! It says nothing that the page does not show. All that is named has an address, so a site without `base_url` has none.

use std::borrow::Cow;

use super::parts::ViewContext;
use super::*;
use crate::content::document::{Document, Kind, NoteKind};
use crate::content::keys::AddressWord;
use crate::publish::address::encode;
use crate::publish::audience::DocId;
use crate::publish::graph::Holding;
use crate::text::label::label;
use crate::text::moment::Moment;

/// What a page is about, and the way to it.
#[derive(Serialize)]
struct LinkedData<G> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: G,
}

#[derive(Serialize)]
struct BreadcrumbList<'d> {
    #[serde(rename = "@type")]
    is: &'static str,
    #[serde(rename = "itemListElement")]
    steps: Vec<ListItem<'d>>,
}

#[derive(Serialize)]
struct ListItem<'d> {
    #[serde(rename = "@type")]
    is: &'static str,
    position: usize,
    name: Cow<'d, str>,
    item: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Article<'d> {
    #[serde(rename = "@type")]
    is: &'static str,
    headline: Cow<'d, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<String>,
    in_language: &'d str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<NamedAt<'d>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    publisher: NamedAt<'d>,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    is_part_of: Vec<NamedAt<'d>>,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    of_version: Option<OwnOfVersion>,
}

/// What a version says of itself beside the note: its day, also in the words of the European Legislation Identifier.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct OwnOfVersion {
    version: String,
    #[serde(rename = "http://data.europa.eu/eli/ontology#version_date")]
    version_date: String,
    /// The note.
    example_of_work: At,
}

/// What is described at its own address.
#[derive(Serialize)]
struct At {
    #[serde(rename = "@id")]
    id: String,
}

/// Something that is only named, with its address.
#[derive(Serialize)]
struct NamedAt<'d> {
    #[serde(rename = "@type")]
    is: &'static str,
    name: Cow<'d, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

/// A term or an organisation, with what it has of its own.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct NamedThing<'d, T> {
    #[serde(rename = "@type")]
    is: &'static str,
    name: Cow<'d, str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    alternate_name: Vec<Cow<'d, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'d str>,
    #[serde(flatten)]
    own: T,
}

#[derive(Serialize)]
struct OwnOfTerm<'d> {
    #[serde(rename = "inDefinedTermSet")]
    set: NamedAt<'d>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct OwnOfOrganisation<'d> {
    #[serde(skip_serializing_if = "Option::is_none")]
    telephone: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    same_as: Option<&'d str>,
}

impl ViewContext<'_> {
    /// The linked data of a note whose page this is, to stand in a script element; none where the site does not know its address.
    pub fn linked_data(&self, id: DocId, page: &PageView, holdings: &[Holding]) -> Option<String> {
        let base = self.config.base_url.as_deref()?;
        let document = self.document(id);
        let json = match document.kind {
            Kind::Note(NoteKind::Term) => {
                let url = format!("{base}{}", encode(&self.addresses.of(AddressWord::Lexicon)));
                let set = NamedAt { is: "DefinedTermSet", name: label(&self.config.title), url: Some(url) };
                whole(self.named_thing(id, page, "DefinedTerm", OwnOfTerm { set }), page, base)
            }
            Kind::Note(NoteKind::Organisation) => {
                let own = OwnOfOrganisation::of(document);
                whole(self.named_thing(id, page, "Organization", own), page, base)
            }
            _ => {
                let cards = self.author_cards(document);
                whole(self.article((document, page), &cards, holdings, base), page, base)
            }
        };
        Some(safe_in_script(&json))
    }

    /// The same of a version of a note, as it was and from a day on.
    pub fn linked_data_of_version(
        &self,
        id: DocId,
        document: &Document,
        date: &Moment,
        page: &PageView,
    ) -> Option<String> {
        let base = self.config.base_url.as_deref()?;
        let (cards, day) = (self.author_cards(document), date.date().to_string());
        let note = format!("{base}{}", self.reference_cell(id).address);
        let article = Article {
            headline: label(&document.title),
            date_modified: Some(date.iso()),
            of_version: Some(OwnOfVersion {
                version: day.clone(),
                version_date: day,
                example_of_work: At { id: note },
            }),
            ..self.article((document, page), &cards, &[], base)
        };
        // No search engine shows the way to it: it is not indexed.
        Some(safe_in_script(&json_of((article,))))
    }

    fn article<'d>(
        &'d self,
        (document, page): (&'d Document, &'d PageView),
        authors: &'d [Shared<AuthorCard>],
        holdings: &[Holding],
        base: &str,
    ) -> Article<'d> {
        let notebook = |holding: &Holding| {
            let notebook = self.reference_cell(holding.collection);
            let url = Some(format!("{base}{}", notebook.address));
            NamedAt { is: "Collection", name: notebook.title.as_str().into(), url }
        };
        let author = |author: &'d Shared<AuthorCard>| NamedAt {
            is: if author.kind == "team" { "Organization" } else { "Person" },
            name: author.name.as_str().into(),
            url: author.address.as_ref().map(|address| format!("{base}{address}")),
        };
        Article {
            is: "Article",
            headline: label(&page.title),
            description: page.meta.description.as_deref(),
            url: page.meta.canonical.as_deref(),
            image: page.meta.image.as_ref().map(|image| format!("{base}{image}")),
            in_language: page.language.as_deref().unwrap_or(&self.config.language),
            author: authors.iter().map(author).collect(),
            date_published: document.common.published.as_ref().map(|published| published.value.iso()),
            date_modified: document.changed().map(|changed| changed.iso()),
            publisher: NamedAt { is: "Organization", name: label(&self.config.title), url: Some(base.to_owned()) },
            license: self
                .licence(document.common.licence.as_deref())
                .map(|licence| licence.url.unwrap_or(licence.name)),
            is_part_of: holdings.iter().map(notebook).collect(),
            of_version: None,
        }
    }

    fn named_thing<'d, T>(&'d self, id: DocId, page: &'d PageView, is: &'static str, own: T) -> NamedThing<'d, T> {
        NamedThing {
            is,
            name: label(&page.title),
            alternate_name: self.graph.other_names(id).iter().map(|name| label(name)).collect(),
            description: page.meta.description.as_deref(),
            url: page.meta.canonical.as_deref(),
            own,
        }
    }
}

impl OwnOfOrganisation<'_> {
    fn of(document: &Document) -> OwnOfOrganisation<'_> {
        let reach = document.common.reach.as_deref();
        let email = reach.and_then(|reach| reach.email.as_deref());
        OwnOfOrganisation {
            telephone: reach.and_then(|reach| reach.phone.as_deref()),
            email: email.map(|email| email.trim_start_matches("mailto:")),
            address: reach.and_then(|reach| reach.address.as_deref()),
            same_as: reach.and_then(|reach| reach.url.as_deref()),
        }
    }
}

/// All that is said of a page, as JSON.
fn whole(about: impl Serialize, page: &PageView, base: &str) -> String {
    json_of((about, breadcrumbs(page, base)))
}

fn json_of(graph: impl Serialize) -> String {
    let data = LinkedData { context: "https://schema.org", graph };
    // Texts, numbers, lists and groups of them: this cannot fail.
    serde_json::to_string(&data).unwrap_or_default()
}

/// The way to the page, itself at the end.
fn breadcrumbs<'d>(page: &'d PageView, base: &str) -> BreadcrumbList<'d> {
    let above = page.trail.iter().map(|step| (Cow::from(step.title.as_str()), &step.address));
    let steps = above.chain([(label(&page.title), &page.address)]).enumerate();
    let steps = steps.map(|(index, (name, address))| ListItem {
        is: "ListItem",
        position: index + 1,
        name,
        item: format!("{base}{address}"),
    });
    BreadcrumbList { is: "BreadcrumbList", steps: steps.collect() }
}

/// JSON that no sign of ends a script element, or begins a comment in it (HTML, section 4.12.1.3).
fn safe_in_script(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + 16);
    let mut rest = json;
    while let Some(at) = memchr::memchr3(b'<', b'>', b'&', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'<' => "\\u003c",
            b'>' => "\\u003e",
            _ => "\\u0026",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn no_text_ends_the_script() {
        let json = safe_in_script(&json!({"a": "</script><!-- & é"}).to_string());
        assert_eq!(json, "{\"a\":\"\\u003c/script\\u003e\\u003c!-- \\u0026 é\"}");
        assert_eq!(serde_json::from_str::<Value>(&json).expect("JSON")["a"], "</script><!-- & é");
    }
}
