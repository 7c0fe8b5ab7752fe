//! The front matter at the head of a Markdown file, read into typed metadata: YAML, or what other programs write there.
//!
//! It knows the keys of each kind of document ([`table`]; the manual lists them) and nothing of other files: a name stays a name.

pub mod addresses;
mod comments;
mod define;
mod doubt;
mod fence;
pub mod further;
pub mod group;
mod json;
pub mod keep_back;
mod lines;
mod misplaced;
pub mod organisation;
pub mod own;
mod parts;
pub mod reading;
mod revisions;
mod rule;
pub mod table;
mod toml;
pub mod values;
pub mod words;
mod works;

pub use fence::{Dialect, FencedFile, split};
pub use parts::image_written;
pub use rule::split_of_vault;

use crate::content::fields::{DateRules, Fields};
use crate::content::keys::Role;
use crate::content::markdown::inline;
use crate::content::unknown::finish_document;
use crate::content::yaml::{self, Node, Value};
use crate::diagnostics::{Problems, Span, Spanned};
use keep_back::Wish;
use own::kind;
use reading::Input;
use table::{Asked, Common, Own};
use values::{Bound, Kind, NoteKind, Visibility};

/// What the front matter says, before defaults and the body complete it.
#[derive(Debug)]
pub struct Metadata {
    pub title: Option<String>,
    pub slug: Option<Spanned<String>>,
    pub visibility: Option<Spanned<Visibility>>,
    pub draft: bool,
    /// `publish: false`.
    pub kept_back: bool,
    pub kind: Kind,
    pub common: Common,
    /// What could not be read may have kept the file from being published.
    pub is_doubtful: bool,
    /// Keys that may ask for the file to be kept back, and that carnet does not read.
    pub wishes: Vec<Wish>,
    /// Dates of other programs between which it is to be published.
    pub bounds: Vec<Bound>,
    /// Its texts that may hold links, with their places.
    pub places: Vec<(String, Span)>,
}

/// Reads the text between the fences, at byte `base` of its file, as a tree of keys and values. None when it cannot be
/// read at all.
pub fn parse(dialect: Dialect, text: &str, base: usize, problems: &mut Problems) -> Option<Node> {
    match dialect {
        // JSON between braces is YAML in its flow style (YAML 1.2, section 1.3).
        Dialect::Yaml | Dialect::Json => yaml::parse(text, base, problems),
        Dialect::Toml => toml::parse(text, base, problems),
        Dialect::Lines => Some(lines::parse(text, base)),
    }
}

/// Reads the keys of a document of the given role. `text` is what stands between the fences, at byte `base` of the file.
///
/// None when it cannot be read at all; what was wrong is in `problems`. A document whose visibility cannot be read is
/// never taken for public: the error stops publication.
pub fn read<'a>(
    role: Role,
    (dialect, text): (Dialect, &str),
    base: usize,
    dates: impl Into<DateRules<'a>>,
    problems: &mut Problems,
) -> Option<Metadata> {
    let (mark, dates) = (problems.len(), dates.into());
    let mut node = parse(dialect, text, base, problems)?;
    let keys = table::keys_of(role);
    let found = keep_back::take(&mut node, keys, dialect == Dialect::Toml, dates.zone);
    let mut fields = Fields::of_group(&node, keys, problems)?;
    let mut input = Input { fields: &mut fields, dates, is_organisation: false, problems };
    let asked = Asked::read(role, &mut input);
    let own = Own::read(role, &mut input);
    input.is_organisation = own.note.as_ref().is_some_and(|kind| kind.value == NoteKind::Organisation);
    let common = Common::read(role, &mut input);
    finish_document(fields, table::is_key, problems);
    if dialect == Dialect::Yaml {
        comments::tell(&node, text, base, problems);
    }
    let mut places = Vec::new();
    add_places(&node, &mut places);
    let named = common.further.iter().filter_map(|link| Some((link.text.clone(), link.name.clone()?)));
    places.extend(named);
    let is_doubtful = doubt::is_doubtful(problems.since(mark), &node, |span| &text[span.start - base..span.end - base]);
    for (span, remark) in found.remarks {
        problems.add(span, remark);
    }
    Some(Metadata {
        title: asked.name.or(asked.title),
        slug: asked.slug,
        visibility: match role {
            Role::Community | Role::Author => Some(PUBLIC),
            _ => asked.visibility.or((asked.publish == Some(true)).then_some(PUBLIC)),
        },
        draft: asked.draft.unwrap_or(false),
        kept_back: asked.publish == Some(false),
        kind: kind(role, own),
        common,
        is_doubtful,
        wishes: found.wishes,
        bounds: found.dates,
        places,
    })
}

/// What is public though no key says so.
const PUBLIC: Spanned<Visibility> = Spanned { value: Visibility::Public, span: 0..0 };

fn add_places(node: &Node, places: &mut Vec<(String, Span)>) {
    match &node.value {
        Value::Null => {}
        Value::Scalar { text, .. } if inline::may_hold_links(text) => {
            places.push((text.trim().to_owned(), node.span.clone()));
        }
        Value::Scalar { .. } => {}
        Value::List(items) => items.iter().for_each(|item| add_places(item, places)),
        Value::Map(entries) => {
            for (key, value) in entries {
                if inline::may_hold_links(&key.name) {
                    places.push((key.name.clone(), key.span.clone()));
                }
                add_places(value, places);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;

    fn note(yaml: &str) -> (Option<Metadata>, Vec<String>) {
        let mut problems = Problems::of(&"a.md".into());
        let metadata = read(Role::Note, (Dialect::Yaml, yaml), 0, &TimeZone::UTC, &mut problems);
        let messages = problems.into_vec().into_iter().map(|d| format!("{:?}: {}", d.severity, d.message)).collect();
        (metadata, messages)
    }

    #[test]
    fn all_problems_of_a_file_come_together() {
        let (_, messages) = note(
            "title: {a: b}\nvisibilty: private\nvisibility: pubic\nkind: notte\npublished: hier\n\
             authors: [a, {b: c}]\nfoo: 1\ndraft: maybe\n",
        );
        assert_eq!(
            messages,
            [
                "Error: 'title' is a text, this is a group of keys",
                "Error: unknown visibility 'pubic'",
                "Error: 'draft' is 'true' or 'false', not 'maybe'",
                "Error: unknown kind 'notte'",
                "Error: 'authors' is a text, this is a group of keys",
                "Error: 'hier' is not a date",
                "Error: unknown key 'visibilty' in a note",
                "Warning: unknown key 'foo' in a note",
            ]
        );
    }

    #[test]
    fn author_is_the_same_key_as_authors() {
        let (metadata, messages) =
            note("author: equipe\nrevisions:\n- date: 2024-03-01\n- {date: 2024-01-01, summary: a}\n");
        assert!(messages.is_empty(), "{messages:?}");
        let metadata = metadata.expect("readable");
        assert_eq!(metadata.common.authors[0].value, "equipe");
        assert_eq!(metadata.common.revisions[0].summary.as_deref(), Some("a"));
    }
}
