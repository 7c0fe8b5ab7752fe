//! Photographs of notes: published in several widths, upright, with nothing that their cameras noted.

use jpeg_encoder::{ColorType, Encoder};

use crate::cli::carnet;
use crate::site::site;

/// A photograph of these measures; `orientation` is what its camera notes, with a place as a canary.
pub(crate) fn photograph(width: u16, height: u16, orientation: Option<u8>) -> Vec<u8> {
    let samples: Vec<u8> = (0..usize::from(width) * usize::from(height)).map(|at| (at % 251) as u8).collect();
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 50);
    if let Some(orientation) = orientation {
        let head = [b'M', b'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0];
        encoder.add_exif_metadata(&[head.as_slice(), b"\0\0\0\0canari"].concat()).expect("it is short");
    }
    encoder.encode(&samples, width, height, ColorType::Luma).expect("it can be encoded");
    bytes
}

const NOTE: &str = "\
//- content/notes/a.md
---
cover: {image: couverture.jpg, alt: Une salle}
---
![Une salle](salle.jpg) ![Une porte](porte.jpg)

![Un couloir|300](couloir.jpg)
//- content/notes/cachee.md
---
visibility: unlisted
---
![Une cour](cour.jpg)
";

#[test]
fn a_photograph_is_published_in_several_widths() {
    let site = site(NOTE);
    let measures = [("couverture", 900), ("salle", 1600), ("couloir", 3000), ("porte", 799), ("cour", 1000)];
    for (name, width) in measures {
        site.write(&format!("content/notes/{name}.jpg"), photograph(width, width / 2, None));
    }
    let output = carnet(&site, &["build"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let page = std::fs::read_to_string(site.output().join("notes/a/index.html")).expect("it is made");
    for tag in [
        "<img src=\"../../notes/couverture.jpg\" srcset=\"../../notes/couverture.jpg.480.jpg 480w, ../../notes/couverture.jpg.720.jpg 720w, ../../notes/couverture.jpg 900w\"",
        "<img src=\"../../notes/salle.jpg\" srcset=\"../../notes/salle.jpg.480.jpg 480w, \
         ../../notes/salle.jpg.720.jpg 720w, ../../notes/salle.jpg.960.jpg 960w, ../../notes/salle.jpg 1600w\" \
         sizes=\"(max-width: 46rem) calc(100vw - 2rem), 43.75rem\" alt=\"Une salle\" width=\"1600\" height=\"800\"",
        "<img src=\"../../notes/porte.jpg\" alt=",
        "../../notes/couloir.jpg.1440.jpg 1440w\" sizes=\"300px\" alt=\"Un couloir\" width=\"300\" height=\"150\"",
    ] {
        assert!(page.contains(tag), "{tag}\n{page}");
    }
    for (name, width, height) in
        [("salle.jpg.480", 480, 240), ("couloir.jpg.1440", 1440, 720), ("cour.jpg.480", 480, 240)]
    {
        let size = imagesize::size(site.output().join(format!("notes/{name}.jpg"))).expect("it is made");
        assert_eq!((size.width, size.height), (width, height), "{name}");
    }
    let manifest = std::fs::read_to_string(site.output().join(".carnet-manifest.json")).unwrap_or_default();
    assert!(!manifest.contains("cour.jpg"), "what is not listed is not listed in any width: {manifest}");
    let time =
        || std::fs::metadata(site.output().join("notes/salle.jpg.480.jpg")).and_then(|found| found.modified()).ok();
    let before = time();
    assert!(carnet(&site, &["build"]).status.success());
    assert_eq!(time(), before, "it is not written again");
}

#[test]
fn a_photograph_stands_upright_and_says_nothing_of_its_camera() {
    let site = site("//- content/notes/a.md\n![Une salle](salle.jpg)\n");
    site.write("content/notes/salle.jpg", photograph(1600, 1200, Some(6)));
    let page = site.page("notes/a/index.html");
    assert!(page.contains("alt=\"Une salle\" width=\"1200\" height=\"1600\""), "{page}");
    for (path, bytes) in site.files() {
        assert!(!bytes.windows(6).any(|part| part == b"canari"), "{path}");
    }
    let made = &site.files()["notes/salle.jpg.480.jpg"];
    assert_eq!(imagesize::blob_size(made).map(|size| (size.width, size.height)).ok(), Some((480, 640)));
    assert!(!made.windows(4).any(|part| part == b"Exif"), "it is turned, and needs no turning");
}

#[test]
fn a_photograph_that_cannot_be_made_smaller_is_published_as_it_is() {
    let site = site("//- content/notes/a.md\n![Une salle](salle.jpg) ![Une ville](ville.jpg)\n");
    let broken = &photograph(1000, 800, None)[..700];
    site.write("content/notes/salle.jpg", broken);
    let mut huge = photograph(16, 16, None);
    let at = huge.windows(2).position(|two| two == [0xFF, 0xC0]).expect("a head") + 5;
    huge[at..at + 4].copy_from_slice(&[0xFF, 0xFF, 0xFF, 0xFF]);
    site.write("content/notes/ville.jpg", &huge);
    let files = site.files();
    assert_eq!(files["notes/salle.jpg.480.jpg"], broken);
    assert_eq!(files.keys().filter(|path| path.contains("ville")).count(), 1);
    let output = carnet(&site, &["build"]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("warning[large-photograph]"), "{said}");
}

/// Samples that nothing compresses, as those of a photograph.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 1_u32;
    let step = |state: &mut u32| {
        *state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (*state >> 24) as u8
    };
    (0..length).map(|_| step(&mut state)).collect()
}

/// A PNG of these colours and measures with a canary among its texts.
fn png(colours: png::ColorType, width: u32, height: u32, samples: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(colours);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.add_text_chunk("Author".into(), "canari".into()).expect("it is short");
    encoder.add_itxt_chunk("XML:com.adobe.xmp".into(), "<x>canari</x>".into()).expect("it is short");
    let mut writer = encoder.write_header().expect("it can be written");
    writer.write_image_data(samples).expect("as many samples");
    writer.finish().expect("it ends");
    bytes
}

/// A lossless WebP of noise.
fn webp(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let samples = noise((width * height * 3) as usize);
    let encoder = image_webp::WebPEncoder::new(&mut bytes);
    encoder.encode(&samples, width, height, image_webp::ColorType::Rgb8).expect("it can be encoded");
    bytes
}

#[test]
fn photographs_of_other_forms_are_published_in_several_widths_that_are_smaller() {
    let site = site(
        "//- content/notes/a.md\n![Une salle](salle.png) ![Un logo](logo.png) ![Un écran](ecran.png)\n\n\
         ![Une cour](cour.webp) ![Une porte](porte.webp) ![Un dessin](dessin.png)\n",
    );
    let flat: Vec<u8> =
        (0..2400 * 800).map(|at: usize| if at / 2400 % 97 < 40 { 255 } else { (at % 7) as u8 }).collect();
    site.write("content/notes/salle.png", png(png::ColorType::Rgb, 1000, 500, &noise(1_500_000)));
    site.write("content/notes/logo.png", png(png::ColorType::Rgba, 1600, 400, &noise(2_560_000)));
    site.write("content/notes/ecran.png", png(png::ColorType::Grayscale, 2400, 800, &flat));
    site.write("content/notes/dessin.png", png(png::ColorType::Grayscale, 2400, 800, &vec![200; 2400 * 800]));
    site.write("content/notes/cour.webp", include_bytes!("photograph.webp"));
    site.write("content/notes/porte.webp", webp(1200, 300));
    let page = site.page("notes/a/index.html");
    for tag in [
        "srcset=\"../../notes/salle.png.480.jpg 480w, ../../notes/salle.png.720.jpg 720w, ../../notes/salle.png 1000w\"",
        "srcset=\"../../notes/logo.png.480.png 480w, ../../notes/logo.png 1600w\"",
        "srcset=\"../../notes/cour.webp.480.jpg 480w, ../../notes/cour.webp 1200w\"",
        "srcset=\"../../notes/porte.webp.480.jpg 480w, ../../notes/porte.webp 1200w\"",
        // Fewer pixels of what is of one colour would take more bytes.
        "<img src=\"../../notes/dessin.png\" alt=",
    ] {
        assert!(page.contains(tag), "{tag}\n{page}");
    }
    let files = site.files();
    for (path, bytes) in &files {
        assert!(!bytes.windows(6).any(|part| part == b"canari"), "{path}");
        let Some((own, _)) = path.split_once(".480.") else { continue };
        assert!(bytes.len() < files[own].len(), "{path}: {} of {} bytes", bytes.len(), files[own].len());
        let size = imagesize::blob_size(bytes).expect("it is a picture");
        assert_eq!(size.width, 480, "{path}");
        assert_eq!(bytes.starts_with(&[0xFF, 0xD8]), path.ends_with("jpg"), "{path}");
    }
}
