//! Dates as a language writes them, after the patterns of its translation file.

use std::fmt::Write;

use crate::diagnostic::{Problems, Spanned};
use crate::fields::Fields;
use crate::moment::{Moment, push_two};
use crate::view::DateView;

/// A language's months and patterns.
#[derive(Debug, Clone, Default, Hash)]
pub struct Dates {
    months: Vec<String>,
    short_months: Vec<String>,
    first: String,
    day: Pattern,
    month: Pattern,
    time: Pattern,
    with_time: Pattern,
}

/// A text with `{name}` parts, taken apart once: a large site has a hundred thousand dates.
#[derive(Debug, Clone, Default, Hash)]
struct Pattern(Vec<Piece>);

#[derive(Debug, Clone, Hash)]
enum Piece {
    Text(String),
    Part(Part),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Part {
    Day,
    Month,
    Year,
    Hour,
    Minute,
    Date,
    Time,
}

impl Part {
    fn name(self) -> &'static str {
        match self {
            Part::Day => "day",
            Part::Month => "month",
            Part::Year => "year",
            Part::Hour => "hour",
            Part::Minute => "minute",
            Part::Date => "date",
            Part::Time => "time",
        }
    }
}

impl Pattern {
    /// `parts` are those that it may have; what names none of them stays as it is written.
    fn read(text: &str, parts: &[Part]) -> Pattern {
        let mut pieces = Vec::new();
        let (mut from, mut at) = (0, 0);
        while let Some(found) = text[at..].find('{') {
            let brace = at + found;
            at = brace + 1;
            let name = text[at..].split_once('}').map_or("", |(name, _)| name);
            if let Some(part) = parts.iter().find(|part| part.name() == name) {
                pieces.extend([Piece::Text(text[from..brace].to_owned()), Piece::Part(*part)]);
                at += name.len() + 1;
                from = at;
            }
        }
        pieces.push(Piece::Text(text[from..].to_owned()));
        Pattern(pieces)
    }

    fn fill(&self, out: &mut String, mut write: impl FnMut(Part, &mut String)) {
        for piece in &self.0 {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Part(part) => write(*part, out),
            }
        }
    }
}

impl Dates {
    /// Takes over what a translation file says of dates.
    pub fn read(&mut self, f: &mut Fields, p: &mut Problems) {
        let list = |texts: Vec<Spanned<String>>| texts.into_iter().map(|text| text.value).collect();
        self.months = list(f.texts("months", p));
        self.short_months = list(f.texts("short_months", p));
        if let Some(text) = f.plain_text("first", p) {
            self.first = text;
        }
        for (key, pattern, parts) in [
            ("day", &mut self.day, &[Part::Day, Part::Month, Part::Year][..]),
            ("month", &mut self.month, &[Part::Month, Part::Year]),
            ("time", &mut self.time, &[Part::Hour, Part::Minute]),
            ("with_time", &mut self.with_time, &[Part::Date, Part::Time]),
        ] {
            if let Some(text) = f.plain_text(key, p) {
                *pattern = Pattern::read(&text, parts);
            }
        }
    }

    pub fn date(&self, moment: &Moment) -> DateView {
        let mut day = String::with_capacity(24);
        let date = moment.date();
        self.day.fill(&mut day, |part, out| match part {
            Part::Day if date.day() == 1 => out.push_str(&self.first),
            Part::Day => push_number(out, date.day().into()),
            Part::Month => out.push_str(self.month_name(date.month())),
            _ => push_number(out, date.year()),
        });
        if !moment.is_timed() {
            return DateView { iso: moment.iso(), text: day.clone(), day };
        }
        let mut text = String::with_capacity(day.len() + 16);
        self.with_time.fill(&mut text, |part, out| match part {
            Part::Date => out.push_str(&day),
            _ => self.push_time(moment, out),
        });
        DateView { iso: moment.iso(), text, day }
    }

    pub fn time(&self, moment: &Moment) -> String {
        let mut out = String::with_capacity(8);
        self.push_time(moment, &mut out);
        out
    }

    fn push_time(&self, moment: &Moment, out: &mut String) {
        let civil = moment.civil();
        self.time.fill(out, |part, out| match part {
            Part::Hour => push_number(out, civil.hour().into()),
            _ => push_two(out, civil.minute().unsigned_abs().into()),
        });
    }

    pub fn month(&self, year: i16, month: i8) -> String {
        let mut out = String::with_capacity(16);
        self.month.fill(&mut out, |part, out| match part {
            Part::Month => out.push_str(self.month_name(month)),
            _ => push_number(out, year),
        });
        out
    }

    pub fn month_name(&self, month: i8) -> &str {
        name_of(&self.months, month)
    }

    pub fn short_month_name(&self, month: i8) -> &str {
        name_of(&self.short_months, month)
    }
}

fn push_number(out: &mut String, number: i16) {
    // Writing into a String cannot fail.
    let _ = write!(out, "{number}");
}

fn name_of(names: &[String], month: i8) -> &str {
    names.get(usize::try_from(month - 1).unwrap_or(0)).map_or("", String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_no_part_of_a_pattern_stays_as_written() {
        let filled = |text| {
            let mut out = String::new();
            Pattern::read(text, &[Part::Hour, Part::Minute])
                .fill(&mut out, |part, out| out.push_str(&part.name()[..1]));
            out
        };
        assert_eq!(filled("{hour} h {minute}"), "h h m");
        assert_eq!(filled("{heure} {day} {{hour} {"), "{heure} {day} {h {");
    }
}
