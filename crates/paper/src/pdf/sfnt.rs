//! More codes for the glyphs of a TrueType font: copies of its glyphs, and blanks.
//!
//! Only the tables that count glyphs are written anew; the others stay as they are.
//! Layout of the tables: ISO/IEC 14496-22 (OpenType), `glyf`, `head`, `hhea`, `hmtx`, `loca`, `maxp`.

use super::pieces::Shown;

/// What a further code shows: a glyph of the font, or a part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Further {
    pub(super) code: u16,
    pub(super) shown: Shown,
}

/// The font with these codes behind its last glyph, and the first of them. None when it is no sound
/// TrueType font.
pub(super) fn with_further(font: &[u8], further: &[Further]) -> Option<(Vec<u8>, u16)> {
    let tables = tables(font)?;
    let table = |tag: &[u8; 4]| {
        tables
            .iter()
            .find(|(name, _)| name == tag)
            .map(|(_, data)| *data)
    };
    let (head, maxp, hhea) = (table(b"head")?, table(b"maxp")?, table(b"hhea")?);
    let glyphs = number(maxp, 4)?;
    let mut glyf = table(b"glyf")?.to_vec();
    let mut offsets = offsets(table(b"loca")?, number(head, 50)? == 1, glyphs)?;
    let mut metrics = metrics(table(b"hmtx")?, number(hhea, 34)?, glyphs)?;
    for each in further {
        let at = usize::from(each.code);
        let (from, to) = (*offsets.get(at)?, *offsets.get(at + 1)?);
        let [high, low, ..] = *metrics.get(at)?;
        let width = u16::from_be_bytes([high, low]);
        let part = match each.shown {
            Shown::Ink(share) | Shown::Blank(share) => width.checked_div(share).unwrap_or(0),
        };
        let [part_high, part_low] = part.to_be_bytes();
        if matches!(each.shown, Shown::Ink(_)) {
            glyf.extend_from_within(from as usize..to as usize);
            let [.., high, low] = *metrics.get(at)?;
            metrics.push([part_high, part_low, high, low]);
        } else {
            metrics.push([part_high, part_low, 0, 0]);
        }
        while glyf.len() % 4 != 0 {
            glyf.push(0);
        }
        offsets.push(u32::try_from(glyf.len()).ok()?);
    }
    let all = u16::try_from(metrics.len()).ok()?.to_be_bytes();
    let rewritten: [([u8; 4], Vec<u8>); 6] = [
        (*b"glyf", glyf),
        (*b"head", patched(head, 50, [0, 1])?),
        (*b"hhea", patched(hhea, 34, all)?),
        (*b"hmtx", metrics.concat()),
        (
            *b"loca",
            offsets
                .iter()
                .flat_map(|offset| offset.to_be_bytes())
                .collect(),
        ),
        (*b"maxp", patched(maxp, 4, all)?),
    ];
    let data = |tag: [u8; 4], kept: &[u8]| {
        let anew = rewritten.iter().find(|(name, _)| *name == tag);
        (
            tag,
            anew.map_or_else(|| kept.to_vec(), |(_, data)| data.clone()),
        )
    };
    let tables: Vec<_> = tables.iter().map(|(tag, kept)| data(*tag, kept)).collect();
    Some((file(font.get(..4)?, &tables)?, glyphs))
}

fn tables(font: &[u8]) -> Option<Vec<([u8; 4], &[u8])>> {
    let count = usize::from(number(font, 4)?);
    let directory = font.get(12..12 + 16 * count)?;
    directory
        .chunks_exact(16)
        .map(|entry| {
            let (from, length) = (long(entry, 8)? as usize, long(entry, 12)? as usize);
            let data = font.get(from..from.checked_add(length)?)?;
            Some((entry.first_chunk().copied()?, data))
        })
        .collect()
}

/// Where each glyph's outline begins, and where the last one ends.
fn offsets(loca: &[u8], is_long: bool, glyphs: u16) -> Option<Vec<u32>> {
    (0..=usize::from(glyphs))
        .map(|glyph| {
            if is_long {
                long(loca, 4 * glyph)
            } else {
                number(loca, 2 * glyph).map(|half| u32::from(half) * 2)
            }
        })
        .collect()
}

/// Each glyph's width and left bearing. Glyphs behind the last full entry share its width.
fn metrics(hmtx: &[u8], full: u16, glyphs: u16) -> Option<Vec<[u8; 4]>> {
    let full = usize::from(full);
    (0..usize::from(glyphs))
        .map(|glyph| {
            let [width_high, width_low] = *hmtx
                .get(4 * glyph.min(full.checked_sub(1)?)..)?
                .first_chunk::<2>()?;
            let bearing = if glyph < full {
                4 * glyph + 2
            } else {
                4 * full + 2 * (glyph - full)
            };
            let [high, low] = *hmtx.get(bearing..)?.first_chunk::<2>()?;
            Some([width_high, width_low, high, low])
        })
        .collect()
}

fn file(kind: &[u8], tables: &[([u8; 4], Vec<u8>)]) -> Option<Vec<u8>> {
    let count = u16::try_from(tables.len()).ok()?;
    let steps = u16::try_from(count.max(1).ilog2()).ok()?;
    let mut font = kind.to_vec();
    for value in [count, 16 << steps, steps, 16 * count - (16 << steps)] {
        font.extend(value.to_be_bytes());
    }
    let mut at = 12 + 16 * tables.len();
    for (tag, data) in tables {
        font.extend(tag);
        for value in [
            checksum(data),
            u32::try_from(at).ok()?,
            u32::try_from(data.len()).ok()?,
        ] {
            font.extend(value.to_be_bytes());
        }
        at += data.len().next_multiple_of(4);
    }
    for (_, data) in tables {
        font.extend(data);
        font.resize(font.len().next_multiple_of(4), 0);
    }
    Some(font)
}

fn checksum(data: &[u8]) -> u32 {
    data.chunks(4).fold(0, |sum: u32, chunk| {
        let mut word = [0; 4];
        word[..chunk.len()].copy_from_slice(chunk);
        sum.wrapping_add(u32::from_be_bytes(word))
    })
}

fn patched(table: &[u8], at: usize, value: [u8; 2]) -> Option<Vec<u8>> {
    let mut table = table.to_vec();
    table.get_mut(at..at + 2)?.copy_from_slice(&value);
    Some(table)
}

fn number(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(*data.get(at..)?.first_chunk()?))
}

fn long(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(*data.get(at..)?.first_chunk()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_looks_and_moves_like_its_glyph_and_a_blank_only_moves() {
        let font = crate::engine::FONTS[0];
        let mut used = subsetter::GlyphRemapper::new();
        let letter = used.remap(36);
        let small = subsetter::subset(font, 0, &used).unwrap();
        let further = [Shown::Ink(1), Shown::Blank(2)].map(|shown| Further {
            code: letter,
            shown,
        });
        let (more, first) = with_further(&small, &further).unwrap();
        assert_eq!(
            first, 2,
            "behind the glyph for what is missing, and the letter"
        );
        let all = tables(&more).unwrap();
        let table = |tag: &[u8; 4]| all.iter().find(|(name, _)| name == tag).unwrap().1;
        assert_eq!(number(table(b"maxp"), 4), Some(4));
        let offsets = offsets(table(b"loca"), true, 4).unwrap();
        let outline = |glyph: usize| {
            let (from, to) = (offsets[glyph] as usize, offsets[glyph + 1] as usize);
            &table(b"glyf")[from..to]
        };
        assert!(!outline(1).is_empty() && outline(2).starts_with(outline(1)));
        assert!(outline(3).is_empty());
        let metrics = metrics(table(b"hmtx"), 4, 4).unwrap();
        assert_eq!(metrics[1], metrics[2]);
        let width = |glyph: usize| u16::from_be_bytes([metrics[glyph][0], metrics[glyph][1]]);
        assert_eq!(width(3), width(1) / 2);
    }

    #[test]
    fn what_is_no_font_is_refused() {
        assert_eq!(with_further(b"", &[]), None);
        assert_eq!(with_further(b"\0\x01\0\0\0\x09\0\0\0\0\0\0head", &[]), None);
    }
}
