//! Full-text search: the index that a script in the reader's browser reads, a few small files for each query.
//!
//! [`words`] says what a word is, [`page_text`] what of a page is read, [`terms`] what a document is found by, with the synonyms that
//! [`lexicon`] knows; [`numbers`] numbers the documents, and [`shards`], [`cards`] and [`filters`] write the files. An edit changes
//! the files of its own words alone. Only what
//! a page of this build shows is in the index. It must not know how pages look, or the disk.

pub mod cards;
pub mod digits;
pub mod filters;
pub mod lexicon;
pub mod numbers;
pub mod page_text;
pub mod shards;
pub mod terms;
pub mod words;

use std::collections::btree_map::Entry::Vacant;
use std::collections::{BTreeMap, BTreeSet};

use rapidhash::RapidHashMap as HashMap;
use rayon::prelude::*;
use serde::Serialize;

use crate::content::document::Kind;
use crate::content::front_matter::words::WordSet;
use crate::content::i18n::Translation;
use crate::pages::site::Phase;
use crate::pages::view::parts::ViewContext;
use crate::pages::view::{Ref, Shared};
use crate::publish::audience::DocId;
use crate::text::hash::fingerprint;
use digits::FrontCoder;
use lexicon::{Lexicon, NamesOfOne};
use numbers::Numbering;
use shards::{Shard, TermEntries, TermEntry};
use terms::{IN_AUTHORS, IN_NAMES_OF_LINKS, IN_OTHER_NAMES, IN_SUMMARY, IN_TAGS, IN_TITLE, Posting, Terms};
use words::{StemLanguage, fold};

/// The folder of the index's files, from the site's root.
pub const FOLDER: &str = "assets/search-index/";
/// The file that leads to all others, by its name alone.
pub const ENTRANCE: &str = "assets/search-index/index.js";
/// Words that the script knows to put right what was typed wrong, beside those of titles.
const KNOWN_WORDS: usize = 8_000;
/// Characters of the shortest of them.
const SHORTEST_KNOWN: usize = 3;

/// A document that can be found.
#[derive(Debug)]
pub struct FoundDocument {
    pub id: DocId,
    pub number: u32,
    /// In English: `note`, `term`, `notebook`, …
    pub kind: &'static str,
    pub language: StemLanguage,
    pub reference: Shared<Ref>,
    pub notebooks: Vec<Shared<Ref>>,
}

/// The files of an index, by path from the site's root.
#[derive(Debug, Default)]
pub struct SearchIndex {
    pub files: BTreeMap<String, String>,
}

impl SearchIndex {
    /// The file that leads to the others is written last.
    pub fn phase_of(path: &str) -> Phase {
        if path == ENTRANCE { Phase::Index } else { Phase::Asset }
    }

    /// Adds a file whose name follows from what it holds, so that a browser may keep it forever. `data` is JSON, or safe signs between
    /// double quotes. Gives the name.
    fn add(&mut self, prefix: &str, data: &str) -> String {
        let mut hash = fingerprint(data.as_bytes());
        loop {
            let name = format!("{prefix}{}", short(hash));
            // Two files want one name once in ten thousand sites.
            if let Vacant(place) = self.files.entry(format!("{FOLDER}{name}.js")) {
                place.insert(format!("carnetSearch({name:?},{data})\n"));
                return name;
            }
            hash = hash.wrapping_add(1);
        }
    }
}

/// Six signs for a hash.
fn short(mut hash: u64) -> String {
    const SIGNS: &[u8; 30] = b"0123456789abcdefghjkmnprstvwxy";
    let mut sign = || {
        let sign = SIGNS[(hash % 30) as usize];
        hash /= 30;
        char::from(sign)
    };
    (0..6).map(|_| sign()).collect()
}

/// What leads to the other files, as the script reads it.
#[derive(Debug, Serialize)]
struct Entrance<'a> {
    /// How many documents there are.
    documents: usize,
    bits: u32,
    block_bits: u32,
    /// The languages whose stems are in the index.
    languages: Vec<&'static str>,
    /// Words that are not looked up where there are others.
    small: Vec<&'static str>,
    /// The beginning of each shard's first key and its name, each behind a space.
    shards: String,
    /// The names of the blocks of cards, without what all have in common, six signs each.
    cards: String,
    /// The name of the file of known words.
    words: String,
    /// The filters and the names of their files.
    filters: Vec<(&'static str, String)>,
    /// The texts of the interface that begin with `search_`, without that: the only form, or the singular and the plural.
    texts: BTreeMap<&'a str, Vec<&'a str>>,
    /// What the kinds of documents are called.
    kinds: BTreeMap<&'static str, String>,
}

/// The index of all listed documents that have a page, with the names of what cannot be listed left out as on their pages.
pub fn index(context: &ViewContext) -> SearchIndex {
    let (numbering, documents) = documents(context);
    let lexicon = lexicon_of(context, &documents);
    let tables = count(context, &documents, &lexicon);
    let (entries, known) = merge(&tables);
    let mut index = SearchIndex::default();
    let quoted = |text: &str| format!("\"{text}\"");
    let (written, (blocks, filters)) = rayon::join(
        || shards::of(&entries, documents.len()),
        || (cards::blocks(context, &documents, numbering), filters::all(context, &documents)),
    );
    drop(entries);
    drop(tables);
    let mut names = String::new();
    for Shard { from, text } in &written {
        names.push_str(&format!(" {from} {}", index.add("t", &quoted(text))));
    }
    let cards = blocks.iter().enumerate().map(|(number, block)| {
        let prefix = format!("c{number}-");
        index.add(&prefix, block)[prefix.len()..].to_owned()
    });
    let cards = cards.collect();
    let words = index.add("words-", &quoted(&known));
    let filters = filters.into_iter().map(|(name, values)| (name, index.add(&format!("{name}-"), &values))).collect();
    let languages: BTreeSet<StemLanguage> = documents.iter().map(|document| document.language).collect();
    let entrance = Entrance {
        documents: documents.len(),
        bits: numbering.bits,
        block_bits: numbering.block_bits,
        small: languages.iter().flat_map(|language| language.small_words().split_whitespace()).collect(),
        languages: languages.into_iter().map(StemLanguage::name).collect(),
        shards: names,
        cards,
        words,
        filters,
        texts: context.translation.texts_of("search_").collect(),
        kinds: kinds(context.translation),
    };
    // Strings, numbers and lists of them: this cannot fail.
    let json = serde_json::to_string(&entrance).unwrap_or_default();
    index.files.insert(ENTRANCE.to_owned(), format!("carnetSearch(\"index\",{json})\n"));
    index
}

/// The documents that can be found, in the order of their numbers.
fn documents(context: &ViewContext) -> (Numbering, Vec<FoundDocument>) {
    let published = &context.graph.published;
    let people = &context.graph.people;
    let has_page = |id: DocId, kind: &Kind| match kind {
        Kind::Home => false,
        Kind::Note(_) | Kind::Notebook(_) | Kind::Base(_) | Kind::Page => true,
        Kind::Author { .. } => people.authors.of_document(id).is_some_and(|id| people.authors.get(id).has_page),
        Kind::Community { .. } => {
            people.communities.of_document(id).is_some_and(|id| people.communities.get(id).has_page)
        }
    };
    let listed = published.iter().filter(|(id, document)| published.is_listed(*id) && has_page(*id, &document.kind));
    let found: Vec<(DocId, &Kind)> = listed.map(|(id, document)| (id, &document.kind)).collect();
    let numbering = Numbering::new(found.len());
    let addresses: Vec<String> = found.iter().map(|(id, _)| context.address(*id)).collect();
    let numbers = numbering.number(&addresses);
    let document = |((id, kind), number): (&(DocId, &Kind), u32)| {
        let language = context.document(*id).common.language.as_ref().unwrap_or(&context.config.language);
        let holders = context.graph.held_by(*id).iter().map(|holding| holding.collection);
        let notebooks = holders.filter(|holder| published.is_listed(*holder));
        FoundDocument {
            id: *id,
            number,
            kind: match kind {
                Kind::Note(kind) => kind.word(),
                other => other.word(),
            },
            language: StemLanguage::of(language),
            reference: context.reference(*id),
            notebooks: notebooks.map(|holder| context.reference(holder)).collect(),
        }
    };
    let mut documents: Vec<FoundDocument> = found.iter().zip(numbers).map(document).collect();
    documents.sort_unstable_by_key(|document| document.number);
    (numbering, documents)
}

/// The names of terms and organisations.
fn lexicon_of(context: &ViewContext, documents: &[FoundDocument]) -> Lexicon {
    let named = documents.iter().filter(|found| matches!(found.kind, "term" | "organisation"));
    Lexicon::new(named.map(|found| {
        let others = context.graph.other_names(found.id).iter().cloned();
        NamesOfOne {
            language: found.language,
            names: [context.document(found.id).title.clone()].into_iter().chain(others).collect(),
        }
    }))
}

/// Counts the words of all documents, side by side: a table for each part of them, in order.
fn count<'l>(context: &ViewContext, documents: &[FoundDocument], lexicon: &'l Lexicon) -> Vec<Terms<'l>> {
    // A table knows the stems of the words it met: with few tables few words are brought to their stems twice.
    let size = documents.len().div_ceil(rayon::current_num_threads() * 2).max(1);
    let table = |part: &[FoundDocument]| {
        let mut terms = Terms::new(lexicon);
        for found in part {
            add(context, found, &mut terms);
        }
        terms
    };
    documents.par_chunks(size).map(table).collect()
}

fn add(context: &ViewContext, found: &FoundDocument, terms: &mut Terms) {
    let document = context.document(found.id);
    let ids: Vec<&str> =
        document.outline.headings.iter().map(|heading| context.heading_id(found.id, heading)).collect();
    let parts = page_text::parts(&context.quoted_html(found.id), &ids);
    let authors = context.authors(document);
    let summary = document.common.summary.iter().map(|summary| (IN_SUMMARY, summary.as_str()));
    let mut beside: Vec<(f32, &str)> = vec![(IN_TITLE, document.title.as_str())];
    beside.extend(context.graph.other_names(found.id).iter().map(|name| (IN_OTHER_NAMES, name.as_str())));
    beside.extend(document.common.tags.iter().map(|tag| (IN_TAGS, tag.as_str())));
    beside.extend(summary);
    beside.extend(context.graph.linked_names(found.id).map(|name| (IN_NAMES_OF_LINKS, name)));
    beside.extend(authors.iter().map(|author| (IN_AUTHORS, author.name.as_str())));
    terms.add(found.number, found.language, &beside, &parts);
}

/// The terms of all tables, and the words that are known as they are written.
fn merge<'t>(tables: &'t [Terms]) -> (TermEntries<'t>, String) {
    let mut by_form: HashMap<&str, Vec<&[Posting]>> = HashMap::default();
    for term in tables.iter().flat_map(|table| &table.all) {
        // The tables are in the order of the documents' numbers.
        by_form.entry(&term.form).or_default().push(&term.postings);
    }
    let mut known: HashMap<&str, (bool, usize)> = HashMap::default();
    let mut means: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (table, word) in tables.iter().flat_map(|table| table.words().map(move |word| (table, word))) {
        let form = table.all[word.term].form.as_str();
        let found = by_form.get(form).map_or(0, |postings| postings.iter().map(|part| part.len()).sum());
        let (is_in_title, most) = known.entry(word.word).or_default();
        *is_in_title |= word.is_in_title;
        *most = found.max(*most);
        if !word.word.is_ascii() {
            let plain = fold(&word.language.stem(&fold(word.word)));
            if plain != fold(form) {
                means.entry(plain).or_default().insert(form);
            }
        }
    }
    let known = known_words(known);
    let entry = |(form, postings): (&str, Vec<&'t [Posting]>)| {
        ((fold(form), form.to_owned()), TermEntry { postings, means: Vec::new() })
    };
    let means: Vec<(String, Vec<String>)> =
        means.into_iter().map(|(plain, forms)| (plain, forms.into_iter().map(str::to_owned).collect())).collect();
    let mut entries: TermEntries = by_form.into_iter().map(entry).collect();
    for (plain, forms) in means {
        entries.entry((plain.clone(), plain)).or_default().means = forms;
    }
    (entries, known)
}

/// The words that correct what is typed wrong: those of titles, each with a `=` behind it, and the most frequent others.
fn known_words(known: HashMap<&str, (bool, usize)>) -> String {
    let is_word = |word: &str| word.chars().count() >= SHORTEST_KNOWN && word.chars().any(char::is_alphabetic);
    let mut known: Vec<(&str, bool, usize)> = known
        .into_iter()
        .filter(|(word, _)| is_word(word))
        .map(|(word, (is_in_title, found))| (word, is_in_title, found))
        .collect();
    known.sort_unstable_by(|(a, in_title, found), (b, other_in_title, others)| {
        (other_in_title, others, a).cmp(&(in_title, found, b))
    });
    let of_titles = known.iter().take_while(|(_, is_in_title, _)| *is_in_title).count();
    known.truncate(of_titles.max(KNOWN_WORDS));
    let mut words: Vec<(String, &str, bool)> =
        known.into_iter().map(|(word, is_in_title, _)| (fold(word), word, is_in_title)).collect();
    words.sort_unstable();
    let (mut text, mut coder) = (String::new(), FrontCoder::default());
    for (_, word, is_in_title) in words {
        coder.push(word, &mut text);
        text.push_str(if is_in_title { "= " } else { " " });
    }
    text
}

/// What the interface calls the kinds of documents, by their English words.
fn kinds(translation: &Translation) -> BTreeMap<&'static str, String> {
    let keys = [
        ("note", "kind_note"),
        ("term", "kind_term"),
        ("organisation", "kind_organisation"),
        ("notebook", "notebook"),
        ("base", "base"),
        ("community", "community"),
        ("author", "author_person"),
        ("page", "search_page"),
    ];
    keys.into_iter().map(|(kind, key)| (kind, translation.text(key, None, &[]))).collect()
}
