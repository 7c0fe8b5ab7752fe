//! What the system says of a file that it cannot read or write, in the language of the messages.
//!
//! The usual reasons have texts; any other is told as the system tells it.

use std::io::{Error, ErrorKind};

use super::{Phrase, phrases};

/// Why the system refused.
pub fn reason(error: &Error) -> Phrase {
    match error.kind() {
        ErrorKind::NotFound => phrases::system_not_found(),
        ErrorKind::PermissionDenied => phrases::system_no_permission(),
        ErrorKind::IsADirectory => phrases::system_is_a_folder(),
        ErrorKind::NotADirectory => phrases::system_is_no_folder(),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => phrases::system_disk_full(),
        ErrorKind::ReadOnlyFilesystem => phrases::system_read_only(),
        ErrorKind::AddrInUse => phrases::system_address_in_use(),
        _ => Phrase::verbatim(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Language;

    #[test]
    fn the_usual_reasons_are_told_in_the_language_of_the_author() {
        let french = Language::of("fr").expect("French ships");
        let missing = std::fs::read("no/such/file").expect_err("there is none");
        assert_eq!(french.text(&reason(&missing)), "il n’y a rien à cet endroit");
        let folder = std::fs::read(".").expect_err("a folder");
        assert_eq!(reason(&folder).to_string(), "it is a folder");
        assert_eq!(reason(&Error::other("x")).to_string(), "x");
    }
}
