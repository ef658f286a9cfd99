import { Injectable } from '@nestjs/common';
import { SMALLEST_GROUP } from '../../domain/small-groups';
import { changedPersonWeeks, sideBySide } from '../../domain/tier-change';
import { TIER_RULES, type TierRules, type TierRulesVersion } from '../../domain/tier-rules';
import { NOT_THERE } from '../../domain/tiers';
import { Failure } from '../../platform/failure';
import type { TierRules as ToldRules } from '../../platform/tier.types';
import { AdoptionViews } from '../../store/adoption-columns';
import { Store } from '../../store/data-source';
import { OrganizationViews } from '../../store/organization-view';
import { Organizations, type OrganizationSettings } from '../../store/organizations';
import { lastWholeWeek } from '../../store/whole-weeks';
import { changeGroups } from './change-groups';
import { checkedNote, checkedRules } from './checked-rules';
import { rulesVersions, sameRules, toldRules } from './rules-versions';
import { toldCounts, toldMoves } from './told-change';
import type { TierChange, TierRulesInput, TierRulesVersions } from './tiers.types';

/** Cut-offs between the tiers under versions: what stands, what others would change, saving and taking back. */
@Injectable()
export class TiersService {
  constructor(
    private readonly store: Store,
    private readonly organizations: Organizations,
    private readonly views: OrganizationViews,
    private readonly adoption: AdoptionViews,
  ) {}

  async rules(org: string | null | undefined): Promise<TierRulesVersions> {
    const { settings } = await this.organizations.get(org);
    const versions = rulesVersions(settings);
    return {
      current: toldRules(versions.at(-1)!),
      versions: versions.map(toldRules),
      defaults: toldRules(versions[0]),
    };
  }

  /**
   * Who would move under other cut-offs, by the last whole week; nothing is saved.
   *
   * @param wallClock epoch seconds: which week is over
   * @throws Failure bad_input for cut-offs that cannot be
   */
  async change(org: string | null | undefined, given: TierRules, wallClock: number): Promise<TierChange> {
    const rules = checkedRules(given);
    const view = await this.views.open(org);
    const columns = await this.adoption.of(view);
    const { weeks } = columns;
    const before = columns.tiers();
    const after = columns.tiers(undefined, rules);
    const { all, changed } = changedPersonWeeks(before, after);
    const week = lastWholeWeek(view.organization, weeks.end, wallClock);
    if (week < 0)
      return { week: null, people: 0, before: null, after: null, moves: [], moved: null, groups: [], hidden: 0, movedPersonWeeks: null, personWeeks: all }; // prettier-ignore
    const both = sideBySide(before, after, week);
    const people = Array.from({ length: both.people }, (_, person) => person);
    const there = Uint8Array.from(people, (person) => (both.tier[2 * person] === NOT_THERE ? 0 : 1));
    const moved = Uint8Array.from(people, (person) => (both.tier[2 * person] === both.tier[2 * person + 1] ? 0 : 1));
    const told = toldCounts(both, 0);
    const enough = told.people >= SMALLEST_GROUP;
    return {
      week: weeks.label[week],
      people: told.people,
      before: enough ? told : null,
      after: enough ? toldCounts(both, 1) : null,
      moves: enough ? toldMoves(both) : [],
      moved: enough ? moved.reduce((sum, one) => sum + one, 0) : null,
      ...changeGroups(columns, view.flow.people.teams, there, moved),
      movedPersonWeeks: enough ? changed : null,
      personWeeks: all,
    };
  }

  /** Saves cut-offs as a new version; all weeks follow. @throws Failure bad_input for cut-offs that cannot be, or that stand already */
  async set(org: string | null | undefined, input: TierRulesInput, wallClock: number): Promise<ToldRules> {
    const rules = checkedRules(input);
    const note = checkedNote(input.note);
    return this.save(org, wallClock, (versions) => {
      const { version, rules: standing } = versions.at(-1)!;
      if (sameRules(rules, standing))
        throw new Failure('bad_input', `These cut-offs stand already, as version ${version}: change at least one of them.`); // prettier-ignore
      return { rules, note };
    });
  }

  /** The cut-offs that stood before, as a new version; once more takes that back. @throws Failure bad_input when nothing was changed */
  async undo(org: string | null | undefined, wallClock: number): Promise<ToldRules> {
    return this.save(org, wallClock, (versions, name) => {
      const former = versions.at(-2);
      if (former === undefined)
        throw new Failure('bad_input', `The cut-offs of ${name} were never changed: there is nothing to take back.`);
      return { rules: former.rules, note: `Back to version ${former.version}` };
    });
  }

  private async save(
    org: string | null | undefined,
    wallClock: number,
    next: (versions: TierRulesVersion[], name: string) => Pick<TierRulesVersion, 'rules' | 'note'>,
  ): Promise<ToldRules> {
    const { id, name } = await this.organizations.get(org);
    return this.store.inOrganization(id, async (client) => {
      // Two that save at once: the second sees the version of the first.
      const { rows } = await client.query<{ settings: OrganizationSettings }>(
        'SELECT settings FROM organization WHERE id = $1 FOR UPDATE',
        [id],
      );
      const versions = rulesVersions(rows[0].settings);
      const made: TierRulesVersion = {
        ...next(versions, name),
        version: versions.at(-1)!.version + 1,
        since: wallClock,
      };
      await client.query('UPDATE organization SET settings = settings || $2 WHERE id = $1', [
        id,
        { tierVersions: [...versions.slice(1), made] } satisfies OrganizationSettings,
      ]);
      return toldRules(made);
    });
  }
}

/** Cut-offs with some of them changed. */
export function changedRules(before: ToldRules, changes: Partial<TierRules>): TierRules {
  const rules = { ...TIER_RULES };
  for (const figure of Object.keys(rules) as (keyof TierRules)[]) rules[figure] = changes[figure] ?? before[figure];
  return rules;
}
