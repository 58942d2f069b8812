//! `brief diff`. It ends like `diff`: 0 when nothing is different, 1 when something is, 2 when it could not tell.

use std::path::Path;

use serde_json::{Value, json};

use super::Outcome;
use super::app::with_app;
use super::args::{Diff, Format};
use super::build::kind;
use super::check::{print, read};
use super::failure::Failure;
use super::terminal;
use super::whole::put;
use crate::check::edition;
use crate::diagnostic::visible;
use crate::edition::{Content, Edition};
use crate::insight::{Difference, Shown, Side};
use crate::press::offline_since;
use crate::view::Since;
use crate::wording;

/// Prints what is different between two bundles, and writes the page that tells it.
pub fn run(args: &Diff) -> Result<Outcome, Failure> {
    if let Some(out) = args.out.as_ref().filter(|out| kind(out) != "html") {
        return Err(Failure::UnknownPage { path: out.clone() });
    }
    let ((_, old), (bytes, new)) = (valid(&args.old)?, valid(&args.new)?);
    let differences = wording::differences(&old, &new);
    print(&match args.format {
        Format::Text => text(&differences),
        Format::Json => terminal::json(&json(&old, &new, &differences)),
    })?;
    let outcome = if differences.is_empty() { Outcome::Clean } else { Outcome::Findings };
    if let Some(out) = &args.out {
        let since = Since { older: &old.brief.meta, differences };
        let page = with_app(args.app.as_deref(), |app| offline_since(&new.brief, &bytes, &since, app))?;
        put(out, page.as_bytes())?;
    }
    Ok(outcome)
}

/// A bundle, and what it says.
fn valid(path: &Path) -> Result<(Vec<u8>, Edition), Failure> {
    let bytes = read(path)?;
    let edition = edition(&bytes).0.ok_or_else(|| Failure::NotComparable { path: path.to_owned() })?;
    Ok((bytes, edition))
}

/// A block a line, what it says otherwise below; then the sum.
fn text(differences: &[Difference]) -> String {
    let mut lines = Vec::new();
    for each in differences {
        let kind = wording::change(each.kind).to_lowercase();
        lines.push(format!("{kind:<10} {}: {}", each.address, visible(&each.title)));
        lines.extend(each.points.map(|points| format!("    {}", wording::points_told(points))));
        for fact in &each.facts {
            let side = |side: &Option<Shown>| side.as_ref().map_or(wording::NOTHING, |shown| &shown.text).to_owned();
            lines.push(format!("    {}\n      - {}\n      + {}", fact.label, side(&fact.before), side(&fact.after)));
        }
    }
    lines.push(wording::tallied_in_all(differences));
    lines.join("\n") + "\n"
}

fn json(old: &Edition, new: &Edition, differences: &[Difference]) -> Value {
    let side = |edition: &Edition| json!({ "id": edition.brief.meta.id, "revision": edition.brief.meta.revision });
    let differences = differences.iter().map(|each| {
        let facts = each.facts.iter().map(|fact| {
            let [before, after] = [&fact.before, &fact.after];
            let text = |shown: &Option<Shown>| shown.as_ref().map(|shown| shown.text.clone());
            let exact = |shown: &Option<Shown>| shown.as_ref().and_then(|shown| shown.side.as_ref()).map(exact);
            json!({
                "what": fact.label,
                "before": text(before),
                "after": text(after),
                "exact": { "before": exact(before), "after": exact(after) },
            })
        });
        let points =
            each.points.map(|points| json!({ "new": points.new, "changed": points.changed, "withdrawn": points.withdrawn }));
        let [before, after] = &each.pointers;
        json!({
            "kind": wording::change(each.kind).to_lowercase(),
            "address": each.address,
            "title": each.title,
            "pointers": { "before": before, "after": after },
            "facts": facts.collect::<Vec<_>>(),
            "points": points,
        })
    });
    json!({ "old": side(old), "new": side(new), "differences": differences.collect::<Vec<_>>() })
}

/// What stands in a bundle, and where.
fn exact(side: &Side) -> Value {
    json!({ "pointer": side.pointer, "value": value(&side.exact) })
}

fn value(content: &Content) -> Value {
    match content {
        Content::Nothing => Value::Null,
        Content::Flag(flag) => json!(flag),
        Content::Number(exact) => number(*exact),
        Content::Range(low, high) => json!([number(*low), number(*high)]),
        Content::Word(word) => json!(word),
        Content::Text(text) => json!(text),
        Content::Numbers(_) | Content::List(_) => (0..content.len()).map(|at| value(&content.element(at))).collect(),
        Content::Record(fields) => {
            let told = fields.iter().filter(|(_, value)| !value.is_empty());
            told.map(|(name, field)| (name.to_string(), value(field))).collect()
        }
    }
}

/// A number with all its digits; a whole one without a point, as authors write it.
fn number(number: f64) -> Value {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() < EXACT { json!(number as i64) } else { json!(number) }
}
