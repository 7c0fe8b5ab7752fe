//! When a document is to be read again, and by whom.

use super::parts::ViewContext;
use super::*;
use crate::publish::audience::DocId;

/// The next reading of a document; the day of the build tells whether it is late.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct ReviewView {
    pub by: DateView,
    /// Whether the day has passed.
    pub overdue: bool,
    pub responsible: Vec<Shared<PersonRef>>,
}

impl ViewContext<'_> {
    /// None for a document that says no day.
    pub fn review(&self, id: DocId) -> Option<ReviewView> {
        let common = &self.document(id).common;
        let by = common.review_by.as_ref()?.value;
        Some(ReviewView {
            by: self.date(&by),
            overdue: by.date() < self.today.date(),
            responsible: common.responsible.iter().filter_map(|name| self.author(&name.value)).collect(),
        })
    }
}
