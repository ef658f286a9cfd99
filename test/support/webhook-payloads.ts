import { randomUUID } from 'node:crypto';

/** One delivery as GitHub would send it. */
export interface TestDelivery {
  id: string;
  event: string;
  payload: Record<string, unknown>;
}

/** A moment of the day on which everything here happens. */
export const clock = (time: string): string => `2026-03-02T${time}Z`;

export const account = (login: string, id: number) => ({ login, id, type: login.endsWith('[bot]') ? 'Bot' : 'User' });
export const ada = account('ada', 11);
export const ben = account('ben', 12);
export const cleo = account('cleo', 13);

export const repository = {
  node_id: 'R_shop',
  full_name: 'acme/shop',
  html_url: 'https://github.com/acme/shop',
  default_branch: 'main',
  archived: false,
  updated_at: clock('08:00:00'),
};

/** A pull request as deliveries carry it; it was changed last when it was opened. */
export function pullRequest(number: number, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    number,
    title: `Change ${number}`,
    user: ada,
    html_url: `https://github.com/acme/shop/pull/${number}`,
    state: 'open',
    draft: false,
    labels: [],
    created_at: clock('09:00:00'),
    updated_at: clock('09:00:00'),
    closed_at: null,
    merged_at: null,
    merge_commit_sha: null,
    base: { ref: 'main', repo: { full_name: 'acme/shop' } },
    head: { ref: `change-${number}` },
    ...more,
  };
}

export function delivery(event: string, payload: Record<string, unknown>): TestDelivery {
  return { id: randomUUID(), event, payload: { repository, sender: ada, ...payload } };
}

/** The opening of a pull request. */
export const opened = (number: number, more: Record<string, unknown> = {}): TestDelivery =>
  delivery('pull_request', { action: 'opened', pull_request: pullRequest(number, more) });
