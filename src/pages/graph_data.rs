//! What the page of the graph draws: every listed note with its place, the links between notes, notebooks and communities.
//!
//! One file, a script that calls a function with its data, so that it can be read from a disk too. The places are made here, see
//! `positions`, and not in the reader's browser: a phone draws ten thousand notes at once then.

mod positions;

use rapidhash::RapidHashMap as HashMap;
use serde::Serialize;

use crate::content::document::Kind;
use crate::pages::view::parts::ViewContext;
use crate::publish::audience::DocId;
use crate::text::label::label;

/// The file of the data, from the site's root.
pub const FILE: &str = "assets/graph/notes.js";

/// As the script reads it. A note is known by its place in the lists.
#[derive(Debug, Serialize)]
struct GraphData<'a> {
    titles: Vec<&'a str>,
    /// From the root, encoded.
    addresses: Vec<&'a str>,
    /// Across and down, one after the other, in tenths of the distance of two notes that lie side by side.
    places: Vec<i32>,
    /// For each note, the later ones that it is linked with, in either direction.
    links: Vec<Vec<usize>>,
    /// Those with notes, by title, with their notes.
    notebooks: Vec<(&'a str, Vec<usize>)>,
    communities: Vec<(String, Vec<usize>)>,
}

/// The text of the file.
pub fn text(context: &ViewContext) -> String {
    let notes = in_order(context);
    let numbers: HashMap<DocId, usize> = notes.iter().enumerate().map(|(number, (id, _))| (*id, number)).collect();
    let linked = |(number, (id, _)): (usize, &(DocId, Option<usize>))| {
        let others = context.neighbours(*id).iter().filter_map(|other| numbers.get(other).copied());
        let mut others: Vec<usize> = others.filter(|other| *other > number).collect();
        others.sort_unstable();
        others
    };
    let links: Vec<Vec<usize>> = notes.iter().enumerate().map(linked).collect();
    let groups: Vec<Option<usize>> = notes.iter().map(|(_, notebook)| *notebook).collect();
    let places = positions::of(&groups, &links);
    let references: Vec<_> = notes.iter().map(|(id, _)| context.reference_cell(*id)).collect();
    let data = GraphData {
        titles: references.iter().map(|reference| reference.title.as_str()).collect(),
        addresses: references.iter().map(|reference| reference.address.as_str()).collect(),
        places: places.into_iter().flat_map(|(x, y)| [x, y]).collect(),
        links,
        notebooks: notebooks(context, &numbers),
        communities: communities(context, &notes),
    };
    // Strings, numbers and lists of them: this cannot fail.
    format!("carnetGraph({})\n", serde_json::to_string(&data).unwrap_or_default())
}

/// The listed notes: notebook after notebook, each note in the first that holds it, in reading order; then the others, by title.
/// With the place of that notebook among all.
fn in_order(context: &ViewContext) -> Vec<(DocId, Option<usize>)> {
    let notebooks = context.graph.listed(|kind| matches!(kind, Kind::Notebook(_)));
    let places: HashMap<DocId, usize> = notebooks.iter().enumerate().map(|(place, id)| (*id, place)).collect();
    let first =
        |id: DocId| context.graph.held_by(id).iter().find_map(|h| Some((*places.get(&h.collection)?, h.position)));
    let mut notes: Vec<(Option<(usize, usize)>, DocId)> =
        context.graph.notes.iter().map(|id| (first(*id), *id)).collect();
    // The sort keeps the order by title of those that no notebook holds, which come last.
    notes.sort_by_key(|(place, _)| place.unwrap_or((usize::MAX, 0)));
    notes.into_iter().map(|(place, id)| (id, place.map(|(notebook, _)| notebook))).collect()
}

fn notebooks<'a>(context: &ViewContext<'a>, numbers: &HashMap<DocId, usize>) -> Vec<(&'a str, Vec<usize>)> {
    let mut notebooks = context.graph.listed(|kind| matches!(kind, Kind::Notebook(_)));
    context.graph.sort_by_title(&mut notebooks);
    let notes = |id: DocId| {
        let members = context.graph.members(id).iter();
        members.filter_map(|member| numbers.get(&member.document).copied()).collect::<Vec<_>>()
    };
    let all = notebooks.into_iter().map(|id| (context.reference_cell(id).title.as_str(), notes(id)));
    all.filter(|(_, notes)| !notes.is_empty()).collect()
}

fn communities(context: &ViewContext, notes: &[(DocId, Option<usize>)]) -> Vec<(String, Vec<usize>)> {
    let people = &context.graph.people.communities;
    let mut by_person: HashMap<_, Vec<usize>> = HashMap::default();
    for (number, (id, _)) in notes.iter().enumerate() {
        if let Some(community) = context.community(context.document(*id)) {
            by_person.entry(community).or_default().push(number);
        }
    }
    let named = people.all().filter_map(|id| Some((label(&people.get(id).name).into_owned(), by_person.remove(&id)?)));
    named.collect()
}
