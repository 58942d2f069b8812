//! The language that the program's own words are in, and what its texts are put together with.
//!
//! One language is spoken today. What a locale decides (signs, groups of digits, plural forms, lists) comes from ICU4X.
//! `build.rs` takes what [`SPOKEN`] needs out of the library's data, so that `web` carries no other language; another language
//! is one more line there and a choice here. Months and the order of a date are in `time.rs`.

use std::cell::Cell;

use fixed_decimal::{Decimal, SignDisplay, SignedRoundingMode, UnsignedRoundingMode};
use icu_decimal::DecimalFormatter;
use icu_decimal::options::DecimalFormatterOptions;
use icu_decimal::provider::{DecimalDigitsV1, DecimalSymbolStrsBuilder, DecimalSymbols, DecimalSymbolsV1, GroupingSizes};
use icu_list::ListFormatter;
use icu_list::options::{ListFormatterOptions, ListLength};
use icu_locale_core::{Locale, locale};
use icu_plurals::provider::rules::runtime::ast::Rule;
use icu_plurals::provider::{PluralRulesData, PluralsCardinalV1};
use icu_plurals::{PluralCategory, PluralRules};
use icu_provider::{DataError, DataMarker, DataPayload, DataProvider, DataRequest, DataResponse, DataResponseMetadata};
use zerovec::{VarZeroCow, VarZeroVec};

include!(concat!(env!("OUT_DIR"), "/language.rs"));

/// What the program speaks: English as it is written outside America, without a comma before the last of a list.
const SPOKEN: Locale = locale!("en-GB");

/// What of a locale goes into the modules; `build.rs` fills it in.
struct Data {
    /// Before and after what is below zero, and above where that is said.
    minus: [&'static str; 2],
    plus: [&'static str; 2],
    decimal: &'static str,
    group: &'static str,
    /// How its digits are called, and those.
    numbering: &'static str,
    digits: [char; 10],
    /// Digits of the last group, of the others, and from how many before the last on there are groups.
    grouping: [u8; 3],
    /// The rules for zero, one, two, few and many, as ICU4X has them; what no rule is for is other.
    cardinals: [Option<&'static [u8]>; 5],
}

/// The language of every sentence made here, as `lang` names it (BCP 47).
pub const LANGUAGE: &str = "en";

/// Whether texts of this language are in the one that the program speaks.
pub fn is_spoken(language: &str) -> bool {
    language.split('-').next().is_some_and(|primary| primary.eq_ignore_ascii_case(LANGUAGE))
}

thread_local! {
    static IS_AMONG_OTHERS: Cell<bool> = const { Cell::new(false) };
}

/// Says in which language the texts are between which numbers are to stand. Where that is another than the program's own, digits
/// are grouped by thin spaces: to most of its readers the comma of `1,152` ends the whole number (ISO 80000-1:2022, 7.3.1 and
/// 7.3.2, has the space, and either sign before decimals).
pub fn write_among(language: &str) {
    IS_AMONG_OTHERS.set(!is_spoken(language));
}

thread_local! {
    static SPEAKER: Language = Language::new(&SPOKEN_DATA);
    /// By itself: only the press makes lists, and `web` is without them.
    static LISTS: ListFormatter =
        ListFormatter::try_new_and(SPOKEN.into(), ListFormatterOptions::default().with_length(ListLength::Wide)).expect(THERE);
}

struct Language {
    numbers: DecimalFormatter,
    cardinals: PluralRules,
}

impl Language {
    fn new(data: &'static Data) -> Self {
        Self {
            numbers: DecimalFormatter::try_new_unstable(data, SPOKEN.into(), DecimalFormatterOptions::default()).expect(THERE),
            cardinals: PluralRules::try_new_cardinal_unstable(data, SPOKEN.into()).expect(THERE),
        }
    }
}

/// Why asking for a language's data cannot fail.
const THERE: &str = "the data of the language is in the program";

/// Digits of a number, with its sign and its groups, and with exactly so many decimals; what is rounded to zero has no sign.
pub(super) fn digits_with(value: f64, decimals: i16) -> String {
    let mut decimal = rounded(value, decimals);
    decimal.absolute.pad_end(-decimals);
    spelled(&decimal)
}

fn spelled(decimal: &Decimal) -> String {
    let digits = SPEAKER.with(|language| language.numbers.format_to_string(decimal));
    if IS_AMONG_OTHERS.get() { digits.replace(SPOKEN_DATA.group, "\u{202f}") } else { digits }
}

/// The number to so many decimals, half of the last away from zero. It is rounded by its digits as they are written, not by
/// what is nearest to them in two's powers.
fn rounded(value: f64, decimals: i16) -> Decimal {
    let mut decimal = Decimal::try_from_str(&value.to_string()).expect("a number that is finite is written in digits");
    decimal.round_with_mode(-decimals, SignedRoundingMode::Unsigned(UnsignedRoundingMode::HalfExpand));
    decimal.apply_sign_display(SignDisplay::Negative);
    decimal
}

/// A number by its digits, all of them: those in which it is written shortest.
pub(super) struct Digits(Decimal);

impl Digits {
    /// Of a number that is finite, times a power of ten.
    pub(super) fn of(value: f64, power: i16) -> Self {
        let mut decimal = Decimal::try_from_str(&value.to_string()).expect("a number that is finite is written in digits");
        decimal.multiply_pow10(power);
        Self(decimal)
    }

    /// To so many of its first digits, half of the last away from zero.
    pub(super) fn to(mut self, significant: i16) -> Self {
        let last = self.0.absolute.nonzero_magnitude_start() - significant + 1;
        self.0.round_with_mode(last, SignedRoundingMode::Unsigned(UnsignedRoundingMode::HalfExpand));
        self
    }

    /// The powers of ten of the first digit and of the last that are not 0.
    pub(super) fn ends(&self) -> [i16; 2] {
        [self.0.absolute.nonzero_magnitude_start(), self.0.absolute.nonzero_magnitude_end()]
    }

    /// The number by a power of ten less: `28.8` of `28800000` by 6.
    pub(super) fn spelled(&self, power: i16) -> String {
        let mut decimal = self.0.clone();
        decimal.multiply_pow10(-power);
        decimal.absolute.trim_start();
        decimal.absolute.trim_end();
        decimal.apply_sign_display(SignDisplay::Negative);
        spelled(&decimal)
    }

    /// The form of a word that goes with it.
    pub(super) fn form<'t>(&self, one: &'t str, other: &'t str) -> &'t str {
        let mut decimal = self.0.clone();
        decimal.absolute.trim_end();
        match SPEAKER.with(|language| language.cardinals.category_for(&decimal)) {
            PluralCategory::One => one,
            _ => other,
        }
    }
}

/// The form of a word that goes with a number.
pub(super) fn form<'t>(number: usize, one: &'t str, other: &'t str) -> &'t str {
    match SPEAKER.with(|language| language.cardinals.category_for(number)) {
        PluralCategory::One => one,
        _ => other,
    }
}

/// `a`, `a and b`, `a, b and c`.
pub fn list(items: &[String]) -> String {
    LISTS.with(|lists| lists.format_to_string(items.iter()))
}

fn given<M: DataMarker>(data: M::DataStruct) -> DataResponse<M> {
    DataResponse { metadata: DataResponseMetadata::default(), payload: DataPayload::from_owned(data) }
}

impl DataProvider<DecimalSymbolsV1> for Data {
    fn load(&self, _: DataRequest) -> Result<DataResponse<DecimalSymbolsV1>, DataError> {
        let [primary, secondary, min_grouping] = self.grouping;
        let text = VarZeroCow::new_borrowed;
        let strings = DecimalSymbolStrsBuilder {
            minus_sign_prefix: text(self.minus[0]),
            minus_sign_suffix: text(self.minus[1]),
            plus_sign_prefix: text(self.plus[0]),
            plus_sign_suffix: text(self.plus[1]),
            decimal_separator: text(self.decimal),
            grouping_separator: text(self.group),
            numsys: text(self.numbering),
        };
        Ok(given(DecimalSymbols {
            strings: strings.build(),
            grouping_sizes: GroupingSizes { primary, secondary, min_grouping },
        }))
    }
}

impl DataProvider<DecimalDigitsV1> for Data {
    fn load(&self, _: DataRequest) -> Result<DataResponse<DecimalDigitsV1>, DataError> {
        Ok(given(self.digits))
    }
}

impl DataProvider<PluralsCardinalV1> for Data {
    fn load(&self, _: DataRequest) -> Result<DataResponse<PluralsCardinalV1>, DataError> {
        let rule = |bytes: &'static [u8]| Rule(VarZeroVec::parse_bytes(bytes).expect("it is a rule as it was baked"));
        let [zero, one, two, few, many] = self.cardinals.map(|bytes| bytes.map(rule));
        Ok(given(PluralRulesData { zero, one, two, few, many }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_baked_is_what_the_library_has() {
        let theirs = DecimalFormatter::try_new(SPOKEN.into(), DecimalFormatterOptions::default())
            .expect("the library has data for all languages");
        let rules = PluralRules::try_new_cardinal(SPOKEN.into()).expect("the library has data for all languages");
        for value in [0.0, 1.0, 1.5, 12.0, 999.0, 1000.0, 25_000.0, 1_234_567.891, -1234.5, -0.25] {
            let decimal = Decimal::try_from_str(&f64::to_string(&value)).expect("it is written in digits");
            // Where keyboards have a hyphen, a page has a minus.
            assert_eq!(spelled(&decimal), theirs.format_to_string(&decimal).replace('-', "−"));
            let is_one = rules.category_for(&decimal) == PluralCategory::One;
            assert_eq!(Digits::of(value, 0).form("one", "other") == "one", is_one, "{value}");
        }
    }

    #[test]
    fn no_number_reads_as_another_among_words_of_another_language() {
        write_among("es");
        let among = [1152.0, -1_234_567.5, 999.0].map(|value| Digits::of(value, 0).spelled(0));
        write_among("en-GB");
        assert_eq!(among, ["1\u{202f}152", "−1\u{202f}234\u{202f}567.5", "999"]);
        assert_eq!(Digits::of(1152.0, 0).spelled(0), "1,152");
    }

    #[test]
    fn lists_end_with_a_word() {
        let items = ["a", "b", "c"].map(str::to_owned);
        assert_eq!([0, 1, 2, 3].map(|some| list(&items[..some])), ["", "a", "a and b", "a, b and c"]);
    }

    #[test]
    fn digits_are_rounded_as_they_are_written() {
        for (value, decimals, expected) in
            [(1.005, 2, "1.01"), (-0.000_000_4, 6, "0.000000"), (-1234.5, 0, "−1,235"), (23.0, 1, "23.0"), (0.04, 1, "0.0")]
        {
            assert_eq!(digits_with(value, decimals), expected);
        }
        for (value, significant, expected) in
            [(0.1 + 0.2, 6, "0.3"), (999.999_999_9, 6, "1,000"), (-0.000_000_4, 1, "−0.0000004")]
        {
            assert_eq!(Digits::of(value, 0).to(significant).spelled(0), expected);
        }
    }
}
