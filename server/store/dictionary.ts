/** Words numbered in the order of their first appearance. */
export class Dictionary {
  readonly words: string[] = [];
  private readonly indices = new Map<string, number>();

  /** The word's number; a new word gets the next one. */
  indexOf(word: string): number {
    const known = this.indices.get(word);
    if (known !== undefined) return known;
    const index = this.words.length;
    this.words.push(word);
    this.indices.set(word, index);
    return index;
  }

  /** The word's number, or -1 when it never appeared. */
  find(word: string): number {
    return this.indices.get(word) ?? -1;
  }
}
