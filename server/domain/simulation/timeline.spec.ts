import { Timeline } from './timeline';

describe('Timeline', () => {
  it('runs events in order of time, and those of one second in the order of their planning', () => {
    const timeline = new Timeline(0, 100);
    const seen: string[] = [];
    timeline.at(30, () => seen.push('c'));
    timeline.at(10, () => {
      seen.push('a');
      timeline.at(30, () => seen.push('d'));
      timeline.at(20.4, () => seen.push(`b at ${timeline.now}`));
    });
    timeline.run();
    expect(seen).toEqual(['a', 'b at 20', 'c', 'd']);
  });

  it('moves what is planned for the past to now, and forgets what lies after its end', () => {
    const timeline = new Timeline(50, 100);
    const seen: number[] = [];
    timeline.at(10, () => seen.push(timeline.now));
    timeline.at(101, () => seen.push(timeline.now));
    timeline.at(Infinity, () => seen.push(timeline.now));
    timeline.run();
    expect(seen).toEqual([50]);
  });

  it('keeps its order with many events planned backwards and forwards', () => {
    const timeline = new Timeline(0, 1000);
    const seen: number[] = [];
    for (let i = 0; i < 1000; i++) timeline.at((i * 617) % 1000, () => seen.push(timeline.now));
    timeline.run();
    expect(seen).toEqual(Array.from({ length: 1000 }, (_, i) => i));
  });
});
