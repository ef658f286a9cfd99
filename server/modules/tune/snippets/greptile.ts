import { UNKNOWN } from '../checked-rule';
import type { PolicySnippet } from '../policy.types';
import { guidelineLines } from './guidelines';
import { globsOf, named, partsOf, type SnippetRule } from './snippet-rule';

const TYPES = ['logic', 'syntax', 'style', 'info'];

/** `.greptile/config.json`. Source: greptile.com/docs, controlling nitpickiness and config reference. */
export function greptileSnippet(of: SnippetRule): PolicySnippet {
  const { rule, kept, hidden } = of;
  const { into, out } = globsOf(rule);
  const kinds = rule.categories?.filter((word) => word !== UNKNOWN) ?? [];
  const types = kinds.filter((word) => TYPES.includes(word));
  const exactTypes = types.length > 0 && types.length === kinds.length;
  // The most severe word alone is "critical only"; where a rule hides nothing by severity all is wanted.
  const strictness = rule.minSeverity === null ? undefined : hidden.length === 0 ? 1 : kept.length === 1 ? 3 : 2;
  const asked = partsOf(rule).filter((part) =>
    part === 'categories' ? !exactTypes : part === 'paths' ? into.length > 0 : true,
  );
  const config = {
    ...(strictness !== undefined && { strictness }),
    ...(types.length > 0 && { commentTypes: types }),
    ...(out.length > 0 && { ignorePatterns: out.join('\n') }),
  };
  return {
    tool: 'Greptile',
    title: '.greptile/config.json',
    file: '.greptile/config.json',
    language: 'json',
    text: `${JSON.stringify(config, null, 2)}\n`,
    approximate: asked.length > 0,
    note:
      [
        ...(strictness === undefined
          ? []
          : [
              `strictness has three steps (1 all, 2 balanced, 3 critical only) and no severity: ${strictness} comes nearest to "${rule.minSeverity}".`,
            ]),
        ...(exactTypes ? ['commentTypes says the categories exactly.'] : []),
        ...(out.length === 0 ? [] : ['ignorePatterns takes the syntax of .gitignore.']),
        ...(asked.filter((part) => part !== 'severity').length === 0
          ? []
          : [
              `It has no setting for ${named(asked.filter((part) => part !== 'severity'))}; as an instruction it would be: ${guidelineLines(of).join(' ')}`,
            ]),
      ].join(' ') || 'The rule keeps everything: nothing is to be set.',
    source: 'https://greptile.com/docs/code-review/controlling-nitpickiness',
  };
}
