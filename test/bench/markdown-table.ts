import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os';
import type { Figure } from './figure';

const grouped = (value: number): string => Math.round(value).toLocaleString('en-US');

/** The machine, the day, and how busy the machine is besides (processes that want to run): on a shared one every figure is worse than it need be. */
export function machineLine(date: Date): string {
  const models = [...new Set(cpus().map(({ model }) => model.trim()))].join(', ');
  return `${date.toISOString().slice(0, 10)} · ${models} · ${cpus().length} cores · ${Math.round(totalmem() / 2 ** 30)} GB · ${platform()} ${release()} ${arch()} · Node ${process.versions.node} · load ${loadavg()[0].toFixed(1)}`;
}

/** All figures as one Markdown table: for every size ours, the floor beside it, and how many times the floor ours takes. */
export function markdownTable(sizes: readonly { pullRequests: number; figures: Figure[] }[]): string {
  const rows = new Map<string, Figure[]>();
  for (const { figures } of sizes)
    for (const figure of figures) {
      const key = `${figure.name}|${figure.unit}|${figure.floorName ?? ''}`;
      rows.set(key, [...(rows.get(key) ?? []), figure]);
    }
  const heads = sizes.flatMap(({ pullRequests }) => [grouped(pullRequests), 'floor', '×']);
  const lines = [
    `| figure | floor is | aim | ${heads.join(' | ')} |`,
    `|---|---|---|${heads.map(() => '--:').join('|')}|`,
  ];
  for (const figures of rows.values()) {
    const [{ name, unit, floorName, aim }] = figures;
    const cells = sizes.flatMap(({ figures: all }) => {
      const figure = figures.find((each) => all.includes(each));
      if (!figure) return ['', '', ''];
      return [valueOf(figure.ours, unit), valueOf(figure.floor, unit), ratioOf(figure)];
    });
    lines.push(`| ${name}, ${unit} | ${floorName ?? ''} | ${aim ?? ''} | ${cells.join(' | ')} |`);
  }
  return lines.join('\n');
}

function valueOf(value: number | undefined, unit: Figure['unit']): string {
  if (value === undefined) return '';
  if (unit === 'rows/s' || value >= 100) return grouped(value);
  return value.toPrecision(value < 1 ? 2 : 3);
}

/** Times that ours takes, also where more is better. */
function ratioOf({ unit, ours, floor }: Figure): string {
  if (floor === undefined) return '';
  const times = unit === 'rows/s' || unit === 'events/s' ? floor / ours : ours / floor;
  return times < 10 ? times.toFixed(1) : grouped(times);
}
