//! A drawing of long series that a reader can move in: what the page holds of it beside the columns of numbers.
//!
//! Written and read by hand, since only the press does so, and what [`props!`](super::props) makes for lists weighs 1 KB there.

use super::props::{Prop, Reader, Writer};
use crate::brief::Date;
use crate::chart::Told;
use crate::insight::Strength;
use crate::wording;

/// One series.
#[derive(Debug, Clone, PartialEq)]
pub struct Lane {
    /// The series's.
    pub id: String,
    pub label: String,
    /// As its author wrote it.
    pub unit: String,
    /// How strong all of it is: the place among all [`Strength`]s.
    pub strength: usize,
    /// How many points it has.
    pub length: usize,
    /// Positions of what the authors worked out.
    pub derived: Vec<usize>,
    /// The points of which there is more to say than moment and value, in order: value and all that is told in words.
    pub remarks: Vec<(usize, String, String)>,
}

impl Lane {
    /// Adds the lane's lines.
    pub fn write(&self, lines: &mut Writer) {
        for text in [&self.id, &self.label, &self.unit] {
            lines.line(text);
        }
        for number in [self.strength, self.length, self.remarks.len()] {
            number.write(lines);
        }
        for (at, value, told) in &self.remarks {
            at.write(lines);
            lines.line(value);
            lines.line(told);
            usize::from(self.derived.contains(at)).write(lines);
        }
    }

    /// All lanes of an exhibit; `None` when the lines hold something else.
    pub fn read_all(props: &str) -> Option<Vec<Self>> {
        // There is no decimal number among them.
        let mut lines = Reader::new(props, |_| f64::NAN);
        let mut all = Vec::new();
        while lines.has_more() {
            let [id, label, unit] = [(); 3].map(|()| String::read(&mut lines));
            let (strength, length, count) = (usize::read(&mut lines), usize::read(&mut lines), usize::read(&mut lines));
            let (mut derived, mut remarks) = (Vec::new(), Vec::new());
            while remarks.len() < count && lines.has_more() {
                let at = usize::read(&mut lines);
                remarks.push((at, String::read(&mut lines), String::read(&mut lines)));
                if usize::read(&mut lines) > 0 {
                    derived.push(at);
                }
            }
            lines.expect(remarks.len() == count);
            all.push(Self { id, label, unit, strength, length, derived, remarks });
        }
        lines.is_at_end().then_some(all)
    }

    /// The strength that [`Lane::strength`] tells.
    pub fn strength(&self) -> Strength {
        match self.strength {
            0 => Strength::Unsupported,
            1 => Strength::Alleged,
            2 => Strength::Corroborated,
            _ => Strength::Primary,
        }
    }

    /// The value at a position in words, and what a reader is told there.
    pub fn say(&self, at: usize, seconds: f64, value: f64) -> (String, Told) {
        let (mut value, mut words) = (wording::plain_words(value, &self.unit), String::new());
        if let Some((_, said, told)) = self.remarks.iter().find(|remark| remark.0 == at) {
            value.clone_from(said);
            words.clone_from(told);
        } else {
            words += &wording::told_value(&self.label, Date::from_seconds(seconds as i64), &value);
        }
        (value, Told { words, address: wording::address("series-", &self.id), strength: self.strength() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_nothing_else() {
        let remarks = vec![(1, "about 2 m".to_owned(), "L: about\n2 m.".to_owned()), (4, "no value".to_owned(), String::new())];
        let (label, unit) = ("L\\n".to_owned(), String::new());
        let lane = Lane { id: "a".to_owned(), label, unit, strength: 1, length: 9, derived: vec![4], remarks };
        let lanes = vec![lane.clone(), Lane { remarks: Vec::new(), derived: Vec::new(), ..lane }];
        let mut written = Writer::default();
        for lane in &lanes {
            lane.write(&mut written);
        }
        let text = written.into_text();
        assert_eq!(Lane::read_all(&text), Some(lanes));
        assert_eq!(Lane::read_all(&text[..text.len() - 2]), None);
    }
}
