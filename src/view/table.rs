//! Tables as values: what stands under a drawing in the page is what is written beside it as a file.

use maud::{Markup, html};

use super::filter::mark;
use super::page::Page;
use super::signed::signed;
use crate::brief::Quantity;
use crate::insight::Strength;
use crate::wording;

/// Cells under their heads, as many in each row as there are heads.
#[derive(Default)]
pub struct Table {
    pub head: Vec<String>,
    /// Whether the head is in the program's words, not the bundle's.
    pub has_own_head: bool,
    pub rows: Vec<Line>,
}

/// One row; its first cell names it.
pub struct Line {
    pub cells: Vec<Cell>,
    /// Whether it stands apart from the others.
    pub is_apart: bool,
}

/// What a cell says, and where that leads.
pub struct Cell {
    pub text: String,
    /// What belongs to the text; may be empty.
    pub detail: String,
    /// Address in the page; may be empty.
    pub address: String,
    /// How strong it is: a filter that it does not pass hides it.
    pub strength: Strength,
    /// Where it is a number: what rows are put in order by, and what is heard.
    pub order: Option<f64>,
    /// Where it is a range: the upper end, of which `order` is the lower.
    pub high: Option<f64>,
    /// Whether it is in the program's words, not the bundle's.
    pub is_own: bool,
}

impl Table {
    /// Rows under the words of their columns; that of the first may be empty.
    pub fn new(head: &[&str], rows: Vec<Line>) -> Self {
        Self { head: head.iter().map(ToString::to_string).collect(), has_own_head: false, rows }
    }

    /// The same, its head in the program's words.
    #[must_use]
    pub fn own_head(self) -> Self {
        Self { has_own_head: true, ..self }
    }
}

impl Cell {
    /// A text that leads nowhere and that no filter hides.
    pub fn text(text: impl Into<String>) -> Self {
        Self::link(text, String::new(), Strength::Primary)
    }

    /// A text that leads to its evidence.
    pub fn link(text: impl Into<String>, address: String, strength: Strength) -> Self {
        Self { text: text.into(), detail: String::new(), address, strength, order: None, high: None, is_own: false }
    }

    /// The same, in the program's words.
    #[must_use]
    pub fn own(self) -> Self {
        Self { is_own: true, ..self }
    }

    /// The same, as a number to put rows in order by, in the program's words.
    #[must_use]
    pub fn by(self, number: f64) -> Self {
        Self { order: Some(number), ..self.own() }
    }

    /// The same, to put rows in order by an amount, of a range by its lower end; what is not disclosed has no order.
    #[must_use]
    pub fn by_quantity(self, quantity: Quantity) -> Self {
        match quantity {
            Quantity::Known(amount, _) => Self { high: amount.is_range().then(|| amount.high()), ..self.by(amount.low()) },
            Quantity::NotDisclosed => self.own(),
        }
    }
}

impl From<Vec<Cell>> for Line {
    fn from(cells: Vec<Cell>) -> Self {
        Self { cells, is_apart: false }
    }
}

/// The table in the page, scrolling where it must; `title` names it.
pub fn table(table: &Table, title: &str, page: &Page) -> Markup {
    let own = |is_own: bool| page.own().filter(|_| is_own);
    html! {
        div.scroll tabindex="0" role="region" aria-label=(wording::table_of(title)) {
            table {
                thead lang=[own(table.has_own_head)] { tr { @for head in &table.head { @if head.is_empty() { td {} } @else { th scope="col" { (head) } } } } }
                tbody {
                    @for line in &table.rows {
                        tr.apart[line.is_apart] {
                            @for (at, each) in line.cells.iter().enumerate() {
                                @if at == 0 { th scope="row" lang=[own(each.is_own)] data-order=[each.order] data-high=[each.high] { (cell(each)) } }
                                @else { td lang=[own(each.is_own)] data-order=[each.order] data-high=[each.high] { (cell(each)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn cell(cell: &Cell) -> Markup {
    let mark = mark(Some(cell.strength));
    html! {
        @if !cell.address.is_empty() { a class=[mark] href={ "#" (cell.address) } { (signed(&cell.text)) } }
        @else if mark.is_some() { span class=[mark] { (signed(&cell.text)) } }
        @else { (signed(&cell.text)) }
        @if !cell.detail.is_empty() { " " small { (cell.detail) } }
    }
}
