import type { Agent } from './agent';
import { amazonQ } from './amazon-q';
import { augment } from './augment';
import { baz } from './baz';
import { bito } from './bito';
import { bugbot } from './bugbot';
import { claude } from './claude';
import { codeant } from './codeant';
import { coderabbit } from './coderabbit';
import { codex } from './codex';
import { copilot } from './copilot';
import { copilotReview } from './copilot-review';
import { cubic } from './cubic';
import { cursor } from './cursor';
import { devin } from './devin';
import { ellipsis } from './ellipsis';
import { entelligence } from './entelligence';
import { factory } from './factory';
import { gemini } from './gemini';
import { graphite } from './graphite';
import { greptile } from './greptile';
import { jules } from './jules';
import { junie } from './junie';
import { kilo } from './kilo';
import { kody } from './kody';
import { korbit } from './korbit';
import { openhands } from './openhands';
import { qodo } from './qodo';
import { sentry } from './sentry';
import { sourcery } from './sourcery';
import { windsurf } from './windsurf';

/** Raised whenever a rule or an account changes, so that what was derived under older rules is derived again. */
export const AGENT_RULES_VERSION = 1;

/** Every agent this version knows. Source: agents.md (public data up to August 2026). */
export const AGENTS: readonly Agent[] = [
  amazonQ,
  augment,
  baz,
  bito,
  bugbot,
  claude,
  codeant,
  coderabbit,
  codex,
  copilot,
  copilotReview,
  cubic,
  cursor,
  devin,
  ellipsis,
  entelligence,
  factory,
  gemini,
  graphite,
  greptile,
  jules,
  junie,
  kilo,
  kody,
  korbit,
  openhands,
  qodo,
  sentry,
  sourcery,
  windsurf,
];
