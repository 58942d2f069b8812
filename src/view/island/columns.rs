//! Where the columns of long series lie for a page: each in a file beside it, or all together where the page was pressed in
//! a browser. What is in them, [`crate::brief::Columns`] has.
//!
//! ```text
//! together, little-endian:  for each series  length of its id (u32), id, length of its columns (u32), columns
//! ```

/// Where the columns of a series lie, from its page. A page that is older than what lies beside it asks for what is no longer
/// there, rather than take other numbers for its own.
#[cfg(feature = "press")]
pub fn path(id: &str, revision: u32) -> String {
    ["series/", id, "-r", &revision.to_string(), ".bin"].concat()
}

/// Adds the columns of a series to others, under its id.
#[cfg(feature = "press")]
pub fn add(all: &mut Vec<u8>, id: &str, columns: &[u8]) {
    for part in [id.as_bytes(), columns] {
        all.extend_from_slice(&u32::try_from(part.len()).unwrap_or_default().to_le_bytes());
        all.extend_from_slice(part);
    }
}

/// The columns of that series among those that were added; nothing where there are none.
pub fn of<'b>(all: &'b [u8], id: &str) -> Option<&'b [u8]> {
    let mut rest = all;
    loop {
        let known = part(&mut rest)?;
        let columns = part(&mut rest)?;
        if known == id.as_bytes() {
            return Some(columns);
        }
    }
}

/// A stretch of bytes with its length before it.
fn part<'b>(rest: &mut &'b [u8]) -> Option<&'b [u8]> {
    let (length, all) = rest.split_first_chunk()?;
    let (own, others) = all.split_at_checked(u32::from_le_bytes(*length) as usize)?;
    *rest = others;
    Some(own)
}

#[cfg(all(test, feature = "press"))]
mod tests {
    use super::*;

    #[test]
    fn columns_are_found_by_their_series() {
        let mut all = Vec::new();
        add(&mut all, "load", b"one");
        add(&mut all, "height", b"");
        assert_eq!([of(&all, "load"), of(&all, "height"), of(&all, "loa")], [Some(&b"one"[..]), Some(&b""[..]), None]);
        assert_eq!(of(&all[..all.len() - 1], "height"), None);
    }
}
