import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './figure';
import { machineLine, markdownTable } from './markdown-table';
import { PARTS, runPart, type Part, type Run } from './parts';

const SIZES = [10_000, 100_000, 1_000_000];
const USAGE = 'npm run bench -- [--sizes 10000,100000,1000000]';

/** Measures every size and prints one Markdown table on stdout, what it does meanwhile on stderr. */
export async function run(args: string[]): Promise<void> {
  const sizes = sizesOf(args);
  const date = new Date();
  const machine = machineLine(date);
  const results: { pullRequests: number; figures: Figure[] }[] = [];
  for (const pullRequests of sizes) {
    results.push({ pullRequests, figures: await measure(pullRequests, date) });
    // The largest size takes a quarter of an hour: what is known by then should not be lost with it.
    if (results.length < sizes.length) process.stderr.write(`${markdownTable(results.slice(-1))}\n`);
  }
  process.stdout.write(`${machine}\n\n${markdownTable(results)}\n`);
}

async function measure(pullRequests: number, date: Date): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'downstream-bench-'));
  const horizon = Math.floor(date.getTime() / 86_400_000) * 86_400;
  const told: Run = {
    pullRequests,
    horizon,
    home: join(folder, 'home'),
    records: join(folder, 'records.ndjson'),
    morning: join(folder, 'morning.ndjson'),
  };
  process.stderr.write(`${pullRequests.toLocaleString('en-US')} pull requests, in ${folder}\n`);
  try {
    const figures: Figure[] = [];
    for (const part of PARTS) figures.push(...(await step(part, told)));
    return figures;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function step(part: Part, told: Run): Promise<Figure[]> {
  const begin = Date.now();
  const figures = await runPart(part, told);
  process.stderr.write(`  ${part}: ${((Date.now() - begin) / 1000).toFixed(1)} s\n`);
  if (part === 'import') await rm(told.records);
  return figures;
}

function sizesOf(args: string[]): number[] {
  if (args.length === 0) return SIZES;
  const given = args[0] === '--sizes' ? args[1] : /^--sizes=(.*)$/.exec(args[0])?.[1];
  const sizes = (given ?? '').split(',').map((size) => Number(size.replaceAll('_', '')));
  if (sizes.every((size) => Number.isInteger(size) && size >= 1000 && size <= 10_000_000)) return sizes;
  process.stderr.write(`"${args.join(' ')}" names no sizes between 1,000 and 10,000,000: ${USAGE}\n`);
  process.exit(2);
}
