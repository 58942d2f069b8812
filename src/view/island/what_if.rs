//! A what-if with the reader's own numbers: accounts, days, and the most that each account may do in a day.

use super::props::props;
use super::{Field, take};
use crate::chart::comparison::End;
use crate::chart::what_if::{Axes, Curve, Limit, draw};
use crate::chart::{Drawing, Layout, Told};
use crate::insight::{self, Strength, Volume};
use crate::wording;

/// What was stated, and what is asked first.
#[derive(Clone, PartialEq)]
pub struct WhatIf {
    pub accounts: f64,
    pub exchanges: f64,
    /// In words, with their precision.
    pub accounts_words: String,
    pub exchanges_words: String,
    /// Days that were stated.
    pub days: Option<f64>,
    /// Round limits, lowest first.
    pub caps: Vec<f64>,
    /// What follows from the stated accounts, and from any other number of them, which is nobody's word.
    pub stated: Bounds,
    pub other: Bounds,
    /// Where the evidence of the volume is, and how strong all of it is.
    pub address: String,
    pub strength: Strength,
}

/// Where the true value of what follows may lie.
#[derive(Clone, PartialEq)]
pub struct Bounds {
    /// The word before the number, with a space after it; empty for none.
    pub word: String,
    pub below: End,
    pub above: End,
}

/// The reader's numbers, all above zero.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Asked {
    pub accounts: f64,
    pub days: f64,
    pub cap: f64,
}

props!(struct WhatIf {
    accounts, exchanges, accounts_words, exchanges_words, days, caps, stated, other, address, strength
});
props!(struct Bounds { word, below, above });

impl WhatIf {
    /// What the fields say.
    ///
    /// # Errors
    /// Which field holds what is impossible, and why, as a sentence.
    pub fn asked(fields: &[Field]) -> Result<Asked, (usize, String)> {
        let mut numbers = [0.0; 3];
        take(&mut numbers, fields, &wording::ASKED, false)?;
        let [accounts, days, cap] = numbers;
        Ok(Asked { accounts, days, cap })
    }

    /// The answer in words, with the numbers put into the formula.
    pub fn answer(&self, asked: Asked) -> String {
        let Asked { accounts, days: within, cap } = asked;
        let volume = self.volume(accounts);
        let among = if self.is_stated(volume) { self.accounts_words.clone() } else { wording::number(accounts) };
        let word = &self.bounds(volume).word;
        let days = wording::days(volume.days(cap).unwrap_or_default(), word);
        let rate = wording::bounded(word, volume.rate(within).unwrap_or_default());
        let accounts = wording::bounded(&self.other.word, volume.accounts_within(within, cap).unwrap_or_default());
        wording::what_if_answer(cap, &days, [&self.exchanges_words, &among], within, &rate, &accounts)
    }

    /// The drawing, with the reader's numbers in place of those that were stated.
    pub fn drawing(&self, asked: Option<Asked>, layout: Layout) -> Drawing {
        let volume = self.asked_of(asked);
        let Bounds { below, above, .. } = *self.bounds(volume);
        let axes = Axes { across: wording::ACROSS_WHAT_IF, up: wording::UP_WHAT_IF, tick: &wording::tick };
        draw(Curve { volume, below, above }, &self.limits(asked), &axes, layout)
    }

    /// What is marked on the curve: the reader's limit, round ones, what was stated.
    pub fn limits(&self, asked: Option<Asked>) -> Vec<Limit> {
        let volume = self.asked_of(asked);
        let mut limits = Vec::new();
        let own = asked.map(|asked| asked.cap);
        for (at, cap) in insight::limits(own, &self.caps).into_iter().enumerate() {
            if let Some(days) = volume.days(cap) {
                let spelled = wording::days(days, &self.bounds(volume).word);
                let told = self.told(wording::what_if(cap, &spelled));
                let words = [wording::cap_words(cap, &spelled), spelled];
                limits.push(Limit { cap, days, is_stated: false, is_own: at == 0 && own.is_some(), words, told });
            }
        }
        if let Some((rate, days)) = self.days.and_then(|days| Some((self.volume(self.accounts).rate(days)?, days))) {
            let spelled = wording::stated_days(days);
            let told = self.told(wording::as_stated(rate, &spelled));
            let words = [told.words.clone(), spelled];
            limits.push(Limit { cap: rate, days, is_stated: true, is_own: false, words, told });
        }
        limits
    }

    fn told(&self, words: String) -> Told {
        Told { words, address: self.address.clone(), strength: self.strength }
    }

    /// The volume, done by so many accounts.
    fn volume(&self, accounts: f64) -> Volume {
        Volume { accounts, exchanges: self.exchanges }
    }

    /// The volume, done by the reader's accounts; as stated where nothing is asked.
    fn asked_of(&self, asked: Option<Asked>) -> Volume {
        self.volume(asked.map_or(self.accounts, |asked| asked.accounts))
    }

    fn is_stated(&self, volume: Volume) -> bool {
        volume.is_by(self.accounts)
    }

    fn bounds(&self, volume: Volume) -> &Bounds {
        if self.is_stated(volume) { &self.stated } else { &self.other }
    }
}
