const unknown = (type: string, description?: string) => ({ type: [type, 'null'], ...(description && { description }) });
const count = { type: 'integer', minimum: 0 };
const share = (description?: string) => ({ type: ['number', 'null'], minimum: 0, maximum: 1, ...(description && { description }) }); // prettier-ignore
const words = (description: string) => ({ type: ['array', 'null'], items: { type: 'string' }, minItems: 1, description }); // prettier-ignore
const time = { type: 'string', format: 'date-time' };
const object = (properties: Record<string, object>, optional: string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
});

const outcome = {
  kept: { ...count, description: 'Findings with a known outcome that the rule keeps.' },
  hits: { ...count, description: 'Accepted ones among them.' },
  n: { ...count, description: 'What the rate is of: accepted + rejected + ignored.' },
  rate: share('hits / n; null when n is 0.'),
  low: share('95 % interval on effective counts (n / deff).'),
  high: share(),
  deff: { type: 'number', minimum: 1, description: 'Design effect: findings of one pull request hang together.' },
  hidden: { ...count, description: 'Findings with a known outcome that the rule hides.' },
  hiddenHits: { ...count, description: 'Missed hits: accepted ones among the hidden.' },
  keptPerPullRequest: { type: 'number', minimum: 0 },
  pullRequests: { ...count, description: 'With a finding of known outcome, kept or hidden.' },
};

/** The JSON Schema (draft 7) of an exported policy. docs/policy.schema.json is what it prints. */
export const POLICY_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'downstream/policy/1',
  description: 'Which findings a review agent should post, and what that promised by its past findings.',
  ...object(
    {
      schema: { const: 'downstream/policy/1' },
      agent: { type: 'string', minLength: 1, description: 'Key of the agent, such as codex.' },
      name: { type: 'string', minLength: 1 },
      rule: {
        ...object({
          minSeverity: unknown('string', "The least severe word of the agent's own scale that is kept; null = any."),
          severities: words('All words that are kept, most severe first; null = any, also none told.'),
          categories: words('Only these; null = any.'),
          uncategorized: { type: 'boolean', description: 'Whether findings that tell no category are kept.' },
          minConfidence: unknown('number', 'On the scale of the vendor; null = any, also none told.'),
          paths: words('Globs, ** over folders, ! in front leaves out; null = any path.'),
          capPerPullRequest: { type: ['integer', 'null'], minimum: 1, description: 'The most severe first, then the earliest; null = no cap.' },
        }),
        description: 'What is kept fits every part.',
      },
      target: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1, description: 'Hit rate the rule is to hold.' },
      promise: {
        ...object({
          ...outcome,
          certified: { type: ['boolean', 'null'], description: 'Certified above the target by the older weeks; null = it was none of the rules tested.' },
          older: { ...object(outcome), description: 'The older 70 % of the weeks, by which rules are chosen.' },
          newer: { ...object(outcome), description: 'The newer 30 %, held out.' },
        }),
        description: 'Over the whole range it was made from.',
      },
      madeFrom: object({
        range: object({ from: time, to: time, timeZone: { type: 'string' } }),
        scope: { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } }, description: 'What the findings were cut by; empty = the whole organization.' },
        dataVersion: count,
      }),
      savedAt: time,
      startedAt: { type: ['string', 'null'], format: 'date-time', description: 'From when on the agent posts by it.' },
      endedAt: { type: ['string', 'null'], format: 'date-time' },
      warning: { type: 'string', description: 'What history cannot judge.' },
    },
    ['name', 'savedAt', 'startedAt', 'endedAt'],
  ),
}; // prettier-ignore

/** The same as the file holds it. */
export const policySchemaText = (): string => `${JSON.stringify(POLICY_SCHEMA, null, 2)}\n`;
