import type { FindingList, FindingMarkup, Pattern, TextRule, WordRule } from './agents/finding-markup';
import type { TextPlace } from './finding';

/** A field's rule, ready to be tried. */
export interface ReadyWord {
  pattern: RegExp;
  word: string | undefined;
}

export interface ReadyList extends Omit<FindingList, 'from' | 'to' | 'header' | 'item' | 'where'> {
  from: RegExp | undefined;
  to: RegExp | undefined;
  header: RegExp | undefined;
  item: RegExp;
  where: RegExp | undefined;
}

/** The rules of a markup with their patterns compiled. */
export interface FindingRules {
  markup: FindingMarkup;
  /** Rank per word of severity in lower case. */
  ranks: Map<string, number>;
  severity: ReadyWord[];
  category: ReadyWord[];
  confidence: ReadyWord[];
  key: RegExp[];
  title: RegExp[];
  finding: RegExp[] | undefined;
  notFindings: (place: TextPlace) => RegExp[];
  clean: (place: TextPlace) => RegExp[];
  reviewed: (place: TextPlace) => RegExp[];
  lists: ReadyList[];
  suppressed: RegExp[];
  accepted: RegExp[];
  rejected: RegExp[];
}

/** A pattern of a markup or a setting. @throws SyntaxError for what is no regular expression */
export const compiled = (pattern: Pattern, flags = 'imu'): RegExp => new RegExp(pattern, flags);

const kept = new WeakMap<FindingMarkup, FindingRules>();

/** The compiled rules of a markup, worked out once. */
export function rulesOf(markup: FindingMarkup): FindingRules {
  let rules = kept.get(markup);
  if (rules === undefined) kept.set(markup, (rules = readyRules(markup)));
  return rules;
}

function readyRules(markup: FindingMarkup): FindingRules {
  const all = (patterns: readonly Pattern[] | undefined): RegExp[] => (patterns ?? []).map((each) => compiled(each));
  const words = (rules: readonly WordRule[] | undefined): ReadyWord[] =>
    (rules ?? []).map(({ pattern, word }) => ({ pattern: compiled(pattern), word }));
  const placed = (rules: readonly TextRule[] | undefined): ((place: TextPlace) => RegExp[]) => {
    const ready = (rules ?? []).map(({ pattern, places }) => ({ pattern: compiled(pattern), places }));
    return (place) =>
      ready.filter(({ places }) => places === undefined || places.includes(place)).map(({ pattern }) => pattern);
  };
  return {
    markup,
    ranks: new Map(markup.severities.map((word, i) => [word.toLowerCase(), i + 1])),
    severity: words(markup.severity),
    category: words(markup.category),
    confidence: words(markup.confidence),
    key: all(markup.key),
    title: all(markup.title),
    finding: markup.finding && all(markup.finding),
    notFindings: placed(markup.notFindings),
    clean: placed(markup.clean),
    reviewed: placed(markup.reviewed),
    lists: (markup.lists ?? []).map((list) => ({
      ...list,
      from: list.from === undefined ? undefined : compiled(list.from),
      to: list.to === undefined ? undefined : compiled(list.to, 'imug'),
      header: list.header === undefined ? undefined : compiled(list.header, 'imug'),
      item: compiled(list.item, 'imug'),
      where: list.where === undefined ? undefined : compiled(list.where),
    })),
    suppressed: all(markup.suppressed),
    accepted: all(markup.vendor?.accepted),
    rejected: all(markup.vendor?.rejected),
  };
}
