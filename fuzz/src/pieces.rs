//! Texts put together of pieces: each a choice of the input, so that what is invented is nearly always Markdown.

use arbitrary::Unstructured;

/// Signs and words between which a link may stand. None of them makes code or HTML of what follows it: there a name is what
/// its author wrote.
const NOISE: [&str; 38] = [
    " ",
    "\n",
    "\n\n",
    "mot",
    "é",
    "« ",
    " »",
    "**",
    "*",
    "_",
    "~~",
    "==",
    "[",
    "]",
    "(",
    ")",
    "!",
    "|",
    "\n> ",
    "\n- ",
    "\n1. ",
    "\n# ",
    "\n## ",
    "[^1]",
    "\n\n[^1]: ",
    "^[",
    "\n\n> [!note] ",
    "\n: ",
    "%%",
    "\n- [ ] ",
    " ^ici\n",
    ":",
    "#",
    "&amp;",
    "\u{a0}",
    "\u{200b}",
    "— ",
    "\n---\n",
];

/// Ways to write a link to what is called `N`, at the page `/notes/N/`; those with the label `mot` first.
const LINKS: [&str; 82] = [
    "[[N|mot]]",
    "[mot](N.md)",
    "[mot](<N.md#titre> 'titre')",
    "[mot](/notes/N/)",
    "[mot](/notes/N/index.html)",
    "[mot](https://example.org/notes/N/)",
    "[mot](../notes/N.md)",
    "[mot](/notes/N.md)",
    "[mot](N)",
    "[mot](notes%2FN.md)",
    "<a href=\"/notes/N/\">mot</a>",
    "<a href=N.md>mot</a>",
    "<A title='t' HREF = '/notes/N/#titre'>mot</A>",
    "<a href='https://example.org/notes/N/'>mot</a>",
    "![mot](N.md)",
    "![[N|mot]]",
    "[[N]]",
    "[[N#titre]]",
    "[[N#^bloc]]",
    "[[notes/N]]",
    "[[N.md]]",
    "[[ N ]]",
    "[[/notes/N/]]",
    "![[N]]",
    "![[N.png]]",
    "![[N.png|300]]",
    "[[N.png]]",
    "![](N.png)",
    "[mot](N.png)",
    "[mot](/notes/N.png)",
    "<img src='N.png' alt='mot'>",
    "[![mot](N.png)](https://example.org/notes/N.png)",
    " /notes/N.png ",
    "![[N#titre]]",
    "<https://example.org/notes/N/>",
    "%%[[N]]%%",
    "![](N.md)",
    "[](/notes/N/)",
    "[[*N*",
    "[[**N** ",
    "[[_N_ ",
    "[[`N` ",
    "[[~~N~~ ",
    "[[<b>N</b> ",
    "［［N］］",
    "⟦N⟧",
    "&#91;&#91;N&#93;&#93;",
    "\\[\\[N\\]\\]",
    "[\u{ad}[N]]",
    " {{< ref \"N\" >}} ",
    " {{% relref \"N.md#titre\" %}} ",
    " {% link _notes/N.md %} ",
    " {% post_url N %} ",
    "[mot]({{< ref \"N\" >}})",
    "[mot](https://o.example/?u=/notes/N/)",
    " https://o.example/?u=https%3A%2F%2Fexample.org%2Fnotes%2FN%2F ",
    " https://example.org&#x2F;notes/N/ ",
    " https://example.org/notes&sol;N/?a&amp;b ",
    " https://exam\u{ad}ple.org/notes/N/ ",
    " https://example.org/notes%2FN%2F ",
    " /notes/N/ ",
    " /notes&#x2F;N/ ",
    " notes/N.md ",
    " N.md ",
    " notes\\N.md ",
    "<b title='/notes/N/'>mot</b>",
    "<a href='https://example.org&#x2F;notes&sol;N/'>mot</a>",
    " /notes/*N*/ ",
    " /notes/**N**/ ",
    " /notes/_N_/ ",
    " /notes/==N==/ ",
    " /notes/~~N~~/ ",
    " /notes/`N`/ ",
    " /notes/<b>N</b>/ ",
    " /notes/<!-- mot -->N/ ",
    " /notes/%%mot%%N/ ",
    " /notes/[N](https://o.example)/ ",
    " notes/*N*.md ",
    " https://example.org/notes/*N*/ ",
    "\n\n~~~ [[N]]\nmot\n~~~\n\n",
    "\n\n```[mot](N.md)\nmot\n```\n\n",
    "\n\n```js /notes/N/\nmot\n```\n\n",
];

/// One of several things.
pub fn choice<T: Clone>(u: &mut Unstructured, of: &[T]) -> T {
    let at = u.choose_index(of.len()).unwrap_or(0);
    of[at].clone()
}

/// Whether something is so, rather not when the input is used up.
pub fn flag(u: &mut Unstructured) -> bool {
    u.ratio(1, 2).unwrap_or(false)
}

/// A link to what has this name, in one of the ways there are.
pub fn link(u: &mut Unstructured, name: &str) -> String {
    choice(u, &LINKS).replace('N', name)
}

/// Text of at most `most` pieces, with links to what has one of these names.
pub fn markdown(u: &mut Unstructured, names: &[String], most: usize) -> String {
    let mut out = String::new();
    for _ in 0..most {
        // Spaces that would make code of a line are one.
        if out.ends_with("  ") {
            out.pop();
        }
        if u.is_empty() {
            break;
        }
        let piece = if !names.is_empty() && u.ratio(1, 3).unwrap_or(false) {
            let name = choice(u, names);
            link(u, &name)
        } else {
            choice(u, &NOISE).to_owned()
        };
        // Three of these signs or more begin code, in which a name is what its author wrote.
        if !(out.ends_with('~') && piece.starts_with('~')) {
            out.push_str(&piece);
        }
    }
    out
}
