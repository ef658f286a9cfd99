import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ParserHealthQuery } from '../gql/documents';
import { useParserHealth } from '../state/signal';
import { useView } from '../state/use-view';
import { cutOf, exportAddress } from '../state/view';
import { countOf, countedOf, fineShareOf } from '../text/number';
import { ChartFrame } from './chart-frame';
import { FindingListLink } from './finding-list-link';
import link from './list-link.module.css';
import { PullRequestButton } from './pull-request-button';
import classes from './pull-request-table.module.css';
import { signalDefinitions } from './signal-definitions';
import own from './signal.module.css';

type Health = ParserHealthQuery['parserHealth'][number];

/** From this share on a file needs a look. */
const HIGH = 0.05;

/** How much of what each agent wrote could be read, in its frame. */
export function SignalHealthFrame() {
  const { view } = useView();
  const { asked, health: all } = useParserHealth();
  const health = all?.filter(({ agent }) => !view.agent || agent === view.agent);
  return (
    <ChartFrame
      title="Can the agents’ texts be read?"
      summary={health ? summaryOf(health) : ''}
      definition={signalDefinitions.health}
      asked={asked}
      csv={exportAddress('parser-health', view)}
      height={160}
      empty={health?.length === 0 ? <p>No agent wrote anything on the pull requests of this range.</p> : undefined}
      table={() => ({
        columns: [
          { label: 'Agent' },
          { label: 'File version', numeric: true },
          { label: 'Texts', numeric: true },
          { label: 'Findings', numeric: true },
          { label: 'Clean reviews', numeric: true },
          { label: 'Other texts', numeric: true },
          { label: 'Unparsed', numeric: true },
          { label: 'Unparsed share', numeric: true },
          { label: 'Without severity', numeric: true },
        ],
        rows: (health ?? []).map((each) => [
          each.name,
          each.own ? 'own' : String(each.version),
          ...[each.texts, each.findings, each.clean, each.other - each.clean, each.unparsed].map(countOf),
          shareText(each),
          countOf(each.severityUnknown),
        ]),
      })}
    >
      {health && <Rows health={health} />}
    </ChartFrame>
  );
}

function Rows({ health }: { health: Health[] }) {
  const { view } = useView();
  return (
    <>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <caption>How each agent’s file reads what the agent writes</caption>
          <thead>
            <tr>
              <th scope="col">Agent</th>
              {['Texts', 'Findings', 'Clean reviews', 'Other texts', 'Unparsed'].map((label) => (
                <th key={label} scope="col" className={classes.numeric}>
                  {label}
                </th>
              ))}
              <th scope="col">Unparsed share</th>
            </tr>
          </thead>
          <tbody>
            {health.map((each) => (
              <tr key={each.agent}>
                <th scope="row" className={classes.main}>
                  {each.name}
                  <span className={classes.second}>{each.own ? 'your own' : `file version ${each.version}`}</span>
                </th>
                <Count label="texts" count={each.texts} />
                <Count label="findings" count={each.findings} />
                <Count label="clean reviews" count={each.clean} />
                {/* A clean review is a text without a finding, too; it is told apart here. */}
                <Count label="other texts" count={each.other - each.clean} />
                <td className={classes.numeric} data-label="unparsed">
                  <FindingListLink
                    patch={{ outcome: 'unparsed', agent: each.agent }}
                    label={`${countedOf(each.unparsed, 'unparsed finding')} of ${each.name}`}
                  >
                    {countOf(each.unparsed)}
                  </FindingListLink>
                </td>
                <td data-label="unparsed share">
                  <State health={each} />
                  {each.samples.length > 0 && (
                    <details className={own.samples}>
                      <summary>{countedOf(each.samples.length, 'sample')}</summary>
                      {each.samples.map((sample) => (
                        <div key={`${sample.place} ${sample.id}`}>
                          <PullRequestButton repo={sample.repo} number={sample.number} />
                          <pre tabIndex={0}>{sample.text}</pre>
                        </div>
                      ))}
                    </details>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={own.foot}>
        An agent is missing or read wrongly?{' '}
        <Link to="/agents" search={cutOf(view) as never} className={link.link}>
          Change the rules on Agents
        </Link>
        .
      </p>
    </>
  );
}

function Count({ label, count }: { label: string; count: number }) {
  return (
    <td className={classes.numeric} data-label={label}>
      {countOf(count)}
    </td>
  );
}

const shareText = ({ unparsedShare }: Health) =>
  unparsedShare.n === 0
    ? '–'
    : unparsedShare.enough
      ? `${fineShareOf(unparsedShare.value)} of ${countOf(unparsedShare.n)}`
      : `not enough data, n ${unparsedShare.n}`;

function State({ health }: { health: Health }) {
  const { unparsedShare } = health;
  if (!unparsedShare.enough) return <>{shareText(health)}</>;
  const high = (unparsedShare.value ?? 0) >= HIGH;
  return (
    <span className={own.state}>
      {high ? <IconAlertTriangle size={15} aria-hidden /> : <IconCircleCheck size={15} aria-hidden />}
      {shareText(health)}, {high ? 'needs a look' : 'reads well'}
    </span>
  );
}

function summaryOf(health: Health[]): string {
  const sum = (of: (each: Health) => number) => health.reduce((total, each) => total + of(each), 0);
  const [findings, unparsed] = [sum((each) => each.findings), sum((each) => each.unparsed)];
  if (health.length === 0) return 'No agent wrote anything in this range.';
  const stand = findings + unparsed;
  const share = stand > 0 ? ` (${fineShareOf(unparsed / stand)} of the ${countOf(stand)} where findings stand)` : '';
  return `${countedOf(
    sum((each) => each.texts),
    'text',
  )} of ${countedOf(health.length, 'agent')}: ${countOf(findings)} with findings, ${countOf(unparsed)} that could not be placed${share}.`;
}
