import { TIER_RULES, type TierRules, type TierRulesVersion } from '../../domain/tier-rules';
import type { TierRules as ToldRules } from '../../platform/tier.types';
import type { OrganizationSettings } from '../../store/organizations';

const DELIVERED: TierRulesVersion = { version: 1, rules: TIER_RULES, since: NaN, note: '' };

/** All cut-offs that stood, those delivered first; the last ones stand. */
export function rulesVersions({ tierVersions }: OrganizationSettings): TierRulesVersion[] {
  return [DELIVERED, ...(tierVersions ?? [])];
}

export function toldRules({ version, rules, since, note }: TierRulesVersion): ToldRules {
  return { ...rules, version, since: Number.isFinite(since) ? since : null, note: note === '' ? null : note };
}

export function sameRules(one: TierRules, other: TierRules): boolean {
  return (Object.keys(TIER_RULES) as (keyof TierRules)[]).every((figure) => one[figure] === other[figure]);
}
