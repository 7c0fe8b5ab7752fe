//! Small pictures made for the tests: each holds the word "canari" wherever metadata can stand.

use super::*;

fn exif(orientation: u16, little: bool) -> Vec<u8> {
    let two = |value: u16| if little { value.to_le_bytes() } else { value.to_be_bytes() };
    let four = |value: u32| if little { value.to_le_bytes() } else { value.to_be_bytes() };
    let mut tiff = if little { b"II*\0".to_vec() } else { b"MM\0*".to_vec() };
    tiff.extend(four(8));
    tiff.extend(two(2));
    // Make, in six bytes of text elsewhere; then the orientation.
    tiff.extend([two(0x010F).as_slice(), &two(2), &four(6), &four(38)].concat());
    tiff.extend([two(0x0112).as_slice(), &two(3), &four(1), &two(orientation), &[0, 0]].concat());
    tiff.extend(four(0));
    tiff.extend(b"canari");
    tiff
}

fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
    [&[0xFF, marker], (content.len() as u16 + 2).to_be_bytes().as_slice(), content].concat()
}

fn photograph(orientation: u16) -> Vec<u8> {
    let exif = [b"Exif\0\0".as_slice(), &exif(orientation, true)].concat();
    [
        vec![0xFF, 0xD8],
        segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"),
        segment(0xE0, b"JFXX\0canari"),
        segment(0xE1, &exif),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0canari"),
        segment(0xE2, b"ICC_PROFILE\0\x01\x01couleurs"),
        segment(0xE2, b"MPF\0canari"),
        segment(0xED, b"Photoshop 3.0\0canari"),
        segment(0xEE, b"Adobe\0d\0\0\0\0\x01"),
        segment(0xFE, b"canari"),
        segment(0xDB, &[1; 65]),
        segment(0xC2, &[8, 0, 1, 0, 1, 1, 1, 17, 0]),
        segment(0xDA, &[1, 1, 0, 0, 63, 0]),
        b"image\xFF\0image\xFF\xD0image".to_vec(),
        segment(0xFE, b"canari"),
        segment(0xDA, &[1, 1, 0, 0, 63, 0]),
        b"suite".to_vec(),
        vec![0xFF, 0xD9],
        b"canari".to_vec(),
    ]
    .concat()
}

fn chunk(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let body = [kind.as_slice(), content].concat();
    [(content.len() as u32).to_be_bytes().as_slice(), &body, &checksum(&body).to_be_bytes()].concat()
}

fn drawing() -> Vec<u8> {
    [
        b"\x89PNG\r\n\x1A\n".to_vec(),
        chunk(b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]),
        chunk(b"iCCP", b"couleurs\0\0x"),
        chunk(b"eXIf", &exif(6, false)),
        chunk(b"tEXt", b"Author\0canari"),
        chunk(b"iTXt", b"XML:com.adobe.xmp\0canari"),
        chunk(b"prIv", b"canari"),
        chunk(b"IDAT", b"image"),
        chunk(b"zTXt", b"canari"),
        chunk(b"IEND", b""),
        b"canari".to_vec(),
    ]
    .concat()
}

fn riff(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut body = b"WEBP".to_vec();
    for (kind, content) in chunks {
        body.extend_from_slice(*kind);
        body.extend((content.len() as u32).to_le_bytes());
        body.extend_from_slice(content);
        body.extend(vec![0; content.len() % 2]);
    }
    [b"RIFF".as_slice(), &(body.len() as u32).to_le_bytes(), &body].concat()
}

fn boxed(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    [(content.len() as u32 + 8).to_be_bytes().as_slice(), kind, content].concat()
}

/// A HEIF file whose first item is Exif data and whose second is the image.
fn heif() -> Vec<u8> {
    let entry =
        |number: u8, kind: &[u8; 4]| boxed(b"infe", &[&[2, 0, 0, 0, 0, number, 0, 0], kind.as_slice(), &[0]].concat());
    let iinf = boxed(b"iinf", &[&[0, 0, 0, 0, 0, 2], entry(1, b"Exif").as_slice(), &entry(2, b"hvc1")].concat());
    let place = |number: u8, at: u8, size: u8| [0, number, 0, 0, 0, 1, 0, 0, 0, at, 0, 0, 0, size];
    let head = boxed(b"ftyp", b"heic\0\0\0\0mif1");
    let meta = |at: u8| {
        let iloc = [&[0, 0, 0, 0, 0x44, 0, 0, 2], place(1, at, 6).as_slice(), &place(2, at + 6, 5)].concat();
        boxed(b"meta", &[&[0; 4], iinf.as_slice(), &boxed(b"iloc", &iloc)].concat())
    };
    let at = (head.len() + meta(0).len() + 8) as u8;
    [head, meta(at), boxed(b"mdat", b"canariimage")].concat()
}

fn moving() -> Vec<u8> {
    [
        b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xFF\xFF\xFF".as_slice(),
        b"\x21\xFF\x0BNETSCAPE2.0\x03\x01\0\0\0",
        b"\x21\xFF\x0BXMP DataXMP\x06canari\0",
        b"\x21\xFE\x06canari\0",
        b"\x21\xF9\x04\0\0\0\0\0",
        b"\x2C\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0",
        b"\x3Bcanari",
    ]
    .concat()
}

fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|part| part == word)
}

#[test]
fn nothing_is_told_and_the_picture_stays() {
    let still: &[(&[u8; 4], &[u8])] = &[
        (b"VP8X", &[0x2C, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        (b"ICCP", b"couleurs"),
        (b"VP8L", b"image"),
        (b"EXIF", &exif(3, true)),
        (b"XMP ", b"canari"),
        (b"priv", b"canari"),
    ];
    let pictures: [(Vec<u8>, &[&[u8]]); 5] = [
        (
            photograph(6),
            &[b"JFIF".as_slice(), b"couleurs", b"Adobe", b"image\xFF\0image\xFF\xD0image", b"suite\xFF\xD9"],
        ),
        (drawing(), &[b"couleurs", b"IDATimage", b"IEND"]),
        (riff(still), &[b"couleurs", b"image"]),
        (moving(), &[b"NETSCAPE2.0", b"\x02\x02D\x01\0\x3B"]),
        (heif(), &[b"image", b"mif1"]),
    ];
    for (picture, kept) in pictures {
        assert!(holds(&picture, b"canari"));
        let clean = without_metadata(&picture);
        assert!(!holds(&clean, b"canari"), "{}", clean.escape_ascii());
        for part in kept {
            assert!(holds(&clean, part), "{}", clean.escape_ascii());
        }
        assert!(matches!(without_metadata(&clean), Cow::Borrowed(_)), "what is clean stays as it is");
    }
}

#[test]
fn the_orientation_stays() {
    let turned = |bytes: &[u8]| {
        let at = bytes.windows(4).position(|part| part == b"MM\0*")?;
        orientation(&bytes[at..])
    };
    for value in 2..=8 {
        assert_eq!(turned(&without_metadata(&photograph(value))), Some(value));
    }
    for common in [0, 1, 9] {
        assert!(!holds(&without_metadata(&photograph(common)), b"Exif"));
    }
    assert_eq!(turned(&without_metadata(&drawing())), Some(6));
    let clean = without_metadata(&drawing()).into_owned();
    let at = clean.windows(4).position(|part| part == b"eXIf").expect("it stays");
    assert_eq!(clean[at + 30..at + 34], checksum(&clean[at..at + 30]).to_be_bytes());
}

#[test]
fn the_head_of_a_webp_says_what_is_left() {
    let head = [0x2C, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    let clean = without_metadata(&riff(&[(b"VP8X", &head), (b"VP8L", b"image"), (b"XMP ", b"canari")])).into_owned();
    assert_eq!(clean, riff(&[(b"VP8X", &[0x20, 0, 0, 0, 0, 0, 0, 0, 0, 0]), (b"VP8L", b"image")]));
}

/// Cut anywhere, or with any byte changed, a picture gives something, and never more than it was but for its orientation.
#[test]
fn broken_pictures_stop_nothing() {
    for picture in
        [photograph(6), drawing(), moving(), heif(), riff(&[(b"VP8X", &[0x2C; 10]), (b"EXIF", &exif(3, true))])]
    {
        for at in 0..picture.len() {
            assert!(without_metadata(&picture[..at]).len() <= at + 64);
            for byte in [0, 0x7F, 0xFF, picture[at] ^ 1] {
                let mut broken = picture.clone();
                broken[at] = byte;
                assert!(without_metadata(&broken).len() <= broken.len() + 64);
            }
        }
    }
    for other in [b"".as_slice(), b"\xFF\xD8", b"\x89PNG\r\n\x1A\n", b"canari", b"GIF89a", b"RIFF\0\0\0\0WEBP"] {
        assert!(without_metadata(other).len() <= 12);
    }
}

/// A picture of two directories, of which each tells something, with Exif data of its own.
fn scanned(little: bool) -> Vec<u8> {
    let two = |value: u16| if little { value.to_le_bytes() } else { value.to_be_bytes() };
    let four = |value: u32| if little { value.to_le_bytes() } else { value.to_be_bytes() };
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [two(tag).as_slice(), &two(kind), &four(count), &four(value)].concat()
    };
    let mut tiff = if little { b"II*\0".to_vec() } else { b"MM\0*".to_vec() };
    tiff.extend(four(8));
    // Width, a description, the orientation, Exif, then the next directory.
    tiff.extend(two(4));
    tiff.extend([entry(0x0100, 4, 1, 7), entry(0x010E, 2, 6, 100), entry(0x0112, 3, 1, 0x0006_0006)].concat());
    tiff.extend(entry(0x8769, 4, 1, 62));
    tiff.extend(four(80));
    tiff.extend([two(1).as_slice(), &entry(0x9286, 7, 6, 106), &four(0)].concat());
    tiff.extend([two(1).as_slice(), &entry(0x0100, 4, 1, 9), &four(8)].concat());
    tiff.resize(100, 0);
    tiff.extend(b"canaricanaripixels");
    tiff
}

#[test]
fn a_scan_tells_nothing_and_looks_the_same() {
    for little in [true, false] {
        let scan = scanned(little);
        let clean = without_metadata(&scan);
        assert_eq!(clean.len(), scan.len());
        assert!(!clean.windows(6).any(|part| part == b"canari") && clean.ends_with(b"pixels"));
        let count = if little { [2, 0] } else { [0, 2] };
        assert_eq!(clean[8..10], count, "width and orientation stay");
        assert_eq!(orientation(&clean), Some(6));
        assert_eq!(clean[80..98], scan[80..98], "a directory that tells nothing stays as it is");
        assert_eq!(without_metadata(&clean), clean);
        for cut in 0..scan.len() {
            without_metadata(&scan[..cut]);
        }
    }
}

/// The same with numbers of eight bytes, and one directory.
fn scanned_large(little: bool) -> Vec<u8> {
    let two = |value: u16| if little { value.to_le_bytes() } else { value.to_be_bytes() };
    let eight = |value: u64| if little { value.to_le_bytes() } else { value.to_be_bytes() };
    let entry = |tag: u16, kind: u16, count: u64, value: u64| {
        [two(tag).as_slice(), &two(kind), &eight(count), &eight(value)].concat()
    };
    let mut tiff = if little { b"II+\0".to_vec() } else { b"MM\0+".to_vec() };
    tiff.extend([two(8), two(0)].concat());
    tiff.extend([eight(16), eight(3)].concat());
    // Width, a description, Exif of one entry.
    tiff.extend([entry(0x0100, 4, 1, 7), entry(0x010E, 2, 12, 128), entry(0x8769, 16, 1, 92)].concat());
    tiff.extend(eight(0));
    tiff.extend([eight(1).as_slice(), &entry(0x9286, 7, 12, 140), &eight(0)].concat());
    tiff.extend(b"canaricanaricanaricanaripixels");
    tiff
}

#[test]
fn a_large_scan_tells_nothing_and_looks_the_same() {
    for little in [true, false] {
        let scan = scanned_large(little);
        assert_eq!(scan.len(), 158);
        let clean = without_metadata(&scan);
        assert_eq!(clean.len(), scan.len());
        assert!(!clean.windows(6).any(|part| part == b"canari") && clean.ends_with(b"pixels"));
        let count = if little { [1, 0, 0, 0, 0, 0, 0, 0] } else { [0, 0, 0, 0, 0, 0, 0, 1] };
        assert_eq!(clean[16..24], count, "width stays");
        assert_eq!(clean[24..44], scan[24..44]);
        assert_eq!(without_metadata(&clean), clean);
        for cut in 0..scan.len() {
            without_metadata(&scan[..cut]);
        }
    }
}

#[test]
fn a_drawing_tells_nothing_and_looks_the_same() {
    let clean = |text: &str| String::from_utf8(without_metadata(text.as_bytes()).into_owned()).expect("text");
    let drawing = "<?xml version=\"1.0\"?>\n<!-- canari --><svg xmlns=\"http://www.w3.org/2000/svg\" \
                   xmlns:i=\"http://www.inkscape.org/namespaces/inkscape\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
                   i:export-filename=\"/home/canari/a.png\" viewBox=\"0 0 9 9\"><title>Un plan</title>\
                   <metadata id=\"m\"><r><t>canari</t></r></metadata><i:grid a=\"canari\"/>\
                   <g i:label=\"canari\" id='x\"y'><use xlink:href=\"#x\"/></g></svg>";
    assert_eq!(
        clean(drawing),
        "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
         viewBox=\"0 0 9 9\"><title>Un plan</title><g id='x\"y'><use xlink:href=\"#x\"/></g></svg>"
    );
    for same in
        ["<svg xmlns=\"http://www.w3.org/2000/svg\"><g a='b'>t &amp; u</g></svg>", "<svg><a></svg>", "<svg", "< texte"]
    {
        assert_eq!(clean(same), same);
    }
}
