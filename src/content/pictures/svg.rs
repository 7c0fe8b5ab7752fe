//! SVG: a text, of which what editors note for themselves is left out: `<metadata>`, comments, and what stands in the
//! namespaces of programs and of descriptions, paths on their author's disk among them. Titles and descriptions stay: they
//! are for readers.

use std::collections::HashSet;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Parts of the names of namespaces that mean nothing to a browser.
const EDITORS: [&str; 12] = [
    "inkscape.org/namespaces",
    "sodipodi.sourceforge.net",
    "ns.adobe.com",
    "bohemiancoding.com/sketch",
    "serif.com",
    "figma.com",
    "vectornator.io",
    "w3.org/1999/02/22-rdf-syntax-ns",
    "purl.org/dc/",
    "creativecommons.org/ns",
    "web.resource.org/cc",
    "boxy-svg.com",
];
/// A larger one is copied as it is.
const MOST: usize = 16 << 20;

/// The drawing without what editors noted; none when it cannot be read.
pub(super) fn cleaned(bytes: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(bytes).ok().filter(|text| text.len() <= MOST)?;
    let mut reader = Reader::from_str(text);
    let mut out = String::with_capacity(text.len());
    let mut editors: HashSet<String> = HashSet::new();
    // Open elements that are left out, within each other.
    let mut hidden = 0_usize;
    loop {
        let from = usize::try_from(reader.buffer_position()).ok()?;
        let event = reader.read_event().ok()?;
        let to = usize::try_from(reader.buffer_position()).ok()?;
        match event {
            Event::Eof => break,
            Event::Comment(_) => continue,
            Event::Start(_) if hidden > 0 => hidden += 1,
            Event::End(_) if hidden > 0 => hidden -= 1,
            _ if hidden > 0 => {}
            Event::Start(ref tag) | Event::Empty(ref tag) => {
                let is_start = matches!(event, Event::Start(_));
                note_namespaces(tag, &mut editors)?;
                let name = tag.name().into_inner();
                if name.rsplit(':').next() == Some("metadata") || is_of(name, &editors) {
                    hidden += usize::from(is_start);
                } else {
                    write_tag(tag, text.get(from..to)?, is_start, &editors, &mut out)?;
                }
            }
            _ => out.push_str(text.get(from..to)?),
        }
    }
    (hidden == 0).then(|| out.into_bytes())
}

/// Whether a name has the prefix of an editor.
fn is_of(name: &str, editors: &HashSet<String>) -> bool {
    name.split_once(':').is_some_and(|(prefix, _)| editors.contains(prefix))
}

fn note_namespaces(tag: &BytesStart, editors: &mut HashSet<String>) -> Option<()> {
    for attribute in tag.attributes().with_checks(false) {
        let attribute = attribute.ok()?;
        let key = attribute.key.into_inner();
        if let Some(prefix) = key.strip_prefix("xmlns:") {
            let name = &*attribute.value;
            if EDITORS.iter().any(|editor| name.contains(editor)) {
                editors.insert(prefix.to_owned());
            }
        }
    }
    Some(())
}

/// Writes a tag without the attributes of editors.
fn write_tag(
    tag: &BytesStart,
    written: &str,
    is_start: bool,
    editors: &HashSet<String>,
    out: &mut String,
) -> Option<()> {
    let mut kept = Vec::new();
    let mut all = 0;
    for attribute in tag.attributes().with_checks(false) {
        let attribute = attribute.ok()?;
        let key = attribute.key.into_inner();
        all += 1;
        let is_editors =
            is_of(key, editors) || key.strip_prefix("xmlns:").is_some_and(|prefix| editors.contains(prefix));
        if !is_editors {
            kept.push((key.to_owned(), attribute.value.clone().into_owned()));
        }
    }
    if kept.len() == all {
        out.push_str(written);
        return Some(());
    }
    out.push('<');
    out.push_str(tag.name().into_inner());
    for (key, value) in kept {
        let quote = if value.contains('"') { '\'' } else { '"' };
        out.extend([" ", &key, "="]);
        out.push(quote);
        out.push_str(&value);
        out.push(quote);
    }
    out.push_str(if is_start { ">" } else { "/>" });
    Some(())
}
