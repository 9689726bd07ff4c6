//! Paper: rows of dots and lines of letters until a cut makes a slip of them.

/// A slip as it fell out of the printer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedSlip {
    /// What is on it, dot for dot.
    pub picture: Picture,
    /// Lines that were printed in text mode; empty on a slip that is a picture.
    pub text: Vec<String>,
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
    text: Vec<String>,
    /// Bytes that led to what is on it.
    bytes: Vec<u8>,
}

impl Roll {
    /// Paper so many dots wide.
    pub(super) fn new(dots: usize) -> Self {
        Self {
            row_bytes: dots / 8,
            data: Vec::new(),
            text: Vec::new(),
            bytes: Vec::new(),
        }
    }

    pub(super) fn row_bytes(&self) -> usize {
        self.row_bytes
    }

    pub(super) fn keep(&mut self, byte: u8) {
        self.bytes.push(byte);
    }

    /// The last bytes did not lead to anything after all.
    pub(super) fn forget(&mut self, bytes: usize) {
        self.bytes.truncate(self.bytes.len().saturating_sub(bytes));
    }

    /// One more row; what is beyond the head's width is lost, as on a real one.
    pub(super) fn print(&mut self, row: &[u8]) {
        let end = self.data.len() + self.row_bytes;
        self.data
            .extend_from_slice(&row[..row.len().min(self.row_bytes)]);
        self.data.resize(end, 0);
    }

    /// What a line says whose rows are printed.
    pub(super) fn say(&mut self, line: String) {
        self.text.push(line);
    }

    /// What hangs out of the printer.
    pub(super) fn picture(&self) -> Picture {
        Picture {
            row_bytes: self.row_bytes,
            data: self.data.clone(),
        }
    }

    pub(super) fn cut(&mut self) -> PrintedSlip {
        PrintedSlip {
            picture: Picture {
                row_bytes: self.row_bytes,
                data: std::mem::take(&mut self.data),
            },
            text: std::mem::take(&mut self.text),
            bytes: std::mem::take(&mut self.bytes),
        }
    }
}
