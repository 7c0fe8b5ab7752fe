//! Pictures without what they tell beside themselves: where and when they were taken, by whom, with what, and earlier
//! states of them. Nothing is encoded again: parts of the file are left out or blanked, and the orientation and the colour
//! profile stay, since they decide how a picture looks.
//!
//! It works on bytes and knows neither files nor notes. A file that breaks its format's rules keeps what is behind the
//! break; what stood before it is cleaned nevertheless.

use std::borrow::Cow;

pub mod card;
mod heif;
mod kept;
pub mod narrow;
pub mod photograph;
mod raster;
mod svg;
mod tiff;

/// Endings of the files that are cleaned.
const ENDINGS: [&str; 15] =
    ["jpg", "jpeg", "jpe", "jfif", "pjpeg", "png", "apng", "webp", "gif", "heic", "heif", "avif", "tif", "tiff", "svg"];

/// Whether a file of this name is a picture that may hold metadata.
pub fn is_picture(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending)))
}

/// The picture without metadata; as it is when it has none, or is of another format than its first bytes say.
pub fn without_metadata(bytes: &[u8]) -> Cow<'_, [u8]> {
    let cleaned = match bytes {
        [0xFF, 0xD8, ..] => jpeg(bytes),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => png(bytes),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => webp(bytes),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => gif(bytes),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => heif::blanked(bytes),
        [b'I', b'I', 42 | 43, 0, ..] | [b'M', b'M', 0, 42 | 43, ..] => tiff::blanked(bytes),
        [b'<' | 0xEF | b' ' | b'\n' | b'\r' | b'\t', ..] => svg::cleaned(bytes),
        _ => None,
    };
    match cleaned {
        Some(cleaned) if cleaned != bytes => Cow::Owned(cleaned),
        _ => Cow::Borrowed(bytes),
    }
}

/// A photograph in a width, without metadata; in its own where it cannot be decoded.
pub fn narrowed(bytes: &[u8], width: u32) -> Cow<'_, [u8]> {
    narrow::narrowed(bytes, width).map_or_else(|| without_metadata(bytes), Cow::Owned)
}

/// JPEG (ITU-T T.81, annex B): segments, each a marker and a length, then coded data up to the next marker.
fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = vec![0xFF, 0xD8];
    let mut at = 2;
    let mut has_orientation = false;
    while let Some([0xFF, marker]) = bytes.get(at..at + 2) {
        let marker = *marker;
        if marker == 0xFF {
            at += 1;
            continue;
        }
        if marker == 0xD9 {
            // Whatever stands behind the end is another file: a preview, a film.
            out.extend([0xFF, 0xD9]);
            return Some(out);
        }
        if matches!(marker, 0x01 | 0xD0..=0xD7) {
            out.extend([0xFF, marker]);
            at += 2;
            continue;
        }
        let Some(length) = bytes.get(at + 2..at + 4).map(|two| usize::from(u16::from_be_bytes([two[0], two[1]])))
        else {
            break;
        };
        let Some(content) = bytes.get(at + 4..at + 2 + length.max(2)) else { break };
        let orientation = content.strip_prefix(b"Exif\0\0").filter(|_| marker == 0xE1).and_then(orientation);
        if let Some(orientation) = orientation.filter(|_| !has_orientation) {
            has_orientation = true;
            let exif = [b"Exif\0\0".as_slice(), &only_orientation(orientation)].concat();
            out.extend([0xFF, 0xE1]);
            out.extend((exif.len() as u16 + 2).to_be_bytes());
            out.extend(exif);
        }
        let end = at + 2 + length.max(2);
        if is_needed(marker, content) {
            out.extend_from_slice(&bytes[at..end]);
        }
        at = end;
        if marker == 0xDA {
            let coded = bytes[at..].windows(2).position(|two| two[0] == 0xFF && !matches!(two[1], 0 | 0xD0..=0xD7));
            let next = coded.map_or(bytes.len(), |coded| at + coded);
            out.extend_from_slice(&bytes[at..next]);
            at = next;
        }
    }
    out.extend_from_slice(bytes.get(at..)?);
    Some(out)
}

/// Whether a picture looks otherwise without this segment of a JPEG.
fn is_needed(marker: u8, content: &[u8]) -> bool {
    match marker {
        // JFIF, but not its extension, which is a preview (JFIF 1.02).
        0xE0 => content.starts_with(b"JFIF\0"),
        // A colour profile (ICC.1, annex B.4), but not the index of further pictures.
        0xE2 => content.starts_with(b"ICC_PROFILE\0"),
        // Adobe's, which says how colours are coded.
        0xEE => content.starts_with(b"Adobe"),
        0xE1 | 0xE3..=0xEF | 0xFE => false,
        _ => true,
    }
}

/// PNG (W3C, third edition, section 11): chunks, each a length, a type, its content and a checksum.
fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    // Of the chunks that are not needed to decode a picture, those that change how it looks.
    const KEPT: [&[u8; 4]; 15] = [
        b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs", b"sPLT", b"cICP", b"mDCV", b"cLLI",
        b"acTL", b"fcTL", b"fdAT",
    ];
    let mut out = bytes[..8].to_vec();
    let mut at = 8;
    while let Some(head) = bytes.get(at..at + 8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let kind = &head[4..8];
        let Some(chunk) = at.checked_add(length).and_then(|end| bytes.get(at..end.checked_add(12)?)) else { break };
        at += chunk.len();
        if kind[0].is_ascii_uppercase() || KEPT.iter().any(|kept| *kept == kind) {
            out.extend_from_slice(chunk);
        } else if kind == b"eXIf"
            && let Some(orientation) = orientation(&chunk[8..8 + length])
        {
            let mut exif = b"eXIf".to_vec();
            exif.extend(only_orientation(orientation));
            out.extend((exif.len() as u32 - 4).to_be_bytes());
            out.extend_from_slice(&exif);
            out.extend(checksum(&exif).to_be_bytes());
        }
        if kind == b"IEND" {
            return Some(out);
        }
    }
    out.extend_from_slice(bytes.get(at..)?);
    Some(out)
}

/// CRC-32 (PNG, annex D).
fn checksum(bytes: &[u8]) -> u32 {
    let step = |crc: u32| if crc & 1 == 1 { 0xEDB8_8320 ^ (crc >> 1) } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc)))
}

/// WebP (RFC 9649, section 2): RIFF chunks, of even length.
fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    const HAS_EXIF: u8 = 0x08;
    const HAS_XMP: u8 = 0x04;
    let mut out = bytes[..12].to_vec();
    let mut flags = None;
    let mut turned = None;
    let mut at = 12;
    while let Some(head) = bytes.get(at..at + 8) {
        let length = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
        let padded = length.checked_add(length % 2)?;
        let Some(content) = at.checked_add(8).and_then(|from| bytes.get(from..from.checked_add(padded)?)) else {
            break;
        };
        match &head[..4] {
            b"VP8X" if length > 0 => flags = Some(out.len() + 8),
            b"VP8 " | b"VP8L" | b"ALPH" | b"ANIM" | b"ANMF" | b"ICCP" => {}
            kind => {
                if kind == b"EXIF" {
                    let exif = &content[..length];
                    turned = orientation(exif.strip_prefix(b"Exif\0\0").unwrap_or(exif));
                }
                at += 8 + padded;
                continue;
            }
        }
        out.extend_from_slice(&bytes[at..at + 8 + padded]);
        at += 8 + padded;
    }
    if let Some(flags) = flags {
        out[flags] &= !(HAS_EXIF | HAS_XMP);
        if let Some(turned) = turned {
            out[flags] |= HAS_EXIF;
            let exif = only_orientation(turned);
            out.extend_from_slice(b"EXIF");
            out.extend((exif.len() as u32).to_le_bytes());
            out.extend(exif);
        }
    }
    let size = u32::try_from(out.len() - 8).ok()?;
    out[4..8].copy_from_slice(&size.to_le_bytes());
    Some(out)
}

/// GIF (version 89a, sections 15 to 27): a head, then blocks; comments and what programs added go.
fn gif(bytes: &[u8]) -> Option<Vec<u8>> {
    let table = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
    let mut at = 13 + table(*bytes.get(10)?);
    let mut out = bytes.get(..at)?.to_vec();
    let end_of_parts = |mut at: usize| loop {
        match *bytes.get(at)? {
            0 => return Some(at + 1),
            length => at += 1 + usize::from(length),
        }
    };
    while let Some(sign) = bytes.get(at) {
        let (end, keeps) = match *sign {
            0x3B => {
                out.push(0x3B);
                return Some(out);
            }
            0x2C => {
                let Some(flags) = bytes.get(at + 9) else { break };
                (end_of_parts(at + 11 + table(*flags)), true)
            }
            0x21 => {
                let animation = [b"NETSCAPE2.0".as_slice(), b"ANIMEXTS1.0", b"ICCRGBG1012"];
                let keeps = match bytes.get(at + 1) {
                    Some(0xFE) => false,
                    Some(0xFF) => bytes.get(at + 3..at + 14).is_some_and(|name| animation.contains(&name)),
                    _ => true,
                };
                (end_of_parts(at + 2), keeps)
            }
            _ => break,
        };
        let Some(end) = end.filter(|end| *end <= bytes.len()) else { break };
        if keeps {
            out.extend_from_slice(&bytes[at..end]);
        }
        at = end;
    }
    out.extend_from_slice(bytes.get(at..)?);
    Some(out)
}

/// How a JPEG is to be turned: a number of Exif from 1, which is the common one, to 8.
pub fn orientation_of(bytes: &[u8]) -> u16 {
    let mut at = 2;
    while let Some([0xFF, marker, high, low]) = bytes.get(at..at + 4) {
        let end = at + 2 + usize::from(u16::from_be_bytes([*high, *low])).max(2);
        let content = bytes.get(at + 4..end);
        match (marker, content.and_then(|content| content.strip_prefix(b"Exif\0\0"))) {
            (0xE1, Some(exif)) => return orientation(exif).unwrap_or(1),
            // The coded picture begins.
            (0xDA, _) => break,
            _ => at = end,
        }
    }
    1
}

/// How a WebP is to be turned, as [`orientation_of`] says it of a JPEG.
fn webp_orientation(bytes: &[u8]) -> u16 {
    let mut at = 12_usize;
    while let Some(head) = bytes.get(at..at.saturating_add(8)) {
        let length = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
        let end = at.saturating_add(8).saturating_add(length);
        if &head[..4] == b"EXIF"
            && let Some(exif) = bytes.get(at + 8..end)
        {
            return orientation(exif.strip_prefix(b"Exif\0\0").unwrap_or(exif)).unwrap_or(1);
        }
        at = end.saturating_add(length % 2);
    }
    1
}

/// The orientation in the first directory of Exif data (TIFF 6.0, section 2; tag 0x0112); none when it is the common one.
fn orientation(tiff: &[u8]) -> Option<u16> {
    let is_little = match tiff.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let two = |at: usize| {
        let bytes: [u8; 2] = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if is_little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    };
    let four = |at: usize| {
        let bytes: [u8; 4] = tiff.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if is_little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    };
    let directory = four(4)? as usize;
    let count = usize::from(two(directory)?);
    let entries = (0..count).map_while(|number| directory.checked_add(2 + 12 * number));
    let value = entries.map_while(|entry| Some((two(entry)?, two(entry + 8)?))).find(|(tag, _)| *tag == 0x0112);
    value.map(|(_, value)| value).filter(|value| (2..=8).contains(value))
}

/// Exif data that tell nothing else.
fn only_orientation(value: u16) -> Vec<u8> {
    let [high, low] = value.to_be_bytes();
    // The sign of its order, one directory at byte 8 with one entry: tag 0x0112, one short number.
    let head = [b'M', b'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1];
    [head.as_slice(), &[high, low, 0, 0], &[0; 4]].concat()
}

#[cfg(test)]
mod tests;
