//! Tests of `autolinks`.

use super::*;
use crate::content::markdown::dialect::Nested;
use crate::content::markdown::parser::OPTIONS;
use pulldown_cmark::Parser;

thread_local! {
    /// Bytes that were looked at for the ends of addresses.
    pub(super) static STEPS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

#[test]
fn the_end_of_many_addresses_is_looked_for_once() {
    for part in ["www.a.b/`x`", "http://a.b/*_", "http://a.b/`x`", "(*http://a.b/", "http://a.b/(", "é_www.a.b/*"] {
        STEPS.set(0);
        let text = part.repeat(1_000);
        found(&text);
        assert!(STEPS.get() <= 2 * text.len(), "{part}: {} steps for {} bytes", STEPS.get(), text.len());
    }
}

/// The texts of the bare addresses that are found, and where they lead when that is something else.
fn found(text: &str) -> Vec<String> {
    let events = super::super::events(text, Parser::new_ext(text, OPTIONS), &Nested::of(""));
    let mut out = Vec::new();
    for (at, (event, range)) in events.iter().enumerate() {
        let Event::Start(Tag::Link { link_type: LinkType::Autolink, dest_url, .. }) = event else { continue };
        let Event::Text(shown) = &events[at + 1].0 else { panic!("{:?}", events[at + 1]) };
        assert!(text.get(range.clone()).is_some());
        out.push(if shown == dest_url { shown.to_string() } else { format!("{shown} -> {dest_url}") });
    }
    out
}

#[test]
fn an_address_ends_before_the_signs_of_the_sentence() {
    for (text, expected) in [
        ("Voir https://a.org/x. Et", "https://a.org/x"),
        ("(https://a.org/x)", "https://a.org/x"),
        ("(https://a.org/x_(y)).", "https://a.org/x_(y)"),
        ("[https://a.org/x]", "https://a.org/x"),
        ("« https://a.org/x », dit", "https://a.org/x"),
        ("«https://a.org/x»", "https://a.org/x"),
        ("« https://a.org/x\u{a0}»", "https://a.org/x"),
        ("\"https://a.org/x\", dit", "https://a.org/x"),
        ("https://a.org/x?!…", "https://a.org/x"),
        ("https://a.org/?q=1&copy;", "https://a.org/?q=1"),
        ("https://a.org/?nom='rue'&n=1 le", "https://a.org/?nom='rue'&n=1"),
        ("https://a.org/x<br>", "https://a.org/x"),
        ("**https://a.org/x**", "https://a.org/x"),
        ("~~https://a.org/x~~", "https://a.org/x"),
        ("==https://a.org/x==", "https://a.org/x"),
        ("l'adresse:https://a.org", "https://a.org"),
        ("| a |\n|---|\n| https://a.org/x |\n", "https://a.org/x"),
        ("- https://a.org/x\n", "https://a.org/x"),
        ("# https://a.org/x\n", "https://a.org/x"),
        ("https://a.org/é-à", "https://a.org/é-à"),
        ("HTTPS://A.org/X", "HTTPS://A.org/X"),
        ("http://localhost:3000/", "http://localhost:3000/"),
        ("ftp://a.org/x", "ftp://a.org/x"),
    ] {
        assert_eq!(found(text), [expected], "{text}");
    }
}

#[test]
fn marks_of_emphasis_in_an_address_belong_to_it() {
    for (text, expected) in [
        ("https://a.org/~moi/x~y~z", "https://a.org/~moi/x~y~z"),
        ("https://a.org/*x*/y, et *z*", "https://a.org/*x*/y"),
        ("https://a.org/a_b_c", "https://a.org/a_b_c"),
        ("https://a.org/x*y et z*", "https://a.org/x"),
        ("https://a.org/x\\_y", "https://a.org/x_y"),
        ("https://a.org/?a=1&amp;b=2", "https://a.org/?a=1&b=2"),
    ] {
        assert_eq!(found(text), [expected], "{text}");
    }
}

#[test]
fn www_is_enough() {
    assert_eq!(found("Voir www.a.org, ou"), ["www.a.org -> http://www.a.org"]);
    assert_eq!(found("https://www.a.org"), ["https://www.a.org"]);
    assert_eq!(found("xwww.a.org moi@www.a.org www. www..."), [""; 0]);
}

#[test]
fn what_is_no_address_or_no_text_stays() {
    for text in [
        "`https://a.org`",
        "    https://a.org",
        "```\nhttps://a.org\n```",
        "<a href=\"https://a.org\">https://b.org</a>",
        "<code>https://b.org</code>",
        "<p>https://a.org</p>",
        "https:// et https://…",
        "xhttps://a.org et svn://a.org",
        "[[https://a.org]]",
    ] {
        assert_eq!(found(text), [""; 0], "{text}");
    }
    assert_eq!(found("[voir https://b.org ici](https://a.org) ![https://c.org](d.png)"), [""; 0]);
}

#[test]
fn every_element_around_an_address_keeps_its_end() {
    for text in [
        "https://a.org",
        ">https://a.org",
        "- www.a.org",
        "> - https://a.org/*x*",
        "*https://a.org*",
        "**_www.a.org_**",
        "| https://a.org |\n|-|",
        "# https://a.org",
        "[^1]\n\n[^1]: https://a.org",
        "https://a.org/*x*y *z*",
    ] {
        let mut open = Vec::new();
        for (event, _) in super::super::events(text, Parser::new_ext(text, OPTIONS), &Nested::of("")) {
            match event {
                Event::Start(tag) => open.push(tag.to_end()),
                Event::End(tag) => assert_eq!(open.pop(), Some(tag), "{text}"),
                _ => {}
            }
        }
        assert!(open.is_empty(), "{text}: {open:?}");
    }
}

#[test]
fn several_addresses_are_several_links() {
    assert_eq!(
        found("https://a.org, https://b.org\nhttps://c.org"),
        ["https://a.org", "https://b.org", "https://c.org"]
    );
}

#[test]
fn an_address_of_electronic_mail_is_a_link() {
    let mails = |text: &str| -> Vec<String> {
        let events = super::super::events(text, Parser::new_ext(text, OPTIONS), &Nested::of(""));
        let address = |event: &Event| match event {
            Event::Start(Tag::Link { link_type: LinkType::Email, dest_url, .. }) => Some(dest_url.to_string()),
            _ => None,
        };
        events.iter().filter_map(|(event, _)| address(event)).collect()
    };
    for text in [
        "Écrire à jean_luc.b+x@ex-ample.org.",
        "(jean_luc.b+x@ex-ample.org)",
        "**jean_luc.b+x@ex-ample.org**, ou",
        "- jean_luc.b+x@ex-ample.org\n",
        "## À jean_luc.b+x@ex-ample.org",
        "| a |\n|---|\n| jean_luc.b+x@ex-ample.org |\n",
        "> mailto:jean_luc.b+x@ex-ample.org",
        "un _ deux jean_luc.b+x@ex-ample.org et https://a.org",
    ] {
        assert_eq!(mails(text), ["jean_luc.b+x@ex-ample.org"], "{text}");
    }
    for text in [
        "@equipe",
        "a@b",
        "a@b.",
        "a@.org",
        "`a@b.org`",
        "[a@b.org](c.md)",
        "[[a@b.org]]",
        "https://x.org/@a.b",
        "a@b.org-",
        "éa@b.org",
        "a@b@c.org",
    ] {
        assert_eq!(mails(text), [""; 0], "{text}");
    }
    assert_eq!(mails("a@b.org, c@d.org"), ["a@b.org", "c@d.org"]);
}
