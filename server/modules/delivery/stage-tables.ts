import { Injectable, type OnModuleInit } from '@nestjs/common';
import { rounded, type Table } from '../../platform/csv';
import { ExportTables } from '../../platform/export-tables';
import { one, scopeOfQuery } from '../../platform/table-query';
import { DeliveryService } from './delivery.service';
import type { EvidenceShare } from '../../platform/rate.types';
import type { DeliveryFigures } from './delivery.types';
import { DeployStageService } from './deploy-stage.service';
import type { DeployStage } from './deploy-stage.types';
import { OperateStageService } from './operate-stage.service';
import type { OperateStage } from './operate-stage.types';

/** The tables behind the drawings of deploy and operate that can be downloaded. */
@Injectable()
export class StageTables implements OnModuleInit {
  constructor(
    private readonly tables: ExportTables,
    private readonly deliveries: DeliveryService,
    private readonly deployStages: DeployStageService,
    private readonly operateStages: OperateStageService,
  ) {}

  onModuleInit(): void {
    const { tables } = this;
    tables.add(
      'deploy-weeks',
      'One row per week: deploys, those that required immediate intervention, changes that reached production, changes per successful deploy, what was left behind, hours from merge to production.',
      async (asked, now) => {
        const stage = await this.deployStages.stage(one(asked.org), scopeOfQuery(asked), now);
        return { table: deployWeekTable(stage), range: stage.range };
      },
    );
    tables.add(
      'change-fail',
      'One row per group of deployed changes. named: reverted, or an incident names it; carried: its deploy required immediate intervention. 95 % Wilson intervals.',
      async (asked, now) => {
        const stage = await this.deployStages.stage(one(asked.org), scopeOfQuery(asked), now);
        return { table: changeFailTable(stage), range: stage.range };
      },
    );
    tables.add(
      'operate-weeks',
      'One row per week: incidents opened, hours in which a service had an open incident, staffed hours, pages and responders; empty = unknown, or of fewer than 5 people on call; maintenance left out.',
      async (asked, now) => {
        const stage = await this.operateStages.stage(one(asked.org), scopeOfQuery(asked), now);
        return { table: operateWeekTable(stage), range: stage.range };
      },
    );
    tables.add(
      'evidence',
      'What links changes deployed in the range to their deploy, and incidents opened in it to the deploy they came from.',
      async (asked, now) => {
        const figures = await this.deliveries.delivery(one(asked.org), scopeOfQuery(asked), now);
        return { table: evidenceTable(figures), range: figures.range };
      },
    );
  }
}

function deployWeekTable({ periods, weekly: of }: DeployStage): Table {
  return {
    columns: [
      'week', 'deploys', 'failed', 'changes', 'batch_p50', 'batch_p85', 'left_behind_mean', 'wait_hours_p50', 'wait_hours_p85',
    ],
    rows: periods.label.map((week, at) => [
      week, of.deploys[at], of.failed[at], of.changes[at], rounded(of.batchP50[at]), rounded(of.batchP85[at]), rounded(of.leftBehindMean[at]),
      rounded(of.waitP50[at]), rounded(of.waitP85[at]),
    ]),
  }; // prettier-ignore
}

function changeFailTable({ changeFail }: DeployStage): Table {
  return {
    columns: [
      'by', 'key', 'n', 'named', 'named_share', 'named_low', 'named_high', 'carried', 'carried_share', 'carried_low', 'carried_high',
    ],
    rows: changeFail.map(({ by, key, named, carried }) => [
      by, key, named.n, named.numerator, rounded(named.value), rounded(named.low), rounded(named.high), carried.numerator, rounded(carried.value),
      rounded(carried.low), rounded(carried.high),
    ]),
  }; // prettier-ignore
}

function operateWeekTable({ periods, weekly: of }: OperateStage): Table {
  return {
    columns: [
      'week', 'incidents', 'open_hours', 'out_of_hours_open_hours', 'staffed_hours', 'load', 'pages', 'responders',
    ],
    rows: periods.label.map((week, at) => [
      week, of.incidents[at], rounded(of.openHours[at]), rounded(of.outOfHoursOpenHours[at]), rounded(of.staffedHours[at]), rounded(of.load[at]),
      of.pages[at], of.responders[at],
    ]),
  }; // prettier-ignore
}

function evidenceTable({ changeEvidence, incidentEvidence }: DeliveryFigures): Table {
  const rows = (what: string, parts: EvidenceShare[]) =>
    parts.map(({ evidence, count, share }) => [what, evidence, count, rounded(share)]);
  return {
    columns: ['what', 'evidence', 'count', 'share'],
    rows: [...rows('change', changeEvidence), ...rows('incident', incidentEvidence)],
  };
}
