import { Injectable } from '@nestjs/common';
import type { Account } from '../../domain/account';
import { BY_HUMAN, flagBit, MERGE, PICKUP, STAGES, WRITE } from '../../domain/stage';
import { waitingOn } from '../../domain/waiting-on';
import { Reviewers } from '../../ledger/facts';
import type { Scope } from '../../platform/scope.types';
import { accountsIn } from '../../store/accounts';
import { Store } from '../../store/data-source';
import { OrganizationViews, type OrganizationView } from '../../store/organization-view';
import { nowOf, rangeOf } from '../../store/range';
import type { LongestWaiting, WaitingPullRequest } from './longest-waiting.types';
import { openWorkAt, type Visit } from './open-work';
import { waitingRows, type WaitingRows } from './waiting-rows';

const SHOWN = 10;
const MOST = 100;
const UNREVIEWED = flagBit('unreviewed');

/** A pull request that waits, named as the database knows it. */
interface Waiting extends Visit {
  repo: string;
  number: number;
  hours: number;
  authorsTurn: boolean;
}

/** The pull requests that wait longest, and on whom. */
@Injectable()
export class LongestWaitingService {
  constructor(
    private readonly views: OrganizationViews,
    private readonly store: Store,
  ) {}

  /**
   * What waited in pickup, review or merge at the end of the range (or of the data, where they end before), longest first. What was merged later without
   * a review still waited for one then: it is told in pickup, as a forecast from that moment takes it.
   *
   * @param first 1 to 100; 10 where it is left out
   * @throws Failure not_found, bad_input for something in the scope that does not exist
   */
  async longest(
    name: string | null | undefined,
    scope: Scope,
    first: number | null | undefined,
    wallClock: number,
  ): Promise<LongestWaiting> {
    const view = await this.views.open(name, scope);
    const range = rangeOf(view.organization, scope.range, view.first, wallClock);
    const end = Math.min(range.to, nowOf(view.organization));
    const waiting = openWorkAt(view, scope, range, end).filter(({ stage }) => stage !== WRITE);
    const shown = longestOf(view, waiting, scope, end).slice(0, Math.min(MOST, Math.max(1, first ?? SHOWN)));
    return { total: waiting.length, nodes: shown.length === 0 ? [] : await this.told(view, shown, end) };
  }

  private async told(view: OrganizationView, shown: readonly Waiting[], end: number): Promise<WaitingPullRequest[]> {
    const { id } = view.organization;
    const { known, rows } = await this.store.inOrganization(id, async (client) => ({
      known: (await accountsIn(this.store, client, id)).known,
      rows: await waitingRows(client, shown, end),
    }));
    const reviewers = new Reviewers(known);
    const { teams } = view.flow.people;
    return shown.map((waiting, place) => {
      const row = rows[place];
      const team = view.flow.table.team[waiting.item];
      return {
        repo: waiting.repo,
        number: waiting.number,
        title: row.title,
        url: /^https?:\/\//.test(row.url) ? row.url : null,
        team: team < 0 ? null : (teams[team]?.team ?? null),
        author: row.author.login,
        stage: STAGES[waiting.stage],
        waitHours: waiting.hours,
        ...onWhom(waiting, row, reviewers),
      };
    });
  }
}

/** By hours in the stage, the longest first; the same by repository and number. */
function longestOf(view: OrganizationView, open: readonly Visit[], scope: Scope, end: number): Waiting[] {
  const { table, repos, number } = view.flow;
  const clock = scope.clock === 'working' ? view.workingClock : undefined;
  const withAuthor = new Set<number>();
  const { item, from, to } = table.court;
  for (let spell = 0; spell < item.length; spell++)
    if (from[spell] <= end && !(to[spell] <= end)) withAuthor.add(item[spell]);
  return open
    .map((visit) => ({
      ...visit,
      // Whether it is to be merged without a review shows only at the merge.
      stage: visit.stage === MERGE && (table.flags[visit.item] & UNREVIEWED) !== 0 ? PICKUP : visit.stage,
      repo: repos[table.repo[visit.item]],
      number: number[visit.item],
      hours: (clock ? clock(end) - clock(visit.enter) : end - visit.enter) / 3600,
      authorsTurn: withAuthor.has(visit.item),
    }))
    .sort((a, b) => b.hours - a.hours || (a.repo < b.repo ? -1 : a.repo > b.repo ? 1 : a.number - b.number));
}

function onWhom({ stage, authorsTurn }: Waiting, row: WaitingRows, reviewers: Reviewers) {
  const { author } = row;
  const named = ({ login }: Account) => ({ person: reviewers.personOf(login), name: login });
  const isReviewer = (account: Account): boolean => reviewers.roleOf(author, account) === BY_HUMAN;
  return waitingOn({
    stage,
    authorsTurn,
    author: reviewers.isPerson(author) ? author.login : undefined,
    requests: row.requests.flatMap(({ at, withdrawn, requested, type }) => {
      // A team may be called what a person is called.
      if (type === 'team')
        return [{ at, withdrawn, person: requested === '' ? '' : `team ${requested}`, name: requested }];
      if (requested === '') return type === 'bot' ? [] : [{ at, withdrawn, person: '', name: '' }];
      const account = { login: requested, id: '', type };
      return isReviewer(account) ? [{ at, withdrawn, ...named(account) }] : [];
    }),
    reviews: row.reviews
      .filter(({ account }) => isReviewer(account))
      .map(({ at, account }) => ({ at, ...named(account) })),
    handed: row.handed,
  });
}
