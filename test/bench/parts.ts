import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Figure } from './figure';
import type { OrganizationSize } from './organization-records';

/** What every part of a run is told. */
export interface Run extends OrganizationSize {
  /** DOWNSTREAM_HOME, a folder that vanishes after the run. */
  home: string;
  /** The organization's records, and the 1,000 that come later. */
  records: string;
  morning: string;
}

export const PARTS = [
  'records',
  'import',
  'columns',
  'services',
  'requests',
  'tuner',
  'adoption',
  'queue',
  'clone',
] as const;
export type Part = (typeof PARTS)[number];
export type PartWork = (run: Run) => Promise<Figure[]>;

/** Runs one part in a process of its own, so that memory and compiled code of one do not help or hurt the next. */
export function runPart(part: Part, run: Run): Promise<Figure[]> {
  return new Promise((resolve, reject) => {
    const child = fork(join(__dirname, 'part-process.js'), [], {
      execArgv: [
        '--expose-gc',
        '--enable-source-maps',
        ...(process.env.BENCH_NODE_OPTIONS ?? '').split(' ').filter(Boolean),
      ],
      env: { PATH: process.env.PATH, DOWNSTREAM_HOME: run.home },
      serialization: 'advanced',
    });
    let figures: Figure[] | undefined;
    child.on('message', (message) => (figures = message as Figure[]));
    child.on('error', reject);
    child.on('exit', (code, signal) =>
      code === 0 && figures ? resolve(figures) : reject(new Error(`The part "${part}" ended with ${code ?? signal}.`)),
    );
    child.send({ part, run });
  });
}
