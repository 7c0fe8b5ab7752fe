//! Which versions of notes a site publishes: `versions: true`, or `versions: {keep: 3}`.

use crate::content::fields::flag_of;
use crate::content::front_matter::group::{GroupOfKeys, group};
use crate::content::front_matter::reading::{Input, Reading, TextChange, Word};
use crate::content::keys::ValueForm;
use crate::content::yaml::Value;
use crate::diagnostics::say;

/// Which versions of a note have a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeptVersions {
    All,
    /// So many of the newest.
    Newest(usize),
}

group! {
    struct VersionsKeys("versions", the_group_versions) {
        keep: Word;
    }
}

/// The key `versions`; none: no version is published.
#[derive(Debug)]
pub(super) struct VersionsReading;

impl Reading for VersionsReading {
    type Value = Option<KeptVersions>;
    const FORM: ValueForm = ValueForm::FlagOrGroup(VersionsKeys::KEYS);

    fn read(names: &[&'static str], input: &mut Input) -> Option<KeptVersions> {
        let (key, node) = names.iter().find_map(|name| Some((name, input.fields.node(name)?)))?;
        let p = &mut *input.problems;
        if let Value::Scalar { .. } = node.value {
            return flag_of(node, key, p).filter(|is_asked| *is_asked).map(|_| KeptVersions::All);
        }
        let Some(keep) = VersionsKeys::of(node, input.dates, p)?.keep else { return Some(KeptVersions::All) };
        match keep.value.parse() {
            Ok(count) if count > 0 => Some(KeptVersions::Newest(count)),
            _ => {
                p.add(keep.span, say::not_a_count("keep", keep.value));
                None
            }
        }
    }

    fn texts(_: &mut Option<KeptVersions>, _: &mut TextChange) {}
}
