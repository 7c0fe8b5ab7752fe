//! A group of a collection's members, as its page shows them.

use crate::publish::graph::Member;

/// Members of a collection that stand together, with their positions in the whole.
#[derive(Debug)]
pub struct Group {
    pub(in crate::pages) kind: &'static str,
    pub(in crate::pages) id: String,
    pub(in crate::pages) title: Option<String>,
    pub(in crate::pages) members: Vec<(usize, Member)>,
    /// Rows of the collection that stand before it.
    pub(in crate::pages) before: usize,
}

impl Group {
    pub(super) fn new(kind: &'static str, id: &str, title: Option<String>) -> Group {
        Group { kind, id: id.to_owned(), title, members: Vec::new(), before: 0 }
    }

    /// Rows up to its own last one.
    pub fn end(&self) -> usize {
        self.before + self.members.len()
    }
}
