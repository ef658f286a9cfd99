import { Injectable } from '@nestjs/common';
import { candidateRulesOf } from '../../domain/candidate-rules';
import { ENOUGH } from '../../domain/flow';
import { thresholdCutOf, type ThresholdRule } from '../../domain/threshold';
import { tunedOf } from '../../domain/tuner';
import { Failure } from '../../platform/failure';
import { finite } from '../../platform/finite';
import type { Range, Scope } from '../../platform/scope.types';
import { weekStarts } from '../../platform/time-zone';
import { answered } from '../../store/organization-view';
import { agentsOf, rowsWhere } from './agent-findings';
import { checkedRule, namedCategories } from './checked-rule';
import type { PolicyInput } from './policy.service';
import type { PolicyPromise } from './policy-rows';
import { ruleLabel } from './rule-label';
import { ruleInWords } from './rule-in-words';
import { thresholdRuleOf } from './threshold-rule';
import { tuneOutcome } from './tune-outcome';
import { TuneViews, type AgentView } from './tune-view';
import type { Tune, TuneOutcome, TuneRule, TuneRuleInput } from './tune.types';

export const DEFAULT_TARGET = 0.6;

/** Stands in every answer about rules. Source: measures.md 4. */
export const WARNING =
  'History can only judge tightening: what the agent never posted has no outcome. Whether it should post more needs a trial, such as a dry run of the vendor or one team.';

/** A rule with what it would have done. */
export interface Promised {
  agent: string;
  rule: TuneRule;
  /** The rank its minimum severity stands for; 0 = it has none. */
  maxRank: number;
  target: number;
  promise: PolicyPromise;
}

/** What the threshold of an agent should be, by what became of its findings. Source: measures.md 4. */
@Injectable()
export class TuneService {
  constructor(private readonly views: TuneViews) {}

  /**
   * The candidate rules of one agent, which of them are certified, and which one is chosen.
   *
   * @param agent left out = the one with most findings in the range
   * @param target hit rate to certify, between 0 and 1; left out = 0.6
   * @throws Failure bad_input for an agent without findings and a target out of bounds
   */
  async tune(
    name: string | null | undefined,
    scope: Scope,
    agent: string | undefined,
    target: number | undefined,
    wallClock: number,
  ): Promise<Tune> {
    const aim = checkedTarget(target);
    const found = await this.views.agent(name, scope, agent, wallClock);
    return found.agent === null ? nothingToTune(found.range, aim) : tuneOf(found, scope, aim);
  }

  /** What one rule would have done. @throws Failure bad_input for an agent or rule that does not fit */
  async cut(
    name: string | null | undefined,
    scope: Scope,
    agent: string,
    input: TuneRuleInput,
    wallClock: number,
  ): Promise<TuneOutcome> {
    const open = await this.views.named(name, scope, agent, wallClock);
    const rule = checkedRule(input, agent, open.scale);
    return tuneOutcome(thresholdCutOf(open.columns.table, open.rows, inCodes(open, rule)));
  }

  /** What a rule promises by the scope's range. @throws Failure bad_input for an agent, rule or target that does not fit */
  async promise(
    name: string | null | undefined,
    scope: Scope,
    { agent, rule: input, target }: Pick<PolicyInput, 'agent' | 'rule' | 'target'>,
    wallClock: number,
  ): Promise<Promised> {
    const aim = checkedTarget(target);
    const open = await this.views.named(name, scope, agent, wallClock);
    const rule = checkedRule(input, agent, open.scale);
    const { candidates, splitAt } = tuneOf(open, scope, aim);
    const { table } = open.columns;
    const threshold = inCodes(open, rule);
    const cut = (rows: Int32Array): TuneOutcome => tuneOutcome(thresholdCutOf(table, rows, threshold));
    const until = splitAt ?? Infinity;
    const part = (holds: (row: number) => boolean): Int32Array =>
      rowsWhere(open.rows.length, (i) => holds(open.rows[i])).map((i) => open.rows[i]);
    const { from, to, address, timeZone } = open.range;
    return {
      agent,
      rule,
      maxRank: threshold.maxRank,
      target: aim,
      promise: {
        whole: cut(open.rows),
        older: cut(part((row) => table.closed[row] < until)),
        newer: cut(part((row) => table.closed[row] >= until)),
        certified: candidates.find((candidate) => same(candidate.rule, rule))?.certified ?? null,
        splitAt,
        range: { from, to, address, timeZone },
        scope: { ...scope, range: undefined, clock: undefined },
        dataVersion: open.view.organization.dataVersion,
      },
    };
  }
}

const same = (a: TuneRule, b: TuneRule): boolean => JSON.stringify(a) === JSON.stringify(b);

function checkedTarget(target: number | undefined): number {
  if (target === undefined) return DEFAULT_TARGET;
  if (target > 0 && target < 1) return target;
  throw new Failure('bad_input', `A target hit rate of ${target} is none: write one between 0 and 1, such as 0.6.`);
}

function inCodes({ view, columns, scale }: AgentView, rule: TuneRule): ThresholdRule {
  const maxRank = rule.minSeverity === null ? 0 : (scale.ranks.get(rule.minSeverity) as number);
  return thresholdRuleOf(view, columns, rule, maxRank);
}

function tuneOf(open: AgentView, scope: Scope, target: number): Tune {
  const { view, columns, agent, scale, range, rows } = open;
  const cut = { ...scope, range: undefined, clock: undefined };
  return answered(view, ['tune', agent, cut, range, target], () => {
    const { table } = columns;
    const rules = candidateRulesOf(table, rows, columns.categories.length);
    const weeks = weekStarts(range.timeZone, range.from, range.to);
    const tuned = tunedOf(table, rows, rules, target, 1, weeks);
    const wholes = rules.map((rule) => thresholdCutOf(table, rows, rule));
    const [all] = wholes;
    const reachable = wholes.some(({ n, high }) => n < ENOUGH || high >= target);
    const needed = reachable ? finite(twoDigits(tuned.needed)) : null;
    const categories = namedCategories(scale);
    return {
      range,
      agent,
      target,
      agents: agentsOf(view, columns),
      severities: scale.severities,
      categories,
      hasConfidence: !Number.isNaN(scale.confidence.low),
      confidenceLow: finite(scale.confidence.low),
      confidenceHigh: finite(scale.confidence.high),
      severityUnknown: rows.filter((row) => table.rank[row] === 0).length,
      splitAt: finite(tuned.splitAt),
      all: tuneOutcome(all),
      candidates: rules.map((codes, place) => {
        const rule = ruleInWords(codes, columns, scale);
        return {
          label: ruleLabel(rule, scale),
          rule,
          whole: tuneOutcome(wholes[place]),
          older: tuneOutcome(tuned.older[place]),
          newer: tuneOutcome(tuned.newer[place]),
          p: finite(tuned.p[place]),
          adjusted: finite(tuned.adjusted[place]),
          certified: tuned.certified[place],
          newerBelow: tuned.newerBelow[place],
        };
      }),
      chosen: tuned.chosen < 0 ? null : tuned.chosen,
      needed,
      verdict: verdictOf(
        tuned.chosen,
        needed,
        tuned.older.every(({ n }) => n < ENOUGH),
      ),
      warning: WARNING,
    };
  });
}

/** Upwards to two digits: an estimate from so few findings has no more. */
function twoDigits(count: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1);
  return Math.ceil(count / unit) * unit;
}

/**
 * With under 10 findings nothing can be told. Where no rule is seen above the target, or every rule's interval over the whole range lies below it, more of
 * the same would not help.
 */
function verdictOf(chosen: number, needed: number | null, few: boolean): Tune['verdict'] {
  if (chosen >= 0) return 'certified';
  return needed !== null || few ? 'not_enough_data' : 'below_target';
}

function nothingToTune(range: Range, target: number): Tune {
  const nothing: TuneOutcome = {
    kept: 0, hits: 0, n: 0, rate: null, low: null, high: null, deff: 1, effectiveN: 0, enough: false, hidden: 0, hiddenHits: 0,
    keptPerPullRequest: 0, pullRequests: 0,
  }; // prettier-ignore
  return {
    range, target, agent: null, agents: [], severities: [], categories: [], hasConfidence: false, confidenceLow: null, confidenceHigh: null,
    severityUnknown: 0, splitAt: null, all: nothing, candidates: [], chosen: null, needed: null, verdict: 'not_enough_data', warning: WARNING,
  }; // prettier-ignore
}
