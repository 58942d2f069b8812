//! What one is: units that a bundle declares or that need no declaring, and expressions over them.
//!
//! ```text
//! expression = product { " per " product }
//! product    = [scale " "] unit { " × " [scale " "] unit }
//! ```
//!
//! `exchange per account`, `million USD`, `USD per million token`. A unit stands in an expression by its id and is said in the words
//! that belong to it (`wording/unit.rs`). Units that measure the same thing have a factor between them, so formulas
//! convert. A calendar month has no fixed number of days: months and years are of one kind, seconds to weeks of another.

use std::sync::Arc;

use crate::sort::sorted;

/// How many of a base unit one is, as a fraction, since a minute is no finite number of hours.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ratio {
    up: f64,
    down: f64,
}

impl Ratio {
    /// One for one.
    pub const ONE: Self = Self { up: 1.0, down: 1.0 };

    /// So many for one; `None` unless that is above zero and finite.
    pub fn of(by: f64) -> Option<Self> {
        if !by.is_finite() || by <= 0.0 {
            return None;
        }
        // A thousandth is one in a thousand, which binary digits have exactly.
        let parts = by.recip();
        let is_part = by < 1.0 && parts.is_finite() && parts.fract() == 0.0;
        Some(if is_part { Self { up: 1.0, down: parts } } else { Self { up: by, down: 1.0 } })
    }

    #[must_use]
    fn times(self, other: Self) -> Self {
        Self { up: self.up * other.up, down: self.down * other.down }
    }

    #[must_use]
    fn per(self, other: Self) -> Self {
        Self { up: self.up * other.down, down: self.down * other.up }
    }

    /// The other way round.
    #[must_use]
    pub fn inverse(self) -> Self {
        Self { up: self.down, down: self.up }
    }

    /// A number of units as a number of base units.
    pub fn apply(self, value: f64) -> f64 {
        value * self.up / self.down
    }

    /// Whether both are as much.
    fn equals(self, other: Self) -> bool {
        (self.up * other.down).total_cmp(&(other.up * self.down)).is_eq()
    }
}

/// A unit by itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    pub id: String,
    /// As its author has it said; absent for a unit that needs no declaring, whose words are the program's.
    pub said: Option<Said>,
    size: Ratio,
    /// The power of each base unit, sorted by its name, none of them 0; empty for a plain number.
    powers: Vec<(String, i32)>,
}

/// How an author has a unit said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub one: String,
    pub many: String,
    /// In place of the words, beside a number.
    pub symbol: Option<String>,
    pub is_symbol_before: bool,
}

/// Units of time and numbers without unit that need no declaring: how many of which base one is. The base of a plain number is none.
const KNOWN: &[(&str, Ratio, &str)] = &[
    ("second", Ratio::ONE, "second"),
    ("minute", Ratio { up: 60.0, down: 1.0 }, "second"),
    ("hour", Ratio { up: 3_600.0, down: 1.0 }, "second"),
    ("day", Ratio { up: 86_400.0, down: 1.0 }, "second"),
    ("week", Ratio { up: 604_800.0, down: 1.0 }, "second"),
    ("month", Ratio::ONE, "month"),
    ("year", Ratio { up: 12.0, down: 1.0 }, "month"),
    ("percent", Ratio { up: 1.0, down: 100.0 }, ""),
    ("percentage-point", Ratio { up: 1.0, down: 100.0 }, ""),
    ("times", Ratio::ONE, ""),
];

/// The currencies of ISO 4217, list one, as of 2025, without precious metals, funds and codes for tests.
const CURRENCIES: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF \
    CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS \
    INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR \
    MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS \
    SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR \
    ZMW ZWG";

/// Words for powers of ten that can stand before a unit.
pub const SCALES: [(&str, i16); 4] = [("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12)];

impl Measure {
    /// A unit that its bundle declares: so many of another expression, or of nothing else.
    pub fn declared(id: &str, said: Said, factor: Option<(Ratio, &Unit)>) -> Self {
        let (size, powers) = match factor {
            Some((by, unit)) => (by.times(unit.size), unit.powers.clone()),
            None => (Ratio::ONE, vec![(id.to_owned(), 1)]),
        };
        Self { id: id.to_owned(), said: Some(said), size, powers }
    }

    /// A unit that needs no declaring.
    pub fn known(id: &str) -> Option<Self> {
        let (size, base) = match KNOWN.iter().find(|(known, ..)| *known == id) {
            Some((_, size, base)) => (*size, *base),
            None => (Ratio::ONE, CURRENCIES.split(' ').find(|code| *code == id)?),
        };
        let powers = if base.is_empty() { Vec::new() } else { vec![(base.to_owned(), 1)] };
        Some(Self { id: id.to_owned(), said: None, size, powers })
    }

    /// The ids of all units that need no declaring.
    pub fn all_known() -> impl Iterator<Item = &'static str> {
        KNOWN.iter().map(|(id, ..)| *id).chain(CURRENCIES.split(' '))
    }
}

/// A unit in an expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    pub measure: Arc<Measure>,
    /// The power of ten of the word before it; 0 where there is none.
    pub scale: i16,
    /// Whether it stands after a ` per `.
    pub is_under: bool,
}

/// What one is: an expression over units, as an author writes it or as a formula gives it.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// As it is written; empty for a plain number.
    text: String,
    /// In the order in which they are written.
    parts: Vec<Part>,
    size: Ratio,
    powers: Vec<(String, i32)>,
    /// It could not be read, which has been reported: nothing is held against it.
    is_unread: bool,
}

/// Why a text is no unit.
#[derive(Debug, PartialEq, Eq)]
pub struct UnknownUnit<'t> {
    /// What should be a unit's id, without a scale word.
    pub word: &'t str,
}

impl Unit {
    /// Reads an expression; `find` knows the units that a bundle declares.
    ///
    /// # Errors
    /// See [`UnknownUnit`].
    pub fn parse<'t>(text: &'t str, find: &dyn Fn(&str) -> Option<Arc<Measure>>) -> Result<Self, UnknownUnit<'t>> {
        let text = text.trim();
        let mut parts = Vec::new();
        if !text.is_empty() {
            for (at, product) in text.split(" per ").enumerate() {
                for word in product.split(" × ") {
                    let (scale, word) = scaled(word.trim());
                    let measure = find(word).or_else(|| Measure::known(word).map(Arc::new)).ok_or(UnknownUnit { word })?;
                    parts.push(Part { measure, scale, is_under: at > 0 });
                }
            }
        }
        let mut size = Ratio::ONE;
        let mut powers = Vec::new();
        for Part { measure, scale, is_under } in &parts {
            let own = measure.size.times(Ratio { up: 10f64.powi((*scale).into()), down: 1.0 });
            size = if *is_under { size.per(own) } else { size.times(own) };
            let sign = if *is_under { -1 } else { 1 };
            powers.extend(measure.powers.iter().map(|(name, power)| (name.clone(), sign * power)));
        }
        Ok(Self { text: text.to_owned(), parts, size, powers: gathered(&powers), is_unread: false })
    }

    /// A plain number.
    pub fn none() -> Self {
        Self { text: String::new(), parts: Vec::new(), size: Ratio::ONE, powers: Vec::new(), is_unread: false }
    }

    /// One that could not be read: it agrees with all.
    pub fn unread() -> Self {
        Self { is_unread: true, ..Self::none() }
    }

    /// As it is written, by ids.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The units it is made of, in the order in which they are written.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// How many of the base units one is.
    pub fn size(&self) -> Ratio {
        self.size
    }

    /// Whether the same is measured in more than one way among these, so that numbers do not tell what they are without their
    /// units: minutes and days, shares and per cent.
    pub fn are_mixed(units: &[&Self]) -> bool {
        let mut measures: Vec<&Measure> = Vec::new();
        for part in units.iter().flat_map(|unit| &unit.parts) {
            let measure = &*part.measure;
            let is_share = measure.powers.is_empty() && !measure.size.equals(Ratio::ONE);
            if is_share || measures.iter().any(|known| known.powers == measure.powers && !known.size.equals(measure.size)) {
                return true;
            }
            measures.push(measure);
        }
        false
    }

    /// Whether amounts in the two can be added and compared, once one is converted into the other.
    pub fn agrees_with(&self, other: &Self) -> bool {
        self.is_unread || other.is_unread || self.powers == other.powers
    }

    /// Whether numbers in the two can be compared as they are.
    pub fn is_same_as(&self, other: &Self) -> bool {
        self.agrees_with(other) && (self.is_unread || other.is_unread || self.size.equals(other.size))
    }

    /// How many of another one is; 1 where they measure different things.
    pub fn in_units_of(&self, other: &Self) -> Ratio {
        if self.agrees_with(other) { self.size.per(other.size) } else { Ratio::ONE }
    }

    /// The unit of a product, in base units.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        self.combined(other, 1)
    }

    /// The unit of a quotient, in base units.
    #[must_use]
    pub fn per(&self, other: &Self) -> Self {
        self.combined(other, -1)
    }

    /// The unit of what falls to several, where this is that of what falls to one of them; nothing unless it is per one.
    pub fn of_several(&self, one: &Self) -> Option<Self> {
        let (what, per) = self.text.rsplit_once(" per ")?;
        let find = |id: &str| self.parts.iter().find(|part| part.measure.id == id).map(|part| Arc::clone(&part.measure));
        let [what, per] = [what, per].map(|text| Self::parse(text, &find).ok());
        what.filter(|_| per.is_some_and(|per| per.is_same_as(one)))
    }

    fn combined(&self, other: &Self, sign: i32) -> Self {
        let mut parts = self.powers.clone();
        parts.extend(other.powers.iter().map(|(name, power)| (name.clone(), sign * power)));
        let powers = gathered(&parts);
        let side = |up: bool| {
            let some = powers.iter().filter(|(_, power)| (*power > 0) == up);
            let names = some.flat_map(|(name, power)| std::iter::repeat_n(name.as_str(), power.unsigned_abs() as usize));
            names.collect::<Vec<_>>().join(" × ")
        };
        let text = match (side(true), side(false)) {
            (up, down) if down.is_empty() => up,
            (up, down) => format!("{} per {down}", if up.is_empty() { "times" } else { &up }),
        };
        Self { text, parts: Vec::new(), size: Ratio::ONE, powers, is_unread: self.is_unread || other.is_unread }
    }
}

/// A unit's word without the scale word before it, and the power of ten of that.
fn scaled(text: &str) -> (i16, &str) {
    let found = text.split_once(' ').and_then(|(first, rest)| {
        let (_, power) = SCALES.into_iter().find(|(word, _)| *word == first)?;
        Some((power, rest.trim_start()))
    });
    found.unwrap_or((0, text))
}

/// Each part once, with the sum of its powers, sorted by name; what cancels out is left out.
fn gathered(parts: &[(String, i32)]) -> Vec<(String, i32)> {
    let mut powers: Vec<(String, i32)> = Vec::new();
    for at in sorted(parts.len(), &|a, b| parts[a].0.cmp(&parts[b].0)) {
        let (name, power) = &parts[at];
        match powers.last_mut().filter(|(last, _)| last == name) {
            Some((_, sum)) => *sum += power,
            None => powers.push((name.clone(), *power)),
        }
    }
    powers.retain(|(_, power)| *power != 0);
    powers
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn declared(id: &str) -> Option<Arc<Measure>> {
        let said = Said { one: id.to_owned(), many: format!("{id}-many"), symbol: None, is_symbol_before: false };
        let meter = || Unit::parse("meter", &declared).expect("it is declared");
        let factor = match id {
            "account" | "exchange" | "meter" | "bus" => None,
            "kilometer" => Some((Ratio::of(1000.0)?, meter())),
            "millimeter" => Some((Ratio::of(0.001)?, meter())),
            "knot" => Some((Ratio::of(1.852)?, Unit::parse("kilometer per hour", &declared).expect("it is declared"))),
            _ => return None,
        };
        Some(Arc::new(Measure::declared(id, said, factor.as_ref().map(|(by, unit)| (*by, unit)))))
    }

    fn unit(text: &str) -> Unit {
        Unit::parse(text, &declared).unwrap_or_else(|unknown| panic!("`{}` is not known", unknown.word))
    }

    #[track_caller]
    fn converts(value: f64, from: &str, to: &str, expected: f64) {
        let (from, to) = (unit(from), unit(to));
        assert!(from.agrees_with(&to), "{} and {}", from.text(), to.text());
        assert!((from.in_units_of(&to).apply(value) / expected - 1.0).abs() < 1e-15, "{} in {}", from.text(), to.text());
    }

    #[test]
    fn what_measures_the_same_converts() {
        converts(90.0, "minute", "hour", 1.5);
        converts(4_320.0, "minute", "day", 3.0);
        converts(440e6, "USD", "million USD", 440.0);
        converts(18.0, "month", "year", 1.5);
        converts(0.13, "times", "percent", 13.0);
        converts(3.0, "millimeter", "meter", 0.003);
        converts(10.0, "knot", "meter per minute", 18_520.0 / 60.0);
        converts(2.0, "USD per thousand exchange", "USD per million exchange", 2_000.0);
    }

    #[test]
    fn what_measures_something_else_does_not() {
        for (one, other) in
            [("USD", "EUR"), ("day", "month"), ("account", "exchange"), ("meter", "meter per second"), ("percent", "day")]
        {
            assert!(!unit(one).agrees_with(&unit(other)), "{one} and {other}");
        }
        assert!(unit("minute").agrees_with(&unit("hour")) && !unit("minute").is_same_as(&unit("hour")));
        assert!(unit("hour").is_same_as(&unit("hour")) && unit("percent").is_same_as(&unit("percentage-point")));
    }

    #[test]
    fn units_of_a_quotient_are_those_the_author_writes() {
        let rate = unit("exchange").per(&unit("account"));
        assert!(rate.agrees_with(&unit("exchange per account")));
        assert!(unit("percent").agrees_with(&unit("times")));
        assert!(unit("exchange").per(&unit("exchange")).agrees_with(&Unit::none()));
        assert!(!rate.agrees_with(&unit("exchange per day")));
        assert_eq!(unit("account").per(&unit("knot")).text(), "account × second per meter");
    }

    /// `bus` is not the plural of `bu`, nor `accounts` another spelling of `account`.
    #[test]
    fn a_word_is_known_as_it_is_written_or_not_at_all() {
        assert_eq!(unit("bus per day").text(), "bus per day");
        for (text, word) in [
            ("accounts", "accounts"),
            ("million accounts per day", "accounts"),
            ("usd", "usd"),
            ("m/s", "m/s"),
            ("day per", "day per"),
        ] {
            assert_eq!(Unit::parse(text, &declared), Err(UnknownUnit { word }));
        }
    }

    #[test]
    fn codes_of_currencies_are_three_capitals_each_once_and_in_order() {
        let codes: Vec<&str> = CURRENCIES.split(' ').collect();
        assert!(codes.len() > 150 && codes.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(codes.iter().all(|code| code.len() == 3 && code.bytes().all(|letter| letter.is_ascii_uppercase())));
    }

    proptest! {
        #[test]
        fn a_conversion_there_and_back_is_none(value in -1e12..1e12_f64, of_time in any::<bool>(), pair in (0..5_usize, 0..5_usize)) {
            const TIMES: [&str; 5] = ["second", "minute", "hour", "day", "million week"];
            const SHARES: [&str; 5] = ["percent", "times", "percentage-point", "thousand times", ""];
            let units = if of_time { TIMES } else { SHARES };
            let (one, other) = (unit(units[pair.0]), unit(units[pair.1]));
            let back = other.in_units_of(&one).apply(one.in_units_of(&other).apply(value));
            prop_assert!((back - value).abs() <= value.abs() * 1e-14, "{value} came back as {back}");
        }
    }
}
