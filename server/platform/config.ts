import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { Failure } from './failure';

const loopback = new Set(['127.0.0.1', 'localhost', '::1']);
const prefix = 'DOWNSTREAM_';

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'is not a number')
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65535, 'is outside 1..65535');

const environment = z.object({
  DOWNSTREAM_HOME: z.string().min(1, 'is empty').optional(),
  DOWNSTREAM_PORT: port.optional(),
  DOWNSTREAM_HOST: z.string().min(1, 'is empty').optional(),
  DOWNSTREAM_ALLOW_REMOTE: z.enum(['0', '1'], 'is neither 0 nor 1').optional(),
  DOWNSTREAM_LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'is none of fatal, error, warn, info, debug, trace, silent',
    )
    .optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'does not begin with postgres://')
    .optional(),
});

export interface Config {
  /** The folder of the embedded database. */
  home: string;
  host: string;
  port: number;
  /** True: requests may come under any host name, because the operator put a protected address in front. */
  allowRemote: boolean;
  logLevel: string;
  /** A PostgreSQL server of one's own; null: the embedded one. */
  databaseUrl: string | null;
}

/**
 * The configuration from the environment, with what the command line says instead.
 *
 * @param given values of options, stronger than the environment
 * @throws Failure bad_config naming every fault at once; a name with our prefix that does not exist is one, since it is a typing error
 */
export function configOf(env: NodeJS.ProcessEnv, given: { port?: string; host?: string } = {}): Config {
  const merged: NodeJS.ProcessEnv = {
    ...env,
    ...(given.port === undefined ? {} : { DOWNSTREAM_PORT: given.port }),
    ...(given.host === undefined ? {} : { DOWNSTREAM_HOST: given.host }),
  };
  const unknown = Object.keys(env).filter((name) => name.startsWith(prefix) && !(name in environment.shape));
  const known = Object.keys(environment.shape).join(', ');
  const faults = unknown.map((name) => `${name} is not a setting (there are ${known})`);
  const parsed = environment.safeParse(merged);
  if (!parsed.success) {
    // The URL may hold a password: its value is not repeated.
    for (const { path, message } of parsed.error.issues) {
      const name = String(path[0]);
      faults.push(
        name === 'DATABASE_URL' ? `${name} ${message}` : `${name}=${merged[name as keyof typeof merged]} ${message}`,
      );
    }
  }
  const host = merged.DOWNSTREAM_HOST || '127.0.0.1';
  const allowRemote = merged.DOWNSTREAM_ALLOW_REMOTE === '1';
  if (!loopback.has(host) && !allowRemote) {
    faults.push(
      `DOWNSTREAM_HOST=${host} would let other machines read everything, because there are no accounts yet: use 127.0.0.1, or set DOWNSTREAM_ALLOW_REMOTE=1 when something in front of it checks who may enter`,
    );
  }
  if (faults.length > 0 || !parsed.success)
    throw new Failure('bad_config', `The settings do not fit: ${faults.join('; ')}.`);
  return {
    home: parsed.data.DOWNSTREAM_HOME ?? userDataFolder(env),
    host,
    port: parsed.data.DOWNSTREAM_PORT ?? 4600,
    allowRemote,
    logLevel: parsed.data.DOWNSTREAM_LOG_LEVEL ?? 'warn',
    databaseUrl: parsed.data.DATABASE_URL ?? null,
  };
}

function userDataFolder(env: NodeJS.ProcessEnv): string {
  if (process.platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'downstream');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'downstream');
  return join(env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'downstream');
}
