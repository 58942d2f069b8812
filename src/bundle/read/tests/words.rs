//! Words of closed vocabularies, and markings.

use expect_test::expect;

use super::{META, check, with};
use crate::bundle::read::read;

#[test]
fn an_unknown_word_names_the_nearest() {
    check(
        with(
            r#"
            "sources": [{ "id": "s", "publisher": "P", "title": "T", "kind": "rumor", "grade": "a" }],
            "impacts": [{ "id": "i", "area": "a", "affects": "A", "text": "T", "direction": { "gains": 1 }, "horizon": "", "outcome": { "up": 1 } }]"#,
        ),
        expect![[r#"
            bundle:3:78: error[unknown-word] /sources/0/kind
              `rumor` is not a word for source kind
              help: the words are `primary`, `wire`, `secondary`, `analysis`, `generated`, `user-report`
            bundle:3:96: error[unknown-word] /sources/0/grade
              `a` is not a word for grade
              help: did you mean `A`? The words are `A`, `B`, `C`, `D`, `X`
            bundle:4:93: error[wrong-type] /impacts/0/direction
              `gains` stands alone, without a value
              help: write `"gains"`
            bundle:4:120: error[unknown-word] /impacts/0/horizon
              `""` is not a word for horizon
              help: the words are `immediate`, `days`, `weeks`, `months`, `years`
            bundle:4:135: error[unknown-word] /impacts/0/outcome
              `up` is not a word for outcome
              help: the words are `happened`, `expected`
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
        with(&format!(r#""sources": [{{ "id": "s", "publisher": "P", "title": "T", "kind": "{word}" }}]"#)),
        expect![[r#"
            bundle:2:66: error[unknown-word] /sources/0/kind
              `a�bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb…` is not a word for source kind
              help: the words are `primary`, `wire`, `secondary`, `analysis`, `generated`, `user-report`
        "#]],
    );
}
