//! What is known of a file as it was written.

use std::fs::Metadata;
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::pages::site::Shelved;

/// A file as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Entry {
    /// Of its bytes; stored as 16 hexadecimal digits, since many JSON readers lose digits of such numbers.
    #[serde(deserialize_with = "from_hexadecimal")]
    pub hash: u64,
    /// In bytes.
    pub size: u64,
    /// The modification time, in nanoseconds since 1970 (UTC).
    pub modified: i64,
}

impl Entry {
    pub(super) fn new(hash: u64, of: &Metadata) -> Self {
        Self { hash, size: of.len(), modified: modified(of) }
    }

    /// Of a file put aside, wherever it is moved.
    pub(super) fn of(shelved: &Shelved) -> Self {
        Self { hash: shelved.hash, size: shelved.size, modified: shelved.modified }
    }

    /// Whether the file still has the size and the time with which it was written.
    pub(super) fn is_stamped(&self, found: &Metadata) -> bool {
        self.size == found.len() && self.modified == modified(found)
    }
}

/// Nanoseconds since 1970; an i64 holds them until the year 2262.
pub(super) fn modified(of: &Metadata) -> i64 {
    let Ok(time) = of.modified() else { return 0 };
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => after.as_nanos() as i64,
        Err(before) => -(before.duration().as_nanos() as i64),
    }
}

/// As a list, `["0123456789abcdef", 512, 1700000000000000000]`: there are as many as files in the site.
impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (format!("{:016x}", self.hash), self.size, self.modified).serialize(serializer)
    }
}

fn from_hexadecimal<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    let digits = <&str>::deserialize(deserializer)?;
    u64::from_str_radix(digits, 16).map_err(serde::de::Error::custom)
}
