//! What a reader asks of an exhibit: the printed answer is the one that is given again, impossible numbers are explained, and
//! what is selected is what falls to it.

use std::fs;

use expect_test::{Expect, expect};
use incident_brief::chart::{Layout, units};
use incident_brief::insight::Stretch;
use incident_brief::press::{Links, digest, press};
use incident_brief::view::island::units::{Share, Units};
use incident_brief::view::island::what_if::WhatIf;
use incident_brief::view::island::{Field, Island};
use incident_brief::wording::{self, UnitWords};
use proptest::prelude::*;

/// An exhibit of the bundle that has all, as it is printed.
fn printed(id: &str) -> String {
    let bundle = fs::read("tests/bundles/good/all-exhibits.json").expect("the bundle is in the package");
    let page = press(&bundle, digest(&bundle), &Links::default()).html.expect("the bundle is good");
    exhibit(&page, id).to_owned()
}

fn exhibit<'p>(page: &'p str, id: &str) -> &'p str {
    let (_, from) = page.split_once(&format!("id=\"exhibit-{id}\"")).expect("it is in the page");
    from.split_once("</figure>").expect("it ends").0
}

fn between<'t>(text: &'t str, before: &str, after: &str) -> Vec<&'t str> {
    text.split(before).skip(1).filter_map(|part| Some(part.split_once(after)?.0)).collect()
}

fn plain(html: &str) -> String {
    html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// What it wakes with.
fn island(exhibit: &str) -> Island {
    let props = plain(between(exhibit, "data-island=\"", "\"")[0]);
    Island::read(&props, |number| number.parse().unwrap_or(f64::NAN)).expect("props are read as they are written")
}

fn what_if() -> WhatIf {
    let Island::WhatIf(what_if) = island(&printed("limit")) else { panic!("it is a what-if") };
    what_if
}

/// As a browser reads what is typed.
fn typed(text: &str) -> Field {
    Field { value: text.parse().unwrap_or(f64::NAN), is_empty: text.is_empty() }
}

fn fields(exhibit: &str) -> Vec<Field> {
    between(exhibit, "type=\"number\"", ">").iter().map(|field| typed(between(field, "value=\"", "\"")[0])).collect()
}

#[test]
fn what_is_printed_is_what_is_answered_and_drawn_again() {
    let exhibit = printed("limit");
    let Island::WhatIf(what_if) = island(&exhibit) else { panic!("it is a what-if") };
    let title = plain(between(&exhibit, "<h3>", "</h3>")[0]);
    for (layout, drawing) in Layout::ALL.into_iter().zip(between(&exhibit, "<div class=\"exhibit__plot\">", "</div>")) {
        assert_eq!(what_if.drawing(None, layout).to_svg(&title), drawing, "{layout:?}");
    }
    let asked = what_if.asked(&fields(&exhibit)).expect("what is printed is possible");
    let answer = between(&exhibit, "<output>", "</output>")[0];
    assert_eq!(what_if.answer(&asked), answer);
    expect!["Hypothetical. Time for the same order: more than 15 days, from more than 72,000 kites ÷ (nearly 2,400 names × 2 kites per name per day). To compare: Days the form was open: 12 days."].assert_eq(answer);

    let exhibit = printed("marks");
    let Island::Units(units) = island(&exhibit) else { panic!("it is a mark for each") };
    let selected = units.selected(&fields(&exhibit)).expect("none is possible");
    assert_eq!(units.answer(selected), between(&exhibit, "<output>", "</output>")[0]);
}

#[test]
fn every_button_sets_what_is_possible() {
    let exhibit = printed("limit");
    let buttons = between(&exhibit, "<button type=\"button\" value=\"", "\"");
    assert_eq!(buttons, ["1", "2", "5", "10"], "as the author has them");
    let mut asked = fields(&exhibit);
    for button in buttons {
        asked[0] = typed(button);
        assert!(what_if().asked(&asked).is_ok(), "{button}");
    }
}

#[track_caller]
fn check(asked: [&str; 2], expected: &Expect) {
    let what_if = what_if();
    let answer =
        what_if.asked(&asked.map(typed)).map_or_else(|(at, why)| format!("{at} {why}"), |asked| what_if.answer(&asked));
    expected.assert_eq(&answer);
}

#[test]
fn a_number_of_ones_own_is_exact_and_what_follows_keeps_the_rest_of_the_precision() {
    check(
        ["1", "1200"],
        &expect![
            "Hypothetical. Time for the same order: more than 60 days, from more than 72,000 kites ÷ (1,200 names × 1 kite per name per day). To compare: Days the form was open: 12 days."
        ],
    );
    check(
        ["2.5", "2400"],
        &expect![
            "Hypothetical. Time for the same order: more than 12 days, from more than 72,000 kites ÷ (nearly 2,400 names × 2.5 kites per name per day). To compare: Days the form was open: 12 days."
        ],
    );
}

/// A what-if of another incident.
fn of_tills(id: &str) -> WhatIf {
    let bundle = fs::read("tests/bundles/good/staged-rollout.json").expect("the bundle is in the package");
    let page = press(&bundle, digest(&bundle), &Links::default()).html.expect("the bundle is good");
    let Island::WhatIf(what_if) = island(exhibit(&page, id)) else { panic!("it is a what-if") };
    what_if
}

#[test]
fn a_rollout_in_stages_is_asked_about_in_its_own_words() {
    let stages = of_tills("stages");
    expect!["Hypothetical. Tills that stop: about 3,188 tills, from about 8,500 tills × 100% × 1.5 hours ÷ about 4 hours. To compare: Tills that stopped: at least 3,200 tills."].assert_eq(&stages.answer(&stages.start()));
    expect!["Hypothetical. Tills that stop: about 106.3 tills, from about 8,500 tills × 10% × 0.5 hours ÷ about 4 hours. To compare: Tills that stopped: at least 3,200 tills."].assert_eq(&stages.answer(&[10.0, 0.5]));
    let bundle = fs::read("tests/bundles/good/staged-rollout.json").expect("the bundle is in the package");
    let page = press(&bundle, digest(&bundle), &Links::default()).html.expect("the bundle is good");
    let exhibits = plain(&["stages", "left"].map(|id| exhibit(&page, id)).concat()).to_lowercase();
    for word in ["account", "exchange", "campaign", "accus", "alleg", "limit"] {
        assert!(!exhibits.contains(word), "{word} is no word of this bundle");
    }
}

#[test]
fn where_the_formula_has_no_value_there_is_none() {
    let left = of_tills("left");
    expect!["Hypothetical. Tickets for each till: no value, since something would be divided by zero, from about 120,000 tickets ÷ 0 tills."].assert_eq(&left.answer(&[0.0]));
    for layout in Layout::ALL {
        let svg = left.drawing(Some(&[0.0]), layout).to_svg("");
        assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
    }
    assert!(left.trials(Some(&[0.0])).iter().all(|trial| !trial.is_own), "no mark without a value");
}

#[test]
fn what_is_impossible_is_explained() {
    check(["", "2400"], &expect!["0 Most for one name: empty, so nothing can be worked out."]);
    check(["twelve", "2400"], &expect!["0 Most for one name: what is typed is not a number."]);
    check(
        ["-1", "2400"],
        &expect!["0 Most for one name: only 1 kite per name per day to 12 kites per name per day can be asked about."],
    );
    check(["2", "1e300"], &expect!["1 Names: only 100 names to 5,000 names can be asked about."]);
    let Island::Units(units) = island(&printed("marks")) else { panic!("it is a mark for each") };
    let said = |fields: [&str; 2]| {
        let selected = units.selected(&fields.map(typed));
        selected.map_or_else(|(at, why)| format!("{at} {why}"), |selected| units.answer(selected))
    };
    expect!["0 How many: there are only nearly 2,400 names."].assert_eq(&said(["2401", "0"]));
    expect!["0 How many: only whole ones are possible."].assert_eq(&said(["0.5", "0"]));
    expect!["1 After the first: empty, so nothing can be worked out."].assert_eq(&said(["100", ""]));
    expect!["1 After the first: fewer than none is impossible."].assert_eq(&said(["100", "-1"]));
    expect!["1 After the first: 2,401 leave only 0 of nearly 2,400 names."].assert_eq(&said(["0", "2401"]));
    expect!["1 After the first: 2,301 leave only 99 of nearly 2,400 names."].assert_eq(&said(["100", "2301"]));
    expect!["Drag over marks, or set a number, to see what falls to a part of them."].assert_eq(&said(["0", "0"]));
    expect!["1,200 of nearly 2,400 names. An equal share, which is an assumption: more than 36,000 kites."]
        .assert_eq(&said(["1200", "0"]));
    expect![
        "100 of nearly 2,400 names, numbers 2,301 to 2,400. An equal share, which is an assumption: more than 3,000 kites."
    ]
    .assert_eq(&said(["100", "2300"]));
    expect!["1 of nearly 2,400 names, number 2,400. An equal share, which is an assumption: more than 30 kites."]
        .assert_eq(&said(["1", "2399"]));
}

#[test]
fn what_falls_to_one_is_taken_as_stated() {
    let bundle = fs::read_to_string("tests/bundles/good/all-exhibits.json").expect("the bundle is in the package");
    let total = "\"total\": \"orders\"";
    assert!(bundle.contains(total));
    let each = "{\"id\": \"kites-each\", \"label\": \"Kites by name\", \"value\": 30, \"precision\": \"about\", \"unit\": \"kite per name\"},";
    let bundle =
        bundle.replace(total, "\"each\": \"kites-each\"").replace("\"figures\": [\n", &format!("\"figures\": [\n{each}\n"));
    let page = press(bundle.as_bytes(), String::new(), &Links::default()).html.expect("the bundle is good");
    let Island::Units(units) = island(exhibit(&page, "marks")) else { panic!("it is a mark for each") };
    expect!["600 of nearly 2,400 names. At about 30 kites per name: about 18,000 kites."]
        .assert_eq(&units.answer(Stretch { count: 600.0, before: 0.0 }));
}

#[test]
fn a_share_of_a_range_is_a_range() {
    let unit = UnitWords { one: "kite".to_owned(), many: "kites".to_owned(), ..UnitWords::default() };
    let share = Share { word: "about ".to_owned(), low: 10.0, high: 20.0, unit, of_one: String::new() };
    let units = Units { count: 9.0, words: "9 names".to_owned(), share: Some(share) };
    expect!["3 of 9 names, numbers 2 to 4. An equal share, which is an assumption: about 30 kites to 60 kites."]
        .assert_eq(&units.answer(Stretch { count: 3.0, before: 1.0 }));
}

/// Widths times heights of the rectangles of a path, and how far it reaches.
fn area(path: &str) -> (i32, i32, i32) {
    let (mut area, mut right, mut bottom) = (0, 0, 0);
    for part in path.split('z').filter(|part| !part.is_empty()) {
        let numbers: Vec<i32> = part
            .split(['M', ' ', 'h', 'v'])
            .filter(|text| !text.is_empty())
            .map(|text| text.parse().expect("a number"))
            .collect();
        let [x, y, width, height, back] = numbers[..] else { panic!("{part} is no rectangle") };
        assert!(width > 0 && height > 0 && back == -width, "{part}");
        area += width * height;
        (right, bottom) = (right.max(x + width), bottom.max(y + height));
    }
    (area, right, bottom)
}

proptest! {
    #[test]
    fn what_is_covered_is_what_is_selected(count in 0_u32..100_000, ends in [0.0..=1.0_f64, 0.0..=1.0_f64]) {
        for layout in Layout::ALL {
            let field = units::layout(f64::from(count), layout);
            let ends = ends.map(|end| ((end * f64::from(field.marks)) as i32).unsigned_abs());
            let (from, to) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
            let (area, right, bottom) = area(&field.outline(from..to));
            prop_assert_eq!(area, (to - from).cast_signed() * field.pitch * field.pitch);
            prop_assert!(right <= layout.width() + 1 && bottom <= field.height_px());
            if from < to {
                let (first, last) = (field.place(from), field.place(to - 1));
                let stretch = field.between(first, last);
                prop_assert_eq!(field.between(last, first), stretch, "either way");
                prop_assert_eq!(field.marks_of(stretch), from..to);
                prop_assert_eq!(stretch, Stretch { count: f64::from(to - from), before: f64::from(from) });
            }
        }
    }

    #[test]
    fn marks_that_stand_for_several_select_all_of_them(count in 100_001_u32..2_000_000_000, end in 0.0..1.0_f64) {
        let field = units::layout(f64::from(count), Layout::Wide);
        let mark = ((end * f64::from(field.marks)) as i32).unsigned_abs();
        let (place, end) = (field.place(mark), field.place(field.marks - 1));
        let stretch = field.between(end, place);
        let rest = Stretch { count: f64::from(count) - stretch.before, ..stretch };
        prop_assert_eq!(stretch, rest, "the last mark stands for the last of all");
        prop_assert_eq!(stretch.misfit(f64::from(count)), None);
        prop_assert_eq!(field.marks_of(stretch), mark..field.marks);
    }

    #[test]
    fn any_place_is_up_to_some_mark(count in 1_u32..100_000, x in -50..1000, y in -50..5000) {
        for layout in Layout::ALL {
            let field = units::layout(f64::from(count), layout);
            let marks = field.up_to((x, y));
            prop_assert!((1..=field.marks).contains(&marks));
            prop_assert!(field.mark_at((x, y)).is_none_or(|mark| mark + 1 == marks));
        }
    }

    #[test]
    fn what_is_asked_is_drawn_and_the_formula_holds(limit in 1.0..12.0_f64, names in 100.0..5000.0_f64) {
        let what_if = what_if();
        let own = what_if.trials(Some(&[limit, names])).into_iter().find(|trial| trial.is_own).expect("what is asked is marked");
        prop_assert!((own.extent.low * limit * names / 72_000.0 - 1.0).abs() < 1e-9);
        prop_assert!(what_if.answer(&[limit, names]).contains(&wording::number(limit)));
        for layout in Layout::ALL {
            let drawing = what_if.drawing(Some(&[limit, names]), layout);
            prop_assert!(drawing.points.iter().any(|point| point.told == own.told));
            prop_assert!(!drawing.marks.contains("NaN") && !drawing.marks.contains("inf"));
        }
    }
}
