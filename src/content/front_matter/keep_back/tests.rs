//! Tests of `keep_back`.

use super::*;
use crate::content::front_matter::table::keys_of;
use crate::content::keys::Role;
use crate::content::yaml;
use crate::diagnostics::Problems;

fn asked(group: &KeyGroup, text: &str) -> ForeignGuards {
    let mut problems = Problems::of(&"a.md".into());
    let mut node = yaml::parse(text, 0, &mut problems).expect("readable");
    take(&mut node, group, false, &TimeZone::UTC)
}

fn wishes(text: &str) -> usize {
    asked(keys_of(Role::Note), text).wishes.len()
}

#[test]
fn what_asks_is_told_from_what_does_not() {
    for asks in [
        "brouillon: oui",
        "Draft: true",
        "wip: 1",
        "published: false",
        "publié: non",
        "published: pas encore",
        "dg-publish: no",
        "dg-publish:",
        "public: maybe",
        "share: off",
        "online: 0",
        "en ligne: non",
        "private: yes",
        "privée: vrai",
        "hidden: on",
        "masquée: oui",
        "unlisted: true",
        "noindex: true",
        "confidentiel: x",
        "robots: 'noindex, nofollow'",
        "archived: true",
        "exclude: true",
        "sitemap: false",
        "sitemap: {disable: true}",
        "build: {list: never}",
        "permalink: false",
        "Visibility: private",
        "visibilité: privée",
        "access: members",
        "access: [public, members]",
        "status: draft",
        "statut: brouillon v2",
        "state: Private",
        "password: abc",
        "publishDate: demain",
        "embargo: true",
        "unpublish: true",
        "eleventyExcludeFromCollections: true",
        "isPublic: false",
        "params: {draft: true}",
        "params: {a: [{b: {draft: true}}]}",
        "head: [[meta, {name: robots, content: 'noindex, nofollow'}]]",
        "meta: [{name: description, content: a}, {name: robots, content: noindex}]",
        "search: exclude",
        "search: {exclude: true}",
        "nav_exclude: true",
        "diffusion: restreinte",
        "ready_to_publish: false",
        "à diffuser: non",
        "dr\u{200b}aft: true",
        "brouillon\u{a0}: oui",
        "tags: [soins, draft]",
        "tags: brouillon",
        "tags: '#Ébauche'",
        "tags: [statut/brouillon]",
        "tags: soins, wip",
        "tag: draft",
        "keywords: [Non publié]",
        "type: draft",
        "category: privé",
        "layout: Draft",
        "mots-clés: [[[brouillon]]]",
        "status: [draft]",
    ] {
        assert_eq!(wishes(asks), 1, "{asks}");
    }
    for nothing in [
        "brouillon: non",
        "Draft: false",
        "published: true",
        "published: 2024-01-01",
        "public: oui",
        "dg-publish: true",
        "private: no",
        "hidden: faux",
        "unlisted: false",
        "noindex: 0",
        "Visibility: public",
        "visibilité: publique",
        "access: Tout le monde",
        "status: en cours",
        "state: x",
        "robots: index",
        "hide: [navigation, toc]",
        "exclude: [a, b]",
        "sitemap: {priority: 0.5}",
        "sitemap: true",
        "index: 3",
        "share: https://example.org/",
        "publishDate:",
        "permalink: /a/",
        "draft: true",
        "visibility: private",
        "publish: false",
        "extra: {private: true}",
        "cssclass: hidden",
        "meta: [{name: robots, content: index}, {name: author, content: private}]",
        "search: {boost: 2}",
        "diffusion: large",
        "tags: [aqueduc privé, brouillons de lettres, drafting]",
        "tags: [brouillon/lettre]",
        "type: note",
        "layout: post",
    ] {
        assert_eq!(wishes(nothing), 0, "{nothing}");
    }
}

#[test]
fn every_key_of_the_table_can_ask() {
    for (meaning, key) in table::keys() {
        let value = match meaning {
            Meaning::Keeps | Meaning::MayKeep => "true",
            Meaning::Shows | Meaning::MayShow => "false",
            Meaning::Level | Meaning::State | Meaning::Mark => "private",
            Meaning::From | Meaning::Until => "2024-02-29",
        };
        for group in [
            keys_of(Role::Note),
            keys_of(Role::Notebook),
            keys_of(Role::Base),
            keys_of(Role::Page),
            keys_of(Role::Home),
            keys_of(Role::Author),
        ] {
            let asked = asked(group, &format!("{key}: {value}"));
            let is_read = is_guard(key) || meaning == Meaning::Mark && !MARKED.contains(&key);
            let read = is_read && group.key(key).is_some();
            assert_eq!(asked.wishes.len() + asked.dates.len(), usize::from(!read), "{key} in {}", (group.of)());
        }
    }
}

#[test]
fn dates_keep_back_on_their_side() {
    let at = |text: &str| text.parse::<jiff::Timestamp>().expect("an instant");
    for (text, now, kept) in [
        ("publishDate: 2024-02-29", "2024-02-28T12:00Z", true),
        ("publishDate: 2024-02-29", "2024-02-29T00:00Z", false),
        ("publish_date: 29 février 2024 à 14 h 57", "2024-02-29T14:56Z", true),
        ("date: 2024-03-01", "2024-02-29T00:00Z", true),
        ("expiryDate: 2024-02-29", "2024-02-28T12:00Z", false),
        ("expires: 2024-02-29", "2024-02-29T00:00Z", true),
        ("unpublish: 2024-02-29T14:57", "2024-02-29T15:00Z", true),
    ] {
        let asked = asked(keys_of(Role::Note), text);
        assert_eq!(asked.dates.iter().map(|bound| bound.keeps_back(at(now))).collect::<Vec<_>>(), [kept], "{text}");
    }
}

#[test]
fn a_sentence_asks_nothing() {
    for (key, value, expected) in [
        ("Published", "the report came out", false),
        ("Note", "ceci est important", false),
        ("Public", "les enfants", false),
        ("Draft", "true", true),
        ("Statut", "brouillon", false),
        ("Visibilité", "privée", true),
    ] {
        assert_eq!(asks_plainly(key, value, false), expected, "{key}: {value}");
    }
    assert!(asks_plainly("Statut", "brouillon", true));
}
