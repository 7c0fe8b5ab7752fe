//! Formulas: MathML in a hole, so that what sanitises raw HTML does not meet it; as it is written where it cannot be read.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Writer;
use crate::content::markdown::body::HoleKind;
use crate::content::markdown::comments::GAP;
use crate::content::markdown::events::Events;
use crate::content::markdown::inline;
use crate::content::markdown::mathml::{MAX_FORMULA, WrongFormula, mathml};
use crate::diagnostics::{Problems, say};

/// Bytes of a formula that may be wider than a phone.
const LONG: usize = 30;

impl Writer<'_> {
    pub(super) fn formula(&mut self, source: &str, is_display: bool, range: &Range<usize>) {
        let source = source.replace(GAP, "");
        if self.names_something(&source) {
            let written = self.text.get(range.clone()).unwrap_or(&source).replace(GAP, "");
            return self.write_text(&written, range);
        }
        if !self.cut_names(&source, range.start).is_empty() {
            return self.write_code(&source, range);
        }
        match mathml(&source, is_display) {
            Ok(mathml) => {
                let number = self.body.formulas.len() as u32;
                self.body.formulas.push(if is_display { in_frame(&mathml, &source) } else { mathml });
                self.hole(HoleKind::Formula(number));
                self.passage.text.push_str(source.trim());
                self.body.words += 1;
            }
            Err(wrong) => {
                self.problems.add(
                    self.place(range),
                    match wrong {
                        WrongFormula::Command(command) => say::formula_has_unknown_command(command),
                        WrongFormula::TooLong => say::formula_too_long(MAX_FORMULA),
                        WrongFormula::Unreadable => say::formula_unreadable(),
                    },
                );
                self.write_code(&source, range);
            }
        }
    }

    /// Whether a formula says what may be the name of a document. In one that can be read a backslash begins a command.
    fn names_something(&self, source: &str) -> bool {
        if !self.may_hold_names(source) {
            return false;
        }
        let base_url = self.settings.base_url.as_deref();
        !inline::names(&source.replace('\\', " "), base_url).is_empty()
            || !inline::names(source, base_url).is_empty() && mathml(source, false).is_err()
    }
}

/// Reports what is between signs of formulas and has a brace that is not closed: it is text.
pub(super) fn report_unbalanced(unbalanced: &[Range<usize>], events: &Events, base: usize, problems: &mut Problems) {
    if unbalanced.is_empty() {
        return;
    }
    let mut in_code = false;
    for (event, range) in &events.list {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(_) if !in_code => {
                let first = unbalanced.partition_point(|formula| formula.start < range.start);
                let within = unbalanced[first..].iter().take_while(|formula| formula.start < range.end);
                within.for_each(|formula| {
                    problems.add(base + formula.start..base + formula.end, say::formula_unreadable());
                });
            }
            _ => {}
        }
    }
}

/// A formula of its own line scrolls within itself; one that may have to is reached by keyboard.
fn in_frame(mathml: &str, source: &str) -> String {
    let focus = if source.len() > LONG { " tabindex=\"0\"" } else { "" };
    format!("<span class=\"formula\"{focus}>{mathml}</span>")
}
