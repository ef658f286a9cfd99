import { Injectable } from '@nestjs/common';
import { SecretBox, type Sealed } from '../../platform/sealed';
import { Store } from '../../store/data-source';
import { DeliveryIntake } from './delivery-intake';
import { HookSignature } from './hook-signature';

/** A connection as its webhook's address names it. */
export interface HookConnection {
  readonly signature: HookSignature;
  readonly intake: DeliveryIntake;
}

interface Known extends HookConnection {
  readonly sealed: string;
  readonly connectionId: number;
  /** Until when it need not be asked again, in milliseconds of the monotonic clock. */
  readonly until: number;
}

/** How long a secret that was dropped may still be taken for valid. */
const KEPT_MS = 2000;
/** `<organization>-<random>`; the number fits into a PostgreSQL integer. */
const form = /^(\d{1,9})-[\w-]{8,100}$/;

/** Finds connections by the token in their webhook's address, and remembers each for two seconds: hundreds of deliveries cost one look. */
@Injectable()
export class HookDoor {
  private readonly known = new Map<string, Known>();
  private readonly asked = new Map<string, Promise<HookConnection | undefined>>();

  constructor(
    private readonly store: Store,
    private readonly box: SecretBox,
  ) {}

  /** undefined = there is no such connection */
  async find(token: string): Promise<HookConnection | undefined> {
    const known = this.known.get(token);
    if (known && performance.now() < known.until) return known;
    let asked = this.asked.get(token);
    if (!asked) {
      asked = this.look(token).finally(() => this.asked.delete(token));
      this.asked.set(token, asked);
    }
    return asked;
  }

  private async look(token: string): Promise<HookConnection | undefined> {
    const organizationId = Number(form.exec(token)?.[1] ?? NaN);
    if (Number.isNaN(organizationId)) return undefined;
    const { rows } = await this.store.inOrganization(organizationId, (client) =>
      client.query<{ id: number; secrets: Sealed[] }>(
        'SELECT id, hook_secrets AS secrets FROM connection WHERE hook_token = $1',
        [token],
      ),
    );
    const before = this.known.get(token);
    this.known.delete(token);
    if (rows.length === 0) return undefined;
    const { id: connectionId, secrets } = rows[0];
    const sealed = secrets.join('\n');
    const until = performance.now() + KEPT_MS;
    const same = before?.connectionId === connectionId ? before : undefined;
    const found: Known =
      same?.sealed === sealed
        ? { ...same, until }
        : {
            signature: await HookSignature.of(secrets.map((secret) => this.box.unseal(secret))),
            intake: same?.intake ?? new DeliveryIntake(this.store, organizationId, connectionId),
            sealed,
            connectionId,
            until,
          };
    this.known.set(token, found);
    return found;
  }
}
