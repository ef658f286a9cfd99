import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NO_AGENT_SETTINGS, type AgentSettings as Settings } from '../../domain/agent-settings';
import { authorshipRules } from '../../domain/authorship-rules';
import { TEXT_PLACES, type ParsedFinding, type TextPlace } from '../../domain/finding';
import { parsedTextOf } from '../../domain/parsed-text';
import { reviewAgentsOf } from '../../domain/review-agents';
import { derive } from '../../ledger/derivation';
import { rederiveFindings } from '../../ledger/finding-rederivation';
import { reviewedBy } from '../../ledger/reviewed-by';
import { Failure } from '../../platform/failure';
import { finite } from '../../platform/finite';
import type { Job } from '../../platform/job.types';
import { Jobs } from '../../platform/jobs';
import { rateOf } from '../../platform/rate';
import { accountFactsIn } from '../../store/account-facts';
import { accountsUnder } from '../../store/accounts';
import { Store } from '../../store/data-source';
import { changedAccounts } from '../../store/known-accounts';
import { Organizations, type OrganizationRow, type OrganizationSettings } from '../../store/organizations';
import type {
  AgentSettings,
  AgentTry,
  OwnAgentInput,
  ReviewAgent,
  SeverityRuleInput,
  TriedFinding,
  UnknownReviewer,
} from './agents.types';
import { checkedAgents } from './checked-agents';
import { unknownReviewersIn } from './unknown-reviewers';

/** What to try on a text. */
export interface Tried {
  text: string;
  agent?: OwnAgentInput | null;
  key?: string | null;
  severityRules?: SeverityRuleInput[] | null;
  repo?: string | null;
  place?: string | null;
}

const TASK = 'agents';
/** With fewer pull requests than this, texts are read again while the request waits. */
const AT_ONCE = 5_000;
/** Longest text that is tried. */
const LONGEST_TEXT = 200_000;

/** Which agents review and how their texts are read: shows it, tries it, changes what the organization says about it. */
@Injectable()
export class AgentsService implements OnModuleInit {
  constructor(
    private readonly store: Store,
    private readonly organizations: Organizations,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.register<{ logins: string[] }>(TASK, async ({ logins }, { organizationId, progress }) => {
      await this.readAgain(organizationId, logins, (done) =>
        progress({ done, total: null, message: 'Reading the texts of agents again' }),
      );
      return 'The texts of agents are read by the rules that stand.';
    });
  }

  /** Every agent that reviews, in alphabetical order, with what was seen of it. */
  async reviewAgents(org: string | null | undefined): Promise<ReviewAgent[]> {
    const { id, settings } = await this.organizations.get(org);
    const seen = await this.store.inOrganization(id, async (client) => {
      const { rows } = await client.query<{ agent: string; seen: number; findings: number; unparsed: number }>(
        `SELECT agent, count(*)::int AS seen, sum(findings)::int AS findings, sum(unparsed)::int AS unparsed FROM agent_review GROUP BY agent`,
      );
      return new Map(rows.map((row) => [row.agent, row]));
    });
    return reviewAgentsOf(settings.agents).agents.map((agent) => {
      const of = seen.get(agent.key) ?? { seen: 0, findings: 0, unparsed: 0 };
      return {
        key: agent.key,
        name: agent.name,
        own: agent.own,
        version: agent.version,
        accounts: agent.accounts.map(({ login, id: accountId }) => ({ login: orNull(login), id: orNull(accountId) })),
        severities: agent.severities,
        categories: agent.categories,
        hasConfidence: agent.hasConfidence,
        seen: of.seen,
        findings: of.findings,
        unparsed: rateOf(of.unparsed, of.findings + of.unparsed),
      };
    });
  }

  async settings(org: string | null | undefined): Promise<AgentSettings> {
    return toldSettings(await this.organizations.get(org), null);
  }

  /** What rules make of a text; nothing is saved. @throws Failure bad_input for rules that do not fit, not_found for an agent that is not known */
  async tryOut(org: string | null | undefined, tried: Tried): Promise<AgentTry> {
    const { settings } = await this.organizations.get(org);
    const saved = settings.agents ?? NO_AGENT_SETTINGS;
    const { text, agent: draft, key, severityRules, repo } = tried;
    const place = (tried.place ?? 'thread') as TextPlace;
    if (!TEXT_PLACES.includes(place))
      throw new Failure('bad_input', `There is no place "${place}"; there are: ${TEXT_PLACES.join(', ')}.`);
    if (text.length > LONGEST_TEXT)
      throw new Failure('bad_input', `The text has ${text.length} characters: give at most ${LONGEST_TEXT}.`);
    const own = draft ? [...saved.own.filter((each) => each.key !== draft.key), draft] : saved.own;
    const agents = reviewAgentsOf(checkedAgents({ own, severityRules: severityRules ?? saved.severityRules }));
    const wanted = draft?.key ?? key ?? '';
    const agent = agents.byKey.get(wanted);
    if (!agent)
      throw new Failure('not_found', `There is no review agent "${wanted}"; there are: ${[...agents.byKey.keys()].sort().join(', ')}.`); // prettier-ignore
    const parsed = parsedTextOf(agents, agent, repo ?? '', { place, body: text, path: '', line: NaN });
    return { ...parsed, findings: parsed.findings.map(toldFinding) };
  }

  /** Automated accounts that speak on pull requests and are no known agent, in alphabetical order. */
  async unknownReviewers(org: string | null | undefined): Promise<UnknownReviewer[]> {
    const { id, settings } = await this.organizations.get(org);
    return this.store.inOrganization(id, (client) => unknownReviewersIn(client, reviewAgentsOf(settings.agents)));
  }

  /**
   * Replaces what the organization says about agents; texts are read again at once, or as a job where that takes long.
   *
   * @param given what is left out stays
   * @param atOnce never as a job: the process ends with the command
   * @throws Failure bad_input for what does not fit; then nothing was saved
   */
  async set(
    org: string | null | undefined,
    given: { own?: unknown; severityRules?: unknown },
    atOnce = false,
  ): Promise<AgentSettings> {
    const organization = await this.organizations.get(org);
    const saved = organization.settings.agents ?? NO_AGENT_SETTINGS;
    const agents = checkedAgents({
      own: given.own ?? saved.own,
      severityRules: given.severityRules ?? saved.severityRules,
    });
    return this.save(organization, agents, atOnce);
  }

  /** Back to what stood before the last change; once more takes that back. @throws Failure bad_input when nothing was changed */
  async undo(org: string | null | undefined, atOnce = false): Promise<AgentSettings> {
    const organization = await this.organizations.get(org);
    const { agentsBefore } = organization.settings;
    if (agentsBefore === undefined)
      throw new Failure('bad_input', `The agents of ${organization.name} were never changed: there is nothing to take back.`); // prettier-ignore
    return this.save(organization, agentsBefore ?? NO_AGENT_SETTINGS, atOnce);
  }

  private async save(organization: OrganizationRow, agents: Settings, atOnce: boolean): Promise<AgentSettings> {
    const { id, name, settings } = organization;
    const change: OrganizationSettings = {
      agents,
      agentsBefore: settings.agents ?? null,
      agentsChangedAt: Date.now() / 1000,
    };
    const { logins, job } = await this.store.inOrganization(id, async (client) => {
      const before = accountsUnder(await accountFactsIn(client)).known;
      await client.query(
        'UPDATE organization SET settings = settings || $2, accounts_version = accounts_version + 1 WHERE id = $1',
        [id, change],
      );
      // Accounts that become automated, or stop being, change who reviewed what.
      const logins = [...changedAccounts(before, accountsUnder(await accountFactsIn(client)).known)];
      const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM pull_request');
      if (atOnce || rows[0].n <= AT_ONCE) return { logins, job: null };
      // Every change has work of its own: what one under way began with does not hold this one.
      const request = { task: TASK, name: `agents, ${new Date().toISOString()}`, payload: { logins } };
      return { logins, job: await this.jobs.startIn(client, id, request) };
    });
    if (job === null) await this.readAgain(id, logins);
    return toldSettings(await this.organizations.get(name), job);
  }

  /** Reads all texts by the rules that stand now (the mark of the old ones makes the derivation do so), and the stages of what the accounts took part in. */
  private async readAgain(
    organizationId: number,
    logins: readonly string[],
    progress?: (done: number) => void,
  ): Promise<void> {
    // Who wrote a change follows from the agents as well.
    if (logins.length === 0 && !(await this.writesAnew(organizationId)))
      return rederiveFindings(this.store, organizationId, undefined, progress);
    const touched = await this.store.inOrganization(organizationId, (client) => reviewedBy(client, new Set(logins)));
    await derive(this.store, organizationId, touched, progress);
  }

  private async writesAnew(organizationId: number): Promise<boolean> {
    const { rows } = await this.store.pool.query<{ settings: OrganizationSettings; mark: string | null }>(
      'SELECT settings, authorship_mark AS mark FROM organization WHERE id = $1',
      [organizationId],
    );
    return rows[0].mark !== authorshipRules(rows[0].settings.agents?.own).mark;
  }
}

const orNull = (text: string): string | null => (text === '' ? null : text);

function toldSettings({ settings }: OrganizationRow, job: Job | null): AgentSettings {
  const { own, severityRules } = settings.agents ?? NO_AGENT_SETTINGS;
  return {
    own: own.map((agent) => ({
      ...agent,
      base: orNull(agent.base),
      severityPattern: orNull(agent.severityPattern),
      categoryPattern: orNull(agent.categoryPattern),
      confidencePattern: orNull(agent.confidencePattern),
      keyPattern: orNull(agent.keyPattern),
      authors: agent.authors ?? [],
      branchPrefixes: agent.branchPrefixes ?? [],
      trailers: agent.trailers ?? [],
    })),
    severityRules,
    changedAt: settings.agentsChangedAt ?? null,
    undoable: settings.agentsBefore !== undefined,
    job,
  };
}

const toldFinding = (finding: ParsedFinding): TriedFinding => ({
  severity: orNull(finding.severity),
  severityRank: finding.severityRank === 0 ? null : finding.severityRank,
  category: orNull(finding.category),
  confidence: orNull(finding.confidence),
  key: orNull(finding.key),
  title: finding.title,
  path: orNull(finding.path),
  line: finite(finding.line),
  threaded: finding.threaded,
  vendor: orNull(finding.vendor),
  suggestion: finding.suggestion,
});
