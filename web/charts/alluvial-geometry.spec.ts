import { alluvialOf } from './alluvial-geometry';

const order = ['power', 'casual', 'none'];

test('boxes and ribbons are to one scale and in the given order', () => {
  // 10 people, two boxes left and two right, 110 px with a gap of 10: 10 px each.
  const { left, right, ribbons } = alluvialOf(
    [
      { from: 'none', to: 'casual', people: 4 },
      { from: 'casual', to: 'power', people: 3 },
      { from: 'casual', to: 'casual', people: 3 },
    ],
    order,
    110,
    10,
  );
  expect(left).toEqual([
    { key: 'casual', people: 6, y: 0, height: 60 },
    { key: 'none', people: 4, y: 70, height: 40 },
  ]);
  expect(right).toEqual([
    { key: 'power', people: 3, y: 0, height: 30 },
    { key: 'casual', people: 7, y: 40, height: 70 },
  ]);
  expect(ribbons).toEqual([
    { from: 'casual', to: 'power', people: 3, left: 0, right: 0, thick: 30 },
    { from: 'casual', to: 'casual', people: 3, left: 30, right: 40, thick: 30 },
    { from: 'none', to: 'casual', people: 4, left: 70, right: 70, thick: 40 },
  ]);
});

test('the ribbons of a box fill it: nobody is lost or counted twice', () => {
  const moves = order.flatMap((from, a) => order.map((to, b) => ({ from, to, people: 1 + a * 3 + b })));
  const { left, right, ribbons } = alluvialOf(moves, order, 400, 8);
  for (const box of left)
    expect(ribbons.filter(({ from }) => from === box.key).reduce((sum, { thick }) => sum + thick, 0)).toBeCloseTo(
      box.height,
      9,
    );
  for (const box of right)
    expect(ribbons.filter(({ to }) => to === box.key).reduce((sum, { thick }) => sum + thick, 0)).toBeCloseTo(
      box.height,
      9,
    );
});

test('nobody at all is an empty drawing, and moves of nobody are left out', () => {
  expect(alluvialOf([{ from: 'none', to: 'none', people: 0 }], order, 100, 10)).toEqual({
    left: [],
    right: [],
    ribbons: [],
  });
});
