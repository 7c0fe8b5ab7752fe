//! The notes that stand on one page together, each a chapter of it: what makes their ids unique there, and where a link from
//! one to another leads.

use rapidhash::RapidHashMap as HashMap;

use crate::publish::audience::DocId;
use crate::publish::graph::Member;

/// The chapters of a page.
#[derive(Debug)]
pub struct Chapters {
    /// By note, its place from 0.
    places: HashMap<DocId, usize>,
    /// How many levels their headings stand below those of the notes' own pages.
    pub depth: u8,
    /// By note, for each of its works the place of the reference in the list of the page, from 0.
    references: HashMap<DocId, Vec<usize>>,
}

impl Chapters {
    pub fn new(members: &[Member], depth: u8, references: HashMap<DocId, Vec<usize>>) -> Chapters {
        let places = members.iter().enumerate().rev().map(|(place, member)| (member.document, place));
        Chapters { places: places.collect(), depth, references }
    }

    /// Where the reference to a work of a note stands in the list of the page, from 0.
    pub fn reference(&self, id: DocId, work: usize) -> Option<usize> {
        self.references.get(&id)?.get(work).copied()
    }

    /// The anchor of a note's chapter, `c-n1`; none when it is none of the notes. Ids of an author's never begin with `c-`.
    pub fn anchor(&self, id: DocId) -> Option<String> {
        self.places.get(&id).map(|place| format!("c-n{}", place + 1))
    }

    /// What stands before each id of a note's text: `c-n1-`.
    pub fn prefix(&self, id: DocId) -> Option<String> {
        self.anchor(id).map(|anchor| anchor + "-")
    }
}
