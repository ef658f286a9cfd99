/**
 * xoshiro128** 1.1: a stream of unsigned 32-bit integers from four 32-bit words of state, not all zero; period 2¹²⁸ − 1
 * (Blackman & Vigna, "Scrambled linear pseudorandom number generators", 2021). Not for secrets.
 */
export function xoshiro(a: number, b: number, c: number, d: number): () => number {
  let s0 = a | 0;
  let s1 = b | 0;
  let s2 = c | 0;
  let s3 = d | 0;
  return () => {
    // Times 5 and times 9 modulo 2³²; as shifts, because every look-up of Math is slow in the sandbox that tests run in.
    const scrambled = ((s1 << 2) + s1) | 0;
    const turned = (scrambled << 7) | (scrambled >>> 25);
    const result = ((turned << 3) + turned) >>> 0;
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = (s3 << 11) | (s3 >>> 21);
    return result;
  };
}
