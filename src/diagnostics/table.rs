//! The table of everything carnet tells authors.
//!
//! A rule has a name that stays, what it is about, what it has to do with files that cannot be read if anything, the
//! severities it may have, and its messages: each with the severity it has by itself, the values that are filled in, the
//! switches that make it a warning, and what it leaves unread. A message is a function of [`say`], a text without a rule one of [`phrases`]; their words
//! are in `texts/`, a file a language, under the same names. To add a message: a line here, its text in each file, and the
//! place that finds it.

use serde::{Deserialize, Serialize};

use super::phrase::{Argument, Phrase};
use super::{Diagnostic, Severity};

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

            pub(super) fn reading(self) -> Option<WhenUnread> {
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
        pub(super) fn switches(text: &str) -> &'static [Switch] {
            match text {
                $($($(stringify!($text) => &[$(Switch::$switch),+],)?)*)*
                _ => &[],
            }
        }

        /// What a text has to do with files that cannot be read, where it is another thing than its rule.
        pub(super) fn reading(text: &str) -> Option<WhenUnread> {
            match text {
                $($($(stringify!($text) => Some(WhenUnread::$left),)?)*)*
                _ => None,
            }
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
    ActiveAttachment "active-attachment" Site [Error] {
        Error attachment_governs();
        Error attachment_holds(what);
        Error attachment_runs();
    }
    AddressAsLabel "address-as-label" Text [Advice] {
        Advice label_is_an_address();
    }
    AddressTaken "address-taken" Site [Error Warning] {
        Error address_of_made_page(address);
        Error address_of_two_pages(address, other);
        Error asked_address_leads_elsewhere(address, free);
        Error asked_address_taken(address, free);
        Error file_in_place_of_file(file, address);
        Error file_in_place_of_page(page);
        Warning permalink_at_page(address);
        Warning permalink_of_other_page(address, file);
        Warning permalink_written_twice(address);
        Error redirect_at_page(address) unless FrontMatter;
        Error redirect_of_other_page(address, file) unless FrontMatter;
        Error redirect_written_twice(address) unless FrontMatter;
    }
    AmbiguousLink "ambiguous-link" Links [Error Warning] {
        Error member_of_several_pages(name, count);
        Error name_of_several_pages(name, count) unless Links;
    }
    AmbiguousName "ambiguous-name" Command [Error] {
        Error name_of_several_notebooks(name, count, files);
        Error name_of_several_notes(name, count, files);
    }
    CannotEdit "cannot-edit" Command [Error] {
        Error cannot_change_front_matter();
        Error cannot_lead_to_renamed_note();
    }
    CutLink "cut-link" Text [Warning] {
        Warning bar_cuts_code(code);
        Warning bar_cuts_link(link);
        Warning space_cuts_link(address, escaped);
    }
    DatesOutOfOrder "dates-out-of-order" Site [Warning] {
        Warning modification_in_the_future();
        Warning modified_before_publication(modified, published);
        Warning revision_before_publication(revision, published);
        Warning revision_in_the_future();
    }
    DeadAddress "dead-address" Links [Warning] {
        Warning address_gone(address, status);
        Warning no_server_named(host);
    }
    DuplicateBlock "duplicate-block" Text [Warning] {
        Warning block_name_given_twice(name);
    }
    DuplicateKey "duplicate-key" FrontMatter Partly [Error Warning] {
        Error category_given_twice(id);
        Error key_given_twice(key);
    }
    DuplicateMember "duplicate-member" Site [Error] {
        Error member_listed_twice(name);
    }
    EmbedCycle "embed-cycle" Links [Error Warning] {
        Error embedded_in_itself(title) unless Links;
    }
    EmbedLimit "embed-limit" Links [Error Warning] {
        Error embedded_too_deep(limit) unless Links;
        Error page_embeds_beyond_limits(passages, mebibytes) unless Links;
        Error page_embeds_too_many_passages(count) unless Links;
        Error page_embeds_too_much(mebibytes) unless Links;
    }
    EmptyFile "empty-file" Links [Warning] {
        Warning file_is_empty(file);
    }
    EmptyGuard "empty-guard" FrontMatter Partly [Error Warning] {
        Error empty_guard(key, keep, publish);
    }
    EmptyLink "empty-link" Text [Warning] {
        Warning image_of_no_file();
        Warning link_to_no_address();
    }
    FileChanged "file-changed" Command [Error] {
        Error file_changed_meanwhile();
    }
    FileExists "file-exists" Command [Error] {
        Error file_of_that_name();
        Error renamed_file_would_be_no_note();
    }
    ForeignMarkup "foreign-markup" Text [Warning] {
        Warning abbreviation_of_another_program(written);
        Warning admonition_of_another_program(written);
        Warning attributes_of_another_program(written);
        Warning block_of_another_program(written);
        Warning bullet_of_another_program(written);
        Warning command_of_another_program(written);
        Warning contents_of_another_program(written);
        Warning formula_as_written(written);
        Warning no_break_space_after_mark(mark);
    }
    HeadingSkip "heading-skip" Text [Advice] {
        Advice heading_skips_a_level(level, before, signs);
    }
    HiddenHome "hidden-home" Site [Warning] {
        Warning home_is_draft();
        Warning home_is_private();
        Warning home_may_ask_to_be_kept_back();
        Warning home_says_publish_false();
    }
    HiddenStatic "hidden-static" Site [Warning] {
        Warning hidden_static();
    }
    IgnoreLimit "ignore-limit" Site [Error] {
        Error patterns_too_long(limit);
    }
    ImageWithoutAlternative "image-without-alternative" Text [Warning] {
        Warning cover_without_alternative();
        Warning image_without_alternative(example);
    }
    InvalidAddress "invalid-address" FrontMatter Partly [Error Warning] {
        Error address_too_long(limit);
        Error no_address_from_title(title);
        Error not_a_site_address(value);
        Error not_a_word_of_addresses(word);
        Error not_an_old_address(value);
        Error not_an_outside_address(value);
        Error not_the_end_of_an_address(word);
        Warning permalink_not_of_site(value);
        Warning slug_gives_no_address(word);
    }
    InvalidDate "invalid-date" FrontMatter [Error Warning] {
        Error asked_date_is_none(text);
        Warning date_read_as(value, date);
        Error not_a_date(value);
        Warning not_a_readable_date(value);
        Warning published_is_a_date(value);
        Error revision_without_date();
    }
    KeptBack "kept-back" FrontMatter Partly [Error Warning] {
        Error asks_not_to_be_published(key);
        Error guard_within_another_key(key);
        Error mark_of_a_draft(key);
        Warning may_ask_to_be_kept_back(key);
        Warning tag_of_a_draft_in_text(tag);
        Warning withheld_after_date(key, date);
        Warning withheld_before_date(key, date);
    }
    LinkChanges "link-changes" Command [Error] {
        Error link_would_lead_elsewhere(name);
        Error link_would_lead_to_renamed_note(name);
    }
    LinkToWithheld "link-to-withheld" Links Absence [Warning] {
        Warning embed_of_withheld(kind, reason, file);
        Warning link_to_withheld(kind, reason, file);
    }
    ListLimit "list-limit" FrontMatter [Warning] {
        Warning too_many_authors(limit);
        Warning too_many_pages(limit);
        Warning too_many_tags(limit);
    }
    LongParagraph "long-paragraph" Text [Advice] {
        Advice long_paragraph(words, limit);
    }
    MisplacedFrontMatter "misplaced-front-matter" FrontMatter Partly [Error Warning] {
        Error guard_below_front_matter(key) unless Vault;
        Error guard_in_text(key) unless Vault;
        Error robots_tag_in_text() unless Vault;
        Warning second_front_matter();
        Warning text_begins_with_rule();
    }
    MovedAddress "moved-address" Links [Advice] {
        Advice address_moved(address, to);
    }
    NestingLimit "nesting-limit" Text [Error] {
        Error too_many_levels(limit);
    }
    NeutralAddress "neutral-address" Links [Warning] {
        Warning file_at_neutral_address(file);
    }
    NoCommunity "no-community" FrontMatter [Error Warning] {
        Error community_to_be_named();
        Warning for_no_community();
    }
    NoFolder "no-folder" Command [Error] {
        Error new_file_would_be_something_else();
        Error no_folder_for_authors();
        Error no_folder_for_bases();
        Error no_folder_for_communities();
        Error no_folder_for_notebooks();
    }
    NulByte "nul-byte" Site [Warning] {
        Warning nul_byte_in_text();
    }
    Orphan "orphan" Site Absence [Warning] {
        Warning note_alone();
    }
    PathLeavesSite "path-leaves-site" Links [Error Warning] {
        Error link_leaves_site(target) unless Links;
        Error link_to_hidden_file() leaves Unread;
        Error link_to_ignored_file() leaves Unread;
        Error link_to_no_document() leaves Unread;
        Error link_to_other_kind() leaves Unread;
        Error link_to_text_of_document() leaves Unread;
        Error link_to_unpublished_folder() leaves Unread;
        Error path_leaves_site(path) leaves Unread;
        Error symbolic_link_leaves_site() leaves Unread;
        Error too_many_files_through_links(count) leaves Unread;
    }
    RefusedHtml "refused-html" Text [Warning] {
        Warning details_never_closed();
        Warning html_comment_never_closed();
        Warning html_table_ends_early();
        Warning html_tag_never_closed(tag);
        Warning html_tag_not_published(tag);
        Warning html_tag_with_many_attributes(tag, limit);
    }
    RefusedScheme "refused-scheme" Text [Warning] {
        Warning scheme_not_published(scheme);
    }
    ReviewDue "review-due" Site [Advice] {
        Advice review_day_passed(day);
    }
    SameName "same-name" Command [Error] {
        Error already_named(name);
    }
    SilencedError "silenced-error" Site [Warning] {
        Warning silenced_error(name);
    }
    TagSpelling "tag-spelling" Text [Advice] {
        Advice tag_spelled_otherwise(name, usual);
    }
    Template "template" Site ThemeAbsence [Error] {
        Error template_mistake(problem);
    }
    Toml "toml" FrontMatter Unread [Error Warning] {
        Error toml_other(problem);
    }
    UnclosedComment "unclosed-comment" Text [Warning] {
        Warning comment_never_closed();
    }
    UnclosedFrontMatter "unclosed-front-matter" FrontMatter Unread [Error Warning] {
        Error front_matter_not_closed() unless Vault;
    }
    UnknownAuthor "unknown-author" Site Absence [Error Warning] {
        Warning author_without_file(name);
        Error no_author_has_name(name);
    }
    UnknownCategory "unknown-category" Site Absence [Error] {
        Error base_declares_no_categories(names, declared);
        Error base_declares_no_category(name);
        Error notebook_declares_no_categories(names, declared);
        Error notebook_declares_no_category(name);
        Error notebook_has_no_category(notebook, name);
    }
    UnknownCommunity "unknown-community" Site Absence [Error Warning] {
        Error audience_of_no_community(slug);
        Warning community_without_file(name);
        Error no_community_has_name(name);
        Error site_community_without_file(name);
    }
    UnknownFootnote "unknown-footnote" Text [Warning] {
        Warning no_footnote_named(label);
    }
    UnknownKey "unknown-key" FrontMatter Partly [Error Warning] {
        Warning unknown_key(key, of);
        Error unknown_key_may_guard(key, of);
    }
    UnknownKind "unknown-kind" FrontMatter Partly [Error Warning] {
        Error unknown_kind(key, value);
    }
    UnknownLanguage "unknown-language" FrontMatter ThemeAbsence [Error Warning] {
        Warning interface_without_texts(language, file);
        Error no_language_tag(tag);
    }
    UnknownMember "unknown-member" Site Absence [Error] {
        Error list_names_no_note(name);
        Error list_names_no_notebook(name);
        Error member_is_not_a_note(name, found);
        Error member_is_not_a_notebook(name, found);
    }
    UnknownMessage "unknown-message" Site [Warning] {
        Warning unknown_message(name);
    }
    UnknownName "unknown-name" Command [Error] {
        Error no_author_of_that_name(name);
        Error no_community_of_that_name(name);
        Error no_note_of_that_name(name);
        Error no_notebook_of_that_name(name);
    }
    UnknownTheme "unknown-theme" Site ThemeAbsence [Error] {
        Error no_theme_in(folder);
    }
    UnknownTimeZone "unknown-time-zone" Site [Error] {
        Error unknown_time_zone(name);
    }
    UnknownVisibility "unknown-visibility" FrontMatter Partly [Error Warning] {
        Error unknown_visibility(key, value);
    }
    UnlinkedTerm "unlinked-term" Text [Advice] {
        Advice unlinked_term(words, link);
    }
    UnlinkedTitle "unlinked-title" Text [Advice] {
        Advice unlinked_title(words, link);
    }
    UnreachableAddress "unreachable-address" Links [Advice] {
        Advice address_unreachable(address, reason);
    }
    UnreadableFile "unreadable-file" Site Unread [Error] {
        Error file_not_utf8(line);
        Error file_too_large(limit);
        Error link_to_folder_around_it();
        Error link_to_nothing();
        Error name_not_unicode();
        Error unreadable_entry(error);
        Error unreadable_entry_without_reason();
        Error unreadable_file(error);
    }
    UnreadableSite "unreadable-site" Command [Error] {
        Error site_cannot_be_built(reason);
    }
    UnrecordedChange "unrecorded-change" Site [Advice] {
        Advice changed_and_not_committed(day, newest);
        Advice changed_says_git(day, newest);
    }
    UnresolvedFragment "unresolved-fragment" Links [Error Warning] {
        Error no_block_named(title, name) unless Links;
        Error no_heading_named(title, heading) unless Links;
    }
    UnresolvedLink "unresolved-link" Links Absence [Error Warning] {
        Warning cover_of_other_site();
        Error no_cover_named(path) unless Links Vault;
        Error no_file_named(path) unless Links;
        Error no_page_at(address) unless Links;
        Error nothing_named(target) unless Links;
        Error site_text_names_withheld(key);
    }
    UnusedFootnote "unused-footnote" Text [Warning] {
        Warning footnote_of_same_name(label);
        Warning footnote_without_reference(label);
    }
    UnusedIgnore "unused-ignore" Site [Warning] {
        Warning pattern_ignores_nothing(pattern);
    }
    VagueLink "vague-link" Text [Advice] {
        Advice vague_label(words);
    }
    WhichAuthor "which-author" Command [Error] {
        Error several_authors(count, names);
    }
    WrongText "wrong-text" Command [Error] {
        Error summary_empty();
        Error summary_not_on_one_line();
        Error title_empty();
        Error title_not_on_one_line();
    }
    WrongType "wrong-type" FrontMatter Partly [Error Warning] {
        Error category_without_id();
        Error cover_without_image();
        Error item_without_name(item);
        Error no_flag(key, value);
        Error no_group(key, found);
        Error no_keys_and_values(of, found) leaves Unread;
        Error no_list(key, found);
        Error no_text(key, found);
        Error not_a_value_of(key, value);
        Error plural_without_form(name);
    }
    Yaml "yaml" FrontMatter Unread [Error Warning] {
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
    YamlLimit "yaml-limit" FrontMatter Unread [Error Warning] {
        Error yaml_aliases_repeat_too_much(limit);
        Error yaml_nested_too_deep(limit);
        Error yaml_too_many_values(limit);
    }
}

phrases! {
    a_base();
    a_category();
    a_community();
    a_cover();
    a_note();
    a_notebook();
    a_page();
    a_revision();
    a_source();
    a_text_with_a_plural();
    a_translation();
    address_from_root();
    address_from_root_of_vault();
    advice();
    an_author();
    an_item_of_the_list();
    argument_conflict(argument, other);
    argument_given_twice(argument);
    argument_needs_equals(argument);
    argument_not_unicode();
    argument_unknown(argument);
    argument_value_refused(argument, value, reason);
    argument_value_unknown(argument, value);
    argument_with_value(argument, value);
    argument_without_value(argument);
    arguments_missing(arguments);
    asking_outside_servers();
    begins_with_a_dot(name);
    bring_into_site();
    build_summary(notes, notebooks, warnings);
    build_summary_with_withheld(notes, notebooks, withheld, warnings);
    cannot_create(path, problem);
    cannot_find(path, problem);
    cannot_listen(host, port, error);
    cannot_make_folder(path, error);
    cannot_print(error);
    cannot_put_pages_aside(error);
    cannot_read(path, problem);
    cannot_read_path(path, error);
    cannot_remove(path, problem);
    cannot_rename_path(path, error);
    cannot_write(path, problem);
    cannot_write_path(path, error);
    cannot_write_to(path, error);
    categories_are(names);
    categories_are_and_more(names, more);
    changed(what, time);
    changed_but_failed(what, failure);
    changed_files(file, count);
    changed_nothing();
    changed_with_errors(what, errors, warnings, time);
    changed_with_warnings(what, warnings, time);
    check_says_what_is_left(folder);
    check_summary(notes, notebooks, errors, warnings, advice);
    choose_another_address();
    choose_another_title();
    choose_another_title_or(free);
    command_missing(name);
    command_unknown(name);
    contents_come_by_themselves();
    count_advice(count);
    count_attachments(count);
    count_errors(count);
    count_files(count);
    count_files_written(count);
    count_links(count);
    count_links_updated(count);
    count_notebooks(count);
    count_notes(count);
    count_other_files_changed(count);
    count_pages(count);
    count_warnings(count);
    count_withheld_asked(count);
    count_withheld_community(count);
    count_withheld_dates(count);
    count_withheld_draft(count);
    count_withheld_elsewhere(count);
    count_withheld_private(count);
    count_withheld_unjustified(count);
    count_withheld_unread(count);
    create_note(name);
    create_notebook(name);
    cycle_with_more(first, more, last);
    date_forms();
    date_of_seconds(instant);
    date_of_short_year();
    date_of_two_readings(one, other);
    decimal(whole, fraction);
    declare_category();
    did_you_mean(name);
    error();
    error_or_warning();
    explain_lists_all_names();
    explain_lists_the_names();
    explain_says_why();
    file_changed(file);
    file_made(file);
    files_are_in(folder);
    files_are_in_site();
    folder_is_site(folder);
    folder_not_empty(folder);
    foreign_buttons();
    foreign_charts();
    foreign_inline_fields();
    foreign_search_results();
    foreign_tasks();
    group_separator();
    guards_nothing(instead);
    guards_nothing_here(instead);
    headings_are(headings);
    headings_are_and_more(headings, more);
    held_animation();
    held_base_address();
    held_declarations();
    held_event_handler();
    held_instruction();
    held_loading_link();
    held_loading_style();
    held_mistakes();
    held_other_text();
    held_running_part();
    held_too_much();
    help();
    help_arguments();
    help_command_word();
    help_commands();
    help_default(value);
    help_list_of_values();
    help_options();
    help_says_more();
    help_usage();
    help_value(name, text);
    help_values(values);
    html_trusted_publishes_html();
    in_files(count);
    init_build();
    init_check();
    init_check_vault();
    init_made(files, folder);
    init_next();
    init_serve();
    init_then();
    instead_or_remove_line(instead);
    keep_back_by_defaults();
    keep_back_by_draft();
    keep_back_by_draft_as_well();
    keep_back_by_moving_file();
    keep_back_by_private();
    keep_back_by_unlisted();
    key_is_left_alone();
    key_of_other_documents(of);
    kind_has_no_such_key(of);
    leave_host_or_all_out();
    left_out_by_ignore(pattern);
    line_error(text);
    line_help(text);
    line_note(text);
    line_warning(text);
    make_author_first(name);
    make_community_first(name);
    make_notebook_first(name);
    manual_commands();
    manual_examples();
    manual_name();
    more_of_this_kind(count);
    more_of_this_kind_in_this_file(count);
    name_a_new_folder(folder);
    network_can_read(address);
    next_step(step);
    no_answer_within(seconds);
    no_browser(error);
    no_heading_at_all();
    no_message_of_that_name(name);
    no_news_of_changes(trouble);
    no_such_folder(folder);
    note_is_listed_by_notebook();
    nothing_to_show(errors, warnings);
    nothing_until_fixed(errors, warnings);
    nothing_was_changed();
    old_address_redirects(address);
    one_of(names);
    or_choose_another_word();
    output_bad_path(path, reason);
    output_busy(folder);
    output_busy_help();
    output_foreign(folder, file);
    output_foreign_help();
    output_in_the_way(path);
    output_in_the_way_help();
    output_not_a_folder(path);
    output_not_a_folder_help();
    output_of_other_audience(folder, found, wanted);
    output_of_other_audience_help();
    output_summary(written, unchanged, folder, seconds);
    output_summary_with_removed(written, unchanged, removed, folder, seconds);
    output_symbolic_link(path);
    output_symbolic_link_help();
    output_unreadable(path, reason);
    output_unreadable_help();
    pages_written_to(folder);
    path_bad_character();
    path_of_a_folder();
    path_part_unsound();
    path_reserved();
    port_taken(port, other);
    preview_copied();
    preview_copy();
    preview_error();
    preview_gone();
    preview_hide();
    preview_kept();
    preview_more(count);
    preview_next();
    preview_stopped(error);
    preview_title();
    preview_waiting();
    preview_warning();
    private_notes_on_network(host);
    problems_so_nothing_written(errors, warnings);
    progress_pages();
    put_brace_after_last_key();
    put_fence_after_last_key(fence);
    quote_text();
    quote_text_as(meant);
    quote_text_with_colon();
    readers_see_a_neutral_text();
    readers_see_no_address();
    readers_see_the_label();
    record_is_not_a_file();
    record_names_file(path, reason);
    record_of_other_version(found, read);
    remove_theme_key();
    rename_summary(links, files);
    revision_has_one_author(names);
    schema_of(of);
    sentence_of_severity(severity);
    serve_summary(notes, notebooks, pages, time);
    server_answers(status);
    several_people_are_a_list(names);
    site_has_no_community();
    site_without_configuration(site);
    step_base();
    step_note();
    step_note_to_be_listed();
    step_notebook();
    step_people();
    step_private_note();
    survey_after_fixing();
    survey_all(notes);
    survey_but(count);
    survey_choose();
    survey_foreign(name, count);
    survey_found(notes, links, attachments);
    survey_head_found();
    survey_head_front_matter();
    survey_head_keys_ignored();
    survey_head_keys_read();
    survey_head_left_out();
    survey_head_not_understood();
    survey_head_to_fix();
    survey_links(links, unresolved, ambiguous);
    survey_private_folders(folders);
    survey_reserved(count);
    survey_rest(notes);
    survey_unread(count);
    survey_written(file);
    tag_is_shown_as_text(tag);
    text_within_tag_is_ordinary();
    the_configuration_of_the_site();
    the_group_addresses();
    the_group_dates();
    the_group_defaults();
    the_group_folders();
    the_group_links();
    the_group_markdown();
    the_group_numbers();
    the_group_typography();
    the_home_page();
    themes_are(names);
    there_is_no_such_folder();
    too_many_names_to_compare();
    value_group();
    value_list();
    value_nothing();
    value_text();
    vault_is_for_notes_there();
    waiting_for_files(count, files);
    waiting_for_files_and_more(count, files, more);
    waiting_for_this_file(count);
    warning();
    withheld_as_unread();
    withheld_asked();
    withheld_dates();
    withheld_draft();
    withheld_elsewhere();
    withheld_for_a_community();
    withheld_private();
    withheld_unjustified();
    withheld_unread();
    withheld_until_then();
    write(text);
    write_a_known_language(tags);
    write_a_language_tag();
    write_a_port();
    write_a_visibility();
    write_a_whole_address();
    write_address_outside(address);
    write_address_word();
    write_an_audience();
    write_callout_instead();
    write_code_between_backquotes();
    write_content_instead();
    write_file_to_say_more(file);
    write_image_instead();
    write_keys_and_values();
    write_link_instead();
    write_link_outside(address);
    write_name_of_note();
    write_note_or_fix_link();
    write_one_of_paths(paths);
    write_one_of_paths_or_more(paths, more);
    write_one_value();
    write_small_letters();
    write_tag_as_notes_do(usual, count);
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
