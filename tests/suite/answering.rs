//! How readers answer and follow: reports, contact, the file to change, feeds.

use insta::assert_snapshot;

use crate::html::{element, find_element, tags};
use crate::site::{Site, site};

fn configured(lines: &str) -> Site {
    site(&format!(
        "
//- carnet.yaml
base_url: https://example.org/x/
defaults: {{visibility: public}}
{lines}
//- content/notes/a b.md
---
title: L'eau & « moi »
authors: [equipe]
community: reseau
published: 2024-02-07
revisions: [{{date: 2024-02-29, summary: Suite}}]
---
Texte.
//- content/notes/c.md
---
title: Sans communauté
---
//- content/authors/equipe.md
---
name: Équipe
contact: equipe@example.org
---
//- content/communities/reseau.md
---
name: Réseau
links: {{contact: https://reseau.example/}}
---
"
    ))
}

fn addresses(page: &str) -> Vec<String> {
    let links = tags(element(page, "ul", "feedback")).into_iter();
    links.filter_map(|tag| tag.get("href").map(str::to_owned)).collect()
}

#[test]
fn a_mistake_is_reported_with_title_address_and_version() {
    let site = configured(
        "report: 'https://form.example/?t={title}&a={address}&v={version}'\nedit_url: 'https://git.example/edit/{path}'",
    );
    assert_eq!(
        addresses(&site.page("notes/a-b/index.html")),
        [
            "https://form.example/?t=L%E2%80%99eau%20%26%20%C2%AB%C2%A0moi%C2%A0%C2%BB&a=https%3A%2F%2Fexample.org%2Fx%2Fnotes%2Fa-b%2F&v=2024-02-29",
            "mailto:equipe@example.org",
            "https://git.example/edit/content/notes/a%20b.md",
        ]
    );
    let community = "---\nname: Réseau\nreport: erreurs@reseau.example\n---\n";
    site.write("content/communities/reseau.md", community);
    let [report, ..] = &addresses(&site.page("notes/a-b/index.html"))[..] else { panic!("three addresses") };
    assert!(report.starts_with("mailto:erreurs@reseau.example?subject=Une%20erreur"), "{report}");
    assert!(report.contains("%0D%0AVersion%C2%A0%3A%202024-02-29%0D%0A"), "{report}");
    let [report, _] = &addresses(&site.page("notes/c/index.html"))[..] else { panic!("two addresses") };
    assert!(report.starts_with("https://form.example/"), "{report}");
}

#[test]
fn a_host_that_takes_answers_gets_a_form() {
    let site = configured("host: netlify\nreport: form");
    let page = site.page("notes/a-b/index.html");
    let form = element(&page, "details", "report");
    for words in [
        "<form name=\"carnet\" method=\"post\" data-netlify=\"true\" data-netlify-honeypot=\"site\">",
        "<input type=\"hidden\" name=\"form-name\" value=\"carnet\">",
        "<input type=\"hidden\" name=\"address\" value=\"https://example.org/x/notes/a-b/\">",
        "<input type=\"hidden\" name=\"version\" value=\"2024-02-29\">",
    ] {
        assert!(form.contains(words), "{words}\n{form}");
    }
    assert!(page.contains("assets/report.css") && !page.contains("style=\""), "{page}");
    assert_eq!(addresses(&page).len(), 1, "the author, and no second way to report");
    site.write("content/communities/reseau.md", "---\nname: Réseau\nreport: erreurs@reseau.example\n---\n");
    let page = site.page("notes/a-b/index.html");
    assert!(
        addresses(&page)[0].starts_with("mailto:erreurs@reseau.example") && !page.contains("data-netlify"),
        "{page}"
    );
    assert!(!configured("host: netlify\nreport: a@example.org").page("notes/c/index.html").contains("report.css"));
    assert_snapshot!(configured("host: apache\nreport: form").messages(), @"
    error[invalid-address]: 'form' needs a host that takes answers
     --> carnet.yaml:4:9
      |
    4 | report: form
      |         ^^^^
      |
      = help: write 'host: netlify' where Netlify serves the site, or an address of mail in the place of 'form'

    advice[waiting-messages]: 2 messages about what seems missing wait until this file is fixed: carnet.yaml
    ");
}

#[test]
fn what_is_not_configured_is_not_offered() {
    let page = configured("").page("notes/c/index.html");
    assert!(addresses(&page).is_empty());
    assert!(element(&page, "ul", "feedback").contains("<li data-print hidden>"), "printing waits for the script");
}

#[test]
fn addresses_that_cannot_be_filled_are_errors() {
    let site =
        configured("report: 'https://form.example/?a={adress}'\nedit_url: https://git.example/edit\nhub: hub.example");
    assert_snapshot!(site.messages(), @"
    error[invalid-address]: nothing is known of '{adress}' in an address
     --> carnet.yaml:3:9
      |
    3 | report: 'https://form.example/?a={adress}'
      |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: did you mean '{address}'?

    error[invalid-address]: 'https://git.example/edit' is not an address of files
     --> carnet.yaml:4:11
      |
    4 | edit_url: https://git.example/edit
      |           ^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: write https://, and {path} in the place of the file

    error[invalid-address]: 'hub.example' is not an outside address
     --> carnet.yaml:5:6
      |
    5 | hub: hub.example
      |      ^^^^^^^^^^^
      |
      = help: begin it with https:// or mailto:

    advice[waiting-messages]: 2 messages about what seems missing wait until this file is fixed: carnet.yaml
    ");
}

#[test]
fn readers_subscribe_and_feeds_name_their_hub() {
    let site = configured("hub: https://hub.example/");
    let page = site.page("notes/c/index.html");
    let foot = find_element(&page, "footer", "site-footer").expect("a foot");
    assert!(foot.contains("S’abonner\u{a0}: ") && foot.contains("S’abonner, c’est"), "{foot}");
    assert!(site.page("feed.xml").contains("<link rel=\"hub\" href=\"https://hub.example/\"/>"));
    assert!(!configured("").page("feed.xml").contains("rel=\"hub\""));
}

#[test]
fn programs_that_read_texts_have_a_list_when_it_is_asked_for() {
    let files = "
//- carnet.yaml
title: Nos carnets
description: Des notes.
base_url: https://example.org/x/
llms: true
defaults: {visibility: public}
//- content/notes/a.md
---
title: 'Un [titre]'
summary: Un résumé.
---
Texte.
//- content/notes/b.md
---
title: Deux
---
Un début.
//- content/notes/c.md
---
title: zqsecret
visibility: private
---
//- content/notes/d.md
---
title: zqsecret aussi
visibility: unlisted
---
//- content/notebooks/un.md
---
title: Un carnet
summary: Ce qu'il contient.
notes: [a]
---
//- content/notebooks/deux.md
---
title: Un autre
notes: [a]
---
";
    let site = site(files);
    assert_snapshot!(site.page("llms.txt"), @r"
    # Nos carnets

    > Des notes.

    ## Un autre

    - [Un \[titre\]](https://example.org/x/notes/a/index.md): Un résumé.

    ## Notes hors carnet

    - [Deux](https://example.org/x/notes/b/index.md): Un début.
    ");
    site.write("carnet.yaml", "defaults: {visibility: public}\n");
    assert!(!site.files().contains_key("llms.txt"));
}
