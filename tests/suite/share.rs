//! The images that stand for notes where they are shared.

use carnet::pipeline::Pipeline;
use carnet::publish::audience::Audience;

use crate::site::{bytes, site};

const SITE: &str = "\
//- carnet.yaml
title: Nos carnets
language: fr-CA
base_url: https://example.org/
defaults: {visibility: public}
og_images: true
//- content/notebooks/n.md
---
title: Premiers pas
notes: [a, b]
---
//- content/notes/a.md
# Accueillir
//- content/notes/b.md
---
title: Orienter
cover: {image: plan.svg, alt: Un plan}
---
//- content/notes/plan.svg
<svg xmlns=\"http://www.w3.org/2000/svg\"/>
//- content/notes/c.md
---
title: Cachée
visibility: unlisted
---
//- content/notes/d.md
---
title: Secrète
visibility: private
---
";

#[test]
fn a_note_that_lists_name_has_a_card_unless_it_has_a_cover() {
    let site = site(SITE);
    let files = site.files();
    let cards: Vec<&String> = files.keys().filter(|path| path.ends_with(".card.png")).collect();
    assert_eq!(cards, ["notes/a/index.card.png"]);
    let card = &files["notes/a/index.card.png"];
    assert_eq!(imagesize::blob_size(card).map(|size| (size.width, size.height)).ok(), Some((1200, 630)));
    let page = site.page("notes/a/index.html");
    for tag in [
        "<meta property=\"og:image\" content=\"https://example.org/notes/a/index.card.png\">",
        "<meta property=\"og:image:width\" content=\"1200\">",
        "<meta name=\"twitter:card\" content=\"summary_large_image\">",
    ] {
        assert!(page.contains(tag), "{tag}\n{page}");
    }
    assert!(site.page("notes/b/index.html").contains("content=\"https://example.org/notes/plan.svg\""));
    assert!(!site.page("notes/c/index.html").contains("og:image"));
}

#[test]
fn nothing_is_drawn_unless_it_is_asked_for() {
    let site = site(&SITE.replace("og_images: true\n", ""));
    assert!(!site.files().keys().any(|path| path.ends_with(".png")));
    assert!(!site.page("notes/a/index.html").contains("og:image"));
}

/// A preview keeps its plan while documents have other words at most: the cards are drawn of these words.
#[test]
fn a_card_follows_the_titles_on_it() {
    let site = site(SITE);
    let mut kept = Pipeline::default();
    site.build_with(&mut kept, Audience::Public);
    for (path, text) in [
        ("content/notes/a.md", "---\ntitle: Accueillir autrement\n---\n"),
        ("content/notes/a.md", "---\ntitle: Accueillir mieux\n---\n"),
        ("content/notebooks/n.md", "---\ntitle: Derniers pas\nnotes: [a, b]\n---\n"),
    ] {
        site.write(path, text);
        let again = bytes(&site.build_with(&mut kept, Audience::Public).1.site.expect("no errors"));
        let fresh = bytes(&site.build().1.site.expect("no errors"));
        assert!(again["notes/a/index.card.png"] == fresh["notes/a/index.card.png"], "{path}");
    }
}
