//! Hours: shown in the zone of the brief, which is named once; days and order follow from them.
#![cfg(feature = "press")]

use std::path::Path;

use incident_brief::check::check;
use incident_brief::insight;
use incident_brief::press::{App, Links, press, site};
use serde_json::{Value, json};

/// A brief in a zone of events that are told by date and, in one word, by what happened.
fn bundle(zone: &str, events: &[(&str, &str)]) -> Value {
    let events: Vec<Value> = events
        .iter()
        .enumerate()
        .map(|(at, (date, text))| json!({ "id": format!("e{at}"), "date": date, "text": text }))
        .collect();
    json!({ "format": 1,
        "meta": { "id": "b", "title": "B", "summary": "S.", "published": "2026-01-04", "timezone": zone, "revision": 1 },
        "events": events })
}

#[track_caller]
fn page_of(bundle: &Value) -> String {
    let pressed = press(bundle.to_string().as_bytes(), String::new(), &Links::default());
    pressed.html.unwrap_or_else(|| panic!("{}", pressed.report.to_text("bundle.json")))
}

#[track_caller]
fn good(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/bundles/good/{name}.json"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The texts of the events of a brief, in its order.
#[track_caller]
fn order_of(bundle: &Value) -> String {
    let checked = check(bundle.to_string().as_bytes());
    let brief = checked.brief.unwrap_or_else(|| panic!("{}", checked.report.to_text("bundle.json")));
    let texts: Vec<String> =
        insight::sequence(&brief).iter().map(|event| incident_brief::wording::plain(&event.text, &brief)).collect();
    texts.join(" ")
}

#[test]
fn an_event_with_an_hour_shows_it_in_the_zone_of_the_brief() {
    let page =
        page_of(&bundle("+02:00", &[("2025-12-31T23:30-01:00", "Late."), ("2025-12-31T20:00Z/2025-12-31T21:18Z", "Out.")]));
    // For machines the moment, for people the clock; the day and the year are those of the zone.
    assert!(page.contains("<time datetime=\"2026-01-01T02:30+02:00\">1 Jan, 02:30</time>"), "{page}");
    assert!(page.contains("<time datetime=\"2025-12-31T22:00+02:00\">31 Dec, 22:00 to 23:18</time>"));
    assert!(page.contains("<h3 data-depth=\"full\">2026</h3>"));
}

#[test]
fn the_zone_is_named_once_where_hours_are_told() {
    let events = [("2026-01-01T02:30Z", "It began."), ("2026-01-01T03:30Z", "It ended."), ("2026-01-02", "A note.")];
    let page = page_of(&bundle("-03:30", &events));
    assert_eq!(page.matches("UTC").count(), 1, "said once");
    assert!(page.contains("Hours in UTC−03:30"));
    assert!(!page_of(&bundle("-03:30", &events[2..])).contains("UTC"), "no hour, no zone");
}

#[test]
fn what_leaves_the_page_takes_the_zone_along() {
    let app = App { web_script: b"", web_module: b"", press_script: b"", press_module: b"" };
    let site = site(&good("outage-of-78-minutes"), &app);
    let text = |name: &str| {
        let file = site.files.iter().find(|file| file.0 == name).unwrap_or_else(|| panic!("{name} is in the site"));
        String::from_utf8_lossy(&file.1).into_owned()
    };
    assert!(text("embed/exhibit-morning.html").contains("as of 14 March 2026, 18:00 UTC+01:00"));
    assert!(text("exhibits/morning.svg").contains("UTC+01:00"));
    // The table has the moment, on the clock and the day of the brief.
    assert!(text("exhibits/morning.csv").contains("2026-03-11T05:09+01:00,2026-03-11T06:27+01:00"));
}

#[test]
fn within_a_day_hours_are_in_order_before_what_has_none() {
    let events = [
        ("2026-01-03", "note"),
        ("2026-01-03T09:00Z", "nine"),
        ("2026-01-03/2026-01-05", "days"),
        ("2026-01-03T08:59:59.750Z", "later"),
        ("2026-01-03T08:59:59.5Z", "sooner"),
        ("2026-01-03T01:00+0200", "yesterday"),
        ("2026-01-02", "before"),
        ("2026-01-03", "reply"),
        ("2026-01", "month"),
    ];
    assert_eq!(order_of(&bundle("UTC", &events)), "month yesterday before sooner later nine note days reply");
    // Two hours further east the early hour is of the same day.
    assert_eq!(order_of(&bundle("+02:00", &events)), "month before yesterday sooner later nine note days reply");
}
