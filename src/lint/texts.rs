//! The prose of a brief, with the place of each.

use crate::brief::{Brief, Evidence, Piece, Prose};
use crate::diagnostic::Path;

/// What is done with each text.
pub(super) type Visit<'v> = dyn FnMut(&Path, &Prose) + 'v;

/// The paragraphs of the account.
pub(super) fn each_paragraph(brief: &Brief, visit: &mut Visit) {
    each(&Path::ROOT, "narrative", &brief.narrative, &mut |at, section| {
        each(at, "blocks", &section.blocks, &mut |at, block| visit(&at.field("text"), &block.text));
    });
}

/// Every text in which something can be referred to, with its place, in the order of the format.
pub(super) fn each_prose(brief: &Brief, visit: &mut Visit) {
    let root = &Path::ROOT;
    let meta_at = root.field("meta");
    told(visit, &meta_at, &[("summary", Some(&brief.meta.summary))]);
    each(&meta_at, "status", &brief.meta.status, &mut |at, cell| told(visit, at, &[("text", Some(&cell.text))]));
    let disclosures_at = meta_at.field("disclosures");
    for (i, text) in brief.meta.disclosures.iter().enumerate() {
        visit(&disclosures_at.index(i), text);
    }
    each(root, "parties", &brief.parties, &mut |at, party| {
        each(at, "statements", &party.statements, &mut |at, statement| told(visit, at, &[("text", statement.text.as_ref())]));
    });
    each(root, "sources", &brief.sources, &mut |at, source| {
        told(visit, at, &[("reliability", source.reliability.as_ref()), ("access_note", source.access_note.as_ref())]);
    });
    each(root, "claims", &brief.claims, &mut |at, claim| {
        told(visit, at, &[("statement", Some(&claim.statement)), ("note", claim.note.as_ref())]);
        each(at, "evidence", &claim.evidence, &mut |at, evidence| told(visit, at, &[("note", evidence.note.as_ref())]));
    });
    each(root, "questions", &brief.questions, &mut |at, question| {
        told(visit, at, &[("question", Some(&question.question)), ("why", question.why.as_ref())]);
        told(visit, at, &[("would_settle", question.would_settle.as_ref())]);
        each(at, "positions", &question.positions, &mut |at, position| told(visit, at, &[("text", Some(&position.text))]));
    });
    each(root, "figures", &brief.figures, &mut |at, figure| {
        told(visit, at, &[("scope", figure.scope.as_ref()), ("note", figure.note.as_ref())]);
        each(at, "reported_by", &figure.reported_by, &mut |at, reported| told(visit, at, &[("note", reported.note.as_ref())]));
        if let Some(derivation) = &figure.derivation {
            told(visit, &at.field("derivation"), &[("note", derivation.note.as_ref())]);
        }
    });
    each(root, "events", &brief.events, &mut |at, event| {
        told(visit, at, &[("text", Some(&event.text)), ("note", event.note.as_ref())]);
    });
    each(root, "narrative", &brief.narrative, &mut |at, section| {
        told(visit, at, &[("heading", Some(&section.heading))]);
        each(at, "blocks", &section.blocks, &mut |at, block| told(visit, at, &[("text", Some(&block.text))]));
    });
    if let Some(takes) = &brief.takes {
        let takes = [
            ("money_angle", takes.money_angle.as_ref()),
            ("market_impact", takes.market_impact.as_ref()),
            ("who_benefits", takes.who_benefits.as_ref()),
            ("who_loses", takes.who_loses.as_ref()),
            ("watch_next", takes.watch_next.as_ref()),
            ("why_it_matters", takes.why_it_matters.as_ref()),
        ];
        told(visit, &root.field("takes"), &takes);
    }
    each(root, "lenses", &brief.lenses, &mut |at, lens| {
        told(visit, at, &[("speaks_for", Some(&lens.speaks_for)), ("weighs", Some(&lens.weighs))]);
        told(visit, at, &[("leaves_out", lens.leaves_out.as_ref()), ("would_change", lens.would_change.as_ref())]);
        told(visit, at, &[("disclaimer", Some(&lens.disclaimer))]);
        each(at, "points", &lens.points, &mut |at, point| told(visit, at, &[("text", Some(&point.text))]));
    });
    each(root, "impacts", &brief.impacts, &mut |at, impact| {
        told(visit, at, &[("affects", Some(&impact.affects)), ("text", Some(&impact.text))]);
    });
    each(root, "mechanism", &brief.mechanism, &mut |at, step| {
        told(visit, at, &[("title", Some(&step.title)), ("text", Some(&step.text))]);
    });
    each(root, "defences", &brief.defences, &mut |at, defence| {
        told(visit, at, &[("text", Some(&defence.text)), ("cost", defence.cost.as_ref()), ("effect", defence.effect.as_ref())]);
    });
    each(root, "guidance", &brief.guidance, &mut |at, guidance| {
        told(visit, at, &[("advice", Some(&guidance.advice)), ("reason", Some(&guidance.reason))]);
    });
    each(root, "watch", &brief.watch, &mut |at, indicator| {
        told(visit, at, &[("indicator", Some(&indicator.indicator)), ("why", Some(&indicator.why))]);
        told(visit, at, &[("threshold", indicator.threshold.as_ref()), ("status", indicator.status.as_ref())]);
    });
    each(root, "faq", &brief.faq, &mut |at, answer| {
        told(visit, at, &[("question", Some(&answer.question)), ("answer", Some(&answer.answer))]);
    });
    each(root, "glossary", &brief.glossary, &mut |at, term| told(visit, at, &[("meaning", Some(&term.meaning))]));
    each(root, "gaps", &brief.gaps, &mut |at, gap| told(visit, at, &[("text", Some(&gap.text))]));
    each(root, "series", &brief.series, &mut |at, series| told(visit, at, &[("note", series.note.as_ref())]));
    each(root, "exhibits", &brief.exhibits, &mut |at, exhibit| {
        told(visit, at, &[("title", Some(&exhibit.title)), ("subtitle", Some(&exhibit.subtitle))]);
        told(visit, at, &[("note", exhibit.note.as_ref()), ("context", exhibit.context.as_ref())]);
    });
    each(root, "changes", &brief.changes, &mut |at, revision| {
        told(visit, at, &[("summary", Some(&revision.summary))]);
        each(at, "items", &revision.items, &mut |at, item| told(visit, at, &[("text", Some(&item.text))]));
    });
}

/// The texts of one thing, each in its field.
fn told(visit: &mut Visit, at: &Path, fields: &[(&str, Option<&Prose>)]) {
    for (field, text) in fields {
        if let Some(text) = text {
            visit(&at.field(field), text);
        }
    }
}

/// Each thing of a list, with its place.
fn each<'t, T: 't>(at: &Path, list: &str, things: impl IntoIterator<Item = &'t T>, visit: &mut dyn FnMut(&Path, &'t T)) {
    let at = at.field(list);
    for (i, thing) in things.into_iter().enumerate() {
        visit(&at.index(i), thing);
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
