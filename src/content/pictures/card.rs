//! The image that stands for a note where its address is shared: its title, its notebook, the site. And the one that stands for the
//! book of a notebook among other books.
//!
//! Drawn from the outlines of one font, without the special instructions of some processors, so that every machine makes the
//! same bytes. It knows texts alone, and keeps what it made by them.

use std::sync::LazyLock;

use tiny_skia::{Color, FillRule, Paint, Path, PathBuilder, Pixmap, Rect, Transform};
use ttf_parser::{Face, OutlineBuilder};

use super::kept::kept;
use crate::text::hash::fingerprint;

/// What the card of a note, or the cover of a book, says.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ShareCard {
    pub title: String,
    pub notebook: Option<String>,
    pub site: String,
}

/// In pixels, as Facebook, LinkedIn and others ask for.
pub const WIDTH: u32 = 1200;
pub const HEIGHT: u32 = 630;
/// Of the cover of a book, as wide as a card: programs show covers upright.
const COVER_HEIGHT: u32 = 1600;
/// Where texts begin and end.
const LEFT: f32 = 176.0;
const RIGHT: f32 = 1120.0;
/// The middle of the dotted line.
const LINE: f32 = 96.0;
/// Sizes of a title, the first in which it takes no more lines than it may.
const TITLES: [(f32, usize); 4] = [(84.0, 3), (68.0, 4), (56.0, 5), (46.0, 6)];
/// The same on a cover, which has room for more.
const COVER_TITLES: [(f32, usize); 4] = [(112.0, 5), (96.0, 7), (80.0, 8), (60.0, 12)];
const SMALL: f32 = 34.0;
/// Part of the name of what is kept: another number for other bytes.
const EDITION: u32 = 1;

// The default theme's colours.
const PAGE: [u8; 3] = [0xFB, 0xFA, 0xF6];
const INK: [u8; 3] = [0x1C, 0x24, 0x30];
const MUTED: [u8; 3] = [0x53, 0x5D, 0x6B];
const ACCENT: [u8; 3] = [0xA4, 0x47, 0x0F];

/// Source Serif 4, of which the outlines of Latin letters in one weight are left, under another name as its licence asks
/// (card/OFL.txt).
static FONT: LazyLock<Option<Face>> = LazyLock::new(|| Face::parse(include_bytes!("card/carnet-serif.ttf"), 0).ok());

impl ShareCard {
    /// None when the font has no sign of the title.
    pub fn new(title: &str, notebook: Option<&str>, site: &str) -> Option<ShareCard> {
        let title = drawable(title);
        let notebook = notebook.map(drawable).filter(|notebook| !notebook.is_empty());
        (!title.is_empty()).then(|| ShareCard { title, notebook, site: drawable(site) })
    }

    /// The image as PNG.
    pub fn png(&self) -> Vec<u8> {
        self.kept("cards", || self.draw()).unwrap_or_default()
    }

    /// The cover of a book as PNG.
    pub fn cover(&self) -> Option<Vec<u8>> {
        self.kept("covers", || self.draw_as(COVER_HEIGHT, COVER_TITLES))
    }

    /// What was drawn of the same words before, else what is drawn now.
    fn kept(&self, folder: &str, draw: impl FnOnce() -> Option<Vec<u8>>) -> Option<Vec<u8>> {
        let name = format!("{:016x}-{EDITION}.png", fingerprint(format!("{self:?}").as_bytes()));
        let is_whole = |kept: &[u8]| kept.starts_with(b"\x89PNG") && kept.ends_with(b"IEND\xAEB`\x82");
        kept(folder, &name, is_whole, draw)
    }

    fn draw(&self) -> Option<Vec<u8>> {
        self.draw_as(HEIGHT, TITLES)
    }

    fn draw_as(&self, height: u32, titles: [(f32, usize); 4]) -> Option<Vec<u8>> {
        let face = FONT.as_ref()?;
        let mut card = Canvas { pixels: Pixmap::new(WIDTH, height)?, face };
        card.pixels.fill(color(PAGE));
        let middle = height / 2 + 15;
        card.dots(height, middle);
        if let Some(notebook) = &self.notebook {
            card.line(&card.cut(notebook, SMALL), SMALL, 112.0, ACCENT);
        }
        let (size, lines) = card.title(&self.title, titles);
        let leading = size * 1.16;
        let tall = leading * lines.len() as f32;
        for (number, line) in lines.iter().enumerate() {
            let above = middle as f32 - tall / 2.0 + leading * number as f32;
            card.line(line, size, above + size * 0.86, INK);
        }
        card.line(&card.cut(&self.site, SMALL), SMALL, height as f32 - 68.0, MUTED);
        card.pixels.encode_png().ok()
    }
}

/// A text without the signs that the font lacks.
fn drawable(text: &str) -> String {
    let has = |c: char| c.is_whitespace() || FONT.as_ref().is_some_and(|face| face.glyph_index(c).is_some());
    let kept: String = text.chars().filter(|c| has(*c)).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn color([red, green, blue]: [u8; 3]) -> Color {
    Color::from_rgba8(red, green, blue, 255)
}

struct Canvas<'f> {
    pixels: Pixmap,
    face: &'f Face<'f>,
}

impl Canvas<'_> {
    /// The path that runs from note to note, this note's stop filled.
    fn dots(&mut self, height: u32, middle: u32) {
        let mut dots = PathBuilder::new();
        for y in (60..=height - 60).step_by(22).filter(|y| !(middle - 40..=middle + 40).contains(y)) {
            dots.push_circle(LINE, y as f32, 5.0);
        }
        dots.push_circle(LINE, middle as f32, 22.0);
        self.fill(dots.finish(), ACCENT);
        let edge = PathBuilder::from_rect(Rect::from_xywh(0.0, 0.0, 16.0, height as f32).expect("it has an extent"));
        self.fill(Some(edge), ACCENT);
    }

    fn fill(&mut self, path: Option<Path>, ink: [u8; 3]) {
        let mut paint = Paint { anti_alias: true, ..Paint::default() };
        paint.set_color(color(ink));
        if let Some(path) = path {
            self.pixels.fill_path(&path, &paint, FillRule::Winding, Transform::identity(), None);
        }
    }

    /// How wide a text is, in pixels.
    fn width(&self, text: &str, size: f32) -> f32 {
        let units: u32 = text.chars().map(|c| self.advance(c)).sum();
        units as f32 * size / f32::from(self.face.units_per_em())
    }

    fn advance(&self, c: char) -> u32 {
        let sign = if c == '\u{a0}' || c == '\u{202f}' { ' ' } else { c };
        let glyph = self.face.glyph_index(sign);
        glyph.and_then(|glyph| self.face.glyph_hor_advance(glyph)).map_or(0, u32::from)
    }

    /// The largest size in which a title fits, with its lines; the last of them is cut where even the smallest is too large.
    fn title(&self, text: &str, sizes: [(f32, usize); 4]) -> (f32, Vec<String>) {
        let broken = sizes.map(|(size, most)| (size, most, self.lines(text, size)));
        let fits = broken.iter().find(|(_, most, lines)| lines.len() <= *most).or(broken.last());
        let Some((size, most, lines)) = fits else { return (SMALL, Vec::new()) };
        let mut lines = lines.clone();
        if lines.len() > *most {
            lines.truncate(*most);
            lines.iter_mut().last().into_iter().for_each(|last| last.push('…'));
        }
        (*size, lines.iter().map(|line| self.cut(line, *size)).collect())
    }

    fn lines(&self, text: &str, size: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split(' ') {
            match lines.last_mut() {
                Some(line) if LEFT + self.width(&format!("{line} {word}"), size) <= RIGHT => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        lines
    }

    /// The beginning of a text that takes one line.
    fn cut(&self, text: &str, size: f32) -> String {
        if LEFT + self.width(text, size) <= RIGHT {
            return text.to_owned();
        }
        let fits = |end: &usize| LEFT + self.width(&text[..*end], size) + self.width("…", size) <= RIGHT;
        let ends = text.char_indices().map(|(at, _)| at);
        let end = ends.take_while(fits).last().unwrap_or(0);
        format!("{}…", text[..end].trim_end_matches([' ', ',', '…']))
    }

    /// Draws a text on its base line.
    fn line(&mut self, text: &str, size: f32, base: f32, ink: [u8; 3]) {
        let scale = size / f32::from(self.face.units_per_em());
        let mut outline = GlyphPath { path: PathBuilder::new(), scale, left: LEFT, base };
        for c in text.chars() {
            if let Some(glyph) = self.face.glyph_index(c) {
                self.face.outline_glyph(glyph, &mut outline);
            }
            outline.left += self.advance(c) as f32 * scale;
        }
        self.fill(outline.path.finish(), ink);
    }
}

/// A glyph in the font's units, whose rows go up, on a canvas whose rows go down.
struct GlyphPath {
    path: PathBuilder,
    scale: f32,
    left: f32,
    base: f32,
}

impl GlyphPath {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.left + x * self.scale, self.base - y * self.scale)
    }
}

impl OutlineBuilder for GlyphPath {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let ((x1, y1), (x, y)) = (self.at(x1, y1), self.at(x, y));
        self.path.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let ((x1, y1), (x2, y2), (x, y)) = (self.at(x1, y1), self.at(x2, y2), self.at(x, y));
        self.path.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(title: &str) -> Option<ShareCard> {
        ShareCard::new(title, Some("Bâtir une trajectoire"), "Nos carnets")
    }

    /// The bytes are those of every machine: a change of them is one for all who share a note.
    #[test]
    fn a_card_has_the_same_bytes_everywhere() {
        let made = card("Former le groupe d’action").and_then(|card| card.draw()).expect("it can be drawn");
        assert_eq!(imagesize::blob_size(&made).map(|size| (size.width, size.height)).ok(), Some((1200, 630)));
        assert_eq!(format!("{:016x}", fingerprint(&made)), "f50546907ba394e9");
    }

    #[test]
    fn a_cover_stands_upright() {
        let made = card("Former le groupe d’action").and_then(|card| card.cover()).expect("it can be drawn");
        assert_eq!(imagesize::blob_size(&made).map(|size| (size.width, size.height)).ok(), Some((1200, 1600)));
    }

    #[test]
    fn a_title_of_any_length_is_drawn() {
        let long = "Une note dont le titre n’en finit pas ".repeat(40);
        let word = "Anticonstitutionnellement".repeat(20);
        for title in [long.as_str(), &word, "A", "«\u{a0}Qui\u{202f}?\u{a0}»"] {
            assert!(card(title).is_some_and(|card| card.draw().is_some()), "{title}");
        }
    }

    #[test]
    fn signs_that_the_font_lacks_are_left_out() {
        assert_eq!(card("Été 🙂 là").map(|card| card.title).as_deref(), Some("Été là"));
        assert_eq!(card("🙂"), None);
    }
}
