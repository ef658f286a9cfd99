import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A webhook of a chat on this machine that notes what is posted, and answers as it is told. */
export interface ChatWebhook {
  /** host:port */
  host: string;
  /** Path and body of each post. */
  posts: { path: string; body: unknown }[];
  /** Answers of the next posts, in order; 200 once there are none. */
  answers: { status: number; retryAfter?: number }[];
  close(): Promise<void>;
}

export async function startChatWebhook(): Promise<ChatWebhook> {
  const posts: ChatWebhook['posts'] = [];
  const answers: ChatWebhook['answers'] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      posts.push({ path: request.url ?? '', body: JSON.parse(Buffer.concat(parts).toString()) });
      const { status, retryAfter } = answers.shift() ?? { status: 200 };
      if (retryAfter !== undefined) response.setHeader('retry-after', String(retryAfter));
      response.writeHead(status).end(status === 200 ? 'ok' : 'no');
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', () => ready()));
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    posts,
    answers,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
