//! How the value of a key is read, what type it is, and which of its texts others may see: one [`Reading`] for each kind of value.
//!
//! A key of the [table](super::table) names its reading; all else follows from it.

use std::fmt::Debug;
use std::hash::Hash;

use crate::content::fields::{DateRules, Fields};
use crate::content::keys::ValueForm;
use crate::content::silence;
use crate::content::yaml::Node;
use crate::diagnostics::{Problems, Rule, Spanned, say};
use crate::text::moment::Moment;

/// How the value of a key is read, and what it is to others.
pub trait Reading {
    /// The default is that of a document that has no such key.
    type Value: Debug + Clone + Default + Hash;

    /// What editors are told that the key takes.
    const FORM: ValueForm;
    /// The same of its other names.
    const FORM_OF_OTHERS: ValueForm = Self::FORM;

    /// The value of the first of these names, else of the next; of a list, the values of all.
    fn read(names: &[&'static str], input: &mut Input) -> Self::Value;

    /// Gives to `change` every text that a page, a list, a feed or a template may print, and takes what it makes of it.
    fn texts(value: &mut Self::Value, change: &mut TextChange);

    /// Adds the names of persons, teams and communities.
    fn people<'v>(_: &'v Self::Value, _: &mut Vec<Someone<'v>>) {}

    /// Takes out the persons, teams and communities whose name `is_left_out`.
    fn leave_out_people(_: &mut Self::Value, _: &dyn Fn(&str) -> bool) {}
}

/// A reading whose values the Markdown source beside a page can repeat.
pub trait Repeated: Reading {
    /// The value in YAML; none where there is nothing to write. `shown` gives the name that readers see.
    fn yaml(value: &Self::Value, shown: &ShownName) -> Option<String>;
}

/// A reading whose values the page of a note can show among its facts, as a text under the name of the key.
pub trait Fact: Repeated {
    /// What is shown; none where there is nothing to show.
    fn fact(value: &Self::Value) -> Option<&str>;
}

/// Gives the name that readers see; none for one that they do not.
pub type ShownName<'s> = dyn Fn(Someone) -> Option<String> + 's;

/// A name in a front matter that is of somebody.
#[derive(Debug, Clone, Copy)]
pub enum Someone<'v> {
    /// A person or a team. The document is `theirs`: it stands on their page.
    Author {
        name: &'v Spanned<String>,
        theirs: bool,
    },
    Community(&'v Spanned<String>),
}

impl<'v> Someone<'v> {
    pub fn name(self) -> &'v Spanned<String> {
        match self {
            Someone::Author { name, .. } | Someone::Community(name) => name,
        }
    }
}

/// The keys of a document, while they are read.
#[derive(Debug)]
pub struct Input<'i, 'n> {
    pub fields: &'i mut Fields<'n>,
    pub dates: DateRules<'i>,
    /// Its `kind` says that it is an organisation.
    pub is_organisation: bool,
    pub problems: &'i mut Problems,
}

impl<'n> Input<'_, 'n> {
    /// The items of lists, whatever they are.
    pub fn items(&mut self, names: &[&'static str]) -> Vec<&'n Node> {
        names.iter().flat_map(|name| self.fields.list(name, self.problems)).collect()
    }

    /// The value of the first name that has one. All are read, so that all that is wrong is told.
    pub fn first<T>(
        &mut self,
        names: &[&'static str],
        read: impl Fn(&mut Fields<'n>, &'static str, &mut Problems) -> Option<T>,
    ) -> Option<T> {
        names.iter().fold(None, |value, name| value.or(read(self.fields, name, self.problems)))
    }
}

/// What a text of a front matter is printed as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// A sentence or a name: its links are printed as their text.
    Prose,
    /// Anything: it is printed as it was written, but for what names a withheld document.
    Written,
    /// One address, to be followed: left out when it leads to a withheld document.
    Address,
}

/// What becomes of a text: none takes it out.
pub type TextChange<'f> = dyn FnMut(Use, &str) -> Option<String> + 'f;

/// Changes a sentence or a name.
pub fn change_prose(text: &mut String, change: &mut TextChange) {
    *text = change(Use::Prose, text).unwrap_or_default();
}

/// Changes an address.
pub fn change_address(text: &mut Option<String>, change: &mut TextChange) {
    *text = text.take().and_then(|url| change(Use::Address, &url));
}

/// A double-quoted YAML scalar: JSON's strings are that (YAML 1.2, section 1.3).
pub fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// A YAML list of texts; none when it is empty.
pub fn quoted_list<'t>(texts: impl IntoIterator<Item = &'t str>) -> Option<String> {
    let texts: Vec<String> = texts.into_iter().map(quoted).collect();
    (!texts.is_empty()).then(|| format!("[{}]", texts.join(", ")))
}

/// A sentence or a name, for readers.
#[derive(Debug)]
pub struct Prose;

impl Reading for Prose {
    type Value = Option<String>;
    const FORM: ValueForm = ValueForm::Text;

    fn read(names: &[&'static str], input: &mut Input) -> Option<String> {
        let mut texts = names.iter().map(|name| input.fields.plain_text(name, input.problems));
        let own = texts.next().flatten();
        // All are read, so that all that is wrong is told.
        texts.fold(own, |text, other| text.or(other.filter(|other| !other.is_empty())))
    }

    fn texts(value: &mut Option<String>, change: &mut TextChange) {
        value.iter_mut().for_each(|text| change_prose(text, change));
    }
}

impl Repeated for Prose {
    fn yaml(value: &Option<String>, _: &ShownName) -> Option<String> {
        value.as_deref().map(quoted)
    }
}

impl Fact for Prose {
    fn fact(value: &Option<String>) -> Option<&str> {
        value.as_deref()
    }
}

/// A word for addresses, which no page prints as a text.
#[derive(Debug)]
pub struct Word;

impl Reading for Word {
    type Value = Option<Spanned<String>>;
    const FORM: ValueForm = ValueForm::Text;

    fn read(names: &[&'static str], input: &mut Input) -> Self::Value {
        input.first(names, Fields::text)
    }

    fn texts(_: &mut Self::Value, _: &mut TextChange) {}
}

/// A text, or a list of them.
#[derive(Debug)]
pub struct TextList;

impl Reading for TextList {
    type Value = Vec<Spanned<String>>;
    const FORM: ValueForm = ValueForm::Texts;

    fn read(names: &[&'static str], input: &mut Input) -> Self::Value {
        names.iter().flat_map(|name| input.fields.texts(name, input.problems)).collect()
    }

    fn texts(value: &mut Self::Value, change: &mut TextChange) {
        value.iter_mut().for_each(|text| change_prose(&mut text.value, change));
    }
}

/// Names by which links find the document.
#[derive(Debug)]
pub struct Aliases;

impl Reading for Aliases {
    type Value = Vec<String>;
    const FORM: ValueForm = ValueForm::Texts;

    fn read(names: &[&'static str], input: &mut Input) -> Vec<String> {
        TextList::read(names, input).into_iter().map(|text| text.value).filter(|text| !text.is_empty()).collect()
    }

    fn texts(_: &mut Vec<String>, _: &mut TextChange) {}
}

/// A community: the name of its file, or a plain name.
#[derive(Debug)]
pub struct Community;

impl Reading for Community {
    type Value = Option<Spanned<String>>;
    const FORM: ValueForm = ValueForm::Text;

    fn read(names: &[&'static str], input: &mut Input) -> Self::Value {
        Word::read(names, input)
    }

    // Names that could be links are left out where they name nothing: see `leave_out_people`.
    fn texts(_: &mut Self::Value, _: &mut TextChange) {}

    fn people<'v>(value: &'v Self::Value, found: &mut Vec<Someone<'v>>) {
        found.extend(value.iter().map(Someone::Community));
    }

    fn leave_out_people(value: &mut Self::Value, is_left_out: &dyn Fn(&str) -> bool) {
        value.take_if(|name| is_left_out(&name.value));
    }
}

impl Repeated for Community {
    fn yaml(value: &Self::Value, shown: &ShownName) -> Option<String> {
        shown(Someone::Community(value.as_ref()?)).map(|name| quoted(&name))
    }
}

/// Persons and teams, at most `MOST`: the names of their files, or plain names. `THEIRS` says whether the document stands on their
/// pages.
#[derive(Debug)]
pub struct Persons<const MOST: usize, const THEIRS: bool>;

impl<const MOST: usize, const THEIRS: bool> Reading for Persons<MOST, THEIRS> {
    type Value = Vec<Spanned<String>>;
    const FORM: ValueForm = ValueForm::Texts;

    fn read(names: &[&'static str], input: &mut Input) -> Self::Value {
        let mut people = TextList::read(names, input);
        if let Some(beyond) = people.get(MOST) {
            input.problems.add(beyond.span.clone(), say::too_many_authors(MOST));
            people.truncate(MOST);
        }
        people
    }

    fn texts(_: &mut Self::Value, _: &mut TextChange) {}

    fn people<'v>(value: &'v Self::Value, found: &mut Vec<Someone<'v>>) {
        found.extend(value.iter().map(|name| Someone::Author { name, theirs: THEIRS }));
    }

    fn leave_out_people(value: &mut Self::Value, is_left_out: &dyn Fn(&str) -> bool) {
        value.retain(|name| !is_left_out(&name.value));
    }
}

impl<const MOST: usize, const THEIRS: bool> Repeated for Persons<MOST, THEIRS> {
    fn yaml(value: &Self::Value, shown: &ShownName) -> Option<String> {
        let shown: Vec<String> =
            value.iter().filter_map(|name| shown(Someone::Author { name, theirs: THEIRS })).collect();
        quoted_list(shown.iter().map(String::as_str))
    }
}

/// `true` or `false`.
#[derive(Debug)]
pub struct Flag;

impl Reading for Flag {
    type Value = Option<bool>;
    const FORM: ValueForm = ValueForm::Flag;

    fn read(names: &[&'static str], input: &mut Input) -> Option<bool> {
        input.first(names, Fields::flag)
    }

    fn texts(_: &mut Option<bool>, _: &mut TextChange) {}
}

/// A day or a moment. Other programs' dates that cannot be read are only told.
#[derive(Debug)]
pub struct Date;

impl Reading for Date {
    type Value = Option<Spanned<Moment>>;
    const FORM: ValueForm = ValueForm::Date;
    const FORM_OF_OTHERS: ValueForm = ValueForm::Text;

    fn read(names: &[&'static str], input: &mut Input) -> Self::Value {
        let Input { fields, dates, problems, .. } = input;
        let [own, others @ ..] = names else { return None };
        others.iter().fold(fields.moment(own, *dates, problems), |moment, name| {
            let text = fields.text(name, problems).filter(|text| !text.value.is_empty());
            moment.or(text.and_then(|text| dates.read(text, say::not_a_readable_date, problems)))
        })
    }

    fn texts(_: &mut Self::Value, _: &mut TextChange) {}
}

impl Repeated for Date {
    fn yaml(value: &Self::Value, _: &ShownName) -> Option<String> {
        value.as_ref().map(|moment| moment.value.iso())
    }
}

/// A language, as BCP 47 has them.
#[derive(Debug)]
pub struct LanguageTag;

impl Reading for LanguageTag {
    type Value = Option<String>;
    const FORM: ValueForm = ValueForm::Text;

    fn read(names: &[&'static str], input: &mut Input) -> Option<String> {
        input.first(names, Fields::language)
    }

    fn texts(_: &mut Option<String>, _: &mut TextChange) {}
}

impl Repeated for LanguageTag {
    fn yaml(value: &Option<String>, _: &ShownName) -> Option<String> {
        value.as_deref().map(quoted)
    }
}

/// Messages that are not to be given about the document.
#[derive(Debug)]
pub struct Silence;

impl Reading for Silence {
    type Value = Vec<Rule>;
    const FORM: ValueForm = ValueForm::Texts;

    fn read(_: &[&'static str], input: &mut Input) -> Vec<Rule> {
        silence::read(input.fields, input.problems)
    }

    fn texts(_: &mut Vec<Rule>, _: &mut TextChange) {}
}

/// What carnet leaves alone.
#[derive(Debug)]
pub struct Ignored;

impl Reading for Ignored {
    type Value = ();
    const FORM: ValueForm = ValueForm::Anything;

    fn read(names: &[&'static str], input: &mut Input) {
        for name in names {
            input.fields.node(name);
        }
    }

    fn texts((): &mut (), _: &mut TextChange) {}
}
