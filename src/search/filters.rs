//! What results can be narrowed by, and the days they are sorted by: a file each, loaded when a reader asks for it.

use std::collections::BTreeMap;

use super::FoundDocument;
use super::digits::push_number;
use crate::content::i18n::root_of;
use crate::pages::view::parts::ViewContext;
use crate::publish::graph::PeopleGroup;
use crate::text::label::label;

/// The numbers of the documents that have each value.
type Values = BTreeMap<String, Vec<u32>>;

/// The filters by name, each as JSON: pairs of a value and the documents that have it, each by how far its number is from the one
/// before. Filters that would leave all documents in one group are left out. And the days of the last changes.
pub fn all(context: &ViewContext, documents: &[FoundDocument]) -> Vec<(&'static str, String)> {
    let people = &context.graph.people;
    let name = |group: &PeopleGroup, name: &str| group.find(name).map(|id| label(&group.get(id).name).into_owned());
    let document = |found: &FoundDocument| context.document(found.id);
    let notebooks = |found: &FoundDocument| found.notebooks.iter().map(|notebook| notebook.title.clone()).collect();
    let community = |found: &FoundDocument| {
        let community = document(found).common.community.as_ref();
        community.and_then(|community| name(&people.communities, &community.value)).into_iter().collect()
    };
    let authors = |found: &FoundDocument| {
        document(found).common.authors.iter().filter_map(|author| name(&people.authors, &author.value)).collect()
    };
    let kind = |found: &FoundDocument| vec![found.kind.to_owned()];
    let tags = |found: &FoundDocument| {
        let words = document(found).common.tags.iter().filter_map(|tag| context.graph.tag_word(tag));
        words.filter_map(|word| context.graph.tags.get(word)).map(|tag| tag.title.clone()).collect()
    };
    // Wherever a language is spoken: as the lists of notes by language.
    let language = |found: &FoundDocument| vec![root_of(context.language_of(found.id)).to_owned()];
    let year = |found: &FoundDocument| {
        document(found).changed().map(|moment| moment.date().year().to_string()).into_iter().collect()
    };
    let of = |values: &dyn Fn(&FoundDocument) -> Vec<String>| {
        let mut found = Values::new();
        for document in documents {
            for value in values(document) {
                let numbers = found.entry(value).or_default();
                if numbers.last() != Some(&document.number) {
                    numbers.push(document.number);
                }
            }
        }
        found
    };
    let filters: [(&str, Values); 7] = [
        ("notebook", of(&notebooks)),
        ("kind", of(&kind)),
        ("tag", of(&tags)),
        ("community", of(&community)),
        ("author", of(&authors)),
        ("language", of(&language)),
        ("year", of(&year)),
    ];
    let useful = filters.into_iter().filter(|(_, values)| values.len() > 1);
    let mut all: Vec<(&'static str, String)> = useful.map(|(name, values)| (name, json(values))).collect();
    all.push(("days", days(context, documents)));
    all
}

fn json(values: Values) -> String {
    let coded: Vec<(String, String)> = values.into_iter().map(|(value, numbers)| (value, steps(&numbers))).collect();
    // Strings and lists of them: this cannot fail.
    serde_json::to_string(&coded).unwrap_or_default()
}

fn steps(numbers: &[u32]) -> String {
    let (mut out, mut last) = (String::new(), 0);
    for number in numbers {
        push_number(number - last, &mut out);
        last = *number;
    }
    out
}

/// Every document by how far its number is from the one before, with the days from the year 1 to its last change; 0 where there is
/// none.
fn days(context: &ViewContext, documents: &[FoundDocument]) -> String {
    let (mut out, mut last) = (String::from('"'), 0);
    for found in documents {
        push_number(found.number - last, &mut out);
        last = found.number;
        let first = jiff::civil::date(1, 1, 1);
        let day = context.document(found.id).changed().map_or(0, |moment| (moment.date() - first).get_days());
        push_number(u32::try_from(day).unwrap_or(0), &mut out);
    }
    out.push('"');
    out
}
