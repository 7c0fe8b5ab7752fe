//! Mistakes in a site's own templates: each is told with its file, its line, what to write; all of all templates in one run.

use carnet::diagnostics::Language;
use insta::assert_snapshot;

use crate::site::{Site, site};

const CONFIG: &str = "//- carnet.yaml\ntitle: Essai\ntheme: mien\ndefaults: {visibility: public}\n\
                      //- content/index.md\n[[a]]\n//- content/notes/a.md\n# A\n\n[[a]]\n//- themes/mien/theme.yaml\ncontract: 1\n";

/// A site with these templates, each as `//- name` with its text.
fn with_templates(templates: &str) -> Site {
    site(&format!("{CONFIG}{}", templates.replace("//- ", "//- themes/mien/templates/")))
}

/// What is said of a template of this text in the place of the footer, without its excerpt.
fn said_of_footer(text: &str) -> String {
    let said = with_templates(&format!("//- footer.html\n{text}\n")).messages();
    let told = said.lines().filter(|line| line.starts_with("error") || line.contains("= help"));
    told.map(|line| line.trim().trim_start_matches("error[template]: ")).collect::<Vec<_>>().join("\n")
}

#[test]
fn names_that_are_not_there() {
    assert_snapshot!(said_of_footer("{{ site.titel }}"), @"
    there is no field 'titel' here
    = help: did you mean 'title'?
    ");
    assert_snapshot!(said_of_footer("{{ site.addresses.nowhere }}"), @"
    there is no field 'nowhere' here
    = help: the fields are assets, authors, bases, changes, communities, feed, graph, home, languages, lexicon, notebooks, notes, organisations, reviews, search, site_plan, tags
    ");
    assert_snapshot!(said_of_footer("{{ sites.title }}"), @"
    nothing is called 'sites' here
    = help: did you mean 'site'?
    ");
    assert_snapshot!(said_of_footer("{{ site.licence.name }}"), @"
    what should have the field 'name' is absent here
    = help: a value may be absent: put '{% if … %}' around it, or write '?.' instead of '.'
    ");
    assert_snapshot!(said_of_footer("{{ site.title | uper }}"), @"
    there is no filter 'uper'
    = help: did you mean 'upper'?
    ");
    assert_snapshot!(said_of_footer("{% if site.title is definde %}{% endif %}"), @"
    there is no test 'definde'
    = help: did you mean 'defined'?
    ");
    assert_snapshot!(said_of_footer("{{ text(key=\"skip\") }}"), @"there is no function 'text'");
    assert_snapshot!(said_of_footer("{{ <icone name=\"search\" /> }}"), @"
    there is no component 'icone'
    = help: did you mean 'icon'?
    ");
    assert_snapshot!(said_of_footer("{% include \"trial.html\" %}"), @"
    there is no template 'trial.html'
    = help: did you mean 'trail.html'?
    ");
    assert_snapshot!(said_of_footer("{{ t(key=\"skipp\") }}"), @"
    the interface has no text 'skipp'
    = help: did you mean 'skip'?
    ");
    assert_snapshot!(said_of_footer("{{ site.title[99] }}"), @"
    this has no value here
    = help: put '{% if … %}' around it, or a filter 'default' behind it
    ");
}

#[test]
fn values_of_another_type() {
    assert_snapshot!(said_of_footer("{{ site.title + 1 }}"), @"this needs a number, and gets text");
    assert_snapshot!(said_of_footer("{% if site.title > 1 %}{% endif %}"), @"text and a number cannot be compared");
    assert_snapshot!(said_of_footer("{{ site.title | round }}"), @"this needs a number, and gets text");
    assert_snapshot!(said_of_footer("{% for a in site.has_notes %}{% endfor %}"), @"this needs a list, and gets true or false");
    assert_snapshot!(said_of_footer("{{ t() }}"), @"the argument 'key' is missing");
    assert_snapshot!(said_of_footer("{{ <icon /> }}"), @"the argument 'name' is missing");
    assert_snapshot!(said_of_footer("{{ <icon name={3} /> }}"), @"the argument 'name' is text, and gets a number");
}

#[test]
fn what_is_written_wrong() {
    assert_snapshot!(said_of_footer("{{ site.title }"), @"'}' stands where '}}' is expected");
    assert_snapshot!(said_of_footer("{{ site.title | upper( }}"), @"'}}' stands where a name is expected");
    assert_snapshot!(said_of_footer("{% fi site.title %}"), @"
    there is no such instruction, or nothing here that it would end
    = help: the instructions are if, elif, else, endif, for, endfor, break, continue, set, endset, include, extends, block, endblock, component, endcomponent, filter, endfilter, raw, endraw
    ");
    assert_snapshot!(said_of_footer("{% if site.title %}\n<p>\n{% for a in site.pages %}{% endfor %}"), @"
    this is never closed
    = help: write '{% endif %}' where it ends
    ");
    assert_snapshot!(said_of_footer("<p>{{ site.title"), @"
    this is never closed
    = help: write '}}' where it ends
    ");
    assert_snapshot!(said_of_footer("{# a"), @"
    this is never closed
    = help: write '#}' where it ends
    ");
    assert_snapshot!(said_of_footer("{{ \"a }}"), @r#"
    this is never closed
    = help: write '"' where it ends
    "#);
}

#[test]
fn a_mistake_that_shows_in_carnet_s_own_template_is_told_where_it_comes_from() {
    let said = with_templates("//- footer.html\n<p>é\n{{ <backlink_list backlinks={[\"a\"]} /> }}\n").messages();
    assert_snapshot!(said, @r#"
    error[template]: what should have the field 'source' is absent here
     --> themes/mien/templates/footer.html:2:4
      |
    2 | {{ <backlink_list backlinks={["a"]} /> }}
      |    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: a value may be absent: put '{% if … %}' around it, or write '?.' instead of '.'
      = help: the mistake shows in carnet's own rows.html, with what is handed to it here
    "#);
}

#[test]
fn a_mistake_in_a_parent_or_a_component_of_the_site_is_in_its_own_file() {
    let said = with_templates(
        "//- frame.html\n{% block all %}{% endblock %}{{ site.titel }}\n\
         //- parts.html\n{% component mine(of: map, @site) %}{{ of.titel }}{% endcomponent mine %}\n\
         //- note.html\n{% extends \"frame.html\" %}{% block all %}{% endblock %}\n\
         //- list.html\n{{ <mine of={site} /> }}\n",
    )
    .messages();
    assert_snapshot!(said, @"
    error[template]: there is no field 'titel' here
     --> themes/mien/templates/frame.html:1:38
      |
    1 | {% block all %}{% endblock %}{{ site.titel }}
      |                                      ^^^^^
      |
      = help: did you mean 'title'?

    error[template]: there is no field 'titel' here
     --> themes/mien/templates/parts.html:1:43
      |
    1 | {% component mine(of: map, @site) %}{{ of.titel }}{% endcomponent mine %}
      |                                           ^^^^^
      |
      = help: did you mean 'title'?
    ");
}

#[test]
fn all_mistakes_of_all_templates_come_in_one_run() {
    let said = with_templates(
        "//- footer.html\n{% if %}\n\
         //- home.html\n{{ site.title | uper }}\n\
         //- list.html\n{% extends \"absent.html\" %}\n\
         //- loop.html\n{% include \"loop.html\" %}\n\
         //- note.html\n{% extends \"base.html\" %}{% block mian %}{% endblock %}\n\
         //- parts.html\n{{ site }\n\
         //- tag.html\n{% include \"footer.html\" %}{% include \"trial.html\" %}\n",
    );
    assert_snapshot!(said.messages(), @r#"
    error[template]: '%}' stands where a value is expected
     --> themes/mien/templates/footer.html:1:7
      |
    1 | {% if %}
      |       ^^

    error[template]: there is no filter 'uper'
     --> themes/mien/templates/home.html:1:17
      |
    1 | {{ site.title | uper }}
      |                 ^^^^
      |
      = help: did you mean 'upper'?

    error[template]: there is no template 'absent.html'
     --> themes/mien/templates/list.html:1:13
      |
    1 | {% extends "absent.html" %}
      |             ^^^^^^^^^^^

    error[template]: these templates lead to each other without end: loop.html → loop.html
     --> themes/mien/templates/loop.html:1:13
      |
    1 | {% include "loop.html" %}
      |             ^^^^^^^^^
      |
      = help: take one of the 'include' or 'extends' out

    error[template]: the template that this one extends has no block 'mian'
     --> themes/mien/templates/note.html:1:35
      |
    1 | {% extends "base.html" %}{% block mian %}{% endblock %}
      |                                   ^^^^
      |
      = help: did you mean 'main'?

    error[template]: '}' stands where '}}' is expected
     --> themes/mien/templates/parts.html:1:9
      |
    1 | {{ site }
      |         ^

    error[template]: there is no template 'trial.html'
     --> themes/mien/templates/tag.html:1:39
      |
    1 | {% include "footer.html" %}{% include "trial.html" %}
      |                                       ^^^^^^^^^^^^
      |
      = help: did you mean 'trail.html'?
    "#);
}

#[test]
fn a_template_that_is_empty_hides_no_mistake_of_another() {
    let said = with_templates("//- footer.html\n//- home.html\n{{ <icone name=\"search\" /> }}\n").messages();
    assert!(said.contains("error[template]: there is no component 'icone'"), "{said}");
}

#[test]
fn all_mistakes_of_one_template_come_in_one_run() {
    let said = said_of_footer(
        "{{ site.titel }}{% if site.title > 1 %}x{% elif absent.a %}y{% endif %}{{ <icon name={3} /> }}{{ root }}{{ t(key=\"n\") }}",
    );
    assert_snapshot!(said, @"
    there is no field 'titel' here
    = help: did you mean 'title'?
    text and a number cannot be compared
    nothing is called 'absent' here
    = help: there are home, page, root, site
    the argument 'name' is text, and gets a number
    the interface has no text 'n'
    ");
}

#[test]
fn mistakes_are_told_in_french() {
    let site = with_templates("//- footer.html\n{{ site.titel }}\n");
    let (loaded, built) = site.build();
    let french = Language::of("fr").expect("carnet speaks French");
    let said = carnet::diagnostics::render(&built.diagnostics, french, false, |file| loaded.text_of(file));
    assert_snapshot!(said, @"
    erreur[template] : il n’y a pas de champ « titel » ici
     --> themes/mien/templates/footer.html:1:9
      |
    1 | {{ site.titel }}
      |         ^^^^^
      |
      = aide : vouliez-vous dire « title » ?
    ");
}
