//! What the reader can choose for the whole page: native radio buttons that the style sheet obeys, script or not.

use leptos::prelude::*;

use crate::brief::{Depth, Vocabulary};
use crate::wording;

/// Depth and theme.
pub fn controls() -> AnyView {
    let depths = Depth::VALUES.iter().map(|depth| radio("depth", depth.word(), wording::depth(*depth), *depth == Depth::Full));
    let themes = [("auto", "Auto"), ("light", "Light"), ("dark", "Dark")];
    let themes = themes.into_iter().map(|(word, label)| radio("theme", word, label, word == "auto"));
    view! {
        <div class="controls" role="region" aria-label="Reading controls">
            <div class="page controls__row">
                <fieldset class="choice"><legend>"Depth"</legend><div>{depths.collect_view()}</div></fieldset>
                <fieldset class="choice"><legend>"Theme"</legend><div>{themes.collect_view()}</div></fieldset>
                <p class="controls__said" role="status"></p>
            </div>
        </div>
    }
    .into_any()
}

fn radio(name: &'static str, word: &'static str, label: &'static str, checked: bool) -> AnyView {
    view! {
        <label>
            <input type="radio" name=name value=word id=format!("{name}-{word}") checked=checked autocomplete="off"/>
            <span>{label}</span>
        </label>
    }
    .into_any()
}
