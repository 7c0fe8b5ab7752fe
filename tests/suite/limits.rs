//! Limits that end in a message: depth, and what a page may take from others. Each site is built on a stack of 2 MiB.

use crate::site::site;

/// Builds a site on a thread with the stack that a worker has; gives the messages and the largest page.
fn built(fixture: String) -> (String, usize) {
    let build = move || {
        let site = site(&fixture);
        let (loaded, built) = site.build();
        let said =
            carnet::diagnostics::render(&built.diagnostics, carnet::diagnostics::Language::english(), false, |file| {
                loaded.text_of(file)
            });
        let files = built.site.as_ref().map(crate::site::bytes).unwrap_or_default();
        let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
        (said, pages.map(|(_, bytes)| bytes.len()).max().unwrap_or(0))
    };
    let thread = std::thread::Builder::new().stack_size(2 << 20).spawn(build).expect("a thread");
    thread.join().expect("the build ends")
}

const WARN: &str = "//- carnet.yaml\ntitle: T\ndefaults: {visibility: public}\nlinks: {unresolved: warn}\n";

fn embedding(config: &str, notes: usize, embeds: impl Fn(usize) -> Vec<usize>) -> String {
    let mut fixture = config.to_owned();
    for note in 0..notes {
        fixture.push_str(&format!("//- content/notes/k{note}.md\nAvant.\n\n"));
        for embedded in embeds(note) {
            fixture.push_str(&format!("![[k{embedded}]]\n\n"));
        }
        fixture.push_str("Après.\n");
    }
    fixture
}

#[test]
fn a_chain_of_embeds_ends_in_a_message() {
    let chain = |config| embedding(config, 400, |note| Vec::from_iter((note < 399).then_some(note + 1)));
    let (said, _) = built(chain(""));
    assert!(said.contains("error[embed-limit]: passages are embedded within each other more than 50 deep"), "{said}");
    assert!(said.contains("--> content/notes/k348.md:3:1"), "{said}");
    assert!(said.matches("error[embed-limit]").count() <= 8, "{said}");
    let (said, largest) = built(chain(WARN));
    assert!(said.contains("warning[embed-limit]"), "{said}");
    assert!((1..200_000).contains(&largest), "{largest}");
}

#[test]
fn a_ring_of_embeds_ends_in_a_message() {
    let (said, largest) = built(embedding(WARN, 300, |note| vec![(note + 1) % 300]));
    assert!(said.contains("k0 → k1 → k2 → k3 → k4 → k5 → k6 → k7 → … 292 more … → k0"), "{said}");
    assert!((1..200_000).contains(&largest), "{largest}");
}

#[test]
fn embeds_that_double_are_counted() {
    let (said, largest) = built(embedding(WARN, 21, |note| if note < 20 { vec![note + 1; 2] } else { Vec::new() }));
    assert!(said.contains("this page would hold 1,022 passages of others"), "{said}");
    assert!((1..1_000_000).contains(&largest), "{largest}");
}

#[test]
fn notes_that_all_embed_each_other_are_counted() {
    let (said, largest) = built(embedding(WARN, 9, |note| (0..9).filter(|other| *other != note).collect()));
    assert!(said.contains("this page would hold more than 1,000 passages of others, or 8 MiB"), "{said}");
    assert!((1..1_000_000).contains(&largest), "{largest}");
}

#[test]
fn a_page_beyond_its_limit_is_whole_for_the_rest() {
    let site = site(&embedding(WARN, 60, |note| Vec::from_iter((note < 59).then_some(note + 1))));
    let page = site.page("notes/k0/index.html");
    assert_eq!(page.matches("class=\"embed\"").count(), 50);
    assert_eq!(page.matches("Après.").count(), 51);
    assert!(
        page.contains("<p><a class=\"internal\" href=\"../../notes/k51/\">k51</a></p>"),
        "a link takes the place of the rest"
    );
}

#[test]
fn a_tag_of_too_many_attributes_is_left_out() {
    let attributes = |count: usize| (0..count).map(|i| format!(" data-a{i}")).collect::<String>();
    let fixture = |count| format!("//- content/notes/a.md\n# A\n\nUn <b title=\"x\"{}>mot</b>.\n", attributes(count));
    let at_limit = site(&fixture(carnet::content::markdown::MAX_ATTRIBUTES - 1));
    assert!(at_limit.page("notes/a/index.html").contains("<b title=\"x\">mot</b>"));
    let beyond = site(&fixture(100_000));
    let said = beyond.messages();
    assert!(said.contains("warning[refused-html]: the tag <b> has more than 200 attributes"), "{said}");
    let page = beyond.page("notes/a/index.html");
    assert!(page.contains("mot") && !page.contains("title=\"x\"") && !page.contains("data-a1"), "{page}");
}

#[test]
fn the_readme_states_every_limit() {
    let readme = include_str!("../../README.md");
    for (what, limit) in [
        ("size of a text file", format!("{} MiB", carnet::content::source::MAX_TEXT >> 20)),
        ("values in a front matter, aliases expanded", carnet::content::yaml::MAX_NODES.to_string()),
        ("text that the aliases of a front matter repeat", format!("{} MB", carnet::content::yaml::MAX_REPEATED >> 20)),
        ("lists and groups of keys within each other", carnet::content::yaml::MAX_DEPTH.to_string()),
        ("quotations, lists, emphasis and tags within each other", carnet::content::markdown::MAX_NESTING.to_string()),
        (
            "characters of the patterns of `ignore` with `*` or `?`, together",
            carnet::content::config::ignore::MAX_PATTERNS.to_string(),
        ),
        ("bytes of a formula", carnet::content::markdown::MAX_FORMULA.to_string()),
        (
            "pixels of a photograph that is published in several widths",
            carnet::content::pictures::photograph::MOST_PIXELS.to_string(),
        ),
        ("attributes of a tag", carnet::content::markdown::MAX_ATTRIBUTES.to_string()),
        ("embeds within embeds", carnet::publish::graph::MAX_EMBED_DEPTH.to_string()),
        ("passages of other notes on a page", carnet::publish::graph::MAX_PASSAGES.to_string()),
        ("what a page takes from other notes", format!("{} MiB", carnet::publish::graph::MAX_EMBEDDED >> 20)),
        ("tags of a document", carnet::content::document::MAX_TAGS.to_string()),
        ("authors of a document", carnet::content::document::MAX_AUTHORS.to_string()),
        ("plain pages that the foot of every page links to", carnet::pages::view::parts::PAGES_IN_FOOT.to_string()),
        (
            "bytes of an address outside the site, or of `base_url`",
            carnet::content::front_matter::addresses::MAX_ADDRESS.to_string(),
        ),
        ("people named in a row or a card", carnet::pages::view::parts::NAMED.to_string()),
        ("messages of one name in one file that are printed", carnet::diagnostics::PRINTED.to_string()),
        (
            "characters of a title, a heading or a name, that of the site included, where a link, a row or a list prints it",
            carnet::text::label::MAX_LABEL.to_string(),
        ),
        (
            "names that lead nowhere that are compared with all others, in the order of the files",
            carnet::publish::graph::MAX_SUGGESTIONS.to_string(),
        ),
        ("characters of a name that is compared with others", carnet::text::slug::LONGEST_COMPARED.to_string()),
        (
            "comparisons of people without a file with those that have one",
            carnet::publish::graph::MAX_COMPARED.to_string(),
        ),
    ] {
        assert!(readme.contains(&format!("| {what} | {limit} |")), "{what}: {limit}");
    }
}

#[test]
fn whatever_nests_ends_in_a_message_or_is_flat() {
    let deep = 10_000;
    let nested = |open: &str, middle: &str, close: &str| open.repeat(deep) + middle + &close.repeat(deep);
    let lists: String = (0..400).map(|level| format!("{}- a\n", "  ".repeat(level))).collect();
    for (what, body) in [
        ("quotes", nested("> ", "a", "")),
        ("lists", lists),
        ("lists in a line", nested("- ", "a", "")),
        ("emphasis", nested("*a ", "b", "*")),
        ("strong", nested("**a ", "b", " b**")),
        ("links", nested("[", "a", "](b)")),
        ("wiki links", nested("[[", "a", "]]")),
        ("images", nested("![", "a", "](b.png)")),
        ("inline notes", nested("^[", "a", "]")),
        ("marks", nested("==a ", "b", "==")),
        ("HTML", nested("<b>", "a", "</b>")),
        ("HTML blocks", nested("<div>\n\n", "a\n\n", "</div>\n\n")),
        ("templates", nested("<template>", "a", "</template>")),
        ("callouts", nested("> [!note]\n> ", "a", "")),
        ("comments", nested("%%", "a", "%%")),
        ("footnotes", (0..deep).map(|i| format!("[^{i}]: a[^{}]\n\n", i + 1)).collect::<String>() + "[^0]"),
        ("headings", (0..deep).map(|i| format!("{} a\n", "#".repeat(i % 6 + 1))).collect()),
    ] {
        let (said, _) = built(format!("{WARN}//- content/notes/a.md\n{body}\n"));
        assert!(said.len() < 1_000_000, "{what}: {}", said.len());
    }
    for (what, head) in [
        ("lists", nested("[", "a", "]")),
        ("maps", nested("{a: ", "b", "}")),
        ("blocks", (0..1_000).map(|level| format!("{}a:\n", " ".repeat(level))).collect()),
    ] {
        let (said, _) = built(format!("//- content/notes/a.md\n---\nextra: {head}\n---\na\n"));
        assert!(said.contains("[yaml"), "{what}: {said}");
    }
}

/// Beginnings of links and addresses that nothing ends: each was looked at up to the end of its line.
#[test]
fn beginnings_that_nothing_ends_are_read() {
    let parts = [
        "](http://a.b/",
        "http://a.b/(",
        "http://a.b/*_",
        "[x](",
        "[[a#",
        "[[a|",
        "![x](<",
        "http://a.b/[[",
        "www.a.b/(",
        "(((http://a.b",
        "http://a.b/==",
        "#[[a",
        "![[a#",
        "[a](\"",
        "[a](b (",
    ];
    for part in parts {
        let (said, largest) = built(format!("{WARN}//- content/notes/a.md\nMot.\n\n{}\n", part.repeat(4_000)));
        assert!(said.len() < 1_000_000 && largest > 4_000, "{part}: {}, {largest}", said.len());
    }
    for key in ["title", "summary", "licence"] {
        let head = format!("{key}: 'Un {}'", "http://a.b/(".repeat(4_000));
        let (said, largest) = built(format!("{WARN}//- content/notes/a.md\n---\n{head}\n---\nMot.\n"));
        assert!(said.len() < 1_000_000 && largest > 1_000, "{key}: {}, {largest}", said.len());
    }
}

/// What reads HTML looks through all elements that are open at each tag.
#[test]
fn tags_that_stay_open_end_in_a_message() {
    let trusted = "//- carnet.yaml\ntitle: T\ndefaults: {visibility: public}\nhtml: trusted\nepub: true\n";
    let deep = |part: &str| part.repeat(10_000);
    let said = |config: &str, body: &str| {
        built(format!(
            "{config}//- content/notes/a.md\nAvant.\n\n{body}\n//- content/notebooks/n.md\n---\nnotes: [a]\n---\n"
        ))
        .0
    };
    for (what, config, body) in [
        ("end tags of other elements", WARN, deep("<div></span>")),
        (
            "styles that go on behind their block",
            WARN,
            (0..10_000).map(|i| format!("<p><b title={i}></i></p>x")).collect(),
        ),
        ("trusted blocks", trusted, deep("<div>")),
        ("trusted end tags of other elements", trusted, deep("<div></span>")),
        ("trusted styles", trusted, (0..10_000).map(|i| format!("<font color={i}>")).collect()),
    ] {
        let said = said(config, &body);
        assert_eq!(
            said.matches("error[nesting-limit]: more than 200 levels are open here").count(),
            1,
            "{what}: {said}"
        );
        assert!(said.contains("--> content/notes/a.md:3:"), "{what}: {said}");
    }
    let attributes: String = (0..10_000).map(|i| format!(" a{i}")).collect();
    assert!(said(trusted, &format!("<i{attributes}>x</i>")).contains("the tag <i> has more than 200 attributes"));
    for (what, config, body) in [
        ("places", WARN, deep("<a name=\"x\"/>x ")),
        ("links that end each other", WARN, deep("<a href=\"https://e.org\">x ")),
        ("what closes itself in a drawing", trusted, format!("<svg>{}</svg>", deep("<path d=\"M0 0\"/>"))),
        ("scripts", trusted, deep("<script>x</script>")),
    ] {
        let said = said(config, &body);
        assert!(!said.contains("nesting-limit"), "{what}: {said}");
    }
}

#[test]
fn front_matter_of_any_dialect_that_nests_ends_in_a_message() {
    let deep = 100_000;
    let nested = |open: &str, middle: &str, close: &str| open.repeat(deep) + middle + &close.repeat(deep);
    let dotted = "a.".repeat(deep) + "a";
    for (what, head, rule) in [
        ("lists of JSON", format!("{{\"title\":\"x\",\"extra\":{}}}", nested("[", "1", "]")), "error[yaml"),
        ("maps of JSON", format!("{{\"title\":\"x\",\"extra\":{}}}", nested("{\"a\":", "1", "}")), "error[yaml"),
        ("lists of TOML", format!("+++\na = {}\n+++", nested("[", "1", "]")), "error[toml]"),
        ("tables of TOML", format!("+++\na = {}\n+++", nested("{a=", "1", "}")), "error[toml]"),
        ("headers of TOML", format!("+++\n[{dotted}]\nb = 1\n+++"), "error[toml]"),
        ("keys of TOML", format!("+++\n{dotted} = 1\n+++"), "error[toml]"),
        ("flow lists of YAML", format!("---\nextra: {}\n---", "[".repeat(deep)), "error[yaml"),
        ("lists of YAML", format!("---\n{}a\n---", "- ".repeat(deep)), "error[yaml"),
        ("keys of YAML", format!("---\n{}a\n---", "? ".repeat(deep)), "error[yaml"),
        ("a date", format!("---\npublished: {}\n---", "2024-01-01T".repeat(deep)), "error[invalid-date]"),
    ] {
        let (said, _) = built(format!("//- content/notes/a.md\n{head}\n\na\n"));
        assert!(said.contains(rule), "{what}: {}", &said[..said.len().min(500)]);
    }
    for (what, head) in [
        ("JSON that is left open", format!("{{\"title\":\"x\",\"extra\":{}", "{\"a\":".repeat(deep))),
        ("a tag", format!("---\ntags: [{}a]\n---", "a/".repeat(deep))),
        ("headings of one id", "## a {#a}\n\n".repeat(2_000) + &"## a {#a-2}\n\n".repeat(2_000)),
        ("a redirect", format!("---\nredirects: [/{}]\n---", "a/".repeat(400))),
    ] {
        let (said, _) = built(format!("{WARN}//- content/notes/a.md\n{head}\n\na\n"));
        assert!(said.len() < 10_000_000, "{what}");
    }
}

#[test]
fn a_base_holds_notebooks_only() {
    let base =
        |n: usize| format!("//- content/bases/b{n}.md\n---\ntitle: B{n}\nnotebooks: [bases/b{}]\n---\n", (n + 1) % 300);
    let (said, _) = built((0..300).map(base).collect());
    assert_eq!(said.matches("error[unknown-member]").count(), 300, "{said}");
}
