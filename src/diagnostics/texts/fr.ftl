# Ce que carnet dit aux personnes qui écrivent, en français. Les noms sont ceux des fonctions de table.rs ; les valeurs sont entre
# accolades. `.help` dit quoi faire, `.label` se place à l’endroit du fichier. Un message commence par une minuscule et n’a pas de
# point final. Les espaces insécables sont de vrais caractères : U+00A0, et U+202F devant ; ! ?

## Parties de messages

advice = conseil
did_you_mean = vouliez-vous dire « { $name } » ?
error = erreur
error_or_warning = erreur ou avertissement
explain_lists_all_names = `carnet explain` les donne tous
explain_lists_the_names = `carnet explain` donne le nom de tous les messages
group_separator = {" "}
help = aide
in_files = dans { $count } fichiers, voici le premier
more_of_this_kind = … et { $count } autres du même genre
more_of_this_kind_in_this_file = … et { $count } autres du même genre dans ce fichier
no_message_of_that_name = aucun message ne porte le nom « { $name } »
one_of = c’est l’un de ceux-ci : { $names }
quote_text = mettez le texte entre guillemets doubles
quote_text_as = mettez le texte entre guillemets doubles : `{ $meant }`
quote_text_with_colon = un texte qui contient `: ` se met entre guillemets doubles
sentence_of_severity = *Peut être : { $severity }.*
value_group = un groupe de clés
value_list = une liste
value_nothing = une valeur vide
value_text = un texte
warning = avertissement
write = écrivez `{ $text }`
write_a_language_tag = écrivez fr, fr-CA, en…
write_keys_and_values = écrivez `clé: valeur`
write_one_value = écrivez une seule valeur

## duplicate-key

key_given_twice = la clé « { $key } » est là deux fois
    .help = gardez l’une des deux

## empty-guard

empty_guard = « { $key } » est vide : ce qui devait être retenu pourrait être publié
    .help = écrivez `{ $key }: { $keep }` pour le retenir, `{ $key }: { $publish }` pour le publier, ou retirez la ligne

## silenced-error

silenced_error = « { $name } » est une erreur : elle reste affichée
    .help = seuls les avertissements et les conseils peuvent être tus

## unknown-kind

unknown_kind = « { $value } » n’est pas une valeur connue de « { $key } »

## unknown-language

no_language_tag = « { $tag } » n’est pas le code d’une langue

## unknown-message

unknown_message = aucun message ne porte le nom « { $name } »

## unknown-visibility

unknown_visibility = « { $value } » n’est pas une visibilité connue (clé « { $key } »)

## wrong-type

no_flag = « { $key } » vaut `true` (oui) ou `false` (non), pas « { $value } »
no_group = « { $key } » est un groupe de clés, ceci est { $found }
    .help = écrivez des lignes `nom: valeur`
no_keys_and_values = { $of } se décrit par des clés et des valeurs, ceci est { $found }
no_list = « { $key } » est une liste, ceci est { $found }
    .help = commencez chaque élément par `- `
no_text = « { $key } » est un texte, ceci est { $found }
not_a_value_of = « { $key } » ne peut pas valoir « { $value } »

## yaml

yaml_alias_of_itself = un alias ne peut pas être dans la valeur qu’il nomme
yaml_apostrophe_ends_text = ce n’est pas du YAML : le guillemet qui précède ferme le texte ici
    .help = un texte qui contient une apostrophe se met entre guillemets doubles, ou sans guillemets
yaml_backslash = ce n’est pas du YAML : « \ » a un sens particulier entre guillemets doubles
    .help = mettez le texte entre apostrophes, ou doublez chaque « \ »
yaml_colon = ce n’est pas du YAML : « : » suivi d’une espace ne peut pas être ici
yaml_first_sign = ce n’est pas du YAML : un texte ne peut pas commencer par « { $sign } »
yaml_key_no_word = une clé est un mot, ceci est { $found }
yaml_line_without_key = ce n’est pas du YAML : cette ligne n’est pas une clé suivie de sa valeur
    .help = écrivez `clé: valeur` ; une ligne qui continue le texte du dessus commence par deux espaces
yaml_list_beside_key = ce n’est pas du YAML : une liste ne peut pas commencer sur la ligne de sa clé
    .help = mettez chaque élément sur sa propre ligne sous la clé, ou écrivez-les ainsi : `[a, b]`
yaml_no_space_after_colon = ce n’est pas du YAML : il manque une espace après le deux-points
    .help = écrivez `{ $meant }`
yaml_no_value = ce n’est pas du YAML : il manque une valeur
yaml_not_aligned = ce n’est pas du YAML : cette ligne n’est pas alignée avec celles de son groupe
    .help = les clés d’un même groupe commencent à la même colonne ; celles du fichier, sans espace devant
yaml_nul_byte = ce n’est pas du YAML : il y a ici un octet nul
    .help = retirez-le : ce n’est pas un caractère de texte
yaml_other = ce n’est pas du YAML : { $problem }
    .help = un texte qui contient `: `, `#`, des guillemets ou des crochets se met entre guillemets doubles
yaml_quote_ends_text = ce n’est pas du YAML : le guillemet qui précède ferme le texte ici
    .help = un texte qui contient des guillemets doubles se met entre apostrophes, ou prend «  » à leur place
yaml_second_document = un second document YAML commence ici
    .help = gardez un seul document par fichier
yaml_tab = ce n’est pas du YAML : il y a une tabulation là où seules des espaces sont permises
    .help = remplacez chaque tabulation par deux espaces
yaml_text_after_end = ce n’est pas du YAML : il y a du texte après un crochet ou un guillemet fermant
yaml_unclosed_bracket = ce n’est pas du YAML : le crochet « { $sign } » n’est pas fermé
    .label = ouvert ici
    .help = mettez « { $close } » après le dernier élément ; un texte qui commence par un crochet se met entre guillemets doubles
yaml_unclosed_quote = ce n’est pas du YAML : le guillemet n’est pas fermé
    .label = ouvert ici
    .help = fermez-le : le même guillemet se met à la fin du texte

## yaml-limit

yaml_aliases_repeat_too_much = les alias de ce fichier répètent plus de { $limit } Mo de texte
    .help = écrivez le texte là où il faut, sans alias
yaml_nested_too_deep = les valeurs sont imbriquées sur plus de { $limit } niveaux
yaml_too_many_values = ce fichier contient plus de { $limit } valeurs une fois ses alias développés
