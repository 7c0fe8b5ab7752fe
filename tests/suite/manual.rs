//! The manual, in `content/notes/mode-d-emploi/`: what it says is what carnet does.
//!
//! [`story`] plays the examples of a note; what the text says about them is looked at here, and its lists are held against
//! the tables they are lists of. [`browser`] looks at the notes for who has nothing else, [`forms`] at the forms of every day.

mod browser;
mod forms;
mod lists;
mod reference;
mod story;

use std::fs;

use crate::html::{element, text, texts};
use story::{Story, events, note, root};

/// Every note, each with a test of its examples.
const NOTES: [&str; 21] = [
    "adapter-le-theme",
    "carnets-et-parcours",
    "chercher",
    "choisir-qui-peut-lire",
    "citer-ses-sources",
    "cles-de-l-en-tete",
    "cles-de-la-configuration",
    "deux-parcours",
    "ecrire-le-texte",
    "gabarits",
    "images-et-medias",
    "installer-carnet",
    "installer-l-editeur",
    "lexique-et-organisations",
    "messages",
    "premiere-note",
    "publier-le-site",
    "relier-les-notes",
    "suivre-et-repondre",
    "tenir-l-historique",
    "venir-d-obsidian",
];

#[test]
fn no_note_is_without_its_test() {
    let folder = fs::read_dir(root().join("content/notes/mode-d-emploi")).expect("the manual is there");
    let names = folder.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.filter_map(|name| Some(name.strip_suffix(".md")?.to_owned())).collect();
    names.sort();
    assert_eq!(names, NOTES);
}

/// Stands for the module of Python that sends mail.
const SMTP: &str = "class SMTP_SSL:
    def __init__(self, server): self.said = [server]
    def __enter__(self): return self
    def __exit__(self, *error): open('asked.txt', 'w').write('\\n'.join(self.said))
    def login(self, account, password): self.said += [account, password]
    def send_message(self, mail): self.said += [mail['To'], mail['Subject'], mail.get_content()]
";

#[test]
fn what_changed_is_sent_by_mail_and_mistakes_come_back_by_a_form() {
    let story = Story::new().play("suivre-et-repondre");
    let note = "---\ntitle: L'accueil\npublished: 2026-11-02\nrevisions: [{date: 2026-11-02, summary: Première version}]\n---\nTexte.\n";
    story.site.write("content/notes/accueil.md", note);
    let ran = story.run("carnet build");
    assert!(ran.success, "{}", ran.said);
    let page = story.made("public/notes/accueil/index.html");
    assert!(
        element(&page, "details", "report").contains("value=\"https://example.org/carnets/notes/accueil/\""),
        "{page}"
    );
    assert!(story.made(".github/workflows/lettre.yml").contains("run: python3 lettre.py \"$FIL\" 7\n"));
    if !story.run("python3 --version").success {
        return;
    }
    let shown = story.run("python3 lettre.py public/feed.xml 36500");
    assert!(shown.success && shown.said.contains("https://example.org/carnets/notes/accueil/"), "{}", shown.said);
    assert!(story.run("python3 lettre.py public/feed.xml -36500").said.starts_with("Rien de nouveau"));
    story.site.write(".tools/smtplib.py", SMTP);
    let account = "SMTP_SERVEUR=smtp.example.org SMTP_COMPTE=carnet SMTP_MOT_DE_PASSE=secret LISTE=liste@example.org";
    let sent = story.run(&format!("export PYTHONPATH=$PWD/.tools {account}; python3 lettre.py public/feed.xml 36500"));
    assert!(sent.success && sent.said.is_empty(), "{}", sent.said);
    let asked = story.made("asked.txt");
    assert!(
        asked.starts_with("smtp.example.org\ncarnet\nsecret\nliste@example.org\nNos carnets : ce qui a changé\n"),
        "{asked}"
    );
}

#[test]
fn the_site_of_a_server_of_one_s_own() {
    let story = Story::new().play("publier-le-site");
    let tool = "#!/bin/sh\necho \"rsync $*\" > asked.txt\n";
    story.site.write(".tools/rsync", tool);
    let permissions = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    fs::set_permissions(story.site.path().join(".tools/rsync"), permissions).expect("it is ours");
    story.site.write("content/notes/a.md", "# A\n\n[[a]]\n");
    let ran = story.run("sh deposer.sh");
    assert!(ran.success, "{}", ran.said);
    let asked = story.made("asked.txt");
    let expected =
        "rsync --recursive --times --delete-after --delay-updates --exclude .carnet-* public/ compte@example.org:";
    assert!(asked.starts_with(expected), "{asked}");
    assert!(story.made("public/index.html").contains("href=\"https://example.org/carnets/\""));
    assert!(story.made(".github/workflows/carnet.yml").contains("carnet build --preview"));
}

#[test]
fn from_an_empty_folder_to_a_site_that_is_checked() {
    let story = Story::new().play("deux-parcours");
    assert!(story.made(".github/workflows/carnet.yml").contains("carnet check --format github"));
    assert!(story.made("public/notes/appeler-le-lendemain/index.html").contains("Écrire une note"));
}

#[test]
fn every_command_named_in_a_sentence_is_one() {
    let story = Story::new();
    for name in NOTES {
        let text = note(name);
        for event in events(&text) {
            if let pulldown_cmark::Event::Code(code) = event
                && code.starts_with("carnet ")
            {
                story.is_understood(&code);
            }
        }
    }
}

#[test]
fn a_first_note() {
    let story = Story::new().play("premiere-note");
    let page = story.made("public/notes/preparer-un-retour-a-la-maison/index.html");
    assert!(page.contains("href=\"../../notes/ecrire-une-note/\""), "{page}");
    assert!(!story.is_anywhere("public", "en vrac"));
}

#[test]
fn installing_and_another_version() {
    let story = Story::new().play("installer-carnet");
    let (before, after) = (story.made("../avant.txt"), story.made("../apres.txt"));
    assert!(before == after && before.contains("./index.html\n"), "{before}\n{after}");
    let platforms = fs::read_to_string(root().join("tests/release.d/platforms.py")).expect("it is there");
    let readme = fs::read_to_string(root().join("README.md")).expect("it is there");
    for text in [&note("installer-carnet"), &platforms, &readme] {
        assert!(text.contains("carnet-notebook"), "the name of the package for npm");
    }
}

#[test]
fn the_editor() {
    let story = Story::of_public_notes();
    story.site.write("static/admin/sveltia-cms.js", "program");
    story.site.write("content/notes/a.md", "# A\n\nUn texte.\n");
    story.site.write("content/authors/equipe.md", "---\nname: Équipe\n---\n");
    let notebook = "---\ntitle: Accueil\nnotes:\n  - note: a\n  - note: preparer-l-arrivee\n---\n";
    story.site.write("content/notebooks/accueil.md", notebook);
    let story = story.play("installer-l-editeur");
    let ran = story.run("carnet build");
    assert!(ran.success && ran.said.contains("0 avertissement"), "{}", ran.said);
    let told = story.made("public/admin/config.json");
    for line in ["\"name\": \"gitlab\"", "\"repo\": \"sante/carnets\"", "\"auth_type\": \"pkce\""] {
        assert!(told.contains(line), "{line}\n{told}");
    }
    let page = story.made("public/notes/a/index.html");
    assert!(page.contains("href=\"../../admin/#/collections/notes/entries/a\""), "{page}");
    let page = story.made("public/notes/preparer-l-arrivee/index.html");
    assert!(page.contains("Première version") && page.contains("du matin"), "{page}");
}

#[test]
fn links() {
    let story = Story::of_public_notes().play("relier-les-notes");
    let page = |note: &str| story.made(&format!("public/notes/{note}/index.html"));
    let embedded = page("preparer");
    assert!(embedded.contains("Une unité volontaire") && embedded.contains("Extrait de"), "{embedded}");
    assert!(embedded.contains("href=\"../../notes/deployer/#block-regle\""), "{embedded}");
    assert!(page("deployer").contains("La règle tient en une phrase"), "the sentence around the link");
    let back = page("retour");
    for words in [">Déployer pas à pas</a>", ">Se préparer, en équipe</a>", "href=\"https://example.org/guide.pdf\""]
    {
        assert!(back.contains("id=\"c-further\"") && back.contains(words), "{words}\n{back}");
    }
    let broken = page("suite");
    assert!(!broken.contains("href=\"deploier") && broken.contains("class=\"broken\" title="), "{broken}");
    // After the new name.
    let ran = story.run("carnet build");
    assert!(ran.success, "{}", ran.said);
    assert!(page("preparer").contains("href=\"../../notes/deployer-pas-a-pas/#block-regle\""));
    assert!(page("deployer").contains("http-equiv=\"refresh\""), "the old address leads on");
    let english = story.made("public/langues/en/index.html");
    assert!(english.contains("lang=\"en\">Notes in English</h1>") && english.contains("Deploying step by step"));
    assert!(story.made("public/notes/index.html").contains("<span>en anglais</span>"));
}

#[test]
fn every_form_of_link_leads_somewhere() {
    let story = Story::of_public_notes();
    for (info, example) in story::examples(&note("relier-les-notes")) {
        if let Some(path) = info.strip_prefix("markdown ").filter(|path| !path.ends_with("suite.md")) {
            story.site.write(path, example);
        }
    }
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>";
    for (path, text) in [
        ("content/notes/plan.svg", svg),
        ("content/notebooks/parcours.md", "---\nnotes: [deployer]\n---\n"),
        ("content/authors/equipe.md", "---\nname: Équipe\n---\n"),
        ("content/communities/reseau.md", "---\nname: Réseau\n---\n"),
        ("content/bases/savoirs.md", "---\nnotebooks: [parcours]\n---\n"),
    ] {
        story.site.write(path, text);
    }
    let forms = lists::first_column(&note("relier-les-notes"));
    assert_eq!(forms.len(), 21);
    for form in forms {
        let form = form.replace("\\|", "|");
        story.site.write("content/notes/essai.md", format!("# Essai\n\n{form}\n\n## Plus loin\n\nFin.\n"));
        let messages = story.site.messages();
        assert!(!messages.contains("essai.md:"), "{form}\n{messages}");
        let page = story.site.page("notes/essai/index.html");
        let text = page.split("<div class=\"prose\"").nth(1).and_then(|text| text.split("</article>").next());
        let text = text.and_then(|text| text.split("id=\"plus-loin\"").next()).expect("the text before the heading");
        assert!(["<a ", "<img "].iter().any(|element| text.contains(element)), "{form}\n{text}");
    }
}

#[test]
fn the_text_of_a_note() {
    let story = Story::of_public_notes().play("ecrire-le-texte");
    let ran = story.run("carnet build");
    assert!(ran.success, "{}", ran.said);
    let page = story.made("public/notes/depart/index.html");
    assert_eq!(page.matches("type=\"checkbox\"").count(), 4, "{page}");
    let letter = story.made("public/notes/lettre/index.html");
    assert_eq!(letter.matches("class=\"callout callout-model\"").count(), 2, "{letter}");
    assert!(
        letter.contains("data-save=\"Télécharger\"") && letter.contains("la rencontre a lieu à [lieu]."),
        "{letter}"
    );
    let rate = story.made("public/notes/taux/index.html");
    assert_eq!(rate.matches("<math").count(), 3, "{rate}");
    assert!(rate.contains("formulas.css") && rate.contains("5\u{a0}$ par personne, ou 10$/mois"), "{rate}");
    for piece in ["aria-label=\"commencé\"", "aria-label=\"abandonné\"", "Vos coches restent dans ce navigateur."] {
        assert!(page.contains(piece), "{piece}\n{page}");
    }
}

#[test]
fn notebooks() {
    let story = Story::of_public_notes().play("carnets-et-parcours");
    story.site.remove("content/notebooks/incomplet.md");
    let page = story.site.page("notes/dire-bonjour/index.html");
    assert!(page.contains("Étape 3 sur 4") || page.contains("étape 3 sur 4"), "{page}");
    for words in ["Démarrer dans l’équipe", "Intégré par", "2 novembre 2026"] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    assert!(page.contains("Étape suivante") && page.contains("assets/progress.js"), "{page}");
    let notebook = story.site.page("carnets/accueillir/index.html");
    let order: Vec<usize> = ["Dire bonjour", "Préparer la chambre", "Appeler la famille"]
        .iter()
        .filter_map(|title| notebook.find(title))
        .collect();
    assert!(order.len() == 3 && order.is_sorted(), "the pinned one first: {order:?}\n{notebook}");
    let files = story.site.files();
    let book = String::from_utf8_lossy(&files["carnets/accueillir/accueillir.epub"]);
    for words in ["Accueillir", "Préparer la chambre", "Regardez la personne", "Étape 3 sur 4"] {
        assert!(book.contains(words), "{words}\n{book}");
    }
    assert!(notebook.contains("accueillir.epub") && notebook.contains("Emporter ce carnet (EPUB)"), "{notebook}");
    // What is kept back leaves no gap in the numbers.
    story.site.write("content/notes/appeler-la-famille.md", "---\ntitle: Appeler\nvisibility: private\n---\n");
    let page = story.site.page("notes/dire-bonjour/index.html").to_lowercase();
    assert!(page.contains("étape 2 sur 3"), "{page}");
}

#[test]
fn a_statement_of_accessibility() {
    let story = Story::new().play("publier-le-site");
    story.site.write("content/notes/a.md", "# A\n\n[[a]]\n");
    let page = story.site.page("declaration-d-accessibilite/index.html");
    for words in ["partiellement conforme", "12 octobre 2026", "Équipe de la qualité", "mailto:acces@example.org"] {
        assert!(page.contains(words), "{words}\n{page}");
    }
}

#[test]
fn lexicon_and_organisations() {
    let story = Story::of_public_notes().play("lexique-et-organisations");
    let lexicon = story.site.page("lexique/index.html");
    for words in ["Personne qui garde la vue d’ensemble", "Pivot, Personnes pivots", "Préparer le départ"] {
        assert!(lexicon.contains(words), "{words}\n{lexicon}");
    }
    let visit = story.site.page("notes/visite/index.html");
    assert_eq!(visit.matches("class=\"internal term\"").count(), 1, "{visit}");
    assert!(visit.contains("notes/pivot/\">pivot</a> téléphone") && visit.contains("<dt>"), "{visit}");
    let organisations = story.site.page("organisations/index.html");
    assert_eq!(organisations.matches("Maison du répit").count(), 10, "twice, each with four ways: {organisations}");
    for words in ["Estrie", "href=\"tel:8195550100;ext=12\"", "12 rue des Ormes", "Hébergement"] {
        assert!(organisations.contains(words), "{words}\n{organisations}");
    }
    assert!(story.site.page("notes/maison-du-repit/index.html").contains("819 555-0100, poste 12"));
}

#[test]
fn images_and_media() {
    let story = Story::of_public_notes();
    story.site.write("content/notes/salle.jpg", crate::photographs::photograph(1600, 1200, None));
    story.site.write("content/notes/accueil.mp4", "film");
    story.site.write("content/notes/depliant.pdf", "texte");
    let story = story.play("images-et-medias");
    let page = story.site.page("notes/accueil/index.html");
    assert!(page.contains("<track kind=\"captions\" src=\"../../notes/accueil.vtt\" srclang=\"fr-CA\""), "{page}");
    assert!(page.contains("href=\"../../notes/depliant.pdf#page=2\""), "{page}");
    assert!(story.site.page("notes/salle/index.html").contains("../../notes/salle.jpg.480.jpg 480w"));
    let page = story.site.page("notes/visite/index.html");
    for words in [
        "<a class=\"image-link\" href=\"../../notes/portes.svg\" title=\"Ouvrir l’image en grand\"><img src=\"../../notes/portes.svg\"",
        "width=\"600\" height=\"120\" decoding=\"async\"></a><figcaption>Les trois portes, dans l’ordre. \
         <span class=\"credit\">Crédit\u{a0}: <a class=\"external\" rel=\"external\" href=\"https://example.org/maude\">",
        "<span class=\"credit\">Crédit\u{a0}: <a href=\"https://example.org/dessins/plan\" rel=\"external\">Équipe de soutien</a>, \
         <a href=\"https://creativecommons.org/licenses/by/4.0/deed.fr\" rel=\"license\">CC BY 4.0</a>",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
}

#[test]
fn history() {
    let story = Story::of_public_notes().play("tenir-l-historique");
    let due = story.site.page("a-relire/index.html");
    assert!(due.contains("Numéros utiles") && due.contains("En retard") && due.contains("Nadia"), "{due}");
    assert!(story.site.page("notes/numeros/index.html").contains("Relecture en retard"));
    let ran = story.run("carnet check");
    assert!(!ran.said.contains("unrecorded-change"), "it was silenced: {}", ran.said);
    let ran = story.run("carnet build");
    assert!(ran.success, "{}", ran.said);
    for path in ["public/notes/appeler/index.html", "public/feed.xml", "public/journal/2026-10/index.html"] {
        assert!(story.made(path).contains("Deux jours au lieu de trois"), "{path}");
    }
    let page = story.made("public/notes/appeler/index.html");
    assert!(page.contains("Modifiée le 5 octobre 2026") || page.contains("5 octobre 2026"), "{page}");
}

#[test]
fn sources() {
    let story = Story::of_public_notes().play("citer-ses-sources");
    let page = story.site.page("notes/passage-de-relais/index.html");
    assert_eq!(
        texts(element(&page, "section", "sources"), "li", ""),
        [
            "Donabedian, A. (1988). The quality of care. JAMA, 260(12), 1743–1748. https://doi.org/10.1001/jama.260.12.1743",
            "Haute Autorité de santé. (s. d.). Saed, un guide pour faciliter la communication. \
             Consulté le 2 novembre 2026 à l’adresse https://example.org/saed",
            "Note de service du 3 mars 2020, non publiée.",
            "Tremblay, M.-È. et Roy, J. (2021). Confier une personne : guide. Presses du Réseau.",
        ]
    );
    let answers = element(&page, "ul", "feedback").to_owned();
    assert!(answers.contains("mailto:relecture@example.org?subject=Une%20erreur"), "{answers}");
    assert!(answers.contains("https://example.org/depot/edit/main/content/notes/passage-de-relais.md"), "{answers}");
    let citing = story.site.page("notes/confier/index.html");
    let prose = text(element(&citing, "div", "prose"));
    assert!(prose.contains("(Tremblay et Roy, 2021, p. 12; Haute Autorité de santé, s. d.)"), "{prose}");
    assert!(prose.contains("Tremblay et Roy (2021) proposent"), "{prose}");
    assert!(page.contains("<cite>JAMA</cite>, <i>260</i>(12)"), "{page}");
}

#[test]
fn visibility() {
    let story = Story::of_public_notes().play("choisir-qui-peut-lire");
    for secret in ["Mme T", "cas-de-mme-t", "trop tard", "Rosalie", "rosalie", "plan-confidentiel"] {
        for folder in ["public", "public-reseau-est"] {
            assert!(!story.is_anywhere(folder, secret), "{secret} in {folder}");
        }
    }
    for kept_back in ["Guide de la communauté", "guide-de-la-communaute", "Réservé aux équipes"] {
        assert!(!story.is_anywhere("public", kept_back), "{kept_back}");
        assert!(story.is_anywhere("public-reseau-est", kept_back), "{kept_back}");
    }
    let page = story.made("public/notes/accueil/index.html");
    assert!(page.contains("href=\"../../notes/horaire-de-garde/\""), "{page}");
    assert!(page.contains("note non publiée</span> et <span") && page.contains(">le guide</span>"), "{page}");
    assert!(
        story.made("public/notes/horaire-de-garde/index.html").contains("<meta name=\"robots\" content=\"noindex\">")
    );
    for list in ["index.html", "notes/index.html", "index.json", "feed.xml"] {
        assert!(!story.made(&format!("public/{list}")).contains("Horaire de garde"), "{list}");
    }
    let review = story.made("preview/notes/cas-de-mme-t/index.html");
    assert!(review.contains("<b>Aperçu pour relecture</b>") && review.contains("trop tard"), "{review}");
    let ran = story.run("carnet build --output public-reseau-est");
    assert!(!ran.success && ran.said.contains("community:reseau-est"), "{}", ran.said);
    story.site.write("content/notes/faute.md", "---\nvisibility: publique\n---\n");
    let ran = story.run("carnet build");
    assert!(!ran.success && ran.said.contains("unknown-visibility"), "{}", ran.said);
}

#[test]
fn a_vault() {
    let story = Story::new().play("venir-d-obsidian");
    let page = story.made("public/notes/reunion-du-lundi/index.html");
    assert!(page.contains("À retenir"), "{page}");
    assert!(!story.is_anywhere("public", "dataview"));
    let kept = "---\naliases: [Autre]\n---\n> [!tip]- Plus\n> Replié.\n\n==ainsi== %%caché%% ![[plan.png|300]]\n\n- [x] Fait[^1]\n\n[^1]: Bas.\n";
    story.site.write("lu.md", format!("{kept}\n```dataview\nlist\n```\n\nclé:: valeur\n"));
    story.site.write("plan.png", "");
    story.site.write("lié.md", "[[Autre]] [[rien]]\n");
    story.site.remove("carnet.yaml");
    let ran = story.run("carnet init --vault . && carnet build");
    assert!(ran.success, "{}", ran.said);
    assert!(story.made("carnet.yaml").contains("links: {unresolved: warn}"), "it has a broken link");
    let page = story.made("public/notes/lu/index.html");
    for piece in [
        "<mark>ainsi</mark>",
        "<details",
        "width=\"300\"",
        "type=\"checkbox\"",
        "footnote",
        "clé:: valeur",
        "language-dataview",
    ] {
        assert!(page.contains(piece), "{piece}\n{page}");
    }
    assert!(!story.is_anywhere("public", "caché"));
}

#[test]
fn what_a_template_is_given() {
    let story = Story::of_public_notes();
    story.site.write("content/notes/a.md", "# A\n");
    let text = note("adapter-le-theme");
    let sections = lists::sections(&text);
    let given = &sections["Ce qu'un gabarit reçoit"];
    let mut template = String::new();
    for (name, of) in [("site", "site"), ("page", "page"), ("La page elle-même", "note")] {
        let fields = given.codes[name].iter().filter(|code| !["note", "notebook"].contains(&code.as_str()));
        for field in fields {
            template.push_str(&format!("{{% if {of}.{field} is undefined %}}no {of}.{field}{{% endif %}}"));
        }
    }
    assert_eq!(template.matches(" is undefined ").count(), 10 + 8 + 10);
    story.site.write("themes/sien/templates/note.html", template);
    story.site.write("carnet.yaml", "title: Essai\ntheme: sien\ndefaults: {visibility: public}\n");
    assert_eq!(story.site.page("notes/a/index.html").trim(), "");
}

#[test]
fn search() {
    let story = Story::of_public_notes().play("chercher");
    let ran = story.run("carnet build");
    assert!(ran.success, "{}", ran.said);
    assert!(story.made("public/notes/liste-de-sortie/index.html").contains("<dd>Checklist</dd>"));
    assert!(story.is_anywhere("public/assets/search-index", "hecklist"), "another name is searched for");
    story.site.write("carnet.yaml", "title: Essai\nsearch: false\ndefaults: {visibility: public}\n");
    assert!(story.run("carnet build").success);
    assert!(!story.site.path().join("public/recherche").exists());
}

#[test]
fn a_theme() {
    let story = Story::new().play("adapter-le-theme");
    let page = story.made("public/notes/essai/index.html");
    for piece in ["<p>Durée : 15 minutes</p>", "content=\"Équipes de soins\"", "La fiche en bref"] {
        assert!(page.contains(piece), "{piece}\n{page}");
    }
    assert!(!story.made("public/index.html").contains("Durée"));
    assert!(page.contains("href=\"../../assets/couleurs.css?v="), "{page}");
    assert!(story.made("public/assets/couleurs.css").contains("#7a1f5c"));
    let default = story.made("public/assets/style.css");
    for name in ["--page", "--ink", "--muted", "--link", "--path"] {
        assert!(default.contains(&format!("{name}: light-dark(")), "{name}");
    }
    story.site.write("carnet.yaml", "title: Essai\ntheme: sobre\nlanguage: fr\ndefaults: {visibility: public}\n");
    story.site.write("content/notebooks/un.md", "---\nnotes: [essai]\n---\n");
    assert!(!story.site.messages().contains("themes/"), "{}", story.site.messages());
    let home = story.site.page("index.html");
    assert!(home.contains("<ol class=\"contents-table\">") && home.contains("assets/sobre.css?v="), "{home}");
}
