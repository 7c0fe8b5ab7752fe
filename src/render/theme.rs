//! The theme: carnet's own, embedded in the program, overlaid file by file by the site's.
//!
//! A site's template is found before the default one of the same name; it can extend it as `default/note.html`.

mod contract;
mod kept;
mod mistakes;
mod own;
mod prepare;
mod retry;
mod served;
mod wording;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::BuildHasher;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use rapidhash::fast::SeedableState;
use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

use crate::content::config::Config;
use crate::content::i18n::{Translation, root_of};
use crate::content::source::{Attachment, Sources};
use crate::diagnostics::{Diagnostic, phrases, say};
use crate::text::embedded::EmbeddedFolder;
use crate::text::hash::fingerprint;
use crate::text::slug::nearest;
pub use contract::CONTRACT;
pub use kept::KeptTemplates;
pub use mistakes::template_error;
use mistakes::template_errors;
use prepare::{drawn, prepare};

/// Where the icons are drawn.
const ICONS: &str = "templates/icons.html";

static DEFAULT: LazyLock<EmbeddedFolder> =
    LazyLock::new(|| EmbeddedFolder::unpack(include_bytes!(concat!(env!("OUT_DIR"), "/theme.packed"))));

/// Templates ready to be filled, the interface's language, and the assets.
#[derive(Debug)]
pub struct Theme {
    tera: Tera,
    pub translation: Arc<Translation>,
    assets: BTreeMap<String, Asset>,
    /// Changes when a template or a text of the interface does.
    pub hash: u64,
    /// Changes when an asset does.
    pub assets_version: String,
}

/// A file of the theme that pages load.
#[derive(Debug, Clone)]
pub enum Asset {
    Embedded(&'static [u8]),
    Own(PathBuf),
}

/// The translation for a site's language: the theme's, over the default one, over English.
pub fn translation(config: &Config, sources: &Sources) -> (Translation, Vec<Diagnostic>) {
    let root = config.language_root();
    let mut diagnostics = Vec::new();
    let mut translation = own_language(root);
    let mut layer = |file: &str, text: &str, language: &str| {
        let (layered, problems) = Translation::parse(&file.into(), text, language, Some(&translation));
        diagnostics.extend(problems);
        translation = layered;
    };
    let mut own = false;
    for language in [root, config.language.as_str()] {
        let path = format!("i18n/{language}.yaml");
        if let Some(text) = sources.theme.iter().find(|text| text.path == path) {
            layer(&text.file, &text.text, language);
            own = true;
        }
        if root == config.language {
            break;
        }
    }
    if !own && !OWN_LANGUAGES.contains_key(root) {
        let file = format!("themes/{}/i18n/{root}.yaml", config.theme);
        diagnostics.push(say::interface_without_texts(&config.language, file).in_file(&config.file));
    }
    translation.others = others(root, sources);
    translation.set_in_region(&config.language);
    (translation, diagnostics)
}

/// The interface in each language but the site's: texts that a theme lacks are carnet's own, then those in English. What
/// is wrong with them is not said: no page of the site may need them.
fn others(root: &str, sources: &Sources) -> Vec<(String, Translation)> {
    let of_file =
        |path: &str| path.strip_prefix("i18n/")?.strip_suffix(".yaml").map(|language| root_of(language).to_owned());
    let own = sources.theme.iter().filter_map(|text| of_file(&text.path));
    let languages: BTreeSet<String> =
        own.chain(OWN_LANGUAGES.keys().cloned()).filter(|language| language != root).collect();
    let made = languages.into_iter().map(|language| {
        let path = format!("i18n/{language}.yaml");
        let below = own_language(&language);
        let own = sources.theme.iter().find(|text| text.path == path);
        let translation = match own {
            Some(own) => Translation::parse(&path.as_str().into(), &own.text, &language, Some(&below)).0,
            None => below,
        };
        (language, translation)
    });
    made.collect()
}

/// A language as carnet itself has it; of others it has the texts in English.
fn own_language(root: &str) -> Translation {
    let known = OWN_LANGUAGES.get(root).cloned();
    known.unwrap_or_else(|| Translation::parse(&root.into(), "", root, OWN_LANGUAGES.get("en")).0)
}

/// The languages that carnet has itself, each over English, by their first letters. They are the same for every site.
static OWN_LANGUAGES: LazyLock<BTreeMap<String, Translation>> = LazyLock::new(|| {
    let english = embedded_text("i18n/en.yaml").map(|text| Translation::parse(&"en.yaml".into(), text, "en", None).0);
    let read = DEFAULT.below("i18n").filter_map(|(_, file)| {
        let language = file.stem().to_owned();
        let text = file.text()?;
        let name = format!("default/i18n/{language}.yaml");
        let translation = match &english {
            Some(english) if language == "en" => english.clone(),
            english => Translation::parse(&name.into(), text, &language, english.as_ref()).0,
        };
        Some((language, translation))
    });
    read.collect()
});

fn embedded_text(path: &str) -> Option<&'static str> {
    DEFAULT.file(path)?.text()
}

impl Theme {
    /// Makes the theme ready. Templates that cannot be read are reported; the default ones take their place, from those that are
    /// kept where they are the same.
    pub fn new(
        config: &Config,
        sources: &Sources,
        translation: Translation,
        kept: &mut KeptTemplates,
    ) -> (Theme, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        if config.theme != "default" && sources.theme.is_empty() && sources.assets.is_empty() {
            let diagnostic = say::no_theme_in(format!("themes/{}", config.theme)).in_file(&config.file);
            let themes: Vec<&str> = sources.themes.iter().map(String::as_str).collect();
            diagnostics.push(match nearest(&config.theme, themes.iter().copied().chain(["default"])) {
                None if themes.is_empty() => diagnostic.help(phrases::remove_theme_key()),
                None => diagnostic.help(phrases::themes_are(themes.join(", "))),
                near => diagnostic.suggest(near),
            });
        }
        diagnostics.extend(contract::check(config, sources));
        let translation = Arc::new(translation);
        let assets = assets(sources);
        let assets_version = version(&assets, sources);
        let values = prepare::values(config, &translation, &assets_version);
        let has_own_icons = sources.theme.iter().any(|text| text.path == ICONS);
        let key = SeedableState::fixed().hash_one((&*translation, &values, has_own_icons));
        let mut tera = kept.or_read(key, || {
            let icons = if has_own_icons { None } else { embedded_text(ICONS).and_then(drawn) };
            let site = prepare::SiteTexts { translation: &translation, icons: icons.as_ref(), values: &values };
            let embedded: Vec<(String, String)> =
                embedded_templates().map(|(name, text)| (name, prepare(text, &site))).collect();
            let mut tera = empty(&translation);
            if let Err(error) = tera.add_raw_templates(embedded.iter().map(|(name, text)| (name, text))) {
                diagnostics.extend(template_errors(&error, sources, &BTreeSet::new()));
            }
            tera
        });
        diagnostics.extend(own::add(&mut tera, sources));
        let texts = sources.theme.iter().map(|text| (&text.path, text.hash)).collect::<Vec<_>>();
        // What is set into the templates follows from these and from the site's values.
        let embedded: Vec<(String, &str)> = embedded_templates().collect();
        let hash = SeedableState::fixed().hash_one((env!("CARGO_PKG_VERSION"), embedded, texts, &*translation));
        (Theme { tera, translation, assets, hash, assets_version }, diagnostics)
    }

    pub fn assets(&self) -> impl Iterator<Item = (&str, &Asset)> {
        self.assets.iter().map(|(path, asset)| (path.as_str(), asset))
    }

    pub fn asset(&self, path: &str) -> Option<&Asset> {
        self.assets.get(path)
    }

    /// Fills a template.
    pub fn render(&self, template: &str, context: &Context, out: &mut Vec<u8>) -> TeraResult<()> {
        self.tera.render_to(template, context, out)
    }

    /// Everything that is wrong when a template is filled.
    pub fn mistakes(&self, template: &str, context: &Context, sources: &Sources) -> Vec<Diagnostic> {
        retry::mistakes(&self.tera, template, context, sources)
    }
}

fn empty(translation: &Arc<Translation>) -> Tera {
    let mut tera = Tera::new();
    // Cannot fail before templates are added.
    let _ = tera.set_fallback_prefixes(["default/"]);
    tera.autoescape_on([".html", ".xml"]);
    let translation = translation.clone();
    tera.register_function("t", move |arguments: Kwargs, _: &State| text(&translation, &arguments));
    tera
}

/// `t(key="reading_time", n=3, name="…")`.
fn text(translation: &Translation, arguments: &Kwargs) -> TeraResult<String> {
    let key: &str = arguments.must_get("key")?;
    if !translation.has_text(key) {
        let near = translation.nearest_text(key).unwrap_or_default();
        return Err(tera::Error::message(format!("{}{key}\t{near}", wording::NO_TEXT)));
    }
    let count: Option<i64> = arguments.get("n")?;
    let values: Vec<(&str, Cow<str>)> = arguments
        .iter()
        .filter_map(|(name, value)| Some((name.as_str()?, value)))
        .filter(|(name, _)| !matches!(*name, "key" | "n"))
        .map(|(name, value): (&str, &Value)| (name, value.as_str().map_or_else(|| value.to_string().into(), Cow::from)))
        .collect();
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_ref())).collect();
    Ok(translation.text(key, count, &values))
}

fn embedded_templates() -> impl Iterator<Item = (String, &'static str)> {
    let files = DEFAULT.below("templates");
    files.filter_map(|(name, file)| Some((format!("default/{name}"), file.text()?)))
}

fn assets(sources: &Sources) -> BTreeMap<String, Asset> {
    let embedded = DEFAULT.below("assets").map(|(path, file)| (path.to_owned(), Asset::Embedded(served::served(file))));
    let mut assets: BTreeMap<String, Asset> = embedded.collect();
    for (path, Attachment { from, hash, .. }) in sources.assets.iter() {
        // An unchanged copy of the embedded theme is that theme.
        let embedded = DEFAULT.file(&format!("assets/{path}")).map(|file| fingerprint(file.contents()));
        if hash.is_none() || *hash != embedded {
            assets.insert(path.clone(), Asset::Own(from.clone()));
        }
    }
    assets
}

/// Eight digits that change with the assets.
fn version(assets: &BTreeMap<String, Asset>, sources: &Sources) -> String {
    let mut all = Vec::new();
    for (path, asset) in assets {
        all.extend_from_slice(path.as_bytes());
        match asset {
            Asset::Embedded(bytes) => all.extend_from_slice(bytes),
            Asset::Own(_) => {
                let own = sources.assets.get(path).and_then(|asset| asset.hash);
                all.extend_from_slice(&own.unwrap_or_default().to_le_bytes());
            }
        }
    }
    format!("{:08x}", fingerprint(&all) >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::source::Text;

    fn sources(files: &[(&str, &str)]) -> Sources {
        let text = |(path, text): &(&str, &str)| Text {
            file: format!("themes/mien/{path}").into(),
            path: (*path).to_owned(),
            text: (*text).into(),
            hash: fingerprint(text.as_bytes()),
        };
        Sources { theme: files.iter().map(text).collect(), ..Sources::default() }
    }

    fn theme(files: &[(&str, &str)]) -> (Theme, Vec<Diagnostic>) {
        let config = Config { theme: "mien".into(), ..Config::default() };
        let contract: &[_] = if files.is_empty() { &[] } else { &[("theme.yaml", "contract: 1\n")] };
        let sources = sources(&[files, contract].concat());
        let (translation, mut problems) = translation(&config, &sources);
        let (theme, more) = Theme::new(&config, &sources, translation, &mut KeptTemplates::default());
        problems.extend(more);
        (theme, problems)
    }

    /// What is set into the templates before tera reads them is still found in them.
    #[test]
    fn no_embedded_template_keeps_what_can_be_set_in() {
        for tag in ["fr", "en"] {
            let config = Config { language: tag.into(), ..Config::default() };
            let (translation, _) = translation(&config, &Sources::default());
            let icons = embedded_text(ICONS).and_then(drawn);
            let values = prepare::values(&config, &translation, "0");
            let site = prepare::SiteTexts { translation: &translation, icons: icons.as_ref(), values: &values };
            let (mut calls, mut drawings) = (0, 0);
            for (name, text) in embedded_templates() {
                calls += text.matches("{{ t(key=\"").count();
                drawings += text.matches("{{ <icon name=\"").count();
                let ready = prepare(text, &site);
                assert!(!ready.contains("{{ <icon name=\""), "{name} keeps an icon");
                assert!(!ready.contains("{{ site.addresses."), "{name} keeps an address");
                for (at, _) in ready.match_indices("{{ t(key=\"") {
                    let call = ready[at..].split_inclusive("}}").next().unwrap_or_default();
                    // The form of a plural, and what a filter makes of a value, are known page by page.
                    assert!(call.contains(" n=") || call.contains('|') || call.contains('~'), "{name} keeps {call}");
                }
            }
            assert!(calls > 100 && drawings > 15, "there are texts and icons to set in: {calls} and {drawings}");
        }
    }

    fn rendered(theme: &Theme, template: &str) -> Result<String, String> {
        let mut out = Vec::new();
        let rendered = theme.render(template, &Context::new(), &mut out);
        rendered.map_err(|error| template_error(&error, &Sources::default()).message.to_string())?;
        Ok(String::from_utf8_lossy(&out).into_owned())
    }

    #[test]
    fn a_template_of_the_site_comes_before_the_default_one_and_may_extend_it() {
        let (theme, problems) =
            theme(&[("templates/footer.html", "<footer>ici</footer>"), ("templates/x.html", "{{ t(key=\"skip\") }}")]);
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(rendered(&theme, "footer.html").as_deref(), Ok("<footer>ici</footer>"));
        assert_eq!(rendered(&theme, "x.html").as_deref(), Ok("Aller au contenu"));
    }

    #[test]
    fn texts_of_the_site_s_theme_come_first() {
        let files = [
            ("templates/x.html", "{{ t(key=\"skip\") }} {{ t(key=\"home\") }}"),
            ("i18n/fr.yaml", "texts: {skip: Passer}\n"),
        ];
        assert_eq!(rendered(&theme(&files).0, "x.html").as_deref(), Ok("Passer Accueil"));
    }

    #[test]
    fn the_hash_follows_templates_and_texts() {
        let hashes = [
            theme(&[]).0.hash,
            theme(&[("templates/x.html", "a")]).0.hash,
            theme(&[("templates/x.html", "b")]).0.hash,
            theme(&[("i18n/fr.yaml", "texts: {skip: Passer}\n")]).0.hash,
        ];
        let different: std::collections::BTreeSet<u64> = hashes.into_iter().collect();
        assert_eq!(different.len(), hashes.len());
        assert_eq!(theme(&[]).0.hash, hashes[0]);
    }

    #[test]
    fn a_mistake_in_a_template_has_its_place() {
        let text = "<p>\n{% if %}\n";
        let (_, problems) = theme(&[("templates/x.html", text)]);
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert_eq!(problems[0].file.as_deref(), Some("themes/mien/templates/x.html"));
        let span = problems[0].span.clone().expect("a place");
        assert!(span.start >= 4 && span.end <= text.len(), "{span:?}");
    }

    #[test]
    fn a_theme_that_is_not_there_and_a_text_that_is_not_there_are_errors() {
        let (_, problems) = theme(&[]);
        assert_eq!(
            problems.iter().map(|p| p.message.to_string()).collect::<Vec<_>>(),
            ["there is no theme in themes/mien"]
        );
        let (theme, _) = theme(&[("templates/x.html", "{{ t(key=\"absent\") }}")]);
        assert!(rendered(&theme, "x.html").is_err());
    }
}
