import { Injectable } from '@nestjs/common';
import {
  JUDGED_OUTCOMES,
  judgedRatesOf,
  type JudgedPopulation,
  type JudgedRate,
} from '../../domain/classifier-quality';
import { ENOUGH } from '../../domain/flow';
import { finite } from '../../platform/finite';
import type { Rate } from '../../platform/rate.types';
import { Store } from '../../store/data-source';
import { Organizations } from '../../store/organizations';
import { judgementRows, sampleRows, type JudgementRow, type SampleRow } from './sample-rows';
import type { ClassifierQuality } from './sample.types';

const UNSURE = 'unsure';

/** How often the classifier of outcomes agrees with people. */
@Injectable()
export class QualityService {
  constructor(
    private readonly organizations: Organizations,
    private readonly store: Store,
  ) {}

  /** Over all that was judged, of one agent or of all. */
  async quality(name: string | null | undefined, agent: string | null | undefined): Promise<ClassifierQuality> {
    const { id } = await this.organizations.get(name);
    return this.store.inOrganization(id, async (client) =>
      qualityOf(await sampleRows(client), await judgementRows(client), agent || undefined),
    );
  }
}

function qualityOf(samples: SampleRow[], all: JudgementRow[], agent: string | undefined): ClassifierQuality {
  const rows = all.filter((row) => row.judged !== null && (agent === undefined || row.agent === agent));
  const sure = rows.filter(({ judged }) => judged !== UNSURE);
  const rates = judgedRatesOf(populationsOf(samples, sure, agent));
  const matrix = JUDGED_OUTCOMES.map(() => JUDGED_OUTCOMES.map(() => 0));
  for (const { outcome, judged } of sure) matrix[codeOf(outcome)][codeOf(judged!)]++;
  return {
    samples: new Set(rows.map(({ sample }) => sample)).size,
    judged: rows.length,
    unsure: rows.length - sure.length,
    agreement: told(rates.agreement),
    precision: told(rates.precision),
    recall: told(rates.recall),
    rejectedPrecision: told(rates.rejectedPrecision),
    rejectedRecall: told(rates.rejectedRecall),
    matrix,
  };
}

interface Counted {
  decided: { size: number; counts: number[][] };
  ignored: { size: number; counts: number[][] };
}

/** Samples of the same cut and range tell of one population, whose size is what the newest of them was drawn from. */
function populationsOf(samples: SampleRow[], rows: JudgementRow[], agent: string | undefined): JudgedPopulation[] {
  const populations = new Map<string, Counted>();
  const ofSample = new Map<number, Counted>();
  // Newest first.
  for (const { id, drawnFrom } of samples) {
    const key = JSON.stringify([drawnFrom.agent, drawnFrom.scope, drawnFrom.range]);
    let population = populations.get(key);
    if (population === undefined) {
      const of = drawnFrom.population.filter((one) => agent === undefined || one.agent === agent);
      const sum = (kind: 'decided' | 'ignored'): number => of.reduce((total, one) => total + one[kind], 0);
      population = { decided: emptyStratum(sum('decided')), ignored: emptyStratum(sum('ignored')) };
      populations.set(key, population);
    }
    ofSample.set(id, population);
  }
  for (const { sample, outcome, judged } of rows) {
    const population = ofSample.get(sample);
    const stratum = outcome === 'ignored' ? population?.ignored : population?.decided;
    if (stratum) stratum.counts[codeOf(outcome)][codeOf(judged!)]++;
  }
  return [...populations.values()];
}

const emptyStratum = (size: number) => ({ size, counts: JUDGED_OUTCOMES.map(() => JUDGED_OUTCOMES.map(() => 0)) });

const codeOf = (word: string): number => JUDGED_OUTCOMES.indexOf(word as (typeof JUDGED_OUTCOMES)[number]);

const told = ({ value, low, high, numerator, n }: JudgedRate): Rate => ({
  value: finite(value),
  low: finite(low),
  high: finite(high),
  numerator,
  n,
  enough: n >= ENOUGH,
});
