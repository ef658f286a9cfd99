import { stat } from 'node:fs/promises';
import { join, normalize, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Paths of the server's own doors: never answered with the page. */
const doors = /^\/(graphql|ingest|export|events|health|hooks|v1)(\/|$)/;

/**
 * Serves the built page: its files, and for every other address a person opens the page itself, which reads the address.
 *
 * Files under /assets carry a hash of their content in their name and may be kept for ever; index.html must be asked for each time.
 */
export async function servePage(fastify: FastifyInstance, folder: string): Promise<void> {
  await fastify.register(fastifyStatic, { root: folder, serve: false, cacheControl: false });
  fastify.get('/*', async (request, reply) => {
    const path = decodedPath(request.url);
    if (path === null || doors.test(path)) return reply.callNotFound();
    if (path !== '/' && (await isFile(folder, path))) {
      const kept = path.startsWith('/assets/');
      return reply
        .header('cache-control', kept ? 'public, max-age=31536000, immutable' : 'no-cache')
        .sendFile(path.slice(1));
    }
    // The root is the page for whoever asks; other addresses only for those who want to read a page.
    const reads = path === '/' || (request.headers.accept ?? '').includes('text/html');
    if (path.startsWith('/assets/') || !reads) return reply.callNotFound();
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}

function decodedPath(url: string): string | null {
  try {
    return decodeURIComponent(url.split('?')[0]);
  } catch (error) {
    // A broken percent sign is an address that does not exist.
    if (error instanceof URIError) return null;
    throw error;
  }
}

async function isFile(folder: string, path: string): Promise<boolean> {
  const file = normalize(join(folder, path));
  if (!file.startsWith(folder + sep) || path.includes('\0')) return false;
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}
