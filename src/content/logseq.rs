//! Names of pages as Logseq writes them in the names of their files.

/// Signs that no file's name may have somewhere, which are written by their numbers: `%3F`.
const RESERVED: [u8; 10] = *b"?:*\"<>|/\\#";

/// What Logseq calls the page at a path, where that is not the name of its file: `a/b` for `a___b`, `Quoi ?` for
/// `Quoi %3F`, the date for `journals/2024_03_02`.
pub fn name(path: &str) -> Option<String> {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let is_sign = |(at, byte): (usize, u8)| if at == 4 || at == 7 { byte == b'_' } else { byte.is_ascii_digit() };
    let is_day = file.len() == "2024_03_02".len() && file.bytes().enumerate().all(is_sign);
    if is_day && folder.rsplit('/').next().is_some_and(|folder| folder.eq_ignore_ascii_case("journals")) {
        return Some(file.replace('_', "-"));
    }
    if !file.contains("___") && !file.contains('%') {
        return None;
    }
    let mut name = String::with_capacity(file.len());
    let mut parts = file.split('%');
    name.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let sign = part.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match sign.filter(|sign| RESERVED.contains(sign)) {
            Some(sign) => {
                name.push(char::from(sign));
                name.push_str(&part[2..]);
            }
            None => {
                name.push('%');
                name.push_str(part);
            }
        }
    }
    let name = name.replace("___", "/");
    (name != file).then_some(name)
}

/// How Logseq writes a date where it is not told otherwise: `mar 2nd, 2024` for `2024-03-02`.
pub fn day(date: &str) -> Option<String> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?.parse::<usize>().ok()?, parts.next()?.parse::<u8>().ok()?);
    let month = MONTHS.get(month.checked_sub(1)?)?;
    let ending = match (day, day % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    Some(format!("{month} {day}{ending}, {year}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_that_stand_for_others() {
        for (path, expected) in [
            ("pages/a___b c", Some("a/b c")),
            ("Quoi %3f", Some("Quoi ?")),
            ("pages/a%2Fb___c", Some("a/b/c")),
            ("journals/2024_03_02", Some("2024-03-02")),
            ("x/2024_03_02", None),
            ("pages/100 %", None),
            ("pages/100%20é%", None),
            ("pages/a__b", None),
        ] {
            assert_eq!(name(path).as_deref(), expected, "{path}");
        }
    }

    #[test]
    fn days() {
        for (date, expected) in [
            ("2024-03-01", Some("mar 1st, 2024")),
            ("2024-12-12", Some("dec 12th, 2024")),
            ("2024-05-23", Some("may 23rd, 2024")),
            ("2024-13-01", None),
            ("a/b-c", None),
        ] {
            assert_eq!(day(date).as_deref(), expected, "{date}");
        }
    }
}
