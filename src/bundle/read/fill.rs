//! How each type of the mirror takes a value.

use std::rc::Rc;

use super::fault::{FLAG, Fault, LIST, NUMBER, OBJECT, TEXT, WHOLE};
use super::node::Member;
use super::signs::unfit;
use super::value::Value;
use super::walk::{Step, Walk};
use crate::bundle::mirror::{Choice, Field, Fill, Record};
use crate::bundle::raw::{Marking, Pairs, Start, Time, Times, Values};
use crate::bundle::word::Word;
use crate::sort::sorted;
use crate::whole::{NotWhole, whole};

impl<'n> Walk<'n> {
    /// Reports a value of another type than expected.
    fn mismatch(&mut self, expected: &str, found: Value) {
        self.report(&Fault::Type { expected, found, words: &[] });
    }

    /// Fills a part that is one step down.
    fn fill_below(&mut self, step: Step<'n>, part: &mut dyn Fill, value: Value<'n>) {
        self.path.push(step);
        part.fill(value, self);
        self.path.pop();
    }

    /// Fills a struct from an object.
    pub fn fill_record(&mut self, record: &mut dyn Record, value: Value<'n>) {
        let Value::Object(members) = value else { return self.mismatch(OBJECT, value) };
        let rest = self.fill_fields(record, members, &mut (0..members.len()));
        let fields = record.fields();
        if let Some(choice) = record.choice() {
            self.fill_choice(choice, fields, members, rest);
        } else if !rest.is_empty() {
            self.report_unknown(members, &rest, &names(fields));
        }
    }

    /// Fills a struct from some members of an object, and gives back which of these are none of its fields.
    fn fill_fields(
        &mut self,
        record: &mut dyn Record,
        members: &'n [Member<'n>],
        some: &mut dyn Iterator<Item = usize>,
    ) -> Vec<usize> {
        let fields = record.fields();
        let mut met = vec![false; fields.len()];
        let mut rest = Vec::new();
        for member in some {
            let (key, node) = &members[member];
            let Some(at) = fields.iter().position(|field| field.name == &**key) else {
                rest.push(member);
                continue;
            };
            if std::mem::replace(&mut met[at], true) {
                self.report_field(key, Some(member), &Fault::Twice(key));
                continue;
            }
            let value = if fields[at].required { Value::of(node) } else { Value::of_optional(node) };
            self.path.push(Step::Field(key));
            record.fill_field(at, value, self);
            self.path.pop();
        }
        for (field, met) in fields.iter().zip(met) {
            if field.required && !met {
                self.report_field(field.name, None, &Fault::Missing(field.name));
            }
        }
        rest
    }

    /// Fills what one field decides of an object: from the members that are left, of which that field is one.
    fn fill_choice(
        &mut self,
        (tag, choice): (&'static str, &mut dyn Choice),
        own: &[Field],
        members: &'n [Member<'n>],
        rest: Vec<usize>,
    ) {
        let (vocabulary, words) = choice.words();
        let mut word = None;
        let (tags, mut rest): (Vec<usize>, Vec<usize>) = rest.into_iter().partition(|at| &*members[*at].0 == tag);
        match tags.as_slice() {
            [] => self.report_field(tag, None, &Fault::Missing(tag)),
            [first, again @ ..] => {
                self.path.push(Step::Field(tag));
                let (found, beside) = self.choice(Value::of(&members[*first].1), vocabulary, words);
                if let (Some(at), Some(_)) = (found, beside) {
                    self.report(&Fault::NotAlone(words[at]));
                }
                self.path.pop();
                for at in again {
                    self.report_field(tag, Some(*at), &Fault::Twice(tag));
                }
                word = found;
            }
        }
        if let Some(at) = word {
            rest = self.fill_fields(choice.choose(at), members, &mut rest.into_iter());
        }
        // What another word has a use for is of this one's no use, which is told where it is known which that is.
        let mut unknown = Vec::new();
        for member in rest {
            let key = &*members[member].0;
            let reads = |at: &usize| choice.fields_of(*at).iter().any(|field| field.name == key);
            let readers: Vec<&str> = (0..words.len()).filter(reads).map(|at| words[at]).collect();
            match word {
                _ if readers.is_empty() => unknown.push(member),
                Some(at) => {
                    let fault = Fault::Unread { key, tag, word: words[at], readers: &readers };
                    self.report_field(key, Some(member), &fault);
                }
                None => {}
            }
        }
        let read = word.map(|at| names(choice.fields_of(at))).unwrap_or_default();
        self.report_unknown(members, &unknown, &[&*names(own), &[tag], &*read].concat());
    }

    /// Reports members that no field is made for; `names` are those of the fields there are.
    fn report_unknown(&mut self, members: &'n [Member<'n>], unknown: &[usize], names: &[&str]) {
        for member in unknown {
            let key = &members[*member].0;
            self.report_field(key, Some(*member), &Fault::UnknownField { key, names });
        }
    }

    /// How many elements the list has; none when it is no list, which is reported.
    #[inline(never)]
    fn list(&mut self, value: Value) -> usize {
        let len = value.len();
        if len.is_none() {
            self.mismatch(LIST, value);
        }
        len.unwrap_or(0)
    }

    #[inline(never)]
    fn fill_element(&mut self, list: Value<'n>, at: usize, part: &mut dyn Fill) {
        if let Some(value) = list.element(at) {
            self.fill_below(Step::Index(at), part, value);
        }
    }

    /// Which of the words is written, and what stands beside it; none and nothing when that has been reported.
    fn choice(&mut self, value: Value<'n>, vocabulary: &str, words: &[&str]) -> (Option<usize>, Option<Value<'n>>) {
        let (word, beside) = match value {
            Value::Text(word) => (word, None),
            Value::Object([(word, beside)]) => (&**word, Some(Value::of(beside))),
            found => {
                self.report(&Fault::Type { expected: &format!("a word for {vocabulary}"), found, words });
                return (None, None);
            }
        };
        let at = words.iter().position(|known| *known == word);
        if at.is_none() {
            self.report(&Fault::UnknownWord { word, vocabulary, words });
        }
        (at, beside.filter(|_| at.is_some()))
    }

    /// Which word of a vocabulary is written; the first when that is none of them, which is reported.
    pub fn word(&mut self, value: Value<'n>, vocabulary: &str, words: &[&str]) -> usize {
        let (at, beside) = self.choice(value, vocabulary, words);
        let at = at.unwrap_or(0);
        if beside.is_some() {
            self.report(&Fault::NotAlone(words[at]));
        }
        at
    }
}

fn names(fields: &[Field]) -> Vec<&'static str> {
    fields.iter().map(|field| field.name).collect()
}

impl Fill for String {
    #[inline(never)]
    fn fill<'n>(&mut self, value: Value<'n>, walk: &mut Walk<'n>) {
        match value {
            Value::Text(text) => {
                text.clone_into(self);
                for unfit in unfit(text) {
                    walk.report(&Fault::Unfit(unfit));
                }
            }
            found => walk.mismatch(TEXT, found),
        }
    }
}

impl Fill for f64 {
    #[inline(never)]
    fn fill<'n>(&mut self, value: Value<'n>, walk: &mut Walk<'n>) {
        match value {
            Value::Number(number) => *self = number,
            found => walk.mismatch(NUMBER, found),
        }
    }
}

impl Fill for bool {
    #[inline(never)]
    fn fill<'n>(&mut self, value: Value<'n>, walk: &mut Walk<'n>) {
        match value {
            Value::Bool(flag) => *self = flag,
            found => walk.mismatch(FLAG, found),
        }
    }
}

impl Fill for u32 {
    #[inline(never)]
    fn fill<'n>(&mut self, value: Value<'n>, walk: &mut Walk<'n>) {
        let Value::Number(number) = value else { return walk.mismatch(WHOLE, value) };
        match whole(number) {
            Ok(whole) => *self = whole,
            Err(NotWhole::Fraction) => walk.report(&Fault::Fraction(number)),
            Err(NotWhole::Range) => walk.report(&Fault::Range(number)),
        }
    }
}

impl<T: Fill + Default> Fill for Option<T> {
    fn fill<'n>(&mut self, value: Value<'n>, walk: &mut Walk<'n>) {
        if !matches!(value, Value::Null { .. }) {
            self.insert(T::default()).fill(value, walk);
        }
    }
}

impl<T: Fill + Default> Fill for Vec<T> {
    fn fill<'n>(&mut self, value: Value<'n>, walk: &mut Walk<'n>) {
        self.resize_with(walk.list(value), T::default);
        for (at, element) in self.iter_mut().enumerate() {
            walk.fill_element(value, at, element);
        }
    }
}

/// The lowest and the highest of a range.
impl Fill for (f64, f64) {
    fn fill<'n>(&mut self, value: Value<'n>, walk: &mut Walk<'n>) {
        match value.len() {
            None => return walk.mismatch("a list of 2 values", value),
            Some(2) => {}
            Some(found) => walk.report(&Fault::Length { expected: 2, found }),
        }
        walk.fill_element(value, 0, &mut self.0);
        walk.fill_element(value, 1, &mut self.1);
    }
}

impl Fill for Pairs {
    fn fill<'n>(&mut self, value: Value<'n>, walk: &mut Walk<'n>) {
        let Value::Object(members) = value else { return walk.mismatch(OBJECT, value) };
        let key = |at: usize| &*members[at].0;
        let order = sorted(members.len(), &|a, b| key(a).cmp(key(b)));
        let mut again = vec![false; members.len()];
        for pair in order.windows(2) {
            again[pair[1]] = key(pair[0]) == key(pair[1]);
        }
        let mut words = vec![String::new(); members.len()];
        for (at, (key, node)) in members.iter().enumerate() {
            if again[at] {
                walk.report_field(key, Some(at), &Fault::Twice(key));
            } else {
                walk.fill_below(Step::Field(key), &mut words[at], Value::of_optional(node));
            }
        }
        let first = order.into_iter().filter(|at| !again[*at]);
        self.0 = first.map(|at| (key(at).to_owned(), std::mem::take(&mut words[at]))).collect();
    }
}

impl Fill for Time {
    fn fill<'n>(&mut self, value: Value<'n>, walk: &mut Walk<'n>) {
        match value {
            Value::Number(seconds) => *self = Self::Seconds(seconds),
            Value::Text(date) => *self = Self::Date(date.to_owned()),
            found => walk.mismatch("a date or a number of seconds", found),
        }
    }
}

impl Fill for Start {
    fn fill<'n>(&mut self, value: Value<'n>, walk: &mut Walk<'n>) {
        match value {
            Value::Number(number) => *self = Self::Number(number),
            Value::Text(id) => *self = Self::Figure(id.to_owned()),
            found => walk.mismatch("a number or the id of a figure", found),
        }
    }
}

impl Fill for Times {
    fn fill<'n>(&mut self, value: Value<'n>, walk: &mut Walk<'n>) {
        if let Value::Numbers(numbers) = value
            && numbers.chunks(1024).all(has_no_gap)
        {
            self.seconds = Rc::clone(numbers);
            return;
        }
        let mut seconds = Vec::new();
        for at in 0..walk.list(value) {
            let mut time = Time::default();
            walk.fill_element(value, at, &mut time);
            seconds.push(match time {
                Time::Seconds(seconds) => seconds,
                Time::Date(date) => {
                    self.dates.push((at, date));
                    f64::NAN
                }
            });
        }
        self.seconds = Rc::new(seconds);
    }
}

/// Apart, since a browser makes quick code of a function once it has been called many times, not of a loop that goes on.
#[inline(never)]
fn has_no_gap(block: &[f64]) -> bool {
    !block.iter().any(|number| number.is_nan())
}

impl Fill for Values {
    fn fill<'n>(&mut self, value: Value<'n>, walk: &mut Walk<'n>) {
        if let Value::Numbers(numbers) = value {
            self.0 = Rc::clone(numbers);
            return;
        }
        let mut values = Vec::new();
        for at in 0..walk.list(value) {
            let mut number = None;
            walk.fill_element(value, at, &mut number);
            values.push(number.unwrap_or(f64::NAN));
        }
        self.0 = Rc::new(values);
    }
}

impl Fill for Marking {
    fn fill<'n>(&mut self, value: Value<'n>, walk: &mut Walk<'n>) {
        const WORDS: &[&str] = &["none", "embargo", "tlp"];
        let (Some(at), beside) = walk.choice(value, "marking", WORDS) else { return };
        let word = WORDS[at];
        if at == 0 {
            if beside.is_some() {
                walk.report(&Fault::NotAlone(word));
            }
            return;
        }
        let (mut until, mut label) = (String::new(), Word::default());
        match beside {
            None => walk.report(&Fault::Alone(word)),
            Some(value) => walk.fill_below(Step::Field(word), if at == 1 { &mut until } else { &mut label }, value),
        }
        *self = if at == 1 { Self::Embargo(until) } else { Self::Tlp(label) };
    }
}
