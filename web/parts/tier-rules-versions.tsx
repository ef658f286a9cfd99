import type { TierCutOffVersionsFragment } from '../gql/documents';
import { useOrganization } from '../state/organization';
import type { CutOff } from '../state/tier-draft';
import { momentOf } from '../text/moment';
import classes from './mapping.module.css';
import own from './tier-rules.module.css';

const columns: [CutOff, string][] = [
  ['windowDays', 'Days back'],
  ['casualDays', 'Days with use'],
  ['powerSurfaces', 'Surfaces'],
  ['powerRuns', 'Runs'],
  ['powerRunHours', 'Hours of one'],
  ['powerRunsAtOnce', 'At once'],
];

/** All cut-offs that stood, the newest first. */
export function TierRulesVersions({ rules }: { rules: TierCutOffVersionsFragment }) {
  const { timeZone } = useOrganization();
  const { current, versions } = rules;
  return (
    <section className={classes.section} aria-labelledby="tier-versions">
      <div className={classes.head}>
        <h2 id="tier-versions">Versions</h2>
      </div>
      <div className={own.scroll} role="region" aria-label="Versions of the cut-offs" tabIndex={0}>
        <table className={own.table}>
          <thead>
            <tr>
              <th scope="col">Version</th>
              <th scope="col">Since</th>
              {columns.map(([figure, label]) => (
                <th key={figure} scope="col" className={own.number}>
                  {label}
                </th>
              ))}
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {[...versions].reverse().map((version) => (
              <tr key={version.version}>
                <th scope="row">
                  {version.version}
                  {version.version === current.version ? ' (stands)' : ''}
                </th>
                <td>{version.since === null ? 'as delivered' : momentOf(version.since, timeZone)}</td>
                {columns.map(([figure]) => (
                  <td key={figure} className={own.number}>
                    {version[figure]}
                  </td>
                ))}
                <td>{version.note ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
