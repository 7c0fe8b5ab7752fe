//! What grows with a site grows in step with it: counted in bytes of pages and messages, never in time.

use crate::site::site;

/// Bytes of all pages of a site.
fn size(fixture: &str) -> usize {
    let files = site(fixture).files();
    files
        .iter()
        .filter(|(path, _)| path.ends_with(".html") || path.ends_with(".xml"))
        .map(|(_, bytes)| bytes.len())
        .sum()
}

/// Doubling an input at most doubles what comes of it, but for a tenth.
fn assert_linear(what: &str, of: impl Fn(usize) -> usize, n: usize) {
    let (once, twice) = (of(n), of(2 * n));
    assert!(twice <= 2 * once + once / 5, "{what}: {once} for {n}, {twice} for {}", 2 * n);
}

fn listed(key: &str, n: usize) -> String {
    let items: String = (0..n).map(|i| format!("- nom {i}\n")).collect();
    format!("{key}:\n{items}")
}

#[test]
fn pages_of_authors_do_not_repeat_all_authors() {
    let note = |n| {
        let revision = "revisions:\n- {date: 2024-01-02}\n";
        format!("//- content/notes/a.md\n---\ntitle: A\n{revision}{}---\nTexte.\n", listed("authors", n))
    };
    assert_linear("authors", |n| size(&note(n)), 60);
}

#[test]
fn pages_of_tags_do_not_repeat_a_long_summary() {
    let note = |n| {
        let summary = "mot ".repeat(20 * n);
        format!("//- content/notes/a.md\n---\ntitle: A\nsummary: {summary}\n{}---\nTexte.\n", listed("tags", n))
    };
    assert_linear("tags", |n| size(&note(n)), 60);
}

#[test]
fn people_beyond_a_dozen_are_counted_in_rows_and_named_on_the_note() {
    let note = |n| format!("//- content/notes/a.md\n---\ntitle: A\n{}---\nTexte.\n", listed("authors", n));
    let files = site(&note(100)).files();
    let page = |path: &str| String::from_utf8_lossy(&files[path]).into_owned();
    let row = page("notes/index.html") + &page("auteurs/nom-0/index.html");
    assert!(row.contains("et 88 autres"), "{row}");
    assert!(!row.contains("nom 50"), "{row}");
    assert!(page("notes/a/index.html").contains("nom 99"));
    let one = site(&note(13)).page("auteurs/nom-0/index.html");
    assert!(one.contains("et 1 autre<") || one.contains("et 1 autre\n"), "{one}");
    let english = format!("//- carnet.yaml\ntitle: T\nlanguage: en\ndefaults: {{visibility: public}}\n{}", note(14));
    assert!(site(&english).page("authors/nom-0/index.html").contains("and 2 others"));
}

#[test]
fn tags_and_authors_have_a_limit_with_a_place() {
    for key in ["tags", "authors"] {
        let site = site(&format!("//- content/notes/a.md\n---\ntitle: A\n{}---\nTexte.\n", listed(key, 501)));
        let (_, built) = site.build();
        let said: Vec<_> = built.diagnostics.iter().filter(|d| d.rule.name() == "list-limit").collect();
        assert_eq!(said.len(), 1, "{key}");
        assert_eq!(
            said[0].message.to_string(),
            format!("this has more than 500 {key}: those from here on are left out")
        );
        assert!(said[0].span.as_ref().is_some_and(|span| span.len() == "nom 500".len()), "{key}");
    }
}

#[test]
fn tags_in_a_text_have_the_same_limit() {
    let tags: Vec<String> = (0..600).map(|i| format!("#mot{i}")).collect();
    let config = "//- carnet.yaml\ntitle: T\ncontent: .\ndefaults: {visibility: public}\n";
    let said = site(&format!("{config}//- a.md\n# A\n\n{}\n", tags.join(" "))).messages();
    assert!(said.contains("warning[list-limit]: this has more than 500 tags"), "{said}");
}

#[test]
fn messages_do_not_grow_with_the_square_of_what_is_wrong() {
    let unknown = |n: usize| (0..n).map(|i| format!("cle{i}: 1\n")).collect::<String>();
    let said = |n| site(&format!("//- content/notes/a.md\n---\ntitle: A\n{}---\nTexte.\n", unknown(n))).messages();
    assert!(said(1_000).contains("… and 900 more of this kind in this file"));
    assert_linear("unknown keys", |n| said(n).len(), 200);
    let in_a_line = |n| {
        let links: String = (0..n).map(|i| format!("[[rien{i}]] ")).collect();
        site(&format!("//- content/notes/a.md\n{links}\n")).messages().len()
    };
    assert_linear("links of one line", in_a_line, 200);
}

#[test]
fn an_ambiguous_name_lists_eight_candidates() {
    let mut fixture = String::from("//- carnet.yaml\ntitle: T\ncontent: .\ndefaults: {visibility: public}\n");
    for folder in 0..20 {
        fixture.push_str(&format!("//- d{folder:02}/nom.md\nTexte.\n"));
    }
    let said = site(&(fixture + "//- a.md\n[[nom]]\n")).messages();
    assert!(said.contains("'nom' could be 20 pages"), "{said}");
    assert!(said.contains("d07/nom, or of 12 more"), "{said}");
    assert!(!said.contains("d08/nom,"), "{said}");
}

#[test]
fn excerpts_of_many_links_in_one_paragraph_are_those_of_few() {
    let note = |links: usize| {
        let rest = "[[c]] ".repeat(links);
        format!(
            "//- content/notes/a.md\n# A\n//- content/notes/c.md\n# C\n//- content/notes/b.md\nVoir {}[[a]] ici. {}\n",
            "[[c]] ".repeat(30),
            rest
        )
    };
    let excerpt = |links| {
        let page = site(&note(links)).page("notes/a/index.html");
        let start = page.find("<mark").expect("an excerpt");
        page[start - 200..start + 60].to_owned()
    };
    assert_eq!(excerpt(2), excerpt(3_000));
}

#[test]
fn categories_that_are_not_declared_are_compared_with_all_only_where_that_is_printed() {
    let declared: String = (0..200).map(|i| format!("- {{id: mot{i}, title: Mot {i}}}\n")).collect();
    let named: Vec<String> = (0..200).map(|i| format!("autre-nom-{i}")).collect();
    let head = format!("title: N\ncategories:\n{declared}notes:\n- {{note: a, categories: [{}]}}\n", named.join(", "));
    let site = site(&format!("//- content/notes/a.md\n# A\n//- content/notebooks/n.md\n---\n{head}---\n"));
    let (_, built) = site.build();
    let said: Vec<_> = built.diagnostics.iter().filter(|d| d.rule.name() == "unknown-category").collect();
    assert_eq!(said.len(), 200);
    assert_eq!(said.iter().filter(|d| !d.help.is_empty()).count(), 100);
    let help = said.iter().find_map(|d| d.help.first()).expect("a help").to_string();
    assert!(help.contains("mot19, and 180 more") && !help.contains("mot20,"), "{help}");
}

#[test]
fn a_text_with_more_tags_than_the_limit_is_printed_once() {
    let config = "//- carnet.yaml\ntitle: T\ncontent: .\ndefaults: {visibility: public}\n";
    let page = |n: usize| {
        let tags: Vec<String> = (0..n).map(|i| format!("#mot{i}")).collect();
        site(&format!("{config}//- a.md\n# A\n\n{} fin.\n", tags.join(" "))).page("notes/a/index.html")
    };
    assert_eq!(page(700).matches("#mot650 ").count(), page(700).matches("#mot10<").count());
    assert_linear("tags of a text", |n| page(n).len(), 1_000);
}

#[test]
fn a_long_title_is_whole_on_its_own_page_and_cut_where_links_print_it() {
    let long = |n: usize| "mot ".repeat(20 * n).trim().to_owned();
    let of_title = |n: usize, links: &str| {
        let titled = format!("//- content/notes/b.md\n# {}\n\nTexte.\n", long(n));
        let headed = format!("//- content/notes/c.md\n# C\n\n## {} {{#ici}}\n\nMot.\n", long(n));
        format!("//- content/notes/a.md\n# A\n\n{}\n{titled}{headed}", links.repeat(n))
    };
    for links in
        ["[[b]] ", "![[b]]\n\n", "![x](b.md) ", "[x](b.md \"[[b]]\") ", "[[c#ici]] ", "<b title=\"[[b]]\">x</b> "]
    {
        assert_linear(links, |n| size(&of_title(n, links)), 60);
    }
    let files = site(&of_title(60, "[[b]] ")).files();
    let page = |path: &str| String::from_utf8_lossy(&files[path]).into_owned();
    assert!(page("notes/b/index.html").contains(&long(60)));
    assert!(page("notes/a/index.html").contains("mot mot…</a>"));
    assert!(!page("notes/a/index.html").contains(&"mot ".repeat(76)));
}

#[test]
fn a_long_title_is_cut_in_rows_lists_and_feeds() {
    let title = "mot ".repeat(200);
    let head = format!(
        "---\ntitle: {title}\nrevisions:\n- {{date: 2024-01-02}}\nauthors: [z]\ntags: [t]\ncommunity: c\n---\nx\n"
    );
    let notebook = format!(
        "---\ntitle: {title}\ncategories:\n- {{id: k, title: {title}}}\nnotes:\n- {{note: b, categories: [k]}}\n---\n"
    );
    let named = |name| format!("---\nname: {title} {name}\n---\n");
    let files = site(&format!(
        "//- content/notes/b.md\n{head}//- content/notebooks/n.md\n{notebook}//- content/authors/z.md\n{}//- content/communities/c.md\n{}",
        named("Z"),
        named("C")
    ))
    .files();
    for (path, whole) in [("notes/index.html", 0), ("index.html", 0), ("feed.xml", 0), ("etiquettes/t/index.html", 0)] {
        let page = String::from_utf8_lossy(files.get(path).unwrap_or_else(|| panic!("{path}: {:?}", files.keys())));
        assert_eq!(page.matches(title.trim()).count(), whole, "{path}");
        assert!(page.contains("mot…"), "{path}");
    }
}

#[test]
fn the_first_names_that_lead_nowhere_get_a_suggestion_whatever_the_number_of_threads() {
    let mut fixture =
        String::from("//- carnet.yaml\ntitle: T\ndefaults: {visibility: public}\n//- content/media/image.png\n\n");
    for note in 0..150 {
        fixture.push_str(&format!(
            "//- content/notes/n{note:03}.md\n---\ncover: imag.png\n---\n[[voisinn]] ![x](imagee.png)\n"
        ));
    }
    fixture.push_str("//- content/notes/voisin.md\n# Voisin\n");
    let said = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        pool.install(|| {
            let (_, built) = site(&fixture).build();
            let said = built.diagnostics.into_iter().filter(|d| d.rule.name() == "unresolved-link");
            said.map(|d| (d.file, d.span, d.message, d.help)).collect::<Vec<_>>()
        })
    };
    let (one, eight) = (said(1), said(8));
    assert_eq!(one, eight);
    let suggested = |d: &&(_, _, _, Vec<carnet::diagnostics::Phrase>)| {
        d.3.iter().any(|help| help.to_string().contains("did you mean"))
    };
    assert_eq!((one.len(), one.iter().filter(suggested).count()), (450, carnet::publish::graph::MAX_SUGGESTIONS));
    assert!(one[..198].iter().all(|d| suggested(&d)), "those of the first files");
}

#[test]
fn names_of_people_beyond_the_limit_are_told_as_not_compared() {
    let declared: String =
        (0..1_000).map(|i| format!("//- content/authors/personne-{i}.md\n---\nname: Personne {i}\n---\n")).collect();
    let revision = |date: &str, name: &str| format!("- {{date: {date}, author: {name}}}\n");
    let made = |i: usize| revision(&format!("2024-01-02T{:02}:{:02}", i / 60, i % 60), &format!("n{i}"));
    let revisions: String = (0..499).map(made).collect();
    let note = format!(
        "//- content/notes/a.md\n---\ntitle: A\nrevisions:\n{revisions}{}{}---\nx\n",
        revision("2024-01-03", "Persone 1"),
        revision("2024-01-04", "Persone 2")
    );
    let (_, built) = site(&(declared + &note)).build();
    let of = |name: &str| {
        built.diagnostics.iter().find(|d| d.message.to_string().contains(&format!("'{name}'"))).expect("a message")
    };
    assert_eq!(of("Persone 1").severity, carnet::diagnostics::Severity::Error);
    assert_eq!(of("Persone 2").severity, carnet::diagnostics::Severity::Warning);
    let told = |name: &str| of(name).help.iter().any(|help| help.to_string().contains("was not compared"));
    assert!(told("Persone 2") && !told("n0"));
}

#[test]
fn notes_show_a_dozen_links_of_their_community_and_its_page_all() {
    let fixture = |n: usize| {
        let links: String = (0..n).map(|i| format!("  Lien {i}x: 'https://example.org/{i}'\n")).collect();
        let notes: String = (0..n).map(|i| format!("//- content/notes/a{i}.md\n---\ncommunity: c\n---\nx\n")).collect();
        format!("{notes}//- content/communities/c.md\n---\nname: C\nlinks:\n{links}---\n")
    };
    assert_linear("links of a community", |n| size(&fixture(n)), 60);
    let files = site(&fixture(40)).files();
    let page = |path: &str| String::from_utf8_lossy(&files[path]).into_owned();
    assert!(page("notes/a3/index.html").contains("Lien 11x") && !page("notes/a3/index.html").contains("Lien 12x"));
    assert!(page("communautes/c/index.html").contains("Lien 39x"));
}

#[test]
fn each_row_of_a_notebook_stands_on_one_of_its_pages() {
    let categories: String = (0..3).map(|i| format!("- {{id: k{i}, title: Rubrique {i}}}\n")).collect();
    let notes: String = (0..150).map(|i| format!("//- content/notes/a{i}.md\n# Note {i}x\n")).collect();
    let listed: String = (0..150).map(|i| format!("- {{note: a{i}, categories: [k0, k1, k2]}}\n")).collect();
    let files = site(&format!(
        "{notes}//- content/notebooks/n.md\n---\ntitle: N\ncategories:\n{categories}notes:\n{listed}---\n"
    ))
    .files();
    let pages = ["carnets/n/index.html", "carnets/n/page/2/index.html", "carnets/n/page/3/index.html"];
    let page = |path: &&str| {
        String::from_utf8_lossy(files.get(*path).unwrap_or_else(|| panic!("{:?}", files.keys()))).into_owned()
    };
    let rows = |page: &String| (0..150).map(|i| page.matches(&format!(">Note {i}x<")).count()).sum::<usize>();
    let pages: Vec<String> = pages.iter().map(page).collect();
    assert_eq!(pages.iter().map(rows).collect::<Vec<_>>(), [200, 200, 50]);
    let titles = |page: &String| (0..3).filter(|i| page.contains(&format!("Rubrique {i}"))).collect::<Vec<_>>();
    assert_eq!(pages.iter().map(titles).collect::<Vec<_>>(), [vec![0, 1], vec![1, 2], vec![2]]);
}

#[test]
fn names_that_are_spelt_otherwise_in_the_source_are_looked_for_a_few_times() {
    let secret = "//- content/notes/retenue.md\n---\nvisibility: private\n---\n";
    let fixture = |n| format!("{secret}//- content/notes/a.md\n# A\n\n{}\n", "&#91;&#91;retenue&#93;&#93; ".repeat(n));
    let (_, built) = site(&fixture(300)).build();
    let spans: Vec<_> = built
        .diagnostics
        .iter()
        .filter(|d| d.rule.name() == "link-to-withheld")
        .filter_map(|d| d.span.clone())
        .collect();
    assert_eq!(
        spans.len(),
        1,
        "all have the place of the whole text, and what is said twice of one place is said once"
    );
    assert!(!site(&fixture(300)).page("notes/a/index.html").contains("retenue"));
    let mixed = format!("{secret}//- content/notes/a.md\n# A\n\n{}", "&#91;[retenue]] \\[[retenue]] ".repeat(2));
    assert!(!site(&mixed).page("notes/a/index.html").contains("retenue"));
}

#[test]
fn a_message_lists_long_headings_by_their_beginning() {
    let said = |n: usize| {
        let heading = "mot ".repeat(20 * n);
        site(&format!("//- content/notes/a.md\n# A\n\n## {heading}\n\n{}\n", "[[#rien]] ".repeat(n))).messages()
    };
    assert!(said(40).contains("its headings are: mot mot") && said(40).contains("mot…"));
    assert_linear("links to no heading", |n| said(n).len(), 60);
}

#[test]
fn texts_that_every_page_repeats_are_cut_or_limited() {
    let long = |n: usize| "mot ".repeat(20 * n).trim().to_owned();
    let notes = |n: usize, head: &str| {
        (0..n).map(|i| format!("//- content/notes/a{i}.md\n---\n{head}\n---\nx\n")).collect::<String>()
    };
    let config = |text: &str| format!("//- carnet.yaml\ndefaults: {{visibility: public}}\n{text}\n");
    for key in ["title", "licence", "description"] {
        assert_linear(key, |n| size(&(config(&format!("{key}: {}", long(n))) + &notes(n, ""))), 60);
    }
    let community =
        format!("//- content/communities/c.md\n---\nname: C\nlinks:\n  {}: https://example.org/\n---\n", long(10));
    let page = site(&(community + &notes(1, "community: c"))).page("notes/a0/index.html");
    assert!(page.contains("mot…") && !page.contains(&long(10)), "a label of a link");
    let pages = |n: usize| (0..n).map(|i| format!("//- content/pages/p{i:03}.md\nx\n")).collect::<String>();
    assert_linear("plain pages", |n| size(&(pages(n) + &notes(n, ""))), 60);
    let said = site(&(pages(51) + &notes(1, ""))).messages();
    assert!(said.contains("warning[list-limit]: the site has more than 50 plain pages"), "{said}");
    assert!(
        said.contains("--> content/pages/p050.md") && !site(&pages(50)).messages().contains("list-limit"),
        "{said}"
    );
    let address = |n: usize| format!("https://example.org/{}", "a".repeat(n - "https://example.org/".len()));
    for (what, file) in [
        ("contact", "//- content/authors/z.md\n---\nname: Z\ncontact: ADDRESS\n---\n"),
        ("links", "//- content/communities/z.md\n---\nname: Z\nlinks: {x: 'ADDRESS'}\n---\n"),
        ("base_url", "//- carnet.yaml\nbase_url: ADDRESS\n"),
    ] {
        let said = |n| site(&file.replace("ADDRESS", &address(n))).messages();
        assert!(said(2_001).contains("error[invalid-address]: this address is longer than 2,000 characters"), "{what}");
        assert!(!said(2_000).contains("invalid-address"), "{what}");
    }
    let mail = format!("//- content/authors/z.md\n---\nname: Z\ncontact: {}@example.org\n---\n", "a".repeat(3_000));
    assert!(site(&mail).messages().contains("this address is longer than 2,000 characters"));
}

#[test]
fn each_page_of_a_long_list_has_links_to_few_others() {
    let notes: String = (0..1_300).map(|i| format!("//- content/notes/a{i}.md\n# Note {i}\n")).collect();
    let files = site(&notes).files();
    let page = |path: &str| {
        let page =
            String::from_utf8_lossy(files.get(path).unwrap_or_else(|| panic!("{:?}", files.keys()))).into_owned();
        let from = page.rfind("<nav class=\"pager").expect("a way to the other pages");
        page[from..from + page[from..].find("</nav>").expect("its end")].to_owned()
    };
    let first = page("notes/index.html");
    assert!(
        first.contains("aria-label=\"Pages de la liste\"") && first.contains("aria-current=\"page\">1<"),
        "{first}"
    );
    assert!(first.contains("page/2/\">2<") && first.contains("<li aria-hidden=\"true\">…</li>"), "{first}");
    assert!(first.contains("page/7/\">7<") && !first.contains("page/4/"), "{first}");
    let middle = page("notes/page/4/index.html");
    for number in 1..=7 {
        assert!(middle.contains(&format!(">{number}</a>")), "{number}: {middle}");
    }
    assert!(middle.contains("aria-current=\"page\">4<") && !middle.contains('…'), "{middle}");
}

/// Keys that no source has: only the first are compared with all those of sources.
#[test]
fn the_first_keys_of_no_source_get_a_suggestion() {
    let mut text = String::from("//- content/notes/a.md\n---\ntitle: A\nsources: [{key: roy2017, title: R}]\n---\n");
    (0..150).for_each(|_| text += "Selon [@roy2018].\n\n");
    let said =
        crate::site::site(&format!("//- carnet.yaml\ntitle: T\ndefaults: {{visibility: public}}\n{text}")).messages();
    assert_eq!(said.matches("did you mean 'roy2017'?").count(), 100, "{said}");
}
