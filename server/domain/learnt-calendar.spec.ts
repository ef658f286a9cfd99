import { learntCalendar } from './learnt-calendar';

const HOUR = 3600;
const DAY = 24 * HOUR;
/** Monday 2026-01-05 00:00 on the local clock. */
const MONDAY = 1_767_571_200;

const hours = (weeks: number, weekdays: number[], ofDay: number[]): number[] =>
  Array.from({ length: weeks }, (_, week) =>
    weekdays.flatMap((day) => ofDay.map((hour) => MONDAY + week * 7 * DAY + day * DAY + hour * HOUR)),
  ).flat();
const NONE: [number, number][] = [];

describe('learntCalendar', () => {
  it('learns Tuesday to Thursday, 13 to 21', () => {
    const active = hours(8, [1, 2, 3], [13, 14, 15, 16, 17, 18, 19, 20]);
    expect(learntCalendar(active)).toEqual([NONE, [[13, 21]], [[13, 21]], [[13, 21]], NONE, NONE, NONE]);
  });

  it('learns the hours where each hour is seen only now and then', () => {
    // One hour a day, going round from 9 to 17: 8 hours, 5 days, 16 weeks.
    const active = Array.from({ length: 80 }, (_, i) => MONDAY + Math.floor(i / 5) * 7 * DAY + (i % 5) * DAY + (9 + (i % 8)) * HOUR); // prettier-ignore
    expect(learntCalendar(active)).toEqual([...Array<[number, number][]>(5).fill([[9, 17]]), NONE, NONE]);
  });

  it('closes the gap at noon and leaves out a rare night and weekend', () => {
    const active = [
      ...hours(10, [0, 1, 2, 3, 4], [9, 10, 11, 14, 15, 16]),
      ...hours(1, [5], [10, 23]),
      ...hours(1, [2], [3]),
    ];
    expect(learntCalendar(active)).toEqual([...Array<[number, number][]>(5).fill([[9, 17]]), NONE, NONE]);
  });

  it('goes on past midnight, also from Friday into Saturday', () => {
    const active = hours(8, [0, 1, 2, 3, 4], [18, 19, 20, 21, 22, 23, 24, 25]);
    const evening: [number, number] = [18, 24];
    const night: [number, number] = [0, 2];
    expect(learntCalendar(active)).toEqual([
      [evening],
      ...Array<[number, number][]>(4).fill([night, evening]),
      [night],
      NONE,
    ]);
  });

  it('learns nothing from five events, from one busy week, or from somebody without a rest', () => {
    expect(learntCalendar(hours(5, [1], [13]))).toBeUndefined();
    expect(learntCalendar(hours(1, [0, 1, 2, 3, 4], [9, 10, 11, 12, 13, 14, 15, 16]))).toBeUndefined();
    const always = Array.from({ length: 24 }, (_, hour) => hour);
    expect(learntCalendar(hours(8, [0, 1, 2, 3, 4, 5, 6], always))).toBeUndefined();
  });

  it('counts an hour once, however much happened in it', () => {
    const one = MONDAY + 9 * HOUR;
    expect(learntCalendar(Array.from({ length: 500 }, (_, i) => one + (i % 6) * 7 * DAY))).toBeUndefined();
  });
});
