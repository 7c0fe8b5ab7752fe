//! What the front matter of an organisation says beside that of a note: what it works on, where, and how to reach it.
//!
//! The keys are those of notes whose `kind` is `organisation`; in another note they are unknown keys.

use std::collections::HashSet;
use std::marker::PhantomData;

use super::addresses::{Address, is_telephone, outside_address};
use super::group::{GroupOfKeys, group};
use super::reading::{
    Fact, Input, Prose, Reading, Repeated, ShownName, TextChange, Use, Word, change_address, change_prose, quoted,
    quoted_list,
};
use crate::content::fields::{DateRules, text_of};
use crate::content::keys::ValueForm;
use crate::content::yaml::{Node, Value};
use crate::diagnostics::{Problems, Spanned, phrases, say};

/// The keys that only organisations have.
pub const OF_ORGANISATIONS: [&str; 3] = ["themes", "territory", "contact"];

/// A key that only organisations have: it is read as `R` is.
#[derive(Debug)]
pub struct OfOrganisations<R>(PhantomData<R>);

impl<R: Reading> Reading for OfOrganisations<R> {
    type Value = R::Value;
    const FORM: ValueForm = R::FORM;

    fn read(names: &[&'static str], input: &mut Input) -> R::Value {
        if input.is_organisation {
            return R::read(names, input);
        }
        for name in names {
            if input.fields.node(name).is_some()
                && let Some((key, _)) = input.fields.entries.iter().find(|(key, _)| key.name == *name)
            {
                let unknown = say::unknown_key(*name, input.fields.of.clone());
                input.problems.add(key.span.clone(), unknown.help(phrases::key_of_organisations()));
            }
        }
        R::Value::default()
    }

    fn texts(value: &mut R::Value, change: &mut TextChange) {
        R::texts(value, change);
    }
}

impl<R: Repeated> Repeated for OfOrganisations<R> {
    fn yaml(value: &R::Value, shown: &ShownName) -> Option<String> {
        R::yaml(value, shown)
    }
}

impl<R: Fact> Fact for OfOrganisations<R> {
    fn fact(value: &R::Value) -> Option<&str> {
        R::fact(value)
    }
}

/// Names for readers; a single text is one of them. Repeated ones count once.
#[derive(Debug)]
pub struct ProseList;

impl Reading for ProseList {
    type Value = Vec<String>;
    const FORM: ValueForm = ValueForm::Texts;

    fn read(names: &[&'static str], input: &mut Input) -> Vec<String> {
        let (mut list, mut seen) = (Vec::new(), HashSet::new());
        for name in names {
            let texts = input.fields.texts(name, input.problems).into_iter().map(|text| text.value);
            list.extend(texts.filter(|text| !text.is_empty() && seen.insert(text.clone())));
        }
        list
    }

    fn texts(value: &mut Vec<String>, change: &mut TextChange) {
        value.iter_mut().for_each(|text| change_prose(text, change));
        value.retain(|text| !text.is_empty());
    }
}

impl Repeated for ProseList {
    fn yaml(value: &Vec<String>, _: &ShownName) -> Option<String> {
        quoted_list(value.iter().map(String::as_str))
    }
}

/// How to reach an organisation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct ContactDetails {
    /// As it is written for readers: `819 555-0100, poste 12`.
    pub phone: Option<String>,
    /// With `mailto:`.
    pub email: Option<String>,
    /// Of a building, as it is written on a letter.
    pub address: Option<String>,
    pub url: Option<String>,
}

group! {
    struct ContactKeys("contact", a_contact) {
        phone: Prose;
        email: Word;
        address: Prose;
        url: Address;
    }
}

/// The key `contact` of an organisation. A text is an address of electronic mail, or that of a page.
#[derive(Debug)]
pub struct ContactWays;

impl Reading for ContactWays {
    type Value = Option<Box<ContactDetails>>;
    const FORM: ValueForm = ValueForm::TextOrGroup(ContactKeys::KEYS);

    fn read(names: &[&'static str], input: &mut Input) -> Self::Value {
        let node = names.iter().find_map(|name| input.fields.node(name))?;
        let details = match node.value {
            Value::Scalar { .. } => of_text(node, input)?,
            _ => of_group(node, input.dates, input.problems)?,
        };
        (details != ContactDetails::default()).then(|| Box::new(details))
    }

    fn texts(value: &mut Self::Value, change: &mut TextChange) {
        let Some(details) = value else { return };
        let ContactDetails { phone, email, address, url } = &mut **details;
        for text in [phone, address] {
            *text = text.take().and_then(|text| change(Use::Prose, &text)).filter(|text| !text.is_empty());
        }
        change_address(email, change);
        change_address(url, change);
    }
}

impl Repeated for ContactWays {
    fn yaml(value: &Self::Value, _: &ShownName) -> Option<String> {
        let ContactDetails { phone, email, address, url } = value.as_deref()?;
        let email = email.as_ref().map(|email| email.trim_start_matches("mailto:").to_owned());
        let all = [("phone", phone), ("email", &email), ("address", address), ("url", url)];
        let entries = all.into_iter().filter_map(|(key, value)| Some(format!("{key}: {}", quoted(value.as_ref()?))));
        let entries: Vec<String> = entries.collect();
        (!entries.is_empty()).then(|| format!("{{{}}}", entries.join(", ")))
    }
}

fn of_text(node: &Node, input: &mut Input) -> Option<ContactDetails> {
    let text = text_of(node, "contact", input.problems)?;
    if let Some(email) = email_of(&text.value) {
        return Some(ContactDetails { email: Some(email), ..ContactDetails::default() });
    }
    if let Some(instead) = as_group(&text.value) {
        input.problems.add(text.span, say::contact_is_no_address(text.value, format!("contact: {instead}")));
        return None;
    }
    let url = outside_address(input.fields, "contact", input.problems);
    Some(ContactDetails { url, ..ContactDetails::default() })
}

/// A telephone, or an address of mail among other words, as the key is to be written; none for what may be an address of a page.
fn as_group(text: &str) -> Option<String> {
    let email = |word: &str| email_of(word.trim_matches(|c: char| !c.is_alphanumeric()));
    if let Some(email) = text.split_whitespace().find_map(email) {
        return Some(format!("{{email: {}}}", email.trim_start_matches("mailto:")));
    }
    is_telephone(text).then(|| match text.contains([',', ':', '#', '[', '{']) {
        true => format!("{{phone: {}}}", quoted(text)),
        false => format!("{{phone: {text}}}"),
    })
}

fn of_group(node: &Node, dates: DateRules, p: &mut Problems) -> Option<ContactDetails> {
    let keys = ContactKeys::of(node, dates, p)?;
    Some(ContactDetails {
        phone: keys.phone.filter(|phone| !phone.is_empty()),
        email: keys.email.and_then(|text| email(text, p)),
        address: keys.address.filter(|address| !address.is_empty()),
        url: keys.url,
    })
}

fn email(Spanned { value, span }: Spanned<String>, p: &mut Problems) -> Option<String> {
    let email = email_of(&value);
    if email.is_none() {
        p.add(span, say::not_an_outside_address(value));
    }
    email
}

/// An address of electronic mail, with its scheme.
fn email_of(text: &str) -> Option<String> {
    let address = text.strip_prefix("mailto:").unwrap_or(text);
    let is_one = address.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty())
        && !address.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, ':' | '/' | '<' | '>'));
    is_one.then(|| format!("mailto:{address}"))
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;
    use crate::content::front_matter::{Dialect, Metadata, read};
    use crate::content::keys::Role;

    fn of(yaml: &str) -> (Metadata, Vec<String>) {
        let mut problems = Problems::of(&"a.md".into());
        let metadata = read(Role::Note, (Dialect::Yaml, yaml), 0, &TimeZone::UTC, &mut problems).expect("readable");
        (metadata, problems.into_vec().into_iter().map(|d| format!("{:?}: {}", d.severity, d.message)).collect())
    }

    #[test]
    fn an_organisation_says_what_it_does_where_and_how_to_reach_it() {
        let (metadata, messages) = of("kind: organisation\nthemes: [Soins, Soins, Logement]\nterritory: Estrie\n\
             contact: {phone: 819 555-0100, email: a@b.org, address: 1 rue A, url: 'https://b.org/'}\n");
        assert!(messages.is_empty(), "{messages:?}");
        assert_eq!(metadata.common.themes, ["Soins", "Logement"]);
        assert_eq!(metadata.common.territory.as_deref(), Some("Estrie"));
        let yaml = ContactWays::yaml(&metadata.common.reach, &|_| None).unwrap_or_default();
        let expected = "{phone: \"819 555-0100\", email: \"a@b.org\", address: \"1 rue A\", url: \"https://b.org/\"}";
        assert_eq!(yaml, expected);
        let (metadata, _) = of("kind: organisation\ncontact: a@b.org\n");
        assert_eq!(metadata.common.reach.and_then(|reach| reach.email).as_deref(), Some("mailto:a@b.org"));
        let (metadata, _) = of("kind: organisation\ncontact: https://b.org/@c\n");
        assert_eq!(metadata.common.reach.and_then(|reach| reach.url).as_deref(), Some("https://b.org/@c"));
    }

    #[test]
    fn another_note_has_none_of_these_keys() {
        let (metadata, messages) = of("kind: term\nthemes: {a: b}\ncontact: x\nterritory: [y]\n");
        assert!(metadata.common.themes.is_empty() && metadata.common.reach.is_none());
        assert_eq!(
            messages,
            [
                "Warning: unknown key 'themes' in a note",
                "Warning: unknown key 'territory' in a note",
                "Warning: unknown key 'contact' in a note",
            ]
        );
        let (_, messages) = of("kind: organisation\ncontact: {email: 'javascript:a@b', url: b.org}\n");
        assert_eq!(messages.len(), 2, "{messages:?}");
    }

    #[test]
    fn a_text_that_is_no_address_is_told_its_key() {
        for (text, expected) in [
            ("819 555-0100", Some("{phone: 819 555-0100}")),
            ("819 555-0100, poste 12", Some("{phone: \"819 555-0100, poste 12\"}")),
            ("+33 (0)1 55 93 70 00", Some("{phone: +33 (0)1 55 93 70 00}")),
            ("Zoé <zoe@x.org>", Some("{email: zoe@x.org}")),
            ("zoe@x.org, 819 555-0100", Some("{email: zoe@x.org}")),
            ("x.org/@zoe", None),
            ("1 rue A", None),
        ] {
            assert_eq!(as_group(text).as_deref(), expected, "{text}");
        }
        let (_, messages) = of("kind: organisation\ncontact: 819 555-0100\n");
        assert_eq!(messages, ["Error: '819 555-0100' is neither an address of mail nor that of a page"]);
    }
}
