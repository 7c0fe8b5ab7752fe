//! Every file of the site that no template makes: assets, attachments, static files, indexes. And what leads to them.
//!
//! Nothing takes the place of anything else: whoever would is named.

use std::collections::BTreeMap;

use crate::content::pictures;
use crate::content::source::{Danger, Sources};
use crate::diagnostics::{Diagnostic, Severity};
use crate::pages::page::{self, Page, Planned};
use crate::pages::site::{Phase, Site};
use crate::pages::view::parts::Maker;
use crate::publish::unread::Unread;
use crate::render::indexes;
use crate::render::theme::{Asset, Theme};

use rapidhash::RapidHashSet as HashSet;

/// Where what machines read of the whole site is; it is made with the pages.
pub const INDEX: &str = "index.json";

/// Adds the files to the site. Two files, or a file and a page, at one place are errors.
pub fn add(maker: &Maker, theme: &Theme, sources: &Sources, pages: &[Planned], site: &mut Site) -> Vec<Diagnostic> {
    for (path, asset) in theme.assets() {
        match asset {
            Asset::Embedded(bytes) => site.make(format!("assets/{path}"), *bytes, Phase::Asset),
            Asset::Own(from) => site.copy(format!("assets/{path}"), from.clone()),
        }
    }
    add_indexes(maker, sources, pages, site);
    site.make(INDEX, Vec::new(), Phase::Index);
    let mut diagnostics = add_copies(maker, sources, pages, site);
    for planned in pages.iter().filter(|planned| site.files.contains_key(&planned.file)) {
        let message = format!("a file would take the place of the page /{}", planned.file);
        let diagnostic = Diagnostic::error("address-taken", message).help("give the file or the page another name");
        let file = planned.page.document().map(|id| maker.document(id).file.clone());
        diagnostics.push(diagnostic.in_file(&file.unwrap_or_else(|| planned.file.as_str().into())));
    }
    diagnostics
}

fn add_indexes(maker: &Maker, sources: &Sources, pages: &[Planned], site: &mut Site) {
    let mut indexes = indexes::sitemaps(maker, pages);
    // A site may have rules of its own for robots.
    if !sources.statics.contains_key("robots.txt") {
        indexes.push((String::from("robots.txt"), indexes::robots(maker)));
    }
    for (path, text) in indexes {
        site.make(path, text.into_bytes(), Phase::Index);
    }
}

/// The attachments that published documents use, and the static files.
fn add_copies(maker: &Maker, sources: &Sources, pages: &[Planned], site: &mut Site) -> Vec<Diagnostic> {
    // A Markdown file is copied only when it is a static one.
    let may_be_source = |path: &String| path.ends_with(".md");
    let notes = pages.iter().filter_map(|planned| match planned.page {
        Page::Note(id) => Some(maker.addresses.source(maker.document(id))),
        _ => None,
    });
    let sources_of_notes: HashSet<String> =
        if sources.statics.keys().any(may_be_source) { notes.collect() } else { HashSet::default() };
    let content = if maker.config.content == "." { String::new() } else { format!("{}/", maker.config.content) };
    let used = maker.graph.attachments.iter().filter_map(|path| Some((path, sources.attachments.get(path)?)));
    let attachments = used.map(|(path, attachment)| (path, attachment, content.as_str()));
    let statics = sources.statics.iter().map(|(path, file)| (path, file, "static/"));
    let mut diagnostics = Vec::new();
    for (path, file, folder) in attachments.chain(statics) {
        if site.files.contains_key(path) || sources_of_notes.contains(path) {
            let message = format!("{folder}{path} would take the place of another file of the site, /{path}");
            let diagnostic = Diagnostic::error("address-taken", message).help("give it another name");
            diagnostics.push(diagnostic.in_file(&format!("{folder}{path}").into()));
        }
        let is_attachment = folder == content;
        if let Some(danger) = file.danger.filter(|_| is_attachment && !maker.config.html_trusted) {
            diagnostics.push(refused(danger).in_file(&format!("{folder}{path}").into()));
        }
        if is_attachment && pictures::is_picture(path) {
            site.copy_picture(path.clone(), file.from.clone());
        } else {
            site.copy(path.clone(), file.from.clone());
        }
    }
    for path in &maker.graph.hidden_attachments {
        site.hide(path);
    }
    diagnostics
}

/// An attachment that a browser or a host would run.
fn refused(danger: Danger) -> Diagnostic {
    let message = match danger {
        Danger::Runs => String::from("this attachment is a page or a program, which browsers or servers run"),
        Danger::Governs => String::from("hosts read an attachment of this name as their settings"),
        Danger::Holds(what) => format!("this attachment holds {what}"),
    };
    Diagnostic::error("active-attachment", message).help(
        "put it in static/ and link to it there, or write 'html: trusted' in carnet.yaml if all authors are trusted",
    )
}

/// Where the addresses of the site lead that documents link to; those that no page and no file has are mistakes.
pub fn site_addresses(
    maker: &Maker,
    site: &Site,
    pages: &[Planned],
    unread: &Unread,
) -> (BTreeMap<String, String>, Vec<Diagnostic>) {
    if maker.graph.site_links.is_empty() {
        return (BTreeMap::new(), Vec::new());
    }
    let planned: HashSet<&str> = pages.iter().map(|p| p.file.as_str()).collect();
    let source = |file: &str| {
        file.strip_suffix("index.md").is_some_and(|page| planned.contains(format!("{page}index.html").as_str()))
    };
    let exists = |file: &String| planned.contains(file.as_str()) || site.files.contains_key(file) || source(file);
    let mut found = BTreeMap::new();
    let mut diagnostics = Vec::new();
    for link in &maker.graph.site_links {
        if let Some(file) = page::file_of_link(&link.address).into_iter().find(exists) {
            found.insert(link.address.clone(), maker.addresses.of_file(file));
            continue;
        }
        let is_list = || maker.addresses.is_of_lists(&link.address);
        if unread.may_be_at(&link.address) || (unread.shortens_lists() && is_list()) {
            continue;
        }
        let document = maker.document(link.source);
        let span = document.body.links[link.link].span.clone();
        let mut diagnostic =
            Diagnostic::error("unresolved-link", format!("this site has no page at /{}", link.address));
        let content = if maker.config.content == "." { "a file" } else { "a file of the content folder" };
        diagnostic =
            diagnostic.help(format!("an address that begins with '/' is that of a page, {content} or one of static/"));
        if maker.config.links_warn {
            diagnostic.severity = Severity::Warning;
        }
        diagnostics.push(diagnostic.at(&document.file, span));
    }
    (found, diagnostics)
}
