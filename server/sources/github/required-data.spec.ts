import { GithubFault } from './github-fault';
import { requireData, requireMost } from './required-data';

const slow = (at: number) => ({ type: 'RESOURCE_LIMITS_EXCEEDED', message: 'Resource limits for this query exceeded.', path: ['nodes', at, 'title'] }); // prettier-ignore
const answer = (errors: { type?: string; message: string; path?: (string | number)[] }[], data: unknown = {}) => ({ data, errors }); // prettier-ignore
const entryOf = (path: readonly (string | number)[]) => path[1];

test('a few entries may fail alone; more than five, and less is to be asked for', () => {
  expect(() => requireMost(answer([1, 2, 3, 4, 5].map(slow)), entryOf)).not.toThrow();
  // Two errors of one entry count once.
  expect(() => requireMost(answer([1, 1, 2, 3, 4, 5].map(slow)), entryOf)).not.toThrow();
  expect(() => requireMost(answer([1, 2, 3, 4, 5, 6].map(slow)), entryOf)).toThrow(GithubFault);
});

test('entries that may not be seen are no reason to ask for less', () => {
  const refused = [1, 2, 3, 4, 5, 6, 7].map((at) => ({
    type: 'FORBIDDEN',
    message: 'Not accessible',
    path: ['nodes', at],
  }));
  expect(() => requireMost(answer(refused), entryOf)).not.toThrow();
});

test('what is missing without an error is not there any more', () => {
  const part = (data: unknown) => (data as { node: object | null }).node;
  expect(() => requireData(answer([], { node: null }), part, 'acme/shop')).toThrow('acme/shop: GitHub does not show it any more.'); // prettier-ignore
  expect(() => requireData(answer([{ type: 'FORBIDDEN', message: 'Resource not accessible.' }], { node: null }), part, 'acme/shop')).toThrow('acme/shop: GitHub refuses access (Resource not accessible).'); // prettier-ignore
  expect(requireData(answer([], { node: { id: 1 } }), part, 'acme/shop')).toEqual({ id: 1 });
});
