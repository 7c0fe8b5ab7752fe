//! Where sentences end in plain text.

/// What a sentence may end with.
const STOPS: [char; 4] = ['.', '?', '!', '…'];

/// Where the stops of a text end: the byte behind each.
pub fn stops(text: &str) -> impl DoubleEndedIterator<Item = usize> {
    let bytes = text.as_bytes();
    let ellipsis = |at: usize| bytes[at] == 0xA6 && bytes[..=at].ends_with("…".as_bytes());
    (0..bytes.len()).filter(move |at| matches!(bytes[*at], b'.' | b'?' | b'!') || ellipsis(*at)).map(|at| at + 1)
}

/// Whether the stop before `at` ends a sentence: the text ends there, or a space and neither a small letter nor a digit
/// follow; and it is not the point of an initial or an abbreviation (« M. », « v. »).
pub fn ends_sentence(text: &str, at: usize) -> bool {
    let mut after = text[at..].chars();
    match after.next() {
        None => return true,
        Some(c) if !c.is_whitespace() => return false,
        Some(_) => {}
    }
    let begins = after.next().is_none_or(|c| !c.is_lowercase() && !c.is_ascii_digit());
    begins && word_before(text, at).chars().count() != 1
}

/// The word that the stop before `at` ends.
fn word_before(text: &str, at: usize) -> &str {
    let word = text[..at].trim_end_matches(STOPS);
    &word[word.trim_end_matches(char::is_alphabetic).len()..]
}

/// The part of a text that holds the sentences around `place`, whatever comes to stand in `place`: a few more where its
/// words decide whether a sentence ends.
pub fn around(text: &str, place: std::ops::Range<usize>) -> std::ops::Range<usize> {
    // The space behind the stop, and the letter behind that.
    let is_read = |at: &usize| text[*at..place.start].chars().nth(1).is_some();
    let start = stops(&text[..place.start]).rev().filter(is_read).find(|at| ends_sentence(text, *at));
    let is_whole = |at: &usize| text[place.end..*at].trim_end_matches(STOPS).contains(|c: char| !c.is_alphabetic());
    let mut stops = stops(&text[place.end..]).map(|at| place.end + at).filter(is_whole);
    let end = stops.find(|at| ends_sentence(text, *at));
    start.unwrap_or(0)..end.unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_around_a_place_does_not_depend_on_what_stands_there() {
        let kept = |text: &str| {
            let (start, end) = (text.find('[').expect("a start"), text.find(']').expect("an end"));
            text[around(text, start..end + 1)].to_owned()
        };
        assert_eq!(kept("Un. Deux [x] trois. Quatre."), " Deux [x] trois.");
        assert_eq!(kept("Un, deux [x], trois"), "Un, deux [x], trois");
        assert_eq!(kept("Un. Deux. [x]. Trois. Quatre."), " Deux. [x]. Trois.", "it may go on with a small letter");
        assert_eq!(kept("Selon M. Roy, [x] va. 2 fois. Fin."), "Selon M. Roy, [x] va. 2 fois.");
    }
}
