import { Injectable } from '@nestjs/common';
import type { Table } from './csv';
import { Failure } from './failure';
import type { Range } from './scope.types';
import type { Parameters } from './table-query';

/** A table that can be downloaded, with the range it speaks of. */
export interface ExportTable {
  table: Table;
  range: Range;
}

interface Known {
  /** What the table holds, in one sentence. */
  definition: string;
  read: (asked: Parameters, wallClock: number) => Promise<ExportTable>;
}

/** The tables that can be downloaded; every capability adds its own when it starts. */
@Injectable()
export class ExportTables {
  private readonly known = new Map<string, Known>();

  add(name: string, definition: string, read: Known['read']): void {
    this.known.set(name, { definition, read });
  }

  /** @throws Failure not_found, naming the tables there are */
  get(name: string): Known {
    const found = this.known.get(name);
    if (found) return found;
    throw new Failure(
      'not_found',
      `There is no table "${name}"; there are: ${[...this.known.keys()].sort().join(', ')}.`,
    );
  }
}
