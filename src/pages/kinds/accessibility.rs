//! The statement of the site's accessibility. It claims no more than was tested.

use serde::Serialize;

use super::{PageKind, Planner, SitePages};
use crate::content::config::accessibility::Conformity;
use crate::content::i18n::DateView;
use crate::content::keys::AddressWord;
use crate::pages::view::PageView;
use crate::pages::view::parts::ViewContext;
use crate::pages::view::{Ref, Shared};
use crate::publish::address::encode;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccessibilityPage;

impl PageKind for AccessibilityPage {
    type View = AccessibilityView;

    const TEMPLATE: &'static str = "accessibility.html";
    const NAME: &'static str = "statement";

    fn view(&self, context: &ViewContext) -> (PageView, AccessibilityView) {
        context.accessibility()
    }

    fn is_in_sitemap(&self) -> bool {
        true
    }
}

impl SitePages for AccessibilityPage {
    fn plan(planner: &mut Planner) {
        let context = planner.context;
        if context.config.accessibility.is_some() {
            planner.add(AccessibilityPage, &context.addresses.of(AddressWord::Accessibility), None);
        }
    }
}

/// The statement; template `accessibility.html`, as `statement`.
#[derive(Debug, Clone, Default, Serialize, Hash)]
pub struct AccessibilityView {
    /// `rgaa`, `sgqri` or `wcag`.
    pub standard: &'static str,
    /// `unknown` where the site was not tested, `non`, `partial`, `full`.
    pub state: &'static str,
    /// Only where it was tested.
    pub tested: Option<DateView>,
    /// Who tested it.
    pub by: Option<String>,
    /// What is printed of the address to write to, and the address.
    pub contact: Option<(String, String)>,
    /// What is not accessible, a sentence each.
    pub exceptions: Vec<String>,
}

impl ViewContext<'_> {
    /// What the foot of every page says of the site's accessibility, as a link to the statement.
    pub fn accessibility_ref(&self) -> Option<Ref> {
        let statement = self.config.accessibility.as_ref()?;
        let key = format!("accessibility_short_{}", word(statement.claim(self.today)));
        let title = self.translation.text(&key, None, &[]);
        Some(Ref { title, address: encode(&self.addresses.of(AddressWord::Accessibility)), language: None })
    }

    fn accessibility(&self) -> (PageView, AccessibilityView) {
        let title = self.translation.text("accessibility", None, &[]);
        let mut page = self.page("accessibility", &title, &self.addresses.of(AddressWord::Accessibility));
        page.trail.push(Shared::new(self.home_ref()));
        let Some(statement) = &self.config.accessibility else { return (page, AccessibilityView::default()) };
        let claim = statement.claim(self.today);
        let state = word(claim);
        page.meta.description = Some(self.translation.text(&format!("accessibility_{state}"), None, &[]));
        let bare = |url: &str| url.trim_start_matches("mailto:").to_owned();
        let view = AccessibilityView {
            standard: statement.standard.text_name(),
            state,
            tested: statement.tested.as_ref().filter(|_| claim.is_some()).map(|tested| self.date(tested)),
            by: statement.by.clone().filter(|_| claim.is_some()),
            contact: statement.contact.as_ref().map(|url| (bare(url), url.clone())),
            exceptions: statement.exceptions.clone(),
        };
        (page, view)
    }
}

fn word(claim: Option<Conformity>) -> &'static str {
    match claim {
        None => "unknown",
        Some(Conformity::Non) => "non",
        Some(Conformity::Partial) => "partial",
        Some(Conformity::Full) => "full",
    }
}
