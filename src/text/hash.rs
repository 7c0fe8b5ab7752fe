//! Fingerprints of bytes, the same on every machine.
//!
//! Any constant does as the secret, but not the library's default, for which colliding texts are published. Manifests hold these
//! hashes: to change it is to read every published file once more, nothing worse.

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
