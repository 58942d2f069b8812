#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::node::OBJECT;
use super::{SIZE_LIMIT, places, read};
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
        "parties": [{ "id": "port", "name": "Port \u00e9", "role": "accused", "reply": null, "aliases": [] }],
        "figures": [{ "id": "volume", "label": "Fuel", "unit": "l", "range": [1, 2.5], "value": null }],
        "series": [{ "id": "price", "label": "Price", "unit": "$", "t": [0, "2026-01-01"], "y": [1, null], "derived": [true] }],
        "exhibits": [{ "id": "e", "kind": "policy-ladder", "title": "T", "subtitle": "S", "parts": { "cap": "volume" } }]"#,
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
    assert_eq!(mirror.exhibits[0].parts["cap"], "volume");
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

#[test]
fn bytes_that_are_no_bundle_at_all() {
    check(
        "",
        expect![[r#"
        bundle: error[empty] /
          there is nothing in the bundle
          help: `brief schema` prints what belongs in one; the README shows one of ten lines to start from
    "#]],
    );
    check(
        " \n\t",
        expect![[r#"
        bundle: error[empty] /
          there is nothing in the bundle
          help: `brief schema` prints what belongs in one; the README shows one of ten lines to start from
    "#]],
    );
    check(
        "\u{feff}",
        expect![[r#"
        bundle: error[empty] /
          there is nothing in the bundle
          help: `brief schema` prints what belongs in one; the README shows one of ten lines to start from
    "#]],
    );
    check(
        b"{\n  \"\xc3\xa9\": \"\xff\" }",
        expect![[r#"
        bundle:2:9: error[not-utf-8] /
          the bytes from offset `11` on are not UTF-8
          help: save it as UTF-8
    "#]],
    );
    check(
        b"\xff\xfe{\0}\0",
        expect![[r#"
        bundle:1:1: error[not-utf-8] /
          the bytes from offset `0` on are not UTF-8
          help: it looks like UTF-16; save it as UTF-8
    "#]],
    );
    check(
        vec![b' '; SIZE_LIMIT + 1],
        expect![[r#"
        bundle: error[too-large] /
          the bundle is larger than the 64 MiB that are read
          help: leave out points of long series that no chart can show
    "#]],
    );
}

#[test]
fn a_syntax_error_is_told_in_plain_words() {
    check(
        "{ \"format\": 1,\n  \"é\": nope }",
        expect![[r#"
        bundle:2:9: error[syntax] /
          expected `true`, `false` or `null`
    "#]],
    );
    check(
        "{ \"format\": 1, }",
        expect![[r#"
        bundle:1:16: error[syntax] /
          there is a comma after the last value
          help: take the comma out
    "#]],
    );
    check(
        "{ \"format\": 01 }",
        expect![[r#"
        bundle:1:14: error[syntax] /
          the number is not written as JSON has it
          help: no leading zero or plus, and a digit on both sides of the point
    "#]],
    );
    check(
        "{ \"format\" 1 }",
        expect![[r#"
        bundle:1:12: error[syntax] /
          expected `:`
    "#]],
    );
    check(
        "{ 'format': 1 }",
        expect![[r#"
        bundle:1:3: error[syntax] /
          expected the name of a field in double quotes
    "#]],
    );
    check(
        "{ \"format\": 1 } }",
        expect![[r#"
        bundle:1:17: error[syntax] /
          there is more text after the end of the bundle
          help: a bundle is one object
    "#]],
    );
    check(
        "{ \"a\": \"\\q\" }",
        expect![[r#"
        bundle:1:10: error[syntax] /
          there is no such escape in a text
          help: write a backslash as `\\`
    "#]],
    );
    check(
        "{ \"a\": \"one\ntwo\" }",
        expect![[r#"
            bundle:1:12: error[syntax] /
              a text holds a line break or another control character
              help: write a line break as `\n`; or a closing quote is missing
        "#]],
    );
    check(
        "{ \"a\": \"\\ud800\" }",
        expect![[r#"
        bundle:1:15: error[syntax] /
          the `\u` escape stands for no character
          help: write the character itself
    "#]],
    );
    check(
        "{ \"a\": .5 }",
        expect![[r#"
        bundle:1:8: error[syntax] /
          expected a value
          help: texts need double quotes; `NaN` and comments are not JSON
    "#]],
    );
    check(
        "[1 2]",
        expect![[r#"
        bundle:1:4: error[syntax] /
          expected `,` or `]`
    "#]],
    );
}

#[test]
fn a_text_that_ends_too_soon() {
    check(
        "{ \"format\": 1,\n  \"claims\": [{ \"id\": \"le",
        expect![[r#"
            bundle:2:25: error[truncated] /
              the bundle ends in the middle of a text
              help: the file may have been cut off, or a closing bracket or quote is missing
        "#]],
    );
    check(
        "{ \"format\": 1,\n  \"claims\": [",
        expect![[r#"
            bundle:2:14: error[truncated] /
              the bundle ends in the middle of a list
              help: the file may have been cut off, or a closing bracket or quote is missing
        "#]],
    );
    check(
        "{ \"format\": 1,",
        expect![[r#"
            bundle:1:15: error[truncated] /
              the bundle ends in the middle of a value
              help: the file may have been cut off, or a closing bracket or quote is missing
        "#]],
    );
}

#[test]
fn numbers_beyond_the_largest() {
    check(
        "{ \"format\": 1e999 }",
        expect![[r#"
            bundle:1:13: error[number-out-of-range] /
              the number is larger than can be read
              help: the largest is about `1.8e308`
        "#]],
    );
    check(
        with(r#""changes": [{ "revision": -1, "date": "2026", "summary": "S" }]"#),
        expect![[r#"
        bundle:2:27: error[number-out-of-range] /changes/0/revision
          expected a whole number from 0 to 4294967295, found `-1`
    "#]],
    );
    check(
        with(r#""changes": [{ "revision": 4294967296, "date": "2026", "summary": "S" }]"#),
        expect![[r#"
        bundle:2:27: error[number-out-of-range] /changes/0/revision
          expected a whole number from 0 to 4294967295, found `4294967296`
    "#]],
    );
}

#[test]
fn nesting_beyond_the_deepest() {
    check(
        "[".repeat(1_000_000),
        expect![[r#"
        bundle:1:128: error[too-deep] /
          lists and objects are nested more than 127 deep
          help: a bracket may be doubled by mistake
    "#]],
    );
    check(
        "{\"a\":".repeat(1_000_000),
        expect![[r#"
        bundle:1:636: error[too-deep] /
          lists and objects are nested more than 127 deep
          help: a bracket may be doubled by mistake
    "#]],
    );
    assert!(report(format!("{}{}", "[".repeat(127), "]".repeat(127)).as_bytes()).to_text("").contains("wrong-type"));
}

#[test]
fn a_bundle_that_would_fill_the_memory() {
    let largest = size_of::<raw::Figure>().max(size_of::<raw::Exhibit>());
    assert!(largest <= OBJECT, "{largest}");
    check(
        format!("[{}{{}}]", "{},".repeat(1_000_000)),
        expect![[r#"
            bundle:1:2796203: error[too-large] /
              the bundle takes more than 512 MiB of memory once it is read
              help: leave out points of long series that no chart can show
        "#]],
    );
}

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
            "exhibits": [{ "id": "e", "kind": 5, "title": "T", "subtitle": "S", "figures": [1, "a", true], "parts": { "cap": 5 } }],
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
              help: the words are `campaigns`, `accounts`, `rate`, `reports`, `origins`, `timeline`, `market`, `impacts`, `policy-ladder`, `series`
            bundle:7:93: error[wrong-type] /exhibits/0/figures/0
              expected a text, found a number
              help: put it in quotes: `"1"`
            bundle:7:101: error[wrong-type] /exhibits/0/figures/2
              expected a text, found `true`
            bundle:7:126: error[wrong-type] /exhibits/0/parts/cap
              expected a text, found a number
              help: put it in quotes: `"5"`
            bundle:8:39: error[wrong-type] /changes/0/revision
              expected a whole number, found `1.5`
            bundle:8:92: error[wrong-type] /changes/1/revision
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
            "exhibits": [{ "id": "e", "kind": "rate", "title": "T", "subtitle": "S", "parts": { "cap": null } }],
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
              help: the words are `says`, `alleges`, `denies`, `estimates`
            bundle:3:108: error[wrong-type] /claims/1/asserted_by
              expected a list, found `null`
              help: leave the field out instead of writing `null`
            bundle:4:104: error[wrong-type] /exhibits/0/parts/cap
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
            "exhibits": [{ "id": "e", "kind": "rate", "title": "T", "subtitle": "S", "rows": [{ "label": "L" }] }]"#,
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
            bundle:8:95: error[missing-field] /exhibits/0/rows/0/figures
              the field `figures` is missing
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
              help: the fields are `id`, `statement`, `topic`, `asserted_by`, `stance`, `evidence`, `question`, `note`, `authorship`
            bundle:4:13: warning[unknown-field] /a~1b~0c
              the field `a/b~c` is not known here and is not read
              help: the fields are `$schema`, `format`, `meta`, `parties`, `sources`, `claims`, `questions`, `figures`, `events`, `narrative`, `takes`, `lenses`, `impacts`, `mechanism`, `defences`, `guidance`, `watch`, `faq`, `glossary`, `gaps`, `series`, `exhibits`, `changes`, `authorship`
        "#]],
    );
}

#[test]
fn a_field_given_twice_is_placed_at_the_second_key() {
    check(
        with(
            r#""claims": [{ "id": "a", "statement": "S", "stance": "says",
              "id": "b", "i\u0064": 7 }],
            "exhibits": [{ "id": "e", "kind": "rate", "title": "T", "subtitle": "S", "parts": { "cap": "a", "cap": "b" } }],
            "claims": [5]"#,
        ),
        expect![[r#"
            bundle:3:15: error[duplicate-field] /claims/0/id
              the field `id` is given twice
              help: keep one of the two; the first is read
            bundle:3:26: error[duplicate-field] /claims/0/id
              the field `id` is given twice
              help: keep one of the two; the first is read
            bundle:4:109: error[duplicate-field] /exhibits/0/parts/cap
              the field `cap` is given twice
              help: keep one of the two; the first is read
            bundle:5:13: error[duplicate-field] /claims
              the field `claims` is given twice
              help: keep one of the two; the first is read
        "#]],
    );
}

#[test]
fn an_unknown_word_names_the_nearest() {
    check(
        with(
            r#""parties": [{ "id": "p", "name": "P", "role": "acused" }],
            "sources": [{ "id": "s", "publisher": "P", "title": "T", "kind": "rumor", "grade": "a" }],
            "impacts": [{ "id": "i", "area": { "market": 1 }, "affects": "A", "text": "T", "direction": { "up": 1 }, "horizon": "" }]"#,
        ),
        expect![[r#"
            bundle:2:47: error[unknown-word] /parties/0/role
              `acused` is not a word for role
              help: did you mean `accused`? The words are `accuser`, `accused`, `government`, `analyst`, `outlet`, `affected`
            bundle:3:78: error[unknown-word] /sources/0/kind
              `rumor` is not a word for source kind
              help: the words are `primary`, `wire`, `secondary`, `analysis`, `generated`, `user-report`
            bundle:3:96: error[unknown-word] /sources/0/grade
              `a` is not a word for grade
              help: did you mean `A`? The words are `A`, `B`, `C`, `D`, `X`
            bundle:4:46: error[wrong-type] /impacts/0/area
              `market` stands alone, without a value
              help: write `"market"`
            bundle:4:105: error[unknown-word] /impacts/0/direction
              `up` is not a word for direction
              help: the words are `gains`, `loses`, `mixed`, `unclear`
            bundle:4:129: error[unknown-word] /impacts/0/horizon
              `""` is not a word for horizon
              help: the words are `immediate`, `days`, `weeks`, `months`, `years`
        "#]],
    );
}

#[test]
fn markings_stand_alone_or_with_a_value() {
    let marked = |marking: &str| {
        let meta = META.replace(" }", &format!(", \"marking\": {marking} }}"));
        format!("{{ \"format\": 1, \"meta\": {meta} }}")
    };
    for sound in [r#""none""#, r#"{ "embargo": "2026" }"#, r#"{ "tlp": "amber+strict" }"#, r#"{ "none": null }"#] {
        let (mirror, report) = read(marked(sound).as_bytes());
        assert!(mirror.is_some());
        if sound.contains("null") {
            expect![[r#"
                bundle:1:126: error[wrong-type] /meta/marking
                  `none` stands alone, without a value
                  help: write `"none"`
            "#]]
            .assert_eq(&report.to_text("bundle"));
        } else {
            assert_eq!(report.to_text("bundle"), "");
        }
    }
    check(
        marked(r#""embargo""#),
        expect![[r#"
        bundle:1:126: error[wrong-type] /meta/marking
          `embargo` does not stand alone
          help: write `{ "embargo": … }`
    "#]],
    );
    check(
        marked(r#"{ "embargo": 2026 }"#),
        expect![[r#"
        bundle:1:139: error[wrong-type] /meta/marking/embargo
          expected a text, found a number
          help: put it in quotes: `"2026"`
    "#]],
    );
    check(
        marked(r#"{ "tlp": "ambre" }"#),
        expect![[r#"
        bundle:1:135: error[unknown-word] /meta/marking/tlp
          `ambre` is not a word for tlp
          help: did you mean `amber`? The words are `clear`, `green`, `amber`, `amber+strict`, `red`
    "#]],
    );
    check(
        marked(r#"{ "tlp": "red", "embargo": "2026" }"#),
        expect![[r#"
        bundle:1:126: error[wrong-type] /meta/marking
          expected a word for marking, found an object
          help: the words are `none`, `embargo`, `tlp`
    "#]],
    );
    check(
        marked(r#""secret""#),
        expect![[r#"
        bundle:1:126: error[unknown-word] /meta/marking
          `secret` is not a word for marking
          help: the words are `none`, `embargo`, `tlp`
    "#]],
    );
    check(
        marked("null"),
        expect![[r#"
        bundle:1:126: error[wrong-type] /meta/marking
          expected a word for marking, found `null`
          help: leave the field out instead of writing `null`
    "#]],
    );
}

#[test]
fn a_long_word_is_cut_and_a_control_character_is_not_printed() {
    let word = format!("a\\n{}", "b".repeat(1000));
    check(
        with(&format!(r#""parties": [{{ "id": "p", "name": "P", "role": "{word}" }}]"#)),
        expect![[r#"
        bundle:2:47: error[unknown-word] /parties/0/role
          `a�bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb…` is not a word for role
          help: the words are `accuser`, `accused`, `government`, `analyst`, `outlet`, `affected`
    "#]],
    );
}

#[test]
fn findings_past_the_limit_are_counted() {
    let text = report(with(&format!("\"parties\": [{} 5]", "5, ".repeat(20_000))).as_bytes()).to_text("bundle");
    assert_eq!(text.matches("error[wrong-type]").count(), 10_000);
    expect![[r#"
        error[more-findings] /
          only the first 10000 findings are listed; there are more: errors 10001, warnings 0
          help: mend those listed, which are often of one cause, and check again
    "#]]
    .assert_eq(&text[text.find("error[more-findings]").expect("there is a last finding")..]);
}

#[test]
fn a_hidden_error_is_still_an_error() {
    let unknown: Vec<_> = (0..10_000).map(|at| format!("\"x{at}\": 1")).collect();
    let report = report(with(&format!("{}, \"parties\": 5", unknown.join(", "))).as_bytes());
    assert!(report.has_errors());
}

#[test]
fn places_of_pointers() {
    let text = "{ \"é\": [1, {\n\"a\\u0062\": \"x\" }], \"b\": {} }";
    let root = Pointer::root();
    let list = root.field("é");
    let pointers = [
        &root,
        &list,
        &list.index(0),
        &list.index(1).field("ab"),
        &list.index(1).field("missing").index(5),
        &list.index(9),
        &root.field("b"),
        &root.field("c"),
    ];
    let places: Vec<_> = places(text, &pointers).into_iter().flatten().map(|place| (place.line, place.column)).collect();
    assert_eq!(places, [(1, 1), (1, 8), (1, 9), (2, 12), (1, 12), (1, 8), (2, 25), (1, 1)]);
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
