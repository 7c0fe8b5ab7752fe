//! Every rule with its messages, by name.

use super::{Scope, Switch, WhenUnread};
use crate::diagnostics::phrase::Argument;
use crate::diagnostics::{Diagnostic, Phrase, Severity};
use serde::{Deserialize, Serialize};

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
        Warning link_never_closed(written);
        Warning space_cuts_address(address, meant);
        Warning space_cuts_link(address, escaped);
    }
    CutText "cut-text" Text [Warning] {
        Warning text_behind_sharp(key);
    }
    DatesOutOfOrder "dates-out-of-order" Site [Warning Advice] {
        Warning modification_in_the_future();
        Warning modified_before_publication(modified, published);
        Advice revision_after_last_commit(day, commit);
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
        Error source_key_given_twice(key);
    }
    DuplicateMember "duplicate-member" Site [Error] {
        Error member_listed_twice(name);
    }
    Editor "editor" Site [Warning] {
        Warning editor_form_loses(instead);
        Warning editor_form_loses_one();
        Warning editor_without_branches();
        Warning editor_without_program(file);
        Warning editor_without_repository(written);
        Warning editor_without_server();
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
    EmptyNote "empty-note" Site [Warning] {
        Warning note_without_text();
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
        Warning home_without_file(file);
    }
    HiddenStatic "hidden-static" Site [Warning] {
        Warning hidden_static();
    }
    HomePageSource "home-page-source" Text [Advice] {
        Advice source_at_home_page(address);
    }
    IgnoreLimit "ignore-limit" Site [Error] {
        Error patterns_too_long(limit);
    }
    ImageWithoutAlternative "image-without-alternative" Text [Warning] {
        Warning cover_without_alternative();
        Warning image_without_alternative(example);
    }
    IncompleteHistory "incomplete-history" Site [Warning] {
        Warning history_is_shallow();
        Warning versions_without_repository();
    }
    InterleavedCategories "interleaved-categories" Site [Warning] {
        Warning categories_are_interleaved(step, before, category);
    }
    InvalidAddress "invalid-address" FrontMatter Partly [Error Warning] {
        Error address_too_long(limit);
        Error contact_is_no_address(value, instead);
        Error form_without_host();
        Error no_address_from_title(title);
        Error not_a_doi(value);
        Error not_a_site_address(value);
        Error not_a_word_of_addresses(word);
        Error not_an_address_of_files(value);
        Error not_an_old_address(value);
        Error not_an_outside_address(value);
        Error not_the_end_of_an_address(word);
        Warning permalink_not_of_site(value);
        Warning slug_gives_no_address(word);
        Error telephone_without_scheme(value, meant);
        Error unknown_part_of_address(part);
    }
    InvalidDate "invalid-date" FrontMatter [Error Warning] {
        Error asked_date_is_none(text);
        Warning date_read_as(value, date);
        Error not_a_date(value);
        Warning not_a_readable_date(value);
        Warning published_is_a_date(value);
        Error revision_of_date_and_text(instead);
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
    LargePhotograph "large-photograph" Site [Warning] {
        Warning photograph_too_large(pixels);
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
        Error notes_in_other_folder(folder) leaves Unread;
        Error path_leaves_site(path) leaves Unread;
        Error symbolic_link_leaves_site() leaves Unread;
        Error too_many_files_through_links(count) leaves Unread;
    }
    QuoteWithoutSource "quote-without-source" Text [Advice] {
        Advice quote_without_source();
    }
    RefusedHtml "refused-html" Text [Error Warning] {
        Warning details_never_closed();
        Error html_comment_cut();
        Warning html_comment_never_closed();
        Error html_hides_text(tag);
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
    SameLanguage "same-language" Site [Warning] {
        Warning translation_in_same_language(file, language);
        Warning translation_of_itself();
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
        Error template_circle(names);
        Error template_field_of_nothing(name);
        Error template_missing_argument(name);
        Error template_mistake(problem);
        Error template_never_closed(end);
        Error template_no_value();
        Error template_not_comparable(one, other);
        Error template_unexpected(found, expected);
        Error template_unknown_block(name);
        Error template_unknown_component(name);
        Error template_unknown_field(name);
        Error template_unknown_filter(name);
        Error template_unknown_function(name);
        Error template_unknown_tag();
        Error template_unknown_template(name);
        Error template_unknown_test(name);
        Error template_unknown_text(name);
        Error template_unknown_variable(name);
        Error template_wrong_argument(name, expected, found);
        Error template_wrong_type(expected, found);
    }
    ThemeContract "theme-contract" Site [Error Warning] {
        Error no_contract_number(written, own);
        Warning theme_names_no_contract(file, own) leaves ThemeAbsence;
        Error theme_of_newer_contract(written, own);
        Error theme_of_older_contract(written, own);
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
    UnknownCallout "unknown-callout" Text [Advice] {
        Advice no_callout_named(name);
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
    UnknownSource "unknown-source" Text [Warning] {
        Warning citation_not_read(written, instead);
        Warning source_not_listed(key);
    }
    UnknownTheme "unknown-theme" Site ThemeAbsence [Error] {
        Error no_theme_in(folder);
    }
    UnknownTimeZone "unknown-time-zone" Site [Error] {
        Error unknown_time_zone(name);
    }
    UnknownTranslation "unknown-translation" Site Absence [Error] {
        Error translation_of_no_page(name);
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
    UnreadDocument "unread-document" Site [Error Warning] {
        Warning documents_of_word_processors(count);
        Error text_of_another_name(name) leaves Unread;
        Error text_of_document_in_static() leaves Unread;
    }
    UnrecordedChange "unrecorded-change" Site [Advice] {
        Advice changed_and_not_committed(day, newest, words);
        Advice changed_says_git(day, newest, words);
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
    WaitingMessages "waiting-messages" Site [Advice] {
        Advice messages_wait_for_file(count, file);
        Advice messages_wait_for_files(count, files);
        Advice messages_wait_for_files_and_more(count, files, more);
    }
    WhichAuthor "which-author" Command [Error] {
        Error several_authors(count, names);
    }
    WrongFormula "wrong-formula" Text [Warning] {
        Warning formula_has_unknown_command(command);
        Warning formula_too_long(limit);
        Warning formula_unreadable();
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
        Error not_a_count(key, value);
        Error not_a_key_of_a_source(key);
        Error not_a_value_of(key, value);
        Error plural_without_form(name);
        Error source_author_without_name();
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
        Error yaml_no_break_space();
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
