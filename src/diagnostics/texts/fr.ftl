# Ce que carnet dit aux personnes qui écrivent, en français. Les noms sont ceux des fonctions de table.rs ; les valeurs sont entre
# accolades. `.help` dit quoi faire, `.label` se place à l’endroit du fichier. Un message commence par une minuscule et n’a pas de
# point final. Les espaces insécables sont de vrais caractères : U+00A0, et U+202F devant ; ! ?

## Parties de messages

a_base = une base
a_category = une catégorie
a_community = une communauté
a_contact = des coordonnées
a_further_link = un lien pour aller plus loin
a_cover = une image de tête
a_note = une note
a_notebook = un carnet
a_page = une page
a_revision = une version
a_source = une source
a_text_with_a_plural = un texte avec un pluriel
a_theme = un thème
a_translation = une traduction
address_from_root = une adresse qui commence par `/` est celle d’une page, d’un fichier du dossier de contenu ou d’un fichier de `static/`
address_from_root_of_vault = une adresse qui commence par `/` est celle d’une page, d’un fichier du coffre ou d’un fichier de `static/`
advice = conseil
an_author = un·e auteur·trice
an_author_of_a_source = un·e auteur·trice d’une source
an_item_of_the_list = un élément de la liste
argument_conflict = l’argument `{ $argument }` ne va pas avec `{ $other }`
argument_given_twice = l’argument `{ $argument }` ne peut être donné qu’une fois
argument_needs_equals = la valeur de `{ $argument }` se donne avec un signe égal
argument_not_unicode = un argument n’est pas de l’UTF-8
argument_unknown = l’argument `{ $argument }` n’existe pas
argument_value_refused = « { $value } » n’est pas une valeur de `{ $argument }` : { $reason }
argument_value_unknown = « { $value } » n’est pas une valeur de `{ $argument }`
argument_with_value = `{ $argument }` ne prend pas de valeur, et reçoit « { $value } »
argument_without_value = il manque la valeur de `{ $argument }`
arguments_missing = { $count ->
        [one] il manque cet argument : { $arguments }
       *[other] il manque ces arguments : { $arguments }
    }
asking_outside_servers = les serveurs des adresses du dehors sont interrogés, ce qui peut prendre plusieurs minutes
begins_with_a_dot = « { $name } » est laissé de côté, car son nom commence par un point : renommez-le, ici et dans le dossier
bring_into_site = mettez le fichier dans le dossier du site, ou faites un lien vers son adresse sur le web
build_summary = { $notes }, { $notebooks } ; { $warnings }
build_summary_with_withheld = { $notes }, { $notebooks } ; retenues : { $withheld } ; { $warnings }
cannot_create = carnet ne peut pas créer « { $path } » : { $problem }
cannot_find = carnet ne trouve pas « { $path } » : { $problem }
cannot_listen = impossible d’ouvrir l’aperçu sur { $host }, port { $port } : { $error }
cannot_make_folder = impossible de créer le dossier { $path } : { $error }
cannot_print = impossible d’écrire sur la sortie standard : { $error }
cannot_put_pages_aside = impossible de mettre des pages de côté près du dossier de sortie : { $error }
cannot_read = carnet ne peut pas lire « { $path } » : { $problem }
cannot_read_path = impossible de lire { $path } : { $error }
cannot_remove = carnet ne peut pas retirer « { $path } » : { $problem }
cannot_rename_path = impossible de renommer { $path } : { $error }
cannot_write = carnet ne peut pas écrire « { $path } » : { $problem }
cannot_write_path = impossible d’écrire { $path } : { $error }
cannot_write_to = impossible d’écrire dans { $path } : { $error }
categories_are = ses catégories : { $names }
categories_are_and_more = { $more ->
        [one] ses catégories : { $names }, et { $more } autre
       *[other] ses catégories : { $names }, et { $more } autres
    }
changed = changement de { $what } : prêt en { $time } ms
changed_but_failed = changement de { $what } : { $failure } : les dernières pages sans erreur restent
changed_files = { $file } et { $count ->
        [one] { $count } autre
       *[other] { $count } autres
    }
changed_nothing = rien
changed_with_errors = changement de { $what } : { $errors }, { $warnings } : les dernières pages sans erreur restent ({ $time } ms)
changed_with_warnings = changement de { $what } : { $warnings }, prêt en { $time } ms
check_says_what_is_left = `carnet check { $folder }` dit ce qui reste à faire
check_summary = { $notes }, { $notebooks } ; { $errors }, { $warnings }, { $advice }
choose_another_address = choisissez une autre adresse
choose_another_title = choisissez un autre titre, ou une autre adresse avec `--slug`
choose_another_title_or = choisissez un autre titre, ou une autre adresse : `--slug { $free }`
clone_whole = demandez le passé entier : `git fetch --unshallow`
clone_whole_cloudflare = sur Cloudflare Pages, commencez la commande de construction par `git fetch --unshallow &&`
clone_whole_github = dans le fichier de GitHub Actions, mettez `fetch-depth: 0` sous `with:` de `actions/checkout`
clone_whole_gitlab = dans `.gitlab-ci.yml`, mettez `GIT_DEPTH: 0` sous `variables:`
clone_whole_vercel = dans les réglages du projet chez Vercel, donnez à la variable `VERCEL_DEEP_CLONE` la valeur `true`
command_missing = `{ $name }` demande une commande, et n’en reçoit pas
command_unknown = la commande `{ $name }` n’existe pas
commit_each_version = enregistrez dans git (`git commit`) après chaque `carnet revise`, avant de changer la note de nouveau
contents_come_by_themselves = retirez la ligne : chaque page a déjà son sommaire
count_advice = { $count ->
        [one] { $count } conseil
       *[other] { $count } conseils
    }
count_attachments = { $count ->
        [one] { $count } fichier joint
       *[other] { $count } fichiers joints
    }
count_errors = { $count ->
        [one] { $count } erreur
       *[other] { $count } erreurs
    }
count_files = { $count ->
        [one] { $count } fichier
       *[other] { $count } fichiers
    }
count_files_written = { $count ->
        [one] { $count } fichier écrit
       *[other] { $count } fichiers écrits
    }
count_links = { $count ->
        [one] { $count } lien
       *[other] { $count } liens
    }
count_links_updated = { $count ->
        [one] { $count } lien corrigé
       *[other] { $count } liens corrigés
    }
count_notebooks = { $count ->
        [one] { $count } carnet
       *[other] { $count } carnets
    }
count_notes = { $count ->
        [one] { $count } note
       *[other] { $count } notes
    }
count_other_files_changed = { $count ->
        [one] { $count } autre fichier changé
       *[other] { $count } autres fichiers changés
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
        [one] { $count } avec son texte
       *[other] { $count } avec leur texte
    }
count_warnings = { $count ->
        [one] { $count } avertissement
       *[other] { $count } avertissements
    }
count_words_differ = { $count ->
        [one] { $count } mot diffère
       *[other] { $count } mots diffèrent
    }
count_withheld_asked = { $count ->
        [one] { $count } qui dit `publish: false`
       *[other] { $count } qui disent `publish: false`
    }
count_withheld_community = { $count ->
        [one] { $count } pour une communauté
       *[other] { $count } pour une communauté
    }
count_withheld_dates = { $count ->
        [one] { $count } que ses dates retiennent
       *[other] { $count } que leurs dates retiennent
    }
count_withheld_draft = { $count ->
        [one] { $count } brouillon
       *[other] { $count } brouillons
    }
count_withheld_elsewhere = { $count ->
        [one] { $count } qu’une clé d’un autre programme retient
       *[other] { $count } qu’une clé d’un autre programme retient
    }
count_withheld_private = { $count ->
        [one] { $count } privée
       *[other] { $count } privées
    }
count_withheld_unjustified = { $count ->
        [one] { $count } que seules des notes retenues nomment
       *[other] { $count } que seules des notes retenues nomment
    }
count_withheld_unread = { $count ->
        [one] { $count } dont l’en-tête n’est pas lisible
       *[other] { $count } dont l’en-tête n’est pas lisible
    }
create_note = créez-la ainsi : `carnet new note "{ $name }"`
create_notebook = créez-le ainsi : `carnet new notebook "{ $name }"`
cycle_with_more = { $more ->
        [one] { $first } → … { $more } autre … → { $last }
       *[other] { $first } → … { $more } autres … → { $last }
    }
date_forms = écrivez `2024-02-29` ou `2024-02-29T14:57`
date_of_seconds = si c’est un nombre de secondes depuis 1970, écrivez `{ $instant }`
date_of_short_year = écrivez l’année avec quatre chiffres, par exemple `2024-02-29`
date_of_two_readings = écrivez `{ $one }` ou `{ $other }` : les deux lectures sont possibles
decimal = { $whole },{ $fraction }
declare_category = il n’y en a aucune : déclarez-la sous `categories:`
did_you_mean = vouliez-vous dire « { $name } » ?
editor_get_package = prenez { $address } avec un navigateur, ou par un autre réseau, puis redonnez la même commande avec `--package FICHIER`
editor_give_repository = dites-le : `carnet editor --repository propriétaire/nom`
editor_is_configured = `editor:` est déjà dans `{ CONFIGURATION() }` : changez-le là
editor_is_ready = l’éditeur est en place (Sveltia CMS { $version })
editor_needs_a_site = il n’y a pas de `carnet.yaml` dans { $folder } : `carnet init` en écrit un
editor_needs_script = Cette page a besoin de JavaScript.
editor_next = enregistrez ces fichiers dans le dépôt du site ; une fois le site publié, on écrit à son adresse, suivie de admin/
editor_package_broken = le programme de l’éditeur ne peut pas être ouvert : { $problem }
editor_package_is_another = { $from } n’est pas Sveltia CMS { $version }, que carnet connaît
editor_package_not_fetched = le programme de l’éditeur n’a pas pu être pris au registre de npm : { $problem }
editor_page_title = { $site } : écrire
editor_repository_unknown = rien ne dit dans quel dépôt l’éditeur enregistre
end_paragraph_with_its_name = terminez ce paragraphe par une espace et `^{ $name }`, ou menez à un titre
error = erreur
error_or_warning = erreur ou avertissement
explain_lists_all_names = `carnet explain` les donne tous
explain_lists_the_names = `carnet explain` donne le nom de tous les messages
explain_says_why = `carnet explain` suivi du nom d’un message dit pourquoi il compte et comment corriger
file_changed = changé : { $file }
file_made = créé : { $file }
files_are_in = mettez-le à côté de ce fichier, ou n’importe où dans `{ $folder }/` : carnet le trouve par son nom, terminaison comprise
files_are_in_site = mettez-le à côté de ce fichier, ou n’importe où dans le dossier du site : carnet le trouve par son nom, terminaison comprise
folder_changed_meanwhile = des fichiers de « { $folder } » ont changé entre-temps ; rien n’a été écrit
folder_is_no_site = il n’y a pas de `carnet.yaml` dans « { $folder } »
folder_is_site = { $folder } a déjà un `carnet.yaml`
folder_not_empty = { $folder } n’est pas vide
foreign_buttons = boutons
foreign_charts = diagrammes
foreign_inline_fields = champs dans le texte
foreign_search_results = résultats de recherche
foreign_tasks = tâches
freeze_versions = construisez le site depuis son dépôt, ou gardez les textes à côté des notes : `carnet versions freeze`
give_source_its_key = écrivez cette clé sous `key:` dans une source, ou `\[` devant ce qui n’est pas une citation
group_separator = {" "}
guards_nothing = elle n’empêche pas la publication : { $instead }
guards_nothing_here = ici, elle n’empêche pas la publication : { $instead }
headings_are = ses titres : { $headings }
headings_are_and_more = { $more ->
        [one] ses titres : { $headings }, et { $more } autre
       *[other] ses titres : { $headings }, et { $more } autres
    }
held_animation = une animation qui change un lien ou un programme
held_base_address = une adresse qui change tous ses liens
held_declarations = des déclarations de balises
held_event_handler = une action qui se déclenche d’elle-même, comme `onload`
held_instruction = une instruction qui charge une feuille de style ou un programme
held_loading_link = un lien qui charge un autre fichier, ou lance un programme
held_loading_style = un style qui charge un autre fichier
held_mistakes = des fautes qui empêchent de le vérifier
held_other_text = du texte qui n’est pas en UTF-8
held_running_part = un script, ou une autre partie qui s’exécute ou se charge
held_too_much = trop de choses pour que carnet le vérifie
help = aide
help_arguments = Arguments :
help_command_word = COMMANDE
help_commands = Commandes :
help_default = [par défaut : { $value }]
help_list_of_values = Valeurs possibles :
help_options = Options :
help_says_more = Pour en savoir plus : `--help`.
help_usage = Utilisation :
help_value = - { $name } : { $text }
help_values = [valeurs possibles : { $values }]
host_file_kept = { $path } existe déjà, avec un autre texte, et reste tel quel
host_file_kept_help = `--replace` écrit le nouveau à sa place ; ou déplacez le vôtre, relancez la commande, et comparez
host_file_left = laissé tel quel
host_file_replaced = remplacé
host_file_same = inchangé
host_file_written = écrit
host_key_added = `host: { $host }` est ajouté, pour le fichier que cet hébergeur lit
host_key_to_be_written = écrivez-y vous-même `host: { $host }`, à la place d’un autre `host`
host_next_address = écrivez l’adresse du site dans `carnet.yaml` : `base_url: https://…/`
host_next_cloudflare = 
    npx wrangler pages project create { $name } --production-branch main
    dans les réglages du dépôt, Secrets, ajoutez CLOUDFLARE_API_TOKEN et CLOUDFLARE_ACCOUNT_ID
    git add, commit, push : chaque envoi sur la branche principale publie
host_next_ftp = 
    écrivez le serveur et le dossier dans publish.sh
    sh publish.sh fait le site et l’envoie
host_next_github = 
    dans les réglages du dépôt, Pages, choisissez « GitHub Actions » comme source
    git add, commit, push : chaque envoi sur la branche principale publie
    à chaque demande de fusion, l’aperçu se télécharge de la page de l’exécution
host_next_gitlab = 
    git add, commit, push : chaque envoi sur la branche principale publie
    Déploiement, Pages donne l’adresse du site
    à chaque demande de fusion, l’aperçu se télécharge
host_next_netlify = 
    git add, commit, push
    chez Netlify, importez le dépôt : tous les réglages sont dans netlify.toml
html_trusted_publishes_html = `html: trusted` dans `{ CONFIGURATION() }` publie le HTML tel quel
in_files = dans { $count } fichiers ; voici le premier
init_build = le site, dans public/
init_check = ce qu’une relecture relèverait
init_check_vault = chaque problème, avec son endroit
init_made = { $files } dans { $folder } : un carnet qui s’explique lui-même
init_next = ensuite :
init_serve = le site dans un navigateur, pendant que vous écrivez
init_then = puis changez `carnet.yaml`, et les notes de content/
instead_or_remove_line = { $instead }, ou retirez la ligne
keep_back_by_defaults = écrivez `defaults: {"{"}visibility: private{"}"}`
keep_back_by_draft = écrivez `draft: true` tant que le fichier doit être retenu
keep_back_by_draft_as_well = écrivez aussi `draft: true` pour retenir le fichier
keep_back_by_moving_file = sortez le fichier du site pour le retenir
keep_back_by_private = écrivez `visibility: private`
keep_back_by_unlisted = écrivez `visibility: unlisted` pour que la page ne soit dans aucune liste
key_is_left_alone = elle n’a pas d’effet ici : gardez-la pour un autre programme, ou retirez-la
key_of_organisations = c’est une clé des organisations : écrivez `kind: organisation`, ou retirez-la
key_of_other_documents = d’autres documents ont cette clé, mais pas { $of }
kind_has_no_such_key = { $of } n’a pas cette clé
leave_host_or_all_out = retirez `--host`, ou retirez `--all`
left_out_by_ignore = dans { CONFIGURATION() }, « ignore » écarte les noms comme celui-ci : « { $pattern } »
line_error = erreur : { $text }
line_help = aide : { $text }
line_note = remarque : { $text }
line_warning = avertissement : { $text }
make_author_first = créez d’abord son fichier : `carnet new author "{ $name }"`
make_community_first = créez-la d’abord : `carnet new community "{ $name }"`
make_notebook_first = créez-le d’abord : `carnet new notebook "{ $name }"`
manual_commands = COMMANDES
manual_examples = EXEMPLES
manual_name = NOM
more_of_this_kind = { $count ->
        [one] … et { $count } autre du même genre
       *[other] … et { $count } autres du même genre
    }
more_of_this_kind_in_this_file = { $count ->
        [one] … et { $count } autre du même genre dans ce fichier
       *[other] … et { $count } autres du même genre dans ce fichier
    }
name_a_new_folder = nommez un nouveau dossier, ou lancez `carnet init --vault { $folder }` pour faire un site des notes qu’il contient
network_can_read = toute personne qui atteint { $address } par le réseau peut lire cet aperçu
next_step = ensuite : { $step }
no_answer_within = pas de réponse en { $seconds } secondes
no_break_space_in_line = tapez la ligne de nouveau, avec des espaces ordinaires : `{ $meant }`
no_browser = impossible d’ouvrir un navigateur : { $error }
no_heading_at_all = il n’y a là aucun titre
no_message_of_that_name = aucun message ne porte le nom « { $name } »
no_news_of_changes = le système ne signale pas les changements ({ $trouble }) : les fichiers sont relus toutes les quelques secondes
no_regular_file = ce n’est pas un fichier ordinaire, mais un dossier, un tube ou un périphérique
no_such_folder = il n’y a pas de dossier { $folder }
not_secure = la connexion n’est pas sûre ({ $problem }) ; si votre établissement filtre les connexions, la variable SSL_CERT_FILE nomme le fichier de ses certificats
note_is_listed_by_notebook = mettez la note dans la liste de son carnet : sous `notes:`, dans le fichier du carnet
note_without_revisions = { $file } n’a pas de versions : ajoutez-en une avec `carnet revise`
nothing_to_show = { $errors }, { $warnings } : il n’y a rien à montrer
nothing_until_fixed = { $errors }, { $warnings } : rien ne peut être montré avant leur correction
nothing_was_changed = rien n’a été changé
old_address_redirects = l’ancienne adresse { $address } mène à la nouvelle
one_of = choisissez parmi : { $names }
or_choose_another_word = ou choisissez un autre mot, si le fichier est destiné à être lu
output_among_copied_files = la destination « { $folder } » est dans « { $part } », dont les fichiers sont publiés tels quels : la fois suivante, le site publierait ses propres pages
output_among_copied_files_help = nommez un dossier ailleurs avec `--output`
output_bad_path = carnet ne peut pas écrire un fichier nommé « { $path } » : { $reason }
output_busy = carnet écrit déjà dans « { $folder } » pour une autre commande
output_busy_help = attendez la fin de cette commande, puis refaites le site
output_foreign = le dossier de destination « { $folder } » n’est pas vide, et carnet ne l’a pas fait : il contient « { $file } »
output_foreign_help = choisissez une autre destination, ou videz ce dossier si vous n’avez besoin de rien de ce qu’il contient
output_holds_audience = un site qui n’est pas pour tout le monde ({ $found }) est dans le dossier de destination : « { $folder } »
output_holds_preview = un aperçu, avec des notes privées, est dans le dossier de destination : « { $folder } »
output_in_the_way = « { $path } » est là où le site doit écrire, et carnet ne l’a pas fait
output_in_the_way_help = mettez-le ailleurs, ou donnez une autre adresse à la page
output_is_preview = le dossier de destination « { $folder } » contient un aperçu, avec des brouillons et des notes privées
output_is_preview_help = supprimez ce dossier, ou nommez-en un autre avec `--output`
output_not_a_folder = la destination « { $path } » n’est pas un dossier
output_not_a_folder_help = choisissez une autre destination, ou retirez ce fichier
output_of_other_audience = le dossier de destination « { $folder } » contient le site fait pour le public « { $found } », et celui-ci est pour « { $wanted } »
output_of_other_audience_help = donnez à chaque public et à chaque configuration son propre dossier de destination
output_of_preview_is_public = un aperçu montre des notes privées, et « { $folder } » est un dossier que l’on publie
output_of_preview_is_public_help = nommez un dossier à part avec `--output` ; sans cette option, un aperçu est écrit dans `preview`
output_summary = { $written }, { $unchanged ->
        [one] { $unchanged } inchangé
       *[other] { $unchanged } inchangés
    } dans { $folder } ({ $seconds } s)
output_summary_with_removed = { $written }, { $unchanged ->
        [one] { $unchanged } inchangé
       *[other] { $unchanged } inchangés
    }, { $removed ->
        [one] { $removed } supprimé
       *[other] { $removed } supprimés
    } dans { $folder } ({ $seconds } s)
output_symbolic_link = « { $path } » est un lien symbolique (un raccourci), là où le site doit écrire
output_symbolic_link_help = retirez ce raccourci : carnet n’écrit pas à travers lui
output_unreadable = carnet ne comprend pas « { $path } » : { $reason }
output_unreadable_help = rien n’a été changé ; si tout ce dossier vient de carnet, retirez-le, puis refaites le site
output_within_another = « { $folder } » est dans la destination d’un autre site, « { $around } » : ce qui n’est pas pour tout le monde y serait publié
pages_written_to = pages écrites dans { $folder }
path_bad_character = il contient un signe qu’aucun nom de fichier ne peut avoir
path_not_for_hosts = les fichiers d’un hébergeur ne peuvent pas nommer le dossier « { $folder } » : un signe de son nom y veut dire autre chose
path_not_for_hosts_help = nommez le dossier avec des lettres sans accent, des chiffres, `-`, `_` et `.` seulement
path_of_a_folder = le site a un dossier de ce nom
path_part_unsound = une de ses parties est vide, un ou deux points, ou un lecteur
path_reserved = de tels noms sont réservés à carnet
port_taken = le port { $port } est pris, l’aperçu est donc sur le port { $other }
preview_copied = Copié :
preview_copy = Copier l’emplacement
preview_error = Erreur
preview_gone = Il n’y a plus de page à cette adresse.
preview_hide = Masquer
preview_is_not_to_be_published = c’est un aperçu, avec des brouillons et des notes privées : ne le publiez pas
preview_kept = Les pages restent comme avant jusqu’à ce que les erreurs soient corrigées.
preview_more = { $count ->
        [one] Et { $count } autre, dans le terminal
       *[other] Et { $count } autres, dans le terminal
    }
preview_next = Aller à la page qui l’a remplacée
preview_stopped = l’aperçu s’est arrêté : { $error }
preview_title = Le carnet a des erreurs
preview_waiting = Le carnet n’a pas encore pu être construit. Cette page s’ouvrira d’elle-même dès que les erreurs seront corrigées.
preview_warning = Avertissement
private_notes_on_network = `--all` montre les notes privées, et { $host } ouvre l’aperçu au réseau
problems_so_nothing_written = { $errors }, { $warnings } : rien n’a été écrit
progress_pages = pages
put_brace_after_last_key = mettez `{"}"}` après sa dernière clé
put_fence_after_last_key = mettez une ligne `{ $fence }` après sa dernière clé
quote_text = mettez le texte entre guillemets doubles
quote_text_as = mettez le texte entre guillemets doubles : `{ $meant }`
quote_text_with_colon = un texte qui contient `: ` se met entre guillemets doubles
readers_see_a_neutral_text = sur la page, on lit « note non publiée » au lieu du nom
readers_see_no_address = cette adresse n’est pas montrée sur la page
readers_see_the_label = sur la page, on lit le libellé comme un texte simple
record_is_not_a_file = ce n’est pas un fichier
record_names_file = il nomme un fichier « { $path } » : { $reason }
record_of_other_version = il est de la version { $found }, et ce carnet lit la version { $read }
remove_theme_key = retirez `theme:` : carnet prend alors son propre thème
rename_summary = { $links }, { $files }
revision_has_one_author = une version a un seul nom : gardez-en un parmi { $names }, ou nommez une équipe
schema_of = carnet : { $of }
sentence_of_severity = *Gravité : { $severity }.*
serve_summary = { $notes }, { $notebooks }, { $pages } en { $time } ms
server_answers = le serveur répond { $status }
several_people_are_a_list = s’il s’agit de plusieurs personnes, écrivez une liste : `[{ $names }]`
site_has_no_community = ce site n’en a aucune : `carnet new community "Nom"` en crée une
site_without_configuration = { $site } n’a pas de `carnet.yaml` : seul ce qui dit `visibility: public` est publié
step_base = énumérez ses carnets sous `notebooks:`
step_note = écrivez la note, puis lancez `carnet build`
step_note_to_be_listed = écrivez la note, puis ajoutez-la à la liste d’un carnet, ou faites-y mener un lien d’une autre note
step_notebook = énumérez ses notes sous `notes:`, ou créez-en une avec `carnet new note "Titre" --notebook NOM`
step_people = écrivez quelques mots de présentation, et comment prendre contact
step_private_note = écrivez la note ; seul `carnet serve --all` la montre, tant qu’elle ne dit pas `visibility: public`
survey_after_fixing = rien n’est publié avant que ce qui précède soit corrigé (`carnet check` montre chaque endroit) ;
    toutes les notes seront ensuite publiées, pour tout le monde
survey_all = toutes seront publiées, pour tout le monde : { $notes }
survey_but = { $count ->
        [one] { $count } qui dit autre chose n’est pas publiée
       *[other] { $count } qui disent autre chose ne sont pas publiées
    }
survey_choose = écrivez `visibility: private` dans une note pour la retenir,
    ou changez `defaults` dans `carnet.yaml` pour ne publier que ce qui dit `visibility: public`
survey_foreign = { $name } dans { $count ->
        [one] { $count } fichier
       *[other] { $count } fichiers
    }
survey_found = { $notes }, { $links }, { $attachments }
survey_head_found = trouvé
survey_head_front_matter = en-têtes
survey_head_keys_ignored = clés ignorées
survey_head_keys_read = clés lues
survey_head_left_out = laissé de côté
survey_head_not_understood = non compris
survey_head_to_fix = à corriger
survey_links = { $links } ({ $unresolved } sans destination, { $ambiguous ->
        [one] { $ambiguous } ambigu
       *[other] { $ambiguous } ambigus
    })
survey_private_folders = le contenu de { $folders } est laissé de côté, à cause du nom : retirez-le de `ignore` dans `carnet.yaml` pour le publier
survey_reserved = seul ce qui dit `visibility: public` sera publié, car
    { $count ->
        [one] { $count } note demande à un autre programme de ne pas la publier,
       *[other] { $count } notes demandent à un autre programme de ne pas les publier,
    }
    par une clé que carnet ne lit pas : écrivez `visibility: public` dans les notes destinées à tout le monde
survey_rest = ce qui n’est pas lisible est retenu jusqu’à sa correction, car il pourrait demander à rester privé ;
    le reste sera publié, pour tout le monde : { $notes }
survey_unread = { $count ->
        [one] { $count } fichier n’est pas lisible, ou pas en entier
       *[other] { $count } fichiers ne sont pas lisibles, ou pas en entier
    }
survey_written = { $file } est écrit, rien d’autre n’a été changé
tag_is_shown_as_text = elle est affichée comme du texte : si c’est voulu, mettez `<{ $tag }>` entre accents graves
template_a_name = un nom
template_a_value = une valeur
template_called_from_here = la faute apparaît dans le gabarit de carnet { $file }, avec ce qui lui est remis ici
template_fields_are = les champs sont : { $names }
template_names_are = il y a : { $names }
template_sign = « { $sign } »
text_within_tag_is_ordinary = le texte qu’elle contient est affiché comme du texte ordinaire ; `html: trusted` dans `{ CONFIGURATION() }` publie le HTML tel quel
the_configuration_of_the_site = la configuration du site
the_group_addresses = le groupe `addresses`
the_group_dates = le groupe `dates`
the_group_defaults = le groupe `defaults`
the_group_editor = le groupe `editor`
the_group_folders = le groupe `folders`
the_group_home = le groupe `home`
the_group_accessibility = le groupe `accessibility`
the_group_links = le groupe `links`
the_group_markdown = le groupe `markdown`
the_group_numbers = le groupe `numbers`
the_group_recent = le groupe `recent`
the_group_typography = le groupe `typography`
the_group_versions = le groupe `versions`
the_home_page = la page d’accueil
themes_are = les thèmes sont : { $names } ; sans `theme:`, carnet prend le sien
there_is_no_such_configuration = ce fichier n’existe pas ; `--config` nomme une configuration du dossier du site
there_is_no_such_folder = ce dossier n’existe pas
too_many_names_to_compare = trop de noms n’ont pas de fichier : celui-ci n’a pas été comparé à ceux qui en ont un, vérifiez son orthographe
value_flag = vrai ou faux
value_group = un groupe de clés
value_list = une liste
value_nothing = une valeur vide
value_number = un nombre
value_text = un texte
vault_is_for_notes_there = `--vault` sert pour des notes qui existent ; sans lui, un nouveau dossier est créé
version_beyond_clone = absente : cette copie du dépôt ne remonte pas jusque-là
version_hidden_today = l’en-tête ou la configuration d’aujourd’hui ne le laisse pas lire à tout le monde
version_in_commit = dans git, commit { $commit }
version_is_current = la note telle qu’elle est
version_left_out = { $file } : le texte de la version { $version } n’est pas copié ; { $why }
version_never_committed = absente : git ne l’a jamais eue, la version suivante est venue avant
version_not_committed = le texte de la version du { $day } n’est gardé nulle part : git ne l’a pas
version_not_kept = non publiée : `versions` n’en demande que de plus récentes
version_not_public = non publiée : elle n’était pas pour tout le monde alors ({ $reason })
version_taken_back = retirée : `text: withheld`
version_unreadable = non publiée : le fichier n’était pas une note alors, ou ne peut pas être lu
version_without_repository = absente : aucun dépôt git ne la garde, et il n’y en a pas de copie
versions_not_asked_for = ce site ne publie pas de versions ; `versions: true` dans `{ CONFIGURATION() }` les demande
versions_summary = { $notes }, { $versions }, { $texts }
warning = avertissement
warning_or_advice = avertissement ou conseil
withheld_as_unread = d’ici là, le fichier est retenu, comme s’il était privé : il le demandait peut-être
withheld_asked = l’en-tête dit `publish: false`
withheld_dates = le jour de sa publication n’est pas venu, ou est passé
withheld_draft = c’est un brouillon
withheld_elsewhere = une clé d’un autre logiciel demande peut-être de ne pas publier
withheld_for_a_community = c’est réservé à une communauté
withheld_private = sa visibilité est `private`
withheld_unjustified = seules des notes non publiées nomment cette page
withheld_unread = son en-tête ne peut pas être lu
withheld_until_then = d’ici là, le fichier est retenu, comme s’il était privé
write = écrivez `{ $text }`
write_a_configuration = écrivez le nom d’un fichier YAML du dossier du site, sans son chemin : `manuel.yaml`
write_a_known_language = écrivez l’un de ces codes : { $tags }
write_a_language_tag = écrivez fr, fr-CA, en…
write_a_port = écrivez un nombre de 0 à 65535
write_a_visibility = écrivez `public`, `unlisted`, `community` ou `private`
write_a_whole_address = écrivez une adresse entière, par exemple https://example.org/carnet/
write_address_outside = pour mener hors du site, écrivez `{ $address }`
write_address_word = écrivez des minuscules sans accent, des chiffres et des traits d’union
write_an_audience = écrivez `public`, ou `community:` suivi du nom de la communauté
write_callout_instead = écrivez plutôt `> [!note] Titre`, et `> ` devant chaque ligne du texte
write_code_between_backquotes = si c’est du code, écrivez-le entre accents graves : `[[ … ]]`
write_content_instead = écrivez à sa place ce qu’elle devait montrer ; si c’est un exemple, mettez-le entre accents graves
write_file_to_say_more = pour en dire plus, écrivez `{ $file }`
write_image_instead = écrivez plutôt `![[image.png|description]]`
write_keys_and_values = écrivez `clé: valeur`
write_link_instead = écrivez plutôt `[[nom de la note]]`
write_link_outside = pour mener hors du site, écrivez `<{ $address }>` ou `[libellé]({ $address })`
write_name_of_note = écrivez le nom de son fichier, son titre ou le chemin de son fichier
write_note_or_fix_link = écrivez une note de ce nom, ou corrigez le lien
write_name_of_document = écrivez le nom du fichier qui dit la même chose dans l’autre langue, son titre ou son chemin
write_one_of_paths = écrivez un de ces chemins : { $paths }
write_one_of_paths_or_more = { $more ->
        [one] écrivez un de ces chemins : { $paths }, ou { $more } autre
       *[other] écrivez un de ces chemins : { $paths }, ou l’un des { $more } autres
    }
write_one_value = écrivez une seule valeur
write_path_with_strokes = écrivez `{ $path }` : `/` sépare les dossiers, pas `\`
write_small_letters = écrivez des minuscules, des chiffres et des traits d’union
write_tag_as_notes_do = { $count ->
        [one] écrivez « { $usual } », comme { $count } note
       *[other] écrivez « { $usual } », comme { $count } notes
    }
system_address_in_use = un autre programme l’occupe
system_disk_full = le disque est plein
system_is_a_folder = c’est un dossier
system_is_no_folder = une partie du chemin n’est pas un dossier
system_no_permission = les droits d’accès ne le permettent pas
system_not_found = il n’y a rien à cet endroit
system_read_only = ce disque est en lecture seule
space_before_colon = {"\u00A0"}
alternatives = { $names } ou { $last }
quoted_name = « { $name } »
settled = réglé : { $message } ({ $file })
settled_in_site = réglé : { $message }
settled_and_more = { $count ->
        [one] réglé : { $count } autre message
       *[other] réglé : { $count } autres messages
    }
did_you_mean_one_of = vouliez-vous dire { $names } ?

## Clés, dans les éditeurs : meaning_NOM, ou meaning_GROUPE_NOM où un groupe a son propre texte

meaning_addresses_authors = Mot pour les auteur·trices.
meaning_addresses_backlinks = Mot pour la liste complète des rétroliens.
meaning_addresses_book = Mot pour la page qui tient un carnet entier.
meaning_addresses_bases = Mot pour les bases.
meaning_addresses_changes = Mot pour le journal.
meaning_addresses_communities = Mot pour les communautés.
meaning_addresses_languages = Mot pour les langues.
meaning_addresses_notebooks = Mot pour les carnets.
meaning_addresses_notes = Mot pour les notes.
meaning_addresses_page = Mot pour la suite d’une liste.
meaning_addresses_search = Mot pour la page de recherche.
meaning_addresses_graph = Mot pour la page du graphe.
meaning_addresses_tags = Mot pour les étiquettes.
meaning_addresses_versions = Mot pour les versions d’une note.
meaning_addresses_comparison = Mot pour la comparaison d’une version avec le texte actuel.
meaning_alias = Même chose que « aliases ».
meaning_aliases = Autres noms par lesquels les [[liens wiki]] et la recherche trouvent cette page ; une note les montre.
meaning_author = Même chose que « authors ».
meaning_author_kind = person (une personne, par défaut) ou team (une équipe).
meaning_author_title = Même chose que « name ».
meaning_authors = Qui l’a écrit : noms de fichiers de authors/, ou simples noms.
meaning_categories = Les groupes où se rangent ses éléments, dans l’ordre de la page.
meaning_category_id = Mot par lequel les éléments la nomment.
meaning_category_title = Titre, tel qu’on le lit sur le site.
meaning_community = La communauté à laquelle il appartient : le nom d’un fichier de communities/, ou un simple nom.
meaning_community_title = Même chose que « name ».
meaning_contact = Comment les joindre : une adresse de courriel, ou celle d’une page.
meaning_note_contact = D’une organisation : comment la joindre. Une adresse de courriel, celle d’une page, ou un groupe de clés.
meaning_contact_address = Où se trouve son bâtiment, comme sur une lettre.
meaning_contact_email = Son adresse de courriel.
meaning_contact_phone = Son numéro de téléphone, comme on l’écrit.
meaning_contact_url = Son site : https://…
meaning_further = Où aller plus loin, dit sous le texte : noms de notes, liens, ou titres avec leur adresse.
meaning_further_title = Ce que dit le lien.
meaning_further_url = Où il mène : https://…
meaning_themes = D’une organisation : ce dont elle s’occupe ; la liste des organisations est rangée ainsi.
meaning_territory = D’une organisation : où elle agit.
meaning_addresses_lexicon = Mot pour le lexique.
meaning_addresses_organisations = Mot pour les organisations.
meaning_cover = Image en tête de la page.
meaning_cover_alt = Ce que montre l’image, pour qui ne la voit pas.
meaning_cover_credit = Qui a fait l’image.
meaning_cover_image = Fichier de l’image, à côté de celui-ci, ou depuis le dossier du contenu s’il commence par /.
meaning_cover_licence = Licence de l’image, par son nom SPDX ou en toutes lettres.
meaning_cover_url = Où trouver l’image d’origine.
meaning_created = Même chose que « date », à défaut.
meaning_cssclass = Même chose que « cssclasses ».
meaning_cssclasses = Pour les thèmes d’Obsidian : carnet n’en fait rien.
meaning_date = Même chose que « published », à défaut, aussi dans les formes d’autres programmes.
meaning_defaults_authors = Auteur·trices des notes, carnets et bases qui n’en nomment pas.
meaning_defaults_community = Communauté des notes, carnets, bases et pages qui n’en nomment pas.
meaning_defaults_visibility = Qui peut lire ce qui ne le dit pas. Sinon, private.
meaning_description = Même chose que « summary », à défaut.
meaning_discuss = Où discuter de la note ; sinon, le lien de discussion de la communauté.
meaning_draft = true : pas encore publié, quelle que soit la visibilité.
meaning_extra = Tout ce dont votre propre thème a besoin ; carnet le transmet sans y toucher.
meaning_folders_authors = Dossier des auteur·trices.
meaning_folders_bases = Dossier des bases de connaissances.
meaning_folders_communities = Dossier des communautés.
meaning_folders_notebooks = Dossier des carnets.
meaning_folders_pages = Dossier des autres pages.
meaning_item_added = Quand il a été mis dans la liste.
meaning_item_added_by = Qui l’a mis dans la liste.
meaning_item_categories = Groupes où il est rangé : identifiants des catégories déclarées plus haut.
meaning_home_file = Fichier de la page d’accueil, à partir du dossier du contenu, si ce n’est pas index.md ; il est public, à moins qu’il ne dise autre chose.
meaning_home_recent = Les modifications récentes, sur la page d’accueil et dans le fil du site.
meaning_item_note = La note : nom de son fichier ou titre.
meaning_item_notebook = Le carnet : nom de son fichier ou titre.
meaning_item_pinned = true : montré en premier.
meaning_kind = note (par défaut), term (un mot du lexique) ou organisation.
meaning_language = Langue du texte, quand ce n’est pas celle du site : fr, fr-CA, en.
meaning_licence = Licence du texte, quand ce n’est pas celle du site : CC-BY-4.0.
meaning_links = Adresses selon ce qu’elles sont : profile, discussion, contact, ou tout autre libellé.
meaning_links_unresolved = Un lien qui ne mène nulle part : error (par défaut), ou warn (il devient un texte marqué).
meaning_modified = Dernière modification. Sinon, la version la plus récente, sinon le jour de publication.
meaning_name = Nom, tel qu’on le lit sur le site.
meaning_notebooks = Ses carnets, dans l’ordre : des noms, ou des noms avec leurs catégories.
meaning_notes = Ses notes, dans l’ordre de lecture : des noms, ou des noms avec leurs catégories.
meaning_permalink = Adresse de la page sur le site d’un autre programme : elle mène ici si elle est libre, et donne le slug quand c’est un seul mot.
meaning_publish = Comme pour Obsidian Publish. false : publié pour personne ; true : public, quand « visibility » ne dit pas autre chose.
meaning_published = Jour de publication : 2024-02-29, ou 2024-02-29T14:57 avec l’heure.
meaning_recent_except = Les carnets dont les notes n’y figurent pas : noms de leurs fichiers, ou titres.
meaning_redirects = Anciennes adresses qui mènent ici, depuis la racine du site : /ancienne/adresse/.
meaning_translation_of = Nom du document qui dit la même chose dans une autre langue : chaque page mène à l’autre.
meaning_review_by = Jour où le relire au plus tard : sa page le dit, une liste et « carnet check » le rappellent.
meaning_responsible = Qui le relit : noms de fichiers de authors/, ou simples noms.
meaning_addresses_reviews = Mot pour ce qui est à relire.
meaning_revision_author = Qui : le nom d’un fichier de authors/, ou un simple nom.
meaning_revision_date = Quand : 2024-02-29, ou 2024-02-29T14:57 avec l’heure.
meaning_revision_summary = Ce qui a changé, en une phrase.
meaning_revision_text = withheld : le texte de cette version n’est plus montré ; sa place dans l’historique reste.
meaning_revisions = Historique des modifications, dans n’importe quel ordre ; le journal et les fils en sont faits.
meaning_silence = Noms des avertissements et conseils à taire pour ce fichier : orphan, long-paragraph, …
meaning_site_addresses = Mots des adresses du site : { "{" }notes: fiches{ "}" }.
meaning_community_report = Où signaler une erreur dans ses notes, au lieu du « report » du site.
meaning_site_base_url = Où sera le site : https://example.org/carnet/. Les fils et sitemap.xml en ont besoin.
meaning_site_citations = Façon de citer les sources dans les textes : author-year (auteur et année, par défaut) ou numbered (numéros).
meaning_site_community = Communauté du site : le nom d’un fichier de communities/, ou un simple nom.
meaning_site_content = Dossier des notes ; « . » pour le dossier du site lui-même, comme dans un coffre.
meaning_site_defaults = Pour les fichiers qui ne le disent pas.
meaning_site_edit_url = Où modifier le fichier d’une note : https://…/{"{"}path{"}"}.
meaning_site_hub = Relais WebSub que nomment les fils : https://…
meaning_site_description = Ce qu’est le site, en une phrase ou deux.
meaning_site_folders = Autres noms pour les dossiers réservés ; false en désactive un.
meaning_site_front_matter = Un en-tête qui ne peut être lu : error (par défaut), ou warn (le reste est construit ; un fichier qui demandait peut-être à rester privé est retenu).
meaning_site_home = Ce que montre la page d’accueil.
meaning_site_html = HTML dans les notes : sanitise (nettoyé, par défaut) ou trusted (gardé tel quel).
meaning_site_ignore = Ce qui est laissé hors du contenu : chemins, noms, ou motifs avec *, ** et ?.
meaning_site_language = Langue de l’interface et de la typographie : fr, fr-CA, en.
meaning_site_licence = Licence du site : CC-BY-4.0.
meaning_site_line_breaks = Une ligne finit sur la page où elle finit dans le texte : par défaut dans un coffre, comme Obsidian le montre.
meaning_site_links = Ce qui est fait des liens.
meaning_site_silence = Noms des avertissements et conseils à taire : orphan, long-paragraph, …
meaning_site_llms = true : llms.txt donne la liste des notes publiques avec leurs sources en Markdown, pour les programmes qui lisent des textes.
meaning_site_report = Où signaler une erreur : form, pour un formulaire sous chaque note chez un hébergeur qui reçoit les réponses ; une adresse de courriel ; ou celle d’un formulaire avec {"{"}title{"}"}, {"{"}address{"}"} et {"{"}version{"}"}.
meaning_site_theme = Dossier dans themes/.
meaning_site_timezone = Fuseau horaire des dates qui ne donnent pas le leur : America/Toronto.
meaning_site_title = Nom du site.
meaning_site_search = Recherche dans le site : true (par défaut) ou false, ni page ni index.
meaning_site_glossary = true : la première fois qu’une note emploie un terme du lexique, le mot est marqué, et sa définition est au bas du texte ; false par défaut.
meaning_site_epub = true : chaque carnet peut aussi être emporté, en livre numérique (EPUB) ; false par défaut.
meaning_site_og_images = true : une image est dessinée pour chaque note qui n’a pas d’image de tête, montrée là où son adresse est partagée ; false par défaut.
meaning_site_accessibility = Ce que le site dit de son accessibilité : une page, et une ligne au pied de toutes les pages.
meaning_accessibility_standard = Ce d’après quoi il a été évalué : RGAA (France), SGQRI 008 (Québec) ou WCAG (par défaut).
meaning_accessibility_state = Ce qui a été trouvé : non (par défaut), partial ou full.
meaning_accessibility_tested = Quand il a été évalué ; sans cela, la page dit qu’il ne l’a pas été.
meaning_accessibility_by = Qui l’a évalué.
meaning_accessibility_contact = Où signaler un obstacle : une adresse de courriel, ou celle d’une page.
meaning_accessibility_exceptions = Ce qui n’est pas accessible, une phrase chacun.
meaning_addresses_accessibility = Mot pour la déclaration d’accessibilité.
meaning_addresses_site_plan = Mot pour le plan du site.
meaning_site_graph = Dessins des liens : true (par défaut) ou false, ni page du graphe ni dessin sur chaque note.
meaning_site_host = Hébergeur (netlify, cloudflare, apache, nginx, github) : le fichier qu’il lit est écrit, avec les en-têtes de sécurité.
meaning_site_files = Fichiers : all (par défaut), ou few, sans la source Markdown de chaque note.
meaning_site_urls = Adresses : folder (pour un serveur web, par défaut) ou file (pour un site ouvert depuis un disque).
meaning_site_versions = true : chaque version publiée d’une note a sa page, avec ce qui a changé ; keep en limite le nombre. false par défaut.
meaning_versions_keep = Combien de versions de chaque note sont publiées, les plus récentes d’abord.
meaning_slug = Fin de l’adresse de la page : minuscules sans accent, chiffres et traits d’union. Sinon, tirée du nom du fichier.
meaning_source_accessed = Le jour où l’ouvrage a été lu à son adresse.
meaning_source_author = La même clé que « authors ».
meaning_source_author_family = Nom de famille : il est imprimé en premier.
meaning_source_author_given = Prénoms, ou leurs initiales.
meaning_source_author_name = Nom d’une organisation, imprimé tel quel.
meaning_source_authors = Qui a écrit l’ouvrage : des noms, ou des groupes de « family » et « given ». « Tremblay, Marie » est une personne, tout autre texte est imprimé tel quel.
meaning_source_doi = Son identifiant : 10.1000/182.
meaning_source_issue = Numéro de la revue.
meaning_source_journal = Revue où l’article a paru.
meaning_source_key = Un mot de votre choix, par lequel le texte cite l’ouvrage : [@roy-2017].
meaning_source_pages = Pages : 12-18.
meaning_source_publisher = Qui l’a publié.
meaning_source_title = Titre de l’ouvrage.
meaning_source_url = Où le lire : https://…
meaning_source_volume = Volume de la revue, ou de l’ouvrage.
meaning_source_year = Année de l’ouvrage.
meaning_sources = Ouvrages sur lesquels la note s’appuie, imprimés comme ses références.
meaning_steps = true : les éléments sont les étapes d’un parcours, et sont numérotés.
meaning_summary = Une ou deux phrases pour les listes, les moteurs de recherche et les fils. Sinon, le premier paragraphe.
meaning_tag = Même chose que « tags ».
meaning_tags = Étiquettes, chacune avec sa page.
meaning_title = Titre. Sinon, le premier titre de niveau 1 du texte, sinon le nom du fichier.
meaning_updated = Même chose que « modified », à défaut, aussi dans les formes d’autres programmes.
meaning_visibility = Qui peut le lire : public (tout le monde), unlisted (qui a l’adresse), community (sa communauté seulement), private (personne). Sinon, ce que dit defaults.visibility de carnet.yaml, sinon private.
meaning_site_editor = Où écrire dans le navigateur : une page admin/ avec un formulaire, qui enregistre dans le dépôt du site.
meaning_editor_backend = Qui garde le dépôt : github (par défaut), gitlab, gitea (Forgejo aussi), ou test-repo pour essayer sans dépôt.
meaning_editor_repository = Le dépôt du site : propriétaire/nom.
meaning_editor_branch = La branche d’où le site est construit ; par défaut, celle du dépôt.
meaning_editor_workflow = editorial : un texte attend sur une branche à lui jusqu’à sa publication (par défaut, avec github et gitlab) ; simple : enregistrer publie.
meaning_editor_notes = Où vont les notes nouvelles, dans le dossier du contenu : notes par défaut, le dossier lui-même dans un coffre.
meaning_editor_folder = Dossier du site dans le dépôt, s’il n’est pas le dépôt lui-même.
meaning_editor_address = Adresse de votre propre forge : https://git.exemple.org.
meaning_editor_auth = Service qui ouvre la fenêtre de connexion ; sans lui, avec github, on se connecte par un jeton d’accès.
meaning_editor_application = Identifiant que gitlab ou gitea donne à cet éditeur, pour la fenêtre de connexion.

## Formulaire dans le navigateur : ses listes

in_form_notes = Notes
in_form_notes_one = Note
in_form_notes_about = Une note dit une chose, et a sa page.
in_form_terms = Lexique
in_form_terms_one = Terme
in_form_terms_about = Les mots du lexique, chacun avec sa définition.
in_form_organisations = Organisations
in_form_organisations_one = Organisation
in_form_organisations_about = Qui fait quoi, où, et comment les joindre.
in_form_notebooks = Carnets
in_form_notebooks_one = Carnet
in_form_notebooks_about = Un carnet réunit des notes dans l’ordre où on les lit.
in_form_bases = Bases de connaissances
in_form_bases_one = Base de connaissances
in_form_bases_about = Une base réunit des carnets.
in_form_communities = Communautés
in_form_communities_one = Communauté
in_form_communities_about = Les groupes à qui les notes appartiennent.
in_form_authors = Auteur·trices
in_form_authors_one = Auteur·trice
in_form_authors_about = Les personnes et les équipes qui écrivent.
in_form_pages = Autres pages
in_form_pages_one = Page
in_form_pages_about = Les pages à part : à propos, licence…
in_form_home = Page d’accueil
in_form_commit_create = Nouveau dans {"{{"}collection{"}}"} : {"{{"}slug{"}}"}
in_form_commit_update = Changement dans {"{{"}collection{"}}"} : {"{{"}slug{"}}"}
in_form_commit_delete = Retrait de {"{{"}collection{"}}"} : {"{{"}slug{"}}"}
in_form_commit_upload = Nouveau fichier : {"{{"}path{"}}"}
in_form_commit_remove = Fichier retiré : {"{{"}path{"}}"}

## Formulaire : noms des champs, field_NOM, ou field_GROUPE_NOM

field_title = Titre
field_name = Nom
field_body = Texte
field_summary = Résumé
field_visibility = Qui peut lire
field_draft = Brouillon
field_authors = Auteur·trices
field_community = Communauté
field_published = Jour de publication
field_modified = Dernière modification
field_revisions = Historique
field_revisions_one = version
field_revision_date = Date
field_revision_author = Qui
field_revision_summary = Ce qui a changé
field_revision_text = Texte de cette version
field_tags = Étiquettes
field_tags_one = étiquette
field_cover = Image en tête
field_cover_image = Image
field_cover_alt = Ce que montre l’image
field_cover_credit = Qui a fait l’image
field_cover_url = Adresse de l’image d’origine
field_cover_licence = Licence de l’image
field_sources = Sources
field_sources_one = source
field_source_key = Mot pour la citer
field_source_authors = Qui l’a écrit
field_source_authors_one = nom
field_source_year = Année
field_source_title = Titre de l’ouvrage
field_source_journal = Revue
field_source_volume = Volume
field_source_issue = Numéro
field_source_pages = Pages
field_source_publisher = Maison d’édition
field_source_doi = DOI
field_source_url = Adresse
field_source_accessed = Lu le
field_source_author_family = Nom de famille
field_source_author_given = Prénoms
field_source_author_name = ou nom d’une organisation
field_review_by = À relire au plus tard le
field_responsible = Qui la relit
field_licence = Licence
field_language = Langue
field_translation_of = Traduction de
field_discuss = Où en discuter
field_aliases = Autres noms
field_aliases_one = nom
field_themes = Thèmes
field_themes_one = thème
field_territory = Territoire
field_contact = Coordonnées
field_contact_phone = Téléphone
field_contact_email = Courriel
field_contact_address = Adresse du bâtiment
field_contact_url = Site
field_steps = Étapes d’un parcours
field_categories = Catégories
field_categories_one = catégorie
field_category_id = Mot court
field_category_title = Titre
field_notes = Notes du carnet
field_notes_one = note
field_notebooks = Carnets de la base
field_notebooks_one = carnet
field_item_note = Note
field_item_notebook = Carnet
field_item_categories = Catégories
field_item_categories_one = catégorie
field_item_pinned = Montrer en premier
field_item_added_by = Ajouté par
field_item_added = Ajouté le
field_author_kind = Sorte
field_links = Liens
field_links_key = Libellé
field_links_value = Adresse
field_report = Où signaler une erreur

## Formulaire : aides des champs, hint_NOM, ou hint_GROUPE_NOM ; sinon, meaning_

hint_body = Pour mener à une autre note : [[nom de la note]].
hint_title = Court et précis : l’adresse de la page en est faite.
hint_name = Tel qu’on le lit sur le site.
hint_summary = Une ou deux phrases pour les listes et la recherche. Si vous n’écrivez rien, le premier paragraphe en tient lieu.
hint_visibility = Sans choix, comme le reste du site.
hint_draft = Oui : la page n’est pas encore publiée, pour personne.
hint_authors = Une personne qui manque s’ajoute dans la liste « Auteur·trices ».
hint_community = Le groupe à qui elle appartient ; il en manque un ? Ajoutez-le dans la liste « Communautés ».
hint_published = Le jour où tout le monde peut la lire.
hint_modified = Inutile si l’historique est tenu : sa version la plus récente en tient lieu.
hint_revisions = Une ligne pour chaque changement qui compte : le journal du site en est fait.
hint_revision_date = Le jour du changement.
hint_revision_author = Qui a fait le changement.
hint_revision_summary = En une phrase.
hint_revision_text = À choisir seulement si le texte de ce jour ne doit plus être montré.
hint_tags = Quelques mots, qui sont les mêmes d’une note à l’autre.
hint_cover_image = Le fichier est gardé à côté de la note.
hint_source_authors = Une personne par son nom de famille et ses prénoms, ou une organisation par son nom.
hint_review_by = La page le dit, et une liste le rappelle.
hint_responsible = Qui la relira.
hint_language = À remplir seulement si ce n’est pas celle du site : fr, en…
hint_licence = À remplir seulement si ce n’est pas celle du site : CC-BY-4.0.
hint_translation_of = Le nom de la note qui dit la même chose dans une autre langue.
hint_discuss = L’adresse d’une discussion, s’il y en a une.
hint_aliases = Par quels autres mots on la trouve.
hint_themes = Ce dont elle s’occupe.
hint_territory = Là où elle agit.
hint_note_contact = Comment la joindre.
hint_contact = Une adresse de courriel, ou celle d’une page.
hint_contact_address = Comme sur une lettre.
hint_steps = Oui : les notes sont numérotées, dans l’ordre où on les fait.
hint_categories = Les groupes où se rangent les notes, dans l’ordre de la page.
hint_category_id = Un mot sans espace ni accent, que chaque note du carnet peut choisir plus bas.
hint_category_title = Ce qu’on lit sur le site.
hint_notes = Dans l’ordre de lecture : déplacez une note par sa poignée.
hint_notebooks = Dans l’ordre de la page.
hint_item_note = Choisissez-la dans la liste.
hint_item_notebook = Choisissez-le dans la liste.
hint_item_categories = Les mots courts des catégories où elle est rangée.
hint_item_pinned = Oui : avant toutes les autres.
hint_author_kind = Une personne, ou une équipe.
hint_links = Pour un libellé qui a son sens sur le site : profile, discussion, contact. Tout autre est montré tel quel.

## Formulaire : choix, choice_NOM_MOT

choice_visibility_public = Tout le monde (public)
choice_visibility_unlisted = Qui a l’adresse : dans aucune liste (non répertorié)
choice_visibility_community = Sa communauté seulement
choice_visibility_private = Personne encore (privé)
choice_kind_person = Une personne
choice_kind_team = Une équipe
choice_text_withheld = Ne plus le montrer

## Ligne de commande : --help

cli_about = Fait d’un dossier de notes Markdown un site de carnets reliés, ouvert à tout le monde
cli_audience = À qui le site est destiné : `public`, ou `community:` suivi du nom d’une communauté
cli_build_about = Construire le site
cli_build_base_url = L’adresse où le site sera publié ; remplace celle de la clé `base_url` de la configuration
cli_build_output = Dossier où écrire le site [par défaut : SITE/public, ou SITE/public-NOM pour une communauté]
cli_build_preview = Pour la relecture : montrer aussi les brouillons et les notes privées, et le dire sur chaque page ; à ne jamais publier [dossier par défaut : SITE/preview]
cli_build_quiet = N’afficher que les problèmes
cli_build_timings = Afficher la durée de chaque étape
cli_build_timings_human = Un tableau
cli_build_timings_json = Un objet JSON
cli_check_about = Vérifier les notes : ce qui empêche de les publier, et ce qu’une relecture relèverait
cli_check_details = Les erreurs et les avertissements sont ceux de `build`. Les conseils ne sont donnés qu’ici, et ne font jamais échouer la vérification, même avec `--strict`.
cli_check_external = Demander aux serveurs si les adresses du dehors existent encore ; les réponses sont gardées un jour
cli_check_format = La forme des messages
cli_check_format_github = Des commandes pour les « workflows » de GitHub
cli_check_format_gitlab = Ce que GitLab montre dans les demandes de fusion
cli_check_format_human = Avec des extraits
cli_check_format_json = Un objet JSON
cli_completions_about = Afficher ce qu’il faut à votre interpréteur de commandes pour compléter les commandes et les options de carnet
cli_completions_examples =
    Exemples :
      carnet completions bash > ~/.local/share/bash-completion/completions/carnet
      carnet completions fish > ~/.config/fish/completions/carnet.fish
      carnet completions zsh > ~/.zfunc/_carnet      (avec `fpath+=~/.zfunc` avant compinit dans ~/.zshrc)
cli_completions_shell = L’interpréteur de commandes
cli_config = La configuration du site, un fichier de son dossier
cli_editor_about = Donner au site un formulaire pour écrire dans le navigateur
cli_editor_address = Adresse de votre propre forge
cli_editor_application = Identifiant que gitlab ou gitea donne à l’éditeur
cli_editor_auth = Adresse du service qui ouvre la fenêtre de connexion
cli_editor_backend = Qui garde le dépôt ; sinon, ce que dit `git remote`
cli_editor_backend_gitea = Gitea ou Forgejo
cli_editor_backend_github = GitHub
cli_editor_backend_gitlab = GitLab
cli_editor_backend_test-repo = Personne : pour essayer, ce qu’on écrit reste dans le navigateur
cli_editor_branch = La branche d’où le site est construit
cli_editor_details = Ajoute `editor:` à `carnet.yaml`, met le programme (Sveltia CMS) dans `static/admin/`, et écrit dans la forme que le formulaire garde les en-têtes qu’il perdrait. Le programme vient de npm, ou d’un fichier ; son empreinte est vérifiée. `carnet build` écrit le reste à chaque fois : le formulaire a toujours les clés de cette version.
cli_editor_examples =
    Exemples :
      carnet editor --repository equipe/carnet
      carnet editor --package sveltia-cms.tgz        sans réseau
      carnet editor --backend test-repo              pour essayer
cli_editor_workflow = Ce que fait « Enregistrer »
cli_editor_workflow_editorial = Le texte attend sur une branche à lui jusqu’à sa publication
cli_editor_workflow_simple = Le texte est publié
cli_explain_about = Expliquer un message par son nom
cli_explain_markdown = Afficher toutes les explications en un seul texte Markdown
cli_explain_name = Le nom d’un message, entre crochets, par exemple `orphan` ; sans nom, tous sont énumérés
cli_help = Afficher l’aide
cli_help_about = Afficher ce message, ou l’aide d’une commande
cli_help_less = Afficher l’aide (un résumé avec `-h`)
cli_help_more = Afficher l’aide (plus de détails avec `--help`)
cli_help_subcommand = La commande dont afficher l’aide
cli_init_about = Créer un petit carnet qui s’explique lui-même, ou un `carnet.yaml` pour des notes qui existent
cli_init_editor = Ajouter un formulaire pour écrire dans le navigateur, comme `carnet editor`
cli_init_editor_sveltia = Sveltia CMS
cli_init_folder = Le dossier : nouveau ou vide ; avec `--vault`, celui qui contient les notes
cli_init_host = Ajouter les fichiers par lesquels un hébergeur construit, relit et publie le site ; un dossier qui est déjà un site ne reçoit qu’eux
cli_init_host_cloudflare = Cloudflare Pages, depuis GitHub
cli_init_host_ftp = Un serveur qui reçoit des fichiers par FTP ou SFTP
cli_init_host_github = GitHub Pages
cli_init_host_gitlab = GitLab Pages
cli_init_host_netlify = Netlify
cli_init_language = Langue de ce qui est écrit [par défaut : fr, ou celle du site]
cli_init_language_en = L’anglais
cli_init_language_fr = Le français
cli_init_replace = Avec `--host` : remplacer les fichiers de ces noms qui existent déjà
cli_init_vault = Le dossier est un coffre Obsidian, ou tout autre dossier de Markdown : écrire un `carnet.yaml` qui lui convient, et rien d’autre
cli_lang = Langue des messages : fr, en [par défaut : celle du site]
cli_man_about = Afficher la page de manuel, ou écrire celles de toutes les commandes dans un dossier
cli_man_examples =
    Exemples :
      carnet man > carnet.1
      carnet man --output ~/.local/share/man/man1      puis man carnet-new
cli_man_output = Dossier où écrire carnet.1 et une page par commande
cli_new_about = Créer un fichier : une note, un carnet, un·e auteur·trice…
cli_new_author_about = Un·e auteur·trice : une personne ou une équipe
cli_new_author_community = Sa communauté : le nom d’un fichier de `communities/`
cli_new_author_team = Une équipe, pas une personne
cli_new_authors = Qui l’écrit : le nom d’un fichier de `authors/` ; peut être donné plusieurs fois
cli_new_base_about = Une base : un ensemble de carnets
cli_new_categories = Sa catégorie dans ce carnet ; peut être donnée plusieurs fois
cli_new_community = La communauté à laquelle elle appartient : le nom d’un fichier de `communities/`
cli_new_community_about = Une communauté : le groupe auquel des notes appartiennent
cli_new_date = Son jour de publication, par exemple 2024-02-29 [par défaut : aujourd’hui]
cli_new_details = Le fichier prend son nom du titre, va où le site range ces fichiers, et commence par les lignes que carnet lit : titre, auteur·trices, dates. Rien n’est jamais remplacé.
cli_new_examples =
    Exemples :
      carnet new note "Accueillir une personne"
      carnet new notebook "Premiers pas"
      carnet new note "Orienter" --notebook premiers-pas --tag accueil
      carnet new author "Équipe d’accueil" --team
cli_new_note_about = Une note : une chose à savoir, une page
cli_new_notebook = Le carnet à la fin duquel l’ajouter
cli_new_notebook_about = Un carnet : une liste ordonnée de notes
cli_new_organisation_about = Une organisation, pour la liste des organisations
cli_new_slug = La fin de son adresse, et le nom de son fichier [par défaut : fait à partir du titre]
cli_new_tags = Une étiquette ; peut être donnée plusieurs fois
cli_new_term_about = Un mot du lexique
cli_new_title = Son titre, entre guillemets
cli_new_visibility = Qui peut lire : `public`, `unlisted`, `community` ou `private` [par défaut : ce que dit `carnet.yaml`]
cli_note = La note : le nom de son fichier, son titre, un de ses autres noms (`aliases`), ou le chemin de son fichier
cli_package = Le paquet npm de l’éditeur, s’il ne peut pas être pris au registre
cli_rename_about = Donner une autre adresse à une note : son fichier, chaque lien vers elle, et une redirection depuis l’ancienne adresse
cli_rename_details = Le fichier prend le nouveau nom, dans le même dossier. Les liens et les carnets qui nomment la note par son fichier ou son adresse sont corrigés dans toutes les notes, même privées ou en brouillon ; ceux qui emploient son titre ou un autre nom restent tels quels. L’ancienne adresse s’ajoute aux redirections de la note, pour que les liens d’autres sites y mènent encore. Si un lien ne peut pas être corrigé, ou mènerait ailleurs, rien n’est changé. Les copies de ses textes d’avant, dans `.versions`, suivent la note.
cli_rename_dry_run = Montrer ce qui changerait, ligne par ligne (« diff »), sans rien changer
cli_rename_examples =
    Exemples :
      carnet rename deployer deployer-la-trajectoire --dry-run   montrer ce qui changerait
      carnet rename deployer deployer-la-trajectoire             faire le changement
      carnet rename content/notes/deployer.md deploiement        la note par son fichier
cli_rename_slug = La nouvelle fin de son adresse : minuscules, chiffres et traits d’union
cli_repository = Le dépôt où l’éditeur enregistre ; sinon, ce que dit `git remote`
cli_revise_about = Ajouter un changement daté à l’historique d’une note
cli_revise_author = Qui a fait le changement [par défaut : l’auteur·trice de la note, s’il n’y en a qu’un·e]
cli_revise_date = Quand : 2024-02-29 ou 2024-02-29T14:57 [par défaut : maintenant, avec l’heure si la note donne des heures]
cli_revise_details = L’historique alimente le journal du site et ses fils : on y voit ce qui a changé, quand, et par qui. La ligne s’ajoute à `revisions:`, dans l’en-tête de la note, et `modified:` suit quand la note a cette clé. Rien d’autre ne change dans le fichier. Si le site a des versions et qu’aucun dépôt git n’en garde les textes, celui de cette version est copié dans `.versions`, à côté des notes : changez le texte d’abord.
cli_revise_examples =
    Exemples :
      carnet revise deployer --summary "Ajout de la liste de vérification"
      carnet revise "Déployer la trajectoire" --summary "Calendrier revu" --author equipe-mesure
      carnet revise deployer --summary "Première version" --date 2024-02-29T14:57
cli_revise_summary = Ce qui a changé, en une phrase
cli_schema_about = Afficher le schéma JSON d’une sorte de fichier, pour votre éditeur de texte
cli_schema_details = Un éditeur de texte qui a le schéma complète les clés, les explique et souligne celles qui sont mal écrites. Le README dit comment l’installer.
cli_schema_examples =
    Exemples :
      carnet schema site > carnet.schema.json
      carnet schema note --language fr > note.schema.json
cli_schema_language = Langue des explications
cli_schema_of = La sorte de fichier
cli_schema_of_author = Un·e auteur·trice
cli_schema_of_base = Une base
cli_schema_of_community = Une communauté
cli_schema_of_note = Une note
cli_schema_of_notebook = Un carnet
cli_schema_of_page = Une page
cli_schema_of_site = `carnet.yaml`
cli_serve_about = Montrer un aperçu du site dans un navigateur
cli_serve_all = Tout montrer, même les notes privées, marquées comme telles ; sur cet ordinateur seulement
cli_serve_details = Montre ce que `build` écrirait, depuis la mémoire ; le dossier de sortie n’est ni lu ni écrit. Seule l’adresse est écrite sur la sortie standard.
cli_serve_drafts = Montrer aussi les brouillons, marqués comme tels
cli_serve_host = Adresse de l’aperçu ; toute autre que celle de cet ordinateur l’ouvre au réseau
cli_serve_open = Ouvrir le site dans le navigateur
cli_serve_port = Port de l’aperçu, ou le premier libre après lui ; 0 pour n’importe lequel
cli_serve_watch = Suivre les fichiers du site : reconstruire quand ils changent, et mettre à jour les pages ouvertes
cli_site = Le dossier du site
cli_strict = Traiter chaque avertissement comme une erreur
cli_value_addr = ADRESSE
cli_value_audience = PUBLIC
cli_value_backend = FORGE
cli_value_branch = BRANCHE
cli_value_dir = DOSSIER
cli_value_editor = ÉDITEUR
cli_value_file = FICHIER
cli_value_folder = DOSSIER
cli_value_form = FORME
cli_value_format = FORMAT
cli_value_host = HÉBERGEUR
cli_value_lang = LANGUE
cli_value_language = LANGUE
cli_value_name = NOM
cli_value_new_slug = NOUVEAU-SLUG
cli_value_sentence = PHRASE
cli_value_tag = ÉTIQUETTE
cli_value_title = TITRE
cli_value_url = ADRESSE
cli_value_visibility = VISIBILITÉ
cli_version = Afficher la version
cli_versions_about = Lister les versions des notes : où est le texte de chacune, ou pourquoi il manque
cli_versions_details = Chaque ligne de `revisions:` est une version. Son texte est le dernier que le dépôt git gardait avant la suivante, ou une copie dans `.versions`, à côté des notes. La version la plus récente vient en premier.
cli_versions_examples =
    Exemples :
      carnet versions                    celles de toutes les notes
      carnet versions deployer           celles d’une note
      carnet versions freeze deployer    copier ses textes à côté des notes
cli_versions_freeze_about = Copier les textes des versions dans `.versions`, à côté des notes
cli_versions_freeze_details = Une copie sert là où le passé du dépôt va manquer : avant de le raccourcir, ou sans dépôt. Les textes des versions passées sont copiés tels qu’ils étaient ; sans dépôt, c’est le texte de chaque note, tel qu’il est. Un fichier déjà là reste tel quel. Un texte qui n’était pas pour tout le monde alors n’est pas copié.

## active-attachment

attachment_governs = les hébergeurs lisent un fichier joint de ce nom comme un réglage
    .help = mettez-le dans `static/` et faites un lien vers lui, ou écrivez `html: trusted` dans `{ CONFIGURATION() }` si vous faites confiance à toutes les personnes qui écrivent
attachment_holds = ce fichier joint contient { $what }
    .help = mettez-le dans `static/` et faites un lien vers lui, ou écrivez `html: trusted` dans `{ CONFIGURATION() }` si vous faites confiance à toutes les personnes qui écrivent
attachment_runs = ce fichier joint est une page ou un programme, que les navigateurs ou les serveurs exécutent
    .help = mettez-le dans `static/` et faites un lien vers lui, ou écrivez `html: trusted` dans `{ CONFIGURATION() }` si vous faites confiance à toutes les personnes qui écrivent

## address-as-label

label_is_an_address = ce lien montre son adresse
    .help = écrivez `[ce qu'il y a là](adresse)`

## address-taken

address_of_made_page = deux pages auraient l’adresse `/{ $address }` : celle-ci et une page que carnet fait
    .help = donnez à l’une des deux un autre `slug:`
address_of_two_pages = deux pages auraient l’adresse `/{ $address }` : celle-ci et { $other }
    .help = donnez à l’une des deux un autre `slug:`
asked_address_leads_elsewhere = l’ancienne adresse /{ $address } mène à un autre fichier
    .help = choisissez une autre adresse, par exemple `{ $free }`
asked_address_taken = l’adresse /{ $address } est celle d’un autre fichier
    .help = choisissez une autre adresse, par exemple `{ $free }`
file_in_place_of_file = { $file } prendrait la place d’un autre fichier du site, `/{ $address }`
    .help = donnez-lui un autre nom
file_in_place_of_page = un fichier prendrait la place de la page `/{ $page }`
    .help = donnez un autre nom au fichier ou à la page
permalink_at_page = « { $address } » est l’adresse d’une page de ce site : ce `permalink` ne mène nulle part
    .help = écrivez un autre `permalink`, ou retirez la ligne
permalink_of_other_page = « { $address } » mène déjà à { $file } : ce `permalink` ne mène nulle part
    .help = écrivez un autre `permalink`, ou retirez la ligne
permalink_written_twice = « { $address } » est deux fois dans ce fichier, avec d’autres majuscules : ce `permalink` ne mène nulle part
    .help = écrivez un autre `permalink`, ou retirez la ligne
redirect_at_page = « { $address } » est l’adresse d’une page de ce site
    .help = retirez cette ligne de `redirects`
redirect_of_other_page = « { $address } » mène déjà à { $file }
    .help = retirez cette ligne de `redirects`
redirect_written_twice = « { $address } » est deux fois dans ce fichier, avec d’autres majuscules
    .help = retirez cette ligne de `redirects`

## ambiguous-link

member_of_several_pages = « { $name } » peut désigner { $count } pages
name_of_several_pages = « { $name } » peut désigner { $count } pages

## ambiguous-name

name_of_several_notebooks = « { $name } » peut désigner { $count } carnets
    .help = écrivez l’un de ces chemins : { $files }
name_of_several_notes = « { $name } » peut désigner { $count } notes
    .help = écrivez l’un de ces chemins : { $files }

## cannot-edit

cannot_change_front_matter = cet en-tête est écrit d’une façon que carnet ne peut pas changer sans changer le reste
    .help = changez ce fichier à la main
cannot_lead_to_renamed_note = carnet ne peut pas changer ceci pour mener à la note renommée
    .help = écrivez-le autrement, par exemple `[[nom]]`, puis renommez la note

## cut-link

bar_cuts_code = la barre de ce code ouvre une colonne : le code est coupé en deux
    .help = dans un tableau, mettez une barre oblique inversée devant cette barre : { $code }
bar_cuts_link = la barre de ce lien ouvre une colonne : le lien est coupé en deux
    .help = dans un tableau, mettez une barre oblique inversée devant cette barre : `{ $link }`
link_never_closed = ce lien n’est jamais fermé : « { $written } » est affiché tel quel
    .help = mettez `]]` après le nom ; pour de simples crochets, écrivez `\[[`
space_cuts_address = une espace se trouve dans l’adresse « { $address } » : ce n’est pas un lien, et c’est affiché tel quel
    .help = écrivez `{ $meant }`
space_cuts_link = une espace se trouve dans l’adresse « { $address } » : ce n’est pas un lien, et c’est affiché tel quel
    .help = écrivez `<{ $address }>` ou `{ $escaped }`

## cut-text

text_behind_sharp = ce qui suit « # » n’est pas lu : « { $key } » s’arrête avant

## dates-out-of-order

modification_in_the_future = la date de modification est dans l’avenir
    .help = ce changement se voit dès maintenant sur le site, avec cette date
modified_before_publication = la modification du { $modified } vient avant la publication du { $published }
revision_after_last_commit = git dit que ce fichier a changé pour la dernière fois le { $commit }, et cette version est du { $day }
    .help = le texte était là avant ce jour : vérifiez la date
revision_before_publication = cette version du { $revision } vient avant la publication du { $published }
revision_in_the_future = la date de cette version est dans l’avenir
    .help = ce changement se voit dès maintenant sur le site, avec cette date

## dead-address

address_gone = il n’y a plus rien à l’adresse { $address }
    .label = le serveur répond { $status }
no_server_named = aucun serveur ne porte le nom { $host }

## duplicate-block

block_name_given_twice = le nom de paragraphe « ^{ $name } » est donné deux fois : les liens mènent au premier
    .help = donnez un autre nom à l’un des deux

## duplicate-key

category_given_twice = la catégorie « { $id } » est déclarée deux fois
key_given_twice = la clé « { $key } » est donnée deux fois
    .help = gardez l’une des deux
source_key_given_twice = deux sources ont la clé « { $key } »
    .help = donnez à chacune la sienne

## duplicate-member

member_listed_twice = « { $name } » est deux fois dans cette liste
    .help = gardez l’un des deux

## editor

editor_form_loses = le formulaire du navigateur perdrait ce texte : il attend un groupe
    .help = écrivez `{ $instead }`, ou `carnet editor` qui le fait pour vous
editor_form_loses_one = le formulaire du navigateur perdrait ce groupe : il attend une liste
    .help = mettez-le dans une liste, même seul
editor_without_branches = seuls `github` et `gitlab` gardent un texte sur une branche à lui
    .help = retirez la ligne : enregistrer publie
editor_without_program = il n’y a pas d’éditeur : son programme, `static/{ $file }`, manque
    .help = `carnet editor` le met en place
editor_without_repository = l’éditeur ne sait pas où enregistrer : { $written ->
        [none] « repository » manque
       *[other] `{ $written }` n’est pas un dépôt
    }
    .help = écrivez `repository: propriétaire/nom`
editor_without_server = il n’y a pas d’éditeur : il lui faut un serveur web, et `urls: file` est pour un disque
    .help = retirez `urls: file`, ou `editor:`

## embed-cycle

embedded_in_itself = « { $title } » se reprend sans fin
    .help = remplacez une des reprises par un lien : enlevez le `!`

## embed-limit

embedded_too_deep = des passages se reprennent l’un dans l’autre sur plus de { $limit } niveaux
    .help = remplacez des reprises par des liens, ou ne reprenez qu’une section
page_embeds_beyond_limits = avec tout ce qu’elle reprend, cette page aurait plus de { $passages } passages d’autres notes, ou de { $mebibytes } Mio
    .help = remplacez des reprises par des liens, ou ne reprenez qu’une section
page_embeds_too_many_passages = avec tout ce qu’elle reprend, cette page aurait { $count } passages d’autres notes
    .help = remplacez des reprises par des liens, ou ne reprenez qu’une section
page_embeds_too_much = avec tout ce qu’elle reprend, cette page pèserait { $mebibytes } Mio
    .help = remplacez des reprises par des liens, ou ne reprenez qu’une section

## empty-file

file_is_empty = ce fichier est vide
    .label = mène à { $file }
    .help = enregistrez de nouveau le fichier, ou mettez-en un autre à sa place

## empty-guard

empty_guard = « { $key } » est vide : ce qui devait être retenu pourrait être publié
    .help = écrivez `{ $key }: { $keep }` pour le retenir, `{ $key }: { $publish }` pour le publier, ou retirez la ligne

## empty-link

image_of_no_file = cette image ne nomme aucun fichier : seul son texte est affiché
    .help = nommez-le : `![description](image.png)`
link_to_no_address = ce lien ne mène nulle part : seul son texte est affiché
    .help = écrivez où il mène : `[texte](note.md)`, `[texte](https://…)`

## empty-note

note_without_text = cette note est publiée et n’a pas de texte
    .help = écrivez-le, ou mettez `draft: true` dans l’en-tête en attendant

## file-changed

file_changed_meanwhile = un autre programme a changé ce fichier entre-temps
    .help = relancez la commande

## file-exists

file_of_that_name = un fichier porte déjà ce nom
renamed_file_would_be_no_note = un fichier de ce nom ne serait pas une note de ce site

## foreign-markup

abbreviation_of_another_program = cette façon d’expliquer une abréviation n’est pas connue ici : la ligne est affichée telle quelle
    .help = écrivez `<abbr title="…">…</abbr>` là où l’abréviation sert, ou faites-en un terme de lexique
admonition_of_another_program = « { $written } » n’ouvre pas d’encadré ici : la ligne est affichée telle quelle
    .help = écrivez plutôt `> [!note] Titre`, et `> ` devant chaque ligne du texte
attributes_of_another_program = « { $written } » est d’un autre programme, et s’affiche tel quel
    .help = retirez-le
block_of_another_program = « { $written } » désigne un bloc de Logseq : c’est affiché tel quel
    .help = écrivez à sa place ce que dit le bloc, ou un lien vers sa note
bullet_of_another_program = « { $written } » ne commence pas un point de liste ici : il est affiché tel quel
    .help = écrivez plutôt `- ` au début de chaque ligne
command_of_another_program = « { $written } » est une commande d’un autre programme : elle est affichée telle quelle
contents_of_another_program = « { $written } » ne fait pas de sommaire : la ligne est affichée telle quelle
    .help = retirez la ligne : chaque page a déjà son sommaire
no_break_space_after_mark = l’espace après « { $mark } » est insécable : ce signe est affiché tel quel
    .help = mettez une espace ordinaire à sa place

## heading-skip

heading_skips_a_level = ce titre de niveau { $level } vient après un titre de niveau { $before }
    .help = commencez-le par `{ $signs }`

## hidden-home

home_is_draft = la page d’accueil est publiée sans ce texte : c’est un brouillon
    .help = écrivez `visibility: public` pour l’y mettre, ou donnez un autre nom au fichier pour le garder comme note
home_is_private = la page d’accueil est publiée sans ce texte : il est privé
    .help = écrivez `visibility: public` pour l’y mettre, ou donnez un autre nom au fichier pour le garder comme note
home_may_ask_to_be_kept_back = la page d’accueil est publiée sans ce texte : une clé d’un autre programme demande peut-être de le retenir
    .help = écrivez `visibility: public` pour l’y mettre, ou donnez un autre nom au fichier pour le garder comme note
home_says_publish_false = la page d’accueil est publiée sans ce texte : il contient `publish: false`
    .help = écrivez `visibility: public` pour l’y mettre, ou donnez un autre nom au fichier pour le garder comme note
home_without_file = la page d’accueil est publiée sans son texte : il n’y a pas de « { $file } » dans le dossier du contenu
    .help = écrivez ce fichier, ou corrigez le chemin sous `home:`

## hidden-static

hidden_static = ce fichier est laissé de côté, car son nom commence par un point
    .help = parmi ces noms, seuls `.well-known`, `.nojekyll`, `.htaccess` et `.domains` sont publiés

## home-page-source

source_at_home_page = « { $address } » est l’accueil d’un site, pas le document
    .help = donnez l’adresse de la page où on peut le lire

## ignore-limit

patterns_too_long = les motifs d’« ignore » qui contiennent `*` ou `?` dépassent ensemble { $limit } caractères
    .help = nommez les dossiers et les fichiers tels quels : les noms sans `*` ni `?` peuvent être aussi nombreux que vous voulez

## image-without-alternative

cover_without_alternative = cette image de tête n’a pas de texte de remplacement
    .help = décrivez-la pour les personnes qui ne la voient pas : `cover: {"{"}image: …, alt: …{"}"}`
image_without_alternative = cette image n’a pas de texte de remplacement
    .help = décrivez-la pour les personnes qui ne la voient pas : `{ $example }`

## incomplete-history

history_is_shallow = cette copie du dépôt n’a pas tout son passé : des versions de notes peuvent manquer
versions_without_repository = `versions` demande les versions des notes, et il n’y a pas ici de dépôt git qui les garde

## interleaved-categories

categories_are_interleaved = la page montre l’étape { $step } avant l’étape { $before } : sa catégorie, « { $category } », vient d’abord
    .help = gardez ensemble les étapes d’une catégorie, et déclarez les catégories dans l’ordre du parcours

## invalid-address

address_too_long = cette adresse dépasse { $limit } caractères
    .help = écrivez-en une plus courte : les navigateurs et les serveurs refusent les adresses plus longues
contact_is_no_address = « { $value } » n’est ni une adresse de courriel ni celle d’une page
    .help = écrivez `{ $instead }`
form_without_host = `form` demande un hébergeur qui reçoit les réponses
    .help = écrivez `host: netlify` si c’est Netlify qui sert le site, ou une adresse de courriel à la place de `form`
no_address_from_title = on ne peut pas faire d’adresse à partir de « { $title } »
    .help = donnez-en une avec `--slug` : minuscules, chiffres et traits d’union
not_a_doi = « { $value } » n’est pas un DOI
    .help = écrivez-le comme `10.1000/182` ; une adresse va sous `url`
not_a_site_address = « { $value } » n’est pas l’adresse d’un site
    .help = écrivez l’adresse entière, comme `https://example.org/carnet/`
not_a_word_of_addresses = « { $word } » ne peut pas faire partie d’une adresse
not_an_address_of_files = « { $value } » n’est pas une adresse de fichiers
    .help = écrivez https://, et `{"{"}path{"}"}` à la place du fichier
not_an_old_address = « { $value } » n’est pas une adresse de ce site
    .help = écrivez l’ancienne adresse à partir de la racine du site, comme `/ancienne/adresse/`
not_an_outside_address = « { $value } » n’est pas une adresse hors du site
    .help = commencez-la par `https://` ou `mailto:`
not_the_end_of_an_address = « { $word } » ne peut pas faire partie d’une adresse
permalink_not_of_site = « { $value } » n’est pas une adresse de ce site
    .help = écrivez le chemin de la page, comme `dossier/page`
slug_gives_no_address = « { $word } » ne donne aucune adresse : la page prend celle du nom de son fichier
    .help = écrivez des minuscules sans accent, des chiffres et des traits d’union, ou retirez la clé
telephone_without_scheme = « { $value } » est un numéro de téléphone, et il faut ici une adresse
    .help = écrivez `{ $meant }`
unknown_part_of_address = carnet ne connaît pas « { $part } » dans une adresse

## invalid-date

asked_date_is_none = « { $text } » n’est pas une date
    .help = écrivez 2024-02-29 ou 2024-02-29T14:57
date_read_as = « { $value } » est lu comme { $date }
not_a_date = « { $value } » n’est pas une date
not_a_readable_date = « { $value } » n’est pas une date que carnet sait lire
published_is_a_date = « published » est la date de publication, et « { $value } » n’est pas une date
    .help = écrivez `publish: true`, ou `published: 2024-02-29`
revision_of_date_and_text = une version se décrit par des clés : « date », « summary »…
    .help = écrivez `{ $instead }`
revision_without_date = cette version n’a pas de date
    .help = ajoutez `date: 2024-02-29T14:57`

## kept-back

asks_not_to_be_published = cette valeur de « { $key } » demande que le fichier ne soit pas publié
guard_within_another_key = « { $key } » est à l’intérieur d’une autre clé, où elle n’empêche pas la publication
mark_of_a_draft = « { $key } » dit que c’est un brouillon, mais n’empêche pas la publication
may_ask_to_be_kept_back = « { $key } » demande peut-être que ce fichier soit retenu
tag_of_a_draft_in_text = l’étiquette « #{ $tag } » dit que c’est un brouillon, mais ne retient pas la note
    .help = écrivez `draft: true` dans l’en-tête, ou choisissez une autre étiquette
withheld_after_date = ce fichier est retenu : d’après « { $key } », il n’est plus publié après le { $date }
    .help = retirez la ligne pour le publier
withheld_before_date = ce fichier est retenu : d’après « { $key } », il n’est pas publié avant le { $date }
    .help = retirez la ligne pour le publier maintenant ; sinon, une publication faite après cette date le publiera

## link-changes

link_would_lead_elsewhere = ceci ne mènerait plus au même endroit si une note s’appelait « { $name } »
    .help = choisissez un autre nom pour la note, ou écrivez ce lien avec un chemin
link_would_lead_to_renamed_note = ceci ne mène nulle part, et mènerait à une note appelée « { $name } »
    .help = choisissez un autre nom pour la note, ou écrivez ce lien avec un chemin

## link-to-withheld

embed_of_withheld = cette page reprend { $kind } que ce site ne publie pas : { $reason }
    .label = mène à { $file }
link_to_withheld = cette page mène à { $kind } que ce site ne publie pas : { $reason }
    .label = mène à { $file }

## list-limit

too_many_authors = il y a ici les noms de plus de { $limit } personnes : ceux qui suivent ne sont pas pris
    .help = gardez les noms qui aident à retrouver la page
too_many_pages = le site a plus de { $limit } pages simples : le pied de page en montre autant, celle-ci n’y est pas
    .help = faites des notes de celles que l’on trouve autrement, ou liez-les depuis une autre page
too_many_tags = il y a ici plus de { $limit } étiquettes : celles qui suivent ne sont pas prises
    .help = gardez les étiquettes qui aident à retrouver la page

## long-paragraph

long_paragraph = ce paragraphe a { $words } mots
    .help = une idée par paragraphe : au-delà de { $limit } mots, on perd sa place

## misplaced-front-matter

guard_below_front_matter = « { $key } » est ici sous l’en-tête, où carnet ne le lit pas
    .help = mettez cette clé dans l’en-tête, au début du fichier
guard_in_text = « { $key } » est ici dans le texte, et n’empêche pas la publication
    .help = mettez `---` sur la première ligne du fichier, sans rien avant
robots_tag_in_text = cette balise demande que le fichier ne soit pas publié, mais n’a pas d’effet ici
    .help = écrivez `visibility: unlisted` dans l’en-tête
second_front_matter = un second en-tête commence ici : carnet lit seulement le premier, et affiche celui-ci comme du texte
    .help = mettez ses clés dans le premier
text_begins_with_rule = ce texte commence par un filet, comme le ferait un en-tête : il est affiché comme un texte
    .help = écrivez plutôt `***`, ou laissez une ligne vide au-dessus

## moved-address

address_moved = la page { $address } a déménagé pour de bon
    .help = écrivez `{ $to }`

## nesting-limit

too_many_levels = plus de { $limit } niveaux sont ouverts ici
    .help = fermez-en, ou coupez la note en plusieurs

## neutral-address

file_at_neutral_address = ce fichier est publié à une adresse neutre : la sienne dirait le nom d’une page que ce site ne publie pas
    .label = mène à { $file }
    .help = donnez un autre nom au fichier ou à son dossier, ou déplacez le fichier

## no-community

community_to_be_named = un fichier destiné à une communauté doit dire laquelle
    .help = ajoutez `--community` et le nom de son fichier
for_no_community = cette page est pour une communauté, mais n’en nomme aucune : elle ne paraît nulle part
    .help = ajoutez `community:` suivi du nom de la communauté

## no-folder

new_file_would_be_something_else = un fichier de ce nom serait ignoré, ou lu comme autre chose
    .help = choisissez un autre titre, ou une autre adresse avec `--slug`
no_folder_for_authors = ce site n’a pas de dossier pour les fichiers d’auteur·trices
    .help = `{ CONFIGURATION() }` l’a supprimé, sous `folders:`
no_folder_for_bases = ce site n’a pas de dossier pour les bases
    .help = `{ CONFIGURATION() }` l’a supprimé, sous `folders:`
no_folder_for_communities = ce site n’a pas de dossier pour les communautés
    .help = `{ CONFIGURATION() }` l’a supprimé, sous `folders:`
no_folder_for_notebooks = ce site n’a pas de dossier pour les carnets
    .help = `{ CONFIGURATION() }` l’a supprimé, sous `folders:`

## nul-byte

nul_byte_in_text = il y a ici un octet nul : une espace est affichée à sa place
    .help = retirez-le ; un texte qui en est plein a été enregistré en UTF-16 : enregistrez-le de nouveau avec l’encodage UTF-8

## orphan

note_alone = cette note n’est dans aucun carnet publié, et aucune page publiée n’y mène
    .help = ajoutez-la à la liste d’un carnet publié, ou faites un lien vers elle dans une page publiée

## path-leaves-site

link_leaves_site = « { $target } » sort du dossier du site
link_to_hidden_file = ce lien symbolique mène à un fichier ou un dossier laissé de côté, car son nom commence par un point
    .help = copiez plutôt le fichier ici, s’il peut être lu par tout le monde
link_to_ignored_file = ce lien symbolique mène à un fichier ou un dossier laissé hors du site
    .help = copiez plutôt le fichier ici, s’il peut être lu par tout le monde
link_to_no_document = ce lien symbolique mène à un fichier qui n’est pas un document
    .help = copiez plutôt le fichier ici, s’il peut être lu par tout le monde
link_to_other_kind = ce lien symbolique mène à un document d’un autre genre
    .help = copiez plutôt le fichier ici, s’il peut être lu par tout le monde
link_to_text_of_document = ce lien symbolique mène au texte d’un document, qui n’est pas un fichier joint
    .help = copiez plutôt le fichier ici, s’il peut être lu par tout le monde
link_to_unpublished_folder = ce lien symbolique mène à un dossier qui n’est pas publié à partir d’ici
    .help = copiez plutôt le fichier ici, s’il peut être lu par tout le monde
notes_in_other_folder = les notes ne peuvent pas être dans `{ $folder }/`, qui sert à autre chose
    .help = mettez-les dans un dossier à elles, comme `content`
path_leaves_site = « { $path } » sort du dossier du site
    .help = écrivez un chemin à partir du dossier du site, comme `content` ou `notes/public`
symbolic_link_leaves_site = ce lien symbolique sort du dossier du site
    .help = copiez plutôt le fichier dans le site
too_many_files_through_links = ici, des liens symboliques mènent à plus de { $count } fichiers et dossiers
    .help = retirez les liens vers des dossiers qui contiennent d’autres liens

## quote-without-source

quote_without_source = cette citation ne dit pas d’où elle vient
    .help = finissez-la par une ligne `— Auteur, titre`, ou citez une source : `[@cle]`

## refused-html

details_never_closed = cet élément n’est jamais fermé : tout le texte qui suit est replié dedans
    .help = écrivez `</details>` après le texte à replier
html_comment_cut = une ligne vide coupe ce commentaire : ce qui la suit serait visible
    .help = commencez-le au début d’une ligne ; ou écrivez-le entre `%%` et `%%`
html_comment_never_closed = ce commentaire n’est jamais fermé : ce qui le suit n’est pas publié
    .help = écrivez `-->` à la fin du commentaire
html_hides_text = cette balise <{ $tag }> cache son texte, et carnet le montrerait
    .help = mettez ce texte entre `%%` et `%%`, qui ne sont jamais publiés ; ou retirez-le
html_table_ends_early = ce tableau se termine avant le texte qui le suit
    .help = fermez-le par `</table>`, ou mettez la suite dans une cellule
html_tag_never_closed = la balise `<{ $tag }>` n’est jamais fermée
    .help = la suite est publiée sans elle
html_tag_not_published = la balise `<{ $tag }>` n’est pas publiée
html_tag_with_many_attributes = la balise <{ $tag }> a plus de { $limit } attributs : elle n’est pas publiée
    .help = gardez les attributs nécessaires

## refused-scheme

scheme_not_published = une adresse en « { $scheme }: » n’est pas publiée
    .help = un lien peut commencer par `https:`, `http:`, `mailto:`, `tel:`, `ftp:` ou `xmpp:`

## review-due

review_day_passed = une relecture était prévue au plus tard le { $day }
    .help = relisez, ajoutez une version, et fixez le jour suivant

## same-language

translation_in_same_language = `{ $file }` dit déjà la même chose dans cette langue ({ $language })
    .help = donnez à chacun sa langue avec `language`, ou retirez `translation_of`
translation_of_itself = ce document se dit la traduction de lui-même
    .help = nommez le document traduit, ou retirez `translation_of`

## same-name

already_named = cette note s’appelle déjà « { $name } »

## silenced-error

silenced_error = « { $name } » est une erreur : elle reste affichée
    .help = on ne peut faire taire que les avertissements et les conseils

## tag-spelling

tag_spelled_otherwise = l’étiquette « { $name } » s’écrit ailleurs « { $usual } »

## template

template_circle = ces gabarits mènent les uns aux autres sans fin : { $names }
    .help = retirez l’un des `include` ou `extends`
template_field_of_nothing = ce qui devrait avoir le champ « { $name } » est absent ici
    .help = une valeur peut manquer : entourez-la de `{"{"}% if … %{"}"}`, ou écrivez `?.` à la place de `.`
template_missing_argument = l’argument « { $name } » manque
template_mistake = { $problem }
template_never_closed = ceci n’est jamais fermé
    .help = écrivez `{ $end }` là où cela finit
template_no_value = ceci n’a pas de valeur ici
    .help = entourez-le de `{"{"}% if … %{"}"}`, ou faites-le suivre du filtre `default`
template_not_comparable = { $one } et { $other } ne se comparent pas
template_unexpected = « { $found } » est là où il faudrait { $expected }
template_unknown_block = le gabarit que celui-ci prolonge n’a pas de bloc « { $name } »
template_unknown_component = il n’y a pas de composant « { $name } »
template_unknown_field = il n’y a pas de champ « { $name } » ici
template_unknown_filter = il n’y a pas de filtre « { $name } »
template_unknown_function = il n’y a pas de fonction « { $name } »
template_unknown_tag = cette instruction n’existe pas, ou elle finit ce qui n’est pas commencé
    .help = les instructions sont if, elif, else, endif, for, endfor, break, continue, set, endset, include, extends, block, endblock, component, endcomponent, filter, endfilter, raw, endraw
template_unknown_template = il n’y a pas de gabarit « { $name } »
template_unknown_test = il n’y a pas de test « { $name } »
template_unknown_text = l’interface n’a pas de texte « { $name } »
template_unknown_variable = rien ne s’appelle « { $name } » ici
template_wrong_argument = l’argument « { $name } » attend { $expected } et reçoit { $found }
template_wrong_type = il faut ici { $expected }, et c’est { $found }

## theme-contract

no_contract_number = « { $written } » n’est pas le numéro d’un contrat
    .help = cette version de carnet tient le contrat { $own } : écrivez `contract: { $own }` si les gabarits sont faits pour lui
theme_names_no_contract = le thème ne dit pas pour quel contrat ses gabarits sont écrits
    .help = écrivez `contract: { $own }` dans { $file }
theme_of_newer_contract = le thème est écrit pour le contrat { $written }, cette version de carnet tient le contrat { $own }
    .help = installez une version plus récente de carnet, ou prenez l’édition du thème pour le contrat { $own }
theme_of_older_contract = le thème est écrit pour le contrat { $written }, cette version de carnet tient le contrat { $own }
    .help = lisez ce qui change dans `CHANGELOG.md` et dans le mode d’emploi, « Quand carnet change » ; corrigez les gabarits, puis écrivez `contract: { $own }`

## toml

toml_other = ce n’est pas du TOML : { $problem }

## unclosed-comment

comment_never_closed = ce commentaire n’est jamais fermé : ce qui le suit n’est pas publié
    .help = écrivez `%%` là où il finit ; pour les deux signes eux-mêmes, écrivez `\%%`

## unclosed-front-matter

front_matter_not_closed = l’en-tête n’est jamais fermé

## unknown-author

author_without_file = l’auteur·trice « { $name } » n’a pas de fichier, et reçoit une page simple
no_author_has_name = aucun·e auteur·trice ne porte le nom « { $name } »

## unknown-callout

no_callout_named = aucun encadré ne s’appelle « { $name } » : il est montré comme une note, titrée de ce mot

## unknown-category

base_declares_no_categories = cette base ne déclare aucune catégorie, et sa liste en nomme : { $names }
    .help = déclarez-les : `categories: [{ $declared }]`
base_declares_no_category = cette base ne déclare pas la catégorie « { $name } »
notebook_declares_no_categories = ce carnet ne déclare aucune catégorie, et sa liste en nomme : { $names }
    .help = déclarez-les : `categories: [{ $declared }]`
notebook_declares_no_category = ce carnet ne déclare pas la catégorie « { $name } »
notebook_has_no_category = le carnet « { $notebook } » n’a pas de catégorie « { $name } »

## unknown-community

audience_of_no_community = aucune communauté n’a le `slug` « { $slug } »
community_without_file = la communauté « { $name } » n’a pas de fichier, et reçoit une page simple
no_community_has_name = aucune communauté ne porte le nom « { $name } »
site_community_without_file = la communauté du site, « { $name } », n’a pas de fichier

## unknown-footnote

no_footnote_named = aucune note de bas de page ne s’appelle « { $label } » : `[^{ $label }]` est affiché tel quel
    .help = écrivez son texte sur une ligne à part : `[^{ $label }]: …`

## unknown-key

unknown_key = clé inconnue dans { $of } : « { $key } »
unknown_key_may_guard = clé inconnue dans { $of } : « { $key } »

## unknown-kind

unknown_kind = « { $value } » n’est pas une valeur connue de « { $key } »

## unknown-language

interface_without_texts = l’interface n’est pas traduite en « { $language } » : elle est en anglais
    .help = pour la traduire, écrivez `{ $file }`
no_language_tag = « { $tag } » n’est pas le code d’une langue

## unknown-member

list_names_no_note = aucune note ne porte le nom « { $name } »
list_names_no_notebook = aucun carnet ne porte le nom « { $name } »
member_is_not_a_note = « { $name } » n’est pas une note : c’est { $found }
member_is_not_a_notebook = « { $name } » n’est pas un carnet : c’est { $found }

## unknown-message

unknown_message = aucun message ne porte le nom « { $name } »

## unknown-name

no_author_of_that_name = aucun·e auteur·trice ne s’appelle « { $name } »
no_community_of_that_name = aucune communauté ne s’appelle « { $name } »
no_note_of_that_name = aucune note ne s’appelle « { $name } »
no_notebook_of_that_name = aucun carnet ne s’appelle « { $name } »

## unknown-source

citation_not_read = `{ $written }` n’est pas lu comme une citation, et s’affiche tel quel
    .help = écrivez `{ $instead }`
source_not_listed = aucune source de cette note n’a la clé « { $key } » : elle est affichée telle quelle

## unknown-theme

no_theme_in = il n’y a pas de thème dans `{ $folder }`

## unknown-time-zone

unknown_time_zone = fuseau horaire inconnu : « { $name } »
    .help = écrivez un nom de la base IANA, comme `America/Toronto` ou `Europe/Paris`

## unknown-translation

translation_of_no_page = aucun document ne porte le nom « { $name } »

## unknown-visibility

unknown_visibility = « { $value } » n’est pas une visibilité connue (clé « { $key } »)

## unlinked-term

unlinked_term = « { $words } » est dans le lexique, et cette note n’a pas de lien vers ce mot
    .help = écrivez `{ $link }`

## unlinked-title

unlinked_title = « { $words } » est le titre d’une autre note, et cette note n’a pas de lien vers elle
    .help = écrivez `{ $link }`

## unreachable-address

address_unreachable = l’adresse { $address } ne répond pas : { $reason }

## unreadable-file

file_not_utf8 = ce fichier n’est pas en UTF-8 : la ligne { $line } contient des octets qui ne forment pas un caractère
    .help = enregistrez-le de nouveau avec l’encodage UTF-8
file_too_large = ce fichier dépasse { $limit } Mio
    .help = coupez-le en plusieurs notes
link_to_folder_around_it = ce lien symbolique mène à un dossier qui le contient
photograph_too_large = cette photographie a { $pixels } millions de pixels : elle n’est publiée que dans sa propre largeur
    .help = enregistrez-la en plus petit : 4000 pixels de large suffisent à tout écran
link_to_nothing = ce lien symbolique ne mène à rien
name_not_unicode = le nom de ce fichier n’est pas en Unicode, et ne peut donc pas donner d’adresse
unreadable_entry = lecture impossible : { $error }
unreadable_entry_without_reason = lecture impossible
unreadable_file = la lecture de ce fichier est impossible : { $error }
    .help = vérifiez ses droits d’accès

## unreadable-site

site_cannot_be_built = { $reason }

## unread-document

documents_of_word_processors = { $count ->
    [one] aucune page publiée ne mène à ce document de traitement de texte, que carnet ne lit pas
   *[other] { $count } documents de traitement de texte, dont celui-ci, sont à côté des notes : carnet ne les lit pas, et aucune page publiée n’y mène
}
    .help = carnet lit les fichiers .md : copiez-y le texte ; ou menez au document par un lien
text_of_another_name = carnet ne lit pas ce fichier, à cause de son nom
    .help = renommez-le `{ $name }` ; ou écrivez son nom sous `ignore:`, dans `carnet.yaml`
text_of_document_in_static = ce fichier semble être une note, et ce qui est dans `static/` est publié tel quel
    .help = mettez-le avec les notes ; ou, pour le publier tel quel, enlevez son en-tête

## unrecorded-change

changed_and_not_committed = cette note a changé le { $day }, après sa dernière date ({ $newest }) : { $words } ; git n’a pas encore ce changement
    .help = ajoutez une version qui dit ce qui a changé : `{"{"}date: …, author: …, summary: …{"}"}`
changed_says_git = git dit que cette note a changé le { $day }, après sa dernière date ({ $newest }) : { $words }
    .help = ajoutez une version qui dit ce qui a changé : `{"{"}date: …, author: …, summary: …{"}"}`

## unresolved-fragment

no_block_named = aucun paragraphe de « { $title } » ne porte le nom « ^{ $name } »
no_heading_named = « { $title } » n’a pas de titre « { $heading } »

## unresolved-link

cover_of_other_site = cette image de tête est un fichier d’un autre site : elle n’est pas montrée
    .help = enregistrez l’image à côté de ce fichier, et écrivez son nom ici
no_cover_named = il n’y a pas de fichier « { $path } »
no_file_named = il n’y a pas de fichier « { $path } »
no_page_at = ce site n’a pas de page à `/{ $address }`
nothing_named = rien ne porte le nom « { $target } »
site_text_names_withheld = « { $key } » nomme une page qui n’est pas publiée, et se lit sur toutes les pages
    .help = retirez le lien

## unused-footnote

footnote_of_same_name = une autre note de bas de page s’appelle déjà « { $label } » : celle-ci n’est pas affichée
    .help = donnez un autre nom à l’une des deux
footnote_without_reference = la note de bas de page « { $label } » n’est appelée nulle part : elle n’est pas affichée
    .help = écrivez `[^{ $label }]` à sa place dans le texte

## unused-ignore

pattern_ignores_nothing = « { $pattern } », dans « ignore », n’écarte aucun fichier
    .help = écrivez un dossier, le chemin d’un fichier à partir du dossier du contenu, un nom, ou un motif comme `*.fin` ou `dossier/**`

## vague-link

vague_label = « { $words } » ne dit pas où mène ce lien
    .help = dites dans le libellé ce qu’on trouvera au bout du lien

## waiting-messages

messages_wait_for_file = { $count ->
        [one] { $count } message sur ce qui semble manquer attend que ce fichier soit corrigé : { $file }
       *[other] { $count } messages sur ce qui semble manquer attendent que ce fichier soit corrigé : { $file }
    }
messages_wait_for_files = { $count ->
        [one] { $count } message sur ce qui semble manquer attend que ces fichiers soient corrigés : { $files }
       *[other] { $count } messages sur ce qui semble manquer attendent que ces fichiers soient corrigés : { $files }
    }
messages_wait_for_files_and_more = { $count ->
        [one] { $count } message sur ce qui semble manquer attend que ces fichiers soient corrigés : { $files }, et { $more } de plus
       *[other] { $count } messages sur ce qui semble manquer attendent que ces fichiers soient corrigés : { $files }, et { $more } de plus
    }

## which-author

several_authors = cette note a { $count } auteur·trices
    .help = dites qui a fait le changement, avec `--author` : { $names }

## wrong-formula

formula_has_unknown_command = « { $command } » ne peut pas servir dans une formule, qui est affichée telle quelle
    .help = corrigez la commande ; pour un signe de dollar qui ne commence pas une formule, écrivez `\$`
formula_too_long = cette formule a plus de { $limit } octets : elle est affichée telle quelle
    .help = coupez-la en plusieurs
formula_unreadable = cette formule ne se lit pas : elle est affichée telle quelle
    .help = vérifiez que chaque accolade et chaque crochet sont fermés ; pour un signe de dollar qui ne commence pas une formule, écrivez `\$`

## wrong-text

summary_empty = le résumé est vide
summary_not_on_one_line = le résumé contient un saut de ligne, une tabulation ou un autre caractère de contrôle
    .help = écrivez-le sur une ligne
title_empty = le titre est vide
title_not_on_one_line = le titre contient un saut de ligne, une tabulation ou un autre caractère de contrôle
    .help = écrivez-le sur une ligne

## wrong-type

category_without_id = cette catégorie n’a pas de clé « id »
    .help = ajoutez `id:` suivi d’un mot de votre choix, que les notes de cette catégorie reprennent
cover_without_image = cette image de tête n’a pas de clé « image »
    .help = ajoutez `image:` suivi du chemin d’une image, ou enlevez `cover`
item_without_name = cet élément n’a pas de clé « { $item } »
    .help = ajoutez `{ $item }:` suivi du nom de la page
no_flag = « { $key } » vaut `true` (oui) ou `false` (non), pas « { $value } »
no_group = « { $key } » attend un groupe de clés ; ici, c’est { $found }
    .help = écrivez des lignes `nom: valeur`
no_keys_and_values = { $of } se décrit par des clés et des valeurs ; ici, c’est { $found }
no_list = « { $key } » attend une liste ; ici, c’est { $found }
    .help = commencez chaque élément par `- `
no_text = « { $key } » attend un texte ; ici, c’est { $found }
not_a_key_of_a_source = « { $key } » ne peut pas être la clé d’une source
    .help = écrivez des lettres, des chiffres et des traits d’union : roy-2017
not_a_value_of = « { $key } » ne peut pas valoir « { $value } »
not_a_count = « { $key } » est un nombre entier à partir de 1, pas « { $value } »
plural_without_form = « { $name } » a besoin des deux clés « one » et « other »
    .help = écrivez les deux : `{"{"}one: "une note", other: "{"{"}n{"}"} notes"{"}"}`
source_author_without_name = cet·te auteur·trice d’une source n’a pas de nom
    .help = écrivez `{"{"}family: Tremblay, given: Marie{"}"}` pour une personne, ou le nom seul pour une organisation

## yaml

yaml_alias_of_itself = une répétition (`*`) ne peut pas être dans la valeur qu’elle répète
yaml_apostrophe_ends_text = faute de forme (YAML) : le guillemet qui précède ferme le texte ici
    .help = un texte qui contient une apostrophe se met entre guillemets doubles, ou sans guillemets
yaml_backslash = faute de forme (YAML) : « \ » a un sens particulier entre guillemets doubles
    .help = mettez le texte entre apostrophes, ou doublez chaque « \ »
yaml_colon = faute de forme (YAML) : « : » suivi d’une espace ne peut pas être ici
yaml_first_sign = faute de forme (YAML) : un texte ne peut pas commencer par « { $sign } »
yaml_key_no_word = une clé est un mot ; ici, c’est { $found }
yaml_line_without_key = faute de forme (YAML) : cette ligne n’est pas une clé suivie de sa valeur
    .help = écrivez `clé: valeur` ; une ligne qui continue le texte du dessus commence par deux espaces
yaml_list_beside_key = faute de forme (YAML) : une liste ne peut pas commencer sur la ligne de sa clé
    .help = mettez chaque élément sur sa propre ligne sous la clé, ou écrivez-les ainsi : `[a, b]`
yaml_no_break_space = faute de forme (YAML) : l’espace qui est ici est insécable
yaml_no_space_after_colon = faute de forme (YAML) : il manque une espace après le deux-points
    .help = écrivez `{ $meant }`
yaml_no_value = faute de forme (YAML) : il manque une valeur
yaml_not_aligned = faute de forme (YAML) : cette ligne n’est pas alignée avec celles de son groupe
    .help = les clés d’un même groupe commencent à la même colonne ; celles du fichier, sans espace devant
yaml_nul_byte = faute de forme (YAML) : il y a ici un signe invisible (octet nul)
    .help = retirez-le, ou tapez la ligne de nouveau
yaml_other = faute de forme (YAML) : { $problem }
    .help = un texte qui contient `: `, `#`, des guillemets ou des crochets se met entre guillemets doubles
yaml_quote_ends_text = faute de forme (YAML) : le guillemet qui précède ferme le texte ici
    .help = un texte qui contient des guillemets doubles se met entre apostrophes, ou prend « » à leur place
yaml_second_document = un second document YAML commence ici
    .help = gardez un seul document par fichier
yaml_tab = faute de forme (YAML) : il y a une tabulation là où il faut des espaces
    .help = remplacez chaque tabulation par deux espaces
yaml_text_after_end = faute de forme (YAML) : il y a du texte après un crochet ou un guillemet fermant
yaml_unclosed_bracket = faute de forme (YAML) : le crochet « { $sign } » n’est pas fermé
    .label = ouvert ici
    .help = mettez `{ $close }` après le dernier élément ; un texte qui commence par un crochet se met entre guillemets doubles
yaml_unclosed_quote = faute de forme (YAML) : le guillemet n’est pas fermé
    .label = ouvert ici
    .help = fermez-le : le même guillemet se met à la fin du texte

## yaml-limit

yaml_aliases_repeat_too_much = les répétitions (`&` et `*`) de ce fichier donnent plus de { $limit } Mo de texte
    .help = écrivez le texte là où il faut, sans `&` ni `*`
yaml_nested_too_deep = les valeurs s’imbriquent sur plus de { $limit } niveaux
yaml_too_many_values = ce fichier contient plus de { $limit } valeurs, répétitions (`&` et `*`) comprises
