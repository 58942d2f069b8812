//! Where findings are, and how many are listed.

use expect_test::expect;

use super::{report, with};
use crate::bundle::read::places;
use crate::diagnostic::Pointer;

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
