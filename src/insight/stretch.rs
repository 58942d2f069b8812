//! Some of many that stand in an order, and what falls to them.

/// Some of those that stand in an order, one after the other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stretch {
    /// How many. None is a stretch too.
    pub count: f64,
    /// How many stand before them.
    pub before: f64,
}

/// Why a stretch cannot be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Misfit {
    /// There are not so many at all.
    Many,
    /// There are not so many after those before it, but only these.
    Left(f64),
}

impl Stretch {
    /// Whether there is nothing in it.
    pub fn is_none(self) -> bool {
        self.count < 1.0
    }

    /// The numbers of the first and the last, of which the very first has 1.
    pub fn ends(self) -> [f64; 2] {
        [self.before + 1.0, self.before + self.count]
    }

    /// Why it is no part of so many, if it is none.
    pub fn misfit(self, of: f64) -> Option<Misfit> {
        let left = of - self.before;
        if self.count > of {
            return Some(Misfit::Many);
        }
        (self.count > left).then_some(Misfit::Left(left.max(0.0)))
    }

    /// What falls to all of it, by what falls to one.
    pub fn share(self, of_one: f64) -> f64 {
        self.count * of_one
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_cannot_be_is_told_from_what_can() {
        let misfit = |before: f64, count: f64| Stretch { count, before }.misfit(100.0);
        assert_eq!([misfit(0.0, 0.0), misfit(0.0, 100.0), misfit(99.0, 1.0), misfit(100.0, 0.0)], [None; 4]);
        assert_eq!([misfit(0.0, 101.0), misfit(101.0, 101.0)], [Some(Misfit::Many); 2]);
        assert_eq!([misfit(99.0, 2.0), misfit(50.0, 60.0)], [Some(Misfit::Left(1.0)), Some(Misfit::Left(50.0))]);
        assert_eq!([misfit(100.0, 1.0), misfit(101.0, 0.0)], [Some(Misfit::Left(0.0)); 2]);
    }

    proptest! {
        #[test]
        fn a_stretch_of_so_many_ends_within_them(before in 0..1000_i32, count in 0..1000_i32, of in 1..1000_i32) {
            let stretch = Stretch { count: f64::from(count), before: f64::from(before) };
            prop_assert_eq!(stretch.misfit(f64::from(of)).is_none(), before + count <= of);
            let [first, last] = stretch.ends();
            prop_assert_eq!(stretch.is_none(), last < first);
        }
    }
}
