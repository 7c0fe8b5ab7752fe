//! The history of a note: its revisions, each a group of keys.

use super::group::{GroupOfKeys, group};
use super::reading::{Date, Input, Prose, Reading, Someone, TextChange, Word, change_prose, quoted};
use super::values::Revision;
use super::words::{OneOf, words};
use crate::content::fields::DateRules;
use crate::content::keys::{ValueForm, meant};
use crate::content::unknown::lacks;
use crate::content::yaml::{Node, Value};
use crate::diagnostics::{Problems, say};
use crate::text::moment::Moment;

group! {
    struct RevisionKeys("revision", a_revision) keeps back VersionText {
        date: Date;
        author: Word;
        summary: Prose;
        text: OneOf<VersionText>;
    }
}

words! {
    /// What a revision says of the text of its day.
    enum VersionText {
        Withheld = "withheld",
    }
}

/// The history of a note, oldest first.
#[derive(Debug)]
pub struct Revisions;

impl Reading for Revisions {
    type Value = Vec<Revision>;
    const FORM: ValueForm = ValueForm::Groups(RevisionKeys::KEYS);

    fn read(names: &[&'static str], input: &mut Input) -> Vec<Revision> {
        let nodes = input.items(names);
        let mut revisions: Vec<Revision> =
            nodes.into_iter().filter_map(|node| revision(node, input.dates, input.problems)).collect();
        // Of one moment the file's order says which came first: the newest stands at its head, unless its dates go the other way.
        let order = |revision: Option<&Revision>| revision.map(|revision| revision.date.value.order());
        if order(revisions.first()) >= order(revisions.last()) {
            revisions.reverse();
        }
        revisions.sort_by_key(|r| r.date.value.order());
        revisions
    }

    fn texts(value: &mut Vec<Revision>, change: &mut TextChange) {
        for Revision { date: _, author: _, summary, is_withheld: _ } in value {
            summary.iter_mut().for_each(|text| change_prose(text, change));
        }
    }

    fn people<'v>(value: &'v Vec<Revision>, found: &mut Vec<Someone<'v>>) {
        let authors = value.iter().filter_map(|revision| revision.author.as_ref());
        found.extend(authors.map(|name| Someone::Author { name, theirs: false }));
    }

    fn leave_out_people(value: &mut Vec<Revision>, is_left_out: &dyn Fn(&str) -> bool) {
        for revision in value {
            revision.author.take_if(|name| is_left_out(&name.value));
        }
    }
}

fn revision(node: &Node, dates: DateRules, p: &mut Problems) -> Option<Revision> {
    if let [(date, Node { value: Value::Scalar { text, .. }, .. })] = node.entries()
        && Moment::read(&date.name, dates.zone).is_ok()
    {
        let instead = format!("{{date: {}, summary: {}}}", date.name, quoted(text));
        p.add(node.span.clone(), say::revision_of_date_and_text(instead));
        return None;
    }
    let mark = p.len();
    let RevisionKeys { date, author, summary, text } = RevisionKeys::of(node, dates, p)?;
    // A misspelling must not publish a text: a key or a value that may mean `text: withheld` withholds it.
    let mut entries = node.entries().iter();
    let asking = entries.find(|(key, value)| meant::takes_text_back(RevisionKeys::KEYS, &key.name, value));
    if let Some((key, _)) = asking.filter(|(key, value)| key.name == "text" && value.value == Value::Null) {
        p.add(key.span.clone(), say::not_a_value_of("text", "").suggest(Some("withheld")));
    }
    let is_withheld = text.is_some() || asking.is_some();
    if date.is_none() && node.value_of("date").is_none() {
        lacks("date", mark, &node.span, say::revision_without_date(), p);
    }
    Some(Revision { date: date?, author, summary, is_withheld })
}
