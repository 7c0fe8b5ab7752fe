//! TIFF: a chain of directories, each a list of entries that hold a value or say where it is (TIFF 6.0, section 2); and
//! BigTIFF, which is the same with numbers of eight bytes.
//!
//! What tells of people, places, times and programs is taken out of the directories, and its bytes are blanked: nothing
//! moves.

use std::collections::HashSet;
use std::ops::Range;

/// Entries that say nothing of how the picture looks: names, descriptions, dates, XMP, IPTC, Photoshop's, Exif, GPS.
const TOLD: [u16; 19] =
    [269, 270, 271, 272, 285, 305, 306, 315, 316, 700, 33432, 33723, 34377, 34665, 34853, 37500, 37510, 40092, 40965];
/// Those that are directories of their own.
const DIRECTORIES: [u16; 3] = [34665, 34853, 40965];
/// Further pictures of the same file.
const SUB_PICTURES: u16 = 330;
/// A file of more is left as it is from there on.
const MOST_DIRECTORIES: usize = 256;

/// The file without what it tells; none when it is no TIFF, or tells nothing.
pub(super) fn blanked(bytes: &[u8]) -> Option<Vec<u8>> {
    let (is_little, layout) = match bytes.get(..4)? {
        b"II*\0" => (true, COMMON),
        b"MM\0*" => (false, COMMON),
        b"II+\0" => (true, BIG),
        b"MM\0+" => (false, BIG),
        _ => return None,
    };
    let budget = bytes.len().saturating_mul(4);
    let mut file = Tiff { bytes: bytes.to_vec(), is_little, layout, seen: HashSet::new(), budget };
    let mut waiting = vec![file.number(layout.first)?];
    while let Some(directory) = waiting.pop() {
        if let Some(more) = file.clean(directory) {
            waiting.extend(more);
        }
    }
    Some(file.bytes)
}

/// Where numbers stand in a file.
#[derive(Debug, Clone, Copy)]
struct Layout {
    /// Where the first directory is named.
    first: usize,
    /// Bytes of the number of a directory's entries.
    count: usize,
    /// Bytes of an entry: a tag and a type of two bytes each, a count, a value or its place.
    entry: usize,
    /// Bytes of a count and of a place.
    number: usize,
}

const COMMON: Layout = Layout { first: 4, count: 2, entry: 12, number: 4 };
const BIG: Layout = Layout { first: 8, count: 8, entry: 20, number: 8 };

struct Tiff {
    bytes: Vec<u8>,
    is_little: bool,
    layout: Layout,
    /// Directories that were read.
    seen: HashSet<usize>,
    /// Bytes that may still be blanked: places may lie over each other.
    budget: usize,
}

impl Tiff {
    fn two(&self, at: usize) -> Option<u16> {
        let two: [u8; 2] = self.bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if self.is_little { u16::from_le_bytes(two) } else { u16::from_be_bytes(two) })
    }

    fn four(&self, at: usize) -> Option<u32> {
        let four: [u8; 4] = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if self.is_little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) })
    }

    /// A count or a place.
    fn number(&self, at: usize) -> Option<usize> {
        if self.layout.number == 4 {
            return Some(self.four(at)? as usize);
        }
        let eight: [u8; 8] = self.bytes.get(at..at.checked_add(8)?)?.try_into().ok()?;
        usize::try_from(if self.is_little { u64::from_le_bytes(eight) } else { u64::from_be_bytes(eight) }).ok()
    }

    /// The value of an entry, or its place.
    fn value_of(&self, entry: usize) -> Option<usize> {
        self.number(entry + 4 + self.layout.number)
    }

    fn blank(&mut self, range: Range<usize>) {
        self.budget = self.budget.saturating_sub(range.len());
        if self.budget > 0
            && let Some(part) = self.bytes.get_mut(range)
        {
            part.fill(0);
        }
    }

    /// The entries of a directory that was not read before, and where the next directory is named.
    fn entries(&mut self, directory: usize) -> Option<(Vec<usize>, usize)> {
        if directory < 8 || self.seen.len() >= MOST_DIRECTORIES || !self.seen.insert(directory) {
            return None;
        }
        let Layout { count: head, entry, .. } = self.layout;
        let count = if head == 2 { usize::from(self.two(directory)?) } else { self.number(directory)? };
        let end = directory.checked_add(head)?.checked_add(entry.checked_mul(count)?)?;
        self.number(end)?;
        Some(((0..count).map(|number| directory + head + entry * number).collect(), end))
    }

    /// Where the value of an entry is that does not stand in the entry itself.
    fn value(&self, entry: usize) -> Option<Range<usize>> {
        let size = match self.two(entry + 2)? {
            1 | 2 | 6 | 7 => 1,
            3 | 8 => 2,
            4 | 9 | 11 | 13 => 4,
            5 | 10 | 12 | 16..=18 => 8,
            _ => return None,
        };
        let length = self.number(entry + 4)?.checked_mul(size)?;
        let from = self.value_of(entry)?;
        (length > self.layout.number && from >= 8).then_some(from..from.checked_add(length)?)
    }

    /// Takes what is told out of a directory of a picture; gives the directories that it leads to.
    fn clean(&mut self, directory: usize) -> Option<Vec<usize>> {
        let (entries, end) = self.entries(directory)?;
        let Layout { count: head, entry: size, number, .. } = self.layout;
        let next = self.number(end)?;
        let mut more: Vec<usize> = (next > 0).then_some(next).into_iter().collect();
        let mut kept: Vec<u8> = Vec::with_capacity(size * entries.len());
        for entry in &entries {
            let tag = self.two(*entry)?;
            if tag == SUB_PICTURES {
                match self.value(*entry) {
                    Some(list) => more.extend(list.step_by(number).take(16).filter_map(|at| self.number(at))),
                    None => more.push(self.value_of(*entry)?),
                }
            }
            if DIRECTORIES.contains(&tag) {
                let inner = self.value_of(*entry)?;
                self.erase(inner, 0);
            }
            if !TOLD.contains(&tag) {
                kept.extend_from_slice(&self.bytes[*entry..entry + size]);
            } else if let Some(value) = self.value(*entry) {
                self.blank(value);
            }
        }
        if kept.len() < size * entries.len() {
            let count = (kept.len() / size) as u64;
            let count = match self.is_little {
                true => count.to_le_bytes()[..head].to_vec(),
                false => count.to_be_bytes()[8 - head..].to_vec(),
            };
            kept.extend_from_slice(&self.bytes[end..end + number]);
            kept.resize(size * entries.len() + number, 0);
            self.bytes[directory..directory + head].copy_from_slice(&count);
            self.bytes[directory + head..end + number].copy_from_slice(&kept);
        }
        Some(more)
    }

    /// Blanks a directory of what is told, with the values and directories that it leads to.
    fn erase(&mut self, directory: usize, depth: usize) {
        let Some((entries, end)) = self.entries(directory).filter(|_| depth < 4) else { return };
        for entry in entries {
            if self.two(entry).is_some_and(|tag| DIRECTORIES.contains(&tag))
                && let Some(inner) = self.value_of(entry)
            {
                self.erase(inner, depth + 1);
            }
            if let Some(value) = self.value(entry) {
                self.blank(value);
            }
        }
        self.blank(directory..end + self.layout.number);
    }
}
