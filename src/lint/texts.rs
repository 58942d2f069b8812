//! The prose of a brief, with the place of each.

use crate::brief::{Brief, Evidence, Piece, Prose};
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
    let mut some = |texts: &[&Option<Prose>]| texts.iter().copied().flatten().for_each(&mut *visit);
    let meta = &brief.meta;
    for party in &brief.parties {
        party.statements.iter().for_each(|statement| some(&[&statement.text]));
    }
    for claim in &brief.claims {
        some(&[&claim.note]);
        claim.evidence.iter().for_each(|evidence| some(&[&evidence.note]));
    }
    for question in &brief.questions {
        some(&[&question.why, &question.would_settle]);
    }
    for figure in &brief.figures {
        some(&[&figure.scope, &figure.note]);
        figure.reported_by.iter().for_each(|reported| some(&[&reported.note]));
        figure.derivation.iter().for_each(|derivation| some(&[&derivation.note]));
    }
    brief.events.iter().for_each(|event| some(&[&event.note]));
    brief.lenses.iter().for_each(|lens| some(&[&lens.leaves_out, &lens.would_change]));
    brief.defences.iter().for_each(|defence| some(&[&defence.cost, &defence.effect]));
    brief.watch.iter().for_each(|indicator| some(&[&indicator.threshold, &indicator.status]));
    brief.series.iter().for_each(|series| some(&[&series.note]));
    brief.exhibits.iter().for_each(|exhibit| some(&[&exhibit.note, &exhibit.context]));

    meta.status.iter().for_each(|cell| visit(&cell.text));
    meta.disclosures.iter().for_each(&mut *visit);
    brief.claims.iter().for_each(|claim| visit(&claim.statement));
    for question in &brief.questions {
        visit(&question.question);
        question.positions.iter().for_each(|position| visit(&position.text));
    }
    brief.events.iter().for_each(|event| visit(&event.text));
    brief.lenses.iter().for_each(|lens| lens.points.iter().for_each(|point| visit(&point.text)));
    brief.impacts.iter().for_each(|impact| visit(&impact.text));
    brief.mechanism.iter().for_each(|step| visit(&step.text));
    brief.defences.iter().for_each(|defence| visit(&defence.text));
    for guidance in &brief.guidance {
        visit(&guidance.advice);
        visit(&guidance.reason);
    }
    for indicator in &brief.watch {
        visit(&indicator.indicator);
        visit(&indicator.why);
    }
    brief.faq.iter().for_each(|answer| visit(&answer.answer));
    brief.glossary.iter().for_each(|term| visit(&term.meaning));
    brief.gaps.iter().for_each(|gap| visit(&gap.text));
    for change in &brief.changes {
        visit(&change.summary);
        change.items.iter().for_each(|item| visit(&item.text));
    }
}

/// How a number of words came about where a script has no spaces between them; empty where all were counted.
pub(super) fn reckoned(characters: usize) -> String {
    match characters {
        0 => String::new(),
        _ => format!(" ({characters} characters of a script without spaces, eight of which count as five words)"),
    }
}

/// Whether a character belongs to a word: a letter or digit of any script.
pub(super) fn is_letter(c: char) -> bool {
    c.is_alphanumeric()
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

/// Every excerpt of the evidence, with its place.
pub(super) fn each_excerpt(brief: &Brief, visit: &mut dyn FnMut(&Path, &Evidence, &str)) {
    let claims = Path::ROOT.field("claims");
    for (i, claim) in brief.claims.iter().enumerate() {
        let claim_at = claims.index(i);
        let list = claim_at.field("evidence");
        for (k, evidence) in claim.evidence.iter().enumerate() {
            if let Some(excerpt) = &evidence.excerpt {
                visit(&list.index(k).field("excerpt"), evidence, excerpt);
            }
        }
    }
}
