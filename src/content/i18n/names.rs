//! What languages call themselves. It is the same in every language of the interface, which says in its own file what it calls
//! each of them.

/// By language subtag (RFC 5646), with the name as the Unicode CLDR has it, in the case of a heading.
const NAMES: [(&str, &str); 52] = [
    ("am", "አማርኛ"),
    ("ar", "العربية"),
    ("atj", "Atikamekw Nehiromowin"),
    ("bn", "বাংলা"),
    ("br", "Brezhoneg"),
    ("ca", "Català"),
    ("co", "Corsu"),
    ("cr", "Nēhiyawēwin"),
    ("cs", "Čeština"),
    ("cy", "Cymraeg"),
    ("da", "Dansk"),
    ("de", "Deutsch"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("es", "Español"),
    ("eu", "Euskara"),
    ("fa", "فارسی"),
    ("fi", "Suomi"),
    ("fr", "Français"),
    ("ga", "Gaeilge"),
    ("gd", "Gàidhlig"),
    ("he", "עברית"),
    ("hi", "हिन्दी"),
    ("ht", "Kreyòl ayisyen"),
    ("hu", "Magyar"),
    ("id", "Bahasa Indonesia"),
    ("it", "Italiano"),
    ("iu", "ᐃᓄᒃᑎᑐᑦ"),
    ("ja", "日本語"),
    ("ko", "한국어"),
    ("ln", "Lingála"),
    ("mic", "Miꞌkmaq"),
    ("moe", "Innu-aimun"),
    ("moh", "Kanienʼkéha"),
    ("nb", "Norsk bokmål"),
    ("nl", "Nederlands"),
    ("oc", "Occitan"),
    ("pl", "Polski"),
    ("ps", "پښتو"),
    ("pt", "Português"),
    ("ro", "Română"),
    ("ru", "Русский"),
    ("so", "Soomaali"),
    ("sv", "Svenska"),
    ("sw", "Kiswahili"),
    ("ta", "தமிழ்"),
    ("ti", "ትግርኛ"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("ur", "اردو"),
    ("vi", "Tiếng Việt"),
    ("zh", "中文"),
];

/// What a language calls itself, by the first part of its tag.
pub(super) fn own_name(root: &str) -> Option<&'static str> {
    NAMES.binary_search_by_key(&root, |(known, _)| *known).ok().map(|at| NAMES[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_found_by_their_tags() {
        assert!(NAMES.is_sorted());
        assert_eq!((own_name("de"), own_name("zh"), own_name("tlh")), (Some("Deutsch"), Some("中文"), None));
    }

    /// Each language of the interface has its word for each of these.
    #[test]
    fn the_interface_names_them_all() {
        for (file, text) in [
            ("fr", include_str!("../../../themes/default/i18n/fr.yaml")),
            ("en", include_str!("../../../themes/default/i18n/en.yaml")),
        ] {
            let named = text.split_once("\nlanguages:\n").and_then(|(_, rest)| rest.split_once("\n\n"));
            let (named, _) = named.expect("a group of languages");
            let named: Vec<&str> = named.lines().filter_map(|line| Some(line.trim().split_once(':')?.0)).collect();
            let known: Vec<&str> = NAMES.iter().map(|(root, _)| *root).collect();
            assert_eq!(named, known, "{file}");
        }
    }
}
