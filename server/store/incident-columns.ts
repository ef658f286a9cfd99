import type { IncidentClue, IncidentEvidence, IncidentLink } from '../domain/incident-link';
import { blocksOf, type FlowTable } from '../domain/flow-table';
import type { DeliveryFacts } from './delivery-facts';

/** One incident with what a list shows. Times in epoch seconds, NaN = unknown; '' = not given. */
export interface IncidentRow {
  id: string;
  title: string;
  /** As the mapping says, and as the source calls it. */
  service: string;
  sourceService: string;
  repo: string;
  severity: string;
  source: string;
  status: string;
  openedAt: number;
  acknowledgedAt: number;
  resolvedAt: number;
  url: string;
  /** Logins, e-mail addresses or names. */
  responders: string[];
  /** The deploy it came from; '' = none. */
  deploy: string;
  evidence: IncidentEvidence | '';
  decided: IncidentLink['decided'];
  /** What the data say without the decision. */
  foundDeploy: string;
  foundEvidence: IncidentEvidence | '';
  /** All that was found, strongest first. */
  clues: IncidentClue[];
}

/** Incidents as a table of one stage, entered when opened and left when resolved, in order of opening. */
export interface IncidentColumns {
  table: FlowTable;
  rows: IncidentRow[];
  /** Announced work, which is no incident and left out. */
  maintenance: { openedAt: number; service: string; repo: string }[];
}

/** The incidents of the facts. */
export function incidentColumnsOf({ incidents, maintenance }: DeliveryFacts): IncidentColumns {
  const rows = incidents.map(({ record, service, link }): IncidentRow => {
    const { id, title, repo, severity, source, status, openedAt, acknowledgedAt, resolvedAt, url, responders } = record;
    const sourceService = record.service;
    return {
      ...{ id, title, service, sourceService, repo, severity, source, status },
      ...{ openedAt, acknowledgedAt, resolvedAt, url, responders },
      ...link,
    };
  });
  return { table: incidentTableOf(rows), rows, maintenance };
}

function incidentTableOf(rows: readonly IncidentRow[]): FlowTable {
  const { length } = rows;
  const opened = Float64Array.from(rows, (row) => row.openedAt);
  const resolved = Float64Array.from(rows, (row) => row.resolvedAt);
  const table: Omit<FlowTable, 'blockStart' | 'blockEnd'> = {
    length,
    enter: [opened],
    leave: [resolved],
    extra: {
      item: new Int32Array(0),
      stage: new Uint8Array(0),
      enter: new Float64Array(0),
      leave: new Float64Array(0),
    },
    court: { item: new Int32Array(0), from: new Float64Array(0), to: new Float64Array(0) },
    created: opened,
    end: resolved,
    state: new Uint8Array(length),
    stage: new Int8Array(length),
    flags: new Uint16Array(length),
    repo: new Int32Array(length),
    author: new Int32Array(length),
    team: new Int16Array(length),
    service: new Int32Array(length),
    person: new Uint8Array(length),
    size: new Uint8Array(length),
    // Nobody wrote an incident: none counts as agent-authored.
    authorship: new Uint8Array(length).fill(255),
    deploy: new Int32Array(length).fill(-1),
    deployEvidence: new Uint8Array(length),
  };
  const blocks = blocksOf(table);
  return { ...table, blockStart: blocks.start, blockEnd: blocks.end };
}
