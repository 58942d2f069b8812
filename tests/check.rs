//! The check from outside: bundles with their reports, laws that hold for any input, and attacks.
//!
//! `UPDATE_EXPECT=1 cargo test --test check` writes the reports anew.
#![cfg(feature = "press")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use expect_test::expect_file;
use incident_brief::brief::{Amount, Bound, Brief, Date, Piece, Precision, Quantity, Slack, Unit, Vocabulary};
use incident_brief::check::check;
use incident_brief::diagnostic::{Report, Severity};
use proptest::prelude::*;
use serde_json::{Value, json};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bundles").join(name)
}

/// Names of a folder's files with this ending, without it, sorted.
fn names(folder: &Path, ending: &str) -> BTreeSet<String> {
    let files = fs::read_dir(folder).expect("the folder is part of the repository");
    let paths = files.map(|file| file.expect("a listed file can be read").path());
    let chosen = paths.filter(|path| path.extension().is_some_and(|own| own == ending));
    chosen.map(|path| path.file_stem().expect("a file has a name").to_string_lossy().into_owned()).collect()
}

/// Codes of the reader whose message tells how to fix it: what is missing, or which type belongs there.
const SAID_BY_THE_MESSAGE: &[&str] = &["syntax", "missing-field", "wrong-type", "wrong-length"];

#[test]
fn every_bad_bundle_gets_its_report() {
    let folder = folder("bad");
    let bundles = names(&folder, "json");
    let mut codes = BTreeSet::new();
    for name in &bundles {
        let bytes = fs::read(folder.join(format!("{name}.json"))).expect("a listed file can be read");
        let checked = check(&bytes);
        assert!(!checked.report.is_clean(), "{name} is clean");
        assert_eq!(checked.brief.is_none(), checked.report.has_errors(), "{name}: a brief comes just when there is no error");
        for diagnostic in &checked.report {
            codes.insert(diagnostic.code);
            let helps = diagnostic.help.as_ref().is_some_and(|help| !help.is_empty());
            assert!(helps || SAID_BY_THE_MESSAGE.contains(&diagnostic.code), "{name}: {} without help", diagnostic.code);
            assert!(!diagnostic.message.ends_with('.'), "{name}: {}", diagnostic.message);
            assert!(diagnostic.place.is_some() || diagnostic.code == "empty", "{name}: {} without a place", diagnostic.code);
        }
        expect_file![folder.join(format!("{name}.txt"))].assert_eq(&checked.report.to_text(&format!("{name}.json")));
    }
    assert_eq!(bundles, names(&folder, "txt"), "each bundle has a report, and each report a bundle");
    assert!(bundles.len() >= 55);
    assert!(codes.len() >= 55, "{codes:?}");
}

#[test]
fn a_chain_of_sources_may_have_a_hundred_steps() {
    let codes = |length: usize| {
        let source = |at: usize| {
            let origins: Vec<String> = (at + 1 < length).then(|| format!("s{}", at + 1)).into_iter().collect();
            json!({ "id": format!("s{at}"), "publisher": "P", "title": "T", "kind": "primary", "rests_on": origins })
        };
        let bundle = json!({ "format": 1,
            "meta": { "id": "b", "title": "B", "summary": "S.", "published": "2026-01-01", "revision": 1 },
            "parties": [{ "id": "port", "name": "The port", "roles": ["affected"] }],
            "sources": (0..length).map(source).collect::<Vec<_>>(),
            "claims": [{ "id": "leak", "statement": "It leaked.", "asserted_by": ["port"], "stance": "says",
                "evidence": [{ "source": "s0", "bearing": "supports" }] }] });
        check(bundle.to_string().as_bytes()).report.iter().map(|found| found.code).collect::<Vec<_>>()
    };
    assert_eq!(codes(101), Vec::<&str>::new());
    assert_eq!(codes(102), ["chain-too-long"]);
}

#[test]
fn every_good_bundle_is_clean() {
    let folder = folder("good");
    let bundles = names(&folder, "json");
    assert!(bundles.len() >= 8);
    for name in &bundles {
        let bytes = fs::read(folder.join(format!("{name}.json"))).expect("a listed file can be read");
        let checked = check(&bytes);
        assert_eq!(checked.report.to_text(name), "");
        assert!(checked.brief.is_some(), "{name} gives no brief");
    }
}

fn meta() -> Value {
    json!({ "id": "law", "title": "Law", "summary": "Holds", "published": "2026", "revision": 1 })
}

fn report_on(bundle: &Value) -> Report {
    check(bundle.to_string().as_bytes()).report
}

#[track_caller]
fn brief_of(bundle: &Value) -> Brief {
    let checked = check(bundle.to_string().as_bytes());
    checked.brief.unwrap_or_else(|| panic!("{}", checked.report.to_text("bundle.json")))
}

/// A bundle with these figures.
fn with_figures(figures: &[Value]) -> Value {
    json!({ "format": 1, "meta": meta(), "figures": figures })
}

fn stated(id: &str, value: f64, precision: Precision) -> Value {
    json!({ "id": id, "label": "Stated", "value": value, "precision": precision.word(), "unit": "times" })
}

fn derived(formula: &str) -> Value {
    json!({ "id": "derived", "label": "Derived", "unit": "times", "derivation": { "formula": formula } })
}

#[track_caller]
fn only_code(bytes: &[u8], code: &str) {
    let start = Instant::now();
    let report = check(bytes).report;
    let codes: Vec<_> = report.iter().map(|diagnostic| diagnostic.code).collect();
    assert_eq!(codes, [code]);
    assert!(start.elapsed() < Duration::from_secs(5), "took {:?} unoptimized", start.elapsed());
}

#[test]
fn a_million_brackets_are_too_deep() {
    only_code(&b"[".repeat(1_000_000), "too-deep");
    only_code(br#"{"format":1,"meta":"#.repeat(1_000_000).as_slice(), "too-deep");
}

#[test]
fn two_hundred_megabytes_are_too_large() {
    only_code(&vec![b' '; 200_000_000], "too-large");
    only_code(&vec![0; 200_000_000], "too-large");
    only_code(&vec![b'0'; 200_000_000], "too-large");
}

#[test]
fn a_bundle_cut_anywhere_is_an_error() {
    let whole = fs::read(folder("good").join("everything.json")).expect("the bundle is part of the repository");
    let end = whole.trim_ascii_end().len();
    for length in (0..end).step_by(97) {
        let checked = check(&whole[..length]);
        assert!(checked.brief.is_none() && checked.report.has_errors(), "cut at {length}");
    }
}

#[test]
fn a_chain_may_be_as_long_as_the_bundle() {
    const LENGTH: usize = 100_000;
    let source = |i: usize| {
        let origins = if i == 0 { json!([]) } else { json!([format!("s{}", i - 1)]) };
        json!({ "id": format!("s{i}"), "publisher": "P", "title": "T", "kind": "secondary", "rests_on": origins })
    };
    let mut sources: Vec<Value> = (0..LENGTH).map(source).collect();
    let mut bundle = json!({ "format": 1, "meta": meta(), "sources": sources });
    let report = report_on(&bundle);
    let codes: Vec<_> = report.iter().filter(|found| found.severity == Severity::Error).map(|found| found.code).collect();
    assert_eq!(codes, ["chain-too-long"], "neither the stack nor a page of its square is needed to tell");

    sources[0]["rests_on"] = json!([format!("s{}", LENGTH - 1)]);
    bundle["sources"] = Value::from(sources);
    let codes: Vec<_> = report_on(&bundle).iter().map(|diagnostic| diagnostic.code).collect();
    assert_eq!(codes, ["circular-origins"]);

    let mut figures = vec![stated("f0", 1.0, Precision::Exact)];
    figures.extend((1..LENGTH).map(|i| {
        json!({ "id": format!("f{i}"), "label": "L", "unit": "times", "derivation": { "formula": format!("f{} + 1", i - 1) } })
    }));
    let codes: Vec<_> = report_on(&with_figures(&figures)).iter().map(|diagnostic| diagnostic.code).collect();
    assert_eq!(codes, ["derivation-too-long"]);
}

#[test]
fn of_very_many_slips_the_first_are_listed_in_time() {
    let ids: Vec<String> = (0..50_000).map(|i| format!("figure-number-{i}")).collect();
    let figures: Vec<Value> = ids.iter().map(|id| stated(id, 1.0, Precision::Exact)).collect();
    let mut bundle = with_figures(&figures);
    bundle["meta"]["key_figures"] = ids.iter().map(|id| format!("{id}-x")).collect();
    let start = Instant::now();
    assert_eq!(report_on(&bundle).count(Severity::Error), Report::LISTED + 1);
    assert!(start.elapsed() < Duration::from_secs(20), "took {:?} unoptimized", start.elapsed());
}

/// A value that a word of precision allows for a stated one; `slip` tells where in between, from 0 to 1.
fn allowed(value: f64, precision: Precision, slip: f64) -> f64 {
    let near = 0.4 * slip * value.abs();
    let open = 20.0 * slip * value.abs();
    // A word of precision does not change a sign.
    let toward_zero = slip * value.abs();
    let (below, above) = if value < 0.0 { (open, toward_zero) } else { (toward_zero, open) };
    match precision {
        Precision::Exact | Precision::NotDisclosed => value,
        Precision::About => value + near * if slip > 0.5 { 1.0 } else { -1.0 },
        Precision::Nearly => value - near,
        Precision::MoreThan | Precision::AtLeast => value + above,
        Precision::LessThan | Precision::AtMost => value - below,
        Precision::OrderOfMagnitude => value * 10f64.powf(2.0 * slip - 1.0),
    }
}

/// A formula in words, with its value for given inputs.
#[derive(Debug, Clone)]
enum Tree {
    Input(usize),
    Number(i32),
    Node(char, Box<Tree>, Box<Tree>),
}

impl Tree {
    fn text(&self) -> String {
        match self {
            Self::Input(at) => format!("f{at}"),
            Self::Number(number) => number.to_string(),
            Self::Node(sign, left, right) => format!("({} {sign} {})", left.text(), right.text()),
        }
    }

    fn value(&self, inputs: &[f64]) -> f64 {
        match self {
            Self::Input(at) => inputs[*at],
            Self::Number(number) => f64::from(*number),
            Self::Node(sign, left, right) => {
                let (left, right) = (left.value(inputs), right.value(inputs));
                match sign {
                    '+' => left + right,
                    '-' => left - right,
                    '*' => left * right,
                    _ => left / right,
                }
            }
        }
    }
}

const INPUTS: usize = 4;

fn tree() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![3 => (0..INPUTS).prop_map(Tree::Input), 1 => (0..100i32).prop_map(Tree::Number)];
    leaf.prop_recursive(4, 16, 2, |inner| {
        (prop::sample::select(vec!['+', '-', '*', '/']), inner.clone(), inner)
            .prop_map(|(sign, left, right)| Tree::Node(sign, Box::new(left), Box::new(right)))
    })
}

/// What a formula gives over these figures; `None` when it divides by zero or is too large.
fn evaluate(tree: &Tree, inputs: &[(f64, Precision)]) -> Option<(Amount, Bound)> {
    let mut figures: Vec<Value> =
        inputs.iter().enumerate().map(|(at, (value, precision))| stated(&format!("f{at}"), *value, *precision)).collect();
    figures.push(derived(&tree.text()));
    let checked = check(with_figures(&figures).to_string().as_bytes());
    for diagnostic in &checked.report {
        assert!(matches!(diagnostic.code, "division-by-zero" | "overflow"), "{diagnostic}");
    }
    let brief = checked.brief?;
    let derived = brief.figures.find("derived").expect("the bundle has this figure");
    match brief.figures[&derived].quantity {
        Quantity::Known(amount, bound) => Some((amount, bound)),
        Quantity::NotDisclosed => panic!("all inputs are disclosed"),
    }
}

fn precision() -> impl Strategy<Value = Precision> {
    prop::sample::select(Precision::VALUES).prop_filter("has a value", |precision| *precision != Precision::NotDisclosed)
}

fn small_number() -> impl Strategy<Value = f64> {
    prop_oneof![1 => Just(0), 8 => -1000i32..1000, 1 => Just(1)].prop_map(f64::from)
}

fn date_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[0-9]{4}",
        "[0-9]{4}-[01][0-9]",
        "[0-9]{4}-[01][0-9]-[0-3][0-9]",
        "[0-9]{4}-[01][0-9]-[0-3][0-9][Tt ][0-2][0-9]:[0-5][0-9](:[0-5][0-9]([.,][0-9]{1,12})?)?([Zz]|[+-][0-2][0-9](:?[0-5][0-9])?)",
        "\\PC{0,30}",
    ]
}

fn unit() -> impl Strategy<Value = Unit> {
    let name = prop::sample::select(vec!["USD", "minute", "day", "month", "EUR", "times", "percent"]);
    prop::collection::vec(name, 1..4).prop_map(|names| unit_of(&names.join(" per ")))
}

fn unit_of(text: &str) -> Unit {
    Unit::parse(text, &|_| None).expect("these need no declaring")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_get_a_report(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let checked = check(&bytes);
        prop_assert!(checked.brief.is_none() && checked.report.has_errors());
    }

    #[test]
    fn any_change_of_a_byte_gets_a_report_or_a_brief(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = fs::read(folder("good").join("everything.json")).expect("the bundle is part of the repository");
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let checked = check(&bytes);
        prop_assert_eq!(checked.brief.is_none(), checked.report.has_errors());
    }

    #[test]
    fn any_texts_get_a_report_or_a_brief(words in prop::collection::vec("[-a-z{}|:/ +*()0-9T\\PC]{0,24}", 12)) {
        let [id, title, date, prose, formula, unit, address, tag, block, kind, excerpt, time] = &words[..] else { return Ok(()) };
        let bundle = json!({
            "format": 1,
            "meta": { "id": id, "title": title, "summary": prose, "published": date, "revision": 1, "language": tag, "canonical": address },
            "sources": [{ "id": "s", "publisher": title, "title": title, "kind": kind, "url": address, "rests_on": [id] }],
            "claims": [{ "id": id, "statement": prose, "stance": "says", "evidence": [{ "source": "s", "bearing": "supports", "excerpt": excerpt }] }],
            "figures": [{ "id": "f", "label": title, "unit": unit, "derivation": { "formula": formula } }],
            "events": [{ "id": "e", "date": date, "text": prose }],
            "narrative": [{ "id": "n", "heading": title, "depth": "30-seconds", "blocks": [{ "text": prose }] }],
            "series": [{ "id": "y", "label": title, "unit": unit, "t": [time], "y": [1] }],
            "changes": [{ "revision": 1, "date": date, "summary": prose, "items": [{ "kind": "new", "block": block, "text": prose }] }],
        });
        let checked = check(bundle.to_string().as_bytes());
        prop_assert_eq!(checked.brief.is_none(), checked.report.has_errors());
    }

    #[test]
    fn a_date_reads_as_it_is_written(text in date_text()) {
        if let Ok(date) = Date::parse(&text) {
            let written = date.to_string();
            prop_assert_eq!(Date::parse(&written), Ok(date));
            prop_assert_eq!(Date::parse(&written).map(|date| date.to_string()), Ok(written));
            prop_assert!(date.first_day() <= date.last_day());
        }
    }

    #[test]
    fn a_unit_divided_out_is_gone(a in unit(), b in unit()) {
        prop_assert!(a.times(&b).per(&b).agrees_with(&a));
        prop_assert!(a.per(&b).times(&b).agrees_with(&a));
        prop_assert!(a.times(&b).agrees_with(&b.times(&a)));
        prop_assert!(unit_of(a.per(&b).text()).agrees_with(&a.per(&b)));
    }

    #[test]
    fn prose_without_braces_reads_as_it_is_written(text in "[^{}\\pC]*[^{}\\s\\pC][^{}\\pC]*") {
        let bundle = json!({ "format": 1, "meta": meta(), "gaps": [{ "id": "gap", "text": text }] });
        let brief = brief_of(&bundle);
        let gap = brief.gaps.iter().next().expect("the bundle has one");
        prop_assert_eq!(&gap.text.0, &[Piece::Words(text)]);
    }

    #[test]
    fn doubled_braces_are_braces(text in "[{}a ]*a[{}a ]*") {
        let written = text.replace('{', "{{").replace('}', "}}");
        let brief = brief_of(&json!({ "format": 1, "meta": meta(), "gaps": [{ "id": "gap", "text": written }] }));
        let gap = brief.gaps.iter().next().expect("the bundle has one");
        prop_assert_eq!(&gap.text.0, &[Piece::Words(text)]);
    }

    #[test]
    fn a_formula_over_exact_figures_is_plain_arithmetic(tree in tree(), inputs in prop::collection::vec(small_number(), INPUTS)) {
        let figures: Vec<_> = inputs.iter().map(|value| (*value, Precision::Exact)).collect();
        let expected = tree.value(&inputs);
        match evaluate(&tree, &figures) {
            Some((amount, bound)) => {
                prop_assert_eq!((amount.low(), amount.high()), (expected, expected));
                prop_assert_eq!((bound.below, bound.above), (Slack::Not, Slack::Not));
            }
            None => prop_assert!(!expected.is_finite() || tree.text().contains('/')),
        }
    }

    #[test]
    fn a_derived_bound_holds_the_true_value(
        tree in tree(),
        inputs in prop::collection::vec((small_number(), precision(), 0.0..1.0f64), INPUTS),
    ) {
        let figures: Vec<_> = inputs.iter().map(|(value, precision, _)| (*value, *precision)).collect();
        let Some((amount, bound)) = evaluate(&tree, &figures) else { return Ok(()) };
        let truth: Vec<f64> = inputs.iter().map(|(value, precision, slip)| allowed(*value, *precision, *slip)).collect();
        let truth = tree.value(&truth);
        prop_assume!(truth.is_finite());
        let rounding = 1e-9 * (1.0 + truth.abs() + amount.low().abs() + amount.high().abs());
        prop_assert!(bound.below != Slack::Not || truth >= amount.low() - rounding, "{truth} is below {amount:?} {bound:?}");
        prop_assert!(bound.above != Slack::Not || truth <= amount.high() + rounding, "{truth} is above {amount:?} {bound:?}");
    }
}
