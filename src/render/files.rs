//! Every file of the site that no template makes: assets, attachments, static files, indexes. And what leads to them.
//!
//! No two files have one path: the file that would take the path of another is reported.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::content::config::editor::PLACE;
use crate::content::pictures::{self, narrow, photograph};
use crate::content::source::{Attachment, Danger, Sources};
use crate::diagnostics::{Diagnostic, phrases, say};
use crate::pages::kinds::{self, Page, Planned};
use crate::pages::site::{Content, Phase, Site};
use crate::pages::view::parts::ViewContext;
use crate::render::theme::{Asset, Theme};
use crate::render::{editor, epub, host, indexes};

use rapidhash::RapidHashSet as HashSet;

/// Where what machines read of the whole site is; it is made with the pages.
pub const INDEX: &str = "index.json";

/// Adds the files to the site. Two files, or a file and a page, at one place are errors.
pub fn add(
    context: &ViewContext,
    theme: &Theme,
    sources: &Sources,
    pages: &[Planned],
    site: &mut Site,
) -> Vec<Diagnostic> {
    // It lies in the books that it is for.
    for (path, asset) in theme.assets().filter(|(path, _)| *path != epub::STYLE) {
        match asset {
            Asset::Embedded(bytes) => site.make(format!("assets/{path}"), *bytes, Phase::Asset),
            Asset::Own(from) => site.copy(format!("assets/{path}"), from.clone()),
        }
    }
    add_indexes(context, sources, pages, site);
    site.make(INDEX, Vec::new(), Phase::Index);
    add_epubs(context, pages, site);
    add_cards(context, pages, site);
    let mut diagnostics = add_copies(context, sources, pages, site);
    for planned in pages.iter().filter(|planned| site.files.contains_key(&planned.file)) {
        let diagnostic = say::file_in_place_of_page(&planned.file);
        let file = planned.page.document().map(|id| context.document(id).file.clone());
        diagnostics.push(diagnostic.in_file(&file.unwrap_or_else(|| planned.file.as_str().into())));
    }
    diagnostics
}

/// The images that stand for notes where they are shared.
pub fn add_cards(context: &ViewContext, pages: &[Planned], site: &mut Site) {
    if context.config.og_images {
        for id in pages.iter().filter_map(|planned| planned.page.note()) {
            if let Some(card) = context.share_card(id) {
                site.add(context.share_address(id), Content::Card(Arc::new(card)), Phase::Asset);
            }
        }
    }
}

/// The places of the books of notebooks, which are made with the pages.
fn add_epubs(context: &ViewContext, pages: &[Planned], site: &mut Site) {
    let books = pages.iter().filter(|_| context.config.epub);
    let books = books.filter_map(|planned| match &planned.page {
        Page::Book(book) => Some((context.epub_address(book.id)?, planned.hidden)),
        _ => None,
    });
    for (path, hidden) in books {
        site.make(path.as_str(), Vec::new(), Phase::Asset);
        if hidden {
            site.hide(&path);
        }
    }
}

fn add_indexes(context: &ViewContext, sources: &Sources, pages: &[Planned], site: &mut Site) {
    let mut indexes = indexes::sitemaps(context, pages);
    // A site may have rules of its own for robots.
    if !sources.statics.contains_key("robots.txt") {
        indexes.push((String::from("robots.txt"), indexes::robots(context)));
    }
    let of_host = host::files(context.config, context.mementos(), tops(context, pages).into_iter());
    let of_host = of_host.into_iter().filter(|(path, _)| !sources.statics.contains_key(*path));
    indexes.extend(of_host.map(|(path, text)| (path.to_owned(), text)));
    if context.config.is_preview {
        // What is private to its readers is not added to a repository by accident.
        indexes.push((String::from(".gitignore"), String::from("*\n")));
    }
    // So may it have an editor's page of its own.
    let of_editor = editor::files(context.config, context.addresses);
    indexes.extend(of_editor.into_iter().filter(|(path, _)| !sources.statics.contains_key(path)));
    for (path, text) in indexes {
        site.make(path, text.into_bytes(), Phase::Index);
    }
}

/// The first parts of the addresses of pages and attachments; a folder with its slash.
fn tops(context: &ViewContext, pages: &[Planned]) -> BTreeSet<String> {
    if context.config.host.is_none() || context.config.editor.is_none() {
        return BTreeSet::new();
    }
    let attachments = context.graph.uses.attachments.iter().map(|path| context.graph.file_address(path));
    let files = pages.iter().map(|planned| planned.file.as_str()).chain(attachments);
    files.map(|file| file.find('/').map_or(file, |slash| &file[..=slash]).to_owned()).collect()
}

/// The attachments that published documents use, and the static files.
fn add_copies(context: &ViewContext, sources: &Sources, pages: &[Planned], site: &mut Site) -> Vec<Diagnostic> {
    // A Markdown file is copied only when it is a static one.
    let may_be_source = |path: &String| path.ends_with(".md");
    let notes = pages.iter().filter_map(|planned| context.addresses.source(context.document(planned.page.note()?)));
    let sources_of_notes: HashSet<String> =
        if sources.statics.keys().any(may_be_source) { notes.collect() } else { HashSet::default() };
    let content = if context.config.content == "." { String::new() } else { format!("{}/", context.config.content) };
    let used = context.graph.uses.attachments.iter().filter_map(|path| Some((path, sources.attachments.get(path)?)));
    let attachments = used.map(|(path, attachment)| (path, attachment, content.as_str()));
    // A build without the editor has none of its files.
    let is_left_out = |path: &str| context.config.is_editor_left_out && path.starts_with(PLACE);
    let statics = sources.statics.iter().filter(|(path, _)| !is_left_out(path));
    let statics = statics.map(|(path, file)| (path, file, "static/"));
    let mut diagnostics = Vec::new();
    let mut neutral = HashSet::default();
    for (path, file, folder) in attachments.chain(statics) {
        let is_attachment = folder == content;
        let address = if is_attachment { context.graph.file_address(path) } else { path };
        // Two files of the same bytes have one address.
        let is_there = address != path && !neutral.insert(address);
        if !is_there && (site.files.contains_key(address) || sources_of_notes.contains(address)) {
            let file = format!("{folder}{path}");
            diagnostics.push(say::file_in_place_of_file(&file, address).in_file(&file.as_str().into()));
        }
        if let Some(danger) = file.danger.filter(|_| is_attachment && !context.config.html_trusted) {
            diagnostics.push(refused(danger).in_file(&format!("{folder}{path}").into()));
        }
        if is_attachment {
            let told = add_narrower(file, path, address, site).map(|d| d.in_file(&format!("{folder}{path}").into()));
            diagnostics.extend(told);
        }
        if is_attachment && pictures::is_picture(path) {
            site.copy_picture(address, file.from.clone());
        } else {
            site.copy(address, file.from.clone());
        }
    }
    let hidden = &context.graph.uses.hidden_attachments;
    let listed = context.graph.uses.attachments.difference(hidden).map(|path| context.graph.file_address(path));
    let listed: HashSet<&str> = if hidden.is_empty() { HashSet::default() } else { listed.collect() };
    for address in hidden.iter().map(|path| context.graph.file_address(path)).filter(|a| !listed.contains(a)) {
        site.hide(address);
    }
    let photographs = hidden.iter().filter_map(|path| Some((path, sources.attachments.get(path)?.narrower?)));
    for (path, narrower) in photographs {
        let address = context.graph.file_address(path);
        if !listed.contains(address) {
            narrow::widths(narrower).for_each(|width| site.hide(&narrow::address(address, width, narrower.form)));
        }
    }
    diagnostics
}

/// A photograph in the widths that screens choose from. Gives what is wrong with it.
fn add_narrower(file: &Attachment, path: &str, address: &str, site: &mut Site) -> Option<Diagnostic> {
    if let Some(narrower) = file.narrower {
        for width in narrow::widths(narrower) {
            site.narrow(narrow::address(address, width, narrower.form), file.from.clone(), width);
        }
    }
    let measures = file.dimensions?;
    let pixels = u64::from(measures.0) * u64::from(measures.1) / 1_000_000;
    let is_told = photograph::is_photograph(path) && photograph::is_too_large(measures);
    is_told.then(|| say::photograph_too_large(pixels.to_string()))
}

/// An attachment that a browser or a host would run.
fn refused(danger: Danger) -> Diagnostic {
    match danger {
        Danger::Runs => say::attachment_runs(),
        Danger::Governs => say::attachment_governs(),
        Danger::Holds(what) => say::attachment_holds(what.phrase()),
    }
}

/// Where the addresses of the site lead that documents link to; those that no page and no file has are mistakes.
pub fn site_addresses(
    context: &ViewContext,
    site: &Site,
    pages: &[Planned],
) -> (BTreeMap<String, String>, Vec<Diagnostic>) {
    if context.graph.uses.site_links.is_empty() {
        return (BTreeMap::new(), Vec::new());
    }
    let planned: HashSet<&str> = pages.iter().map(|p| p.file.as_str()).collect();
    let source = |file: &str| {
        let page = file.strip_suffix("index.md").filter(|_| context.addresses.has_sources());
        page.is_some_and(|page| planned.contains(format!("{page}index.html").as_str()))
    };
    let exists = |file: &String| planned.contains(file.as_str()) || site.files.contains_key(file) || source(file);
    let mut found = BTreeMap::new();
    let mut diagnostics = Vec::new();
    for link in &context.graph.uses.site_links {
        if let Some(file) = kinds::file_of_link(&link.address).into_iter().find(exists) {
            found.insert(link.address.clone(), context.addresses.of_file(file));
            continue;
        }
        let document = context.document(link.source);
        let span = context.body(link.source).span(link.link);
        let diagnostic = say::no_page_at(&link.address);
        let diagnostic = match (&link.outside, &link.near) {
            (Some(address), _) => diagnostic.help(phrases::write_address_outside(address)),
            (None, Some(near)) => diagnostic.suggest(Some(near.as_str())),
            (None, None) if context.config.is_vault() => diagnostic.help(phrases::address_from_root_of_vault()),
            (None, None) => diagnostic.help(phrases::address_from_root()),
        };
        diagnostics.push(diagnostic.at(&document.file, span));
    }
    (found, diagnostics)
}
