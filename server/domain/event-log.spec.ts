import { transitionsOf, type LoggedActivity } from './event-log';
import { NO_CLAIM } from './waiting';

const HOUR = 3600;

/** A log from lines such as `1 A 10-11.5 ada`: case, activity, hours, resource. */
function logOf(...lines: string[]): LoggedActivity[] {
  return lines.map((line) => {
    const [of, activity, hours, resource] = line.split(' ');
    const [start, end] = hours.split('-').map((hour) => Number(hour) * HOUR);
    return { case: of, activity, resource, start, end };
  });
}

/** Hours of the five causes by `source>target@resource`, in the order batching, contention, prioritisation, unavailability, extraneous. */
function causesOf(log: LoggedActivity[], away: Record<string, [number, number]> = {}): Record<string, number[]> {
  const rows = transitionsOf(log, (resource) =>
    away[resource] ? away[resource].map((hour) => hour * HOUR) : NO_CLAIM,
  );
  return Object.fromEntries(
    rows.map((row) => [
      `${row.sourceActivity}>${row.targetActivity}@${row.targetResource}`,
      row.causes.map((seconds) => seconds / HOUR),
    ]),
  );
}

describe('transitionsOf', () => {
  it('tells contention from prioritisation by when the other work was enabled', () => {
    // Ben's B of case 1 is enabled at 10 and begins at 14. He does B of case 2 (enabled at 9) until 12, then B of case 3 (enabled at 11) until 13.
    const log = logOf('1 A 9-10 ada', '1 B 14-15 ben', '2 A 8-9 ada', '2 B 9.5-12 ben', '3 A 10-11 ada', '3 B 12-13 ben'); // prettier-ignore
    expect(causesOf(log)['A>B@ben']).toEqual([
      0,
      // case 1: 10–12 by case 2; case 3: 11–12 by case 2; case 2: nobody before it
      2 + 1,
      // case 1: 12–13 by case 3
      1,
      0,
      // case 1: 13–14; case 2: 9–9.5
      1 + 0.5,
    ]);
  });

  it('counts what was enabled at the same moment as contention', () => {
    const log = logOf('1 A 9-10 ada', '1 B 12-13 ben', '2 A 9-10 cleo', '2 C 10.5-12 ben');
    expect(causesOf(log)['A>B@ben']).toEqual([0, 1.5, 0, 0, 0.5]);
  });

  it('waits for a batch to fill before it waits for its place in it', () => {
    // B of cases 1, 2 (by ben) are enabled at 10 and 11 and done one right after the other, from 13, the later one first.
    const log = logOf('1 A 9-10 ada', '2 A 10-11 ada', '2 B 13-14 ben', '1 B 14-15 ben', '3 X 10.5-12 ben');
    expect(causesOf(log)['A>B@ben']).toEqual([
      // case 1: 10–11
      1,
      // X is enabled at 10.5, before the batch was full at 11: 11–12 for both
      1 + 1,
      // case 1: 13–14 by case 2, which was enabled after it
      1,
      0,
      // 12–13 for both
      1 + 1,
    ]);
  });

  it('makes no batch of work that was enabled only after the first of it had begun, nor over a gap', () => {
    const late = logOf('1 A 9-10 ada', '2 A 10-12.5 ada', '1 B 12-13 ben', '2 B 13-14 ben');
    expect(causesOf(late)['A>B@ben']).toEqual([0, 0.5, 0, 0, 2]);
    const gap = logOf('1 A 9-10 ada', '2 A 10-11 ada', '1 B 12-13 ben', '2 B 13.25-14 ben');
    expect(causesOf(gap)['A>B@ben']).toEqual([0, 1, 0, 0, 2 + 1.25]);
  });

  it('takes work done at the same time by one resource as one stretch', () => {
    const log = logOf('1 A 8-9 ada', '1 B 12-13 ben', '2 C 9-11 ben', '3 C 10-11.5 ben', '4 C 8.5-9.5 ben');
    // C of case 4 was enabled at 8.5, those of 2 and 3 at 9 (a tie) and at 10: 9–11 contention, 11–11.5 prioritisation.
    expect(causesOf(log)['A>B@ben']).toEqual([0, 2, 0.5, 0, 0.5]);
  });

  it('leaves absence what no work explains', () => {
    const log = logOf('1 A 8-9 ada', '1 B 13-14 ben', '2 C 9-10.5 ben');
    expect(causesOf(log, { ben: [10, 12] })['A>B@ben']).toEqual([0, 1.5, 0, 1.5, 1]);
  });

  it('enables nothing by what runs beside it, and lets the first activity of a case wait for nothing', () => {
    const log = logOf('1 A 8-9 ada', '1 B 9-12 ben', '1 C 10-11 cleo', '1 D 12.5-13 ada');
    expect(causesOf(log)).toEqual({
      'A>B@ben': [0, 0, 0, 0, 0],
      'A>C@cleo': [0, 0, 0, 0, 1],
      'B>D@ada': [0, 0, 0, 0, 0.5],
    });
  });

  it('names the cases in order of their numbers', () => {
    const log = logOf('10 A 8-9 ada', '10 B 9-10 ben', '9 A 8-9 ada', '9 B 11-12 ben');
    const [row] = transitionsOf(log, () => NO_CLAIM);
    expect([row.frequency, row.cases]).toEqual([2, ['9', '10']]);
  });
});
