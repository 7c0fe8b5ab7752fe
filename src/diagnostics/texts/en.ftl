# What carnet tells authors, in English. Names are those of the functions in table.rs; values stand between braces. `.help` says
# what to do, `.label` stands at the place in the file. Messages begin in lower case and have no full stop.

## Parts of messages

advice = advice
did_you_mean = did you mean '{ $name }'?
error = error
error_or_warning = error or warning
explain_lists_all_names = 'carnet explain' lists them all
explain_lists_the_names = 'carnet explain' lists the names of all messages
group_separator = {","}
help = help
in_files = in { $count } files, this is the first
more_of_this_kind = … and { $count } more of this kind
more_of_this_kind_in_this_file = … and { $count } more of this kind in this file
no_message_of_that_name = no message has the name '{ $name }'
one_of = it is one of { $names }
quote_text = put the text between double quotes
quote_text_as = put the text between double quotes: { $meant }
quote_text_with_colon = a text that holds ': ' goes between double quotes
sentence_of_severity = *Can be: { $severity }.*
value_group = a group of keys
value_list = a list
value_nothing = nothing
value_text = text
warning = warning
write = write '{ $text }'
write_a_language_tag = write fr, fr-CA, en…
write_keys_and_values = write 'key: value'
write_one_value = write a single value

## duplicate-key

key_given_twice = the key '{ $key }' is given twice
    .help = keep one of the two

## empty-guard

empty_guard = '{ $key }' is left empty: what was meant to be kept back could be published
    .help = write '{ $key }: { $keep }' to keep it back, '{ $key }: { $publish }' to publish it, or take the line out

## silenced-error

silenced_error = '{ $name }' is an error: it stays
    .help = only warnings and advice can be silenced

## unknown-kind

unknown_kind = unknown { $key } '{ $value }'

## unknown-language

no_language_tag = '{ $tag }' is not a language tag

## unknown-message

unknown_message = no message has the name '{ $name }'

## unknown-visibility

unknown_visibility = unknown { $key } '{ $value }'

## wrong-type

no_flag = '{ $key }' is 'true' or 'false', not '{ $value }'
no_group = '{ $key }' is a group of keys, this is { $found }
    .help = write 'name: value' lines
no_keys_and_values = { $of } is described by keys and values, this is { $found }
no_list = '{ $key }' is a list, this is { $found }
    .help = begin each item with '- '
no_text = '{ $key }' is a text, this is { $found }
not_a_value_of = '{ $key }' cannot be '{ $value }'

## yaml

yaml_alias_of_itself = an alias cannot stand inside the value it names
yaml_apostrophe_ends_text = this is not valid YAML: the quote before closes the text here
    .help = a text that holds an apostrophe goes between double quotes, or without any
yaml_backslash = this is not valid YAML: '\' has a meaning of its own between double quotes
    .help = put the text between single quotes, or write each '\' twice
yaml_colon = this is not valid YAML: ': ' cannot stand here
yaml_first_sign = this is not valid YAML: a text cannot begin with '{ $sign }'
yaml_key_no_word = a key must be a word, this is { $found }
yaml_line_without_key = this is not valid YAML: this line is no key with its value
    .help = write 'key: value'; a line that goes on with the text above is set in by two spaces
yaml_list_beside_key = this is not valid YAML: a list cannot begin on the line of its key
    .help = put each item on a line of its own below the key, or write them as [a, b]
yaml_no_space_after_colon = this is not valid YAML: a space is missing behind the colon
    .help = write '{ $meant }'
yaml_no_value = this is not valid YAML: a value is missing
yaml_not_aligned = this is not valid YAML: this line is not aligned with those it belongs to
    .help = keys of one group begin at the same column, without a space before those of the file
yaml_nul_byte = this is not valid YAML: a NUL byte stands here
    .help = take it out: it is no character of a text
yaml_other = this is not valid YAML: { $problem }
    .help = a text that holds ': ', '#', quotes or brackets goes between double quotes
yaml_quote_ends_text = this is not valid YAML: the quote before closes the text here
    .help = a text that holds double quotes goes between single ones, or has « » in their place
yaml_second_document = a second YAML document begins here
    .help = keep one document in a file
yaml_tab = this is not valid YAML: a tab stands where only spaces may
    .help = put two spaces in place of each tab
yaml_text_after_end = this is not valid YAML: something stands behind a closing bracket or quote
yaml_unclosed_bracket = this is not valid YAML: unclosed bracket '{ $sign }'
    .label = opened here
    .help = put '{ $close }' behind its last item; a text that begins with a bracket goes between double quotes
yaml_unclosed_quote = this is not valid YAML: unclosed quote
    .label = opened here
    .help = close it: the same quote goes behind the end of the text

## yaml-limit

yaml_aliases_repeat_too_much = the aliases of this file repeat more than { $limit } MB of text
    .help = write the text where it is needed, without alias
yaml_nested_too_deep = values are nested more than { $limit } deep
yaml_too_many_values = this file holds more than { $limit } values once its aliases are expanded
