//! How large images are, and which are photographs, read from the beginnings of the files: a page with these sizes does not move when
//! an image is loaded.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use crate::content::pictures::orientation_of;
use crate::content::pictures::photograph::{HEAD, Narrower, is_photograph, is_wide, narrower};

/// Width and height of an image, read from its head, and what may be made of it in fewer pixels.
pub(super) fn measured(path: &Path, length: u64) -> (Option<(u32, u32)>, Option<Narrower>) {
    let Some(measures) = dimensions(path) else { return (None, None) };
    let may_be_narrower = is_wide(measures) && path.to_str().is_some_and(is_photograph);
    let narrower = may_be_narrower.then(|| narrower(&head(path)?, length, measures)).flatten();
    (Some(measures), narrower)
}

fn dimensions(path: &Path) -> Option<(u32, u32)> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "svg" => svg_dimensions(&fs::read_to_string(path).ok()?),
        // Browsers show a photograph as its camera was held.
        "jpg" | "jpeg" => {
            let size = imagesize::size(path).ok()?;
            let (width, height) = (u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?);
            Some(if lies(path) { (height, width) } else { (width, height) })
        }
        "png" | "gif" | "webp" | "avif" | "bmp" => {
            let size = imagesize::size(path).ok()?;
            Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
        }
        _ => None,
    }
}

/// Whether a photograph lies on a side until it is turned, as the head of its file says.
fn lies(path: &Path) -> bool {
    head(path).is_some_and(|head| orientation_of(&head) >= 5)
}

/// The first bytes of a photograph, which hold what its camera says: a segment of a JPEG has 64 KiB at most.
fn head(path: &Path) -> Option<Vec<u8>> {
    let mut head = Vec::new();
    File::open(path).and_then(|file| file.take(HEAD as u64).read_to_end(&mut head)).ok()?;
    Some(head)
}

/// `width` and `height` of the root element in pixels, else the size of its `viewBox`.
fn svg_dimensions(svg: &str) -> Option<(u32, u32)> {
    let start = svg.find("<svg")?;
    let tag = &svg[start..start + svg[start..].find('>')?];
    let attribute = |name: &str| {
        let at = tag.find(&format!(" {name}=")).or_else(|| tag.find(&format!("\n{name}=")))?;
        let value = &tag[at + name.len() + 2..];
        let quote = value.chars().next()?;
        value[1..].split(quote).next()
    };
    let pixels =
        |text: &str| text.trim_end_matches("px").parse::<f64>().ok().filter(|v| *v >= 1.0).map(|v| v.round() as u32);
    if let (Some(width), Some(height)) = (attribute("width").and_then(pixels), attribute("height").and_then(pixels)) {
        return Some((width, height));
    }
    let numbers: Vec<&str> = attribute("viewBox")?.split([' ', ',']).filter(|n| !n.is_empty()).collect();
    match numbers.as_slice() {
        [_, _, width, height] => Some((pixels(width)?, pixels(height)?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_of_svg() {
        assert_eq!(svg_dimensions("<?xml?><svg xmlns='x' width=\"300\" height='200px'>"), Some((300, 200)));
        assert_eq!(svg_dimensions("<svg viewBox=\"0 0 720 405\"/>"), Some((720, 405)));
        assert_eq!(svg_dimensions("<svg width=\"100%\"/>"), None);
        assert_eq!(svg_dimensions("not an image"), None);
    }
}
