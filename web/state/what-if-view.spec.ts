import { isBase, leversAsked, sameLevers, untouched, whatIfFromAddress, whatIfInAddress } from './what-if-view';

test('an address without a word asks for the base, and the base needs no word', () => {
  expect(whatIfFromAddress(undefined)).toEqual(untouched());
  expect(whatIfInAddress(untouched())).toBeUndefined();
  expect(isBase(untouched().levers)).toBe(true);
});

test('every part goes into the address and comes out again the same', () => {
  const asked = untouched();
  asked.levers = {
    writing: 1.5,
    writingOf: [
      { team: 'web: a;b=c, d/e', tier: null, times: 2 },
      { team: null, tier: 'power', times: 0.5 },
    ],
    reviewers: -1,
    reviewersOf: [{ team: 'checkout', add: 2 }],
    reviewEffort: 0.8,
    firstPass: 0,
    hitRate: 0.6,
    deployEvery: 0,
    seats: 10,
    ciTime: 2,
    incidentRate: 1.5,
    wipLimit: 40,
    priority: 'small',
  };
  asked.weeks = 13;
  asked.target = 24;
  asked.compared = ['7', 'a,b'];
  const address = new URLSearchParams(`?rule=${encodeURIComponent(whatIfInAddress(asked) ?? '')}`).get('rule') ?? '';
  expect(whatIfFromAddress(address)).toEqual(asked);
});

test('reads as people would write it', () => {
  const asked = whatIfFromAddress('writing:2;deployEvery:24;writing.team=checkout:3');
  expect(leversAsked(asked.levers)).toEqual({
    writing: 2,
    deployEvery: 24,
    writingOf: [{ team: 'checkout', tier: null, times: 3 }],
  });
});

test.each([
  ['writing:11'],
  ['writing:much'],
  ['writing:'],
  ['seats:0'],
  ['firstPass:1.2'],
  ['priority:tall'],
  ['weeks:40'],
  ['target:-3'],
  ['writing.tier=none:2'],
  ['writing.team=:2'],
  ['nothing'],
  [':'],
])('drops %s', (address) => {
  expect(whatIfFromAddress(address)).toEqual(untouched());
});

test('at most four scenarios stand side by side, each once', () => {
  expect(whatIfFromAddress('with:1,2,2,3,4,5').compared).toEqual(['1', '2', '3', '4']);
});

test('a lever put back by hand is the base again', () => {
  const moved = whatIfFromAddress('writing:2;reviewers:3').levers;
  expect(sameLevers(moved, untouched().levers)).toBe(false);
  expect(sameLevers({ ...moved, writing: 1, reviewers: 0 }, untouched().levers)).toBe(true);
});
