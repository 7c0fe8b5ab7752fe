//! Requests and their answers, without a socket.

use std::collections::BTreeMap;
use std::sync::Arc;

use hyper::http::request::Parts;
use hyper::{Request, StatusCode, header};
use serde_json::Value;

use super::*;
use crate::content::source::Sources;
use crate::pages::site::{Phase, Site};
use crate::preview::edition::ShownSite;
use crate::preview::problems::EditionProblems;

const BASE: &str = "/cop/";

fn shown(files: &[(&str, &str)]) -> Option<Arc<ShownSite>> {
    let mut site = Site::default();
    for (path, text) in files {
        site.make(*path, text.as_bytes(), Phase::Page);
    }
    site.copy("film.mp4", "film.mp4".into());
    Some(Arc::new(ShownSite::new(site, &Sources::default())))
}

const FILES: &[(&str, &str)] = &[
    ("index.html", "<body>home</body>"),
    ("404.html", "<body>missing</body>"),
    ("notes/été/index.html", "<body>summer</body>"),
    ("notes/a.b/index.html", "<body>a</body>"),
    ("style.css", "p { }"),
    ("son.mp3", "0123456789"),
];

fn edition(live: bool) -> Edition {
    Edition::before(100, live).next(shown(FILES), BASE, EditionProblems::default())
}

/// A request as a browser sends it, and more header lines.
fn request(method: &str, target: &str, headers: &[(&str, &str)]) -> Parts {
    let mut request = Request::builder().method(method).uri(target).header(header::HOST, "localhost:8000");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(()).expect("a request").into_parts().0
}

fn answered(edition: &Edition, request: &Parts) -> hyper::Response<bytes::Bytes> {
    let hosts = Hosts::new("127.0.0.1:8000".parse().expect("an address"), "127.0.0.1");
    match answer(edition, &hosts, request) {
        Answer::Whole(response) => response,
        Answer::Copy { from, head, .. } | Answer::Picture { from, head, .. } => {
            head.map(|()| from.display().to_string().into())
        }
        Answer::Events(head) => head.map(|()| bytes::Bytes::new()),
    }
}

/// Status and body.
fn get(edition: &Edition, target: &str) -> (u16, String) {
    let response = answered(edition, &request("GET", target, &[]));
    (response.status().as_u16(), String::from_utf8_lossy(response.body()).into_owned())
}

fn header<'r>(response: &'r hyper::Response<bytes::Bytes>, name: &str) -> Option<&'r str> {
    response.headers().get(name).and_then(|value| value.to_str().ok())
}

#[test]
fn files_are_served_as_they_are() {
    let edition = edition(false);
    for (target, body) in [
        ("/cop/", "<body>home</body>"),
        ("/cop/index.html", "<body>home</body>"),
        ("/cop/?x=1", "<body>home</body>"),
        ("/cop/notes/%C3%A9t%C3%A9/", "<body>summer</body>"),
        ("/cop/notes/a.b/", "<body>a</body>"),
        ("/cop/style.css?v=12", "p { }"),
        ("/cop/film.mp4", "film.mp4"),
    ] {
        assert_eq!(get(&edition, target), (200, body.to_owned()), "{target}");
    }
}

#[test]
fn every_answer_says_what_it_is_and_what_it_may_load() {
    let edition = edition(true);
    for target in ["/cop/", "/cop/style.css", "/cop/film.mp4", "/nowhere", "/", "/-/carnet/live.js", "/-/carnet/events"]
    {
        let response = answered(&edition, &request("GET", target, &[]));
        assert_eq!(header(&response, "content-security-policy"), Some("default-src 'self'"), "{target}");
        assert_eq!(header(&response, "x-content-type-options"), Some("nosniff"), "{target}");
        assert_eq!(header(&response, "cache-control"), Some("no-store"), "{target}");
        assert!(header(&response, "content-type").is_some(), "{target}");
    }
    let response = answered(&edition, &request("GET", "/cop/", &[]));
    assert_eq!(header(&response, "content-type"), Some("text/html; charset=utf-8"));
}

#[test]
fn a_folder_without_its_slash_and_a_host_without_its_path_lead_there() {
    let edition = edition(false);
    for (target, to) in [
        ("/cop/notes/a.b", "/cop/notes/a.b/"),
        ("/cop/notes/été", "/cop/notes/%C3%A9t%C3%A9/"),
        ("/", "/cop/"),
        ("/cop", "/cop/"),
    ] {
        let target = target.replace("é", "%C3%A9");
        let response = answered(&edition, &request("GET", &target, &[]));
        assert_eq!((response.status(), header(&response, "location")), (StatusCode::FOUND, Some(to)), "{target}");
    }
    assert_eq!(get(&edition, "/cop/notes").0, 404, "no such page");
    assert_eq!(get(&edition, "/cop/notes/a.b//").0, 404);
}

#[test]
fn names_are_looked_up_never_walked_to() {
    let edition = edition(false);
    for target in [
        "/cop/../cop/index.html",
        "/cop/notes/../index.html",
        "/cop/%2e%2e/index.html",
        "/cop/..%2findex.html",
        "/cop/notes/%252e%252e/index.html",
        "/cop/..%5c..%5cetc%5cpasswd",
        "/cop//etc/passwd",
        "/etc/passwd",
        "/cop/index.html%00",
        "/cop/%ff",
        "/cop/index.html/",
        "/copindex.html",
        "/index.html",
        "/cop/notes%2fa.b%2f..%2f",
    ] {
        assert_eq!(get(&edition, target), (404, String::from("<body>missing</body>")), "{target}");
    }
}

#[test]
fn only_reading_is_answered() {
    let edition = edition(true);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "BREW"] {
        let response = answered(&edition, &request(method, "/cop/", &[]));
        assert_eq!((response.status().as_u16(), header(&response, "allow")), (405, Some("GET, HEAD")), "{method}");
    }
    assert_eq!(answered(&edition, &request("HEAD", "/cop/", &[])).status(), StatusCode::OK);
}

#[test]
fn a_host_that_was_made_to_lead_here_reads_nothing() {
    let edition = edition(true);
    let status = |target: &str, hosts: &[&str]| {
        let mut parts = request("GET", target, &[]);
        parts.headers.remove(header::HOST);
        for host in hosts {
            parts.headers.append(header::HOST, host.parse().expect("a header's value"));
        }
        answered(&edition, &parts).status().as_u16()
    };
    assert_eq!(status("/cop/", &["127.0.0.1:8000"]), 200);
    assert_eq!(status("/cop/", &["evil.example"]), 421);
    assert_eq!(status("/-/carnet/state", &["evil.example:8000"]), 421);
    assert_eq!(status("http://evil.example/cop/", &["localhost"]), 421);
    assert_eq!(status("http://localhost:8000/cop/", &["localhost"]), 200);
    assert_eq!(status("/cop/", &[]), 400);
    assert_eq!(status("/cop/", &["localhost", "evil.example"]), 400);
}

/// What is wrong names withheld notes: it is for who writes them, at this machine.
#[test]
fn the_network_is_not_told_what_is_wrong() {
    let say = |text: &str| crate::diagnostics::say::unreadable_entry(text).in_file(&"secret.md".into());
    let language = crate::diagnostics::Language::english();
    let problems = || EditionProblems::of(&[say("secret")], language, |_| None);
    let waiting = Edition::before(100, true).next(None, BASE, problems());
    let good = Edition::before(100, true).next(shown(FILES), BASE, problems());
    for (edition, target) in [
        (&waiting, "/cop/"),
        (&waiting, "/-/carnet/state?version=1"),
        (&good, "/-/carnet/state?page=/cop/notes/secret/&version=101"),
        (&good, "/-/carnet/state?page=/cop/notes/autre/&version=101"),
    ] {
        assert!(get(edition, target).1.contains("secret.md"), "{target}");
        let (_, told) = get(&edition.for_network(), target);
        assert!(!told.contains("secret.md"), "{target}: {told}");
    }
    let state = |page: &str| get(&good.for_network(), &format!("/-/carnet/state?page={page}&version=101")).1;
    assert_eq!(state("/cop/notes/secret/"), state("/cop/notes/autre/"), "no name is told from another");
    let missing = |target: &str| get(&good.for_network(), target);
    assert_eq!(missing("/cop/notes/secret/"), missing("/cop/notes/%3Cscript%3Ealert(1)%3C/script%3E/"));
}

#[test]
fn parts_of_sounds() {
    let edition = edition(true);
    let part = |range: &str| {
        let response = answered(&edition, &request("GET", "/cop/son.mp3", &[("range", range)]));
        let about = header(&response, "content-range").unwrap_or_default().to_owned();
        (response.status().as_u16(), about, String::from_utf8_lossy(response.body()).into_owned())
    };
    assert_eq!(part("bytes=2-4"), (206, "bytes 2-4/10".into(), "234".into()));
    assert_eq!(part("bytes=-2"), (206, "bytes 8-9/10".into(), "89".into()));
    assert_eq!(part("bytes=10-"), (416, "bytes */10".into(), String::new()));
    assert_eq!(part("bytes=0-1,4-5"), (200, String::new(), "0123456789".into()));
    let conditional = request("GET", "/cop/son.mp3", &[("range", "bytes=2-4"), ("if-range", "\"x\"")]);
    assert_eq!(answered(&edition, &conditional).status(), StatusCode::OK);
    let whole = answered(&edition, &request("GET", "/cop/son.mp3", &[]));
    assert_eq!(header(&whole, "accept-ranges"), Some("bytes"));
    // A page has its script put in: it is sent whole.
    let page = answered(&edition, &request("GET", "/cop/", &[("range", "bytes=0-1")]));
    assert_eq!(page.status(), StatusCode::OK);
}

#[test]
fn the_script_is_in_pages_of_a_preview_that_watches_and_nowhere_else() {
    let (live, still) = (edition(true), edition(false));
    let script = "<script src=\"/-/carnet/live.js\" data-version=\"101\" defer></script>\n";
    assert_eq!(get(&live, "/cop/").1, format!("<body>home{script}</body>"));
    assert_eq!(get(&live, "/cop/nowhere"), (404, format!("<body>missing{script}</body>")));
    assert_eq!(get(&live, "/cop/style.css").1, "p { }");
    assert_eq!(get(&live, "/-/carnet/live.js").0, 200);
    assert_eq!(get(&live, "/-/carnet/nothing").0, 404);
    assert_eq!(get(&still, "/-/carnet/live.js").0, 404);
    assert_eq!(get(&still, "/-/carnet/state"), (404, String::from("<body>missing</body>")));
}

/// What a page learns: page, next, files.
fn state(edition: &Edition, page: &str, version: u64) -> (String, Value, Value) {
    let (status, body) = get(edition, &format!("/-/carnet/state?page={page}&version={version}"));
    assert_eq!(status, 200, "{body}");
    let mut state: BTreeMap<String, Value> = serde_json::from_str(&body).expect("JSON");
    assert_eq!(state["version"], edition.version);
    let page = state["page"].as_str().unwrap_or_default().to_owned();
    (page, state.remove("next").unwrap_or_default(), state.remove("files").unwrap_or_default())
}

#[test]
fn a_page_learns_what_became_of_it_and_of_the_files_it_may_use() {
    let first = edition(true);
    let mut files = FILES.to_vec();
    files[3] = ("notes/b/index.html", "<body>b</body>");
    files[4] = ("style.css", "p { color: red }");
    let second = first.next(shown(&files), BASE, EditionProblems::default());
    let third = second.next(None, BASE, EditionProblems::default());
    for edition in [&second, &third] {
        assert_eq!(
            state(edition, "%2Fcop%2F", 101),
            ("same".into(), Value::Null, serde_json::json!(["/cop/style.css"]))
        );
        assert_eq!(state(edition, "%2Fcop%2Fnotes%2Fa.b%2F", 101).0, "gone");
        assert_eq!(state(edition, "%2Fcop%2Fnotes%2Fa.b%2F", 101).1, "/cop/notes/b/");
        assert_eq!(state(edition, "%2Fcop%2Fnotes%2Fb%2F", 101).0, "changed", "it was missing, and is there");
        assert_eq!(state(edition, "%2Fcop%2Fnotes%2F%25C3%25A9t%25C3%25A9%2F", 101).0, "same");
        assert_eq!(state(edition, "%2Fcop%2Fnowhere%2F", 101).0, "same");
        assert_eq!(state(edition, "%2Fcop%2F", 7).0, "changed", "of an earlier run");
    }
    assert_eq!(state(&third, "%2Fcop%2F", third.version), ("same".into(), Value::Null, serde_json::json!([])));
    let (page, next, _) = state(&third, "%2Fcop%2Fnotes%2Fa.b%2F", second.version);
    assert_eq!(
        (page.as_str(), next),
        ("gone", "/cop/notes/b/".into()),
        "it knew, and still says so after the next edition"
    );
    for nonsense in ["", "page", "version=-1&page=%ff", "version=99999999999999999999999"] {
        let (status, _) = get(&third, &format!("/-/carnet/state?{nonsense}"));
        assert_eq!(status, 200, "{nonsense}");
    }
}

#[test]
fn without_a_site_every_address_says_why() {
    let problems = EditionProblems {
        language: String::from("fr"),
        errors: 1,
        texts: BTreeMap::from([("title", String::from("Des <erreurs>"))]),
        ..EditionProblems::default()
    };
    let edition = Edition::before(100, true).next(None, BASE, problems);
    for target in ["/", "/cop/notes/x/", "/style.css"] {
        let (status, page) = get(&edition, target);
        assert_eq!(status, 503);
        assert!(page.contains("<h1>Des &lt;erreurs&gt;</h1>") && page.contains("data-version=\"101\""), "{page}");
    }
    assert_eq!(state(&edition, "%2F", 101).0, "same");
    let mended = edition.next(shown(FILES), BASE, EditionProblems::default());
    assert_eq!(state(&mended, "%2F", 101).0, "changed", "whatever page it is");
}
