//! Texts as markup holds them: signs that would begin a tag or end a value are written as references.

use pulldown_cmark_escape::{escape_html, escape_html_body_text};

/// A text as HTML and XML hold it, between tags and in values of attributes.
///
/// ```
/// assert_eq!(carnet::text::escape::escaped("a < \"b\""), "a &lt; &quot;b&quot;");
/// ```
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Writing into a String cannot fail.
    let _ = escape_html(&mut out, text);
    out
}

/// A text as HTML holds it between tags, where quotation marks need no reference.
///
/// ```
/// assert_eq!(carnet::text::escape::escaped_text("a < \"b\""), "a &lt; \"b\"");
/// ```
pub fn escaped_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Writing into a String cannot fail.
    let _ = escape_html_body_text(&mut out, text);
    out
}
