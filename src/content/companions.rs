//! The files that belong to a film or a sound by their names: `film.vtt` and `film.fr.vtt` beside `film.mp4` are its captions,
//! `film.jpg` is shown until it plays, `film.txt` is what is said in it.
//!
//! It works on paths alone, and knows neither who uses them nor whether they are published.

/// Endings of what browsers play without a picture.
pub const SOUNDS: [&str; 8] = ["mp3", "m4a", "ogg", "oga", "opus", "wav", "flac", "3gp"];
/// Endings of what browsers play with one.
pub const FILMS: [&str; 5] = ["mp4", "webm", "ogv", "mov", "mkv"];
const POSTERS: [&str; 5] = ["jpg", "jpeg", "png", "webp", "avif"];
const TRANSCRIPTS: [&str; 4] = ["txt", "pdf", "docx", "odt"];

/// What a file is to the film or the sound beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Companion<'a> {
    /// With the language that its name says: `film.fr.vtt`.
    Captions(Option<&'a str>),
    Poster,
    Transcript,
}

/// The ending of a path, without its dot and in small letters.
pub fn ending(path: &str) -> String {
    path.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_ascii_lowercase())
}

/// How the paths of the companions of a file begin; none for what no browser plays.
pub fn beginning(path: &str) -> Option<&str> {
    let ending = ending(path);
    let is_played = SOUNDS.contains(&ending.as_str()) || FILMS.contains(&ending.as_str());
    is_played.then(|| &path[..path.len() - ending.len()])
}

/// What a path that has the [beginning] of another is to it.
pub fn companion<'a>(path: &'a str, beginning: &str) -> Option<Companion<'a>> {
    let rest = path.strip_prefix(beginning)?;
    let ending = ending(rest);
    if rest.eq_ignore_ascii_case("vtt") {
        return Some(Companion::Captions(None));
    }
    if ending == "vtt" {
        let language = &rest[..rest.len() - ".vtt".len()];
        let is_tag = language
            .split('-')
            .all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
        return is_tag.then_some(Companion::Captions(Some(language)));
    }
    let is_of = |known: &[&str]| known.iter().any(|known| rest.eq_ignore_ascii_case(known));
    if is_of(&POSTERS) { Some(Companion::Poster) } else { is_of(&TRANSCRIPTS).then_some(Companion::Transcript) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_belong_to_a_film_by_their_names() {
        let beginning = beginning("a/film.MP4").expect("it is played");
        for (path, expected) in [
            ("a/film.vtt", Some(Companion::Captions(None))),
            ("a/film.fr.vtt", Some(Companion::Captions(Some("fr")))),
            ("a/film.fr-CA.vtt", Some(Companion::Captions(Some("fr-CA")))),
            ("a/film.une copie.vtt", None),
            ("a/film.JPG", Some(Companion::Poster)),
            ("a/film.txt", Some(Companion::Transcript)),
            ("a/film.mp4", None),
            ("a/film.vieux.txt", None),
            ("a/film2.vtt", None),
        ] {
            assert_eq!(companion(path, beginning), expected, "{path}");
        }
        assert_eq!(super::beginning("a/plan.pdf"), None);
    }
}
