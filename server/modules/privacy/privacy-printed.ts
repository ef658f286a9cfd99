import { moment } from '../../platform/moment';
import { aligned } from '../../platform/printed-table';
import type { ErasurePreview, Privacy } from './privacy.types';

const day = (seconds: number | null): string => moment(seconds)?.slice(0, 10) ?? '–';

const table = (columns: string[], rows: string[][]): string => `${aligned([columns, ...rows], [1]).join('\n')}\n`;

/** What an organization decided, for a terminal. */
export function privacyText({ personRows, smallestGroup, retention, erased, lastErasedAt, keys }: Privacy): string {
  const kept = retention.map(({ source, days, rows, oldest, fixed }) => [
    source, days === null ? 'for ever' : `${days} days${fixed ? ' (fixed)' : ''}`, String(rows), day(oldest),
  ]); // prettier-ignore
  return [
    `rows of single people  ${personRows ? 'on' : 'off'}; groups under ${smallestGroup} people are merged or not shown`,
    `deleted people         ${erased}${lastErasedAt === null ? '' : `, the last on ${day(lastErasedAt)}`}`,
    '',
    kept.length === 0 ? 'No data about people are kept yet.\n' : table(['kept', 'for', 'rows', 'oldest'], kept),
    ...(keys.length === 0
      ? []
      : [
          table(
            ['key', 'of', 'made', 'valid until', 'used'],
            keys.map(({ id, login, createdAt, expiresAt, usedAt }) => [id, login ?? '(rows of people are off)', day(createdAt), day(expiresAt), day(usedAt)]), // prettier-ignore
          ),
        ]),
  ].join('\n');
}

/** What deleting a person would change, for a terminal. */
export function erasureText({ login, accounts, rows, total, staying }: ErasurePreview, asked: string): string {
  return [
    `Deleting ${login} puts a pseudonym in place of ${accounts.join(', ')} in ${total} rows:`,
    '',
    table(['table', 'rows'], rows.map((row) => [row.table, String(row.rows)])), // prettier-ignore
    ...(staying.length === 0 ? [] : [`These bear the name of an account and keep it: ${staying.join(', ')}.`]),
    'First names and logins that are words of a language stay where somebody wrote them in the middle of a sentence.',
    `Nothing was changed. It cannot be taken back: "downstream privacy --erase ${asked} --yes" does it.`,
    '',
  ].join('\n');
}
