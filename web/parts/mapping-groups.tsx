import { Button } from '@mantine/core';
import { useState } from 'react';
import type { DeliveryMappingPartsFragment } from '../gql/documents';
import { useOrganization } from '../state/organization';
import { deploySourceName, groupsText, whyText } from '../text/mapping';
import { dayOf } from '../text/moment';
import { countedOf, countOf } from '../text/number';
import classes from './mapping.module.css';
import table from './pull-request-table.module.css';

export type DeployGroup = DeliveryMappingPartsFragment['groups'][number];

interface MappingGroupsProps {
  groups: DeployGroup[];
  /** The rules were changed and not saved: the table tells what holds. */
  changed: boolean;
  onMake: (group: DeployGroup) => void;
  onShow: (rule: number) => void;
}

/** More than this would hide what comes below it. */
const SHOWN = 12;

/** What is deployed: every source with its environments, workflows and releases, and whether they count. */
export function MappingGroups({ groups, changed, onMake, onShow }: MappingGroupsProps) {
  const { timeZone } = useOrganization();
  const [all, setAll] = useState(false);
  const shown = all ? groups : groups.slice(0, SHOWN);
  return (
    <section className={classes.section} aria-labelledby="mapping-groups">
      <div className={classes.head}>
        <h2 id="mapping-groups">{groups.length ? groupsText(groups) : 'No deploy is recorded yet'}</h2>
      </div>
      <p className={classes.note}>
        {groups.length === 0
          ? 'Send deploys from a pipeline, or connect GitHub; both are on the page Sources. Rules can be made before.'
          : changed
            ? 'As it is saved; what your rules would change stands beside their effect.'
            : 'All deploys that are recorded, as they came.'}
      </p>
      {groups.length > 0 && (
        <div className={table.scroll}>
          <table className={table.table}>
            <caption>Deploys by source and environment, workflow or release</caption>
            <thead>
              <tr>
                <th scope="col">Environment, workflow or release</th>
                <th scope="col">Repositories</th>
                <th scope="col" className={table.numeric}>
                  Deploys
                </th>
                <th scope="col">Newest</th>
                <th scope="col">Production</th>
                <th scope="col">
                  <span className={classes.hidden}>Rule</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((group) => (
                <GroupRow
                  key={`${group.source} ${group.environment} ${group.name}`}
                  group={group}
                  timeZone={timeZone}
                  onMake={() => onMake(group)}
                  onShow={changed ? undefined : onShow}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {groups.length > shown.length && (
        <Button mt={12} size="xs" variant="default" onClick={() => setAll(true)}>
          Show all {countOf(groups.length)}
        </Button>
      )}
    </section>
  );
}

interface GroupRowProps {
  group: DeployGroup;
  timeZone: string;
  onMake: () => void;
  /** undefined while the numbers of the rules are not those that are saved. */
  onShow: ((rule: number) => void) | undefined;
}

function GroupRow({ group, timeZone, onMake, onShow }: GroupRowProps) {
  const { source, environment, name, repos, someRepos, deploys, lastAt, production, rule, service } = group;
  // Of these the environment only repeats the source.
  const named = source === 'workflow_run' || source === 'release';
  const main = named ? (name ?? 'releases') : environment;
  return (
    <tr>
      <th scope="row" className={classes.group}>
        <span className={table.title}>{main}</span>
        <span className={table.second}>{[deploySourceName(source), !named && name].filter(Boolean).join(', ')}</span>
      </th>
      <td className={classes.repos} data-label="repositories">
        {someRepos[0] ?? 'none named'}
        {repos > 1 && <span className={table.second}>and {countedOf(repos - 1, 'other')}</span>}
      </td>
      <td className={table.numeric} data-label="deploys">
        {countOf(deploys)}
      </td>
      <td className={table.day} data-label="newest">
        {dayOf(lastAt, timeZone)}
      </td>
      <td data-label="production">
        {production ? <b>yes</b> : 'no'}
        <span className={table.second}>
          {[whyText(group), service && `service ${service}`].filter(Boolean).join(', ')}
        </span>
      </td>
      <td>
        {rule !== null && onShow ? (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={`Change rule ${rule + 1}, which decides about ${main}`}
            onClick={() => onShow(rule)}
          >
            Rule {rule + 1}
          </Button>
        ) : (
          <Button size="compact-xs" variant="default" aria-label={`Make a rule for ${main}`} onClick={onMake}>
            Make a rule
          </Button>
        )}
      </td>
    </tr>
  );
}
