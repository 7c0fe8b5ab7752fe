//! Numbers and sorted words in few characters of a JavaScript string between double quotes.
//!
//! A digit is one of 90 signs of ASCII. Of the 94 that are seen, `"` and `\` would end or escape the string, `=` and `*` stand
//! before some entries. The script `themes/default/assets/search/engine.js` reads what is written here.

/// How many digits there are.
pub const BASE: u32 = 90;
/// Numbers that take one digit.
const ONE: u32 = 70;
/// First digits of numbers of two, `ONE..THREE`; then of three and of five.
const TWO: u32 = 18;
const THREE: u32 = ONE + TWO;
const FIVE: u32 = THREE + 1;

/// The sign of a digit.
fn sign(digit: u32) -> char {
    debug_assert!(digit < BASE);
    // 33 to 126 without `"` (34), `*` (42), `=` (61) and `\` (92).
    let mut code = 33 + digit;
    for left_out in [34, 42, 61, 92] {
        code += u32::from(code >= left_out);
    }
    char::from_u32(code).unwrap_or('!')
}

/// Writes one digit, below [`BASE`].
pub fn push_digit(digit: u32, out: &mut String) {
    out.push(sign(digit));
}

/// Writes a number: the smaller, the shorter.
pub fn push_number(number: u32, out: &mut String) {
    let two = number.wrapping_sub(ONE);
    let three = two.wrapping_sub(TWO * BASE);
    if number < ONE {
        push_digit(number, out);
    } else if two < TWO * BASE {
        push_digit(ONE + two / BASE, out);
        push_digit(two % BASE, out);
    } else if three < BASE * BASE {
        push_digit(THREE, out);
        push_digit(three / BASE, out);
        push_digit(three % BASE, out);
    } else {
        push_digit(FIVE, out);
        let mut rest = number;
        for place in [BASE * BASE * BASE * BASE, BASE * BASE * BASE, BASE * BASE, BASE] {
            push_digit(rest / place, out);
            rest %= place;
        }
        push_digit(rest, out);
    }
}

/// Writes words in the place of the one before them: how many characters are the same, then the rest.
#[derive(Debug, Default)]
pub struct FrontCoder {
    last: String,
}

impl FrontCoder {
    pub fn push(&mut self, word: &str, out: &mut String) {
        // Counted as JavaScript does, in units of UTF-16.
        let (mut count, mut bytes) = (0, 0);
        for (a, b) in self.last.chars().zip(word.chars()) {
            if a != b || count + a.len_utf16() >= BASE as usize {
                break;
            }
            count += a.len_utf16();
            bytes += a.len_utf8();
        }
        push_digit(count as u32, out);
        out.push_str(&word[bytes..]);
        self.last.clear();
        self.last.push_str(word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_safe_signs() {
        let digits: String = (0..BASE).map(sign).collect();
        assert_eq!(digits.chars().count(), 90);
        assert!(digits.starts_with("!#$%&'()+,-") && digits.ends_with("{|}~"), "{digits}");
        assert!(!digits.contains(['"', '\\', '*', '=', ' ']));
    }

    #[test]
    fn numbers_take_as_many_digits_as_they_need() {
        let length = |number| {
            let mut out = String::new();
            push_number(number, &mut out);
            out.len()
        };
        let bounds = [(69, 1), (70, 2), (1_689, 2), (1_690, 3), (9_789, 3), (9_790, 6), (u32::MAX, 6)];
        assert_eq!(bounds.map(|(number, _)| length(number)), bounds.map(|(_, length)| length));
    }

    #[test]
    fn words_are_written_behind_the_one_before() {
        let (mut coder, mut out) = (FrontCoder::default(), String::new());
        for word in ["évalu", "évaluat", "évit"] {
            coder.push(word, &mut out);
            out.push(' ');
        }
        assert_eq!(out, "!évalu 'at $it ");
    }
}
