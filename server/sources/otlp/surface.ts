import type { Surface } from '../../domain/adoption-table';
import type { Attributes } from './told-value';

/** What tells where somebody met the agent. */
const names = ['app.entrypoint', 'session_source', 'originator', 'app.name', 'terminal.type', 'service.name'];

/** Words of other places than the command line, where both agents that send telemetry are at home. */
const words: readonly (readonly [RegExp, Surface])[] = [
  [/github[-_ ]?action|gitlab|jenkins|buildkite|\bci\b/, 'ci'],
  [/slack/, 'chat'],
  [/linear|jira/, 'tracker'],
  [/\bsdk[-_](ts|py|typescript|python)|\bmcp\b/, 'api'],
  [/vscode|vs code|cursor|windsurf|\bzed\b|jetbrains|jediterm|intellij|pycharm|webstorm|goland|xcode/, 'ide'],
  [/\bweb\b|\bremote\b|browser/, 'web'],
];

/** The surface that the attributes of a point and its resource tell; `cli` without a word that is known. A terminal inside an editor counts as the editor. */
export function surfaceOf(attributes: Attributes, resource: Attributes): Surface {
  for (const name of names) {
    const told = (attributes.get(name) ?? resource.get(name))?.toLowerCase();
    const found = told === undefined ? undefined : words.find(([word]) => word.test(told));
    if (found) return found[1];
  }
  return 'cli';
}
