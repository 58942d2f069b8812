//! The letters of pictures: Noto Sans from inside the program, and for what it lacks the fonts that an author gives, letter
//! by letter. The system's own are never asked, so that a picture depends on the bundle and on these alone.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use resvg::usvg::fontdb::{Database, FaceInfo, ID, Style, Weight};
use resvg::usvg::{FontResolver, Options};
use ttf_parser::Face;
use unicode_script::{Script, UnicodeScript};

/// What stands inside the program.
const OWN: &str = "Noto Sans";

/// What pictures are set in.
pub struct Fonts {
    database: Arc<Database>,
    /// What has been asked already: how wide each letter is at most, in thousandths of its size; nothing for one that no font
    /// has.
    widths: Mutex<BTreeMap<char, Option<u32>>>,
}

impl Default for Fonts {
    fn default() -> Self {
        Self::new([])
    }
}

impl Fonts {
    /// The font inside, and after it those of some files, in their order. Faces without outlines are left out: what holds
    /// bitmaps alone is drawn by no renderer here.
    pub fn new(files: impl IntoIterator<Item = Vec<u8>>) -> Self {
        let mut database = Database::new();
        database.load_font_data(ttf_noto_sans::REGULAR.to_vec());
        database.load_font_data(ttf_noto_sans::BOLD.to_vec());
        for file in files {
            database.load_font_data(file);
        }
        let is_drawn = |id: ID| {
            with_face(&database, id, |face| {
                let tables = face.tables();
                tables.glyf.is_some() || tables.cff.is_some() || tables.cff2.is_some() || tables.colr.is_some()
            })
        };
        let blank: Vec<ID> = database.faces().map(|face| face.id).filter(|id| is_drawn(*id) != Some(true)).collect();
        for id in blank {
            database.remove_face(id);
        }
        Self { database: Arc::new(database), widths: Mutex::new(BTreeMap::new()) }
    }

    /// How many faces there are beside those inside.
    pub fn given(&self) -> usize {
        self.database.len().saturating_sub(2)
    }

    /// How a renderer finds its letters here.
    pub(super) fn options(&self) -> Options<'static> {
        Options {
            fontdb: Arc::clone(&self.database),
            font_family: OWN.to_owned(),
            font_resolver: FontResolver {
                // Whatever family a style sheet asks for: a reader's browser may have it, and a build elsewhere may not.
                select_font: Box::new(|font, database| own(database, Weight(font.weight()))),
                select_fallback: Box::new(|letter, used, database| {
                    let weight = used.first().and_then(|id| database.face(*id)).map_or(Weight::NORMAL, |face| face.weight);
                    face_of(letter, weight, used, database)
                }),
            },
            ..Options::default()
        }
    }

    /// How wide a letter is in the fonts it is drawn with, in any weight that pictures have; nothing where none has it.
    pub(super) fn width(&self, letter: char) -> Option<u32> {
        // A poisoned lock holds whole entries all the same.
        let mut widths = self.widths.lock().unwrap_or_else(PoisonError::into_inner);
        *widths.entry(letter).or_insert_with(|| {
            let faces = [Weight::NORMAL, Weight::BOLD].map(|weight| face_of(letter, weight, &[], &self.database));
            faces
                .into_iter()
                .flatten()
                .filter_map(|id| with_face(&self.database, id, |face| advance(face, letter)))
                .flatten()
                .max()
        })
    }

    /// The letters of a text that no font has, each once, in their order.
    pub(super) fn lacks(&self, text: &str) -> Vec<char> {
        let mut lacking = Vec::new();
        for letter in text.chars() {
            if !letter.is_control()
                && !letter.is_whitespace()
                && !is_unseen(letter)
                && self.width(letter).is_none()
                && !lacking.contains(&letter)
            {
                lacking.push(letter);
            }
        }
        lacking
    }
}

/// The font inside, in the weight nearest to what is asked for.
fn own(database: &Database, weight: Weight) -> Option<ID> {
    let own = database.faces().take(2);
    own.min_by_key(|face| face.weight.0.abs_diff(weight.0)).map(|face| face.id)
}

/// The face that a letter is drawn with: of those that have it the upright one of the nearest weight, without serifs before
/// with, the first given before others.
fn face_of(letter: char, weight: Weight, used: &[ID], database: &Database) -> Option<ID> {
    let fits = |face: &FaceInfo| {
        let has_serifs = face.families.iter().any(|(name, _)| name.contains("Serif"));
        let is_own = face.families.iter().any(|(name, _)| name == OWN);
        (!is_own, face.style != Style::Normal, has_serifs, face.weight.0.abs_diff(weight.0))
    };
    let has = |face: &&FaceInfo| {
        !used.contains(&face.id) && with_face(database, face.id, |face| face.glyph_index(letter).is_some()) == Some(true)
    };
    database.faces().filter(has).min_by_key(|face| fits(face)).map(|face| face.id)
}

fn with_face<T>(database: &Database, id: ID, ask: impl FnOnce(&Face) -> T) -> Option<T> {
    database.with_face_data(id, |bytes, index| Face::parse(bytes, index).ok().map(|face| ask(&face))).flatten()
}

fn advance(face: &Face, letter: char) -> Option<u32> {
    let glyph = face.glyph_index(letter)?;
    Some(u32::from(face.glyph_hor_advance(glyph)?) * 1000 / u32::from(face.units_per_em().max(1)))
}

/// What asks for nothing to be drawn: joiners, marks of direction, variation selectors (Unicode, `Default_Ignorable_Code_Point`).
fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// What a letter is of, and the Debian package that has fonts for it.
pub(super) fn script(letter: char) -> (&'static str, &'static str) {
    let script = letter.script();
    let package = match script {
        Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul | Script::Bopomofo => "fonts-noto-cjk",
        // Signs that belong to no script.
        Script::Common | Script::Inherited => "fonts-symbola",
        _ => "fonts-noto-core",
    };
    (script.full_name(), package)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_greek_and_cyrillic_need_no_font_from_outside() {
        let fonts = Fonts::default();
        assert_eq!(fonts.given(), 0);
        assert!(fonts.lacks("Qwen é “–” Ωμέγα Широко ½\u{200d}\u{fe0f}\n").is_empty());
        assert_eq!(fonts.lacks("通义通 and 义"), ['通', '义']);
        assert_eq!(
            (script('通'), script('ก').1, script('ي').1),
            (("Han", "fonts-noto-cjk"), "fonts-noto-core", "fonts-noto-core")
        );
    }

    #[test]
    fn what_is_no_font_is_passed_over() {
        assert_eq!(Fonts::new([b"no font at all".to_vec(), Vec::new()]).given(), 0);
    }
}
