//! What the preview adds to a site while it watches: a script in every page, its files under an address of their own, the
//! page shown when there is no site yet, and what a page learns of the newest edition.

use serde::Serialize;

use super::edition::Edition;
use super::history::is_touched;
use super::problems::EditionProblems;
use crate::pipeline::PageKey;
use crate::publish::address::encode;
use crate::text::escape::escaped;

/// Where the preview's own files are. No address of a site begins so.
pub(super) const ROOT: &str = "/-/carnet/";

/// Most changed files that are named to an open page; after more changes it loads itself again.
const FILES: usize = 500;

const SCRIPT: &str = include_str!("live/live.js");
const WORKER: &str = include_str!("live/worker.js");
const STYLE: &str = include_str!("live/live.css");
const WAITING: &str = include_str!("live/waiting.html");

/// A file of the preview, by its name.
pub(super) fn file(name: &str) -> Option<&'static str> {
    match name {
        "live.js" => Some(SCRIPT),
        "worker.js" => Some(WORKER),
        "live.css" => Some(STYLE),
        _ => None,
    }
}

/// A page with the script that follows changes, which knows the edition that the page is of, and the number of all that it
/// shows.
pub(super) fn with_script(page: &[u8], version: u64, key: Option<PageKey>) -> Vec<u8> {
    const END: &[u8] = b"</body>";
    let end = page.windows(END.len()).rposition(|window| window.eq_ignore_ascii_case(END)).unwrap_or(page.len());
    let key = key.map_or_else(String::new, |key| format!(" data-key=\"{key}\""));
    let script = format!("<script src=\"{ROOT}live.js\" data-version=\"{version}\"{key} defer></script>\n");
    [&page[..end], script.as_bytes(), &page[end..]].concat()
}

/// The page at every address while there is no site, and at that of a page that cannot be made: what is wrong.
pub(super) fn waiting(problems: &EditionProblems, version: u64) -> Vec<u8> {
    let text = |name: &str| escaped(problems.texts.get(name).map_or("", String::as_str));
    let mut list = String::new();
    for problem in &problems.shown {
        let place = problem.place.as_deref().unwrap_or_default();
        list.push_str(&format!("<li>{} <code>{}</code></li>\n", escaped(&problem.message), escaped(place)));
    }
    let page = WAITING
        .replace("{language}", &escaped(&problems.language))
        .replace("{title}", &text("title"))
        .replace("{waiting}", &text("waiting"))
        .replace("{root}", ROOT)
        .replace("{problems}", &list);
    with_script(page.as_bytes(), version, None)
}

/// What a page of an earlier edition learns of the newest one.
#[derive(Debug, Serialize)]
pub(super) struct LiveState<'a> {
    pub version: u64,
    pub page: PageState,
    /// Where a page that went is now, when that can be told.
    pub next: Option<String>,
    /// Addresses of other files that changed; a page knows itself which of them it uses.
    pub files: Vec<String>,
    pub problems: &'a EditionProblems,
}

/// What became of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum PageState {
    Same,
    /// It is other, or it cannot be known that it is not.
    Changed,
    /// There is no page at its address any more.
    Gone,
}

impl LiveState<'_> {
    /// For a page made of the file at `page`, none when its address had no file, as it was in the edition `version`. `key` is
    /// the number of all that it showed then.
    pub(super) fn of<'a>(edition: &'a Edition, page: Option<&str>, version: u64, key: Option<&str>) -> LiveState<'a> {
        let problems = edition.problems.as_ref();
        let all = |page| LiveState { version: edition.version, page, next: None, files: Vec::new(), problems };
        let Some(differences) = edition.history.since(version) else { return all(PageState::Changed) };
        let there = |page: &str| edition.shown().is_some_and(|shown| shown.has(page));
        let is_other = |page: &str| {
            let shown = edition.shown().filter(|_| version != edition.version);
            let newest = shown.and_then(|shown| shown.key(page));
            newest.is_some_and(|newest| key != Some(newest.to_string().as_str()))
        };
        let address = |path: &str| encode(&format!("{}{path}", edition.base));
        let files: Vec<&String> = differences
            .iter()
            .flat_map(|difference| difference.changed.iter().chain(&difference.added).chain(&difference.removed))
            .filter(|path| !path.ends_with(".html"))
            .take(FILES + 1)
            .collect();
        match page {
            // It stays so in every edition that follows; what took its place may have come before this page was loaded, or later.
            Some(page) if !there(page) && edition.history.has_removed(page) => {
                let next = edition.history.successor(page);
                let next = next.map(|next| address(next.strip_suffix("index.html").unwrap_or(next)));
                LiveState { next, ..all(PageState::Gone) }
            }
            Some(page) if is_touched(&differences, page) || is_other(page) => all(PageState::Changed),
            _ if files.len() > FILES => all(PageState::Changed),
            _ => LiveState { files: files.into_iter().map(|path| address(path)).collect(), ..all(PageState::Same) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_comes_last_in_the_body() {
        let text = |page: &str| String::from_utf8(with_script(page.as_bytes(), 7, None)).expect("a text");
        let script = "<script src=\"/-/carnet/live.js\" data-version=\"7\" defer></script>\n";
        assert_eq!(text("<p>&lt;/body></p></BODY></html>"), format!("<p>&lt;/body></p>{script}</BODY></html>"));
        assert_eq!(text("<pre></body></pre></body>"), format!("<pre></body></pre>{script}</body>"));
        assert_eq!(text("<p>"), format!("<p>{script}"));
    }
}
