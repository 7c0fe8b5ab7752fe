//! What authors write for our keys and words, mostly in French, and the key or word they mean by it.
//!
//! It only makes suggestions: nothing is ever read under another name.

use super::{GUARDED, Group};
use crate::text::slug::{nearest, slug};

/// Keys in other words, as [`slug`] makes them, with those they can mean: the first that the file can have
/// counts.
const KEYS: &[(&str, &[&str])] = &[
    ("adresse", &["slug", "url"]),
    ("adresses", &["addresses"]),
    ("ajoute", &["added"]),
    ("ajoute-le", &["added"]),
    ("ajoute-par", &["added_by"]),
    ("annee", &["year"]),
    ("auteur", &["author", "authors"]),
    ("auteure", &["author", "authors"]),
    ("auteurs", &["authors", "author"]),
    ("auteures", &["authors", "author"]),
    ("auteur-trice", &["author", "authors"]),
    ("auteur-trices", &["authors", "author"]),
    ("autrice", &["author", "authors"]),
    ("base", &["bases"]),
    ("brouillon", &["draft"]),
    ("carnet", &["notebook", "notebooks"]),
    ("carnets", &["notebooks"]),
    ("categorie", &["categories"]),
    ("communaute", &["community", "communities"]),
    ("communautes", &["communities", "community"]),
    ("contenu", &["content"]),
    ("courriel", &["contact"]),
    ("couverture", &["cover"]),
    ("credits", &["credit"]),
    ("date-de-modification", &["modified"]),
    ("date-de-publication", &["published"]),
    ("defaut", &["defaults"]),
    ("defauts", &["defaults"]),
    ("discuter", &["discuss"]),
    ("dossiers", &["folders"]),
    ("editeur", &["publisher"]),
    ("email", &["contact"]),
    ("en-tete", &["front_matter"]),
    ("epingle", &["pinned"]),
    ("epinglee", &["pinned"]),
    ("etapes", &["steps"]),
    ("etiquette", &["tags"]),
    ("etiquettes", &["tags"]),
    ("fuseau", &["timezone"]),
    ("fuseau-horaire", &["timezone"]),
    ("genre", &["kind"]),
    ("historique", &["revisions"]),
    ("identifiant", &["id", "slug"]),
    ("ignorer", &["ignore"]),
    ("langue", &["language"]),
    ("lang", &["language"]),
    ("license", &["licence"]),
    ("liens", &["links"]),
    ("maj", &["modified"]),
    ("mise-a-jour", &["modified"]),
    ("modifie", &["modified"]),
    ("modifiee", &["modified"]),
    ("modification", &["modified"]),
    ("mots-cles", &["tags"]),
    ("name", &["title"]),
    ("nom", &["name", "title"]),
    ("publication", &["published"]),
    ("publie", &["published"]),
    ("publiee", &["published"]),
    ("publier", &["publish"]),
    ("redirection", &["redirects"]),
    ("redirections", &["redirects"]),
    ("relire-avant", &["review_by"]),
    ("relecture", &["review_by"]),
    ("resume", &["summary"]),
    ("sommaire", &["summary"]),
    ("sorte", &["kind"]),
    ("sujets", &["tags"]),
    ("titre", &["title", "name"]),
    ("type", &["kind"]),
    ("versions", &["revisions"]),
    ("visibilite", &["visibility"]),
];

/// Words of closed sets in other words, as [`slug`] makes them.
const WORDS: &[(&str, &str)] = &[
    ("avertir", "warn"),
    ("avertissement", "warn"),
    ("cache", "private"),
    ("cachee", "private"),
    ("communaute", "community"),
    ("confidentiel", "private"),
    ("confidentielle", "private"),
    ("dossier", "folder"),
    ("equipe", "team"),
    ("erreur", "error"),
    ("fichier", "file"),
    ("hidden", "private"),
    ("non-listee", "unlisted"),
    ("non-liste", "unlisted"),
    ("non-repertorie", "unlisted"),
    ("non-repertoriee", "unlisted"),
    ("organisme", "organisation"),
    ("personne", "person"),
    ("prive", "private"),
    ("privee", "private"),
    ("publique", "public"),
    ("secret", "private"),
    ("secrete", "private"),
    ("terme", "term"),
    ("tous", "public"),
    ("warning", "warn"),
];

/// Names of languages, as [`slug`] makes them, with their tags.
const LANGUAGES: &[(&str, &str)] = &[
    ("allemand", "de"),
    ("anglais", "en"),
    ("english", "en"),
    ("espagnol", "es"),
    ("francais", "fr"),
    ("french", "fr"),
    ("italien", "it"),
    ("portugais", "pt"),
    ("spanish", "es"),
];

/// The key that is meant by another, of those that `is_known` tells.
pub fn key(written: &str, is_known: impl Fn(&str) -> bool) -> Option<&'static str> {
    let written = slug(written);
    let (_, meant) = KEYS.iter().find(|(word, _)| *word == written)?;
    meant.iter().copied().find(|key| is_known(key))
}

/// The word that is meant by another, of a closed set. Case and accents do not count.
pub fn word<'w>(written: &str, words: &[&'w str]) -> Option<&'w str> {
    let written = slug(written);
    let meant = WORDS.iter().find(|(word, _)| *word == written).map(|(_, meant)| *meant);
    words.iter().copied().find(|word| *word == written || Some(*word) == meant)
}

/// The tag of a language that is written by its name.
pub fn language(written: &str) -> Option<&'static str> {
    let written = slug(written);
    LANGUAGES.iter().find(|(name, _)| *name == written).map(|(_, tag)| *tag)
}

/// The key that keeps documents back that is meant by another, where a group has it.
pub fn guard(name: &str, group: &Group) -> Option<&'static str> {
    let meant = key(name, |key| group.key(key).is_some());
    meant.or_else(|| nearest(name, group.names())).filter(|key| GUARDED.contains(key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::front_matter::table::keys_of;
    use crate::content::keys::{self, Role};

    #[test]
    fn every_suggestion_is_a_key_or_a_word_that_there_is() {
        let groups = [
            keys_of(Role::Note),
            keys_of(Role::Notebook),
            keys_of(Role::Base),
            keys_of(Role::Community),
            keys_of(Role::Author),
            &keys::SITE,
            &keys::NOTEBOOK_ITEM,
            &keys::BASE_ITEM,
            &keys::SOURCE,
            &keys::COVER,
            &keys::CATEGORY,
            &keys::FOLDERS,
        ];
        for (written, meant) in KEYS {
            assert_eq!(slug(written), *written);
            for key in *meant {
                assert!(groups.iter().any(|group| group.key(key).is_some()), "{key}");
            }
        }
        for (written, meant) in WORDS {
            let sets =
                ["public unlisted community private", "term organisation", "person team", "error warn", "folder file"];
            assert_eq!(slug(written), *written);
            assert!(sets.iter().any(|set| set.split(' ').any(|word| word == *meant)), "{meant}");
        }
    }

    #[test]
    fn a_key_means_what_its_file_can_have() {
        let meant = |written, group: &keys::Group| key(written, |key| group.key(key).is_some());
        assert_eq!(meant("Nom", keys_of(Role::Author)), Some("name"));
        assert_eq!(meant("nom", keys_of(Role::Note)), Some("title"));
        assert_eq!(meant("Résumé", keys_of(Role::Note)), Some("summary"));
        assert_eq!(meant("mots-clés", keys_of(Role::Note)), Some("tags"));
        assert_eq!(meant("carnet", &keys::BASE_ITEM), Some("notebook"));
        assert_eq!(meant("carnet", keys_of(Role::Note)), None);
        assert_eq!(meant("couleur", keys_of(Role::Note)), None);
    }

    #[test]
    fn a_word_means_one_of_its_set() {
        let words = ["public", "unlisted", "community", "private"];
        for (written, meant) in [("Privé", "private"), ("PUBLIC", "public"), ("communauté", "community")] {
            assert_eq!(word(written, &words), Some(meant), "{written}");
        }
        assert_eq!(word("équipe", &words), None);
    }
}
