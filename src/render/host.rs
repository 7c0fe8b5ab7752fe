//! The files in which the host of a site reads how to serve it: which headers every page has.
//!
//! The policy is that of pages without scripts and styles of their own (W3C, Content Security Policy Level 3); pictures and
//! recordings may be those of other sites, as notes show them.

use percent_encoding::percent_decode_str;

use crate::content::config::editor::PLACE;
use crate::content::config::{Config, Host};

const POLICY: &str = "Content-Security-Policy";

/// What every page is sent with. Where notes have HTML as they like, the policy would break it and is left out.
fn headers(config: &Config) -> Vec<(&'static str, &'static str)> {
    let policy = "default-src 'self'; img-src 'self' data: https:; media-src 'self' https:; object-src 'none'; \
                  base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
    let mut headers = vec![
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ];
    if !config.html_trusted {
        headers.insert(0, (POLICY, policy));
    }
    headers
}

/// A year, in seconds: fonts never change under their names.
const FOR_A_YEAR: &str = "public, max-age=31536000, immutable";

/// Rules for single pages that Cloudflare reads beside those for all (Cloudflare Pages, « Headers »: 100 in all).
const MOST_RULES: usize = 98;

/// The files for the host that the configuration names, by their paths from the root; none where it names none. `mementos` are the
/// addresses of versions of notes from the root, each with its moment. `tops` are the first parts of the addresses of pages and
/// attachments, with a slash behind folders.
pub fn files(
    config: &Config,
    mementos: impl Iterator<Item = (String, String)>,
    tops: impl Iterator<Item = String>,
) -> Vec<(&'static str, String)> {
    let Some(host) = config.host else { return Vec::new() };
    let mut headers = headers(config);
    let policy = headers.iter().find(|(name, _)| *name == POLICY).map(|(_, policy)| *policy);
    let editor = config.editor.as_ref().filter(|_| policy.is_some()).map(|editor| editor.policy());
    // Netlify does not say which of two rules for a page counts, so that the pages beside the editor's have rules of their own.
    if editor.is_some() && host == Host::Netlify {
        headers.retain(|(name, _)| *name != POLICY);
    }
    let root = config.base_url.as_deref().map_or("/", path_of);
    // Programs for servers compare addresses that they have decoded.
    let root = if matches!(host, Host::Apache | Host::Nginx) { decoded(root) } else { root.to_owned() };
    let told = HostRules { root, headers, editor };
    let file = match host {
        Host::Netlify => {
            let editor = told.editor.as_deref().zip(policy);
            let editor = editor.map_or_else(String::new, |(own, policy)| rules_apart(&told.root, policy, own, tops));
            ("_headers", told.in_blocks(&editor, mementos))
        }
        Host::Cloudflare => {
            let rule = |own: &String| format!("\n{}{PLACE}*\n  ! {POLICY}\n  {POLICY}: {own}\n", told.root);
            let editor = told.editor.as_ref().map_or_else(String::new, rule);
            let most = MOST_RULES - usize::from(told.editor.is_some());
            ("_headers", told.in_blocks(&editor, mementos.take(most)))
        }
        Host::Apache => (".htaccess", told.for_apache(mementos)),
        Host::Nginx => return told.for_nginx(mementos),
        // It would leave out folders whose name begins with a low line.
        Host::Github => (".nojekyll", String::new()),
    };
    vec![file]
}

/// The rules for a host, whatever the form of its file.
struct HostRules {
    /// The path of the site on its host.
    root: String,
    headers: Vec<(&'static str, &'static str)>,
    /// The policy of the editor's page, where it has one.
    editor: Option<String>,
}

impl HostRules {
    /// The headers that all pages have, each as `line` writes it.
    fn lines(&self, line: impl Fn(&str, &str) -> String) -> String {
        self.headers.iter().map(|(name, value)| line(name, value)).collect()
    }

    /// A block for each address, as Netlify and Cloudflare read it.
    fn in_blocks(&self, editor: &str, mementos: impl Iterator<Item = (String, String)>) -> String {
        let headers = self.lines(|name, value| format!("  {name}: {value}\n"));
        let rule = |(address, moment)| format!("\n{}{address}\n  Memento-Datetime: {moment}\n", self.root);
        let mementos: String = mementos.map(rule).collect();
        format!("/*\n{headers}\n/assets/fonts/*\n  Cache-Control: {FOR_A_YEAR}\n{editor}{mementos}")
    }

    fn for_apache(&self, mementos: impl Iterator<Item = (String, String)>) -> String {
        let root = &self.root;
        let headers = self.lines(|name, value| format!("  Header set {name} \"{value}\"\n"));
        let rule = |(address, moment): (String, String)| {
            let address = decoded(&address);
            format!(
                "  <If \"%{{REQUEST_URI}} == '{root}{address}'\">\n    Header set Memento-Datetime \"{moment}\"\n  </If>\n"
            )
        };
        let mementos: String = mementos.map(rule).collect();
        let editor = self.editor.as_ref().map_or_else(String::new, |own| {
            format!("  <If \"%{{REQUEST_URI}} =~ m#^{root}{PLACE}#\">\n    Header set {POLICY} \"{own}\"\n  </If>\n")
        });
        format!(
            "ErrorDocument 404 {root}404.html\nAddType text/markdown;charset=utf-8 .md\n<IfModule mod_headers.c>\n{headers}  \
             <FilesMatch \"\\.woff2$\">\n    Header set Cache-Control \"{FOR_A_YEAR}\"\n  </FilesMatch>\n{editor}{mementos}</IfModule>\n"
        )
    }

    /// A rule for one page would take away the headers of all; a variable does not, and a header without a value is not sent (nginx,
    /// « Module ngx_http_headers_module »). Which version has which moment is a map, which has its place outside of the server's block.
    fn for_nginx(&self, mementos: impl Iterator<Item = (String, String)>) -> Vec<(&'static str, String)> {
        let root = &self.root;
        let headers = self.lines(|name, value| format!("add_header {name} \"{value}\" always;\n"));
        let editor = self.editor.as_ref().map_or_else(String::new, |own| {
            let others = self.lines(|name, value| {
                let value = if name == POLICY { own } else { value };
                format!("  add_header {name} \"{value}\" always;\n")
            });
            format!("location {root}{PLACE} {{\n{others}}}\n")
        });
        let moments = mementos.map(|(address, moment)| {
            // nginx asks for the file of a folder.
            let file = if address.ends_with('/') { "index.html" } else { "" };
            format!("  \"{root}{}{file}\" \"{moment}\";\n", decoded(&address))
        });
        let moments: String = moments.collect();
        let of_versions = match moments.is_empty() {
            true => String::new(),
            false => format!("# {MEMENTOS} says of which.\nadd_header Memento-Datetime $carnet_memento;\n"),
        };
        let text = format!(
            "# To be included in the server block of the site.\n{headers}{of_versions}error_page 404 {root}404.html;\n{editor}"
        );
        let map = (!moments.is_empty()).then(|| {
            format!(
                "# To be included in the http block, before the server block.\nmap $uri $carnet_memento {{\n{moments}}}\n"
            )
        });
        [("headers.nginx.conf", text)].into_iter().chain(map.map(|map| (MEMENTOS, map))).collect()
    }
}

/// The second file for nginx, where there are versions of notes.
const MEMENTOS: &str = "mementos.nginx.conf";

/// Rules that give the editor's page its policy, and every other page that of the site.
fn rules_apart(root: &str, policy: &str, of_editor: &str, tops: impl Iterator<Item = String>) -> String {
    let rule = |address: &str, policy: &str| format!("\n{root}{address}\n  {POLICY}: {policy}\n");
    let others = tops.filter(|top| top != PLACE).map(|top| match top.ends_with('/') {
        true => rule(&format!("{top}*"), policy),
        false => rule(&top, policy),
    });
    format!("{}{}{}", rule(&format!("{PLACE}*"), of_editor), rule("", policy), others.collect::<String>())
}

/// An address as servers compare it, without escapes; with them where it has a sign that could end a value in their files.
fn decoded(address: &str) -> String {
    let decoded = percent_decode_str(address).decode_utf8_lossy();
    let is_plain = |sign: char| sign.is_alphanumeric() || matches!(sign, '/' | '-' | '.' | '_' | '~');
    if decoded.chars().all(is_plain) { decoded.into_owned() } else { address.to_owned() }
}

/// The path of a whole address, with its slashes.
fn path_of(url: &str) -> &str {
    let host = url.find("://").map_or(0, |at| at + 3);
    url[host..].find('/').map_or("/", |at| &url[host + at..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::config;

    fn of(lines: &str) -> (&'static str, String) {
        files(&config(lines), std::iter::empty(), std::iter::empty()).pop().expect("a host is named")
    }

    #[test]
    fn each_host_has_the_policy_in_its_own_file() {
        for (host, path, line) in [
            ("netlify", "_headers", "/*\n  Content-Security-Policy: default-src 'self'; "),
            ("cloudflare", "_headers", "/assets/fonts/*\n  Cache-Control: public"),
            ("apache", ".htaccess", "  Header set Content-Security-Policy \"default-src 'self'; "),
            ("nginx", "headers.nginx.conf", "\nadd_header Content-Security-Policy \"default-src 'self'; "),
        ] {
            let (found, text) = of(&format!("host: {host}\n"));
            assert_eq!(found, path);
            assert!(text.contains(line), "{text}");
        }
        assert_eq!(of("host: github\n"), (".nojekyll", String::new()));
        assert!(files(&config(""), std::iter::empty(), std::iter::empty()).is_empty());
    }

    #[test]
    fn the_page_for_missing_addresses_stands_below_the_path_of_the_site() {
        assert!(
            of("host: apache\nbase_url: https://exemple.org/a/b/\n").1.contains("ErrorDocument 404 /a/b/404.html\n")
        );
        for host in ["apache", "nginx"] {
            let (_, text) = of(&format!("host: {host}\nbase_url: https://exemple.org/%C3%A9t%C3%A9/\n"));
            assert!(text.contains(" /été/404.html"), "{text}");
            let (_, text) = of(&format!("host: {host}\nbase_url: https://exemple.org/a%0Ab%22c/\n"));
            assert!(text.contains(" /a%0Ab%22c/404.html"), "{text}");
        }
    }

    #[test]
    fn versions_are_sent_with_their_moments() {
        let told = |host: &str| {
            let moment = String::from("Thu, 29 Feb 2024 00:00:00 GMT");
            let mementos = (0..200).map(|number| (format!("notes/a/versions/{number}/"), moment.clone()));
            let config = config(&format!("host: {host}\nbase_url: https://exemple.org/a/\n"));
            files(&config, mementos, std::iter::empty())
        };
        let second = told("nginx").pop().expect("nginx has two files");
        assert_eq!((told("nginx").len(), second.0), (2, "mementos.nginx.conf"));
        let line =
            "\nmap $uri $carnet_memento {\n  \"/a/notes/a/versions/0/index.html\" \"Thu, 29 Feb 2024 00:00:00 GMT\";\n";
        assert!(second.1.contains(line), "{}", second.1);
        let told = |host: &str| told(host).swap_remove(0).1;
        let rule = "\n/a/notes/a/versions/1/\n  Memento-Datetime: Thu, 29 Feb 2024 00:00:00 GMT\n";
        let counted = ["netlify", "cloudflare", "nginx"].map(|host| told(host).matches("Memento-Datetime").count());
        assert_eq!(counted, [200, 98, 1]);
        assert!(told("netlify").contains(rule));
        assert!(told("apache").contains(
            "  <If \"%{REQUEST_URI} == '/a/notes/a/versions/1/'\">\n    Header set Memento-Datetime \"Thu, 29 Feb 2024 00:00:00 GMT\"\n  </If>\n"
        ));
    }

    #[test]
    fn the_editor_alone_has_its_policy() {
        let told = |host: &str| {
            let config = config(&format!("host: {host}\neditor: {{backend: github, repository: a/b}}\n"));
            let tops = ["404.html", "admin/", "notes/"].map(String::from);
            files(&config, std::iter::empty(), tops.into_iter()).pop().expect("a host is named").1
        };
        let own = "connect-src 'self' data: blob: https://api.github.com";
        for host in ["netlify", "cloudflare", "apache", "nginx"] {
            assert_eq!(told(host).matches(own).count(), 1, "{host}");
        }
        let netlify = told("netlify");
        let (all, others) = netlify.split_once("\n\n").expect("rules are apart");
        assert!(!all.contains(POLICY), "{all}");
        for rule in ["/\n", "/404.html\n", "/notes/*\n"] {
            assert!(others.contains(&format!("\n{rule}  {POLICY}: default-src 'self'; img-src")), "{rule}");
        }
        assert!(told("cloudflare").contains("\n/admin/*\n  ! Content-Security-Policy\n  Content-Security-Policy: "));
        assert!(
            told("apache").contains("  <If \"%{REQUEST_URI} =~ m#^/admin/#\">\n    Header set Content-Security-Policy")
        );
        assert!(told("nginx").contains("location /admin/ {\n  add_header Content-Security-Policy"));
        assert!(told("nginx").matches("X-Content-Type-Options").count() == 2);
    }

    #[test]
    fn trusted_html_has_no_policy_that_would_break_it() {
        assert!(!of("host: netlify\nhtml: trusted\n").1.contains("Content-Security-Policy"));
    }
}
