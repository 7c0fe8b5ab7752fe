# What carnet tells authors, in English. Names are those of the functions in table.rs; values stand between braces. `.help` says
# what to do, `.label` is printed at the place in the file. Messages begin in lower case and have no full stop.

## Parts of messages

a_base = a base
a_category = a category
a_community = a community
a_cover = a cover
a_note = a note
a_notebook = a notebook
a_page = a page
a_revision = a revision
a_source = a source
a_text_with_a_plural = a text with a plural
a_translation = a translation
address_from_root = an address that begins with '/' is that of a page, a file of the content folder or one of static/
address_from_root_of_vault = an address that begins with '/' is that of a page, a file or one of static/
advice = advice
an_author = an author
an_item_of_the_list = an item of the list
cannot_create = cannot create '{ $path }': { $problem }
cannot_find = cannot find '{ $path }': { $problem }
cannot_read = cannot read '{ $path }': { $problem }
cannot_remove = cannot remove '{ $path }': { $problem }
cannot_write = cannot write '{ $path }': { $problem }
categories_are = its categories are { $names }
categories_are_and_more = its categories are { $names }, and { $more } more
create_note = create it with: carnet new note "{ $name }"
create_notebook = create it with: carnet new notebook "{ $name }"
cycle_with_more = { $first } → … { $more } more … → { $last }
date_forms = write 2024-02-29 or 2024-02-29T14:57
date_of_seconds = if it counts seconds since 1970, write { $instant }
date_of_short_year = write the year with four digits, as 2024-02-29
date_of_two_readings = write { $one } or { $other }: it could be either
declare_category = it has none: declare it under 'categories:'
did_you_mean = did you mean '{ $name }'?
error = error
error_or_warning = error or warning
explain_lists_all_names = 'carnet explain' lists them all
explain_lists_the_names = 'carnet explain' lists the names of all messages
files_are_in = put it beside this file, or anywhere in { $folder }/: it is found by its name, ending included
files_are_in_site = put it beside this file, or anywhere in the site's folder: it is found by its name, ending included
group_separator = {","}
guards_nothing = it keeps nothing from being published: { $instead }
guards_nothing_here = it keeps nothing from being published here: { $instead }
headings_are = its headings are: { $headings }
headings_are_and_more = its headings are: { $headings }, and { $more } more
held_animation = a change of a link or of a program
held_base_address = an address for all its links
held_declarations = declarations of markup
held_event_handler = an event handler
held_instruction = an instruction to load a style sheet or a program
held_loading_link = a link that loads another file, or runs a program
held_loading_style = a style that loads another file
held_mistakes = mistakes, so it cannot be checked
held_other_text = text that is not UTF-8
held_running_part = a script or another part that is run or loaded
held_too_much = too much to be checked
help = help
html_trusted_publishes_html = 'html: trusted' in carnet.yaml publishes raw HTML as it is
in_files = in { $count } files, this is the first
instead_or_remove_line = { $instead }, or take the line out
keep_back_by_defaults = write 'defaults: {"{"}visibility: private{"}"}'
keep_back_by_draft = write 'draft: true' for as long as it is to be kept back
keep_back_by_draft_as_well = write 'draft: true' as well, to keep the file back
keep_back_by_moving_file = take the file out of the site to keep it back
keep_back_by_private = write 'visibility: private'
keep_back_by_unlisted = write 'visibility: unlisted' to keep it out of lists
key_of_other_documents = other documents have this key, { $of } does not
kind_has_no_such_key = { $of } has no such key
more_of_this_kind = … and { $count } more of this kind
more_of_this_kind_in_this_file = … and { $count } more of this kind in this file
no_answer_within = no answer within { $seconds } s
no_heading_at_all = it has no heading at all
no_message_of_that_name = no message has the name '{ $name }'
note_is_listed_by_notebook = list the note in its notebook: under 'notes:', in the notebook's file
one_of = it is one of { $names }
or_choose_another_word = or choose another word, if readers are meant to see the file
output_bad_path = cannot write a file named '{ $path }': { $reason }
output_busy = another build is writing to '{ $folder }'
output_busy_help = let it end, then build again
output_foreign = the output folder '{ $folder }' is neither empty nor made by carnet: it holds '{ $file }'
output_foreign_help = choose another output, or empty this folder if nothing in it is needed
output_in_the_way = '{ $path }' is in the way: the site wants to write there, and carnet did not make it
output_in_the_way_help = move it elsewhere, or give the page another address
output_not_a_folder = the output '{ $path }' is not a folder
output_not_a_folder_help = choose another output, or remove this file
output_of_other_audience = the output folder '{ $folder }' holds a build for the audience '{ $found }', this one is for '{ $wanted }'
output_of_other_audience_help = give each audience its own output folder
output_symbolic_link = '{ $path }' is a symbolic link where the site wants to write
output_symbolic_link_help = carnet writes through no link inside the output; remove it
output_unreadable = cannot understand '{ $path }': { $reason }
output_unreadable_help = nothing was changed; remove this folder if all of it is carnet's, then build again
path_bad_character = it holds a character that no file name may
path_of_a_folder = the site has a folder of that name
path_part_unsound = a part of it is empty, a dot or two, or a drive
path_reserved = such names are kept for carnet itself
put_brace_after_last_key = put a '{"}"}' after its last key
put_fence_after_last_key = put a line '{ $fence }' after its last key
quote_text = put the text between double quotes
quote_text_as = put the text between double quotes: { $meant }
quote_text_with_colon = a text that holds ': ' goes between double quotes
readers_see_a_neutral_text = readers see a neutral text instead of the name
readers_see_no_address = readers do not see this address
readers_see_the_label = readers see the label as plain text
record_is_not_a_file = it is not a file
record_names_file = it names a file '{ $path }': { $reason }
record_of_other_version = it is of version { $found }, this carnet reads version { $read }
remove_theme_key = remove 'theme:': carnet's own theme is used then
revision_has_one_author = a revision has one author: write one of { $names }, or the name of a team
sentence_of_severity = *Can be: { $severity }.*
server_answers = the server answers { $status }
several_people_are_a_list = if these are several people, write a list: [{ $names }]
site_has_no_community = this site has none: 'carnet new community "Name"' makes one
tag_is_shown_as_text = readers see it as text: write `<{ $tag }>` between backquotes if that is meant
text_within_tag_is_ordinary = readers see the text within as ordinary text; 'html: trusted' in carnet.yaml publishes raw HTML as it is
the_configuration_of_the_site = the site's configuration
the_group_addresses = the group 'addresses'
the_group_dates = the group 'dates'
the_group_defaults = the group 'defaults'
the_group_folders = the group 'folders'
the_group_links = the group 'links'
the_group_markdown = the group 'markdown'
the_home_page = the home page
themes_are = there are { $names }; without 'theme:', carnet's own is used
too_many_names_to_compare = too many names have no file, so this one was not compared with those that have one: check its spelling
value_group = a group of keys
value_list = a list
value_nothing = nothing
value_text = text
warning = warning
withheld_as_unread = until then the file is withheld, as if it were private: it may have asked for that
withheld_asked = kept back by 'publish: false'
withheld_dates = kept back by its dates
withheld_draft = a draft
withheld_elsewhere = kept back by a key of another program
withheld_for_a_community = for a community
withheld_private = private
withheld_unjustified = named by withheld notes only
withheld_unread = kept back for its front matter
withheld_until_then = until then the file is withheld, as if it were private
write = write '{ $text }'
write_a_language_tag = write fr, fr-CA, en…
write_address_outside = write { $address } to link outside the site
write_address_word = write small letters, digits and hyphens
write_file_to_say_more = write { $file } to say more
write_keys_and_values = write 'key: value'
write_link_outside = write <{ $address }> or [label]({ $address }) to link outside the site
write_note_or_fix_link = write a note of that name, or fix the link
write_one_of_paths = write one of { $paths }
write_one_of_paths_or_more = write one of { $paths }, or of { $more } more
write_one_value = write a single value
write_tag_as_notes_do = write '{ $usual }', as { $count } notes do

## active-attachment

attachment_governs = hosts read an attachment of this name as their settings
    .help = put it in static/ and link to it there, or write 'html: trusted' in carnet.yaml if all authors are trusted
attachment_holds = this attachment holds { $what }
    .help = put it in static/ and link to it there, or write 'html: trusted' in carnet.yaml if all authors are trusted
attachment_runs = this attachment is a page or a program, which browsers or servers run
    .help = put it in static/ and link to it there, or write 'html: trusted' in carnet.yaml if all authors are trusted

## address-as-label

label_is_an_address = this link shows its address
    .help = write [what is there](address)

## address-taken

address_of_made_page = two pages would be at /{ $address }: this one and a page that carnet makes
    .help = give one of them another 'slug:'
address_of_two_pages = two pages would be at /{ $address }: this one and { $other }
    .help = give one of them another 'slug:'
file_in_place_of_file = { $file } would take the place of another file of the site, /{ $address }
    .help = give it another name
file_in_place_of_page = a file would take the place of the page /{ $page }
    .help = give the file or the page another name
permalink_at_page = '{ $address }' is the address of a page of this site, so this permalink leads nowhere
    .help = write another permalink, or remove the line
permalink_of_other_page = '{ $address }' already leads to { $file }, so this permalink leads nowhere
    .help = write another permalink, or remove the line
permalink_written_twice = '{ $address }' is in this file twice, with other capitals, so this permalink leads nowhere
    .help = write another permalink, or remove the line
redirect_at_page = '{ $address }' is the address of a page of this site
    .help = remove this redirect
redirect_of_other_page = '{ $address }' already leads to { $file }
    .help = remove this redirect
redirect_written_twice = '{ $address }' is in this file twice, with other capitals
    .help = remove this redirect

## ambiguous-link

name_of_several_pages = '{ $name }' could be { $count } pages

## cut-link

bar_cuts_link = the bar of this link opens a column: the link is cut in two
    .help = in a table, write the bar with a backslash: { $link }

## dates-out-of-order

modification_in_the_future = this modification is in the future
    .help = readers see it now all the same, with this date
modified_before_publication = modified on { $modified }, before its publication on { $published }
revision_before_publication = this revision of { $revision } is before the publication on { $published }
revision_in_the_future = this revision is in the future
    .help = readers see it now all the same, with this date

## dead-address

address_gone = there is nothing at { $address } any more
    .label = the server answers { $status }
no_server_named = there is no server named { $host }

## duplicate-block

block_name_given_twice = the block name '^{ $name }' is given twice, links lead to the first
    .help = give one of the two another name

## duplicate-key

category_given_twice = the category '{ $id }' is declared twice
key_given_twice = the key '{ $key }' is given twice
    .help = keep one of the two

## duplicate-member

member_listed_twice = '{ $name }' is in this list twice
    .help = keep one of the two

## embed-cycle

embedded_in_itself = « { $title } » is embedded in itself
    .help = write a link instead of one of the embeds

## embed-limit

embedded_too_deep = passages are embedded within each other more than { $limit } deep
    .help = write links instead of some embeds
page_embeds_beyond_limits = with all it embeds, this page would hold more than { $passages } passages of others, or { $mebibytes } MiB
    .help = write links instead of some embeds
page_embeds_too_many_passages = with all it embeds, this page would hold { $count } passages of others
    .help = write links instead of some embeds
page_embeds_too_much = with all it embeds, this page would have { $mebibytes } MiB
    .help = write links instead of some embeds

## empty-guard

empty_guard = '{ $key }' is left empty: a file that should stay private could be published
    .help = write '{ $key }: { $keep }' to keep it back, '{ $key }: { $publish }' to publish it, or remove the line

## empty-link

image_of_no_file = this image names no file: only its text is printed
    .help = write which one: ![description](image.png)
link_to_no_address = this link leads to nothing: only its text is printed
    .help = write where it leads: [text](note.md), [text](https://…)

## heading-skip

heading_skips_a_level = this heading of level { $level } comes after one of level { $before }
    .help = begin it with '{ $signs }'

## hidden-home

home_is_draft = the home page is published without this text: it is a draft
    .help = write 'visibility: public' to have it there, or give the file another name to keep it as a note
home_is_private = the home page is published without this text: it is private
    .help = write 'visibility: public' to have it there, or give the file another name to keep it as a note
home_may_ask_to_be_kept_back = the home page is published without this text: a key of another program may ask to keep it back
    .help = write 'visibility: public' to have it there, or give the file another name to keep it as a note
home_says_publish_false = the home page is published without this text: it says 'publish: false'
    .help = write 'visibility: public' to have it there, or give the file another name to keep it as a note

## hidden-static

hidden_static = this is left out, since its name begins with a dot
    .help = of such names, only .well-known, .nojekyll, .htaccess and .domains are published

## image-without-alternative

cover_without_alternative = this cover has no alternative text
    .help = describe it for those who do not see it: cover: {"{"}image: …, alt: …{"}"}
image_without_alternative = this image has no alternative text
    .help = describe it for those who do not see it: { $example }

## invalid-address

not_a_site_address = '{ $value }' is not a site's address
    .help = write the whole address, as https://example.org/carnet/
not_a_word_of_addresses = '{ $word }' cannot be part of an address
not_an_old_address = '{ $value }' is not an address of this site
    .help = write an old address from the site's root, as /ancienne/adresse/
not_an_outside_address = '{ $value }' is not an outside address
    .help = begin it with https:// or mailto:
permalink_not_of_site = '{ $value }' is not an address of this site
    .help = write the page's path, as dossier/page

## invalid-date

not_a_date = '{ $value }' is not a date
not_a_readable_date = '{ $value }' is not a date that carnet can read
published_is_a_date = 'published' is the date of publication, and '{ $value }' is not a date
    .help = write 'publish: true', or 'published: 2024-02-29'
revision_without_date = this revision has no date
    .help = add 'date: 2024-02-29T14:57'

## kept-back

asks_not_to_be_published = this '{ $key }' asks for the file not to be published
guard_within_another_key = '{ $key }' is inside another key, where it keeps nothing from being published
mark_of_a_draft = '{ $key }' says that this is a draft, which keeps nothing from being published
may_ask_to_be_kept_back = '{ $key }' may ask for this file to be kept back
withheld_after_date = this file is withheld: '{ $key }' says that it is not published after { $date }
    .help = take the line out to publish it
withheld_before_date = this file is withheld: '{ $key }' says that it is not published before { $date }
    .help = take the line out to publish it now; a later build publishes it by itself

## link-to-withheld

embed_of_withheld = this page embeds { $kind } that is not published: it is { $reason }
    .label = leads to { $file }
link_to_withheld = this page links to { $kind } that is not published: it is { $reason }
    .label = leads to { $file }

## list-limit

too_many_authors = this has more than { $limit } authors: those from here on are left out
    .help = keep the authors by which readers look for it
too_many_tags = this has more than { $limit } tags: those from here on are left out
    .help = keep the tags by which readers look for it

## long-paragraph

long_paragraph = this paragraph has { $words } words
    .help = one idea a paragraph: beyond { $limit } words readers lose their place

## misplaced-front-matter

guard_below_front_matter = '{ $key }' is below the front matter here, where carnet does not read it
    .help = put its keys into the first one
guard_in_text = '{ $key }' is part of the text here, where it keeps nothing from being published
    .help = make '---' the first line of the file, with nothing before it
robots_tag_in_text = this tag asks for the file not to be published, but keeps nothing from being published here
    .help = write 'visibility: unlisted' in the front matter
second_front_matter = a second front matter begins here: carnet reads only the first, and prints this one
    .help = put its keys into the first one

## moved-address

address_moved = { $address } has moved for good
    .help = write { $to }

## nesting-limit

too_many_levels = more than { $limit } levels are open here
    .help = close some, or cut the note into several

## no-community

for_no_community = this is for a community, but names none: no build shows it
    .help = add 'community: slug'

## nul-byte

nul_byte_in_text = there is a NUL byte here: readers see a space in its place
    .help = remove it; a whole text of them was saved in UTF-16: save it again with the encoding UTF-8

## orphan

note_alone = no published notebook holds this note, and no published page links to it
    .help = add it to the list of a published notebook, or link to it from a published page

## path-leaves-site

link_leaves_site = '{ $target }' leaves the site's folder
    .help = bring the file into the site's folder, or link to its address on the web
link_to_hidden_file = this symbolic link leads to a file or folder that is left out, since its name begins with a dot
    .help = copy the file here instead, if readers may see it
link_to_ignored_file = this symbolic link leads to a file or folder that is left out of the site
    .help = copy the file here instead, if readers may see it
link_to_no_document = this symbolic link leads to a file that is not a document
    .help = copy the file here instead, if readers may see it
link_to_other_kind = this symbolic link leads to a document of another kind
    .help = copy the file here instead, if readers may see it
link_to_text_of_document = this symbolic link leads to the text of a document, which is not an attachment
    .help = copy the file here instead, if readers may see it
link_to_unpublished_folder = this symbolic link leads to a folder that is not published from here
    .help = copy the file here instead, if readers may see it
path_leaves_site = '{ $path }' leaves the site's folder
symbolic_link_leaves_site = this symbolic link leaves the site's folder
    .help = copy the file into the site instead
too_many_files_through_links = symbolic links lead to more than { $count } files and folders here
    .help = remove the links to folders that hold other links

## refused-html

details_never_closed = this element is never closed, so all the text that follows is folded away in it
    .help = write </details> after the text that it holds
html_comment_never_closed = this comment is never closed, so what follows it is not published
    .help = write '-->' where it ends
html_table_ends_early = this table ends before the text that follows it
    .help = close it with </table>, or write what follows in a cell
html_tag_never_closed = the tag <{ $tag }> is never closed
    .help = what follows is published without it
html_tag_not_published = the tag <{ $tag }> is not published

## refused-scheme

scheme_not_published = an address in '{ $scheme }:' is not published
    .help = links may begin with https:, http:, mailto:, tel:, ftp: or xmpp:

## review-due

review_day_passed = this was to be read again by { $day }
    .help = read it again, add a revision, and set the next day

## silenced-error

silenced_error = '{ $name }' is an error: it stays
    .help = only warnings and advice can be silenced

## tag-spelling

tag_spelled_otherwise = the tag '{ $name }' is elsewhere written '{ $usual }'

## template

template_mistake = { $problem }

## toml

toml_other = this is not valid TOML: { $problem }

## unclosed-front-matter

front_matter_not_closed = the front matter is never closed

## unknown-author

author_without_file = the author '{ $name }' has no file, so it gets a simple page
no_author_has_name = no author is named '{ $name }'

## unknown-category

base_declares_no_categories = this base declares no categories, and its list names { $names }
    .help = declare them: categories: [{ $declared }]
base_declares_no_category = this base declares no category '{ $name }'
notebook_declares_no_categories = this notebook declares no categories, and its list names { $names }
    .help = declare them: categories: [{ $declared }]
notebook_declares_no_category = this notebook declares no category '{ $name }'
notebook_has_no_category = the notebook '{ $notebook }' has no category '{ $name }'

## unknown-community

audience_of_no_community = no community has the slug '{ $slug }'
community_without_file = the community '{ $name }' has no file, so it gets a simple page
no_community_has_name = no community is named '{ $name }'
site_community_without_file = the site's community '{ $name }' has no file

## unknown-footnote

no_footnote_named = no footnote is named '{ $label }', so [^{ $label }] is printed as it is
    .help = write its text on a line of its own: [^{ $label }]: …

## unknown-key

unknown_key = unknown key '{ $key }' in { $of }
unknown_key_may_guard = unknown key '{ $key }' in { $of }

## unknown-kind

unknown_kind = unknown { $key } '{ $value }'

## unknown-language

interface_without_texts = the interface has no texts in '{ $language }', so they are in English
    .help = write { $file }
no_language_tag = '{ $tag }' is not a language tag

## unknown-member

list_names_no_note = there is no note named '{ $name }'
list_names_no_notebook = there is no notebook named '{ $name }'
member_is_not_a_note = '{ $name }' is { $found }, not a note
member_is_not_a_notebook = '{ $name }' is { $found }, not a notebook

## unknown-message

unknown_message = no message has the name '{ $name }'

## unknown-theme

no_theme_in = there is no theme in { $folder }

## unknown-time-zone

unknown_time_zone = unknown time zone '{ $name }'
    .help = write a name of the IANA database, as America/Toronto or Europe/Paris

## unknown-visibility

unknown_visibility = unknown { $key } '{ $value }'

## unlinked-term

unlinked_term = '{ $words }' is in the lexicon, and not linked in this note
    .help = write { $link }

## unlinked-title

unlinked_title = '{ $words }' is a note's title, and not linked in this note
    .help = write { $link }

## unreachable-address

address_unreachable = { $address } cannot be reached: { $reason }

## unreadable-file

file_not_utf8 = this file is not UTF-8: line { $line } holds bytes that are not a character
    .help = save it again with the encoding UTF-8
file_too_large = this file is larger than { $limit } MiB
    .help = cut it into several notes
link_to_folder_around_it = this symbolic link leads to a folder that holds it
link_to_nothing = this symbolic link leads nowhere
name_not_unicode = this file's name is not Unicode, so no address can be made of it
unreadable_entry = this cannot be read: { $error }
unreadable_entry_without_reason = this cannot be read
unreadable_file = this file cannot be read: { $error }
    .help = check its permissions

## unrecorded-change

changed_and_not_committed = this note changed on { $day }, after its newest date of { $newest }; the change is not committed yet
    .help = add a revision that tells readers what changed: {"{"}date: …, author: …, summary: …{"}"}
changed_says_git = this note changed on { $day }, says git, after its newest date of { $newest }
    .help = add a revision that tells readers what changed: {"{"}date: …, author: …, summary: …{"}"}

## unresolved-fragment

no_block_named = no block of « { $title } » is named '^{ $name }'
no_heading_named = « { $title } » has no heading '{ $heading }'

## unresolved-link

cover_of_other_site = this cover is a file of another site, so it is not shown
    .help = save the picture beside this file, and write its name here
no_file_named = there is no file '{ $path }'
no_page_at = this site has no page at /{ $address }
nothing_named = nothing is named '{ $target }'
site_text_names_withheld = '{ $key }' names a page that is not published, and is shown on every page
    .help = remove the link

## unused-footnote

footnote_of_same_name = the footnote '{ $label }' has the name of another, so it is not printed
    .help = give one of the two another name
footnote_without_reference = the footnote '{ $label }' is never referred to, so it is not printed
    .help = write [^{ $label }] where it belongs

## unused-ignore

pattern_ignores_nothing = nothing is left out by '{ $pattern }' of 'ignore'
    .help = write a folder, a file's path from the content folder, a name, or a pattern as *.ending or folder/**

## vague-link

vague_label = '{ $words }' does not say where this link leads
    .help = let the link's text name what is at the other end

## wrong-type

category_without_id = this category has no 'id'
cover_without_image = this cover has no 'image'
item_without_name = this item does not say which { $item } it is
    .help = add '{ $item }: slug'
no_flag = '{ $key }' is 'true' or 'false', not '{ $value }'
no_group = '{ $key }' is a group of keys, this is { $found }
    .help = write 'name: value' lines
no_keys_and_values = { $of } is described by keys and values, this is { $found }
no_list = '{ $key }' is a list, this is { $found }
    .help = begin each item with '- '
no_text = '{ $key }' is a text, this is { $found }
not_a_value_of = '{ $key }' cannot be '{ $value }'
plural_without_form = '{ $name }' needs both 'one' and 'other'

## yaml

yaml_alias_of_itself = an alias cannot be inside the value it names
yaml_apostrophe_ends_text = this is not valid YAML: the quote before closes the text here
    .help = a text that holds an apostrophe goes between double quotes, or without any
yaml_backslash = this is not valid YAML: '\' has a meaning of its own between double quotes
    .help = put the text between single quotes, or write each '\' twice
yaml_colon = this is not valid YAML: ': ' is not allowed here
yaml_first_sign = this is not valid YAML: a text cannot begin with '{ $sign }'
yaml_key_no_word = a key must be a word, this is { $found }
yaml_line_without_key = this is not valid YAML: this line is not a key with its value
    .help = write 'key: value'; a line that continues the text above begins with two spaces
yaml_list_beside_key = this is not valid YAML: a list cannot begin on the line of its key
    .help = put each item on a line of its own below the key, or write them as [a, b]
yaml_no_space_after_colon = this is not valid YAML: a space is missing after the colon
    .help = write '{ $meant }'
yaml_no_value = this is not valid YAML: a value is missing
yaml_not_aligned = this is not valid YAML: this line is not aligned with those it belongs to
    .help = keys of one group begin at the same column, without a space before those of the file
yaml_nul_byte = this is not valid YAML: there is a NUL byte here, an invisible character
    .help = remove it, or type the line again
yaml_other = this is not valid YAML: { $problem }
    .help = a text that holds ': ', '#', quotes or brackets goes between double quotes
yaml_quote_ends_text = this is not valid YAML: the quote before closes the text here
    .help = a text that holds double quotes goes between single ones, or has « » in their place
yaml_second_document = a second YAML document begins here
    .help = keep one document in a file
yaml_tab = this is not valid YAML: there is a tab where only spaces are allowed
    .help = replace each tab with two spaces
yaml_text_after_end = this is not valid YAML: there is text after a closing bracket or quote
yaml_unclosed_bracket = this is not valid YAML: unclosed bracket '{ $sign }'
    .label = opened here
    .help = put '{ $close }' after its last item; a text that begins with a bracket goes between double quotes
yaml_unclosed_quote = this is not valid YAML: unclosed quote
    .label = opened here
    .help = close it: put the same quote at the end of the text

## yaml-limit

yaml_aliases_repeat_too_much = the aliases of this file repeat more than { $limit } MB of text
    .help = write the text where it is needed, without alias
yaml_nested_too_deep = values are nested more than { $limit } deep
yaml_too_many_values = this file holds more than { $limit } values once its aliases are expanded
