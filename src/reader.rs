//! One file to one document: front matter and body together, defaults filled in.
//!
//! A pure function of the file and the site's settings, so its result can be kept as long as neither changes.

use jiff::tz::TimeZone;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Problems, Spanned};
use crate::document::{Document, Visibility};
use crate::front_matter::{self, Metadata};
use crate::markdown::{self, Settings};
use crate::slug::slug;
use crate::source::{Text, fingerprint};

/// What reading depends on beside the file.
#[derive(Debug, Clone)]
pub struct Reader<'a> {
    pub config: &'a Config,
    pub zone: TimeZone,
    pub settings: Settings,
}

/// A file, read: none when nothing could be made of it.
#[derive(Debug)]
pub struct Read {
    pub document: Option<Document>,
    pub diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    pub fn read(&self, source: &Text) -> Read {
        let mut problems = Problems::of(&source.file);
        let document = self.document(source, &mut problems);
        Read { document, diagnostics: problems.into_vec() }
    }

    fn document(&self, source: &Text, problems: &mut Problems) -> Option<Document> {
        let role = self.config.folders.role_of(&source.path);
        let parts = front_matter::split(&source.text, problems);
        let (yaml, base) = match parts.yaml {
            Some(span) => (&source.text[span.clone()], span.start),
            None => ("", 0),
        };
        let metadata = front_matter::read(role, yaml, base, &self.zone, problems)?;
        let typography = self.settings.typography;
        let title = metadata.title.as_deref().map(|title| typography.set(title));
        let text = &source.text[parts.body..];
        let body = markdown::parse(text, parts.body, title.as_deref(), &self.settings, problems);
        let path = source.path.strip_suffix(".md").unwrap_or(&source.path).to_owned();
        let stem = path.rsplit('/').next().unwrap_or(&path);
        let title = title.or_else(|| body.title.clone()).unwrap_or_else(|| typography.set(stem));
        let slug = slug_of(&metadata, stem, problems);
        if let Some(Spanned { value: Visibility::Community, span }) = &metadata.visibility
            && metadata.community.is_none()
        {
            let message = "this is for a community, but names none: no build shows it";
            problems.add(span.clone(), Diagnostic::warning("no-community", message).help("add 'community: slug'"));
        }
        let Metadata {
            title: _,
            slug: _,
            aliases,
            visibility,
            draft,
            language,
            summary,
            authors,
            community,
            published,
            modified,
            review_by,
            revisions,
            tags,
            redirects,
            licence,
            sources,
            discuss,
            cover,
            extra,
            silence,
            kind,
        } = metadata;
        Some(Document {
            file: source.file.clone(),
            path,
            slug,
            title,
            aliases,
            visibility: visibility.map_or(self.config.default_visibility, |v| v.value),
            draft,
            language,
            summary: summary.map(|summary| typography.set(&summary)),
            authors,
            community,
            published,
            modified,
            review_by,
            revisions: revisions
                .into_iter()
                .map(|mut revision| {
                    revision.summary = revision.summary.map(|summary| typography.set(&summary));
                    revision
                })
                .collect(),
            tags: tags.into_iter().map(|tag| typography.set(&tag)).collect(),
            redirects,
            licence,
            sources,
            discuss,
            cover,
            extra,
            silence,
            kind,
            body,
        })
    }
}

fn slug_of(metadata: &Metadata, stem: &str, problems: &mut Problems) -> String {
    if let Some(Spanned { value, span }) = &metadata.slug {
        let made = slug(value);
        if made == *value && !made.is_empty() {
            return made;
        }
        let diagnostic = Diagnostic::error("invalid-address", format!("'{value}' cannot stand in an address"));
        let help = if made.is_empty() {
            "write small letters, digits and hyphens".to_owned()
        } else {
            format!("write '{made}'")
        };
        problems.add(span.clone(), diagnostic.help(help));
    }
    let made = slug(stem);
    // A name of nothing but emoji: any address that stays the same will do.
    if made.is_empty() { format!("{:08x}", fingerprint(stem.as_bytes()) >> 32) } else { made }
}
