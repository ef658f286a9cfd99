import { cleanup, render, screen, within } from '@testing-library/react';
import type { MappingEffect } from '../state/mapping-draft';
import { MappingEffectTable } from './mapping-effect';

afterEach(cleanup);

const numbers: MappingEffect['before'] = {
  productionDeploys: 0,
  services: 0,
  changesDeployed: 0,
  changesWaiting: 0,
  changesUnknown: 1200,
  inferredShare: null,
  waitP50: null,
  changeFailRate: { value: null, numerator: 0, n: 0, enough: false },
  incidentsLinked: 0,
};
const after: MappingEffect['before'] = {
  ...numbers,
  productionDeploys: 24,
  changesDeployed: 1100,
  changesUnknown: 100,
  inferredShare: 0.5,
  waitP50: 30,
  changeFailRate: { value: 0.25, numerator: 6, n: 24, enough: true },
};
const effect: MappingEffect = {
  matches: [],
  before: numbers,
  after,
  services: [
    { service: 'cart', before: 0, after: 24 },
    { service: 'search', before: 7, after: 7 },
  ],
};

const rows = (name: string) =>
  within(screen.getByRole('table', { name }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => Array.from(row.children, (cell) => cell.textContent));

test('a change is told as before and after, unknown as a dash, and only services that change are listed', () => {
  render(<MappingEffectTable effect={effect} old={false} changed />);
  expect(rows('Before and after')).toEqual([
    ['Production deploys', '0', '24'],
    ['Serviceswith a production deploy', '0', '0'],
    ['Changes deployed', '0', '1,100'],
    ['Changes waitingmerged, in no deploy yet', '0', '0'],
    ['Changes unknowntheir service has no deploy', '1,200', '100'],
    ['Inferred from timeof the deployed', '–', '50 %'],
    ['Merge to productionmedian', '–', '30 h'],
    ['Change fail rate', '–', '25 %6 of 24'],
    ['Incidents linked to a deploy', '0', '0'],
  ]);
  expect(rows('Production deploys by service')).toEqual([['cart', '0', '24']]);
});

test('without a change what holds is told, of every service', () => {
  render(<MappingEffectTable effect={{ ...effect, before: after }} old={false} changed={false} />);
  expect(rows('What holds now')[0]).toEqual(['Production deploys', '24']);
  expect(rows('Production deploys by service')).toEqual([
    ['cart', '24'],
    ['search', '7'],
  ]);
});

test('numbers of what stood in the fields before are marked as being asked again', () => {
  const { container } = render(<MappingEffectTable effect={effect} old changed />);
  expect(container.firstElementChild?.getAttribute('aria-busy')).toBe('true');
});
