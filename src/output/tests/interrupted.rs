//! Builds at once, and builds that end before their time.

use super::*;

#[test]
fn two_builds_do_not_write_at_once() {
    let (_root, output) = fixture();
    build(&output, OLD).unwrap();
    let stale = check(&output, "public").unwrap();
    build(&output, NEW).unwrap();
    let refused = synchronise(&output, &site(OLD), "public", None, json!(null), stale.as_ref());
    assert!(matches!(refused, Err(OutputError::Busy { .. })));
    let refused = synchronise(&output, &site(OLD), "public", None, json!(null), None);
    assert!(matches!(refused, Err(OutputError::Busy { .. })));

    let held = Claim::on(&output).unwrap();
    assert!(matches!(build(&output, OLD), Err(OutputError::Busy { .. })));
    drop(held);
    assert_eq!(tree(&output), texts(NEW));
    build(&output, OLD).unwrap();
}

#[test]
fn two_first_builds_do_not_write_at_once() {
    let (root, output) = fixture();
    let held = Claim::on(&output).unwrap();
    let refused = build(&output, OLD);
    assert_eq!(error(refused, root.path()), "another build is writing to 'public'");
    assert!(!output.exists());
    drop(held);
    build(&output, OLD).unwrap();
    assert_eq!(names(root.path()), ["public"]);

    // The file that a killed build left locks nobody out.
    put(root.path(), ".public.carnet-lock", "");
    build(&output, NEW).unwrap();
    assert_eq!(names(root.path()), ["public"]);
}

#[test]
fn a_lock_is_let_go_though_a_program_that_is_started_has_its_handle() {
    let (_root, output) = fixture();
    let claim = Claim::on(&output).unwrap();
    let inherited = claim.handle.as_ref().unwrap().try_clone().unwrap();
    let killed = catch_unwind(AssertUnwindSafe(move || {
        let _claim = claim;
        resume_unwind(Box::new(()));
    }));
    assert!(killed.is_err());
    assert!(Claim::on(&output).is_ok());
    drop(inherited);
}

/// Of many threads that make the first build at once, those that are refused say so, and the output is entire.
#[test]
fn of_many_first_builds_one_at_least_wins() {
    for _ in 0..20 {
        let (root, output) = fixture();
        let start = std::sync::Barrier::new(4);
        let results: Vec<_> = std::thread::scope(|scope| {
            let build_one = || {
                start.wait();
                build(&output, OLD)
            };
            let threads: Vec<_> = (0..4).map(|_| scope.spawn(build_one)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert!(results.iter().any(Result::is_ok), "{results:?}");
        assert!(results.iter().all(|result| matches!(result, Ok(_) | Err(OutputError::Busy { .. }))), "{results:?}");
        assert_eq!(tree(&output), texts(OLD));
        assert_eq!(names(root.path()), ["public"]);
    }
}

#[test]
fn a_stranger_beside_the_output_is_not_removed() {
    let (root, output) = fixture();
    put(root.path(), ".public.carnet-new/mine.txt", "mine");
    assert!(matches!(build(&output, OLD), Err(OutputError::InTheWay { .. })));
    assert_eq!(tree(root.path()), texts(&[(".public.carnet-new/mine.txt", "mine")]));
}

#[test]
fn an_error_while_filling_leaves_the_folder_as_it_was() {
    let (root, output) = fixture();
    let mut broken = site(OLD);
    broken.copy("photo.jpg", root.path().join("absent.jpg"));
    assert!(build_for(&output, &broken, "public").is_err());
    assert_eq!(names(root.path()), [""; 0]);
    fs::create_dir(&output).unwrap();
    assert!(build_for(&output, &broken, "public").is_err());
    assert_eq!(names(root.path()), ["public"]);
    assert_eq!(names(&output), [""; 0]);
}

#[test]
fn the_first_error_by_path_is_the_one_reported() {
    let (root, output) = fixture();
    build(&output, OLD).unwrap();
    let mut broken = site(OLD);
    for number in (0..200).rev() {
        broken.copy(format!("images/{number:03}.jpg"), root.path().join(format!("{number:03}.jpg")));
    }
    let message = error(build_for(&output, &broken, "public"), root.path());
    assert!(message.starts_with("cannot read '000.jpg': "), "{message}");
    // The failed build is repaired by the next.
    assert!(!is_intact(&output));
    build(&output, OLD).unwrap();
    assert_eq!(tree(&output), texts(OLD));
    assert!(is_intact(&output));
}

#[test]
fn what_an_interrupted_build_left_is_repaired() {
    let (_root, output) = fixture();
    build(&output, OLD).unwrap();
    // Written, half-written and not yet written files of a build that wanted a note `x`.
    let intent = json!({"version": 1, "audience": "public", "guests": [],
        "files": ["index.html", "notes/x/index.html", "notes/y/index.html", "notes/z/index.html"]});
    put(&output, ".carnet-intent.json", &intent.to_string());
    put(&output, "index.html", "other home");
    put(&output, "notes/x/index.html", "x");
    let half = disk::temporary(&output, "notes/y/index.html");
    fs::create_dir_all(half.parent().unwrap()).unwrap();
    fs::write(half, "hal").unwrap();
    assert!(!is_intact(&output));
    let done = build(&output, OLD).unwrap();
    assert_eq!((done.written, done.removed), (1, 1));
    assert_eq!(tree(&output), texts(OLD));
    assert!(is_intact(&output));
}

#[test]
fn an_interrupted_build_for_another_audience_is_still_refused() {
    let (_root, output) = fixture();
    let intent = json!({"version": 1, "audience": "soins", "guests": [], "files": ["secret/index.html"]});
    put(&output, ".carnet-intent.json", &intent.to_string());
    put(&output, "secret/index.html", "x");
    assert!(matches!(check(&output, "public"), Err(OutputError::OtherAudience { .. })));
}

/// Kills an update after each of its changes, the repair too, and asks the last build for one site or another.
#[test]
fn an_update_killed_at_any_moment_is_repaired() {
    const OTHER: &[(&str, &str)] = &[("feed.xml", "third feed"), ("notes/c", "c is a file"), ("theirs/z", "z")];
    let theirs = texts(&[("notes/b/mine.txt", "mine"), ("theirs/", "")]);
    for (first, second, last) in [(NEW, OTHER, OLD), (NEW, NEW, NEW), (OTHER, NEW, OTHER), (NEW, OLD, OTHER)] {
        let mut kill_first = 0;
        loop {
            let (_root, output) = fixture();
            build(&output, OLD).unwrap();
            put(&output, "notes/b/mine.txt", "mine");
            fs::create_dir(output.join("theirs")).unwrap();
            let ended = survives(kill_first, &output, first);
            survives(kill_first * 7 % 23, &output, second);
            build(&output, last).unwrap();

            let mut expected = theirs.clone();
            expected.extend(texts(last));
            if last == OTHER {
                expected.remove("theirs/");
            }
            assert_eq!(tree(&output), expected, "killed after {kill_first} changes");
            assert!(is_intact(&output));
            assert_eq!(build(&output, last).unwrap().written, 0);
            if ended {
                break;
            }
            kill_first += 1;
        }
        assert!(kill_first > 10, "the build was killed {kill_first} times only");
    }
}

#[test]
fn a_first_build_killed_at_any_moment_is_repaired() {
    for exists in [false, true] {
        for changes in 0.. {
            let (root, output) = fixture();
            if exists {
                fs::create_dir(&output).unwrap();
            }
            let ended = survives(changes, &output, OLD);
            if !ended {
                assert!(!output.exists() || tree(&output) == texts(&[("", "")]) || tree(&output) == texts(OLD));
            }
            build(&output, NEW).unwrap();
            assert_eq!(tree(&output), texts(NEW), "killed after {changes} changes");
            assert_eq!(names(root.path()), ["public"]);
            if ended {
                break;
            }
        }
    }
}

/// The second build is killed while it clears up what the first one left, and so is the third.
#[test]
fn builds_killed_one_after_another_are_repaired() {
    killed_one_after_another(|folder, files| _ = build(folder, files).unwrap());
}

/// Kills a first build after each of its changes, and the next two after each of theirs; the last one must repair it.
pub(super) fn killed_one_after_another(work: fn(&Path, &[(&str, &str)])) {
    // A few files, since every pair of moments is tried.
    let before = [("index.html", "home"), ("notes/a/index.html", "a")];
    let after = [("index.html", "new home"), ("notes/b/index.html", "b")];
    for first in 0.. {
        let mut ended = false;
        for second in 0.. {
            let (root, output) = fixture();
            ended = ends_within(first, || work(&output, &before));
            let second_ended = ends_within(second, || work(&output, &before));
            ends_within(second / 2, || work(&output, &after));
            work(&output, &after);
            assert_eq!(tree(&output), texts(&after), "killed after {first}, then {second} changes");
            assert_eq!(names(root.path()), ["public"]);
            if second_ended {
                break;
            }
        }
        if ended {
            assert!(first > 8, "the build was killed {first} times only");
            break;
        }
    }
}

/// What happens where the folder cannot be moved, as a mount point.
#[test]
fn a_first_build_in_place_killed_at_any_moment_is_repaired() {
    for changes in 0.. {
        let (root, output) = fixture();
        fs::create_dir(&output).unwrap();
        // A stand-in for a folder that cannot be moved: its intent, written before any file.
        put(&output, ".carnet-intent.json", r#"{"version":1,"audience":"public","guests":[],"files":[]}"#);
        let ended = survives(changes, &output, OLD);
        build(&output, NEW).unwrap();
        assert_eq!(tree(&output), texts(NEW), "killed after {changes} changes");
        assert_eq!(names(root.path()), ["public"]);
        if ended {
            break;
        }
    }
}
