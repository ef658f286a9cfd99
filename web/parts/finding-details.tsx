import type { OneFindingQuery } from '../gql/documents';
import { useOrganization } from '../state/organization';
import { useAgentName } from '../state/signal';
import { authorshipName } from '../text/cut-name';
import { findingEvidenceName, outcomeMeaning } from '../text/finding-word';
import { momentOf } from '../text/moment';
import { countedOf } from '../text/number';
import { FindingButton } from './finding-button';
import { FindingDecide } from './finding-decide';
import { FindingText } from './finding-text';
import { FindingThread } from './finding-thread';
import { PullRequestButton } from './pull-request-button';
import classes from './pull-request-details.module.css';
import { RecordAddress } from './record-address';
import own from './record-details.module.css';
import { RecordFacts } from './record-facts';
import signal from './signal.module.css';

type Detail = NonNullable<OneFindingQuery['finding']>;

const places: Record<string, string> = {
  thread: 'a thread on the changed lines',
  review: 'the body of a review',
  conversation: 'a comment below the pull request',
  check: 'a check',
  record: 'an imported record',
};

/** Everything known of one finding: what it says, what became of it and by which clue, and a way to overrule that. */
export function FindingDetails({ detail }: { detail: Detail }) {
  const { timeZone } = useOrganization();
  const nameOf = useAgentName();
  const { finding, body, clues, replies, note, otherPlaces } = detail;
  return (
    <div className={classes.details}>
      <h2 className={classes.title}>{finding.title || finding.id}</h2>
      <RecordFacts
        facts={[
          ['Agent', nameOf(finding.agent)],
          ['Severity', finding.severity ?? 'not told'],
          ['Category', finding.category],
          ['Confidence', finding.confidence],
          [
            'On',
            <>
              <PullRequestButton repo={finding.repo} number={finding.number} />
              {finding.pullRequestTitle && ` ${finding.pullRequestTitle}`}
            </>,
          ],
          [
            'Author',
            [finding.author, finding.authorship && authorshipName[finding.authorship]].filter(Boolean).join(', '),
          ],
          ['File', finding.path && `${finding.path}${finding.line === null ? '' : `:${finding.line}`}`],
          ['Said in', places[finding.place] ?? finding.place],
          ['Posted', momentOf(finding.postedAt, timeZone)],
          ['Closed', finding.closedAt ? momentOf(finding.closedAt, timeZone) : 'the pull request is open'],
        ]}
      />
      <RecordAddress address={finding.url} />
      {body && (
        <>
          <h3 className={classes.heading}>What it says</h3>
          <div className={signal.text} tabIndex={0} role="group" aria-label="Text of the finding">
            <FindingText text={body} />
          </div>
        </>
      )}
      <FindingDecide finding={finding} note={note} />
      <h3 className={classes.heading}>{countedOf(clues.length, 'clue')}, the strongest first</h3>
      {clues.length === 0 ? (
        <p className={own.faint}>
          Nothing was done or said about it
          {finding.outcome ? `: ${finding.outcome}, that is ${outcomeMeaning(finding.outcome)}` : ''}.
        </p>
      ) : (
        <ol className={own.rows}>
          {clues.map((clue, index) => (
            <li key={index}>
              <span className={own.main}>
                <b>{findingEvidenceName(clue.kind)}</b>: {clue.outcome}
                {clue.deciding && <span className={signal.deciding}>the outcome rests on this</span>}
                {!clue.strict && <span className={signal.weak}>not in the strict series</span>}
              </span>
              <span className={own.second}>
                {[clue.at && momentOf(clue.at, timeZone), clue.by && `by ${clue.by}`, clue.reference]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {clue.text && <span className={`${own.second} ${signal.said}`}>{clue.text}</span>}
            </li>
          ))}
        </ol>
      )}
      <h3 className={classes.heading}>{countedOf(replies.length, 'reply', 'replies')} in the thread</h3>
      <FindingThread replies={replies} />
      {otherPlaces.length > 0 && (
        <>
          <h3 className={classes.heading}>The same finding elsewhere</h3>
          <ul className={own.rows}>
            {otherPlaces.map((other) => (
              <li key={other.id}>
                <FindingButton finding={other} />
                <span className={own.second}>
                  {[other.outcome, momentOf(other.postedAt, timeZone), other.path].filter(Boolean).join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
