import type { WaitingQuery } from '../gql/documents';
import { CauseMark, causeColour } from '../charts/cause-mark';
import { countOf, shareOf } from '../text/number';
import { causeMeaning, causeName, waitCauses } from '../text/wait-cause';
import classes from './waiting-split.module.css';

type Waiting = WaitingQuery['waiting'];

/** The causes of the whole range as one bar and a labelled list: hours, share and what each means. */
export function WaitingSplit({ total, stage, enough }: { total: Waiting['total']; stage: string; enough: boolean }) {
  return (
    <div className={classes.split}>
      <div className={classes.bar} aria-hidden>
        {waitCauses
          .filter((cause) => total[cause] > 0)
          .map((cause) => (
            <span
              key={cause}
              className={cause === 'unavailability' ? classes.hatched : undefined}
              style={{ flexGrow: total[cause], '--cause': causeColour(cause) } as React.CSSProperties}
            />
          ))}
      </div>
      <dl className={classes.causes}>
        {waitCauses.map((cause) => (
          <div key={cause}>
            <dt>
              <CauseMark cause={cause} /> {causeName(cause)}
            </dt>
            <dd>
              {enough && <strong>{shareOf(total.total > 0 ? total[cause] / total.total : null)}</strong>}
              <span>{countOf(total[cause])} h</span>
              <small>{causeMeaning(cause, stage)}</small>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
