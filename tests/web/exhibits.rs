//! What a reader does with an exhibit: sort its numbers, hear them, take them along; served and from disk.

use serde_json::{Value, json};

use crate::{
    browser::{Browser, Key, Stage},
    says::everywhere,
    tests,
};

tests! {
    EVERYWHERE:
        a_table_is_sorted_by_any_column,
        an_exhibit_is_taken_along,
        what_cannot_be_painted_is_told,
        what_a_filter_hides_is_not_taken_along,
        numbers_are_heard;
}

const TABLE: &str = "#exhibit-campaigns-compared .exhibit__table";

/// The cells of a column, as they now stand.
fn column(page: &Browser, column: usize) -> Vec<String> {
    let cells = page.evaluate_with(
        "return [...document.querySelectorAll(args[0] + ' tbody tr')].map((row) => row.children[args[1]].textContent)",
        &[TABLE.into(), column.into()],
    );
    cells.as_array().into_iter().flatten().filter_map(|cell| Some(cell.as_str()?.to_owned())).collect()
}

/// The numbers of a column, in the order of its cells.
fn orders(page: &Browser, column: usize) -> Vec<Option<f64>> {
    let cells = page.evaluate_with(
        "return [...document.querySelectorAll(args[0] + ' tbody tr')].map((row) => row.children[args[1]].dataset.order ?? null)",
        &[TABLE.into(), column.into()],
    );
    let number = |cell: &Value| Some(cell.as_str()?.parse::<f64>().expect("a number beside the words"));
    cells.as_array().into_iter().flatten().map(number).collect()
}

fn a_table_is_sorted_by_any_column(stage: &Stage) {
    everywhere(stage, |page, _| {
        page.click(&format!("{TABLE} summary"));
        let printed = column(page, 1);
        let head = format!("{TABLE} thead th:nth-child(2)");
        page.click(&format!("{head} button"));
        assert_eq!(page.attribute_of(&head, "aria-sort"), Some("ascending".to_owned()));
        let ascending = column(page, 1);
        let known =
            |cells: &[String]| cells.iter().filter(|cell| cell.contains(|letter: char| letter.is_ascii_digit())).count();
        let orders: Vec<f64> = orders(page, 1).into_iter().map_while(|number| number).collect();
        assert_eq!(orders.len(), known(&printed));
        assert!(orders.is_sorted(), "{ascending:?}");
        assert!(ascending[orders.len()..].iter().all(|cell| known(std::slice::from_ref(cell)) == 0), "gaps come last");
        page.click(&format!("{head} button"));
        assert_eq!(page.attribute_of(&head, "aria-sort"), Some("descending".to_owned()));
        let mut again = column(page, 1)[..orders.len()].to_vec();
        again.reverse();
        assert_eq!(again, ascending[..orders.len()]);
        let mut sorted = [printed, column(page, 1)];
        for cells in &mut sorted {
            cells.sort();
        }
        assert_eq!(sorted[0], sorted[1], "no row is lost");
    });
}

/// Presses a tool of an exhibit and gives the kind, the name and the text of what the browser was handed; its table is open.
pub fn taken(page: &Browser, exhibit: &str, tool: &str) -> Value {
    page.evaluate_with(
        "return await new Promise((done) => {
             const create = URL.createObjectURL;
             URL.createObjectURL = (blob) => { window.made = blob; return create.call(URL, blob); };
             HTMLAnchorElement.prototype.click = function () {
                 URL.createObjectURL = create;
                 made.text().then((text) => done([made.type, this.download, text, made.size]));
             };
             document.querySelector('#exhibit-' + args[0] + ' [data-take=\"' + args[1] + '\"]').click();
         })",
        &[exhibit.into(), tool.into()],
    )
}

fn an_exhibit_is_taken_along(stage: &Stage) {
    everywhere(stage, |page, _| {
        page.click(&format!("{TABLE} summary"));
        let csv = taken(page, "campaigns-compared", "csv");
        assert_eq!([&csv[0], &csv[1]], [&json!("text/csv"), &json!("campaigns-compared.csv")]);
        let mut reader = csv::Reader::from_reader(csv[2].as_str().unwrap_or_default().as_bytes());
        let heads = reader.headers().expect("it has a head").clone();
        let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("as many cells in every row")).collect();
        assert_eq!([&heads[2], &heads[3]], ["low", "high"].map(|end| format!("{}, {end}", &heads[1])), "numbers beside words");
        let numbers = rows.iter().filter(|row| row[2].parse::<f64>().is_ok() && row[3].parse::<f64>().is_ok()).count();
        assert!(numbers > 2 && rows.iter().all(|row| row[2].is_empty() == row[3].is_empty()), "{rows:?}");
        let second: Vec<&str> = rows.iter().map(|row| &row[1]).collect();
        let shown: Vec<String> =
            column(page, 1).iter().map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(second, shown);
        let svg = taken(page, "campaigns-compared", "svg");
        assert_eq!([&svg[0], &svg[1]], [&json!("image/svg+xml"), &json!("campaigns-compared.svg")]);
        let facts = page.evaluate_with(
            "const drawn = new DOMParser().parseFromString(args[0], 'image/svg+xml');
             const title = document.querySelector('#exhibit-campaigns-compared h3').textContent;
             return [drawn.querySelector('parsererror') === null, drawn.querySelectorAll('[class], style').length,
                     drawn.documentElement.textContent.replace(/\\s+/g, '').includes(title.replace(/\\s+/g, ''))]",
            &[svg[2].clone()],
        );
        assert_eq!(facts, json!([true, 0, true]), "it stands alone, under its finding");
        let png = taken(page, "campaigns-compared", "png");
        assert_eq!([&png[0], &png[1]], [&json!("image/png"), &json!("campaigns-compared.png")]);
        let inked = page.evaluate(
            "const picture = await createImageBitmap(made), canvas = new OffscreenCanvas(picture.width, picture.height);
             const context = canvas.getContext('2d');
             context.drawImage(picture, 0, 0);
             const pixels = context.getImageData(0, 0, picture.width, picture.height).data;
             return new Set(new Uint32Array(pixels.buffer)).size",
        );
        assert!(inked.as_u64() > Some(20), "{inked} colors");
    });
}

fn what_cannot_be_painted_is_told(stage: &Stage) {
    // A picture that is none, a drawing that is no image, a canvas without a way to paint.
    let ways = [
        "HTMLCanvasElement.prototype.toBlob = (done) => done(null)",
        "const source = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src').set;
         Object.defineProperty(HTMLImageElement.prototype, 'src', { set() { source.call(this, 'data:image/svg+xml,<svg') } })",
        "HTMLCanvasElement.prototype.getContext = () => null",
    ];
    for way in ways {
        everywhere(stage, |page, _| {
            page.click(&format!("{TABLE} summary"));
            page.evaluate(way);
            page.click("#exhibit-campaigns-compared [data-take=png]");
            page.see_text(".dialog", "No picture could be made");
            page.see_text(".dialog", "It can be saved as SVG");
            page.press_key(Key::Escape);
            page.see_no(".dialog");
            let focus = page.evaluate("return document.activeElement.dataset.take");
            assert_eq!(focus, json!("png"), "the reader is back where the tools are");
            page.console();
        });
    }
}

fn what_a_filter_hides_is_not_taken_along(stage: &Stage) {
    everywhere(stage, |page, _| {
        page.click(&format!("{TABLE} summary"));
        page.evaluate_with(
            "document.querySelector(args[0] + ' tbody tr').classList.add('e--unsupported');
             document.querySelector('#exhibit-campaigns-compared .exhibit__layout--wide .point').classList.add('e--unsupported');
             document.getElementById('filter-one-origin').click()",
            &[TABLE.into()],
        );
        let csv = taken(page, "campaigns-compared", "csv");
        let rows = csv[2].as_str().unwrap_or_default().lines().count();
        assert_eq!(rows, column(page, 1).len(), "the head, and all rows but one");
        let svg = taken(page, "campaigns-compared", "svg");
        let hidden = page.evaluate_with(
            "const drawn = new DOMParser().parseFromString(args[0], 'image/svg+xml');
             return [...drawn.querySelectorAll('a')].map((point) => point.getAttribute('display') === 'none')",
            &[svg[2].clone()],
        );
        let hidden: Vec<bool> = serde_json::from_value(hidden).expect("a word a point");
        assert!(hidden[0] && !hidden[1], "{hidden:?}");
    });
}

fn numbers_are_heard(stage: &Stage) {
    everywhere(stage, |page, _| {
        page.click(&format!("{TABLE} summary"));
        page.evaluate(
            "window.notes = [];
             const start = OscillatorNode.prototype.start;
             OscillatorNode.prototype.start = function (when) { notes.push([this.detune.value, when]); start.call(this, when); };",
        );
        page.click("#exhibit-campaigns-compared [data-take=hear]");
        let notes = page.evaluate("return notes");
        let notes: Vec<(f64, f64)> = serde_json::from_value(notes).expect("pairs of numbers");
        let values = orders(page, 1);
        assert_eq!(notes.len(), values.len(), "a note a row");
        assert!(notes.is_sorted_by(|one, next| one.1 < next.1), "one after the other");
        for (note, value) in notes.iter().zip(&values) {
            assert_eq!(note.0 < 0.0, value.is_none(), "a knock where there is no number");
        }
        for (one, other) in [(0, 1), (1, 2)] {
            if let (Some(low), Some(high)) = (values[one], values[other]) {
                assert_eq!(low < high, notes[one].0 < notes[other].0, "the larger the higher");
            }
        }
    });
}
