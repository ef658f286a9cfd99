import { pagesPerPerson } from './pages-per-person';

describe('pagesPerPerson', () => {
  it('averages over people and weeks', () => {
    // 2, 4, 6, 8, 10 pages in 4 weeks: 30 / 5 / 4 = 1.5; per week .5 1 1.5 2 2.5, whose p85 (type 7) lies at place 3.4: 2.2.
    const found = pagesPerPerson([2, 4, 6, 8, 10], 4);
    expect(found).toMatchObject({ mean: 1.5, people: 5, weeks: 4, pages: 30 });
    expect(found?.p85).toBeCloseTo(2.2, 12);
  });

  it('says nothing of fewer than five people, or of no time', () => {
    expect(pagesPerPerson([2, 4, 6, 8], 4)).toBeUndefined();
    expect(pagesPerPerson([2, 4, 6, 8, 10], 0)).toBeUndefined();
  });
});
