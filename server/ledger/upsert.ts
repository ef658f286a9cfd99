import type { FieldType, RecordKind } from './record-kind';
import { columnsOf } from './validation';

const columnTypes: Record<FieldType, string> = {
  text: 'text',
  id: 'text',
  account: 'text',
  int: 'integer',
  float: 'double precision',
  bool: 'boolean',
  instant: 'timestamptz',
  day: 'date',
  texts: 'text[]',
  hunks: 'integer[]',
  json: 'jsonb',
  commits: 'jsonb',
};

const quote = (name: string): string => `"${name}"`;
const stageOf = (kind: RecordKind): string => quote(`incoming_${kind.name}`);

/** SQL of one kind's way into its table. */
export interface Upsert {
  /** Makes the session's own table that rows are copied into: COPY FROM is refused on tables with row-level security. */
  readonly createStage: string;
  readonly emptyStage: string;
  readonly copy: string;
  /** Adds what was copied; fails with SQLSTATE 23505 when a key is there already. Half the time of a merge. */
  readonly insert: string;
  /** Merges what was copied into the kind's table; its row count = rows inserted or changed. */
  readonly merge: string;
  /** Added to either: repo and number of each inserted or changed row; only for kinds that have both. */
  readonly returning: string;
  /** Whether the organization has rows of the kind. */
  readonly anyRow: string;
}

function typeOf(kind: RecordKind, column: string): string {
  if (column === 'extra') return 'jsonb';
  const field = kind.fields.find(({ name }) => name === column);
  return field ? columnTypes[field.type] : 'text';
}

/**
 * What a column holds after the merge of the stored row `t` with the incoming row `excluded`: a given value beats an absent one; of two
 * given ones the newer version's, without versions the incoming one.
 */
function merged(kind: RecordKind, column: string): string {
  const stored = `t.${quote(column)}`;
  const incoming = `excluded.${quote(column)}`;
  const { version, cleared } = kind;
  const { final, weak } = kind.fields.find(({ name }) => name === column) ?? {};
  const fill = (winner: string, other: string): string =>
    column === 'extra' ? `coalesce(${other} || ${winner}, ${winner}, ${other})` : `coalesce(${winner}, ${other})`;
  if (final) return `CASE WHEN ${stored} = '${final}' THEN ${stored} ELSE ${fill(incoming, stored)} END`;
  if (weak) {
    const rank = (value: string): string =>
      `coalesce(array_position(ARRAY['${weak.join("','")}'], ${value}), ${weak.length + 1})`;
    return `CASE WHEN ${rank(incoming)} < ${rank(stored)} AND ${stored} IS NOT NULL THEN ${stored} ELSE ${fill(incoming, stored)} END`;
  }
  if (!version) return fill(incoming, stored);
  const [mine, theirs] = [`excluded.${quote(version)}`, `t.${quote(version)}`];
  const weakest = `to_timestamp(0)`;
  if (column === version) {
    const weakBeside = `(${mine} = ${weakest} AND ${theirs} IS NULL) OR (${theirs} = ${weakest} AND ${mine} IS NULL)`;
    return `CASE WHEN ${weakBeside} THEN NULL ELSE greatest(${mine}, ${theirs}) END`;
  }
  const older = `(${mine} < ${theirs} OR (${mine} = ${weakest} AND ${theirs} IS NULL))`;
  if (column !== cleared?.field)
    return `CASE WHEN ${older} THEN ${fill(stored, incoming)} ELSE ${fill(incoming, stored)} END`;
  const newer = `excluded.${quote(version)} >= t.${quote(version)}`;
  const clears = `${quote(cleared.when)} IN ('${cleared.is.join("', '")}')`;
  return `CASE WHEN ${older} AND t.${clears} THEN ${stored}
    WHEN ${newer} AND excluded.${clears} THEN ${incoming}
    WHEN ${older} THEN ${fill(stored, incoming)} ELSE ${fill(incoming, stored)} END`;
}

/** The statements of a kind, made once. */
export function upsertOf(kind: RecordKind): Upsert {
  const columns = columnsOf(kind);
  const list = columns.map(quote).join(', ');
  const key = kind.key.map(quote).join(', ');
  const values = columns.filter((column) => !kind.key.includes(column));
  const changes = values.map((column) => `t.${quote(column)} IS DISTINCT FROM ${merged(kind, column)}`);
  const insert = `
    INSERT INTO ${quote(kind.name)} AS t (organization_id, ${list})
    SELECT current_setting('app.organization_id')::int, ${list} FROM ${stageOf(kind)} ORDER BY ${key}`;
  const merge = `${insert}
    ON CONFLICT (organization_id, ${key}) DO UPDATE SET
    ${values.map((column) => `${quote(column)} = ${merged(kind, column)}`).join(',\n')}
    WHERE ${changes.join('\nOR ')}`;
  return {
    createStage: `CREATE TEMP TABLE IF NOT EXISTS ${stageOf(kind)} (${columns
      .map(
        (column) =>
          `${quote(column)} ${typeOf(kind, column)}${kind.key.includes(column) && typeOf(kind, column) === 'text' ? ' COLLATE "C"' : ''}`,
      )
      .join(', ')})`,
    emptyStage: `TRUNCATE ${stageOf(kind)}`,
    copy: `COPY ${stageOf(kind)} (${list}) FROM STDIN`,
    insert,
    merge,
    returning: '\nRETURNING t.repo, t.number',
    anyRow: `SELECT EXISTS (SELECT FROM ${quote(kind.name)}) AS "any"`,
  };
}
