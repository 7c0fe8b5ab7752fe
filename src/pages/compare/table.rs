//! Tables, cell by cell: a column that came or went is one in every row, so that all rows keep as many cells.

use super::align::align;
use super::blocks::BlockTree;
use super::plan::{BlockPlanner, BlockStep};

/// A column, by its place in the old and in the new table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TableColumn {
    old: Option<usize>,
    new: Option<usize>,
}

impl BlockPlanner<'_, '_> {
    /// The columns of two tables where they are not as many; nothing where rows are not all of one length.
    pub(super) fn table_columns(&self, old: u32, new: u32) -> Option<Vec<TableColumn>> {
        let (a, b) = (Grid::of(self.old, old)?, Grid::of(self.new, new)?);
        if a.width == b.width {
            return None;
        }
        let heads = |tree: &BlockTree, grid: &Grid| -> Vec<u64> {
            tree.block(grid.head).children.iter().map(|cell| tree.block(*cell).content).collect()
        };
        let same = align(&heads(self.old, &a), &heads(self.new, &b)).pairs;
        let mut columns = Vec::with_capacity(a.width.max(b.width));
        let (mut i, mut j) = (0, 0);
        for (x, y) in same.into_iter().chain([(a.width, b.width)]) {
            // Between equal heads the columns have other names at most, as far as there are as many.
            while i < x || j < y {
                columns.push(TableColumn { old: (i < x).then_some(i), new: (j < y).then_some(j) });
                (i, j) = (x.min(i + 1), y.min(j + 1));
            }
            if x < a.width && y < b.width {
                columns.push(TableColumn { old: Some(x), new: Some(y) });
            }
            (i, j) = (x + 1, y + 1);
        }
        Some(columns)
    }

    /// What becomes of the cells of two versions of a row.
    pub(super) fn cells(&mut self, old: u32, new: u32) -> Vec<BlockStep> {
        let (a, b) = (&self.old.block(old).children, &self.new.block(new).children);
        if a.len() == b.len() {
            return a.iter().zip(b).map(|(a, b)| BlockStep::Pair(self.pair(*a, *b))).collect();
        }
        let Some(columns) = self.columns.clone() else { return self.children(a, b) };
        let cells = columns.iter().map(|column| match (column.old, column.new) {
            (Some(old), Some(new)) => BlockStep::Pair(self.pair(a[old], b[new])),
            (Some(old), None) => BlockStep::Removed(a[old]),
            (None, Some(new)) => BlockStep::Added(b[new]),
            (None, None) => BlockStep::Empty,
        });
        cells.collect()
    }

    pub(super) fn only_old(&self, block: u32) -> BlockStep {
        self.only(self.old, block, false)
    }

    pub(super) fn only_new(&self, block: u32) -> BlockStep {
        self.only(self.new, block, true)
    }

    fn only(&self, tree: &BlockTree, block: u32, is_new: bool) -> BlockStep {
        let of = if is_new { BlockStep::Added } else { BlockStep::Removed };
        let row = tree.block(block);
        let Some(columns) = self.columns.as_ref().filter(|_| row.name == "tr") else { return of(block) };
        let place = |column: &TableColumn| if is_new { column.new } else { column.old };
        let cells = columns.iter().map(|column| place(column).map_or(BlockStep::Empty, |at| of(row.children[at])));
        BlockStep::Row { row: block, is_new, cells: cells.collect() }
    }
}

/// A table whose rows are of one length.
struct Grid {
    head: u32,
    width: usize,
}

impl Grid {
    fn of(tree: &BlockTree, table: u32) -> Option<Grid> {
        let parts = tree.block(table).children.iter().copied();
        let rows: Vec<u32> = parts
            .flat_map(|part| match tree.block(part).name {
                "thead" | "tbody" | "tfoot" => tree.block(part).children.clone(),
                _ => vec![part],
            })
            .filter(|row| tree.block(*row).name == "tr")
            .collect();
        let head = *rows.first()?;
        let width = tree.block(head).children.len();
        let is_plain = |cell: &u32| {
            let cell = tree.block(*cell);
            matches!(cell.name, "td" | "th") && !cell.tag.contains("span=")
        };
        let is_even = |row: &u32| {
            let cells = &tree.block(*row).children;
            cells.len() == width && cells.iter().all(is_plain)
        };
        rows.iter().all(is_even).then_some(Grid { head, width })
    }
}
