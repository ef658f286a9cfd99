import { IncidentSearches, searchOf } from './incident-search';

const DAY = 86400;
const HOUR = 3600;
/** An incident that pull requests call INC-<number>, from a day to another. */
const open = (number: number, from: number, to: number) =>
  searchOf({ id: `INC-${number}00`, url: '', openedAt: from * DAY, resolvedAt: to * DAY });

describe('IncidentSearches', () => {
  const searches = new IncidentSearches([open(1, 10, 11), open(2, 10.5, 200), open(3, 12, NaN)]);
  const named = (day: number, text: string): string[] => searches.namedBy('acme/shop', day * DAY, () => text);

  it('from the moment it opened until 72 h after it was resolved, and without end while it is open', () => {
    const text = 'INC-100 INC-200 INC-300';
    expect(named(9.99, text)).toEqual([]);
    expect(named(10, text)).toEqual(['INC-100']);
    expect(named(13, text)).toEqual(['INC-100', 'INC-200', 'INC-300']);
    expect(named(14, text)).toEqual(['INC-100', 'INC-200', 'INC-300']);
    expect(named(14 + HOUR / DAY, text)).toEqual(['INC-200', 'INC-300']);
    expect(named(203, text)).toEqual(['INC-200', 'INC-300']);
    expect(named(204, text)).toEqual(['INC-300']);
    expect(named(5000, text)).toEqual(['INC-300']);
  });

  it('only what the text names; the text is read only where some incident is of that time', () => {
    expect(named(13, 'Mends inc-200')).toEqual(['INC-200']);
    const read = jest.fn(() => '');
    searches.namedBy('acme/shop', 5 * DAY, read);
    expect(read).not.toHaveBeenCalled();
    searches.namedBy('acme/shop', 13 * DAY, read);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('says which times are of interest at all', () => {
    expect([searches.from, searches.to]).toEqual([10 * DAY, Infinity]);
    const none = new IncidentSearches([searchOf({ id: 'i1', url: '', openedAt: 0, resolvedAt: 1 })]);
    expect(none.from <= none.to).toBe(false);
  });
});
