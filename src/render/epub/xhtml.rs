//! A tree as XHTML (HTML, section 14; XML 1.0): what HTML leaves to its readers is written out.

use super::tree::{MarkupLanguage, NodeId, NodeKind, ROOT, Tree};
use crate::text::elements;
use crate::text::signs::of_a_value;

/// What is still to be written.
enum WritingStep {
    Open(NodeId, MarkupLanguage),
    Close(NodeId),
}

/// The text of a tree, to stand in the body of a document.
pub(super) fn text(tree: &Tree) -> String {
    let mut out = String::new();
    let children = |id: NodeId, within: MarkupLanguage| {
        tree.nodes[id].children.iter().rev().map(move |id| WritingStep::Open(*id, within))
    };
    let mut steps: Vec<WritingStep> = children(ROOT, MarkupLanguage::Html).collect();
    while let Some(step) = steps.pop() {
        match step {
            WritingStep::Close(id) => {
                if let NodeKind::Element { name, .. } = &tree.nodes[id].kind {
                    out.extend(["</", name, ">"]);
                }
            }
            WritingStep::Open(id, within) => match &tree.nodes[id].kind {
                NodeKind::Nothing => {}
                NodeKind::Text(text) => out.push_str(&escaped(text)),
                NodeKind::Group => steps.extend(children(id, within)),
                NodeKind::Element { markup, name, .. } => {
                    open(&mut out, tree, id, within);
                    let is_void = *markup == MarkupLanguage::Html && elements::is_void(name);
                    out.push_str(if is_void { "/>" } else { ">" });
                    if !is_void {
                        steps.push(WritingStep::Close(id));
                        steps.extend(children(id, *markup));
                    }
                }
            },
        }
    }
    out
}

/// A start tag, but for its end.
fn open(out: &mut String, tree: &Tree, id: NodeId, within: MarkupLanguage) {
    let NodeKind::Element { markup, name, attributes } = &tree.nodes[id].kind else { return };
    out.extend(["<", name]);
    if *markup != within {
        out.extend([" xmlns=\"", namespace(*markup), "\""]);
    }
    for (name, value) in attributes {
        out.extend([" ", name, "=\"", &escaped(value), "\""]);
        if name == "lang" && *markup == MarkupLanguage::Html {
            out.extend([" xml:lang=\"", &escaped(value), "\""]);
        }
    }
}

fn namespace(markup: MarkupLanguage) -> &'static str {
    match markup {
        MarkupLanguage::Html => "http://www.w3.org/1999/xhtml",
        MarkupLanguage::MathMl => "http://www.w3.org/1998/Math/MathML",
        MarkupLanguage::Svg => "http://www.w3.org/2000/svg",
    }
}

/// A text as XML holds it, between tags and in attributes: without the signs that XML cannot hold.
pub(super) fn escaped(text: &str) -> String {
    let text = of_a_value(text.to_owned());
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use quick_xml::Reader;
    use quick_xml::events::Event;

    use super::*;
    use crate::content::config::Config;
    use crate::fixture::translation;
    use crate::render::epub::shape::shape;

    fn made(html: &str) -> String {
        let mut tree = Tree::read(html);
        shape(&mut tree, &translation(&Config::default()));
        text(&tree)
    }

    fn mistake_of(xml: &str) -> Option<String> {
        let mut reader = Reader::from_str(xml);
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag) | Event::Empty(tag)) => {
                    if let Some(error) = tag.attributes().find_map(Result::err) {
                        return Some(error.to_string());
                    }
                }
                Ok(Event::Eof) => return None,
                Ok(_) => {}
                Err(error) => return Some(error.to_string()),
            }
        }
    }

    #[test]
    fn what_html_leaves_out_is_written() {
        for (html, expected) in [
            ("<p>a<br>b<p>c", "<p>a<br/>b</p><p>c</p>"),
            ("&eacute;&nbsp;&lt;", "é\u{a0}&lt;"),
            ("<b><i>a</b>b</i>", "<b><i>a</i></b><i>b</i>"),
            ("<math><mi>x</mi></math>", "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mi>x</mi></math>"),
            ("<p lang=fr>a</p>", "<p lang=\"fr\" xml:lang=\"fr\">a</p>"),
            ("<center>a</center>", "<div>a</div>"),
            ("a&#7;b<!-- c --><wbr>", "a b<wbr/>"),
        ] {
            assert_eq!(made(html), expected, "{html}");
        }
    }

    #[test]
    fn no_depth_is_too_deep() {
        // Deep enough for the stack of a test; html5ever looks through all open elements at each, so that ten times more takes minutes.
        let deep = "<div>".repeat(10_000);
        assert_eq!(mistake_of(&made(&deep)), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_is_well_formed(parts in prop::collection::vec(prop::sample::select(&PARTS[..]), 0..24)) {
            let html = parts.concat();
            let xml = format!("<body>{}</body>", made(&html));
            prop_assert_eq!(mistake_of(&xml), None, "{} became {}", html, xml);
        }
    }

    const PARTS: [&str; 36] = [
        "<p>",
        "</p>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<b>",
        "</b>",
        "<i>",
        "<a href=\"#a&b\">",
        "</a>",
        "<svg>",
        "<circle r='1'/>",
        "</svg>",
        "<math>",
        "<mi>",
        "<annotation-xml encoding=\"text/html\">",
        "</math>",
        "<ul><li>",
        "</ul>",
        "<template>",
        "</template>",
        "<select>",
        "<input type=checkbox checked>",
        "texte ",
        "&amp;",
        "&#0;",
        "<!--",
        "-->",
        "<details>",
        "<section class=footnotes><ol><li id=\"x\"><p>",
        "</ol></section>",
        "<p \"=\"a\" <=b>",
        "\u{fffe}",
        "<foreignObject><p>",
        "<?xml a?>",
    ];
}
