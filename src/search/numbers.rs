//! The number of each document: made of its address, so that a document that is added or removed changes the number of hardly any
//! other.

use rapidhash::RapidHashSet as HashSet;

use crate::text::hash::fingerprint;

/// Numbers for each document, at least: the more, the fewer documents want the same one, and the longer the postings.
const ROOM: usize = 6;
/// Documents of a block of cards, about.
const IN_BLOCK: usize = 20;

/// How numbers are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbering {
    /// Numbers are below two to the power of this.
    pub bits: u32,
    /// The first bits of a number: the block of cards that holds its document.
    pub block_bits: u32,
}

impl Numbering {
    pub fn new(documents: usize) -> Numbering {
        let bits = (documents.max(1) * ROOM).next_power_of_two().trailing_zeros();
        let block_bits = documents.div_ceil(IN_BLOCK).next_power_of_two().trailing_zeros();
        Numbering { bits, block_bits }
    }

    /// How many blocks of cards there are.
    pub fn blocks(self) -> usize {
        1 << self.block_bits
    }

    /// The block of a number.
    pub fn block(self, number: u32) -> usize {
        (number >> (self.bits - self.block_bits)) as usize
    }

    /// The numbers of documents by their addresses, in the same order. Where two want one, the one whose fingerprint is less has it.
    pub fn number(self, addresses: &[String]) -> Vec<u32> {
        let mut wanted: Vec<(u64, usize)> =
            addresses.iter().enumerate().map(|(index, address)| (fingerprint(address.as_bytes()), index)).collect();
        wanted.sort_unstable();
        let mut taken = HashSet::default();
        let mut numbers = vec![0; addresses.len()];
        for (hash, index) in wanted {
            let mut number = (hash >> (64 - self.bits.max(1))) as u32;
            while !taken.insert(number) {
                number = (number + 1) & ((1 << self.bits) - 1);
            }
            numbers[index] = number;
        }
        numbers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_that_comes_moves_few_others() {
        let mut addresses: Vec<String> = (0..1_000).map(|n| format!("notes/{n}/")).collect();
        let numbering = Numbering::new(1_001);
        let before = numbering.number(&addresses);
        addresses.push(String::from("notes/nouvelle/"));
        let after = numbering.number(&addresses);
        let moved = before.iter().zip(&after).filter(|(before, after)| before != after).count();
        assert!(moved <= 2, "{moved}");
        let distinct: HashSet<u32> = after.iter().copied().collect();
        assert_eq!(distinct.len(), addresses.len());
        assert!(after.iter().all(|number| numbering.block(*number) < numbering.blocks()));
    }

    #[test]
    fn the_smallest_site_has_one_block() {
        for documents in [0, 1, 2, 20] {
            let numbering = Numbering::new(documents);
            let addresses: Vec<String> = (0..documents).map(|n| n.to_string()).collect();
            assert_eq!(numbering.blocks(), 1);
            assert!(numbering.number(&addresses).iter().all(|number| numbering.block(*number) == 0));
        }
    }
}
