//! Texts that are no JSON, or more than is read.

use expect_test::expect;

use super::{check, report, with};
use crate::bundle::raw;
use crate::bundle::read::SIZE_LIMIT;
use crate::bundle::read::node::OBJECT;

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
