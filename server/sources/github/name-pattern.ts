/** Labels whose issues are incidents, unless a connection says otherwise. Labels of severity alone make none: bugs bear them too. */
export const INCIDENT_LABELS: readonly string[] = [
  'incident',
  '*/incident',
  '*:incident',
  '*: incident',
  'outage',
  'sev?',
  'sev-?',
];

/** Workflows whose runs are kept as deploys, unless a connection says otherwise. */
export const WORKFLOWS: readonly string[] = ['*deploy*', '*release*', '*publish*', '*ship*', '*prod*'];

/** Whether a name fits one of the patterns: `*` stands for any characters, `?` for one, and case does not count. */
export function fitsPattern(patterns: readonly string[], name: string): boolean {
  return patterns.some((pattern) => expressionOf(pattern).test(name));
}

function expressionOf(pattern: string): RegExp {
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    // Several stars in a row stand for one; each more of them would only cost time.
    .replace(/\*+/g, '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${escaped}$`, 'is');
}
