//! Values of other types, and fields that are missing, unknown or there twice.

use expect_test::expect;

use super::{META, check, with};
use crate::bundle::read::read;

#[test]
fn formats_of_other_times() {
    check(
        r#"{ "format": 2, "meta": 7 }"#,
        expect![[r#"
        bundle:1:13: error[higher-format] /format
          format 2 is newer than format 1, which is read here
          help: use a newer `brief` that reads format 2; this one is 0.1.0
    "#]],
    );
    check(
        r#"{ "format": 0, "meta": 7 }"#,
        expect![[r#"
        bundle:1:13: error[unknown-format] /format
          there is no format 0
          help: write `"format": 1`, the first and newest that `brief` 0.1.0 reads
    "#]],
    );
    check(
        r#"{ "format": -1 }"#,
        expect![[r#"
        bundle:1:13: error[unknown-format] /format
          there is no format -1
          help: write `"format": 1`, the first and newest that `brief` 0.1.0 reads
    "#]],
    );
    check(
        format!(r#"{{ "meta": {META} }}"#),
        expect![[r#"
        bundle:1:1: error[missing-field] /format
          the field `format` is missing
    "#]],
    );
    check(
        format!(r#"{{ "format": 1.5, "meta": {META} }}"#),
        expect![[r#"
        bundle:1:13: error[wrong-type] /format
          expected a whole number, found `1.5`
    "#]],
    );
    check(
        format!(r#"{{ "format": "1", "meta": {META} }}"#),
        expect![[r#"
        bundle:1:13: error[wrong-type] /format
          expected a whole number, found a text
          help: write `1` without quotes
    "#]],
    );
}

#[test]
fn a_bundle_is_an_object() {
    check(
        "[]",
        expect![[r#"
        bundle:1:1: error[wrong-type] /
          expected an object, found a list
    "#]],
    );
    check(
        "7",
        expect![[r#"
        bundle:1:1: error[wrong-type] /
          expected an object, found a number
    "#]],
    );
    assert!(read(b"[]").0.is_none());
    check(
        "{}",
        expect![[r#"
        bundle:1:1: error[missing-field] /format
          the field `format` is missing
        bundle:1:1: error[missing-field] /meta
          the field `meta` is missing
    "#]],
    );
}

#[test]
fn a_value_of_another_type() {
    check(
        with(
            r#""parties": "port",
            "sources": [7, { "id": 2026, "publisher": "P", "title": ["T"], "kind": {}, "unnamed_origin": "true" }],
            "claims": { "id": "leak" },
            "figures": [{ "id": "f", "label": "L", "unit": "l", "value": "400", "range": 5 }],
            "takes": "none",
            "exhibits": [{ "id": "e", "kind": 5, "title": "T", "subtitle": "S", "figures": [1] },
              { "id": "r", "kind": "reports", "title": "T", "subtitle": "S", "figures": [1, "a", true] },
              { "id": "c", "kind": "comparison", "title": "T", "subtitle": "S", "metrics": [], "rows": [{ "label": "L", "figures": { "cap": 5 } }] }],
            "changes": [{ "revision": 1.5, "date": "2026", "summary": "S" }, { "revision": "2", "date": "2026", "summary": "S" }]"#,
        ),
        expect![[r#"
            bundle:2:12: error[wrong-type] /parties
              expected a list, found a text
              help: put it in brackets, even if it is the only one
            bundle:3:25: error[wrong-type] /sources/0
              expected an object, found a number
            bundle:3:36: error[wrong-type] /sources/1/id
              expected a text, found a number
              help: put it in quotes: `"2026"`
            bundle:3:69: error[wrong-type] /sources/1/title
              expected a text, found a list
            bundle:3:84: error[wrong-type] /sources/1/kind
              expected a word for source kind, found an object
              help: the words are `primary`, `wire`, `secondary`, `analysis`, `generated`, `user-report`
            bundle:3:106: error[wrong-type] /sources/1/unnamed_origin
              expected `true` or `false`, found a text
              help: write `true` without quotes
            bundle:4:23: error[wrong-type] /claims
              expected a list, found an object
              help: put it in brackets, even if it is the only one
            bundle:5:74: error[wrong-type] /figures/0/value
              expected a number, found a text
              help: write `400` without quotes
            bundle:5:90: error[wrong-type] /figures/0/range
              expected a list of 2 values, found a number
            bundle:6:22: error[wrong-type] /takes
              expected an object, found a text
            bundle:7:47: error[wrong-type] /exhibits/0/kind
              expected a word for exhibit kind, found a number
              help: the words are `comparison`, `units`, `what-if`, `reports`, `origins`, `timeline`, `prices`, `effects`, `ladder`, `series`
            bundle:8:90: error[wrong-type] /exhibits/1/figures/0
              expected a text, found a number
              help: put it in quotes: `"1"`
            bundle:8:98: error[wrong-type] /exhibits/1/figures/2
              expected a text, found `true`
            bundle:9:141: error[wrong-type] /exhibits/2/rows/0/figures/cap
              expected a text, found a number
              help: put it in quotes: `"5"`
            bundle:10:39: error[wrong-type] /changes/0/revision
              expected a whole number, found `1.5`
            bundle:10:92: error[wrong-type] /changes/1/revision
              expected a whole number, found a text
              help: write `2` without quotes
        "#]],
    );
}

#[test]
fn null_is_a_value_only_where_there_may_be_none() {
    check(
        with(
            r#""parties": null,
            "claims": [null, { "id": null, "statement": "S", "stance": null, "topic": null, "asserted_by": null }],
            "exhibits": [{ "id": "e", "kind": "comparison", "title": "T", "subtitle": "S", "metrics": [], "rows": [{ "label": "L", "figures": { "cap": null } }] }],
            "series": [{ "id": "s", "label": "L", "unit": "U", "t": [null, 0, true], "y": [null, 0, "1"], "derived": [null, true] }]"#,
        ),
        expect![[r#"
            bundle:2:12: error[wrong-type] /parties
              expected a list, found `null`
              help: leave the field out instead of writing `null`
            bundle:3:24: error[wrong-type] /claims/0
              expected an object, found `null`
            bundle:3:38: error[wrong-type] /claims/1/id
              expected a text, found `null`
            bundle:3:72: error[wrong-type] /claims/1/stance
              expected a word for stance, found `null`
              help: the words are `says`, `alleges`, `estimates`, `predicts`, `finds`, `admits`
            bundle:3:108: error[wrong-type] /claims/1/asserted_by
              expected a list, found `null`
              help: leave the field out instead of writing `null`
            bundle:4:152: error[wrong-type] /exhibits/0/rows/0/figures/cap
              expected a text, found `null`
              help: leave the field out instead of writing `null`
            bundle:5:70: error[wrong-type] /series/0/t/0
              expected a date or a number of seconds, found `null`
            bundle:5:79: error[wrong-type] /series/0/t/2
              expected a date or a number of seconds, found `true`
            bundle:5:101: error[wrong-type] /series/0/y/2
              expected a number, found a text
              help: write `1` without quotes
            bundle:5:119: error[wrong-type] /series/0/derived/0
              expected `true` or `false`, found `null`
        "#]],
    );
}

#[test]
fn a_pair_has_two_values() {
    check(
        with(
            r#""figures": [
            { "id": "f", "label": "L", "unit": "l", "range": [1] },
            { "id": "f", "label": "L", "unit": "l", "range": [] },
            { "id": "f", "label": "L", "unit": "l", "range": [1, "2", 3] }]"#,
        ),
        expect![[r#"
            bundle:3:62: error[wrong-length] /figures/0/range
              expected a list of 2 values, found 1
            bundle:4:62: error[wrong-length] /figures/1/range
              expected a list of 2 values, found 0
            bundle:5:62: error[wrong-length] /figures/2/range
              expected a list of 2 values, found 3
            bundle:5:66: error[wrong-type] /figures/2/range/1
              expected a number, found a text
              help: write `2` without quotes
        "#]],
    );
}

#[test]
fn a_missing_field_is_placed_at_its_object() {
    check(
        with(
            r#""questions": [{ "id": "q", "question": "Why?" }],
            "claims": [
              { "id": "a", "evidence": [{}] },
              { "statement": "S", "stance": "says" }],
            "narrative": [{ "heading": "H" }],
            "series": [{}],
            "exhibits": [{ "id": "e", "kind": "comparison", "title": "T", "subtitle": "S", "rows": [{ "label": "L" }] }, { "id": "f", "title": "T", "subtitle": "S", "rows": 1 }]"#,
        ),
        expect![[r#"
            bundle:2:15: error[missing-field] /questions/0/positions
              the field `positions` is missing
            bundle:4:15: error[missing-field] /claims/0/statement
              the field `statement` is missing
            bundle:4:15: error[missing-field] /claims/0/stance
              the field `stance` is missing
            bundle:4:41: error[missing-field] /claims/0/evidence/0/source
              the field `source` is missing
            bundle:4:41: error[missing-field] /claims/0/evidence/0/bearing
              the field `bearing` is missing
            bundle:5:15: error[missing-field] /claims/1/id
              the field `id` is missing
            bundle:6:27: error[missing-field] /narrative/0/id
              the field `id` is missing
            bundle:6:27: error[missing-field] /narrative/0/depth
              the field `depth` is missing
            bundle:6:27: error[missing-field] /narrative/0/blocks
              the field `blocks` is missing
            bundle:7:24: error[missing-field] /series/0/id
              the field `id` is missing
            bundle:7:24: error[missing-field] /series/0/label
              the field `label` is missing
            bundle:7:24: error[missing-field] /series/0/unit
              the field `unit` is missing
            bundle:7:24: error[missing-field] /series/0/t
              the field `t` is missing
            bundle:7:24: error[missing-field] /series/0/y
              the field `y` is missing
            bundle:8:26: error[missing-field] /exhibits/0/metrics
              the field `metrics` is missing
            bundle:8:101: error[missing-field] /exhibits/0/rows/0/figures
              the field `figures` is missing
            bundle:8:122: error[missing-field] /exhibits/1/kind
              the field `kind` is missing
        "#]],
    );
}

#[test]
fn an_unknown_field_names_the_nearest() {
    check(
        with(
            r#""partys": [],
            "claims": [{ "id": "a", "statement": "S", "stance": "says", "assertedBy": ["port"], "zebra": { "id": 5 } }],
            "a/b~c": 1"#,
        ),
        expect![[r#"
            bundle:2:1: warning[unknown-field] /partys
              the field `partys` is not known here and is not read
              help: did you mean `parties`?
            bundle:3:73: warning[unknown-field] /claims/0/assertedBy
              the field `assertedBy` is not known here and is not read
              help: did you mean `asserted_by`?
            bundle:3:97: warning[unknown-field] /claims/0/zebra
              the field `zebra` is not known here and is not read
              help: the fields are `id`, `statement`, `topic`, `asserted_by`, `stance`, `denied_by`, `evidence`, `question`, `note`, `authorship`
            bundle:4:13: warning[unknown-field] /a~1b~0c
              the field `a/b~c` is not known here and is not read
              help: the fields are `$schema`, `format`, `meta`, `units`, `parties`, `sources`, `claims`, `questions`, `figures`, `events`, `narrative`, `takes`, `lenses`, `areas`, `impacts`, `mechanism`, `defences`, `guidance`, `watch`, `faq`, `glossary`, `gaps`, `series`, `exhibits`, `changes`, `allow`, `authorship`
        "#]],
    );
}

#[test]
fn a_field_given_twice_is_placed_at_the_second_key() {
    check(
        with(
            r#""claims": [{ "id": "a", "statement": "S", "stance": "says",
              "id": "b", "i\u0064": 7 }],
            "exhibits": [{ "id": "e", "kind": "comparison", "title": "T", "subtitle": "S", "metrics": [], "rows": [{ "label": "L", "figures": { "cap": "a", "cap": "b" } }] }],
            "claims": [5]"#,
        ),
        expect![[r#"
            bundle:3:15: error[duplicate-field] /claims/0/id
              the field `id` is given twice
              help: keep one of the two; the first is read
            bundle:3:26: error[duplicate-field] /claims/0/id
              the field `id` is given twice
              help: keep one of the two; the first is read
            bundle:4:157: error[duplicate-field] /exhibits/0/rows/0/figures/cap
              the field `cap` is given twice
              help: keep one of the two; the first is read
            bundle:5:13: error[duplicate-field] /claims
              the field `claims` is given twice
              help: keep one of the two; the first is read
        "#]],
    );
}

#[test]
fn a_field_that_another_kind_reads_names_the_kinds_that_do() {
    let exhibit = |id: &str, rest: &str| format!(r#"{{ "id": "{id}", "title": "T", "subtitle": "S", {rest} }}"#);
    let exhibits = [
        exhibit("a", r#""events": ["e"], "kind": "origins", "claims": []"#),
        exhibit("b", r#""kind": "timeline", "kind": "origins", "events": [], "figures": [7]"#),
        exhibit("c", r#""kind": "timelime", "events": 7, "evens": []"#),
        exhibit("d", r#""kind": { "timeline": 1 }, "evens": []"#),
    ];
    check(
        with(&format!("\"exhibits\": [{}]", exhibits.join(",\n"))),
        expect![[r#"
            bundle:2:58: error[unread-field] /exhibits/0/events
              the field `events` is not read where the kind is `origins`
              help: take it out, or make the kind one that reads it: `timeline`, `prices`
            bundle:3:65: error[duplicate-field] /exhibits/1/kind
              the field `kind` is given twice
              help: keep one of the two; the first is read
            bundle:3:98: error[unread-field] /exhibits/1/figures
              the field `figures` is not read where the kind is `timeline`
              help: take it out, or make the kind one that reads it: `reports`
            bundle:4:53: error[unknown-word] /exhibits/2/kind
              `timelime` is not a word for exhibit kind
              help: did you mean `timeline`? The words are `comparison`, `units`, `what-if`, `reports`, `origins`, `timeline`, `prices`, `effects`, `ladder`, `series`
            bundle:4:78: warning[unknown-field] /exhibits/2/evens
              the field `evens` is not known here and is not read
              help: the fields are `id`, `title`, `subtitle`, `note`, `context`, `place`, `authorship`, `kind`
            bundle:5:53: error[wrong-type] /exhibits/3/kind
              `timeline` stands alone, without a value
              help: write `"timeline"`
            bundle:5:72: warning[unknown-field] /exhibits/3/evens
              the field `evens` is not known here and is not read
              help: did you mean `events`?
        "#]],
    );
}
