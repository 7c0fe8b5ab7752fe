//! Wiki links that authors are advised to write.
//!
//! Knows the signs that such a link is made of, not what a name leads to.

/// A wiki link to a name, with a label when readers are to see another text; none where a sign of either would cut it. In a
/// table the bar before the label is escaped.
///
/// ```
/// use carnet::text::wiki::wiki_link;
/// assert_eq!(wiki_link("plan", None, false).as_deref(), Some("[[plan]]"));
/// assert_eq!(wiki_link("plan", Some("le plan"), true).as_deref(), Some("[[plan\\|le plan]]"));
/// assert_eq!(wiki_link("Étape #1", None, false), None);
/// ```
pub fn wiki_link(name: &str, label: Option<&str>, is_in_table: bool) -> Option<String> {
    // In a name `#` begins a heading, `^` a block; a backslash escapes.
    let cuts_name = |c: char| matches!(c, '#' | '^' | '\\') || cuts_label(c);
    if name.is_empty() || name.contains(cuts_name) || label.is_some_and(|label| label.contains(cuts_label)) {
        return None;
    }
    let bar = if is_in_table { "\\|" } else { "|" };
    Some(match label {
        Some(label) => format!("[[{name}{bar}{label}]]"),
        None => format!("[[{name}]]"),
    })
}

fn cuts_label(c: char) -> bool {
    matches!(c, '|' | '[' | ']')
}

#[cfg(test)]
mod tests {
    use super::wiki_link;

    #[test]
    fn no_link_is_cut_by_a_sign_of_its_own() {
        for name in ["", "a#1", "a|b", "a^b", "a [b", "a] b", "a\\b"] {
            assert_eq!(wiki_link(name, None, false), None, "{name}");
        }
        assert_eq!(wiki_link("a", Some("b [c]"), false), None);
        assert_eq!(wiki_link("a", Some("Étape #1"), false).as_deref(), Some("[[a|Étape #1]]"));
    }
}
