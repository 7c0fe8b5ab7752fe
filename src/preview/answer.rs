//! The answer to a request: a pure function of the edition and the request's head. No socket, no disk.

use bytes::Bytes;
use hyper::header::{self, HeaderName, HeaderValue};
use hyper::http::request::Parts;
use hyper::{HeaderMap, Method, Response, StatusCode};
use percent_encoding::percent_decode_str;

use super::edition::{AskedFile, Edition, ShownSite};
use super::hosts::Hosts;
use super::live::{self, LiveState};
use super::problems::EditionProblems;
use super::range::{Wanted, wanted};
use super::types::content_type;
use crate::diagnostics::{Diagnostic, Language};
use crate::pages::site::Content;
use crate::publish::address::encode;

/// What is sent back.
#[derive(Debug)]
pub enum Answer {
    /// All of it. The body of an answer to `HEAD` is left out when it is sent.
    Whole(Response<Bytes>),
    /// A file of the site's folder, or the part of it that `range` asks for; the head lacks what depends on its size.
    Copy { from: std::path::PathBuf, head: Response<()>, range: Option<String> },
    /// A picture, sent without its metadata.
    Picture { from: std::path::PathBuf, width: Option<u32>, head: Response<()>, range: Option<String> },
    /// The versions to come, as they come.
    Events(Response<()>),
}

/// The answer to a request. Every request has one.
pub fn answer(edition: &Edition, hosts: &Hosts, request: &Parts) -> Answer {
    if request.method != Method::GET && request.method != Method::HEAD {
        let mut refusal = plain(StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD are answered");
        refusal.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        return Answer::Whole(refusal);
    }
    if let Some(refusal) = refuse_host(hosts, request) {
        return Answer::Whole(refusal);
    }
    let address = request.uri.path();
    match address.strip_prefix(live::ROOT) {
        Some(name) if edition.live => own(edition, name, request.uri.query().unwrap_or_default()),
        _ => page(edition, address, request),
    }
}

/// Unless there is one `Host`, known; and the authority of the target too, when it has one.
fn refuse_host(hosts: &Hosts, request: &Parts) -> Option<Response<Bytes>> {
    let mut named = request.headers.get_all(header::HOST).iter();
    let (Some(host), None) = (named.next(), named.next()) else {
        return Some(plain(StatusCode::BAD_REQUEST, "a request names its host, once"));
    };
    let known = host.to_str().is_ok_and(|host| hosts.knows(host))
        && request.uri.authority().is_none_or(|authority| hosts.knows(authority.as_str()));
    let refusal = "this preview answers for this machine only, not for that host";
    (!known).then(|| plain(StatusCode::MISDIRECTED_REQUEST, refusal))
}

/// What an address of the site leads to.
enum FoundPage {
    File(String),
    /// The folder's own address, when its final slash was left out.
    Folder(String),
    /// The site is elsewhere on this host.
    Base,
    Nothing,
}

/// Looks an address up among the files of the site: decoded once, compared as it is.
fn find(shown: &ShownSite, base: &str, address: &str) -> FoundPage {
    let Ok(path) = percent_decode_str(address).decode_utf8() else { return FoundPage::Nothing };
    let Some(path) = path.strip_prefix(base) else {
        return if path == "/" || path == base.trim_end_matches('/') { FoundPage::Base } else { FoundPage::Nothing };
    };
    let index = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    if shown.has(&index) {
        return FoundPage::File(index);
    }
    if shown.has(&format!("{path}/index.html")) {
        return FoundPage::Folder(format!("{base}{path}/"));
    }
    FoundPage::Nothing
}

fn page(edition: &Edition, address: &str, request: &Parts) -> Answer {
    let Some(shown) = edition.shown() else {
        let body = if edition.live { live::waiting(&edition.problems, edition.version) } else { Vec::new() };
        return Answer::Whole(whole(StatusCode::SERVICE_UNAVAILABLE, content_type("index.html"), body.into()));
    };
    let range = |name| request.headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    // Nothing is sent that a condition could be about, so a range under one is not for this state of the file.
    let range = if request.headers.contains_key(header::IF_RANGE) { None } else { range(header::RANGE) };
    match find(shown, &edition.base, address) {
        FoundPage::File(path) => file(edition, shown, StatusCode::OK, &path, range),
        FoundPage::Folder(address) => Answer::Whole(redirect(&address)),
        FoundPage::Base => Answer::Whole(redirect(&edition.base)),
        FoundPage::Nothing if shown.has(MISSING) => file(edition, shown, StatusCode::NOT_FOUND, MISSING, None),
        FoundPage::Nothing => Answer::Whole(plain(StatusCode::NOT_FOUND, "nothing is published at this address")),
    }
}

/// The page of the form for writing in the browser.
const EDITOR: &str = "admin/index.html";

/// The file of a site that is shown where nothing is.
const MISSING: &str = "404.html";

fn file(edition: &Edition, shown: &ShownSite, status: StatusCode, path: &str, range: Option<String>) -> Answer {
    let kind = content_type(path);
    let is_page = kind.starts_with("text/html");
    let (content, key) = match shown.file(path) {
        Some(AskedFile::File(content, key)) => (content, key),
        Some(AskedFile::Broken(error)) => return Answer::Whole(broken(edition, shown, &error)),
        None => return Answer::Whole(plain(StatusCode::NOT_FOUND, "nothing is published at this address")),
    };
    match content {
        Content::Made(bytes) if is_page && path == EDITOR => {
            Answer::Whole(with_policy_of_editor(whole(status, kind, Bytes::from_owner(bytes)), shown))
        }
        Content::Made(bytes) if is_page && edition.live => {
            Answer::Whole(whole(status, kind, live::with_script(&bytes, edition.version, key).into()))
        }
        Content::Made(bytes) if is_page => Answer::Whole(whole(status, kind, Bytes::from_owner(bytes))),
        Content::Made(bytes) => Answer::Whole(part(Bytes::from_owner(bytes), kind, range.as_deref())),
        Content::Copied(from) => Answer::Copy { from, head: head(status, kind), range },
        Content::Picture(from) => Answer::Picture { from, width: None, head: head(status, kind), range },
        Content::Narrowed { from, width } => {
            Answer::Picture { from, width: Some(width), head: head(status, kind), range }
        }
        Content::Card(card) => Answer::Whole(part(card.png().into(), kind, range.as_deref())),
        // A preview keeps everything in memory: nothing is put aside or left in an output folder.
        Content::Shelved(_) | Content::Unchanged { .. } => {
            Answer::Whole(plain(StatusCode::NOT_FOUND, "this file is not in the preview"))
        }
    }
}

/// The page of the form has its own policy, and is not shown anew when a file changes: what is being written would be lost.
fn with_policy_of_editor(mut response: Response<Bytes>, shown: &ShownSite) -> Response<Bytes> {
    let editor = shown.loaded().and_then(|loaded| loaded.config.editor.as_ref());
    if let Some(policy) = editor.and_then(|editor| HeaderValue::try_from(editor.policy()).ok()) {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// A page that its template cannot make: what is wrong.
fn broken(edition: &Edition, shown: &ShownSite, error: &Diagnostic) -> Response<Bytes> {
    let language = Language::of(&edition.problems.language).unwrap_or_else(Language::english);
    let text_of = |file: &str| shown.loaded().and_then(|loaded| loaded.text_of(file));
    let problems = EditionProblems::of(std::slice::from_ref(error), language, text_of);
    let body = live::waiting(&problems, edition.version);
    whole(StatusCode::INTERNAL_SERVER_ERROR, content_type("index.html"), body.into())
}

/// The preview's own files, and what pages ask it.
fn own(edition: &Edition, name: &str, query: &str) -> Answer {
    match name {
        "events" => {
            let mut head = head(StatusCode::OK, "text/event-stream");
            head.headers_mut().insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
            Answer::Events(head)
        }
        "state" => {
            let version = parameter(query, "version").and_then(|version| version.parse().ok()).unwrap_or_default();
            let address = parameter(query, "page").unwrap_or_default();
            let page = file_of(&edition.base, &address);
            let key = parameter(query, "key");
            // Made of texts and numbers: this cannot fail.
            let state = serde_json::to_vec(&LiveState::of(edition, page.as_deref(), version, key.as_deref()))
                .unwrap_or_default();
            Answer::Whole(whole(StatusCode::OK, content_type("state.json"), state.into()))
        }
        _ => Answer::Whole(match live::file(name) {
            Some(text) => whole(StatusCode::OK, content_type(name), Bytes::from_static(text.as_bytes())),
            None => plain(StatusCode::NOT_FOUND, "the preview has no such file"),
        }),
    }
}

/// The file that a page's address is for, whether there is one or not.
fn file_of(base: &str, address: &str) -> Option<String> {
    let path = percent_decode_str(address).decode_utf8().ok()?;
    let path = path.strip_prefix(base)?;
    Some(if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() })
}

/// A value of a query, decoded.
fn parameter(query: &str, name: &str) -> Option<String> {
    let value = query.split('&').find_map(|pair| pair.split_once('=').filter(|(key, _)| *key == name))?.1;
    Some(percent_decode_str(value).decode_utf8_lossy().into_owned())
}

/// The part that was asked for of a file that is not a page.
fn part(bytes: Bytes, kind: &'static str, range: Option<&str>) -> Response<Bytes> {
    let size = bytes.len() as u64;
    let mut head = head(StatusCode::OK, kind);
    let bytes = match set_range(&mut head, range, size) {
        // A range lies within the bytes, whose number is a usize.
        Some(range) => bytes.slice(range.start as usize..range.end as usize),
        None => Bytes::new(),
    };
    head.map(|()| bytes)
}

/// Says in the head which part of a file of this size follows, and gives it; none when nothing does.
pub(super) fn set_range(head: &mut Response<()>, header: Option<&str>, size: u64) -> Option<std::ops::Range<u64>> {
    head.headers_mut().insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    let (status, about, range) = match wanted(header, size) {
        Wanted::Whole => (head.status(), None, Some(0..size)),
        Wanted::Part(range) => {
            let about = format!("bytes {}-{}/{size}", range.start, range.end - 1);
            (StatusCode::PARTIAL_CONTENT, Some(about), Some(range))
        }
        Wanted::Outside => (StatusCode::RANGE_NOT_SATISFIABLE, Some(format!("bytes */{size}")), None),
    };
    *head.status_mut() = status;
    if let Some(about) = about.and_then(|about| HeaderValue::try_from(about).ok()) {
        head.headers_mut().insert(header::CONTENT_RANGE, about);
    }
    range
}

fn redirect(address: &str) -> Response<Bytes> {
    let mut response = plain(StatusCode::FOUND, "this address ends with a slash");
    // Percent-encoded: every byte of it may stand in a header.
    if let Ok(address) = HeaderValue::try_from(encode(address)) {
        response.headers_mut().insert(header::LOCATION, address);
    }
    response
}

fn plain(status: StatusCode, text: &'static str) -> Response<Bytes> {
    whole(status, content_type("message.txt"), Bytes::from_static(text.as_bytes()))
}

fn whole(status: StatusCode, kind: &'static str, bytes: Bytes) -> Response<Bytes> {
    head(status, kind).map(|()| bytes)
}

/// The headers of every answer. The policy is that under which every page of a site is to work.
fn head(status: StatusCode, kind: &'static str) -> Response<()> {
    let mut response = Response::new(());
    *response.status_mut() = status;
    let headers: &mut HeaderMap = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_SECURITY_POLICY, "default-src 'self'"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CACHE_CONTROL, "no-store"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}
