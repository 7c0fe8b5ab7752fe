//! What follows from an address alone: its folder, the feed beside it, the file that holds the page, the way to the root.

/// The folder of an address, with its final slash: `notes/x/`, or nothing for the home page.
pub fn directory(address: &str) -> &str {
    address.rfind('/').map_or("", |at| &address[..=at])
}

/// The feed that follows a page.
pub fn feed(address: &str) -> String {
    format!("{}feed.xml", directory(address))
}

/// The file that holds a page.
pub fn file(address: &str) -> String {
    if address.is_empty() || address.ends_with('/') { format!("{address}index.html") } else { address.to_owned() }
}

/// From a page to the site's root: `../../`, or `./` at the root itself.
pub fn root_of(address: &str) -> String {
    let depth = address.matches('/').count();
    if depth == 0 { String::from("./") } else { "../".repeat(depth) }
}

/// The shortest way from a page to an address: from `a/b/c/` to `a/d/`, it is `../../d/`. Both are percent-encoded.
pub fn way(from: &str, to: &str) -> String {
    let is_alike = from.bytes().zip(to.bytes()).take_while(|(one, other)| one == other);
    let alike = is_alike.count();
    let shared = from.get(..alike).and_then(|alike| alike.rfind('/')).map_or(0, |folder| folder + 1);
    [&root_of(&from[shared..]), &to[shared..]].concat()
}

/// Percent-encodes an address for `href`: RFC 3986 path characters stay.
pub fn encode(address: &str) -> String {
    use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
    const KEPT: &AsciiSet = &NON_ALPHANUMERIC
        .remove(b'/')
        .remove(b'-')
        .remove(b'_')
        .remove(b'.')
        .remove(b'~')
        .remove(b'!')
        .remove(b'$')
        .remove(b'(')
        .remove(b')')
        .remove(b'*')
        .remove(b'+')
        .remove(b',')
        .remove(b';')
        .remove(b'=')
        .remove(b':')
        .remove(b'@');
    if address.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b'.' | b'_')) {
        return address.to_owned();
    }
    utf8_percent_encode(address, KEPT).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roots_and_feeds() {
        assert_eq!(
            (root_of(""), root_of("notes/x/"), root_of("notes/x/index.html")),
            ("./".into(), "../../".into(), "../../".into())
        );
        assert_eq!(
            (feed(""), feed("a/b/"), feed("a/index.html")),
            ("feed.xml".into(), "a/b/feed.xml".into(), "a/feed.xml".into())
        );
    }

    #[test]
    fn the_shortest_way_between_two_pages() {
        let ways = [
            ("notes/a/versions/1/", "notes/a/", "../../"),
            ("notes/a/versions/1/", "notes/a/#c-history", "../../#c-history"),
            ("notes/a/versions/12/", "notes/a/versions/1/", "../1/"),
            ("notes/a/versions/1/index.html", "notes/a/versions/12/index.html", "../12/index.html"),
            ("notes/a/versions/1/index.html", "notes/a/index.html", "../../index.html"),
            ("notes/a/", "notes/a/", "./"),
            ("notes/a/", "feed.xml", "../../feed.xml"),
            ("", "notes/", "./notes/"),
            ("notes/a/", "", "../../"),
        ];
        for (from, to, expected) in ways {
            assert_eq!(way(from, to), expected, "{from} {to}");
        }
    }

    #[test]
    fn addresses_are_encoded_once() {
        assert_eq!(encode("notes/日/"), "notes/%E6%97%A5/");
        assert_eq!(encode("médias/a b.png"), "m%C3%A9dias/a%20b.png");
    }
}
