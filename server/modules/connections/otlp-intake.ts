import { Injectable } from '@nestjs/common';
import { heldPseudonyms } from '../../ledger/erased-accounts';
import { storePoints } from '../../ledger/telemetry-intake';
import type { TelemetryReading } from '../../sources/otlp/telemetry-reading';
import { Store } from '../../store/data-source';
import { noteProgress } from './otlp-progress';
import { enqueueTelemetry } from './otlp-queue';

/** Requests that write at once: each holds a connection of the pool's 30, which others need too. */
const AT_ONCE = 4;
/** Requests that wait for one of them; beyond that the sender shall come again later. */
const MOST_WAITING = 200;
/** After the first points of a quiet organization more gather for this long. */
const GATHER_SECONDS = 2;

/** More is sent than can be written. */
export class TooMuch extends Error {}

/** Stores the points of requests, a few requests at a time. */
@Injectable()
export class OtlpIntake {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly store: Store) {}

  /**
   * Resolves once the points are committed and will be summed.
   *
   * @param connectionId of the token; null = of this machine without one
   * @throws TooMuch when too many requests wait; then nothing was stored
   */
  async take(organizationId: number, connectionId: number | null, reading: TelemetryReading): Promise<void> {
    if (this.running >= AT_ONCE) {
      if (this.waiting.length >= MOST_WAITING) throw new TooMuch();
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else this.running++;
    try {
      await this.write(organizationId, connectionId, reading);
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }

  private async write(organizationId: number, connectionId: number | null, reading: TelemetryReading): Promise<void> {
    await this.store.inOrganization(organizationId, async (client) => {
      let stored = 0;
      if (reading.points.length > 0) {
        const erased = await heldPseudonyms(this.store, client, organizationId);
        const { rows } = await client.query<{ zone: string }>('SELECT time_zone AS zone FROM organization WHERE id = $1', [organizationId]); // prettier-ignore
        const points = reading.points.map((point) => ({ ...point, person: erased?.account(point.person) ?? point.person })); // prettier-ignore
        stored = await storePoints(client, points, rows[0].zone);
        if (stored > 0) await enqueueTelemetry(client, organizationId, GATHER_SECONDS);
      }
      if (connectionId !== null) await noteProgress(client, connectionId, reading, stored);
    });
  }
}
