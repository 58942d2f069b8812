//! What is read, and how what cannot be is told.

#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]

mod fields;
mod places;
mod text;
mod words;

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::{places, read};
use crate::bundle::raw;
use crate::diagnostic::{Pointer, Report};

/// The report on a bundle.
#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "an expectation is written where it is used")]
fn check(bundle: impl AsRef<[u8]>, expected: Expect) {
    expected.assert_eq(&report(bundle.as_ref()).to_text("bundle"));
}

fn report(bundle: &[u8]) -> Report {
    read(bundle).1
}

/// A bundle with these parts, which begin on its second line.
fn with(parts: &str) -> String {
    format!("{{ \"format\": 1, \"meta\": {META},\n{parts} }}")
}

const META: &str = r#"{ "id": "leak", "title": "Leak", "summary": "A leak.", "published": "2026", "revision": 1 }"#;

#[test]
fn a_sound_bundle_is_mirrored_without_a_word() {
    let bundle = with(
        r#""$schema": "incident.schema.json",
        "parties": [{ "id": "port", "name": "Port \u00e9", "roles": ["accused"], "short": null, "aliases": [] }],
        "figures": [{ "id": "volume", "label": "Fuel", "unit": "l", "range": [1, 2.5], "value": null }],
        "series": [{ "id": "price", "label": "Price", "unit": "$", "t": [0, "2026-01-01"], "y": [1, null], "derived": [true] }],
        "exhibits": [{ "id": "e", "kind": "comparison", "title": "T", "subtitle": "S", "metrics": [],
          "rows": [{ "label": "L", "figures": { "cap": "volume" } }] }]"#,
    );
    let (mirror, report) = read(bundle.as_bytes());
    assert_eq!(report.to_text("bundle"), "");
    let mirror = mirror.expect("a sound bundle is read");
    assert_eq!(mirror.meta.title, "Leak");
    assert_eq!(mirror.parties[0].name, "Port é");
    assert_eq!(mirror.figures[0].range, Some((1.0, 2.5)));
    assert!(matches!(mirror.series[0].t.seconds[..], [0.0, date] if date.is_nan()));
    assert_eq!(mirror.series[0].t.dates, [(1, "2026-01-01".to_owned())]);
    assert!(matches!(mirror.series[0].y.0[..], [1.0, gap] if gap.is_nan()));
    let raw::Drawn::Comparison(comparison) = &mirror.exhibits[0].kind else { panic!("it is a comparison") };
    assert_eq!(comparison.rows[0].figures["cap"], "volume");
}

#[test]
fn a_byte_order_mark_counts_for_nothing() {
    check(format!("\u{feff}{}", with(r#""takes": {}"#)), expect![""]);
    check(
        format!("\u{feff}{}", r#"{ "format": 1, "meta": 1 }"#),
        expect![[r#"
        bundle:1:24: error[wrong-type] /meta
          expected an object, found a number
    "#]],
    );
}

proptest! {
    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        report(&bytes);
    }

    #[test]
    fn any_text_of_json_marks_is_read_and_located(text in "[\\[\\]{}:,\"\\\\a1é \n]{0,80}", names in prop::collection::vec("[a1é/~]{0,2}", 0..4)) {
        report(text.as_bytes());
        let pointer = names.iter().fold(Pointer::root(), |pointer, name| pointer.field(name));
        places(&text, &[&pointer, &pointer.index(0), &pointer.index(1)]);
    }
}
