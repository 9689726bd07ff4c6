//! Paper: rows of dots until a cut makes a slip of them.

/// A slip as it fell out of the printer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedSlip {
    /// What is on it, dot for dot.
    pub picture: Picture,
    /// Every byte that led to it since the cut before.
    pub bytes: Vec<u8>,
}

/// Dots in rows: eight a byte, the leftmost highest, 1 is black.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Picture {
    /// Bytes in each row.
    pub row_bytes: usize,
    /// Row after row.
    pub data: Vec<u8>,
}

impl Picture {
    /// Rows from top to bottom.
    pub fn height(&self) -> usize {
        self.data.len() / self.row_bytes.max(1)
    }

    /// As PNG, a dot a pixel. Empty paper makes an empty file.
    ///
    /// # Errors
    /// When the encoder refuses.
    pub fn png(&self) -> Result<Vec<u8>, png::EncodingError> {
        let mut out = Vec::new();
        let (Ok(width), Ok(height)) = (
            u32::try_from(self.row_bytes * 8),
            u32::try_from(self.height()),
        ) else {
            return Ok(out);
        };
        if width == 0 || height == 0 {
            return Ok(out);
        }
        let mut encoder = png::Encoder::new(&mut out, width, height);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::One);
        let white: Vec<u8> = self.data.iter().map(|byte| !byte).collect();
        encoder.write_header()?.write_image_data(&white)?;
        Ok(out)
    }
}

/// The paper in the printer since the last cut.
#[derive(Debug)]
pub(super) struct Roll {
    row_bytes: usize,
    data: Vec<u8>,
    /// Bytes that led to what is on it.
    bytes: Vec<u8>,
}

impl Roll {
    /// Paper so many dots wide.
    pub(super) fn new(dots: usize) -> Self {
        Self {
            row_bytes: dots / 8,
            data: Vec::new(),
            bytes: Vec::new(),
        }
    }

    pub(super) fn keep(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Moves the paper on by so many rows.
    pub(super) fn feed(&mut self, rows: usize) {
        self.data.resize(self.data.len() + rows * self.row_bytes, 0);
    }

    /// Prints rows. What is too wide for the head is lost, as on a real one; the answer tells.
    pub(super) fn print(&mut self, row_bytes: usize, data: &[u8]) -> bool {
        for row in data.chunks(row_bytes) {
            let mut printed = row.to_vec();
            printed.resize(self.row_bytes, 0);
            self.data.extend_from_slice(&printed);
        }
        row_bytes <= self.row_bytes
    }

    pub(super) fn cut(&mut self) -> PrintedSlip {
        PrintedSlip {
            picture: Picture {
                row_bytes: self.row_bytes,
                data: std::mem::take(&mut self.data),
            },
            bytes: std::mem::take(&mut self.bytes),
        }
    }
}
