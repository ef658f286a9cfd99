import { Button } from '@mantine/core';
import { AgentSamplesDocument } from '../gql/documents';
import { useAnswer } from '../state/answer';
import { useView } from '../state/use-view';
import { accountName, placeName } from '../text/agent';
import { countedOf, countOf, fineShareOf } from '../text/number';
import { shareInterval } from '../text/interval';
import type { KnownAgent } from './agents-editor';
import type { TriedText } from './agents-try';
import own from './agents.module.css';
import { DefinitionPopover } from './definition-popover';
import classes from './mapping.module.css';
import table from './pull-request-table.module.css';
import { tuneDefinitions } from './tune-definitions';

interface AgentsKnownProps {
  agents: KnownAgent[];
  onTry: (text: Partial<TriedText>) => void;
}

/** The agents whose texts are read: those that were seen as a table, the others by name. */
export function AgentsKnown({ agents, onTry }: AgentsKnownProps) {
  const seen = agents.filter((agent) => agent.seen > 0);
  const others = agents.filter((agent) => agent.seen === 0);
  return (
    <section className={classes.section} aria-labelledby="agents-known">
      <div className={classes.head}>
        <h2 id="agents-known">
          Known agents
          <DefinitionPopover title="Known agents" definition={tuneDefinitions.agents} />
        </h2>
      </div>
      <p className={classes.note}>
        {seen.length === 0
          ? `None of the ${countOf(agents.length)} agents that are known has spoken on a pull request yet. Their comments come with a connected GitHub.`
          : `${countOf(seen.length)} of ${countOf(agents.length)} known agents have spoken on pull requests.`}
      </p>
      {seen.length > 0 && (
        <div className={table.scroll} role="region" aria-label="Known agents, as a table" tabIndex={0}>
          <table className={table.table}>
            <caption>Agents that were seen, with how well their texts are read</caption>
            <thead>
              <tr>
                <th scope="col">Agent</th>
                <th scope="col">Severities</th>
                <th scope="col" className={table.numeric}>
                  Pull requests
                </th>
                <th scope="col" className={table.numeric}>
                  Findings read
                </th>
                <th scope="col" className={table.numeric}>
                  Unparsed
                </th>
              </tr>
            </thead>
            <tbody>
              {seen.map((agent) => (
                <AgentRow key={agent.key} agent={agent} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Samples agents={seen} onTry={onTry} />
      {others.length > 0 && (
        <details className={own.more}>
          <summary>{seen.length > 0 ? `${countOf(others.length)} more are known` : 'Which ones are known'}</summary>
          <ul>
            {others.map(({ key, name, version, accounts }) => (
              <li key={key}>
                {name}{' '}
                <span className={own.faint}>
                  version {version}
                  {accounts.length > 0 && `; ${accounts.map(accountName).join('; ')}`}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function AgentRow({ agent }: { agent: KnownAgent }) {
  const { name, version, accounts, severities, categories, hasConfidence, seen, findings, unparsed } = agent;
  return (
    <tr>
      <th scope="row" className={table.main}>
        <span className={table.title}>{name}</span>
        <span className={table.second}>
          {agent.own ? 'your own' : `version ${version}`}
          {accounts.length > 0 && `; ${accounts.map(({ login, id }) => login ?? `id ${id}`).join(', ')}`}
        </span>
      </th>
      <td data-label="severities" className={own.scale}>
        {severities.length > 0 ? severities.join(', ') : 'none told'}
        <span className={table.second}>
          {[categories.length > 0 && `${countOf(categories.length)} categories`, hasConfidence && 'confidence']
            .filter(Boolean)
            .join(', ')}
        </span>
      </td>
      <td className={table.numeric} data-label="pull requests">
        {countOf(seen)}
      </td>
      <td className={table.numeric} data-label="findings read">
        {countOf(findings)}
      </td>
      <td className={table.numeric} data-label="unparsed">
        {unparsed.enough ? fineShareOf(unparsed.value) : unparsed.n === 0 ? '–' : 'not enough data'}
        <span className={table.second}>
          {countOf(unparsed.numerator)} of {countOf(unparsed.n)}
        </span>
        {unparsed.enough && <span className={table.second}>{shareInterval(unparsed.low, unparsed.high)}</span>}
      </td>
    </tr>
  );
}

/** Texts no pattern could place, to be looked at and tried. They are untrusted, so they are shown as plain text. */
function Samples({ agents, onTry }: AgentsKnownProps) {
  const { org } = useView();
  const asked = useAnswer('AgentSamples', AgentSamplesDocument, { org, scope: { range: 'all' } });
  const unread = (asked.data?.parserHealth ?? []).filter(({ samples }) => samples.length > 0);
  if (asked.error) return <p className={classes.note}>Samples could not be read: {asked.error.message}</p>;
  return unread.map(({ agent, unparsed, samples }) => {
    const name = agents.find(({ key }) => key === agent)?.name ?? agent;
    return (
      <details key={agent} className={own.more}>
        <summary>
          {name}: {samples.length < unparsed && `${countOf(samples.length)} of `}
          {countedOf(unparsed, 'text')} that could not be placed
        </summary>
        <ul>
          {samples.map(({ repo, number, place, id, text }) => (
            <li key={`${repo}#${number} ${place} ${id}`}>
              <span className={own.faint}>
                {repo}#{number}, {placeName(place).toLowerCase()}
              </span>{' '}
              <Button
                size="compact-xs"
                variant="default"
                aria-label={`Try it: the text of ${repo}#${number}`}
                onClick={() => onTry({ agent, text, repo, place })}
              >
                Try it
              </Button>
              <pre className={own.text}>{text}</pre>
            </li>
          ))}
        </ul>
      </details>
    );
  });
}
