//! Keys that stand for addresses which are not to be listed, in carnet's own files that are published with the site.

use std::fmt;

use rapidhash::v3::{RapidSecrets, rapidhash_v3_seeded};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Stands for a path, the same on every machine; written as 16 hexadecimal digits.
///
/// It hides what cannot be guessed: whoever guesses a path can verify it, here as by asking the host for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PathKey(u64);

/// Not those of contents: the key of a path is the hash of no file.
const SECRETS: RapidSecrets = RapidSecrets::seed(0x6869_6464_656e);

/// Each takes in the whole path once more: the hash is not made to resist being computed backwards, and guesses become
/// as many times slower; 200,000 keys still take no longer than 0.1 s.
const ROUNDS: usize = 64;

impl PathKey {
    pub(super) fn of(path: &str) -> Self {
        let mut bytes = [path.as_bytes(), &[0; 8]].concat();
        let mut key = 0;
        for _ in 0..ROUNDS {
            key = rapidhash_v3_seeded(&bytes, &SECRETS);
            bytes[path.len()..].copy_from_slice(&key.to_le_bytes());
        }
        Self(key)
    }

    /// The inverse of `Display`.
    pub(super) fn parse(digits: &str) -> Option<Self> {
        u64::from_str_radix(digits, 16).ok().map(Self)
    }
}

impl fmt::Display for PathKey {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl Serialize for PathKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PathKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let digits = <&str>::deserialize(deserializer)?;
        Self::parse(digits).ok_or_else(|| serde::de::Error::custom(format!("'{digits}' is not 16 hexadecimal digits")))
    }
}
