//! Formulas among other constructs.

use super::*;

const X: &str = "<math><msup><mi>x</mi><mn>2</mn></msup></math>";

fn said(text: &str) -> Vec<String> {
    let mut problems = Problems::of(&"a.md".into());
    parse(text, 0, Some("Titre"), &settings(), &mut problems);
    problems
        .into_vec()
        .iter()
        .map(|d| format!("{} {}", d.rule.name(), &text[d.span.clone().unwrap_or_default()]))
        .collect()
}

#[test]
fn formulas_stand_wherever_text_does() {
    for (text, expected) in [
        ("Un $x^2$ ici.", format!("<p>Un {X} ici.</p>")),
        ("- $x^2$", format!("<ul>\n<li>{X}</li>\n</ul>")),
        ("[**$x^2$**](https://a.org/)", format!("<p><a href=\"https://a.org/\"><strong>{X}</strong></a></p>")),
        ("## Le $x^2$", format!("<h2 id=\"le-x-2\">Le {X}</h2>")),
        (
            "> $x^2$\n> — Une",
            format!(
                "<figure class=\"quote\"><blockquote>\n<p>{X}</p>\n</blockquote>\n<figcaption>Une</figcaption></figure>"
            ),
        ),
        ("<b>a</b> $x^2$", format!("<p><b>a</b> {X}</p>")),
        ("$x^2$ et 12 $, \\$5 et `$x$`", format!("<p>{X} et 12⍽$,⍽$5 et <code>$x$</code></p>")),
    ] {
        let html = html(text).replace(" rel=\"external\"", "").replace(" class=\"external\"", "");
        assert!(html.contains(&expected) || html == expected, "{text}\n{html}\n{expected}");
        assert_eq!(said(text), Vec::<String>::new(), "{text}");
    }
    assert!(html("| a |\n|---|\n| $x^2$ |").contains(&format!("<td>{X}</td>")));
    let display = html("Soit\n\n> $$\n> x^2\n> $$");
    assert!(display.contains("<span class=\"formula\"><math display=\"block\">"), "{display}");
}

#[test]
fn sums_of_money_stay_sums_of_money() {
    for text in ["$5 et 10 $", "5$/jour ou 10$/mois", "de $20-$30", "$5 et *six*, puis 7$ et $x$"] {
        let html = html(text);
        assert!(html.contains('$') && (!html.contains("<math") || text.ends_with("$x$")), "{text}: {html}");
        assert_eq!(said(text), Vec::<String>::new(), "{text}");
    }
    assert!(html("5$ le [[b]] et *6*$, $x$").contains("le {link b} et <em>6</em>$"));
    assert!(html("[a]: https://a.org/$b\n\n[a] et $x$").contains("https://a.org/$b"));
}

#[test]
fn a_wrong_formula_is_shown_as_it_is_written() {
    assert_eq!(said("Un $\\fraction{1}{2}$ ici."), ["wrong-formula $\\fraction{1}{2}$"]);
    assert_eq!(said("Un\n\n$$\n\\frac{1}{2\n$$"), ["wrong-formula $$\n\\frac{1}{2\n$$"]);
    assert_eq!(said("Un $\\frac{1}{2$ ici."), ["wrong-formula $\\frac{1}{2$"]);
    assert_eq!(said("`echo ${a$` et\n\n```\n${b $x$\n```\n"), Vec::<String>::new());
    assert!(html("Un $\\fraction{1}{2}$ ici.").contains("<code>\\fraction{1}{2}</code>"));
}

#[test]
fn what_is_read_of_a_formula_elsewhere_is_its_source() {
    let body = body("L’aire $\\pi r^2$, voir [[b]].\n\n## Coût $c^2$\n");
    assert_eq!(body.outline.lead.as_ref().map(|lead| lead.text.as_str()), Some("L’aire \\pi r^2, voir ."));
    assert_eq!(body.outline.headings[0].text.text, "Coût c^2");
}

#[test]
fn names_in_a_formula_are_those_of_a_text() {
    for text in ["$x = [[b]]$", "$\\text{/notes/b/} = x$", "$a \\notes\\b-c.md = x$"] {
        assert!(!body(text).outline.links.is_empty(), "{text}");
        assert!(!html(text).contains("<math"), "{text}");
    }
    assert!(html("$\\alpha\\beta\\gamma / x_1$").contains("<math"));
}
