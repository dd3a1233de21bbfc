//! The order of the records of a bundle, for reading some of them at a time.

use super::super::Limits;
use super::TableInput;
use super::stream::Stream;
use super::table_index;
use crate::error::Error;
use crate::schema::table::ROOT;
use std::collections::VecDeque;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Hashes of the ids of the records and where in their order the records stand, ordered by hash.
#[derive(Debug, Default)]
pub(super) struct Owners(Vec<(u64, u32)>);

impl Owners {
    /// Reads the tables once; none where the rows of a table stand in another order, or two records share an id.
    pub(super) fn of(tables: &mut [TableInput<'_>], limits: Limits) -> Result<Option<Self>, Error> {
        let (mut owners, mut is_ordered) = (Self::default(), true);
        tables.sort_by_key(|table| table.name != ROOT);
        for table in tables.iter_mut() {
            let Some(index) = table_index(&table.name) else { continue };
            // What is wrong with the names of the columns is told when the table is read again.
            let stream = Stream::open(index, Box::new(&mut *table.input), limits, &mut VecDeque::new())?;
            if let Some(mut stream) = stream.filter(|_| is_ordered) {
                is_ordered = if index == 0 { owners.take(&mut stream)? } else { owners.are_in_order(&mut stream)? };
            }
            table.input.rewind().map_err(Error::read)?;
        }
        Ok(is_ordered.then_some(owners))
    }

    /// Takes in the ids of the records; tells whether they differ.
    fn take(&mut self, records: &mut Stream<'_>) -> Result<bool, Error> {
        while records.next(|_| {})? {
            let place = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
            self.0.push((hash(&records.owner_id()), place));
        }
        self.0.sort_unstable();
        Ok(self.0.windows(2).all(|pair| pair[0].0 != pair[1].0))
    }

    /// Whether the rows of a table stand in the order of their records.
    fn are_in_order(&self, rows: &mut Stream<'_>) -> Result<bool, Error> {
        let mut last = 0;
        while rows.next(|_| {})? {
            let Some(place) = rows.owner(self) else { continue };
            if place < last {
                return Ok(false);
            }
            last = place;
        }
        Ok(true)
    }

    /// Where in their order the record with this id stands.
    pub(super) fn place(&self, id: &[u8]) -> Option<u32> {
        let hash = hash(id);
        self.0.binary_search_by_key(&hash, |(hash, _)| *hash).ok().map(|index| self.0[index].1)
    }
}

fn hash(id: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}
