//! The prose of a brief, with the place of each.

use crate::brief::{Brief, Piece, Prose};
use crate::diagnostic::Path;

/// What is done with each text.
pub(super) type Visit<'v> = dyn FnMut(&Path, &Prose) + 'v;

/// The paragraphs of the account.
pub(super) fn each_paragraph(brief: &Brief, visit: &mut Visit) {
    let sections = Path::ROOT.field("narrative");
    for (i, section) in brief.narrative.iter().enumerate() {
        let section_at = sections.index(i);
        let blocks = section_at.field("blocks");
        for (k, block) in section.blocks.iter().enumerate() {
            visit(&blocks.index(k).field("text"), &block.text);
        }
    }
}

/// The quick takes.
pub(super) fn each_take(brief: &Brief, visit: &mut Visit) {
    let Some(takes) = &brief.takes else { return };
    let at = Path::ROOT.field("takes");
    let takes = [
        ("money_angle", &takes.money_angle),
        ("market_impact", &takes.market_impact),
        ("who_benefits", &takes.who_benefits),
        ("who_loses", &takes.who_loses),
        ("watch_next", &takes.watch_next),
        ("why_it_matters", &takes.why_it_matters),
    ];
    for (name, take) in takes {
        if let Some(take) = take {
            visit(&at.field(name), take);
        }
    }
}

/// Every text in which something can be referred to, in no particular order and without its place.
pub(super) fn each_prose(brief: &Brief, visit: &mut dyn FnMut(&Prose)) {
    each_paragraph(brief, &mut |_, text| visit(text));
    each_take(brief, &mut |_, text| visit(text));
    let meta = &brief.meta;
    meta.disclosures.iter().chain(&meta.alleged).chain(&meta.established).for_each(&mut *visit);
    for reply in brief.parties.iter().filter_map(|party| party.reply.as_ref()) {
        reply.text.iter().for_each(&mut *visit);
    }
    for claim in &brief.claims {
        let notes = claim.evidence.iter().filter_map(|evidence| evidence.note.as_ref());
        std::iter::once(&claim.statement).chain(&claim.note).chain(notes).for_each(&mut *visit);
    }
    for question in &brief.questions {
        let positions = question.positions.iter().map(|position| &position.text);
        let texts = std::iter::once(&question.question).chain(&question.why).chain(&question.would_settle);
        texts.chain(positions).for_each(&mut *visit);
    }
    for figure in &brief.figures {
        let reported = figure.reported_by.iter().filter_map(|reported| reported.note.as_ref());
        let derivation = figure.derivation.iter().filter_map(|derivation| derivation.note.as_ref());
        figure.scope.iter().chain(&figure.note).chain(reported).chain(derivation).for_each(&mut *visit);
    }
    for event in &brief.events {
        std::iter::once(&event.text).chain(&event.note).for_each(&mut *visit);
    }
    for lens in &brief.lenses {
        let points = lens.points.iter().map(|point| &point.text);
        points.chain(&lens.leaves_out).chain(&lens.would_change).for_each(&mut *visit);
    }
    brief.impacts.iter().for_each(|impact| visit(&impact.text));
    brief.mechanism.iter().for_each(|step| visit(&step.text));
    for defence in &brief.defences {
        std::iter::once(&defence.text).chain(&defence.cost).chain(&defence.effect).for_each(&mut *visit);
    }
    brief.guidance.iter().flat_map(|guidance| [&guidance.advice, &guidance.reason]).for_each(&mut *visit);
    for indicator in &brief.watch {
        let texts = [&indicator.indicator, &indicator.why].into_iter();
        texts.chain(&indicator.threshold).chain(&indicator.status).for_each(&mut *visit);
    }
    brief.faq.iter().for_each(|answer| visit(&answer.answer));
    brief.glossary.iter().for_each(|term| visit(&term.meaning));
    brief.gaps.iter().for_each(|gap| visit(&gap.text));
    brief.series.iter().for_each(|series| series.note.iter().for_each(&mut *visit));
    for exhibit in &brief.exhibits {
        exhibit.note.iter().chain(&exhibit.context).for_each(&mut *visit);
    }
    for change in &brief.changes {
        visit(&change.summary);
        change.items.iter().for_each(|item| visit(&item.text));
    }
}

/// The words that the author wrote; a reference without words leaves a gap.
pub(super) fn written(prose: &Prose) -> String {
    let mut text = String::new();
    for piece in &prose.0 {
        match piece {
            Piece::Words(words) | Piece::Claim(_, words) | Piece::Question(_, words) => text.push_str(words),
            Piece::Source(_, words) | Piece::Party(_, words) | Piece::Term(_, words) => {
                text.push_str(words.as_deref().unwrap_or("…"));
            }
            Piece::Figure(_) | Piece::FigureValue(_) | Piece::Event(_) => text.push('…'),
        }
    }
    text
}
