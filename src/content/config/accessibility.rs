//! What a site says of its accessibility: the group `accessibility` of `carnet.yaml`.

use crate::content::front_matter::addresses::Contact;
use crate::content::front_matter::group::group;
use crate::content::front_matter::reading::{Date, Prose, TextList};
use crate::content::front_matter::words::{OneOf, words};
use crate::content::typography::Typography;
use crate::text::moment::Moment;

words! {
    /// The standards that a statement can be about.
    pub enum Standard {
        Rgaa = "RGAA",
        Sgqri = "SGQRI 008",
        Wcag = "WCAG",
    }
}

impl Standard {
    /// Its part in the names of texts of the interface.
    pub fn text_name(self) -> &'static str {
        match self {
            Standard::Rgaa => "rgaa",
            Standard::Sgqri => "sgqri",
            Standard::Wcag => "wcag",
        }
    }
}

words! {
    /// The result of the test of the site.
    #[derive(PartialOrd, Ord)]
    pub enum Conformity {
        Non = "non",
        Partial = "partial",
        Full = "full",
    }
}

#[derive(Debug, Clone, Hash)]
pub struct AccessibilityStatement {
    pub standard: Standard,
    pub state: Conformity,
    pub tested: Option<Moment>,
    pub by: Option<String>,
    /// With its scheme.
    pub contact: Option<String>,
    /// What is not accessible.
    pub exceptions: Vec<String>,
}

group! {
    pub(super) struct AccessibilityKeys("accessibility", the_group_accessibility) {
        standard: OneOf<Standard>;
        state: OneOf<Conformity>;
        tested: Date;
        by: Prose;
        contact: Contact;
        exceptions: TextList;
    }
}

impl From<AccessibilityKeys> for AccessibilityStatement {
    /// Nothing is claimed that the keys do not say.
    fn from(keys: AccessibilityKeys) -> AccessibilityStatement {
        let exceptions = keys.exceptions.into_iter().map(|text| text.value);
        AccessibilityStatement {
            standard: keys.standard.map_or(Standard::Wcag, |standard| standard.value),
            state: keys.state.map_or(Conformity::Non, |state| state.value),
            tested: keys.tested.map(|tested| tested.value),
            by: keys.by,
            contact: keys.contact,
            exceptions: exceptions.filter(|text| !text.is_empty()).collect(),
        }
    }
}

impl AccessibilityStatement {
    /// What may be said on a day: nothing before the site was tested, and no full conformity beside what is not accessible.
    pub fn claim(&self, today: Moment) -> Option<Conformity> {
        let tested = self.tested.filter(|tested| tested.date() <= today.date());
        let most = if self.exceptions.is_empty() { Conformity::Full } else { Conformity::Partial };
        tested.map(|_| self.state.min(most))
    }

    /// Its texts for readers, each with its key.
    pub fn texts(&self) -> impl Iterator<Item = &String> {
        self.by.iter().chain(&self.exceptions)
    }

    /// Sets its texts as the site's language has them.
    pub(super) fn set_texts(&mut self, typography: &Typography) {
        for text in self.by.iter_mut().chain(&mut self.exceptions) {
            *text = typography.set(text);
        }
    }
}
