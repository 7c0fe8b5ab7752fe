//! The table of everything carnet tells authors: its messages by rule in `rules.rs`, the texts without a rule in `phrases.rs`.
//!
//! A rule has a name that stays, what it is about, what it has to do with files that cannot be read if anything, the
//! severities it may have, and its messages: each with the severity it has by itself, the values that are filled in, the
//! switches that make it a warning, and what it leaves unread. A message is a function of [`say`], a text without a rule one of [`phrases`]; their words
//! are in `texts/`, a file a language, under the same names. To add a message: a line there, its text in each file, and the
//! place that finds it.

use super::Severity;
#[cfg(test)]
pub(super) use phrases::PHRASES;
#[cfg(test)]
pub(super) use rules::MESSAGES;
pub use rules::Rule;
pub(crate) use rules::say;
pub(super) use rules::{reading, switches};

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The keys and values at the head of a file: its errors in documents have the switch `FrontMatter`.
    FrontMatter,
    /// Where links lead.
    Links,
    /// The Markdown of one document.
    Text,
    /// The configuration, the theme, and how the documents of a site fit together.
    Site,
    /// What a command was asked for.
    Command,
}

/// What of a site's configuration makes errors warnings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Switch {
    /// `front_matter: warn`.
    FrontMatter,
    /// `links: {unresolved: warn}`.
    Links,
    /// `content: .`.
    Vault,
}

/// What a rule has to do with files that cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WhenUnread {
    /// Its errors leave a file unread, or its front matter.
    Unread,
    /// Its errors leave a value unread: what a file is called, who may see it, or what it leads to.
    Partly,
    /// It says that something is absent, which may be in a file that cannot be read.
    Absence,
    /// The same of a theme's files.
    ThemeAbsence,
}

macro_rules! rules {
    ($($rule:ident $name:literal $scope:ident $($reading:ident)? [$($possible:ident)+] {
        $($severity:ident $text:ident($($value:ident),*) $(unless $($switch:ident)+)? $(leaves $left:ident)?;)*
    })*) => {
        /// A kind of message, by the name that authors silence it with.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Rule {
            $(#[serde(rename = $name)] $rule,)*
        }

        impl Rule {
            /// By name.
            pub const ALL: &[Rule] = &[$(Rule::$rule),*];

            /// Stable, as `unresolved-link`.
            pub fn name(self) -> &'static str {
                match self {
                    $(Rule::$rule => $name,)*
                }
            }

            pub fn scope(self) -> Scope {
                match self {
                    $(Rule::$rule => Scope::$scope,)*
                }
            }

            pub(in crate::diagnostics) fn reading(self) -> Option<WhenUnread> {
                match self {
                    $(Rule::$rule => { [$(WhenUnread::$reading)?].first().copied() })*
                }
            }

            /// What it can be, the worst first: a configuration or the case may decide.
            pub fn severities(self) -> &'static [Severity] {
                match self {
                    $(Rule::$rule => &[$(Severity::$possible),+],)*
                }
            }
        }

        /// Every message, as a function of its values.
        pub(crate) mod say {
            use super::*;
            $($(
                pub(crate) fn $text($($value: impl Into<Argument>),*) -> Diagnostic {
                    let text = Phrase::new(stringify!($text), vec![$((stringify!($value), $value.into())),*]);
                    Diagnostic::new(Severity::$severity, Rule::$rule, text)
                }
            )*)*
        }

        /// What makes an error with this text a warning, beside what its rule says.
        pub(in crate::diagnostics) fn switches(text: &str) -> &'static [Switch] {
            match text {
                $($($(stringify!($text) => &[$(Switch::$switch),+],)?)*)*
                _ => &[],
            }
        }

        /// What a text has to do with files that cannot be read, where it is another thing than its rule.
        pub(in crate::diagnostics) fn reading(text: &str) -> Option<WhenUnread> {
            match text {
                $($($(stringify!($text) => Some(WhenUnread::$left),)?)*)*
                _ => None,
            }
        }

        #[cfg(test)]
        pub(in crate::diagnostics) const MESSAGES: &[(Rule, Severity, &str, &[&str])] =
            &[$($((Rule::$rule, Severity::$severity, stringify!($text), &[$(stringify!($value)),*]),)*)*];
    };
}

macro_rules! phrases {
    ($($text:ident($($value:ident),*);)*) => {
        $(
            pub(crate) fn $text($($value: impl Into<Argument>),*) -> Phrase {
                Phrase::new(stringify!($text), vec![$((stringify!($value), $value.into())),*])
            }
        )*

        #[cfg(test)]
        pub(in crate::diagnostics) const PHRASES: &[(&str, &[&str])] =
            &[$((stringify!($text), &[$(stringify!($value)),*]),)*];
    };
}

pub(crate) mod phrases;
mod rules;

impl Rule {
    pub fn named(name: &str) -> Option<Rule> {
        Rule::ALL.iter().copied().find(|rule| rule.name() == name)
    }

    /// The name that a misspelt one was probably meant to be.
    pub fn nearest(name: &str) -> Option<&'static str> {
        crate::text::slug::nearest(name, Rule::ALL.iter().map(|rule| rule.name()))
    }

    /// Only warnings and advice can be.
    pub fn can_be_silenced(self) -> bool {
        self.severities().iter().any(|severity| *severity != Severity::Error)
    }
}
