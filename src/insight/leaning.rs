//! What perspectives lean on, and which questions they speak to.

use super::sequence::distinct;
use crate::brief::{Brief, Claim, Id, Lens, Point, Question};

/// The claims that a lens relies on, and those it disputes, each once.
pub fn leaning(lens: &Lens) -> (Vec<&Id<Claim>>, Vec<&Id<Claim>>) {
    let claims = |of: fn(&Point) -> &Vec<Id<Claim>>| distinct(lens.points.iter().flat_map(of));
    (claims(|point| &point.relies_on), claims(|point| &point.disputes))
}

/// The questions that some lens speaks to, each with the points of every lens on it, and how many no lens speaks to.
pub struct Spoken<'a> {
    /// One list of points a lens, in bundle order; empty where the lens is silent.
    pub questions: Vec<(&'a Question, Vec<Vec<&'a Point>>)>,
    pub silent: usize,
}

/// Which lens speaks to which question; nothing when none does to any.
pub fn spoken(brief: &Brief) -> Option<Spoken<'_>> {
    let on =
        |question: &Question, lens: &'_ Lens| lens.points.iter().any(|point| point.question.as_ref() == Some(&question.id));
    let (spoken, silent): (Vec<&Question>, Vec<&Question>) =
        brief.questions.iter().partition(|question| brief.lenses.iter().any(|lens| on(question, lens)));
    let points = |question: &Question| {
        let is_on = |point: &&Point| point.question.as_ref() == Some(&question.id);
        brief.lenses.iter().map(|lens| lens.points.iter().filter(is_on).collect()).collect()
    };
    let questions: Vec<_> = spoken.into_iter().map(|question| (question, points(question))).collect();
    (!questions.is_empty()).then_some(Spoken { questions, silent: silent.len() })
}
