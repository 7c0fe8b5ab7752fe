//! The keys of `carnet.yaml`.

use super::{Form, Group, Key, key};
use crate::diagnostics::phrases;

pub static SITE: Group = Group {
    of: phrases::the_configuration_of_the_site,
    keys: &[
        key("title", Form::Text, "Name of the site.", "Nom du site."),
        key(
            "description",
            Form::Text,
            "What the site is, in a sentence or two.",
            "Ce qu'est le site, en une phrase ou deux.",
        ),
        key(
            "base_url",
            Form::Text,
            "Where the site will be: https://example.org/carnet/. The sitemap and the feeds need it.",
            "Où sera le site : https://example.org/carnet/. Le plan du site et les fils en ont besoin.",
        ),
        key(
            "language",
            Form::Text,
            "Language of the interface and of typography: fr, fr-CA, en.",
            "Langue de l'interface et de la typographie : fr, fr-CA, en.",
        ),
        key(
            "timezone",
            Form::Text,
            "Time zone of dates that do not give theirs: America/Toronto.",
            "Fuseau horaire des dates qui ne donnent pas le leur : America/Toronto.",
        ),
        key(
            "content",
            Form::Text,
            "Folder of the notes; '.' for the site's own folder, as in a vault.",
            "Dossier des notes; « . » pour le dossier du site lui-même, comme dans un coffre.",
        ),
        key("theme", Form::Text, "Folder in themes/.", "Dossier dans themes/."),
        key("licence", Form::Text, "Licence of the site: CC-BY-4.0.", "Licence du site : CC-BY-4.0."),
        key(
            "community",
            Form::Text,
            "Community of the site: the name of a file in communities/, or a plain name.",
            "Communauté du site : le nom d'un fichier de communities/, ou un simple nom.",
        ),
        key(
            "ignore",
            Form::Texts,
            "What is left out of the content: paths, names, or patterns with *, ** and ?.",
            "Ce qui est laissé hors du contenu : chemins, noms, ou motifs avec *, ** et ?.",
        ),
        key(
            "defaults",
            Form::Group(&DEFAULTS),
            "For files that do not say.",
            "Pour les fichiers qui ne le disent pas.",
        ),
        key(
            "silence",
            Form::Texts,
            "Names of warnings and advice that are not to be said: orphan, long-paragraph, …",
            "Noms des avertissements et conseils à taire : orphan, long-paragraph, …",
        ),
        key("links", Form::Group(&LINKS), "What is done about links.", "Ce qui est fait des liens."),
        key(
            "front_matter",
            Form::Words(&["error", "warn"]),
            "Front matter that cannot be read: error (the default), or warn (the rest is built; a file that may have asked to \
             be private is withheld).",
            "Un en-tête qui ne peut être lu : error (par défaut), ou warn (le reste est construit; un fichier qui demandait \
             peut-être à rester privé est retenu).",
        ),
        key(
            "html",
            Form::Words(&["sanitise", "trusted"]),
            "Raw HTML in notes: sanitise (cleaned, the default) or trusted (kept as it is).",
            "HTML dans les notes : sanitise (nettoyé, par défaut) ou trusted (gardé tel quel).",
        ),
        key(
            "line_breaks",
            Form::Flag,
            "A line ends on the page where it ends in the text: the default in a vault, as Obsidian shows it.",
            "Une ligne finit sur la page où elle finit dans le texte : par défaut dans un coffre, comme Obsidian le montre.",
        ),
        key(
            "urls",
            Form::Words(&["folder", "file"]),
            "Addresses: folder (for a web server, the default) or file (for a site opened from a disk).",
            "Adresses : folder (pour un serveur web, par défaut) ou file (pour un site ouvert depuis un disque).",
        ),
        key(
            "folders",
            Form::Group(&FOLDERS),
            "Other names for the reserved folders; false switches one off.",
            "Autres noms pour les dossiers réservés; false en désactive un.",
        ),
        key(
            "addresses",
            Form::Group(&ADDRESSES),
            "Words of the site's addresses: {notes: fiches}.",
            "Mots des adresses du site : {notes: fiches}.",
        ),
    ],
};

pub static DEFAULTS: Group = Group {
    of: phrases::the_group_defaults,
    keys: &[
        key(
            "visibility",
            Form::Words(&["public", "unlisted", "community", "private"]),
            "Who may read what does not say it. Without it, private.",
            "Qui peut lire ce qui ne le dit pas. Sinon, private.",
        ),
        key(
            "authors",
            Form::Texts,
            "Authors of the notes, notebooks and bases that name none.",
            "Auteur·trices des notes, carnets et bases qui n'en nomment pas.",
        ),
        key(
            "community",
            Form::Text,
            "Community of the notes, notebooks, bases and pages that name none.",
            "Communauté des notes, carnets, bases et pages qui n'en nomment pas.",
        ),
    ],
};

pub static LINKS: Group = Group {
    of: phrases::the_group_links,
    keys: &[key(
        "unresolved",
        Form::Words(&["error", "warn"]),
        "A link that leads nowhere: error (the default), or warn (it becomes marked text).",
        "Un lien qui ne mène nulle part : error (par défaut), ou warn (il devient un texte marqué).",
    )],
};

const fn folder(name: &'static str, en: &'static str, fr: &'static str) -> Key {
    key(name, Form::Folder, en, fr)
}

/// In the order of the roles of [`crate::content::config::Folders`].
pub static FOLDERS: Group = Group {
    of: phrases::the_group_folders,
    keys: &[
        folder("notebooks", "Folder of the notebooks.", "Dossier des carnets."),
        folder("bases", "Folder of the bases.", "Dossier des bases de connaissances."),
        folder("communities", "Folder of the communities.", "Dossier des communautés."),
        folder("authors", "Folder of the authors.", "Dossier des auteur·trices."),
        folder("pages", "Folder of the other pages.", "Dossier des autres pages."),
    ],
};

const fn word(name: &'static str, en: &'static str, fr: &'static str) -> Key {
    key(name, Form::Text, en, fr)
}

pub static ADDRESSES: Group = Group {
    of: phrases::the_group_addresses,
    keys: &[
        word("notes", "Word for notes.", "Mot pour les notes."),
        word("notebooks", "Word for notebooks.", "Mot pour les carnets."),
        word("bases", "Word for bases.", "Mot pour les bases."),
        word("communities", "Word for communities.", "Mot pour les communautés."),
        word("authors", "Word for authors.", "Mot pour les auteur·trices."),
        word("tags", "Word for tags.", "Mot pour les sujets."),
        word("changes", "Word for the change log.", "Mot pour le journal."),
        word("page", "Word for the further pages of a list.", "Mot pour la suite d'une liste."),
        word("backlinks", "Word for the full list of backlinks.", "Mot pour la liste complète des rétroliens."),
    ],
};
