//! What every page of a reviewer's preview says: that it is one, to readers and to search engines.
//!
//! It is put into the finished page, so that no theme can leave it out. It must not know what the page shows.

use pulldown_cmark_escape::escape_html;

use crate::content::i18n::Translation;

/// The banner at the top of every page of a preview, and what its head says.
#[derive(Debug, Clone, Hash)]
pub struct PreviewMark {
    banner: String,
}

/// Search engines that find the page are asked to leave it and what it leads to.
const HEAD: &str = "\n  <meta name=\"robots\" content=\"noindex, nofollow\">";

impl PreviewMark {
    pub fn of(translation: &Translation) -> PreviewMark {
        let text = |key| {
            let mut html = String::new();
            // A string takes everything.
            let _ = escape_html(&mut html, &translation.text(key, None, &[]));
            html
        };
        let (name, about) = (text("preview"), text("preview_text"));
        let banner = format!(
            "\n  <aside class=\"audience draft\" aria-label=\"{name}\"><span><b>{name}</b> · {about}</span></aside>"
        );
        PreviewMark { banner }
    }

    /// Puts the mark into a page: the banner first in its body, and what is for search engines first in its head.
    pub fn put(&self, page: Vec<u8>) -> Vec<u8> {
        let mut text = match String::from_utf8(page) {
            Ok(text) => text,
            Err(error) => String::from_utf8_lossy(&error.into_bytes()).into_owned(),
        };
        // The body first: it stands behind the head.
        let at = behind_tag(&text, "body").unwrap_or(text.len());
        text.insert_str(at, &self.banner);
        if let Some(at) = behind_tag(&text, "head") {
            text.insert_str(at, HEAD);
        }
        text.into_bytes()
    }
}

/// Where the first opening tag of the name ends.
fn behind_tag(page: &str, name: &str) -> Option<usize> {
    let starts = page.match_indices('<').map(|(at, _)| at + 1);
    let is_tag = |at: &usize| {
        let rest = &page[*at..];
        let is_named = rest.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
        is_named && rest[name.len()..].starts_with([' ', '>', '\n', '\t'])
    };
    let at = starts.into_iter().find(is_tag)?;
    Some(at + page[at..].find('>')? + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(page: &str) -> String {
        let mark = PreviewMark { banner: String::from("!") };
        String::from_utf8(mark.put(page.as_bytes().to_vec())).expect("a text")
    }

    #[test]
    fn whatever_the_theme_makes_of_a_page() {
        assert_eq!(marked("<html><head></head><body></body>"), format!("<html><head>{HEAD}</head><body>!</body>"));
        assert_eq!(marked("<HEAD>\n<BODY class=\"a\">b"), format!("<HEAD>{HEAD}\n<BODY class=\"a\">!b"));
        assert_eq!(marked("<header>é</header>"), "<header>é</header>!");
    }
}
