//! How the addresses and the paths of `carnet.yaml` are read.

use crate::content::front_matter::addresses::MAX_ADDRESS;
use crate::diagnostics::{Diagnostic, Problems, Spanned, phrases, say};

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
