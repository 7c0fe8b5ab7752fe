//! Which versions of notes a site publishes: `versions: true`, or `versions: {keep: 3}`.

use crate::content::fields::{Fields, flag_of};
use crate::content::keys;
use crate::content::unknown;
use crate::content::yaml::{Node, Value};
use crate::diagnostics::{Problems, say};

/// Which versions of a note have a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeptVersions {
    All,
    /// So many of the newest.
    Newest(usize),
}

/// Reads the key; none: no version is published.
pub(super) fn kept_versions(node: &Node, p: &mut Problems) -> Option<KeptVersions> {
    if let Value::Scalar { .. } = node.value {
        let is_asked = flag_of(node, "versions", p);
        return is_asked.filter(|is_asked| *is_asked).map(|_| KeptVersions::All);
    }
    let mut f = Fields::of_group(node, &keys::VERSIONS, p)?;
    let keep = f.text("keep", p);
    unknown::finish(f, p);
    let Some(keep) = keep else { return Some(KeptVersions::All) };
    match keep.value.parse() {
        Ok(count) if count > 0 => Some(KeptVersions::Newest(count)),
        _ => {
            p.add(keep.span, say::not_a_count("keep", keep.value));
            None
        }
    }
}
