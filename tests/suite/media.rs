//! Players of sounds and films, with the files that belong to them by their names.

use crate::site::site;

const FILM: &str = "\
//- carnet.yaml
title: Essai
language: fr-CA
defaults: {visibility: public}
//- content/notes/a.md
![[films/visite.mp4|La visite]]

![[films/mot.mp3]]
//- content/notes/b.md
---
visibility: private
---
![[films/secret.mp4]]
//- content/films/visite.mp4
film
//- content/films/visite.vtt
WEBVTT
//- content/films/visite.en.vtt
WEBVTT
//- content/films/visite.jpg
image
//- content/films/visite.txt
Bonjour.
//- content/films/visiteur.vtt
WEBVTT
//- content/films/mot.mp3
son
//- content/films/mot.pdf
texte
//- content/films/secret.mp4
film
//- content/films/secret.vtt
WEBVTT
";

#[test]
fn a_film_has_its_captions_its_first_image_and_what_is_said_in_it() {
    let site = site(FILM);
    let page = site.page("notes/a/index.html").replace('\u{a0}', " ");
    for words in [
        "<figure class=\"player\"><video controls preload=\"metadata\" src=\"../../films/visite.mp4\" aria-label=\"La visite\" \
         poster=\"../../films/visite.jpg\">\
         <track kind=\"captions\" src=\"../../films/visite.en.vtt\" srclang=\"en\" label=\"English\">\
         <track kind=\"captions\" src=\"../../films/visite.vtt\" srclang=\"fr-CA\" label=\"Français\" default></video>\
         <figcaption><a href=\"../../films/visite.mp4\">La visite</a> <span class=\"document-facts\">MP4, 5 o</span> \
         <a href=\"../../films/visite.txt\">Transcription</a> <span class=\"document-facts\">TXT, 9 o</span></figcaption></figure>",
        "<audio controls preload=\"metadata\" src=\"../../films/mot.mp3\" aria-label=\"mot.mp3\"></audio>\
         <figcaption><a href=\"../../films/mot.mp3\">mot.mp3</a> <span class=\"document-facts\">MP3, 4 o</span> \
         <a href=\"../../films/mot.pdf\">Transcription</a> <span class=\"document-facts\">PDF, 6 o</span></figcaption>",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    let files = site.files();
    let published: Vec<&String> = files.keys().filter(|path| path.starts_with("films/")).collect();
    let expected = ["mot.mp3", "mot.pdf", "visite.en.vtt", "visite.jpg", "visite.mp4", "visite.txt", "visite.vtt"];
    assert_eq!(published, expected.map(|name| format!("films/{name}")).iter().collect::<Vec<_>>());
}

#[test]
fn a_label_is_set_as_the_text_is() {
    let site = site(
        "//- carnet.yaml\ntitle: Essai\nlanguage: fr-CA\ndefaults: {visibility: public}\n\
         //- content/notes/a.md\n\
         ![[mot.mp3|Le mot \"d'ici\" : bonjour]]\n\n\
         ![[film.mp4|L'accueil]]\n\n\
         ![[guide.pdf|Le \"guide\"]]\n\n\
         Dans la phrase, ![[guide.pdf|l'autre \"guide\"]].\n\n\
         ![Le \"mot\"](mot.mp3)\n\
         //- content/notes/mot.mp3\nson\n//- content/notes/film.mp4\nfilm\n//- content/notes/guide.pdf\ntexte\n",
    );
    let page = site.page("notes/a/index.html").replace('\u{a0}', "~");
    for words in [
        "aria-label=\"Le mot «~d’ici~»~: bonjour\"",
        "mot.mp3\">Le mot «~d’ici~»~: bonjour</a>",
        "aria-label=\"L’accueil\"",
        "<span class=\"document-title\">Le «~guide~»</span>",
        ">l’autre «~guide~»</a>",
        "mot.mp3\">Le «~mot~»</a>",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
}
