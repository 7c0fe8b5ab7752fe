//! Files for machines: `sitemap.xml`, `robots.txt`, `index.json`.

use rayon::prelude::*;
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use crate::content::document::Kind;
use crate::content::front_matter::words::WordSet;
use crate::pages::kinds::Planned;
use crate::pages::view::parts::ViewContext;
use crate::publish::address::encode;
use crate::publish::audience::{Audience, DocId};
use crate::publish::graph::Target;
use crate::text::escape::escaped;

/// Addresses in one sitemap; the protocol allows 50,000 (sitemaps.org/protocol.html).
const SITEMAP: usize = 45_000;

/// `sitemap.xml`, and its parts when the site is large. None without a `base_url`: its addresses are whole ones.
pub fn sitemaps(context: &ViewContext, pages: &[Planned]) -> Vec<(String, String)> {
    let Some(base) = &context.config.base_url else { return Vec::new() };
    let listed: Vec<&Planned> = pages.iter().filter(|p| !p.hidden && p.page.is_in_sitemap()).collect();
    let maps: Vec<String> = listed.chunks(SITEMAP).map(|part| sitemap(context, base, part)).collect();
    if maps.len() == 1 {
        return maps.into_iter().map(|one| (String::from("sitemap.xml"), one)).collect();
    }
    let mut index = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    let mut files = Vec::new();
    for (number, map) in maps.into_iter().enumerate() {
        let name = format!("sitemap-{}.xml", number + 1);
        index.push_str(&format!("<sitemap><loc>{}{name}</loc></sitemap>\n", escaped(base)));
        files.push((name, map));
    }
    index.push_str("</sitemapindex>\n");
    files.push((String::from("sitemap.xml"), index));
    files
}

fn sitemap(context: &ViewContext, base: &str, pages: &[&Planned]) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    let base = escaped(base);
    let entry = |planned: &&Planned| {
        let address = encode(planned.file.strip_suffix("index.html").unwrap_or(&planned.file));
        // A notebook changes with its notes.
        let changed = |id| context.graph.collection_changed(id).or_else(|| context.document(id).changed());
        let changed = planned.page.document().and_then(changed);
        let changed = changed.map(|changed| format!("<lastmod>{changed}</lastmod>")).unwrap_or_default();
        format!("<url><loc>{base}{}</loc>{changed}</url>\n", escaped(&address))
    };
    let entries: Vec<String> = pages.par_iter().map(entry).collect();
    out.reserve(entries.iter().map(String::len).sum());
    out.extend(entries);
    out.push_str("</urlset>\n");
    out
}

/// Everything may be visited in a public build, nothing in a community's or in a preview.
pub fn robots(context: &ViewContext) -> String {
    if context.config.is_preview {
        return String::from("User-agent: *\nDisallow: /\n");
    }
    match (context.graph.published.audience(), &context.config.base_url) {
        (Audience::Community(_), _) => String::from("User-agent: *\nDisallow: /\n"),
        (Audience::Public, Some(base)) => format!("User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n"),
        (Audience::Public, None) => String::from("User-agent: *\nAllow: /\n"),
    }
}

/// The whole of `index.json`.
#[derive(Debug, Serialize)]
struct Index<'a> {
    title: &'a str,
    language: &'a str,
    base_url: Option<&'a str>,
    generator: &'static str,
    /// Each a [`IndexNote`].
    notes: &'a [Box<RawValue>],
    notebooks: Vec<IndexNotebook<'a>>,
}

/// A published note. Addresses are from the site's root.
#[derive(Debug, Serialize)]
struct IndexNote<'a> {
    title: &'a str,
    address: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    kind: &'static str,
    /// BCP 47 tag, when it is not the site's.
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    summary: Option<String>,
    authors: Vec<String>,
    community: Option<String>,
    tags: &'a [String],
    published: Option<String>,
    modified: Option<String>,
    words: usize,
    /// Addresses of the notebooks that hold it.
    notebooks: Vec<String>,
    /// Addresses of the pages it links to, each once.
    links: Vec<String>,
}

#[derive(Debug, Serialize)]
struct IndexNotebook<'a> {
    title: &'a str,
    address: String,
    /// BCP 47 tag, when it is not the site's.
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    summary: Option<String>,
    steps: bool,
    /// Addresses of its notes, in reading order.
    notes: Vec<String>,
}

/// The listed notes with their metadata and links, in the order of [`Graph::notes`](crate::publish::graph::Graph::notes), each
/// as it stands in `index.json`.
pub fn notes(context: &ViewContext) -> Vec<Box<RawValue>> {
    context.graph.notes.par_iter().map(|id| note(context, *id)).collect()
}

/// One of them.
pub fn note(context: &ViewContext, id: DocId) -> Box<RawValue> {
    let graph = context.graph;
    let address = |id: DocId| context.encoded_address(id).to_owned();
    let document = context.document(id);
    let mut links: Vec<String> = Vec::new();
    for target in graph.leads(id) {
        if let Target::Document { id: to, .. } = target
            && *to != id
            && graph.published.is_listed(*to)
        {
            links.push(address(*to));
        }
    }
    links.sort_unstable();
    links.dedup();
    let kind = match &document.kind {
        Kind::Note(kind) => kind.word(),
        other => other.word(),
    };
    let note = IndexNote {
        title: &document.title,
        address: address(id),
        source: context.addresses.source(document).map(|source| encode(&source)),
        kind,
        language: context.language(id),
        summary: context.summary(id),
        authors: context.authors(document).into_iter().map(|author| author.name.clone()).collect(),
        community: context.community(document).map(|id| graph.people.communities.get(id).name.clone()),
        tags: &document.common.tags,
        published: document.common.published.as_ref().map(|p| p.value.to_string()),
        modified: document.changed().map(|m| m.to_string()),
        words: context.body(id).words,
        notebooks: graph.held_by(id).iter().map(|h| address(h.collection)).collect(),
        links,
    };
    // Strings, numbers and lists of them: this cannot fail.
    to_raw_value(&note).unwrap_or_default()
}

/// All listed notes, which [`notes`] gives, and notebooks.
pub fn index(context: &ViewContext, notes: &[Box<RawValue>]) -> Vec<u8> {
    let graph = context.graph;
    let address = |id: DocId| context.encoded_address(id).to_owned();
    let notebooks = graph.listed(|kind| matches!(kind, Kind::Notebook(_))).into_iter().map(|id| IndexNotebook {
        title: &context.document(id).title,
        address: address(id),
        language: context.language(id),
        summary: context.summary(id),
        steps: graph.collection(id).is_some_and(|c| c.steps),
        notes: graph.members(id).iter().map(|m| address(m.document)).collect(),
    });
    let index = Index {
        title: &context.config.title,
        language: &context.config.language,
        base_url: context.config.base_url.as_deref(),
        generator: concat!("carnet ", env!("CARGO_PKG_VERSION")),
        notes,
        notebooks: notebooks.collect(),
    };
    // Of a large site some megabytes: to let the text grow would be to copy it a dozen times. Notebooks take less than a
    // quarter of what notes do.
    let size: usize = notes.iter().map(|note| note.get().len() + 16).sum();
    let mut text = Vec::with_capacity(size + size / 4);
    // Strings, numbers and lists of them: this cannot fail.
    let _ = serde_json::to_writer(&mut text, &index);
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{FixtureFiles, config, with_context};
    use crate::pages::kinds;

    const FILES: FixtureFiles =
        &[("notes/a.md", "# A & B\n\n[[c]] [[b]]\n"), ("notes/b.md", "---\nvisibility: unlisted\n---\n"), ("c.md", "")];

    #[test]
    fn a_sitemap_needs_whole_addresses() {
        let maps =
            |lines: &str| with_context(&config(lines), FILES, |context| sitemaps(context, &kinds::plan(context).0));
        assert!(maps("").is_empty());
        let [(path, map)] = &maps("base_url: https://example.org/a/")[..] else { panic!("one sitemap") };
        assert_eq!(path, "sitemap.xml");
        let addresses: Vec<&str> = map.split("<loc>").skip(1).filter_map(|rest| rest.split('<').next()).collect();
        let expected =
            ["", "notes/c/", "notes/a/", "notes/", "graphe/"].map(|page| format!("https://example.org/a/{page}"));
        assert_eq!(addresses.len(), expected.len(), "{map}");
        assert!(expected.iter().all(|address| addresses.contains(&address.as_str())), "{map}");
    }

    #[test]
    fn the_index_leads_to_listed_notes_only() {
        let text = with_context(&config("title: T"), FILES, |context| index(context, &notes(context)));
        let index: serde_json::Value = serde_json::from_slice(&text).expect("JSON");
        let notes = index["notes"].as_array().expect("notes");
        assert_eq!(notes.len(), 2);
        assert_eq!((&notes[0]["title"], &notes[0]["links"]), (&"A & B".into(), &serde_json::json!(["notes/c/"])));
    }
}
