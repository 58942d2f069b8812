//! Links that took something along on their way: they arrive all the same.

use crate::{
    browser::Stage,
    says::{everywhere, wait_until_awake},
    tests,
};

tests! {
    EVERYWHERE:
        a_link_arrives_whatever_it_took_along,
        an_address_that_cannot_be_read_stays,
        what_the_browser_found_stays_found;
}

/// A block far down in the flagship.
const BLOCK: &str = "claim-doj-complaint";

fn a_link_arrives_whatever_it_took_along(stage: &Stage) {
    const IN_VIEW: &str = "(({ top, bottom }) => top < innerHeight && bottom > 0)(document.getElementById('claim-doj-complaint').getBoundingClientRect())";
    everywhere(stage, |page, at| {
        for (hash, depth, rest) in [
            ("claim%2Ddoj%2Dcomplaint", "full", ""),
            ("claim-doj-complaint%26depth%3D2-minutes", "2-minutes", ""),
            ("/claim-doj-complaint", "full", "/"),
            ("claim-doj-complaint)", "full", ")"),
            ("claim-doj-complaint?utm_source=a", "full", "utm_source=a"),
            ("claim-doj-complaint%20", "full", ""),
            ("claim-doj-complaint.", "full", "."),
            ("claim-doj-complaint&utm_source=a", "full", "utm_source=a"),
            ("claim-doj-complaint&fbclid=IwAR0", "full", "fbclid=IwAR0"),
            ("claim-doj-complaint&depth=2-minutes.", "2-minutes", "."),
            ("claim-doj-complaint&amp;depth=2-minutes)", "2-minutes", ")"),
        ] {
            page.evaluate("try { localStorage.clear() } catch {}");
            page.open("about:blank");
            page.open(&format!("{at}#{hash}"));
            wait_until_awake(page);
            page.see(&format!("#{BLOCK}:target"));
            page.wait_until(IN_VIEW);
            page.wait_until(&format!("document.querySelector('#depth-{depth}').checked"));
            if rest.is_empty() {
                let said = page.evaluate("return document.querySelector('.controls__said').textContent");
                assert_eq!(said, "", "of {hash}");
            } else {
                page.see_text(".controls__said", &format!("left out: {rest}"));
            }
            let after = if depth == "full" { String::new() } else { format!("&depth={depth}") };
            page.wait_until(&format!("location.hash === '#{BLOCK}{after}'"));
        }
    });
}

fn an_address_that_cannot_be_read_stays(stage: &Stage) {
    everywhere(stage, |page, at| {
        for (hash, said) in [
            ("claim-that-never-was)", "has the address claim-that-never-was. Not understood in this link, and left out: )"),
            ("?utm_source=a", "left out: utm_source=a"),
            ("%C2%BB", "left out: »"),
        ] {
            page.open("about:blank");
            page.open(&format!("{at}#{hash}"));
            wait_until_awake(page);
            page.see_text(".controls__said", said);
            assert_eq!(page.evaluate("return location.hash"), format!("#{hash}"));
        }
    });
}

/// Without script, an engine that reads escapes finds the block; with it, no less.
fn what_the_browser_found_stays_found(stage: &Stage) {
    everywhere(stage, |page, at| {
        page.evaluate("location.hash = 'claim%2Ddoj%2Dcomplaint'");
        page.see(&format!("#{BLOCK}:target"));
        page.wait_until(&format!("location.hash === '#{BLOCK}'"));
        page.see(&format!("#{BLOCK}:target"));
        assert!(page.address().starts_with(at));
    });
}
