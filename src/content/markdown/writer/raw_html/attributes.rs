//! The attributes of raw HTML: their addresses are links, and their words may be names.

use std::ops::Range;

use super::source_of;
use crate::content::markdown::body::HoleKind;
use crate::content::markdown::destination::{Destination, own_destination};
use crate::content::markdown::inline;
use crate::content::markdown::outline::{Form, LinkUse};
use crate::content::markdown::raw;
use crate::content::markdown::sanitise;
use crate::content::markdown::writer::Writer;

impl Writer<'_> {
    /// An attribute that is sanitised afterwards. What stands before it from a byte on is written too where it has to be;
    /// gives where the rest begins.
    pub(super) fn published_attribute(
        &mut self,
        tag: &raw::HtmlTag,
        attribute: &raw::Attribute,
        html: &str,
        mut from: usize,
        places: &[(usize, Range<usize>)],
    ) -> usize {
        let Some(value) = attribute.value.clone() else { return from };
        let place = source_of(&value, places);
        if sanitise::is_old_id(&tag.name, &attribute.name) && !tag.attributes.iter().any(|a| a.name == "id") {
            self.raw_text(&html[from..attribute.range.start]);
            self.raw_text("id");
            from = attribute.range.start + attribute.name.len();
        }
        // Of the addresses, the sanitiser makes holes of those that it lets through.
        if matches!(attribute.name.as_str(), "href" | "src") {
            self.html_link(&html[value], &place);
        } else if sanitise::keeps_attribute(&attribute.name) {
            self.raw_text(&html[from..value.start]);
            from = value.end;
            self.raw_words(value, html, &place, HoleKind::Words);
        }
        from
    }

    /// The same of trusted HTML, which is not sanitised.
    pub(super) fn trusted_attribute(
        &mut self,
        tag: &raw::HtmlTag,
        attribute: &raw::Attribute,
        html: &str,
        from: usize,
        places: &[(usize, Range<usize>)],
    ) -> usize {
        let Some(value) = attribute.value.clone() else { return from };
        let place = source_of(&value, places);
        let end = value.end;
        self.raw_text(&html[from..value.start]);
        if tag.addresses.contains(&value) {
            self.trusted_address(&html[value], &place);
        } else if holds_addresses(&attribute.name) && !tag.ids.contains(&value) {
            self.html_addresses(&html[value], &place);
        } else {
            // Where the text is embedded, its ids are told from those of the page.
            if tag.ids.contains(&value) {
                self.hole(HoleKind::Prefix);
            }
            self.raw_words(value, html, &place, HoleKind::Words);
        }
        end
    }

    /// An address of trusted HTML.
    fn trusted_address(&mut self, value: &str, place: &Range<usize>) {
        if let Some(number) = self.html_link(value, place) {
            self.hole(HoleKind::Address(number));
            return;
        }
        let id = value.strip_prefix('#').filter(|id| !id.is_empty() && !id.eq_ignore_ascii_case("top"));
        if let Some(id) = id {
            self.raw_text("#");
            self.hole(HoleKind::Prefix);
            self.raw_text(id);
        } else {
            self.raw_text(value);
        }
    }

    /// Addresses between spaces and commas, as they are written unless they lead to a withheld document.
    fn html_addresses(&mut self, value: &str, place: &Range<usize>) {
        for word in value.split_inclusive(|c: char| c == ',' || c.is_whitespace()) {
            let address = word.trim_end_matches(|c: char| c == ',' || c.is_whitespace());
            let read = inline::with_references(address);
            match own_destination(&read, self.settings.base_url.as_deref()).0 {
                Destination::Inside { target, fragment } if target.contains(['/', '.']) => {
                    let link = self.link_use(Form::Address, target, fragment);
                    let written = Some(read.into_owned());
                    let number = self.add_link(LinkUse { written, passage: None, ..link }, self.place(place));
                    self.hole(HoleKind::Words(number));
                }
                _ => {
                    let names = inline::names(address, self.settings.base_url.as_deref());
                    self.raw_names(address, names, place, HoleKind::Words);
                }
            }
            self.raw_text(&word[address.len()..]);
        }
    }

    /// Records a link of raw HTML, so that a withheld name in it is known; what it becomes is decided after sanitising.
    pub(super) fn html_link(&mut self, value: &str, range: &Range<usize>) -> Option<u32> {
        let value = inline::with_references(value);
        match own_destination(&value, self.settings.base_url.as_deref()) {
            (Destination::Inside { target, fragment }, is_within)
                if !target.is_empty() || fragment.is_some() && !self.settings.trusted =>
            {
                let link = self.link_use(Form::Html, target, fragment);
                let written = is_within.then(|| value.to_string());
                let link = LinkUse { title: Some(value.into_owned()), written, passage: None, ..link };
                Some(self.add_link(link, self.place(range)))
            }
            _ => None,
        }
    }
}

/// Attributes, beside `href` and `src`, that browsers and scripts read addresses in (HTML, « Attributes »).
fn holds_addresses(name: &str) -> bool {
    let names = [
        "action",
        "background",
        "cite",
        "classid",
        "codebase",
        "data",
        "formaction",
        "icon",
        "longdesc",
        "manifest",
        "ping",
        "poster",
        "profile",
        "srcset",
        "usemap",
        "xlink:href",
    ];
    names.contains(&name) || name.starts_with("data-")
}
