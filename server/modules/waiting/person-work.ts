import { Injectable } from '@nestjs/common';
import { busyTimesOf, type BusyTimes } from '../../domain/busy-times';
import { AUTOMATED, reviewLegsOf, type Legs } from '../../domain/review-legs';
import { BY_AGENT, BY_HUMAN } from '../../domain/stage';
import { Reviewers } from '../../ledger/facts';
import { accountsIn } from '../../store/accounts';
import { Store } from '../../store/data-source';
import { answered, type OrganizationView } from '../../store/organization-view';
import { personCalendars, type PersonCalendar } from '../../store/person-calendars';
import { nowOf } from '../../store/range';
import { readReviewTurns } from '../../store/review-turns';

/** Who waited for whom in pickup and review, and what everybody was busy with, over everything recorded. */
export interface PersonWork {
  legs: Legs;
  /** Per person. */
  busy: BusyTimes[];
  calendars: PersonCalendar[];
}

const DAY = 86400;

/** Reads who waited for whom, once per data version. */
@Injectable()
export class PersonWorkReader {
  constructor(private readonly store: Store) {}

  of(view: OrganizationView): Promise<PersonWork> {
    const key = ['person work'];
    const reading = answered(view, key, () => this.read(view));
    // A reading that failed is not the answer to the next question.
    reading.catch(() => view.answers.delete(JSON.stringify(key)));
    return reading;
  }

  private async read(view: OrganizationView): Promise<PersonWork> {
    const { organization, flow } = view;
    return this.store.inOrganization(organization.id, async (client) => {
      const accounts = await accountsIn(this.store, client, organization.id);
      const reviewers = new Reviewers(accounts.known);
      const turns = await readReviewTurns(client, flow, (author, reviewer) =>
        reviewers.roleOf(author, reviewer) === BY_HUMAN ? reviewers.personOf(reviewer.login) : undefined,
      );
      const persons = new Map(turns.persons.map((login, person) => [login, person]));
      const nobody = { login: '', id: '', type: '' };
      const personOfAuthor = Int32Array.from(flow.authors, (login) => {
        if (reviewers.roleOf(nobody, { login, id: '', type: '' }) === BY_AGENT) return AUTOMATED;
        const name = reviewers.personOf(login);
        if (!persons.has(name)) persons.set(name, persons.size);
        return persons.get(name)!;
      });
      const { legs, finishes } = reviewLegsOf(flow.table, turns, personOfAuthor);
      const logins = [...persons.keys()];
      const span = [view.first - DAY, nowOf(organization) + DAY] as const;
      const known = await personCalendars(client, organization, logins, ...span, accounts);
      const calendars = logins.map((login) => known.get(login)!);
      return { legs, calendars, busy: busyTimesOf(finishes, logins.length, (person) => calendars[person]) };
    });
  }
}
