//! Sounds, films and documents that stand in a text: players of the browser's own, and a card for what it would download.
//!
//! It knows a file's name, size and address, not who uses it.

use crate::content::companions::{FILMS, SOUNDS, ending};
use crate::content::i18n::Translation;
use crate::text::escape::{escaped, escaped_text};

const IMAGES: [&str; 9] = ["png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp", "ico"];

/// A file that is shown in a text.
#[derive(Debug)]
pub struct Media<'a> {
    /// Path from the content folder.
    pub path: &'a str,
    /// As an attribute holds it, but for its escapes: with its fragment.
    pub address: &'a str,
    /// What it is called; else its file's name.
    pub label: Option<String>,
    /// Where in it: `page=3`.
    pub fragment: Option<&'a str>,
    /// In bytes.
    pub size: Option<u64>,
    /// In pixels.
    pub width: Option<u32>,
    pub height: Option<u32>,
    pub captions: Vec<Captions<'a>>,
    /// The address of what is shown until a film plays.
    pub poster: Option<String>,
    /// What is said in it: path, address and size in bytes.
    pub transcript: Option<(&'a str, String, u64)>,
}

/// A file of captions.
#[derive(Debug)]
pub struct Captions<'a> {
    pub address: String,
    /// BCP 47 tag.
    pub language: &'a str,
    /// They are shown unless a reader says otherwise: they are in the text's language.
    pub is_default: bool,
}

/// Whether a file is shown as an image.
pub fn is_image(path: &str) -> bool {
    IMAGES.contains(&ending(path).as_str())
}

impl Media<'_> {
    fn title(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or(self.path);
        self.label.as_deref().unwrap_or(name)
    }

    /// As a block of its own.
    pub fn block(&self, translation: &Translation) -> String {
        let Some(player) = self.player() else {
            return format!("<p class=\"document\">{}</p>", self.card(translation));
        };
        let (address, title) = (escaped(self.address), escaped_text(self.title()));
        let own = escaped_text(&facts(self.path, None, self.size, translation));
        let transcript = self.transcript.as_ref().map_or_else(String::new, |(path, address, size)| {
            let (name, address) = (escaped_text(&translation.text("transcript", None, &[])), escaped(address));
            let facts = escaped_text(&facts(path, None, Some(*size), translation));
            format!(" <a href=\"{address}\">{name}</a> <span class=\"document-facts\">{facts}</span>")
        });
        format!(
            "<figure class=\"player\">{player}<figcaption><a href=\"{address}\">{title}</a> \
             <span class=\"document-facts\">{own}</span>{transcript}</figcaption></figure>"
        )
    }

    /// Within a sentence.
    pub fn inline(&self) -> String {
        let (address, title) = (escaped(self.address), escaped_text(self.title()));
        self.player().unwrap_or_else(|| format!("<a class=\"internal\" href=\"{address}\">{title}</a>"))
    }

    /// None for what a browser does not play.
    fn player(&self) -> Option<String> {
        let ending = ending(self.path);
        let (address, title) = (escaped(self.address), escaped(self.title()));
        if SOUNDS.contains(&ending.as_str()) {
            let attributes = format!("controls preload=\"metadata\" src=\"{address}\" aria-label=\"{title}\"");
            return Some(format!("<audio {attributes}>{}</audio>", self.tracks()));
        }
        let pixels = |name: &str, value: Option<u32>| value.map_or_else(String::new, |v| format!(" {name}=\"{v}\""));
        FILMS.contains(&ending.as_str()).then(|| {
            let size = format!("{}{}", pixels("width", self.width), pixels("height", self.height));
            let poster = self.poster.as_deref().map_or_else(String::new, |p| format!(" poster=\"{}\"", escaped(p)));
            let attributes =
                format!("controls preload=\"metadata\" src=\"{address}\" aria-label=\"{title}\"{size}{poster}");
            format!("<video {attributes}>{}</video>", self.tracks())
        })
    }

    fn tracks(&self) -> String {
        let track = |captions: &Captions| {
            let (address, language) = (escaped(&captions.address), escaped(captions.language));
            let name = escaped(name_of(captions.language));
            let default = if captions.is_default { " default" } else { "" };
            format!("<track kind=\"captions\" src=\"{address}\" srclang=\"{language}\" label=\"{name}\"{default}>")
        };
        self.captions.iter().map(track).collect()
    }

    /// A link that says what will be opened: `PDF, page 3, 1,2 Mo`.
    fn card(&self, translation: &Translation) -> String {
        let page = self.fragment.and_then(|fragment| fragment.split('&').find_map(|part| part.strip_prefix("page=")));
        let facts = facts(self.path, page, self.size, translation);
        let (address, title, facts) = (escaped(self.address), escaped_text(self.title()), escaped_text(&facts));
        format!(
            "<a class=\"internal\" href=\"{address}\"><span class=\"document-title\">{title}</span> \
             <span class=\"document-facts\">{facts}</span></a>"
        )
    }
}

/// What is written beside a file: `PDF, page 3, 1,2 Mo`.
fn facts(path: &str, page: Option<&str>, size: Option<u64>, translation: &Translation) -> String {
    let kind = Some(ending(path).to_uppercase()).filter(|kind| !kind.is_empty());
    let page = page.map(|page| translation.text("document_page", None, &[("n", page)]));
    let size = size.map(|size| size_of(size, translation));
    [kind, page, size].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What a language calls itself, in a player's list of captions; its tag where that is not known here.
fn name_of(tag: &str) -> &str {
    const NAMES: [(&str, &str); 8] = [
        ("fr", "Français"),
        ("en", "English"),
        ("es", "Español"),
        ("de", "Deutsch"),
        ("it", "Italiano"),
        ("pt", "Português"),
        ("nl", "Nederlands"),
        ("ar", "العربية"),
    ];
    let root = tag.split('-').next().unwrap_or(tag);
    NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(root)).map_or(tag, |(_, name)| name)
}

/// In units of a thousand, as disks and systems count: `840 ko`, `1,2 Mo`.
fn size_of(bytes: u64, translation: &Translation) -> String {
    let unit = |key: &str, n: String| translation.text(key, None, &[("n", &n)]);
    match bytes {
        0..1_000 => unit("size_bytes", bytes.to_string()),
        1_000..1_000_000 => unit("size_kilobytes", bytes.div_ceil(1_000).min(999).to_string()),
        _ => {
            let tenths = bytes.div_ceil(100_000);
            let sign = translation.text("decimal_sign", None, &[]);
            unit("size_megabytes", format!("{}{sign}{}", tenths / 10, tenths % 10))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::config::Config;
    use crate::fixture::translation;

    #[test]
    fn sizes() {
        let french = translation(&Config::default());
        for (bytes, expected) in [
            (840, "840\u{a0}o"),
            (1_001, "2\u{a0}ko"),
            (999_999, "999\u{a0}ko"),
            (1_000_000, "1,0\u{a0}Mo"),
            (1_150_000, "1,2\u{a0}Mo"),
        ] {
            assert_eq!(size_of(bytes, &french), expected);
        }
    }
}
