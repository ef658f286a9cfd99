/** Why a regular expression that somebody wrote is not taken. */
export type PatternFault =
  | { kind: 'empty' | 'look_behind' | 'back_reference' | 'nested' | 'fits_everything' }
  | { kind: 'too_long'; length: number }
  | { kind: 'too_many_ways'; ways: number }
  | { kind: 'no_pattern'; reason: string };

/** Longest regular expression that is taken. */
export const LONGEST_PATTERN = 200;
/** What `*`, `+` and `{n,}` stand for at most: without an end they would go over the whole text from every place in it. */
export const OPEN_REPETITION = 100;
/** Ways to fit one place of a text. Times 4,000 places it stays under a second on a text made to be slow. */
export const MOST_WAYS = 45_000;

interface Reading {
  source: string;
  at: number;
}

interface Read {
  /** The same pattern with open repetitions closed. */
  text: string;
  ways: number;
  /** Something in it repeats, or there are alternatives: it may not be repeated itself. */
  branches: boolean;
}

class Refused extends Error {
  constructor(readonly fault: PatternFault) {
    super(fault.kind);
  }
}

/**
 * A regular expression that people wrote, made safe: repetitions without an end get one (100), and what could try too many ways on a text made for it is
 * refused: repetitions of what repeats or has alternatives, back references, look-behind, more than two open repetitions in one pattern.
 *
 * @returns the pattern to compile with `imu`, or why it is not taken
 */
export function safePattern(source: string): { pattern: string } | { fault: PatternFault } {
  if (source === '') return { fault: { kind: 'empty' } };
  if (source.length > LONGEST_PATTERN) return { fault: { kind: 'too_long', length: source.length } };
  try {
    const whole = new RegExp(source, 'imu');
    if (whole.test('')) return { fault: { kind: 'fits_everything' } };
    const { text, ways } = alternatives({ source, at: 0 });
    if (ways > MOST_WAYS) return { fault: { kind: 'too_many_ways', ways } };
    return { pattern: text };
  } catch (error) {
    if (error instanceof Refused) return { fault: error.fault };
    return { fault: { kind: 'no_pattern', reason: (error as Error).message } };
  }
}

/** Up to the end of the group or of the pattern. */
function alternatives(reading: Reading): Read {
  let text = '';
  let ways = 0;
  let branches = false;
  for (;;) {
    const one = sequence(reading);
    text += one.text;
    ways += one.ways;
    branches ||= one.branches;
    if (reading.source[reading.at] !== '|') return { text, ways, branches };
    reading.at++;
    text += '|';
    branches = true;
  }
}

function sequence(reading: Reading): Read {
  const all: Read = { text: '', ways: 1, branches: false };
  for (;;) {
    const next = reading.source[reading.at];
    if (next === undefined || next === '|' || next === ')') return all;
    const one = repeated(reading, atom(reading));
    all.text += one.text;
    all.ways *= one.ways;
    all.branches ||= one.branches;
  }
}

function atom(reading: Reading): Read {
  const { source } = reading;
  const plain = (end: number): Read => {
    const text = source.slice(reading.at, end);
    reading.at = end;
    return { text, ways: 1, branches: false };
  };
  if (source[reading.at] === '\\') {
    const escape = /\\(?:[pPu]\{[^}]*\}|u[0-9a-f]{4}|x[0-9a-f]{2}|c[a-z]|[^])/iy;
    escape.lastIndex = reading.at;
    const [text] = escape.exec(source)!;
    if (/^\\(?:[1-9]|k)/.test(text)) throw new Refused({ kind: 'back_reference' });
    return plain(reading.at + text.length);
  }
  if (source[reading.at] === '[') {
    const set = /\[(?:\\[^]|[^\]\\])*\]/y;
    set.lastIndex = reading.at;
    return plain(reading.at + set.exec(source)![0].length);
  }
  if (source[reading.at] === '(') {
    const opening = /\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?/y;
    opening.lastIndex = reading.at;
    const [open] = opening.exec(source)!;
    if (open === '(?<=' || open === '(?<!') throw new Refused({ kind: 'look_behind' });
    reading.at += open.length;
    const inner = alternatives(reading);
    reading.at++;
    return { ...inner, text: `${open}${inner.text})` };
  }
  return plain(reading.at + [...source.slice(reading.at, reading.at + 2)][0].length);
}

/** What stands in front of a repetition, with it. */
function repeated(reading: Reading, one: Read): Read {
  const quantifier = /(?:([*+?])|\{(\d+)(,?)(\d*)\})(\??)/y;
  quantifier.lastIndex = reading.at;
  const found = quantifier.exec(reading.source);
  if (!found) return one;
  reading.at += found[0].length;
  const [, sign, from, comma, to, lazy] = found;
  const least = sign === undefined ? Number(from) : sign === '+' ? 1 : 0;
  const most =
    sign === '?'
      ? 1
      : sign !== undefined || (comma === ',' && to === '')
        ? least + OPEN_REPETITION
        : comma === ''
          ? least
          : Number(to);
  if (most > 1 && one.branches) throw new Refused({ kind: 'nested' });
  return {
    text: sign === '?' ? `${one.text}${found[0]}` : `${one.text}{${least},${most}}${lazy}`,
    ways: one.ways * Math.max(1, most - least + 1),
    branches: one.branches || most > least,
  };
}
