//! The numbers of a table as notes.

use std::cell::RefCell;

use wasm_bindgen::JsValue;
use web_sys::{AudioContext, Element, OscillatorNode};

use super::super::dom;
use super::rows::{number, shown_rows};

thread_local! {
    /// What is being heard, and when by its clock it ends.
    static SOUND: RefCell<Option<(AudioContext, f64)>> = const { RefCell::new(None) };
}

/// Plays the numbers of the first column that has some, a note a row, the higher the larger; a low knock stands for a row
/// without. Pitch follows the logarithm of the frequency, as it is heard (Walker and Nees, "Theory of Sonification", *The
/// Sonification Handbook*, 2011, section 2.6). Pressed again, it is silent.
pub fn hear(exhibit: &Element) -> Result<(), JsValue> {
    const LOWEST_HERTZ: f32 = 220.0;
    const RANGE_CENTS: f64 = 2400.0;
    const KNOCK_CENTS: f64 = -2000.0;
    const NOTE_SECS: f64 = 0.28;
    if let Some((heard, ends)) = SOUND.take() {
        let is_over = heard.current_time() >= ends;
        drop(heard.close()?);
        if !is_over {
            return Ok(());
        }
    }
    let rows = shown_rows(exhibit, "tbody");
    let (mut column, mut low, mut high) = (0, f64::INFINITY, f64::NEG_INFINITY);
    let mut values = Vec::new();
    while low > high {
        values.clear();
        let mut is_there = false;
        for row in &rows {
            let cell = dom::all(row, "td").into_iter().nth(column);
            is_there |= cell.is_some();
            let value = cell.as_ref().and_then(number);
            if let Some(value) = value {
                (low, high) = (value.min(low), value.max(high));
            }
            values.push(value);
        }
        if !is_there {
            return Ok(());
        }
        column += 1;
    }
    let sound = AudioContext::new()?;
    let mut begins = sound.current_time() + 0.05;
    for value in values {
        let note = OscillatorNode::new(&sound)?;
        let share = value.map(|value| if high > low { (value - low) / (high - low) } else { 0.5 });
        note.frequency().set_value(LOWEST_HERTZ);
        note.detune().set_value(share.map_or(KNOCK_CENTS, |share| RANGE_CENTS * share) as f32);
        let volume = sound.create_gain()?;
        let level = volume.gain();
        level.set_value_at_time(0.2, begins)?;
        level.linear_ramp_to_value_at_time(0.0, begins + NOTE_SECS)?;
        note.connect_with_audio_node(&volume)?;
        volume.connect_with_audio_node(&sound.destination())?;
        note.start_with_when(begins)?;
        note.stop_with_when(begins + NOTE_SECS)?;
        begins += NOTE_SECS;
    }
    SOUND.set(Some((sound, begins)));
    Ok(())
}
