//! How this program asks other servers: which certificates it trusts, so that it works behind the proxy of a hospital or a company
//! too, which signs what passes through it with its own.

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;

use ureq::config::ConfigBuilder;
use ureq::tls::{Certificate, PemItem, RootCerts, TlsConfig, parse_pem};
use ureq::typestate::AgentScope;
use ureq::{Agent, Error};

use crate::diagnostics::{Phrase, phrases};

/// Names a file of the certificates that are trusted instead of all others, as it does for OpenSSL and what is built on it.
const OWN_FILE: &str = "SSL_CERT_FILE";

/// Where Linux and macOS keep the certificates that the machine trusts: Debian and what follows it, Fedora and what follows it, macOS.
const SYSTEM_FILES: [&str; 3] =
    ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem"];

/// The settings of every agent: the certificates of the file that the environment names, or else those of the system, or else those
/// of Mozilla, which are part of this program.
pub(super) fn config() -> ConfigBuilder<AgentScope> {
    let tls = TlsConfig::builder().root_certs(roots(std::env::var_os(OWN_FILE))).build();
    Agent::config_builder().tls_config(tls)
}

/// Why a server could not be asked.
pub(super) fn trouble(error: &Error) -> Phrase {
    match error {
        // What a server sends is not what TLS expects: mostly a certificate of nobody who is trusted.
        Error::Io(problem) if problem.kind() == ErrorKind::InvalidData => phrases::not_secure(problem.to_string()),
        _ => Phrase::verbatim(error.to_string()),
    }
}

fn roots(own: Option<OsString>) -> RootCerts {
    let files = own.map(PathBuf::from).into_iter().chain(SYSTEM_FILES.map(PathBuf::from));
    let read = files.filter_map(|file| fs::read(file).ok()).map(|text| certificates(&text));
    read.into_iter().find(|certificates| !certificates.is_empty()).map_or(RootCerts::WebPki, RootCerts::from)
}

fn certificates(pem: &[u8]) -> Vec<Certificate<'static>> {
    let certificate = |item| match item {
        Ok(PemItem::Certificate(certificate)) => Some(certificate),
        _ => None,
    };
    parse_pem(pem).filter_map(certificate).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Signed by itself, for `localhost`; its key is not kept.
    const CERTIFICATE: &str = "\
-----BEGIN CERTIFICATE-----\n\
MIIBnDCCAUGgAwIBAgIURtDmERucGgIp6Xq9JYiuGHDbaXswCgYIKoZIzj0EAwIw\n\
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEzMDExNTQwNVoYDzIxMjYxMTA2\n\
MTE1NDA1WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO\n\
PQMBBwNCAAR0F/227lvDnK+8tUeG5nzcOzXNhbVj7YlHkIhiotHvse+yZG1da5vm\n\
KQvXHlympu6IPTZgSQIvYP14OTo8xO/Go28wbTAdBgNVHQ4EFgQUX/eWOr0GO0za\n\
PxfnGTKO/AMZcy4wHwYDVR0jBBgwFoAUX/eWOr0GO0zaPxfnGTKO/AMZcy4wDwYD\n\
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI\n\
zj0EAwIDSQAwRgIhAI1jEmf/bZiAXqvvd/sLCWwlHpg0FkKZO0XpfWOuxNaNAiEA\n\
3LUNd1kGS8EXEDZmtlcURlRCtCMss7ruX98wKSAjZUA=\n\
-----END CERTIFICATE-----";

    #[test]
    fn the_certificates_of_the_file_that_is_named_are_trusted_instead_of_all_others() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("own.pem");
        fs::write(&file, [CERTIFICATE, "\n\n# another\n", CERTIFICATE, "\n"].concat()).expect("a file");
        let RootCerts::Specific(trusted) = roots(Some(file.clone().into())) else { panic!("none of the file") };
        assert_eq!(trusted.len(), 2);
        // A file without any does not leave the program without.
        fs::write(&file, "nothing").expect("a file");
        let count = |roots: RootCerts| match roots {
            RootCerts::Specific(trusted) => trusted.len(),
            _ => 0,
        };
        assert_eq!(count(roots(Some(file.into()))), count(roots(None)));
    }
}
