//! The words of a date: months, days of the week, zones, numbers and times, in English and French.

use jiff::civil::Time;
use jiff::tz::{Offset, TimeZone};

use crate::text::slug::slug;

/// What one word of a date says.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum DateWord<'a> {
    /// A day of the week, `le`, `at`: nothing that counts.
    Skipped,
    /// Three numbers of a date as they stand.
    Dated(&'a str, &'a str, &'a str),
    YearAndMonth(i16, i8),
    Month(i8),
    /// `mar`: a month, or beside another month the day « mardi ».
    MarchOrTuesday,
    Number(i16),
    /// A number that can only be a day: `1er`, `7th`.
    Day(i8),
    Time(Time),
    /// The number before is that of hours.
    Hours,
    /// `am` or `pm`.
    Half {
        afternoon: bool,
    },
    Zone(TimeZone),
}

/// Beginnings of months, as [`slug`] makes them, that say which one it is in both languages.
const MONTHS: [(&str, i8); 24] = [
    ("jan", 1),
    ("fev", 2),
    ("feb", 2),
    ("mar", 3),
    ("avr", 4),
    ("apr", 4),
    ("mai", 5),
    ("may", 5),
    ("juin", 6),
    ("jun", 6),
    ("juil", 7),
    ("jul", 7),
    ("aou", 8),
    ("aug", 8),
    ("sep", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
    ("janvier", 1),
    ("fevrier", 2),
    ("mars", 3),
    ("avril", 4),
    ("juillet", 7),
    ("aout", 8),
];

const MONTH_NAMES: [&str; 24] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
];

const WEEKDAYS: [&str; 14] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
];

/// Words that stand between the parts of a date.
const FILLERS: [&str; 9] = ["le", "a", "at", "on", "of", "the", "de", "min", "er"];

/// Names of zones with their hours and minutes east of UTC. Those that mean several zones are of North America, as in
/// RFC 5322, section 4.3.
const ZONES: [(&str, i8, i8); 33] = [
    ("z", 0, 0),
    ("ut", 0, 0),
    ("utc", 0, 0),
    ("gmt", 0, 0),
    ("tu", 0, 0),
    ("nst", -3, -30),
    ("hnt", -3, -30),
    ("ndt", -2, -30),
    ("hat", -2, -30),
    ("ast", -4, 0),
    ("hna", -4, 0),
    ("adt", -3, 0),
    ("haa", -3, 0),
    ("est", -5, 0),
    ("hne", -5, 0),
    ("edt", -4, 0),
    ("hae", -4, 0),
    ("cst", -6, 0),
    ("hnc", -6, 0),
    ("cdt", -5, 0),
    ("hac", -5, 0),
    ("mst", -7, 0),
    ("hnr", -7, 0),
    ("mdt", -6, 0),
    ("har", -6, 0),
    ("pst", -8, 0),
    ("hnp", -8, 0),
    ("pdt", -7, 0),
    ("hap", -7, 0),
    ("wet", 0, 0),
    ("west", 1, 0),
    ("cet", 1, 0),
    ("cest", 2, 0),
];

/// The words of a date; none where one of them is not known.
pub(super) fn of(text: &str) -> Option<Vec<DateWord<'_>>> {
    let mut words = Vec::new();
    let parts = text.split_whitespace().flat_map(|part| without_fraction(part).split(','));
    for part in parts.filter(|part| !part.is_empty()) {
        match part.split_once('[') {
            Some((before, zone)) => {
                add(before, &mut words)?;
                words.push(DateWord::Zone(TimeZone::get(zone.trim_end_matches(']')).ok()?));
            }
            None => add(part, &mut words)?,
        }
    }
    Some(words)
}

/// A time without the parts of its second behind a comma: `15:37:20,5`.
fn without_fraction(part: &str) -> &str {
    match part.split_once(',') {
        Some((time, rest))
            if time.matches(':').count() == 2 && !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()) =>
        {
            time
        }
        _ => part,
    }
}

/// The words of a part without spaces: `2024-02-29T14:57:00-05:00` is three.
fn add<'a>(part: &'a str, words: &mut Vec<DateWord<'a>>) -> Option<()> {
    let first = part.chars().next()?;
    if first.is_alphabetic() {
        return alphabetic(part, words);
    }
    if matches!(first, '+' | '-' | '\u{2212}') {
        words.push(DateWord::Zone(offset(part)?));
        return Some(());
    }
    if !first.is_ascii_digit() {
        return None;
    }
    let is_separator = |c: char| matches!(c, '-' | '/' | '.');
    let end = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
    let (number, rest) = part.split_at(end);
    if rest.starts_with(is_separator) {
        let end = part.find(['T', 't']).filter(|at| part[..*at].chars().all(|c| c.is_ascii_digit() || is_separator(c)));
        let (date, time) = end.map_or((part, ""), |at| (&part[..at], &part[at + 1..]));
        let date = date.strip_suffix(['Z', 'z']).unwrap_or(date);
        dated(date, words)?;
        return if time.is_empty() { Some(()) } else { add(time, words) };
    }
    if rest.starts_with(':') {
        return timed(part, words);
    }
    let suffix = slug(rest);
    match suffix.as_str() {
        "" => words.push(DateWord::Number(number.parse().ok()?)),
        "st" | "nd" | "rd" | "th" | "er" | "e" => words.push(DateWord::Day(number.parse().ok()?)),
        "am" | "a-m" | "pm" | "p-m" => {
            words.push(DateWord::Number(number.parse().ok()?));
            words.push(DateWord::Half { afternoon: suffix.starts_with('p') });
        }
        _ => {
            let minutes = suffix.strip_prefix('h')?;
            words.extend([DateWord::Number(number.parse().ok()?), DateWord::Hours]);
            let minutes = minutes.trim_end_matches("min");
            if !minutes.is_empty() {
                words.push(DateWord::Number(minutes.parse().ok()?));
            }
        }
    }
    Some(())
}

/// `29/02/2024`, `2024-02`, `29-Feb-2024`.
fn dated<'a>(date: &'a str, words: &mut Vec<DateWord<'a>>) -> Option<()> {
    let parts: Vec<&str> = date.split(['-', '/', '.']).filter(|part| !part.is_empty()).collect();
    let in_numbers = date.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'/' | b'.'));
    match parts[..] {
        [year, month] | [month, year] if year.len() == 4 && matches!(month.len(), 1 | 2) => {
            words.push(DateWord::YearAndMonth(year.parse().ok()?, month.parse().ok()?));
        }
        [day, month, year] if in_numbers && date.contains('.') && year.len() == 4 => {
            // With points the day stands first.
            words.push(DateWord::Dated(year, month, day));
        }
        [first, second, third] if in_numbers => {
            words.push(DateWord::Dated(first, second, third));
        }
        [day, month, year] | [year, month, day] if year.len() == 4 && matches!(day.len(), 1 | 2) => {
            words.push(DateWord::Day(day.parse().ok()?));
            words.push(DateWord::Month(month_of(&slug(month))?));
            words.push(DateWord::Number(year.parse().ok()?));
        }
        [day, month, year] => {
            words.push(DateWord::Day(day.parse().ok()?));
            words.push(DateWord::Month(month_of(&slug(month))?));
            words.push(DateWord::Number(year.parse().ok()?));
        }
        _ => return None,
    }
    Some(())
}

/// `14:57`, `14:57:03.123`, `2:57pm`, `14:57:03-0500`, `14:57Z`.
fn timed<'a>(part: &'a str, words: &mut Vec<DateWord<'a>>) -> Option<()> {
    let end = part.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.')).unwrap_or(part.len());
    let (time, rest) = part.split_at(end);
    let whole = time.split_once('.').map_or(time, |(whole, _)| whole);
    let numbers: Vec<i8> = whole.split(':').map(|number| number.parse().ok()).collect::<Option<_>>()?;
    words.push(DateWord::Time(match numbers[..] {
        [hour, minute] => Time::new(hour, minute, 0, 0).ok()?,
        [hour, minute, second] => Time::new(hour, minute, second, 0).ok()?,
        _ => return None,
    }));
    if rest.is_empty() { Some(()) } else { add(rest, words) }
}

fn alphabetic(part: &str, words: &mut Vec<DateWord<'_>>) -> Option<()> {
    if part.contains('/') {
        words.push(DateWord::Zone(TimeZone::get(part).ok()?));
        return Some(());
    }
    if let Some(at) = part.find(['+', '-']).filter(|_| part.is_ascii())
        && matches!(part[..at].to_ascii_lowercase().as_str(), "gmt" | "utc")
    {
        words.push(DateWord::Zone(offset(&part[at..])?));
        return Some(());
    }
    let name = slug(part);
    let word = if name == "mar" {
        DateWord::MarchOrTuesday
    } else if name == "premier" {
        DateWord::Day(1)
    } else if let Some(month) = month_of(&name) {
        DateWord::Month(month)
    } else if FILLERS.contains(&name.as_str()) || is_weekday(&name) {
        DateWord::Skipped
    } else if let Some((_, hours, minutes)) = ZONES.iter().find(|(zone, ..)| *zone == name) {
        DateWord::Zone(fixed(*hours, *minutes)?)
    } else {
        match name.as_str() {
            "h" | "heure" | "heures" => DateWord::Hours,
            "am" | "a-m" => DateWord::Half { afternoon: false },
            "pm" | "p-m" => DateWord::Half { afternoon: true },
            _ => return None,
        }
    };
    words.push(word);
    Some(())
}

/// The whole name of a month, or its beginning of three letters or more.
fn month_of(name: &str) -> Option<i8> {
    let is_month = name.len() >= 3 && MONTH_NAMES.iter().any(|whole| whole.starts_with(name));
    let found = MONTHS.iter().filter(|(start, _)| is_month && name.starts_with(start));
    found.max_by_key(|(start, _)| start.len()).map(|(_, month)| *month)
}

fn is_weekday(name: &str) -> bool {
    let is_short = name.len() >= 3 || matches!(name, "lu" | "ma" | "me" | "je" | "ve" | "sa" | "di");
    is_short && WEEKDAYS.iter().any(|whole| whole.starts_with(name)) || matches!(name, "thurs" | "tues" | "weds")
}

/// `+0100`, `-05:00`, `+01`.
fn offset(text: &str) -> Option<TimeZone> {
    let mut chars = text.chars();
    let sign = if chars.next()? == '+' { 1 } else { -1 };
    let digits: String = chars.filter(|c| *c != ':').collect();
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits.as_str(), "0"),
        3 => digits.split_at(1),
        4 => digits.split_at(2),
        _ => return None,
    };
    let (hours, minutes) = (hours.parse::<i8>().ok()?, minutes.parse::<i8>().ok()?);
    if minutes > 59 || hours > 15 { None } else { fixed(sign * hours, sign * minutes) }
}

/// Seconds east of UTC, as a zone.
fn fixed(hours: i8, minutes: i8) -> Option<TimeZone> {
    let seconds = i32::from(hours) * 3600 + i32::from(minutes) * 60;
    Offset::from_seconds(seconds).ok().map(TimeZone::fixed)
}
