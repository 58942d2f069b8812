//! Wakes the islands of a finished page, and hands on what is chosen beside them.

use std::cell::RefCell;

use any_spawner::Executor;
use gloo::utils::document_element;
use leptos::prelude::{IntoView, Owner, RenderHtml, RwSignal, Set};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

use super::exhibit::{listings, part};
use super::{dom, moving};
use crate::chart::comparison::ScaleKind;
use crate::view::island::comparison::{Choice, FIRST};
use crate::view::island::{ATTRIBUTE, Island, comparison};
use crate::wording;

const CONTROLS: &str = ".exhibit__controls";

thread_local! {
    /// What is chosen of each exhibit that redraws, by its id.
    static CHOSEN: RefCell<Vec<(String, RwSignal<Choice>)>> = const { RefCell::new(Vec::new()) };
}

/// Wakes what is there, and listens for choices.
pub fn listen() {
    wake();
    dom::on("change", |event| {
        choose(event);
    });
}

/// Hands on which buttons are now pressed.
fn choose(event: &Event) -> Option<()> {
    let controls = dom::from(event, CONTROLS)?;
    let exhibit = part::of(&controls)?.id();
    let mut pressed = dom::all(&controls, "fieldset").into_iter().map(|set| {
        let is_pressed = |button: &HtmlInputElement| button.checked();
        dom::all(&set, "input").iter().position(|input| input.dyn_ref().is_some_and(is_pressed))
    });
    let (metric, scale) = (pressed.next()??, pressed.next()??);
    let chosen = (metric, *ScaleKind::ALL.get(scale)?);
    CHOSEN.with_borrow(|all| {
        let (_, signal) = all.iter().find(|(id, _)| exhibit.strip_prefix("exhibit-") == Some(id))?;
        signal.set(chosen);
        Some(())
    })
}

/// Hydrates each island with the props written beside it. An island whose props cannot be read stays as it was printed, and says
/// so in place of its fields: something on the way took what it did not know for white space.
pub fn wake() {
    CHOSEN.take();
    moving::forget();
    // A browser that goes back to a page may bring back what was chosen, but not what was drawn.
    for radio in dom::all(&document_element(), &format!("{CONTROLS} input")) {
        if let Some(radio) = radio.dyn_ref::<HtmlInputElement>() {
            radio.set_checked(radio.default_checked());
        }
    }
    listings::furnish();
    for element in dom::all(&document_element(), &format!("[{ATTRIBUTE}]")) {
        if let Some(island) = part::props(&element) {
            hydrate(element.unchecked_into(), island);
        } else {
            gloo::console::warn!("an exhibit stays as printed: its props cannot be read");
            quiet(&element);
        }
    }
}

fn hydrate(element: HtmlElement, island: Island) {
    match island {
        Island::Comparison(props) => {
            dom::mark_painted(&props.id);
            let chosen = RwSignal::new(FIRST);
            CHOSEN.with_borrow_mut(|all| all.push((props.id.clone(), chosen)));
            // As `leptos::mount::hydrate_from` has it, but without the context that is shared with a server: there is none, and
            // it brings the words of all that could be wrong with one, 3 KB of the module.
            let _ready = Executor::init_wasm_bindgen();
            let owner = Owner::new();
            let view = owner.with(|| comparison::comparison(props, chosen).into_view().hydrate_from::<true>(&element));
            // They live as long as the page.
            std::mem::forget((owner, view));
        }
        Island::Series(props) => moving::series(element.into(), props),
        Island::Timeline(props) => moving::timeline(&element, props),
        // What they are asked, they answer out of the document.
        Island::Units(_) | Island::WhatIf(_) => {}
    }
}

/// Takes away what would answer nothing, and says why.
fn quiet(island: &Element) {
    let Some(exhibit) = part::of(island) else { return };
    let said = format!("<p class=note>{}</p>", wording::NOT_ANSWERED);
    let mut dead = dom::all(&exhibit, &format!("{CONTROLS}, .presets"));
    dead.retain(|part| part.parent_element().and_then(|around| around.closest(CONTROLS).ok().flatten()).is_none());
    let first = dead.first().unwrap_or(island);
    dom::granted(first.insert_adjacent_html("beforebegin", &said));
    for part in dead {
        part.remove();
    }
}
