import { Injectable } from '@nestjs/common';
import type { RolloutDocument } from '../../domain/rollout-plan';
import { weekAfter } from '../../platform/iso-week';
import { AdoptionViews } from '../../store/adoption-columns';
import { FindingViews } from '../../store/finding-columns';
import { OrganizationViews, type OrganizationView } from '../../store/organization-view';
import { withTeamsBelow } from '../../store/selection';
import { teamPeopleOf, type TeamPeople } from '../../store/team-people';
import { defaultPlan } from './default-plan';
import type { RolloutCheck } from './document.types';
import { lastWeekOf } from '../../store/last-week';
import { checkedDocument, jsonOf, readDocument, yamlOf } from './plan-document';
import { writingFigures } from './writing-figures';

/** Documents of plans, against the teams of an organization. */
@Injectable()
export class RolloutDocuments {
  constructor(
    private readonly views: OrganizationViews,
    private readonly adoptions: AdoptionViews,
    private readonly findings: FindingViews,
  ) {}

  /** Every fault at once; a document without faults comes back with its defaults filled in. */
  async check(org: string | null | undefined, text: string): Promise<RolloutCheck> {
    const { document, faults } = readDocument(text, teamNames(await this.views.open(org)));
    return document ? { faults: [], ...told(document) } : { faults, document: null, yaml: null, json: null };
  }

  /** @throws Failure bad_input naming every fault */
  async checked(view: OrganizationView, text: string): Promise<RolloutDocument> {
    return checkedDocument(text, teamNames(view));
  }

  /** A plan to begin with; without teams that have people a fault that says so. */
  async byDefault(org: string | null | undefined, wallClock: number): Promise<RolloutCheck> {
    const view = await this.views.open(org);
    const adoption = await this.adoptions.of(view);
    const people = teamPeopleOf(view, adoption, wallClock);
    const last = lastWeekOf(view, wallClock);
    const some = people.some(({ size, toTrain }) => size > 0 && toTrain.power > 0);
    if (!some || last === null) {
      const message = 'No team with people who could still be trained is known: import people and teams first.';
      return { faults: [{ path: 'waves', message }], document: null, yaml: null, json: null };
    }
    // The week that runs has begun: the plan begins with the next.
    return { faults: [], ...told(defaultPlan(view, await this.findings.of(view), people, writingFigures(view, adoption, wallClock), weekAfter(last, 2))) }; // prettier-ignore
  }

  /** People per team, and the document with the teams below those it names. */
  async withPeople(view: OrganizationView, document: RolloutDocument, wallClock: number): Promise<{ document: RolloutDocument; people: TeamPeople[] }> {
    const people = teamPeopleOf(view, await this.adoptions.of(view), wallClock);
    const { flow } = view;
    const waves = document.waves.map((wave) => ({ ...wave, teams: withTeamsBelow(flow.people, wave.teams.filter((team) => flow.people.teams.some((row) => row.team === team))).filter((team) => !document.holdout.includes(team)).sort() }));
    return { document: { ...document, waves }, people };
  } // prettier-ignore
}

const teamNames = ({ flow }: OrganizationView): string[] => flow.people.teams.map(({ team }) => team);

const told = (document: RolloutDocument): Pick<RolloutCheck, 'document' | 'yaml' | 'json'> => ({
  document,
  yaml: yamlOf(document),
  json: jsonOf(document),
});
