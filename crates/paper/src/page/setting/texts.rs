//! Paragraphs, labels with values, lines to write on.

use super::{
    BODY, BOLD, Column, HEADING, SMALL, Setter, Size, Style, fill, keep_together, whole_dots,
};
use crate::layout::{Ink, Item};
use crate::page::strip::Strip;
use crate::page::{Field, Value};
use crate::pdf::is_right_to_left;
use std::borrow::Cow;

impl Setter<'_> {
    pub(super) fn heading(&mut self, words: &str, column: Column) -> Vec<Strip> {
        let mut strips = self.paragraph(words, HEADING, column);
        strips.push(Strip::white(self.step(BODY) / 2));
        // A heading says what comes, so it does not stand at the foot of a page.
        for strip in &mut strips {
            strip.stays_with_next = true;
        }
        strips
    }

    /// One strip a row. A first or last row does not stand alone on a page.
    pub(super) fn paragraph(&mut self, words: &str, style: Style, column: Column) -> Vec<Strip> {
        if words.is_empty() {
            return Vec::new();
        }
        let face = self.face(style);
        let isolated = with_numbers_isolated(words);
        let shaped = self.engine.shape(&isolated, face, column.width, usize::MAX);
        let count = shaped.rows.len();
        let (height, baseline) = (self.step(style), self.baseline(style));
        let row = |(at, row): (usize, &crate::engine::Row)| {
            let item = Item::Glyphs(row.glyphs.clone(), Ink::Black);
            Strip {
                height,
                items: vec![item.moved(column.left.cast_signed(), baseline.cast_signed())],
                said: (at == 0).then(|| words.to_owned()),
                stays_with_next: at + 1 < count && (at == 0 || at + 2 == count),
                ..Strip::default()
            }
        };
        shaped.rows.iter().enumerate().map(row).collect()
    }

    /// Label beside value, with white below each: a reader of the file then reads row by row, not
    /// first all labels.
    pub(super) fn fields(&mut self, fields: &[Field], column: Column) -> Vec<Strip> {
        let widths = fields.iter().map(|field| self.width(&field.label, BODY));
        let widest = widths.collect::<Vec<_>>().into_iter().max();
        let indent = (widest.unwrap_or_default() + self.step(BODY)).min(column.width * 2 / 5);
        let beside = Column {
            left: column.left + indent,
            width: column.width - indent,
        };
        let label = Column {
            width: indent,
            ..column
        };
        let mut strips = Vec::new();
        for field in fields {
            let labels = self.paragraph(&field.label, BODY, label);
            let values = match &field.value {
                Value::Words(words) => self.paragraph(words, BOLD, beside),
                Value::Lines(count) => (0..*count).map(|_| self.line(beside)).collect(),
            };
            let mut rows = side_by_side(labels, values);
            if let Some(last) = rows.last_mut() {
                last.height += self.size(Size::Body) / 4;
            }
            strips.append(&mut rows);
        }
        strips
    }

    /// A ruled line, with room for handwriting.
    pub(super) fn line(&self, column: Column) -> Strip {
        let height = self.step(BODY) * 8 / 5;
        Strip {
            height,
            items: vec![fill(column, height - 12, 5)],
            ..Strip::default()
        }
    }

    /// Small words at both ends of one row.
    pub(super) fn ends(&mut self, left: &str, right: &str, column: Column) -> Strip {
        let width = self.width(right, SMALL);
        let at_right = Column {
            left: column.left + column.width.saturating_sub(width),
            // Room to spare, lest it be shortened.
            width: width + self.step(SMALL),
        };
        let at_left = Column {
            width: column.width.saturating_sub(width + self.step(SMALL)),
            ..column
        };
        let mut strip = self.first_row(left, at_left);
        strip.beside(self.first_row(right, at_right));
        strip
    }

    fn first_row(&mut self, words: &str, column: Column) -> Strip {
        let mut rows = self.paragraph(words, SMALL, column).into_iter();
        rows.next().unwrap_or_default()
    }

    fn width(&mut self, words: &str, style: Style) -> u32 {
        let face = self.face(style);
        let shaped = self.engine.shape(words, face, u32::from(u16::MAX), 1);
        let row = shaped.rows.first();
        row.map_or(0, |row| whole_dots(row.width))
    }
}

/// With each group of digits, such as a telephone number, enclosed where letters run from right to
/// left: its parts would change places there.
fn with_numbers_isolated(words: &str) -> Cow<'_, str> {
    if !words.chars().any(is_right_to_left) {
        return Cow::Borrowed(words);
    }
    let mut isolated = String::with_capacity(words.len() * 2);
    let mut rest = words;
    while let Some(from) = rest.find(is_digit) {
        let (before, number) = rest.split_at(from);
        let end = number.find(|letter| !is_digit(letter) && !" -/.:,+()".contains(letter));
        let number = &number[..end.unwrap_or(number.len())];
        let number = number.trim_end_matches(|letter| !is_digit(letter));
        isolated.extend([before, "\u{2066}", number, "\u{2069}"]);
        rest = &rest[from + number.len()..];
    }
    isolated.push_str(rest);
    Cow::Owned(isolated)
}

fn is_digit(letter: char) -> bool {
    letter.is_numeric()
}

/// Rows of a label beside rows of its value, as many as the longer one has.
fn side_by_side(labels: Vec<Strip>, values: Vec<Strip>) -> Vec<Strip> {
    let (mut labels, mut values) = (labels.into_iter(), values.into_iter());
    let mut strips = Vec::new();
    loop {
        let (label, value) = (labels.next(), values.next());
        let mut strip = match (label, value) {
            (None, None) => break,
            (Some(label), Some(mut value)) => {
                let said = value.said.take();
                let mut strip = label;
                // What is written by hand stands on its line, and so does its label.
                let down = value.height.saturating_sub(strip.height).cast_signed();
                strip.items = strip
                    .items
                    .into_iter()
                    .map(|item| item.moved(0, down))
                    .collect();
                strip.stays_with_next |= value.stays_with_next;
                strip.beside(value);
                strip.said = strip.said.map(|label| match said {
                    Some(said) => format!("{label}: {said}"),
                    None => format!("{label}:"),
                });
                strip
            }
            (Some(one), None) | (None, Some(one)) => one,
        };
        strip.is_white = false;
        strips.push(strip);
    }
    if strips.len() <= 3 {
        keep_together(&mut strips);
    }
    strips
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_direction_among_letters_that_run_the_other_way() {
        assert_eq!(
            with_numbers_isolated("رقم 0532 123 45 67، شكرا"),
            "رقم \u{2066}0532 123 45 67\u{2069}، شكرا"
        );
        assert_eq!(with_numbers_isolated("Tel 0532 123"), "Tel 0532 123");
    }
}
