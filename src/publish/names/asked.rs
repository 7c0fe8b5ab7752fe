//! Which names a result depends on: those that were looked up in the table of names to get it.
//!
//! Two tables of the same paths give the same result when each of these names has the same documents in both. So only the names are
//! remembered, each by a number, and not what was found.

use std::cell::RefCell;
use std::hash::BuildHasher;

use rapidhash::fast::SeedableState;

use super::Id;

/// What was looked for: names as they are compared, and things whose title and places were looked at.
#[derive(Debug, Default)]
pub struct AskedNames(RefCell<Vec<u64>>);

impl AskedNames {
    pub(super) fn name(&self, folded: &str) {
        self.0.borrow_mut().push(name_number(folded));
    }

    /// Of several things of this name, the titles were looked at.
    pub(super) fn titles(&self, folded: &str) {
        self.0.borrow_mut().push(titles_number(folded));
    }

    /// The title of the thing with this number was looked at.
    pub fn title(&self, id: Id) {
        self.0.borrow_mut().push(title_number(id));
    }

    /// The places in it were looked at.
    pub fn places(&self, id: Id) {
        self.0.borrow_mut().push(places_number(id));
    }

    /// The numbers, each once, in order.
    pub fn into_numbers(self) -> Box<[u64]> {
        let mut numbers = self.0.into_inner();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.into()
    }
}

/// The number of a name as it is compared.
pub fn name_number(folded: &str) -> u64 {
    SeedableState::fixed().hash_one(folded)
}

/// The number of the titles of things of one name, as it is compared.
pub fn titles_number(folded: &str) -> u64 {
    SeedableState::fixed().hash_one((folded, "titles"))
}

/// The number of a thing's title, by its own number.
pub fn title_number(id: Id) -> u64 {
    SeedableState::fixed().hash_one((id, "title"))
}

/// The number of the places in a thing, by its own number.
pub fn places_number(id: Id) -> u64 {
    SeedableState::fixed().hash_one((id, "places"))
}
