import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen, within } from '@testing-library/react';
import { WaitingSplit } from './waiting-split';

afterEach(cleanup);

const total = { batching: 0, contention: 30, prioritisation: 10, unavailability: 140, extraneous: 20, total: 200 };

function shown(enough: boolean, stage = 'review'): HTMLElement {
  render(
    <MantineProvider>
      <WaitingSplit total={total} stage={stage} enough={enough} />
    </MantineProvider>,
  );
  return screen.getByText('Contention').closest('div')!;
}

it('names each cause with its share, its hours and what it means there', () => {
  const contention = shown(true);
  expect(within(contention).getByText('15 %')).toBeTruthy();
  expect(within(contention).getByText('30 h')).toBeTruthy();
  expect(within(contention).getByText(/busy with what came earlier/)).toBeTruthy();
  expect(screen.getByText('70 %')).toBeTruthy();
});

it('gives hours but no shares of fewer than ten visits', () => {
  const contention = shown(false);
  expect(within(contention).getByText('30 h')).toBeTruthy();
  expect(screen.queryByText(/%/)).toBeNull();
});

it('speaks of trains in deploy', () => {
  expect(within(shown(true, 'deploy')).getByText(/the seats went to what was merged earlier/)).toBeTruthy();
});
