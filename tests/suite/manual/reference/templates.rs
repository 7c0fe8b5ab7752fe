//! What the templates themselves offer to others: the parts that pages include, blocks and components.

use std::fmt::Write as _;
use std::fs;

use super::super::story::root;
use super::code::Code;
use super::first_sentence;

/// The blocks of `base.html`, in the order of the page.
const BLOCKS: [(&str, &str); 4] = [
    ("head", "More styles, links and metadata, at the end of the page's head."),
    ("skip", "More links for the keyboard, before the header."),
    ("main", "The page itself."),
    ("scripts", "The page's scripts, at its end."),
];

/// The embedded templates, by name.
pub(super) struct Templates(Vec<(String, String)>);

impl Templates {
    pub(super) fn read() -> Templates {
        let folder = fs::read_dir(root().join("themes/default/templates")).expect("it is there");
        let mut paths: Vec<_> = folder.map(|entry| entry.expect("an entry").path()).collect();
        paths.sort();
        let read = paths.into_iter().map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, fs::read_to_string(&path).expect("a text"))
        });
        Templates(read.collect())
    }

    pub(super) fn write(&self, out: &mut String, code: &Code) {
        out.push_str("## Parts of pages\n\nTemplates that others include: a theme can replace one by itself.\n\n");
        for (name, text) in &self.0 {
            let is_page = code.kinds.iter().any(|kind| kind.template == *name);
            let has_components = text.contains("component ");
            if !is_page && !has_components {
                let _ = write!(out, "`{name}`\n: {}\n\n", comment_at_start(name, text));
            }
        }
        self.write_blocks(out);
        self.write_components(out);
    }

    fn write_blocks(&self, out: &mut String) {
        let base =
            self.0.iter().find(|(name, _)| name == "base.html").map(|(_, text)| text.as_str()).unwrap_or_default();
        let found: Vec<&str> = base.split("{%- block ").skip(1).filter_map(|part| part.split(' ').next()).collect();
        assert_eq!(found, BLOCKS.map(|(name, _)| name), "the blocks of base.html");
        out.push_str("## Blocks\n\nThose of `base.html`, the frame that pages extend.\n\n");
        for (name, meaning) in BLOCKS {
            let _ = write!(out, "`{name}`\n: {meaning}\n\n");
        }
    }

    fn write_components(&self, out: &mut String) {
        out.push_str(
            "## Components\n\nA template prints one with `{{ <name argument={value} /> }}`. An argument with `=` has a value when \
             none is given; one with `@` is taken from the template that uses the component.\n\n",
        );
        let mut components: Vec<(&str, String)> = Vec::new();
        for (_, text) in &self.0 {
            for (at, head) in text.match_indices("{%- component ") {
                let rest = &text[at + head.len()..];
                let (name, rest) = rest.split_once('(').expect("it has arguments");
                let arguments = rest.split(") -%}").next().unwrap_or_default();
                let comment = text[..at].trim_end().strip_suffix("#}").and_then(|before| before.rsplit_once("{#-"));
                let meaning = comment.map(|(_, comment)| format!(" {}", plain(comment))).unwrap_or_default();
                components.push((name, format!("`{name}`\n: `{arguments}`.{meaning}\n\n")));
            }
        }
        components.sort();
        out.extend(components.into_iter().map(|(_, text)| text));
    }
}

fn comment_at_start(name: &str, text: &str) -> String {
    let comment = text.strip_prefix("{#-").and_then(|text| text.split_once("#}"));
    comment.map(|(comment, _)| plain(comment)).unwrap_or_else(|| panic!("{name} does not begin with what it is for"))
}

/// The first sentence of a comment, on one line. What is no code in it holds no sign of HTML.
fn plain(comment: &str) -> String {
    let words: Vec<&str> = comment.trim_end_matches('-').split_whitespace().collect();
    let text = first_sentence(&words.join(" "));
    assert!(!text.contains('<') || text.contains('`'), "{text}");
    text
}
