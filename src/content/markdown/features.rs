//! What of a text has a style or a script of its own: pages load these where the text holds it.
//!
//! It knows the signs by which each is found in the HTML, never what a page does with it.

use super::body::Slice;

/// A kind of content with a style or a script of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Feature {
    /// Lists of tasks, Markdown's and those of raw HTML.
    Tasks,
    /// Models to take away.
    Models,
    /// Tables that are wider than a phone.
    WideTables,
    Footnotes,
}

impl Feature {
    pub const ALL: [Feature; 4] = [Feature::Tasks, Feature::Models, Feature::WideTables, Feature::Footnotes];

    /// What the start tag of each holds.
    pub(super) const fn sign(self) -> &'static str {
        match self {
            Feature::Tasks => "class=\"tasks\"",
            Feature::Models => "class=\"callout callout-model\"",
            Feature::WideTables => "class=\"table table-wide\"",
            Feature::Footnotes => "class=\"footnote-ref\"",
        }
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// The features that a text may hold, while it is written.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Expected(u8);

impl Expected {
    pub(super) fn add(&mut self, feature: Feature) {
        self.0 |= feature.bit();
    }

    /// Raw HTML may hold any of them.
    pub(super) fn add_all(&mut self) {
        Feature::ALL.into_iter().for_each(|feature| self.add(feature));
    }

    /// Where each of them is in the HTML, by place: a text in which none was written is not looked through.
    pub(super) fn places_in(self, html: &str) -> Vec<(usize, Feature)> {
        let mut places: Vec<(usize, Feature)> = Vec::new();
        for feature in Feature::ALL.into_iter().filter(|feature| self.0 & feature.bit() != 0) {
            let found = memchr::memmem::find_iter(html.as_bytes(), feature.sign());
            places.extend(found.map(|at| (at, feature)));
        }
        places.sort_unstable_by_key(|(at, _)| *at);
        places
    }
}

/// The features in a part of a text, each as often as it is there.
pub(super) fn within<'p>(places: &'p [(usize, Feature)], slice: &Slice) -> impl Iterator<Item = Feature> + use<'p> {
    let first = places.partition_point(|(at, _)| *at < slice.start);
    let end = slice.end;
    places[first..]
        .iter()
        .take_while(move |(at, feature)| at + feature.sign().len() <= end)
        .map(|(_, feature)| *feature)
}
