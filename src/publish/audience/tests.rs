//! Tests of `audience`.

use super::*;
use crate::fixture::{FixtureFiles, config, documents, now, published};

fn note(front_matter: &str) -> String {
    format!("---\n{front_matter}\n---\n")
}

/// The paths that an audience sees, and those it does not with the reason.
fn seen(files: FixtureFiles, audience: &Audience) -> (Vec<String>, Vec<(String, &'static str)>) {
    let (published, withheld) = published(files, audience);
    let seen = published.iter().map(|(_, document)| document.path.clone()).collect();
    (seen, withheld.into_iter().map(|w| (w.path, w.reason.word())).collect())
}

#[test]
fn each_visibility_for_each_audience() {
    let community = note("visibility: community\ncommunity: Alpha");
    let (unlisted, private) = (note("visibility: unlisted"), note("visibility: private"));
    let draft = note("draft: true");
    let files: FixtureFiles = &[
        ("communities/alpha.md", "---\nname: Alpha\n---\n"),
        ("communities/beta.md", "---\nname: Beta\n---\n"),
        ("notes/a.md", ""),
        ("notes/b.md", &unlisted),
        ("notes/c.md", &community),
        ("notes/d.md", &private),
        ("notes/e.md", &draft),
    ];
    let hidden = |reasons: &[(&str, &'static str)]| -> Vec<(String, &'static str)> {
        reasons.iter().map(|(path, reason)| ((*path).to_owned(), *reason)).collect()
    };
    let private_and_draft = [("notes/d", Reason::Private.word()), ("notes/e", Reason::Draft.word())];
    for audience in [Audience::Public, Audience::Community("beta".into())] {
        let (seen, withheld) = seen(files, &audience);
        assert_eq!(seen, ["communities/beta", "notes/a", "notes/b"], "{audience}");
        let others = [("communities/alpha", Reason::Unjustified.word()), ("notes/c", Reason::Community.word())];
        assert_eq!(withheld, hidden(&[others, private_and_draft].concat()), "{audience}");
    }
    let (seen, withheld) = seen(files, &Audience::Community("alpha".into()));
    assert_eq!(seen, ["communities/alpha", "communities/beta", "notes/a", "notes/b", "notes/c"]);
    assert_eq!(withheld, hidden(&private_and_draft));
}

#[test]
fn drafts_are_seen_as_what_they_will_be() {
    let draft = note("draft: true");
    let private = note("draft: true\nvisibility: private");
    let files: FixtureFiles = &[("a.md", &draft), ("b.md", &private)];
    let (published, withheld) = partition(documents(&config(""), files), &Audience::Public, true, None, now());
    assert_eq!((published.len(), withheld[0].reason), (1, Reason::Private));
}

#[test]
fn people_of_withheld_notes_alone_go_with_them() {
    let secret = note("visibility: private\nauthors: zoe");
    let public = note("authors: Ana");
    let (zoe, ana) = (note("name: Zoé\ncommunity: cercle"), note("name: Ana"));
    let circle = note("name: Cercle");
    let files: FixtureFiles = &[
        ("authors/ana.md", &ana),
        ("authors/nobody.md", "---\nname: Nobody\n---\n"),
        ("authors/zoe.md", &zoe),
        ("communities/cercle.md", &circle),
        ("notes/a.md", &public),
        ("notes/b.md", &secret),
    ];
    let (seen, withheld) = seen(files, &Audience::Public);
    assert_eq!(seen, ["authors/ana", "authors/nobody", "notes/a"]);
    let unjustified: Vec<&str> =
        withheld.iter().filter(|(_, r)| *r == Reason::Unjustified.word()).map(|(path, _)| path.as_str()).collect();
    assert_eq!(unjustified, ["authors/zoe", "communities/cercle"], "her community too: she alone names it");
}

#[test]
fn the_site_s_own_community_is_known_to_all() {
    let secret = note("visibility: community\ncommunity: cercle");
    let files: FixtureFiles = &[("communities/cercle.md", "---\nname: Cercle\n---\n"), ("notes/a.md", &secret)];
    let published = |site| partition(documents(&config(""), files), &Audience::Public, false, site, now()).0.len();
    assert_eq!((published(Some("Cercle")), published(None)), (1, 0));
}

#[test]
fn audiences_are_written_as_they_are_read() {
    for text in ["public", "community:mesure-amelioration"] {
        assert_eq!(Audience::parse(text).map(|audience| audience.to_string()).as_deref(), Some(text));
    }
    for text in ["", "Public", "community", "community:", "community:Mesure", "community:../x", "private"] {
        assert_eq!(Audience::parse(text), None, "{text}");
    }
}
