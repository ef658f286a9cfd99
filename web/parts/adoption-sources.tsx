import { Code } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useAdoption, type AdoptionAnswer } from '../state/adoption';
import { useOrganization } from '../state/organization';
import { useView } from '../state/use-view';
import { cutOf } from '../state/view';
import { coverName } from '../text/adoption';
import { dayOf } from '../text/moment';
import { toolName } from '../text/tool';
import { adoptionDefinitions } from './adoption-definitions';
import classes from './adoption.module.css';
import chart from './chart-frame.module.css';
import { DefinitionPopover } from './definition-popover';
import link from './list-link.module.css';

type Cover = AdoptionAnswer['sources'][number];

const kinds = ['usage', 'runs', 'delegated', 'reviews'] as const;

const missing: Record<(typeof kinds)[number], string> = {
  usage: 'nothing tells: casual is “at least”, from pull requests alone',
  runs: 'nothing tells: power by runs cannot be seen',
  delegated: 'nothing tells: only recorded runs have hours',
  reviews: 'nothing tells: ambient cannot be seen',
};

/** What tells of usage, of runs and of reviews, and of which days; what is missing, and where to connect it. */
export function AdoptionSources() {
  const { view } = useView();
  const { timeZone } = useOrganization();
  const { adoption } = useAdoption();
  if (!adoption) return null;
  return (
    <section className={classes.sources} aria-label="What tells of it">
      <h2>
        What tells of it <DefinitionPopover title="What tells of it" definition={adoptionDefinitions.sources} />
      </h2>
      <dl>
        {kinds.map((kind) => {
          const covers = adoption.sources.filter((each) => each.kind === kind);
          return (
            <div key={kind}>
              <dt>{coverName(kind)}</dt>
              <dd>
                {covers.length === 0 ? (
                  <span className={classes.faint}>{missing[kind]}</span>
                ) : (
                  [...sameDays(covers, timeZone)].map(([days, tools]) => (
                    <span key={days} className={classes.cover}>
                      {[tools.join(', '), days].filter(Boolean).join(' ')}
                    </span>
                  ))
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      <Link to="/sources" search={cutOf(view) as never} hash="usage" className={`${link.link} no-print`}>
        Connect more
      </Link>
    </section>
  );
}

/** Tools by the days they tell of: those of the same days stand together. */
function sameDays(covers: readonly Cover[], timeZone: string): Map<string, string[]> {
  const days = new Map<string, string[]>();
  for (const { tool, from, to } of covers) {
    // `to` is the end of the last day, so the day is that of the moment before.
    const last = dayOf(new Date(Date.parse(to) - 1).toISOString(), timeZone);
    const text = `${dayOf(from, timeZone)} – ${last}`;
    days.set(text, [...(days.get(text) ?? []), ...(tool ? [toolName(tool)] : [])]);
  }
  return days;
}

/** No source tells of any use of agents: why that is not 0, and what to connect. */
export function NoUsage() {
  const { view } = useView();
  const search = cutOf(view) as never;
  return (
    <section className={chart.frame} aria-label="No use of agents is known">
      <div className={chart.empty}>
        <p>
          <b>Nothing tells who uses agents.</b> That is not 0: no source of usage or runs is connected, so the tiers of
          people are unknown, apart from what pull requests and reviews show.
        </p>
        <p>
          <b>Files</b>: import a vendor’s export (Copilot, Claude Code, Cursor, Codex) or records of the kinds{' '}
          <Code>agent_usage</Code> and <Code>agent_run</Code> with <Code>npx downstream import PATH</Code>.
        </p>
        <p>
          <b>API</b>:{' '}
          <Link to="/sources" search={search} hash="usage" className={link.link}>
            let a vendor’s API be read
          </Link>{' '}
          on a schedule. <b>Telemetry</b>:{' '}
          <Link to="/sources" search={search} hash="telemetry" className={link.link}>
            let Claude Code and Codex report
          </Link>{' '}
          by environment variables.
        </p>
      </div>
    </section>
  );
}
