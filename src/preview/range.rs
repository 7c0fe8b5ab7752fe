//! Parts of a file, as players of sound and film ask for them (RFC 9110, section 14).

use std::ops::Range;

/// What a `Range` header asks of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wanted {
    Whole,
    Part(Range<u64>),
    /// Nothing of it is in the file.
    Outside,
}

/// Reads a `Range` header. Several ranges, other units and what is no range are answered with the whole, as the
/// specification allows.
pub(super) fn wanted(header: Option<&str>, size: u64) -> Wanted {
    let Some((from, to)) =
        header.and_then(|header| header.strip_prefix("bytes=")).and_then(|range| range.split_once('-'))
    else {
        return Wanted::Whole;
    };
    let number =
        |text: &str| (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse::<u64>());
    let range = match (number(from), number(to)) {
        (Some(Ok(from)), None) if to.is_empty() => from..size,
        (Some(Ok(from)), Some(to)) => {
            // More digits than a number holds is beyond the end too.
            let to = to.unwrap_or(u64::MAX);
            if to < from {
                return Wanted::Whole;
            }
            from..to.saturating_add(1).min(size)
        }
        (None, Some(last)) if from.is_empty() => size.saturating_sub(last.unwrap_or(u64::MAX))..size,
        (Some(Err(_)), _) => return Wanted::Outside,
        _ => return Wanted::Whole,
    };
    if range.start >= range.end { Wanted::Outside } else { Wanted::Part(range) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single_ranges() {
        let part = |header| wanted(Some(header), 10);
        assert_eq!(part("bytes=0-3"), Wanted::Part(0..4));
        assert_eq!(part("bytes=4-"), Wanted::Part(4..10));
        assert_eq!(part("bytes=-3"), Wanted::Part(7..10));
        assert_eq!(part("bytes=-30"), Wanted::Part(0..10));
        assert_eq!(part("bytes=8-99999999999999999999999"), Wanted::Part(8..10));
        assert_eq!(part("bytes=9-9"), Wanted::Part(9..10));
    }

    #[test]
    fn beyond_the_end() {
        for header in ["bytes=10-", "bytes=10-12", "bytes=-0", "bytes=99999999999999999999999-"] {
            assert_eq!(wanted(Some(header), 10), Wanted::Outside, "{header}");
        }
        assert_eq!(wanted(Some("bytes=0-"), 0), Wanted::Outside);
    }

    #[test]
    fn what_is_no_single_range_is_the_whole() {
        for header in ["bytes=", "bytes=-", "bytes=3-1", "bytes=0-1,3-4", "lines=1-2", "bytes=+1-2", "bytes=a-b", ""] {
            assert_eq!(wanted(Some(header), 10), Wanted::Whole, "{header}");
        }
        assert_eq!(wanted(None, 10), Wanted::Whole);
    }
}
