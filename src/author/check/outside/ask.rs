//! One question to one server, and what its answer means.

use std::thread;
use std::time::Duration;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde::{Deserialize, Serialize};
use ureq::http::{Response, StatusCode};
use ureq::{Agent, Body, Error, ResponseExt};

use crate::author::agent;
use crate::diagnostics::{Phrase, phrases};

/// How long one question may take, all redirects included.
const PATIENCE: Duration = Duration::from_secs(15);

/// Between two questions to the same server.
const PAUSE: Duration = Duration::from_millis(200);

/// Names carnet, so that a server's people know what this is.
const USER_AGENT: &str = concat!("carnet/", env!("CARGO_PKG_VERSION"), " (link check)");

/// What a server says of an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum ServerAnswer {
    Here,
    /// 404 or 410.
    Gone(u16),
    NoServer,
    /// For good (301 or 308), and there is something at this address.
    Moved(String),
    /// Nothing can be told: it is for members, or this program is not welcome.
    Untold,
    /// Why it could not be reached.
    Trouble(Phrase),
}

/// Asks; may be shared by threads.
#[derive(Debug)]
pub(super) struct Asker {
    /// Follows redirects.
    following: Agent,
    /// Shows them.
    staying: Agent,
}

impl Asker {
    pub(super) fn new() -> Asker {
        let agent = |redirects| {
            let config = agent::config()
                .timeout_global(Some(PATIENCE))
                .http_status_as_error(false)
                .max_redirects(redirects)
                .max_redirects_will_error(redirects > 0)
                .user_agent(USER_AGENT);
            Agent::new_with_config(config.build())
        };
        Asker { following: agent(5), staying: agent(0) }
    }

    /// Asks one server for several of its addresses, one after the other.
    pub(super) fn ask_all(&self, addresses: &[&str]) -> Vec<(String, ServerAnswer)> {
        let mut answers = Vec::with_capacity(addresses.len());
        for (index, address) in addresses.iter().enumerate() {
            if index > 0 {
                thread::sleep(PAUSE);
            }
            answers.push(((*address).to_owned(), self.ask(address)));
        }
        answers
    }

    fn ask(&self, address: &str) -> ServerAnswer {
        let address = encoded(address);
        let first = match question(&self.staying, &address) {
            Ok(response) => response,
            Err(error) => return trouble(&error),
        };
        let status = first.status();
        if !status.is_redirection() {
            return answer(status);
        }
        match question(&self.following, &address) {
            Err(error) => trouble(&error),
            Ok(last) => match answer(last.status()) {
                ServerAnswer::Here if matches!(status.as_u16(), 301 | 308) => {
                    ServerAnswer::Moved(last.get_uri().to_string())
                }
                answer => answer,
            },
        }
    }
}

/// HEAD asks for nothing but the answer; servers that do not know it, or treat it badly, are asked again with GET.
fn question(agent: &Agent, address: &str) -> Result<Response<Body>, Error> {
    match agent.head(address).call() {
        Ok(response) if response.status().is_success() || response.status().is_redirection() => Ok(response),
        Err(Error::HostNotFound) => Err(Error::HostNotFound),
        _ => agent.get(address).call(),
    }
}

fn answer(status: StatusCode) -> ServerAnswer {
    match status.as_u16() {
        200..=299 => ServerAnswer::Here,
        404 | 410 => ServerAnswer::Gone(status.as_u16()),
        500..=599 => ServerAnswer::Trouble(phrases::server_answers(status.to_string())),
        _ => ServerAnswer::Untold,
    }
}

fn trouble(error: &Error) -> ServerAnswer {
    match error {
        Error::HostNotFound => ServerAnswer::NoServer,
        Error::Timeout(_) => ServerAnswer::Trouble(phrases::no_answer_within(PATIENCE.as_secs())),
        // An address that this program cannot ask for may be one that browsers can.
        Error::BadUri(_) | Error::Http(_) => ServerAnswer::Untold,
        error => ServerAnswer::Trouble(agent::trouble(error)),
    }
}

/// Characters that may not stand in a request, among those that people write in addresses.
const UNWRITABLE: AsciiSet = CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'`').add(b'{').add(b'}').add(b'|');

/// As a browser would send it.
fn encoded(address: &str) -> String {
    utf8_percent_encode(address, &UNWRITABLE).to_string()
}
