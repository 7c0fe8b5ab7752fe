//! The Markdown source that is offered beside a note, with what its readers may not see taken out.
//!
//! Front matter is written anew from what the page shows. In the body, links to withheld notes become their label, or a
//! neutral text, as broken ones do; comments, raw HTML that the sanitiser refuses, definitions that nothing refers to go.

use crate::content::document::{Document, Revision};
use crate::content::front_matter::reading::{Someone, quoted};
use crate::content::markdown::{Form, LinkUse};
use crate::diagnostics::Span;
use crate::pages::view::parts::ViewContext;
use crate::publish::audience::DocId;
use crate::publish::graph::Target;
use percent_encoding::percent_decode_str;

/// The source of a note as its page shows it. `text` is the note's file.
pub fn source(context: &ViewContext, id: DocId, text: &str) -> String {
    let document = context.document(id);
    let mut out = String::with_capacity(text.len() + 512);
    front_matter(context, id, document, &mut out);
    let start = context.body(id).start.min(text.len());
    let mut from = start;
    for (span, replacement) in changes(context, id, document, text) {
        if span.end > text.len() {
            continue;
        }
        if span.start >= from {
            out.push_str(&text[from..span.start]);
            out.push_str(&replacement);
        }
        // Of two that cross, the end of the second goes too.
        from = from.max(span.end);
    }
    out.push_str(&text[from.min(text.len())..]);
    out
}

/// What is replaced, in order: of two within each other, the outer first.
fn changes(context: &ViewContext, id: DocId, document: &Document, text: &str) -> Vec<(Span, String)> {
    let neutral = &context.translation_of(id).withheld;
    let body = context.body(id);
    let hidden = body.hidden.iter().map(|span| (span.clone(), String::new()));
    let links = document.outline.links.iter().zip(context.links(id));
    let replaced = links.zip(&body.spans).filter_map(|((link, target), span)| {
        let is_withheld = *target == Target::Withheld;
        let is_dead = match target {
            Target::Broken => link.written.is_none(),
            Target::Site(address) => link.written.is_none() && !context.site_addresses.contains_key(address),
            Target::Document { .. } | Target::Attachment(_) | Target::Withheld => false,
        };
        let replacement = match (link.form, &link.label) {
            _ if !is_withheld && !is_dead => return None,
            (Form::Definition, label) => label.as_ref().map_or_else(String::new, |label| context.label_text(id, label)),
            (Form::Html, _) => String::from("#"),
            (_, Some(label)) => context.label_text(id, label),
            (_, None) if is_withheld => neutral.clone(),
            // The page prints what was written.
            (_, None) => return None,
        };
        Some((span.clone(), replacement))
    });
    let moved = body.spans.iter().enumerate().filter_map(|(number, span)| moved(context, id, number, span, text));
    let links = document.outline.links.iter().zip(context.links(id));
    let left_out = links.zip(&body.spans).filter_map(|((link, target), span)| unfollowed(link, span, target, text));
    let mut all: Vec<(Span, String)> = hidden.chain(moved).chain(replaced).chain(left_out).collect();
    all.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    all
}

/// What of a link to a file is written otherwise, where the file's name must not be said: its address. Where that cannot
/// be told from the rest, the whole link is.
fn moved(context: &ViewContext, id: DocId, number: usize, span: &Span, text: &str) -> Option<(Span, String)> {
    let link = &context.document(id).outline.links[number];
    let Target::Attachment(path) = &context.links(id)[number] else { return None };
    if !context.graph.has_neutral_address(path) || link.written.is_some() {
        return None;
    }
    let address = format!("/{}", context.graph.file_address(path));
    let written = text.get(span.clone())?;
    if link.form == Form::Html {
        return Some((span.clone(), address));
    }
    let says = |part: &str| {
        let last = link.target.rsplit('/').next().unwrap_or_default();
        percent_decode_str(part).decode_utf8_lossy().contains(last)
    };
    let is_definition = link.form == Form::Definition;
    let found = address_of(link, written).filter(|WrittenParts { address: at, .. }| {
        // The links of a definition that is called like the file are written whole.
        says(&written[at.clone()]) && (!is_definition || !says(&written[..at.start]))
    });
    if let Some(WrittenParts { address: at, end, .. }) = found {
        let place = &written[at.end..end];
        return Some((span.start + at.start..span.start + end, format!("{address}{place}")));
    }
    // The address of `[label][reference]` stands elsewhere.
    if !says(written) && written.ends_with(']') && !is_definition {
        return None;
    }
    let sign = if matches!(link.form, Form::Embed | Form::WikiImage | Form::Image) { "!" } else { "" };
    let label = link.label.as_ref().map_or_else(String::new, |label| context.label_text(id, label));
    let label = label.replace(['[', ']', '\\'], "");
    Some((span.clone(), if is_definition { String::new() } else { format!("{sign}[{label}]({address})") }))
}

/// Where the parts of an address are in a link as it is written.
struct WrittenParts {
    /// Without what is behind `#`.
    address: Span,
    /// Where `?` is.
    query: Option<usize>,
    /// Where all of it ends.
    end: usize,
}

fn address_of(link: &LinkUse, written: &str) -> Option<WrittenParts> {
    let is_wiki = matches!(link.form, Form::Wiki | Form::Embed | Form::WikiImage) && written.contains("[[");
    let sign = end_of_label(written).or_else(|| written.rfind("]("));
    let sign = sign.or_else(|| written.find("[[")).or_else(|| written.find("]:"));
    // The address of `[label][reference]` stands elsewhere.
    let name = sign.or_else(|| (!written.starts_with(['[', '!'])).then_some(0))?;
    let address = if is_wiki { name + 2 } else { name + written[name..].find(|c: char| !"]:(< ".contains(c))? };
    let rest = &written[address..];
    let end = match written[..address].chars().next_back() {
        _ if is_wiki => rest.find(['|', ']']),
        Some('<') => rest.find('>'),
        Some('(') => rest.find(char::is_whitespace).or_else(|| rest.rfind(')')),
        _ => rest.find(char::is_whitespace),
    };
    let end = address + end.unwrap_or(rest.len());
    let place = written[address..end].find('#').map_or(end, |at| address + at);
    // In a table the bar is escaped.
    let place = if is_wiki { address + written[address..place].trim_end_matches('\\').len() } else { place };
    let query = if is_wiki { None } else { written[address..place].find('?').map(|at| address + at) };
    Some(WrittenParts { address: address..place, query, end })
}

/// What of a link the page does not follow: a place that is not there, a query.
fn unfollowed(link: &LinkUse, span: &Span, target: &Target, text: &str) -> Option<(Span, String)> {
    if link.written.is_some() || !matches!(target, Target::Document { .. } | Target::Site(_) | Target::Attachment(_)) {
        return None;
    }
    let has_no_place = link.fragment.is_some() && matches!(target, Target::Document { fragment: None, .. });
    let WrittenParts { address: Span { end: place, .. }, query, end } = address_of(link, text.get(span.clone())?)?;
    let (from, to) = match (query, has_no_place) {
        (Some(query), true) => (query, end),
        (Some(query), false) => (query, place),
        (None, true) if place < end => (place, end),
        _ => return None,
    };
    // The top of the page has an address of its own.
    let kept = if has_no_place && link.target.is_empty() { "#" } else { "" };
    Some((span.start + from..span.start + to, String::from(kept)))
}

/// Where the bracket stands that closes the label of `[label](address)`.
fn end_of_label(written: &str) -> Option<usize> {
    let (mut depth, mut is_escaped) = (0_usize, false);
    for (at, byte) in written.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'[' => depth += 1,
            b']' if depth <= 1 => return Some(at).filter(|at| written[*at..].starts_with("](")),
            b']' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The keys that the table says are repeated, in its order: as the page shows them where that is not what the file says.
fn front_matter(context: &ViewContext, id: DocId, document: &Document, out: &mut String) {
    let people = &context.graph.people;
    let name_of = |someone: Someone| match someone {
        Someone::Author { name, .. } => context.author(&name.value).map(|author| author.name.to_string()),
        Someone::Community(name) => {
            people.communities.find(&name.value).map(|id| people.communities.get(id).name.clone())
        }
    };
    let licence = document.common.licence.as_deref().or(context.config.licence.as_deref());
    let shown = [
        ("modified", document.changed().map(|moment| moment.iso())),
        ("summary", context.summary(id).map(|summary| quoted(&summary))),
        ("licence", licence.map(quoted)),
    ];
    out.push_str("---\n");
    push_line(out, "title", &quoted(&document.title));
    for (key, written) in document.common.repeated(&name_of) {
        let shown = shown.iter().find(|(shown, _)| *shown == key);
        if let Some(value) = shown.map_or(written.as_ref(), |(_, value)| value.as_ref()) {
            push_line(out, key, value);
        }
    }
    if !document.common.revisions.is_empty() {
        out.push_str("revisions:\n");
        for revision in document.common.revisions.iter().rev() {
            push_revision(context, revision, out);
        }
    }
    out.push_str("---\n");
}

fn push_revision(context: &ViewContext, revision: &Revision, out: &mut String) {
    push_line(out, "  - date", &revision.date.value.iso());
    if let Some(author) = revision.author.as_ref().and_then(|a| context.author(&a.value)) {
        push_line(out, "    author", &quoted(&author.name));
    }
    if let Some(summary) = &revision.summary {
        push_line(out, "    summary", &quoted(summary));
    }
}

fn push_line(out: &mut String, key: &str, value: &str) {
    for part in [key, ": ", value, "\n"] {
        out.push_str(part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{config, id, with_context};

    fn redacted(text: &str) -> String {
        let files = [("a.md", text), ("gardee.md", "---\ntitle: La gardée\nvisibility: private\n---\n"), ("b.md", "")];
        with_context(&config(""), &files, |context| source(context, id(context.graph, "a"), text))
    }

    #[test]
    fn front_matter_is_what_the_page_shows() {
        let text = "---\ntitle: 'Un \\ et un : deux'\nvisibility: public\naliases: [secret]\nslug: a\nextra: {b: secret}\n\
                    tags: [un]\nlanguage: fr-CA\n---\nTexte.\n";
        let expected = "---\ntitle: \"Un \\\\ et un\u{a0}: deux\"\ntags: [\"un\"]\nsummary: \"Texte.\"\n\
                        language: \"fr-CA\"\n---\nTexte.\n";
        assert_eq!(redacted(text), expected);
    }

    #[test]
    fn withheld_links_and_comments_go_and_the_rest_stays_as_it_is() {
        let body = |text: &str| redacted(text).split("---\n").last().map(str::to_owned).unwrap_or_default();
        for (text, expected) in [
            ("[[b]] *et* [c](b.md)\n", "[[b]] *et* [c](b.md)\n"),
            ("[[gardee]] et [[gardee|mot]]", "note non publiée et mot"),
            ("a %%b [[gardee]]%% c", "a  c"),
            ("[un](gardee.md 'deux') %%trois", "un "),
            ("[a [c]](b.md?[d](e)) [![c](b.md)](b.md#[d](e))", "[a [c]](b.md) [![c](b.md)](b.md)"),
            ("[quoi?][b] [c](b.md?d#e)\n\n[b]: b.md?f", "[quoi?][b] [c](b.md)\n\n[b]: b.md"),
            ("\u{feff}é [[gardee]] é", "é note non publiée é"),
        ] {
            assert_eq!(body(text), expected, "{text}");
        }
    }
}
