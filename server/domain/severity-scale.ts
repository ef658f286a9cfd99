/** Words of severity as tools use them, those of one line alike, most severe first. Only places words into a scale that does not know them. */
const COMMON = [
  ['blocker', 'critical', 'p0', 's0', 'sev0', 'must'],
  ['high', 'major', 'error', 'p1', 's1', 'sev1', 'issue', 'should'],
  ['medium', 'moderate', 'normal', 'warning', 'p2', 's2', 'sev2', 'suggestion'],
  ['low', 'minor', 'p3', 's3', 'sev3', 'could'],
  ['info', 'trivial', 'note', 'p4', 's4', 'sev4'],
  ['nitpick', 'nit', 'style', 'p5'],
];

const placeOf = (word: string): number => COMMON.findIndex((line) => line.includes(word.toLowerCase()));

/**
 * A scale of severities with the words of some rules put in: where the scale has them already, they stay; a common word goes in front of the first that is
 * less severe; any other behind the word before it in its rule, or to the end.
 *
 * @param scale most severe first
 * @param rules the words of each rule, most severe first
 */
export function scaleWith(scale: readonly string[], rules: readonly (readonly string[])[]): string[] {
  const merged = [...scale];
  for (const words of rules) {
    let after = -1;
    for (const word of words) {
      let at = merged.findIndex((each) => each.toLowerCase() === word.toLowerCase());
      if (at < 0) {
        const place = placeOf(word);
        at = place < 0 ? (after < 0 ? -1 : after + 1) : merged.findIndex((each) => placeOf(each) > place);
        if (at < 0) at = merged.length;
        if (at <= after) at = after + 1;
        merged.splice(at, 0, word);
      }
      after = Math.max(after, at);
    }
  }
  return merged;
}
