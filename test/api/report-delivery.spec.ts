import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startChatWebhook, type ChatWebhook } from '../doubles/chat-webhook';
import { startMailServer, type MailServer } from '../doubles/mail-server';
import { cloneDatabase, type TestDatabase } from '../support/database';
import { eventually } from '../support/eventually';
import { startServer, type TestServer } from '../support/server';

jest.setTimeout(180_000);

interface Delivery { id: string; what: string; state: string; attempts: number; error: string | null; dueAt: string; report: string | null } // prettier-ignore
interface Schedule { id: string; kind: string; webhookHost: string | null; unsubscribed: string[]; recipients: string[]; nextRunAt: string | null; time: string; lastDelivery: Delivery | null } // prettier-ignore
const DELIVERY = '{ id what state attempts error dueAt report }';
const SCHEDULE = `{ id kind webhookHost unsubscribed recipients nextRunAt time lastDelivery ${DELIVERY} }`;

let database: TestDatabase;
let mail: MailServer;
let chat: ChatWebhook;
let home: string;
let server: TestServer;
let owner: Client;

beforeAll(async () => {
  [database, mail, chat, home] = await Promise.all([
    cloneDatabase('simulated'),
    startMailServer(),
    startChatWebhook(),
    mkdtemp(join(tmpdir(), 'delivery-')),
  ]);
  server = await startServer(database, {
    DOWNSTREAM_HOME: home,
    DOWNSTREAM_SMTP: mail.url,
    DOWNSTREAM_MAIL_FROM: 'Downstream <reports@example.com>',
    DOWNSTREAM_ALLOW_HOSTS: chat.host,
    DOWNSTREAM_PUBLIC_URL: 'https://downstream.example.com',
  });
  owner = new Client({ connectionString: database.url });
  await owner.connect();
});
afterAll(async () => {
  await owner?.end();
  await server?.close();
  await Promise.all([mail?.close(), chat?.close(), database?.drop(), rm(home, { recursive: true, force: true })]);
});
beforeEach(() => {
  mail.mails.length = 0;
  mail.refusals.clear();
  chat.posts.length = 0;
  chat.answers.length = 0;
});

async function saved(input: Record<string, unknown>): Promise<Schedule> {
  const query = `mutation ($input: ReportScheduleInput!) { saveReportSchedule(input: $input) ${SCHEDULE} }`;
  return (await server.graphql<{ saveReportSchedule: Schedule }>(query, { input: { name: 'Weekly', ...input } }))
    .saveReportSchedule;
}
async function sent(
  mutation: 'testReportSchedule' | 'sendReportNow' | 'retryReportDelivery',
  id: string,
): Promise<Delivery> {
  return (
    await server.graphql<Record<string, Delivery>>(`mutation ($id: ID!) { ${mutation}(id: $id) ${DELIVERY} }`, { id })
  )[mutation];
}
async function deliveries(schedule: string): Promise<Delivery[]> {
  const query = `query ($schedule: ID!) { reportDeliveries(schedule: $schedule) { nodes ${DELIVERY} } }`;
  return (await server.graphql<{ reportDeliveries: { nodes: Delivery[] } }>(query, { schedule })).reportDeliveries
    .nodes;
}
const minutesUntil = ({ dueAt }: Delivery): number => Math.round((Date.parse(dueAt) - Date.now()) / 60_000);
const due = (id: string) => owner.query('UPDATE report_delivery SET due_at = now() WHERE id = $1', [id]);

test('an e-mail arrives with text and HTML, without images, and with its own way to unsubscribe', async () => {
  const schedule = await saved({ kind: 'email', recipients: ['vp@example.com', ' lead@example.com '] });
  expect(schedule.recipients).toEqual(['vp@example.com', 'lead@example.com']);
  expect(await sent('testReportSchedule', schedule.id)).toMatchObject({
    what: 'test',
    state: 'sent',
    attempts: 1,
    error: null,
  });
  expect(mail.mails.map(({ recipients }) => recipients)).toEqual([['vp@example.com'], ['lead@example.com']]);
  const [first, second] = mail.mails;
  expect(first.subject).toMatch(/^Test: simulated: the bottleneck in \d{4}-W\d\d$/);
  expect(first.from?.text).toBe('"Downstream" <reports@example.com>');
  expect(first.text).toContain('Waits longest');
  expect(first.html).toContain('<!doctype html>');
  expect(first.html).not.toMatch(/<img|<script|src=/);
  expect(first.attachments).toEqual([]);
  const unsubscribe = (of: typeof first) => /^<(https:\/\/downstream\.example\.com\/unsubscribe\/[\w.-]+)>$/.exec((of.headerLines.find(({ key }) => key === 'list-unsubscribe')?.line ?? '').replace(/^List-Unsubscribe:\s*/i, '').replace(/\s+/g, ''))?.[1]; // prettier-ignore
  expect(unsubscribe(first)).toBeDefined();
  expect(unsubscribe(first)).not.toBe(unsubscribe(second));
  expect(first.messageId).not.toBe(second.messageId);
  expect(first.headerLines.some(({ line }) => /^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/i.test(line))).toBe(
    true,
  );

  // Looking changes nothing; a mail server posts by itself, from anywhere.
  const path = new URL(unsubscribe(first)!).pathname;
  const ask = (init?: RequestInit) => fetch(`${server.url}${path}`, init);
  const page = await ask({ headers: { host: 'downstream.example.com' } });
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('Unsubscribe from “Weekly”?');
  const told = async () => (await server.graphql<{ reportSchedules: Schedule[] }>(`{ reportSchedules ${SCHEDULE} }`)).reportSchedules.find(({ id }) => id === schedule.id)!; // prettier-ignore
  expect((await told()).unsubscribed).toEqual([]);
  const posted = await ask({
    method: 'POST',
    body: 'List-Unsubscribe=One-Click',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  expect(posted.status).toBe(200);
  expect((await told()).unsubscribed).toEqual(['vp@example.com']);
  mail.mails.length = 0;
  await sent('sendReportNow', schedule.id);
  expect(mail.mails.map(({ recipients }) => recipients)).toEqual([['lead@example.com']]);
  expect((await fetch(`${server.url}${path.slice(0, -3)}xyz`, { method: 'POST', body: '' })).status).toBe(404);
  const again = `mutation ($id: ID!) { resubscribe(schedule: $id, address: "vp@example.com") { unsubscribed } }`;
  expect(await server.graphql(again, { id: schedule.id })).toEqual({ resubscribe: { unsubscribed: [] } });
});

test('who was reached gets it once: one refused for good and one for now are told, and only the latter is tried again', async () => {
  const schedule = await saved({ kind: 'email', recipients: ['a@example.com', 'b@example.com', 'c@example.com'] });
  mail.refusals.set('b@example.com', 451).set('c@example.com', 550);
  const first = await sent('sendReportNow', schedule.id);
  expect(first).toMatchObject({ state: 'waiting', attempts: 1 });
  expect(first.error).toMatch(/^2 of 3 recipients not reached\. b@example\.com: 127\.0\.0\.1:\d+ refuses it for now \(451 .*c@example\.com: 127\.0\.0\.1:\d+ refuses it for good \(550 /); // prettier-ignore
  expect(first.error).not.toContain('secret');
  expect(minutesUntil(first)).toBe(1);
  expect(mail.mails.map(({ recipients }) => recipients)).toEqual([['a@example.com']]);
  mail.refusals.delete('b@example.com');
  await due(first.id);
  const [last] = await eventually(
    () => deliveries(schedule.id),
    ([{ attempts }]) => attempts === 2,
  );
  expect(last).toMatchObject({
    state: 'failed',
    error: expect.stringMatching(/^1 of 3 recipients not reached\. c@/) as unknown,
  });
  expect(mail.mails.map(({ recipients }) => recipients)).toEqual([['a@example.com'], ['b@example.com']]);
  mail.refusals.clear();
  expect(await sent('retryReportDelivery', first.id)).toMatchObject({ state: 'sent', error: null });
  expect(mail.mails.map(({ recipients }) => recipients)).toEqual([
    ['a@example.com'],
    ['b@example.com'],
    ['c@example.com'],
  ]);
});

test('Slack and Teams get their own forms; what may pass is tried again when they say, what cannot is not', async () => {
  const slack = await saved({ kind: 'slack', webhook: `http://${chat.host}/services/T0/B0/topsecret` });
  expect(slack.webhookHost).toBe(chat.host);
  expect(JSON.stringify(slack)).not.toContain('topsecret');
  expect(await sent('sendReportNow', slack.id)).toMatchObject({ state: 'sent' });
  const post = chat.posts[0].body as { text: string; blocks: { type: string; text?: { text: string } }[] };
  expect(chat.posts[0].path).toBe('/services/T0/B0/topsecret');
  expect(post.blocks[0]).toMatchObject({ type: 'header' });
  expect(post.blocks.length).toBeLessThanOrEqual(50);

  const teams = await saved({ kind: 'teams', webhook: `http://${chat.host}/teams` });
  chat.answers.push({ status: 429, retryAfter: 600 }, { status: 500 }, { status: 200 });
  const limited = await sent('sendReportNow', teams.id);
  expect(limited).toMatchObject({
    state: 'waiting',
    attempts: 1,
    error: `${chat.host} answered 429 (no): it is tried again.`,
  });
  expect(minutesUntil(limited)).toBe(10);
  await due(limited.id);
  const [failing] = await eventually(
    () => deliveries(teams.id),
    ([{ attempts }]) => attempts === 2,
  );
  expect(minutesUntil(failing)).toBe(5);
  await due(limited.id);
  expect(
    (
      await eventually(
        () => deliveries(teams.id),
        ([{ state }]) => state === 'sent',
      )
    )[0].attempts,
  ).toBe(3);
  const [card] = (
    chat.posts.at(-1)!.body as { attachments: { content: { type: string; version: string; body: unknown[] } }[] }
  ).attachments;
  expect(card.content).toMatchObject({ type: 'AdaptiveCard', version: '1.5' });

  chat.answers.push({ status: 404 });
  const gone = await sent('sendReportNow', teams.id);
  expect(gone).toMatchObject({ state: 'failed', attempts: 1 });
  expect(gone.error).toBe(
    `${chat.host} answered 404 (no): make the webhook anew there, and put its address into the schedule.`,
  );
});

test('a schedule that is due runs once, however long it was missed, and writes its file whole', async () => {
  const schedule = await saved({
    kind: 'file',
    folder: 'leadership/weekly',
    format: 'md',
    weekday: 1,
    time: '07:30',
    timeZone: 'Europe/Berlin',
  });
  expect(schedule.time).toBe('07:30');
  const next = Date.parse(schedule.nextRunAt!);
  expect(next).toBeGreaterThan(Date.now());
  expect(next - Date.now()).toBeLessThanOrEqual(7 * 86_400_000 + 3_600_000);
  await owner.query(`UPDATE report_schedule SET next_run_at = now() - interval '30 days' WHERE id = $1`, [schedule.id]);
  await eventually(
    () => deliveries(schedule.id),
    (all) => all.some(({ state }) => state === 'sent'),
  );
  const all = await deliveries(schedule.id);
  expect(all).toHaveLength(1);
  expect(all[0]).toMatchObject({ what: 'report', state: 'sent' });
  const folder = join(home, 'reports/leadership/weekly');
  const files = await readdir(folder);
  expect(files).toEqual([expect.stringMatching(/^simulated-organization-\d{4}-W\d\d\.md$/)]);
  expect(await readFile(join(folder, files[0]), 'utf8')).toMatch(/^# simulated: the bottleneck in /);
  const paused = `mutation ($id: ID!) { pauseReportSchedule(id: $id, paused: true) { nextRunAt } }`;
  expect(await server.graphql(paused, { id: schedule.id })).toEqual({ pauseReportSchedule: { nextRunAt: null } });
  expect(await server.graphql(`mutation ($id: ID!) { deleteReportSchedule(id: $id) }`, { id: schedule.id })).toEqual({
    deleteReportSchedule: true,
  });
});

test.each([
  [{ kind: 'email', recipients: ['nobody'] }, '"nobody" is no e-mail address'],
  [{ kind: 'email', recipients: [] }, 'needs 1 to 200 addresses, but 0 are given'],
  [{ kind: 'slack' }, 'needs the address of a webhook'],
  [{ kind: 'slack', webhook: 'http://example.com/x' }, 'does not begin with https://'],
  [{ kind: 'file', folder: '../secrets' }, 'is no folder below reports'],
  [{ kind: 'file', folder: '/etc' }, 'is no folder below reports'],
  [{ kind: 'file', time: '25:00' }, '"25:00" is no time of day'],
  [{ kind: 'file', timeZone: 'Mars/Olympus' }, '"Mars/Olympus" is no time zone'],
  [{ kind: 'file', weekday: 8 }, '8 is no day of the week'],
  [{ kind: 'file', team: 'nobody' }, 'There is no team \\"nobody\\"'],
  [{ kind: 'file', name: ' ' }, 'needs a name'],
])('refuses %j', async (input, message) => {
  await expect(saved(input)).rejects.toThrow(message.includes('\\') ? message : message.replace(/"/g, '\\"'));
});
