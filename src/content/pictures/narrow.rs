//! Photographs in fewer pixels than they were taken with, for screens that show no more: made once, and kept in the user's
//! folder of caches by what the photograph holds.
//!
//! All of it is whole numbers and one order of operations, without the special instructions of some processors, so that every
//! machine makes the same bytes. It knows no page and no site.

use std::borrow::Cow;
use std::io::Cursor;

use image_webp::WebPDecoder;
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::kept::kept;
use super::photograph::{Narrower, PictureForm, form, is_too_large};
use super::raster::Raster;
use super::{orientation_of, webp_orientation};
use crate::text::hash::fingerprint;

/// The widths that are made, in pixels: those of phones, and the text's on screens with one and with two pixels for one.
const WIDTHS: [u32; 4] = [480, 720, 960, WIDEST];
pub const WIDEST: u32 = 1440;
/// Of 100: what is lost is not seen at a screen's distance.
const QUALITY: u8 = 80;
/// Part of the name of what is kept: another number for other bytes.
const EDITION: u32 = 1;

/// The widths in which a picture is published, beside its own.
pub fn widths(of: Narrower) -> impl Iterator<Item = u32> {
    WIDTHS.into_iter().filter(move |made| *made <= of.widest)
}

/// The address of a picture in one of its [widths].
pub fn address(of: &str, width: u32, form: PictureForm) -> String {
    format!("{of}.{width}.{}", form.ending())
}

/// A photograph in a width, upright, without metadata, with its colour profile; none when it cannot be decoded.
pub fn narrowed(bytes: &[u8], width: u32) -> Option<Vec<u8>> {
    let size = imagesize::blob_size(bytes).ok()?;
    let measures = (u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?);
    let form = form(bytes, bytes.len() as u64, measures).filter(|_| !is_too_large(measures))?;
    let name = format!("{:016x}-{width}-{EDITION}.{}", fingerprint(bytes), form.ending());
    let is_whole = |kept: &[u8]| match form {
        PictureForm::Jpeg => kept.starts_with(&[0xFF, 0xD8]) && kept.ends_with(&[0xFF, 0xD9]),
        PictureForm::Png => kept.starts_with(b"\x89PNG") && kept.ends_with(b"IEND\xAE\x42\x60\x82"),
    };
    kept("photographs", &name, is_whole, || make(bytes, width, form))
}

/// A picture as its file holds it.
struct Decoded {
    raster: Raster,
    /// A number of Exif.
    orientation: u16,
    profile: Option<Vec<u8>>,
}

fn make(bytes: &[u8], width: u32, form: PictureForm) -> Option<Vec<u8>> {
    let Decoded { raster, orientation, profile } = match bytes {
        [0xFF, 0xD8, ..] => jpeg(bytes),
        [0x89, ..] => png(bytes),
        _ => webp(bytes),
    }?;
    let lies = orientation >= 5;
    let (own, other) = if lies { (raster.height, raster.width) } else { (raster.width, raster.height) };
    let width = (width as usize).min(own);
    let height = (other * width + own / 2).checked_div(own)?.max(1);
    let (across, down) = if lies { (height, width) } else { (width, height) };
    let raster = raster.shrunk_across(across).turned(5).shrunk_across(down);
    // Rows were made columns for the second pass, and are rows again.
    let upright = raster.turned(5).turned(orientation);
    match form {
        PictureForm::Jpeg => as_jpeg(&upright, profile.as_deref()),
        PictureForm::Png => as_png(upright, profile),
    }
}

fn jpeg(bytes: &[u8]) -> Option<Decoded> {
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
    let raster = Raster::new(usize::from(info.width), usize::from(info.height), depth, samples)?;
    Some(Decoded { raster, orientation: orientation_of(bytes), profile: decoder.icc_profile() })
}

fn png(bytes: &[u8]) -> Option<Decoded> {
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().ok()?;
    let mut samples = vec![0; reader.output_buffer_size()?];
    let frame = reader.next_frame(&mut samples).ok()?;
    samples.truncate(frame.buffer_size());
    let raster = Raster::new(frame.width as usize, frame.height as usize, frame.color_type.samples(), samples)?;
    Some(Decoded {
        raster,
        orientation: 1,
        profile: reader.info().icc_profile.as_ref().map(|profile| profile.to_vec()),
    })
}

fn webp(bytes: &[u8]) -> Option<Decoded> {
    let mut decoder = WebPDecoder::new(Cursor::new(bytes)).ok()?;
    let (width, height) = decoder.dimensions();
    let depth = if decoder.has_alpha() { 4 } else { 3 };
    let mut samples = vec![0; decoder.output_buffer_size()?];
    decoder.read_image(&mut samples).ok()?;
    let raster = Raster::new(width as usize, height as usize, depth, samples)?;
    let profile = decoder.icc_profile().ok()?;
    Some(Decoded { raster, orientation: webp_orientation(bytes), profile })
}

fn as_jpeg(raster: &Raster, profile: Option<&[u8]>) -> Option<Vec<u8>> {
    let colours = match raster.depth {
        1 => ColorType::Luma,
        3 => ColorType::Rgb,
        // Its file said that nothing of it is transparent.
        _ => return None,
    };
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, QUALITY);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    encoder.set_progressive(true);
    if let Some(profile) = profile {
        encoder.add_icc_profile(profile).ok()?;
    }
    let (width, height) = (u16::try_from(raster.width).ok()?, u16::try_from(raster.height).ok()?);
    encoder.encode(&raster.samples, width, height, colours).ok()?;
    Some(out)
}

fn as_png(raster: Raster, profile: Option<Vec<u8>>) -> Option<Vec<u8>> {
    let mut info = png::Info::with_size(u32::try_from(raster.width).ok()?, u32::try_from(raster.height).ok()?);
    info.bit_depth = png::BitDepth::Eight;
    info.color_type = match raster.depth {
        1 => png::ColorType::Grayscale,
        2 => png::ColorType::GrayscaleAlpha,
        3 => png::ColorType::Rgb,
        _ => png::ColorType::Rgba,
    };
    info.icc_profile = profile.map(Cow::Owned);
    let mut out = Vec::new();
    let mut encoder = png::Encoder::with_info(&mut out, info).ok()?;
    encoder.set_compression(png::Compression::High);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&raster.samples).ok()?;
    writer.finish().ok()?;
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A photograph of noise, which every form keeps.
    fn noise(width: usize, height: usize, depth: usize) -> Raster {
        let samples = (0..width * height * depth).map(|at: usize| (at * 7 % 251) as u8).collect();
        Raster::new(width, height, depth, samples).expect("as many samples")
    }

    fn size(bytes: &[u8]) -> Option<(usize, usize)> {
        imagesize::blob_size(bytes).map(|size| (size.width, size.height)).ok()
    }

    #[test]
    fn widths_that_save_something() {
        let of = |widest| widths(Narrower { form: PictureForm::Jpeg, widest }).collect::<Vec<_>>();
        assert_eq!(of(3200), [480, 720, 960, 1440]);
        assert_eq!(of(960), [480, 720, 960]);
        assert!(of(479).is_empty());
    }

    /// The bytes are those of every machine: a change of them is one for all readers.
    #[test]
    fn a_photograph_has_the_same_bytes_everywhere() {
        let photograph = as_jpeg(&noise(64, 48, 3), Some(b"profile")).expect("it can be encoded");
        let made = make(&photograph, 40, PictureForm::Jpeg).expect("it can be decoded");
        assert_eq!(size(&made), Some((40, 30)));
        assert!(made.windows(7).any(|part| part == b"profile"), "the profile is kept");
        assert_eq!(format!("{:016x}", fingerprint(&made)), "4883e8926e333172");
        assert_eq!(
            make(&photograph[..photograph.len() / 8], 40, PictureForm::Jpeg),
            None,
            "a part of it is no photograph"
        );
    }

    #[test]
    fn a_picture_that_lost_nothing_is_made_of_either_form() {
        for depth in 1..=4 {
            let own = as_png(noise(64, 48, depth), Some(b"profile".to_vec())).expect("it can be encoded");
            let made = make(&own, 40, PictureForm::Png).expect("it can be decoded");
            assert_eq!(size(&made), Some((40, 30)));
            let again = png(&made).expect("it can be decoded");
            assert_eq!((again.raster.depth, again.profile.as_deref()), (depth, Some(b"profile".as_slice())));
            assert_eq!(make(&own, 40, PictureForm::Jpeg).is_some(), depth % 2 == 1, "a JPEG is never transparent");
            assert_eq!(
                make(&own[..own.len() / 2], 40, PictureForm::Png).map(|_| depth),
                None,
                "a part of it is no picture"
            );
        }
    }
}
