import { createTransport } from 'nodemailer';
import { DeliveryFault } from './delivery-fault';
import type { Message } from './message';

export interface MailOptions {
  /** smtp:// or smtps://, with user and password. */
  smtp: string | null;
  from: string | null;
}

export interface MailTo {
  address: string;
  unsubscribeUrl: string;
  /** Of this delivery to this address, the same at every attempt: whoever gets it twice sees one. */
  id: string;
  /** Of what its messages are about; null = it stands alone. */
  thread: string | null;
}

const SECONDS = 1000;

/**
 * Sends one e-mail to one address.
 *
 * @throws DeliveryFault
 */
export async function sendMail(message: Message, to: MailTo, { smtp, from }: MailOptions): Promise<void> {
  if (smtp === null || from === null)
    throw new DeliveryFault(
      'No mail server is set: set DOWNSTREAM_SMTP and DOWNSTREAM_MAIL_FROM, and start again.',
      false,
    );
  const { host } = new URL(smtp);
  const transport = createTransport({
    url: smtp,
    connectionTimeout: 20 * SECONDS,
    greetingTimeout: 20 * SECONDS,
    socketTimeout: 60 * SECONDS,
    // A message is made of what we wrote alone.
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof createTransport>[0]);
  const domain = /@([^\s@>]+)>?$/.exec(from)?.[1] ?? 'downstream.invalid';
  const thread = to.thread === null ? undefined : `<${to.thread}@${domain}>`;
  try {
    await transport.sendMail({
      from,
      to: { name: '', address: to.address },
      subject: message.subject,
      text: message.text,
      html: message.html,
      messageId: `<${to.id}@${domain}>`,
      ...(thread && { inReplyTo: thread, references: thread }),
      headers: {
        'List-Unsubscribe': `<${to.unsubscribeUrl}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'Auto-Submitted': 'auto-generated',
      },
    });
  } catch (cause) {
    throw faultOf(cause as SmtpError, host);
  } finally {
    transport.close();
  }
}

interface SmtpError extends Error {
  code?: string;
  responseCode?: number;
  response?: string;
}

function faultOf(error: SmtpError, host: string): DeliveryFault {
  const { code, responseCode, response } = error;
  const options = { cause: error };
  if (code === 'EAUTH')
    return new DeliveryFault(
      `${host} refuses the user or password of DOWNSTREAM_SMTP: correct it, and start again.`,
      false,
      null,
      options,
    );
  if (responseCode === undefined)
    return new DeliveryFault(
      `${host} cannot be reached (${code ?? error.message}): it is tried again; check DOWNSTREAM_SMTP if it stays so.`,
      true,
      null,
      options,
    );
  const said = (response ?? error.message).replace(/\s+/g, ' ').slice(0, 200);
  return responseCode >= 500
    ? new DeliveryFault(`${host} refuses it for good (${said}): check the address.`, false, null, options)
    : new DeliveryFault(`${host} refuses it for now (${said}): it is tried again.`, true, null, options);
}
