/**
 * A number in [0, 1) that a text alone decides: for what is told beside the course of events, so that it takes no draw from any stream and moves
 * nothing. FNV-1a (Fowler, Noll, Vo), mixed at the end as in MurmurHash3 (Appleby).
 */
export function chanceOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x100000000;
}
