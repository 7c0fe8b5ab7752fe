//! What a site says of its accessibility: the group `accessibility` of `carnet.yaml`.

use crate::content::fields::{DateRules, Fields};
use crate::content::front_matter::addresses::contact_address;
use crate::content::front_matter::words::{WordSet, words};
use crate::content::keys;
use crate::content::typography::Typography;
use crate::content::unknown;
use crate::content::yaml::Node;
use crate::diagnostics::Problems;
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
    /// What was found by whoever tested the site.
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

impl AccessibilityStatement {
    /// Reads the group; nothing is claimed that it does not say.
    pub(super) fn read(node: &Node, dates: DateRules, p: &mut Problems) -> Option<AccessibilityStatement> {
        let mut f = Fields::of_group(node, &keys::ACCESSIBILITY, p)?;
        let standard = f.word("standard", Standard::WORDS, Standard::unknown, p);
        let state = f.word("state", Conformity::WORDS, Conformity::unknown, p);
        let tested = f.moment("tested", dates, p);
        let by = f.plain_text("by", p);
        let contact = f.text("contact", p).and_then(|address| contact_address(address, p));
        let exceptions = f.texts("exceptions", p).into_iter().map(|text| text.value);
        let statement = AccessibilityStatement {
            standard: standard.map_or(Standard::Wcag, |standard| standard.value),
            state: state.map_or(Conformity::Non, |state| state.value),
            tested: tested.map(|tested| tested.value),
            by,
            contact,
            exceptions: exceptions.filter(|text| !text.is_empty()).collect(),
        };
        unknown::finish(f, p);
        Some(statement)
    }

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
