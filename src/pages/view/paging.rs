//! Long lists, which are cut in pages.

use serde::Serialize;

use super::parts::ViewContext;
use crate::publish::address::encode;

/// Rows on one page of a long list.
pub const PER_PAGE: usize = 200;

/// Where one is in a list of several pages. `count` is 1 when there is only this one.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct PagesView {
    /// 1-based.
    pub number: usize,
    pub count: usize,
    /// The address of the page before.
    pub previous: Option<String>,
    /// The address of the page after.
    pub next: Option<String>,
    /// The pages to print links to: the first, this one with its neighbours, the last.
    pub links: Vec<PageLink>,
}

/// A page of a long list, in the way to the others.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct PageLink {
    /// 1-based.
    pub number: usize,
    pub address: String,
    /// Whether pages between the link before and this one have none.
    pub gap: bool,
}

impl ViewContext<'_> {
    pub fn pages(&self, first: &str, number: usize, length: usize) -> PagesView {
        let count = pages_of(length);
        let address = |number| encode(&self.addresses.paged(first, number));
        PagesView {
            number,
            count,
            previous: (number > 1).then(|| address(number - 1)),
            next: (number < count).then(|| address(number + 1)),
            links: linked_pages(number, count)
                .map(|(number, gap)| PageLink { number, address: address(number), gap })
                .collect(),
        }
    }
}

/// Pages that a list of this length takes.
pub fn pages_of(length: usize) -> usize {
    length.div_ceil(PER_PAGE).max(1)
}

/// The pages that page `number` of `count` has links to, each with whether some are left out before it: those of all pages
/// are in step with the list.
fn linked_pages(number: usize, count: usize) -> impl Iterator<Item = (usize, bool)> {
    let near = number.saturating_sub(1).max(1)..=(number + 1).min(count);
    // A gap of one page is as long as its number.
    let from = if *near.start() == 3 { 2 } else { *near.start() };
    let to = if near.end() + 2 == count { count - 1 } else { *near.end() };
    let first = (from > 1).then_some((1, false));
    let last = (to < count).then_some((count, to + 1 < count));
    let middle = (from..=to).map(move |page| (page, page == from && from > 2));
    first.into_iter().chain(middle).chain(last)
}

/// The part of a list that stands on page `number`, from 1.
pub fn on_page<T>(list: &[T], number: usize) -> &[T] {
    let start = ((number.max(1) - 1) * PER_PAGE).min(list.len());
    &list[start..(start + PER_PAGE).min(list.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_a_long_list_has_links_to_few_others() {
        for (number, count, shown) in [
            (1, 1, "1"),
            (1, 3, "1 2 3"),
            (1, 4, "1 2 3 4"),
            (1, 9, "1 2 … 9"),
            (3, 9, "1 2 3 4 … 9"),
            (4, 9, "1 2 3 4 5 … 9"),
            (5, 9, "1 … 4 5 6 … 9"),
            (6, 9, "1 … 5 6 7 8 9"),
            (9, 9, "1 … 8 9"),
            (500, 1_000, "1 … 499 500 501 … 1000"),
        ] {
            let links = linked_pages(number, count);
            let links: Vec<_> = links.map(|(page, gap)| format!("{}{page}", if gap { "… " } else { "" })).collect();
            assert_eq!(links.join(" "), shown, "{number} of {count}");
        }
    }

    #[test]
    fn lists_are_cut_in_pages() {
        let list: Vec<usize> = (0..450).collect();
        assert_eq!((pages_of(0), pages_of(200), pages_of(450)), (1, 1, 3));
        assert_eq!((on_page(&list, 3)[0], on_page(&list, 3).len(), on_page(&list, 9).len()), (400, 50, 0));
    }
}
