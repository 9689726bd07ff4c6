//! What stands on the display: Xvfb keeps its picture in a file (`-fbdir`), which is read here without
//! the display, the program or its page taking part.

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

/// The focus ring's colour in the light theme (`--focus` in `tokens.css`), as blue, green, red.
const RING: [u8; 3] = [0x73, 0x7a, 0x0d];

/// Rows between two that are looked at for the ring: the lowest field is five times as high.
const STRIDE: usize = 8;

/// A ring has this many of its pixels in each row beside a field: two edges of 3 px.
const EDGES: usize = 6;

/// The picture is looked at this often.
const LOOK: Duration = Duration::from_micros(500);

/// How long something may take to appear before it is said to be missing.
const PATIENCE: Duration = Duration::from_mins(1);

/// The display's picture: 4 bytes a pixel behind a head in the format of `xwd`.
pub struct Glass {
    file: File,
    head: u64,
    width: usize,
    height: usize,
}

/// Where the focus ring stands, in pixels of the display, its own edges included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ring {
    left: usize,
    right: usize,
    top: usize,
    bottom: usize,
}

impl Glass {
    /// The picture of the display that keeps it in this folder.
    ///
    /// # Errors
    /// There is none.
    pub fn in_folder(folder: &Path) -> io::Result<Self> {
        let file = File::open(folder.join("Xvfb_screen0"))?;
        // Lengths are 4 bytes with the high one first: the head's own, then width and height at the
        // 5th and 6th place, the number of colours (12 bytes each) at the 20th.
        let length = |place: u64| {
            let mut bytes = [0; 4];
            file.read_exact_at(&mut bytes, place * 4)?;
            Ok::<_, io::Error>(u32::from_be_bytes(bytes))
        };
        let head = u64::from(length(0)?) + u64::from(length(19)?) * 12;
        let (width, height) = (length(4)? as usize, length(5)? as usize);
        Ok(Self {
            file,
            head,
            width,
            height,
        })
    }

    /// Waits until a focus ring stands on the display, other than at `before`.
    ///
    /// # Errors
    /// None comes.
    pub fn wait_for_ring(&self, before: Option<Ring>) -> io::Result<(Ring, Instant)> {
        wait_until("no focus ring comes", || {
            if !self.has_ring()? {
                return Ok(None);
            }
            let seen = Instant::now();
            let ring = self.ring()?.filter(|ring| Some(*ring) != before);
            Ok(ring.map(|ring| (ring, seen)))
        })
    }

    /// Waits until no window with a ring stands on the display any more.
    ///
    /// # Errors
    /// It stays.
    pub fn wait_until_dark(&self) -> io::Result<()> {
        wait_until("the window stays", || Ok((!self.has_ring()?).then_some(())))
    }

    /// What stands inside of a ring.
    ///
    /// # Errors
    /// The picture cannot be read.
    pub fn inside(&self, ring: Ring) -> io::Result<Vec<u8>> {
        let mut inside = Vec::new();
        for row in ring.top..=ring.bottom {
            inside.extend(self.row(row, ring.left, ring.right + 1)?);
        }
        Ok(inside)
    }

    /// Waits until something else than `before` stands inside of the ring.
    ///
    /// # Errors
    /// Nothing changes.
    pub fn wait_for_change(&self, ring: Ring, before: &[u8]) -> io::Result<Instant> {
        wait_until("nothing changes in the field", || {
            let changed = self.inside(ring)? != before;
            Ok(changed.then(Instant::now))
        })
    }

    /// A quick look: whether some rows in a sequence show the edges of a ring.
    fn has_ring(&self) -> io::Result<bool> {
        let mut in_sequence = 0;
        for row in (0..self.height).step_by(STRIDE) {
            let pixels = self.row(row, 0, self.width)?;
            let edges = pixels.chunks_exact(4).filter(|pixel| is_ring(pixel));
            in_sequence = if edges.count() >= EDGES {
                in_sequence + 1
            } else {
                0
            };
            if in_sequence == 3 {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Exactly where the ring stands.
    fn ring(&self) -> io::Result<Option<Ring>> {
        let mut found: Option<Ring> = None;
        for row in 0..self.height {
            let pixels = self.row(row, 0, self.width)?;
            let columns = || {
                let pixels = pixels.chunks_exact(4).enumerate();
                pixels
                    .filter(|(_, pixel)| is_ring(pixel))
                    .map(|(column, _)| column)
            };
            let (Some(left), Some(right)) = (columns().min(), columns().max()) else {
                continue;
            };
            let ring = found.get_or_insert(Ring {
                left,
                right,
                top: row,
                bottom: row,
            });
            ring.left = ring.left.min(left);
            ring.right = ring.right.max(right);
            ring.bottom = row;
        }
        Ok(found)
    }

    fn row(&self, row: usize, left: usize, right: usize) -> io::Result<Vec<u8>> {
        let mut pixels = vec![0; (right - left) * 4];
        let place = (row * self.width + left) * 4;
        self.file
            .read_exact_at(&mut pixels, self.head + place as u64)?;
        Ok(pixels)
    }
}

fn is_ring(pixel: &[u8]) -> bool {
    pixel.starts_with(&RING)
}

fn wait_until<T>(missing: &str, look: impl Fn() -> io::Result<Option<T>>) -> io::Result<T> {
    let end = Instant::now() + PATIENCE;
    while Instant::now() < end {
        if let Some(seen) = look()? {
            return Ok(seen);
        }
        thread::sleep(LOOK);
    }
    Err(io::Error::new(io::ErrorKind::TimedOut, missing))
}
