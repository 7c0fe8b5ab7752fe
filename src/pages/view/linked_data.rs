//! What a note is, for search engines and libraries: JSON-LD in the words of <https://schema.org>.
//!
//! It says nothing that the page does not show. All that is named has an address, so a site without `base_url` has none.

use serde_json::{Map, Value, json};

use super::parts::ViewContext;
use super::*;
use crate::content::document::{Document, Kind, NoteKind};
use crate::publish::address::encode;
use crate::publish::audience::DocId;
use crate::publish::graph::Holding;
use crate::text::label::label;

impl ViewContext<'_> {
    /// The linked data of a note whose page this is, to stand in a script element; none where the site does not know its address.
    pub fn linked_data(&self, id: DocId, page: &PageView, holdings: &[Holding]) -> Option<String> {
        let base = self.config.base_url.as_deref()?;
        let document = self.document(id);
        let about = match document.kind {
            Kind::Note(NoteKind::Term) => self.defined_term(id, page, base),
            Kind::Note(NoteKind::Organisation) => self.organisation_data(id, page),
            _ => self.article(document, page, holdings, base),
        };
        let graph = json!({"@context": "https://schema.org", "@graph": [about, breadcrumbs(page, base)]});
        Some(safe_in_script(&graph.to_string()))
    }

    fn article(&self, document: &Document, page: &PageView, holdings: &[Holding], base: &str) -> Value {
        let notebook = |holding: &Holding| {
            let notebook = self.reference_cell(holding.collection);
            json!({"@type": "Collection", "name": notebook.title, "url": format!("{base}{}", notebook.address)})
        };
        let parts: Vec<Value> = holdings.iter().map(notebook).collect();
        let authors: Vec<Value> = self.author_cards(document).iter().map(|author| person(author, base)).collect();
        let published = document.common.published.as_ref().map(|published| self.date(&published.value).iso);
        let licence = self.licence(document.common.licence.as_deref());
        let site = label(&self.config.title);
        let language = page.language.as_deref().unwrap_or(&self.config.language);
        object([
            ("@type", Some(json!("Article"))),
            ("headline", Some(json!(label(&page.title)))),
            ("description", page.meta.description.as_ref().map(|text| json!(text))),
            ("url", page.meta.canonical.as_ref().map(|url| json!(url))),
            ("image", page.meta.image.as_ref().map(|image| json!(format!("{base}{image}")))),
            ("inLanguage", Some(json!(language))),
            ("author", Some(json!(authors)).filter(|_| !authors.is_empty())),
            ("datePublished", published.map(|day| json!(day))),
            ("dateModified", document.changed().map(|changed| json!(self.date(&changed).iso))),
            ("publisher", Some(json!({"@type": "Organization", "name": site, "url": base}))),
            ("license", licence.map(|licence| json!(licence.url.unwrap_or(licence.name)))),
            ("isPartOf", Some(json!(parts)).filter(|_| !parts.is_empty())),
        ])
    }

    fn defined_term(&self, id: DocId, page: &PageView, base: &str) -> Value {
        let lexicon = format!("{base}{}", encode(&self.addresses.lexicon()));
        let set = json!({"@type": "DefinedTermSet", "name": label(&self.config.title), "url": lexicon});
        self.named_thing(id, page, "DefinedTerm", [("inDefinedTermSet", Some(set))])
    }

    fn organisation_data(&self, id: DocId, page: &PageView) -> Value {
        let reach = self.document(id).common.reach.as_deref();
        let text = |value: Option<&String>| value.map(|value| json!(value));
        let email = reach.and_then(|reach| reach.email.as_deref()).map(|email| email.trim_start_matches("mailto:"));
        let own = [
            ("telephone", text(reach.and_then(|reach| reach.phone.as_ref()))),
            ("email", email.map(|email| json!(email))),
            ("address", text(reach.and_then(|reach| reach.address.as_ref()))),
            ("sameAs", text(reach.and_then(|reach| reach.url.as_ref()))),
        ];
        self.named_thing(id, page, "Organization", own)
    }

    fn named_thing<const MOST: usize>(
        &self,
        id: DocId,
        page: &PageView,
        what: &str,
        own: [(&'static str, Option<Value>); MOST],
    ) -> Value {
        let others: Vec<_> = self.graph.other_names(id).iter().map(|name| label(name).into_owned()).collect();
        let common = [
            ("@type", Some(json!(what))),
            ("name", Some(json!(label(&page.title)))),
            ("alternateName", Some(json!(others)).filter(|_| !others.is_empty())),
            ("description", page.meta.description.as_ref().map(|text| json!(text))),
            ("url", page.meta.canonical.as_ref().map(|url| json!(url))),
        ];
        object(common.into_iter().chain(own))
    }
}

fn person(author: &AuthorCard, base: &str) -> Value {
    let what = if author.kind == "team" { "Organization" } else { "Person" };
    let url = author.address.as_ref().map(|address| json!(format!("{base}{address}")));
    object([("@type", Some(json!(what))), ("name", Some(json!(author.name))), ("url", url)])
}

/// The way to the page, itself at the end.
fn breadcrumbs(page: &PageView, base: &str) -> Value {
    let above = page.trail.iter().map(|step| (step.title.clone(), format!("{base}{}", step.address)));
    let steps = above.chain([(label(&page.title).into_owned(), format!("{base}{}", page.address))]);
    let steps: Vec<Value> = steps
        .enumerate()
        .map(|(index, (name, item))| json!({"@type": "ListItem", "position": index + 1, "name": name, "item": item}))
        .collect();
    json!({"@type": "BreadcrumbList", "itemListElement": steps})
}

fn object(fields: impl IntoIterator<Item = (&'static str, Option<Value>)>) -> Value {
    let known = fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(known.collect::<Map<String, Value>>())
}

/// JSON that no sign of ends a script element, or begins a comment in it (HTML, section 4.12.1.3).
fn safe_in_script(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_the_script() {
        let json = safe_in_script(&json!({"a": "</script><!-- & é"}).to_string());
        assert_eq!(json, "{\"a\":\"\\u003c/script\\u003e\\u003c!-- \\u0026 é\"}");
        assert_eq!(serde_json::from_str::<Value>(&json).expect("JSON")["a"], "</script><!-- & é");
    }
}
