import { Injectable, type OnModuleInit } from '@nestjs/common';
import { rounded, type Table } from '../../platform/csv';
import { ExportTables } from '../../platform/export-tables';
import { moment } from '../../platform/moment';
import type { EvidenceShare } from '../../platform/rate.types';
import type { Range } from '../../platform/scope.types';
import { one, scopeOfQuery, word, type Parameters } from '../../platform/table-query';
import { AlarmService } from './alarm.service';
import { HitRateService } from './hit-rate.service';
import { OutcomeSeries, type HitRate } from './hit-rate.types';
import { MissService } from './miss.service';
import { ParserService } from './parser.service';
import { QualityService } from './quality.service';
import type { ClassifierQuality } from './sample.types';
import type { MuteRisk, ParserHealth, SignalAlarm, SignalMisses } from './signal.types';

/** The tables behind the smaller drawings of Signal that can be downloaded. */
@Injectable()
export class FrameTables implements OnModuleInit {
  constructor(
    private readonly tables: ExportTables,
    private readonly rates: HitRateService,
    private readonly alarms: AlarmService,
    private readonly misses: MissService,
    private readonly parsers: ParserService,
    private readonly qualities: QualityService,
  ) {}

  onModuleInit(): void {
    this.add(
      'finding-evidence',
      'What the outcomes of the findings in the hit rate rest on, strongest first after none.',
      async (_asked, _now, { evidence }) => evidenceTable(evidence),
    );
    this.add(
      'signal-watch',
      'One row per agent: drop alarm, the floor its hit rate must not fall below, evidence and the evidence at which the alarm rises, hit rate of the last four weeks and of the baseline, and the weekly change of the share of findings people react to with its 95 % interval; empty = not enough data.',
      async (asked, now) => {
        const [org, scope] = [one(asked.org), scopeOfQuery(asked)];
        return watchTable(await this.alarms.alarms(org, scope, now), await this.alarms.muteRisk(org, scope, now));
      },
    );
    this.add(
      'signal-misses',
      'One row per incident and causing change that an agent had reviewed before its merge, newest first, at most 200; on_files empty = the changed files are unknown.',
      async (asked, now) => missTable(await this.misses.misses(one(asked.org), scopeOfQuery(asked), now)),
    );
    this.add(
      'parser-health',
      "One row per agent: its texts on pull requests closed in the range or open at its end; unparsed = stand where findings stand and fit no rule of the agent's file.",
      async (asked, now) => healthTable(await this.parsers.health(one(asked.org), scopeOfQuery(asked), now)),
    );
    this.add(
      'classifier-quality',
      'The rules that work out outcomes against people, over all judged samples, weighted back to the findings they were drawn from; 95 % intervals on effective counts; whatever the range.',
      async (asked) => qualityTable(await this.qualities.quality(one(asked.org), one(asked.agent))),
    );
  }

  private add(
    name: string,
    definition: string,
    read: (asked: Parameters, now: number, rate: HitRate) => Promise<Table>,
  ): void {
    this.tables.add(name, definition, async (asked, now): Promise<{ table: Table; range: Range }> => {
      const question = { agent: one(asked.agent), series: word(OutcomeSeries, 'series', asked.series) };
      const rate = await this.rates.hitRate(one(asked.org), scopeOfQuery(asked), question, now);
      return { table: await read(asked, now, rate), range: rate.range };
    });
  }
}

function evidenceTable(evidence: EvidenceShare[]): Table {
  return {
    columns: ['evidence', 'count', 'share'],
    rows: evidence.map((of) => [of.evidence, of.count, rounded(of.share)]),
  };
}

function watchTable(alarms: SignalAlarm[], mutes: MuteRisk[]): Table {
  return {
    columns: [
      'agent', 'alarm', 'floor', 'floor_from', 'since', 'pull_requests', 'evidence', 'threshold', 'recent_rate', 'recent_n', 'baseline_rate', 'baseline_n',
      'mute_risk', 'slope_per_week', 'low', 'high',
    ],
    rows: alarms.map((alarm) => {
      const mute = mutes.find(({ agent }) => agent === alarm.agent);
      return [
        alarm.agent, alarm.state, rounded(alarm.floor), alarm.floorFrom, moment(alarm.since), alarm.steps, rounded(alarm.evidence),
        alarm.threshold, rounded(alarm.recent?.rate ?? null), alarm.recent?.n ?? null, rounded(alarm.baselineGroup?.rate ?? null),
        alarm.baselineGroup?.n ?? null, mute?.state ?? null, rounded(mute?.slopePerWeek ?? null), rounded(mute?.low ?? null), rounded(mute?.high ?? null),
      ];
    }),
  }; // prettier-ignore
}

function missTable({ rows }: SignalMisses): Table {
  return {
    columns: ['incident', 'title', 'opened_at', 'repo', 'number', 'agents', 'findings', 'on_files', 'evidence'],
    rows: rows.map((of) => [
      of.incident, of.title, moment(of.openedAt), of.repo, of.number, of.agents.join(' '), of.findings, of.onFiles, of.evidence,
    ]),
  }; // prettier-ignore
}

function healthTable(health: ParserHealth[]): Table {
  return {
    columns: [
      'agent', 'name', 'version', 'own', 'texts', 'findings', 'clean', 'other', 'unparsed', 'unparsed_share', 'unparsed_low', 'unparsed_high',
      'severity_unknown',
    ],
    rows: health.map((of) => [
      of.agent, of.name, of.version, String(of.own), of.texts, of.findings, of.clean, of.other, of.unparsed, rounded(of.unparsedShare.value),
      rounded(of.unparsedShare.low), rounded(of.unparsedShare.high), of.severityUnknown,
    ]),
  }; // prettier-ignore
}

function qualityTable(quality: ClassifierQuality): Table {
  const { agreement, precision, recall, rejectedPrecision, rejectedRecall } = quality;
  const rates = {
    agreement,
    precision,
    recall,
    rejected_precision: rejectedPrecision,
    rejected_recall: rejectedRecall,
  };
  return {
    columns: ['measure', 'value', 'low', 'high', 'n', 'enough'],
    rows: Object.entries(rates).map(([measure, rate]) => [
      measure,
      rounded(rate.value),
      rounded(rate.low),
      rounded(rate.high),
      rate.n,
      String(rate.enough),
    ]),
  };
}
