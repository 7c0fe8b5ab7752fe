//! Dates as other programs write them: of carnet's own forms nothing is decided here.

use jiff::civil::DateTime;
use jiff::fmt::strtime::BrokenDownTime;
use jiff::tz::TimeZone;

use super::Moment;

/// Days, then days with a time, as `strftime` says them. What can be read in two ways is not here.
const DAYS: [&str; 8] =
    ["%Y/%m/%d", "%Y.%m.%d", "%Y-%m-%d", "%Y%m%d", "%d.%m.%Y", "%A, %B %d %Y", "%B %d, %Y", "%d %B %Y"];
const TIMES: [&str; 9] = [
    "%Y/%m/%d %H:%M",
    "%Y/%m/%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d %I:%M %p",
    "%Y%m%d%H%M",
    "%Y%m%d%H%M%S",
    "%A, %B %d %Y, %I:%M:%S %p",
    "%A %d %B %Y %H:%M:%S",
    "%Y-%m-%d, %H:%M",
];
const INSTANTS: [&str; 2] = ["%Y-%m-%dT%H:%M:%S%z", "%a %b %d %Y %H:%M:%S GMT%z"];

impl Moment {
    /// Reads what [`Moment::parse`] does, and what other programs write: `2024/02/29`, `202402291457`, a link to a daily
    /// note (`[[2024-02-29]]`), `Thursday, February 29th 2024, 2:57:12 pm`. None where day and month could be exchanged.
    pub fn parse_any(text: &str, zone: &TimeZone) -> Option<Moment> {
        let text = text.trim().trim_start_matches("[[").trim_end_matches("]]").trim();
        if let Some(moment) = Moment::parse(text, zone) {
            return Some(moment);
        }
        if !text.contains(|c: char| c.is_ascii_digit()) || text.len() > 64 {
            return None;
        }
        let plain = without_ordinals(text);
        let read = |form: &str| BrokenDownTime::parse(form, &plain).ok();
        let instant = INSTANTS.into_iter().find_map(|form| read(form)?.to_timestamp().ok());
        if let Some(instant) = instant {
            return Some(Moment::from_zoned(&instant.to_zoned(zone.clone()), true));
        }
        let compact = plain.bytes().all(|b| b.is_ascii_digit());
        // Digits alone are told apart by their number.
        let fits = |form: &&str| !compact || form.len() + 2 == plain.len();
        let time: Option<DateTime> = TIMES.into_iter().filter(fits).find_map(|form| read(form)?.to_datetime().ok());
        if let Some(time) = time {
            return Moment::at(time, zone, true);
        }
        let day = DAYS.into_iter().filter(fits).find_map(|form| read(form)?.to_date().ok());
        Moment::at(day.or_else(|| day_or_month_first(&plain))?.at(0, 0, 0, 0), zone, false)
    }
}

/// `29/02/2024` or `02/29/2024`, where one of the two numbers cannot be a month.
fn day_or_month_first(text: &str) -> Option<jiff::civil::Date> {
    let mut numbers = text.split(['/', '-']).map(|part| part.parse::<i16>().ok());
    let (first, second, year) = (numbers.next()??, numbers.next()??, numbers.next()??);
    let (day, month) = if first > 12 { (first, second) } else { (second, first) };
    if numbers.next().is_some() || year < 1000 || (first <= 12 && second <= 12 && first != second) {
        return None;
    }
    jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// `29th` becomes `29`.
fn without_ordinals(text: &str) -> String {
    let words = text.split(' ').map(|word| {
        let bare = word.trim_end_matches(',');
        let number = ["st", "nd", "rd", "th"].iter().find_map(|end| bare.strip_suffix(end));
        match number.filter(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())) {
            Some(number) => format!("{number}{}", &word[bare.len()..]),
            None => word.to_owned(),
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
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
}
