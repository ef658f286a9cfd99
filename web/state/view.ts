import type {
  Authorship,
  Clock,
  DeployMeasure,
  Measure,
  PullRequestOrder,
  Scope,
  SizeBucket,
  Stage,
  Tier,
} from '../gql/documents';
import { deployMeasures } from '../text/deploy';
import {
  findingGroups,
  findingOutcomes,
  parseFindingName,
  type FindingGroup,
  type FindingOutcome,
} from '../text/finding';
import { measures } from '../text/measure';
import { stages } from '../text/stage-name';
import { tiers } from '../text/tier';
import { parseRange } from './range';

/** Everything a page shows, as the address holds it. What is at its default is absent. */
export interface View {
  org?: string;
  range?: string;
  compare?: 'none';
  team?: string[];
  repo?: string[];
  service?: string[];
  function?: string[];
  size?: SizeBucket[];
  authorship?: Authorship[];
  /** Of the author, in the week of creation; of people on the page Adoption. */
  tier?: Tier[];
  clock?: 'working';
  measure?: Measure;
  stage?: Stage;
  text?: string;
  flag?: string[];
  order?: PullRequestOrder;
  /** The pull request in the drawer: `owner/repo#12`. */
  pr?: string;
  /** Which deploys are listed. */
  list?: DeployMeasure;
  /** The service whose deploys are listed; the page's other numbers stay. */
  of?: string;
  /** The deploy in the drawer. */
  deploy?: string;
  /** The incident in the drawer. */
  incident?: string;
  /** The review agent the page is about; absent = all of them. */
  agent?: string;
  /** What the hit rate is cut by. */
  by?: FindingGroup;
  /** Which outcomes are counted, where it is not the strict ones. */
  series?: 'lenient' | 'vendor';
  /** Which findings are listed: one outcome, only those in the rate, one kind of evidence, one group of the hit rate. */
  outcome?: FindingOutcome;
  inRate?: 'true';
  evidence?: string;
  group?: FindingGroup;
  groupKey?: string;
  /** The finding in the drawer: `agent:owner/repo#12:id`. */
  finding?: string;
  /** The sample that is being judged. */
  sample?: string;
  /** Which people are listed. */
  who?: 'looks' | 'human' | 'bot';
  /** The account whose person is in the drawer. */
  person?: string;
  /** The hit rate a rule shall reach: a share of 0..1 as `0.7`. */
  target?: string;
  /** The rule that is tried, as `state/tune-rule.ts` writes it. */
  rule?: string;
  /** What people are grouped by on the page Adoption; absent = team. */
  peopleBy?: 'function' | 'surface' | 'tenure';
  /** What delegated runs are grouped by there; absent = length. */
  runsBy?: 'tool' | 'repo' | 'surface';
  /** The week of the report: `2026-W40`; absent = the last whole one. */
  week?: string;
  /** The archived report that is shown, by its id. */
  report?: string;
  /** Version of the data that the report was made of which led here. */
  dv?: string;
  /** Which part of the rule is dragged. */
  lever?: 'confidence' | 'cap';
}

/** The range when the address names none. */
export const defaultRange = '-26w';
/** The same on the page Effect: most rollouts lie further back. */
export const effectRange = '-52w';
/** The hit rate a rule shall reach when the address names none. */
export const defaultTarget = 0.6;

const sizes: readonly SizeBucket[] = ['XS', 'S', 'M', 'L', 'XL', 'unknown'];
const authorships: readonly Authorship[] = ['agent_authored', 'ai_assisted', 'unmarked'];
const orders: readonly PullRequestOrder[] = ['newest', 'oldest', 'longest_stage', 'longest_total'];
const cuts = ['team', 'repo', 'service', 'function', 'size', 'authorship', 'tier'] as const;
const keys = [
  'org',
  'range',
  'compare',
  ...cuts,
  'clock',
  'measure',
  'stage',
  'text',
  'flag',
  'order',
  'list',
  'of',
  'pr',
  'deploy',
  'incident',
  'agent',
  'by',
  'series',
  'outcome',
  'inRate',
  'evidence',
  'group',
  'groupKey',
  'finding',
  'sample',
  'who',
  'person',
  'target',
  'rule',
  'lever',
  'peopleBy',
  'runsBy',
  'week',
  'report',
  'dv',
] as const;

/** The filters that "clear filter" removes. */
export type Cut = (typeof cuts)[number];

type Raw = Record<string, unknown>;

const texts = (raw: unknown): string[] =>
  (Array.isArray(raw) ? raw : [raw]).filter((each): each is string => typeof each === 'string' && each !== '');

const many = (raw: unknown) => {
  const all = [...new Set(texts(raw))];
  return all.length ? all : undefined;
};

const one = (raw: unknown) => texts(raw)[0];

function oneOf<T extends string>(raw: unknown, allowed: readonly T[]): T | undefined {
  return allowed.find((each) => each === one(raw));
}

function manyOf<T extends string>(raw: unknown, allowed: readonly T[]): T[] | undefined {
  const all = allowed.filter((each) => texts(raw).includes(each));
  return all.length ? all : undefined;
}

function withoutAbsent(view: View): View {
  return Object.fromEntries(Object.entries(view).filter(([, value]) => value !== undefined)) as View;
}

/** A share of 0.05 to 0.95 in whole percent; the default and what is none are absent. */
function targetIn(raw: string | undefined): string | undefined {
  const target = Math.round(Number(raw ?? Number.NaN) * 100) / 100;
  return target >= 0.05 && target <= 0.95 && target !== defaultTarget ? String(target) : undefined;
}

/**
 * The view an address stands for. Whatever is not valid is dropped, never guessed: a page opens with any address.
 *
 * @param raw the parsed search part: a text, or a list of texts where a key stands more than once
 */
export function viewOf(raw: Raw): View {
  const range = one(raw.range);
  return withoutAbsent({
    org: one(raw.org),
    range: range && parseRange(range) ? range : undefined,
    compare: oneOf(raw.compare, ['none']),
    team: many(raw.team),
    repo: many(raw.repo),
    service: many(raw.service),
    function: many(raw.function),
    size: manyOf(raw.size, sizes),
    authorship: manyOf(raw.authorship, authorships),
    tier: manyOf(raw.tier, tiers),
    clock: oneOf(raw.clock, ['working']),
    measure: oneOf(raw.measure, measures),
    stage: oneOf(raw.stage, stages),
    text: one(raw.text),
    flag: many(raw.flag),
    order: oneOf(raw.order, orders),
    pr: /^[^#\s]+#\d+$/.test(one(raw.pr) ?? '') ? one(raw.pr) : undefined,
    list: oneOf(raw.list, deployMeasures),
    of: one(raw.of),
    deploy: one(raw.deploy),
    incident: one(raw.incident),
    agent: one(raw.agent),
    by: oneOf(raw.by, findingGroups),
    series: oneOf(raw.series, ['lenient', 'vendor']),
    outcome: oneOf(raw.outcome, findingOutcomes),
    inRate: oneOf(raw.inRate, ['true']),
    evidence: one(raw.evidence),
    group: oneOf(raw.group, findingGroups),
    groupKey: one(raw.groupKey),
    finding: parseFindingName(one(raw.finding) ?? '') ? one(raw.finding) : undefined,
    sample: /^\d{1,9}$/.test(one(raw.sample) ?? '') ? one(raw.sample) : undefined,
    who: oneOf(raw.who, ['looks', 'human', 'bot']),
    person: one(raw.person),
    target: targetIn(one(raw.target)),
    rule: one(raw.rule),
    lever: oneOf(raw.lever, ['confidence', 'cap']),
    week: /^\d{4}-W\d\d$/.test(one(raw.week) ?? '') ? one(raw.week) : undefined,
    report: /^[\w-]{1,40}$/.test(one(raw.report) ?? '') ? one(raw.report) : undefined,
    dv: /^\d{1,12}$/.test(one(raw.dv) ?? '') ? one(raw.dv) : undefined,
    peopleBy: oneOf(raw.peopleBy, ['function', 'surface', 'tenure']),
    runsBy: oneOf(raw.runsBy, ['tool', 'repo', 'surface']),
  });
}

/** The search part of an address, parsed: `?team=a&team=b` → `{team: ['a', 'b']}`. */
export function parseSearch(search: string): Raw {
  const raw: Record<string, string[]> = {};
  for (const [key, value] of new URLSearchParams(search)) (raw[key] ??= []).push(value);
  return raw;
}

/** A view as the search part of an address, keys always in the same order; '' when everything is at its default. */
export function searchOf(view: View): string {
  const parameters = new URLSearchParams();
  for (const key of keys) for (const value of texts(view[key])) parameters.append(key, value);
  const text = parameters
    .toString()
    // Legal in a query and easier to read and to share than their escapes.
    .replace(/%2F/g, '/')
    .replace(/%3A/g, ':');
  return text ? `?${text}` : '';
}

/** What the server is asked: the cut and the clock of a view. */
export function scopeOf(view: View, range = defaultRange): Scope {
  const clock: Clock | undefined = view.clock;
  return {
    range: view.range ?? range,
    ...(view.team && { teams: view.team }),
    ...(view.repo && { repos: view.repo }),
    ...(view.service && { services: view.service }),
    ...(view.function && { functions: view.function }),
    ...(view.size && { sizes: view.size }),
    ...(view.authorship && { authorship: view.authorship }),
    ...(view.tier && { tiers: view.tier }),
    ...(clock && { clock }),
  };
}

/** The part of a view that goes along from page to page: the cut, not the list nor the drawer. */
export function cutOf(view: View): View {
  const { org, range, compare, team, repo, service, clock, size, authorship, tier } = view;
  return withoutAbsent({
    org,
    range,
    compare,
    team,
    repo,
    service,
    function: view.function,
    size,
    authorship,
    tier,
    clock,
  });
}

/** The view without any filter; organization, range, comparison and clock stay. */
export function withoutFilter(view: View): View {
  const rest: View = { ...view };
  for (const cut of cuts) delete rest[cut];
  delete rest.text;
  delete rest.flag;
  return rest;
}

/** How many filters are set. */
export function filterCount(view: View): number {
  return cuts.filter((cut) => view[cut]?.length).length + (view.text ? 1 : 0) + (view.flag ? 1 : 0);
}

/**
 * The address of the CSV behind a chart: the page's own parameters.
 *
 * @param name the export: `flow`, `bottleneck`, `ageing`, `spectrum`, `pull-requests`, `incidents`, …
 */
export function exportAddress(name: string, view: View): string {
  const { pr: _pr, deploy: _deploy, incident: _incident, finding: _finding, compare: _compare, ...asked } = view;
  return `/export/${name}.csv${searchOf({ ...asked, range: view.range ?? defaultRange })}`;
}
