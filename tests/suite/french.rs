//! The program in French: what a person reads in a terminal, from a build to an option that does not exist.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use insta::assert_snapshot;

use crate::cli::{carnet, carnet_with, told};
use crate::site::{Site, site};

/// Runs the program in French; gives what it told.
fn said(site: &Site, arguments: &[&str]) -> String {
    told(&carnet(site, &[&["--lang", "fr"], arguments].concat()))
}

#[test]
fn a_build_with_errors_and_one_without() {
    let site = site("//- content/notes/a.md\n---\ntitle: 'a\n---\n");
    assert_snapshot!(said(&site, &["build"]), @"
    exit 1
    --- out

    --- err
    erreur[yaml] : faute de forme (YAML) : le guillemet n’est pas fermé
     --> content/notes/a.md:2:8
      |
    2 | title: 'a
      |        ^ ouvert ici
      |
      = aide : fermez-le : le même guillemet se met à la fin du texte

    erreur : 1 erreur, 0 avertissement : rien n’a été écrit
    ");
    site.write("content/notes/a.md", "Vers [[b]].\n");
    site.write("content/notes/b.md", "Vers [[a]].\n");
    site.write("content/notes/c.md", "---\nvisibility: private\n---\n");
    site.write("content/notes/d.md", "---\ndraft: true\n---\n");
    let built = said(&site, &["build"]);
    let expected = "\n2 notes, 0 carnet\u{202f}; retenues\u{a0}: 1 brouillon, 1 privée\u{202f}; 0 avertissement\n";
    assert!(built.contains(expected), "{built}");
    assert!(built.contains(" fichiers écrits, 0 inchangé dans ./public (… s)\n"), "{built}");
}

#[test]
fn the_site_decides_where_nothing_is_asked() {
    let site = site("//- carnet.yaml\ntitle: Essai\nlanguage: fr\n");
    let mut command = Command::new(env!("CARGO_BIN_EXE_carnet"));
    let output = command.arg("check").current_dir(site.path()).env("LC_ALL", "en_CA.UTF-8").output().expect("it runs");
    let line = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(line, "0 note, 0 carnet\u{202f}; 0 erreur, 0 avertissement, 0 conseil\n");
}

#[test]
fn a_new_note_and_one_that_cannot_be() {
    let site = site("//- carnet.yaml\ntitle: Essai\ndefaults: {visibility: public}\n");
    assert_snapshot!(said(&site, &["new", "note", "Accueillir"]), @r"
    exit 0
    --- out
    créé : content/notes/accueillir.md
    ensuite : écrivez la note, puis ajoutez-la à la liste d’un carnet, ou faites-y mener un lien d’une autre note
    --- err
    ");
    assert_snapshot!(said(&site, &["new", "note", "Accueillir"]), @"
    exit 2
    --- out

    --- err
    erreur[file-exists] : un fichier porte déjà ce nom
    --> content/notes/accueillir.md
     = aide : choisissez un autre titre, ou une autre adresse : `--slug accueillir-2`

    erreur : rien n’a été changé
    ");
    assert_snapshot!(said(&site, &["revise", "acceuillir", "-s", "neuf", "--author", "Zoé"]), @"
    exit 2
    --- out

    --- err
    erreur[unknown-name] : aucune note ne s’appelle « acceuillir »
     = aide : vouliez-vous dire « Accueillir » ?

    erreur : rien n’a été changé
    ");
    assert_snapshot!(said(&site, &["rename", "accueillir", "recevoir"]), @r"
    exit 0
    --- out
    content/notes/accueillir.md -> content/notes/recevoir.md
    0 lien corrigé, 0 autre fichier changé
    l’ancienne adresse /notes/accueillir/ mène à la nouvelle
    --- err
    ");
}

#[test]
fn what_init_says_is_in_the_language_of_what_it_writes() {
    let place = site("//- a.md\n# A\n\n[[rien]]\n//- b.md\n---\ndg-publish: false\n---\n");
    place.remove("carnet.yaml");
    let mut command = Command::new(env!("CARGO_BIN_EXE_carnet"));
    let output = command.args(["init", "--vault", "."]).current_dir(place.path()).env("LC_ALL", "C").output();
    assert_snapshot!(told(&output.expect("it runs")), @r"
    exit 0
    --- out
    ./carnet.yaml est écrit, rien d’autre n’a été changé

    trouvé         2 notes, 1 lien (1 sans destination, 0 ambigu), 0 fichier joint
    clés ignorées  dg-publish 1

    seul ce qui dit `visibility: public` sera publié, car
    1 note demande à un autre programme de ne pas la publier,
    par une clé que carnet ne lit pas : écrivez `visibility: public` dans les notes destinées à tout le monde

    ensuite :
      carnet check .                      chaque problème, avec son endroit
      carnet serve . --watch --open       le site dans un navigateur, pendant que vous écrivez
      carnet build .                      le site, dans public/
    --- err
    ");
    assert_snapshot!(said(&place, &["init", "--vault"]), @r"
    exit 2
    --- out

    --- err
    erreur : . a déjà un `carnet.yaml`
    aide : `carnet check .` dit ce qui reste à faire
    ");
}

#[test]
fn a_preview_tells_its_lines() {
    let site = site("//- content/notes/a.md\nVers [[b]].\n//- content/notes/b.md\nVers [[a]].\n");
    let mut command = Command::new(env!("CARGO_BIN_EXE_carnet"));
    command.args(["--lang", "fr", "serve", "--port", "0"]).current_dir(site.path());
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("it runs");
    let mut line = String::new();
    let read = BufReader::new(child.stderr.take().expect("a pipe")).read_line(&mut line);
    let _ = child.kill();
    let _ = child.wait();
    read.expect("a line");
    assert!(line.starts_with("2 notes, 0 carnet, ") && line.contains(" pages en "), "{line}");
    assert!(line.ends_with(" ms\n") && line.contains(','), "{line}");
    assert_snapshot!(said(&site, &["serve", "--all", "--host", "0.0.0.0"]), @r"
    exit 2
    --- out

    --- err
    erreur : `--all` montre les notes privées, et 0.0.0.0 ouvre l’aperçu au réseau
    aide : retirez `--host`, ou retirez `--all`
    ");
}

#[test]
fn the_help() {
    let site = site("");
    assert_snapshot!(said(&site, &["--help"]), @"
    exit 0
    --- out
    Fait d’un dossier de notes Markdown un site de carnets reliés, ouvert à tout le monde

    Utilisation : carnet [OPTIONS] <COMMANDE>

    Commandes :
      build        Construire le site
      serve        Montrer un aperçu du site dans un navigateur
      check        Vérifier les notes : ce qui empêche de les publier, et ce qu’une relecture relèverait
      init         Créer un petit carnet qui s’explique lui-même, ou un `carnet.yaml` pour des notes qui existent
      new          Créer un fichier : une note, un carnet, un·e auteur·trice…
      revise       Ajouter un changement daté à l’historique d’une note
      rename       Donner une autre adresse à une note : son fichier, chaque lien vers elle, et une redirection depuis l’ancienne adresse
      versions     Lister les versions des notes : où est le texte de chacune, ou pourquoi il manque
      editor       Donner au site un formulaire pour écrire dans le navigateur
      explain      Expliquer un message par son nom
      schema       Afficher le schéma JSON d’une sorte de fichier, pour votre éditeur de texte
      completions  Afficher ce qu’il faut à votre interpréteur de commandes pour compléter les commandes et les options de carnet
      man          Afficher la page de manuel, ou écrire celles de toutes les commandes dans un dossier
      help         Afficher ce message, ou l’aide d’une commande

    Options :
          --lang <LANGUE>  Langue des messages : fr, en [par défaut : celle du site]
      -h, --help           Afficher l’aide
      -V, --version        Afficher la version
    --- err
    ");
    assert_snapshot!(said(&site, &["check", "--help"]), @"
    exit 0
    --- out
    Vérifier les notes : ce qui empêche de les publier, et ce qu’une relecture relèverait

    Les erreurs et les avertissements sont ceux de `build`. Les conseils ne sont donnés qu’ici, et ne font jamais échouer la vérification, même avec `--strict`.

    Utilisation : carnet check [OPTIONS] [SITE]

    Arguments :
      [SITE]
              Le dossier du site [par défaut : .]

    Options :
          --config <FICHIER>
              La configuration du site, un fichier de son dossier [par défaut : carnet.yaml]

          --lang <LANGUE>
              Langue des messages : fr, en [par défaut : celle du site]

          --audience <PUBLIC>
              À qui le site est destiné : `public`, ou `community:` suivi du nom d’une communauté [par défaut : public]

          --strict
              Traiter chaque avertissement comme une erreur

          --format <FORMAT>
              La forme des messages [par défaut : human]
              
              Valeurs possibles :
              - human : Avec des extraits
              - json : Un objet JSON
              - github : Des commandes pour les « workflows » de GitHub
              - gitlab : Ce que GitLab montre dans les demandes de fusion

          --external
              Demander aux serveurs si les adresses du dehors existent encore ; les réponses sont gardées un jour

      -h, --help
              Afficher l’aide (un résumé avec `-h`)
    --- err
    ");
    assert_snapshot!(said(&site, &["new", "author", "-h"]), @"
    exit 0
    --- out
    Un·e auteur·trice : une personne ou une équipe

    Utilisation : carnet new author [OPTIONS] <TITRE>

    Arguments :
      <TITRE>  Son titre, entre guillemets

    Options :
          --lang <LANGUE>     Langue des messages : fr, en [par défaut : celle du site]
          --slug <SLUG>       La fin de son adresse, et le nom de son fichier [par défaut : fait à partir du titre]
          --site <DOSSIER>    Le dossier du site [par défaut : .]
          --config <FICHIER>  La configuration du site, un fichier de son dossier [par défaut : carnet.yaml]
          --team              Une équipe, pas une personne
          --community <SLUG>  Sa communauté : le nom d’un fichier de `communities/`
      -h, --help              Afficher l’aide
    --- err
    ");
    let by_command = said(&site, &["help", "new"]);
    assert!(by_command.contains("\nExemples\u{a0}:\n  carnet new note "), "{by_command}");
    let page = said(&site, &["man"]);
    assert!(page.contains(".SH NOM\n") && page.contains(".SH COMMANDES\n"), "{page}");
    assert!(said(&site, &["completions", "fish"]).contains("Construire le site"));
}

#[test]
fn arguments_that_are_wrong() {
    let site = site("");
    assert_snapshot!(said(&site, &["build", "--strcit"]), @r"
    exit 2
    --- out

    --- err
    erreur : l’argument `--strcit` n’existe pas
    aide : vouliez-vous dire « --strict » ?

    Utilisation : carnet build --strict [SITE]

    Pour en savoir plus : `--help`.
    ");
    assert_snapshot!(said(&site, &["biuld"]), @r"
    exit 2
    --- out

    --- err
    erreur : la commande `biuld` n’existe pas
    aide : vouliez-vous dire « build » ?

    Utilisation : carnet [OPTIONS] <COMMANDE>

    Pour en savoir plus : `--help`.
    ");
    assert_snapshot!(said(&site, &["check", "--format", "xml"]), @r"
    exit 2
    --- out

    --- err
    erreur : « xml » n’est pas une valeur de `--format <FORMAT>`
    aide : choisissez parmi : human, json, github, gitlab

    Pour en savoir plus : `--help`.
    ");
    assert_snapshot!(said(&site, &["build", "--base-url", "example.org"]), @"
    exit 2
    --- out

    --- err
    erreur : « example.org » n’est pas une valeur de `--base-url <ADRESSE>` : écrivez une adresse entière, par exemple https://example.org/carnet/

    Pour en savoir plus : `--help`.
    ");
    assert_snapshot!(said(&site, &["serve", "--port", "mille"]), @r"
    exit 2
    --- out

    --- err
    erreur : « mille » n’est pas une valeur de `--port <N>` : écrivez un nombre de 0 à 65535

    Pour en savoir plus : `--help`.
    ");
    assert_snapshot!(said(&site, &["revise", "a"]), @"
    exit 2
    --- out

    --- err
    erreur : il manque cet argument : --summary <PHRASE>

    Utilisation : carnet revise --summary <PHRASE> <NOTE>

    Pour en savoir plus : `--help`.
    ");
    assert_snapshot!(said(&site, &["build", "--strict=oui"]), @r"
    exit 2
    --- out

    --- err
    erreur : `--strict` ne prend pas de valeur, et reçoit « oui »

    Utilisation : carnet build --strict [SITE]

    Pour en savoir plus : `--help`.
    ");
    assert_snapshot!(said(&site, &["build", "--strict", "--strict"]), @r"
    exit 2
    --- out

    --- err
    erreur : l’argument `--strict` ne peut être donné qu’une fois

    Utilisation : carnet build [OPTIONS] [SITE]

    Pour en savoir plus : `--help`.
    ");
    assert_snapshot!(said(&site, &["explain", "orphan", "--markdown"]), @"
    exit 2
    --- out

    --- err
    erreur : l’argument `[NOM]` ne va pas avec `--markdown`

    Utilisation : carnet explain <NOM>

    Pour en savoir plus : `--help`.
    ");
    assert_snapshot!(told(&carnet_with(&site, &["--lang", "xx", "build"], &[("LC_ALL", "C")])), @"
    exit 2
    --- out

    --- err
    erreur : « xx » n’est pas une valeur de `--lang <LANGUE>` : écrivez l’un de ces codes : en, fr

    Pour en savoir plus : `--help`.
    ");
}
