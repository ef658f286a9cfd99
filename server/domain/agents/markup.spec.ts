import { rulesOf } from '../finding-rules';
import { parsedTextOf } from '../parsed-text';
import { reviewAgentsOf } from '../review-agents';
import { bugbot } from './fixtures/bugbot';
import { coderabbit } from './fixtures/coderabbit';
import { codex } from './fixtures/codex';
import { copilotReview } from './fixtures/copilot-review';
import type { Fixture } from './fixtures/fixture';
import { greptile } from './fixtures/greptile';
import * as others from './fixtures/others';
import { qodo } from './fixtures/qodo';
import { AGENTS } from './registry';

const { plain, ...more } = others;
const FIXTURES: Record<string, Fixture[]> = {
  bugbot,
  coderabbit,
  codex,
  'copilot-review': copilotReview,
  greptile,
  qodo,
  ...more,
  bito: plain,
};
const agents = reviewAgentsOf(undefined);
const described = AGENTS.filter(({ findings }) => findings !== undefined);
const read = (key: string, { place = 'thread', text }: Pick<Fixture, 'place' | 'text'>) =>
  parsedTextOf(agents, agents.byKey.get(key)!, 'acme/shop', { place, body: text, path: 'a.ts', line: 3 });

it('every agent with markup of its own has fixtures', () => {
  expect(described.map(({ key }) => key).filter((key) => !(key in FIXTURES))).toEqual([]);
});

it.each(described.map(({ key, findings }) => [key, findings!] as const))(
  'patterns of %s compile, words of a scale differ',
  (_key, findings) => {
    rulesOf(findings);
    expect(new Set(findings.severities.map((word) => word.toLowerCase())).size).toBe(findings.severities.length);
  },
);

describe.each(Object.entries(FIXTURES))('%s', (key, fixtures) => {
  it.each(fixtures.map((fixture) => [fixture.name, fixture] as const))('%s', (_name, fixture) => {
    const parsed = read(key, fixture);
    expect(parsed.kind).toBe(fixture.kind);
    expect(parsed.findings).toHaveLength(fixture.findings?.length ?? 0);
    fixture.findings?.forEach((wanted, i) => expect(parsed.findings[i]).toMatchObject(wanted));
    expect(parsed.suppressed).toBe(fixture.suppressed ?? 0);
  });

  it.each(fixtures.map((fixture) => [fixture.name, fixture] as const))(
    'with Windows line ends: %s',
    (_name, fixture) => {
      const parsed = read(key, { ...fixture, text: fixture.text.replace(/\n/g, '\r\n') });
      expect(parsed).toEqual(read(key, fixture));
    },
  );
});

/** Texts made to be slow for patterns: much of what they begin with, and never the end. */
const ADVERSARIAL = [
  'a', ' ', '\n', '*', '_', '`', '<', '![', '<!-- ', '<img alt="', '<details>\n<summary>', '| ', '1. ', '[', '(', '> ', '**P1** (', 'P1 aaaa ', '🔴 ',
  '`1`: ', '**a:1**\n* ', 'https://github.com/a/b/blob/c/d#L1\n', '<code>', '**Bug:** ', '![P1 Badge](',
]; // prettier-ignore

describe.each(agents.agents.filter(({ key }) => key in FIXTURES).map(({ key }) => key))('%s, large texts', (key) => {
  it('looks at the beginning only', () => {
    for (const fixture of FIXTURES[key]) {
      const beginning = fixture.text.padEnd(20_000, ' ');
      expect(read(key, { ...fixture, text: `${beginning}${'\n**P0** ![P0 Badge](x)\n'.repeat(45_000)}` })).toEqual(
        read(key, { ...fixture, text: beginning }),
      );
    }
  });

  it('takes no longer than a moment for 1 MB made to be slow', () => {
    for (const part of ADVERSARIAL)
      for (const place of ['thread', 'review', 'conversation', 'check'] as const) {
        const text = part.repeat(Math.ceil(1_000_000 / part.length));
        const begun = performance.now();
        read(key, { place, text });
        // The slowest seen took 94 ms on a busy machine; one pattern with open repetitions takes minutes.
        expect(performance.now() - begun).toBeLessThan(2_000);
      }
  });
});
