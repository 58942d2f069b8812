//! What a reader asks of an exhibit: the printed answer is the one that is given again, impossible numbers are explained, and
//! what is selected is what falls to it.

use std::fs;

use expect_test::{Expect, expect};
use incident_brief::chart::{Layout, units};
use incident_brief::insight::Stretch;
use incident_brief::press::{Links, digest, press};
use incident_brief::view::island::units::{Share, Units};
use incident_brief::view::island::what_if::{Asked, WhatIf};
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
    let asked = WhatIf::asked(&fields(&exhibit)).expect("what is printed is possible");
    let answer = between(&exhibit, "<output>", "</output>")[0];
    assert_eq!(what_if.answer(asked), answer);
    expect!["Hypothetical: at 2 a day per account the same volume takes more than 15.0 days, that is more than 72,000 ÷ (nearly 2,400 × 2). In 12 days it takes more than 2.5 a day per account; at 2 a day, more than 3,000 accounts."].assert_eq(answer);

    let exhibit = printed("marks");
    let Island::Units(units) = island(&exhibit) else { panic!("it is a mark for each") };
    let selected = units.selected(&fields(&exhibit)).expect("none is possible");
    assert_eq!(units.answer(selected), between(&exhibit, "<output>", "</output>")[0]);
}

#[test]
fn every_button_asks_what_is_possible() {
    let exhibit = printed("limit");
    let buttons = between(&exhibit, "<button type=\"button\" value=\"", "\"");
    assert!(buttons.len() > 3, "{buttons:?}");
    for button in buttons {
        let fields: Vec<Field> = button.split(',').map(typed).collect();
        assert!(fields.len() == 3 && WhatIf::asked(&fields).is_ok(), "{button}");
    }
}

#[track_caller]
fn check(asked: [&str; 3], expected: &Expect) {
    let answer =
        WhatIf::asked(&asked.map(typed)).map_or_else(|(at, why)| format!("{at} {why}"), |asked| what_if().answer(asked));
    expected.assert_eq(&answer);
}

#[test]
fn other_accounts_are_nobodys_word_and_take_its_precision_along() {
    check(
        ["1200", "1", "50"],
        &expect![
            "Hypothetical: at 50 a day per account the same volume takes more than 1.2 days, that is more than 72,000 ÷ (1,200 × 50). In 1 day it takes more than 60 a day per account; at 50 a day, more than 1,440 accounts."
        ],
    );
}

#[test]
fn what_is_impossible_is_explained() {
    check(["", "12", "2"], &expect!["0 Accounts: empty, so nothing can be worked out."]);
    check(["2.5", "12", "2"], &expect!["0 Accounts: only whole ones are possible."]);
    check(["2400", "-1", "2"], &expect!["1 Days: fewer than none is impossible."]);
    check(["2400", "twelve", "2"], &expect!["1 Days: what is typed is not a number."]);
    check(["2400", "12", "0"], &expect!["2 Most a day per account: with none at all the volume is never reached."]);
    check(
        ["2400", "12", "1e-9"],
        &expect!["2 Most a day per account: less than a thousandth is too little to show what follows."],
    );
    check(["1e300", "12", "2"], &expect!["0 Accounts: more than a trillion is too much to show what follows."]);
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
    fn what_is_asked_is_drawn_and_the_formula_holds(accounts in 1_u32..2_000_000, days in 0.001..1e6_f64, cap in 0.001..1e9_f64) {
        let what_if = what_if();
        let asked = Asked { accounts: f64::from(accounts), days, cap };
        let own = what_if.limits(Some(asked)).into_iter().find(|limit| limit.is_own).expect("what is asked is marked");
        prop_assert!((own.days * asked.accounts * cap / what_if.exchanges - 1.0).abs() < 1e-9);
        prop_assert!(what_if.answer(asked).contains(&wording::number(cap)));
        for layout in Layout::ALL {
            let drawing = what_if.drawing(Some(asked), layout);
            prop_assert!(!drawing.marks.contains("NaN") && !drawing.marks.contains("inf"));
        }
    }
}
