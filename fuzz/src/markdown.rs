//! Any text is a body: its places are in the text and in the HTML, and it grows as the text does, not faster.

use carnet::content::config::Config;
use carnet::content::document::FullDocument;
use carnet::content::markdown::Outline;

use super::memory::{config, read};

/// Bytes of HTML and of what is kept beside it for each byte of text: the shortest mark makes a callout, a row of a table or
/// a footnote with its way back.
const BYTES_PER_BYTE: usize = 400;

/// A text is repeated as long as that does not make it longer than this.
const LONG: usize = 8 << 10;

pub fn holds(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    for lines in [
        "base_url: https://example.org/\n",
        "content: .\nlanguage: en\nfront_matter: warn\n",
        "html: trusted\nlanguage: fr-CA\n",
    ] {
        let config = config(lines);
        if let Some(read) = document(&config, text) {
            is_sound(&read, text.len());
        }
    }
    // What is written again and again makes as much each time.
    let times = LONG / (text.len() + 1);
    if times >= 4 {
        let config = config("base_url: https://example.org/\n");
        for repeated in [text.to_owned(), format!("{text}\n"), format!("{text}\n\n")] {
            let [half, whole] =
                [times / 2, times].map(|times| document(&config, &repeated.repeat(times)).as_ref().map_or(0, size));
            assert!(whole <= 3 * half + 20_000, "{times} times {repeated:?}: {whole} bytes, for half of it {half}");
        }
    }
}

fn document(config: &Config, text: &str) -> Option<FullDocument> {
    // A line first, so that nothing of it is a head.
    let text = format!("Texte.\n\n{text}");
    read(config, "notes/a.md", &text).0
}

fn is_sound(read: &FullDocument, written: usize) {
    let body = &read.body;
    for hole in &body.holes {
        assert!(body.html.is_char_boundary(hole.at), "{hole:?} is within a letter");
    }
    assert!(body.holes.is_sorted_by_key(|hole| hole.at), "holes are in the order of their places");
    let size = size(read);
    assert!(size <= BYTES_PER_BYTE * (written + 20), "{size} bytes are made of {written}");
}

/// Everything that is kept of a text, in bytes.
fn size(read: &FullDocument) -> usize {
    let (outline, body) = (&read.document.outline, &read.body);
    let links = outline.links.iter().map(|link| 8 + link.target.len() + link.label.as_ref().map_or(0, String::len));
    let headings = outline.headings.iter().map(|heading| heading.id.len());
    body.html.len() + 8 * body.holes.len() + links.sum::<usize>() + headings.sum::<usize>() + passages(outline)
}

fn passages(outline: &Outline) -> usize {
    outline.passages.iter().map(|passage| passage.text.len()).sum()
}
