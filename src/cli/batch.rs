//! Work on many items in parallel with their order kept and memory bounded.

use rayon::prelude::*;

/// Items that are worked on at a time, for each thread.
const ITEMS: usize = 16;

/// Bytes of the items that are worked on at a time, at least one item.
const BYTES: usize = 16 << 20;

/// Works on each item in parallel and takes the results in the order of the items. Those that are next are read
/// meanwhile.
///
/// # Errors
/// The first error of `take`, which ends the work.
pub(super) fn in_order<T: Send, R: Send, E>(
    mut items: impl Iterator<Item = T> + Send,
    size: impl Fn(&T) -> usize + Sync,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let mut chunk = next_chunk(&mut items, &size);
    while !chunk.is_empty() {
        let worked = || chunk.into_par_iter().map(&work).collect::<Vec<R>>();
        let (next, done) = rayon::join(|| next_chunk(&mut items, &size), worked);
        done.into_iter().try_for_each(&mut take)?;
        chunk = next;
    }
    Ok(())
}

/// The items that are worked on at a time.
fn next_chunk<T>(items: &mut impl Iterator<Item = T>, size: &impl Fn(&T) -> usize) -> Vec<T> {
    let most = ITEMS * rayon::current_num_threads();
    let mut chunk = Vec::new();
    let mut bytes = 0;
    while chunk.len() < most && bytes < BYTES {
        let Some(item) = items.next() else { break };
        bytes += size(&item);
        chunk.push(item);
    }
    chunk
}

#[cfg(test)]
mod tests {
    use super::in_order;

    #[test]
    fn order_is_kept_and_an_error_ends_the_work() {
        let mut taken = Vec::new();
        let result: Result<(), ()> = in_order(
            0..10_000,
            |_| 1,
            |number| number * 2,
            |number| {
                taken.push(number);
                Ok(())
            },
        );
        assert_eq!(result, Ok(()));
        assert!(taken.iter().copied().eq((0..10_000).map(|number| number * 2)));
        let stopped = in_order(0.., |_| 1, |number| number, |number| if number < 5 { Ok(()) } else { Err(number) });
        assert_eq!(stopped, Err(5));
    }
}
