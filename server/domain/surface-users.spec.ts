import { tierTables, type TierRows } from '../../test/support/tier-tables';
import { SURFACES } from './adoption-table';
import { surfaceUsers } from './surface-users';

/** Days 100 to 109, which person 0 used and which nobody knows of. */
function told(rows: Partial<TierRows>): [used: string[], untold: string[]] {
  const { used, untold } = surfaceUsers(tierTables({ people: 1, ...rows }), 100, 109);
  const names = (of: Uint8Array[]): string[] => SURFACES.filter((_, place) => of[place][0] === 1);
  return [names(used), names(untold)];
}
const total = (fromDay: number, toDay: number, more: object = {}) => ({ person: 0, fromDay, toDay, surface: 'ide' as const, ...more }); // prettier-ignore

it.each<[string, Partial<TierRows>, [string[], string[]]]>([
  ['days on the edges', { usage: [{ person: 0, day: 100 }, { person: 0, day: 109, surface: 'web' }] }, [['cli', 'web'], []]],
  ['days beyond', { usage: [{ person: 0, day: 99 }, { person: 0, day: 110 }] }, [[], []]],
  ['a total inside', { periods: [total(100, 109)] }, [['ide'], []]],
  ['a total beyond', { periods: [total(90, 99, { activeDays: 10 })] }, [[], []]],
  ['a total that reaches in with three days outside and four active', { periods: [total(97, 105, { activeDays: 4 })] }, [['ide'], []]],
  ['with three active', { periods: [total(97, 105, { activeDays: 3 })] }, [[], ['ide']]],
  ['without active days', { periods: [total(97, 105)] }, [[], ['ide']]],
  ['a total of no use', { periods: [total(97, 105, { used: 0 })] }, [[], []]],
  ['active days told once for two surfaces', { periods: [total(97, 105, { activeDays: 4 }), total(97, 105, { surface: 'cli' })] }, [[], ['cli', 'ide']]],
  ['told for each', { periods: [total(97, 105, { activeDays: 4 }), total(97, 105, { surface: 'cli', activeDays: 1 })] }, [['ide'], ['cli']]],
  ['told for two tools', { periods: [total(97, 105, { activeDays: 4 }), total(97, 105, { surface: 'cli', tool: 1 })] }, [['ide'], ['cli']]],
])('%s', (_, rows, expected) => {
  expect(told(rows)).toEqual(expected);
}); // prettier-ignore
