import type { PoolClient } from 'pg';

/** How many findings of one agent there were to draw from. */
export interface DrawnAgent {
  agent: string;
  /** Accepted and rejected ones. */
  decided: number;
  ignored: number;
}

/** What a sample was drawn from. */
export interface DrawnFrom {
  /** null = all agents. */
  agent: string | null;
  scope: Record<string, unknown>;
  /** In absolute days. */
  range: string;
  population: DrawnAgent[];
}

export interface SampleRow {
  id: number;
  createdAt: number;
  drawnFrom: DrawnFrom;
  finished: boolean;
  size: number;
  judged: number;
}

/** One finding to be judged; `outcome` and `evidence` as the classifier had them when it was drawn. */
export interface JudgementRow {
  sample: number;
  place: number;
  agent: string;
  repo: string;
  number: number;
  id: string;
  outcome: string;
  evidence: string;
  judged: string | null;
}

/** All samples, newest first, or the one asked for. */
export async function sampleRows(client: PoolClient, id?: number): Promise<SampleRow[]> {
  const { rows } = await client.query<SampleRow>(
    `SELECT s.id, extract(epoch FROM s.created_at)::float8 AS "createdAt", s.drawn_from AS "drawnFrom", s.finished_at IS NOT NULL AS finished,
       count(j.place)::int AS size, count(j.judged)::int AS judged
     FROM finding_sample s LEFT JOIN finding_judgement j ON j.sample_id = s.id
     WHERE $1::int IS NULL OR s.id = $1 GROUP BY s.organization_id, s.id ORDER BY s.id DESC`,
    [id ?? null],
  );
  return rows;
}

/** What stands to be judged, in order; of one sample, else of all. */
export async function judgementRows(client: PoolClient, sample?: number): Promise<JudgementRow[]> {
  const { rows } = await client.query<JudgementRow>(
    `SELECT sample_id AS sample, place, agent, repo, number, id, outcome, evidence, judged FROM finding_judgement
     WHERE $1::int IS NULL OR sample_id = $1 ORDER BY sample_id, place`,
    [sample ?? null],
  );
  return rows;
}
