//! Citations of the works in the front matter.

use super::*;
use crate::content::document::works::{CitedWork, CitedWorks, Citing};

fn cited(style: Citing) -> CitedWorks {
    let work = |key: &str, number: u32, label: &str, year: &str| CitedWork {
        key: key.into(),
        number,
        label: label.into(),
        year: year.into(),
    };
    let works = match style {
        Citing::AuthorYear => {
            vec![work("roy", 0, "Roy, 2017", "2017"), work("cote-2", 2, "Côté & al., s. d.", "s. d.")]
        }
        Citing::Numbered => vec![work("roy", 0, "1", "1")],
    };
    CitedWorks::new(style, works)
}

fn written(text: &str, style: Citing) -> (String, Parsed, Vec<String>) {
    let mut problems = Problems::of(&"a.md".into());
    let head = TextHead { title: Some("Titre"), cited: cited(style) };
    let body = parse(text, 0, head, &settings(), &mut problems);
    let said = problems.into_vec().into_iter();
    let said = said.map(|d| format!("{}: {}", &text[d.span.clone().unwrap_or_default()], d.message)).collect();
    (show(&body, body.body.whole()), body, said)
}

#[test]
fn keys_in_brackets_are_cited() {
    for (text, expected) in [
        ("Oui [@roy].", "<p>Oui ({cite Roy, 2017}).</p>"),
        ("[@roy; @cote-2, p. 12]", "<p>({cite Roy, 2017}; {cite Côté & al., s. d.}, p.⍽12)</p>"),
        ("Roy [-@roy] le dit", "<p>Roy ({cite 2017}) le dit</p>"),
        ("## Selon [@roy]", "<h2 id=\"selon-roy\">Selon ({cite Roy, 2017})</h2>"),
        (
            "[voir [@roy]](https://a.org)",
            "<p><a class=\"external\" rel=\"external\" href=\"https://a.org\">voir (Roy, 2017)</a></p>",
        ),
        ("a[^1]\n\n[^1]: [@roy]", ""),
    ] {
        let (html, _, said) = written(text, Citing::AuthorYear);
        assert!(said.is_empty(), "{said:?}");
        if expected.is_empty() {
            assert!(html.contains("({cite Roy, 2017})"), "{html}");
        } else {
            assert_eq!(html, expected, "{text}");
        }
    }
    assert_eq!(written("[@roy, p. 3]", Citing::Numbered).0, "<p>[{cite 1}, p.⍽3]</p>");
}

#[test]
fn what_is_no_citation_stays_text() {
    for text in ["@roy et a@b.org", "\\[@roy]", "`[@roy]`", "[@roy plus tard]", "<kbd>[@roy]</kbd>"] {
        let (html, body, said) = written(text, Citing::AuthorYear);
        assert!(body.body.citations.is_empty() && said.is_empty(), "{text}: {html} {said:?}");
    }
    let (html, ..) = written("[@roy](https://a.org)", Citing::AuthorYear);
    assert!(html.contains(">@roy</a>"), "{html}");
}

#[test]
fn what_is_nearly_a_citation_is_told() {
    for (text, shown) in [("Un [@roy p. 3].", "[@roy p. 3]"), ("Un [voir @roy].", "[voir @roy]")] {
        let (html, _, said) = written(text, Citing::AuthorYear);
        assert!(html.contains(shown) && said.len() == 1, "{text}: {html} {said:?}");
    }
}

#[test]
fn without_works_nothing_is_cited() {
    assert_eq!(html("Voir [@roy]."), "<p>Voir [@roy].</p>");
}

#[test]
fn a_key_that_is_not_listed_is_told_where_it_stands() {
    let (html, body, said) = written("Un \\[@roz] et [@roz] puis [@roy; @zzzz].", Citing::AuthorYear);
    assert_eq!(html, "<p>Un [@roz] et [@roz] puis [@roy; @zzzz].</p>");
    assert!(body.body.citations.is_empty());
    assert_eq!(
        said,
        [
            "[@roz]: no source of this note has the key 'roz': it is shown as it is written",
            "[@roy; @zzzz]: no source of this note has the key 'zzzz': it is shown as it is written",
        ]
    );
}

#[test]
fn a_citation_reads_in_the_passages_of_a_text() {
    let (_, body, _) = written("Selon [[b]], oui [@roy, p. 2].", Citing::AuthorYear);
    assert_eq!(body.outline.lead.expect("a paragraph").text, "Selon , oui (Roy, 2017, p.\u{a0}2).");
}

#[test]
fn raw_html_keeps_citations() {
    let (html, ..) = written("<div>\n\nOui [@roy].\n\n</div>\n<p title=\"[@roy]\">x</p>", Citing::AuthorYear);
    assert!(html.contains("Oui ({cite Roy, 2017})."), "{html}");
}
