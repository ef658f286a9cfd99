import fc from 'fast-check';
import { tierTables, type TierRows } from '../../test/support/tier-tables';
import { SURFACES, type AdoptionTables } from './adoption-table';
import { TIER_RULES, TIERS, type TierRules } from './tier-rules';
import { NOT_THERE, tiersOf } from './tiers';

const DAY = 86400;
const PEOPLE = 3;
/** Sundays (day 0 was a Thursday), and a Wednesday at the end: the running week. */
const END_DAYS = Int32Array.from([100, 107, 114, 121, 128, 131], (day) => day + 1);

const person = fc.nat(PEOPLE - 1);
const day = fc.integer({ min: 60, max: 140 });
const tool = fc.nat(1);
const surface = fc.constantFrom(...SURFACES.slice(0, 3));
const bit = fc.nat(1);
const told = (most: number) => fc.option(fc.nat(most), { nil: undefined });
const usage = fc.record({ person, day, tool, surface, used: bit, ambient: bit, runs: told(5), delegatedMinutes: told(90), longestRunMinutes: told(150), mostParallelRuns: told(3) }); // prettier-ignore
const period = fc
  .record({
    person,
    tool,
    fromDay: day,
    days: fc.integer({ min: 1, max: 30 }),
    surface,
    used: bit,
    activeDays: told(5),
  })
  .map(({ days, ...rest }) => ({ ...rest, toDay: rest.fromDay + days - 1 }));
const run = fc
  .record({ person, tool, surface, delegated: bit, hour: fc.integer({ min: 60 * 24, max: 140 * 24 }), quarters: told(12), parent: fc.constantFrom(-1, -1, -2) })
  .map(({ hour, quarters, ...rest }) => ({ ...rest, start: hour * 3600, end: quarters === undefined ? NaN : (hour + quarters / 4) * 3600 })); // prettier-ignore
const authored = fc
  .record({ person, createdDay: day, after: told(20), review: told(20), agentAuthored: bit })
  .map(({ after, review, ...rest }) => {
    const mergedDay = after === undefined ? undefined : rest.createdDay + after;
    const reviewedDay = review === undefined ? undefined : rest.createdDay + review;
    // Reviews after the merge are none.
    return { ...rest, mergedDay, reviewedDay: mergedDay !== undefined && reviewedDay! > mergedDay ? undefined : reviewedDay };
  }); // prettier-ignore
const source = fc
  .record({ kind: fc.constantFrom('usage' as const, 'runs' as const, 'reviews' as const), tool: fc.constantFrom('a', 'b'), fromDay: day, days: fc.nat(80), cutDay: fc.option(day, { nil: undefined, freq: 3 }) })
  .map(({ days, ...rest }) => ({ ...rest, toDay: rest.fromDay + days })); // prettier-ignore
const somebody = fc.record({ stated: bit, startedDay: fc.option(day, { nil: undefined }), endedDay: fc.option(day, { nil: undefined }), firstDay: fc.option(day, { nil: undefined }) })
  .map((row) => ({ ...row, lastDay: row.firstDay === undefined ? undefined : row.firstDay + 9 })); // prettier-ignore
const rows: fc.Arbitrary<TierRows> = fc.record({
  people: fc.array(somebody, { minLength: PEOPLE, maxLength: PEOPLE }),
  usage: fc.array(usage, { maxLength: 12 }),
  periods: fc.array(period, { maxLength: 3 }),
  runs: fc.array(run, { maxLength: 8 }),
  authored: fc.array(authored, { maxLength: 4 }),
  sources: fc.array(source, { maxLength: 4 }),
});
const rules: fc.Arbitrary<TierRules> = fc.record({
  windowDays: fc.constantFrom(7, 28, 90),
  casualDays: fc.integer({ min: 1, max: 4 }),
  powerSurfaces: fc.integer({ min: 1, max: 3 }),
  powerRuns: fc.integer({ min: 1, max: 5 }),
  powerRunHours: fc.constantFrom(0.5, 1, 2),
  powerRunsAtOnce: fc.integer({ min: 1, max: 3 }),
});

/** The same by looking at every row anew for one person and week, in the words of measures.md. */
function naive(of: AdoptionTables, rules: TierRules, who: number, end: number): [tier: string, atLeast: boolean] {
  const begin = end - rules.windowDays + 1;
  const monday = end - ((end + 3) % 7);
  const all = (table: { length: number; person: Int32Array }): number[] =>
    Array.from({ length: table.length }, (_, row) => row).filter((row) => table.person[row] === who);
  const inWindow = (at: number): boolean => at >= begin && at <= end;
  const inWeek = (at: number): boolean => at >= monday && at <= end;

  const { people: p, usage: u, periods: t, runs: r, authored: a } = of;
  const from = p.stated[who] ? (p.startedDay[who] >= 0 ? p.startedDay[who] : p.firstDay[who] >= 0 ? p.firstDay[who] : 0) : p.firstDay[who]; // prettier-ignore
  const to = p.stated[who] ? (p.endedDay[who] >= 0 ? p.endedDay[who] : 9999) : p.lastDay[who] + 28;
  if (!(from <= end && to >= monday)) return ['not there', false];

  const days = all(u).filter((row) => u.used[row] === 1 && inWindow(u.day[row]));
  const ofSpan = (row: number): number[] => all(t).filter((other) => t.used[other] === 1 && t.tool[other] === t.tool[row] && t.fromDay[other] === t.fromDay[row] && t.toDay[other] === t.toDay[row]); // prettier-ignore
  const leastDays = (row: number): number => {
    const lies = Array.from({ length: t.toDay[row] - t.fromDay[row] + 1 }, (_, i) => t.fromDay[row] + i);
    const outside = lies.filter((at) => !inWindow(at)).length;
    return t.activeDays[row] >= 0
      ? Math.max(0, Math.min(t.activeDays[row], lies.length) - outside)
      : outside === 0
        ? 1
        : 0;
  };
  const totals = all(t).filter((row) => t.used[row] === 1);
  const onTotals = totals.filter((row) =>
    (t.fromDay[row] >= begin && t.toDay[row] <= end) ||
    (leastDays(row) > 0 && ofSpan(row).every((other) => t.surface[other] === t.surface[row] || t.activeDays[other] >= 0))); // prettier-ignore
  const ownRuns = all(r).filter((row) => r.parent[row] === -1);
  const started = ownRuns.filter((row) => inWindow(r.startDay[row]));
  const delegated = ownRuns.filter((row) => r.delegated[row] === 1 && r.startDay[row] <= end && r.endDay[row] >= begin);
  const standIn = days.filter((row) => u.delegatedMinutes[row] > 0 && !all(r).some((other) => r.tool[other] === u.tool[row] && r.startDay[other] <= u.day[row] && r.endDay[other] >= u.day[row])); // prettier-ignore
  const surfaces = new Set([
    ...days.map((row) => u.surface[row]),
    ...onTotals.map((row) => t.surface[row]),
    ...[...started, ...delegated].map((row) => r.surface[row]),
  ]);
  const runs = delegated.length + standIn.reduce((sum, row) => sum + (u.runs[row] >= 0 ? u.runs[row] : 0), 0);
  const most = (values: number[]): number => Math.max(0, ...values.filter((value) => value === value));
  const hours = most([
    ...delegated.map((row) => (r.end[row] - r.start[row]) / 3600),
    ...standIn.map((row) => u.longestRunMinutes[row] / 60),
  ]);
  // The most at once is reached when the window begins or when a run begins.
  const moments = [begin * DAY, ...delegated.map((row) => r.start[row])].filter((at) => at >= begin * DAY && at < (end + 1) * DAY); // prettier-ignore
  const going = moments.map((at) => delegated.filter((row) => r.start[row] <= at && r.end[row] > at).length);
  const atOnce = most([delegated.length > 0 ? 1 : 0, ...going, ...standIn.map((row) => u.mostParallelRuns[row])]);
  const usedDays = new Set([...days.map((row) => u.day[row]), ...started.map((row) => r.startDay[row])]).size;
  const totalDays = most(totals.map(leastDays));
  const own = all(a);
  const written = own.some((row) => a.agentAuthored[row] === 1 && inWindow(a.createdDay[row]));
  const reviewed = own.some((row) => a.reviewed[row] === 1 && (inWeek(a.reviewedDay[row]) || inWeek(a.mergedDay[row])));
  const byTool = all(u).some((row) => u.ambient[row] === 1 && inWeek(u.day[row]));

  const told = (kind: string, at: number, sources = of.sources): boolean =>
    sources.some((span) => {
      const weekend = (span.toDay + 3) % 7 >= 4 ? span.toDay + 6 - ((span.toDay + 3) % 7) : span.toDay;
      return span.kind === kind && span.fromDay <= at && weekend >= at;
    });
  const window = Array.from({ length: rules.windowDays }, (_, i) => begin + i);
  const cut = of.sources.some((span) => (span.kind === 'usage' || span.kind === 'runs') && span.fromDay <= span.toDay && begin < (span.cutDay ?? 0)); // prettier-ignore
  const tools = new Set([...all(u).map((row) => u.tool[row]), ...all(t).map((row) => t.tool[row]), ...all(r).map((row) => r.tool[row])]); // prettier-ignore
  const holds = [...tools].every((tool) =>
    of.sources.filter((span) => span.kind !== 'reviews' && span.tool === of.tools[tool])
      .every((span) => window.every((at) => told(span.kind, at, [span])))); // prettier-ignore
  const whole = window.every((at) => told('usage', at)) && window.every((at) => told('runs', at)) && !cut && holds;
  if (surfaces.size >= rules.powerSurfaces || runs >= rules.powerRuns || hours >= rules.powerRunHours || atOnce >= rules.powerRunsAtOnce) return ['power', false]; // prettier-ignore
  if (usedDays >= rules.casualDays || totalDays >= rules.casualDays || written) return ['casual', !whole];
  if (reviewed || byTool) return ['ambient', !whole];
  const some = window.some((at) => told('usage', at) || told('runs', at));
  const reviews = window.some((at) => told('reviews', at)) && own.some((row) => inWindow(a.createdDay[row]) || inWindow(a.mergedDay[row])); // prettier-ignore
  return some || reviews ? ['none', !whole] : ['unknown', false];
}

describe('tiersOf, properties', () => {
  it('is what looking at every row anew for every person and week gives', () => {
    fc.assert(
      fc.property(rows, rules, (made, cut) => {
        const tables = tierTables(made);
        const table = tiersOf(tables, cut, END_DAYS);
        for (let who = 0; who < PEOPLE; who++)
          END_DAYS.forEach((end, week) => {
            const cell = who * END_DAYS.length + week;
            const word = table.tier[cell] === NOT_THERE ? 'not there' : TIERS[table.tier[cell]];
            const [tier, atLeast] = naive(tables, cut, who, end);
            if (word !== tier || (table.atLeast[cell] === 1) !== atLeast)
              throw new Error(`person ${who}, day ${end}: ${word} ${table.atLeast[cell]}, by hand ${tier} ${atLeast}`);
          });
      }),
      { numRuns: 600 },
    );
  });

  it('never falls when a row of usage is added', () => {
    const rank = (tier: number): number => (TIERS[tier] === 'unknown' ? -1 : tier);
    fc.assert(
      fc.property(rows, usage, (made, more) => {
        const before = tiersOf(tierTables(made), TIER_RULES, END_DAYS);
        const after = tiersOf(tierTables({ ...made, usage: [...made.usage!, more] }), TIER_RULES, END_DAYS);
        expect(before.tier.every((tier, cell) => rank(after.tier[cell]) >= rank(tier))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('does not hang on the order of rows', () => {
    fc.assert(
      fc.property(rows, (made) => {
        const turned = { ...made, usage: [...made.usage!].reverse(), periods: [...made.periods!].reverse(), authored: [...made.authored!].reverse() }; // prettier-ignore
        expect(tiersOf(tierTables(turned), TIER_RULES, END_DAYS)).toEqual(
          tiersOf(tierTables(made), TIER_RULES, END_DAYS),
        );
      }),
      { numRuns: 200 },
    );
  });
});
