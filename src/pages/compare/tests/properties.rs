//! What holds of the comparison of any two texts.

use proptest::prelude::*;

use super::*;
use crate::pages::compare::blocks::TokenKind;
use crate::pages::compare::markup::{MarkupTree, attribute, attributes};
use crate::pages::compare::merged::MergedText;

const LINES: [&str; 14] = [
    "un mot",
    "un <em>mot</em> deux",
    "deux <a href=\"x\" id=\"i\">mots liés</a> ici",
    "<strong>deux <em>mots</em></strong> &amp; trois",
    "<del>rayé</del> ou non",
    "x<sup>2</sup>, l’auteur·trice",
    "<img src=\"a.png\" alt=\"Un &lt;plan\">",
    "15&nbsp;% &lt;b&gt; <code>a  b</code>",
    "<a href=\"y\">mots</a><span id=\"ancre\"></span> trois",
    "un mot<br>un mot",
    "le plan est revu chaque mois par l’équipe",
    "<label><input type=\"checkbox\" disabled=\"\"> le plan est revu chaque mois</label>",
    "<math><mi>x</mi></math> est le nombre de jours",
    "",
];

fn line() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&LINES[..]), 0..3).prop_map(|lines| lines.join(" "))
}

/// A body of blocks within blocks.
fn body() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        line().prop_map(|line| format!("<p>{line}</p>\n")),
        line().prop_map(|line| format!("<h2 id=\"t\">{line}</h2>\n")),
        line().prop_map(|line| format!("<pre><code>{line}\n  {line}</code></pre>")),
        prop::collection::vec(prop::collection::vec(line(), 1..3), 1..4).prop_map(|rows| {
            let row = |cells: &Vec<String>| {
                format!("<tr>{}</tr>", cells.iter().map(|c| format!("<td>{c}</td>")).collect::<String>())
            };
            format!("<table><tbody>{}</tbody></table>", rows.iter().map(row).collect::<String>())
        }),
        Just(String::from("<hr>")),
    ];
    let block = leaf.prop_recursive(3, 24, 4, |inner| {
        let blocks = prop::collection::vec(inner, 0..4).prop_map(|blocks| blocks.concat());
        prop_oneof![
            (prop::collection::vec((line(), blocks.clone()), 1..4)).prop_map(|items| {
                let items = items.iter().map(|(line, blocks)| format!("<li>{line}{blocks}</li>\n"));
                format!("<ul>\n{}</ul>", items.collect::<String>())
            }),
            blocks.clone().prop_map(|blocks| format!("<blockquote>{blocks}</blockquote>")),
            (line(), blocks).prop_map(|(line, blocks)| format!("<details><summary>{line}</summary>{blocks}</details>")),
        ]
    });
    prop::collection::vec(block, 0..6).prop_map(|blocks| blocks.concat())
}

/// The words of a text, those in elements for which `is_out` holds left out.
fn said(html: &str, is_out: fn(&str, &str) -> bool) -> Vec<String> {
    fn walk(tree: &MarkupTree, number: u32, is_out: fn(&str, &str) -> bool, out: &mut String) {
        let node = tree.node(number);
        if node.name.is_empty() {
            return out.push_str(node.written);
        }
        let class = attribute(node.written, "class").unwrap_or_default();
        if matches!(class, "compare-words" | "compare-note") || is_out(node.name, class) {
            return;
        }
        if node.is_block {
            out.push(' ');
        }
        for child in tree.children(number) {
            walk(tree, child, is_out, out);
        }
        if node.is_block || node.name == "br" {
            out.push(' ');
        }
    }
    let tree = MarkupTree::of(html);
    let mut text = String::new();
    for child in tree.children(NONE) {
        walk(&tree, child, is_out, &mut text);
    }
    // A box that is no more is a sign.
    text.replace(['☐', '☑'], "").replace("&nbsp;", " ").split_whitespace().map(str::to_owned).collect()
}

fn is_removed(name: &str, class: &str) -> bool {
    name == "del" && class == "is-removed"
}

fn is_added(name: &str, class: &str) -> bool {
    name == "ins" && class == "is-added"
}

/// Spaces are no difference, so that the old ones need not be those of the comparison.
fn without_spaces(words: Vec<String>) -> String {
    words.concat()
}

/// Every element is closed, in order, and stands where it may.
fn assert_well_formed(html: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut ids = std::collections::BTreeSet::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let end = at + rest[at..].find('>').expect("a tag ends");
        let tag = &rest[at..=end];
        rest = &rest[end + 1..];
        let name = tag.trim_matches(['<', '>', '/']).split([' ', '>']).next().unwrap_or_default();
        if tag.starts_with("</") {
            assert_eq!(open.pop(), Some(name), "{tag} in {html}");
            continue;
        }
        let parent = open.last().copied().unwrap_or("body");
        let is_right = match parent {
            "ul" | "ol" => name == "li",
            "table" => matches!(name, "tbody" | "thead"),
            "tbody" | "thead" => name == "tr",
            "tr" => matches!(name, "td" | "th"),
            _ => !matches!(name, "li" | "tr" | "td"),
        };
        assert!(is_right, "{name} in {parent}: {html}");
        for (_, key, value) in attributes(tag).filter(|(_, key, _)| *key == "id") {
            let id = value.expect("an id has a value").to_owned();
            assert!(ids.insert(id.clone()) || matches!(id.as_str(), "t" | "i" | "ancre"), "{key} {id}: {html}");
        }
        if !matches!(name, "br" | "img" | "input" | "hr") {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?}: {html}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_new_text_is_what_is_not_removed(old in body(), new in body()) {
        let comparison = of_html(&old, &new);
        assert_well_formed(&comparison.html);
        prop_assert_eq!(said(&comparison.html, is_removed), said(&new, |_, _| false), "{}", comparison.html);
    }

    #[test]
    fn the_old_text_is_what_is_not_added(old in body(), new in body()) {
        let comparison = of_html(&old, &new);
        let (mut found, mut expected) = (said(&comparison.html, is_added), said(&old, |_, _| false));
        if comparison.counts.moved > 0 {
            // What moved is at its new place.
            let letters = |words: Vec<String>| words.concat().chars().map(String::from).collect::<Vec<_>>();
            (found, expected) = (letters(found), letters(expected));
            found.sort();
            expected.sort();
        }
        prop_assert_eq!(without_spaces(found), without_spaces(expected), "{}", comparison.html);
    }

    #[test]
    fn a_text_equals_itself_and_no_other(old in body(), new in body()) {
        let same = of_html(&old, &old);
        prop_assert!(same.is_equal());
        prop_assert_eq!(same.html, old.clone());
        let spaced = of_html(&old, &old.replace("</p>", " </p>\n"));
        prop_assert!(spaced.is_equal(), "{}", spaced.html);
        let differs = without_spaces(said(&old, |_, _| false)) != without_spaces(said(&new, |_, _| false));
        prop_assert!(!differs || !of_html(&old, &new).is_equal());
    }

    /// Whatever stands in a text, nothing in it becomes a tag.
    #[test]
    fn any_text_stays_text(old in "[a<>&\"' ;/!-]{0,40}", new in "[a<>&\"' ;/!-]{0,40}", is_raw in any::<bool>()) {
        let page = |text: &str| {
            let escaped = escaped_text(text);
            format!("<p>{}</p>", if is_raw { text } else { &escaped })
        };
        let comparison = of_html(&page(&old), &page(&new));
        if !is_raw {
            let words = said(&comparison.html, is_removed).concat();
            prop_assert_eq!(words, said(&page(&new), |_, _| false).concat());
        }
        let tree = BlockTree::of(&comparison.html);
        prop_assert!(tree.tokens.iter().all(|token| token.kind != TokenKind::Silent));
    }

    /// What a page shows of two of many versions are the passages of both, so that each is whole.
    #[test]
    fn each_of_several_versions_is_in_their_merged_text(versions in prop::collection::vec(body(), 1..6)) {
        let merged = MergedText::of_html(versions.iter().map(String::as_str));
        for (number, html) in versions.iter().enumerate() {
            let found = merged.version(number);
            assert_well_formed(&found);
            prop_assert_eq!(said(&found, |_, _| false), said(html, |_, _| false), "{}", number);
        }
    }
}
