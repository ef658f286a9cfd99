import { concentrationOf } from './concentration';

describe('concentration', () => {
  it('is the share of the tenth with the most', () => {
    // 11 people with hours: two of them are the tenth, rounded up; 20 + 10 of 39.
    const hours = Float64Array.of(1, 1, 20, 1, 1, 0, 1, 10, 1, 1, 1, 1, 0);
    expect(concentrationOf(hours)).toEqual({ share: 30 / 39, people: 11, top: 2 });
  });

  it('is a tenth where all have the same, and not told of under ten people', () => {
    expect(concentrationOf(new Float64Array(10).fill(3))).toEqual({ share: 0.1, people: 10, top: 1 });
    expect(concentrationOf(new Float64Array(9).fill(3))).toEqual({ share: NaN, people: 9, top: 1 });
    expect(concentrationOf(new Float64Array(20))).toEqual({ share: NaN, people: 0, top: 0 });
  });
});
