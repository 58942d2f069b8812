//! `brief diff`. It ends like `diff`: 0 when nothing is different, 1 when something is, 2 when it could not tell.

use std::path::Path;

use serde_json::json;

use super::Outcome;
use super::app::with_app;
use super::args::{Diff, Format};
use super::build::put;
use super::check::{print, read};
use super::failure::Failure;
use super::terminal;
use crate::brief::Brief;
use crate::check::check;
use crate::diagnostic::visible;
use crate::insight::Difference;
use crate::press::offline_since;
use crate::wording;

/// Prints what is different between two bundles, and writes the page that tells it.
pub fn run(args: &Diff) -> Result<Outcome, Failure> {
    let ((_, old), (bytes, new)) = (valid(&args.old)?, valid(&args.new)?);
    let differences = wording::differences(&old, &new);
    print(&match args.format {
        Format::Text => text(&differences),
        Format::Json => terminal::json(&json(&old, &new, &differences)),
    })?;
    if let Some(out) = &args.out {
        let page = with_app(args.app.as_deref(), |app| offline_since(&new, &bytes, &old, app))?;
        put(out.clone(), page.as_bytes())?;
    }
    Ok(if differences.is_empty() { Outcome::Clean } else { Outcome::Findings })
}

/// A bundle with its brief.
fn valid(path: &Path) -> Result<(Vec<u8>, Brief), Failure> {
    let bytes = read(path)?;
    let brief = check(&bytes).brief.ok_or_else(|| Failure::NotComparable { path: path.to_owned() })?;
    Ok((bytes, brief))
}

/// A block a line, what reads otherwise in it below; then the sum.
fn text(differences: &[Difference]) -> String {
    let mut lines = Vec::new();
    for each in differences {
        let kind = wording::change(each.kind).to_lowercase();
        lines.push(format!("{kind:<10} {}: {}", each.address, visible(&each.title)));
        for fact in &each.facts {
            let side = |text: &Option<String>| visible(text.as_deref().unwrap_or("(nothing)")).into_owned();
            lines.push(format!("    {}\n      - {}\n      + {}", fact.label, side(&fact.before), side(&fact.after)));
        }
    }
    lines.push(wording::tallied_in_all(differences));
    lines.join("\n") + "\n"
}

fn json(old: &Brief, new: &Brief, differences: &[Difference]) -> serde_json::Value {
    let side = |brief: &Brief| json!({ "id": brief.meta.id, "revision": brief.meta.revision });
    let differences = differences.iter().map(|each| {
        let facts = each.facts.iter().map(|fact| json!({ "what": fact.label, "before": fact.before, "after": fact.after }));
        let kind = wording::change(each.kind).to_lowercase();
        json!({ "kind": kind, "address": each.address, "title": each.title, "facts": facts.collect::<Vec<_>>() })
    });
    json!({ "old": side(old), "new": side(new), "differences": differences.collect::<Vec<_>>() })
}
