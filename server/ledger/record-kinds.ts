import { agentRun } from './kinds/agent-run';
import { agentUsage } from './kinds/agent-usage';
import { agentUsagePeriod } from './kinds/agent-usage-period';
import { checkRun } from './kinds/check-run';
import { commitFile } from './kinds/commit-file';
import { deploy } from './kinds/deploy';
import { finding } from './kinds/finding';
import { incident } from './kinds/incident';
import { person } from './kinds/person';
import { pullRequest } from './kinds/pull-request';
import { pullRequestComment } from './kinds/pull-request-comment';
import { pullRequestEvent } from './kinds/pull-request-event';
import { repository } from './kinds/repository';
import { review } from './kinds/review';
import { reviewComment } from './kinds/review-comment';
import { team } from './kinds/team';
import type { RecordKind } from './record-kind';

/** Every kind of record the ledger holds, by its name. A Map, so that a record of kind `constructor` finds nothing. */
export const recordKinds: ReadonlyMap<string, RecordKind> = new Map(
  [
    repository,
    person,
    team,
    pullRequest,
    pullRequestEvent,
    review,
    reviewComment,
    pullRequestComment,
    checkRun,
    commitFile,
    finding,
    deploy,
    incident,
    agentUsage,
    agentUsagePeriod,
    agentRun,
  ].map((kind) => [kind.name, kind]),
);
