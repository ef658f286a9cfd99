import type { AgentReview } from './agent-review';
import { pathIn, remark } from './change-text';
import type { Change } from './change';
import { DAY } from './civil-date';
import type { PullRequestEventRecord, ReviewRecord } from './records';
import { reviewDesk } from './review-desk';
import type { Person } from './roster';
import { SERVICES } from './services';
import type { World } from './world';

/** Days an author waits for the next round before the change is given up as overtaken, on average. */
const PATIENCE_DAYS = 20;
/** Machines that check a change before it is merged. */
const RUNNERS = 16;

export interface PullRequestLife {
  begin(change: Change): void;
}

/** The way of a pull request from being opened to being merged or given up. `merged` is told of every merge. */
export function pullRequestLife(world: World, agents: AgentReview, merged: (change: Change) => void): PullRequestLife {
  const { timeline, records } = world;
  const { review: draw, merge, text } = world.draw;
  const numbers = new Map<string, number>();
  const runnerFree = Array<number>(RUNNERS).fill(0);
  const desk = reviewDesk(world, reviewed);

  const note = (
    change: Change,
    event: PullRequestEventRecord['event'],
    actor = change.actor,
    more: Partial<PullRequestEventRecord> = {},
  ): void => {
    const { repo, number } = change.record;
    records.pull_request_event.push({
      repo,
      number,
      event,
      at: timeline.now,
      actor: actor.login,
      actor_type: actor.type,
      ...more,
    });
  };

  /** Asks for a review: a colleague first, later who reviewed before. Whoever is free looks all the same. */
  const request = (change: Change): void => {
    const { login } = (change.firstReviewer ?? colleague(change, world.draw.request)).record;
    note(change, 'review_requested', change.actor, { requested: login, requested_type: 'human' });
  };

  function begin(change: Change): void {
    timeline.at(change.record.created_at, () => {
      const { record } = change;
      record.number = (numbers.get(record.repo) ?? 0) + 1;
      numbers.set(record.repo, record.number);
      record.url = `https://github.example/${record.repo}/pull/${record.number}`;
      // Commits of a draft are known only up to what has been pushed.
      const planned = record.commits;
      record.commits = planned.filter((commit) => commit.authored_at <= record.created_at);
      records.pull_request.push(record);
      agents.opened(change);
      timeline.at(change.readyAt, () => ready(change, planned));
      if (record.draft && draw.chance(0.04)) earlyReview(change);
    });
  }

  function ready(change: Change, commits: Change['record']['commits']): void {
    change.record.commits = commits;
    if (change.record.draft) {
      change.record.draft = false;
      note(change, 'ready_for_review');
    }
    if (!change.hotfix) agents.review(change);
    if (change.urgent) expedite(change);
    else if (draw.chance(change.lines < 20 ? 0.09 : 0.02)) approved(change);
    else if (draw.chance(change.authorship === 'agent_authored' ? 0.03 : 0.01)) giveUpLater(change);
    else queue(change);
  }

  function queue(change: Change): void {
    if (draw.chance(0.6)) request(change);
    change.stay++;
    const { stay } = change;
    desk.wait(change);
    if (change.rounds === 0) return;
    timeline.at(timeline.now + 2 * DAY + draw.exponential(PATIENCE_DAYS) * DAY, () => {
      if (change.stay === stay && desk.leave(change)) close(change);
    });
  }

  /** Somebody looks in before the author asks for it. */
  function earlyReview(change: Change): void {
    const reviewer = colleague(change);
    const at = reviewer.calendar.next(
      change.record.created_at + draw.between(0.2, 0.9) * (change.readyAt - change.record.created_at),
    );
    if (at < change.readyAt) timeline.at(at, () => submit(change, reviewer, 'commented'));
  }

  /** The way of a change that mends an incident: somebody reviews it at once, whatever waits. */
  function expedite(change: Change): void {
    const luck = change.hotfix ? world.draw.repair : draw;
    const reviewer = colleague(change, luck);
    timeline.at(timeline.now + luck.lognormal(15, 0.5) * 60, () => {
      submit(change, reviewer, 'approved');
      approved(change);
    });
  }

  const colleague = (change: Change, luck = draw): Person =>
    luck.pick(
      world.people.filter((person) => person.engineer && person.team === change.service && person !== change.person),
    );

  function submit(change: Change, reviewer: Person, state: ReviewRecord['state']): void {
    const { repo, number } = change.record;
    const { login, account_id: accountId } = reviewer.record;
    const id = world.nextId();
    const words = change.hotfix ? world.draw.repair : text;
    const body = state === 'approved' ? words.pick(['', 'Looks good.', '👍']) : '';
    records.review.push({
      repo,
      number,
      id,
      reviewer: login,
      reviewer_id: accountId,
      reviewer_type: 'human',
      state,
      submitted_at: timeline.now,
      body,
    });
    if (state === 'approved' || text.chance(0.7)) return;
    records.review_comment.push({
      repo,
      number,
      id: world.nextId(),
      author: login,
      author_id: accountId,
      author_type: 'human',
      created_at: timeline.now,
      path: pathIn(text, SERVICES[change.service]),
      line: 1 + text.below(300),
      body: remark(text),
      thread_id: `thread-${id}`,
    });
  }

  function reviewed(change: Change, reviewer: Person): void {
    const agent = change.authorship === 'agent_authored';
    const likely = change.rounds === 0 ? world.phaseNow().approvedAtOnce - (agent ? 0.08 : 0) : 0.7;
    change.firstReviewer ??= reviewer;
    if (draw.chance(likely)) {
      submit(change, reviewer, 'approved');
      approved(change);
      return;
    }
    submit(change, reviewer, draw.chance(0.6) ? 'changes_requested' : 'commented');
    change.rounds++;
    if (draw.chance(agent ? 0.12 : 0.06)) {
      giveUpLater(change);
      return;
    }
    const { calendar } = change.person;
    const again = draw.chance(0.04);
    if (again)
      timeline.at(timeline.now + 600, () => {
        change.record.draft = true;
        note(change, 'convert_to_draft');
      });
    timeline.at(calendar.after(timeline.now + 900, draw.lognormal(agent ? 0.5 : 1.1, 0.6) * 3600), () => {
      push(change);
      if (change.record.draft) {
        change.record.draft = false;
        note(change, 'ready_for_review');
      }
      queue(change);
    });
  }

  function push(change: Change): void {
    const [{ author, email, message }] = change.record.commits;
    change.record.commits.push({
      sha: text.hex(40),
      authored_at: timeline.now,
      committed_at: timeline.now,
      author,
      email,
      message: message.replace(/^[^\n]*/, 'Address review'),
    });
    note(change, 'committed');
  }

  function giveUpLater(change: Change): void {
    timeline.at(change.person.calendar.after(timeline.now + 3600, draw.exponential(6) * 3600), () => {
      close(change);
      if (draw.chance(0.12))
        timeline.at(change.person.calendar.after(timeline.now, draw.exponential(10) * 3600 + 60), () => reopen(change));
    });
  }

  function close(change: Change): void {
    change.record.closed_at = timeline.now;
    note(change, 'closed', human(change));
    agents.ended(change, false);
  }

  function reopen(change: Change): void {
    delete change.record.closed_at;
    note(change, 'reopened', human(change));
    agents.reopened(change);
    queue(change);
  }

  function approved(change: Change): void {
    const asked =
      change.urgent || merge.chance(0.65)
        ? timeline.now
        : change.person.calendar.after(timeline.now, merge.lognormal(0.4, 0.8) * 3600);
    timeline.at(asked, () => check(change));
  }

  function check(change: Change): void {
    const runner = runnerFree.indexOf(Math.min(...runnerFree));
    const luck = change.hotfix ? world.draw.repair : merge;
    runnerFree[runner] = Math.max(timeline.now, runnerFree[runner]) + luck.lognormal(90, 0.2) * 60;
    timeline.at(runnerFree[runner], () => {
      if (luck.chance(0.05)) {
        check(change);
        return;
      }
      change.record.merged_at = timeline.now;
      change.record.closed_at = timeline.now;
      change.record.merge_commit_sha = (change.hotfix ? luck : text).hex(40);
      note(change, 'merged', human(change));
      agents.ended(change, true);
      merged(change);
    });
  }

  return { begin };
}

const human = (change: Change): { login: string; type: 'human' } => ({
  login: change.person.record.login,
  type: 'human',
});
