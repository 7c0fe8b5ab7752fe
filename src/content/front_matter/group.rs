//! Keys that stand together within the value of another key, or in `carnet.yaml`.
//!
//! From one line for each key follow the type of its value, how it is read, what editors are told of it, and the misspellings that are
//! noticed. A group is defined beside the code that makes its value of these keys.

use std::fmt::Debug;
use std::hash::Hash;

use super::reading::Input;
use crate::content::fields::{DateRules, Fields};
use crate::content::keys::KeyGroup;
use crate::content::unknown::finish;
use crate::content::yaml::Node;
use crate::diagnostics::Problems;

/// The keys of a group, with their values as they are read.
pub trait GroupOfKeys: Debug + Clone + Default + Hash {
    const KEYS: &'static KeyGroup;

    /// Reads the keys one by one. Of several mistakes all are told.
    fn read(input: &mut Input) -> Self;

    /// Reads a node that should be such a group. None, with a message, for anything else.
    fn of(node: &Node, dates: DateRules, problems: &mut Problems) -> Option<Self> {
        let mut fields = Fields::of_group(node, Self::KEYS, problems)?;
        let group = Self::read(&mut Input { fields: &mut fields, dates, is_organisation: false, problems });
        finish(fields, problems);
        Some(group)
    }
}

/// Defines a [`GroupOfKeys`]. Behind its name stand the word for it in the names of texts, and the phrase that names it in messages; a line is
/// `key: Reading`. `keeps back Site` says what its unknown keys may mean to keep back, see [`KeepsBack`](crate::content::keys::KeepsBack).
macro_rules! group {
    ($(#[$meta:meta])* $visible:vis struct $name:ident($text:literal, $of:ident) { $($lines:tt)+ }) => {
        group! { $(#[$meta])* $visible struct $name($text, $of) keeps back Document { $($lines)+ } }
    };
    ($(#[$meta:meta])* $visible:vis struct $name:ident($text:literal, $of:ident) keeps back $kept:ident {
        $($(#[$about:meta])* $key:ident: $reading:ty;)+
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, Hash)]
        $visible struct $name {
            $($(#[$about])* $key: <$reading as $crate::content::front_matter::reading::Reading>::Value,)+
        }

        impl $crate::content::front_matter::group::GroupOfKeys for $name {
            const KEYS: &'static $crate::content::keys::KeyGroup = &$crate::content::keys::KeyGroup {
                name: $text,
                of: $crate::diagnostics::phrases::$of,
                keeps_back: $crate::content::keys::KeepsBack::$kept,
                keys: std::borrow::Cow::Borrowed(&[$($crate::content::keys::key(
                    stringify!($key),
                    <$reading as $crate::content::front_matter::reading::Reading>::FORM,
                )),+]),
            };

            fn read(input: &mut $crate::content::front_matter::reading::Input) -> Self {
                use $crate::content::front_matter::reading::Reading;
                Self { $($key: <$reading as Reading>::read(&[stringify!($key)], input),)+ }
            }
        }
    };
}

pub(in crate::content) use group;
