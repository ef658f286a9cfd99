import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { HookRequest } from './hook-form';
import { hookForms } from './hook-forms';

const requestOf = (text: string, headers: IncomingHttpHeaders = {}, now = 0): HookRequest => ({
  headers,
  text,
  body: Buffer.from(text),
  now,
});
const form = (door: string) => hookForms.get(door)!;
const refusal = async (door: string, secrets: string[], request: HookRequest) => (await form(door).check(secrets))(request); // prettier-ignore

describe('incident.io', () => {
  // The example that Svix publishes: https://docs.svix.com/receiving/verifying-payloads/how-manual
  const secret = 'whsec_plJ3nmyCDGBKInavdOK15jsl';
  const body = '{"event_type":"ping","data":{"success":true}}';
  const signature = 'v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=';
  const at = 1731705121;
  const headers = (given = signature) => ({ 'webhook-id': 'msg_loFOjxBNrRLzqYUf', 'webhook-timestamp': String(at), 'webhook-signature': given }); // prettier-ignore

  it('the published example fits, under the names of Svix too, and as one of several', async () => {
    expect(await refusal('incident-io', [secret], requestOf(body, headers(), at + 60))).toBeUndefined();
    const svix = { 'svix-id': 'msg_loFOjxBNrRLzqYUf', 'svix-timestamp': String(at), 'svix-signature': signature };
    expect(await refusal('incident-io', [secret], requestOf(body, svix, at))).toBeUndefined();
    const several = headers(`v1,${'A'.repeat(43)}= ${signature} v2,zzz`);
    expect(await refusal('incident-io', [secret], requestOf(body, several, at))).toBeUndefined();
    expect(await refusal('incident-io', ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', secret], requestOf(body, headers(), at))).toBeUndefined(); // prettier-ignore
  });

  it('another body, secret, id or time does not', async () => {
    const refused = (text: string, given: IncomingHttpHeaders, secrets = [secret]) => refusal('incident-io', secrets, requestOf(text, given, at)); // prettier-ignore
    expect(await refused(body.replace('true', 'fals'), headers())).toMatch(/does not fit the body/);
    expect(await refused(body, headers(), ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'])).toMatch(/does not fit the body/);
    expect(await refused(body, { ...headers(), 'webhook-id': 'msg_2' })).toMatch(/does not fit the body/);
    expect(await refused(body, { ...headers(), 'webhook-timestamp': String(at + 1) })).toMatch(/does not fit the body/);
    expect(await refused(body, headers(), [])).toMatch(/no secret yet/);
  });

  it('is a copy outside five minutes, either way', async () => {
    const off = (seconds: number) => refusal('incident-io', [secret], requestOf(body, headers(), at + seconds));
    expect([await off(300), await off(-300)]).toEqual([undefined, undefined]);
    expect(await off(301)).toMatch(/more than 5 minutes/);
    expect(await off(-301)).toMatch(/more than 5 minutes/);
  });
});

describe('PagerDuty', () => {
  // HMAC-SHA256, test case 2 of RFC 4231.
  const [secret, body] = ['Jefe', 'what do ya want for nothing?'];
  const right = 'v1=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';

  it('one of several signatures under one of several secrets is enough', async () => {
    const refused = (given: string, secrets = [secret]) => refusal('pagerduty', secrets, requestOf(body, { 'x-pagerduty-signature': given })); // prettier-ignore
    expect(await refused(right)).toBeUndefined();
    expect(await refused(`v1=00,${right}`, ['other', secret])).toBeUndefined();
    expect(await refused(right.slice('v1='.length))).toMatch(/does not fit/);
    expect(await refused(right.replace('v1', 'v2'))).toMatch(/does not fit/);
    expect(await refused(right, ['other'])).toMatch(/does not fit/);
    expect(await refused('')).toMatch(/does not fit/);
    expect(await refused(`v1=${createHmac('sha256', '').update(body).digest('hex')}`, [])).toMatch(/no secret yet/);
  });
});

describe('ids of deliveries', () => {
  const idOf = (door: string, payload: object, headers: IncomingHttpHeaders = {}) => form(door).delivery(requestOf(JSON.stringify(payload), headers)).id; // prettier-ignore

  it('are the tool’s own where it has any', () => {
    expect(idOf('pagerduty', { event: { id: '5ac6', event_type: 'incident.triggered' } })).toBe('5ac6');
    expect(idOf('incident-io', { event_type: 'x' }, { 'webhook-id': 'msg_1' })).toBe('msg_1');
    expect(idOf('opsgenie', { action: 'Close', alert: { alertId: 'a', updatedAt: 17 } })).toBe('a:Close:17');
    const updates = [{ id: 'u2', created_at: '2026-03-02T10:00:00Z' }, { id: 'u1', created_at: '2026-03-02T09:00:00Z' }]; // prettier-ignore
    expect(idOf('statuspage', { incident: { id: 'i', updated_at: 't', incident_updates: updates } })).toBe('i:u2:t');
    expect(idOf('statuspage', { component_update: { id: 'c' } })).toBe('component:c');
  });

  it('are the body’s hash where parts are missing, so that a repetition is known and another is not', () => {
    const noted = (note: string) => idOf('opsgenie', { action: 'AddNote', alert: { alertId: 'a' }, note });
    expect(noted('x')).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(noted('x')).toBe(noted('x'));
    expect(noted('x')).not.toBe(noted('y'));
    expect(idOf('pagerduty', { event: { id: 'x'.repeat(300) } })).toMatch(/^sha256:/);
  });
});
