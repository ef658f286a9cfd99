import { Injectable } from '@nestjs/common';
import { SecretBox, type Sealed } from '../../platform/sealed';
import { Store } from '../../store/data-source';
import { DeliveryIntake } from './delivery-intake';
import type { HookCheck, HookForm } from './hook-form';
import { hookForms } from './hook-forms';

/** A connection as its webhook's address names it. */
export interface HookConnection {
  readonly form: HookForm;
  readonly check: HookCheck;
  readonly intake: DeliveryIntake;
}

interface Known extends HookConnection {
  readonly door: string;
  readonly sealed: string;
  readonly connectionId: number;
  /** Until when it need not be asked again, in milliseconds of the monotonic clock. */
  readonly until: number;
}

/** How long a secret that was dropped may still be taken for valid. */
const KEPT_MS = 2000;
/** `<organization>-<random>`; the number fits into a PostgreSQL integer. */
const tokenForm = /^(\d{1,9})-[\w-]{8,100}$/;

/** Finds connections by the token in their webhook's address, and remembers each for two seconds: hundreds of deliveries cost one look. */
@Injectable()
export class HookDoor {
  private readonly known = new Map<string, Known>();
  private readonly asked = new Map<string, Promise<Known | undefined>>();

  constructor(
    private readonly store: Store,
    private readonly box: SecretBox,
  ) {}

  /** undefined = this door has no such connection */
  async find(door: string, token: string): Promise<HookConnection | undefined> {
    let found = this.known.get(token);
    if (!found || performance.now() >= found.until) {
      let asked = this.asked.get(token);
      if (!asked) {
        asked = this.look(token).finally(() => this.asked.delete(token));
        this.asked.set(token, asked);
      }
      found = await asked;
    }
    return found?.door === door ? found : undefined;
  }

  private async look(token: string): Promise<Known | undefined> {
    const organizationId = Number(tokenForm.exec(token)?.[1] ?? NaN);
    if (Number.isNaN(organizationId)) return undefined;
    const { rows } = await this.store.inOrganization(organizationId, (client) =>
      client.query<{ id: number; door: string; secrets: Sealed[] }>(
        'SELECT id, door, hook_secrets AS secrets FROM connection WHERE hook_token = $1',
        [token],
      ),
    );
    const before = this.known.get(token);
    this.known.delete(token);
    if (rows.length === 0) return undefined;
    const { id: connectionId, door, secrets } = rows[0];
    const form = hookForms.get(door);
    if (!form) return undefined;
    const sealed = secrets.join('\n');
    const until = performance.now() + KEPT_MS;
    const same = before?.connectionId === connectionId ? before : undefined;
    const found: Known =
      same?.sealed === sealed
        ? { ...same, until }
        : {
            form,
            check: await form.check(secrets.map((secret) => this.box.unseal(secret))),
            intake: same?.intake ?? new DeliveryIntake(this.store, organizationId, connectionId),
            door,
            sealed,
            connectionId,
            until,
          };
    this.known.set(token, found);
    return found;
  }
}
