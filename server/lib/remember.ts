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

/**
 * Keeps values by their keys for as long as the state they rest on is the same, so many of them: of
 * more the oldest goes.
 */
export function rememberingWhile<Value>(most: number) {
  const known = new Map<string, Value>();
  let held: unknown;
  return (state: unknown, key: string, make: () => Value): Value => {
    if (state !== held) known.clear();
    held = state;
    const value = known.get(key) ?? make();
    known.set(key, value);
    if (known.size > most) known.delete(known.keys().next().value as string);
    return value;
  };
}
