//! Texts of documents with something else in them. It knows front matter by its lines alone.

use proptest::sample::Index;

/// Front matter with a line in the place of that of the same key.
pub(super) fn with_line(text: &str, line: &str) -> String {
    let key = line.split_inclusive(':').next().unwrap_or(line);
    match text.strip_prefix("---\n") {
        Some(rest) => format!("---\n{line}\n{}", without_line(rest, key)),
        None => format!("---\n{line}\n---\n{text}"),
    }
}

pub(super) fn without_line(text: &str, key: &str) -> String {
    text.split_inclusive('\n').filter(|line| !line.starts_with(key)).collect()
}

/// The items of the list in a front matter, the last one first.
pub(super) fn backwards(text: &str) -> String {
    let is_item = |line: &&str| line.starts_with("  - ");
    let mut items: Vec<&str> = text.split_inclusive('\n').filter(is_item).collect();
    text.split_inclusive('\n').map(|line| if is_item(&line) { items.pop().unwrap_or(line) } else { line }).collect()
}

/// The positions of digits that may be others: those of the body, and of lines of the front matter that name nothing
/// another file is found by.
fn free_digits(text: &str) -> Vec<usize> {
    const FREE: [&str; 11] = [
        "title:",
        "summary:",
        "tags:",
        "redirects:",
        "cover:",
        "licence:",
        "published:",
        "sources:",
        "discuss:",
        "extra:",
        "  - {date:",
    ];
    let (mut at, mut dashes) = (0, 0);
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        dashes += usize::from(line == "---\n");
        if dashes != 1 || FREE.iter().any(|key| line.starts_with(key)) {
            found.extend(line.match_indices(|c: char| c.is_ascii_digit()).map(|(column, _)| at + column));
        }
        at += line.len();
    }
    found
}

/// The text with one digit exchanged, for its neighbour: the size and all places stay, and a second time undoes it.
pub(super) fn with_other_digit(text: &str, index: &Index) -> String {
    let digits = free_digits(text);
    let mut bytes = text.as_bytes().to_vec();
    if !digits.is_empty() {
        // `0` is even: its last bit tells a digit from its neighbour.
        bytes[*index.get(&digits)] ^= 1;
    }
    String::from_utf8(bytes).expect("digits are ASCII")
}
