import type { LoggerService } from '@nestjs/common';
import pino, { type Logger } from 'pino';

/** The program's log: JSON lines on stderr, since stdout belongs to what a command prints. */
export function openLog(level: string): Logger {
  return pino(
    { level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: true }),
  );
}

/** Nest's messages in the program's log; its notes about every route and module are for debugging only. */
export function nestLog(log: Logger): LoggerService {
  const write =
    (level: 'error' | 'warn' | 'debug' | 'trace') =>
    (message: unknown, ...rest: unknown[]) =>
      log[level]({ context: rest.at(-1) }, message instanceof Error ? message.message : String(message));
  return {
    fatal: write('error'),
    error: write('error'),
    warn: write('warn'),
    log: write('debug'),
    debug: write('debug'),
    verbose: write('trace'),
  };
}
