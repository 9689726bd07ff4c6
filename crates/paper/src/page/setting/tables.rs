//! Rows under named columns.

use super::{Column, SMALL, Setter, Style, fill};
use crate::page::Table;
use crate::page::strip::Strip;
use std::rc::Rc;

/// White between columns, in dots.
const GUTTER: u32 = 60;

impl Setter<'_> {
    pub(super) fn table(&mut self, table: &Table, column: Column) -> Vec<Strip> {
        let columns = columns(table, column);
        let names: Vec<&str> = table
            .columns
            .iter()
            .map(|(name, _)| name.as_str())
            .collect();
        let bold = Style {
            bold: true,
            ..SMALL
        };
        let mut head = self.row(&names, bold, &columns);
        head.items.push(fill(column, head.height - 8, 8));
        head.stays_with_next = true;
        let head = Rc::new(head);
        let mut strips = vec![(*head).clone()];
        for cells in &table.rows {
            let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
            let mut row = self.row(&cells, SMALL, &columns);
            row.items.push(fill(column, row.height - 3, 3));
            row.head = Some(Rc::clone(&head));
            strips.push(row);
        }
        strips
    }

    /// One row of a table, which is not broken.
    fn row(&mut self, cells: &[&str], style: Style, columns: &[Column]) -> Strip {
        let mut whole = Strip::default();
        for (words, column) in cells.iter().zip(columns) {
            let mut cell = Strip::default();
            for row in self.paragraph(words, style, *column) {
                let down = cell.height.cast_signed();
                let items = row.items.into_iter();
                cell.items.extend(items.map(|item| item.moved(0, down)));
                cell.height += row.height;
                cell.said = cell.said.or(row.said);
            }
            whole.beside(cell);
        }
        whole.height += self.step(style) / 2;
        whole.is_white = false;
        whole
    }
}

fn columns(table: &Table, column: Column) -> Vec<Column> {
    let shares: u32 = table.columns.iter().map(|(_, share)| share).sum();
    let mut left = column.left;
    table
        .columns
        .iter()
        .map(|(_, share)| {
            let width = column.width * share / shares.max(1);
            let cell = Column {
                left,
                width: width.saturating_sub(GUTTER),
            };
            left += width;
            cell
        })
        .collect()
}
