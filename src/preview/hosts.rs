//! For which hosts the preview answers: a page of elsewhere whose name was made to lead here (DNS rebinding) reads nothing.

use std::net::{IpAddr, SocketAddr};

/// The names under which the preview may be asked.
#[derive(Debug, Clone)]
pub struct Hosts {
    bound: IpAddr,
    /// The name that the bound address was given by.
    name: String,
}

impl Hosts {
    pub fn new(bound: SocketAddr, name: &str) -> Hosts {
        Hosts { bound: bound.ip(), name: name.to_ascii_lowercase() }
    }

    /// Whether a `Host` header, or the authority of a target, names this machine. The port is free: it may be forwarded.
    ///
    /// An address as such cannot have been made to lead here, so one bound to every address answers for each.
    pub fn knows(&self, host: &str) -> bool {
        let Some(name) = without_port(host) else { return false };
        let name = name.to_ascii_lowercase();
        if name == "localhost" || name == self.name {
            return true;
        }
        let address = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(&name);
        match address.parse::<IpAddr>() {
            Ok(address) => address == self.bound || address.is_loopback() || self.bound.is_unspecified(),
            Err(_) => false,
        }
    }
}

fn without_port(host: &str) -> Option<&str> {
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) if !host.ends_with(']') => (name, port),
        _ => (host, "0"),
    };
    let bracketed = name.starts_with('[') && name.ends_with(']');
    let sound = !name.is_empty() && (bracketed || !name.contains(':')) && port.bytes().all(|b| b.is_ascii_digit());
    sound.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hosts(bound: &str) -> Hosts {
        let bound: SocketAddr = bound.parse().expect("an address");
        Hosts::new(bound, &bound.ip().to_string())
    }

    #[test]
    fn this_machine_by_any_port() {
        let hosts = hosts("127.0.0.1:8000");
        for host in
            ["localhost", "localhost:8000", "LOCALHOST:1", "127.0.0.1:8000", "[::1]:8000", "[::1]", "127.0.0.1:"]
        {
            assert!(hosts.knows(host), "{host}");
        }
    }

    #[test]
    fn nobody_else() {
        let hosts = hosts("127.0.0.1:8000");
        let others =
            ["", "evil.example", "localhost.evil.example", "192.168.1.2:8000", "localhost:80:80", "[::1", ":8000"];
        for host in others.into_iter().chain(["localhost:x", "0.0.0.0:8000", "user@localhost", "::1", " localhost"]) {
            assert!(!hosts.knows(host), "{host}");
        }
    }

    #[test]
    fn addresses_but_no_names_when_bound_to_all() {
        let hosts = hosts("0.0.0.0:8000");
        assert!(hosts.knows("192.168.1.2:8000"));
        assert!(!hosts.knows("evil.example:8000"));
        assert!(Hosts::new("10.0.0.1:1".parse().expect("an address"), "poste.local").knows("Poste.local:1"));
    }
}
