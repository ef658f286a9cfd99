import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail that arrived, with whom its envelope named. */
export interface ArrivedMail extends ParsedMail {
  recipients: string[];
}

/** A real SMTP server on this machine that takes mail of one user, and refuses whom it is told to. */
export interface MailServer {
  /** With user and password. */
  url: string;
  mails: ArrivedMail[];
  /** What it answers to a recipient instead of taking mail for them: a code such as 451 or 550. */
  refusals: Map<string, number>;
  close(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  const mails: ArrivedMail[] = [];
  const refusals = new Map<string, number>();
  const server = new SMTPServer({
    // Nobody listens in on loopback; encryption is nodemailer's.
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      username === 'reports' && password === 'secret'
        ? done(null, { user: username })
        : done(new Error('Wrong user or password')),
    onRcptTo: ({ address }, _session, done) => {
      const code = refusals.get(address);
      done(
        code === undefined
          ? null
          : Object.assign(new Error(code >= 500 ? 'No such mailbox' : 'Come back later'), { responseCode: code }),
      );
    },
    onData: (stream, { envelope }, done) => {
      simpleParser(stream).then(
        (mail) => {
          mails.push({ ...mail, recipients: envelope.rcptTo.map(({ address }) => address) });
          done();
        },
        (error: Error) => done(error),
      );
    },
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', () => ready()));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://reports:secret@127.0.0.1:${port}`,
    mails,
    refusals,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
