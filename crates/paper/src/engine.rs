//! Fonts and shaping: words in, placed glyphs out. What a page looks like is `compose`'s matter.

use crate::layout::Glyph;
use crate::letters;
use cosmic_text::fontdb::{Database, FaceInfo, ID, Source};
use cosmic_text::{
    Align, Attrs, Buffer, CacheKey, Ellipsize, EllipsizeHeightLimit, Family, FeatureTag,
    FontFeatures, FontSystem, Hinting, LayoutGlyph, LayoutRun, Metrics, Shaping, SwashCache,
    SwashContent, SwashImage, Weight, Wrap,
};
use std::collections::HashMap;
use std::sync::Arc;

/// The shipped fonts. No font of the machine is used: a slip looks the same everywhere.
pub(crate) const FONTS: [&[u8]; 4] = [
    include_bytes!("../../../assets/fonts/NotoSans-Regular.ttf"),
    include_bytes!("../../../assets/fonts/NotoSans-Bold.ttf"),
    include_bytes!("../../../assets/fonts/NotoSansArabic-Regular.ttf"),
    include_bytes!("../../../assets/fonts/NotoSansArabic-Bold.ttf"),
];

/// The height of the digits of these fonts, as a part of the font's size.
pub(crate) const DIGIT_HEIGHT: f32 = 0.714;

/// Glyph pictures kept for reuse; beyond this the cache starts over, so that years of odd letters
/// cannot fill the memory.
const MOST_CACHED_GLYPHS: usize = 8_192;

/// The fonts and what was drawn of them so far. Making one costs milliseconds; keep it.
pub(crate) struct Engine {
    fonts: FontSystem,
    drawn: SwashCache,
    /// The glyphs of `…` in regular and bold, to tell where a text was cut short.
    ellipses: [Option<u16>; 2],
    /// What was shaped for the sheet in hand, which may be tried several times before it fits.
    shaped: HashMap<Asked, Arc<Shaped>>,
}

/// One question to `Engine::shape`: words, size and tracking as bits, bold, where they stand, width, rows.
type Asked = (String, [u32; 2], bool, Lean, u32, usize);

/// How words look.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Face {
    /// The font's size in dots.
    pub(crate) size: f32,
    pub(crate) bold: bool,
    /// Added between letters, as a part of the size.
    pub(crate) tracking: f32,
    pub(crate) lean: Lean,
}

/// Where words stand in their column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Lean {
    /// Where their own direction begins.
    Start,
    Center,
    /// At the right, though nothing in them runs from there: a number below words that do.
    Right,
}

/// Words broken into rows.
pub(crate) struct Shaped {
    pub(crate) rows: Vec<Row>,
    /// The words as they stand on paper: with an ellipsis where they were cut short.
    pub(crate) said: String,
    /// Whether marks stand high above its letters and low below them, as in Arabic script.
    pub(crate) tall: bool,
    /// Whether all of the words are there.
    whole: bool,
}

impl Shaped {
    /// Whether nothing was cut short.
    pub(crate) fn is_whole(&self) -> bool {
        self.whole
    }
}

/// One row of glyphs in reading order, its baseline at 0.
pub(crate) struct Row {
    pub(crate) glyphs: Vec<Glyph>,
    /// Where its ink ends, in dots from the left edge of the column.
    pub(crate) width: f32,
}

impl Engine {
    pub(crate) fn new() -> Self {
        let mut shelf = Database::new();
        for font in FONTS {
            shelf.load_font_source(Source::Binary(Arc::new(font)));
        }
        let mut engine = Self {
            fonts: FontSystem::new_with_locale_and_db("tr-TR".to_owned(), shelf),
            drawn: SwashCache::new(),
            ellipses: [None, None],
            shaped: HashMap::new(),
        };
        engine.ellipses = [false, true].map(|bold| {
            let face = Face {
                size: 20.0,
                bold,
                tracking: 0.0,
                lean: Lean::Start,
            };
            let buffer = engine.buffer("…", face, None, 1);
            buffer
                .layout_runs()
                .next()
                .and_then(|run| Some(run.glyphs.first()?.glyph_id))
        });
        engine
    }

    /// Breaks words into at most `most_rows` rows of at most `width` dots. The last row ends in
    /// an ellipsis when there is more to say.
    pub(crate) fn shape(
        &mut self,
        words: &str,
        face: Face,
        width: u32,
        most_rows: usize,
    ) -> Arc<Shaped> {
        let numbers = [face.size.to_bits(), face.tracking.to_bits()];
        let asked = (
            words.to_owned(),
            numbers,
            face.bold,
            face.lean,
            width,
            most_rows,
        );
        if let Some(shaped) = self.shaped.get(&asked) {
            return Arc::clone(shaped);
        }
        let shaped = Arc::new(self.shape_anew(words, face, width, most_rows));
        self.shaped.insert(asked, Arc::clone(&shaped));
        shaped
    }

    /// Forgets the words of the sheet that is done: they may be a name or a recovery code.
    pub(crate) fn forget_words(&mut self) {
        self.shaped.clear();
    }

    fn shape_anew(&mut self, words: &str, face: Face, width: u32, most_rows: usize) -> Shaped {
        #[expect(
            clippy::cast_precision_loss,
            reason = "paper is at most 1,024 dots wide"
        )]
        let buffer = self.buffer(words, face, Some(width as f32), most_rows.max(1));
        let ellipsis = self.ellipses[usize::from(face.bold)];
        let mut shown = words;
        let rows = buffer
            .layout_runs()
            .map(|run| {
                let mut glyphs = run.glyphs.iter();
                if let Some(more) = glyphs.find(|glyph| stands_for_more(glyph, &run, ellipsis)) {
                    shown = words.get(..more.start).unwrap_or_default();
                }
                row(&run, face.lean, ellipsis)
            })
            .collect();
        if let Some(end) = end_of_word(words, shown) {
            let shorter = cut_short(&words[..end]);
            return Shaped {
                whole: false,
                ..self.shape_anew(&shorter, face, width, most_rows)
            };
        }
        let whole = shown.len() == words.len();
        Shaped {
            rows,
            said: if whole {
                words.to_owned()
            } else {
                cut_short(shown)
            },
            tall: words.chars().any(letters::is_arabic),
            whole,
        }
    }

    /// A shipped font: its bytes, and what is known of it.
    pub(crate) fn font(&self, id: ID) -> Option<(&'static [u8], &FaceInfo)> {
        let face = self.fonts.db().face(id)?;
        // The shelf was filled from `FONTS` in their order, one face each.
        let place = self.fonts.db().faces().position(|face| face.id == id)?;
        FONTS.get(place).map(|bytes| (*bytes, face))
    }

    /// The dots of a glyph, drawn once and kept.
    pub(crate) fn picture(&mut self, key: CacheKey) -> Option<&SwashImage> {
        if self.drawn.image_cache.len() > MOST_CACHED_GLYPHS {
            self.drawn.image_cache.clear();
        }
        let image = self.drawn.get_image(&mut self.fonts, key).as_ref();
        image.filter(|image| image.content == SwashContent::Mask)
    }

    fn buffer(&mut self, words: &str, face: Face, width: Option<f32>, most_rows: usize) -> Buffer {
        let mut buffer = Buffer::new_empty(Metrics::new(face.size, face.size * 1.25));
        buffer.set_wrap(Wrap::WordOrGlyph);
        buffer.set_ellipsize(Ellipsize::End(EllipsizeHeightLimit::Lines(most_rows)));
        // Whole dots: a stem is as thick in one word as in the next.
        buffer.set_hinting(Hinting::Enabled);
        buffer.set_size(width, None);
        // Turkish must keep the dot of an i after an f.
        let mut features = FontFeatures::new();
        features.disable(FeatureTag::STANDARD_LIGATURES);
        let attributes = Attrs::new()
            .family(Family::Name("Noto Sans"))
            .weight(if face.bold {
                Weight::BOLD
            } else {
                Weight::NORMAL
            })
            .letter_spacing(face.tracking)
            .font_features(features);
        let align = match face.lean {
            Lean::Start => None,
            Lean::Center => Some(Align::Center),
            Lean::Right => Some(Align::Right),
        };
        buffer.set_text(words, &attributes, Shaping::Advanced, align);
        buffer.shape_until_scroll(&mut self.fonts, false);
        buffer
    }
}

/// Whether these characters only keep a direction (U+2066 to U+2069) and have nothing to draw.
fn is_mark_of_direction(said: &str) -> bool {
    !said.is_empty() && said.chars().all(crate::clean::is_isolate)
}

/// Whether this glyph is an ellipsis that the words do not have.
fn stands_for_more(glyph: &LayoutGlyph, run: &LayoutRun<'_>, ellipsis: Option<u16>) -> bool {
    Some(glyph.glyph_id) == ellipsis && run.text.get(glyph.start..glyph.end) != Some("…")
}

/// Words that end before all is said. What was given room of its own is closed off there.
fn cut_short(shown: &str) -> String {
    let marks = shown
        .chars()
        .filter(|letter| crate::clean::is_isolate(*letter));
    let (ends, begins): (Vec<char>, Vec<char>) = marks.partition(|letter| *letter == '\u{2069}');
    let open = begins.len().saturating_sub(ends.len());
    format!("{}{}…", shown.trim_end(), "\u{2069}".repeat(open))
}

/// Where the last whole word of `shown` ends, if `words` were cut within one and most of it stays.
fn end_of_word(words: &str, shown: &str) -> Option<usize> {
    let next = words.get(shown.len()..)?.chars().next()?;
    if next.is_whitespace() || shown.ends_with(char::is_whitespace) {
        return None;
    }
    let end = shown.rfind(' ')?;
    (end > shown.len() * 2 / 3).then_some(end)
}

fn row(run: &LayoutRun<'_>, lean: Lean, ellipsis: Option<u16>) -> Row {
    let is_space =
        |glyph: &&LayoutGlyph| matches!(run.text.get(glyph.start..glyph.end), Some(" " | "\u{a0}"));
    // The space at which a line was broken begins the next row, and would indent it.
    // (One of words that run the other way stands at the row's far end, where it is in no one's way.)
    let indents = |glyph: &&LayoutGlyph| is_space(glyph) && glyph.level.is_rtl() == run.rtl;
    let spaces = run.glyphs.iter().take_while(indents);
    let indent: f32 = spaces.map(|glyph| glyph.w).sum();
    let left = match (run.rtl, lean) {
        (false, Lean::Start) => indent,
        (false, Lean::Center) => indent / 2.0,
        (true, Lean::Start | Lean::Right) => -indent,
        (true, Lean::Center) => -indent / 2.0,
        (false, Lean::Right) => 0.0,
    };
    let shown = run
        .glyphs
        .iter()
        .zip(letters::of_glyphs(run))
        .filter(|(_, said)| !is_mark_of_direction(said))
        .skip_while(|(glyph, _)| is_space(glyph));
    let width = shown
        .clone()
        .map(|(glyph, _)| glyph)
        .map(|glyph| glyph.x + glyph.w)
        .fold(left, f32::max)
        - left;
    let glyphs = shown.map(|(glyph, said)| {
        let placed = glyph.physical((-left, 0.0), 1.0);
        let placed = Glyph {
            key: placed.cache_key,
            x: placed.x,
            y: placed.y,
            width: glyph.w,
            said: if stands_for_more(glyph, run, ellipsis) {
                "…".to_owned()
            } else {
                said
            },
        };
        (letters::runs_against(glyph, run), placed)
    });
    let mut glyphs: Vec<(bool, Glyph)> = glyphs.collect();
    for stretch in glyphs.chunk_by_mut(|left, right| left.0 == right.0) {
        if stretch[0].0 {
            stretch.reverse();
        }
    }
    Row {
        glyphs: glyphs.into_iter().map(|(_, glyph)| glyph).collect(),
        width,
    }
}
