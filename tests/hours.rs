//! Hours: shown in the zone of the brief, which is named once; days and order follow from them.
#![cfg(feature = "press")]

use std::path::Path;

use incident_brief::brief::Calendar;
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

/// The widest drawing of an exhibit.
#[track_caller]
fn drawing(page: &str, id: &str) -> String {
    let (_, exhibit) = page.split_once(&format!("id=\"exhibit-{id}\"")).unwrap_or_else(|| panic!("{id} is in the page"));
    let exhibit = exhibit.split("</figure>").next().unwrap_or_default();
    let last = exhibit.rsplit("<svg").next().unwrap_or_default();
    last.split("</svg>").next().unwrap_or_default().to_owned()
}

#[track_caller]
fn page_of_outage() -> String {
    let bundle: Value = serde_json::from_slice(&good("outage-of-78-minutes")).expect("a good bundle is JSON");
    page_of(&bundle)
}

#[test]
fn an_outage_of_78_minutes_is_drawn_by_the_minute_with_its_day() {
    let page = page_of_outage();
    let drawing = drawing(&page, "morning");
    for text in ["05:15", "05:30", "06:30", "11 Mar 2026"] {
        assert!(drawing.contains(&format!(">{text}</text>")), "{text} stands on the axis: {drawing}");
    }
    assert_eq!(drawing.matches(">11 Mar 2026</text>").count(), 1, "the day is told once");
    // By hand: 05:09 to 06:27 on 374 units for 05:04:30 to 06:41:00, in the lanes of both of its parties.
    let bar = |from: f64, to: f64| {
        let px = |minutes: f64| (minutes / 96.5 * 374.0).round();
        px(to) - px(from)
    };
    assert_eq!(drawing.matches(&format!("h{}v10h-", bar(4.5, 82.5))).count(), 2, "{drawing}");
}

#[test]
fn an_event_stands_in_the_lane_of_each_of_its_parties_under_their_short_names() {
    let page = page_of_outage();
    let drawing = drawing(&page, "morning");
    for lane in ["Tern Cloud", "Tern Pay", "Larder Shops"] {
        assert!(drawing.contains(&format!(">{lane}</text>")), "a lane for {lane}");
    }
    assert!(!drawing.contains("Services Limited"));
    assert_eq!(drawing.matches("#event-cause-found").count(), 2);
    assert_eq!(drawing.matches("#event-all-clear").count(), 1);
    assert!(
        page.contains("8 events in 3 lanes, from 11 March 2026, 05:04:30.125 to 11 March 2026, 06:41."),
        "each counted once"
    );
}

#[test]
fn a_day_among_hours_is_all_of_it_and_no_moment_before_them() {
    let drawing = drawing(&page_of_outage(), "day");
    // From midnight to midnight, pale; the only dot is the all-clear.
    assert!(drawing.contains("class=\"span") && drawing.contains("h374v10h-374z"), "{drawing}");
    assert_eq!(drawing.matches("a6 6 0 1 0 12").count(), 1, "{drawing}");
}

#[test]
fn what_is_announced_is_said_to_be_planned() {
    let mut bundle = bundle("UTC", &[("2026-03-01T10:00Z", "A hearing."), ("2026-01-02", "A notice.")]);
    bundle["events"][0]["kind"] = "planned".into();
    bundle["exhibits"] = json!([{ "id": "order", "kind": "timeline", "title": "A hearing follows", "subtitle": "By day", "events": ["e0", "e1"] }]);
    let page = page_of(&bundle);
    assert!(page.contains(">Planned</b>A hearing."), "{page}");
    let drawing = drawing(&page, "order");
    assert!(drawing.contains("1 March 2026, 10:00; planned") && drawing.contains("A hearing. Planned."), "{drawing}");
    assert!(check(bundle.to_string().as_bytes()).report.is_clean());
}

#[test]
fn points_follow_each_other_on_the_calendar_that_is_declared() {
    // Where no line leads from the point before, by the calendar, and by that of prices where none is declared.
    for (calendar, zone, times, expected) in [
        ("weekdays", "UTC", vec!["2026-06-25", "2026-06-26", "2026-06-29", "2026-07-01"], vec![3]),
        ("every-day", "UTC", vec!["2026-06-25", "2026-06-26", "2026-06-29", "2026-06-30"], vec![2]),
        ("as-they-come", "UTC", vec!["2025", "2026-06-26", "2026-06-29"], vec![]),
        ("hours", "UTC", vec!["2026-06-26T09:30Z", "2026-06-26T10:00Z", "2026-06-26T12:00Z", "2026-06-26T12:59Z"], vec![2]),
        // Neither a month nor, among hours, a day follows anything.
        ("weekdays", "UTC", vec!["2026-05", "2026-06-01", "2026-06-02"], vec![1]),
        ("hours", "UTC", vec!["2026-06-26", "2026-06-26T00:00:01Z", "2026-06-26T01:00Z"], vec![1]),
        // Friday evening and Tuesday by the clocks of one zone are Saturday and Tuesday in another.
        ("weekdays", "-04:00", vec!["2026-06-27T01:00Z", "2026-06-30T01:00Z"], vec![]),
    ] {
        let mut bundle = bundle(zone, &[]);
        bundle["series"] =
            json!([{ "id": "s", "label": "S", "unit": "", "calendar": calendar, "t": times, "y": vec![1; times.len()] }]);
        let checked = check(bundle.to_string().as_bytes());
        let brief = checked.brief.unwrap_or_else(|| panic!("{}", checked.report.to_text("bundle.json")));
        let series = &brief.series[&brief.series.find("s").expect("it is there")];
        assert_eq!(insight::breaks(series, Calendar::EveryDay), expected, "{calendar} {times:?}");
    }
    let mut bundle = bundle("UTC", &[]);
    bundle["series"] = json!([{ "id": "s", "label": "S", "unit": "", "t": ["2026-06-26", "2026-06-29"], "y": [1, 2] }]);
    let brief = check(bundle.to_string().as_bytes()).brief.expect("a good bundle");
    let series = &brief.series[&brief.series.find("s").expect("it is there")];
    assert_eq!(insight::breaks(series, Calendar::EveryDay), [1]);
    assert_eq!(insight::breaks(series, Calendar::AsTheyCome), [0; 0]);
}

#[test]
fn the_head_and_a_reply_tell_their_hours_too() {
    let mut bundle = bundle("+02:00", &[]);
    let meta = &mut bundle["meta"];
    meta["updated"] = "2026-01-05T22:30Z".into();
    meta["next_update"] = "2026-01-07T07:00Z".into();
    meta["marking"] = json!({ "embargo": "2026-01-06T05:00Z" });
    bundle["events"] =
        json!([{ "id": "e", "date": "2026-01-04T10:00Z", "reported": "2026-01-04T10:43:30Z", "text": "It was seen late." }]);
    bundle["watch"] = json!([{ "id": "w", "indicator": "Queues.", "why": "They show it.", "checked": "2026-01-05T21:59Z" }]);
    let page = page_of(&bundle);
    for told in [
        "As of 6 January 2026, 00:30<",
        "Next update due 7 January 2026, 09:00<",
        // What nobody may misread names its zone where it stands.
        "Embargoed until 6 January 2026, 07:00 UTC+02:00<",
        ">4 Jan, 12:00</time>",
        "known 12:43:30<",
        "Last checked 5 January 2026, 23:59<",
        "Hours in UTC+02:00<",
    ] {
        assert!(page.contains(told), "{told:?} is in {page}");
    }
}

#[test]
fn moments_of_a_series_are_told_in_the_zone_too() {
    let mut bundle = bundle("-05:00", &[]);
    // Midnight in UTC, by seconds and as an instant of another zone; and a day, which is one everywhere.
    bundle["series"] = json!([{ "id": "s", "label": "Queue", "unit": "", "t": [1_767_225_600, "2026-01-01T02:00+01:00", "2026-01-02"], "y": [1, 2, 3] }]);
    bundle["exhibits"] =
        json!([{ "id": "queue", "kind": "series", "title": "It grew", "subtitle": "People", "series": ["s"] }]);
    let page = page_of(&bundle);
    for told in ["31 December 2025, 19:00<", "31 December 2025, 20:00<", "2 January 2026<"] {
        assert!(page.contains(told), "{told:?} is in {page}");
    }
    let app = App { web_script: b"", web_module: b"", press_script: b"", press_module: b"" };
    let files = site(bundle.to_string().as_bytes(), &app).files;
    let (_, csv) = files.iter().find(|file| file.0 == "exhibits/queue.csv").expect("the table of the exhibit");
    let csv = String::from_utf8_lossy(csv);
    for moment in ["2025-12-31T19:00-05:00,1,", "2025-12-31T20:00-05:00,2,", "2026-01-02,3,"] {
        assert!(csv.contains(moment), "{moment:?} is in {csv}");
    }
}
