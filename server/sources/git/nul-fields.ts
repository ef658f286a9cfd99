/** Of a longer field its beginning and its end stay: the title stands at the beginning of a message, its trailers at the end. */
const mostBytes = 64 * 1024;
const keptEnd = 16 * 1024;

/** Bytes of one field on the way, never many more than `mostBytes`. */
class Field {
  private parts: Buffer[] = [];
  private bytes = 0;
  private end: Buffer<ArrayBufferLike> = Buffer.alloc(0);

  add(part: Buffer): void {
    const room = mostBytes - keptEnd - this.bytes;
    if (room > 0) {
      this.parts.push(part.subarray(0, room));
      this.bytes += Math.min(room, part.length);
    }
    const rest = part.subarray(Math.max(0, room));
    if (rest.length === 0) return;
    this.end =
      rest.length >= keptEnd
        ? Buffer.from(rest.subarray(rest.length - keptEnd))
        : Buffer.concat([this.end.subarray(Math.max(0, this.end.length + rest.length - keptEnd)), rest]);
  }

  /** The text, bytes that are not UTF-8 as U+FFFD. */
  take(): string {
    const text = Buffer.concat(this.end.length > 0 ? [...this.parts, this.end] : this.parts).toString('utf8');
    this.parts = [];
    this.bytes = 0;
    this.end = Buffer.alloc(0);
    return text;
  }
}

/**
 * Splits a stream of texts that each end with a NUL byte into groups of `size`; yields the groups of one piece of the stream at once.
 * Memory stays bounded whatever the length of a text: git cuts messages at NUL, so a text cannot hold one.
 */
export async function* nulGroups(stream: AsyncIterable<Buffer>, size: number): AsyncGenerator<string[][]> {
  const field = new Field();
  let group: string[] = [];
  for await (const chunk of stream) {
    const groups: string[][] = [];
    let from = 0;
    for (let at = chunk.indexOf(0); at >= 0; at = chunk.indexOf(0, from)) {
      field.add(chunk.subarray(from, at));
      group.push(field.take());
      from = at + 1;
      if (group.length < size) continue;
      groups.push(group);
      group = [];
    }
    if (from < chunk.length) field.add(chunk.subarray(from));
    if (groups.length > 0) yield groups;
  }
}
