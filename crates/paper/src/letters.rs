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
        // From right to left too a letter's glyph comes before those of its marks.
        if text.chars().count() == cluster.len() {
            said.extend(text.chars().map(String::from));
        } else {
            said.push(text.to_owned());
            said.resize(said.len() + cluster.len() - 1, String::new());
        }
    }
    said
}

fn one_cluster(left: &LayoutGlyph, right: &LayoutGlyph) -> bool {
    (left.start, left.end) == (right.start, right.end)
}
