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
        let mut letters: Vec<String> = if text.chars().count() == cluster.len() {
            text.chars().map(String::from).collect()
        } else {
            let mut letters = vec![String::new(); cluster.len()];
            text.clone_into(&mut letters[0]);
            letters
        };
        // Glyphs come as the eye meets them, left to right.
        if cluster.first().is_some_and(|glyph| glyph.level.is_rtl()) {
            letters.reverse();
        }
        said.append(&mut letters);
    }
    said
}

fn one_cluster(left: &LayoutGlyph, right: &LayoutGlyph) -> bool {
    (left.start, left.end) == (right.start, right.end)
}
