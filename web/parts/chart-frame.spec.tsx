import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import type { Asked } from '../state/answer';
import { TablesContext } from '../state/tables';
import { ChartFrame } from './chart-frame';

afterEach(cleanup);

const answered: Asked = {
  isPending: false,
  isFetching: false,
  isPlaceholderData: false,
  error: null,
  refetch: () => Promise.reject(new Error('nobody asks again in this test')),
};

function Frame({ asked = answered, empty }: { asked?: Asked; empty?: string }) {
  return (
    <ChartFrame
      title="Stage hours"
      summary="Review held most of the 120 hours."
      definition={{ what: 'Hours of work per week.', formula: 'H = Σ hours', excluded: 'Operate.' }}
      asked={asked}
      csv="/export/flow.csv?range=-26w"
      height={200}
      empty={empty}
      table={() => ({ columns: [{ label: 'Week' }, { label: 'Hours', numeric: true }], rows: [['2026-W40', 120]] })}
    >
      <div>the drawing</div>
    </ChartFrame>
  );
}

function Page({ children }: { children: React.ReactNode }) {
  const [tables, setTables] = useState({ shown: false, switched: 0 });
  return (
    <MantineProvider>
      <TablesContext.Provider value={tables}>
        <button onClick={() => setTables((before) => ({ shown: !before.shown, switched: before.switched + 1 }))}>
          all
        </button>
        {children}
      </TablesContext.Provider>
    </MantineProvider>
  );
}

const show = (frame: React.ReactElement) => render(<Page>{frame}</Page>);

test('the summary is the drawing’s accessible description', () => {
  show(<Frame />);
  const figure = screen.getByRole('figure', { name: 'Stage hours' });
  const description = document.getElementById(figure.getAttribute('aria-describedby') ?? '');
  expect(description?.textContent).toBe('Review held most of the 120 hours.');
  expect(within(figure).getByText('the drawing')).toBeTruthy();
});

test('the same figures as a table, and back', async () => {
  const person = userEvent.setup();
  show(<Frame />);
  await person.click(screen.getByRole('button', { name: 'Stage hours: show as a table' }));
  const table = screen.getByRole('table', { name: 'Stage hours' });
  expect(within(table).getByRole('rowheader').textContent).toBe('2026-W40');
  expect(within(table).getByRole('cell').textContent).toBe('120');
  expect(screen.queryByText('the drawing')).toBeNull();
  await person.click(screen.getByRole('button', { name: 'Stage hours: show as a table' }));
  expect(screen.getByText('the drawing')).toBeTruthy();
});

test('switching all charts of the page overrules the frame’s own choice', async () => {
  const person = userEvent.setup();
  show(<Frame />);
  await person.click(screen.getByRole('button', { name: 'Stage hours: show as a table' }));
  await person.click(screen.getByRole('button', { name: 'all' }));
  expect(screen.getByRole('table')).toBeTruthy();
  await person.click(screen.getByRole('button', { name: 'all' }));
  expect(screen.queryByRole('table')).toBeNull();
});

test('the definition with formula and exclusions opens beside the title', async () => {
  const person = userEvent.setup();
  show(<Frame />);
  await person.click(screen.getByRole('button', { name: 'What “Stage hours” means' }));
  for (const text of ['Hours of work per week.', 'H = Σ hours', 'Operate.'])
    expect(await screen.findByText(text)).toBeTruthy();
});

test('the CSV has the page’s parameters', () => {
  show(<Frame />);
  expect(screen.getByRole('link', { name: 'Stage hours: download as CSV' }).getAttribute('href')).toBe(
    '/export/flow.csv?range=-26w',
  );
});

test('while the first answer is under way there is a skeleton of the final height', () => {
  show(<Frame asked={{ ...answered, isPending: true, isFetching: true }} />);
  expect(screen.getByText('Loading Stage hours').parentElement?.style.minHeight).toBe('200px');
  expect(screen.queryByText('the drawing')).toBeNull();
});

test('while a new answer is under way the old drawing stays, dimmed', () => {
  show(<Frame asked={{ ...answered, isFetching: true, isPlaceholderData: true }} />);
  const figure = screen.getByRole('figure');
  expect(within(figure).getByText('the drawing')).toBeTruthy();
  expect(figure.className).toContain('old');
  expect(figure.getAttribute('aria-busy')).toBe('true');
});

test('a failure says what to do and can be tried again', async () => {
  const person = userEvent.setup();
  let asked = 0;
  const error = new Error('The server cannot be reached. Check that it is running.');
  const refetch = (() => {
    asked += 1;
    return Promise.resolve(undefined);
  }) as unknown as Asked['refetch'];
  show(<Frame asked={{ ...answered, error, refetch }} />);
  expect(screen.getByRole('alert').textContent).toContain('Check that it is running.');
  await person.click(screen.getByRole('button', { name: 'Try again' }));
  expect(asked).toBe(1);
});

test('nothing to draw is said in place of the drawing', () => {
  show(<Frame empty="No pull requests match this filter." />);
  expect(screen.getByText('No pull requests match this filter.')).toBeTruthy();
  expect(screen.queryByRole('figure')).toBeNull();
});
