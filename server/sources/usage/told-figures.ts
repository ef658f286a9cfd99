import { Fault } from '../../ledger/fault';
import { quoted } from '../../ledger/reject';
import type { Json } from '../github-rest/shape';

/**
 * Figures as a vendor tells them. What is absent or null stays undefined: it is never 0. Digits in quotes count as a number, since exports drift; anything
 * else that stands where a figure belongs is kept as the fault of the row.
 */
export class ToldFigures {
  /** The first figure that is none. */
  fault: Fault | undefined;

  /** The figure under a name; undefined = not told. */
  of(value: Json, name: string): number | undefined {
    const told = value[name];
    if (told === undefined || told === null || told === '') return undefined;
    const number = typeof told === 'string' && /^\d+(\.\d+)?$/.test(told.trim()) ? Number(told) : told;
    if (typeof number === 'number' && Number.isFinite(number) && number >= 0) return number;
    this.fault ??= new Fault(
      'bad_number',
      `has a field "${name}" that is ${quoted(told)}, which is no number of at least 0; export it again`,
    );
    return undefined;
  }

  /** The sum of the figures under some names, over some objects; undefined when none of them is told. */
  sum(values: readonly Json[], ...names: string[]): number | undefined {
    return sumOf(values.flatMap((value) => names.map((name) => this.of(value, name))));
  }
}

/** The sum of what is told; undefined when nothing is. */
export function sumOf(figures: readonly (number | undefined)[]): number | undefined {
  const told = figures.filter((figure) => figure !== undefined);
  return told.length === 0 ? undefined : told.reduce((sum, figure) => sum + figure, 0);
}
