import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Failure } from '../../platform/failure';
import { OrganizationViews } from '../../store/organization-view';
import { Scenarios } from '../../store/scenarios';
import { askedLevers } from './asked-levers';
import { askedWeeks } from './asked-forecast';
import type { LeversInput } from './lever.types';
import type { Scenario } from './scenario.types';

/** A scenario as somebody wants it kept. */
export interface KeptScenario {
  id?: string | null;
  name: string;
  note?: string | null;
  levers: LeversInput;
  weeks?: number | null;
}

const LONGEST_NAME = 80;
const LONGEST_NOTE = 2_000;

/** What somebody tried, kept under names. */
@Injectable()
export class ScenarioService {
  constructor(
    private readonly views: OrganizationViews,
    private readonly scenarios: Scenarios,
  ) {}

  async list(organization: string | null | undefined): Promise<Scenario[]> {
    const { organization: row } = await this.views.open(organization);
    return this.scenarios.list(row.id);
  }

  /** @throws Failure not_found, naming those there are */
  async named(organization: string | null | undefined, name: string): Promise<Scenario> {
    const all = await this.list(organization);
    const found = all.find((scenario) => scenario.name === name);
    if (found) return found;
    const known = all.length === 0 ? 'none; save one with --save' : all.map((scenario) => scenario.name).join(', ');
    throw new Failure('not_found', `There is no scenario "${name}"; there are: ${known}.`);
  }

  /**
   * Saves a scenario; under an id that is there, it takes its place.
   *
   * @throws Failure bad_input for a name that is empty, too long or another one's, and for levers that do not fit
   */
  async save(organization: string | null | undefined, kept: KeptScenario): Promise<Scenario> {
    const { organization: row, flow } = await this.views.open(organization);
    const name = kept.name.trim();
    if (name === '' || name.length > LONGEST_NAME)
      throw new Failure('bad_input', `"${kept.name.slice(0, LONGEST_NAME)}" is no name for a scenario: write 1 to ${LONGEST_NAME} letters.`); // prettier-ignore
    const note = kept.note?.trim() ?? '';
    if (note.length > LONGEST_NOTE)
      throw new Failure('bad_input', `The note has ${note.length} letters: write at most ${LONGEST_NOTE}.`);
    if (kept.id && !/^[\w-]{1,64}$/.test(kept.id))
      throw new Failure('bad_input', `"${kept.id.slice(0, 64)}" is no id of a scenario: leave it out to save a new one.`); // prettier-ignore
    const teams = flow.people.teams.map(({ team }) => team);
    return this.scenarios.save(row.id, {
      id: kept.id || randomUUID(),
      name,
      note: note === '' ? null : note,
      levers: askedLevers(kept.levers, teams),
      weeks: askedWeeks(kept.weeks),
    });
  }

  async delete(organization: string | null | undefined, id: string): Promise<boolean> {
    const { organization: row } = await this.views.open(organization);
    return this.scenarios.delete(row.id, id);
  }
}
