import type { PreviewPeopleDecisionsQuery } from '../gql/documents';
import { useOrganization } from '../state/organization';
import { dayOf } from '../text/moment';
import { countedOf, countOf, shareOf } from '../text/number';
import { changeText, lookText } from '../text/people';
import classes from './people-details.module.css';

type Effect = PreviewPeopleDecisionsQuery['previewPeopleDecisions'];

/** What decisions would change, in sentences and per team. */
export function PeopleEffect({ effect, old }: { effect: Effect; old: boolean }) {
  const { timeZone } = useOrganization();
  const last = new Date(Date.parse(effect.to) - 1).toISOString();
  const lines = linesOf(effect);
  return (
    <div style={old ? { opacity: 0.45 } : undefined}>
      <h3 className={classes.subheading}>What would change</h3>
      <ul className={classes.effect}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
        {effect.conflicts.map((conflict) => (
          <li key={`${conflict.because} ${conflict.value}`} className={classes.warn}>
            Does not fit together: {lookText(conflict)}
          </li>
        ))}
      </ul>
      {effect.teams.length > 0 && (
        <div className={classes.teams} tabIndex={0} role="region" aria-label="Teams whose numbers change">
          <table>
            <caption>
              {dayOf(effect.from, timeZone)} to {dayOf(last, timeZone)}, each with all teams below it
            </caption>
            <thead>
              <tr>
                <th scope="col">Team</th>
                <th scope="col">Opened</th>
                <th scope="col">Merged</th>
                <th scope="col">Reviewed</th>
              </tr>
            </thead>
            <tbody>
              {effect.teams.map(({ team, before, after }) => (
                <tr key={team ?? ''}>
                  <th scope="row">{team ?? 'no team'}</th>
                  <td>{changeText(countOf(before.opened), countOf(after.opened))}</td>
                  <td>{changeText(countOf(before.merged), countOf(after.merged))}</td>
                  <td>{changeText(shareOf(before.reviewed), shareOf(after.reviewed))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

function linesOf(effect: Effect): string[] {
  const lines: string[] = [];
  if (effect.humansBefore !== effect.humansAfter)
    lines.push(`Humans: ${changeText(countOf(effect.humansBefore), countOf(effect.humansAfter))}.`);
  if (effect.automatedBefore !== effect.automatedAfter)
    lines.push(`Automated accounts: ${changeText(countOf(effect.automatedBefore), countOf(effect.automatedAfter))}.`);
  if (effect.pullRequestsMoved > 0)
    lines.push(
      `${countedOf(effect.pullRequestsMoved, 'pull request')} of all time ${effect.pullRequestsMoved === 1 ? 'changes' : 'change'} team.`,
    );
  const reviews = (count: number, what: string) => {
    if (count > 0)
      lines.push(
        `${countedOf(count, 'review or comment', 'reviews and comments')} ${count === 1 ? 'counts' : 'count'} as ${what}.`,
      );
  };
  reviews(effect.reviewsToAuthor, 'by the author’s own second account, which is no review');
  reviews(effect.reviewsToAgent, 'automated');
  reviews(effect.reviewsToHuman, 'by another human');
  if (lines.length === 0 && effect.teams.length === 0) lines.push('No number changes.');
  else if (effect.teams.length === 0) lines.push('No team’s numbers of the last 12 weeks change.');
  if (effect.pullRequestsToDerive > 0)
    lines.push(`${countedOf(effect.pullRequestsToDerive, 'pull request')} will be worked out again.`);
  return lines;
}
