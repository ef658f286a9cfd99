import { fasterOptions } from './rollout-faster';
import type { RolloutDocument, WaveLimit } from './rollout-plan';
import type { Planned } from './rollout-planner';

const document = { trainingSeats: 3, waves: [{ soakWeeks: 4 }, { soakWeeks: 1 }] } as RolloutDocument;
const planned = (takes: number, limits: WaveLimit[], refusal: Planned['refusal'] = null): Planned => ({
  waves: limits.map((limitedBy) => ({ limitedBy, training: { start: 0, perWeek: [3] } }) as Planned['waves'][number]),
  refusal,
  leftOut: [],
  base: { holds: 1, n: 40 },
  takes,
});
const reviewers = [1, 2, 4].map((add) => ({ count: add, where: [{ team: 'a', add }] }));

test('what limits is what is tried: the soak halved, and no wave soaks longer than before', () => {
  const seen: number[][] = [];
  const found = fasterOptions(planned(10, ['nothing', 'soak']), document, reviewers, (_, other) => {
    seen.push(other.waves.map(({ soakWeeks }) => soakWeeks));
    return planned(8, ['nothing', 'soak']);
  });
  expect(found).toEqual({ faster: [{ lever: 'soakWeeks', value: 2, where: [], weeksSaved: 2 }], inVain: [] });
  expect(seen).toEqual([[2, 1]]);
});

test('where reviewers limit, the fewest that save as much are told, and those that save more', () => {
  const takes: Record<number, number> = { 1: 7, 2: 7, 4: 5 };
  const found = fasterOptions(planned(9, ['nothing', 'capacity']), document, reviewers, (levers) =>
    planned(levers.reviewersOf ? takes[levers.reviewersOf[0].add] : 9, ['nothing']),
  );
  expect(found.faster.map(({ lever, value, weeksSaved }) => [lever, value, weeksSaved])).toEqual([['reviewers', 1, 2], ['reviewers', 4, 4]]); // prettier-ignore
  expect(found.inVain.map(({ lever, value }) => [lever, value])).toEqual([['reviewEffort', 0.8]]);
});

test('where no plan holds, what makes one possible is told without weeks; reviewers for all go to all', () => {
  const everywhere = [{ count: 6, where: [] }];
  const found = fasterOptions(planned(NaN, [], 'capacity'), document, everywhere, ({ reviewers: all }) =>
    all === 6 ? planned(9, ['nothing']) : planned(NaN, [], 'capacity'),
  );
  expect(found.faster).toEqual([{ lever: 'reviewers', value: 6, where: [], weeksSaved: NaN }]);
  expect(found.inVain).toHaveLength(1);
});

test('twice the seats where a training takes weeks; nothing where nobody is to be trained', () => {
  const found = fasterOptions(planned(9, ['seats']), document, reviewers, (_, other) => planned(other.trainingSeats === 6 ? 8 : 9, ['nothing'])); // prettier-ignore
  expect(found.faster).toEqual([{ lever: 'trainingSeats', value: 6, where: [], weeksSaved: 1 }]);
  expect(fasterOptions(planned(NaN, [], 'no_people'), document, reviewers, () => planned(1, []))).toEqual({ faster: [], inVain: [] }); // prettier-ignore
});
