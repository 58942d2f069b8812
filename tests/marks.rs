//! What is drawn of any data, nasty data too: no text over another, gaps open, a mark for each thing there is.

mod drawings;

use drawings::clashes;
use incident_brief::brief::{Columns, Date, When, Zone};
use incident_brief::chart::comparison::{End, Extent};
use incident_brief::chart::effects::{Effect, Sure};
use incident_brief::chart::ladder::Reach;
use incident_brief::chart::origins::Link;
use incident_brief::chart::prices::{Listing, Marked, Price, Words};
use incident_brief::chart::reports::{Fit, Given};
use incident_brief::chart::rows::{Group, Row};
use incident_brief::chart::series::{Column, Mark, decimated, lines, whole};
use incident_brief::chart::timeline::Happened;
use incident_brief::chart::what_if::{Axes, Curve, Reference, Trial};
use incident_brief::chart::{
    Drawing, Layout, Told, effects, ladder, origins, prices, reports, series, timeline, units, what_if,
};
use incident_brief::insight::{self, Strength};
use incident_brief::wording;
use proptest::prelude::*;

fn labels() -> Vec<String> {
    vec![
        String::new(),
        "A".to_owned(),
        "one unbroken name ".repeat(18),
        "W".repeat(300),
        "قائمة طويلة من الكلمات التي لا تنتهي".repeat(4),
        "通义千问实验室的关联运营者".repeat(12),
        "<b>&\"bold\"</b>".to_owned(),
    ]
}

fn numbers() -> Vec<Vec<f64>> {
    vec![
        vec![],
        vec![7.0],
        vec![f64::NAN],
        vec![5.0; 5],
        vec![0.0, -3.0, -1e-9, 4.0, f64::NAN, 2.0],
        vec![1e308, -1e308, 1.0],
        vec![1e308; 3],
        vec![f64::MIN_POSITIVE, 1e-300],
        (0..400).map(|at| f64::from(at % 37)).collect(),
    ]
}

fn date(text: &str) -> Date {
    Date::parse(text).expect("the row holds a date")
}

fn dates(count: usize) -> Vec<Date> {
    let few = ["2026-06-24", "2026-06-24", "0001", "9999-12", "2026-06-26T12:00+08:00", "2026-06-25", "2026", "2026-06"];
    few.iter().map(|text| date(text)).cycle().take(count).collect()
}

fn told(words: &str) -> Told {
    Told { words: words.to_owned(), address: "figure-x".to_owned(), strength: Strength::OneOrigin }
}

fn rows(count: usize) -> Vec<Row> {
    let labels = labels();
    let row = |at: usize| Row {
        label: labels[at % labels.len()].clone(),
        detail: labels[(at + 1) % labels.len()].clone(),
        step: u16::try_from(at % 9).expect("below nine"),
        told: told(&format!("Row {at}.")),
    };
    (0..count).map(row).collect()
}

/// So many rows under every heading that there is.
fn groups(count: usize) -> Vec<Group> {
    let headings = labels().into_iter().take(count);
    headings.map(|heading| Group { heading, rows: rows(count) }).collect()
}

/// What the rows of [`groups`] show, in their order.
fn shown<T: Clone>(each: &[T]) -> Vec<T> {
    each.iter().cycle().take(each.len() * each.len().min(labels().len())).cloned().collect()
}

/// Every kind over the same nasty numbers and names.
fn every_kind(numbers: &[f64], layout: Layout) -> Vec<(&'static str, Drawing)> {
    let words = Words { tick: &wording::tick, date: &wording::axis_date };
    let dates = dates(numbers.len());
    let ends = [End::Closed, End::Near, End::Open];
    let label = |at: usize| labels()[at % labels().len()].clone();
    let price = |(at, value): (usize, &f64)| Price {
        date: dates[at],
        follows: at % 3 > 0,
        value: *value,
        below: ends[at % 3],
        above: ends[(at + 1) % 3],
        is_derived: at % 2 == 0,
        words: label(at),
        told: told(""),
    };
    let prices: Vec<Price> = numbers.iter().enumerate().map(price).collect();
    let listings: Vec<Listing> = labels().into_iter().map(|label| Listing { label, prices: prices.clone() }).collect();
    let marked = |date: &Date| Marked { date: *date, told: told("") };
    let events: Vec<Marked> = dates.iter().map(marked).collect();
    let mut seconds: Vec<f64> = dates.iter().map(|date| date.seconds() as f64).collect();
    seconds.sort_by(f64::total_cmp);
    let say = |_: usize, at: usize| (label(at), told(""));
    let name = label(2);
    let strength = Strength::OneOrigin;
    let columns = Columns::new(&seconds, numbers);
    let column = Column {
        label: &name,
        numbers: &columns,
        marks: &[Mark { at: 0, is_derived: true, below: End::Open, above: End::Near }],
        breaks: &[2],
        strength,
    };
    let happened = |(at, date): (usize, &Date)| Happened {
        span: insight::span(if at % 3 == 0 {
            When::parse("2026-06-24/2026-07", Zone::default()).expect("an interval")
        } else {
            (*date).into()
        }),
        known: (at % 2 == 0).then_some(date.seconds() as f64),
        is_disputed: at % 4 < 2,
    };
    let happened: Vec<Happened> = dates.iter().enumerate().map(happened).collect();
    let fits = [Fit::Ours, Fit::Same, Fit::OtherWord, Fit::OtherNumber, Fit::Conflict, Fit::Silent];
    let given = |at: usize| (!at.is_multiple_of(5)).then(|| Given { fit: fits[at % 6], value: label(at), told: told("") });
    let names = labels();
    let columns: Vec<&str> = names[1..6].iter().map(String::as_str).collect();
    let asked: Vec<&str> = (0..numbers.len().min(40)).map(|at| names[at % names.len()].as_str()).collect();
    let grid: Vec<Vec<Option<Given>>> =
        (0..numbers.len().min(40)).map(|at| (0..asked.len()).map(|to| given(at + to)).collect()).collect();
    let links = [Link::None, Link::Origin, Link::Supports, Link::Unnamed, Link::Disputes, Link::Context];
    let claims = numbers.len();
    let chains: Vec<Vec<Link>> = (0..claims.min(30)).map(|at| (0..claims).map(|to| links[(at + to) % 6]).collect()).collect();
    let reach =
        |at: usize| Reach { taken: (0..at % 7).filter(|stage| !(stage + at).is_multiple_of(3)).collect(), word: label(at) };
    let reaches: Vec<Reach> = (0..claims).map(reach).collect();
    let effect = |at: usize| Effect { horizon: at % 7, sure: [Sure::Happened, Sure::High, Sure::Moderate, Sure::Low][at % 4] };
    let effects: Vec<Effect> = (0..claims).map(effect).collect();
    let number = numbers.first().copied().unwrap_or(f64::NAN);
    let extent = |low: f64| Extent { low, high: low + low.abs() / 7.0, below: End::Near, above: End::Open };
    let points = (0..).zip(numbers).map(|(at, value)| (f64::from(at), (at % 7 != 3).then(|| extent(*value)))).collect();
    let curve = Curve { points, range: (0.0, claims as f64), strength };
    let trial = |(at, value): (usize, &f64)| Trial {
        at: at as f64,
        extent: extent(*value),
        is_start: at == 0,
        is_own: at == 1,
        words: [label(at), label(at + 1)],
        told: told(""),
    };
    let trials: Vec<Trial> = numbers.iter().enumerate().map(trial).collect();
    let (name, held) = (label(3), numbers.last().copied());
    let reference = held.map(|value| Reference { value, words: &name });
    let axes = Axes { across: &label(2), up: &label(4), tick: &wording::tick };
    let count = Extent { low: number, high: number, below: End::Near, above: End::Open };
    vec![
        ("prices", prices::draw(&listings, &events, Some(100.0), layout, &words)),
        ("series", all_of(&[column.clone(), column.clone(), column], &say, layout, &words)),
        ("timeline", all_events(&groups(numbers.len()), &shown(&happened), layout)),
        ("reports", reports::draw(&asked, &rows(grid.len()), &grid, layout)),
        ("origins", origins::draw(&rows(chains.len()), &chains, &vec![told(""); claims], layout)),
        ("ladder", ladder::draw(&groups(claims), &shown(&reaches), 5, layout)),
        ("effects", effects::draw(&groups(claims), &shown(&effects), &columns, layout)),
        ("what-if", what_if::draw(&curve, &trials, reference, &axes, layout)),
        ("units", units::draw(count, layout, &told(""))),
    ]
}

#[test]
fn nasty_data_are_drawn_without_a_clash() {
    for numbers in numbers() {
        for layout in Layout::ALL {
            for (kind, drawing) in every_kind(&numbers, layout) {
                let clashes = clashes(&drawing);
                assert!(clashes.is_empty(), "{kind}, {layout:?}, {} numbers: {clashes:#?}", numbers.len());
                let known = numbers.iter().filter(|number| number.is_finite()).count();
                let is_drawn = drawing.marks.contains("<path");
                // Of none, and of a volume below zero, there is nothing to show but the axes.
                assert!(known == 0 || is_drawn, "{kind} draws nothing of {numbers:?}");
                assert!(!drawing.marks.contains("NaN") && !drawing.marks.contains("inf"), "{kind}: {}", drawing.marks);
            }
        }
    }
}

#[test]
fn a_line_joins_what_follows_on_the_calendar_and_leads_over_no_gap() {
    let price = |day: &str, value: f64, follows: bool| Price {
        date: date(day),
        follows,
        value,
        below: End::Closed,
        above: End::Closed,
        is_derived: false,
        words: String::new(),
        told: told(""),
    };
    let words = Words { tick: &wording::tick, date: &wording::axis_date };
    let lines = |prices: &[Price]| {
        let listings = [Listing { label: "Shares".to_owned(), prices: prices.to_vec() }];
        let drawing = prices::draw(&listings, &[], None, Layout::Wide, &words);
        // A line starts wherever its path moves the pen.
        let path = drawing
            .marks
            .split("class=\"open lead e--one-origin\" d=\"")
            .nth(1)
            .map(|path| path.split('"').next().expect("it ends").to_owned());
        path.map_or(0, |path| path.to_ascii_lowercase().matches('m').count())
    };
    assert_eq!(lines(&[price("2026-06-26", 95.0, false), price("2026-06-29", 90.0, true)]), 1);
    assert_eq!(lines(&[price("2026-06-26", 95.0, false), price("2026-06-30", 90.0, false)]), 0);
    let with_gap = [price("2026-06-25", 95.0, false), price("2026-06-26", f64::NAN, true), price("2026-06-27", 90.0, true)];
    assert_eq!(lines(&with_gap), 0);
    let week = [("2026-06-25", false), ("2026-06-26", true), ("2026-06-29", false), ("2026-06-30", true)];
    assert_eq!(lines(&week.map(|(day, follows)| price(day, 90.0, follows))), 2);
}

#[test]
fn each_one_has_a_mark_and_each_mark_its_place() {
    for count in [0.0, 1.0, 399.0, 401.0, 1000.0, 2400.0, 25_000.0, 99_999.0] {
        for layout in Layout::ALL {
            let field = units::layout(count, layout);
            assert!((f64::from(field.marks) * field.each - count).abs() < 0.5, "{count}: {field:?}");
            for mark in (0..field.marks).step_by(7).chain(field.marks.checked_sub(1)) {
                assert_eq!(field.mark_at(field.place(mark)), Some(mark), "{mark} of {count} in {layout:?}");
                let (x, y) = field.place(mark);
                assert!(x + field.pitch <= layout.width() + 1 && y + field.pitch <= field.height_px() + 1, "{mark} of {count}");
            }
        }
    }
    assert_eq!(wording::number(units::layout(28_800_000.0, Layout::Wide).each), "1,000");
}

#[test]
fn as_many_marks_are_drawn_as_there_are() {
    let count = Extent { low: 24_987.0, high: 24_987.0, below: End::Near, above: End::Closed };
    for (layout, pitch) in [(Layout::Narrow, 2), (Layout::Medium, 3), (Layout::Wide, 3)] {
        let marks = units::draw(count, layout, &told("")).marks;
        let paths = marks.split(" d=\"").skip(1).map(|path| path.split('"').next().expect("a path ends"));
        let runs = paths.flat_map(|path| path.split('h').skip(1).map(|run| run.split(|c: char| !c.is_ascii_digit()).next()));
        let lengths = runs.map(|run| run.and_then(|run| run.parse::<i32>().ok()).expect("a length"));
        // A run of n marks is n pitches long, less the gap after the last.
        assert_eq!(lengths.map(|length| (length + 1) / pitch).sum::<i32>(), 24_987, "{layout:?}");
    }
}

proptest! {
    #[test]
    fn thinning_keeps_what_each_stretch_reaches(
        values in prop::collection::vec(prop_oneof![9 => -100.0..100.0_f64, 1 => Just(f64::NAN)], 0..400),
        width in 1..40_i32,
    ) {
        let seconds: Vec<f64> = (0..values.len()).map(|at| at as f64).collect();
        let bin = |seconds: f64| seconds as i32 / width;
        let columns = Columns::new(&seconds, &values);
        let column = Column { label: "", numbers: &columns, marks: &[], breaks: &[], strength: Strength::Primary };
        for (from, to) in [(0, values.len()), (values.len() / 3, values.len() * 2 / 3)] {
            let runs = decimated(&column, from..to, &bin);
            let drawn: Vec<(i32, f64)> = runs.iter().flatten().copied().collect();
            prop_assert!(drawn.is_sorted_by_key(|(bin, _)| *bin));
            for here in 0..=bin(to as f64) {
                let known = (from..to).filter(|at| bin(seconds[*at]) == here).map(|at| values[at]).filter(|value| !value.is_nan());
                let all: Vec<f64> = known.collect();
                let of_bin: Vec<f64> = drawn.iter().filter(|(bin, _)| *bin == here).map(|(_, value)| *value).collect();
                let reach = |values: &[f64]| values.iter().fold((f64::MAX, f64::MIN), |(low, high), v| (low.min(*v), high.max(*v)));
                prop_assert_eq!(reach(&of_bin), reach(&all));
                prop_assert!(of_bin.len() <= 2);
                // In the order they came.
                let place = |value: &f64| all.iter().position(|other| other.total_cmp(value).is_eq());
                prop_assert!(of_bin.iter().map(place).is_sorted());
            }
            // A run ends where a gap separates two bins, and only there.
            let mut ends = 0;
            let known: Vec<usize> = (from..to).filter(|at| !values[*at].is_nan()).collect();
            for pair in known.windows(2) {
                ends += usize::from(pair[1] > pair[0] + 1 && bin(seconds[pair[1]]) != bin(seconds[pair[0]]));
            }
            prop_assert_eq!(runs.len(), if known.is_empty() { 0 } else { ends + 1 });
        }
    }
}

#[test]
fn a_window_is_led_to_its_edges_but_over_no_gap() {
    let (seconds, values) = ([0.0, 10.0, 20.0, 30.0], [0.0, 10.0, f64::NAN, 5.0]);
    let columns = Columns::new(&seconds, &values);
    let column = Column { label: "", numbers: &columns, marks: &[], breaks: &[], strength: Strength::Primary };
    let bin = |seconds: f64| seconds as i32;
    assert_eq!(lines(&column, (4.0, 6.0), &bin), [[(4, 4.0), (6, 6.0)]]);
    assert_eq!(lines(&column, (5.0, 12.0), &bin), [[(5, 5.0), (10, 10.0)]]);
    assert_eq!(lines(&column, (12.0, 15.0), &bin), [[(0, 0.0); 0]; 0]);
    assert_eq!(lines(&column, (0.0, 30.0), &bin), [vec![(0, 0.0), (10, 10.0)], vec![(30, 5.0)]]);
    // Nor over a place of the calendar without a point.
    let column = Column { breaks: &[1], ..column };
    assert_eq!(lines(&column, (4.0, 6.0), &bin), [[(0, 0.0); 0]; 0]);
    assert_eq!(lines(&column, (0.0, 15.0), &bin), [[(0, 0.0)], [(10, 10.0)]]);
}

#[test]
fn a_series_draws_how_precise_its_points_are() {
    let columns = Columns::new(&[0.0, 86_400.0, 172_800.0], &[2.0, 4.0, f64::NAN]);
    let say = |_: usize, at: usize| (["2", "about 4", "not disclosed"][at].to_owned(), told("Told."));
    let words = Words { tick: &wording::tick, date: &wording::axis_date };
    let draw = |marks: &[Mark]| {
        let column = Column { label: "Wind", numbers: &columns, marks, breaks: &[], strength: Strength::Primary };
        all_of(&[column], &say, Layout::Wide, &words)
    };
    let about = draw(&[Mark { at: 1, is_derived: false, below: End::Near, above: End::Near }]);
    let more = draw(&[Mark { at: 1, is_derived: false, below: End::Closed, above: End::Open }]);
    let exact = draw(&[]);
    let strokes = |drawing: &Drawing| {
        drawing
            .marks
            .split("class=\"open lead\" d=\"")
            .nth(1)
            .map(|path| path.split('"').next().expect("a path ends").to_ascii_lowercase().matches('m').count())
    };
    // Of the two values a line; a whisker is two strokes more on each side, an arrow two on one.
    assert_eq!([&exact, &more, &about].map(strokes), [Some(1), Some(3), Some(5)]);
    for drawing in [about, more, exact] {
        assert!(drawing.marks.contains(">not disclosed</text>"), "a gap has its words");
        assert_eq!(drawing.points.len(), 3, "and can be pointed at");
    }
}

#[test]
fn what_lies_outside_a_window_of_a_timeline_is_pointed_to() {
    let at = |day: f64| day * 86_400.0;
    let event = |from: f64, to: f64| Happened {
        span: insight::Span { from: at(from), to: at(to), is_interval: to > from, is_moment: true },
        known: None,
        is_disputed: false,
    };
    let happened = [event(1.0, 1.0), event(5.0, 5.0), event(9.0, 9.0), event(1.0, 9.0)];
    let rows =
        happened.iter().map(|_| Row { label: "An event".to_owned(), detail: String::new(), step: 0, told: told("Told.") });
    let groups = [Group { heading: String::new(), rows: rows.collect() }];
    let drawn = |window| timeline::draw(&groups, &happened, false, Layout::Wide, &wording::axis_date, window).drawing.marks;
    // One points back, one ahead; the stretch goes from edge to edge, and the day between is a dot.
    let (some, all) = (drawn((at(4.0), at(6.0))), drawn(timeline::whole(&happened)));
    assert!(some.contains("d=\"M482 44l-5 5l5 5m366 42l5 5l-5 5\""), "{some}");
    assert!(some.contains("d=\"M659 75a6 6 0 1 0 12 0a6 6 0 1 0-12 0zm-181 47h374v10h-374z\""), "{some}");
    assert!(!all.contains("class=\"open"), "{all}");
}

#[test]
fn a_timeline_of_hours_shows_minutes_to_who_comes_near() {
    let event = |seconds: f64| Happened {
        span: insight::Span { from: seconds, to: seconds, is_interval: false, is_moment: true },
        known: None,
        is_disputed: false,
    };
    // Ten days.
    let happened = [event(0.0), event(864_000.0)];
    let nearest = |has_hours| {
        let mut viewport = timeline::viewport(&happened, has_hours);
        viewport.show((3600.0, 3600.0));
        viewport.shown()
    };
    assert_eq!(nearest(true), (3600.0, 4200.0));
    assert!(nearest(false).1 - nearest(false).0 > 2.0 * 86_400.0, "where days alone are known, there is nothing nearer");
    let row = || Row { label: "An event".to_owned(), detail: String::new(), step: 0, told: told("Told.") };
    let groups = [Group { heading: String::new(), rows: vec![row(), row()] }];
    let near = timeline::draw(&groups, &happened, true, Layout::Narrow, &wording::axis_date, nearest(true)).drawing.marks;
    for text in ["01:05", "1 Jan 1970"] {
        assert!(near.contains(&format!(">{text}</text>")), "{text}: {near}");
    }
    // Where the window leads over midnight, both days are told, each below its first hour.
    let over = timeline::draw(&groups, &happened, true, Layout::Wide, &wording::axis_date, (84_600.0, 90_000.0)).drawing.marks;
    for text in ["23:45", "00:15", "1 Jan 1970", "2 Jan"] {
        assert!(over.contains(&format!(">{text}</text>")), "{text}: {over}");
    }
}

#[test]
fn days_are_not_told_by_the_hour() {
    let event = |seconds: f64| Happened {
        span: insight::Span { from: seconds, to: seconds, is_interval: false, is_moment: true },
        known: None,
        is_disputed: false,
    };
    let row = || Row { label: "An event".to_owned(), detail: String::new(), step: 0, told: told("Told.") };
    let groups = [Group { heading: String::new(), rows: vec![row(), row()] }];
    let happened = [event(0.0), event(86_400.0)];
    let whole = timeline::whole(&happened);
    let drawing = timeline::draw(&groups, &happened, false, Layout::Wide, &wording::axis_date, whole).drawing.marks;
    assert!(!drawing.contains(":00<") && drawing.contains(">1 Jan 1970<") && drawing.contains(">2 Jan<"), "{drawing}");
    // A year of a value a day, and of one an hour, as near as one comes.
    let nearest = |step: f64| {
        let seconds: Vec<f64> = (0..365).map(|at| f64::from(at) * step).collect();
        let columns = Columns::new(&seconds, &seconds);
        let column = Column { label: "", numbers: &columns, marks: &[], breaks: &[], strength: Strength::Primary };
        let mut viewport = series::viewport(&[column]);
        viewport.show((0.0, 0.0));
        viewport.shown().1
    };
    assert!(nearest(86_400.0) > 2.0 * 86_400.0 && nearest(3600.0) < 3601.0);
}

/// The whole of some events.
fn all_events(groups: &[Group], happened: &[Happened], layout: Layout) -> Drawing {
    timeline::draw(groups, happened, true, layout, &wording::axis_date, timeline::whole(happened)).drawing
}

/// The whole of some columns.
fn all_of(columns: &[Column], say: &series::Say, layout: Layout, words: &Words) -> Drawing {
    series::draw(columns, say, layout, words, whole(columns)).drawing
}

#[test]
fn a_million_points_leave_a_small_drawing() {
    let seconds: Vec<f64> = (0..1_000_000).map(f64::from).collect();
    let values: Vec<f64> = seconds.iter().map(|second| (second / 1000.0).sin() + (second * 12.9898).sin()).collect();
    let say = |_: usize, at: usize| (at.to_string(), told(""));
    let columns = Columns::new(&seconds, &values);
    let column = Column { label: "Long", numbers: &columns, marks: &[], breaks: &[], strength: Strength::Primary };
    let words = Words { tick: &wording::tick, date: &wording::axis_date };
    for layout in Layout::ALL {
        let bytes = all_of(std::slice::from_ref(&column), &say, layout, &words).marks.len();
        assert!(bytes < 12_000, "{bytes} bytes in {layout:?}");
    }
}
