//! The forms of every day, in `content/notes/mode-d-emploi/ecrire-le-texte.md`: each is shown by an example, and makes what the note says.

use pulldown_cmark::Event;

use super::story::{Story, events, note};

#[test]
fn the_forms_of_every_day() {
    let story = Story::of_public_notes().play("ecrire-le-texte");
    let page = story.site.page("notes/appel/index.html");
    for piece in [
        "<strong>par votre nom</strong>",
        "<em>écoutez</em>",
        "<mark>deux fois</mark>",
        "<del>lundi</del>",
        "<h2 id=\"avant-de-repondre\"",
        "<h3 id=\"dans-l-ordre\"",
        "<li>celle du soir</li>",
        "<dt>Appel de suivi</dt>",
    ] {
        assert!(page.contains(piece), "{piece}\n{page}");
    }
    let table = story.site.page("notes/horaire/index.html");
    assert!(table.contains("<td class=\"center\"><a class=\"internal\"") && table.contains(">12</td>"), "{table}");
    let quotations = story.site.page("notes/paroles/index.html");
    assert!(quotations.contains("<figcaption>Maude Roy, <em>Le travail en chemin</em>"), "{quotations}");
    assert!(quotations.contains("Ministère, 2021</a>, p.\u{a0}4)"), "{quotations}");
    let callouts = story.site.page("notes/allergies/index.html");
    assert!(callouts.contains("callout-warning") && callouts.contains("<details class=\"callout"), "{callouts}");
}

#[test]
fn every_callout_named_is_one() {
    let text = note("ecrire-le-texte");
    let mut kinds = Vec::new();
    for event in events(&text) {
        if let Event::Code(code) = event
            && code.starts_with("[!")
        {
            kinds.push(code.to_string());
        }
    }
    let story = Story::of_public_notes();
    let body: String = kinds.iter().map(|kind| format!("> {kind}\n> Texte.\n\n")).collect();
    story.site.write("content/notes/essai.md", format!("# Essai\n\n{body}"));
    let page = story.site.page("notes/essai/index.html");
    assert!(kinds.len() > 16 && page.matches("class=\"callout callout-").count() == kinds.len(), "{page}");
    // What is not known would be one more of these.
    assert_eq!(page.matches("class=\"callout callout-note\"").count(), 7, "{page}");
}
