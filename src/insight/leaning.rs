//! What perspectives lean on, and which questions they speak to.

use super::sequence::distinct;
use crate::brief::{Brief, Claim, Id, Lens, Point, Question};

/// The claims that a lens relies on, and those it disputes, each once.
pub fn leaning(lens: &Lens) -> (Vec<&Id<Claim>>, Vec<&Id<Claim>>) {
    let (mut relied, mut disputed) = (Vec::new(), Vec::new());
    for point in &lens.points {
        relied.extend(&point.relies_on);
        disputed.extend(&point.disputes);
    }
    (distinct(relied), distinct(disputed))
}

/// The questions that some lens speaks to, each with the points of every lens on it, and how many no lens speaks to.
pub struct Spoken<'a> {
    /// One list of points a lens, in bundle order; empty where the lens is silent.
    pub questions: Vec<(&'a Question, Vec<Vec<&'a Point>>)>,
    pub silent: usize,
}

/// Which lens speaks to which question; nothing when none does to any.
pub fn spoken(brief: &Brief) -> Option<Spoken<'_>> {
    let mut questions = Vec::new();
    for question in &brief.questions {
        let mut of_lenses = Vec::new();
        let mut is_silent = true;
        for lens in &brief.lenses {
            let mut points = Vec::new();
            for point in &lens.points {
                if point.question.as_ref() == Some(&question.id) {
                    points.push(point);
                }
            }
            is_silent &= points.is_empty();
            of_lenses.push(points);
        }
        if !is_silent {
            questions.push((question, of_lenses));
        }
    }
    let silent = brief.questions.len() - questions.len();
    (!questions.is_empty()).then_some(Spoken { questions, silent })
}
