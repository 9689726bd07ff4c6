//! Which characters each shaped glyph stands for, so that a PDF gives the text back.

use cosmic_text::{LayoutGlyph, LayoutRun};

/// The characters of each glyph of a run, in the order of the glyphs.
///
/// Shaping knows clusters: so many glyphs stand together for so many characters. Where both are
/// equally many, each glyph has its character (a letter and its mark). Otherwise the cluster's
/// first glyph in reading order has all of them and the others none: an Arabic letter drawn as
/// stem and dots, or two letters drawn as one.
pub(crate) fn of_glyphs(run: &LayoutRun<'_>) -> Vec<String> {
    let mut said = Vec::with_capacity(run.glyphs.len());
    for cluster in run.glyphs.chunk_by(one_cluster) {
        let text = cluster
            .first()
            .and_then(|glyph| run.text.get(glyph.start..glyph.end))
            .unwrap_or_default();
        let mut letters = if text.chars().count() == cluster.len() {
            text.chars().map(String::from).collect()
        } else {
            vec![text.to_owned()]
        };
        letters.resize(cluster.len(), String::new());
        if cluster
            .first()
            .is_some_and(|glyph| runs_against(glyph, run))
        {
            letters.reverse();
        }
        said.append(&mut letters);
    }
    said
}

/// Whether this is a letter of Arabic script, which Persian is written in too.
pub(crate) fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

/// Whether this glyph is one of words that run against their line. Those come backwards, the marks of a
/// letter before it; all others come in reading order.
pub(crate) fn runs_against(glyph: &LayoutGlyph, run: &LayoutRun<'_>) -> bool {
    glyph.level.is_rtl() != run.rtl
}

fn one_cluster(left: &LayoutGlyph, right: &LayoutGlyph) -> bool {
    (left.start, left.end) == (right.start, right.end)
}

#[cfg(test)]
mod tests {
    use crate::engine::{Engine, Face, Lean};
    use unicode_normalization::char::is_combining_mark;

    #[test]
    fn a_mark_is_said_by_its_own_glyph_whichever_way_the_line_runs() {
        let face = Face {
            size: 40.0,
            bold: false,
            tracking: 0.0,
            lean: Lean::Start,
        };
        for words in ["مُحَمَّد", "Ad: مُحَمَّد Ali", "اسم Zé مُحَمَّد"]
        {
            let shaped = Engine::new().shape(words, face, 2_000, 1);
            for glyph in &shaped.rows[0].glyphs {
                if glyph.said.starts_with(is_combining_mark) {
                    assert!(glyph.width < 1.0, "{:?} in {words}", glyph.said);
                } else if !glyph.said.is_empty() {
                    assert!(glyph.width > 1.0, "{:?} in {words}", glyph.said);
                }
            }
            let glyphs = shaped.rows[0].glyphs.iter();
            let said: String = glyphs.map(|glyph| glyph.said.as_str()).collect();
            assert_eq!(said, words, "in the order of reading");
        }
    }
}
