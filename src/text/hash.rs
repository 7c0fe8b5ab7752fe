//! Fingerprints of bytes, the same on every machine.
//!
//! Any constant serves as the secret except the library's default, for which colliding texts are published. Manifests hold these
//! hashes: after a change of the secret the next build reads every published file once more.

use rapidhash::v3::{RapidSecrets, RapidStreamHasherV3, rapidhash_v3_seeded};

const SECRETS: RapidSecrets = RapidSecrets::seed(0x6361_726e_6574); // "carnet"

pub fn fingerprint(bytes: &[u8]) -> u64 {
    rapidhash_v3_seeded(bytes, &SECRETS)
}

/// The [`fingerprint`] of bytes that come in parts.
pub fn parts() -> RapidStreamHasherV3<'static> {
    RapidStreamHasherV3::new(&SECRETS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_have_the_fingerprint_of_the_whole() {
        let mut hasher = parts();
        hasher.write(b"car");
        hasher.write(b"net");
        assert_eq!(hasher.finish(), fingerprint(b"carnet"));
    }
}
