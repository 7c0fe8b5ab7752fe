//! What else is wrong with the templates of a page: tera stops at the first mistake, so what it stopped at is taken out of a
//! copy of the templates, and the page is filled again.

use std::collections::BTreeMap;

use tera::{Context, Tera};

use super::mistakes::template_error;
use crate::content::source::Sources;
use crate::diagnostics::{Diagnostic, Span};

/// Mistakes of one page that are looked for.
const MOST: usize = 20;

/// Everything that is wrong when a template is filled, in the order in which tera comes to it.
pub(super) fn mistakes(tera: &Tera, template: &str, context: &Context, sources: &Sources) -> Vec<Diagnostic> {
    let mut tera = tera.clone();
    let mut texts: BTreeMap<&str, String> = BTreeMap::new();
    let mut found: Vec<Diagnostic> = Vec::new();
    while found.len() < MOST {
        let Err(error) = tera.render_to(template, context, std::io::sink()) else { break };
        let mistake = template_error(&error, sources);
        let place = mistake.file.clone().zip(mistake.span.clone());
        found.push(mistake);
        let Some((own, span)) = place.and_then(|(file, span)| {
            let own = sources.theme.iter().find(|text| text.file == file)?;
            Some((own, span))
        }) else {
            break;
        };
        let name = own.path.trim_start_matches("templates/");
        let text = texts.entry(name).or_insert_with(|| own.text.clone());
        let Some(rest) = without(text, span) else { break };
        *text = rest;
        if tera.add_raw_template(name, text).is_err() {
            break;
        }
    }
    found
}

/// A template without what prints the value at a place, or with a condition there that does not hold: as long as before, so
/// that all other places stay. None where that cannot be done.
fn without(text: &str, span: Span) -> Option<String> {
    let start = text[..span.start].rfind('{')?.checked_sub(1).filter(|at| text[*at..].starts_with("{{"));
    if let Some(start) = start {
        let end = span.end + text.get(span.end..)?.find("}}")? + 2;
        return Some(blank(text, start..end, ""));
    }
    let start = text[..span.start].rfind("{%")?;
    let end = span.start + text[span.start..].find("%}")?;
    let words = text[start + 2..end].trim_start_matches(['-', ' ']);
    let condition = words.strip_prefix("if ").or_else(|| words.strip_prefix("elif "))?;
    let from = end - condition.len();
    let to = from + condition.trim_end_matches(['-', ' ']).len();
    Some(blank(text, from..to, "0"))
}

/// The text with something else at a place, and spaces behind it.
fn blank(text: &str, place: Span, instead: &str) -> String {
    let spaces = " ".repeat(place.len().saturating_sub(instead.len()));
    format!("{}{instead}{spaces}{}", &text[..place.start], &text[place.end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_stopped_at_is_taken_out_and_nothing_moves() {
        let without = |text: &str, part: &str| {
            let at = text.find(part).expect("it is there");
            without(text, at..at + part.len())
        };
        assert_eq!(without("<p>{{ a.b }}</p>", "b").as_deref(), Some("<p>         </p>"));
        assert_eq!(without("{{ <x of={a.b} /> }}é", "<x of={a.b} />").as_deref(), Some("                    é"));
        assert_eq!(without("{%- if a.b > 2 -%}c{% endif %}", "a.b").as_deref(), Some("{%- if 0       -%}c{% endif %}"));
        assert_eq!(without("{% for a in b.c %}", "c"), None);
        assert_eq!(without("b", "b"), None);
    }
}
