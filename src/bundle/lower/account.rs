//! What the brief tells: the account, the perspectives, the consequences, and what to do.

// Each part takes its raw twin whole, also where it only reads it.
#![allow(clippy::needless_pass_by_value)]

use super::{Lowering, credits, filled};
use crate::brief::{Answer, Block, Defence, Gap, Guidance, Impact, Indicator, Lens, Point, Section, Step, Takes, Term};
use crate::bundle::raw;
use crate::diagnostic::Path;

impl Lowering<'_> {
    pub(super) fn section(&mut self, at: &Path, raw: raw::Section) -> Option<Section> {
        let depth = raw.depth.0;
        let blocks_at = at.field("blocks");
        let blocks = raw.blocks.into_iter().enumerate().map(|(i, block)| Block {
            text: self.prose(&blocks_at.index(i).field("text"), &block.text),
            depth: block.depth.map_or(depth, |own| own.0.max(depth)),
        });
        Some(Section {
            blocks: blocks.collect(),
            heading: self.text(&at.field("heading"), raw.heading),
            depth,
            authorship: credits(raw.authorship),
            id: self.own(&raw.id)?,
        })
    }

    pub(super) fn takes(&mut self, at: &Path, raw: raw::Takes) -> Takes {
        Takes {
            money_angle: self.maybe_prose(&at.field("money_angle"), raw.money_angle),
            market_impact: self.maybe_prose(&at.field("market_impact"), raw.market_impact),
            who_benefits: self.maybe_prose(&at.field("who_benefits"), raw.who_benefits),
            who_loses: self.maybe_prose(&at.field("who_loses"), raw.who_loses),
            watch_next: self.maybe_prose(&at.field("watch_next"), raw.watch_next),
            why_it_matters: self.maybe_prose(&at.field("why_it_matters"), raw.why_it_matters),
            authorship: credits(raw.authorship),
        }
    }

    pub(super) fn lens(&mut self, at: &Path, raw: raw::Lens) -> Option<Lens> {
        let points_at = at.field("points");
        let points = raw.points.into_iter().enumerate().map(|(i, point)| {
            let at = points_at.index(i);
            Point {
                text: self.prose(&at.field("text"), &point.text),
                question: self.maybe(&at.field("question"), point.question.as_ref()),
                relies_on: self.list(&at.field("relies_on"), &point.relies_on),
                disputes: self.list(&at.field("disputes"), &point.disputes),
            }
        });
        Some(Lens {
            points: points.collect(),
            name: self.text(&at.field("name"), raw.name),
            speaks_for: self.text(&at.field("speaks_for"), raw.speaks_for),
            weighs: self.text(&at.field("weighs"), raw.weighs),
            leaves_out: self.maybe_prose(&at.field("leaves_out"), raw.leaves_out),
            would_change: self.maybe_prose(&at.field("would_change"), raw.would_change),
            disclaimer: self.text(&at.field("disclaimer"), raw.disclaimer),
            authorship: credits(raw.authorship),
            id: self.own(&raw.id)?,
        })
    }

    pub(super) fn impact(&mut self, at: &Path, raw: raw::Impact) -> Option<Impact> {
        let dates_at = at.field("dates");
        Some(Impact {
            area: raw.area.0,
            affects: self.text(&at.field("affects"), raw.affects),
            text: self.prose(&at.field("text"), &raw.text),
            direction: raw.direction.0,
            horizon: raw.horizon.0,
            likelihood: raw.likelihood.map(|word| word.0),
            confidence: raw.confidence.map(|word| word.0),
            stage: raw.stage.map(|word| word.0),
            jurisdiction: filled(raw.jurisdiction),
            dates: raw.dates.iter().enumerate().filter_map(|(i, date)| self.date(&dates_at.index(i), date)).collect(),
            claims: self.list(&at.field("claims"), &raw.claims),
            sources: self.list(&at.field("sources"), &raw.sources),
            authorship: credits(raw.authorship),
            id: self.own(&raw.id)?,
        })
    }

    pub(super) fn step(&mut self, at: &Path, raw: raw::Step) -> Option<Step> {
        Some(Step {
            title: self.text(&at.field("title"), raw.title),
            text: self.prose(&at.field("text"), &raw.text),
            claims: self.list(&at.field("claims"), &raw.claims),
            sources: self.list(&at.field("sources"), &raw.sources),
            id: self.own(&raw.id)?,
        })
    }

    pub(super) fn defence(&mut self, at: &Path, raw: raw::Defence) -> Option<Defence> {
        Some(Defence {
            name: self.text(&at.field("name"), raw.name),
            text: self.prose(&at.field("text"), &raw.text),
            cost: self.maybe_prose(&at.field("cost"), raw.cost),
            effect: self.maybe_prose(&at.field("effect"), raw.effect),
            claimed_by: self.maybe(&at.field("claimed_by"), raw.claimed_by.as_ref()),
            sources: self.list(&at.field("sources"), &raw.sources),
            id: self.own(&raw.id)?,
        })
    }

    pub(super) fn guidance(&mut self, at: &Path, raw: raw::Guidance) -> Option<Guidance> {
        Some(Guidance {
            audience: raw.audience.0,
            advice: self.prose(&at.field("advice"), &raw.advice),
            reason: self.prose(&at.field("reason"), &raw.reason),
            sources: self.list(&at.field("sources"), &raw.sources),
            id: self.own(&raw.id)?,
        })
    }

    pub(super) fn indicator(&mut self, at: &Path, raw: raw::Indicator) -> Option<Indicator> {
        Some(Indicator {
            indicator: self.prose(&at.field("indicator"), &raw.indicator),
            why: self.prose(&at.field("why"), &raw.why),
            threshold: self.maybe_prose(&at.field("threshold"), raw.threshold),
            status: self.maybe_prose(&at.field("status"), raw.status),
            checked: self.maybe_date(&at.field("checked"), raw.checked.as_ref()),
            sources: self.list(&at.field("sources"), &raw.sources),
            id: self.own(&raw.id)?,
        })
    }

    pub(super) fn answer(&mut self, at: &Path, raw: raw::Answer) -> Option<Answer> {
        Some(Answer {
            question: self.text(&at.field("question"), raw.question),
            answer: self.prose(&at.field("answer"), &raw.answer),
            id: self.own(&raw.id)?,
        })
    }

    pub(super) fn term(&mut self, at: &Path, raw: raw::Term) -> Option<Term> {
        Some(Term {
            term: self.text(&at.field("term"), raw.term),
            meaning: self.prose(&at.field("meaning"), &raw.meaning),
            id: self.own(&raw.id)?,
        })
    }

    pub(super) fn gap(&mut self, at: &Path, raw: raw::Gap) -> Option<Gap> {
        Some(Gap { text: self.prose(&at.field("text"), &raw.text), id: self.own(&raw.id)? })
    }
}
