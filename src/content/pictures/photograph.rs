//! Which pictures are published in fewer pixels too, in which form, and how wide at most: decided by the first bytes of a file and its
//! length, before anything is decoded, so that pages can be planned.
//!
//! What is made is always smaller than the file itself. It knows neither pages nor how pictures are made.

/// Bytes at the beginning of a file that are looked at.
pub const HEAD: usize = 128 << 10;
/// Pixels of a picture that is decoded: more are a mistake, or meant to exhaust the memory.
pub const MOST_PIXELS: u64 = 60_000_000;
/// A picture that is narrower is only published as it is.
const NARROWEST: u32 = 800;

/// The form of what is made of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PictureForm {
    /// Of photographs without transparency.
    Jpeg,
    /// Of what is transparent, drawn or shown on a screen.
    Png,
}

impl PictureForm {
    pub fn ending(self) -> &'static str {
        match self {
            PictureForm::Jpeg => "jpg",
            PictureForm::Png => "png",
        }
    }
}

/// What may be made of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Narrower {
    pub form: PictureForm,
    /// In pixels: what is wider would save little, or nothing.
    pub widest: u32,
}

/// Whether a picture has more pixels than are decoded.
pub fn is_too_large((width, height): (u32, u32)) -> bool {
    u64::from(width) * u64::from(height) > MOST_PIXELS
}

/// Whether a file of this name may be a photograph.
pub fn is_photograph(path: &str) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending);
    ending.is_some_and(|ending| ["jpg", "jpeg", "png", "webp"].iter().any(|own| own.eq_ignore_ascii_case(ending)))
}

/// Whether anything may be made of a picture of these measures: else its file needs no look.
pub fn is_wide(measures: (u32, u32)) -> bool {
    measures.0 >= NARROWEST && !is_too_large(measures)
}

/// What may be made of a picture of these measures, by its first bytes ([`HEAD`] of them are enough) and its whole length.
pub fn narrower(head: &[u8], length: u64, measures: (u32, u32)) -> Option<Narrower> {
    let (width, height) = (u64::from(measures.0), u64::from(measures.1));
    if !is_wide(measures) {
        return None;
    }
    let form = form(head, length, measures)?;
    // The width of a picture of the same proportions and as many pixels.
    let affordable = |pixels: u64| (pixels * width / height.max(1)).isqrt();
    let widest = match (form, head) {
        // Smoothed edges need more bytes for each pixel than sharp ones, yet hardly more than one.
        (PictureForm::Png, _) => (width / 3).min(affordable(length)),
        // WebP is a third smaller than JPEG, which needs about a tenth of a byte for each pixel of what is smooth.
        (PictureForm::Jpeg, [b'R', ..]) => (width * 2 / 5).min(affordable(10 * length)),
        (PictureForm::Jpeg, _) => width * 4 / 5,
    };
    Some(Narrower { form, widest: u32::try_from(widest).ok()? })
}

/// The form in which fewer pixels of a picture are published; none for what is only published as it is.
pub fn form(head: &[u8], length: u64, (width, height): (u32, u32)) -> Option<PictureForm> {
    let head = &head[..head.len().min(HEAD)];
    // Photographs that lose nothing have more than half a byte for each pixel, what is drawn has less.
    let is_dense = length * 2 >= u64::from(width) * u64::from(height);
    match head {
        [0xFF, 0xD8, ..] => Some(PictureForm::Jpeg),
        [0x89, b'P', b'N', b'G', ..] => Some(match png(head)? {
            Png { is_clear: false, has_palette: false } if is_dense => PictureForm::Jpeg,
            _ => PictureForm::Png,
        }),
        _ => webp(head, is_dense).then_some(PictureForm::Jpeg),
    }
}

struct Png {
    is_clear: bool,
    has_palette: bool,
}

/// What stands before the pixels of a PNG (third edition, section 11); none for what would look otherwise when it is made anew: what
/// moves, what shines beyond white, what is to be turned, or has a brightness of its own without a profile.
fn png(head: &[u8]) -> Option<Png> {
    let colours = *head.get(25)?;
    let mut found = Png { is_clear: matches!(colours, 4 | 6), has_palette: colours == 3 };
    let (mut has_profile, mut gamma) = (false, None);
    let mut at = 8;
    loop {
        let chunk = head.get(at..at + 8)?;
        let length = u32::from_be_bytes([chunk[0], chunk[1], chunk[2], chunk[3]]) as usize;
        match &chunk[4..8] {
            b"IDAT" => break,
            b"acTL" | b"cICP" | b"eXIf" => return None,
            b"tRNS" => found.is_clear = true,
            b"sRGB" | b"iCCP" => has_profile = true,
            b"gAMA" => {
                gamma = head.get(at + 8..at + 12).map(|four| u32::from_be_bytes([four[0], four[1], four[2], four[3]]))
            }
            _ => {}
        }
        at = at.checked_add(length)?.checked_add(12)?;
    }
    // 1 / 2.2 in hundred thousandths, that of screens.
    (has_profile || gamma.is_none_or(|gamma| gamma.abs_diff(45_455) < 1000)).then_some(found)
}

/// Whether a WebP (RFC 9649) is a photograph that a JPEG can stand for: it neither moves nor is transparent.
fn webp(head: &[u8], is_dense: bool) -> bool {
    const MOVES: u8 = 0x02;
    const IS_CLEAR: u8 = 0x10;
    if !(head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP")) {
        return false;
    }
    let mut at = 12;
    while let Some(chunk) = head.get(at..at + 8) {
        let length = u32::from_le_bytes([chunk[4], chunk[5], chunk[6], chunk[7]]) as usize;
        match &chunk[..4] {
            b"VP8 " => return true,
            // The sign of the form, 14 bits of each measure, then one of transparency.
            b"VP8L" => return is_dense && head.get(at + 12).is_some_and(|byte| byte & 0x10 == 0),
            b"VP8X" if head.get(at + 8).is_none_or(|flags| flags & (MOVES | IS_CLEAR) != 0) => return false,
            _ => {}
        }
        let Some(next) = at.checked_add(length).and_then(|at| at.checked_add(8 + length % 2)) else { return false };
        at = next;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The beginning of a PNG: its kind of colours, and chunks that hold zeros.
    fn png_of(colours: u8, chunks: &[&[u8; 4]]) -> Vec<u8> {
        let mut out = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x08\0\0\0\x08\0\x08".to_vec();
        out.extend([colours, 0, 0, 0, 0, 0, 0, 0]);
        for chunk in chunks.iter().chain([&b"IDAT"]) {
            out.extend([0, 0, 0, 4]);
            out.extend_from_slice(*chunk);
            out.extend([0; 8]);
        }
        out
    }

    fn webp_of(chunks: &[(&[u8; 4], [u8; 6])]) -> Vec<u8> {
        let mut out = b"RIFF\0\0\0\0WEBP".to_vec();
        for (kind, content) in chunks {
            out.extend_from_slice(*kind);
            out.extend([6, 0, 0, 0]);
            out.extend(content);
        }
        out
    }

    const MEASURES: (u32, u32) = (2048, 1024);
    const DENSE: u64 = 2 << 20;
    const FLAT: u64 = 200 << 10;

    #[test]
    fn the_form_follows_what_a_picture_is() {
        let jpeg = Some(PictureForm::Jpeg);
        assert_eq!(form(&[0xFF, 0xD8, 0xFF], FLAT, MEASURES), jpeg);
        for (colours, chunks, length, expected) in [
            (2, vec![b"sRGB"], DENSE, jpeg),
            (0, vec![], DENSE, jpeg),
            (2, vec![], FLAT, Some(PictureForm::Png)),
            (3, vec![b"PLTE"], DENSE, Some(PictureForm::Png)),
            (6, vec![], DENSE, Some(PictureForm::Png)),
            (2, vec![b"tRNS"], DENSE, Some(PictureForm::Png)),
            (2, vec![b"acTL"], DENSE, None),
            (2, vec![b"cICP"], DENSE, None),
            (2, vec![b"eXIf"], DENSE, None),
            (2, vec![b"gAMA"], DENSE, None),
            (2, vec![b"gAMA", b"iCCP"], DENSE, jpeg),
        ] {
            assert_eq!(form(&png_of(colours, &chunks), length, MEASURES), expected, "{colours} {chunks:?} {length}");
        }
        let (still, clear, moving) = ([0; 6], [0x10, 0, 0, 0, 0, 0], [2, 0, 0, 0, 0, 0]);
        for (chunks, length, expected) in [
            (vec![(b"VP8 ", still)], FLAT, jpeg),
            (vec![(b"VP8X", still), (b"ICCP", still), (b"VP8 ", still)], FLAT, jpeg),
            (vec![(b"VP8X", clear), (b"VP8 ", still)], FLAT, None),
            (vec![(b"VP8X", moving), (b"ANIM", still)], FLAT, None),
            (vec![(b"VP8L", still)], FLAT, None),
            (vec![(b"VP8L", still)], DENSE, jpeg),
            (vec![(b"VP8L", [0x2F, 0, 0, 0, 0x10, 0])], DENSE, None),
            (vec![], FLAT, None),
        ] {
            assert_eq!(form(&webp_of(&chunks), length, MEASURES), expected, "{chunks:?} {length}");
        }
        assert_eq!(form(b"GIF89a", DENSE, MEASURES), None);
        assert_eq!(form(&png_of(2, &[])[..30], DENSE, MEASURES), None, "a part of a head");
    }

    #[test]
    fn widths_save_something() {
        let widest = |head: &[u8], length, measures| narrower(head, length, measures).map(|narrower| narrower.widest);
        let jpeg = [0xFF, 0xD8, 0xFF];
        assert_eq!(widest(&jpeg, FLAT, (4000, 3000)), Some(3200));
        assert_eq!(widest(&jpeg, FLAT, (799, 600)), None);
        assert_eq!(widest(&jpeg, FLAT, (60_000, 60_000)), None, "it would take all the memory");
        assert_eq!(widest(&png_of(2, &[]), DENSE, MEASURES), Some(1638));
        assert_eq!(widest(&png_of(6, &[]), DENSE, MEASURES), Some(682));
        assert_eq!(widest(&png_of(2, &[]), FLAT, MEASURES), Some(640));
        assert_eq!(widest(&webp_of(&[(b"VP8 ", [0; 6])]), FLAT, MEASURES), Some(819));
    }
}
