//! Whatever is written, nothing panics and every place is sound.

use proptest::prelude::*;

use super::*;

/// Pieces of text rich in what Markdown gives a meaning to.
fn piece() -> impl Strategy<Value = String> {
    let marks = [
        "[[",
        "]]",
        "![[",
        "![[a]]\n",
        "![x](a.md)",
        "^[",
        "==a==",
        "%%a%%",
        "www.a.org",
        "|",
        "\\|",
        "#",
        "^a",
        " ^b\n",
        "^",
        "[",
        "]",
        "(",
        ")",
        "](a.md)",
        "![",
        "<",
        ">",
        "> ",
        "> [!NOTE]\n",
        "— x",
        "Source : y",
        "*",
        "**",
        "~~",
        "~",
        "==",
        "`",
        "```",
        "```rust\n",
        "    ",
        "- ",
        "- [ ] ",
        "1. ",
        "\n",
        "\n\n",
        "  \n",
        "# ",
        "## ",
        " {#id}",
        "---\n",
        "| a | b |\n|---|---|\n",
        "[^1]",
        "[^1]: ",
        ": ",
        "%%",
        "<!--",
        "-->",
        "<div>",
        "</div>",
        "<details>",
        "<script>",
        "<a href=\"x.md\">",
        "<p id=\"",
        "<title>",
        "\"",
        "'",
        "« ",
        " »",
        " ?",
        "&",
        "&#xE000;",
        "\u{e000}0\u{e001}",
        "é",
        "日",
        "\u{301}",
        "\u{a0}",
        "\0",
        "\t",
        "\r\n",
        "a.png",
        "https://a.org",
        "<https://a.org>",
        "[r]: b.md\n",
        "300x200",
        "\\",
        "mot",
    ];
    prop_oneof![
        8 => prop::sample::select(marks.to_vec()).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..40).prop_map(|pieces| pieces.concat())
}

fn sound(text: &str, settings: &Settings) -> Result<(), TestCaseError> {
    let mut problems = Problems::of(&"a.md".into());
    let body = parse(text, 0, None, settings, &mut problems);
    let mut last = 0;
    for hole in &body.body.holes {
        prop_assert!(hole.at >= last, "holes are in order");
        prop_assert!(body.body.html.is_char_boundary(hole.at));
        last = hole.at;
    }
    let blocks = (0..body.outline.anchors.len()).map(|anchor| body.body.block(anchor));
    for slice in (0..body.outline.headings.len()).map(|index| body.body.section(index)).chain(blocks) {
        prop_assert!(body.body.html.get(slice).is_some(), "a slice is within the HTML");
    }
    prop_assert_eq!(body.outline.links.len(), body.body.spans.len());
    prop_assert!(body.body.spans.iter().all(|span| text.get(span.clone()).is_some()), "a link's place is in the text");
    for link in &body.outline.links {
        prop_assert!(link.passage.is_none_or(|passage| (passage as usize) < body.outline.passages.len()), "{link:?}");
    }
    for passage in
        body.outline.passages.iter().chain(&body.outline.lead).chain(body.outline.headings.iter().map(|h| &h.text))
    {
        for (range, link) in &passage.links {
            prop_assert!(passage.text.get(range.clone()).is_some(), "a label is in its passage");
            prop_assert!((*link as usize) < body.outline.links.len());
        }
    }
    prop_assert!(body.body.hidden.iter().all(|span| text.get(span.clone()).is_some()));
    prop_assert!(problems.into_vec().into_iter().all(|d| d.span.is_some_and(|span| text.get(span).is_some())));
    Ok(())
}

/// What an editor reads is in the text, where it says.
fn prose_is_sound(text: &str) -> Result<(), TestCaseError> {
    let prose = ReadableText::of(text, 0, None);
    let pieces = prose.blocks.iter().flat_map(|block| &block.pieces).map(|piece| &piece.span);
    let spans = prose.blocks.iter().map(|block| &block.span).chain(prose.links.iter().map(|link| &link.span));
    for span in spans.chain(pieces) {
        prop_assert!(text.get(span.clone()).is_some(), "{span:?}");
    }
    Ok(())
}

/// Open and close holes pair up like brackets, so that a link never reaches beyond its label.
fn links_close(text: &str) -> Result<(), TestCaseError> {
    let body = body(text);
    let mut open = Vec::new();
    for hole in &body.body.holes {
        match hole.kind {
            HoleKind::Open(number) => open.push(number),
            HoleKind::Close(number) => prop_assert_eq!(open.pop(), Some(number)),
            _ => {}
        }
    }
    prop_assert!(open.is_empty());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_place_is_sound(text in text()) {
        sound(&text, &settings())?;
    }

    #[test]
    fn every_place_is_sound_in_trusted_html(text in text()) {
        sound(&text, &Settings { trusted: true, typography: typography("en"), ..settings() })?;
    }

    #[test]
    fn every_place_of_the_prose_is_sound(text in text()) {
        prose_is_sound(&text)?;
    }

    #[test]
    fn every_link_is_closed(text in text()) {
        links_close(&text)?;
    }

    #[test]
    fn nothing_unsafe_is_left(text in text()) {
        let html = body(&text).body.html.to_ascii_lowercase();
        prop_assert!(!html.contains("<script") && !html.contains("onclick="), "{html}");
    }
}
