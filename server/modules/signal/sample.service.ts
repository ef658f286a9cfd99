import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { FINDING_EVIDENCE, FINDING_OUTCOMES } from '../../domain/finding';
import { Failure } from '../../platform/failure';
import type { Scope } from '../../platform/scope.types';
import { Store } from '../../store/data-source';
import { FindingViews } from '../../store/finding-columns';
import { OrganizationViews } from '../../store/organization-view';
import { Organizations, type OrganizationRow } from '../../store/organizations';
import { findingRange, spanOf } from './finding-range';
import { drawnFindings } from './drawn-findings';
import { FindingDetailService } from './finding-detail.service';
import { findingSelectionOf } from '../../store/finding-selection';
import { keyOf } from './finding.service';
import type { Finding } from './finding.types';
import { judgementRows, sampleRows, type DrawnFrom, type JudgementRow, type SampleRow } from './sample-rows';
import type { FindingSample, SampleFinding } from './sample.types';
import { keyText, storedFindings, toldFinding, type StoredFinding } from './stored-findings';

/** What a person can say. */
const JUDGEMENTS = ['accepted', 'rejected', 'ignored', 'unsure'];
const LARGEST = 200;

/** Findings that people judge without seeing what the classifier says, so that it can be measured. */
@Injectable()
export class SampleService {
  constructor(
    private readonly organizations: Organizations,
    private readonly views: OrganizationViews,
    private readonly findings: FindingViews,
    private readonly details: FindingDetailService,
    private readonly store: Store,
  ) {}

  /** All, newest first, without their findings. */
  async list(name: string | null | undefined): Promise<FindingSample[]> {
    const { id } = await this.organizations.get(name);
    const rows = await this.store.inOrganization(id, (client) => sampleRows(client));
    return rows.map((row) => toldSample(row, []));
  }

  /** null = there is none of this number. */
  async find(name: string | null | undefined, id: number): Promise<FindingSample | null> {
    const organization = await this.organizations.get(name);
    return this.store.inOrganization(organization.id, (client) => this.read(client, organization, id));
  }

  /**
   * Draws and stores a sample.
   *
   * @throws Failure bad_input for a size that is none, or where there is nothing to draw from
   */
  async draw(
    name: string | null | undefined,
    scope: Scope,
    agent: string | null | undefined,
    size: number,
    wallClock: number,
  ): Promise<FindingSample> {
    if (!Number.isInteger(size) || size < 1 || size > LARGEST)
      throw new Failure('bad_input', `A sample of ${size} findings cannot be drawn: give a whole number from 1 to ${LARGEST}.`); // prettier-ignore
    const view = await this.views.open(name, scope);
    const columns = await this.findings.of(view);
    const range = findingRange(view, columns, scope.range, wallClock);
    const selection = findingSelectionOf(view, columns, scope, agent);
    const seed = Math.floor(wallClock * 1000) | 0;
    const { rows, population } = drawnFindings(columns, selection, spanOf(view, range), size, seed);
    if (rows.length === 0)
      throw new Failure('bad_input', `There is nothing to judge: no finding${agent ? ` of "${agent}"` : ''} in this cut was accepted, rejected or ignored by evidence. Take a longer range, or another agent.`); // prettier-ignore
    const { range: _range, ...cut } = scope;
    const drawnFrom: DrawnFrom = { agent: agent || null, scope: cut, range: range.address, population };
    const keys = rows.map((row) => keyOf(columns, row));
    return this.store.inOrganization(view.organization.id, async (client) => {
      // One number each, however many draw at once.
      await client.query('SELECT FROM organization WHERE id = $1 FOR UPDATE', [view.organization.id]);
      const made = await client.query<{ id: number }>(
        `INSERT INTO finding_sample (organization_id, id, seed, drawn_from)
         SELECT $1, coalesce(max(id), 0) + 1, $2, $3 FROM finding_sample RETURNING id`,
        [view.organization.id, seed, drawnFrom],
      );
      const { id } = made.rows[0];
      await client.query(
        `INSERT INTO finding_judgement (organization_id, sample_id, place, agent, repo, number, id, outcome, evidence)
         SELECT $1, $2, place, agent, repo, number, id, outcome, evidence
         FROM unnest($3::text[], $4::text[], $5::int[], $6::text[], $7::text[], $8::text[]) WITH ORDINALITY
           AS drawn (agent, repo, number, id, outcome, evidence, place)`,
        [
          view.organization.id,
          id,
          keys.map((key) => key.agent),
          keys.map((key) => key.repo),
          keys.map((key) => key.number),
          keys.map((key) => key.id),
          rows.map((row) => FINDING_OUTCOMES[columns.table.outcome[row]]),
          rows.map((row) => FINDING_EVIDENCE[columns.table.evidence[row]]),
        ],
      );
      return (await this.read(client, view.organization, id))!;
    });
  }

  /**
   * Notes what a person says of one finding of a sample.
   *
   * @param judged accepted, rejected, ignored or unsure; null = takes it back
   * @throws Failure not_found for a sample or place that does not exist, bad_input for another word
   */
  async judge(
    name: string | null | undefined,
    sample: number,
    place: number,
    judged: string | null,
  ): Promise<FindingSample> {
    if (judged !== null && !JUDGEMENTS.includes(judged))
      throw new Failure('bad_input', `"${judged}" is no judgement; there are: ${JUDGEMENTS.join(', ')}.`);
    const organization = await this.organizations.get(name);
    return this.store.inOrganization(organization.id, async (client) => {
      const { rowCount } = await client.query(
        `UPDATE finding_judgement SET judged = $3, judged_at = CASE WHEN $3::text IS NULL THEN NULL ELSE now() END
         WHERE sample_id = $1 AND place = $2`,
        [sample, place, judged],
      );
      if (rowCount === 0)
        throw new Failure('not_found', `There is no finding ${place} in sample ${sample}: ask for the sample first, its findings count from 1.`); // prettier-ignore
      await client.query(
        `UPDATE finding_sample SET finished_at = CASE WHEN EXISTS (
           SELECT FROM finding_judgement WHERE sample_id = $1 AND judged IS NULL) THEN NULL ELSE coalesce(finished_at, now()) END
         WHERE id = $1`,
        [sample],
      );
      return (await this.read(client, organization, sample))!;
    });
  }

  private async read(client: PoolClient, organization: OrganizationRow, id: number): Promise<FindingSample | null> {
    const [sample] = await sampleRows(client, id);
    if (!sample) return null;
    const rows = await judgementRows(client, id);
    const stored = await storedFindings(client, rows);
    const nodes: SampleFinding[] = [];
    for (const row of rows) nodes.push(await this.node(client, organization, sample, row, stored.get(keyText(row))));
    return toldSample(sample, nodes);
  }

  private async node(
    client: PoolClient,
    organization: OrganizationRow,
    sample: SampleRow,
    row: JudgementRow,
    stored: StoredFinding | undefined,
  ): Promise<SampleFinding> {
    const open = row.judged === null;
    const { place, judged } = row;
    const told = { place, judged, outcome: open ? null : row.outcome, evidence: open ? null : row.evidence };
    // Gone since it was drawn: its records were replaced, or its agent's file reads them otherwise.
    if (!stored) return { ...told, finding: goneFinding(row, sample), body: null, context: [] };
    const { body, replies } = await this.details.thread(client, organization, stored);
    return {
      ...told,
      finding: open ? withoutOutcome(toldFinding(stored)) : toldFinding(stored),
      body,
      context: open ? replies.map((reply) => ({ ...reply, sentiment: '' })) : replies,
    };
  }
}

const NO_OUTCOME = {
  outcome: null,
  lenient: null,
  vendor: null,
  evidence: null,
  outcomeAt: null,
  reacted: null,
  decided: null,
} as const;

const withoutOutcome = (finding: Finding): Finding => ({ ...finding, ...NO_OUTCOME });

function goneFinding({ agent, repo, number, id }: JudgementRow, { createdAt }: SampleRow): Finding {
  const unknown = null;
  return {
    ...{ agent, repo, number, id, title: '', place: 'record', postedAt: createdAt },
    ...{ severity: unknown, category: unknown, confidence: unknown, path: unknown, line: unknown, url: unknown },
    ...{ closedAt: unknown, pullRequestTitle: unknown, author: unknown, authorship: unknown },
    ...NO_OUTCOME,
  };
}

function toldSample(
  { id, createdAt, drawnFrom, size, judged, finished }: SampleRow,
  nodes: SampleFinding[],
): FindingSample {
  return { id, createdAt, agent: drawnFrom.agent, size, judged, finished, nodes };
}
