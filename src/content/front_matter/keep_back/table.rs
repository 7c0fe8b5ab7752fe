//! Keys by which other programs, and authors in other words, say whether a document is published: the one table of them.
//!
//! Words are folded as [`fold`] does. It knows words, not values: what a value asks is decided in the module above.

use std::sync::LazyLock;

use rapidhash::RapidHashMap as HashMap;

use crate::text::slug::slug;

/// What a key is about, and so which of its values ask for the document to be kept back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// `draft`, `private`: everything but a plain no asks.
    Keeps,
    /// As [`Meaning::Keeps`], with other uses: only a plain yes asks.
    MayKeep,
    /// `public`, `share`: everything but a plain yes asks.
    Shows,
    /// As [`Meaning::Shows`], with other uses: only a plain no asks.
    MayShow,
    /// `visibility`, `access`: everything but a word for everyone asks.
    Level,
    /// `status`, `robots`: only a word that hides asks.
    State,
    /// `tags`, `type`, `layout`: only one that is the word for a draft, or for a text that is nobody else's, asks.
    Mark,
    /// `publishDate`: asks before that date.
    From,
    /// `expiryDate`: asks from that date on.
    Until,
}

use Meaning::{From, Keeps, Level, Mark, MayKeep, MayShow, Shows, State, Until};

const KEYS: &[(Meaning, &str)] = &[
    (
        Keeps,
        "draft drafts brouillon brouillons ebauche wip workinprogress private prive privee privately hidden masque masquee \
         cachee unlisted nonliste nonlistee nonrepertorie nonrepertoriee noindex norobots robotsnoindex nonindexe nonindexee \
         secret secrete confidential confidentiel confidentielle restricted restreint restreinte unpublished nonpublie \
         nonpubliee depublie depubliee nopublish donotpublish dontpublish nepaspublier notforpublication norender nobuild \
         nolist notpublic nonpublic nonpublique paspublic paspublique membersonly subscribersonly adminonly internalonly teamonly password motdepasse protected passwordprotected \
         encrypted headless excludefromcollections excludefromsitemap excludefrombuild excludefromsearch \
         excludefromindex excludefromfeed excludefromlist navexclude searchexclude nosearch localonly apublierplustard nepasdiffuser",
    ),
    (
        MayKeep,
        "hide cache masquer cacher exclude excluded exclure exclu exclue ignore ignored ignorer skip disabled disable \
         desactive desactivee archived archive archivee deleted supprime supprimee trashed reserve reservee internal interne \
         personal personnel personnelle unfinished inacheve inachevee pending enattente embargoed todraft protege protegee \
         provisoire",
    ),
    (
        Shows,
        "publish publier apublier topublish readytopublish readyforpublication shouldpublish canpublish adiffuser diffusable \
         public publique publishable publiable sharing shareable enligne visible listed discoverable",
    ),
    (
        MayShow,
        "published publie publiee share shared partage partagee partager online live liste listee indexed indexable \
         index show shown display displayed afficher affiche affichee list render rendered build sitemap enabled enable active \
         actif activee released release ready pret prete approved approuve approuvee permalink output search searchable robotsindex",
    ),
    (
        Level,
        "visibility visibilite visiblepar visibleto acces access accesslevel accessrights niveaudacces acl privacy \
         confidentialite readableby lisiblepar",
    ),
    (
        State,
        "status statut state etat etatpublication stage etape phase workflow workflowstate poststatus publicationstatus \
         publishstatus statutdepublication robots metarobots googlebot audience classification permission permissions \
         readers lecteurs lectorat diffusion niveaudediffusion sensitivity sensibilite",
    ),
    (
        Mark,
        "tags tag etiquettes etiquette motscles motcle keywords keyword labels label categories category categorie type \
         types doctype layout template nature section collection folder dossier",
    ),
    (
        From,
        "publishdate publishingdate publicationdate pubdate publishon publishat publishfrom publishtime publishedon publishedat \
         publisheddate datepublished datepublication datedepublication datepubliee publierle apublierle publieele publiele \
         scheduled scheduledate scheduledfor scheduledon scheduledat planifie planifiee planifiele embargo \
         embargodate embargountil embargojusquau embargojusqua releaseon golive golivedate visiblefrom \
         availablefrom goesliveon notbefore",
    ),
    (
        Until,
        "expirydate expires expire expiry expireson expiresat expireat expirationdate expiration datedexpiration dateexpiration \
         expirele unpublish unpublishdate unpublishon unpublishat publishuntil publishend depublication datededepublication \
         depublierle visibleuntil availableuntil validuntil valablejusquau valablejusqua findepublication retireon retirele \
         notafter",
    ),
];

/// Words before a key that say whose it is, or that it is a question: `dg-publish`, `isDraft`.
const NAMESPACES: [&str; 27] = [
    "dg",
    "is",
    "est",
    "x",
    "post",
    "page",
    "note",
    "blog",
    "site",
    "web",
    "quartz",
    "obsidian",
    "hugo",
    "jekyll",
    "hexo",
    "zola",
    "eleventy",
    "seo",
    "meta",
    "garden",
    "publication",
    "wp",
    "ghost",
    "op",
    "my",
    "mon",
    "pub",
];

static MEANINGS: LazyLock<HashMap<&str, Meaning>> = LazyLock::new(|| {
    let words = |(meaning, words): &(Meaning, &'static str)| {
        let meaning = *meaning;
        words.split_ascii_whitespace().map(move |word| (word, meaning))
    };
    KEYS.iter().flat_map(words).collect()
});

/// What a key is about; none: nothing of publication.
pub fn meaning(key: &str) -> Option<Meaning> {
    let slug = spaced(key);
    let mut parts: &[&str] = &slug.split('-').collect::<Vec<_>>();
    loop {
        let name = parts.concat();
        match (MEANINGS.get(name.as_str()), parts) {
            (Some(meaning), _) => return Some(*meaning),
            (None, [first, rest @ ..]) if !rest.is_empty() && NAMESPACES.contains(first) => parts = rest,
            (None, _) => return None,
        }
    }
}

/// As [`slug`] makes it, `publishDate` as two words.
fn spaced(key: &str) -> String {
    let mut out = String::with_capacity(key.len() + 4);
    let mut lower = false;
    for c in key.chars().take(LONGEST) {
        if lower && c.is_uppercase() {
            out.push('-');
        }
        lower = c.is_lowercase();
        out.push(c);
    }
    slug(&out)
}

/// Longer keys are none of the table.
const LONGEST: usize = 60;

/// A word of a value: small letters without accents, digits.
pub fn fold(word: &str) -> String {
    slug(word).replace('-', "")
}

/// Whether a folded word is a plain yes, one of those that open to everyone.
pub fn is_yes(word: &str) -> bool {
    matches!(word, "true" | "yes" | "on" | "oui" | "vrai" | "1" | "y" | "o" | "t" | "always" | "toujours")
}

/// Whether a folded word is a plain no.
pub fn is_no(word: &str) -> bool {
    matches!(
        word,
        "false" | "no" | "off" | "non" | "faux" | "0" | "n" | "never" | "jamais" | "none" | "aucun" | "aucune"
    )
}

/// Whether a folded word says that everyone may read.
pub fn opens(word: &str) -> bool {
    const WORDS: &str = "public publique publics publiques published publie publiee publish open ouvert ouverte everyone anyone \
                         all tous toutes toutlemonde world visible listed online enligne live libre free final finale done \
                         index indexfollow indexed";
    is_yes(word) || WORDS.split_ascii_whitespace().any(|known| known == word)
}

/// Whether a folded word says that the document is not for everyone, or not yet.
pub fn hides(word: &str) -> bool {
    const WORDS: &str = "draft drafts brouillon brouillons ebauche wip workinprogress private prive privee hidden hide masque \
                         masquee cache cachee unlisted nonliste nonlistee nonrepertorie nonrepertoriee noindex none secret \
                         secrete confidential confidentiel confidentielle internal interne restricted restreint restreinte \
                         reserve reservee unpublished nonpublie nonpubliee notpublished depublie pending enattente future \
                         scheduled planifie planifiee trash trashed corbeille deleted embargo embargoed members membersonly \
                         membres subscribers paid team equipe personal personnel personnelle notforpublication nepaspublier \
                         apublier apublierplustard plustard later notyet pasencore bientot community communaute \
                         archived archive archivee exclude excluded exclu exclue disabled expired expire expiree noindexnofollow noindexfollow \
                         onlyme admin ebauches provisoire";
    WORDS.split_ascii_whitespace().any(|known| known == word)
}

/// Whether a folded word, alone, says that a text is a draft or nobody else's: whatever it is the name of.
pub fn marks(word: &str) -> bool {
    const WORDS: &str = "draft drafts brouillon brouillons wip workinprogress ebauche ebauches private prive privee \
                         unpublished nonpublie nonpubliee donotpublish notforpublication nepaspublier nepasdiffuser \
                         apublier nopublish todraft confidential confidentiel confidentielle confidentiels notpublic nonpublic \
                         nonpublique";
    WORDS.split_ascii_whitespace().any(|known| known == word)
}

/// A sample of each meaning, for tests elsewhere: keys with a value that asks.
#[cfg(test)]
pub fn keys() -> impl Iterator<Item = (Meaning, &'static str)> {
    KEYS.iter().flat_map(|(meaning, words)| words.split_ascii_whitespace().map(move |word| (*meaning, word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_folded_and_stands_once() {
        let mut all: Vec<&str> = keys().map(|(_, key)| key).collect();
        assert!(all.iter().all(|key| fold(key) == *key));
        all.sort_unstable();
        let count = all.len();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn keys_are_known_however_they_are_written() {
        for (key, expected) in [
            ("dg-publish", Some(Shows)),
            ("Draft", Some(Keeps)),
            ("isDraft", Some(Keeps)),
            ("is_public", Some(Shows)),
            ("PUBLIÉ", Some(MayShow)),
            ("Visibilité", Some(Level)),
            ("publishDate", Some(From)),
            ("publish_date", Some(From)),
            ("expiry-date", Some(Until)),
            ("Date d’expiration", Some(Until)),
            ("no_index", Some(Keeps)),
            ("eleventyExcludeFromCollections", Some(Keeps)),
            ("is", None),
            ("note", None),
            ("title", None),
            ("couleur", None),
            ("", None),
        ] {
            assert_eq!(meaning(key), expected, "{key}");
        }
    }
}
