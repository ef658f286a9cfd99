import { readFileSync } from 'node:fs';
import { Fault } from '../../ledger/fault';
import { recordKinds } from '../../ledger/record-kinds';
import { validationOf } from '../../ledger/validation';
import type { DeliveryOutcome } from './delivery-outcome';
import { deliveryRecords } from './delivery-records';

interface Example {
  action?: string;
  [part: string]: unknown;
}

/** Every payload that the package of examples holds, of github.com and of Enterprise servers. */
function examplesOf(server: string): { name: string; payload: Example }[] {
  const file = require.resolve(`@octokit/webhooks-examples/${server}/index.json`);
  const list = JSON.parse(readFileSync(file, 'utf8')) as { name: string; examples: Example[] }[];
  return list.flatMap(({ name, examples }) => examples.map((payload) => ({ name, payload })));
}

/**
 * What becomes of each event, decided by hand: the kinds of records that each of its actions gives, or `-` where it is ignored. `*` = any action.
 * An event that a later version of the package adds, and an action of an event with records, fails until it is decided here.
 */
const pull = 'pull_request';
const withEvent = 'pull_request, pull_request_event';
const decided: Record<string, string | Record<string, string>> = {
  pull_request: {
    opened: pull,
    assigned: pull,
    unassigned: pull,
    labeled: pull,
    unlabeled: pull,
    locked: pull,
    unlocked: pull,
    synchronize: pull,
    closed: withEvent,
    reopened: withEvent,
    ready_for_review: withEvent,
    converted_to_draft: withEvent,
    review_requested: withEvent,
    review_request_removed: withEvent,
  },
  pull_request_review: {
    submitted: 'pull_request, review',
    edited: 'pull_request, review',
    dismissed: 'pull_request, review',
  },
  pull_request_review_comment: {
    created: 'pull_request, review_comment',
    edited: 'pull_request, review_comment',
    deleted: '-',
  },
  pull_request_review_thread: { resolved: 'pull_request, review_comment', unresolved: 'pull_request, review_comment' },
  // success and in_progress are among the examples.
  deployment_status: 'deploy or -',
  release: {
    published: 'deploy',
    created: '-',
    edited: '-',
    deleted: '-',
    prereleased: '-',
    released: '-',
    unpublished: '-',
  },
  repository: {
    created: '',
    renamed: '',
    transferred: '',
    privatized: '',
    publicized: '',
    deleted: '',
    archived: 'repository',
    unarchived: 'repository',
    edited: 'repository or -',
  },
  branch_protection_rule: '-',
  cache_sync: '-',
  check_run: '-',
  check_suite: '-',
  code_scanning_alert: '-',
  commit_comment: '-',
  content_reference: '-',
  create: '-',
  delete: '-',
  dependabot_alert: '-',
  deploy_key: '-',
  deployment: '-',
  deployment_review: '-',
  discussion: '-',
  discussion_comment: '-',
  enterprise: '-',
  fork: '-',
  github_app_authorization: '-',
  gollum: '-',
  installation: '-',
  installation_repositories: '-',
  issue_comment: '-',
  // Those without any label are none.
  issues: 'incident or -',
  label: '-',
  marketplace_purchase: '-',
  member: '-',
  membership: '-',
  merge_group: '-',
  meta: '-',
  milestone: '-',
  org_block: '-',
  organization: '-',
  package: '-',
  page_build: '-',
  ping: '-',
  project: '-',
  project_card: '-',
  project_column: '-',
  projects_v2_item: '-',
  public: '-',
  push: '-',
  registry_package: '-',
  repository_dispatch: '-',
  repository_import: '-',
  repository_vulnerability_alert: '-',
  secret_scanning_alert: '-',
  secret_scanning_alert_location: '-',
  security_advisory: '-',
  sponsorship: '-',
  star: '-',
  status: '-',
  team: '-',
  team_add: '-',
  user: '-',
  watch: '-',
  workflow_dispatch: '-',
  workflow_job: '-',
  workflow_run: { completed: 'deploy or -', requested: '-', in_progress: '-' },
};

/** Every label and every workflow counts, so that as many as can be become records. */
const options = { synced: false, incidentLabels: ['*'], workflows: ['*'] };

const recordsOf = (outcome: DeliveryOutcome): Record<string, unknown>[] =>
  'records' in outcome ? [...outcome.records, ...(outcome.subject?.records ?? [])] : [];

function toldOf(outcome: DeliveryOutcome): string {
  if ('fault' in outcome) return `fault: ${outcome.fault}`;
  if ('ignored' in outcome) return outcome.ignored.startsWith('Unknown event') ? '- unknown' : '-';
  return recordsOf(outcome)
    .map(({ kind }) => kind)
    .join(', ');
}

describe.each(['api.github.com', 'ghes-31', 'ghes-32', 'ghes-33', 'ghes-34', 'ghes-35'])(
  'the examples of %s',
  (server) => {
    const examples = examplesOf(server);

    it('are there', () => {
      expect(examples.length).toBeGreaterThan(server === 'api.github.com' ? 300 : 40);
    });

    it('are each taken or ignored as decided above', () => {
      const wrong: string[] = [];
      for (const { name, payload } of examples) {
        const actions = decided[name];
        const wanted = typeof actions === 'object' ? actions[payload.action ?? ''] : actions;
        const told = toldOf(deliveryRecords(name, payload, options));
        const fits = wanted !== undefined && wanted.split(' or ').includes(told);
        if (!fits) wrong.push(`${name}, ${payload.action}: ${told}, but wanted ${wanted}`);
      }
      expect(wrong).toEqual([]);
    });

    it('give records that the ledger takes, without unknown fields', () => {
      const wrong: string[] = [];
      let records = 0;
      for (const { name, payload } of examples) {
        for (const record of recordsOf(deliveryRecords(name, payload, options))) {
          records++;
          const row = validationOf(recordKinds.get(record.kind as string)!)(record, false);
          if (row instanceof Fault) wrong.push(`${name}, ${payload.action}: ${record.kind as string} ${row.problem}`);
          else if (row.extras > 0) wrong.push(`${name}, ${payload.action}: ${row.extras} unknown fields`);
        }
      }
      expect(wrong).toEqual([]);
      expect(records).toBeGreaterThan(server === 'api.github.com' ? 40 : 5);
    });

    it('none throws when any of its parts is missing or of another type', () => {
      for (const { name, payload } of examples) {
        for (const part of Object.keys(payload)) {
          for (const value of [undefined, null, 7, 'text', [], {}, [null]]) {
            const outcome = deliveryRecords(name, { ...payload, [part]: value }, options);
            expect(Object.keys(outcome).length).toBeGreaterThan(0);
          }
        }
      }
    });
  },
);
