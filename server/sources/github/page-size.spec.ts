import { upstream } from './answer-fault';
import { PageSize } from './page-size';

const fault = upstream('GitHub answers 502');

test('half after each fault, down to one; given up after three times alone', () => {
  const size = new PageSize(100);
  const sizes: number[] = [];
  for (let times = 0; times < 6; times++) {
    size.failed(fault);
    sizes.push(size.value);
  }
  expect(sizes).toEqual([50, 25, 12, 6, 3, 1]);
  expect(size.failed(fault)).toBe(2);
  expect(size.failed(fault)).toBe(4);
  expect(() => size.failed(fault)).toThrow(fault);
});

test('twice as much after five answers in a row, never more than at first', () => {
  const size = new PageSize(100);
  size.failed(fault);
  size.failed(fault);
  for (let times = 0; times < 4; times++) size.answered();
  expect(size.value).toBe(25);
  size.answered();
  expect(size.value).toBe(50);
  for (let times = 0; times < 50; times++) size.answered();
  expect(size.value).toBe(100);
});
