import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from './config';
import { outgoingFetch } from './outgoing';
import { OutsideSettings } from './outside-settings';
import { SecretBox } from './sealed';

/** Token of the `fetch` that asks other servers. */
export const OUTGOING_FETCH = Symbol('OUTGOING_FETCH');

/** Longer than GitHub works on an answer, which it gives up after ten seconds. */
const TIMEOUT_SECONDS = 60;
/** A page of a hundred pull requests with everything in it has 1 to 3 MB. */
const MOST_BYTES = 64 * 1024 * 1024;

/** What deals with the world outside, injectable everywhere: requests to other servers, and the secrets they need. */
@Module({})
export class OutsideModule {
  static of({ allowHosts, secretKey, home, publicUrl, smtp, mailFrom, browser }: Config): DynamicModule {
    const settings: OutsideSettings = { publicUrl, smtp, mailFrom, browser, allowHosts, home };
    const fetch = outgoingFetch({ allowHosts, timeoutSeconds: TIMEOUT_SECONDS, mostBytes: MOST_BYTES });
    return {
      module: OutsideModule,
      global: true,
      providers: [
        { provide: SecretBox, useValue: new SecretBox(secretKey, home) },
        { provide: OUTGOING_FETCH, useValue: fetch },
        { provide: OutsideSettings, useValue: settings },
      ],
      exports: [SecretBox, OUTGOING_FETCH, OutsideSettings],
    };
  }
}
