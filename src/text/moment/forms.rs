//! Dates as other programs write them. carnet's own forms are read by [`Moment::parse`].
//!
//! A date is read word by word: words of a date in English or French, numbers, times and zones, in any order that programs
//! use. What could be read in two ways is refused with both readings.

use std::iter::Peekable;

use jiff::Timestamp;
use jiff::civil::{Date, ISOWeekDate, Time, Weekday};
use jiff::tz::TimeZone;

use super::words::{self, DateWord};
use super::{FIRST_YEAR, LAST_YEAR, Moment};

/// Dates are shorter than this, zone and day of the week included.
const LONGEST: usize = 80;

/// Why a text is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotADate {
    /// Day and month could be exchanged: both readings.
    Ambiguous(Date, Date),
    /// The year has two digits.
    ShortYear,
    /// Seconds or milliseconds since 1970.
    Epoch(Timestamp),
    Unknown,
}

impl Moment {
    /// As [`Moment::read`], without the reason.
    pub fn parse_any(text: &str, zone: &TimeZone) -> Option<Moment> {
        Moment::read(text, zone).ok()
    }

    /// Reads what [`Moment::parse`] does, and what other programs write: `2024/02/29`, `202402291457`, a link to a daily
    /// note (`[[2024-02-29]]`), dates of mail (RFC 5322), `2024-02-29 14:57 -0500`, `29 février 2024 à 14 h 57`,
    /// `Thursday, February 29th 2024, 2:57:12 pm`.
    ///
    /// # Errors
    /// It is no date, or could be two.
    pub fn read(text: &str, zone: &TimeZone) -> Result<Moment, NotADate> {
        let text = unwrapped(text);
        if let Some(moment) = Moment::parse(text, zone) {
            return Ok(moment);
        }
        if !text.contains(|c: char| c.is_ascii_digit()) || text.len() > LONGEST {
            return Err(NotADate::Unknown);
        }
        if text.bytes().all(|b| b.is_ascii_digit()) {
            return digits(text, zone);
        }
        if let Some(date) = week(text) {
            return Moment::at(date.at(0, 0, 0, 0), zone, false).ok_or(NotADate::Unknown);
        }
        DateParts::of(text)?.moment(zone)
    }
}

/// `2024-W09-4`: the fourth day of a week; a week alone begins on its Monday (ISO 8601).
fn week(text: &str) -> Option<Date> {
    let (year, rest) = (text.get(..4)?, text.get(4..)?);
    let rest = rest.trim_start_matches('-').strip_prefix(['W', 'w'])?;
    let (week, day) = (rest.get(..2)?, rest.get(2..)?.trim_start_matches('-'));
    let day = if day.is_empty() { 1 } else { day.parse().ok()? };
    let weekday = Weekday::from_monday_one_offset(day).ok()?;
    let date = ISOWeekDate::new(year.parse().ok()?, week.parse().ok()?, weekday).ok()?.date();
    in_range(date).then_some(date)
}

fn in_range(date: Date) -> bool {
    (FIRST_YEAR..=LAST_YEAR).contains(&date.year())
}

/// Without the brackets of a link to a daily note, quotation marks, or what a program adds in parentheses.
fn unwrapped(text: &str) -> &str {
    let text = text.trim().trim_start_matches("[[").trim_end_matches("]]");
    let text = text.split_once('|').map_or(text, |(target, _)| target);
    let text = text.split_once('(').map_or(text, |(before, _)| before);
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>'))
}

/// Digits alone are told apart by their number.
fn digits(text: &str, zone: &TimeZone) -> Result<Moment, NotADate> {
    if matches!(text.len(), 9 | 10 | 13) {
        let number: i64 = text.parse().map_err(|_| NotADate::Unknown)?;
        let milliseconds = if text.len() == 13 { number } else { number * 1000 };
        let instant = Timestamp::from_millisecond(milliseconds).map_err(|_| NotADate::Unknown)?;
        return Err(NotADate::Epoch(instant));
    }
    let part = |from: usize, to: usize| text.get(from..to).map_or(Some(0), |part| part.parse::<i8>().ok());
    let read = || {
        let date = Date::new(text.get(..4)?.parse().ok()?, part(4, 6)?, part(6, 8)?).ok()?;
        let time = Time::new(part(8, 10)?, part(10, 12)?, part(12, 14)?, 0).ok()?;
        let known = matches!(text.len(), 8 | 12 | 14) && in_range(date);
        known.then(|| Moment::at(date.to_datetime(time), zone, text.len() > 8))?
    };
    read().ok_or(NotADate::Unknown)
}

/// What the words of a date say.
#[derive(Debug, Default)]
struct DateParts {
    /// A date in numbers.
    date: Option<Date>,
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
    time: Option<Time>,
    /// `pm` is true, `am` false.
    afternoon: Option<bool>,
    zone: Option<TimeZone>,
}

impl DateParts {
    fn of(text: &str) -> Result<DateParts, NotADate> {
        let words = words::of(text).ok_or(NotADate::Unknown)?;
        let has_month = words.iter().any(|word| matches!(word, DateWord::Month(_)));
        let mut parts = DateParts::default();
        let mut words = words.into_iter().peekable();
        while let Some(word) = words.next() {
            let again = match word {
                DateWord::Skipped => false,
                DateWord::Dated(first, second, third) => parts.date.replace(numeric(first, second, third)?).is_some(),
                DateWord::YearAndMonth(year, month) => {
                    parts.month = Some(month);
                    parts.year.replace(year).is_some()
                }
                DateWord::MarchOrTuesday if has_month => false,
                DateWord::MarchOrTuesday => parts.month.replace(3).is_some(),
                DateWord::Month(month) => parts.month.replace(month).is_some(),
                DateWord::Number(number) if number > 31 => parts.year.replace(number).is_some(),
                DateWord::Number(number) => parts.take_small(small(number)?, &mut words)?,
                DateWord::Day(day) => parts.day.replace(day).is_some(),
                DateWord::Time(time) => parts.time.replace(time).is_some(),
                DateWord::Half { afternoon } => parts.afternoon.replace(afternoon).is_some(),
                // A name beside an offset says the same.
                DateWord::Zone(zone) => {
                    parts.zone.get_or_insert(zone);
                    false
                }
                DateWord::Hours => true,
            };
            if again {
                return Err(NotADate::Unknown);
            }
        }
        Ok(parts)
    }

    /// Takes a number of at most 31 with the words behind it that belong to it. Gives whether something is said twice.
    fn take_small<'w>(
        &mut self,
        number: i8,
        words: &mut Peekable<impl Iterator<Item = DateWord<'w>>>,
    ) -> Result<bool, NotADate> {
        let time = |minutes| Time::new(number, minutes, 0, 0).map_err(|_| NotADate::Unknown);
        Ok(match words.peek() {
            Some(DateWord::Hours) => {
                words.next();
                let minutes = match words.peek() {
                    Some(DateWord::Number(minutes)) => *minutes,
                    _ => 0,
                };
                words.next_if(|word| matches!(word, DateWord::Number(_)));
                self.time.replace(time(small(minutes)?)?).is_some()
            }
            Some(DateWord::Half { .. }) if self.time.is_none() => self.time.replace(time(0)?).is_some(),
            // Beside a day, a small number is a year cut short.
            _ if self.day.is_some() => self.year.replace(number.into()).is_some(),
            _ => self.day.replace(number).is_some(),
        })
    }

    fn moment(self, zone: &TimeZone) -> Result<Moment, NotADate> {
        let unknown = NotADate::Unknown;
        let date = match (self.date, self.year, self.month, self.day) {
            (Some(date), None, None, None) => date,
            // A month alone begins on its first day.
            (None, Some(year), Some(month), day) => Date::new(year, month, day.unwrap_or(1)).map_err(|_| unknown)?,
            _ => return Err(unknown),
        };
        if !in_range(date) {
            return Err(NotADate::ShortYear);
        }
        let Some(time) = self.time else {
            return Moment::at(date.at(0, 0, 0, 0), zone, false).filter(|_| self.afternoon.is_none()).ok_or(unknown);
        };
        let hour = match (self.afternoon, time.hour()) {
            (None, hour) => hour,
            (Some(_), 0 | 13..) => return Err(unknown),
            (Some(afternoon), hour) => hour % 12 + if afternoon { 12 } else { 0 },
        };
        let civil = date.at(hour, time.minute(), time.second(), 0);
        let Some(own) = self.zone else { return Moment::at(civil, zone, true).ok_or(unknown) };
        let instant = own.to_ambiguous_zoned(civil).compatible().map_err(|_| unknown)?.timestamp();
        Ok(Moment::from_zoned(&instant.to_zoned(zone.clone()), true))
    }
}

/// A number of a day, a month, an hour.
fn small(number: i16) -> Result<i8, NotADate> {
    i8::try_from(number).map_err(|_| NotADate::Unknown)
}

/// `29/02/2024` or `02/29/2024`, where one of the two numbers cannot be a month; years of four digits tell the rest.
fn numeric(first: &str, second: &str, third: &str) -> Result<Date, NotADate> {
    let number = |text: &str| text.parse::<i16>().map_err(|_| NotADate::Unknown);
    let date =
        |year: i16, month: i16, day: i16| Date::new(year, small(month)?, small(day)?).map_err(|_| NotADate::Unknown);
    let (one, two, three) = (number(first)?, number(second)?, number(third)?);
    match (first.len(), third.len()) {
        (4, 1 | 2) => date(one, two, three),
        (1 | 2, 4) if one > 12 || one == two => date(three, two, one),
        (1 | 2, 4) if two > 12 => date(three, one, two),
        (1 | 2, 4) => Err(NotADate::Ambiguous(date(three, two, one)?, date(three, one, two)?)),
        (1 | 2, 1 | 2) => Err(NotADate::ShortYear),
        _ => Err(NotADate::Unknown),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn forms_of_other_programs() {
        for (text, expected) in [
            ("2024-02-29", "2024-02-29"),
            ("2024/02/29", "2024-02-29"),
            ("2024-2-9", "2024-02-09"),
            ("20240229", "2024-02-29"),
            ("202402291457", "2024-02-29T14:57:00+00:00"),
            ("20240229145712", "2024-02-29T14:57:12+00:00"),
            ("[[2024-02-29]]", "2024-02-29"),
            ("2024-02-29T14:57:12.123Z", "2024-02-29T14:57:12+00:00"),
            ("2024-02-29T14:57:12+0100", "2024-02-29T13:57:12+00:00"),
            ("Thursday, February 29th 2024, 2:57:12 pm", "2024-02-29T14:57:12+00:00"),
            ("Thursday, February 29th 2024", "2024-02-29"),
            ("February 29, 2024", "2024-02-29"),
            ("29/02/2024", "2024-02-29"),
            ("02/29/2024", "2024-02-29"),
            ("02/02/2024", "2024-02-02"),
        ] {
            let moment = Moment::parse_any(text, &TimeZone::UTC).unwrap_or_else(|| panic!("{text} is a date"));
            assert_eq!(moment.to_string(), expected, "{text}");
        }
        for text in ["", "2024", "02/03/2024", "demain", "{{date}}", "20241329", "123456789012345678"] {
            assert_eq!(Moment::parse_any(text, &TimeZone::UTC), None, "{text}");
        }
    }

    #[test]
    fn forms_of_feeds_mail_and_languages() {
        let toronto = TimeZone::get("America/Toronto").expect("the zone is in the bundled database");
        let time = "2024-02-07T14:57:00-05:00";
        for (text, expected) in [
            ("Wed, 07 Feb 2024 19:57:00 GMT", time),
            ("7 Feb 2024 14:57:00 -0500", time),
            ("2024-02-07 14:57:00 -0500", time),
            ("2024-02-07 14:57:00.123 -0500", time),
            ("2024-02-07 19:57 +00:00", time),
            ("2024-02-07 19:57:00 UTC", time),
            ("2024-02-07 19:57:00Z", time),
            ("2024-02-07 14:57:00 EST", time),
            ("2024-02-07 20:57 CET", time),
            ("2024-02-07 14 h 57 HNE", time),
            ("2024-02-07T14:57:00 -05:00", time),
            ("2024-02-07T14:57:00-05:00[America/Toronto]", time),
            ("2024-02-07 20:57 Europe/Paris", time),
            ("2024/02/07 14:57:00", time),
            ("2024/02/07 20:57 +0100", time),
            ("Wed Feb 07 2024 14:57:00 GMT-0500 (Eastern Standard Time)", time),
            ("7 février 2024", "2024-02-07"),
            ("7 févr. 2024", "2024-02-07"),
            ("mercredi 7 février 2024", "2024-02-07"),
            ("le mercredi 7 février 2024", "2024-02-07"),
            ("1er août 2024", "2024-08-01"),
            ("7 février 2024 à 14 h 57", time),
            ("7 février 2024, 14h57", time),
            ("7 février 2024 à 14\u{a0}h", "2024-02-07T14:00:00-05:00"),
            ("7 DÉCEMBRE 2024", "2024-12-07"),
            ("February 7, 2024", "2024-02-07"),
            ("Feb 7, 2024", "2024-02-07"),
            ("Feb. 7th, 2024", "2024-02-07"),
            ("Feb 7 2024 2:57 PM", time),
            ("Feb 7, 2024 at 2:57 p.m.", time),
            ("February 7 2024 2pm", "2024-02-07T14:00:00-05:00"),
            ("7 February 2024", "2024-02-07"),
            ("07-Feb-2024", "2024-02-07"),
            ("2024-02", "2024-02-01"),
            ("février 2024", "2024-02-01"),
            ("[[2024-02-07|hier]]", "2024-02-07"),
            ("07.02.2024", "2024-02-07"),
            ("2024-02-07 12:30 AM", "2024-02-07T00:30:00-05:00"),
            ("<2024-02-07 Wed 14:57>", time),
            ("mar. 7 févr. 2024", "2024-02-07"),
            ("mar. 5 mars 2024", "2024-03-05"),
            ("5 mar. 2024", "2024-03-05"),
            ("1er mars 2024", "2024-03-01"),
            ("1 er mars 2024", "2024-03-01"),
            ("le premier mars 2024", "2024-03-01"),
            ("March 1st, 2024", "2024-03-01"),
            ("7 fevrier 2024, 14h57", time),
            ("29/02/2024 14:57:00,5", "2024-02-29T14:57:00-05:00"),
            ("2024-02-07 14:57 -5:00", time),
            ("7 Feb 2024 19:57 GMT+0:00", time),
            ("2024-Feb-07", "2024-02-07"),
            ("02/2024", "2024-02-01"),
            ("2024-W06-3", "2024-02-07"),
            ("2024W063", "2024-02-07"),
            ("2024-W06", "2024-02-05"),
        ] {
            assert_eq!(Moment::read(text, &toronto).map(|m| m.to_string()), Ok(expected.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_is_refused_has_its_reason() {
        let reason = |text: &str| Moment::read(text, &TimeZone::UTC).expect_err(text);
        for text in ["24-02-07", "24/02/07", "07/02/24", "7 février 24", "Wed, 07 Feb 24 x", "Feb 7 24"] {
            assert!(reason(text) == NotADate::ShortYear || text.ends_with('x'), "{text}: {:?}", reason(text));
        }
        assert_eq!(reason("07/02/2024"), NotADate::Ambiguous(date(2024, 2, 7), date(2024, 7, 2)));
        let instant = "2024-02-07T12:57:00Z".parse().expect("an instant");
        assert_eq!(reason("1707310620"), NotADate::Epoch(instant));
        assert_eq!(reason("1707310620000"), NotADate::Epoch(instant));
        for text in [
            "0024-02-07",
            "2024-13-01",
            "32 février 2024",
            "2024-02-30 10:00",
            "7 février 2024 2023",
            "13:00 PM 2024-02-07",
            "2024-02-07 25:00",
            "2024-02-07 +99:00",
            "2024-02-07 10:00 XYZ",
            "2024-W54-1",
            "2024-W06-8",
            "2024-W6",
            "aujourd’hui",
            "mar. 2024 mars avril",
            "13/2024",
            "demain 7",
            "2024-02-07 10:00 11:00",
            "h 2024",
            "::: 1",
            "- / 1",
            "+1",
            "[1",
        ] {
            assert!(Moment::read(text, &TimeZone::UTC).is_err(), "{text}");
        }
    }
}
