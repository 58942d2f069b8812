//! What a page says of parties, of their statements, of how things stand, and of what follows, whatever the incident is.
#![cfg(feature = "press")]

use incident_brief::press::{Links, press};
use serde_json::{Value, json};

/// The page of a bundle with these parts.
#[track_caller]
fn page(parts: &Value) -> String {
    let mut bundle = json!({ "format": 1,
        "meta": { "id": "outage", "title": "The line stood still", "summary": "S.", "published": "2026-03-02", "revision": 1 } });
    for (name, part) in parts.as_object().expect("parts have names") {
        match (&mut bundle[name], part) {
            (Value::Object(known), Value::Object(more)) => known.extend(more.clone()),
            (known, part) => *known = part.clone(),
        }
    }
    let pressed = press(bundle.to_string().as_bytes(), String::new(), &Links::default());
    pressed.html.unwrap_or_else(|| panic!("{}", pressed.report.to_text("the bundle")))
}

/// Page without its tags.
fn text(page: &str) -> String {
    let mut text = String::new();
    let mut is_tag = false;
    for letter in page.chars() {
        is_tag = (is_tag || letter == '<') && letter != '>';
        if !is_tag && letter != '>' {
            text.push(letter);
        }
    }
    text
}

#[test]
fn a_party_is_several_things_in_words_of_its_author_and_part_of_another() {
    let page = page(&json!({ "parties": [
        { "id": "line", "name": "North Line", "roles": ["operator", "accused"] },
        { "id": "depot", "name": "Depot South of North Line", "roles": ["operator", "keeper of the points"], "part_of": "line",
          "aliases": ["The Depot"], "jurisdiction": "Norway" },
    ] }));
    let text = text(&page);
    assert!(text.contains("North Line operator, accused"), "{text}");
    let depot = "Depot South of North Line operator, keeper of the points, Norway; part of North Line; also The Depot";
    assert!(text.contains(depot), "{text}");
}

#[test]
fn a_lane_has_the_short_name_and_the_list_the_whole() {
    let page = page(&json!({
        "parties": [{ "id": "board", "name": "National Board for the Inquiry into Railway Accidents", "short": "Inquiry board",
            "roles": ["regulator"] }],
        "events": [{ "id": "opened", "date": "2026-03-02", "text": "It opened an inquiry.", "parties": ["board"] },
            { "id": "closed", "date": "2026-03-05", "text": "It closed the inquiry.", "parties": ["board"] }],
        "exhibits": [{ "id": "when", "kind": "timeline", "title": "It took three days", "subtitle": "Days" }],
    }));
    let drawing = page.split_once("<svg").expect("a timeline is drawn").1;
    assert!(drawing.contains(">Inquiry board</text>"), "{drawing}");
    assert!(!drawing.contains("National Board for the Inquiry</text>"));
    assert!(text(&page).contains("National Board for the Inquiry into Railway Accidents regulator"));
}

#[test]
fn the_status_is_the_authors_word_for_word() {
    let page = page(&json!({ "meta": { "status": [
        { "heading": "Cause", "mark": "solid", "text": "A switch failed." },
        { "heading": "\"Scale\"", "mark": "half", "text": "It is being counted." },
        { "heading": "In court", "mark": "open", "text": "No case was found." },
        { "heading": "Cost", "mark": "none", "text": "No one has said." },
    ] } }));
    let status = page.split_once("<ul class=\"status\">").expect("there is a status").1.split_once("</ul>").expect("it ends").0;
    assert_eq!(
        text(status),
        "Cause A switch failed.“Scale” It is being counted.In court No case was found.Cost No one has said."
    );
    for mark in ["solid", "half", "open", "none"] {
        assert!(status.contains(&format!("<b class=\"s s--{mark}\">")), "{mark}: {status}");
    }
}

#[test]
fn no_status_is_said_where_the_author_gives_none() {
    let page = page(
        &json!({ "parties": [{ "id": "line", "name": "North Line", "roles": ["accused"], "statements": [{ "kind": "declined" }] }] }),
    );
    assert!(!page.contains("class=\"status\""));
}

#[test]
fn what_every_party_said_is_shown_whatever_its_role() {
    let page = page(&json!({
        "sources": [{ "id": "note", "publisher": "North Line", "title": "Note", "kind": "primary" }],
        "parties": [
            { "id": "maker", "name": "Switch Works", "roles": ["vendor"], "statements": [
                { "kind": "admission", "text": "The update was not tried out.", "date": "2026-03-03", "source": "note" },
                { "kind": "reply", "text": "It pays for new switches." }] },
            { "id": "line", "name": "North Line", "roles": ["operator"], "statements": [{ "kind": "denial", "text": "No train was lost." }] },
            { "id": "judge", "name": "District Court", "roles": ["court"], "statements": [{ "kind": "not-asked", "date": "2026-03-04" }] },
            { "id": "riders", "name": "Riders", "roles": ["affected"], "statements": [{ "kind": "none-found", "date": "2026-03" }] },
            { "id": "fund", "name": "Rail Fund", "roles": ["investor"], "statements": [{ "kind": "declined" }] },
        ],
    }));
    let text = text(&page);
    let said = text.split_once("What the parties said").expect("it is told").1.split_once("Who is who").expect("it ends").0;
    assert_eq!(
        said,
        "Switch Works: made an admission, 3 March 2026. The update was not tried out. North Line\
         replied. It pays for new switches.\
         North Line: made a denial. No train was lost.\
         District Court: not asked as of 4 March 2026.\
         Riders: no statement found as of March 2026.\
         Rail Fund: declined to comment."
    );
    for id in ["maker", "line", "judge", "riders", "fund"] {
        assert_eq!(page.matches(&format!("id=\"party-{id}\"")).count(), 1, "{id} has one place");
    }
}

/// An impact in an area, on some group.
fn impact(id: &str, area: &str, more: &Value) -> Value {
    let mut impact = json!({ "id": id, "area": area, "affects": format!("Group {id}"), "text": "It waits.", "direction": "unclear",
        "horizon": "days", "outcome": "happened" });
    let fields = impact.as_object_mut().expect("it has fields");
    fields.extend(more.as_object().expect("so has this").clone());
    impact
}

#[test]
fn impacts_stand_in_the_areas_of_their_author_in_the_order_given() {
    let page = page(&json!({
        "areas": [{ "id": "safety", "name": "Safety of the line" }, { "id": "money", "name": "Who pays" }],
        "impacts": [impact("a", "money", &json!({})), impact("b", "safety", &json!({})), impact("c", "money", &json!({}))],
    }));
    let parts: Vec<usize> =
        ["id=\"area-safety\"", "id=\"impact-b\"", "id=\"area-money\"", "id=\"impact-a\"", "id=\"impact-c\""]
            .iter()
            .map(|part| page.find(part).unwrap_or_else(|| panic!("{part} is not in the page")))
            .collect();
    assert!(parts.is_sorted(), "{parts:?}");
    assert!(page.contains("<a href=\"#area-safety\">Safety of the line</a>"), "the contents lead there");
    let text = text(&page);
    assert!(!text.contains("Market") && !text.contains("Policy"), "the program names no area");
}

#[test]
fn what_happened_has_no_likelihood_and_what_is_expected_has_both_apart() {
    let page = page(&json!({
        "areas": [{ "id": "people", "name": "People" }],
        "impacts": [
            impact("a", "people", &json!({ "dates": ["2026-03-02/2026-03-05"] })),
            impact("b", "people", &json!({ "outcome": "expected", "likelihood": "very-likely", "confidence": "low" })),
        ],
        "exhibits": [{ "id": "who", "kind": "effects", "title": "Riders wait", "subtitle": "Effects" }],
    }));
    let facts = |id: &str| {
        let row = page.split_once(&format!("id=\"impact-{id}\"")).expect("it is there").1;
        let facts = row.split_once("<ul class=\"facts\">").expect("it has facts").1.split_once("</ul>").expect("they end").0;
        facts.split("</li>").map(text).filter(|fact| !fact.is_empty()).collect::<Vec<_>>()
    };
    assert_eq!(facts("a"), ["2 to 5 March 2026", "Happened within days"]);
    assert_eq!(facts("b"), ["Expected within days", "Very likely", "Low confidence"]);
    assert!(page.contains("aria-label=\"Group a: unclear, happened, within days.\""));
    assert!(page.contains("aria-label=\"Group b: unclear, very likely, within days. Low confidence.\""));
}

#[test]
fn a_ladder_has_the_stages_of_its_author_and_draws_the_steps_that_were_taken() {
    let on = |steps: &Value| json!({ "ladder": "inquiry", "steps": steps });
    let page = page(&json!({
        "areas": [{ "id": "law", "name": "Law" }],
        "impacts": [
            impact("a", "law", &on(&json!([{ "stage": "opened", "date": "2026-03-02" }]))),
            impact("b", "law", &on(&json!([{ "stage": "opened", "date": "2026-03-02" }, { "stage": "judged" }]))),
            impact("c", "law", &on(&json!([]))),
            impact("d", "law", &json!({})),
        ],
        "exhibits": [{ "id": "inquiry", "kind": "ladder", "title": "One inquiry is open", "subtitle": "Inquiries", "stages": [
            { "id": "opened", "label": "Inquiry opened" }, { "id": "charged", "label": "Charges brought" },
            { "id": "judged", "label": "Judged" }] }],
    }));
    let drawing = page.split_once("<svg").expect("a ladder is drawn").1.split_once("</svg>").expect("it ends").0;
    let dots = |class: &str| {
        let start = format!("class=\"{class}");
        let paths = drawing.split(start.as_str()).skip(1);
        let shapes = paths.map(|path| path.split_once("d=\"").expect("a path").1.split('"').next().expect("it ends"));
        shapes.map(|shapes| shapes.matches('z').count()).sum::<usize>()
    };
    assert_eq!(dots("mark lead"), 2, "the latest step of two: {drawing}");
    assert_eq!(dots("open lead ring"), 1, "one step before it, and none for what was skipped");
    for told in ["Group a: Inquiry opened; ", "Group b: Judged; ", "Group c: No step taken; "] {
        assert!(drawing.contains(&format!("aria-label=\"{told}")), "{told}");
    }
    assert!(!drawing.contains("Group d"), "it is on no ladder");
    let text = text(&page);
    assert!(text.contains("from the left: Inquiry opened, Charges brought, Judged"));
    assert!(text.contains("Inquiry opened, 2 March 2026; Judged"), "the steps stand with the impact");
    for word in ["Proposed", "Announced", "In force", "Lifted"] {
        assert!(!text.contains(word), "the program has no stage {word}");
    }
}
