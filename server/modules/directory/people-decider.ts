import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { AccountDecision } from '../../domain/identity';
import { flagsUnder, reviewShift } from '../../ledger/decision-effect';
import { derive } from '../../ledger/derivation';
import { reviewedBy } from '../../ledger/reviewed-by';
import type { Touched } from '../../ledger/touched';
import { Failure } from '../../platform/failure';
import { Jobs } from '../../platform/jobs';
import { accountFactsIn, type StoredAccountFacts } from '../../store/account-facts';
import { accountsIn, accountsUnder, type Accounts } from '../../store/accounts';
import { changedAccounts } from '../../store/known-accounts';
import { Store } from '../../store/data-source';
import { ColumnsCache } from '../../store/organization-columns';
import { Organizations } from '../../store/organizations';
import { peopleOf } from '../../store/people';
import { lastWeeks, teamEffects } from './people-effect';
import { factsAfter, factsWithout } from './people-facts';
import { looksOf } from './people-looks';
import type { PeopleDecided, PeopleDecisionInput, PeopleEffect } from './people.types';

const TASK = 'people';
/** Fewer pull requests than this are worked out again while the request waits, in about a second. */
const AT_ONCE = 5_000;
const MOST_CHANGES = 1_000;
/** First number of the advisory lock of a decision; the second is the organization. */
const DECIDING = 461_004;

/** Changes who is who: shows the effect, saves, works out again what follows. */
@Injectable()
export class PeopleDecider implements OnModuleInit {
  private line: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly store: Store,
    private readonly organizations: Organizations,
    private readonly columns: ColumnsCache,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.register<{ logins: string[] }>(TASK, async ({ logins }, { organizationId, progress }) => {
      const touched = await this.touchedBy(organizationId, new Set(logins));
      const total = touched.all ? null : sizeOf(touched);
      await derive(this.store, organizationId, touched, (done) =>
        progress({ done, total, message: 'Working out reviews again' }),
      );
      return 'Who is who is up to date.';
    });
  }

  /**
   * What would change, for whom and how much, without changing anything.
   *
   * @param takeBack accounts about which everything that was decided would be forgotten
   * @throws Failure bad_input for what cannot be decided, not_found for taking back what was not
   */
  async preview(
    org: string | null | undefined,
    changes: PeopleDecisionInput[],
    wallClock: number,
    takeBack: string[] = [],
  ): Promise<PeopleEffect> {
    checkNumber(changes.length + takeBack.length);
    const organization = await this.organizations.get(org);
    const { flow } = await this.columns.of(organization);
    const span = lastWeeks(organization, wallClock);
    const { old, now, touched, shift, conflicts } = await this.store.inOrganization(organization.id, async (client) => {
      const accounts = await accountsIn(this.store, client, organization.id);
      const without = takeBack.length === 0 ? accounts : accountsUnder(factsWithout(accounts.facts, takeBack));
      const wanted = changes.length === 0 ? without : accountsUnder(factsAfter(without, changes));
      const [before, after] = [standing(accounts), standing(wanted)];
      const told = new Set(before.conflicts.map((look) => JSON.stringify(look)));
      return {
        old: { ...before, people: await peopleOf(client, accounts) },
        now: { ...after, people: await peopleOf(client, wanted) },
        touched: await reviewedBy(client, changedAccounts(before.known, after.known)),
        shift: await reviewShift(client, before.known, after.known),
        conflicts: after.conflicts.filter((look) => !told.has(JSON.stringify(look))),
      };
    });
    const asked = { before: old.known, after: now.known, since: span.from };
    const flags = await this.inLine(() => flagsUnder(this.store, organization.id, asked));
    const { moved, teams } = teamEffects(flow, old.people, now.people, flags, span);
    return {
      ...span,
      humansBefore: old.humans,
      humansAfter: now.humans,
      automatedBefore: old.automated,
      automatedAfter: now.automated,
      pullRequestsMoved: moved,
      reviewsToAuthor: shift.toAuthor,
      reviewsToAgent: shift.toAgent,
      reviewsToHuman: shift.toHuman,
      teams,
      pullRequestsToDerive: touched.all ? flow.table.length : sizeOf(touched),
      conflicts,
    };
  }

  /**
   * Saves decisions and works out what follows, at once or, where that takes long, as a job.
   *
   * @param atOnce never as a job: the process ends with the command
   * @throws Failure bad_input for what cannot be decided; then nothing was saved
   */
  async decide(org: string | null | undefined, changes: PeopleDecisionInput[], atOnce = false): Promise<PeopleDecided> {
    checkNumber(changes.length);
    const { id } = await this.organizations.get(org);
    return this.save(id, (accounts) => factsAfter(accounts, changes), atOnce);
  }

  /** Takes back everything that was decided about an account. @throws Failure not_found when nothing was */
  async takeBack(org: string | null | undefined, login: string, atOnce = false): Promise<PeopleDecided> {
    const { id } = await this.organizations.get(org);
    return this.save(id, ({ facts }) => factsWithout(facts, [login]), atOnce);
  }

  private async save(
    organizationId: number,
    changed: (accounts: Accounts) => StoredAccountFacts,
    atOnce: boolean,
  ): Promise<PeopleDecided> {
    const { touched, job } = await this.store.inOrganization(organizationId, async (client) => {
      // Two who decide at the same time decide one after the other.
      await client.query('SELECT pg_advisory_xact_lock($1, $2)', [DECIDING, organizationId]);
      const before = accountsUnder(await accountFactsIn(client));
      const { facts } = before;
      const wanted = changed(before);
      const left = new Set(wanted.decisions.map(({ login }) => login));
      const gone = facts.decisions.map(({ login }) => login).filter((login) => !left.has(login));
      await client.query('DELETE FROM account_decision WHERE login = ANY($1)', [gone]);
      const stood = new Set(facts.decisions.map(textOf));
      for (const row of wanted.decisions.filter((each) => !stood.has(textOf(each))))
        await client.query(
          `INSERT INTO account_decision (organization_id, login, same_as, account_type, team, "function")
           VALUES ($1, $2, nullif($3, ''), nullif($4, ''), nullif($5, ''), nullif($6, ''))
           ON CONFLICT (organization_id, login) DO UPDATE SET same_as = excluded.same_as, account_type = excluded.account_type,
             team = excluded.team, "function" = excluded."function", decided_at = now()`,
          [organizationId, row.login, row.sameAs, row.type, row.team, row.function],
        );
      await client.query('UPDATE organization SET accounts_version = accounts_version + 1 WHERE id = $1', [
        organizationId,
      ]);
      const logins = changedAccounts(before.known, accountsUnder(wanted).known);
      const touched = await reviewedBy(client, logins);
      if (atOnce || sizeOf(touched) <= AT_ONCE) return { touched, job: null };
      // Every decision has work of its own: what one under way began with does not hold this one.
      const request = { task: TASK, name: `who is who, ${new Date().toISOString()}`, payload: { logins: [...logins] } };
      return { touched, job: await this.jobs.startIn(client, organizationId, request) };
    });
    if (job === null) await derive(this.store, organizationId, touched);
    return { pullRequests: touched.all ? null : sizeOf(touched), job };
  }

  /** One at a time: each holds up to five connections, and some that begin together would wait for each other's for ever. */
  private inLine<T>(work: () => Promise<T>): Promise<T> {
    const done = this.line.then(work);
    this.line = done.catch(() => undefined);
    return done;
  }

  private touchedBy(organizationId: number, logins: ReadonlySet<string>): Promise<Touched> {
    return this.store.inOrganization(organizationId, (client) => reviewedBy(client, logins));
  }
}

function standing({ facts, identities, known }: Accounts) {
  const humans = identities.filter(({ automation }) => automation === 'none').length;
  return {
    known,
    humans,
    automated: identities.length - humans,
    conflicts: [...looksOf(identities, facts).values()]
      .flat()
      .filter(({ because }) => because !== 'same_name' && because !== 'email_like_login'),
  };
}

const textOf = ({ login, sameAs, type, team, function: role }: AccountDecision): string =>
  JSON.stringify([login, sameAs, type, team, role]);

function checkNumber(changes: number): void {
  if (changes > 0 && changes <= MOST_CHANGES) return;
  throw new Failure('bad_input', `${changes} decisions were given; give from 1 to ${MOST_CHANGES} at a time.`);
}

/** How many pull requests; Infinity = all there are. */
function sizeOf({ all, pullRequests }: Touched): number {
  if (all) return Infinity;
  let size = 0;
  for (const numbers of pullRequests.values()) size += numbers.size;
  return size;
}
