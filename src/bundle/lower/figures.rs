//! Numbers, and how some follow from others.

use super::lowering::Lowering;
use super::order::dependency_order;
use super::values::credits;
use crate::brief::{
    Amount, ArithmeticError, Basis, Bound, Clock, Date, Derivation, Elapsed, Event, Figure, Formula, Id, Names, Operation,
    Precision, Quantity, ReportedValue, Series, Source, Unit, elapsed,
};
use crate::bundle::quoted::quoted;
use crate::bundle::{formula, raw};
use crate::diagnostic::Path;

/// How many derivations may stand on each other: a reader follows each by hand.
const DEEPEST: usize = 32;

/// What figures follow from that is no figure; what could not be made is not among it.
#[derive(Clone, Copy)]
pub(super) struct Elsewhere<'e> {
    pub events: &'e [Event],
    pub series: &'e [Series],
}

/// What follows from elsewhere.
struct Follows {
    quantity: Quantity,
    precision: Option<Precision>,
    span: Option<Amount>,
    significant: Option<u32>,
    source: Option<Id<Source>>,
}

impl Lowering<'_> {
    pub(super) fn figures(&mut self, raw: &[raw::Figure], elsewhere: Elsewhere) -> Vec<Figure> {
        let mut figures = self.each(raw, |l, at, raw, id| l.figure(at, raw, id, elsewhere));
        self.derive(&mut figures);
        figures
    }

    fn figure(&mut self, at: &Path, raw: &raw::Figure, id: Id<Figure>, elsewhere: Elsewhere) -> Figure {
        let precision = raw.precision.map(|word| word.0);
        let (amount, span) = self.amount(at, raw.value, raw.range);
        let stated = raw.value.is_some() || raw.range.is_some();
        let quantity = match amount {
            _ if raw.derivation.is_some() => {
                if stated || precision.is_some() {
                    let what = if stated { "value" } else { "precision" };
                    let help = format!("leave the {what} out, since it follows, or leave the derivation out");
                    self.error(at, "value-and-derivation", format!("a derived figure states a {what} of its own"), help);
                }
                Quantity::NotDisclosed
            }
            amount => self.stated(at, stated, amount, precision),
        };
        let reported_at = at.field("reported_by");
        let mut reported_by = Vec::new();
        for (i, raw) in raw.reported_by.iter().enumerate() {
            if let Some(reported) = self.reported(&reported_at.index(i), raw) {
                reported_by.push(reported);
            }
        }
        let unit = self.unit(at, &raw.unit);
        let derivation =
            raw.derivation.as_ref().and_then(|raw| self.derivation(&at.field("derivation"), raw, elsewhere.series));
        let significant = amount.filter(|_| precision != Some(Precision::Exact)).map(Amount::significant);
        let stated = Follows { quantity, precision, span, significant, source: None };
        let follows = derivation
            .as_ref()
            .and_then(|derivation| self.follows(&at.field("derivation"), &derivation.basis, &unit, elsewhere));
        let Follows { quantity, precision, span, significant, source } = follows.unwrap_or(stated);
        // A point of a series is reported by its source, unless the figure says who reports it.
        if let (Some(source), Quantity::Known(amount, _), Some(precision)) = (source, quantity, precision)
            && reported_by.is_empty()
        {
            reported_by.push(ReportedValue {
                source,
                rests_on: Vec::new(),
                amount: Some(amount),
                span: None,
                precision,
                note: None,
            });
        }
        Figure {
            reported_by,
            label: self.text(at, "label", &raw.label),
            quantity,
            span,
            precision,
            significant,
            unit,
            period: raw.period.as_ref().and_then(|period| self.when(at, "period", period)),
            as_of: self.maybe_date(at, "as_of", &raw.as_of),
            scope: self.maybe_prose(at, "scope", &raw.scope),
            counted_by: self.maybe(at, "counted_by", &raw.counted_by),
            derivation,
            note: self.maybe_prose(at, "note", &raw.note),
            authorship: credits(&raw.authorship),
            id,
        }
    }

    fn reported(&mut self, at: &Path, raw: &raw::ReportedValue) -> Option<ReportedValue> {
        let (amount, span) = self.amount(at, raw.value, raw.range);
        let precision = raw.precision.0;
        self.stated(at, raw.value.is_some() || raw.range.is_some(), amount, Some(precision));
        let note = self.maybe_prose(at, "note", &raw.note);
        let rests_on = self.list(at, "rests_on", &raw.rests_on);
        Some(ReportedValue { source: self.resolve(&at.field("source"), &raw.source)?, rests_on, amount, span, precision, note })
    }

    /// A value or a range, as it is stated; where there are both, the value, and the range in which it lies.
    fn amount(&mut self, at: &Path, value: Option<f64>, range: Option<(f64, f64)>) -> (Option<Amount>, Option<Amount>) {
        let value = value.and_then(Amount::one);
        let Some((low, high)) = range else { return (value, None) };
        let range = Amount::range(low, high);
        match (value, range) {
            (_, None) => {
                let message = format!("the range goes from {low} down to {high}");
                self.error(&at.field("range"), "range-upside-down", message, "write the lowest value first");
            }
            (Some(value), Some(range)) if !range.holds(value) => {
                let message = format!("the value {} is not in its range from {low} to {high}", value.low());
                let help = "mend one of the two; a range beside a value says how far off that may be";
                self.error(&at.field("range"), "value-outside-range", message, help);
            }
            _ => {}
        }
        if value.is_some() { (value, range) } else { (range, None) }
    }

    /// Holds a number against its word of precision.
    fn stated(&mut self, at: &Path, stated: bool, amount: Option<Amount>, precision: Option<Precision>) -> Quantity {
        let (code, message, help) = match (stated, precision) {
            (true, Some(Precision::NotDisclosed)) => (
                "not-disclosed-with-value",
                "what is not disclosed has a value",
                "leave the value out, or say how precise it is",
            ),
            (true, None) => (
                "value-without-precision",
                "a value has no precision",
                "say what it bounds: `exact`, `about`, `nearly`, `more-than`, `at-least`, `less-than`, `at-most` or `order-of-magnitude`",
            ),
            (false, Some(Precision::NotDisclosed)) => return Quantity::NotDisclosed,
            (false, Some(_)) => {
                ("precision-without-value", "a precision has no value", "give the value, or write `not-disclosed`")
            }
            (false, None) => (
                "no-value",
                "a figure has neither a value nor a derivation",
                "give one, or write that its precision is `not-disclosed`",
            ),
            (true, Some(precision)) => {
                return match (amount, Bound::of(precision)) {
                    (Some(amount), Some(bound)) => Quantity::Known(amount, bound),
                    _ => Quantity::NotDisclosed,
                };
            }
        };
        self.error(at, code, message, help);
        Quantity::NotDisclosed
    }

    fn derivation(&mut self, at: &Path, raw: &raw::Derivation, series: &[Series]) -> Option<Derivation> {
        let note = self.maybe_prose(at, "note", &raw.note);
        let basis = match (&raw.formula, &raw.between, &raw.point) {
            (Some(formula), None, None) => Basis::Formula(self.formula(at, formula)?),
            (None, Some(between), None) => {
                let at = at.field("between");
                let [from, to] =
                    [("from", &between.from), ("to", &between.to)].map(|(end, id)| self.resolve(&at.field(end), id));
                Basis::Between { from: from?, to: to? }
            }
            (None, None, Some(point)) => self.point(&at.field("point"), point, series)?,
            _ => {
                let help = "give just one of `formula`, `between` and `point`";
                self.error(at, "derivation-of-one-kind", "a figure does not follow from just one thing", help);
                return None;
            }
        };
        Some(Derivation { basis, note })
    }

    fn point(&mut self, at: &Path, raw: &raw::PointOf, all: &[Series]) -> Option<Basis> {
        let id: Id<Series> = self.resolve(&at.field("series"), &raw.series)?;
        let series = made(all, &id, |series| &series.id)?;
        let t = at.field("t");
        let seconds = match &raw.t {
            raw::Time::Seconds(seconds) => *seconds + f64::from(self.zone.seconds()),
            raw::Time::Date(text) => self.date_at(&t, text)?.seconds() as f64,
        };
        let nearest = series.columns.nearest(seconds);
        let found = nearest.filter(|at| series.columns.seconds(*at).total_cmp(&seconds).is_eq());
        if found.is_none() {
            let near = nearest.and_then(|at| Date::from_seconds(series.columns.seconds(at) as i64, self.zone));
            let near = near.map(|near| format!("; the nearest is at `{near}`")).unwrap_or_default();
            let help = format!("write the time of a point as the series has it{near}");
            self.error(&t, "unknown-point", format!("the series `{id}` has no point at this time"), help);
        }
        Some(Basis::Point { series: id, at: found? })
    }

    /// What follows from two events or from a point; `None` for a formula, which waits for the other figures, and where an error
    /// has been told.
    fn follows(&mut self, at: &Path, basis: &Basis, unit: &Unit, elsewhere: Elsewhere) -> Option<Follows> {
        match basis {
            Basis::Formula(_) => None,
            Basis::Between { from, to } => self.between(&at.field("between"), [from, to], unit, elsewhere.events),
            Basis::Point { series, at: place } => {
                let series = made(elsewhere.series, series, |series| &series.id)?;
                if !series.unit.agrees_with(unit) {
                    let message = format!("the series is in {}, and the figure in {}", named(&series.unit), named(unit));
                    let help = "give the figure the unit of its series, or one that this converts to";
                    self.error(&at.field("point"), "unit-mismatch", message, help);
                    return None;
                }
                let remark = series.remarks.binary_search_by_key(place, |remark| remark.at).ok();
                let remark = remark.map(|found| &series.remarks[found]);
                let precision = remark.map_or(Precision::Exact, |remark| remark.precision);
                let amount = Amount::one(series.columns.value(*place));
                let known = amount.zip(Bound::of(precision)).map(|(amount, bound)| Quantity::Known(amount, bound));
                let converted = known.and_then(|known| known.converted(series.unit.in_units_of(unit)));
                Some(Follows {
                    quantity: converted.unwrap_or(Quantity::NotDisclosed),
                    precision: Some(if converted.is_some() { precision } else { Precision::NotDisclosed }),
                    span: None,
                    significant: amount.filter(|_| precision != Precision::Exact).map(Amount::significant),
                    source: remark.and_then(|remark| remark.source.clone()),
                })
            }
        }
    }

    fn between(&mut self, at: &Path, [from, to]: [&Id<Event>; 2], unit: &Unit, events: &[Event]) -> Option<Follows> {
        let date = |id: &Id<Event>| made(events, id, |event| &event.id).map(|event| event.date);
        let (first, last) = (date(from)?, date(to)?);
        let time = |id: &str| Unit::parse(id, &|_| None).is_ok_and(|time| time.agrees_with(unit));
        let clock = if time("second") {
            Clock::Seconds { in_unit: unit.size().apply(1.0) }
        } else if time("month") {
            Clock::Months
        } else {
            let message = format!("two events are some time apart, and the figure is in {}", named(unit));
            let help = "give the figure a unit of time: `second`, `minute`, `hour`, `day`, `week`, `month` or `year`";
            self.error(at, "unit-mismatch", message, help);
            return None;
        };
        let Some(Elapsed { quantity, significant, span }) = elapsed(first, last, from == to, clock) else {
            let message = format!("the event `{to}` comes before `{from}`");
            self.error(at, "backward-between", message, "name the earlier event as `from`");
            return None;
        };
        let in_unit = |quantity: Quantity| quantity.converted(unit.size().inverse());
        let span = span.and_then(|span| in_unit(Quantity::Known(span, Bound::EXACT))).and_then(|span| match span {
            Quantity::Known(span, _) => Some(span),
            Quantity::NotDisclosed => None,
        });
        Some(Follows { quantity: in_unit(quantity)?, precision: None, span, significant, source: None })
    }

    fn formula(&mut self, at: &Path, text: &str) -> Option<Formula> {
        let formula_at = at.field("formula");
        let mut whole = true;
        let parsed = formula::parse(text, &mut |word| {
            let input = self.input(&formula_at, word);
            whole &= input.is_some();
            input
        });
        match parsed {
            Ok(formula) => whole.then_some(formula),
            Err(mistake) => {
                self.error(&formula_at, "malformed-formula", mistake.message, mistake.help);
                None
            }
        }
    }

    /// A figure in a formula. Where one id is unknown and its halves are known, the minus has lost its spaces.
    pub(super) fn input(&mut self, at: &Path, word: &str) -> Option<Id<Figure>> {
        let known = |half: &str| self.rosters.figures.names().contains(half);
        let halves = word.match_indices('-').filter_map(|(hyphen, _)| Some((word.get(..hyphen)?, word.get(hyphen + 1..)?)));
        let difference = halves.take(20).find(|(left, right)| known(left) && known(right));
        match difference.filter(|_| !known(word)) {
            Some((left, right)) => {
                let help = format!("a minus needs spaces around it: `{left} - {right}`");
                self.error(at, "unknown-figure", format!("no figure here has the id {}", quoted(word)), help);
                None
            }
            None => self.resolve(at, word),
        }
    }

    /// Gives each derived figure the quantity that follows, those first that others rest on.
    fn derive(&mut self, figures: &mut [Figure]) {
        let mut words = Vec::new();
        let mut links = Vec::new();
        for figure in &*figures {
            let mut inputs = Vec::new();
            if let Some(derivation) = &figure.derivation {
                for id in derivation.inputs() {
                    inputs.push(id.word());
                }
            }
            words.push(figure.id.word());
            links.push((figure.id.word(), inputs));
        }
        let order = dependency_order(&links);
        let list = Path::ROOT.field("figures");
        for cycle in &order.cycles {
            let message = format!("these figures follow from each other: {}", cycle.text);
            let at = list.index(cycle.at);
            self.error(
                &at.field("derivation").field("formula"),
                "circular-derivation",
                message,
                "state one of them instead of deriving it",
            );
        }
        let names = Names::new(&words);
        // What is known so far; a figure whose inputs are not has been reported already, or rests on one that has.
        let mut known: Vec<Option<Quantity>> = vec![None; figures.len()];
        for &at in &order.sorted {
            let figure = &figures[at];
            let item = list.index(at);
            let derivation = item.field("derivation");
            let formula_at = derivation.field("formula");
            let Some(Derivation { basis: Basis::Formula(formula), .. }) = &figure.derivation else {
                known[at] = Some(figure.quantity);
                continue;
            };
            if order.depths[at] == DEEPEST + 1 {
                let message = format!("this figure follows from others over more than {DEEPEST} steps");
                self.error(
                    &formula_at,
                    "derivation-too-long",
                    message,
                    "write a formula over figures nearer to the stated ones",
                );
            }
            // Every input is here: a figure with an unknown one has no derivation.
            let place = |id: &Id<Figure>| names.position(id.word()).unwrap_or(at);
            self.check_unit(&formula_at, formula, ("figure", &figure.unit), &|id| &figures[place(id)].unit);
            if formula.inputs().iter().any(|id| known[place(id)].is_none()) {
                continue;
            }
            // In base units, so that minutes and days come out as either.
            let in_base = |id: &Id<Figure>| {
                let (quantity, unit) = (known[place(id)].unwrap_or(Quantity::NotDisclosed), &figures[place(id)].unit);
                quantity.converted(unit.size()).ok_or(ArithmeticError::Overflow)
            };
            let result = formula
                .evaluate(&in_base)
                .and_then(|quantity| quantity.converted(figure.unit.size().inverse()).ok_or(ArithmeticError::Overflow));
            match result {
                Ok(quantity) => known[at] = Some(quantity),
                Err(ArithmeticError::DivisionByZero) => {
                    let message = "the formula divides by zero, or by a range that holds it";
                    self.error(&formula_at, "division-by-zero", message, "divide by a figure that cannot be zero");
                }
                Err(ArithmeticError::Overflow) => {
                    self.error(
                        &formula_at,
                        "overflow",
                        "the result is too large for a number",
                        "look for a wrong unit or power among the figures",
                    );
                }
            }
        }
        for &at in &order.sorted {
            if let Some(Derivation { basis: Basis::Formula(formula), .. }) = &figures[at].derivation {
                let inputs = formula.inputs().into_iter().filter_map(|id| names.position(id.word()));
                let coarsest = inputs.filter_map(|input| figures[input].significant).min();
                figures[at].significant = coarsest;
            }
        }
        for (figure, quantity) in figures.iter_mut().zip(known) {
            figure.quantity = quantity.unwrap_or(Quantity::NotDisclosed);
        }
    }

    /// Holds the unit that follows from a formula against the one that is declared for what follows.
    pub(super) fn check_unit<'u, Word>(
        &mut self,
        at: &Path,
        formula: &Formula<Word>,
        (what, declared): (&str, &Unit),
        unit_of: &dyn Fn(&Word) -> &'u Unit,
    ) {
        let (message, help) = match unit(formula, unit_of) {
            Ok(result) if result.agrees_with(declared) => return,
            Ok(result) => (
                format!("the formula gives {}, and the {what} is in {}", named(&result), named(declared)),
                format!("mend the formula, or the `unit` of the {what} or of what it is made of"),
            ),
            Err(both) => (
                format!("the formula adds or subtracts {} and {}", named(&both[0]), named(&both[1])),
                "only amounts of one unit have a sum or a difference; mend the formula or a `unit`".to_owned(),
            ),
        };
        self.error(at, "unit-mismatch", message, help);
    }
}

/// The thing with an id, of those that could be made. It is at the place of its id unless one before it could not.
fn made<'t, T>(things: &'t [T], id: &Id<T>, id_of: impl Fn(&T) -> &Id<T>) -> Option<&'t T> {
    let is_it = |thing: &&T| id_of(thing) == id;
    things.get(id.at()).filter(is_it).or_else(|| things.iter().find(is_it))
}

/// The unit of a formula; or the two that it adds or subtracts though they differ.
fn unit<'u, Word>(formula: &Formula<Word>, unit_of: &dyn Fn(&Word) -> &'u Unit) -> Result<Unit, Box<[Unit; 2]>> {
    let (operation, left, right) = match formula {
        Formula::Number(_) => return Ok(Unit::none()),
        Formula::Word(word) => return Ok(unit_of(word).clone()),
        Formula::Operation(operation, left, right) => (operation, unit(left, unit_of)?, unit(right, unit_of)?),
    };
    match operation {
        Operation::Multiply => Ok(left.times(&right)),
        Operation::Divide => Ok(left.per(&right)),
        Operation::Add | Operation::Subtract if left.agrees_with(&right) => Ok(left),
        Operation::Add | Operation::Subtract => Err(Box::new([left, right])),
    }
}

pub(super) fn named(unit: &Unit) -> String {
    if unit.text().is_empty() { "a number without unit".to_owned() } else { quoted(unit.text()) }
}
