import { cleanup, render, screen, within } from '@testing-library/react';
import type { ComponentProps } from 'react';
import { OrganizationContext, type Organization } from '../state/organization';
import { PeopleEffect } from './people-effect';

afterEach(cleanup);

type Effect = ComponentProps<typeof PeopleEffect>['effect'];

const nothing: Effect = {
  from: '2026-01-05T00:00:00.000Z',
  to: '2026-03-30T00:00:00.000Z',
  humansBefore: 9,
  humansAfter: 9,
  automatedBefore: 1,
  automatedAfter: 1,
  pullRequestsMoved: 0,
  reviewsToAuthor: 0,
  reviewsToAgent: 0,
  reviewsToHuman: 0,
  pullRequestsToDerive: 0,
  conflicts: [],
  teams: [],
};

const show = (effect: Partial<Effect>) =>
  render(
    <OrganizationContext.Provider value={{ timeZone: 'UTC' } as Organization}>
      <PeopleEffect effect={{ ...nothing, ...effect }} old={false} />
    </OrganizationContext.Provider>,
  );
const lines = () => screen.getAllByRole('listitem').map((line) => line.textContent);

test('no change is said, not left empty', () => {
  show({});
  expect(lines()).toEqual(['No number changes.']);
  expect(screen.queryByRole('table')).toBeNull();
});

test('what changes is told in numbers, singular and plural', () => {
  show({ humansAfter: 7, automatedAfter: 3, pullRequestsMoved: 1, reviewsToAuthor: 1, reviewsToAgent: 1200 });
  expect(lines()).toEqual([
    'Humans: 9 → 7.',
    'Automated accounts: 1 → 3.',
    '1 pull request of all time changes team.',
    '1 review or comment counts as by the author’s own second account, which is no review.',
    '1,200 reviews and comments count as automated.',
    'No team’s numbers of the last 12 weeks change.',
  ]);
});

test('per team what was and what would be; the last day belongs to the weeks, a share of nothing is a dash', () => {
  show({
    teams: [
      {
        team: 'checkout',
        before: { members: 2, opened: 3, merged: 2, reviewed: 1 },
        after: { members: 2, opened: 3, merged: 2, reviewed: 0.5 },
      },
      {
        team: null,
        before: { members: 0, opened: 1, merged: 1, reviewed: 0 },
        after: { members: 0, opened: 0, merged: 0, reviewed: null },
      },
    ],
    conflicts: [{ because: 'several_teams', value: 'a, b', others: [] }],
  });
  const table = screen.getByRole('table', { name: '5 Jan 2026 to 29 Mar 2026, each with all teams below it' });
  const rows = within(table).getAllByRole('row').slice(1);
  expect(rows.map((row) => Array.from(row.children, (cell) => cell.textContent))).toEqual([
    ['checkout', '3', '2', '100 % → 50 %'],
    ['no team', '1 → 0', '1 → 0', '0 % → –'],
  ]);
  expect(lines()).toContain('Does not fit together: its accounts are in several teams: a, b');
});
