/**
 * JSON as pages write it: what breaks the rules is read as far as it can be. Missing values are null, stray
 * commas and line breaks in strings pass, what is not closed is closed at the end, deeper nesting than any
 * page needs is left out. One pass, no recursion; no key can reach an object's prototype.
 */
export function readJson(source: string): unknown {
  const text = unwrapped(source);
  try {
    return JSON.parse(text);
  } catch {
    return lenient(text);
  }
}

/** Without the comment or CDATA marks some pages put around it. */
function unwrapped(source: string): string {
  return source.trim().replace(/^(?:<!--|\/\/\s*<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)/, "");
}

type Open = { values: unknown[] } | { entries: Map<string, unknown>; key: string | null };

const TOKEN = /["{}[\]:,]|[^\s{}[\]:,"]+/g;
const DEEPEST = 50;

function lenient(text: string): unknown {
  const open: Open[] = [{ values: [] }];
  let beyond = 0;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const [token] = match;
    if (token === '"') {
      const end = endOfString(text, TOKEN.lastIndex);
      if (beyond === 0) put(open, unescaped(text.slice(TOKEN.lastIndex, end)), true);
      TOKEN.lastIndex = end + 1;
    } else if (token === "{" || token === "[") {
      if (open.length > DEEPEST) beyond++;
      else open.push(token === "[" ? { values: [] } : { entries: new Map(), key: null });
    } else if (token === "}" || token === "]") {
      if (beyond > 0) beyond--;
      else if (open.length > 1) put(open, finished(open.pop()), false);
    } else if (token === ",") endEntry(open);
    else if (token !== ":" && beyond === 0) put(open, literal(token), false);
  }
  while (open.length > 1) put(open, finished(open.pop()), false);
  const [top] = open;
  return top && "values" in top ? (top.values[0] ?? null) : null;
}

function endOfString(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charAt(at) !== '"') at += text.charAt(at) === "\\" ? 2 : 1;
  return Math.min(at, text.length);
}

function put(open: readonly Open[], value: unknown, canBeKey: boolean): void {
  const last = open.at(-1);
  if (!last) return;
  if ("values" in last) last.values.push(value);
  else if (last.key !== null) {
    if (!last.entries.has(last.key)) last.entries.set(last.key, value);
    last.key = null;
  } else if (canBeKey) last.key = String(value);
}

/** A comma after a key whose value is missing. */
function endEntry(open: readonly Open[]): void {
  const last = open.at(-1);
  if (last && "entries" in last) last.key = null;
}

function finished(open: Open | undefined): unknown {
  if (!open) return null;
  return "values" in open ? open.values : Object.fromEntries(open.entries);
}

const LITERALS = new Map<string, unknown>([
  ["true", true],
  ["false", false],
]);

function literal(token: string): unknown {
  return LITERALS.get(token) ?? (Number.isFinite(Number(token)) ? Number(token) : null);
}

const ESCAPES = new Map([
  ["n", "\n"],
  ["t", "\t"],
  ["r", "\r"],
  ["b", ""],
  ["f", ""],
]);

function unescaped(string: string): string {
  return string.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gsu, (_, code: string | undefined, mark: string) =>
    code ? String.fromCharCode(Number.parseInt(code, 16)) : (ESCAPES.get(mark) ?? mark),
  );
}
