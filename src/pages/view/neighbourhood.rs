//! The drawing of a note's neighbourhood: what leads to it on the left, where it leads on the right, and the links between those.
//!
//! Two columns, so that no name lies on another and the drawing is as legible on a phone as on a large screen. The lists below
//! it on the page say the same to who does not see it.

use std::fmt::Write;
use std::sync::LazyLock;

use pulldown_cmark_escape::escape_html;
use rapidhash::RapidHashSet as HashSet;
use unicode_width::UnicodeWidthChar;

use super::parts::ViewContext;
use super::*;
use crate::publish::audience::DocId;
use crate::text::escape::escaped;

/// Names on each side, at most.
const ON_A_SIDE: usize = 12;
/// Fewer names than this need no drawing.
const LEAST: usize = 2;

// Measures in units of the drawing; a unit is about a pixel.
const WIDTH: usize = 360;
const ROW: usize = 40;
const MIDDLE: usize = WIDTH / 2;
/// From the middle to the dot of a name.
const REACH: usize = 46;
/// From a dot to its name.
const GAP: usize = 10;
/// How far below the middle of a row the base of a name's only line is, and how far above it that of the first of two.
const BELOW: usize = 5;
const ABOVE: usize = 4;
/// From the base of a line to that of the next.
const LINE: usize = 17;
/// Characters of a line: wide ones count twice.
const COLUMNS: usize = 15;

/// The drawing of a note and what is linked with it.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct NeighbourhoodView {
    /// The drawing, as SVG; its links begin with the page's way to the root.
    pub svg: String,
    /// Linked documents, and how many of them are drawn.
    pub count: usize,
    /// How many of them are drawn.
    pub drawn: usize,
    /// Links between the documents that are drawn.
    pub between: usize,
}

/// A name in the drawing.
#[derive(Debug, Clone, Copy)]
struct LinkedName {
    id: DocId,
    leads_here: bool,
    is_led_to: bool,
}

/// The words of a name, escaped: the same in every drawing.
#[derive(Debug)]
pub(super) struct DrawnWords {
    title: String,
    lines: Vec<String>,
}

/// A name in its place.
#[derive(Debug, Clone, Copy)]
struct DrawnName {
    linked: LinkedName,
    is_left: bool,
    x: usize,
    y: usize,
}

impl ViewContext<'_> {
    /// The drawing for a note's page; `root` leads from there to the site's root.
    pub fn neighbourhood(&self, id: DocId, root: &str) -> Option<NeighbourhoodView> {
        let count = self.neighbours(id).len();
        if !self.config.graph || count < LEAST {
            return None;
        }
        let [left, right] = self.linked_names(id);
        let height = left.len().max(right.len()) * ROW;
        let middle = height / 2;
        let placed: Vec<DrawnName> = column(left, true, middle).chain(column(right, false, middle)).collect();
        let between = self.between(&placed);
        let mut svg = String::with_capacity(256 + placed.len() * 256);
        // Writing to a string cannot fail.
        let _ = write!(
            svg,
            "<svg class=\"neighbourhood\" viewBox=\"0 0 {WIDTH} {height}\" aria-hidden=\"true\" focusable=\"false\">"
        );
        draw_between(&mut svg, &placed, &between);
        draw_links(&mut svg, &placed, middle);
        for name in &placed {
            self.draw_name(&mut svg, name, root);
        }
        let _ = write!(svg, "<circle class=\"here\" cx=\"{MIDDLE}\" cy=\"{middle}\" r=\"7\"/></svg>");
        Some(NeighbourhoodView { svg, count, drawn: placed.len(), between: between.len() })
    }

    /// What is drawn on the left and on the right, in the order of the page's lists. What leads both ways stands where there are fewer.
    fn linked_names(&self, id: DocId) -> [Vec<LinkedName>; 2] {
        let sources = || self.graph.backlinks(id).iter().map(|backlink| backlink.source);
        let led_to = self.led_to(id);
        let (leading, targets) = (HashSet::from_iter(sources()), HashSet::from_iter(led_to.iter().copied()));
        let name = |id: DocId| LinkedName { id, leads_here: leading.contains(&id), is_led_to: targets.contains(&id) };
        let (both, right): (Vec<LinkedName>, Vec<LinkedName>) =
            led_to.iter().map(|id| name(*id)).partition(|name| name.leads_here);
        let mut left: Vec<LinkedName> = sources().map(name).filter(|name| !name.is_led_to).take(ON_A_SIDE).collect();
        let mut right: Vec<LinkedName> = right.into_iter().take(ON_A_SIDE).collect();
        for name in both {
            let shorter = if left.len() < right.len() { &mut left } else { &mut right };
            if shorter.len() < ON_A_SIDE {
                shorter.push(name);
            }
        }
        [left, right]
    }

    /// Which of the names are linked with each other, each pair once.
    fn between(&self, placed: &[DrawnName]) -> Vec<(usize, usize)> {
        let mut between = Vec::new();
        for (first, name) in placed.iter().enumerate() {
            let linked = self.neighbours(name.linked.id);
            for (second, other) in placed.iter().enumerate().skip(first + 1) {
                if linked.binary_search(&other.linked.id).is_ok() {
                    between.push((first, second));
                }
            }
        }
        between
    }

    /// A name with its dot: one link, as high as its row.
    fn draw_name(&self, svg: &mut String, placed: &DrawnName, root: &str) {
        let reference = self.reference_cell(placed.linked.id);
        let DrawnName { y, is_left, .. } = *placed;
        let words = self.cards.drawn_names.get(placed.linked.id.index(), || DrawnWords::of(&reference.title));
        let first = if words.lines.len() == 1 { y + BELOW } else { y - ABOVE };
        let form = &SIDES[usize::from(!is_left)];
        for part in [&form.before_address, root, &reference.address, "\" tabindex=\"-1\""] {
            svg.push_str(part);
        }
        if let Some(language) = &reference.language {
            svg.push_str(" lang=\"");
            // Writing to a string cannot fail.
            let _ = escape_html(&mut *svg, language);
            svg.push('"');
        }
        svg.push_str("><title>");
        svg.push_str(&words.title);
        for (part, number) in [(&form.before_top, y - ROW / 2), (&form.before_middle, y), (&form.before_base, first)] {
            svg.push_str(part);
            push_number(svg, number);
        }
        svg.push_str("\">");
        for (number, line) in words.lines.iter().enumerate() {
            let (before, after) = if number == 0 { ("", "") } else { (form.before_line.as_str(), "</tspan>") };
            for part in [before, line, after] {
                svg.push_str(part);
            }
        }
        svg.push_str("</text></a>");
    }
}

/// What is the same of all names of a side: what stands before each part of a name that is not. With it, and with numbers written
/// digit by digit, drawings take half of what they take with `write!`, which is 1 % of the instructions of a build (1,500 notes, one
/// thread, callgrind).
#[derive(Debug)]
struct SideForm {
    before_address: String,
    before_top: String,
    before_middle: String,
    before_base: String,
    /// The second line of a name.
    before_line: String,
}

/// On the left, on the right.
static SIDES: LazyLock<[SideForm; 2]> = LazyLock::new(|| [true, false].map(SideForm::of));

impl SideForm {
    fn of(is_left: bool) -> SideForm {
        let x = across(is_left);
        let (from, to, class) = if is_left { (0, x - GAP, "left") } else { (x - GAP, x + GAP, "right") };
        let width = MIDDLE - REACH + GAP;
        SideForm {
            before_address: format!("<a class=\"{class}\" href=\""),
            before_top: format!("</title><rect x=\"{from}\" y=\""),
            before_middle: format!("\" width=\"{width}\" height=\"{ROW}\"/><circle cx=\"{x}\" cy=\""),
            before_base: format!("\" r=\"4\"/><text x=\"{to}\" y=\""),
            before_line: format!("<tspan x=\"{to}\" dy=\"{LINE}\">"),
        }
    }
}

/// Where the dots of a side are.
fn across(is_left: bool) -> usize {
    if is_left { MIDDLE - REACH } else { MIDDLE + REACH }
}

fn push_number(out: &mut String, number: usize) {
    if number >= 10 {
        push_number(out, number / 10);
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}

/// Adds a command of a path: `M10 20`.
fn push_command(path: &mut String, letter: char, numbers: &[usize]) {
    path.push(letter);
    for (place, number) in numbers.iter().enumerate() {
        if place > 0 {
            path.push(' ');
        }
        push_number(path, *number);
    }
}

impl DrawnWords {
    fn of(title: &str) -> DrawnWords {
        DrawnWords { title: escaped(title), lines: lines(title).iter().map(|line| escaped(line)).collect() }
    }
}

/// The names of a column one below the other, around the middle.
fn column(names: Vec<LinkedName>, is_left: bool, middle: usize) -> impl Iterator<Item = DrawnName> {
    let x = across(is_left);
    let first = middle - names.len() * ROW / 2 + ROW / 2;
    names.into_iter().enumerate().map(move |(row, linked)| DrawnName { linked, is_left, x, y: first + row * ROW })
}

/// The links between names, behind all else.
fn draw_between(svg: &mut String, placed: &[DrawnName], between: &[(usize, usize)]) {
    if between.is_empty() {
        return;
    }
    svg.push_str("<path class=\"between\" d=\"");
    for (first, second) in between {
        let (from, to) = (&placed[*first], &placed[*second]);
        let bent = |name: &DrawnName| if name.is_left { name.x + REACH * 2 / 3 } else { name.x - REACH * 2 / 3 };
        push_command(svg, 'M', &[from.x, from.y]);
        push_command(svg, 'C', &[bent(from), from.y, bent(to), to.y, to.x, to.y]);
    }
    svg.push_str("\"/>");
}

/// The links of the note, with an arrow beside each name: towards it, from it, or both.
fn draw_links(svg: &mut String, placed: &[DrawnName], middle: usize) {
    let mut arrows = String::new();
    svg.push_str("<path class=\"links\" d=\"");
    for DrawnName { linked, is_left, x, y } in placed {
        let bent = if *is_left { x + REACH / 2 } else { x - REACH / 2 };
        push_command(svg, 'M', &[*x, *y]);
        push_command(svg, 'C', &[bent, *y, bent, middle, MIDDLE, middle]);
        // An arrow is seven units long and seven high.
        let mut arrow = |at: usize, points_right: bool| {
            push_command(&mut arrows, 'M', &[if points_right { at } else { at + 7 }, y - 3]);
            arrows.push_str(if points_right { "l7 3.5l-7 3.5z" } else { "l-7 3.5l7 3.5z" });
        };
        let near = if *is_left { x + 5 } else { x - 12 };
        let far = if *is_left { x + 14 } else { x - 21 };
        if linked.is_led_to {
            arrow(near, !is_left);
        }
        if linked.leads_here {
            arrow(if linked.is_led_to { far } else { near }, *is_left);
        }
    }
    let _ = write!(svg, "\"/><path class=\"arrows\" d=\"{arrows}\"/>");
}

/// A title in one or two lines.
fn lines(title: &str) -> Vec<String> {
    let mut words = title.split([' ', '\n', '\t']).filter(|word| !word.is_empty()).peekable();
    let mut first = String::new();
    while let Some(word) = words.next_if(|word| first.is_empty() || columns(&first) + 1 + columns(word) <= COLUMNS) {
        if !first.is_empty() {
            first.push(' ');
        }
        first.push_str(word);
    }
    let mut lines = vec![first];
    if words.peek().is_some() {
        lines.push(words.collect::<Vec<_>>().join(" "));
    }
    lines.iter().map(|line| cut(line)).collect()
}

fn columns(text: &str) -> usize {
    text.chars().map(|sign| sign.width().unwrap_or(0)).sum()
}

/// As much of a line as has room.
fn cut(line: &str) -> String {
    if columns(line) <= COLUMNS {
        return line.to_owned();
    }
    let mut room = COLUMNS - 1;
    let kept = line.chars().take_while(|sign| {
        let width = sign.width().unwrap_or(0);
        let fits = width <= room;
        room = room.saturating_sub(width);
        fits
    });
    let kept: String = kept.collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_has_two_lines_at_most() {
        assert_eq!(lines("Court"), ["Court"]);
        assert_eq!(lines("Déployer la trajectoire"), ["Déployer la", "trajectoire"]);
        assert_eq!(lines("Une suite de mots qui ne tient pas en deux lignes"), ["Une suite de", "mots qui ne ti…"]);
        assert_eq!(lines("Anticonstitutionnellement"), ["Anticonstituti…"]);
        assert_eq!(lines("看護師のための手引き書"), ["看護師のための…"]);
        assert_eq!(lines(""), [""]);
    }
}
