//! A dated change added to the history of a note.

use super::find::Sort;
use super::front_matter::FrontMatter;
use super::item::{Field, Item};
use super::{FileChange, Manuscript, Refusal};
use crate::content::document::Document;
use crate::content::yaml::{Node, Value};
use crate::diagnostics::{Diagnostic, say};
use crate::text::moment::Moment;

/// What is asked.
#[derive(Debug, Clone, Default)]
pub struct ReviseRequest {
    /// A slug, title, alias or path.
    pub note: String,
    pub summary: String,
    /// None: the note's only author.
    pub author: Option<String>,
    /// As in front matter; none: now, with the time where the note gives times.
    pub date: Option<String>,
}

/// The note's file with the revision in it, and `modified` brought up to it where there is one.
pub fn revise(manuscript: &Manuscript, request: &ReviseRequest) -> Result<FileChange, Refusal> {
    let index = manuscript.find(&request.note, Sort::Note)?;
    let document = &manuscript.documents[index];
    let summary = one_line(&request.summary, say::summary_empty, say::summary_not_on_one_line)?;
    let author = author(manuscript, document, request.author.as_deref())?;
    let timed = document
        .common
        .revisions
        .iter()
        .map(|r| &r.date)
        .chain(&document.common.modified)
        .any(|date| date.value.is_timed());
    let (date, moment) = manuscript.date(request.date.as_deref(), timed)?;

    let before = manuscript.text(document).to_owned();
    let mut text = FrontMatter::of(&document.file, before.clone())?;
    text.expect_list("revisions")?;
    let (index, neighbour) = place(manuscript, text.items("revisions"), &moment);
    let mut fields = vec![("date", Field::Text(date.clone())), ("summary", Field::Text(summary))];
    if let Some(author) = author {
        fields.insert(1, ("author", Field::Text(author)));
    }
    if let Some(keys) = neighbour {
        let place = |key: &str| keys.iter().position(|k| k == key).unwrap_or(keys.len());
        fields.sort_by_key(|(key, _)| place(key));
    }
    text.add_item("revisions", index, &Item::Fields(fields), &["modified", "published"])?;
    if let Some(modified) = &document.common.modified
        && !moment.is_before(&modified.value)
    {
        let day = moment.date().to_string();
        text.set("modified", if modified.value.is_timed() { &date } else { &day }, &[])?;
    }
    let file = document.file.to_string();
    Ok(FileChange { file, before: Some(before), after: text.into_text(), renamed: None })
}

/// A text that must be on one line.
pub(super) fn one_line(
    text: &str,
    is_empty: fn() -> Diagnostic,
    is_longer: fn() -> Diagnostic,
) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Err(is_empty().into());
    }
    if text.contains(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')) {
        return Err(is_longer().into());
    }
    Ok(text.to_owned())
}

fn author(manuscript: &Manuscript, document: &Document, asked: Option<&str>) -> Result<Option<String>, Refusal> {
    if let Some(name) = asked {
        return manuscript.author(name).map(Some);
    }
    match document.common.authors.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some(one.value.clone())),
        several => {
            let names: Vec<&str> = several.iter().map(|author| author.value.as_str()).collect();
            Err(say::several_authors(several.len(), names.join(", ")).into())
        }
    }
}

/// Where a revision goes among those of the file, and the keys of the one it stands beside. The newest comes first unless
/// the file has it otherwise.
fn place(manuscript: &Manuscript, items: &[Node], moment: &Moment) -> (usize, Option<Vec<String>>) {
    let zone = manuscript.config.zone();
    let fields = |item: &Node| match &item.value {
        Value::Map(entries) => entries.clone(),
        _ => Vec::new(),
    };
    let date = |item: &Node| {
        let (_, date) = fields(item).into_iter().find(|(key, _)| key.name == "date")?;
        let Value::Scalar { text, .. } = date.value else { return None };
        Moment::parse(&text, &zone).map(|date| date.order())
    };
    let dates: Vec<_> = items.iter().map(date).collect();
    let mut known = dates.iter().flatten();
    let oldest_first = matches!((known.next(), known.next_back()), (Some(first), Some(last)) if first < last);
    let is_older = |date: &Option<_>| date.is_some_and(|date| date <= moment.order());
    let index = if oldest_first {
        dates.iter().rposition(is_older).map_or(0, |last| last + 1)
    } else {
        dates.iter().position(is_older).unwrap_or(dates.len())
    };
    let neighbour = items.get(index).or(items.last());
    (index, neighbour.map(|item| fields(item).into_iter().map(|(key, _)| key.name).collect()))
}

impl Manuscript {
    /// A date as it is to be written, and what it means: the one given, else now.
    pub(super) fn date(&self, given: Option<&str>, timed: bool) -> Result<(String, Moment), Refusal> {
        let zone = self.config.zone();
        let now = self.now.to_zoned(zone.clone());
        let text = match given {
            Some(text) => text.trim().to_owned(),
            None => now.strftime(if timed { "%Y-%m-%dT%H:%M" } else { "%Y-%m-%d" }).to_string(),
        };
        match Moment::parse(&text, &zone) {
            Some(moment) => Ok((text, moment)),
            None => Err(say::asked_date_is_none(text).into()),
        }
    }
}
