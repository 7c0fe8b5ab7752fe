//! The files that a book holds, and what every book keeps to.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};

use crate::site::{Site, unpacked, written_bytes};

/// The files of the book at a path, by their names.
pub(super) fn book_at(site: &Site, path: &str) -> BTreeMap<String, String> {
    let files = written_bytes(&site.build().1.site.expect("no errors"));
    let bytes = files.get(path).unwrap_or_else(|| panic!("no {path} among {:?}", files.keys()));
    let files = unpacked(bytes).into_iter();
    files.map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned())).collect()
}

/// The elements of a document, with their attributes. Panics when it is not XML.
fn elements_of(name: &str, text: &str) -> Vec<(String, BTreeMap<String, String>)> {
    let mut reader = Reader::from_str(text);
    let mut elements = Vec::new();
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}\n{text}")) {
            Event::Start(tag) | Event::Empty(tag) => {
                let attributes = tag.attributes().map(|attribute| {
                    let attribute = attribute.unwrap_or_else(|error| panic!("{name}: {error}\n{text}"));
                    let value = attribute.normalized_value(XmlVersion::Explicit1_0).expect("a value");
                    (attribute.key.as_ref().to_owned(), value.into_owned())
                });
                elements.push((tag.name().as_ref().to_owned(), attributes.collect()));
            }
            Event::Eof => return elements,
            _ => {}
        }
    }
}

/// What every book keeps to: its documents are XML, it lists all its files, its links lead somewhere, its ids are there once.
pub(super) fn check(files: &BTreeMap<String, String>) {
    let listed = elements_of("package.opf", &files["EPUB/package.opf"]);
    let of = |element: &str, attribute: &str| -> Vec<String> {
        let found = listed.iter().filter(|(name, _)| name == element);
        found.filter_map(|(_, attributes)| attributes.get(attribute).cloned()).collect()
    };
    let mut expected: BTreeSet<String> = of("item", "href").into_iter().map(|file| format!("EPUB/{file}")).collect();
    expected.extend(["mimetype", "META-INF/container.xml", "EPUB/package.opf"].map(String::from));
    assert_eq!(expected, files.keys().cloned().collect());
    let (items, read) = (of("item", "id"), of("itemref", "idref"));
    assert!(read.iter().all(|id| items.contains(id)), "{read:?} of {items:?}");
    let mut places = BTreeSet::new();
    let documents = || files.iter().filter(|(name, _)| name.ends_with(".xhtml"));
    for (name, text) in documents() {
        for (_, attributes) in elements_of(name, text) {
            if let Some(id) = attributes.get("id") {
                assert!(places.insert(format!("{name}#{id}")), "{id} is twice in {name}");
            }
            assert_eq!(attributes.get("lang"), attributes.get("xml:lang"), "{name}");
            assert!(!attributes.keys().any(|name| name.starts_with("on") || name == "style"), "{name}: {attributes:?}");
        }
    }
    for (name, text) in documents() {
        for (element, attributes) in elements_of(name, text) {
            assert!(!["script", "input", "iframe", "video"].contains(&element.as_str()), "{element} in {name}");
            let target = attributes.get(if element == "a" { "href" } else { "src" });
            let Some(target) =
                target.filter(|target| !target.starts_with("https://") && !target.starts_with("mailto:"))
            else {
                continue;
            };
            let (file, id) = target.split_once('#').map_or((target.as_str(), None), |(file, id)| (file, Some(id)));
            let file = if file.is_empty() { name.clone() } else { format!("EPUB/{file}") };
            assert!(files.contains_key(&file), "{name}: {target}");
            assert!(id.is_none_or(|id| places.contains(&format!("{file}#{id}"))), "{name}: {target}");
        }
    }
}
