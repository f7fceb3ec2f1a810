//! A map in the order of its keys.

use super::index::{Index, Place, Positions};
use super::place;
use std::borrow::Borrow;
use std::fmt;

/// Keys with their values, in the order of the keys; used like the standard library's.
#[derive(Clone)]
pub struct Map<K, V> {
    /// As they came.
    entries: Vec<(K, V)>,
    order: Index,
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K, V> Map<K, V> {
    /// No entry.
    #[must_use]
    pub fn new() -> Self {
        Self { entries: Vec::new(), order: Index::default() }
    }

    /// Number of entries.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no entry.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entries in order.
    #[must_use]
    pub fn iter(&self) -> Iter<'_, K, V> {
        Iter { positions: self.order.positions(), entries: &self.entries }
    }

    /// The keys in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> {
        self.iter().map(|(key, _)| key)
    }

    /// The values in the order of their keys.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> {
        self.iter().map(|(_, value)| value)
    }

    /// The values in the order of their keys, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.settle();
        self.entries.iter_mut().map(|(_, value)| value)
    }

    /// The values in the order of their keys.
    pub fn into_values(self) -> impl Iterator<Item = V> {
        self.into_iter().map(|(_, value)| value)
    }

    /// The keys in order.
    pub fn into_keys(self) -> impl Iterator<Item = K> {
        self.into_iter().map(|(key, _)| key)
    }

    /// The first entry.
    #[must_use]
    pub fn first_key_value(&self) -> Option<(&K, &V)> {
        self.iter().next()
    }

    /// The last entry.
    #[must_use]
    pub fn last_key_value(&self) -> Option<(&K, &V)> {
        self.iter().next_back()
    }

    /// Keeps the entries that `keep` says.
    pub fn retain(&mut self, mut keep: impl FnMut(&K, &mut V) -> bool) {
        self.settle();
        self.entries.retain_mut(|(key, value)| keep(key, value));
        self.order = Index::plain(self.entries.len());
    }

    /// Puts the entries themselves in order.
    fn settle(&mut self) {
        if !self.order.is_plain() {
            let order = self.order.positions().collect();
            place(order, &mut |a, b| self.entries.swap(a, b));
            self.order = Index::plain(self.entries.len());
        }
    }
}

impl<K: Ord, V> Map<K, V> {
    fn find<Q: Ord + ?Sized>(&self, key: &Q) -> Result<Place, Place>
    where
        K: Borrow<Q>,
    {
        self.order.find(&|at| {
            let order = |entry: &(K, V)| entry.0.borrow().cmp(key);
            self.entries.get(at).map_or(std::cmp::Ordering::Less, order)
        })
    }

    fn position<Q: Ord + ?Sized>(&self, key: &Q) -> Option<usize>
    where
        K: Borrow<Q>,
    {
        self.find(key).ok().and_then(|place| self.order.at(place))
    }

    /// The value of a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.entries.get(self.position(key)?).map(|(_, value)| value)
    }

    /// The value of a key, to be changed.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let at = self.position(key)?;
        self.entries.get_mut(at).map(|(_, value)| value)
    }

    /// Whether the key has a value.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(key).is_ok()
    }

    /// The entries from a key on, in order.
    pub fn from<Q: Ord + ?Sized>(&self, key: &Q) -> impl Iterator<Item = (&K, &V)>
    where
        K: Borrow<Q>,
    {
        let (Ok(place) | Err(place)) = self.find(key);
        self.order
            .from(place)
            .filter_map(|at| self.entries.get(at))
            .map(|(key, value)| (key, value))
    }

    /// Gives a key a value; the one it had comes back.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.find(&key) {
            Ok(place) => {
                let at = self.order.at(place)?;
                self.entries.get_mut(at).map(|(_, old)| std::mem::replace(old, value))
            }
            Err(place) => {
                self.add(place, key, value);
                None
            }
        }
    }

    fn add(&mut self, place: Place, key: K, value: V) -> usize {
        let at = self.entries.len();
        self.order.insert(place, at);
        self.entries.push((key, value));
        at
    }

    /// Takes a key and its value out.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let at = self.find(key).ok().and_then(|place| self.order.remove(place))?;
        (at < self.entries.len()).then(|| self.entries.remove(at).1)
    }

    /// The place of a key, with its value or without.
    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        let place = self.find(&key);
        Entry { map: self, key, place }
    }
}

/// The place of a key in a map.
pub struct Entry<'a, K, V> {
    map: &'a mut Map<K, V>,
    key: K,
    place: Result<Place, Place>,
}

impl<'a, K: Ord, V> Entry<'a, K, V> {
    /// The value, made where there is none.
    pub fn or_insert_with(self, make: impl FnOnce() -> V) -> &'a mut V {
        let at = match self.place {
            Ok(place) => self.map.order.at(place).unwrap_or_default(),
            Err(place) => self.map.add(place, self.key, make()),
        };
        #[allow(clippy::indexing_slicing, reason = "the order holds positions of entries")]
        &mut self.map.entries[at].1
    }

    /// The value, this one where there is none.
    pub fn or_insert(self, value: V) -> &'a mut V {
        self.or_insert_with(|| value)
    }

    /// The value, its type's default where there is none.
    pub fn or_default(self) -> &'a mut V
    where
        V: Default,
    {
        self.or_insert_with(V::default)
    }

    /// Changes the value where there is one.
    #[must_use]
    pub fn and_modify(self, change: impl FnOnce(&mut V)) -> Self {
        let at = self.place.ok().and_then(|place| self.map.order.at(place));
        if let Some((_, value)) = at.and_then(|at| self.map.entries.get_mut(at)) {
            change(value);
        }
        self
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Map<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self::new();
        map.extend(entries);
        map
    }
}

impl<K: Ord, V> Extend<(K, V)> for Map<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        for (key, value) in entries {
            self.insert(key, value);
        }
    }
}

impl<K: Ord, V, const N: usize> From<[(K, V); N]> for Map<K, V> {
    fn from(entries: [(K, V); N]) -> Self {
        entries.into_iter().collect()
    }
}

impl<K, V> IntoIterator for Map<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(mut self) -> Self::IntoIter {
        self.settle();
        self.entries.into_iter()
    }
}

impl<'a, K, V> IntoIterator for &'a Map<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// The entries of a map in order.
#[derive(Clone)]
pub struct Iter<'a, K, V> {
    positions: Positions<'a>,
    entries: &'a [(K, V)],
}

impl<'a, K, V> Iterator for Iter<'a, K, V> {
    type Item = (&'a K, &'a V);

    fn next(&mut self) -> Option<Self::Item> {
        self.entries.get(self.positions.next()?).map(|(key, value)| (key, value))
    }
}

impl<K, V> DoubleEndedIterator for Iter<'_, K, V> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.entries.get(self.positions.next_back()?).map(|(key, value)| (key, value))
    }
}

impl<K: PartialEq, V: PartialEq> PartialEq for Map<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for Map<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn holds_what_the_standard_librarys_map_holds(steps: Vec<(u16, u8, Option<u8>)>) {
            let (mut ours, mut theirs) = (Map::new(), BTreeMap::new());
            for (key, by, value) in steps {
                // Some ascend, some repeat.
                let key = key % 600;
                match (value, by % 4) {
                    (Some(value), 0) => {
                        *ours.entry(key).or_insert(0_u8) = value;
                        *theirs.entry(key).or_insert(0_u8) = value;
                    }
                    (Some(value), 1) => {
                        ours.entry(key).and_modify(|v| *v = v.wrapping_add(value)).or_default();
                        theirs.entry(key).and_modify(|v| *v = v.wrapping_add(value)).or_default();
                    }
                    (Some(value), _) => {
                        prop_assert_eq!(ours.insert(key, value), theirs.insert(key, value));
                    }
                    (None, 0) => prop_assert_eq!(ours.remove(&key), theirs.remove(&key)),
                    (None, 1) => ours.values_mut().zip(theirs.values_mut()).for_each(|(a, b)| {
                        *a = a.wrapping_add(1);
                        *b = b.wrapping_add(1);
                    }),
                    (None, _) => prop_assert_eq!(ours.get(&key), theirs.get(&key)),
                }
                prop_assert_eq!(ours.len(), theirs.len());
            }
            prop_assert!(ours.iter().eq(theirs.iter()));
            prop_assert!(ours.iter().rev().eq(theirs.iter().rev()));
            prop_assert!(ours.into_iter().eq(theirs));
        }
    }

    #[test]
    fn many_keys_in_any_order_come_out_in_order() {
        let keys = (0..5000_u32).map(|n| n.wrapping_mul(2_654_435_761) % 100_003);
        let map: Map<u32, u32> = keys.clone().map(|key| (key, key)).collect();
        let theirs: BTreeMap<u32, u32> = keys.map(|key| (key, key)).collect();
        assert!(map.iter().eq(theirs.iter()));
        assert!(theirs.keys().all(|key| map.get(key) == Some(key)));
        assert!(map.from(&50_000).eq(theirs.range(50_000..)));
        let (mut few, mut theirs_few) = (map.clone(), theirs.clone());
        few.retain(|key, _| key % 7 == 0);
        theirs_few.retain(|key, _| key % 7 == 0);
        assert!(few.iter().eq(theirs_few.iter()) && few.get(&1).is_none());
        assert_eq!(map.first_key_value(), theirs.first_key_value());
        assert_eq!(map.last_key_value(), theirs.last_key_value());
    }
}
