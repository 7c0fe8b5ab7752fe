//! How the file of a language is read, key by key. What it lacks stays as it was.

use super::{InterfaceText, Pattern, Translation, habits};
use crate::content::fields::{Fields, text_of};
use crate::content::keys::ADDRESSES;
use crate::content::unknown;
use crate::content::yaml::{Node, Value, YamlKey};
use crate::diagnostics::{Problems, phrases, say};

impl Translation {
    pub(super) fn read(&mut self, f: &mut Fields, p: &mut Problems) {
        if let Some(name) = f.plain_text("name", p) {
            self.name = name.to_owned();
        }
        for (YamlKey { name, .. }, node) in f.map("languages", p) {
            if let Some(word) = text_of(node, name, p) {
                self.languages.insert(name.clone(), word.value);
            }
        }
        for (YamlKey { name, .. }, node) in f.map("texts", p) {
            if let Some(text) = InterfaceText::read(name, node, p) {
                self.texts.insert(name.clone(), text);
            }
        }
        for (YamlKey { name, span }, node) in f.map("addresses", p) {
            if ADDRESSES.key(name).is_none() {
                p.add(span.clone(), say::unknown_key(name, (ADDRESSES.of)()));
            } else if let Some(word) = text_of(node, name, p) {
                self.addresses.insert(name.clone(), word.value);
            }
        }
        if let Some(mut f) = f.node("dates").and_then(|node| Fields::of(node, phrases::the_group_dates(), p)) {
            self.dates.read(&mut f, p);
            unknown::finish(f, p);
        }
        if let Some(mut f) = f.node("typography").and_then(|node| Fields::of(node, phrases::the_group_typography(), p))
        {
            habits::read(&mut self.typography, &mut f, p);
            unknown::finish(f, p);
        }
        if let Some(mut f) = f.node("numbers").and_then(|node| Fields::of(node, phrases::the_group_numbers(), p)) {
            if let Some(group) = f.plain_text("group", p) {
                self.numbers.group = habits::space_of(group);
            }
            self.numbers.zero_is_one = f.flag("zero_is_one", p).unwrap_or(self.numbers.zero_is_one);
            unknown::finish(f, p);
        }
        if let Some(mut f) = f.node("markdown").and_then(|node| Fields::of(node, phrases::the_group_markdown(), p)) {
            self.read_words(&mut f, p);
            unknown::finish(f, p);
        }
    }

    /// The words that stand in a text by themselves: titles of callouts, names of what is shown.
    fn read_words(&mut self, f: &mut Fields, p: &mut Problems) {
        let w = &mut self.words;
        for (key, field) in [
            ("note", &mut w.note),
            ("tip", &mut w.tip),
            ("important", &mut w.important),
            ("warning", &mut w.warning),
            ("caution", &mut w.caution),
            ("abstract", &mut w.summary),
            ("info", &mut w.info),
            ("todo", &mut w.todo),
            ("success", &mut w.success),
            ("question", &mut w.question),
            ("failure", &mut w.failure),
            ("danger", &mut w.danger),
            ("bug", &mut w.bug),
            ("example", &mut w.example),
            ("model", &mut w.model),
            ("quote", &mut w.quote),
            ("footnotes", &mut w.footnotes),
            ("footnote_back", &mut w.footnote_back),
            ("table", &mut w.table),
            ("code", &mut w.code),
            ("task_begun", &mut w.task_begun),
            ("task_dropped", &mut w.task_dropped),
            ("citation_and", &mut w.citation_and),
            ("citation_others", &mut w.citation_others),
            ("citation_no_date", &mut w.citation_no_date),
            ("withheld", &mut self.withheld),
            ("withheld_hint", &mut self.withheld_hint),
            ("file", &mut self.file),
            ("broken_hint", &mut self.broken_hint),
            ("embedded_from", &mut self.embedded_from),
        ] {
            set(field, key, f, p);
        }
    }
}

impl InterfaceText {
    fn read(name: &str, node: &Node, p: &mut Problems) -> Option<InterfaceText> {
        if let Value::Map(_) = node.value {
            let mut f = Fields::of(node, phrases::a_text_with_a_plural(), p)?;
            let (one, other) = (f.plain_text("one", p), f.plain_text("other", p));
            unknown::finish(f, p);
            let (Some(one), Some(other)) = (one, other) else {
                p.add(node.span.clone(), say::plural_without_form(name));
                return None;
            };
            return Some(InterfaceText::Plural { one: Pattern::read(one), other: Pattern::read(other) });
        }
        text_of(node, name, p).map(|text| InterfaceText::Plain(Pattern::read(text.value)))
    }
}

fn set(field: &mut String, key: &'static str, f: &mut Fields, p: &mut Problems) {
    if let Some(text) = f.plain_text(key, p) {
        *field = text;
    }
}
