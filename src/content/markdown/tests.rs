//! What Markdown becomes, construct by construct.
//!
//! Holes are shown as `{…}`, a non-breaking space as `⍽`, a narrow one as `⎵`.

mod blocks;
mod citations;
mod dialect;
mod footnotes;
mod formulas;
mod images;
mod links;
mod names;
mod properties;
mod quotes;
mod raw_html;
mod text;

use super::*;
use crate::content::i18n::fixture::typography;
use crate::diagnostics::{Language, Problems};

fn settings() -> Settings {
    let word = |w: &str| w.to_owned();
    Settings {
        typography: typography("fr"),
        trusted: false,
        vault: false,
        line_breaks: false,
        base_url: Some("https://example.org/".into()),
        words: BodyWords {
            note: word("Note"),
            tip: word("Astuce"),
            important: word("Important"),
            warning: word("Attention"),
            caution: word("Prudence"),
            info: word("À savoir"),
            question: word("Question"),
            danger: word("Danger"),
            example: word("Exemple"),
            model: word("Modèle"),
            footnotes: word("Notes"),
            footnote_back: word("Retour au texte"),
            table: word("Tableau"),
            code: word("Code"),
            task_begun: word("commencé"),
            task_dropped: word("abandonné"),
            ..BodyWords::default()
        },
        others: Vec::new(),
    }
}

fn body(text: &str) -> Parsed {
    let mut problems = Problems::of(&"a.md".into());
    parse(text, 0, Some("Titre"), &settings(), &mut problems)
}

/// The HTML with its holes in sight, marks aside.
fn html(text: &str) -> String {
    let body = body(text);
    show(&body, body.body.whole())
}

fn show(body: &Parsed, slice: Slice) -> String {
    let mut out = String::new();
    let mut from = slice.start;
    for hole in body.body.holes.iter().filter(|h| (slice.start..=slice.end).contains(&h.at)) {
        let link = |n: u32| body.outline.links[n as usize].target.clone();
        let written = |n: u32| body.outline.links[n as usize].written.clone();
        let shown = match hole.kind {
            HoleKind::Open(n) => format!("{{a {}}}", link(n)),
            HoleKind::Close(_) => "{/a}".into(),
            HoleKind::Bare(n) if written(n).is_some() => written(n).unwrap_or_default(),
            HoleKind::Bare(n) => format!("{{link {}}}", link(n)),
            HoleKind::Words(number) | HoleKind::Verbatim(number) => format!("{{words {number}}}"),
            HoleKind::Image(n) => format!("{{img {}}}", link(n)),
            HoleKind::Figure(n) => format!("{{figure {}}}", link(n)),
            HoleKind::Embed(n) => format!("{{embed {}}}", link(n)),
            HoleKind::Address(n) => format!("{{to {}}}", link(n)),
            HoleKind::Tag(n) => format!("{{#{}}}", body.outline.tags[n as usize]),
            HoleKind::Citation(n) => format!("{{cite {}}}", body.body.citations[n as usize].label),
            HoleKind::Footnotes => "#".into(),
            HoleKind::Formula(n) => body.body.formulas[n as usize].clone(),
            HoleKind::Code(n) => body.body.code[n as usize].html(),
            HoleKind::HeadingId(index) => {
                let heading = &body.outline.headings[index as usize];
                heading.id_with_names.as_deref().unwrap_or(&heading.id).to_owned()
            }
            HoleKind::Prefix | HoleKind::Mark(_) => continue,
        };
        out.push_str(&body.body.html[from..hole.at]);
        out.push_str(&shown);
        from = hole.at;
    }
    out.push_str(&body.body.html[from..slice.end]);
    visible(out.trim_end())
}

fn visible(text: &str) -> String {
    text.replace('\u{a0}', "⍽").replace('\u{202f}', "⎵")
}

/// Each link: its form, target, fragment, label and text in the source.
fn links(text: &str) -> String {
    let Parsed { outline, body } = body(text);
    let lines = outline.links.into_iter().zip(body.spans).map(|(link, span)| {
        let fragment = link.fragment.map_or_else(String::new, |f| format!(" # {f}"));
        let label = link.label.map_or_else(String::new, |l| format!(" | {}", visible(&l)));
        format!("{:?} {}{fragment}{label}   <- {}", link.form, link.target, &text[span])
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The messages with what they point at.
fn problems(text: &str) -> String {
    let mut problems = Problems::of(&"a.md".into());
    parse(text, 0, None, &settings(), &mut problems);
    let shown = problems.into_vec().into_iter().map(|d| {
        let at = d.span.clone().map_or("", |span| &text[span]);
        let help = d.help_in(Language::english()).iter().map(|help| format!("\n  {help}")).collect::<String>();
        format!("{}: {}   <- {at}{help}", d.rule.name(), d.message)
    });
    shown.collect::<Vec<_>>().join("\n")
}
