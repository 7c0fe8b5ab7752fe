//! The embedded templates before tera reads them: what is the same on every page of the site is set in once.
//!
//! Of the instructions of a build from nothing (300 notes, one thread, callgrind) it saves a tenth: the texts 9.4 %, the icons
//! 2.0 %, the values of `site` 1.2 %. The indentation costs no time, but is a twentieth of the bytes of every page.
//!
//! A site's own templates stay as they are, so that a mistake in them has its place. What is not understood here is left to
//! tera, which means the same.

use pulldown_cmark_escape::escape_html;
use tera::{Context, Tera};

use crate::content::config::Config;
use crate::content::i18n::{PatternPiece, Translation};
use crate::pages::view::{GENERATOR, SiteAddresses};
use crate::publish::address::Addresses;
use crate::text::escape::escaped;
use crate::text::label::label;

/// What is set into the templates of ours.
pub(super) struct SiteTexts<'a> {
    pub translation: &'a Translation,
    /// None when the site draws its own.
    pub icons: Option<&'a Icons>,
    pub values: &'a [SiteValue],
}

/// A value of `site` that every page of the site prints alike whatever its notes are: its path, and itself as a page holds it.
pub(super) type SiteValue = (String, String);

/// The values that follow from the configuration and the theme alone.
pub(super) fn values(config: &Config, translation: &Translation, assets_version: &str) -> Vec<SiteValue> {
    let addresses = SiteAddresses::of(&Addresses::new(config, translation));
    let addresses = serde_json::to_value(addresses).unwrap_or_default();
    let addresses = addresses.as_object().into_iter().flatten();
    let mut values: Vec<SiteValue> =
        addresses.filter_map(|(name, value)| Some((format!("addresses.{name}"), escaped(value.as_str()?)))).collect();
    for (name, value) in [
        ("title", label(&config.title).as_ref()),
        ("language", &config.language),
        ("generator", GENERATOR),
        ("assets_version", assets_version),
    ] {
        values.push((name.to_owned(), escaped(value)));
    }
    // What would begin a tag of the template's language is left to tera.
    values.retain(|(_, value)| !value.contains(['{', '}']));
    values
}

/// A template of ours, ready for tera.
pub(super) fn prepare(template: &str, site: &SiteTexts) -> String {
    with_icons(&with_values(&with_texts(&flush(template), site.translation), site.values), site.icons)
}

/// A template of ours without the indentation of its lines, which is for those who read it.
/// None of them has text whose spaces count.
fn flush(template: &str) -> String {
    let mut out = String::with_capacity(template.len());
    for line in template.lines() {
        out.push_str(line.trim_start());
        out.push('\n');
    }
    out
}

/// A template of ours with the interface's texts in the place of `t(key="…")`: a page prints dozens of them.
fn with_texts(template: &str, translation: &Translation) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = rest.find(Call::BEGIN) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let is_whole_word = !out.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let call = Call::read(rest).filter(|_| is_whole_word);
        let alone = call.as_ref().and_then(|call| {
            let (before, after) = (out.strip_suffix("{{ ")?, call.after.strip_prefix(" }}")?);
            Some((before.len(), call.as_text(translation)?, after))
        });
        if let Some((before, text, after)) = alone {
            out.truncate(before);
            out.push_str(&text);
            rest = after;
        } else if let Some(call) = call
            && let Some(literal) = call.as_literal(translation)
        {
            out.push_str(&literal);
            rest = call.after;
        } else {
            out.push_str(Call::BEGIN);
            rest = &rest[Call::BEGIN.len()..];
        }
    }
    out.push_str(rest);
    out
}

/// `t(key="path_of", title=path.notebook.title)`, with nothing but paths as values.
struct Call<'t> {
    key: &'t str,
    values: Vec<(&'t str, &'t str)>,
    after: &'t str,
}

impl<'t> Call<'t> {
    const BEGIN: &'static str = "t(key=\"";

    /// The call that a text begins with.
    fn read(text: &'t str) -> Option<Call<'t>> {
        let (key, mut rest) = text.strip_prefix(Call::BEGIN)?.split_once('"')?;
        let mut values = Vec::new();
        loop {
            if let Some(after) = rest.strip_prefix(')') {
                return Some(Call { key, values, after });
            }
            let (name, value) = rest.strip_prefix(", ")?.split_once('=')?;
            let end = value.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '.'))?;
            values.push((name, &value[..end]));
            rest = &value[end..];
        }
    }

    /// What is printed where the call stands alone in its braces. The counts of a plural are for tera.
    fn as_text(&self, translation: &Translation) -> Option<String> {
        let pattern = translation.only_form(self.key)?;
        if pattern.text() != pattern.text().trim() || self.values.iter().any(|(name, _)| *name == "n") {
            return None;
        }
        let mut out = String::new();
        for piece in pattern.pieces() {
            match piece {
                // What would begin a tag of the template's language stays a call.
                PatternPiece::Text(text) if text.contains(['{', '}']) => return None,
                PatternPiece::Text(text) => {
                    let _ = escape_html(&mut out, text);
                }
                PatternPiece::Value(name) => {
                    let (_, value) = self.values.iter().find(|(known, _)| known == name)?;
                    out.push_str(&format!("{{{{ {value} }}}}"));
                }
            }
        }
        Some(out)
    }

    /// The call as a string of the template's language.
    fn as_literal(&self, translation: &Translation) -> Option<String> {
        let text = translation.only_form(self.key).filter(|_| self.values.is_empty())?.text();
        (!text.contains(['"', '\\', '{', '}'])).then(|| format!("\"{text}\""))
    }
}

/// Draws an icon by its name.
pub(super) type Icons = Box<dyn Fn(&str) -> Option<String>>;

/// The icons that a template draws.
pub(super) fn drawn(template: &str) -> Option<Icons> {
    let mut tera = Tera::new();
    tera.add_raw_template("icons.html", &flush(template)).ok()?;
    Some(Box::new(move |name| {
        let mut context = Context::new();
        context.insert("name", name);
        tera.render_component("icon", &context, None, true).ok()
    }))
}

/// A template of ours with its icons drawn, where they are named: `{{ <icon name="…" /> }}`. A site that draws its own
/// has its own everywhere.
fn with_icons(template: &str, icons: Option<&Icons>) -> String {
    const BEFORE: &str = "{{ <icon name=\"";
    const AFTER: &str = "\" /> }}";
    let Some(draw) = icons else { return template.to_owned() };
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((text, call)) = rest.split_once(BEFORE) {
        out.push_str(text);
        rest = call;
        match call.split_once(AFTER).and_then(|(name, after)| Some((draw(name)?, after))) {
            Some((icon, after)) => {
                out.push_str(&icon);
                rest = after;
            }
            None => out.push_str(BEFORE),
        }
    }
    out.push_str(rest);
    out
}

/// A template of ours with values of `site` in the place of their names: `{{ site.title }}`.
fn with_values(template: &str, values: &[SiteValue]) -> String {
    const BEFORE: &str = "{{ site.";
    const AFTER: &str = " }}";
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((text, inside)) = rest.split_once(BEFORE) {
        out.push_str(text);
        let named = inside.split_once(AFTER).and_then(|(path, after)| {
            let (_, value) = values.iter().find(|(known, _)| known == path)?;
            Some((value, after))
        });
        rest = named.map_or(inside, |(_, after)| after);
        out.push_str(named.map_or(BEFORE, |(value, _)| value));
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(template: &str) -> String {
        let texts = "texts: {trail: Fil & suite, of: \"{a} de {b}\", n: {one: un, other: \"{n}\"}, braces: \"{x}\", q: 'a \"b\"'}";
        let (translation, problems) = Translation::parse(&"x.yaml".into(), texts, "fr", None);
        assert!(problems.is_empty(), "{problems:?}");
        with_texts(template, &translation)
    }

    #[test]
    fn texts_are_set_in() {
        assert_eq!(texts("<p>{{ t(key=\"trail\") }}</p>"), "<p>Fil &amp; suite</p>");
        assert_eq!(texts("{{ t(key=\"of\", a=x.y, b=loop.index) }}"), "{{ x.y }} de {{ loop.index }}");
        assert_eq!(texts("{% set a = t(key=\"trail\") ~ x %}"), "{% set a = \"Fil & suite\" ~ x %}");
    }

    #[test]
    fn what_depends_on_the_page_stays_a_call() {
        for template in [
            "{{ t(key=\"n\", n=list.count) }}",
            "{{ t(key=\"of\", a=x | length, b=y) }}",
            "{{ t(key=\"of\", a=x) }}",
            "{% set a = t(key=\"of\", a=x, b=y) %}",
            "{{ t(key=\"kind_\" ~ kind) }}",
            "{{ t(key=\"absent\") }}",
            "{{ t(key=\"braces\") }}",
            "{% set a = t(key=\"q\") %}",
            "{{ count(key=\"trail\") }} {{ format(key=\"trail\") }}",
        ] {
            assert_eq!(texts(template), template);
        }
    }

    #[test]
    fn values_of_the_site_are_set_in() {
        let config = Config { title: "A & {b}".into(), language: "fr-CA".into(), ..Config::default() };
        let (translation, _) = Translation::parse(&"x.yaml".into(), "addresses: {notes: écrits}", "fr", None);
        let values = values(&config, &translation, "0a");
        let set = |template: &str| with_values(template, &values);
        assert_eq!(
            set("{{ root }}{{ site.addresses.notes }}?v={{ site.assets_version }}"),
            "{{ root }}%C3%A9crits/?v=0a"
        );
        assert_eq!(set("<html lang=\"{{ site.language }}\">"), "<html lang=\"fr-CA\">");
        for template in ["{{ site.title }}", "{{ site.hub }}", "{{ site.language | upper }}", "{% if site.language %}"]
        {
            assert_eq!(set(template), template);
        }
    }

    #[test]
    fn icons_are_drawn() {
        let icons = drawn("{%- component icon(name: string) -%}\n<svg>{{ name }}</svg>\n{%- endcomponent icon -%}\n");
        assert_eq!(
            with_icons("a {{ <icon name=\"b\" /> }} {{ <icon name={c} /> }}", icons.as_ref()),
            "a <svg>b</svg> {{ <icon name={c} /> }}"
        );
        assert_eq!(with_icons("{{ <icon name=\"b\" /> }}", None), "{{ <icon name=\"b\" /> }}");
    }
}
