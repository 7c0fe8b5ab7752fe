//! Pictures of the HEIF family (ISO/IEC 23008-12; AVIF): boxes of boxes. The places of metadata are kept and their bytes
//! blanked, since every other part is found by its place in the file. Orientation is a property of its own there.

use std::collections::BTreeSet;
use std::ops::Range;

/// Boxes that are looked at; a picture has a few hundred.
const MOST: usize = 100_000;

/// The file with the bytes of its Exif and XMP items blanked; none when nothing is to be done or understood.
pub(super) fn blanked(bytes: &[u8]) -> Option<Vec<u8>> {
    let meta = find(bytes, 0..bytes.len(), b"meta")?;
    // A full box: four bytes of version and flags first.
    let inside = meta.start.checked_add(4)?..meta.end;
    let told = items_of_metadata(bytes, find(bytes, inside.clone(), b"iinf")?)?;
    let idat = find(bytes, inside.clone(), b"idat");
    let mut places = places(bytes, find(bytes, inside, b"iloc")?, &told, idat.map_or(0, |idat| idat.start))?;
    places.sort_unstable();
    let mut out = bytes.to_vec();
    // Places that overlap are blanked once.
    let mut done = 0;
    for (start, length) in places {
        let end = start.saturating_add(length).min(out.len());
        if let Some(part) = out.get_mut(start.max(done)..end) {
            part.fill(0);
            done = end;
        }
    }
    Some(out)
}

/// A number of so many bytes at a place.
fn number(bytes: &[u8], at: usize, size: usize) -> Option<usize> {
    let part = bytes.get(at..at.checked_add(size)?)?;
    part.iter().try_fold(0usize, |sum, byte| sum.checked_mul(256)?.checked_add(usize::from(*byte)))
}

/// The content of the boxes within a range, with their types (ISO/IEC 14496-12, section 4.2).
fn boxes(bytes: &[u8], range: Range<usize>) -> impl Iterator<Item = (&[u8], Range<usize>)> {
    let mut at = range.start;
    let one = move || {
        let (size, kind) = (number(bytes, at, 4)?, bytes.get(at + 4..at + 8)?);
        let (head, size) = match size {
            0 => (8, range.end.checked_sub(at)?),
            1 => (16, number(bytes, at + 8, 8)?),
            size => (8, size),
        };
        let end = at.checked_add(size).filter(|end| size >= head && *end <= range.end)?;
        let content = at + head..end;
        at = end;
        Some((kind, content))
    };
    std::iter::from_fn(one).take(MOST)
}

fn find(bytes: &[u8], range: Range<usize>, wanted: &[u8; 4]) -> Option<Range<usize>> {
    boxes(bytes, range).find(|(kind, _)| kind == wanted).map(|(_, content)| content)
}

/// The numbers of the items that are Exif or XMP data.
fn items_of_metadata(bytes: &[u8], iinf: Range<usize>) -> Option<BTreeSet<usize>> {
    let count = if number(bytes, iinf.start, 1)? == 0 { 2 } else { 4 };
    let entries = boxes(bytes, iinf.start + 4 + count..iinf.end).filter(|(kind, _)| *kind == b"infe");
    let told = entries.filter_map(|(_, entry)| {
        let wide = match number(bytes, entry.start, 1)? {
            2 => 2,
            3 => 4,
            _ => return None,
        };
        let kind = bytes.get(entry.start + 6 + wide..entry.start + 10 + wide)?;
        matches!(kind, b"Exif" | b"mime" | b"uri ").then_some(number(bytes, entry.start + 4, wide)?)
    });
    Some(told.collect())
}

/// Where the bytes of some items are (ISO/IEC 14496-12, section 8.11.3).
fn places(bytes: &[u8], iloc: Range<usize>, wanted: &BTreeSet<usize>, idat: usize) -> Option<Vec<(usize, usize)>> {
    let version = number(bytes, iloc.start, 1)?;
    let sizes = number(bytes, iloc.start + 4, 2)?;
    let [offset, length, base, index] = [12, 8, 4, 0].map(|shift| (sizes >> shift) & 15);
    let index = if version == 0 { 0 } else { index };
    let wide = if version < 2 { 2 } else { 4 };
    let mut at = iloc.start + 6;
    let mut take = |size: usize| {
        let value = number(bytes, at, size)?;
        at += size;
        Some(value)
    };
    let mut found = Vec::new();
    for _ in 0..take(wide)?.min(MOST) {
        let item = take(wide)?;
        let method = if version == 0 { 0 } else { take(2)? & 15 };
        take(2)?;
        let start = take(base)?;
        // Places of no bytes are all the same.
        let extents = take(2)?.min(if offset + length + index == 0 { 1 } else { usize::MAX });
        for _ in 0..extents {
            take(index)?;
            let (from, size) = (take(offset)?, take(length)?);
            let origin = match method {
                0 => 0,
                1 => idat,
                _ => continue,
            };
            if wanted.contains(&item) {
                found.push((origin.checked_add(start)?.checked_add(from)?, size));
            }
        }
    }
    Some(found)
}
