//! Samples of a picture, made fewer and turned, in whole numbers.
//!
//! It knows neither files nor formats.

/// Samples of a picture, row by row.
#[derive(Debug)]
pub(super) struct Raster {
    pub(super) width: usize,
    pub(super) height: usize,
    /// Samples of a pixel: one of light or three of colours, then one of how much covers what is below where it is transparent.
    pub(super) depth: usize,
    pub(super) samples: Vec<u8>,
}

impl Raster {
    /// None where there are not as many samples as the measures say.
    pub(super) fn new(width: usize, height: usize, depth: usize, samples: Vec<u8>) -> Option<Self> {
        (samples.len() == width * height * depth).then_some(Self { width, height, depth, samples })
    }

    pub(super) fn is_clear(&self) -> bool {
        self.depth.is_multiple_of(2)
    }

    /// The picture in fewer columns, each the mean of those it stands for, the ones at its edges by their part of it; what is
    /// transparent gives its colour only as far as it covers.
    pub(super) fn shrunk_across(&self, width: usize) -> Raster {
        let Raster { width: own, height, depth, .. } = *self;
        let mut samples = Vec::with_capacity(width * height * depth);
        for row in self.samples.chunks_exact(own * depth) {
            for column in 0..width {
                let sums = if self.is_clear() {
                    covered(row, depth, column, width, own)
                } else {
                    opaque(row, depth, column, width, own)
                };
                samples.extend(&sums[..depth]);
            }
        }
        Raster { width, height, depth, samples }
    }

    /// The picture as an orientation of Exif wants it shown (TIFF 6.0, tag 0x0112): 2 to 4 are mirrored or upside down, 5 to 8
    /// lie on a side as well.
    pub(super) fn turned(&self, orientation: u16) -> Raster {
        let Raster { width: own_width, height: own_height, depth, .. } = *self;
        let lies = orientation >= 5;
        let (width, height) = if lies { (own_height, own_width) } else { (own_width, own_height) };
        let from_right = matches!(orientation, 2 | 3 | 7 | 8);
        let from_below = matches!(orientation, 3 | 4 | 6 | 7);
        let mut samples = Vec::with_capacity(self.samples.len());
        for row in 0..height {
            for column in 0..width {
                let (x, y) = if lies { (row, column) } else { (column, row) };
                let x = if from_right { own_width - 1 - x } else { x };
                let y = if from_below { own_height - 1 - y } else { y };
                let at = (y * own_width + x) * depth;
                samples.extend_from_slice(&self.samples[at..at + depth]);
            }
        }
        Raster { width, height, depth, samples }
    }
}

/// The old columns that a new one stands for, each with its part, in units of which an old column has `width` and a new one `own`.
fn parts(column: usize, width: usize, own: usize) -> impl Iterator<Item = (usize, usize)> {
    let (from, to) = (column * own, (column + 1) * own);
    (from / width..to.div_ceil(width)).map(move |old| (old, to.min((old + 1) * width) - from.max(old * width)))
}

fn opaque(row: &[u8], depth: usize, column: usize, width: usize, own: usize) -> [u8; 4] {
    let mut sums = [0_usize; 4];
    for (old, part) in parts(column, width, own) {
        for (sum, sample) in sums.iter_mut().zip(&row[old * depth..(old + 1) * depth]) {
            *sum += part * usize::from(*sample);
        }
    }
    sums.map(|sum| ((sum + own / 2) / own) as u8)
}

fn covered(row: &[u8], depth: usize, column: usize, width: usize, own: usize) -> [u8; 4] {
    let mut sums = [0_usize; 4];
    let mut cover = 0;
    for (old, part) in parts(column, width, own) {
        let pixel = &row[old * depth..(old + 1) * depth];
        let weight = part * usize::from(pixel[depth - 1]);
        cover += weight;
        for (sum, sample) in sums.iter_mut().zip(&pixel[..depth - 1]) {
            *sum += weight * usize::from(*sample);
        }
    }
    let mut mean = sums.map(|sum| (sum + cover / 2).checked_div(cover).unwrap_or_default() as u8);
    mean[depth - 1] = ((cover + own / 2) / own) as u8;
    mean
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raster(width: usize, samples: &[u8]) -> Raster {
        Raster { width, height: samples.len() / width, depth: 1, samples: samples.to_vec() }
    }

    #[test]
    fn columns_are_means_of_those_they_stand_for() {
        assert_eq!(raster(4, &[0, 10, 20, 30]).shrunk_across(2).samples, [5, 25]);
        assert_eq!(raster(3, &[0, 30, 90]).shrunk_across(2).samples, [10, 70]);
        assert_eq!(raster(2, &[1, 2, 3, 4]).shrunk_across(2).samples, [1, 2, 3, 4]);
    }

    #[test]
    fn what_is_transparent_gives_no_colour() {
        let clear =
            |samples: &[u8]| Raster { width: samples.len() / 2, height: 1, depth: 2, samples: samples.to_vec() };
        assert_eq!(clear(&[200, 255, 0, 0]).shrunk_across(1).samples, [200, 128]);
        assert_eq!(clear(&[200, 255, 100, 255]).shrunk_across(1).samples, [150, 255]);
        assert_eq!(clear(&[200, 0, 100, 0]).shrunk_across(1).samples, [0, 0]);
    }

    #[test]
    fn each_orientation_is_shown_upright() {
        let lying = raster(3, &[1, 2, 3, 4, 5, 6]);
        for (orientation, width, expected) in [
            (1, 3, [1, 2, 3, 4, 5, 6]),
            (2, 3, [3, 2, 1, 6, 5, 4]),
            (3, 3, [6, 5, 4, 3, 2, 1]),
            (4, 3, [4, 5, 6, 1, 2, 3]),
            (5, 2, [1, 4, 2, 5, 3, 6]),
            (6, 2, [4, 1, 5, 2, 6, 3]),
            (7, 2, [6, 3, 5, 2, 4, 1]),
            (8, 2, [3, 6, 2, 5, 1, 4]),
        ] {
            let shown = lying.turned(orientation);
            assert_eq!((shown.width, shown.samples.as_slice()), (width, expected.as_slice()), "{orientation}");
        }
    }
}
