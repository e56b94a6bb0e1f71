/** The same function, but each key is answered once and the answer kept. */
export function remembering<Key, Value>(read: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, { value: Value }>();
  return (key) => {
    let entry = known.get(key);
    if (!entry) {
      entry = { value: read(key) };
      known.set(key, entry);
    }
    return entry.value;
  };
}

/** The same function, but called at most once. */
export function once<Value>(read: () => Value): () => Value {
  const answer = remembering((_: null) => read());
  return () => answer(null);
}
