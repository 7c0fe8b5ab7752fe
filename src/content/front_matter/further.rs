//! The key `further`: where readers may go on from a note, to another one or outside the site.

use super::addresses::{Address, safe_address};
use super::group::{GroupOfKeys, group};
use super::reading::{Input, Prose, Reading, TextChange, change_address, change_prose};
use crate::content::fields::{DateRules, text_of};
use crate::content::keys::ValueForm;
use crate::content::yaml::{Node, Value};
use crate::diagnostics::{Problems, Span, Spanned};

/// One item of the list.
#[derive(Debug, Clone, Default, Hash)]
pub struct FurtherLink {
    /// What is printed. A document that is only named stands between brackets, as a link does.
    pub text: String,
    /// Where a link outside the site leads.
    pub url: Option<String>,
    /// Where the name of a document stands that is written without brackets.
    pub name: Option<Span>,
}

group! {
    struct FurtherKeys("further", a_further_link) {
        title: Prose;
        url: Address;
    }
}

/// Names of documents, links, and groups of a title and an address.
#[derive(Debug)]
pub struct FurtherLinks;

impl Reading for FurtherLinks {
    type Value = Vec<FurtherLink>;
    const FORM: ValueForm = ValueForm::TextsOrGroups(FurtherKeys::KEYS);

    fn read(names: &[&'static str], input: &mut Input) -> Vec<FurtherLink> {
        let nodes = input.items(names);
        nodes.into_iter().filter_map(|node| item(node, input.dates, input.problems)).collect()
    }

    fn texts(value: &mut Vec<FurtherLink>, change: &mut TextChange) {
        for FurtherLink { text, url, name: _ } in value {
            change_prose(text, change);
            change_address(url, change);
        }
    }
}

fn item(node: &Node, dates: DateRules, p: &mut Problems) -> Option<FurtherLink> {
    if let Value::Map(_) = node.value {
        let FurtherKeys { title, url } = FurtherKeys::of(node, dates, p)?;
        let text = title.or_else(|| url.clone())?;
        return Some(FurtherLink { text, url, name: None });
    }
    // `[[a name]]` without quotation marks, which YAML reads as a list in a list.
    let mut named = node;
    while let Value::List(items) = &named.value
        && let [only] = items.as_slice()
    {
        named = only;
    }
    let Spanned { value, span } = text_of(named, "further", p)?;
    let text = value.trim();
    if text.is_empty() {
        return None;
    }
    if let Some((label, url)) = outside_link(text) {
        let url = safe_address(Spanned { value: url.to_owned(), span }, p)?;
        return Some(FurtherLink { text: label.to_owned(), url: Some(url), name: None });
    }
    let is_link = text.contains("[[") || text.contains("](");
    let bracketed = if is_link { text.to_owned() } else { format!("[[{text}]]") };
    Some(FurtherLink { text: bracketed, url: None, name: (!is_link).then_some(span) })
}

/// The label and the address of a text that is a link outside: a bare address, or one of Markdown.
fn outside_link(text: &str) -> Option<(&str, &str)> {
    let is_outside = |address: &str| {
        let lower = address.to_ascii_lowercase();
        ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| lower.starts_with(scheme))
    };
    if is_outside(text) && !text.contains(char::is_whitespace) {
        return Some((text, text));
    }
    let (label, rest) = text.strip_prefix('[')?.split_once("](")?;
    let address = rest.strip_suffix(')')?;
    (is_outside(address) && !address.contains(char::is_whitespace)).then_some((label, address))
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use crate::content::front_matter::{Dialect, read};
    use crate::content::keys::Role;
    use crate::diagnostics::Problems;

    #[test]
    fn an_item_is_a_name_a_link_or_a_title_with_an_address() {
        let yaml = "further: [un-nom, [[[un-autre]]], '[[x|y]]', 'https://a.org/', '[A](https://a.org/b)', {title: B, url: 'https://b.org/'}]\n";
        let mut problems = Problems::of(&"a.md".into());
        let metadata = read(Role::Note, (Dialect::Yaml, yaml), 0, &TimeZone::UTC, &mut problems).expect("readable");
        let found = metadata.common.further.iter().map(|link| (link.text.as_str(), link.url.as_deref()));
        assert_eq!(
            found.collect::<Vec<_>>(),
            [
                ("[[un-nom]]", None),
                ("[[un-autre]]", None),
                ("[[x|y]]", None),
                ("https://a.org/", Some("https://a.org/")),
                ("A", Some("https://a.org/b")),
                ("B", Some("https://b.org/")),
            ]
        );
        assert!(problems.into_vec().is_empty());
        let yaml = "further: [{title: C, url: 'javascript:alert(1)'}, '[D](javascript:x)']\n";
        let mut problems = Problems::of(&"a.md".into());
        let metadata = read(Role::Note, (Dialect::Yaml, yaml), 0, &TimeZone::UTC, &mut problems).expect("readable");
        assert!(metadata.common.further.iter().all(|link| link.url.is_none()));
        assert_eq!(problems.into_vec().len(), 1);
    }
}
