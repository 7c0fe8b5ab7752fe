//! `carnet serve` as a program: what it sends, what it prints, how it ends; and clients that mean no good.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use insta::assert_snapshot;

use crate::cli::{carnet_with, told};
use crate::site::{NOW, Site, site, written_bytes};
use crate::versions::{commit, git, note, repository};

/// Longer than any machine is busy.
const PATIENCE: Duration = Duration::from_secs(60);

const SOUND: &str = "\
//- carnet.yaml
title: Essai
base_url: https://example.org/cop/
defaults: {visibility: public}
//- content/notes/a.md
# A

Vers [[b]], ![[son.mp3]].
//- content/notes/b.md
# B

Vers [[a]].
//- content/notes/c.md
---
draft: true
tags: [essai]
---
# C

Une ébauche, vers [[a]].
//- content/notes/son.mp3
0123456789
//- static/robots.txt
User-agent: *
";

const MISTAKEN: &str = "\
//- content/notes/a.md
# A

Vers [[b]].
//- content/notes/b.md
# B

Vers [[a]], [[rien]].
";

/// A preview that runs, ended with its test.
struct Preview {
    child: Child,
    /// `127.0.0.1:8000`.
    host: String,
    base: String,
    lines: Receiver<String>,
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn command(site: &Site, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_carnet"));
    command
        .args(["--lang", "en", "serve"])
        .args(arguments)
        .current_dir(site.path())
        .env("SOURCE_DATE_EPOCH", NOW.to_string());
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Starts a preview on any port and reads its address.
fn serve(site: &Site, arguments: &[&str]) -> Preview {
    serve_at("0", site, arguments)
}

fn serve_at(port: &str, site: &Site, arguments: &[&str]) -> Preview {
    let mut child = command(site, &[&["--port", port], arguments].concat()).spawn().expect("the program runs");
    let (sender, lines) = mpsc::channel();
    let errors = BufReader::new(child.stderr.take().expect("a pipe"));
    thread::spawn(move || errors.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
    let mut address = String::new();
    let mut out = BufReader::new(child.stdout.take().expect("a pipe"));
    out.read_line(&mut address).expect("the address is printed");
    let (host, base) = address
        .trim_end()
        .strip_prefix("http://")
        .and_then(|address| address.split_once('/'))
        .unwrap_or_else(|| panic!("no address in {address:?}: {:?}", lines.iter().collect::<Vec<_>>()));
    Preview { child, host: host.to_owned(), base: format!("/{base}"), lines }
}

impl Preview {
    /// The next line that it prints about itself and that holds a word.
    fn line(&self, word: &str) -> String {
        loop {
            let line = self.lines.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("no line with {word:?}"));
            if line.contains(word) {
                return line;
            }
        }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.host).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a time");
        stream
    }

    /// What comes back for these bytes, until the connection ends.
    fn say(&self, bytes: impl AsRef<[u8]>) -> Vec<u8> {
        let mut stream = self.connect();
        let mut answer = Vec::new();
        // It may refuse before it has read everything: what it said until then is the answer.
        let _ = stream.write_all(bytes.as_ref());
        let _ = stream.read_to_end(&mut answer);
        answer
    }

    fn request(&self, method: &str, target: &str, headers: &str) -> (u16, String, Vec<u8>) {
        let host = &self.host;
        split(&self.say(format!("{method} {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}\r\n")))
    }

    /// A file of the site.
    fn get(&self, path: &str) -> (u16, Vec<u8>) {
        let (status, _, body) = self.request("GET", &format!("{}{path}", self.base), "");
        (status, body)
    }

    fn text(&self, path: &str) -> String {
        String::from_utf8_lossy(&self.get(path).1).into_owned()
    }

    /// Asks for a file until it is as wanted.
    fn until(&self, path: &str, wanted: impl Fn(&str) -> bool) -> String {
        let start = Instant::now();
        loop {
            let text = self.text(path);
            if wanted(&text) {
                return text;
            }
            assert!(start.elapsed() < PATIENCE, "{path} stays {text}");
            thread::yield_now();
        }
    }

    /// What a page of an unknown edition is told.
    fn state(&self) -> serde_json::Value {
        let (status, _, body) = self.request("GET", "/-/carnet/state?page=%2Fcop%2F&version=0", "");
        assert_eq!(status, 200);
        serde_json::from_slice(&body).expect("JSON")
    }

    /// Asks to end, and gives the exit code.
    #[cfg(unix)]
    fn end(mut self, signal: &str) -> Option<i32> {
        let sent = Command::new("kill").args([signal, &self.child.id().to_string()]).status().expect("kill runs");
        assert!(sent.success());
        self.child.wait().expect("it ends").code()
    }
}

/// Saves a file in one step, however busy the machine is.
fn save(site: &Site, path: &str, text: &str) {
    site.write(".aside", text);
    std::fs::rename(site.path().join(".aside"), site.path().join(path)).expect("files can be renamed");
}

/// Status, head and body.
fn split(answer: &[u8]) -> (u16, String, Vec<u8>) {
    let at = answer.windows(4).position(|window| window == b"\r\n\r\n").unwrap_or(answer.len());
    let head = String::from_utf8_lossy(&answer[..at]).into_owned();
    let status = head.get(9..12).and_then(|status| status.parse().ok()).unwrap_or_default();
    (status, head, answer.get(at + 4..).unwrap_or_default().to_vec())
}

#[test]
fn every_file_that_build_writes_is_served_byte_for_byte() {
    let site = site(SOUND);
    let preview = serve(&site, &[]);
    let files = written_bytes(&site.build().1.site.expect("no errors"));
    assert!(files.contains_key("notes/a/index.html") && files.contains_key("notes/son.mp3"), "{:?}", files.keys());
    for (path, bytes) in files {
        assert_eq!(preview.get(&path), (200, bytes.clone()), "{path}");
        if let Some(folder) = path.strip_suffix("index.html") {
            assert_eq!(preview.get(folder), (200, bytes), "{folder}");
        }
    }
    assert!(!site.output().exists(), "the output folder is left alone");
}

#[test]
fn the_site_is_under_the_path_of_its_address_and_missing_pages_are_its_own() {
    let site = site(SOUND);
    let preview = serve(&site, &[]);
    assert_eq!(preview.base, "/cop/");
    let (status, head, _) = preview.request("GET", "/", "");
    assert_eq!((status, head.contains("location: /cop/\r\n")), (302, true), "{head}");
    assert_eq!(preview.get("nowhere/"), (404, site.files()["404.html"].clone()));
    let (status, head, body) = preview.request("HEAD", "/cop/", "");
    assert_eq!((status, body.len()), (200, 0));
    assert!(head.contains(&format!("content-length: {}", site.files()["index.html"].len())), "{head}");
}

#[test]
fn parts_of_an_attachment() {
    let site = site(SOUND);
    let preview = serve(&site, &[]);
    let part = |range: &str| {
        let (status, head, body) = preview.request("GET", "/cop/notes/son.mp3", &format!("Range: {range}\r\n"));
        let about = head.lines().find(|line| line.starts_with("content-range")).unwrap_or_default().to_owned();
        (status, about, String::from_utf8_lossy(&body).into_owned())
    };
    assert_eq!(part("bytes=2-4"), (206, "content-range: bytes 2-4/11".into(), "234".into()));
    assert_eq!(part("bytes=90-"), (416, "content-range: bytes */11".into(), String::new()));
    let (_, head, _) = preview.request("GET", "/cop/notes/son.mp3", "");
    assert!(head.contains("content-type: audio/mpeg") && head.contains("accept-ranges: bytes"), "{head}");
}

#[test]
fn the_configuration_that_was_asked_for_is_followed() {
    let site = site(SOUND);
    let write = |title: &str| save(&site, "autre.yaml", &format!("title: {title}\ndefaults: {{visibility: public}}\n"));
    write("Zqun");
    let preview = serve(&site, &["--watch", "--config", "autre.yaml"]);
    assert!(preview.text("").contains("Zqun"));
    write("Zqdeux");
    preview.until("", |page| page.contains("Zqdeux"));
    preview.line("autre.yaml");
}

#[cfg(unix)]
#[test]
fn a_link_put_in_the_place_of_a_file_leads_nowhere_out_of_the_site() {
    let (site, outside) = (site(SOUND), tempfile::NamedTempFile::new().expect("a temporary file"));
    let preview = serve(&site, &[]);
    assert_eq!(preview.get("notes/son.mp3").0, 200);
    site.remove("content/notes/son.mp3");
    assert_eq!(preview.get("notes/son.mp3").0, 404, "it went");
    std::os::unix::fs::symlink(outside.path(), site.path().join("content/notes/son.mp3")).expect("links can be made");
    assert_eq!(preview.get("notes/son.mp3").0, 404);
}

#[test]
fn a_path_that_has_to_be_encoded_is_compared_decoded() {
    let site = site(SOUND);
    site.write("carnet.yaml", "base_url: https://example.org/c%C3%B4te/\ndefaults: {visibility: public}\n");
    let preview = serve(&site, &[]);
    assert_eq!(preview.base, "/c%C3%B4te/");
    assert_eq!(preview.get("notes/a/").0, 200);
}

#[test]
fn drafts_are_shown_when_asked_for_and_marked() {
    let site = site(SOUND);
    assert_eq!(serve(&site, &[]).get("notes/c/").0, 404);
    let preview = serve(&site, &["--drafts"]);
    assert!(preview.text("notes/c/").contains("<b>Brouillon</b>"));
    assert!(preview.text("etiquettes/essai/").contains("Brouillon"), "in lists too");
    assert!(!preview.text("notes/a/").contains("<b>Brouillon</b>"));
}

#[test]
fn everything_is_shown_when_asked_for_and_marked() {
    let site = site(SOUND);
    site.write("content/notes/p.md", "---\nvisibility: private\n---\n# P\n\nVers [[a]].\n");
    site.write("content/notes/q.md", "---\nvisibility: community\ncommunity: cercle\n---\n# Q\n\nVers [[p]].\n");
    for arguments in [&[] as &[&str], &["--drafts"]] {
        let preview = serve(&site, arguments);
        for note in ["notes/p/", "notes/q/", "notes/p/index.md"] {
            assert_eq!(preview.get(note).0, 404, "{note}");
        }
    }
    let preview = serve(&site, &["--all"]);
    for (note, is_withheld, is_draft) in
        [("p", true, false), ("q", true, false), ("c", false, true), ("a", false, false)]
    {
        let page = preview.text(&format!("notes/{note}/"));
        assert_eq!(page.contains("<b>Retenue</b>"), is_withheld, "{note}");
        assert_eq!(page.contains("<b>Brouillon</b>"), is_draft, "{note}");
    }
    assert!(preview.text("notes/q/").contains("href=\"../../notes/p/\""), "its links lead there");
}

#[test]
fn everything_is_not_shown_to_the_network() {
    let site = site(SOUND);
    assert_snapshot!(told(&carnet_with(&site, &["serve", "--all", "--host", "0.0.0.0"], &[])), @r"
    exit 2
    --- out

    --- err
    error: '--all' shows private notes, and 0.0.0.0 lets the network in
    help: leave '--host' out, or leave '--all' out
    ");
}

#[test]
fn what_is_edited_is_served() {
    let site = site(SOUND);
    let preview = serve(&site, &["--watch"]);
    preview.until("notes/a/", |page| page.contains("/-/carnet/live.js") && !page.contains("nouveau"));
    site.write("content/notes/a.md", "# A\n\nDu nouveau, vers [[b]], ![[son.mp3]].\n");
    preview.until("notes/a/", |page| page.contains("nouveau"));
    let line = preview.line("a.md changed");
    assert!(line.starts_with("content/notes/a.md changed: ") && line.ends_with(" ms"), "{line}");
    // The attachment, the theme, the configuration, a folder that was not there.
    site.write("content/notes/son.mp3", "9876543210");
    preview.until("notes/son.mp3", |bytes| bytes == "9876543210");
    site.write("themes/default/assets/style.css", "p { color: red }");
    preview.until("assets/style.css", |style| style == "p { color: red }");
    site.write("carnet.yaml", "title: Autre\ndefaults: {visibility: public}\n");
    let start = Instant::now();
    while !String::from_utf8_lossy(&preview.request("GET", "/", "").2).contains("Autre") {
        assert!(start.elapsed() < PATIENCE, "the site is at its new place");
    }
}

#[test]
fn while_there_are_errors_the_last_good_pages_stay() {
    let site = site(SOUND);
    let preview = serve(&site, &["--watch"]);
    let before = preview.text("notes/b/");
    save(&site, "content/notes/b.md", "# B\n\nVers [[a]], [[rien]].\n");
    let line = preview.line("b.md changed");
    assert!(line.contains("1 error, 0 warnings: the last good pages stay"), "{line}");
    let state = preview.state();
    assert_eq!(state["problems"]["errors"], 1);
    assert_snapshot!(state["problems"]["shown"][0], @r#"{"excerpt":"3 | Vers [[a]], [[rien]].\n  |             ^^^^^^^^","help":["write a note of that name, or fix the link"],"message":"nothing is named 'rien'","place":"content/notes/b.md:3:13","severity":"error"}"#);
    let without_version = |page: &str| page.split("data-version").next().map(str::to_owned);
    assert_eq!(without_version(&preview.text("notes/b/")), without_version(&before));
    save(&site, "content/notes/b.md", "# B\n\nCorrigé, vers [[a]].\n");
    preview.until("notes/b/", |page| page.contains("Corrigé"));
    assert_eq!(preview.state()["problems"]["errors"], 0);
}

#[test]
fn errors_from_the_beginning_are_told_at_every_address_until_they_are_mended() {
    let site = site(MISTAKEN);
    let preview = serve(&site, &["--watch"]);
    let (status, page) = preview.get("notes/a/");
    let page = String::from_utf8_lossy(&page);
    assert_eq!(status, 503);
    assert!(page.contains("The notebook has errors") && page.contains("nothing is named &#39;rien&#39;"), "{page}");
    save(&site, "content/notes/b.md", "# B\n\nCorrigée, vers [[a]].\n");
    preview.until("notes/b/", |page| page.contains("Corrigée"));
}

#[test]
fn without_watching_errors_end_it() {
    let site = site(MISTAKEN);
    let output = command(&site, &["--port", "0"]).output().expect("the program runs");
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(1), &b""[..]));
    assert_snapshot!(String::from_utf8_lossy(&output.stderr), @r"
    error[unresolved-link]: nothing is named 'rien'
     --> content/notes/b.md:3:13
      |
    3 | Vers [[a]], [[rien]].
      |             ^^^^^^^^
      |
      = help: write a note of that name, or fix the link

    error: 1 error, 0 warnings: there is nothing to show
    ");
    let absent = command(&site, &["nowhere", "--port", "0"]).output().expect("the program runs");
    assert_eq!(absent.status.code(), Some(2));
    assert_snapshot!(String::from_utf8_lossy(&absent.stderr), @"error: cannot read nowhere: there is no such folder");
}

#[test]
fn a_port_that_is_taken_is_said_and_the_next_one_used() {
    let site = site(SOUND);
    let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = taken.local_addr().expect("an address").port();
    let preview = serve_at(&port.to_string(), &site, &[]);
    let line = preview.line("is taken");
    let (_, own) = preview.host.split_once(':').expect("a port");
    assert_eq!(line, format!("note: port {port} is taken, so this is on port {own}"));
    assert_eq!(preview.get("").0, 200);
}

#[test]
fn beyond_this_machine_there_is_a_warning() {
    let site = site(SOUND);
    let preview = serve(&site, &["--host", "0.0.0.0"]);
    assert!(preview.host.starts_with("127.0.0.1:"), "an address that a browser can go to");
    assert!(preview.line("warning: whoever reaches").ends_with("over the network can read this preview"));
}

#[cfg(unix)]
#[test]
fn it_ends_well_when_asked_to() {
    let site = site(SOUND);
    for (signal, arguments) in [("-INT", &["--watch"][..]), ("-TERM", &[])] {
        let preview = serve(&site, arguments);
        // Someone listens to events, someone says nothing.
        let (mut events, _silent) = (preview.connect(), preview.connect());
        events.write_all(b"GET /-/carnet/events HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("it is read");
        events.read_exact(&mut [0; 12]).expect("it is answered");
        assert_eq!(preview.end(signal), Some(0), "{signal}");
    }
}

/// Requests that mean no good, each with its answer, and then one that means well.
fn hostile_requests(preview: &Preview) {
    let status = |bytes: Vec<u8>| split(&preview.say(bytes)).0;
    let get = |target: &str, headers: &str| {
        format!("GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n").into_bytes()
    };
    let with_host =
        |host: &str| format!("GET /cop/ HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").into_bytes();
    for target in [
        "/../../etc/passwd",
        "/cop/../carnet.yaml",
        "/cop/%2e%2e/carnet.yaml",
        "/cop/%252e%252e%252fcarnet.yaml",
        "/cop/..%2fcarnet.yaml",
        "/cop/..%5ccarnet.yaml",
        "/cop//etc/passwd",
        "/cop/%00",
        "/cop/%c0%ae%c0%ae/carnet.yaml",
        "/cop/content/notes/a.md",
    ] {
        assert_eq!(status(get(target, "")), 404, "{target}");
    }
    assert_eq!(status(with_host("evil.example")), 421);
    assert_eq!(status(b"GET /cop/ HTTP/1.1\r\nConnection: close\r\n\r\n".to_vec()), 400);
    assert_eq!(
        status(b"POST /cop/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc".to_vec()),
        405
    );
    assert_eq!(status(get("/cop/", &format!("X: {}\r\n", "x".repeat(100_000)))), 431);
    assert_eq!(status(get("/cop/", &"X: y\r\n".repeat(1_000))), 431);
    assert_eq!(status(get(&format!("/cop/{}", "x".repeat(200_000)), "")) / 100, 4);
    assert_eq!(status(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".repeat(20)) / 100, 4);
    assert_eq!(status(get("/cop/", "Range: bytes=99999999999999999999-1\r\n")), 200);
    assert_eq!(preview.get("notes/a/").0, 200);
}

#[test]
fn hostile_requests_get_their_refusal_and_the_next_reader_a_page() {
    let site = site(SOUND);
    hostile_requests(&serve(&site, &["--watch"]));
}

#[test]
fn silent_and_half_open_clients_stop_nobody() {
    let site = site(SOUND);
    let preview = serve(&site, &["--watch"]);
    let mut open = Vec::new();
    for begun in
        ["", "GET ", "GET /cop/ HTTP/1.1\r\nHost: local", "GET /-/carnet/events HTTP/1.1\r\nHost: localhost\r\n\r\n"]
    {
        for _ in 0..40 {
            let mut stream = preview.connect();
            stream.write_all(begun.as_bytes()).expect("it is read");
            open.push(stream);
        }
    }
    assert_eq!(preview.get("notes/a/").0, 200);
    // A silent one is let go of in the end.
    let mut rest = Vec::new();
    open[0].read_to_end(&mut rest).expect("the connection ends");
    assert_eq!(preview.get("notes/a/").0, 200);
}

/// What two hundred readers get who ask for a page at the same moment: heads and bodies, in any order.
fn two_hundred_answers(preview: &Preview, path: &str) -> Vec<(String, Vec<u8>)> {
    let request = format!("GET {}{path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", preview.base);
    let mut streams: Vec<TcpStream> = (0..200).map(|_| preview.connect()).collect();
    for stream in &mut streams {
        stream.write_all(request.as_bytes()).expect("it is read");
    }
    let answer = |mut stream: TcpStream| {
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("it is answered");
        let (status, head, body) = split(&answer);
        assert_eq!(status, 200, "{head}");
        (head, body)
    };
    streams.into_iter().map(answer).collect()
}

#[test]
fn two_hundred_readers_at_once() {
    let site = site(SOUND);
    let preview = serve(&site, &["--watch"]);
    let page = preview.get("notes/a/").1;
    for (_, body) in two_hundred_answers(&preview, "notes/a/") {
        assert_eq!(body, page);
    }
}

/// The edition of a whole page: its number stands at both ends of the text.
fn edition_of(head: &str, page: &[u8]) -> usize {
    assert!(head.contains(&format!("content-length: {}\r\n", page.len())), "{head}");
    let page = String::from_utf8_lossy(page);
    let number = |word: &str| page.split_once(word)?.1.split_once(' ')?.0.parse().ok();
    match (number("Commence "), number("Finit ")) {
        (Some(first), Some(last)) if first == last => first,
        (first, last) => panic!("begins with {first:?}, ends with {last:?}: {page}"),
    }
}

#[test]
fn readers_and_hostile_clients_while_the_site_is_edited() {
    let site = site(SOUND);
    let note =
        |number: usize, link: &str| format!("# A\n\nCommence {number} ici.\n\n[[{link}]]\n\nFinit {number} là.\n");
    site.write("content/notes/a.md", note(0, "b"));
    let preview = serve(&site, &["--watch"]);
    let mut listener = preview.connect();
    listener.write_all(b"GET /-/carnet/events HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("it is read");
    let start = Instant::now();
    for number in 1..=4 {
        // A mistake first: while it stands, and until the mended note is built, the page is that of the edition before.
        save(&site, "content/notes/a.md", &note(number, "rien"));
        preview.line("the last good pages stay");
        save(&site, "content/notes/a.md", &note(number, "b"));
        loop {
            let answers = two_hundred_answers(&preview, "notes/a/");
            let editions: Vec<usize> = answers.iter().map(|(head, page)| edition_of(head, page)).collect();
            assert!(editions.iter().all(|edition| [number - 1, number].contains(edition)), "{editions:?}");
            hostile_requests(&preview);
            if editions.iter().all(|edition| *edition == number) {
                break;
            }
            assert!(start.elapsed() < PATIENCE, "the edit is not shown");
        }
    }
    // Whoever listened meanwhile has heard of the newest edition.
    let newest = format!("data: {}", preview.state()["version"]);
    assert!(BufReader::new(listener).lines().map_while(Result::ok).any(|line| line == newest), "{newest}");
}

#[test]
fn open_event_streams_do_not_keep_others_out() {
    let site = site(SOUND);
    let preview = serve(&site, &["--watch"]);
    let open = |_| {
        let mut stream = preview.connect();
        let request = format!("GET /-/carnet/events HTTP/1.1\r\nHost: {}\r\n\r\n", preview.host);
        stream.write_all(request.as_bytes()).expect("it reads");
        let mut line = String::new();
        BufReader::new(stream.try_clone().expect("a socket")).read_line(&mut line).expect("it answers");
        assert!(line.contains("200"), "{line}");
        stream
    };
    // More than it takes connections.
    let streams: Vec<TcpStream> = (0..600).map(open).collect();
    assert_eq!(preview.get("notes/a/").0, 200);
    drop(streams);
}

#[test]
fn a_preview_of_the_public_site_answers_no_withheld_name() {
    let site = site(
        "//- content/notes/dossier/zqsecret.md\n---\ntitle: Le Zqsecret\nredirects: [/ancien-zqsecret/]\nvisibility: private\n\
         cover: {image: zqsecret.png, alt: x}\n---\n![x](zqsecret.png)\n//- content/notes/dossier/zqsecret.png\n.\n\
         //- content/notes/a.md\n# A\n\n[[zqsecret]] [[zqsecret [x](/notes/zqsecret/) /notes/zqsecret/\n",
    );
    let preview = serve(&site, &[]);
    for path in site.files().keys() {
        let (status, body) = preview.get(path);
        let said = String::from_utf8_lossy(&body).to_lowercase();
        assert!(status == 200 && !said.contains("zqsecret"), "{path}: {status} {said}");
    }
    for path in [
        "notes/zqsecret/",
        "notes/zqsecret",
        "notes/Zqsecret/",
        "notes/zqsecret/index.html",
        "notes/zqsecret/index.md",
        "notes/%7Aqsecret/",
        "notes/./zqsecret/",
        "notes/a/../zqsecret/",
        "notes/zqsecret/feed.xml",
        "notes/dossier/zqsecret.md",
        "notes/dossier/zqsecret.png",
        "content/notes/dossier/zqsecret.md",
        "ancien-zqsecret/",
        "zqsecret/",
    ] {
        let (status, headers, body) = preview.request("GET", &format!("{}{path}", preview.base), "");
        let said = format!("{headers}{}", String::from_utf8_lossy(&body)).to_lowercase();
        assert!(status != 200 && !said.contains("le zqsecret"), "{path}: {status} {said}");
    }
}

/// Another branch is checked out, and no file of the site changes with it.
#[test]
fn another_past_shows_in_the_preview() {
    let site = repository();
    let newest = note(&[2, 3], "", "# A\n\nDeux.\n");
    site.write("content/notes/a.md", &newest);
    commit(&site, 3);
    git(&site, 3, &["branch", "short"]);
    git(&site, 3, &["checkout", "--quiet", "--orphan", "long"]);
    site.write("content/notes/a.md", note(&[2], "", "# A\n\nUn.\n"));
    commit(&site, 2);
    site.write("content/notes/a.md", &newest);
    commit(&site, 3);
    git(&site, 3, &["checkout", "--quiet", "short"]);
    let preview = serve(&site, &["--watch"]);
    assert_eq!(preview.get("notes/a/versions/2024-01-02/").0, 404);
    git(&site, 3, &["symbolic-ref", "HEAD", "refs/heads/long"]);
    preview.until("notes/a/versions/2024-01-02/", |page| page.contains("Un."));
}
