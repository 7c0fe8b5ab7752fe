//! Keys that take one word of a closed set, in the front matter and in `carnet.yaml`: how such a word is read.
//!
//! A set is an enum, defined where its meaning belongs, with the words that authors write.

use std::fmt::Debug;
use std::hash::Hash;
use std::marker::PhantomData;

use super::reading::{Input, Reading, TextChange};
use crate::content::keys::ValueForm;
use crate::diagnostics::{Diagnostic, Spanned};

/// One of the words of a set.
#[derive(Debug)]
pub struct OneOf<T>(PhantomData<T>);

/// A set of words.
pub trait WordSet: Debug + Copy + Hash + 'static {
    const WORDS: &'static [(&'static str, Self)];
    /// The words alone, in the same order.
    const NAMES: &'static [&'static str];
    /// The message about another word.
    fn unknown(key: &'static str, word: String) -> Diagnostic;
    /// As it is written by authors.
    fn word(self) -> &'static str;
}

impl<T: WordSet> Reading for OneOf<T> {
    type Value = Option<Spanned<T>>;
    const FORM: ValueForm = ValueForm::Words(T::NAMES);

    fn read(names: &[&'static str], input: &mut Input) -> Self::Value {
        input.first(names, |fields, name, problems| fields.word(name, T::WORDS, T::unknown, problems))
    }

    fn texts(_: &mut Self::Value, _: &mut TextChange) {}
}

/// Defines an enum whose values are the words of a set: a line for each is `Value = "word"`. `or message` behind the enum's name is
/// the message about another word, if it has one of its own.
macro_rules! words {
    ($(#[$meta:meta])* $visible:vis enum $set:ident { $($lines:tt)+ }) => {
        words! { $(#[$meta])* $visible enum $set or not_a_value_of { $($lines)+ } }
    };
    ($(#[$meta:meta])* $visible:vis enum $set:ident or $unknown:ident {
        $($(#[$about:meta])* $value:ident = $word:literal),+ $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        $visible enum $set {
            $($(#[$about])* $value),+
        }

        impl $crate::content::front_matter::words::WordSet for $set {
            const WORDS: &'static [(&'static str, $set)] = &[$(($word, $set::$value)),+];
            const NAMES: &'static [&'static str] = &[$($word),+];

            fn unknown(key: &'static str, word: String) -> $crate::diagnostics::Diagnostic {
                $crate::diagnostics::say::$unknown(key, word)
            }

            fn word(self) -> &'static str {
                match self {
                    $($set::$value => $word),+
                }
            }
        }
    };
}

pub(in crate::content) use words;
