//! Markup of other programs that carnet prints as it is written: the first of each kind in a text is told, with what to write
//! instead.
//!
//! It only reports, and looks at the source: what the parser makes of such signs does not matter.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;
use pulldown_cmark::{Event, Tag};

use super::dialect::is_uuid;
use super::events::Events;
use super::parser::is_escaped;
use crate::diagnostics::{Diagnostic, Problems, phrases, say};
use crate::text::floor;

/// What is looked for: the part of a text from `at` on that is one, and what is said of it.
struct Markup {
    /// Begins every one of them.
    sign: &'static str,
    /// It stands at the beginning of a line, behind marks of quotations and lists.
    begins_line: bool,
    /// The length of one, which begins with the sign.
    length: fn(&str) -> Option<usize>,
    message: fn(&str) -> Diagnostic,
}

impl Markup {
    const fn anywhere(
        sign: &'static str,
        length: fn(&str) -> Option<usize>,
        message: fn(&str) -> Diagnostic,
    ) -> Markup {
        Markup { sign, begins_line: false, length, message }
    }

    const fn at_line(sign: &'static str, length: fn(&str) -> Option<usize>, message: fn(&str) -> Diagnostic) -> Markup {
        Markup { sign, begins_line: true, length, message }
    }
}

const KINDS: [Markup; 14] = [
    Markup::anywhere("{{", shortcode, said_of_command),
    Markup::anywhere("{%", shortcode, said_of_command),
    Markup::anywhere("<%", |text| closed(text, "%>"), said_of_command),
    Markup::at_line(":::", admonition, |words| say::admonition_of_another_program(words)),
    Markup::at_line("!!!", admonition, |words| say::admonition_of_another_program(words)),
    Markup::at_line("???", admonition, |words| say::admonition_of_another_program(words)),
    Markup::anywhere("{:", |text| closed(text, "}"), said_of_attributes),
    Markup::at_line("[", contents, |words| say::contents_of_another_program(words)),
    Markup::at_line("${toc}", |_| Some("${toc}".len()), |words| say::contents_of_another_program(words)),
    Markup::at_line("*[", abbreviation, |words| say::abbreviation_of_another_program(words)),
    Markup::anywhere("((", block_reference, |words| say::block_of_another_program(words)),
    Markup::at_line("#", heading, |words| say::no_break_space_after_mark(words.trim_end())),
    Markup::at_line("-\u{a0}", |_| Some(1), |words| say::no_break_space_after_mark(words)),
    Markup::at_line("•", bullet, |words| say::bullet_of_another_program(words)),
];

/// Searches for the signs of the kinds, made once for all texts.
static SIGNS: LazyLock<[Finder<'static>; KINDS.len()]> =
    LazyLock::new(|| KINDS.each_ref().map(|kind| Finder::new(kind.sign)));

/// Reports what a text that stands at byte `base` of its file has of other programs.
pub(super) fn report(events: &Events, text: &str, base: usize, problems: &mut Problems) {
    let mut code: Option<Vec<Range<usize>>> = None;
    for (kind, sign) in KINDS.iter().zip(SIGNS.iter()) {
        let mut from = 0;
        while let Some(at) = sign.find(&text.as_bytes()[from..]).map(|at| from + at) {
            from = at + kind.sign.len();
            // `{{% … %}}` and `{{embed ((…))}}` were looked for already.
            let is_inside = kind.sign == "{%" && text[..at].ends_with('{')
                || kind.sign == "((" && text[..at].trim_end().ends_with("{{embed");
            // Code that is not read as code has a message of its own.
            let is_inside = is_inside || text[..at].ends_with('`');
            let is_there = (!kind.begins_line || begins_line(text, at)) && !is_escaped(text, at) && !is_inside;
            let Some(length) = is_there.then(|| (kind.length)(&text[at..])).flatten() else { continue };
            let code = code.get_or_insert_with(|| code_of(events));
            let after = code.partition_point(|range| range.end <= at);
            if code.get(after).is_some_and(|range| range.start <= at) {
                from = code[after].end.max(from);
                continue;
            }
            problems.add(base + at..base + at + length, (kind.message)(&text[at..at + length]));
            break;
        }
    }
}

/// Where code stands, in order.
fn code_of(events: &Events) -> Vec<Range<usize>> {
    let is_code = |event: &Event| matches!(event, Event::Start(Tag::CodeBlock(_)) | Event::Code(_));
    events.list.iter().filter(|(event, _)| is_code(event)).map(|(_, range)| range.clone()).collect()
}

/// Whether only spaces and marks of quotations and lists stand before a byte on its line. Longer beginnings are none.
fn begins_line(text: &str, at: usize) -> bool {
    let before = &text.as_bytes()[at.saturating_sub(40)..at];
    let start = memchr::memrchr(b'\n', before).map_or(0, |at| at + 1);
    (start > 0 || at <= 40) && before[start..].iter().all(|b| matches!(b, b' ' | b'\t' | b'>' | b'-'))
}

/// Longer ones are none.
const LONGEST: usize = 300;

/// The line that begins here, without what is too long to be looked at.
fn line(text: &str) -> &str {
    let line = text.split('\n').next().unwrap_or(text).trim_end();
    &line[..floor(line, LONGEST)]
}

/// What ends with a sign on the same line.
fn closed(text: &str, end: &str) -> Option<usize> {
    line(text).find(end).map(|at| at + end.len())
}

/// `{{< figure … >}}`, `{{ name() }}`, `{% include … %}`.
fn shortcode(text: &str) -> Option<usize> {
    let end = if text.starts_with("{%") { "%}" } else { "}}" };
    let inside = text[2..].trim_start_matches(['<', '%', '#', '-', '/', ' ']);
    inside.starts_with(|c: char| c.is_alphabetic() || c == '$').then(|| closed(text, end)).flatten()
}

/// `:::note`, `::: {.callout-note}`, `!!! note "Titre"`, `??? tip`, `???+ tip`.
fn admonition(text: &str) -> Option<usize> {
    let line = line(text);
    let rest = line.trim_start_matches([':', '!', '?']);
    let rest = rest.strip_prefix('+').unwrap_or(rest);
    let name = rest.trim_start_matches([' ', '{', '.']);
    let is_name = name.starts_with(|c: char| c.is_ascii_lowercase());
    let is_apart = line.starts_with(':') || rest.starts_with(' ');
    (is_name && is_apart).then_some(line.len())
}

/// A line that asks for a table of contents.
fn contents(text: &str) -> Option<usize> {
    let line = line(text);
    let word = line.trim_matches(['[', ']', '_']);
    (word.eq_ignore_ascii_case("toc") && line.ends_with(']')).then_some(line.len())
}

/// `*[CLSC]: Centre local de services communautaires`.
fn abbreviation(text: &str) -> Option<usize> {
    let line = line(text);
    let (name, meaning) = line[2..].split_once("]:")?;
    (!name.is_empty() && !name.contains(['[', ']', '(']) && !meaning.trim().is_empty()).then_some(line.len())
}

/// `##` before a space that does not break, as some keyboards type it: no heading.
fn heading(text: &str) -> Option<usize> {
    let count = text.len() - text.trim_start_matches('#').len();
    (count <= 6 && text[count..].starts_with(['\u{a0}', '\u{202f}'])).then_some(count)
}

/// A bullet as word processors write it.
fn bullet(text: &str) -> Option<usize> {
    text["•".len()..].starts_with([' ', '\t', '\u{a0}']).then_some("•".len())
}

/// `((642ec8af-2ddf-4bf9-92ce-6b32af763694))`: the name that Logseq gives a block.
fn block_reference(text: &str) -> Option<usize> {
    const LENGTH: usize = 36;
    let name = text.get(2..2 + LENGTH)?;
    (is_uuid(name) && text[2 + LENGTH..].starts_with("))")).then_some(LENGTH + 4)
}

/// The message about a command between braces.
fn said_of_command(written: &str) -> Diagnostic {
    let inside = written.trim_matches(['{', '}', '<', '>', '%', '-', '#', '/', ' ']);
    let name = inside.split([' ', '(', '"', '|']).next().unwrap_or_default();
    let help = match name {
        "figure" | "img" | "image" | "imgproc" => phrases::write_image_instead(),
        "ref" | "relref" | "link" | "content-ref" | "post_url" => phrases::write_link_instead(),
        "hint" | "notice" | "note" | "tip" | "warning" | "info" | "alert" | "callout" | "admonition" | "danger" => {
            phrases::write_callout_instead()
        }
        "toc" => phrases::contents_come_by_themselves(),
        _ => phrases::write_content_instead(),
    };
    say::command_of_another_program(written).help(help)
}

fn said_of_attributes(written: &str) -> Diagnostic {
    if written.trim_matches(['{', ':', '}', ' ']) == "toc" {
        return say::contents_of_another_program(written);
    }
    say::attributes_of_another_program(written)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::markdown::dialect::Nested;

    fn said(text: &str) -> Vec<&str> {
        let mut problems = Problems::of(&"a.md".into());
        report(&Events::of(text, &Nested::of(text), None), text, 0, &mut problems);
        problems.into_vec().into_iter().map(|d| &text[d.span.unwrap_or_default()]).collect()
    }

    #[test]
    fn markup_of_other_programs_is_told_once_a_kind() {
        for (text, written) in [
            ("Voir {{< ref \"b.md\" >}} et {{< figure src=\"c.png\" >}}.", "{{< ref \"b.md\" >}}"),
            ("{{% notice info %}}\nTexte\n{{% /notice %}}", "{{% notice info %}}"),
            ("{{ page.title }}", "{{ page.title }}"),
            ("{{#include b.md}}", "{{#include b.md}}"),
            ("- fin {% include a.html %}", "{% include a.html %}"),
            ("<% tp.date.now() %>", "<% tp.date.now() %>"),
            (":::note\nTexte\n:::", ":::note"),
            ("> ::: warning Titre\n> Texte\n> :::", "::: warning Titre"),
            ("!!! note \"Titre\"\n    Texte", "!!! note \"Titre\""),
            ("???+ tip\n    Texte", "???+ tip"),
            ("Texte\n{: .classe }", "{: .classe }"),
            ("[TOC]", "[TOC]"),
            ("[[_TOC_]]\n\n## A", "[[_TOC_]]"),
            ("${toc}", "${toc}"),
            ("*[CLSC]: Centre local", "*[CLSC]: Centre local"),
            ("•\tun\n•\tdeux", "•"),
            ("Texte\n\n##\u{a0}Titre", "##"),
            ("> #\u{202f} Titre", "#"),
            ("- un\n-\u{a0}deux", "-"),
            ("Voir ((642ec8af-2ddf-4bf9-92ce-6b32af763694)).", "((642ec8af-2ddf-4bf9-92ce-6b32af763694))"),
            (
                "{{embed ((642ec8af-2ddf-4bf9-92ce-6b32af763694))}}",
                "{{embed ((642ec8af-2ddf-4bf9-92ce-6b32af763694))}}",
            ),
        ] {
            assert_eq!(said(text), [written], "{text}");
        }
    }

    #[test]
    fn what_is_code_or_a_sentence_is_left_alone() {
        for text in [
            "`{{< ref >}}` et `{% x %}`",
            "```\n{{< ref >}}\n:::note\n!!! note\n[TOC]\n```",
            "    {% raw %}",
            "Vraiment !!! oui\n!!! Non\n??? Et alors",
            "un {ensemble} vide {}, {{}} et {%}",
            "[toc](a.md) et [^toc]",
            "*[emphase](a.md)* et *[a]*",
            "un • deux",
            "## Un\u{a0}titre\n\n- un\u{a0}: deux\n\n#mot\u{a0}! -\u{a0}oui",
            "5 $ et 6 $, $a$, $$ seul, `$$x$$`, US$_{a, $\\frac{1}{2}$",
            "un (mot (et un autre)) et ((deux))",
            "\\{{ x }}",
            ":smile: bonjour\n:) aussi",
        ] {
            assert_eq!(said(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn what_to_write_depends_on_the_command() {
        let help = |written: &str| said_of_command(written).help_in(crate::diagnostics::Language::english()).concat();
        assert!(help("{{< figure src=\"a.png\" >}}").contains("![["), "{}", help("{{< figure >}}"));
        assert!(help("{{< relref \"a\" >}}").contains("[["));
        assert!(help("{% hint style=\"info\" %}").contains("> [!note]"));
    }
}
