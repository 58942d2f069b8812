//! `make bench`: a series of 10,000, 100,000 and 1,000,000 points in the brief and in the libraries that others draw it with, in
//! headless Chromium, in turns, so that a drift of the machine falls on all alike.
//!
//! Prints medians from the start of navigation to the drawing, and how long a redraw takes while a tenth of the series is
//! panned. The brief is measured twice: with its series pressed as columns, and from the JSON of a newer bundle beside a page,
//! which is checked and pressed in the browser. It never fails by a number: how fast a machine is, is no fault of the program.

#[allow(dead_code, unused_imports, reason = "the browser tests use all of it")]
#[path = "../tests/web/browser.rs"]
mod browser;
#[allow(dead_code, reason = "the browser tests use all of it")]
#[path = "../tests/web/driver.rs"]
mod driver;
#[allow(dead_code, reason = "the browser tests use all of it")]
#[path = "../tests/web/engine.rs"]
mod engine;
#[allow(dead_code, reason = "the browser tests use all of it")]
#[path = "../tests/web/site.rs"]
mod site;
#[allow(dead_code, reason = "the browser tests use all of it")]
#[path = "../tests/web/trap.rs"]
mod trap;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

use browser::Stage;
use engine::Engine;
use serde_json::{Value, json};
use site::Site;

const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];
const RUNS: usize = 7;
/// How long nothing is asked of the browser between two pages.
const SETTLED: Duration = Duration::from_millis(500);
/// The other libraries, each with its files.
const PEERS: [(&str, &[&str]); 4] = [
    ("uplot", &["uplot/dist/uPlot.iife.min.js"]),
    ("chartjs", &["chart.js/dist/chart.umd.min.js"]),
    ("echarts", &["echarts/dist/echarts.min.js"]),
    ("plot", &["d3/dist/d3.min.js", "@observablehq/plot/dist/plot.umd.min.js"]),
];

/// Waits for the mark without asking for frames, which would be drawn; then pans, and gives the mark's time and those of the
/// redraws in milliseconds.
const MEASURE: &str = "
    const [mark, most] = args, frame = () => new Promise((done) => requestAnimationFrame(done));
    const marked = new Promise((done) => new PerformanceObserver((list, observer) => {
        const [entry] = list.getEntriesByName(mark);
        if (entry) { observer.disconnect(); done(entry.startTime); }
    }).observe({ type: 'mark', buffered: true }));
    const painted = await Promise.race([marked, new Promise((done) => setTimeout(done, 18000))]);
    const took = [];
    if (!painted) return [null, took];
    await frame();
    const soon = () => new Promise((done) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(0); });
    const svg = [...document.querySelectorAll('#exhibit-long .exhibit__plot')].find((plot) => plot.getClientRects().length);
    const changed = async (act) => { const before = svg.firstChild; act(); const acted = performance.now();
        while (svg.firstChild === before && performance.now() - acted < 2000) await soon(); };
    const say = (kind, share) => {
        const place = svg.getBoundingClientRect();
        svg.dispatchEvent(new PointerEvent(kind, { bubbles: true, pointerId: 1, pointerType: 'mouse', clientX: place.left + share * place.width, clientY: place.top + 150 }));
    };
    if (svg) {
        await changed(() => { say('pointerdown', 0.45); say('pointermove', 0.5); say('pointerup', 0.55); });
        say('pointerdown', 0.9);
    }
    const pans = performance.now();
    for (let at = 0; at < most && performance.now() - pans < 4000; at++) {
        await frame();
        const before = performance.now();
        if (svg) await changed(() => say('pointermove', 0.9 - at / most * 0.8 - 0.01));
        else pan(0.4 + at / most * 0.2);
        await null;
        document.body.offsetHeight;
        took.push(performance.now() - before);
    }
    return [painted, took];";

/// What a run gave: when it was painted, and how long each redraw took, in milliseconds.
#[derive(Default)]
struct Measured {
    painted: Vec<f64>,
    redraws: Vec<f64>,
}

fn main() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench-series");
    let stage = Stage::of(Engine::Chromium);
    for points in SIZES {
        let folder = target.join(points.to_string());
        let sites = prepared(home, &folder, points);
        let peers = PEERS.map(|(peer, _)| (peer, format!("{peer}.html"), 0, "painted"));
        let ours =
            [("brief, columns", 1), ("brief, JSON", 2)].map(|(name, site)| (name, String::new(), site, "chart-painted:long"));
        let pages: Vec<_> = peers.into_iter().chain(ours).collect();
        let mut rows: Vec<(&str, Measured)> = pages.iter().map(|(name, ..)| (*name, Measured::default())).collect();
        for _ in 0..RUNS {
            for (at, (_, path, site, mark)) in pages.iter().enumerate() {
                let page = stage.open(&sites[*site].url(path));
                let given = page.evaluate_with(MEASURE, &[(*mark).into(), 60.into()]);
                let (painted, redraws): (Option<f64>, Vec<f64>) = serde_json::from_value(given).unwrap_or_default();
                rows[at].1.painted.push(painted.unwrap_or(f64::INFINITY));
                rows[at].1.redraws.extend(redraws);
                stage.tidy();
                // Until the half gigabyte of some pages is cleared away, the next would be slower for it.
                thread::sleep(SETTLED);
            }
        }
        print(points, &mut rows);
    }
}

/// A site of the peers, one of the brief, and one whose bundle was replaced by a newer one.
fn prepared(home: &Path, folder: &Path, points: usize) -> [Site; 3] {
    let [peers, brief, newer] = ["peers", "brief", "newer"].map(|name| folder.join(name));
    fs::create_dir_all(&peers).expect("the target folder can be written to");
    let (seconds, values) = series(points);
    fs::write(peers.join("data.json"), json!({ "t": seconds, "y": values }).to_string()).expect("it can be written");
    fs::copy(home.join("benches/peers/peer.js"), peers.join("peer.js")).expect("it is in the package");
    for (peer, files) in PEERS {
        let mut scripts = String::new();
        for file in files {
            let from = home.join("benches/peers/node_modules").join(file);
            let name = file.rsplit('/').next().expect("a path has a last part");
            fs::copy(&from, peers.join(name))
                .unwrap_or_else(|error| panic!("{}: {error}; run scripts/setup bench", from.display()));
            scripts.extend(["<script src=", name, "></script>"]);
        }
        let page = format!(
            "<!doctype html><meta charset=utf-8><title>Peer</title>{scripts}\
             <div id=box data-peer={peer} style='width:1200px;height:500px'></div><script type=module src=peer.js></script>"
        );
        fs::write(peers.join(format!("{peer}.html")), page).expect("it can be written");
    }
    let with = |revision: u32, series: Value, exhibits: Value| {
        json!({
            "format": 1,
            "meta": { "id": "long", "title": "A long series", "summary": "Made by rule.", "language": "en",
                      "published": "2026-03-02", "updated": "2026-03-02", "revision": revision },
            "parties": [{ "id": "port", "name": "The port", "roles": ["affected"] }],
            "sources": [{ "id": "meter", "publisher": "The meter", "title": "Readings", "date": "2026-03-02",
                          "url": "https://example.org/meter", "kind": "primary" }],
            "claims": [{ "id": "ran", "statement": "The meter ran.", "topic": "Meter", "asserted_by": ["port"], "stance": "says",
                         "evidence": [{ "source": "meter", "bearing": "supports", "locator": "page 1" }] }],
            "narrative": [{ "id": "s", "heading": "In short", "depth": "30-seconds", "blocks": [{ "text": "The {claim:ran|meter} ran." }] }],
            "units": [{ "id": "ton", "one": "ton", "many": "tons" }],
            "series": series,
            "exhibits": exhibits,
        })
        .to_string()
    };
    let load = json!([{ "id": "load", "label": "Load", "unit": "ton", "t": seconds, "y": values }]);
    let exhibit = json!([{ "id": "long", "kind": "series", "title": "The load rose", "subtitle": "Tons", "series": ["load"] }]);
    let long = with(2, load, exhibit);
    build(folder, &brief, &long);
    build(folder, &newer, &with(1, json!([]), json!([])));
    fs::write(newer.join("incident.json"), long).expect("it can be written");
    [Site::of_folder(peers), Site::of_folder(brief), Site::of_folder(newer)]
}

fn build(folder: &Path, out: &PathBuf, bundle: &str) {
    let file = folder.join("bundle.json");
    fs::write(&file, bundle).expect("it can be written");
    let made = Command::new(env!("CARGO_BIN_EXE_brief")).arg("build").arg(&file).arg("--out").arg(out).output();
    let made = made.expect("the program starts");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
}

/// A walk by rule: moments in seconds, and whole values.
fn series(points: usize) -> (Vec<usize>, Vec<f64>) {
    let step = (3_888_000 / points).max(1);
    let mut seed = 42_u32;
    let mut value = 640_000.0;
    let mut values = Vec::with_capacity(points);
    for _ in 0..points {
        // Numerical Recipes, 2nd edition, section 7.1: a quick generator, the same everywhere.
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        value += (f64::from(seed) / f64::from(u32::MAX) - 0.5) * 4000.0;
        values.push(f64::round(value));
    }
    ((0..points).map(|at| 1_776_816_000 + at * step).collect(), values)
}

fn print(points: usize, rows: &mut [(&str, Measured)]) {
    println!(
        "\n{points} points, medians of {RUNS} runs; budget: columns 0.35 × uPlot at 1,000,000; JSON 0.7 ×, at 100,000 0.9 ×; redraw 8 ms"
    );
    println!("{:<20}{:>14}{:>12}{:>16}{:>18}", "", "painted, ms", "× uPlot", "redraw, ms", "95 of 100, ms");
    let mut first = None;
    for (name, measured) in rows {
        for times in [&mut measured.painted, &mut measured.redraws] {
            times.sort_by(f64::total_cmp);
        }
        let at = |times: &[f64], percent: usize| times.get(times.len() * percent / 100).copied().unwrap_or(f64::NAN);
        let painted = at(&measured.painted, 50);
        let uplot = *first.get_or_insert(painted);
        let (middle, most) = (at(&measured.redraws, 50), at(&measured.redraws, 95));
        println!("{name:<20}{painted:>14.0}{:>12.2}{middle:>16.1}{most:>18.1}", painted / uplot);
    }
}
