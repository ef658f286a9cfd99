import { stackLabels } from './stack-labels';

test('a name stands at the middle of its part, measured from the top, and nothing has no name', () => {
  // 20 + 30 of 100: the first from 0 to 20, the second from 20 to 50.
  expect(
    stackLabels(
      [
        { name: 'a', colour: 'red', value: 20 },
        { name: 'b', colour: 'blue', value: 0 },
        { name: 'c', colour: 'green', value: 30 },
      ],
      100,
    ),
  ).toEqual([
    { name: 'a', colour: 'red', place: 0.9 },
    { name: 'c', colour: 'green', place: 0.65 },
  ]);
});
