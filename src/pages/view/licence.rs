//! How licences are named, and where they are to be read.

use super::LicenceView;

/// Creative Commons licences by their SPDX names; another licence is only named.
pub(super) fn licence(name: &str, language: &str) -> LicenceView {
    let deed =
        |path: &str, version: &str| Some(format!("https://creativecommons.org/{path}/{version}/deed.{language}"));
    if name.eq_ignore_ascii_case("CC0-1.0") {
        return LicenceView { name: String::from("CC0 1.0"), url: deed("publicdomain/zero", "1.0") };
    }
    let terms = name.strip_prefix("CC-").and_then(|rest| rest.rsplit_once('-'));
    match terms {
        Some((terms, version)) if ["BY", "BY-SA", "BY-ND", "BY-NC", "BY-NC-SA", "BY-NC-ND"].contains(&terms) => {
            LicenceView {
                name: format!("CC {terms} {version}"),
                url: deed(&format!("licenses/{}", terms.to_ascii_lowercase()), version),
            }
        }
        _ => LicenceView { name: name.to_owned(), url: None },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licences() {
        let by = licence("CC-BY-NC-4.0", "fr");
        assert_eq!(
            (by.name.as_str(), by.url.as_deref()),
            ("CC BY-NC 4.0", Some("https://creativecommons.org/licenses/by-nc/4.0/deed.fr"))
        );
        assert_eq!(licence("Tous droits réservés", "fr").url, None);
    }
}
