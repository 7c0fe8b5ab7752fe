//! How the addresses and the paths of `carnet.yaml` are read.

use crate::content::fields::text_of;
use crate::content::front_matter::addresses::MAX_ADDRESS;
use crate::content::front_matter::reading::{Input, Reading, TextChange};
use crate::content::keys::{ADDRESSES, KeyGroup, ValueForm};
use crate::content::yaml::YamlKey;
use crate::diagnostics::{Diagnostic, Problems, Spanned, phrases, say};
use crate::text::slug::{nearest, slug};

/// `https://host/path/`, with its final slash.
pub(super) fn base_url(url: Spanned<String>, p: &mut Problems) -> Option<String> {
    if url.value.len() > MAX_ADDRESS {
        p.add(url.span, say::address_too_long(MAX_ADDRESS));
        return None;
    }
    match normal_base_url(&url.value) {
        Some(url) => Some(url),
        None => {
            p.add(url.span, say::not_a_site_address(url.value));
            None
        }
    }
}

/// None when it is not an `http` or `https` address, or has a query, a fragment or characters that need escaping.
pub fn normal_base_url(url: &str) -> Option<String> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/[]%".contains(c);
    let host = rest.split('/').next()?;
    let sound = !host.is_empty() && rest.chars().all(plain) && rest.split('/').all(|part| part != "..");
    sound.then(|| format!("{}/", url.trim_end_matches('/')))
}

/// What is said of a word that addresses cannot hold; `made` is the nearest that they can.
pub fn not_a_word_of_addresses(word: &str, made: &str) -> Diagnostic {
    let help = if made.is_empty() { phrases::write_address_word() } else { phrases::write(made) };
    say::not_a_word_of_addresses(word).help(help)
}

/// The folder of the notes: not one whose files are published as they are, whatever they say of themselves.
pub(super) fn content_path(path: Spanned<String>, p: &mut Problems) -> Option<String> {
    let span = path.span.clone();
    let path = inner_path(path, p)?;
    let other = path.split('/').next().filter(|folder| matches!(*folder, "static" | "themes"));
    if let Some(folder) = other {
        p.add(span, say::notes_in_other_folder(folder));
        return None;
    }
    Some(path)
}

/// A path that stays within the site.
pub(super) fn inner_path(path: Spanned<String>, p: &mut Problems) -> Option<String> {
    let trimmed = path.value.trim_start_matches("./").trim_end_matches('/');
    let trimmed = if trimmed.is_empty() { "." } else { trimmed };
    let sound = !trimmed.starts_with('/')
        && !trimmed.contains(['\\', ':'])
        && trimmed.split('/').all(|part| part != ".." && !part.is_empty());
    if sound {
        return Some(trimmed.to_owned());
    }
    p.add(path.span, say::path_leaves_site(path.value));
    None
}

/// The key `addresses`: the words of a site's own for kinds of pages.
#[derive(Debug)]
pub(super) struct AddressWords;

impl Reading for AddressWords {
    type Value = Vec<(&'static str, String)>;
    const FORM: ValueForm = ValueForm::Group(&ADDRESSES);

    fn read(names: &[&'static str], input: &mut Input) -> Self::Value {
        let mut words = Vec::new();
        let (fields, p) = (&mut *input.fields, &mut *input.problems);
        for (key, node) in names.iter().flat_map(|name| fields.map(name, p)).collect::<Vec<_>>() {
            let Some(kind) = known_key(&ADDRESSES, key, p) else { continue };
            let Some(word) = text_of(node, kind, p) else { continue };
            let made = slug(&word.value);
            if word.value.is_empty() || made != word.value {
                p.add(word.span, not_a_word_of_addresses(&word.value, &made));
            } else {
                words.push((kind, word.value));
            }
        }
        words
    }

    fn texts(_: &mut Self::Value, _: &mut TextChange) {}
}

/// The key of a group of names; one that is not among them is told.
pub(super) fn known_key(group: &KeyGroup, key: &YamlKey, p: &mut Problems) -> Option<&'static str> {
    let known = group.names().find(|known| *known == key.name);
    if known.is_none() {
        let diagnostic = say::unknown_key(&key.name, (group.of)());
        p.add(key.span.clone(), diagnostic.suggest(nearest(&key.name, group.names())));
    }
    known
}
