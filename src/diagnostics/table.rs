//! The table of everything carnet tells authors.
//!
//! A rule has a name that stays, what it is about, the severities it may have, and its messages: each with the severity it has by itself and the
//! values that are filled in. A message is a function of [`say`], a text without a rule one of [`phrases`]; their words are in
//! `texts/`, a file a language, under the same names. To add a message: a line here, its text in each file, and the place
//! that finds it.

use serde::{Deserialize, Serialize};

use super::phrase::{Argument, Phrase};
use super::{Diagnostic, Severity};

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The keys and values at the head of a file: warnings where `front_matter: warn` is configured.
    FrontMatter,
    /// Where links lead: warnings where `links: {unresolved: warn}` is configured.
    Links,
    /// The Markdown of one document.
    Text,
    /// The configuration, the theme, and how the documents of a site fit together.
    Site,
    /// What a command was asked for.
    Command,
}

macro_rules! rules {
    ($($rule:ident $name:literal $scope:ident [$($possible:ident)+] {
        $($severity:ident $text:ident($($value:ident),*);)*
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

        #[cfg(test)]
        pub(super) const MESSAGES: &[(Rule, Severity, &str, &[&str])] =
            &[$($((Rule::$rule, Severity::$severity, stringify!($text), &[$(stringify!($value)),*]),)*)*];
    };
}

macro_rules! phrases {
    ($($text:ident($($value:ident),*);)*) => {
        /// Every text that is part of a message or has no rule, as a function of its values.
        pub(crate) mod phrases {
            use super::*;
            $(
                pub(crate) fn $text($($value: impl Into<Argument>),*) -> Phrase {
                    Phrase::new(stringify!($text), vec![$((stringify!($value), $value.into())),*])
                }
            )*
        }

        #[cfg(test)]
        pub(super) const PHRASES: &[(&str, &[&str])] =
            &[$((stringify!($text), &[$(stringify!($value)),*]),)*];
    };
}

rules! {
    ActiveAttachment "active-attachment" Site [Error] {}
    AddressAsLabel "address-as-label" Text [Advice] {}
    AddressTaken "address-taken" Site [Error Warning] {}
    AmbiguousLink "ambiguous-link" Links [Error Warning] {}
    AmbiguousName "ambiguous-name" Command [Error] {}
    CannotEdit "cannot-edit" Command [Error] {}
    CutLink "cut-link" Text [Warning] {}
    DatesOutOfOrder "dates-out-of-order" Site [Warning] {}
    DeadAddress "dead-address" Links [Warning] {}
    DuplicateBlock "duplicate-block" Text [Warning] {}
    DuplicateKey "duplicate-key" FrontMatter [Error Warning] {
        Error key_given_twice(key);
    }
    DuplicateMember "duplicate-member" Site [Error] {}
    EmbedCycle "embed-cycle" Links [Error Warning] {}
    EmbedLimit "embed-limit" Links [Error Warning] {}
    EmptyGuard "empty-guard" FrontMatter [Error Warning] {
        Error empty_guard(key, keep, publish);
    }
    EmptyLink "empty-link" Text [Warning] {}
    FileChanged "file-changed" Command [Error] {}
    FileExists "file-exists" Command [Error] {}
    HeadingSkip "heading-skip" Text [Advice] {}
    HiddenHome "hidden-home" Site [Warning] {}
    HiddenStatic "hidden-static" Site [Warning] {}
    ImageWithoutAlternative "image-without-alternative" Text [Warning] {}
    InvalidAddress "invalid-address" FrontMatter [Error Warning] {}
    InvalidDate "invalid-date" FrontMatter [Error Warning] {}
    KeptBack "kept-back" FrontMatter [Error Warning] {}
    LinkChanges "link-changes" Command [Error] {}
    LinkToWithheld "link-to-withheld" Links [Warning] {}
    ListLimit "list-limit" FrontMatter [Warning] {}
    LongParagraph "long-paragraph" Text [Advice] {}
    MisplacedFrontMatter "misplaced-front-matter" FrontMatter [Error Warning] {}
    MovedAddress "moved-address" Links [Advice] {}
    NestingLimit "nesting-limit" Text [Error] {}
    NoCommunity "no-community" FrontMatter [Error Warning] {}
    NoFolder "no-folder" Command [Error] {}
    NulByte "nul-byte" Site [Warning] {}
    Orphan "orphan" Site [Warning] {}
    PathLeavesSite "path-leaves-site" Links [Error Warning] {}
    RefusedHtml "refused-html" Text [Warning] {}
    RefusedScheme "refused-scheme" Text [Warning] {}
    ReviewDue "review-due" Site [Advice] {}
    SameName "same-name" Command [Error] {}
    SilencedError "silenced-error" Site [Warning] {
        Warning silenced_error(name);
    }
    TagSpelling "tag-spelling" Text [Advice] {}
    Template "template" Site [Error] {}
    Toml "toml" FrontMatter [Error Warning] {}
    UnclosedFrontMatter "unclosed-front-matter" FrontMatter [Error Warning] {}
    UnknownAuthor "unknown-author" Site [Error Warning] {}
    UnknownCategory "unknown-category" Site [Error] {}
    UnknownCommunity "unknown-community" Site [Error Warning] {}
    UnknownFootnote "unknown-footnote" Text [Warning] {}
    UnknownKey "unknown-key" FrontMatter [Error Warning] {}
    UnknownKind "unknown-kind" FrontMatter [Error Warning] {
        Error unknown_kind(key, value);
    }
    UnknownLanguage "unknown-language" FrontMatter [Error Warning] {
        Error no_language_tag(tag);
    }
    UnknownMember "unknown-member" Site [Error] {}
    UnknownMessage "unknown-message" Site [Warning] {
        Warning unknown_message(name);
    }
    UnknownName "unknown-name" Command [Error] {}
    UnknownTheme "unknown-theme" Site [Error] {}
    UnknownTimeZone "unknown-time-zone" Site [Error] {}
    UnknownVisibility "unknown-visibility" FrontMatter [Error Warning] {
        Error unknown_visibility(key, value);
    }
    UnlinkedTerm "unlinked-term" Text [Advice] {}
    UnlinkedTitle "unlinked-title" Text [Advice] {}
    UnreachableAddress "unreachable-address" Links [Advice] {}
    UnreadableFile "unreadable-file" Site [Error] {}
    UnreadableSite "unreadable-site" Command [Error] {}
    UnrecordedChange "unrecorded-change" Site [Advice] {}
    UnresolvedFragment "unresolved-fragment" Links [Error Warning] {}
    UnresolvedLink "unresolved-link" Links [Error Warning] {}
    UnusedFootnote "unused-footnote" Text [Warning] {}
    UnusedIgnore "unused-ignore" Site [Warning] {}
    VagueLink "vague-link" Text [Advice] {}
    WhichAuthor "which-author" Command [Error] {}
    WrongText "wrong-text" Command [Error] {}
    WrongType "wrong-type" FrontMatter [Error Warning] {
        Error no_flag(key, value);
        Error no_group(key, found);
        Error no_keys_and_values(of, found);
        Error no_list(key, found);
        Error no_text(key, found);
        Error not_a_value_of(key, value);
    }
    Yaml "yaml" FrontMatter [Error Warning] {
        Error yaml_alias_of_itself();
        Error yaml_apostrophe_ends_text();
        Error yaml_backslash();
        Error yaml_colon();
        Error yaml_first_sign(sign);
        Error yaml_key_no_word(found);
        Error yaml_line_without_key();
        Error yaml_list_beside_key();
        Error yaml_no_space_after_colon(meant);
        Error yaml_no_value();
        Error yaml_not_aligned();
        Error yaml_nul_byte();
        Error yaml_other(problem);
        Error yaml_quote_ends_text();
        Error yaml_second_document();
        Error yaml_tab();
        Error yaml_text_after_end();
        Error yaml_unclosed_bracket(sign, close);
        Error yaml_unclosed_quote();
    }
    YamlLimit "yaml-limit" FrontMatter [Error Warning] {
        Error yaml_aliases_repeat_too_much(limit);
        Error yaml_nested_too_deep(limit);
        Error yaml_too_many_values(limit);
    }
}

phrases! {
    advice();
    did_you_mean(name);
    error();
    error_or_warning();
    explain_lists_all_names();
    explain_lists_the_names();
    group_separator();
    help();
    in_files(count);
    more_of_this_kind(count);
    more_of_this_kind_in_this_file(count);
    no_message_of_that_name(name);
    one_of(names);
    quote_text();
    quote_text_as(meant);
    quote_text_with_colon();
    sentence_of_severity(severity);
    value_group();
    value_list();
    value_nothing();
    value_text();
    warning();
    write(text);
    write_a_language_tag();
    write_keys_and_values();
    write_one_value();
}

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
