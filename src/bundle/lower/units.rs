//! Units: those that the bundle declares, and what figures and series are in.

use std::sync::Arc;

use super::ids::{afford, kebab_case};
use super::lowering::Lowering;
use super::order::dependency_order;
use crate::brief::{Measure, Names, Ratio, SCALES, Said, Unit, UnknownUnit, is_id};
use crate::bundle::nearest::nearest;
use crate::bundle::quoted::quoted;
use crate::bundle::raw;
use crate::diagnostic::Path;

/// Signs that authors may write where an id belongs.
const SIGNS: [(&str, &str); 9] = [
    ("%", "percent"),
    ("$", "USD"),
    ("US$", "USD"),
    ("HK$", "HKD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("x", "times"),
    ("ratio", "times"),
];

/// The units of a bundle, by their ids; absent where one could not be made.
#[derive(Default)]
pub(in crate::bundle) struct Units {
    names: Names,
    measures: Vec<Option<Arc<Measure>>>,
}

impl Units {
    fn find(&self, id: &str) -> Option<Arc<Measure>> {
        self.measures[self.names.position(id)?].clone()
    }
}

impl Lowering<'_> {
    /// Declares the units, those first that others are counted in.
    pub(super) fn declare_units(&mut self, raw: &[raw::Unit]) {
        let list = Path::ROOT.field("units");
        let words: Vec<&str> = raw.iter().map(|unit| unit.id.as_str()).collect();
        let names = self.check_ids(&words, "unit", &list);
        for (at, word) in words.iter().enumerate() {
            let is_scale = SCALES.iter().any(|(scale, _)| scale == word);
            if is_scale || Measure::known(word).is_some() {
                let what = if is_scale { "is a word for a power of ten" } else { "needs no declaring" };
                let help = "take the entry out, or give it an id of its own";
                self.error(&list.index(at).field("id"), "known-unit", format!("{} {what}", quoted(word)), help);
            }
        }
        let mut links = Vec::new();
        for unit in raw {
            let expression = unit.factor.as_ref().map_or("", |factor| factor.unit.as_str());
            links.push((unit.id.as_str(), expression.split([' ', '×']).filter(|word| names.contains(word)).collect()));
        }
        let order = dependency_order(&links);
        for cycle in &order.cycles {
            let message = format!("these units are counted in each other: {}", cycle.text);
            let help = "leave the `factor` of one of them out";
            self.error(&list.index(cycle.at).field("factor"), "circular-unit", message, help);
        }
        // All are there before any is made, so that one in a cycle is not called unknown.
        self.units = Units { names, measures: vec![None; raw.len()] };
        for at in order.sorted {
            let measure = self.measure(&list.index(at), &raw[at]);
            self.units.measures[at] = Some(Arc::new(measure));
        }
    }

    fn measure(&mut self, at: &Path, raw: &raw::Unit) -> Measure {
        let symbol = raw.symbol.clone().filter(|symbol| !symbol.trim().is_empty());
        if raw.symbol_before && symbol.is_none() {
            let help = "write the `symbol`, or take `symbol_before` out";
            self.error(&at.field("symbol_before"), "side-without-symbol", "a unit without a symbol has a side for it", help);
        }
        let said = Said {
            one: self.text(at, "one", &raw.one),
            many: self.text(at, "many", &raw.many),
            symbol,
            is_symbol_before: raw.symbol_before,
        };
        let factor = raw.factor.as_ref().and_then(|factor| {
            let at = at.field("factor");
            let by = Ratio::of(factor.by);
            if by.is_none() {
                let message = format!("one cannot be {} of another unit", factor.by);
                self.error(
                    &at.field("by"),
                    "bad-factor",
                    message,
                    "write how many of the other unit one is, a number above zero",
                );
            }
            Some((by?, self.unit(&at, &factor.unit)))
        });
        Measure::declared(&raw.id, said, factor.as_ref().map(|(by, unit)| (*by, unit)))
    }

    /// What the part here is in, by its field `unit`.
    pub(super) fn unit(&mut self, at: &Path, text: &str) -> Unit {
        let unread = Unit::unread();
        match Unit::parse(text, &|id| self.units.find(id)) {
            Ok(unit) => unit,
            Err(UnknownUnit { word }) => {
                // One in a cycle is told where that is.
                if !self.units.names.contains(word) {
                    self.unknown_unit(&at.field("unit"), word);
                }
                unread
            }
        }
    }

    fn unknown_unit(&mut self, at: &Path, word: &str) {
        if self.report.is_full() {
            return self.error(at, "unknown-unit", "", "");
        }
        let mut known: Vec<&str> = self.units.names.words_from("").collect();
        for id in Measure::all_known() {
            known.push(id);
        }
        let near = match SIGNS.into_iter().find(|(sign, _)| *sign == word) {
            Some((_, id)) => Some(id.to_owned()),
            None => afford(&mut self.effort, word, known.len()).and_then(|()| nearest(word, known)).map(str::to_owned),
        };
        let near = near.map(|near| format!("did you mean `{near}`? If not, ")).unwrap_or_default();
        let id = kebab_case(word);
        let id = if is_id(&id) { id } else { "unit".to_owned() };
        let help = format!(r#"{near}declare it in `units`: {{"id": "{id}", "one": "…", "many": "…"}}"#);
        self.error(at, "unknown-unit", format!("no unit has the id {}", quoted(word)), help);
    }
}
