//! Terms with the documents they find, in files of a size that is quickly loaded: each holds the terms whose keys have one
//! beginning, so that an edit changes only the files of its own words.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::digits::{FrontCoder, push_digit, push_number};
use super::terms::{IMPACTS, Posting};

/// Bytes of a shard, at most, but for a key that has more by itself.
const LARGEST: usize = 14_000;
/// Sizes are compared in steps: what grows by a few bytes is rarely cut elsewhere.
const STEP: usize = LARGEST / 16;
/// A term that finds more documents than this, and more than one in [`COMMON_PART`], is common: only the documents that are
/// about it are listed. The script asks no document for a word that more than one in `COMMON_PART` have.
const COMMON: usize = 400;
const COMMON_PART: usize = 2;
/// The least impact that is listed of a common term: title, tags or many mentions.
const ABOUT: u8 = 5;
/// Sections that stand in one digit with the impact.
const NEAR_SECTIONS: u16 = 9;

/// What is known of a form of words: what it finds, or the forms it stands for.
#[derive(Debug, Default)]
pub struct TermEntry<'t> {
    /// Of all tables that have the form, in the order of the documents' numbers. A large site has millions: they stay where they were
    /// counted.
    pub postings: Vec<&'t [Posting]>,
    /// Words that one typed without its accents may mean, where their stems differ from its own.
    pub means: Vec<String>,
}

/// TermEntries by key and form.
pub type TermEntries<'t> = BTreeMap<(String, String), TermEntry<'t>>;

/// A file of terms.
#[derive(Debug)]
pub struct Shard {
    /// The shortest beginning of its first key that no key before has.
    pub from: String,
    pub text: String,
}

/// An entry as it is written, but for its form.
#[derive(Debug)]
struct WrittenEntry<'e> {
    key: &'e str,
    form: &'e str,
    value: String,
}

/// The shards of all entries in the order of their keys; `documents` are those of the whole site.
pub fn of(entries: &TermEntries, documents: usize) -> Vec<Shard> {
    let written = entries.par_iter().flat_map_iter(|((key, form), entry)| {
        let means = (!entry.means.is_empty()).then(|| format!("={}", entry.means.join("=")));
        let postings = (!entry.postings.is_empty()).then(|| postings(&entry.postings, documents));
        [means, postings].into_iter().flatten().map(move |value| WrittenEntry { key, form, value })
    });
    let written: Vec<WrittenEntry> = written.collect();
    let mut cuts = Vec::new();
    cut(&written, 0, 0, &mut cuts);
    let ends = cuts.iter().skip(1).copied().chain([written.len()]);
    cuts.iter().zip(ends).map(|(start, end)| shard(&written, *start, end)).collect()
}

fn shard(written: &[WrittenEntry], start: usize, end: usize) -> Shard {
    let (mut text, mut coder) = (String::new(), FrontCoder::default());
    for entry in &written[start..end] {
        coder.push(entry.form, &mut text);
        text.push(' ');
        text.push_str(&entry.value);
        text.push(' ');
    }
    text.pop();
    let key = written[start].key;
    let before = start.checked_sub(1).map_or("", |before| written[before].key);
    let same: usize = key.chars().zip(before.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let next = key[same..].chars().next().map_or(0, char::len_utf8);
    let from = if start == 0 { String::new() } else { key[..same + next].to_owned() };
    Shard { from, text }
}

/// Finds where shards begin: entries of one beginning stay together while they fit, small neighbours share a shard.
fn cut(written: &[WrittenEntry], first: usize, depth: usize, cuts: &mut Vec<usize>) {
    let letter = |entry: &WrittenEntry| entry.key.chars().nth(depth);
    let mut in_shard = usize::MAX;
    let mut at = 0;
    while at < written.len() {
        let of = letter(&written[at]);
        let length = written[at..].iter().take_while(|entry| letter(entry) == of).count();
        let group = &written[at..at + length];
        let size = group.iter().map(|entry| entry.form.len() + entry.value.len() + 3).sum::<usize>();
        let size = size.next_multiple_of(STEP);
        if size > LARGEST && of.is_some() && length > 1 {
            cut(group, first + at, depth + 1, cuts);
            in_shard = usize::MAX;
        } else {
            if in_shard.saturating_add(size) > LARGEST {
                cuts.push(first + at);
                in_shard = 0;
            }
            in_shard += size;
        }
        at += length;
    }
}

/// Each document by how far its number is from the one before, with its impact and section. Of a common term `*` and the number of
/// documents stand before those that are about it.
fn postings(postings: &[&[Posting]], documents: usize) -> String {
    let mut out = String::new();
    let found: usize = postings.iter().map(|part| part.len()).sum();
    let is_common = found > COMMON && found * COMMON_PART > documents;
    if is_common {
        out.push('*');
        push_number(u32::try_from(found).unwrap_or(u32::MAX), &mut out);
    }
    let mut last = 0;
    for posting in postings.iter().copied().flatten().filter(|posting| !is_common || posting.impact >= ABOUT) {
        push_number(posting.document - last, &mut out);
        last = posting.document;
        let near = u32::from(posting.section.min(NEAR_SECTIONS));
        push_digit(near * u32::from(IMPACTS) + u32::from(posting.impact), &mut out);
        if posting.section >= NEAR_SECTIONS {
            push_number(u32::from(posting.section - NEAR_SECTIONS), &mut out);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbered(documents: u32) -> Vec<Posting> {
        (0..documents).map(|document| Posting { document, section: 0, impact: 1 }).collect()
    }

    /// Each of the words finds the same documents, which were counted in two parts.
    fn entries<'t>(words: &[&str], postings: &'t [Posting]) -> TermEntries<'t> {
        let (first, second) = postings.split_at(postings.len() / 3);
        let entry = || TermEntry { postings: vec![first, second], means: Vec::new() };
        words.iter().map(|word| (((*word).to_owned(), (*word).to_owned()), entry())).collect()
    }

    fn froms(shards: &[Shard]) -> Vec<&str> {
        shards.iter().map(|shard| shard.from.as_str()).collect()
    }

    #[test]
    fn words_with_one_beginning_stay_together() {
        // 3,000 documents take 6 kB: two words fit in a shard.
        let documents = numbered(3_000);
        let shards = |words: &[&str]| of(&entries(words, &documents), 100_000);
        assert_eq!(froms(&shards(&["a", "b", "c", "d"])), ["", "c"]);
        assert_eq!(froms(&shards(&["aba", "abb", "abc", "b"])), ["", "abc", "b"]);
        assert!(shards(&[]).is_empty());
    }

    #[test]
    fn a_common_word_lists_the_documents_that_are_about_it() {
        let mut documents = numbered(1_000);
        (documents[7].impact, documents[7].section) = (ABOUT, 11);
        let one = entries(&["a"], &documents);
        let text = &of(&one, 1_000)[0].text;
        assert_eq!(text.len(), "!a *NN7iS".len(), "{text}");
        assert!(text.starts_with("!a *"));
        // What half of the documents have is asked of each of them.
        let text = &of(&one, 2_000)[0].text;
        assert!(text.len() > 2_000 && !text.contains('*'), "{}", text.len());
    }

    #[test]
    fn a_word_without_accents_leads_to_what_it_may_mean() {
        let documents = numbered(1);
        let mut entries = entries(&["evalu"], &documents);
        let key = (String::from("evalue"), String::from("evalue"));
        entries.insert(key, TermEntry { means: vec!["évalu".into(), "evalu".into()], ..TermEntry::default() });
        assert_eq!(of(&entries, 1)[0].text, "!evalu !# 'e =évalu=evalu");
    }
}
