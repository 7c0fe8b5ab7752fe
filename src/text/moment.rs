//! Dates and times as notes give them: in the site's time zone, with a time of day or without.

mod forms;
mod words;

use std::fmt;

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

pub use forms::NotADate;

/// Years beyond these are taken for mistakes: `24-02-07` is not a date of the year 24.
const FIRST_YEAR: i16 = 1000;
const LAST_YEAR: i16 = 9998;

/// A point in time as precise as its author wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Moment {
    /// Local date and time in the site's zone; midnight when there is no time.
    civil: DateTime,
    /// The same instant, for ordering and feeds.
    instant: Timestamp,
    /// Seconds east of UTC.
    offset: i32,
    timed: bool,
}

impl Moment {
    /// Reads `2024-02-29`, `2024-02-29T14:57`, `2024-02-29 14:57:30` or any of these with an offset (`-05:00`, `Z`).
    ///
    /// A date without an offset is in `zone`; one with an offset is converted to it. None when it is not a date.
    pub fn parse(text: &str, zone: &TimeZone) -> Option<Moment> {
        let moment = Moment::parse_form(text.trim(), zone)?;
        (FIRST_YEAR..=LAST_YEAR).contains(&moment.date().year()).then_some(moment)
    }

    fn parse_form(text: &str, zone: &TimeZone) -> Option<Moment> {
        if let Ok(date) = text.parse::<Date>()
            && text.len() <= "2024-02-29".len()
        {
            return Moment::at(date.at(0, 0, 0, 0), zone, false);
        }
        if let Ok(instant) = text.parse::<Timestamp>() {
            let local = instant.to_zoned(zone.clone());
            return Some(Moment::from_zoned(&local, true));
        }
        Moment::at(text.parse::<DateTime>().ok()?, zone, true)
    }

    fn at(civil: DateTime, zone: &TimeZone, timed: bool) -> Option<Moment> {
        let zoned = zone.to_ambiguous_zoned(civil).compatible().ok()?;
        Some(Moment { civil, ..Moment::from_zoned(&zoned, timed) })
    }

    fn from_zoned(zoned: &Zoned, timed: bool) -> Moment {
        Moment { civil: zoned.datetime(), instant: zoned.timestamp(), offset: zoned.offset().seconds(), timed }
    }

    /// The day a build is made, as an input: `now` in the zone, without its time.
    pub fn day_of(now: Timestamp, zone: &TimeZone) -> Moment {
        let civil = now.to_zoned(zone.clone()).date().at(0, 0, 0, 0);
        Moment::at(civil, zone, false).unwrap_or_else(|| Moment::from_zoned(&now.to_zoned(zone.clone()), false))
    }

    /// A day without its time.
    pub fn of_day(date: Date, zone: &TimeZone) -> Option<Moment> {
        Moment::at(date.at(0, 0, 0, 0), zone, false)
    }

    pub fn date(&self) -> Date {
        self.civil.date()
    }

    pub fn civil(&self) -> DateTime {
        self.civil
    }

    pub fn is_timed(&self) -> bool {
        self.timed
    }

    /// Whether it is certainly before `other`: a day without a time is not before a time of the same day.
    pub fn is_before(&self, other: &Moment) -> bool {
        if self.timed && other.timed { self.instant < other.instant } else { self.date() < other.date() }
    }

    /// For newest-first lists: the instant, a day without a time counting as its midnight.
    pub fn order(&self) -> (Timestamp, bool) {
        (self.instant, self.timed)
    }

    /// RFC 3339, always with time and offset, as Atom wants (RFC 4287, section 3.3).
    pub fn rfc3339(&self) -> String {
        let mut out = String::with_capacity("2024-02-29T14:57:00-05:00".len());
        self.push_date(&mut out);
        let civil = self.civil;
        for (mark, number) in [('T', civil.hour()), (':', civil.minute()), (':', civil.second())] {
            out.push(mark);
            push_two(&mut out, number.unsigned_abs().into());
        }
        let minutes = self.offset.unsigned_abs() / 60;
        out.push(if self.offset < 0 { '-' } else { '+' });
        push_two(&mut out, minutes / 60);
        out.push(':');
        push_two(&mut out, minutes % 60);
        out
    }

    /// RFC 3339 in universal time, to the second, as EPUB wants: `2024-02-29T19:57:00Z`.
    pub fn in_universal_time(&self) -> String {
        let second = Timestamp::from_second(self.instant.as_second()).unwrap_or(self.instant);
        second.to_string()
    }

    /// For `<time datetime>` and JSON: a bare date, or RFC 3339.
    pub fn iso(&self) -> String {
        if self.timed {
            return self.rfc3339();
        }
        let mut out = String::with_capacity("2024-02-29".len());
        self.push_date(&mut out);
        out
    }

    /// `2024-02-29`; a year before 0 keeps its sign. By hand: a large site has a hundred thousand dates.
    fn push_date(&self, out: &mut String) {
        let date = self.civil.date();
        let year = u32::from(date.year().unsigned_abs());
        if date.year() < 0 {
            out.push('-');
        }
        push_two(out, year / 100);
        push_two(out, year % 100);
        for number in [date.month(), date.day()] {
            out.push('-');
            push_two(out, number.unsigned_abs().into());
        }
    }
}

/// A number below 100, of two digits.
pub fn push_two(out: &mut String, number: u32) {
    for digit in [number / 10 % 10, number % 10] {
        out.push(char::from_digit(digit, 10).unwrap_or('0'));
    }
}

/// As [`Moment::iso`].
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iso())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn toronto() -> TimeZone {
        TimeZone::get("America/Toronto").expect("the zone is in the bundled database")
    }

    #[test]
    fn forms_of_a_date() {
        for (text, expected) in [
            ("2024-02-29", "2024-02-29"),
            ("2024-02-29T14:57", "2024-02-29T14:57:00-05:00"),
            ("2024-07-01 09:05", "2024-07-01T09:05:00-04:00"),
            ("2024-02-29T14:57:00-05:00", "2024-02-29T14:57:00-05:00"),
            ("2024-03-01T02:30Z", "2024-02-29T21:30:00-05:00"),
        ] {
            let moment = Moment::parse(text, &toronto()).unwrap_or_else(|| panic!("{text} is a date"));
            assert_eq!(moment.to_string(), expected, "{text}");
        }
        for text in ["", "2024", "2024-02-30", "29/02/2024", "demain", "2024-02-29T25:00"] {
            assert_eq!(Moment::parse(text, &toronto()), None, "{text}");
        }
    }

    #[test]
    fn in_universal_time() {
        let moment = Moment::parse("2024-02-29T14:57:00.25-05:00", &toronto()).expect("a date");
        assert_eq!(moment.in_universal_time(), "2024-02-29T19:57:00Z");
    }

    #[test]
    fn a_day_is_not_before_a_time_of_that_day() {
        let parse = |text| Moment::parse(text, &toronto()).expect("a date");
        assert!(!parse("2024-02-29").is_before(&parse("2024-02-29T14:57")));
        assert!(parse("2024-02-28").is_before(&parse("2024-02-29T14:57")));
        assert!(parse("2024-02-29T14:56").is_before(&parse("2024-02-29T14:57")));
    }
}
