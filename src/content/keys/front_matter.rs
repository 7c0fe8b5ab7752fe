//! The keys of Markdown files, by what the file describes.

use super::{Form, Group, Key, key};
use crate::diagnostics::phrases;

const TITLE: Key = key(
    "title",
    Form::Text,
    "Title. Without it, the first heading of level 1, else the file's name.",
    "Titre. Sinon, le premier titre de niveau 1 du texte, sinon le nom du fichier.",
);
const NAME: Key = key("name", Form::Text, "Name, as readers see it.", "Nom, tel qu'on le lit sur le site.");
const NAME_AS_TITLE: Key = key("title", Form::Text, "The same as 'name'.", "Même chose que « name ».");
const SLUG: Key = key(
    "slug",
    Form::Text,
    "Last part of the page's address: small letters, digits and hyphens. Without it, made from the file's name.",
    "Fin de l'adresse de la page : minuscules sans accent, chiffres et traits d'union. Sinon, tirée du nom du fichier.",
);
const ALIASES: Key = key(
    "aliases",
    Form::Texts,
    "Other names by which [[wiki links]] find this page.",
    "Autres noms par lesquels les [[liens wiki]] trouvent cette page.",
);
const LANGUAGE: Key = key(
    "language",
    Form::Text,
    "Language of the text, when it is not the site's: fr, fr-CA, en.",
    "Langue du texte, quand ce n'est pas celle du site : fr, fr-CA, en.",
);
const SUMMARY: Key = key(
    "summary",
    Form::Text,
    "One or two sentences for lists, search engines and feeds. Without it, the first paragraph.",
    "Une ou deux phrases pour les listes, les moteurs de recherche et les fils. Sinon, le premier paragraphe.",
);
const REDIRECTS: Key = key(
    "redirects",
    Form::Redirects,
    "Old addresses that lead here, from the site's root: /ancienne/adresse/.",
    "Anciennes adresses qui mènent ici, depuis la racine du site : /ancienne/adresse/.",
);
const EXTRA: Key = key(
    "extra",
    Form::Anything,
    "Anything a theme of your own needs; carnet hands it over untouched.",
    "Tout ce dont votre propre thème a besoin; carnet le transmet sans y toucher.",
);
const VISIBILITY: Key = key(
    "visibility",
    Form::Words(&["public", "unlisted", "community", "private"]),
    "Who may read it: public (everyone), unlisted (whoever has the address), community (its community only), private \
     (no one). Without it, what defaults.visibility of carnet.yaml says, else private.",
    "Qui peut le lire : public (tout le monde), unlisted (qui a l'adresse), community (sa communauté seulement), private \
     (personne). Sinon, ce que dit defaults.visibility de carnet.yaml, sinon private.",
);
const DRAFT: Key = key(
    "draft",
    Form::Flag,
    "true: not published yet, whatever its visibility.",
    "true : pas encore publié, quelle que soit la visibilité.",
);
const PUBLISH: Key = key(
    "publish",
    Form::Flag,
    "As Obsidian Publish has it. false: published for no one; true: public, when 'visibility' does not say otherwise.",
    "Comme pour Obsidian Publish. false : publié pour personne; true : public, quand « visibility » ne dit pas autre chose.",
);
const PUBLISHED: Key = key(
    "published",
    Form::Date,
    "Day of publication: 2024-02-29, or 2024-02-29T14:57 with the time.",
    "Jour de publication : 2024-02-29, ou 2024-02-29T14:57 avec l'heure.",
);
const MODIFIED: Key = key(
    "modified",
    Form::Date,
    "Last change. Without it, the newest revision, else the day of publication.",
    "Dernière modification. Sinon, la version la plus récente, sinon le jour de publication.",
);
const REVIEW_BY: Key = key(
    "review_by",
    Form::Date,
    "Day by which it is to be read again; `carnet check` reminds.",
    "Jour avant lequel le relire; « carnet check » le rappelle.",
);
const SILENCE: Key = key(
    "silence",
    Form::Texts,
    "Names of warnings and advice that are not to be said of this file: orphan, long-paragraph, …",
    "Noms des avertissements et conseils à taire pour ce fichier : orphan, long-paragraph, …",
);
const LICENCE: Key = key(
    "licence",
    Form::Text,
    "Licence of the text, when it is not the site's: CC-BY-4.0.",
    "Licence du texte, quand ce n'est pas celle du site : CC-BY-4.0.",
);
const COMMUNITY_OF: Key = key(
    "community",
    Form::Text,
    "The community it belongs to: the name of a file in communities/, or a plain name.",
    "La communauté à laquelle il appartient : le nom d'un fichier de communities/, ou un simple nom.",
);
const AUTHORS: Key = key(
    "authors",
    Form::Texts,
    "Who wrote it: names of files in authors/, or plain names.",
    "Qui l'a écrit : noms de fichiers de authors/, ou simples noms.",
);
const AUTHOR_OF: Key = key("author", Form::Texts, "The same as 'authors'.", "Même chose que « authors ».");
const COVER_OF: Key =
    key("cover", Form::TextOrGroup(&COVER), "Image at the head of the page.", "Image en tête de la page.");
const TAGS: Key = key("tags", Form::Texts, "Subjects, each with its page.", "Sujets, chacun avec sa page.");
const STEPS: Key = key(
    "steps",
    Form::Flag,
    "true: the items are the steps of a path, and are numbered.",
    "true : les éléments sont les étapes d'un parcours, et sont numérotés.",
);
const CATEGORIES: Key = key(
    "categories",
    Form::TextsOrGroups(&CATEGORY),
    "The groups its items are sorted in, in the order of the page.",
    "Les groupes où se rangent ses éléments, dans l'ordre de la page.",
);
const LINKS_OF: Key = key(
    "links",
    Form::Links,
    "Addresses by what they are: profile, discussion, contact, or any label.",
    "Adresses selon ce qu'elles sont : profile, discussion, contact, ou tout autre libellé.",
);

pub static NOTE: Group = Group {
    of: phrases::a_note,
    keys: &[
        TITLE,
        key(
            "kind",
            Form::Words(&["note", "term", "organisation"]),
            "note (the default), term (a word of the lexicon) or organisation.",
            "note (par défaut), term (un mot du lexique) ou organisation.",
        ),
        AUTHORS,
        AUTHOR_OF,
        COMMUNITY_OF,
        VISIBILITY,
        DRAFT,
        PUBLISH,
        PUBLISHED,
        MODIFIED,
        REVIEW_BY,
        key(
            "revisions",
            Form::Groups(&REVISION),
            "History of changes, in any order; the change log and the feeds are made of it.",
            "Historique des modifications, dans n'importe quel ordre; le journal et les fils en sont faits.",
        ),
        TAGS,
        ALIASES,
        REDIRECTS,
        SLUG,
        LANGUAGE,
        LICENCE,
        SUMMARY,
        key(
            "sources",
            Form::TextsOrGroups(&SOURCE),
            "Works the note rests on, printed as its references.",
            "Ouvrages sur lesquels la note s'appuie, imprimés comme ses références.",
        ),
        key(
            "discuss",
            Form::Outside,
            "Where to talk about the note; else the community's discussion link.",
            "Où discuter de la note; sinon, le lien de discussion de la communauté.",
        ),
        COVER_OF,
        SILENCE,
        EXTRA,
        key(
            "date",
            Form::Text,
            "The same as 'published', where that is absent, in other programs' forms too.",
            "Même chose que « published », à défaut, aussi dans les formes d'autres programmes.",
        ),
        key("created", Form::Text, "The same as 'date', where that is absent.", "Même chose que « date », à défaut."),
        key(
            "updated",
            Form::Text,
            "The same as 'modified', where that is absent, in other programs' forms too.",
            "Même chose que « modified », à défaut, aussi dans les formes d'autres programmes.",
        ),
        key("tag", Form::Texts, "The same as 'tags'.", "Même chose que « tags »."),
        key("alias", Form::Texts, "The same as 'aliases'.", "Même chose que « aliases »."),
        key(
            "description",
            Form::Text,
            "The same as 'summary', where that is absent.",
            "Même chose que « summary », à défaut.",
        ),
        key(
            "permalink",
            Form::Text,
            "Address of the page on another program's site: it leads here if it is free, and gives the slug when it is one word.",
            "Adresse de la page sur le site d'un autre programme : elle mène ici si elle est libre, et donne le slug quand c'est un seul mot.",
        ),
        key(
            "cssclasses",
            Form::Anything,
            "For Obsidian's themes: carnet leaves it alone.",
            "Pour les thèmes d'Obsidian : carnet n'en fait rien.",
        ),
        key("cssclass", Form::Anything, "The same as 'cssclasses'.", "Même chose que « cssclasses »."),
    ],
};

pub static NOTEBOOK: Group = Group {
    of: phrases::a_notebook,
    keys: &[
        TITLE,
        SUMMARY,
        AUTHORS,
        AUTHOR_OF,
        COMMUNITY_OF,
        VISIBILITY,
        DRAFT,
        PUBLISH,
        PUBLISHED,
        MODIFIED,
        REVIEW_BY,
        STEPS,
        CATEGORIES,
        key(
            "notes",
            Form::TextsOrGroups(&NOTEBOOK_ITEM),
            "Its notes, in reading order: names, or names with their categories.",
            "Ses notes, dans l'ordre de lecture : des noms, ou des noms avec leurs catégories.",
        ),
        TAGS,
        COVER_OF,
        LICENCE,
        SLUG,
        ALIASES,
        REDIRECTS,
        LANGUAGE,
        SILENCE,
        EXTRA,
    ],
};

pub static BASE: Group = Group {
    of: phrases::a_base,
    keys: &[
        TITLE,
        SUMMARY,
        AUTHORS,
        AUTHOR_OF,
        COMMUNITY_OF,
        VISIBILITY,
        DRAFT,
        PUBLISH,
        PUBLISHED,
        MODIFIED,
        REVIEW_BY,
        STEPS,
        CATEGORIES,
        key(
            "notebooks",
            Form::TextsOrGroups(&BASE_ITEM),
            "Its notebooks, in order: names, or names with their categories.",
            "Ses carnets, dans l'ordre : des noms, ou des noms avec leurs catégories.",
        ),
        TAGS,
        COVER_OF,
        LICENCE,
        SLUG,
        ALIASES,
        REDIRECTS,
        LANGUAGE,
        SILENCE,
        EXTRA,
    ],
};

pub static COMMUNITY: Group = Group {
    of: phrases::a_community,
    keys: &[NAME, NAME_AS_TITLE, SUMMARY, LINKS_OF, SLUG, ALIASES, REDIRECTS, LANGUAGE, SILENCE, EXTRA],
};

pub static AUTHOR: Group = Group {
    of: phrases::an_author,
    keys: &[
        NAME,
        NAME_AS_TITLE,
        key(
            "kind",
            Form::Words(&["person", "team"]),
            "person (the default) or team.",
            "person (une personne, par défaut) ou team (une équipe).",
        ),
        SUMMARY,
        COMMUNITY_OF,
        key(
            "contact",
            Form::Contact,
            "How to reach them: an address of electronic mail, or of a page.",
            "Comment les joindre : une adresse de courriel, ou celle d'une page.",
        ),
        LINKS_OF,
        SLUG,
        ALIASES,
        REDIRECTS,
        LANGUAGE,
        SILENCE,
        EXTRA,
    ],
};

pub static PAGE: Group = Group {
    of: phrases::a_page,
    keys: &[
        TITLE,
        SUMMARY,
        COMMUNITY_OF,
        VISIBILITY,
        DRAFT,
        PUBLISH,
        PUBLISHED,
        MODIFIED,
        REVIEW_BY,
        LICENCE,
        SLUG,
        ALIASES,
        REDIRECTS,
        LANGUAGE,
        SILENCE,
        EXTRA,
    ],
};

pub static HOME: Group = Group {
    of: phrases::the_home_page,
    keys: &[TITLE, SUMMARY, VISIBILITY, DRAFT, PUBLISH, SLUG, ALIASES, REDIRECTS, LANGUAGE, SILENCE, EXTRA],
};

pub static REVISION: Group = Group {
    of: phrases::a_revision,
    keys: &[
        key(
            "date",
            Form::Date,
            "When: 2024-02-29, or 2024-02-29T14:57 with the time.",
            "Quand : 2024-02-29, ou 2024-02-29T14:57 avec l'heure.",
        ),
        key(
            "author",
            Form::Text,
            "Who: the name of a file in authors/, or a plain name.",
            "Qui : le nom d'un fichier de authors/, ou un simple nom.",
        ),
        key("summary", Form::Text, "What changed, in one sentence.", "Ce qui a changé, en une phrase."),
    ],
};

pub static SOURCE: Group = Group {
    of: phrases::a_source,
    keys: &[
        key("author", Form::Text, "Who wrote the work.", "Qui a écrit l'ouvrage."),
        key("year", Form::Text, "Year of the work.", "Année de l'ouvrage."),
        key("title", Form::Text, "Title of the work.", "Titre de l'ouvrage."),
        key("publisher", Form::Text, "Who published it.", "Qui l'a publié."),
        key("url", Form::Outside, "Where to read it: https://…", "Où le lire : https://…"),
    ],
};

pub static COVER: Group = Group {
    of: phrases::a_cover,
    keys: &[
        key(
            "image",
            Form::Text,
            "File of the image, beside this one, or from the content folder when it begins with /.",
            "Fichier de l'image, à côté de celui-ci, ou depuis le dossier du contenu s'il commence par /.",
        ),
        key(
            "alt",
            Form::Text,
            "What the image shows, for those who do not see it.",
            "Ce que montre l'image, pour qui ne la voit pas.",
        ),
        key("credit", Form::Text, "Who made the image.", "Qui a fait l'image."),
    ],
};

pub static CATEGORY: Group = Group {
    of: phrases::a_category,
    keys: &[
        key("id", Form::Text, "Word by which the items name it.", "Mot par lequel les éléments la nomment."),
        key("title", Form::Text, "Title, as readers see it.", "Titre, tel qu'on le lit sur le site."),
    ],
};

const ITEM_CATEGORIES: Key = key(
    "categories",
    Form::Texts,
    "Groups it is sorted in: ids of the categories declared above.",
    "Groupes où il est rangé : identifiants des catégories déclarées plus haut.",
);
const PINNED: Key = key("pinned", Form::Flag, "true: shown first.", "true : montré en premier.");
const ADDED_BY: Key = key("added_by", Form::Text, "Who put it in the list.", "Qui l'a mis dans la liste.");
const ADDED: Key = key("added", Form::Date, "When it was put in the list.", "Quand il a été mis dans la liste.");

pub static NOTEBOOK_ITEM: Group = Group {
    of: phrases::an_item_of_the_list,
    keys: &[
        key("note", Form::Text, "The note: its file's name or title.", "La note : nom de son fichier ou titre."),
        ITEM_CATEGORIES,
        PINNED,
        ADDED_BY,
        ADDED,
    ],
};

pub static BASE_ITEM: Group = Group {
    of: phrases::an_item_of_the_list,
    keys: &[
        key(
            "notebook",
            Form::Text,
            "The notebook: its file's name or title.",
            "Le carnet : nom de son fichier ou titre.",
        ),
        ITEM_CATEGORIES,
        PINNED,
        ADDED_BY,
        ADDED,
    ],
};
