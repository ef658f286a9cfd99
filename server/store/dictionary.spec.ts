import { Dictionary } from './dictionary';

describe('Dictionary', () => {
  it('numbers words in the order of their first appearance', () => {
    const dictionary = new Dictionary();
    expect(['b', 'a', 'b', ''].map((word) => dictionary.indexOf(word))).toEqual([0, 1, 0, 2]);
    expect(dictionary.words).toEqual(['b', 'a', '']);
  });

  it('finds without adding, and knows no word that every object knows', () => {
    const dictionary = new Dictionary();
    dictionary.indexOf('a');
    expect(['a', 'b', 'constructor', '__proto__'].map((word) => dictionary.find(word))).toEqual([0, -1, -1, -1]);
    expect(dictionary.words).toEqual(['a']);
  });
});
