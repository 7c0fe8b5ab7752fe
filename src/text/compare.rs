//! Signs of a text as they are compared when names are looked for in it: case, accents and kinds of apostrophes do not count.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Gives the signs that one of a text is compared as; none for an accent that stands by itself.
///
/// ```
/// use carnet::text::compare::each_compared;
/// let mut compared = String::new();
/// "L’Œuvre d’été".chars().for_each(|c| each_compared(c, |c| compared.push(c)));
/// assert_eq!(compared, "l'oeuvre d'ete");
/// ```
pub fn each_compared(c: char, mut each: impl FnMut(char)) {
    if c.is_ascii() {
        return each(c.to_ascii_lowercase());
    }
    for c in std::iter::once(c).nfkd().flat_map(char::to_lowercase).filter(|c| !is_combining_mark(*c)) {
        match c {
            '’' | '‘' | 'ʼ' => each('\''),
            'œ' => "oe".chars().for_each(&mut each),
            'æ' => "ae".chars().for_each(&mut each),
            c => each(c),
        }
    }
}
