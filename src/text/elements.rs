//! What the elements of HTML are (HTML, section 4): one table for reading, sanitising and comparing texts and for making books.

use std::sync::LazyLock;

/// Where an element stands, and what it can stand without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ElementPlace {
    /// In a line of text.
    Line,
    /// In a line of text: it says of words what they are, and leads nowhere.
    Words,
    /// A block that says something by itself: a paragraph, a list, an item.
    Whole,
    Heading,
    /// A block that says nothing without what is around it: a cell, a caption.
    Part,
    /// A block without text.
    Silent,
    /// A block of a page rather than of a text.
    Page,
}

impl ElementPlace {
    pub fn is_block(self) -> bool {
        !matches!(self, ElementPlace::Line | ElementPlace::Words)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HtmlElement {
    pub name: &'static str,
    pub place: ElementPlace,
    /// Authors may write it, or carnet writes it in a text.
    pub is_written: bool,
    /// Books have it.
    pub is_in_books: bool,
}

/// Whether elements are written, and whether they are in books.
type Users = [bool; 2];
const EVERYWHERE: Users = [true, true];
const WRITTEN: Users = [true, false];
const IN_BOOKS: Users = [false, true];
const NOWHERE: Users = [false, false];

/// Elements that are not here stand in a line, are not written and are in no book.
const GROUPS: [(ElementPlace, Users, &[&str]); 14] = [
    (ElementPlace::Line, EVERYWHERE, &["a", "br", "img", "rp", "rt", "ruby", "wbr"]),
    (ElementPlace::Line, WRITTEN, &["input", "strike", "tt"]),
    (ElementPlace::Line, IN_BOOKS, &["audio", "video"]),
    (
        ElementPlace::Words,
        EVERYWHERE,
        &[
            "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s",
            "samp", "small", "span", "strong", "sub", "sup", "time", "u",
        ],
    ),
    (ElementPlace::Words, WRITTEN, &["label"]),
    (ElementPlace::Words, IN_BOOKS, &["var"]),
    (
        ElementPlace::Whole,
        EVERYWHERE,
        &["aside", "blockquote", "details", "div", "dl", "figure", "li", "ol", "p", "pre", "section", "tr", "ul"],
    ),
    (ElementPlace::Heading, EVERYWHERE, &["h2", "h3", "h4", "h5", "h6"]),
    (ElementPlace::Heading, IN_BOOKS, &["h1"]),
    (
        ElementPlace::Part,
        EVERYWHERE,
        &["caption", "dd", "dt", "figcaption", "summary", "table", "tbody", "td", "tfoot", "th", "thead"],
    ),
    (ElementPlace::Silent, EVERYWHERE, &["col", "colgroup", "hr"]),
    (ElementPlace::Page, WRITTEN, &["center"]),
    (ElementPlace::Page, IN_BOOKS, &["article", "footer", "header", "nav"]),
    (
        ElementPlace::Page,
        NOWHERE,
        &["address", "dialog", "dir", "fieldset", "form", "main", "menu", "optgroup", "search"],
    ),
];

static ELEMENTS: LazyLock<Vec<HtmlElement>> = LazyLock::new(|| {
    let of_group = |(place, [is_written, is_in_books], names): &(ElementPlace, Users, &[&'static str])| {
        let element = |name: &&'static str| HtmlElement {
            name,
            place: *place,
            is_written: *is_written,
            is_in_books: *is_in_books,
        };
        names.iter().map(element).collect::<Vec<_>>()
    };
    let mut elements: Vec<HtmlElement> = GROUPS.iter().flat_map(of_group).collect();
    elements.sort_unstable_by_key(|element| element.name);
    elements
});

/// The elements of texts and pages, by name.
pub fn elements() -> &'static [HtmlElement] {
    &ELEMENTS
}

/// What is known of an element, by its name in lower case.
pub fn element(name: &str) -> Option<&'static HtmlElement> {
    let at = ELEMENTS.binary_search_by_key(&name, |element| element.name).ok()?;
    ELEMENTS.get(at)
}

/// Whether an element has neither content nor an end tag (HTML, section 13.1.2).
pub fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_element_is_in_one_group() {
        assert!(elements().windows(2).all(|two| two[0].name < two[1].name));
        assert_eq!(element("td").map(|cell| (cell.place, cell.is_written)), Some((ElementPlace::Part, true)));
        assert!(element("script").is_none() && is_void("hr") && !is_void("p"));
    }
}
