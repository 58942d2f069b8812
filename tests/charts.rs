//! Drawings: golden SVG files for the whole, laws for what must hold of any data.
//!
//! `UPDATE_EXPECT=1 cargo test --test charts` rewrites the goldens; look at each as a picture before it is kept.

mod drawings;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use expect_test::expect_file;
use incident_brief::chart::comparison::{Bar, End, Extent, ScaleKind, draw};
use incident_brief::chart::{Layout, Told};
use incident_brief::insight::Strength;
use incident_brief::wording;
use proptest::prelude::*;

fn bar(label: &str, value: &str, extent: Option<(f64, f64, End, End)>, apart: bool) -> Bar {
    Bar {
        label: label.to_owned(),
        detail: "February post".to_owned(),
        apart,
        extent: extent.map(|(low, high, below, above)| Extent { low, high, below, above }),
        value: value.to_owned(),
        told: Told {
            words: format!("{label}: {value}."),
            address: "figure-x".to_owned(),
            strength: if apart { Strength::OneOrigin } else { Strength::Primary },
        },
    }
}

/// One bar for each way a value can be known.
fn every_precision() -> Vec<Bar> {
    use End::{Closed, Near, Open};
    vec![
        bar("Exact", "1,200", Some((1200.0, 1200.0, Closed, Closed)), false),
        bar("About", "about 3,400", Some((3400.0, 3400.0, Near, Near)), false),
        bar("Nearly", "nearly 25,000", Some((25_000.0, 25_000.0, Near, Closed)), false),
        bar("More than", "more than 13,000", Some((13_000.0, 13_000.0, Closed, Open)), false),
        bar("Less than", "less than 9,000", Some((9_000.0, 9_000.0, Open, Closed)), false),
        bar("A range", "4,000 to 8,000", Some((4_000.0, 8_000.0, Closed, Closed)), false),
        bar("Not disclosed", "not disclosed", None, false),
        bar("Stands apart", "more than 21,000", Some((21_000.0, 21_000.0, Closed, Open)), true),
        bar("A long name that must not run out of the drawing, whatever it says", "0", Some((0.0, 0.0, Closed, Closed)), true),
    ]
}

fn svg(bars: &[Bar], scale: ScaleKind, layout: Layout) -> String {
    draw(bars, scale, layout, &wording::tick).to_svg("Every precision")
}

#[test]
fn every_precision_is_drawn() {
    let mut kept = BTreeSet::new();
    for (layout, width) in Layout::ALL.into_iter().zip(["narrow", "medium", "wide"]) {
        for (scale, name) in [(ScaleKind::Linear, "linear"), (ScaleKind::Log, "log")] {
            let file = format!("comparison-{width}-{name}.svg");
            // A line an element, so that a difference can be read.
            let lines = svg(&every_precision(), scale, layout).replace("><", ">\n<");
            expect_file![format!("golden/{file}")].assert_eq(&lines);
            kept.insert(file);
        }
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let names = fs::read_dir(folder).expect("the goldens are in the package").map(|entry| entry.expect("listed").file_name());
    let there: BTreeSet<String> =
        names.map(|name| name.to_string_lossy().into_owned()).filter(|name| name.starts_with("comparison")).collect();
    assert_eq!(there, kept, "each golden drawing has its test");
}

#[test]
fn no_data_draws_no_mark_and_does_not_fail() {
    for bars in [vec![], vec![bar("Alone", "not disclosed", None, false)]] {
        let drawing = svg(&bars, ScaleKind::Log, Layout::Wide);
        assert!(!drawing.contains("class=\"mark"), "{drawing}");
    }
}

#[test]
fn a_gap_is_never_a_zero() {
    let drawing = svg(&[bar("Gap", "not disclosed", None, false)], ScaleKind::Linear, Layout::Medium);
    assert!(drawing.contains("class=\"gap\"") && drawing.contains("not disclosed"), "{drawing}");
    let drawing =
        svg(&[bar("Zero", "0", Some((0.0, 0.0, End::Closed, End::Closed)), false)], ScaleKind::Linear, Layout::Medium);
    assert!(drawing.contains("class=\"mark") && !drawing.contains("class=\"gap\""), "{drawing}");
}

fn any_end() -> impl Strategy<Value = End> {
    prop_oneof![Just(End::Closed), Just(End::Near), Just(End::Open)]
}

fn any_bar() -> impl Strategy<Value = Bar> {
    let number = prop_oneof![Just(0.0), Just(1e308), -1e6..1e6, 1e-9..1e12];
    let extent = proptest::option::of((number.clone(), number, any_end(), any_end()));
    ("\\PC{0,300}", extent, any::<bool>()).prop_map(|(label, extent, apart)| {
        let extent = extent.map(|(a, b, below, above)| (f64::min(a, b), f64::max(a, b), below, above));
        let value = extent.map_or("not disclosed".to_owned(), |(low, ..)| wording::number(low));
        bar(&label, &value, extent, apart)
    })
}

proptest! {
    #[test]
    fn no_text_runs_out_of_any_drawing_or_over_another(bars in prop::collection::vec(any_bar(), 0..12), log in any::<bool>()) {
        let scale = if log { ScaleKind::Log } else { ScaleKind::Linear };
        for layout in Layout::ALL {
            let drawing = draw(&bars, scale, layout, &wording::tick);
            let clashes = drawings::clashes(&drawing);
            prop_assert!(clashes.is_empty(), "{clashes:#?}");
        }
    }
}
