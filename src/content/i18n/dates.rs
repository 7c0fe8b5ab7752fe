//! Dates as a language writes them, after the patterns of its translation file.

use std::fmt::Write;

use super::pattern::Pattern;
use serde::Serialize;

use crate::content::fields::Fields;
use crate::diagnostics::{Problems, Spanned};
use crate::text::moment::{Moment, push_two};

/// A date in three forms.
#[derive(Debug, Clone, Serialize, Hash, PartialEq, Eq)]
pub struct DateView {
    /// For `<time datetime>`: `2024-02-29T14:57:00-05:00` or `2024-02-29`.
    pub iso: String,
    /// With its time when it has one: `29 février 2024 à 14 h 57`.
    pub text: String,
    /// Without: `29 février 2024`.
    pub day: String,
}

/// A language's months and patterns.
#[derive(Debug, Clone, Default, Hash)]
pub(super) struct Dates {
    months: Vec<String>,
    short_months: Vec<String>,
    first: String,
    day: Pattern,
    month: Pattern,
    time: Pattern,
    with_time: Pattern,
}

impl Dates {
    /// Takes over what a translation file says of dates.
    pub(super) fn read(&mut self, f: &mut Fields, p: &mut Problems) {
        let list = |texts: Vec<Spanned<String>>| texts.into_iter().map(|text| text.value).collect();
        self.months = list(f.texts("months", p));
        self.short_months = list(f.texts("short_months", p));
        if let Some(text) = f.plain_text("first", p) {
            self.first = text;
        }
        for (key, pattern) in [
            ("day", &mut self.day),
            ("month", &mut self.month),
            ("time", &mut self.time),
            ("with_time", &mut self.with_time),
        ] {
            if let Some(text) = f.plain_text(key, p) {
                *pattern = Pattern::read(text);
            }
        }
    }

    pub(super) fn date(&self, moment: &Moment) -> DateView {
        let mut day = String::with_capacity(24);
        let date = moment.date();
        self.day.fill(&mut day, |name, out| {
            match name {
                "day" if date.day() == 1 => out.push_str(&self.first),
                "day" => push_number(out, date.day().into()),
                "month" => out.push_str(self.month_name(date.month())),
                "year" => push_number(out, date.year()),
                _ => return false,
            }
            true
        });
        if !moment.is_timed() {
            return DateView { iso: moment.iso(), text: day.clone(), day };
        }
        let mut text = String::with_capacity(day.len() + 16);
        self.with_time.fill(&mut text, |name, out| {
            match name {
                "date" => out.push_str(&day),
                "time" => self.push_time(moment, out),
                _ => return false,
            }
            true
        });
        DateView { iso: moment.iso(), text, day }
    }

    pub(super) fn time(&self, moment: &Moment) -> String {
        let mut out = String::with_capacity(8);
        self.push_time(moment, &mut out);
        out
    }

    fn push_time(&self, moment: &Moment, out: &mut String) {
        let civil = moment.civil();
        self.time.fill(out, |name, out| {
            match name {
                "hour" => push_number(out, civil.hour().into()),
                "minute" => push_two(out, civil.minute().unsigned_abs().into()),
                _ => return false,
            }
            true
        });
    }

    pub(super) fn month(&self, year: i16, month: i8) -> String {
        let mut out = String::with_capacity(16);
        self.month.fill(&mut out, |name, out| {
            match name {
                "month" => out.push_str(self.month_name(month)),
                "year" => push_number(out, year),
                _ => return false,
            }
            true
        });
        out
    }

    pub(super) fn month_name(&self, month: i8) -> &str {
        name_of(&self.months, month)
    }

    pub(super) fn short_month_name(&self, month: i8) -> &str {
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
