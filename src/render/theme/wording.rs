//! What tera says of a mistake in carnet's own words: in the author's language, with a near name where there is one.
//!
//! tera has its messages as English sentences. One that is not known here is told as it is. It does not know where a mistake is.

use std::collections::BTreeSet;

use super::embedded_templates;
use crate::content::source::Sources;
use crate::diagnostics::{Diagnostic, Phrase, phrases, say};
use crate::text::slug::nearest;

/// Begins the message about a text of the interface that is not there; its key follows, and after a tab a near one.
pub(super) const NO_TEXT: &str = "no interface text: ";

/// The filters, tests and functions of tera, and carnet's one function.
const FILTERS: [&str; 37] = [
    "abs",
    "capitalize",
    "default",
    "escape",
    "escape_html",
    "escape_xml",
    "first",
    "float",
    "get",
    "group_by",
    "indent",
    "int",
    "join",
    "keys",
    "last",
    "length",
    "lower",
    "newlines_to_br",
    "nth",
    "pairs",
    "pluralize",
    "replace",
    "reverse",
    "round",
    "safe",
    "sort",
    "split",
    "str",
    "title",
    "trim",
    "trim_end",
    "trim_start",
    "truncate",
    "unique",
    "upper",
    "values",
    "wordcount",
];
const TESTS: [&str; 17] = [
    "array",
    "bool",
    "containing",
    "defined",
    "divisible_by",
    "ending_with",
    "even",
    "float",
    "integer",
    "iterable",
    "map",
    "none",
    "number",
    "odd",
    "starting_with",
    "string",
    "undefined",
];
const FUNCTIONS: [&str; 3] = ["range", "t", "throw"];

/// The names that templates may use of each other.
#[derive(Debug, Default)]
pub(super) struct TemplateNames {
    templates: BTreeSet<String>,
    components: BTreeSet<String>,
    blocks: BTreeSet<String>,
}

impl TemplateNames {
    /// Those of the embedded templates and of the site's own.
    pub(super) fn of(sources: &Sources) -> TemplateNames {
        let mut names = TemplateNames::default();
        for (name, text) in embedded_templates() {
            names.templates.extend(name.strip_prefix("default/").map(str::to_owned));
            names.add(text);
            names.templates.insert(name);
        }
        for own in &sources.theme {
            let Some(name) = own.path.strip_prefix("templates/") else { continue };
            names.templates.insert(name.to_owned());
            names.add(&own.text);
        }
        names
    }

    fn add(&mut self, text: &str) {
        for (begin, names) in [("component ", &mut self.components), ("block ", &mut self.blocks)] {
            for tag in text.split("{%").skip(1) {
                let Some(rest) = tag.trim_start_matches(['-', ' ']).strip_prefix(begin) else { continue };
                let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
                names.insert(rest[..end].to_owned());
            }
        }
    }
}

/// The diagnostic of one of tera's messages, without a place.
pub(super) fn worded(message: &str, names: &TemplateNames) -> Diagnostic {
    let message = message.trim().trim_end_matches('.');
    of_names(message, names).or_else(|| of_values(message)).or_else(|| of_form(message)).unwrap_or_else(|| {
        let mut letters = message.chars();
        let first = letters.next().map(|c| c.to_lowercase().to_string()).unwrap_or_default();
        say::template_mistake(first + letters.as_str())
    })
}

/// A name that is not there, with a near one.
fn of_names(message: &str, names: &TemplateNames) -> Option<Diagnostic> {
    if let Some(text) = message.strip_prefix(NO_TEXT) {
        let (key, near) = text.split_once('\t').unwrap_or((text, ""));
        return Some(say::template_unknown_text(key).suggest(Some(near).filter(|near| !near.is_empty())));
    }
    // Templates stand between other marks than the rest.
    if message.starts_with("Template '") {
        let name = message.split('\'').nth(if message.contains("inheriting") { 3 } else { 1 })?;
        return Some(with_near(say::template_unknown_template(name), name, names.templates.iter(), None));
    }
    let name = message.split('`').nth(1)?;
    let (what, _) = message.split_once(" `")?;
    let available = |mark: &str| message.split_once(mark).map(|(_, list)| list.split(", ").collect::<Vec<_>>());
    Some(match what {
        "Unknown filter" => with_near(say::template_unknown_filter(name), name, FILTERS.iter(), None),
        "Unknown test" => with_near(say::template_unknown_test(name), name, TESTS.iter(), None),
        "Unknown function" => with_near(say::template_unknown_function(name), name, FUNCTIONS.iter(), None),
        "Unknown component" => with_near(say::template_unknown_component(name), name, names.components.iter(), None),
        "Unknown template" => with_near(say::template_unknown_template(name), name, names.templates.iter(), None),
        "Block" if message.contains("is not defined") => {
            with_near(say::template_unknown_block(name), name, names.blocks.iter(), None)
        }
        "Variable" if message.contains("is not defined") => {
            let known = available("Available variables: ").unwrap_or_default();
            let others = phrases::template_names_are(known.join(", "));
            with_near(say::template_unknown_variable(name), name, known.iter(), Some(others))
        }
        "Field" if message.contains("is not defined") => match available("Available fields: ") {
            Some(known) => {
                let others = phrases::template_fields_are(known.join(", "));
                with_near(say::template_unknown_field(name), name, known.iter(), Some(others))
            }
            None => say::template_field_of_nothing(name),
        },
        _ => return None,
    })
}

/// Suggests a near name, else says which there are.
fn with_near<N: AsRef<str>>(
    diagnostic: Diagnostic,
    name: &str,
    known: impl Iterator<Item = N>,
    others: Option<Phrase>,
) -> Diagnostic {
    let known: Vec<N> = known.collect();
    // A block is known by its name from the template that is at fault as well.
    let candidates = known.iter().map(AsRef::as_ref).filter(|known| *known != name);
    match (nearest(name, candidates), others) {
        (None, Some(others)) => diagnostic.help(others),
        (near, _) => diagnostic.suggest(near),
    }
}

/// A value that is not there, or of another type than what is done with it.
fn of_values(message: &str) -> Option<Diagnostic> {
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    if message.contains("variable that is undefined") || message.contains("its value is undefined") {
        return Some(say::template_no_value());
    }
    Some(match quoted[..] {
        [expected, found] if message.starts_with("Invalid type for the value") => {
            say::template_wrong_type(type_named(expected)?, type_named(found)?)
        }
        [name, found, expected] if message.starts_with("Component argument") => {
            say::template_wrong_argument(name, type_named(expected)?, type_named(found)?)
        }
        [found] if message.starts_with("Iteration not possible") => {
            say::template_wrong_type(phrases::value_list(), type_named(found)?)
        }
        [_, one, other] if message.contains("requires both operands to be numbers") => {
            let found = if type_named(one)? == phrases::value_number() { other } else { one };
            say::template_wrong_type(phrases::value_number(), type_named(found)?)
        }
        [one, other] if message.starts_with("Cannot compare") => {
            say::template_not_comparable(type_named(one)?, type_named(other)?)
        }
        [name] if message.starts_with("Missing keyword argument") => say::template_missing_argument(name),
        [name, _] if message.starts_with("Argument") && message.ends_with("missing") => {
            say::template_missing_argument(name)
        }
        _ => return None,
    })
}

/// tera's name of a type, for authors.
fn type_named(name: &str) -> Option<Phrase> {
    Some(match name.trim_start_matches('&') {
        "str" | "string" | "String" | "Cow<str>" => phrases::value_text(),
        "bool" => phrases::value_flag(),
        "array" | "Vec<Value>" | "[Value]" => phrases::value_list(),
        "map" | "Map" | "map/struct" => phrases::value_group(),
        "none" | "undefined" => phrases::value_nothing(),
        "Number" | "number" | "integer" | "float" => phrases::value_number(),
        other if other.starts_with(['i', 'u', 'f']) && other[1..].parse::<u8>().is_ok() || other == "usize" => {
            phrases::value_number()
        }
        _ => return None,
    })
}

/// A sign or a word in the place of another; templates that lead to each other.
fn of_form(message: &str) -> Option<Diagnostic> {
    if message.starts_with("Circular ") {
        let chain = message.split('`').nth(1).unwrap_or_default();
        let names: Vec<&str> = chain.split('"').skip(1).step_by(2).collect();
        return Some(say::template_circle(names.join(" → ")));
    }
    if message == "Unknown tag" {
        return Some(say::template_unknown_tag());
    }
    if let Some(sign) = message.strip_prefix("String opened with `").and_then(|rest| rest.get(..1)) {
        return Some(say::template_never_closed(sign));
    }
    let (found, expected) = message.strip_prefix("Found ")?.split_once(" but expected ")?;
    let bare = |text: &str| text.replace('`', "");
    let expected = match expected {
        "identifier" => phrases::template_a_name(),
        list if list.starts_with("one of: integer") => phrases::template_a_value(),
        sign => phrases::template_sign(bare(sign)),
    };
    Some(say::template_unexpected(bare(found), expected))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tera::Tera;

    #[test]
    fn the_names_of_tera_are_those_that_it_knows() {
        let is_known = |text: String| {
            let mut tera = Tera::new();
            tera.register_function("t", |_: tera::Kwargs, _: &tera::State| String::new());
            tera.add_raw_template("x", &text).map_err(|error| error.to_string())
        };
        for name in FILTERS {
            assert_eq!(is_known(format!("{{{{ 1 | {name} }}}}")), Ok(()));
        }
        for name in TESTS {
            assert_eq!(is_known(format!("{{% if 1 is {name} %}}{{% endif %}}")), Ok(()));
        }
        for name in FUNCTIONS {
            assert_eq!(is_known(format!("{{{{ {name}() }}}}")), Ok(()));
        }
        assert!(is_known("{{ 1 | absent }}".into()).is_err());
    }

    #[test]
    fn the_names_of_templates_are_found_in_them() {
        let names = TemplateNames::of(&Sources::default());
        for (name, known) in [
            ("note.html", &names.templates),
            ("default/note.html", &names.templates),
            ("icon", &names.components),
            ("main", &names.blocks),
        ] {
            assert!(known.contains(name), "{name}");
        }
    }

    #[test]
    fn what_is_not_known_is_told_as_it_is() {
        let names = TemplateNames::default();
        assert_eq!(worded("Something else.", &names), say::template_mistake("something else"));
        assert_eq!(worded("Invalid type for the value, expected `Rc<Foo>` but got `i64`", &names).help, []);
    }
}
