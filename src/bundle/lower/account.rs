//! What the brief tells: the account, the perspectives, the consequences, and what to do.

use super::lowering::Lowering;
use super::values::credits;
use crate::brief::{
    Answer, Area, Block, Climb, Defence, Exhibit, Forecast, Gap, Guidance, Id, Impact, Indicator, Lens, Outcome, Point, Rung,
    Section, Step, Takes, Term,
};
use crate::bundle::quoted::quoted;
use crate::bundle::raw;
use crate::diagnostic::Path;

impl Lowering<'_> {
    pub(super) fn section(&mut self, at: &Path, raw: &raw::Section, id: Id<Section>) -> Section {
        let depth = raw.depth.0;
        let blocks_at = at.field("blocks");
        let mut blocks = Vec::new();
        for (i, block) in raw.blocks.iter().enumerate() {
            blocks.push(Block {
                text: self.prose(&blocks_at.index(i), "text", &block.text),
                depth: block.depth.map_or(depth, |own| own.0.max(depth)),
            });
        }
        Section { blocks, heading: self.prose(at, "heading", &raw.heading), depth, authorship: credits(&raw.authorship), id }
    }

    pub(super) fn takes(&mut self, at: &Path, raw: &raw::Takes) -> Takes {
        Takes {
            money_angle: self.maybe_prose(at, "money_angle", &raw.money_angle),
            market_impact: self.maybe_prose(at, "market_impact", &raw.market_impact),
            who_benefits: self.maybe_prose(at, "who_benefits", &raw.who_benefits),
            who_loses: self.maybe_prose(at, "who_loses", &raw.who_loses),
            watch_next: self.maybe_prose(at, "watch_next", &raw.watch_next),
            why_it_matters: self.maybe_prose(at, "why_it_matters", &raw.why_it_matters),
            authorship: credits(&raw.authorship),
        }
    }

    pub(super) fn lens(&mut self, at: &Path, raw: &raw::Lens, id: Id<Lens>) -> Lens {
        let points_at = at.field("points");
        let mut points = Vec::new();
        for (i, point) in raw.points.iter().enumerate() {
            let at = &points_at.index(i);
            points.push(Point {
                text: self.prose(at, "text", &point.text),
                question: self.maybe(at, "question", &point.question),
                relies_on: self.list(at, "relies_on", &point.relies_on),
                disputes: self.list(at, "disputes", &point.disputes),
            });
        }
        Lens {
            points,
            name: self.text(at, "name", &raw.name),
            speaks_for: self.prose(at, "speaks_for", &raw.speaks_for),
            weighs: self.prose(at, "weighs", &raw.weighs),
            leaves_out: self.maybe_prose(at, "leaves_out", &raw.leaves_out),
            would_change: self.maybe_prose(at, "would_change", &raw.would_change),
            disclaimer: self.prose(at, "disclaimer", &raw.disclaimer),
            authorship: credits(&raw.authorship),
            id,
        }
    }

    pub(super) fn area(&mut self, at: &Path, raw: &raw::Area, id: Id<Area>) -> Area {
        Area { name: self.text(at, "name", &raw.name), id }
    }

    pub(super) fn impact(&mut self, at: &Path, raw: &raw::Impact, id: Id<Impact>, exhibits: &[raw::Exhibit]) -> Option<Impact> {
        let dates_at = at.field("dates");
        let mut dates = Vec::new();
        for (i, date) in raw.dates.iter().enumerate() {
            dates.extend(self.when_at(&dates_at.index(i), date));
        }
        let area = self.resolve(&at.field("area"), &raw.area);
        let forecast = self.forecast(at, raw);
        let impact = Impact {
            affects: self.prose(at, "affects", &raw.affects),
            text: self.prose(at, "text", &raw.text),
            direction: raw.direction.0,
            horizon: raw.horizon.0,
            forecast,
            climb: self.climb(at, raw, exhibits),
            jurisdiction: self.maybe_text(at, "jurisdiction", &raw.jurisdiction),
            dates,
            claims: self.list(at, "claims", &raw.claims),
            sources: self.list(at, "sources", &raw.sources),
            authorship: credits(&raw.authorship),
            id,
            // Last, since it may end this: whatever else is wrong has been reported by now.
            area: area?,
        };
        Some(impact)
    }

    /// How far an instrument has come: stages belong to the ladder that declares them.
    fn climb(&mut self, at: &Path, raw: &raw::Impact, exhibits: &[raw::Exhibit]) -> Option<Climb> {
        let steps_at = at.field("steps");
        let ladder_at = at.field("ladder");
        let Some(word) = &raw.ladder else {
            if !raw.steps.is_empty() {
                let message = "no ladder says which stages these are: nobody could tell what comes before and after";
                let help = "name under `ladder` an exhibit of the kind `ladder` that lists them under `stages`";
                self.error(&steps_at, "undeclared-ladder", message, help);
            }
            return None;
        };
        let ladder: Id<Exhibit> = self.resolve(&ladder_at, word)?;
        let raw::Drawn::Ladder(declared) = &exhibits.get(ladder.at())?.kind else {
            let message = format!("the exhibit {} is no ladder: it declares no stages", quoted(word));
            self.error(&ladder_at, "undeclared-ladder", message, "name an exhibit of the kind `ladder`");
            return None;
        };
        let words: Vec<&str> = declared.stages.iter().map(|stage| stage.id.as_str()).collect();
        let mut steps: Vec<Rung> = Vec::new();
        for (i, raw) in raw.steps.iter().enumerate() {
            let at = &steps_at.index(i);
            let date = self.maybe_date(at, "date", &raw.date);
            let Some(stage) = words.iter().position(|word| *word == raw.stage) else {
                let help = self.nearest_or_all(&raw.stage, &words);
                let message = format!("the ladder {} has no stage {}", quoted(word), quoted(&raw.stage));
                self.error(&at.field("stage"), "unknown-stage", message, help);
                continue;
            };
            let before = steps.iter().rev().find_map(|step| step.date);
            if let (Some(date), Some(before)) = (date, before)
                && date.is_before(before)
            {
                let message = format!("this step was taken on `{date}`, before one that is listed above it, on `{before}`");
                self.error(&at.field("date"), "dates-out-of-order", message, "list the steps in the order they were taken");
            }
            steps.push(Rung { stage, label: declared.stages[stage].label.clone(), date });
        }
        Some(Climb { ladder, steps })
    }

    /// How sure an impact is: said of what is expected, and of nothing else.
    fn forecast(&mut self, at: &Path, raw: &raw::Impact) -> Option<Forecast> {
        const CODE: &str = "outcome-and-likelihood";
        let given = [("likelihood", raw.likelihood.is_some()), ("confidence", raw.confidence.is_some())];
        for (field, is_given) in given {
            match raw.outcome.0 {
                Outcome::Happened if is_given => {
                    let message = format!("what happened has no {field}: a reader would take it for a guess");
                    let help = "leave it out, or make the outcome `expected`; how sure a report is, its sources tell";
                    self.error(&at.field(field), CODE, message, help);
                }
                Outcome::Expected if !is_given => {
                    let message = format!("what is expected needs a {field}: a reader would take it for certain");
                    let help = "give both `likelihood` and `confidence`, or make the outcome `happened`";
                    self.error(at, CODE, message, help);
                }
                Outcome::Happened | Outcome::Expected => {}
            }
        }
        Some(Forecast { likelihood: raw.likelihood?.0, confidence: raw.confidence?.0 })
    }

    pub(super) fn step(&mut self, at: &Path, raw: &raw::Step, id: Id<Step>) -> Step {
        Step {
            title: self.prose(at, "title", &raw.title),
            text: self.prose(at, "text", &raw.text),
            claims: self.list(at, "claims", &raw.claims),
            sources: self.list(at, "sources", &raw.sources),
            id,
        }
    }

    pub(super) fn defence(&mut self, at: &Path, raw: &raw::Defence, id: Id<Defence>) -> Defence {
        Defence {
            name: self.text(at, "name", &raw.name),
            text: self.prose(at, "text", &raw.text),
            cost: self.maybe_prose(at, "cost", &raw.cost),
            effect: self.maybe_prose(at, "effect", &raw.effect),
            claimed_by: self.maybe(at, "claimed_by", &raw.claimed_by),
            sources: self.list(at, "sources", &raw.sources),
            id,
        }
    }

    pub(super) fn guidance(&mut self, at: &Path, raw: &raw::Guidance, id: Id<Guidance>) -> Guidance {
        Guidance {
            audience: raw.audience.0,
            advice: self.prose(at, "advice", &raw.advice),
            reason: self.prose(at, "reason", &raw.reason),
            sources: self.list(at, "sources", &raw.sources),
            id,
        }
    }

    pub(super) fn indicator(&mut self, at: &Path, raw: &raw::Indicator, id: Id<Indicator>) -> Indicator {
        Indicator {
            indicator: self.prose(at, "indicator", &raw.indicator),
            why: self.prose(at, "why", &raw.why),
            threshold: self.maybe_prose(at, "threshold", &raw.threshold),
            status: self.maybe_prose(at, "status", &raw.status),
            checked: self.maybe_date(at, "checked", &raw.checked),
            sources: self.list(at, "sources", &raw.sources),
            id,
        }
    }

    pub(super) fn answer(&mut self, at: &Path, raw: &raw::Answer, id: Id<Answer>) -> Answer {
        Answer { question: self.prose(at, "question", &raw.question), answer: self.prose(at, "answer", &raw.answer), id }
    }

    pub(super) fn term(&mut self, at: &Path, raw: &raw::Term, id: Id<Term>) -> Term {
        Term { term: self.text(at, "term", &raw.term), meaning: self.prose(at, "meaning", &raw.meaning), id }
    }

    pub(super) fn gap(&mut self, at: &Path, raw: &raw::Gap, id: Id<Gap>) -> Gap {
        Gap { text: self.prose(at, "text", &raw.text), id }
    }
}
