//! Tests of `names`.

use proptest::prelude::*;

use super::*;
use crate::text::slug::fold;

fn owner<'a>(path: &'a str, slug: &'a str, title: &'a str, aliases: &[String], is_note: bool) -> NameOwner<'a> {
    NameOwner { path, slug, title, is_note, folded: FoldedNames::of(path, slug, title, aliases).into() }
}

fn names() -> Names<'static> {
    let none: &[String] = &[];
    let alias = &[String::from("Étape 3")];
    let entry = owner;
    Names::of(&[
        entry("notes/parcours/deployer", "deployer", "Déployer la trajectoire", alias, true),
        entry("notes/parcours/pilote", "pilote", "Le pilote", none, true),
        entry("notes/reperes/pilote", "pilote-2", "Le projet pilote", none, true),
        entry("notebooks/pilote", "pilote", "Carnet pilote", none, false),
        entry("notes/peche", "peche", "Pêche", none, true),
        entry("notes/peche-2", "peche-2", "Péché", none, true),
        entry("notes/ete", "saison", "Été", none, true),
    ])
}

#[test]
fn a_name_is_a_slug_a_path_a_title_or_an_alias() {
    for (name, id) in [
        ("deployer", 0),
        ("DEPLOYER", 0),
        ("Déployer la trajectoire", 0),
        ("etape 3", 0),
        ("parcours/pilote", 1),
        ("reperes/pilote.md", 2),
        ("notebooks/pilote", 3),
        ("E\u{301}te\u{301}", 6),
    ] {
        assert_eq!(names().find(name, "notes/x", &AskedNames::default()), Found::One(id), "{name}");
    }
}

#[test]
fn the_nearest_wins_and_a_tie_is_said() {
    assert_eq!(names().find("pilote", "notes/parcours/x", &AskedNames::default()), Found::One(1));
    assert_eq!(names().find("pilote", "notes/reperes/x", &AskedNames::default()), Found::One(2));
    assert_eq!(names().find("pilote", "notes/x", &AskedNames::default()), Found::Several(vec![1, 2].into()));
}

#[test]
fn names_that_differ_by_case_are_told_apart_by_it() {
    let entry = |path, title| owner(path, "x", title, &[], true);
    let names = Names::of(&[
        entry("Plan", "Un"),
        entry("plan", "Deux"),
        entry("A/plan", "Trois"),
        entry("a/plan", "Quatre"),
        entry("b", "US"),
        entry("c", "us"),
    ]);
    for (name, id) in [("plan", 1), ("Plan", 0), ("Plan.md", 0), ("A/plan", 2), ("a/plan", 3), ("US", 4), ("us", 5)] {
        assert_eq!(names.find(name, "z", &AskedNames::default()), Found::One(id), "{name}");
    }
    for (name, ids) in [("PLAN", vec![0, 1]), ("a/Plan", vec![2, 3]), ("Us", vec![4, 5])] {
        assert_eq!(names.find(name, "z", &AskedNames::default()), Found::Several(ids.clone().into()), "{name}");
    }
    assert_eq!(names.at_path("Plan.md"), Found::One(0));
    assert_eq!(names.at_path("a/PLAN"), Found::Several(vec![2, 3].into()));
}

#[test]
fn a_file_s_own_name_comes_before_that_of_its_folder() {
    let entry = |path| owner(path, "css", "", &[], true);
    let names = Names::of(&[entry("css/css"), entry("css/index")]);
    for name in ["css", "CSS", "Css/CSS"] {
        assert_eq!(names.find(name, "z", &AskedNames::default()), Found::One(0), "{name}");
    }
}

#[test]
fn accents_do_not_count_where_one_remains() {
    assert_eq!(names().find("été", "x", &AskedNames::default()), Found::One(6));
    assert_eq!(names().find("pêche", "x", &AskedNames::default()), Found::One(4));
    assert_eq!(names().find("Peche", "x", &AskedNames::default()), Found::One(4), "a slug comes before titles");
}

#[test]
fn what_is_not_there_is_not_guessed() {
    assert_eq!(names().find("deploier", "x", &AskedNames::default()), Found::Nothing);
    assert_eq!(names().nearest("deploier"), Some("deployer"));
}

#[test]
fn joined_paths_stay_inside() {
    assert_eq!(join("notes/a/b", "../c.md").as_deref(), Some("notes/c.md"));
    assert_eq!(join("notes/a", "../../../etc/passwd"), None);
}

/// Work for a site of notes at these paths, each of which looks for all these names.
fn work(paths: &[String], wanted: impl Fn(usize) -> String) -> usize {
    let entries: Vec<NameOwner> = paths.iter().map(|path| owner(path, "x", "Même", &[], true)).collect();
    STEPS.set(0);
    let names = Names::of(&entries);
    for (number, path) in paths.iter().enumerate() {
        names.find(&wanted(number), path, &AskedNames::default());
    }
    STEPS.get()
}

#[test]
fn many_of_one_name_are_chosen_from_in_linear_time() {
    let deep = |n: usize| format!("d{}/e{n}", n % 7);
    let name = |n: usize| if n.is_multiple_of(2) { "nom" } else { "Nom" };
    for (what, path, wanted) in [
        (
            "in folders of their own",
            (&|n| format!("{}/nom", deep(n))) as &dyn Fn(usize) -> String,
            (&|n| name(n).to_owned()) as &dyn Fn(usize) -> String,
        ),
        ("with a folder", &|n| format!("{}/nom", deep(n)), &|n| format!("e{n}/nom")),
        ("with a folder of many", &|n| format!("{}/f/nom", deep(n)), &|_| "f/nom".into()),
        ("of equal right", &|n| format!("{}/nom", deep(n)), &|n| ["Même", "x", "mÊme", "meme"][n % 4].into()),
        ("by case", &|n| format!("{n:b}/nom").replace('0', "a").replace('1', "A"), &|n| {
            format!("{n:b}/NOM").replace('0', "a").replace('1', "A")
        }),
    ] {
        let of = |n: usize| work(&(0..n).map(path).collect::<Vec<_>>(), wanted);
        let (once, twice) = (of(500), of(1_000));
        assert!(once >= 500 && twice <= 2 * once + once / 5, "{what}: {once}, {twice}");
    }
}

/// What [`Names::find`] is to find, without any index.
fn found_by_hand(entries: &[NameOwner], name: &str, from: &str) -> Vec<Id> {
    let parts =
        |path: &str| folder_of(path).split('/').filter(|p| !p.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let distance = |id: &Id| {
        let (to, from) = (parts(&fold(entries[*id].path)), parts(&fold(from)));
        to.len() + from.len() - 2 * to.iter().zip(&from).take_while(|(a, b)| a == b).count()
    };
    let last = name.rsplit('/').next().unwrap_or(name);
    let rank = |id: &Id| {
        let entry = &entries[*id];
        let file = fold(entry.path.rsplit('/').next().unwrap_or_default());
        let class = if [file, fold(entry.slug)].contains(&fold(last)) { 0 } else { 2 };
        let is_last = class == 0 || fold(entry.title) == fold(last);
        let fits = !name.contains('/') || format!("/{}", fold(entry.path)).ends_with(&format!("/{}", fold(name)));
        (is_last && fits).then_some(class + usize::from(!entry.is_note))
    };
    let all: Vec<Id> = (0..entries.len()).filter(|id| rank(id).is_some()).collect();
    let best = all.iter().filter_map(rank).min();
    let all: Vec<Id> = all.into_iter().filter(|id| rank(id) == best).collect();
    let nearest = all.iter().map(distance).min();
    all.into_iter().filter(|id| Some(distance(id)) == nearest).collect()
}

proptest! {
    #[test]
    fn the_nearest_is_found_as_by_comparing_all(
        paths in proptest::collection::vec(("([abA]/){0,3}", "[abB]", "[abc]", any::<bool>()), 1..12),
        name in "([ab]/){0,2}[abB]",
        from in "([abA]/){0,3}x",
    ) {
        let paths: Vec<_> = paths.into_iter().map(|(folder, file, title, is_note)| (folder + &file, title, is_note)).collect();
        let entries: Vec<NameOwner> = paths
            .iter()
            .map(|(path, title, is_note)| owner(path, "s", title, &[], *is_note))
            .collect();
        let names = Names::of(&entries);
        let by_hand = found_by_hand(&entries, &name, &from);
        match names.find_any(&name, &from, &AskedNames::default()) {
            Found::Nothing => prop_assert!(by_hand.is_empty()),
            Found::One(id) => prop_assert_eq!(vec![id], by_hand),
            Found::Several(ids) => prop_assert_eq!(ids.first(usize::MAX), by_hand),
        }
    }
}
