export type Names = ReturnType<typeof names>;

/** Numbers for names, each given when the name first comes up. */
export function names() {
  const numbers = new Map<string, number>();
  const all: string[] = [];
  return {
    numberOf(name: string): number {
      const known = numbers.get(name);
      if (known !== undefined) return known;
      numbers.set(name, all.length);
      return all.push(name) - 1;
    },
    nameOf: (number: number) => all[number],
    /** The number of a name that came up, however its letters are cased. */
    find(name: string): number | null {
      const exact = numbers.get(name);
      if (exact !== undefined) return exact;
      const found = all.findIndex((known) => known.toLowerCase() === name.toLowerCase());
      return found < 0 ? null : found;
    },
  };
}
