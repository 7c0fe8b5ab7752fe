//! `carnet serve`: a preview of a site, which follows its files when asked to.

use std::io::{self, Write};
use std::net::{SocketAddr, TcpListener, ToSocketAddrs};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::Args;
use tokio::sync::watch;

use super::Exit;
use super::shared::{audience, config_file, milliseconds, now, print, take_configuration, tell_unconfigured};
use super::terminal::{
    asked_language, decimal, take_language_of_site, tell, tell_error, tell_help, tell_note, tell_warning, text,
};
use super::told::{KnownMessages, News};
use crate::content::config::{Config, ConfigFile};
use crate::content::source;
use crate::diagnostics::system::reason;
use crate::diagnostics::{self, Phrase, phrases};
use crate::pipeline::Request;
use crate::preview::watch::{Changed, Watch, WatchScope};
use crate::preview::{self, Edition, Hosts, PagesTried, Press, Printed};
use crate::publish::address::encode;
use crate::publish::audience::Audience;

/// Ports tried, beginning with the one that was asked for.
const PORTS: u16 = 100;

#[derive(Debug, Args)]
pub(super) struct Serve {
    #[arg(default_value = ".")]
    site: PathBuf,
    #[arg(long, value_name = "FILE", default_value_t, value_parser = config_file)]
    config: ConfigFile,
    #[arg(short, long)]
    watch: bool,
    #[arg(short, long, value_name = "N", default_value_t = 8000, value_parser = port)]
    port: u16,
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1")]
    host: String,
    #[arg(short, long)]
    open: bool,
    #[arg(long)]
    drafts: bool,
    #[arg(long)]
    all: bool,
    #[arg(long, default_value = "public", value_parser = audience)]
    audience: Audience,
}

fn port(written: &str) -> Result<u16, String> {
    written.parse().map_err(|_| text(&phrases::write_a_port()))
}

impl Serve {
    pub(super) fn run(self) -> Exit {
        take_configuration(&self.config);
        if self.all && !self.is_for_this_machine_only() {
            tell_error(phrases::private_notes_on_network(&self.host));
            tell_help(phrases::leave_host_or_all_out());
            return Exit::Failure;
        }
        let published = Request::of(self.site.clone(), self.config.clone(), self.audience.clone(), now());
        let request = Request { drafts: self.drafts, all: self.all, ..published };
        // Files are followed before they are read: what changes in between is built again.
        let watch = if self.watch { self.watch(&request) } else { None };
        let mut press = Press::new(request.clone(), self.watch, start()).in_language(asked_language());
        let printed = press.print(&Changed::Everything, now());
        if let Some(failure) = &printed.failure {
            tell_error(failure.clone());
            return Exit::Failure;
        }
        tell_first(&self, &printed);
        if !self.watch && diagnostics::errors(&printed.diagnostics) > 0 {
            return Exit::Errors;
        }
        let known = KnownMessages::of(&printed.diagnostics);
        let Printed { edition, loaded, .. } = printed;
        let base = edition.base.clone();
        let (editions, newest) = watch::channel(edition);
        let config = loaded.map(|loaded| loaded.config.clone());
        let config = config.unwrap_or_else(|| Arc::new(Config::unsaid(self.config.name())));
        std::thread::spawn(move || match watch {
            Some(watch) => follow(watch, press, &request, config, known, &editions),
            None => {
                let mut known = known;
                while check_some(&mut press, || true, &mut known, &editions) {}
            }
        });
        self.answer(newest, &base)
    }

    /// Answers requests until the program is asked to end.
    fn answer(&self, editions: watch::Receiver<Arc<Edition>>, base: &str) -> Exit {
        let (listener, address) = match self.listen() {
            Ok(listening) => listening,
            Err(error) => {
                tell_error(phrases::cannot_listen(&self.host, self.port.to_string(), reason(&error)));
                return Exit::Failure;
            }
        };
        let ready = || self.tell_address(address, base);
        match preview::serve(listener, Hosts::new(address, &self.host), &self.site, editions, ready) {
            Ok(()) => Exit::Success,
            Err(error) => {
                tell_error(phrases::preview_stopped(error.to_string()));
                Exit::Failure
            }
        }
    }

    fn is_for_this_machine_only(&self) -> bool {
        let addresses = (self.host.as_str(), self.port).to_socket_addrs();
        addresses.is_ok_and(|mut addresses| addresses.all(|address| address.ip().is_loopback()))
    }

    fn watch(&self, request: &Request) -> Option<Watch> {
        // Read here only to know where the content is; its messages are given when it is read for the site.
        let text = source::read_config(&self.site, &self.config).ok().and_then(|(text, _)| text);
        let config = text.map(|text| Config::parse(&text.file, &text.text).0);
        let config = config.unwrap_or_else(|| Config::unsaid(self.config.name()));
        let scope = WatchScope::new(&self.site, &config, &request.output).ok()?;
        let (watch, trouble) = Watch::new(scope);
        if let Some(trouble) = trouble {
            tell_warning(phrases::no_news_of_changes(trouble.to_string()));
        }
        Some(watch)
    }

    /// Listens on the port asked for, else on the next that is free.
    fn listen(&self) -> io::Result<(TcpListener, SocketAddr)> {
        let mut failure = io::Error::from(io::ErrorKind::AddrNotAvailable);
        for port in self.port..=self.port.saturating_add(PORTS) {
            let addresses: Vec<SocketAddr> = (self.host.as_str(), port).to_socket_addrs()?.collect();
            match TcpListener::bind(addresses.as_slice()) {
                Ok(listener) => {
                    let address = listener.local_addr()?;
                    if port != self.port {
                        tell_note(phrases::port_taken(self.port.to_string(), port.to_string()));
                    }
                    return Ok((listener, address));
                }
                Err(error) if error.kind() == io::ErrorKind::AddrInUse => failure = error,
                Err(error) => return Err(error),
            }
        }
        Err(failure)
    }

    fn tell_address(&self, address: SocketAddr, base: &str) {
        if !address.ip().is_loopback() {
            tell_warning(phrases::network_can_read(address.to_string()));
        }
        // A browser cannot go to "every address".
        let host = match address {
            SocketAddr::V4(v4) if v4.ip().is_unspecified() => SocketAddr::from(([127, 0, 0, 1], v4.port())),
            SocketAddr::V6(v6) if v6.ip().is_unspecified() => SocketAddr::from(([0, 0, 0, 0, 0, 0, 0, 1], v6.port())),
            other => other,
        };
        let url = format!("http://{host}{}", encode(base));
        let mut out = io::stdout().lock();
        let _ = writeln!(out, "{url}").and_then(|()| out.flush());
        if self.open
            && let Err(error) = open::that_detached(&url)
        {
            tell_warning(phrases::no_browser(reason(&error)));
        }
    }
}

/// Builds again whenever something changed, for as long as the program runs.
fn follow(
    mut watch: Watch,
    mut press: Press,
    request: &Request,
    mut config: Arc<Config>,
    mut known: KnownMessages,
    editions: &watch::Sender<Arc<Edition>>,
) {
    loop {
        let moved = WatchScope::new(&request.root, &config, &request.output).is_ok_and(|scope| watch.set_scope(scope));
        let changed =
            if moved { Changed::Everything } else { next_change(&mut watch, &mut press, &mut known, editions) };
        let printed = press.print(&changed, now());
        // The edition before is freed here, so that no answer to a request waits for it.
        drop(editions.send_replace(printed.edition.clone()));
        tell_again(&changed, &config.file, &printed, &mut known);
        if let Some(loaded) = &printed.loaded {
            config.clone_from(&loaded.config);
        }
    }
}

/// Waits for a change. Meanwhile the templates of pages that are not open are tried.
fn next_change(
    watch: &mut Watch,
    press: &mut Press,
    known: &mut KnownMessages,
    editions: &watch::Sender<Arc<Edition>>,
) -> Changed {
    while watch.is_calm() && check_some(press, || watch.is_calm(), known, editions) {}
    watch.next_change()
}

/// Tries the templates of some more pages; false when there are no more.
fn check_some(
    press: &mut Press,
    is_calm: impl FnMut() -> bool,
    known: &mut KnownMessages,
    editions: &watch::Sender<Arc<Edition>>,
) -> bool {
    match press.check_some(is_calm) {
        PagesTried::Some => true,
        PagesTried::All => false,
        PagesTried::Broken(printed) => {
            editions.send_replace(printed.edition.clone());
            if let Some(loaded) = &printed.loaded {
                print(&known.news(&printed.diagnostics).new, loaded);
            }
            false
        }
    }
}

fn tell_first(serve: &Serve, printed: &Printed) {
    let Some(loaded) = &printed.loaded else { return };
    take_language_of_site(&loaded.config.language);
    tell_unconfigured(loaded, &serve.site);
    print(&printed.diagnostics, loaded);
    let counts = &printed.counts;
    let (errors, warnings) = problems(printed);
    match diagnostics::errors(&printed.diagnostics) {
        0 => tell(&phrases::serve_summary(
            phrases::count_notes(counts.notes),
            phrases::count_notebooks(counts.notebooks),
            phrases::count_pages(counts.pages),
            decimal(milliseconds(printed.took), 1),
        )),
        _ if serve.watch => tell_error(phrases::nothing_until_fixed(errors, warnings)),
        _ => tell_error(phrases::nothing_to_show(errors, warnings)),
    }
}

/// One line for an edition, after what is new in it and what is settled.
fn tell_again(changed: &Changed, config: &str, printed: &Printed, known: &mut KnownMessages) {
    let what = match changed {
        Changed::Everything => Phrase::verbatim(config),
        Changed::Paths(paths) => match paths.iter().next() {
            Some(path) if paths.len() == 1 => Phrase::verbatim(path.display().to_string()),
            Some(path) => phrases::changed_files(path.display().to_string(), paths.len() - 1),
            None => phrases::changed_nothing(),
        },
    };
    if let Some(loaded) = &printed.loaded {
        take_language_of_site(&loaded.config.language);
        let News { new, settled } = known.news(&printed.diagnostics);
        print(&new, loaded);
        settled.iter().for_each(tell);
    }
    let took = decimal(milliseconds(printed.took), 1);
    let (errors, warnings) = problems(printed);
    if let Some(failure) = &printed.failure {
        tell_error(phrases::changed_but_failed(what, failure.clone()));
    } else if diagnostics::errors(&printed.diagnostics) > 0 {
        tell_error(phrases::changed_with_errors(what, errors, warnings, took));
    } else if diagnostics::warnings(&printed.diagnostics) > 0 {
        tell(&phrases::changed_with_warnings(what, warnings, took));
    } else {
        tell(&phrases::changed(what, took));
    }
}

/// How many errors and warnings there are.
fn problems(printed: &Printed) -> (Phrase, Phrase) {
    let (errors, warnings) = (diagnostics::errors(&printed.diagnostics), diagnostics::warnings(&printed.diagnostics));
    (phrases::count_errors(errors), phrases::count_warnings(warnings))
}

/// The version before the first, in milliseconds since 1970: see [`Edition::version`].
fn start() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or_default()
}
