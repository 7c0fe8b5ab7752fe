//! What a result shows of each document, in blocks: the documents whose numbers have the first bits in common.

use rayon::prelude::*;
use serde::Serialize;

use super::FoundDocument;
use super::numbers::Numbering;
use crate::pages::view::parts::ViewContext;
use crate::text::slug::slug;

/// A document as the script reads it: a list, in this order.
#[derive(Debug, Serialize)]
struct Card<'d>(
    /// Its number.
    u32,
    /// Its kind, in English.
    &'static str,
    /// Its title.
    &'d str,
    /// Its address, encoded.
    &'d str,
    /// Its summary, or nothing.
    String,
    /// The titles of the notebooks that hold it.
    Vec<&'d str>,
    /// The day it last changed, or nothing: `2024-02-29`.
    String,
    /// Its language where it is not the site's, or nothing.
    &'d str,
    /// The words of its text.
    usize,
    /// The id and the words of each heading, one after the other; no id where it is the slug of the words.
    Vec<String>,
);

/// The blocks, in order, as JSON.
pub fn blocks(context: &ViewContext, documents: &[FoundDocument], numbering: Numbering) -> Vec<String> {
    let mut blocks: Vec<Vec<&FoundDocument>> = vec![Vec::new(); numbering.blocks()];
    for document in documents {
        blocks[numbering.block(document.number)].push(document);
    }
    let text = |block: &Vec<&FoundDocument>| {
        let cards: Vec<Card> = block.iter().map(|found| card(context, found)).collect();
        // Strings, numbers and lists of them: this cannot fail.
        serde_json::to_string(&cards).unwrap_or_default()
    };
    blocks.par_iter().map(text).collect()
}

/// Whether the script makes the same of a sign in a slug.
fn is_simple(sign: char) -> bool {
    sign.is_ascii() || matches!(sign, '\u{a0}'..='ÿ' | 'œ' | 'Œ' | '‘'..='”' | '…' | '–' | '—' | '\u{202f}')
}

fn card<'d>(context: &ViewContext, found: &'d FoundDocument) -> Card<'d> {
    let document = context.document(found.id);
    let headings = document.outline.headings.iter().flat_map(|heading| {
        let words = context.quoted(found.id, &heading.text, None).0;
        let id = context.heading_id(found.id, heading);
        let is_made_of_words = id == slug(&words) && words.chars().all(is_simple);
        // The id may hold the name of an unlisted page that the words leave out.
        let is_left_out = words != context.passage(found.id, &heading.text);
        let id = if is_made_of_words || is_left_out { "" } else { id };
        [id.to_owned(), words]
    });
    Card(
        found.number,
        found.kind,
        &found.reference.title,
        &found.reference.address,
        context.summary(found.id).unwrap_or_default(),
        found.notebooks.iter().map(|notebook| notebook.title.as_str()).collect(),
        document.changed().map(|moment| moment.date().to_string()).unwrap_or_default(),
        found.reference.language.as_deref().unwrap_or_default(),
        context.body(found.id).words,
        headings.collect(),
    )
}
