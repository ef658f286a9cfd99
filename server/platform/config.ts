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
  DOWNSTREAM_WORKER: z.enum(['0', '1'], 'is neither 0 nor 1').optional(),
  DOWNSTREAM_ALLOW_HOSTS: z
    .string()
    .regex(/^[^\s,/@]+(,[^\s,/@]+)*$/, 'is no list of hosts such as github.example.com,10.0.0.7:8443')
    .optional(),
  DOWNSTREAM_SECRET_KEY: z
    .string()
    .refine(
      (text) => keyOf(text).length === 32,
      'is not the base64 of 32 bytes, as "openssl rand -base64 32" prints it',
    )
    .optional(),
  DOWNSTREAM_PUBLIC_URL: z
    .string()
    .regex(/^https?:\/\/[^\s/?#@]+(\/[^\s?#]*)?$/, 'is no address such as https://downstream.example.com')
    .optional(),
  DOWNSTREAM_SMTP: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, 'is no address such as smtps://user:password@mail.example.com')
    .optional(),
  DOWNSTREAM_MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@<]+@[^\s@>]+>?$/, 'is no sender such as reports@example.com')
    .optional(),
  DOWNSTREAM_BROWSER: z.string().min(1, 'is no path of a browser').optional(),
  // Read by the commands that send to another server.
  DOWNSTREAM_TOKEN: z.string().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'does not begin with postgres://')
    .optional(),
});

/** Values that are not repeated: they hold passwords and keys. */
const secret = new Set(['DATABASE_URL', 'DOWNSTREAM_SECRET_KEY', 'DOWNSTREAM_SMTP', 'DOWNSTREAM_TOKEN']);

const PORT = 4600;

const keyOf = (text: string): Buffer => Buffer.from(text, 'base64');

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
  /** False: `serve` leaves jobs to other processes (`downstream worker`). */
  worker: boolean;
  /** Hosts, or host:port, that may be asked over http and at private addresses. */
  allowHosts: string[];
  /** 32 bytes that secrets are sealed with; null: those of a file in the data folder. */
  secretKey: Buffer | null;
  /** Address under which people reach this server, without a slash at its end. */
  publicUrl: string;
  /** The mail server with its user and password; null = none is set. */
  smtp: string | null;
  /** Sender of e-mails; null = none is set. */
  mailFrom: string | null;
  /** A browser that prints PDFs; null = whichever is found. */
  browser: string | null;
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
    for (const { path, message } of parsed.error.issues) {
      const name = String(path[0]);
      faults.push(
        secret.has(name) ? `${name} ${message}` : `${name}=${merged[name as keyof typeof merged]} ${message}`,
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
    port: parsed.data.DOWNSTREAM_PORT ?? PORT,
    allowRemote,
    logLevel: parsed.data.DOWNSTREAM_LOG_LEVEL ?? 'warn',
    databaseUrl: parsed.data.DATABASE_URL ?? null,
    worker: parsed.data.DOWNSTREAM_WORKER !== '0',
    allowHosts: parsed.data.DOWNSTREAM_ALLOW_HOSTS?.toLowerCase().split(',') ?? [],
    secretKey: parsed.data.DOWNSTREAM_SECRET_KEY === undefined ? null : keyOf(parsed.data.DOWNSTREAM_SECRET_KEY),
    publicUrl: (parsed.data.DOWNSTREAM_PUBLIC_URL ?? ownAddress(host, parsed.data.DOWNSTREAM_PORT ?? PORT)).replace(
      /\/+$/,
      '',
    ),
    smtp: parsed.data.DOWNSTREAM_SMTP ?? null,
    mailFrom: parsed.data.DOWNSTREAM_MAIL_FROM ?? null,
    browser: parsed.data.DOWNSTREAM_BROWSER ?? null,
  };
}

/** Of a server that listens on every address the one that this machine reaches. */
const ownAddress = (host: string, port: number): string =>
  `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host}:${port}`;

function userDataFolder(env: NodeJS.ProcessEnv): string {
  if (process.platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'downstream');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'downstream');
  return join(env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'downstream');
}
