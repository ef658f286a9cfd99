/**
 * A fixed place within ± `spread` for one item: the same item always stands at the same place, so that a refetch does not
 * make the dots jump. Hash: FNV-1a, 32 bit.
 */
export function scatterPlace(name: string, spread: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index++) {
    hash ^= name.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  // The low bits of FNV-1a differ most between names that end in different numbers; mix them down.
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 12;
  return ((hash >>> 0) / 0xffffffff - 0.5) * 2 * spread;
}
