# What carnet tells authors, in English. Names are those of the functions in table.rs; values stand between braces. `.help` says
# what to do, `.label` is printed at the place in the file. Messages begin in lower case and have no full stop.

## Parts of messages

a_base = a base
a_category = a category
a_community = a community
a_contact = a contact
a_cover = a cover
a_further_link = a link to go on to
a_note = a note
a_notebook = a notebook
a_page = a page
a_revision = a revision
a_source = a source
a_text_with_a_plural = a text with a plural
a_theme = a theme
a_translation = a translation
address_from_root = an address that begins with '/' is that of a page, a file of the content folder or one of static/
address_from_root_of_vault = an address that begins with '/' is that of a page, a file or one of static/
advice = advice
an_author = an author
an_author_of_a_source = an author of a source
an_item_of_the_list = an item of the list
argument_conflict = the argument '{ $argument }' cannot be used with '{ $other }'
argument_given_twice = the argument '{ $argument }' cannot be used multiple times
argument_needs_equals = equal sign is needed when assigning values to '{ $argument }'
argument_not_unicode = an argument is not valid UTF-8
argument_unknown = unexpected argument '{ $argument }' found
argument_value_refused = invalid value '{ $value }' for '{ $argument }': { $reason }
argument_value_unknown = invalid value '{ $value }' for '{ $argument }'
argument_with_value = unexpected value '{ $value }' for '{ $argument }'
argument_without_value = a value is required for '{ $argument }' but none was supplied
arguments_missing = { $count ->
        [one] a required argument was not given: { $arguments }
       *[other] required arguments were not given: { $arguments }
    }
asking_outside_servers = asking the servers of outside addresses, which may take minutes
begins_with_a_dot = '{ $name }' is left out, since its name begins with a dot: rename it, here and in the folder
bring_into_site = bring the file into the site's folder, or link to its address on the web
build_summary = { $notes }, { $notebooks }; { $warnings }
build_summary_with_withheld = { $notes }, { $notebooks }; withheld: { $withheld }; { $warnings }
cannot_create = cannot create '{ $path }': { $problem }
cannot_find = cannot find '{ $path }': { $problem }
cannot_listen = cannot listen on { $host } port { $port }: { $error }
cannot_make_folder = cannot make the folder { $path }: { $error }
cannot_print = cannot write to the standard output: { $error }
cannot_put_pages_aside = cannot store pages beside the output folder: { $error }
cannot_read = cannot read '{ $path }': { $problem }
cannot_read_path = cannot read { $path }: { $error }
cannot_remove = cannot remove '{ $path }': { $problem }
cannot_rename_path = cannot rename { $path }: { $error }
cannot_write = cannot write '{ $path }': { $problem }
cannot_write_path = cannot write { $path }: { $error }
cannot_write_to = cannot write to { $path }: { $error }
categories_are = its categories are { $names }
categories_are_and_more = its categories are { $names }, and { $more } more
changed = { $what } changed: ready in { $time } ms
changed_but_failed = { $what } changed: { $failure }: the last good pages stay
changed_files = { $file } and { $count } more
changed_nothing = nothing
changed_with_errors = { $what } changed: { $errors }, { $warnings }: the last good pages stay ({ $time } ms)
changed_with_warnings = { $what } changed: { $warnings }, ready in { $time } ms
check_says_what_is_left = 'carnet check { $folder }' says what is left to do
check_summary = { $notes }, { $notebooks }; { $errors }, { $warnings }, { $advice }
choose_another_address = choose another address
choose_another_title = choose another title, or another address with --slug
choose_another_title_or = choose another title, or another address: --slug { $free }
clone_whole = ask for the whole past: 'git fetch --unshallow'
clone_whole_cloudflare = on Cloudflare Pages, begin the build command with 'git fetch --unshallow &&'
clone_whole_github = in the file of GitHub Actions, write 'fetch-depth: 0' under 'with:' of 'actions/checkout'
clone_whole_gitlab = in '.gitlab-ci.yml', write 'GIT_DEPTH: 0' under 'variables:'
clone_whole_vercel = in the project's settings at Vercel, give the variable 'VERCEL_DEEP_CLONE' the value 'true'
command_missing = '{ $name }' requires a subcommand but one was not provided
command_unknown = unrecognized subcommand '{ $name }'
commit_each_version = commit after each 'carnet revise', before you change the note again
contents_come_by_themselves = remove the line: each page has its table of contents beside it
count_advice = { $count ->
        [one] { $count } advice message
       *[other] { $count } advice messages
    }
count_attachments = { $count ->
        [one] { $count } attachment
       *[other] { $count } attachments
    }
count_errors = { $count ->
        [one] { $count } error
       *[other] { $count } errors
    }
count_files = { $count ->
        [one] { $count } file
       *[other] { $count } files
    }
count_files_written = { $count ->
        [one] { $count } file written
       *[other] { $count } files written
    }
count_links = { $count ->
        [one] { $count } link
       *[other] { $count } links
    }
count_links_updated = { $count ->
        [one] { $count } link updated
       *[other] { $count } links updated
    }
count_notebooks = { $count ->
        [one] { $count } notebook
       *[other] { $count } notebooks
    }
count_notes = { $count ->
        [one] { $count } note
       *[other] { $count } notes
    }
count_other_files_changed = { $count ->
        [one] { $count } other file changed
       *[other] { $count } other files changed
    }
count_pages = { $count ->
        [one] { $count } page
       *[other] { $count } pages
    }
count_versions = { $count ->
        [one] { $count } version
       *[other] { $count } versions
    }
count_versions_with_text = { $count ->
        [one] { $count } with its text
       *[other] { $count } with their texts
    }
count_warnings = { $count ->
        [one] { $count } warning
       *[other] { $count } warnings
    }
count_words_differ = { $count ->
        [one] { $count } word differs
       *[other] { $count } words differ
    }
count_withheld_asked = { $count ->
        [one] { $count } kept back by 'publish: false'
       *[other] { $count } kept back by 'publish: false'
    }
count_withheld_community = { $count ->
        [one] { $count } for a community
       *[other] { $count } for a community
    }
count_withheld_dates = { $count ->
        [one] { $count } kept back by its dates
       *[other] { $count } kept back by their dates
    }
count_withheld_draft = { $count ->
        [one] { $count } draft
       *[other] { $count } drafts
    }
count_withheld_elsewhere = { $count ->
        [one] { $count } kept back by a key of another program
       *[other] { $count } kept back by a key of another program
    }
count_withheld_private = { $count ->
        [one] { $count } private
       *[other] { $count } private
    }
count_withheld_unjustified = { $count ->
        [one] { $count } named by withheld notes only
       *[other] { $count } named by withheld notes only
    }
count_withheld_unread = { $count ->
        [one] { $count } kept back for its front matter
       *[other] { $count } kept back for their front matter
    }
create_note = create it with: carnet new note "{ $name }"
create_notebook = create it with: carnet new notebook "{ $name }"
cycle_with_more = { $first } → … { $more } more … → { $last }
date_forms = write 2024-02-29 or 2024-02-29T14:57
date_of_seconds = if it counts seconds since 1970, write { $instant }
date_of_short_year = write the year with four digits, as 2024-02-29
date_of_two_readings = write { $one } or { $other }: it could be either
decimal = { $whole }.{ $fraction }
declare_category = it has none: declare it under 'categories:'
did_you_mean = did you mean '{ $name }'?
editor_get_package = get { $address } with a browser, or on another network, then give the same command with '--package FILE'
editor_give_repository = say so: 'carnet editor --repository owner/name'
editor_is_configured = 'editor:' is in '{ CONFIGURATION() }' already: change it there
editor_is_ready = the editor is in place (Sveltia CMS { $version })
editor_needs_a_site = there is no 'carnet.yaml' in { $folder }: 'carnet init' writes one
editor_needs_script = This page needs JavaScript.
editor_next = commit these files to the site's repository; once the site is published, people write at its address, followed by admin/
editor_package_broken = the editor's program cannot be opened: { $problem }
editor_package_is_another = { $from } is not Sveltia CMS { $version }, which carnet knows
editor_package_not_fetched = the editor's program could not be fetched from the registry of npm: { $problem }
editor_page_title = { $site }: write
editor_repository_unknown = nothing says which repository the editor saves to
end_paragraph_with_its_name = end that paragraph with a space and ^{ $name }, or link to a heading
error = error
error_or_warning = error or warning
explain_lists_all_names = 'carnet explain' lists them all
explain_lists_the_names = 'carnet explain' lists the names of all messages
explain_says_why = 'carnet explain NAME' says why a message matters and how to fix it
file_changed = changed { $file }
file_made = made { $file }
files_are_in = put it beside this file, or anywhere in { $folder }/: it is found by its name, ending included
files_are_in_site = put it beside this file, or anywhere in the site's folder: it is found by its name, ending included
folder_changed_meanwhile = files in '{ $folder }' changed meanwhile; nothing was written
folder_is_no_site = there is no carnet.yaml in '{ $folder }'
folder_is_site = { $folder } has a carnet.yaml already
folder_not_empty = { $folder } is not empty
foreign_buttons = buttons
foreign_charts = charts
foreign_inline_fields = inline fields
foreign_search_results = search results
foreign_tasks = tasks
freeze_versions = build the site from its repository, or keep the texts beside the notes: 'carnet versions freeze'
give_source_its_key = write this key under 'key:' of a source, or '\[' before what is no citation
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
help_arguments = Arguments:
help_command_word = COMMAND
help_commands = Commands:
help_default = [default: { $value }]
help_list_of_values = Possible values:
help_options = Options:
help_says_more = For more information, try '--help'.
help_usage = Usage:
help_value = - { $name }: { $text }
help_values = [possible values: { $values }]
host_file_kept = { $path } is there already, with another text, and stays as it is
host_file_kept_help = '--replace' writes the new one over it; or move yours, run this again, and compare
host_file_left = left as it is
host_file_replaced = replaced
host_file_same = as it was
host_file_written = written
host_key_added = 'host: { $host }' is added, for the file that this host reads
host_key_to_be_written = write 'host: { $host }' in it yourself, in the place of another 'host'
host_next_address = write the site's address in carnet.yaml: base_url: https://…/
host_next_cloudflare = 
    npx wrangler pages project create { $name } --production-branch main
    in the repository's settings, Secrets, add CLOUDFLARE_API_TOKEN and CLOUDFLARE_ACCOUNT_ID
    git add, commit, push: each push to the main branch publishes
host_next_ftp = 
    write the server and the folder in publish.sh
    sh publish.sh makes the site and sends it
host_next_github = 
    in the repository's settings, Pages, choose 'GitHub Actions' as the source
    git add, commit, push: each push to the main branch publishes
    from a pull request's run, download the preview
host_next_gitlab = 
    git add, commit, push: each push to the main branch publishes
    Deploy, Pages says the site's address
    from a merge request, download the preview
host_next_netlify = 
    git add, commit, push
    at Netlify, import the repository: all settings are in netlify.toml
html_trusted_publishes_html = 'html: trusted' in { CONFIGURATION() } publishes raw HTML as it is
in_files = in { $count } files, this is the first
init_build = the site, in public/
init_check = what an editor would say
init_check_vault = every problem, with its place
init_made = { $files } in { $folder }: a notebook that explains itself
init_next = next:
init_serve = the site in a browser, while you write
init_then = then change carnet.yaml, and the notes in content/
instead_or_remove_line = { $instead }, or remove the line
keep_back_by_defaults = write 'defaults: {"{"}visibility: private{"}"}'
keep_back_by_draft = write 'draft: true' for as long as it is to be kept back
keep_back_by_draft_as_well = write 'draft: true' as well, to keep the file back
keep_back_by_moving_file = take the file out of the site to keep it back
keep_back_by_private = write 'visibility: private'
keep_back_by_unlisted = write 'visibility: unlisted' to keep it out of lists
key_is_left_alone = it does nothing here: keep it for another program, or remove it
key_of_organisations = organisations have this key: write 'kind: organisation', or remove it
key_of_other_documents = other documents have this key, { $of } does not
kind_has_no_such_key = { $of } has no such key
leave_host_or_all_out = leave '--host' out, or leave '--all' out
left_out_by_ignore = 'ignore' in { CONFIGURATION() } leaves out names like this: '{ $pattern }'
line_error = error: { $text }
line_help = help: { $text }
line_note = note: { $text }
line_warning = warning: { $text }
make_author_first = make an author of that name first: carnet new author "{ $name }"
make_community_first = make a community of that name first: carnet new community "{ $name }"
make_notebook_first = make a notebook of that name first: carnet new notebook "{ $name }"
manual_commands = SUBCOMMANDS
manual_examples = EXAMPLES
manual_name = NAME
more_of_this_kind = … and { $count } more of this kind
more_of_this_kind_in_this_file = … and { $count } more of this kind in this file
name_a_new_folder = name a new folder, or run 'carnet init --vault { $folder }' to make a site of the notes in it
network_can_read = whoever reaches { $address } over the network can read this preview
next_step = next: { $step }
no_answer_within = no answer within { $seconds } s
no_break_space_in_line = type the line again with ordinary spaces: { $meant }
no_browser = no browser could be opened: { $error }
no_heading_at_all = it has no heading at all
no_message_of_that_name = no message has the name '{ $name }'
no_news_of_changes = the system does not report changes ({ $trouble }): files are read every few seconds instead
no_regular_file = it is no regular file, but a folder, a pipe or a device
no_such_folder = there is no folder { $folder }
not_secure = the connection is not secure ({ $problem }); where your organisation filters connections, the variable SSL_CERT_FILE names the file of its certificates
note_is_listed_by_notebook = list the note in its notebook: under 'notes:', in the notebook's file
note_without_revisions = { $file } has no versions: add one with 'carnet revise'
nothing_to_show = { $errors }, { $warnings }: there is nothing to show
nothing_until_fixed = { $errors }, { $warnings }: nothing can be shown until they are fixed
nothing_was_changed = nothing was changed
old_address_redirects = the old address { $address } leads to the new one
one_of = it is one of { $names }
or_choose_another_word = or choose another word, if readers are meant to see the file
output_among_copied_files = the output '{ $folder }' lies in '{ $part }', whose files every build publishes as they are: the next one would publish its own pages again
output_among_copied_files_help = name a folder elsewhere with --output
output_bad_path = cannot write a file named '{ $path }': { $reason }
output_busy = another build is writing to '{ $folder }'
output_busy_help = let it end, then build again
output_foreign = the output folder '{ $folder }' is neither empty nor made by carnet: it holds '{ $file }'
output_foreign_help = choose another output, or empty this folder if nothing in it is needed
output_holds_audience = a site that is not for everyone ({ $found }) lies in the output folder: '{ $folder }'
output_holds_preview = a preview, with private notes in it, lies in the output folder: '{ $folder }'
output_in_the_way = '{ $path }' is in the way: the site wants to write there, and carnet did not make it
output_in_the_way_help = move it elsewhere, or give the page another address
output_is_preview = the output folder '{ $folder }' holds a preview, with drafts and private notes
output_is_preview_help = remove that folder, and name another with --output
output_not_a_folder = the output '{ $path }' is not a folder
output_not_a_folder_help = choose another output, or remove this file
output_of_other_audience = the output folder '{ $folder }' holds a build for the audience '{ $found }', this one is for '{ $wanted }'
output_of_other_audience_help = give each audience and each configuration its own output folder
output_of_preview_is_public = a preview shows private notes, and '{ $folder }' is a folder that is published
output_of_preview_is_public_help = name a folder of its own with --output; without it, a preview is written to 'preview'
output_summary = { $written }, { $unchanged } unchanged in { $folder } ({ $seconds } s)
output_summary_with_removed = { $written }, { $unchanged } unchanged, { $removed } removed in { $folder } ({ $seconds } s)
output_symbolic_link = '{ $path }' is a symbolic link where the site wants to write
output_symbolic_link_help = carnet writes through no link inside the output; remove it
output_unreadable = cannot understand '{ $path }': { $reason }
output_unreadable_help = nothing was changed; remove this folder if all of it is carnet's, then build again
output_within_another = '{ $folder }' lies in the output of another site, '{ $around }': what is not for everyone would be published there
pages_written_to = pages written to { $folder }
path_bad_character = it holds a character that no file name may
path_not_for_hosts = the files of a host cannot name the folder '{ $folder }': something in its name means something else to them
path_not_for_hosts_help = name the folder with letters without accents, digits, '-', '_' and '.' only
path_of_a_folder = the site has a folder of that name
path_part_unsound = a part of it is empty, a dot or two, or a drive
path_reserved = such names are kept for carnet itself
port_taken = port { $port } is taken, so this is on port { $other }
preview_copied = Copied:
preview_copy = Copy the place
preview_error = Error
preview_gone = There is no page at this address any more.
preview_hide = Hide
preview_is_not_to_be_published = this is a preview, with drafts and private notes: do not publish it
preview_kept = Pages stay as they were until the errors are fixed.
preview_more = { $count ->
        [one] And { $count } more, in the terminal
       *[other] And { $count } more, in the terminal
    }
preview_next = Go to the page that took its place
preview_stopped = the preview stopped: { $error }
preview_title = The notebook has errors
preview_waiting = The notebook could not be built yet. This page opens by itself as soon as the errors are fixed.
preview_warning = Warning
private_notes_on_network = '--all' shows private notes, and { $host } lets the network in
problems_so_nothing_written = { $errors }, { $warnings }: nothing was written
progress_pages = pages
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
rename_summary = { $links }, { $files }
revision_has_one_author = a revision has one author: write one of { $names }, or the name of a team
schema_of = carnet: { $of }
sentence_of_severity = *Severity: { $severity }.*
serve_summary = { $notes }, { $notebooks }, { $pages } in { $time } ms
server_answers = the server answers { $status }
several_people_are_a_list = if these are several people, write a list: [{ $names }]
site_has_no_community = this site has none: 'carnet new community "Name"' makes one
site_without_configuration = { $site } has no carnet.yaml: only what says 'visibility: public' is published
step_base = list its notebooks under 'notebooks:'
step_note = write the note, then 'carnet build'
step_note_to_be_listed = write the note, and list it in a notebook or link to it from another note
step_notebook = list its notes under 'notes:', or make one with 'carnet new note "Title" --notebook SLUG'
step_people = write a few words about them, and how to reach them
step_private_note = write the note; only 'carnet serve --all' shows it until it says 'visibility: public'
survey_after_fixing = nothing is published until what is listed above is fixed ('carnet check' shows each place);
    a build then publishes all of the notes, for everyone
survey_all = a build publishes all of them, { $notes }, for everyone
survey_but = { $count ->
        [one] { $count } that says otherwise is not published
       *[other] { $count } that say otherwise are not published
    }
survey_choose = write 'visibility: private' in a note to keep it back,
    or change 'defaults' in carnet.yaml to publish only what says 'visibility: public'
survey_foreign = { $name } in { $count ->
        [one] { $count } file
       *[other] { $count } files
    }
survey_found = { $notes }, { $links }, { $attachments }
survey_head_found = found
survey_head_front_matter = front matter
survey_head_keys_ignored = keys ignored
survey_head_keys_read = keys read
survey_head_left_out = left out
survey_head_not_understood = not understood
survey_head_to_fix = to be fixed
survey_links = { $links } ({ $unresolved } to nothing, { $ambiguous } ambiguous)
survey_private_folders = what is in { $folders } is left out, because of the name: remove it from 'ignore' in carnet.yaml to publish it
survey_reserved = a build publishes only what says 'visibility: public', because
    { $count ->
        [one] { $count } note asks another program not to publish it,
       *[other] { $count } notes ask another program not to publish them,
    }
    by a key that carnet does not read: write it in the notes that everyone may read
survey_rest = what cannot be read is withheld until it is fixed, since it may have asked to be private;
    a build publishes the rest, { $notes }, for everyone
survey_unread = { $count ->
        [one] { $count } file cannot be read, or not all of it
       *[other] { $count } files cannot be read, or not all of them
    }
survey_written = { $file } is written, nothing else was changed
tag_is_shown_as_text = readers see it as text: write `<{ $tag }>` between backquotes if that is meant
template_a_name = a name
template_a_value = a value
template_called_from_here = the mistake shows in carnet's own { $file }, with what is handed to it here
template_fields_are = the fields are { $names }
template_names_are = there are { $names }
template_sign = '{ $sign }'
text_within_tag_is_ordinary = readers see the text within as ordinary text; 'html: trusted' in { CONFIGURATION() } publishes raw HTML as it is
the_configuration_of_the_site = the site's configuration
the_group_addresses = the group 'addresses'
the_group_dates = the group 'dates'
the_group_defaults = the group 'defaults'
the_group_editor = the group 'editor'
the_group_folders = the group 'folders'
the_group_home = the group 'home'
the_group_accessibility = the group 'accessibility'
the_group_links = the group 'links'
the_group_markdown = the group 'markdown'
the_group_numbers = the group 'numbers'
the_group_recent = the group 'recent'
the_group_typography = the group 'typography'
the_group_versions = the group 'versions'
the_home_page = the home page
themes_are = there are { $names }; without 'theme:', carnet's own is used
there_is_no_such_configuration = there is no such file; '--config' names a configuration in the site's folder
there_is_no_such_folder = there is no such folder
too_many_names_to_compare = too many names have no file, so this one was not compared with those that have one: check its spelling
value_flag = true or false
value_group = a group of keys
value_list = a list
value_nothing = nothing
value_number = a number
value_text = text
vault_is_for_notes_there = '--vault' is for notes that are there; without it, a new folder is made
version_beyond_clone = missing: this clone of the repository does not reach that far
version_hidden_today = with today's front matter or configuration, not everyone may read it
version_in_commit = in git, commit { $commit }
version_is_current = the note as it is
version_left_out = { $file }: the text of version { $version } is not copied; { $why }
version_never_committed = missing: git never had it, the next version was written first
version_not_committed = the text of the version of { $day } is kept nowhere: git does not have it
version_not_kept = not published: 'versions' asks for newer ones alone
version_not_public = not published: not everyone could read it then ({ $reason })
version_taken_back = taken back: 'text: withheld'
version_unreadable = not published: the file was no note then, or cannot be read
version_without_repository = missing: no git repository keeps it, and there is no copy
versions_not_asked_for = this site does not publish versions; 'versions: true' in { CONFIGURATION() } asks for them
versions_summary = { $notes }, { $versions }, { $texts }
warning = warning
warning_or_advice = warning or advice
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
write_a_configuration = write the name of a YAML file of the site's folder, without its path: manual.yaml
write_a_known_language = write one of { $tags }
write_a_language_tag = write fr, fr-CA, en…
write_a_port = write a number from 0 to 65535
write_a_visibility = write public, unlisted, community or private
write_a_whole_address = write a whole address, as https://example.org/carnet/
write_address_outside = write { $address } to link outside the site
write_address_word = write small letters, digits and hyphens
write_an_audience = write 'public' or 'community:SLUG'
write_callout_instead = write '> [!note] Title' instead, and '> ' before each line of the text
write_code_between_backquotes = is it code? write it between backquotes: `[[ … ]]`
write_content_instead = write what it was to show in its place, or put it between backquotes if it is an example
write_file_to_say_more = write { $file } to say more
write_image_instead = write '![[image.png|description]]' instead
write_keys_and_values = write 'key: value'
write_link_instead = write '[[name of the note]]' instead
write_link_outside = write <{ $address }> or [label]({ $address }) to link outside the site
write_name_of_note = write its file's name, its title, or the path of its file
write_note_or_fix_link = write a note of that name, or fix the link
write_name_of_document = write the name of the file that says the same in the other language, its title, or its path
write_one_of_paths = write one of { $paths }
write_one_of_paths_or_more = write one of { $paths }, or of { $more } more
write_one_value = write a single value
write_path_with_strokes = write { $path }: '/' separates folders, not '\'
write_small_letters = write small letters, digits and hyphens
write_tag_as_notes_do = write '{ $usual }', as { $count } notes do
meaning_site_editor = Where to write in the browser: a page admin/ with a form, which saves to the site's repository.
meaning_editor_backend = Who keeps the repository: github (the default), gitlab, gitea (Forgejo too), or test-repo to try it without one.
meaning_editor_repository = The site's repository: owner/name.
meaning_editor_branch = The branch that the site is built from; by default, that of the repository.
meaning_editor_workflow = editorial: a text waits on a branch of its own until it is published (the default, with github and gitlab); simple: to save is to publish.
meaning_editor_notes = Where new notes go, in the content folder: notes by default, the folder itself in a vault.
meaning_editor_folder = Folder of the site in the repository, where it is not the repository itself.
meaning_editor_address = Address of a forge of your own: https://git.example.org.
meaning_editor_auth = Service that opens the window to sign in; without it, with github, people sign in by an access token.
meaning_editor_application = Identifier that gitlab or gitea gives this editor, for the window to sign in.
system_address_in_use = another program uses it
system_disk_full = the disk is full
system_is_a_folder = it is a folder
system_is_no_folder = a part of the path is no folder
system_no_permission = the permissions do not allow it
system_not_found = there is nothing at this place
system_read_only = this disk is read-only
space_before_colon = {""}
alternatives = { $names } or { $last }
quoted_name = '{ $name }'
settled = settled: { $message } ({ $file })
settled_in_site = settled: { $message }
settled_and_more = { $count ->
        [one] settled: { $count } more message
       *[other] settled: { $count } more messages
    }
did_you_mean_one_of = did you mean { $names }?

## Form in the browser: its lists

in_form_notes = Notes
in_form_notes_one = Note
in_form_notes_about = A note says one thing, and has its page.
in_form_terms = Lexicon
in_form_terms_one = Term
in_form_terms_about = The words of the lexicon, each with its definition.
in_form_organisations = Organisations
in_form_organisations_one = Organisation
in_form_organisations_about = Who does what, where, and how to reach them.
in_form_notebooks = Notebooks
in_form_notebooks_one = Notebook
in_form_notebooks_about = A notebook puts notes in the order in which they are read.
in_form_bases = Bases
in_form_bases_one = Base
in_form_bases_about = A base puts notebooks together.
in_form_communities = Communities
in_form_communities_one = Community
in_form_communities_about = The groups that notes belong to.
in_form_authors = Authors
in_form_authors_one = Author
in_form_authors_about = The people and teams who write.
in_form_pages = Other pages
in_form_pages_one = Page
in_form_pages_about = Pages apart: about, licence…
in_form_home = Home page
in_form_commit_create = New in {"{{"}collection{"}}"}: {"{{"}slug{"}}"}
in_form_commit_update = Change in {"{{"}collection{"}}"}: {"{{"}slug{"}}"}
in_form_commit_delete = Removed from {"{{"}collection{"}}"}: {"{{"}slug{"}}"}
in_form_commit_upload = New file: {"{{"}path{"}}"}
in_form_commit_remove = File removed: {"{{"}path{"}}"}

## Form: names of the fields, field_NAME, or field_GROUP_NAME

field_title = Title
field_name = Name
field_body = Text
field_summary = Summary
field_visibility = Who can read it
field_draft = Draft
field_authors = Authors
field_community = Community
field_published = Day of publication
field_modified = Last change
field_revisions = History
field_revisions_one = version
field_revision_date = Date
field_revision_author = Who
field_revision_summary = What changed
field_revision_text = Text of this version
field_tags = Tags
field_tags_one = tag
field_cover = Picture at the head
field_cover_image = Picture
field_cover_alt = What the picture shows
field_cover_credit = Who made the picture
field_cover_url = Address of the original
field_cover_licence = Licence of the picture
field_sources = Sources
field_sources_one = source
field_source_key = Word to cite it by
field_source_authors = Who wrote it
field_source_authors_one = name
field_source_year = Year
field_source_title = Title of the work
field_source_journal = Journal
field_source_volume = Volume
field_source_issue = Issue
field_source_pages = Pages
field_source_publisher = Publisher
field_source_doi = DOI
field_source_url = Address
field_source_accessed = Read on
field_source_author_family = Family name
field_source_author_given = Given names
field_source_author_name = or name of an organisation
field_review_by = To be read again by
field_responsible = Who reads it again
field_licence = Licence
field_language = Language
field_translation_of = Translation of
field_discuss = Where to discuss it
field_aliases = Other names
field_aliases_one = name
field_themes = Themes
field_themes_one = theme
field_territory = Territory
field_contact = Contact details
field_contact_phone = Telephone
field_contact_email = E-mail
field_contact_address = Address of the building
field_contact_url = Site
field_steps = Steps of a path
field_categories = Categories
field_categories_one = category
field_category_id = Short word
field_category_title = Title
field_notes = Notes of the notebook
field_notes_one = note
field_notebooks = Notebooks of the base
field_notebooks_one = notebook
field_item_note = Note
field_item_notebook = Notebook
field_item_categories = Categories
field_item_categories_one = category
field_item_pinned = Show first
field_item_added_by = Added by
field_item_added = Added on
field_author_kind = Sort
field_links = Links
field_links_key = Label
field_links_value = Address
field_report = Where to report a mistake

## Form: hints of the fields, hint_NAME, or hint_GROUP_NAME; else meaning_

hint_body = To lead to another note: [[name of the note]].
hint_title = Short and exact: the address of the page is made of it.
hint_name = As it is read on the site.
hint_summary = One or two sentences for lists and the search. Without it, the first paragraph serves.
hint_visibility = Without a choice, as the rest of the site.
hint_draft = Yes: the page is not published yet, for anyone.
hint_authors = Somebody who is missing is added in the list "Authors".
hint_community = The group it belongs to. One is missing? Add it in the list "Communities".
hint_published = The day from which everyone can read it.
hint_modified = Not needed where there is a history: its newest version serves.
hint_revisions = A line for each change that matters: the site's change log is made of them.
hint_revision_date = The day of the change.
hint_revision_author = Who made the change.
hint_revision_summary = In one sentence.
hint_revision_text = To be chosen only where the text of that day is no longer to be shown.
hint_tags = A few words, the same from note to note.
hint_cover_image = The file is kept beside the note.
hint_source_authors = A person by family and given names, or an organisation by its name.
hint_review_by = The page says so, and a list reminds of it.
hint_responsible = Who will read it again.
hint_language = Only where it is not that of the site: fr, en…
hint_licence = Only where it is not that of the site: CC-BY-4.0.
hint_translation_of = The name of the note that says the same in another language.
hint_discuss = The address of a discussion, if there is one.
hint_aliases = By which other words it is found.
hint_themes = What it works on.
hint_territory = Where it works.
hint_note_contact = How to reach it.
hint_contact = An address of e-mail, or that of a page.
hint_contact_address = As on a letter.
hint_steps = Yes: the notes are numbered, in the order in which they are done.
hint_categories = The groups that the notes are sorted in, in the order of the page.
hint_category_id = A word without spaces and accents, which each note of the notebook can choose.
hint_category_title = What is read on the site.
hint_notes = In the order of reading: move a note by its handle.
hint_notebooks = In the order of the page.
hint_item_note = Choose it in the list.
hint_item_notebook = Choose it in the list.
hint_item_categories = The short words of the categories it is in.
hint_item_pinned = Yes: before all others.
hint_author_kind = A person, or a team.
hint_links = These labels have a meaning on the site: profile, discussion, contact. Any other is shown as it is.

## Form: choices, choice_NAME_WORD

choice_visibility_public = Everyone (public)
choice_visibility_unlisted = Who has the address: in no list (unlisted)
choice_visibility_community = Its community only
choice_visibility_private = No one yet (private)
choice_kind_person = A person
choice_kind_team = A team
choice_text_withheld = No longer shown

## Command line: --help

cli_about = Turns a folder of Markdown notes into a linked, public notebook site
cli_audience = Whom the site is for: 'public', or 'community:SLUG'
cli_build_about = Build the site
cli_build_base_url = Where the site will be published; takes the place of the configuration's base_url
cli_build_output = Folder to write the site to [default: SITE/public, or SITE/public-SLUG for a community]
cli_build_preview = For reviewers: show drafts and private notes too, and say so on every page; never to be published [default folder: SITE/preview]
cli_build_quiet = Print problems only
cli_build_timings = Print how long each stage took
cli_build_timings_human = A table
cli_build_timings_json = One JSON object
cli_check_about = Check the notes: what keeps them from being published, and what an editor would say of them
cli_check_details = Errors and warnings are those of a build. Advice is given here alone, and never fails a check, not with --strict either.
cli_check_external = Ask the servers whether outside addresses are still there; answers are kept for a day
cli_check_format = How messages are printed
cli_check_format_github = Workflow commands of GitHub
cli_check_format_gitlab = What GitLab shows in merge requests
cli_check_format_human = With excerpts
cli_check_format_json = One JSON object
cli_completions_about = Print what your shell needs to complete carnet's commands and options
cli_completions_examples =
    Examples:
      carnet completions bash > ~/.local/share/bash-completion/completions/carnet
      carnet completions fish > ~/.config/fish/completions/carnet.fish
      carnet completions zsh > ~/.zfunc/_carnet      (with 'fpath+=~/.zfunc' before compinit in ~/.zshrc)
cli_completions_shell = The shell
cli_config = The site's configuration, a file in its folder
cli_editor_about = Give the site a form for writing in the browser
cli_editor_address = Address of a forge of your own
cli_editor_application = Identifier that gitlab or gitea gives the editor
cli_editor_auth = Address of the service that opens the window to sign in
cli_editor_backend = Who keeps the repository; else what 'git remote' says
cli_editor_backend_gitea = Gitea or Forgejo
cli_editor_backend_github = GitHub
cli_editor_backend_gitlab = GitLab
cli_editor_backend_test-repo = No one: to try it, what is written stays in the browser
cli_editor_branch = The branch that the site is built from
cli_editor_details = Adds 'editor:' to 'carnet.yaml', puts the program (Sveltia CMS) in 'static/admin/', and writes the front matter that the form would lose in the shape that it keeps. The program comes from npm, or from a file; its fingerprint is checked. 'carnet build' writes the rest every time: the form always has the keys of this version.
cli_editor_examples =
    Examples:
      carnet editor --repository team/notebook
      carnet editor --package sveltia-cms.tgz        without a network
      carnet editor --backend test-repo              to try it
cli_editor_workflow = What 'Save' does
cli_editor_workflow_editorial = The text waits on a branch of its own until it is published
cli_editor_workflow_simple = The text is published
cli_explain_about = Explain a message by its name
cli_explain_markdown = Print all explanations as one Markdown text
cli_explain_name = The name that a message has between brackets, as 'orphan'; without it, all names are listed
cli_help = Print help
cli_help_about = Print this message or the help of the given subcommand(s)
cli_help_less = Print help (see a summary with '-h')
cli_help_more = Print help (see more with '--help')
cli_help_subcommand = Print help for the subcommand(s)
cli_init_about = Make a small notebook that explains itself, or a carnet.yaml for notes that are there
cli_init_editor = Add a form for writing in the browser, as 'carnet editor' does
cli_init_editor_sveltia = Sveltia CMS
cli_init_folder = The folder: a new or an empty one; with --vault, the one that holds the notes
cli_init_host = Add the files by which a host builds, checks and publishes the site; a folder that is a site already gets these only
cli_init_host_cloudflare = Cloudflare Pages, from GitHub
cli_init_host_ftp = A server that takes files by FTP or SFTP
cli_init_host_github = GitHub Pages
cli_init_host_gitlab = GitLab Pages
cli_init_host_netlify = Netlify
cli_init_language = Language of what is written [default: fr, or that of the site]
cli_init_language_en = English
cli_init_language_fr = French
cli_init_replace = With --host: write over files of these names that are there already
cli_init_vault = The folder is an Obsidian vault, or any folder of Markdown: write a carnet.yaml that fits it, and nothing else
cli_lang = Language of the messages: fr, en [default: the site's]
cli_man_about = Print the manual page, or write those of every command to a folder
cli_man_examples =
    Examples:
      carnet man > carnet.1
      carnet man --output ~/.local/share/man/man1      then: man carnet-new
cli_man_output = Folder to write carnet.1 and a page for each command to
cli_new_about = Make a new file: a note, a notebook, an author…
cli_new_author_about = An author: a person or a team
cli_new_author_community = The community they belong to: the name of a file in communities/
cli_new_author_team = A team, not a person
cli_new_authors = Who writes it: the name of a file in authors/; may be given several times
cli_new_base_about = A base: a collection of notebooks
cli_new_categories = The category of that notebook it belongs to; may be given several times
cli_new_community = The community it belongs to: the name of a file in communities/
cli_new_community_about = A community: the group that notes belong to
cli_new_date = Its day of publication, as 2024-02-29 [default: today]
cli_new_details = The file gets its name from the title, goes where the site keeps such files, and begins with the lines that carnet reads: title, authors, dates. Nothing is ever overwritten.
cli_new_examples =
    Examples:
      carnet new note "Accueillir une personne"
      carnet new notebook "Premiers pas"
      carnet new note "Orienter" --notebook premiers-pas --tag accueil
      carnet new author "Équipe d'accueil" --team
cli_new_note_about = A note: one thing to know, one page
cli_new_notebook = The notebook to list it in, last
cli_new_notebook_about = A notebook: an ordered list of notes
cli_new_organisation_about = An organisation, for the list of organisations
cli_new_slug = The end of its address, and the name of its file [default: made from the title]
cli_new_tags = A subject; may be given several times
cli_new_term_about = A word of the lexicon
cli_new_title = Its title, between quotes
cli_new_visibility = Who may read it: public, unlisted, community or private [default: what carnet.yaml says]
cli_note = The note: its file's name, its title, one of its aliases, or the path of its file
cli_package = The npm package of the editor, where it cannot be fetched
cli_rename_about = Give a note another address: its file, every link to it, and a redirect from the old address
cli_rename_details = The file takes the new name, in the same folder. Links and notebooks that name the note by its file or its address are updated in every note, private ones and drafts too; those that use its title or an alias stay as they are. The old address is added to the note's redirects, so that the links of other sites still arrive. When a link could not be updated, or would lead elsewhere, nothing is changed. Copies of the note's earlier texts, in '.versions', move with it.
cli_rename_dry_run = Show what would change, as a unified diff, and change nothing
cli_rename_examples =
    Examples:
      carnet rename deployer deployer-la-trajectoire --dry-run   show what would change
      carnet rename deployer deployer-la-trajectoire             change it
      carnet rename content/notes/deployer.md deploiement        the note by its file
cli_rename_slug = The new end of its address: small letters, digits and hyphens
cli_repository = The repository that the editor saves to; else what 'git remote' says
cli_revise_about = Add a dated change to a note's history
cli_revise_author = Who changed it [default: the note's author, when it has only one]
cli_revise_date = When: 2024-02-29 or 2024-02-29T14:57 [default: now, with the time when the note gives times]
cli_revise_details = The history feeds the site's change log and its feeds: readers see what changed, when and by whom. The line is added to 'revisions:' at the head of the note's file, and 'modified:' is brought up to it when the note has that key. Nothing else of the file changes. Where the site has versions and no git repository holds their texts, that of this version is copied to '.versions', beside the notes: change the text first.
cli_revise_examples =
    Examples:
      carnet revise deployer --summary "Ajout de la liste de vérification"
      carnet revise "Déployer la trajectoire" --summary "Calendrier revu" --author equipe-mesure
      carnet revise deployer --summary "Première version" --date 2024-02-29T14:57
cli_revise_summary = What changed, in one sentence
cli_schema_about = Print the JSON Schema of a kind of file, for your editor
cli_schema_details = An editor that has the schema completes the keys, explains them and underlines misspelt ones. The README says how to set it up.
cli_schema_examples =
    Examples:
      carnet schema site > carnet.schema.json
      carnet schema note --language fr > note.schema.json
cli_schema_language = Language of the explanations
cli_schema_of = The kind of file
cli_schema_of_author = An author
cli_schema_of_base = A base
cli_schema_of_community = A community
cli_schema_of_note = A note
cli_schema_of_notebook = A notebook
cli_schema_of_page = A page
cli_schema_of_site = carnet.yaml
cli_serve_about = Preview the site in a browser
cli_serve_all = Show everything, private notes too, each marked as such; on this machine only
cli_serve_details = Serves what 'build' would write, from memory; the output folder is neither read nor written. The address is the only thing printed to the standard output.
cli_serve_drafts = Show drafts too, marked as such
cli_serve_host = Address to listen on; others than this machine's own let the network in
cli_serve_open = Open the site in the browser
cli_serve_port = Port to listen on, or the next that is free; 0 for any
cli_serve_watch = Follow the site's files: build again when they change, and show it in the open pages
cli_site = The site's folder
cli_strict = Make every warning an error
cli_value_addr = ADDR
cli_value_audience = AUDIENCE
cli_value_backend = BACKEND
cli_value_branch = BRANCH
cli_value_dir = DIR
cli_value_editor = EDITOR
cli_value_file = FILE
cli_value_folder = FOLDER
cli_value_form = FORM
cli_value_format = FORMAT
cli_value_host = HOST
cli_value_lang = LANG
cli_value_language = LANGUAGE
cli_value_name = NAME
cli_value_new_slug = NEW-SLUG
cli_value_sentence = SENTENCE
cli_value_tag = TAG
cli_value_title = TITLE
cli_value_url = URL
cli_value_visibility = VISIBILITY
cli_version = Print version
cli_versions_about = List the versions of notes: where the text of each is, or why it is missing
cli_versions_details = Each line of 'revisions:' is a version. Its text is the last that the git repository held before the next one, or a copy in '.versions', beside the notes. The newest version comes first.
cli_versions_examples =
    Examples:
      carnet versions                    of all notes
      carnet versions deployer           of one
      carnet versions freeze deployer    copy its texts beside the notes
cli_versions_freeze_about = Copy the texts of versions to '.versions', beside the notes
cli_versions_freeze_details = A copy is needed where the repository's past will not be there: before it is shortened, or where there is none. Texts of past versions are copied as they were; without a repository, the text of each note as it is. A file that is there stays as it is. What not everyone could read then is not copied.

## Keys, in editors: meaning_NAME, or meaning_GROUP_NAME where a group has its own text

meaning_addresses_authors = Word for authors.
meaning_addresses_backlinks = Word for the full list of backlinks.
meaning_addresses_book = Word for the page that holds a whole notebook.
meaning_addresses_bases = Word for bases.
meaning_addresses_changes = Word for the change log.
meaning_addresses_communities = Word for communities.
meaning_addresses_languages = Word for languages.
meaning_addresses_notebooks = Word for notebooks.
meaning_addresses_notes = Word for notes.
meaning_addresses_page = Word for the further pages of a list.
meaning_addresses_search = Word for the page of search.
meaning_addresses_graph = Word for the page of the graph.
meaning_addresses_tags = Word for tags.
meaning_addresses_versions = Word for the versions of a note.
meaning_addresses_comparison = Word for comparing a version with the current text.
meaning_alias = The same as 'aliases'.
meaning_aliases = Other names by which [[wiki links]] find this page.
meaning_author = The same as 'authors'.
meaning_author_kind = person (the default) or team.
meaning_author_title = The same as 'name'.
meaning_authors = Who wrote it: names of files in authors/, or plain names.
meaning_categories = The groups its items are sorted in, in the order of the page.
meaning_category_id = Word by which the items name it.
meaning_category_title = Title, as readers see it.
meaning_community = The community it belongs to: the name of a file in communities/, or a plain name.
meaning_community_title = The same as 'name'.
meaning_contact = How to reach them: an address of electronic mail, or of a page.
meaning_note_contact = Of an organisation: how to reach it. An address of electronic mail, that of a page, or a group of keys.
meaning_contact_address = Where its building is, as on a letter.
meaning_contact_email = Its address of electronic mail.
meaning_contact_phone = Its telephone number, as people write it.
meaning_contact_url = Its site: https://…
meaning_further = Where readers may go on from here, told below the text: names of notes, links, or titles with addresses.
meaning_further_title = What the link says.
meaning_further_url = Where it leads: https://…
meaning_themes = Of an organisation: what it works on; the list of organisations is grouped by it.
meaning_territory = Of an organisation: where it works.
meaning_addresses_lexicon = Word for the lexicon.
meaning_addresses_organisations = Word for the organisations.
meaning_cover = Image at the head of the page.
meaning_cover_alt = What the image shows, for those who do not see it.
meaning_cover_credit = Who made the image.
meaning_cover_image = File of the image, beside this one, or from the content folder when it begins with /.
meaning_cover_licence = Licence of the image, by its SPDX name or in words.
meaning_cover_url = Where the original image is.
meaning_created = The same as 'date', where that is absent.
meaning_cssclass = The same as 'cssclasses'.
meaning_cssclasses = For Obsidian's themes: carnet leaves it alone.
meaning_date = The same as 'published', where that is absent, in other programs' forms too.
meaning_defaults_authors = Authors of the notes, notebooks and bases that name none.
meaning_defaults_community = Community of the notes, notebooks, bases and pages that name none.
meaning_defaults_visibility = Who may read what does not say it. Without it, private.
meaning_description = The same as 'summary', where that is absent.
meaning_discuss = Where to talk about the note; else the community's discussion link.
meaning_draft = true: not published yet, whatever its visibility.
meaning_extra = Anything a theme of your own needs; carnet hands it over untouched.
meaning_folders_authors = Folder of the authors.
meaning_folders_bases = Folder of the bases.
meaning_folders_communities = Folder of the communities.
meaning_folders_notebooks = Folder of the notebooks.
meaning_folders_pages = Folder of the other pages.
meaning_item_added = When it was put in the list.
meaning_item_added_by = Who put it in the list.
meaning_item_categories = Groups it is sorted in: ids of the categories declared above.
meaning_home_file = File of the home page, from the content folder, where it is not index.md; it is public unless it says otherwise.
meaning_home_recent = The newest changes, on the home page and in the site's feed.
meaning_item_note = The note: its file's name or title.
meaning_item_notebook = The notebook: its file's name or title.
meaning_item_pinned = true: shown first.
meaning_kind = note (the default), term (a word of the lexicon) or organisation.
meaning_language = Language of the text, when it is not the site's: fr, fr-CA, en.
meaning_licence = Licence of the text, when it is not the site's: CC-BY-4.0.
meaning_links = Addresses by what they are: profile, discussion, contact, or any label.
meaning_links_unresolved = A link that leads nowhere: error (the default), or warn (it becomes marked text).
meaning_modified = Last change. Without it, the newest revision, else the day of publication.
meaning_name = Name, as readers see it.
meaning_notebooks = Its notebooks, in order: names, or names with their categories.
meaning_notes = Its notes, in reading order: names, or names with their categories.
meaning_permalink = Address of the page on another program's site: it leads here if it is free, and gives the slug when it is one word.
meaning_publish = As Obsidian Publish has it. false: published for no one; true: public, when 'visibility' does not say otherwise.
meaning_published = Day of publication: 2024-02-29, or 2024-02-29T14:57 with the time.
meaning_recent_except = Notebooks whose notes are not among them: names of their files, or titles.
meaning_redirects = Old addresses that lead here, from the site's root: /ancienne/adresse/.
meaning_translation_of = Name of the document that says the same in another language: each page leads to the other.
meaning_review_by = Day by which it is to be read again: its page says so, a list and `carnet check` remind.
meaning_responsible = Who reads it again: names of files in authors/, or plain names.
meaning_addresses_reviews = Word for what is to be read again.
meaning_revision_author = Who: the name of a file in authors/, or a plain name.
meaning_revision_date = When: 2024-02-29, or 2024-02-29T14:57 with the time.
meaning_revision_summary = What changed, in one sentence.
meaning_revision_text = withheld: the text of this version is shown no more; its place in the history stays.
meaning_revisions = History of changes, in any order; the change log and the feeds are made of it.
meaning_silence = Names of warnings and advice that are not to be said of this file: orphan, long-paragraph, …
meaning_site_addresses = Words of the site's addresses: { "{" }notes: fiches{ "}" }.
meaning_community_report = Where mistakes in its notes are reported, instead of the site's 'report'.
meaning_site_base_url = Where the site will be: https://example.org/carnet/. The sitemap and the feeds need it.
meaning_site_citations = How texts cite sources: author-year (the default) or numbered.
meaning_site_community = Community of the site: the name of a file in communities/, or a plain name.
meaning_site_content = Folder of the notes; '.' for the site's own folder, as in a vault.
meaning_site_defaults = For files that do not say.
meaning_site_edit_url = Where a note's file can be changed: https://…/{"{"}path{"}"}.
meaning_site_hub = Hub of WebSub that the feeds name: https://…
meaning_site_description = What the site is, in a sentence or two.
meaning_site_folders = Other names for the reserved folders; false switches one off.
meaning_site_front_matter = Front matter that cannot be read: error (the default), or warn (the rest is built; a file that may have asked to be private is withheld).
meaning_site_home = What the home page shows.
meaning_site_html = Raw HTML in notes: sanitise (cleaned, the default) or trusted (kept as it is).
meaning_site_ignore = What is left out of the content: paths, names, or patterns with *, ** and ?.
meaning_site_language = Language of the interface and of typography: fr, fr-CA, en.
meaning_site_licence = Licence of the site: CC-BY-4.0.
meaning_site_line_breaks = A line ends on the page where it ends in the text: the default in a vault, as Obsidian shows it.
meaning_site_links = What is done about links.
meaning_site_silence = Names of warnings and advice that are not to be said: orphan, long-paragraph, …
meaning_site_llms = true: llms.txt lists the public notes with their Markdown sources, for programs that read texts.
meaning_site_report = Where mistakes are reported: form, for a form below each note where the host takes answers; an address of mail; or that of a form with {"{"}title{"}"}, {"{"}address{"}"} and {"{"}version{"}"}.
meaning_site_theme = Folder in themes/.
meaning_site_timezone = Time zone of dates that do not give theirs: America/Toronto.
meaning_site_title = Name of the site.
meaning_site_search = Search of the site: true (the default) or false, neither page nor index.
meaning_site_glossary = true: the first use of a lexicon's term in a note is marked, and its definition stands below the text; false by default.
meaning_site_epub = true: each notebook can also be taken along as a digital book (EPUB); false by default.
meaning_site_og_images = true: an image is drawn for each note that has no cover, shown where its address is shared; false by default.
meaning_site_accessibility = What the site says of its accessibility: a page, and a line in the foot of every page.
meaning_accessibility_standard = What it was tested by: RGAA (France), SGQRI 008 (Québec) or WCAG (default).
meaning_accessibility_state = What was found: non (default), partial or full.
meaning_accessibility_tested = When it was tested; without it, the page says that it was not.
meaning_accessibility_by = Who tested it.
meaning_accessibility_contact = Where readers write about an obstacle: an address of electronic mail, or that of a page.
meaning_accessibility_exceptions = What is not accessible, a sentence each.
meaning_addresses_accessibility = Word for the statement of accessibility.
meaning_addresses_site_plan = Word for the plan of the site.
meaning_site_graph = Drawings of links: true (the default) or false, neither the page of the graph nor the drawing on each note.
meaning_site_host = Host (netlify, cloudflare, apache, nginx, github): the file that it reads is written, with the security headers.
meaning_site_files = Files: all (the default), or few, without the Markdown source of each note.
meaning_site_urls = Addresses: folder (for a web server, the default) or file (for a site opened from a disk).
meaning_site_versions = true: each published version of a note has its page, with what has changed; keep limits how many. false by default.
meaning_versions_keep = How many versions of each note are published, the newest first.
meaning_slug = Last part of the page's address: small letters, digits and hyphens. Without it, made from the file's name.
meaning_source_accessed = The day on which the work was read at its address.
meaning_source_author = The same as 'authors'.
meaning_source_author_family = Name of the family: it is printed first.
meaning_source_author_given = Given names, or their initials.
meaning_source_author_name = Name of an organisation, printed as it is.
meaning_source_authors = Who wrote the work: names, or groups of 'family' and 'given'. 'Tremblay, Marie' is a person, every other text is printed as it is.
meaning_source_doi = Its identifier: 10.1000/182.
meaning_source_issue = Issue of the journal.
meaning_source_journal = Journal that holds the article.
meaning_source_key = A word of your choice by which the text cites the work: [@roy-2017].
meaning_source_pages = Pages: 12-18.
meaning_source_publisher = Who published it.
meaning_source_title = Title of the work.
meaning_source_url = Where to read it: https://…
meaning_source_volume = Volume of the journal, or of the work.
meaning_source_year = Year of the work.
meaning_sources = Works the note rests on, printed as its references.
meaning_steps = true: the items are the steps of a path, and are numbered.
meaning_summary = One or two sentences for lists, search engines and feeds. Without it, the first paragraph.
meaning_tag = The same as 'tags'.
meaning_tags = Subjects, each with its page.
meaning_title = Title. Without it, the first heading of level 1, else the file's name.
meaning_updated = The same as 'modified', where that is absent, in other programs' forms too.
meaning_visibility = Who may read it: public (everyone), unlisted (whoever has the address), community (its community only), private (no one). Without it, what defaults.visibility of carnet.yaml says, else private.

## active-attachment

attachment_governs = hosts read an attachment of this name as their settings
    .help = put it in static/ and link to it there, or write 'html: trusted' in { CONFIGURATION() } if all authors are trusted
attachment_holds = this attachment holds { $what }
    .help = put it in static/ and link to it there, or write 'html: trusted' in { CONFIGURATION() } if all authors are trusted
attachment_runs = this attachment is a page or a program, which browsers or servers run
    .help = put it in static/ and link to it there, or write 'html: trusted' in { CONFIGURATION() } if all authors are trusted

## address-as-label

label_is_an_address = this link shows its address
    .help = write [what is there](address)

## address-taken

address_of_made_page = two pages would be at /{ $address }: this one and a page that carnet makes
    .help = give one of them another 'slug:'
address_of_two_pages = two pages would be at /{ $address }: this one and { $other }
    .help = give one of them another 'slug:'
asked_address_leads_elsewhere = the old address /{ $address } leads to another file
    .help = choose another address, as '{ $free }'
asked_address_taken = the address /{ $address } is that of another file
    .help = choose another address, as '{ $free }'
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

member_of_several_pages = '{ $name }' could be { $count } pages
name_of_several_pages = '{ $name }' could be { $count } pages

## ambiguous-name

name_of_several_notebooks = '{ $name }' could be { $count } notebooks
    .help = write one of { $files }
name_of_several_notes = '{ $name }' could be { $count } notes
    .help = write one of { $files }

## cannot-edit

cannot_change_front_matter = this front matter is written in a way that carnet cannot change without changing the rest
    .help = change this file by hand
cannot_lead_to_renamed_note = carnet cannot change this so that it leads to the renamed note
    .help = write it in another way, as [[name]], then rename the note

## cut-link

bar_cuts_code = the bar in this code opens a column: the code is cut in two
    .help = in a table, write the bar with a backslash: { $code }
bar_cuts_link = the bar of this link opens a column: the link is cut in two
    .help = in a table, write the bar with a backslash: { $link }
link_never_closed = this link is never closed: '{ $written }' is shown as it is written
    .help = write `]]` behind the name; for mere brackets, write `\[[`
space_cuts_address = a space stands in the address '{ $address }': this is no link, and shown as it is written
    .help = write { $meant }
space_cuts_link = a space stands in the address '{ $address }': this is no link, and shown as it is written
    .help = write `<{ $address }>` or `{ $escaped }`

## cut-text

text_behind_sharp = what stands behind '#' is not read: '{ $key }' ends before it

## dates-out-of-order

modification_in_the_future = this modification is in the future
    .help = readers see it now all the same, with this date
modified_before_publication = modified on { $modified }, before its publication on { $published }
revision_after_last_commit = git says that this file last changed on { $commit }, and this revision is of { $day }
    .help = the text was there before that day: check the date
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
source_key_given_twice = two sources have the key '{ $key }'
    .help = give each its own

## duplicate-member

member_listed_twice = '{ $name }' is in this list twice
    .help = keep one of the two

## editor

editor_form_loses = the form in the browser would lose this text: it expects a group
    .help = write '{ $instead }', or let 'carnet editor' write it
editor_form_loses_one = the form in the browser would lose this group: it expects a list
    .help = put it in a list, even alone
editor_without_branches = only 'github' and 'gitlab' keep a text on a branch of its own
    .help = remove the line: to save is to publish
editor_without_program = there is no editor: its program, 'static/{ $file }', is missing
    .help = 'carnet editor' puts it there
editor_without_repository = the editor does not know where to save: { $written ->
        [none] 'repository' is missing
       *[other] '{ $written }' is no repository
    }
    .help = write 'repository: owner/name'
editor_without_server = there is no editor: it needs a web server, and 'urls: file' is for a disk
    .help = remove 'urls: file', or 'editor:'

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

## empty-file

file_is_empty = this file is empty
    .label = leads to { $file }
    .help = save the file again, or put another in its place

## empty-guard

empty_guard = '{ $key }' is left empty: a file that should stay private could be published
    .help = write '{ $key }: { $keep }' to keep it back, '{ $key }: { $publish }' to publish it, or remove the line

## empty-link

image_of_no_file = this image names no file: only its text is printed
    .help = write which one: ![description](image.png)
link_to_no_address = this link leads to nothing: only its text is printed
    .help = write where it leads: [text](note.md), [text](https://…)

## empty-note

note_without_text = this note is published and has no text
    .help = write it, or put `draft: true` in the front matter meanwhile

## file-changed

file_changed_meanwhile = another program changed this file meanwhile
    .help = run the command again

## file-exists

file_of_that_name = there is a file of that name
renamed_file_would_be_no_note = a file of that name would not be a note of this site

## foreign-markup

abbreviation_of_another_program = this abbreviation is explained in a way that is not known here: the line is shown as it is written
    .help = write '<abbr title="…">…</abbr>' where the abbreviation is used, or make it a term of the lexicon
admonition_of_another_program = '{ $written }' opens no callout here: the line is shown as it is written
    .help = write '> [!note] Title' instead, and '> ' before each line of the text
attributes_of_another_program = '{ $written }' is of another program: it is shown as it is written
    .help = remove it
block_of_another_program = '{ $written }' names a block of Logseq: it is shown as it is written
    .help = write what the block says, or a link to its note
bullet_of_another_program = '{ $written }' begins no item of a list here: it is shown as it is written
    .help = write '- ' instead, at the beginning of each line
command_of_another_program = '{ $written }' is a command of another program: it is shown as it is written
contents_of_another_program = '{ $written }' makes no table of contents: it is shown as it is written
    .help = remove the line: each page has its table of contents beside it
no_break_space_after_mark = the space behind '{ $mark }' is one that does not break: the mark is shown as it is written
    .help = type an ordinary space in its place

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
home_without_file = the home page is published without its text: there is no '{ $file }' in the content folder
    .help = write that file, or correct the path under 'home:'

## hidden-static

hidden_static = this is left out, since its name begins with a dot
    .help = of such names, only .well-known, .nojekyll, .htaccess and .domains are published

## home-page-source

source_at_home_page = '{ $address }' is the first page of a site, not the document
    .help = give the address of the page where it can be read

## ignore-limit

patterns_too_long = the patterns of 'ignore' with * or ? are longer together than { $limit } characters
    .help = name folders and files as they are: of names without * and ? there may be as many as you like

## image-without-alternative

cover_without_alternative = this cover has no alternative text
    .help = describe it for those who do not see it: cover: {"{"}image: …, alt: …{"}"}
image_without_alternative = this image has no alternative text
    .help = describe it for those who do not see it: { $example }

## incomplete-history

history_is_shallow = this clone of the repository does not have all of its past: versions of notes may be missing
versions_without_repository = 'versions' asks for the versions of notes, and there is no git repository here that keeps them

## interleaved-categories

categories_are_interleaved = the page shows step { $step } before step { $before }: its category '{ $category }' stands first
    .help = keep the steps of a category together, and declare the categories in the order of the path

## invalid-address

address_too_long = this address is longer than { $limit } characters
    .help = write a shorter one: browsers and servers refuse longer addresses
contact_is_no_address = '{ $value }' is neither an address of mail nor that of a page
    .help = write { $instead }
form_without_host = 'form' needs a host that takes answers
    .help = write 'host: netlify' where Netlify serves the site, or an address of mail in the place of 'form'
no_address_from_title = no address can be made from '{ $title }'
    .help = give one with --slug: small letters, digits and hyphens
not_a_doi = '{ $value }' is not a DOI
    .help = write it as 10.1000/182; an address goes under 'url'
not_a_site_address = '{ $value }' is not a site's address
    .help = write the whole address, as https://example.org/carnet/
not_a_word_of_addresses = '{ $word }' cannot be part of an address
not_an_address_of_files = '{ $value }' is not an address of files
    .help = write https://, and {"{"}path{"}"} in the place of the file
not_an_old_address = '{ $value }' is not an address of this site
    .help = write an old address from the site's root, as /ancienne/adresse/
not_an_outside_address = '{ $value }' is not an outside address
    .help = begin it with https:// or mailto:
not_the_end_of_an_address = '{ $word }' cannot be part of an address
permalink_not_of_site = '{ $value }' is not an address of this site
    .help = write the page's path, as dossier/page
slug_gives_no_address = '{ $word }' gives no address: the page has that of its file's name
    .help = write small letters without accents, digits and hyphens, or take out the key
telephone_without_scheme = '{ $value }' is a telephone number, and an address belongs here
    .help = write { $meant }
unknown_part_of_address = nothing is known of '{ $part }' in an address

## invalid-date

asked_date_is_none = '{ $text }' is not a date
    .help = write 2024-02-29 or 2024-02-29T14:57
date_read_as = '{ $value }' is read as { $date }
not_a_date = '{ $value }' is not a date
not_a_readable_date = '{ $value }' is not a date that carnet can read
published_is_a_date = 'published' is the date of publication, and '{ $value }' is not a date
    .help = write 'publish: true', or 'published: 2024-02-29'
revision_of_date_and_text = a revision is described by keys: 'date', 'summary'…
    .help = write { $instead }
revision_without_date = this revision has no date
    .help = add 'date: 2024-02-29T14:57'

## kept-back

asks_not_to_be_published = this '{ $key }' asks for the file not to be published
guard_within_another_key = '{ $key }' is inside another key, where it keeps nothing from being published
mark_of_a_draft = '{ $key }' says that this is a draft, which keeps nothing from being published
may_ask_to_be_kept_back = '{ $key }' may ask for this file to be kept back
tag_of_a_draft_in_text = the tag '#{ $tag }' says that this is a draft, but it keeps no note back
    .help = write 'draft: true' at its head, or choose another tag
withheld_after_date = this file is withheld: '{ $key }' says that it is not published after { $date }
    .help = remove the line to publish it
withheld_before_date = this file is withheld: '{ $key }' says that it is not published before { $date }
    .help = remove the line to publish it now; a later build publishes it by itself

## link-changes

link_would_lead_elsewhere = this would no longer lead where it leads if a note were named '{ $name }'
    .help = choose another name for the note, or write this link with a path
link_would_lead_to_renamed_note = this leads nowhere, and would lead to a note named '{ $name }'
    .help = choose another name for the note, or write this link with a path

## link-to-withheld

embed_of_withheld = this page embeds { $kind } that is not published: it is { $reason }
    .label = leads to { $file }
link_to_withheld = this page links to { $kind } that is not published: it is { $reason }
    .label = leads to { $file }

## list-limit

too_many_authors = this has more than { $limit } authors: those from here on are left out
    .help = keep the authors by which readers look for it
too_many_pages = the site has more than { $limit } plain pages: the foot of each page shows that many, this one is not among them
    .help = make notes of those that readers find otherwise, or link to them from another page
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
text_begins_with_rule = this text begins with a rule, as a front matter does: it is shown as a text
    .help = write `***` instead, or leave an empty line above it

## moved-address

address_moved = { $address } has moved for good
    .help = write { $to }

## nesting-limit

too_many_levels = more than { $limit } levels are open here
    .help = close some, or cut the note into several

## neutral-address

file_at_neutral_address = this file is published at a neutral address: its own would say the name of a page that is not published
    .label = leads to { $file }
    .help = give the file or its folder another name, or move the file

## no-community

community_to_be_named = a file for a community must say for which one
    .help = add --community SLUG
for_no_community = this is for a community, but names none: no build shows it
    .help = add 'community: slug'

## no-folder

new_file_would_be_something_else = a file of that name would be ignored, or read as something else
    .help = choose another title, or another address with --slug
no_folder_for_authors = this site has no folder for author files
    .help = { CONFIGURATION() } switches it off, under 'folders:'
no_folder_for_bases = this site has no folder for base files
    .help = { CONFIGURATION() } switches it off, under 'folders:'
no_folder_for_communities = this site has no folder for community files
    .help = { CONFIGURATION() } switches it off, under 'folders:'
no_folder_for_notebooks = this site has no folder for notebook files
    .help = { CONFIGURATION() } switches it off, under 'folders:'

## nul-byte

nul_byte_in_text = there is a NUL byte here: readers see a space in its place
    .help = remove it; a whole text of them was saved in UTF-16: save it again with the encoding UTF-8

## orphan

note_alone = no published notebook holds this note, and no published page links to it
    .help = add it to the list of a published notebook, or link to it from a published page

## path-leaves-site

link_leaves_site = '{ $target }' leaves the site's folder
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
notes_in_other_folder = notes cannot be in '{ $folder }/', which is for something else
    .help = put them in a folder of their own, as 'content'
path_leaves_site = '{ $path }' leaves the site's folder
    .help = write a path from the site's folder, as 'content' or 'notes/public'
symbolic_link_leaves_site = this symbolic link leaves the site's folder
    .help = copy the file into the site instead
too_many_files_through_links = symbolic links lead to more than { $count } files and folders here
    .help = remove the links to folders that hold other links

## quote-without-source

quote_without_source = this quotation does not say where it is from
    .help = end it with a line '— Author, title', or cite a source: [@key]

## refused-html

details_never_closed = this element is never closed, so all the text that follows is folded away in it
    .help = write </details> after the text that it holds
html_comment_cut = an empty line cuts this comment: what follows it would be seen
    .help = begin it at the start of a line; or write it between '%%' and '%%'
html_comment_never_closed = this comment is never closed, so what follows it is not published
    .help = write '-->' where it ends
html_hides_text = this tag <{ $tag }> hides its text, and carnet would show it
    .help = put the text between '%%' and '%%', which are never published; or take it away
html_table_ends_early = this table ends before the text that follows it
    .help = close it with </table>, or write what follows in a cell
html_tag_never_closed = the tag <{ $tag }> is never closed
    .help = what follows is published without it
html_tag_not_published = the tag <{ $tag }> is not published
html_tag_with_many_attributes = the tag <{ $tag }> has more than { $limit } attributes, so it is not published
    .help = keep the attributes that it needs

## refused-scheme

scheme_not_published = an address in '{ $scheme }:' is not published
    .help = links may begin with https:, http:, mailto:, tel:, ftp: or xmpp:

## review-due

review_day_passed = this was to be read again by { $day }
    .help = read it again, add a revision, and set the next day

## same-language

translation_in_same_language = `{ $file }` says the same in this language already ({ $language })
    .help = give each its language with `language`, or remove `translation_of`
translation_of_itself = this document says that it is a translation of itself
    .help = name the document that is translated, or remove `translation_of`

## same-name

already_named = this note is already named '{ $name }'

## silenced-error

silenced_error = '{ $name }' is an error: it stays
    .help = only warnings and advice can be silenced

## tag-spelling

tag_spelled_otherwise = the tag '{ $name }' is elsewhere written '{ $usual }'

## template

template_circle = these templates lead to each other without end: { $names }
    .help = take one of the 'include' or 'extends' out
template_field_of_nothing = what should have the field '{ $name }' is absent here
    .help = a value may be absent: put '{"{"}% if … %{"}"}' around it, or write '?.' instead of '.'
template_missing_argument = the argument '{ $name }' is missing
template_mistake = { $problem }
template_never_closed = this is never closed
    .help = write '{ $end }' where it ends
template_no_value = this has no value here
    .help = put '{"{"}% if … %{"}"}' around it, or a filter 'default' behind it
template_not_comparable = { $one } and { $other } cannot be compared
template_unexpected = '{ $found }' stands where { $expected } is expected
template_unknown_block = the template that this one extends has no block '{ $name }'
template_unknown_component = there is no component '{ $name }'
template_unknown_field = there is no field '{ $name }' here
template_unknown_filter = there is no filter '{ $name }'
template_unknown_function = there is no function '{ $name }'
template_unknown_tag = there is no such instruction, or nothing here that it would end
    .help = the instructions are if, elif, else, endif, for, endfor, break, continue, set, endset, include, extends, block, endblock, component, endcomponent, filter, endfilter, raw, endraw
template_unknown_template = there is no template '{ $name }'
template_unknown_test = there is no test '{ $name }'
template_unknown_text = the interface has no text '{ $name }'
template_unknown_variable = nothing is called '{ $name }' here
template_wrong_argument = the argument '{ $name }' is { $expected }, and gets { $found }
template_wrong_type = this needs { $expected }, and gets { $found }

## theme-contract

no_contract_number = '{ $written }' is not the number of a contract
    .help = this carnet keeps contract { $own }: write 'contract: { $own }' if the templates are made for it
theme_names_no_contract = the theme does not say for which contract its templates are written
    .help = write 'contract: { $own }' in { $file }
theme_of_newer_contract = the theme is written for contract { $written }, this carnet keeps contract { $own }
    .help = install a newer carnet, or take the theme's edition for contract { $own }
theme_of_older_contract = the theme is written for contract { $written }, this carnet keeps contract { $own }
    .help = read in CHANGELOG.md and in the manual, 'Quand carnet change', what is different, change the templates, then write 'contract: { $own }'

## toml

toml_other = this is not valid TOML: { $problem }

## unclosed-comment

comment_never_closed = this comment is never closed: what follows is not published
    .help = write '%%' where it ends; for the two signs themselves, write '\%%'

## unclosed-front-matter

front_matter_not_closed = the front matter is never closed

## unknown-author

author_without_file = the author '{ $name }' has no file, so it gets a simple page
no_author_has_name = no author is named '{ $name }'

## unknown-callout

no_callout_named = no callout is named '{ $name }': it is shown as a note, with this word as its title

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

## unknown-name

no_author_of_that_name = there is no author named '{ $name }'
no_community_of_that_name = there is no community named '{ $name }'
no_note_of_that_name = there is no note named '{ $name }'
no_notebook_of_that_name = there is no notebook named '{ $name }'

## unknown-source

citation_not_read = { $written } is not read as a citation, and shown as it is written
    .help = write { $instead }
source_not_listed = no source of this note has the key '{ $key }': it is shown as it is written

## unknown-theme

no_theme_in = there is no theme in { $folder }

## unknown-time-zone

unknown_time_zone = unknown time zone '{ $name }'
    .help = write a name of the IANA database, as America/Toronto or Europe/Paris

## unknown-translation

translation_of_no_page = there is no document named '{ $name }'

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
photograph_too_large = this photograph has { $pixels } million pixels: it is published in its own width only
    .help = save a smaller one: 4000 pixels across are enough for any screen
link_to_nothing = this symbolic link leads nowhere
name_not_unicode = this file's name is not Unicode, so no address can be made of it
unreadable_entry = this cannot be read: { $error }
unreadable_entry_without_reason = this cannot be read
unreadable_file = this file cannot be read: { $error }
    .help = check its permissions

## unreadable-site

site_cannot_be_built = { $reason }

## unread-document

documents_of_word_processors = { $count ->
    [one] no published page leads to this document of a word processor, which carnet does not read
   *[other] { $count } documents of word processors, this one among them, stand beside the notes: carnet does not read them, and no published page leads to them
}
    .help = carnet reads .md files: copy the text into one; or lead to the document by a link
text_of_another_name = carnet does not read this file, because of its name
    .help = rename it to '{ $name }'; or write its name under 'ignore:' in carnet.yaml
text_of_document_in_static = this file seems to be a note, and what is in 'static/' is published as it is
    .help = put it with the notes; or, to publish it as it is, take away its front matter

## unrecorded-change

changed_and_not_committed = this note changed on { $day }, after its newest date of { $newest }: { $words }; the change is not committed yet
    .help = add a revision that tells readers what changed: {"{"}date: …, author: …, summary: …{"}"}
changed_says_git = this note changed on { $day }, says git, after its newest date of { $newest }: { $words }
    .help = add a revision that tells readers what changed: {"{"}date: …, author: …, summary: …{"}"}

## unresolved-fragment

no_block_named = no block of « { $title } » is named '^{ $name }'
no_heading_named = « { $title } » has no heading '{ $heading }'

## unresolved-link

cover_of_other_site = this cover is a file of another site, so it is not shown
    .help = save the picture beside this file, and write its name here
no_cover_named = there is no file '{ $path }'
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

## waiting-messages

messages_wait_for_file = { $count ->
        [one] { $count } message about something that seems missing waits until this file is fixed: { $file }
       *[other] { $count } messages about what seems missing wait until this file is fixed: { $file }
    }
messages_wait_for_files = { $count ->
        [one] { $count } message about something that seems missing waits until these files are fixed: { $files }
       *[other] { $count } messages about what seems missing wait until these files are fixed: { $files }
    }
messages_wait_for_files_and_more = { $count ->
        [one] { $count } message about something that seems missing waits until these files are fixed: { $files }, and { $more } more
       *[other] { $count } messages about what seems missing wait until these files are fixed: { $files }, and { $more } more
    }

## which-author

several_authors = this note has { $count } authors
    .help = say who made the change with --author: { $names }

## wrong-formula

formula_has_unknown_command = '{ $command }' cannot be used in a formula: it is shown as it is written
    .help = correct the command; for a dollar sign that begins no formula, write `\$`
formula_too_long = this formula has more than { $limit } bytes: it is shown as it is written
    .help = cut it into several
formula_unreadable = this formula cannot be read: it is shown as it is written
    .help = check that each brace and each bracket is closed; for a dollar sign that begins no formula, write `\$`

## wrong-text

summary_empty = the summary is empty
summary_not_on_one_line = the summary contains a line break, a tab or another control character
    .help = write it on one line
title_empty = the title is empty
title_not_on_one_line = the title contains a line break, a tab or another control character
    .help = write it on one line

## wrong-type

category_without_id = this category has no 'id'
    .help = add 'id:' with a word of your choice, which notes of this category name
cover_without_image = this cover has no 'image'
    .help = add 'image:' with the path of a picture, or take 'cover' out
item_without_name = this item does not say which { $item } it is
    .help = add '{ $item }: slug'
no_flag = '{ $key }' is 'true' or 'false', not '{ $value }'
no_group = '{ $key }' is a group of keys, this is { $found }
    .help = write 'name: value' lines
no_keys_and_values = { $of } is described by keys and values, this is { $found }
no_list = '{ $key }' is a list, this is { $found }
    .help = begin each item with '- '
no_text = '{ $key }' is a text, this is { $found }
not_a_key_of_a_source = '{ $key }' cannot be the key of a source
    .help = write letters, digits and hyphens: roy-2017
not_a_value_of = '{ $key }' cannot be '{ $value }'
not_a_count = '{ $key }' is a whole number from 1, not '{ $value }'
plural_without_form = '{ $name }' needs both 'one' and 'other'
    .help = write both: {"{"}one: "a note", other: "{"{"}n{"}"} notes"{"}"}
source_author_without_name = this author of a source has no name
    .help = write {"{"}family: Tremblay, given: Marie{"}"} for a person, or the name alone for an organisation

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
yaml_no_break_space = this is not valid YAML: the space here is a no-break space
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
