/**
 * The numeric id in a node id of GitHub, for types whose `databaseId` is an `Int` that newer ids no longer fit in. New ids are a prefix and
 * MessagePack of `[0, repository, id]` in URL-safe base64; old ones `010:Deployment123` in base64. Undefined when it is neither.
 */
export function databaseIdOf(nodeId: string): string | undefined {
  const [, packed] = /^[A-Z]+_(.+)$/.exec(nodeId) ?? [];
  if (packed !== undefined) return lastNumber(Buffer.from(packed, 'base64url'));
  return /^\d+:[A-Za-z]+(\d+)$/.exec(Buffer.from(nodeId, 'base64').toString('latin1'))?.[1];
}

/** The last element of a MessagePack array of unsigned numbers. Source: msgpack/spec.md, "int format family". */
function lastNumber(bytes: Buffer): string | undefined {
  // A short array is all that GitHub writes.
  if (bytes.length === 0 || bytes[0] >> 4 !== 0x9) return undefined;
  let last: string | undefined;
  for (let at = 1; at < bytes.length;) {
    const head = bytes[at++];
    const width = head < 0x80 ? 0 : 2 ** (head - 0xcc);
    if (head >= 0x80 && ![1, 2, 4, 8].includes(width)) return undefined;
    if (at + width > bytes.length) return undefined;
    if (width === 0) last = String(head);
    else last = String(width === 8 ? bytes.readBigUInt64BE(at) : bytes.readUIntBE(at, width));
    at += width;
  }
  return last;
}
