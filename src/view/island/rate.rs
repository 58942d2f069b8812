//! A what-if with the reader's own numbers: accounts, days, and the most that each account may do in a day.

use super::Field;
use super::props::props;
use crate::chart::campaigns::End;
use crate::chart::rate::{Axes, Limit, Volume, answer, draw};
use crate::chart::{Drawing, Layout, Told};
use crate::insight::{self, Strength};
use crate::wording;

/// What was stated, and what is asked first.
#[derive(Clone, PartialEq)]
pub struct Rate {
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

props!(struct Rate {
    accounts, exchanges, accounts_words, exchanges_words, days, caps, stated, other, address, strength
});
props!(struct Bounds { word, below, above });

impl Rate {
    /// What the fields say.
    ///
    /// # Errors
    /// Which field holds what is impossible, and why, as a sentence.
    pub fn asked(fields: &[Field]) -> Result<Asked, (usize, String)> {
        let mut numbers = [0.0; 3];
        for (at, field) in fields.iter().enumerate().take(numbers.len()) {
            numbers[at] = field.value;
            if let Some(flaw) = insight::flaw(field.value, field.is_empty, at == 0) {
                return Err((at, wording::flaw(wording::ASKED[at], flaw)));
            }
        }
        let [accounts, days, cap] = numbers;
        Ok(Asked { accounts, days, cap })
    }

    /// The answer in words, with the numbers put into the formula.
    pub fn answer(&self, asked: Asked) -> String {
        let (volume, bounds) = self.volume(asked.accounts);
        let stated = is_same(asked.accounts, self.accounts).then_some(&self.accounts_words);
        let among = stated.map_or_else(|| wording::number(asked.accounts), Clone::clone);
        // One formula, solved for each of its parts.
        let days = wording::days(answer(volume, asked.cap).unwrap_or_default(), &bounds.word);
        let rate = wording::bounded(&bounds.word, answer(volume, asked.days).unwrap_or_default());
        let accounts = answer(Volume { accounts: asked.days, ..volume }, asked.cap).unwrap_or_default();
        let accounts = wording::bounded(&self.other.word, accounts);
        wording::rate_answer(asked.cap, &days, [&self.exchanges_words, &among], asked.days, &rate, &accounts)
    }

    /// The drawing, with the reader's numbers in place of those that were stated.
    pub fn drawing(&self, asked: Option<Asked>, layout: Layout) -> Drawing {
        let (volume, _) = self.volume(asked.map_or(self.accounts, |asked| asked.accounts));
        let axes = Axes { across: wording::ACROSS_RATE, up: wording::UP_RATE, tick: &wording::tick };
        draw(volume, &self.limits(asked), &axes, layout)
    }

    /// What is marked on the curve: the reader's limit, round ones, what was stated.
    pub fn limits(&self, asked: Option<Asked>) -> Vec<Limit> {
        let (volume, bounds) = self.volume(asked.map_or(self.accounts, |asked| asked.accounts));
        let mut limits = Vec::new();
        let own = asked.map(|asked| asked.cap);
        let mut caps: Vec<f64> = own.into_iter().collect();
        for cap in &self.caps {
            if Some(*cap) != own {
                caps.push(*cap);
            }
        }
        for cap in &caps {
            if let Some(days) = answer(volume, *cap) {
                let spelled = wording::days(days, &bounds.word);
                let told = self.told(wording::what_if(*cap, &spelled));
                let words = [wording::cap_words(*cap, &spelled), spelled];
                limits.push(Limit { cap: *cap, days, is_stated: false, is_own: Some(*cap) == own, words, told });
            }
        }
        if let Some((rate, days)) = self.days.and_then(|days| Some((answer(self.volume(self.accounts).0, days)?, days))) {
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

    /// The volume, done by so many accounts, with its bounds.
    fn volume(&self, accounts: f64) -> (Volume, &Bounds) {
        let bounds = if is_same(accounts, self.accounts) { &self.stated } else { &self.other };
        (Volume { accounts, exchanges: self.exchanges, below: bounds.below, above: bounds.above }, bounds)
    }
}

fn is_same(one: f64, other: f64) -> bool {
    one.total_cmp(&other).is_eq()
}
