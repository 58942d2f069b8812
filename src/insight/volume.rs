//! What follows from a volume that many did together, if all did alike: the days, the rate and how many it takes, from one
//! another; and what falls to a stretch of them.

/// What was done, and by how many.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Volume {
    pub accounts: f64,
    /// What all accounts did together.
    pub exchanges: f64,
}

impl Volume {
    /// Days that it takes when every account does no more than `cap` a day; `None` where that is no number.
    ///
    /// ```text
    /// days = exchanges / (accounts × cap)
    /// ```
    pub fn days(self, cap: f64) -> Option<f64> {
        let days = self.exchanges / (self.accounts * cap);
        (self.accounts > 0.0 && cap > 0.0 && self.exchanges > 0.0 && days.is_finite()).then_some(days)
    }

    /// What every account does in a day when it takes so many days: the formula is the same for both.
    pub fn rate(self, days: f64) -> Option<f64> {
        self.days(days)
    }

    /// The accounts that do it within so many days, each no more than `cap` a day.
    pub fn accounts_within(self, days: f64, cap: f64) -> Option<f64> {
        Self { accounts: days, ..self }.days(cap)
    }

    /// Whether that is by how many it was done.
    pub fn is_by(self, accounts: f64) -> bool {
        self.accounts.total_cmp(&accounts).is_eq()
    }
}

/// The limits that are compared: the asker's own, then the others.
pub fn limits(own: Option<f64>, others: &[f64]) -> Vec<f64> {
    let mut limits: Vec<f64> = own.into_iter().collect();
    for other in others {
        if Some(*other) != own {
            limits.push(*other);
        }
    }
    limits
}

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
    fn a_volume_is_answered_as_the_formula_says() {
        let volume = Volume { accounts: 25_000.0, exchanges: 28_800_000.0 };
        assert_eq!(volume.days(50.0), Some(23.04));
        assert_eq!(volume.rate(45.0), Some(25.6));
        assert_eq!(volume.accounts_within(45.0, 64.0), Some(10_000.0));
        let nobodys = Volume { accounts: 0.0, ..volume };
        assert_eq!([volume.days(0.0), volume.days(f64::NAN), volume.days(-1.0), nobodys.days(50.0)], [None; 4]);
    }

    #[test]
    fn ones_own_limit_comes_first_and_once() {
        assert_eq!(limits(Some(5.0), &[2.0, 5.0, 10.0]), vec![5.0, 2.0, 10.0]);
        assert_eq!(limits(None, &[2.0, 5.0]), vec![2.0, 5.0]);
    }

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
        fn the_parts_of_a_volume_follow_from_one_another(accounts in 1.0..1e6_f64, exchanges in 1.0..1e9_f64, cap in 0.1..1e4_f64) {
            let volume = Volume { accounts, exchanges };
            let days = volume.days(cap).expect("all are above zero");
            let near = |one: Option<f64>, other: f64| one.is_some_and(|one| (one / other - 1.0).abs() < 1e-9);
            prop_assert!(near(volume.rate(days), cap) && near(volume.accounts_within(days, cap), accounts));
        }

        #[test]
        fn a_stretch_of_so_many_ends_within_them(before in 0..1000_i32, count in 0..1000_i32, of in 1..1000_i32) {
            let stretch = Stretch { count: f64::from(count), before: f64::from(before) };
            prop_assert_eq!(stretch.misfit(f64::from(of)).is_none(), before + count <= of);
            let [first, last] = stretch.ends();
            prop_assert_eq!(stretch.is_none(), last < first);
        }
    }
}
