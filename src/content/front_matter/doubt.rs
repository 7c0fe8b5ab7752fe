//! What a front matter that cannot be read may have asked for.

use crate::content::keys::GUARDED;
use crate::content::yaml::{Node, Value};
use crate::diagnostics::{Diagnostic, Rule, Severity, Span};

/// Whether one of the errors is about a key that keeps a file from being published. `text_of` gives the text of a span.
pub(super) fn is_doubtful<'t>(errors: &[Diagnostic], node: &Node, text_of: impl Fn(&Span) -> &'t str) -> bool {
    let entries: &[_] = if let Value::Map(entries) = &node.value { entries } else { &[] };
    let keeps = |name: &str| GUARDED.contains(&name);
    // `published: false` is no date, but says enough.
    let says_no = |span: &Span| matches!(text_of(span).to_ascii_lowercase().as_str(), "false" | "no" | "off");
    let of_guarded = |span: &Span| {
        let mut values = entries.iter().filter(|(_, value)| value.span == *span);
        values.any(|(key, _)| keeps(&key.name) || (key.name == "published" && says_no(span)))
    };
    let mut errors = errors.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    errors.any(|diagnostic| match (diagnostic.rule, &diagnostic.span) {
        (Rule::UnknownKey | Rule::EmptyGuard, _) => true,
        (Rule::DuplicateKey, Some(span)) => keeps(text_of(span).trim_matches(['"', '\''])),
        (_, Some(span)) => of_guarded(span),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use crate::content::front_matter::{Dialect, Metadata, read};
    use crate::content::keys::Role;
    use crate::diagnostics::Problems;
    use crate::text::slug::slug_of_permalink;

    fn note(yaml: &str) -> (Metadata, Vec<String>) {
        let mut problems = Problems::of(&"a.md".into());
        let metadata = read(Role::Note, (Dialect::Yaml, yaml), 0, &TimeZone::UTC, &mut problems).expect("readable");
        (metadata, problems.into_vec().into_iter().map(|d| d.message.to_string()).collect())
    }

    #[test]
    fn dates_of_others_stand_in_for_ours() {
        let dates = |yaml: &str| {
            let (m, messages) = note(yaml);
            assert_eq!(messages, [""; 0], "{yaml}");
            [m.common.published, m.common.modified]
                .map(|date| date.map(|date| date.value.to_string()).unwrap_or_default())
        };
        assert_eq!(dates("created: 2024/02/29\nupdated: 202403011457"), ["2024-02-29", "2024-03-01T14:57:00+00:00"]);
        assert_eq!(dates("date: 2024-01-02\ncreated: 2020-01-01"), ["2024-01-02", ""]);
        assert_eq!(
            dates("published: 2024-01-03\ndate: 2024-01-02\nmodified: 2024-02-01"),
            ["2024-01-03", "2024-02-01"]
        );
        let (m, messages) = note("created: hier");
        assert_eq!(
            (m.common.published.is_none(), messages),
            (true, vec!["'hier' is not a date that carnet can read".into()])
        );
    }

    #[test]
    fn tags_in_every_form() {
        for (yaml, expected) in [
            ("tags: [a, '#b/c', ]", vec!["a", "b/c"]),
            ("tags: a, santé mentale", vec!["a", "santé mentale"]),
            ("tags: '#a #b/c/'", vec!["a", "b/c"]),
            ("tags:\n- a, b\n-\ntag: c", vec!["a, b", "c"]),
        ] {
            let (m, messages) = note(yaml);
            assert_eq!((m.common.tags, messages), (expected.into_iter().map(String::from).collect(), vec![]), "{yaml}");
        }
    }

    #[test]
    fn a_permalink_leads_here() {
        let found = |yaml: &str| {
            let (m, messages) = note(yaml);
            let given = m.common.permalink.as_ref().and_then(|permalink| slug_of_permalink(&permalink.value));
            (
                m.slug.map(|s| s.value).or(given),
                m.common.permalink.into_iter().map(|r| r.value).collect::<Vec<_>>(),
                messages.len(),
            )
        };
        assert_eq!(found("permalink: accueil"), (Some("accueil".into()), vec!["/accueil".into()], 0));
        assert_eq!(found("permalink: /a/b/\nslug: c"), (Some("c".into()), vec!["/a/b/".into()], 0));
        assert_eq!(found("permalink: Mon dossier/b"), (None, vec!["/Mon dossier/b".into()], 0));
        assert_eq!(found("permalink: /Caf%C3%A9.html"), (Some("cafe".into()), vec!["/Café.html".into()], 0));
        assert_eq!(found("permalink: Plan/index.html"), (Some("plan".into()), vec!["/Plan/index.html".into()], 0));
        assert_eq!(found("permalink: /"), (None, vec![], 0));
        for wrong in ["../x", "https://example.org/x", "a//b"] {
            assert_eq!(found(&format!("permalink: {wrong}")), (None, vec![], 1), "{wrong}");
        }
    }

    #[test]
    fn what_may_have_kept_a_note_back_is_doubtful() {
        for doubtful in [
            "visibility: pubic",
            "visibility: [private]",
            "visibilty: private",
            "draft: maybe",
            "publish: {a: b}",
            "published: false",
            "visibility: public\nvisibility: private",
            "public: false",
            "visibility:",
            "draft: ~",
            "brouillon: oui",
        ] {
            let metadata = note(doubtful).0;
            assert!(metadata.is_doubtful || !metadata.wishes.is_empty(), "{doubtful}");
        }
        for sound in ["title: [a]", "a: 1\na: 2", "published: hier", "publish: true", "foo: 1"] {
            let metadata = note(sound).0;
            assert!(!metadata.is_doubtful && metadata.wishes.is_empty(), "{sound}");
        }
    }
}
