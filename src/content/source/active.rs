//! Which attachments would be run: by a browser that opens them under the site's address, as pages and scripts, or by the
//! host, which reads some names as its settings. Notes have many authors, and an attachment must not do what
//! the sanitiser forbids in a text.
//!
//! A drawing that would do something is refused, and its author told what in it: to take it out silently, as sanitisers do,
//! changes drawings that are meant (links, letters with accents) and leaves the author to find out.
//!
//! It judges a file by its name and its bytes, and knows nothing of notes.

use std::borrow::Cow;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use crate::diagnostics::{Phrase, phrases};

/// Why an attachment may not be published like any other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Danger {
    /// A page or a program.
    Runs,
    /// A file that hosts read as their settings.
    Governs,
    /// A drawing, or another kind of XML, that holds something that would be run or loaded.
    Holds(Held),
}

/// What of an attachment would be run or loaded, or keeps it from being checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Held {
    TooMuch,
    /// Text that is not UTF-8.
    OtherText,
    /// It breaks the rules of XML.
    Mistakes,
    /// To load a style sheet or a program.
    Instruction,
    LoadingStyle,
    /// Of markup, in a document type.
    Declarations,
    RunningPart,
    EventHandler,
    /// For all links of the file.
    BaseAddress,
    /// Of a link or of a program.
    Animation,
    LoadingLink,
}

impl Held {
    pub fn phrase(self) -> Phrase {
        match self {
            Held::TooMuch => phrases::held_too_much(),
            Held::OtherText => phrases::held_other_text(),
            Held::Mistakes => phrases::held_mistakes(),
            Held::Instruction => phrases::held_instruction(),
            Held::LoadingStyle => phrases::held_loading_style(),
            Held::Declarations => phrases::held_declarations(),
            Held::RunningPart => phrases::held_running_part(),
            Held::EventHandler => phrases::held_event_handler(),
            Held::BaseAddress => phrases::held_base_address(),
            Held::Animation => phrases::held_animation(),
            Held::LoadingLink => phrases::held_loading_link(),
        }
    }
}

/// Kinds of files that browsers show or save, and never run: documents and data, pictures, sound, films, archives, fonts.
const INERT: &str = "\
    pdf txt text log rtf doc docx docm dotx xls xlsx xlsm ppt pptx pptm ppsx odt ods odp odg ott pages \
    numbers key epub csv tsv json geojson jsonl yaml yml toml bib ris tex ics vcf eml parquet sav dta canvas \
    excalidraw markdown psd ai eps ps sketch fig xcf vsd vsdx pub mpp accdb mdb sqlite db png apng jpg jpeg \
    jpe jfif pjpeg gif webp avif heic heif bmp tif tiff ico jxl raw dng mp3 m4a m4b aac ogg oga opus wav \
    flac weba mid midi aiff 3gp wma mp4 m4v webm ogv mov mkv avi wmv mpg mpeg vtt srt zip gz tgz tar bz2 xz \
    zst 7z rar woff woff2 ttf otf";

/// Kinds that browsers or common servers run.
const RUN: &str = "\
    html htm xhtml xht shtml shtm stm mht mhtml hta htc svgz xsl xslt js mjs cjs wasm swf jar php php3 php4 \
    php5 php7 php8 phps pht phtml phar cgi fcgi pl asp aspx ashx asmx asa asax cer jsp jspx jspf cfm cfc \
    appcache webmanifest manifest htaccess xpi crx";

/// Names that hosts read as settings, whatever their case.
const SETTINGS: &str = "\
    _redirects _headers _routes.json _worker.js cname web.config .htaccess .htpasswd .user.ini php.ini \
    netlify.toml vercel.json now.json staticwebapp.config.json routes.json firebase.json robots.txt ads.txt \
    app-ads.txt security.txt crossdomain.xml clientaccesspolicy.xml wrangler.toml render.yaml static.json \
    serve.json static-web-server.toml surge.txt caddyfile nginx.conf";

/// XML is read whole; a larger file is not judged harmless.
const MOST_XML: u64 = 16 << 20;
/// Bytes in which a browser looks for a page in a file of an unknown kind (MIME Sniffing, section 5.2).
const SNIFFED: u64 = 2048;

/// Why the file at `path`, from the content folder, is not published like any other; `from` is where its bytes are.
pub(super) fn danger(path: &str, from: &Path) -> Option<Danger> {
    let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
    if is_among(SETTINGS, &name) {
        return Some(Danger::Governs);
    }
    // A server may go by any ending of a name ('a.php.txt').
    let mut endings = name.split('.').skip(1);
    let last = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    if endings.any(|ending| is_among(RUN, ending) && ending.starts_with("ph")) || is_among(RUN, last) {
        return Some(Danger::Runs);
    }
    if is_among(INERT, last) {
        return None;
    }
    if last == "svg" {
        return xml_danger(&read(from, MOST_XML + 1)?);
    }
    let start = read(from, SNIFFED)?;
    if !is_markup(&start) {
        return None;
    }
    if is_page(&start) { Some(Danger::Runs) } else { xml_danger(&read(from, MOST_XML + 1)?) }
}

/// Whether a word is one of a list's, which has a space between two.
fn is_among(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|known| known == word)
}

/// The first bytes of a file; none when it cannot be read, which is told when it is copied.
fn read(from: &Path, most: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(from).ok()?.take(most).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// Whether the first sign that is no space is that of a tag. Files that are no text are none of these.
fn is_markup(start: &[u8]) -> bool {
    let text = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start);
    let is_wide = text.starts_with(b"\xFF\xFE") || text.starts_with(b"\xFE\xFF");
    is_wide || text.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<')
}

/// Whether a browser takes markup of an unknown kind for a page (MIME Sniffing, section 7.1).
fn is_page(start: &[u8]) -> bool {
    const TAGS: &str = "!doctype html head script iframe h1 div font table a style title b body br p";
    let text = String::from_utf8_lossy(start).to_ascii_lowercase();
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let name = text.strip_prefix('<').and_then(|tag| tag.split([' ', '\t', '\r', '\n', '\u{c}', '>', '/']).next());
    text.starts_with("<!--") || name.is_some_and(|name| is_among(TAGS, name)) && !text.starts_with("<!doctype svg")
}

/// What a drawing, or other XML, holds that would be run or loaded when it is opened by itself.
fn xml_danger(bytes: &[u8]) -> Option<Danger> {
    if bytes.len() as u64 > MOST_XML {
        return Some(Danger::Holds(Held::TooMuch));
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return Some(Danger::Holds(Held::OtherText)) };
    let text = text.trim_start_matches('\u{feff}');
    match find_danger(text) {
        Ok(found) => found.map(Danger::Holds),
        // Browsers show what stands before the mistake.
        Err(Broken) => looks_dangerous(text).then_some(Danger::Holds(Held::Mistakes)),
    }
}

/// It breaks the rules of XML.
struct Broken;

fn find_danger(text: &str) -> Result<Option<Held>, Broken> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let mut in_style = false;
    loop {
        let found = match reader.read_event().map_err(|_| Broken)? {
            Event::Eof => return Ok(None),
            Event::PI(_) => Some(Held::Instruction),
            Event::DocType(declared) => declared_danger(&declared),
            Event::Start(tag) => {
                let name = tag.local_name().as_ref().to_ascii_lowercase();
                in_style = name == "style";
                element_danger(&tag, &name)?
            }
            Event::Empty(tag) => element_danger(&tag, &tag.local_name().as_ref().to_ascii_lowercase())?,
            Event::Text(text) if in_style => style_danger(&text),
            Event::CData(text) if in_style => style_danger(&text),
            // A style in which a sign is written by its number.
            Event::GeneralRef(_) if in_style => Some(Held::LoadingStyle),
            Event::End(_) => {
                in_style = false;
                None
            }
            _ => None,
        };
        if found.is_some() {
            return Ok(found);
        }
    }
}

fn style_danger(css: &str) -> Option<Held> {
    loads(css).then_some(Held::LoadingStyle)
}

/// What a document type declares within the file. Drawing programs name the addresses of their namespaces there; anything
/// else could become markup or an attribute.
fn declared_danger(declared: &str) -> Option<Held> {
    let (_, inside) = declared.split_once('[')?;
    let inside = inside.rsplit_once(']').map_or(inside, |(inside, _)| inside);
    let is_address = |entity: &str| {
        let mut parts = entity.trim().splitn(3, char::is_whitespace);
        let (Some("<!ENTITY"), Some(_), Some(value)) = (parts.next(), parts.next(), parts.next()) else { return false };
        let value = value.trim().trim_matches(['"', '\'']);
        value.starts_with("http") && !value.contains(['<', '&', '%', '"', '\'', ' '])
    };
    let all = inside.split('>').map(str::trim).filter(|part| !part.is_empty()).all(is_address);
    (!all).then_some(Held::Declarations)
}

/// Whether a broken file holds a word of those that matter.
fn looks_dangerous(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let words = ["script", "href", "url(", "import", "<?xml-", "foreignobject", "<!", "&", "iframe", "handler", "src"];
    let has_event = || text.split(|c: char| c.is_whitespace() || c == '/').any(|word| word.starts_with("on"));
    words.iter().any(|word| text.contains(word)) || has_event()
}

/// Elements that run or load something, in drawings or in the parts of pages that drawings may hold.
const RUNNING: &str = "\
    script handler listener iframe frame frameset object embed applet audio video source track link meta \
    base form input button portal template stylesheet transform include import";

fn element_danger(tag: &BytesStart, name: &str) -> Result<Option<Held>, Broken> {
    if is_among(RUNNING, name) {
        return Ok(Some(Held::RunningPart));
    }
    for attribute in tag.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| Broken)?;
        // A sign by its name that is not XML's stays as it is written.
        let value = unescape(&attribute.value).unwrap_or(Cow::Borrowed(&attribute.value));
        let found = attribute_danger(name, &attribute.key.local_name().as_ref().to_ascii_lowercase(), &value);
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

fn attribute_danger(element: &str, attribute: &str, value: &str) -> Option<Held> {
    let value: String = value.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    let value = value.to_ascii_lowercase();
    match attribute {
        _ if attribute.starts_with("on") => Some(Held::EventHandler),
        "base" if !value.is_empty() => Some(Held::BaseAddress),
        "attributename" if value.starts_with("on") || value.ends_with("href") => Some(Held::Animation),
        "href" | "src" | "action" | "formaction" | "data" | "srcdoc" | "srcset" | "poster" => {
            let is_picture = value.starts_with("data:image/") && matches!(element, "image" | "feimage");
            let is_link = !value.starts_with('&')
                && element == "a"
                && attribute == "href"
                && !["javascript:", "data:", "vbscript:", "blob:", "file:"].iter().any(|s| value.starts_with(s));
            let stays = value.is_empty() || value.starts_with('#') || is_picture || is_link;
            (!stays).then_some(Held::LoadingLink)
        }
        // Of old pages, and what a browser tells of a click.
        "background" | "ping" => (!value.is_empty()).then_some(Held::LoadingLink),
        _ if loads(&value) => Some(Held::LoadingStyle),
        _ => None,
    }
}

/// Whether CSS loads something that is not in the file.
fn loads(css: &str) -> bool {
    let css = css.to_ascii_lowercase();
    let outside = |address: &str| {
        let address = address.trim_start().trim_start_matches(['"', '\'']);
        !(address.starts_with('#')
            || address.starts_with("data:image/")
            || address.starts_with("data:font/")
            || address.starts_with("data:application/"))
    };
    css.contains("@import")
        || css.contains("image-set(")
        || css.contains("url(") && (css.contains('\\') || css.split("url(").skip(1).any(outside))
        || css.contains('\\') && css.contains('(')
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">";

    fn is_dangerous(drawing: &str) -> bool {
        xml_danger(drawing.as_bytes()).is_some()
    }

    #[test]
    fn drawings_that_do_nothing_pass() {
        for inside in [
            "<title>Chemin</title><path d='M0 0'/><a xlink:href='https://example.org/'><text>a &amp; b</text></a>",
            "<defs><linearGradient id='g'/></defs><rect fill='url(#g)' style='fill: url(#g)'/><use href='#r'/>",
            "<style>text { fill: red; src: url(data:font/woff2;base64,AA==) }</style><image href='data:image/png;base64,AA=='/>",
            "<metadata><rdf:RDF xmlns:rdf='r'><dc:format xmlns:dc='d'>image/svg+xml</dc:format></rdf:RDF></metadata>",
            "<foreignObject><div xmlns='http://www.w3.org/1999/xhtml' style='color: red'>mot<br/></div></foreignObject>",
            "<animate attributeName='opacity' values='0;1'/><g font-family='a' opacity='1'/>",
        ] {
            let drawing = format!("<?xml version='1.0'?>{HEAD}{inside}</svg>");
            assert_eq!(xml_danger(drawing.as_bytes()), None, "{inside}");
        }
        let declared =
            "<!DOCTYPE svg PUBLIC \"a\" \"b.dtd\" [<!ENTITY ns \"http://www.w3.org/2000/svg\">\n]><svg xmlns='&ns;'/>";
        assert!(!is_dangerous(declared));
        assert!(!is_dangerous("<svg") && !is_dangerous("un dessin") && !is_dangerous(""));
    }

    #[test]
    fn drawings_that_run_or_load_something_do_not() {
        for inside in [
            "<script>x()</script>",
            "<x:script xmlns:x='http://www.w3.org/2000/svg'/>",
            "<SCRIPT/>",
            "<g onload='x()'/>",
            "<g\nonClick = 'x()'/>",
            "<a href='javascript:x()'/>",
            "<a xlink:href=' java&#10;script:x()'/>",
            "<a href='&#106;avascript:x()'/>",
            "<a href='data:text/html,x'/>",
            "<image href='https://example.org/a.png'/>",
            "<image href='autre.svg'/>",
            "<use xlink:href='autre.svg#a'/>",
            "<rect style='fill: url(https://example.org/)'/>",
            "<rect fill=\"url('//example.org/')\"/>",
            "<style>@import 'a.css';</style>",
            "<style><![CDATA[ g { fill: url(a.svg) } ]]></style>",
            "<style>g { fill: u\\72l(a.svg) }</style>",
            "<set attributeName='href' to='javascript:x()'/>",
            "<animate attributeName='xlink:href' values='javascript:x()'/>",
            "<foreignObject><iframe xmlns='http://www.w3.org/1999/xhtml'/></foreignObject>",
            "<foreignObject><form xmlns='http://www.w3.org/1999/xhtml'/></foreignObject>",
            "<foreignObject><table xmlns='http://www.w3.org/1999/xhtml' background='//example.org/a.png'/></foreignObject>",
            "<a href='#a' ping='https://example.org/'/>",
            "<g xml:base='https://example.org/'/>",
            "<g></a><script>x()",
            "<g a='1' a=><b onload='x()'/>",
        ] {
            assert!(is_dangerous(&format!("{HEAD}{inside}</svg>")), "{inside}");
        }
        for before in [
            "<?xml-stylesheet href='a.css'?>",
            "<!DOCTYPE svg [<!ATTLIST svg onload CDATA 'x()'>]>",
            "<!DOCTYPE svg [<!ENTITY x '<script/>'>]>",
            "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>",
        ] {
            assert!(is_dangerous(&format!("{before}{HEAD}</svg>")), "{before}");
        }
        assert!(xml_danger(b"\xFF\xFE<\0s\0v\0g\0").is_some());
    }

    #[test]
    fn files_are_judged_by_name_and_bytes() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let judged = |name: &str, text: &str| {
            let place = folder.path().join("fichier");
            std::fs::write(&place, text).expect("files can be written");
            danger(name, &place)
        };
        for name in
            ["a.html", "a.HTM", "n/a.xhtml", "a.js", "a.mjs", "a.php", "a.php.txt", "a.phtml", "a.svgz", "a.wasm"]
        {
            assert_eq!(judged(name, "x"), Some(Danger::Runs), "{name}");
        }
        for name in ["_redirects", "n/_headers", "_worker.js", "CNAME", "web.config", "netlify.toml", "Robots.txt"] {
            assert_eq!(judged(name, "x"), Some(Danger::Governs), "{name}");
        }
        for name in
            ["a.pdf", "a.txt", "a.csv", "a.PNG", "a.mp3", "a.zip", "a.docx", "a.py", "a.R", "donnees", "CNAME.pdf"]
        {
            assert_eq!(judged(name, "x < y"), None, "{name}");
        }
        assert_eq!(judged("a.inconnu", "  <html><script>"), Some(Danger::Runs));
        assert_eq!(judged("inconnu", "<!-- a --><script>"), Some(Danger::Runs));
        assert!(judged("a.xml", "<?xml version='1.0'?><?xml-stylesheet href='a.xsl'?><a/>").is_some());
        assert!(judged("a.xml", "<a xmlns:x='http://www.w3.org/1999/xhtml'><x:script/></a>").is_some());
        assert_eq!(judged("a.xml", "<?xml version='1.0'?><a><b c='d'/></a>"), None);
        assert_eq!(judged("a.drawio", "<mxfile host='h'><diagram>x</diagram></mxfile>"), None);
        assert_eq!(judged("a.txt", "<script>"), None);
    }
}
