import { createServer } from 'node:net';
import { Failure } from './failure';

/**
 * Checks that a port can be listened on, before anything that takes time is started.
 *
 * @throws Failure port_in_use
 */
export async function requireFreePort(host: string, port: number): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) =>
      probe.once('error', reject).listen({ host, port, exclusive: true }, resolve),
    );
  } catch (error) {
    throw listenFailure(error as NodeJS.ErrnoException, host, port);
  }
  await new Promise((resolve) => probe.close(resolve));
}

/** Why listening failed, as a sentence with a way out; other errors come back unchanged. */
export function listenFailure(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const next = port < 65535 ? port + 1 : 4600;
  if (error.code === 'EADDRINUSE') {
    return new Failure('port_in_use', `Port ${port} is in use; start with --port ${next} or stop the other program.`, {
      cause: error,
    });
  }
  if (error.code === 'EACCES') {
    return new Failure('port_in_use', `Port ${port} is reserved for administrators; start with --port 4600.`, {
      cause: error,
    });
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new Failure('bad_config', `This machine has no address ${host}; start with --host 127.0.0.1.`, {
      cause: error,
    });
  }
  return error;
}
