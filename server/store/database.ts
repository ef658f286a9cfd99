import type { Config } from '../platform/config';
import { SecretBox } from '../platform/sealed';
import { openStore, type Store } from './data-source';
import { useEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres';

/** The application's database for as long as this process uses it. */
export interface Database {
  store: Store;
  /** Waits for running transactions for at most `patience` milliseconds. */
  close(patience?: number): Promise<void>;
}

/**
 * Opens the database that the configuration names: a server of one's own, or the embedded one.
 *
 * @param serveAt the address to serve at; taken before the schema is touched
 * @throws Failure database_unavailable, home_in_use
 */
export async function openDatabase(config: Config, serveAt: string | null = null): Promise<Database> {
  const embedded = config.databaseUrl === null ? await useEmbeddedPostgres(config.home) : null;
  try {
    if (serveAt !== null) await embedded?.serve(serveAt);
    const address = embedded ?? { ownerUrl: config.databaseUrl!, appUrl: config.databaseUrl! };
    return databaseOf(await openStore(address, new SecretBox(config.secretKey, config.home)), embedded);
  } catch (error) {
    await embedded?.release();
    throw error;
  }
}

function databaseOf(store: Store, embedded: EmbeddedPostgres | null): Database {
  return {
    store,
    close: async (patience = 5_000) => {
      let timer: NodeJS.Timeout | undefined;
      const enough = new Promise<void>((resolve) => (timer = setTimeout(resolve, patience)));
      await Promise.race([store.close(), enough]);
      clearTimeout(timer);
      await embedded?.release();
    },
  };
}
