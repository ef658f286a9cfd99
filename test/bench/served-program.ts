import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Program } from '../../server/program';

// The real server, told by messages: it says where it is, and how much memory it holds whenever it is asked.
async function serve(): Promise<void> {
  const program = new Program({
    version: 'bench',
    pageFolder: join(__dirname, '..', '..', 'web'),
    pageReady: Promise.resolve(),
  });
  const url = await program.serve({ port: String(await freePort()) });
  process.on('message', (message) => {
    if (message === 'close') void program.close().then(() => process.exit(0));
    else {
      (global.gc as () => void)();
      process.send?.({ memory: process.memoryUsage() });
    }
  });
  process.send?.({ url });
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

void serve().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
