//! What is different between two editions, in words: blocks by their titles, fields by their names, values as a reader knows
//! them, and with all digits where they would read alike.

use std::borrow::Cow;
use std::collections::HashMap;

use super::alike::{Showing, apart, visible};
use super::language::write_among;
use super::number::figure_words;
use super::standing::{standing_basis, standing_word};
use super::text::{first_upper, list, piece_text};
use super::time::{date_alone, when_alone};
use crate::brief::{Brief, ChangeKind, Date, Piece, When, Zone};
use crate::edition::{Content, Edition};
use crate::insight::{self, Altered, Change, Difference, Said, Shown, Side, Step};

/// The blocks of a page in its order: the field of the bundle that lists them, and how their addresses begin. A part that is
/// one block as a whole has the address itself.
const BLOCKS: &[(&str, &str)] = &[
    ("meta", "main"),
    ("parties", "party-"),
    ("narrative", "section-"),
    ("takes", "part-takes"),
    ("events", "event-"),
    ("figures", "figure-"),
    ("series", "series-"),
    ("units", "unit-"),
    ("questions", "question-"),
    ("claims", "claim-"),
    ("lenses", "lens-"),
    ("areas", "area-"),
    ("impacts", "impact-"),
    ("mechanism", "step-"),
    ("defences", "defence-"),
    ("guidance", "guidance-"),
    ("watch", "watch-"),
    ("faq", "faq-"),
    ("gaps", "gap-"),
    ("glossary", "term-"),
    ("sources", "source-"),
    ("exhibits", "exhibit-"),
    ("changes", "part-changes"),
    ("authorship", "part-about"),
];

/// What a block is known by: the first of these that it has.
const TITLES: &[&str] =
    &["title", "statement", "label", "name", "heading", "term", "question", "affects", "indicator", "advice", "text"];

/// Fields that hold ids, and where those are listed. What is not an id there is shown as it is.
const REFERENCES: &[(&str, &str)] = &[
    ("asserted_by", "parties"),
    ("counted_by", "parties"),
    ("claimed_by", "parties"),
    ("parties", "parties"),
    ("part_of", "parties"),
    ("area", "areas"),
    ("areas", "areas"),
    ("ladder", "exhibits"),
    ("source", "sources"),
    ("sources", "sources"),
    ("rests_on", "sources"),
    ("by", "parties"),
    ("party", "parties"),
    ("held_by", "sources"),
    ("claims", "claims"),
    ("relies_on", "claims"),
    ("disputes", "claims"),
    ("question", "questions"),
    ("figures", "figures"),
    ("key_figures", "figures"),
    ("whole", "figures"),
    ("each", "figures"),
    ("total", "figures"),
    ("between", "events"),
    ("start", "figures"),
    ("compare", "figures"),
    ("lead", "exhibits"),
    ("events", "events"),
    ("series", "series"),
];

/// Fields whose own name would not tell a reader what they are; the others go by their names. Of a list, the word for one.
const LABELS: &[(&str, &str)] = &[
    ("aliases", "other name"),
    ("archived", "archived copy"),
    ("authors", "author"),
    ("blocks", "paragraph"),
    ("changes", "revision"),
    ("disclosures", "disclosure"),
    ("inputs", "input"),
    ("items", "item"),
    ("key", "for two minutes"),
    ("metrics", "metric"),
    ("points", "point"),
    ("positions", "position"),
    ("presets", "value to try"),
    ("roles", "role"),
    ("rows", "row"),
    ("stages", "stage"),
    ("statements", "statement"),
    ("steps", "step"),
    ("t", "time"),
    ("tags", "tag"),
    ("tlp", "TLP"),
    ("url", "address"),
    ("y", "value"),
];

/// The differences between two editions. The older one is the one the reader knows.
pub fn differences(old: &Edition, new: &Edition) -> Vec<Difference> {
    write_among(&new.brief.meta.language);
    let [of_old, of_new] = [Known::new(old), Known::new(new)];
    let mut blocks = insight::alterations(&old.content, &new.content);
    let mut follows = followed(&of_old, &of_new, &mut blocks);
    let place = |block: &Altered| {
        let rank = BLOCKS.iter().position(|(list, _)| *list == block.list).unwrap_or(BLOCKS.len());
        let at = block.id.as_deref().and_then(|id| of_new.place(&block.list, id));
        (block.after.is_none(), rank, at)
    };
    blocks.sort_by_key(place);
    blocks
        .into_iter()
        .map(|block| {
            let (address, title) = (address(&block), title(&block, &of_old, &of_new));
            let is_corrected = || insight::is_corrected(&address, &old.brief, &new.brief);
            let kind = match (&block.before, &block.after) {
                (None, _) => ChangeKind::New,
                (_, None) => ChangeKind::Withdrawn,
                _ if is_corrected() => ChangeKind::Corrected,
                _ => ChangeKind::Changed,
            };
            let mut facts: Vec<Change> = block.said.iter().map(|said| change(&block, said, &of_old, &of_new)).collect();
            facts.extend(follows.remove(&address).into_iter().flatten());
            Difference { kind, address, title, pointers: [block.before, block.after], facts, points: block.points }
        })
        .collect()
}

/// What reads otherwise since something else does, by address: how claims stand, and figures that are computed. Where a block
/// says nothing else otherwise, it is added to the blocks.
fn followed(old: &Known, new: &Known, blocks: &mut Vec<Altered>) -> HashMap<String, Vec<Change>> {
    let mut follows: HashMap<String, Vec<Change>> = HashMap::new();
    let mut told = |list: &'static str, id: &str, label: &str, texts: [String; 2]| {
        if texts[0] == texts[1] {
            return;
        }
        let showings = texts.map(|text| Showing { words: text.clone(), exact: text });
        let [before, after] = apart(Some(&showings[0]), Some(&showings[1])).map(|text| Some(Shown { text: text?, side: None }));
        let pointer = |known: &Known| known.place(list, id).map(|at| format!("/{list}/{at}"));
        let block = Altered {
            list: Cow::Borrowed(list),
            id: Some(id.to_owned()),
            before: pointer(old),
            after: pointer(new),
            said: Vec::new(),
            points: None,
        };
        follows.entry(address(&block)).or_default().push(Change { label: label.to_owned(), before, after });
        blocks.push(block);
    };
    let briefs = [&old.edition.brief, &new.edition.brief];
    let standings = briefs.map(insight::standings);
    for claim in &briefs[1].claims {
        let id = claim.id.word();
        if let Some(before) = briefs[0].claims.find(id) {
            let stands = [&standings[0][before.at()], &standings[1][claim.id.at()]];
            let stands = stands.map(|standing| format!("{}: {}", standing_word(standing).0, standing_basis(standing)));
            told("claims", id, "Standing", stands);
        }
    }
    for figure in &briefs[1].figures {
        let id = figure.id.word();
        if let Some(before) = briefs[0].figures.find(id).map(|id| &briefs[0].figures[&id])
            && before.derivation.is_some()
            && figure.derivation.is_some()
        {
            told("figures", id, "Computed value", [before, figure].map(|figure| figure_words(figure).full()));
        }
    }
    // One that also says something otherwise is there already.
    let mut is_met = std::collections::HashSet::new();
    blocks.retain(|block| is_met.insert(address(block)));
    follows
}

/// An edition with its blocks by id.
struct Known<'a> {
    edition: &'a Edition,
    places: HashMap<&'static str, HashMap<String, usize>>,
}

impl<'a> Known<'a> {
    fn new(edition: &'a Edition) -> Self {
        let mut places = HashMap::new();
        for (list, _) in BLOCKS {
            let blocks = edition.content.field(list);
            let ids = (0..blocks.len()).filter_map(|at| Some((blocks.element(at).field("id").text()?.to_owned(), at)));
            places.insert(*list, ids.collect());
        }
        Self { edition, places }
    }

    fn place(&self, list: &str, id: &str) -> Option<usize> {
        self.places.get(list)?.get(id).copied()
    }

    /// What a reader knows a block by.
    fn title(&self, list: &str, id: &str) -> Option<String> {
        let blocks = self.edition.content.field(list);
        let block = blocks.element(self.place(list, id)?);
        Some(self.title_of(&block).unwrap_or_else(|| id.to_owned()))
    }

    fn title_of(&self, block: &Content) -> Option<String> {
        let title = TITLES.iter().find_map(|field| block.field(field).text())?;
        Some(spelled_out(title, &self.edition.brief).into_owned())
    }

    /// A text as a date or an interval, where it is one; the two briefs may tell their hours in two zones.
    fn moment(&self, text: &str) -> Option<String> {
        When::parse(text, self.edition.brief.meta.hours.unwrap_or_default()).ok().map(when_alone)
    }

    /// A value in words; ids as what they name in `list`.
    fn words(&self, content: &Content, list: Option<&str>) -> String {
        match content {
            Content::Nothing => String::new(),
            Content::Flag(flag) => if *flag { "yes" } else { "no" }.to_owned(),
            Content::Number(number) => digits(*number),
            Content::Range(low, high) => format!("{} to {}", digits(*low), digits(*high)),
            Content::Word(word) => word.replace('-', " "),
            Content::Text(text) => {
                let named = list.and_then(|list| self.title(list, text));
                named.or_else(|| self.moment(text)).unwrap_or_else(|| self.text(text))
            }
            Content::Numbers(_) | Content::List(_) => {
                let each = (0..content.len()).map(|at| match content.element(at) {
                    part if matches!(*part, Content::Record(_)) => format!("({})", self.words(&part, list)),
                    part => self.words(&part, list),
                });
                self::list(&each.collect::<Vec<_>>())
            }
            Content::Record(fields) => {
                let told = fields.iter().filter(|(_, value)| !value.is_empty());
                let told = told.map(|(name, value)| {
                    let list = reference(name).or(list);
                    format!("{}: {}", label_of(name), if name == "t" { moment(value) } else { self.words(value, list) })
                });
                told.collect::<Vec<_>>().join("; ")
            }
        }
    }

    fn text(&self, text: &str) -> String {
        spelled_out(text, &self.edition.brief).into_owned()
    }
}

/// Where the block is in the page.
fn address(block: &Altered) -> String {
    let start = BLOCKS.iter().find(|(list, _)| *list == block.list).map_or("main", |(_, start)| start);
    format!("{start}{}", block.id.as_deref().unwrap_or_default())
}

fn title(block: &Altered, old: &Known, new: &Known) -> String {
    let known = if block.after.is_some() { new } else { old };
    let title = match (&*block.list, &block.id) {
        (list, Some(id)) => known.title(list, id).unwrap_or_else(|| id.clone()),
        ("takes", None) => "Quick takes".to_owned(),
        ("allow", None) => "Findings that stay".to_owned(),
        ("changes", None) => "Corrections and changes".to_owned(),
        ("authorship", None) => "About this brief".to_owned(),
        _ => known.edition.brief.meta.title.clone(),
    };
    visible(&title)
}

/// One thing that is said otherwise, in words.
fn change(block: &Altered, said: &Said, old: &Known, new: &Known) -> Change {
    let list = said.path.iter().rev().find_map(|step| match step {
        Step::Field(name) => reference(name),
        _ => None,
    });
    let is_time = matches!(said.path.last(), Some(Step::Field(name)) if name == "t");
    let showing = |side: &Side, known: &Known| {
        let exact = match &side.exact {
            Content::Text(text) => text.clone(),
            Content::Number(number) => digits(*number),
            other => other.to_string(),
        };
        Showing { words: if is_time { moment(&side.exact) } else { known.words(&side.exact, list) }, exact }
    };
    let showings = (said.before.as_ref().map(|side| showing(side, old)), said.after.as_ref().map(|side| showing(side, new)));
    let [before, after] = apart(showings.0.as_ref(), showings.1.as_ref());
    let shown = |text: Option<String>, side: &Option<Side>| text.map(|text| Shown { text, side: side.clone() });
    Change { label: label(block, &said.path), before: shown(before, &said.before), after: shown(after, &said.after) }
}

/// What is said otherwise: `Statement`, `Evidence (log), locator`, `Paragraph 2, text`.
fn label(block: &Altered, path: &[Step]) -> String {
    let mut label = match (&*block.list, path.first()) {
        ("meta", Some(Step::Field(name))) if name == "title" => return "Headline".to_owned(),
        (_, Some(Step::Field(_))) => String::new(),
        (list, _) => label_of(list),
    };
    for step in path {
        label += &match step {
            Step::Field(name) if label.is_empty() => label_of(name),
            Step::Field(name) => format!(", {}", label_of(name)),
            Step::Item(key) => format!(" ({})", moment_or(key)),
            Step::Place(place) => format!(" {place}"),
            Step::Order => ", order".to_owned(),
        };
    }
    visible(&first_upper(&label))
}

/// The key of a part; a moment in seconds as its date.
fn moment_or(key: &str) -> String {
    match key.parse::<i64>() {
        // The number of a revision is no moment.
        Ok(seconds) if seconds.abs() > 1_000_000 => moment(&Content::Number(seconds as f64)),
        _ => key.to_owned(),
    }
}

/// A moment as its date, where it is one to the second.
fn moment(time: &Content) -> String {
    let seconds = match time {
        Content::Number(seconds) if seconds.fract() == 0.0 => Date::from_seconds(*seconds as i64, Zone::default()),
        Content::Text(text) => Date::parse(text).ok(),
        _ => None,
    };
    seconds.map_or_else(|| time.to_string(), date_alone)
}

fn label_of(field: &str) -> String {
    let label = LABELS.iter().find(|(name, _)| *name == field).map(|(_, label)| (*label).to_owned());
    label.unwrap_or_else(|| field.replace('_', " "))
}

fn reference(field: &str) -> Option<&'static str> {
    REFERENCES.iter().find(|(name, _)| *name == field).map(|(_, list)| *list)
}

/// A number with all its digits, in groups: `28,812,345`, `0.30000000000000004`, `1e308`.
fn digits(number: f64) -> String {
    let size = number.abs();
    let text = if size != 0.0 && !(1e-9..1e21).contains(&size) { format!("{size:e}") } else { format!("{size}") };
    let (whole, rest) = text.split_at(text.find(['.', 'e']).unwrap_or(text.len()));
    let mut grouped = if number < 0.0 { String::from("−") } else { String::new() };
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped + rest
}

/// A text with what its references show, as prose has it. Not every field is prose: where one has a brace that no reference
/// of this brief explains, it is left as it is.
fn spelled_out<'t>(text: &'t str, brief: &Brief) -> Cow<'t, str> {
    let spelled = || {
        let mut spelled = String::new();
        let mut rest = text;
        while let Some((before, opened)) = rest.split_once('{') {
            spelled += before;
            if let Some(after) = opened.strip_prefix('{') {
                spelled.push('{');
                rest = after;
                continue;
            }
            let (inside, after) = opened.split_once('}')?;
            spelled += &piece_text(&piece(inside, brief)?, brief).0;
            rest = after;
        }
        spelled += rest;
        Some(spelled.replace("}}", "}"))
    };
    if text.contains('{') { spelled().map_or(Cow::Borrowed(text), Cow::Owned) } else { Cow::Borrowed(text) }
}

/// What stands between two braces.
fn piece(inside: &str, brief: &Brief) -> Option<Piece> {
    let (address, words) = match inside.split_once('|') {
        Some((address, words)) => (address, Some(words.to_owned())),
        None => (inside, None),
    };
    let (kind, id) = address.split_once(':')?;
    Some(match kind {
        "figure" if words.is_some() => Piece::FigureValue(brief.figures.find(id)?),
        "figure" => Piece::Figure(brief.figures.find(id)?),
        "event" => Piece::Event(brief.events.find(id)?),
        "claim" => Piece::Claim(brief.claims.find(id)?, words?),
        "question" => Piece::Question(brief.questions.find(id)?, words?),
        "source" => Piece::Source(brief.sources.find(id)?, words),
        "party" => Piece::Party(brief.parties.find(id)?, words),
        "term" => Piece::Term(brief.glossary.find(id)?, words),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_all_their_digits() {
        for (number, expected) in [
            (0.0, "0"),
            (28_812_345.0, "28,812,345"),
            (-1_234.5, "−1,234.5"),
            (0.1 + 0.2, "0.30000000000000004"),
            (1e300, "1e300"),
            (4e-10, "4e-10"),
        ] {
            assert_eq!(digits(number), expected);
        }
    }
}
