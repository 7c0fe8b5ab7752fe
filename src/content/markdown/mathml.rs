//! One formula, as LaTeX writes it, to MathML.
//!
//! What the library writes is not taken on trust: of its text only the elements and attributes that are known stay, all else is
//! escaped, so that nothing an author writes can reach out of the formula. It knows no document.

use pulldown_cmark_escape::escape_html_body_text;
use pulldown_latex::config::{DisplayMode, RenderConfig};
use pulldown_latex::event::{Content, Event};
use pulldown_latex::{Parser, Storage, push_mathml};

/// Bytes of a formula: the library takes time that grows with the square of some.
pub const MAX_FORMULA: usize = 2_000;

/// Groups within each other in a formula.
const MAX_GROUPS: usize = 40;

/// Commands that define others: what they make grows beyond its source.
const DEFINING: [&str; 12] = [
    "def",
    "edef",
    "gdef",
    "xdef",
    "let",
    "futurelet",
    "newcommand",
    "renewcommand",
    "providecommand",
    "global",
    "long",
    "outer",
];

/// Why a formula is shown as it is written.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum WrongFormula {
    /// A command that is not known, or that may not be used.
    Command(String),
    /// Longer than [`MAX_FORMULA`].
    TooLong,
    Unreadable,
}

/// A formula as MathML.
pub(super) fn mathml(source: &str, is_display: bool) -> Result<String, WrongFormula> {
    if source.len() > MAX_FORMULA {
        return Err(WrongFormula::TooLong);
    }
    if let Some(defining) = commands(source).find(|command| DEFINING.contains(command)) {
        return Err(WrongFormula::Command(format!("\\{defining}")));
    }
    if depth(source) > MAX_GROUPS {
        return Err(WrongFormula::Unreadable);
    }
    let storage = Storage::new();
    let events = read(source, &storage).ok_or_else(|| wrong(source))?;
    let display_mode = if is_display { DisplayMode::Block } else { DisplayMode::Inline };
    let mut written = String::new();
    let events = events.into_iter().map(Ok::<_, std::fmt::Error>);
    push_mathml(&mut written, events, RenderConfig { display_mode, ..RenderConfig::default() })
        .map_err(|_| WrongFormula::Unreadable)?;
    known_markup(&written).ok_or(WrongFormula::Unreadable)
}

/// What a formula says; none when it cannot be read.
fn read<'s>(source: &'s str, storage: &'s Storage) -> Option<Vec<Event<'s>>> {
    let events: Vec<Event> = Parser::new(source, storage).collect::<Result<_, _>>().ok()?;
    // The library writes the name of a function as it stands.
    let is_plain =
        |event: &Event| !matches!(event, Event::Content(Content::Function(name)) if name.contains(['<', '>', '&']));
    (!events.is_empty() && events.iter().all(is_plain)).then_some(events)
}

/// What is wrong with a formula that cannot be read: its first unknown command, where it has one.
fn wrong(source: &str) -> WrongFormula {
    let is_unknown = |command: &&str| {
        let alone = format!("\\{command}");
        let storage = Storage::new();
        let first = Parser::new(&alone, &storage).next();
        // The library says so in words alone.
        matches!(first, Some(Err(error)) if error.to_string().contains("unknown primitive"))
    };
    match commands(source).find(is_unknown) {
        Some(command) => WrongFormula::Command(format!("\\{command}")),
        None => WrongFormula::Unreadable,
    }
}

/// The names of the commands in a formula.
fn commands(source: &str) -> impl Iterator<Item = &str> {
    let mut rest = source;
    std::iter::from_fn(move || {
        rest = &rest[rest.find('\\')? + 1..];
        let end = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
        let (name, behind) = rest.split_at(end);
        // `\\` ends a line.
        rest = if end == 0 { behind.strip_prefix('\\').unwrap_or(behind) } else { behind };
        Some(name)
    })
    .filter(|name| !name.is_empty())
}

/// How many groups are within each other at most: braces, environments, brackets that grow.
fn depth(source: &str) -> usize {
    let braces = source.bytes().filter_map(|byte| match byte {
        b'{' => Some(1_isize),
        b'}' => Some(-1),
        _ => None,
    });
    let (mut open, mut most) = (0, 0);
    for step in braces {
        open = (open + step).max(0);
        most = most.max(open);
    }
    let opening = commands(source).filter(|command| matches!(*command, "begin" | "left")).count();
    most.unsigned_abs() + opening
}

const ELEMENTS: [&str; 23] = [
    "math",
    "menclose",
    "mfrac",
    "mi",
    "mn",
    "mo",
    "mover",
    "mpadded",
    "mphantom",
    "mroot",
    "mrow",
    "mspace",
    "msqrt",
    "mstyle",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
];

const ATTRIBUTES: [&str; 19] = [
    "accent",
    "accentunder",
    "columnspan",
    "depth",
    "display",
    "displaystyle",
    "height",
    "largeop",
    "linethickness",
    "lspace",
    "mathvariant",
    "maxsize",
    "minsize",
    "movablelimits",
    "rspace",
    "scriptlevel",
    "stretchy",
    "symmetric",
    "width",
];

/// The known elements and attributes of what the library wrote; all else is text. None when its tags cannot be read.
fn known_markup(written: &str) -> Option<String> {
    let mut out = String::with_capacity(written.len());
    let mut rest = written;
    while let Some(at) = rest.find('<') {
        text(&rest[..at], &mut out);
        rest = &rest[at..];
        let inner = rest[1..].trim_start_matches('/');
        let name = &inner[..inner.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(inner.len())];
        if !ELEMENTS.contains(&name) {
            out.push_str("&lt;");
            rest = &rest[1..];
            continue;
        }
        let end = rest.find('>')?;
        if rest.starts_with("</") {
            out.push_str(&rest[..=end]);
        } else {
            out.push('<');
            out.push_str(name);
            attributes(&rest[1 + name.len()..end], &mut out)?;
            out.push_str(if rest[..end].ends_with('/') { "/>" } else { ">" });
        }
        rest = &rest[end + 1..];
    }
    text(rest, &mut out);
    Some(out)
}

/// Text, of which the library escapes only some.
fn text(written: &str, out: &mut String) {
    let plain = written.replace("&nbsp;", "\u{a0}").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    let _ = escape_html_body_text(out, &plain);
}

/// The known attributes of a tag. `style` is not one of them: no element of a page has it.
fn attributes(written: &str, out: &mut String) -> Option<()> {
    let mut rest = written.trim_start();
    while !rest.is_empty() && rest != "/" {
        let (name, after) = rest.split_once("=\"")?;
        let (value, behind) = after.split_once('"')?;
        rest = behind.trim_start();
        if name == "display" && value == "inline" {
            continue;
        }
        let is_class =
            name == "class" && value.split(' ').all(|class| class.starts_with("menv-") || class == "mop-negated");
        if is_class || ATTRIBUTES.contains(&name) {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            let _ = pulldown_cmark_escape::escape_html(&mut *out, value);
            out.push('"');
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_are_read() {
        for (source, expected) in [
            ("x^2", "<math><msup><mi>x</mi><mn>2</mn></msup></math>"),
            ("\\frac{1}{2}", "<math><mfrac><mrow><mn>1</mn></mrow><mrow><mn>2</mn></mrow></mfrac></math>"),
            ("a<b", "<math><mi>a</mi><mo>&lt;</mo><mi>b</mi></math>"),
            ("\\text{a < b}", "<math><mtext>a &lt; b</mtext></math>"),
        ] {
            assert_eq!(mathml(source, false).as_deref(), Ok(expected), "{source}");
        }
        let display = mathml("x", true).expect("a formula");
        assert!(display.starts_with("<math display=\"block\">"), "{display}");
    }

    #[test]
    fn what_is_wrong_is_named() {
        let command = |name: &str| Err(WrongFormula::Command(name.to_owned()));
        assert_eq!(mathml("\\fraction{1}{2}", false), command("\\fraction"));
        assert_eq!(mathml("\\def\\a{\\b\\b}\\a", false), command("\\def"));
        assert_eq!(mathml("\\frac{1}{", false), Err(WrongFormula::Unreadable));
        assert_eq!(mathml(&"{".repeat(100), false), Err(WrongFormula::Unreadable));
        assert_eq!(mathml(&"x".repeat(MAX_FORMULA + 1), false), Err(WrongFormula::TooLong));
    }

    #[test]
    fn no_style_no_link_and_no_markup_of_an_author_is_written() {
        for source in [
            "\\color{red}x",
            "\\textcolor{blue}{x}",
            "\\colorbox{red}{x}",
            "\\href{javascript:alert(1)}{x}",
            "\\operatorname{<img src=x>}",
            "\\text{<script>alert(1)</script>}",
            "\\mathrm{<b>}",
            "x\\!y\\\\[1em] z",
            "\\begin{aligned}a&=b\\\\[2em]c&=d\\end{aligned}",
            "\\bigl(x\\bigr)",
        ] {
            let Ok(html) = mathml(source, false) else { continue };
            for sign in ["style", "href", "<img", "<script", "<b>", "\"minsize"] {
                assert!(!html.contains(sign), "{source}: {html}");
            }
        }
    }

    /// Pieces of formulas: most of what they make is wrong.
    const PIECES: [&str; 40] = [
        "x",
        "2",
        "^",
        "_",
        "{",
        "}",
        "\\frac",
        "\\sqrt",
        "[",
        "]",
        "\\left(",
        "\\right)",
        "\\begin{matrix}",
        "\\end{matrix}",
        "&",
        "\\\\",
        "\\text{é <}",
        "\\operatorname{f}",
        "<",
        ">",
        "'",
        "\\,",
        "\\hspace{-1em}",
        "\\color{red}",
        "\\sum",
        "\\limits",
        "\\not",
        "\\middle|",
        "\\substack",
        "\\begin{cases}",
        "\\end{cases}",
        "\\begin{array}{c|c}",
        "\\end{array}",
        "\\hline",
        "#1",
        "%",
        "~",
        " ",
        "\\mathbb{R}",
        "\\char`é",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn whatever_is_written_ends_in_known_markup(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..12)) {
            if let Ok(html) = mathml(&pieces.concat(), true) {
                let open = html.matches('<').count() - html.matches("</").count() - html.matches("/>").count();
                prop_assert_eq!(open, html.matches("</").count(), "{}", html);
                prop_assert!(!html.contains("style="), "{}", html);
            }
        }

        #[test]
        fn no_sign_ends_the_program(source in "[\\\\a-z{}^_&$#%~'`|<>\\[\\]() 0-9é\n]{0,40}") {
            let _ = mathml(&source, false);
        }
    }

    /// On the stack that a worker has.
    #[test]
    fn long_formulas_end() {
        let read = || {
            for piece in PIECES {
                let _ = mathml(&piece.repeat(MAX_FORMULA / piece.len()), true);
            }
        };
        std::thread::Builder::new().stack_size(2 << 20).spawn(read).expect("a thread").join().expect("it ends");
    }
}
