//! Photographs in fewer pixels than they were taken with, for screens that show no more: made once, and kept in the user's
//! folder of caches by what the photograph holds.
//!
//! All of it is whole numbers and one order of operations, without the special instructions of some processors, so that every
//! machine makes the same bytes. It knows no page and no site.

use std::io::Cursor;

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::kept::kept;
use super::orientation_of;
use crate::text::hash::fingerprint;

/// The widths that are made, in pixels: a phone's, and the text's on screens with one and with two pixels for one.
const WIDTHS: [u32; 3] = [480, 960, 1440];
/// A photograph that is narrower is only published as it is.
const NARROWEST: u32 = 800;
/// Pixels of a photograph that is decoded: more are a mistake, or meant to exhaust the memory.
pub const MOST_PIXELS: u64 = 60_000_000;
/// Of 100: what is lost is not seen at a screen's distance.
const QUALITY: u8 = 80;
/// Part of the name of what is kept: another number for other bytes.
const EDITION: u32 = 1;

/// The widths in which a picture of this name and these measures is published, beside its own.
pub fn widths(path: &str, (width, height): (u32, u32)) -> impl Iterator<Item = u32> {
    let is_narrowed = width >= NARROWEST && is_photograph(path) && !is_too_large((width, height));
    // One that is nearly as wide saves nothing.
    WIDTHS.into_iter().filter(move |made| is_narrowed && u64::from(*made) * 5 <= u64::from(width) * 4)
}

/// Whether a photograph has more pixels than are decoded.
pub fn is_too_large((width, height): (u32, u32)) -> bool {
    u64::from(width) * u64::from(height) > MOST_PIXELS
}

/// Whether a file of this name is a photograph.
pub fn is_photograph(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| ["jpg", "jpeg"].iter().any(|own| own.eq_ignore_ascii_case(ending)))
}

/// The address of a photograph in one of its [widths].
pub fn address(of: &str, width: u32) -> String {
    format!("{of}.{width}.jpg")
}

/// A photograph in a width, upright, without metadata, with its colour profile; none when it cannot be decoded.
pub fn narrowed(bytes: &[u8], width: u32) -> Option<Vec<u8>> {
    let name = format!("{:016x}-{width}-{EDITION}.jpg", fingerprint(bytes));
    let is_whole = |kept: &[u8]| kept.starts_with(&[0xFF, 0xD8]) && kept.ends_with(&[0xFF, 0xD9]);
    kept("photographs", &name, is_whole, || make(bytes, width))
}

/// Samples of a picture, row by row.
struct Raster {
    width: usize,
    height: usize,
    /// Samples of a pixel: 1 or 3.
    depth: usize,
    samples: Vec<u8>,
}

fn make(bytes: &[u8], width: u32) -> Option<Vec<u8>> {
    let (raster, profile) = decoded(bytes)?;
    let orientation = orientation_of(bytes);
    let lies = orientation >= 5;
    let (own, other) = if lies { (raster.height, raster.width) } else { (raster.width, raster.height) };
    let width = (width as usize).min(own);
    let height = (other * width + own / 2).checked_div(own)?.max(1);
    let (across, down) = if lies { (height, width) } else { (width, height) };
    let raster = shrunk_across(&turned(&shrunk_across(&raster, across), 5), down);
    // Rows were made columns for the second pass, and are rows again.
    encoded(&turned(&turned(&raster, 5), orientation), profile.as_deref())
}

fn decoded(bytes: &[u8]) -> Option<(Raster, Option<Vec<u8>>)> {
    let mut decoder = JpegDecoder::new(Cursor::new(bytes));
    decoder.decode_headers().ok()?;
    let info = decoder.info()?;
    if is_too_large((u32::from(info.width), u32::from(info.height))) {
        return None;
    }
    let (space, depth) = match decoder.input_colorspace()? {
        ColorSpace::Luma => (ColorSpace::Luma, 1),
        ColorSpace::YCbCr | ColorSpace::RGB => (ColorSpace::RGB, 3),
        // Inks of printers: their profile says how they look, and no screen's does.
        _ => return None,
    };
    decoder.set_options(DecoderOptions::default().set_strict_mode(true).jpeg_set_out_colorspace(space));
    let samples = decoder.decode().ok()?;
    let raster = Raster { width: usize::from(info.width), height: usize::from(info.height), depth, samples };
    (raster.samples.len() == raster.width * raster.height * depth).then_some(())?;
    Some((raster, decoder.icc_profile()))
}

fn encoded(raster: &Raster, profile: Option<&[u8]>) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, QUALITY);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    encoder.set_progressive(true);
    if let Some(profile) = profile {
        encoder.add_icc_profile(profile).ok()?;
    }
    let colours = if raster.depth == 1 { ColorType::Luma } else { ColorType::Rgb };
    let (width, height) = (u16::try_from(raster.width).ok()?, u16::try_from(raster.height).ok()?);
    encoder.encode(&raster.samples, width, height, colours).ok()?;
    Some(out)
}

/// The picture in fewer columns, each the mean of those it stands for, the ones at its edges by their part of it.
fn shrunk_across(raster: &Raster, width: usize) -> Raster {
    let Raster { width: own, height, depth, .. } = *raster;
    let mut samples = Vec::with_capacity(width * height * depth);
    for row in raster.samples.chunks_exact(own * depth) {
        for column in 0..width {
            // In units of which an old column has `width` and a new one `own`.
            let (from, to) = (column * own, (column + 1) * own);
            let mut sums = [0_usize; 3];
            for old in from / width..to.div_ceil(width) {
                let part = to.min((old + 1) * width) - from.max(old * width);
                for (sum, sample) in sums.iter_mut().zip(&row[old * depth..(old + 1) * depth]) {
                    *sum += part * usize::from(*sample);
                }
            }
            samples.extend(sums[..depth].iter().map(|sum| ((sum + own / 2) / own) as u8));
        }
    }
    Raster { width, height, depth, samples }
}

/// The picture as an orientation of Exif wants it shown (TIFF 6.0, tag 0x0112): 2 to 4 are mirrored or upside down, 5 to 8
/// lie on a side as well.
fn turned(raster: &Raster, orientation: u16) -> Raster {
    let Raster { width: own_width, height: own_height, depth, .. } = *raster;
    let lies = orientation >= 5;
    let (width, height) = if lies { (own_height, own_width) } else { (own_width, own_height) };
    let from_right = matches!(orientation, 2 | 3 | 7 | 8);
    let from_below = matches!(orientation, 3 | 4 | 6 | 7);
    let mut samples = Vec::with_capacity(raster.samples.len());
    for row in 0..height {
        for column in 0..width {
            let (x, y) = if lies { (row, column) } else { (column, row) };
            let x = if from_right { own_width - 1 - x } else { x };
            let y = if from_below { own_height - 1 - y } else { y };
            let at = (y * own_width + x) * depth;
            samples.extend_from_slice(&raster.samples[at..at + depth]);
        }
    }
    Raster { width, height, depth, samples }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raster(width: usize, samples: &[u8]) -> Raster {
        Raster { width, height: samples.len() / width, depth: 1, samples: samples.to_vec() }
    }

    #[test]
    fn columns_are_means_of_those_they_stand_for() {
        assert_eq!(shrunk_across(&raster(4, &[0, 10, 20, 30]), 2).samples, [5, 25]);
        assert_eq!(shrunk_across(&raster(3, &[0, 30, 90]), 2).samples, [10, 70]);
        assert_eq!(shrunk_across(&raster(2, &[1, 2, 3, 4]), 2).samples, [1, 2, 3, 4]);
    }

    #[test]
    fn each_orientation_is_shown_upright() {
        let lying = raster(3, &[1, 2, 3, 4, 5, 6]);
        for (orientation, width, expected) in [
            (1, 3, [1, 2, 3, 4, 5, 6]),
            (2, 3, [3, 2, 1, 6, 5, 4]),
            (3, 3, [6, 5, 4, 3, 2, 1]),
            (4, 3, [4, 5, 6, 1, 2, 3]),
            (5, 2, [1, 4, 2, 5, 3, 6]),
            (6, 2, [4, 1, 5, 2, 6, 3]),
            (7, 2, [6, 3, 5, 2, 4, 1]),
            (8, 2, [3, 6, 2, 5, 1, 4]),
        ] {
            let shown = turned(&lying, orientation);
            assert_eq!((shown.width, shown.samples.as_slice()), (width, expected.as_slice()), "{orientation}");
        }
    }

    #[test]
    fn widths_that_save_something() {
        let of = |path, measures| widths(path, measures).collect::<Vec<_>>();
        assert_eq!(of("a.jpg", (4000, 3000)), [480, 960, 1440]);
        assert_eq!(of("a.JPEG", (1200, 900)), [480, 960]);
        assert_eq!(of("a.jpg", (1199, 900)), [480]);
        assert!(of("a.jpg", (799, 600)).is_empty() && of("a.png", (4000, 3000)).is_empty());
        assert!(of("a.jpg", (60_000, 60_000)).is_empty(), "it would take all the memory");
    }

    /// The bytes are those of every machine: a change of them is one for all readers.
    #[test]
    fn a_photograph_has_the_same_bytes_everywhere() {
        let (width, height) = (64, 48);
        let samples: Vec<u8> = (0..width * height * 3).map(|at: usize| (at * 7 % 251) as u8).collect();
        let own = Raster { width, height, depth: 3, samples };
        let photograph = encoded(&own, Some(b"profile")).expect("it can be encoded");
        let made = make(&photograph, 40).expect("it can be decoded");
        assert_eq!(imagesize::blob_size(&made).map(|size| (size.width, size.height)).ok(), Some((40, 30)));
        assert!(made.windows(7).any(|part| part == b"profile"), "the profile is kept");
        assert_eq!(format!("{:016x}", fingerprint(&made)), "4883e8926e333172");
        assert_eq!(make(&photograph[..photograph.len() / 8], 40), None, "a part of it is no photograph");
    }
}
