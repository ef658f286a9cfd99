import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconClockPause, IconPlayerStop } from '@tabler/icons-react';
import { useState } from 'react';
import { LEAST, PolicyWeeksChart } from '../charts/policy-weeks';
import { EndPolicyDocument, type PolicyPartsFragment } from '../gql/documents';
import { useAction } from '../state/action';
import { useOrganization } from '../state/organization';
import { useTune } from '../state/tune';
import { ruleInAddress, ruleOf } from '../state/tune-rule';
import { useView } from '../state/use-view';
import { exportAddress } from '../state/view';
import { dayOf } from '../text/moment';
import { countOf, shareOf } from '../text/number';
import { outsideSentence, policySentence, policyStateName } from '../text/policy';
import { hitRateText, ruleName } from '../text/tune';
import { ChartFrame } from './chart-frame';
import { useTuneAgents } from './tune-agents';
import { tuneDefinitions } from './tune-definitions';
import { TuneExport } from './tune-export';
import classes from './tune.module.css';

const HEIGHT = 330;

const icons = {
  kept: IconCircleCheck,
  broken: IconAlertTriangle,
  not_enough_data: IconClockPause,
  ended: IconPlayerStop,
};
const looks: Record<string, string> = { kept: classes.good, broken: classes.warn };

/** One saved policy: what it promised, what came, week by week, and the way to end it. */
export function TunePolicy({ policy }: { policy: PolicyPartsFragment }) {
  const { view, org, change } = useView();
  const { timeZone } = useOrganization();
  const { tune } = useTune();
  const { nameOf, topOf } = useTuneAgents();
  const [exporting, setExporting] = useState(false);
  const end = useAction(EndPolicyDocument);
  const Icon = icons[policy.state as keyof typeof icons] ?? IconClockPause;
  const ended = policy.endedAt !== null;
  const shown = tune?.agent === policy.agent;
  return (
    <ChartFrame
      title={`${policy.name} (${nameOf(policy.agent)})`}
      summary={`${policySentence(policy)} ${outsideSentence(policy)}`}
      definition={tuneDefinitions.policies}
      asked={{ isPending: false, isFetching: false, isPlaceholderData: false, error: null, refetch: never }}
      csv={exportAddress('policies', view)}
      height={HEIGHT}
      table={() => ({
        columns: [
          { label: 'Week' },
          { label: 'Hit rate', numeric: true },
          { label: 'n', numeric: true },
          { label: 'Posted', numeric: true },
          { label: 'Outside the rule', numeric: true },
        ],
        rows: policy.weeks.label.map((label, index) => [
          label,
          policy.weeks.n[index] >= LEAST ? shareOf(policy.weeks.rate[index]) : 'not enough data',
          countOf(policy.weeks.n[index]),
          countOf(policy.weeks.posted[index]),
          countOf(policy.weeks.outside[index]),
        ]),
      })}
    >
      <p className={classes.buttons}>
        <span className={`${classes.badge} ${looks[policy.state] ?? ''}`}>
          <Icon size={15} stroke={1.7} aria-hidden />
          {policyStateName(policy.state)}
        </span>
        <span className={classes.note}>
          {ruleName(policy.rule, [], topOf(policy.agent))}. In force since {dayOf(policy.startedAt, timeZone)}
          {ended && `, ended on ${dayOf(policy.endedAt, timeZone)}`}.
        </span>
      </p>
      <dl className={classes.figures}>
        <div>
          <dt>Promised, whole range</dt>
          <dd>
            {hitRateText(policy.promise)}
            <span>
              n {countOf(policy.promise.n)}, {policy.madeFrom}
            </span>
          </dd>
        </div>
        <div>
          <dt>Promised, newer weeks</dt>
          <dd>
            {hitRateText(policy.promiseNewer)}
            <span>n {countOf(policy.promiseNewer.n)}, held out</span>
          </dd>
        </div>
        <div>
          <dt>Actual</dt>
          <dd>
            {hitRateText(policy.actual)}
            <span>n {countOf(policy.actual.n)}</span>
          </dd>
        </div>
        <div>
          <dt>To reach</dt>
          <dd>
            {shareOf(policy.target)}
            {policy.scope && <span>{policy.scope}</span>}
          </dd>
        </div>
      </dl>
      <div className={classes.weeks}>
        {policy.weeks.label.length > 0 && <PolicyWeeksChart policy={policy} height={HEIGHT} />}
      </div>
      <div className={`${classes.buttons} no-print`}>
        <Button size="xs" variant="default" onClick={() => setExporting(true)} aria-label={`Export ${policy.name}`}>
          Export
        </Button>
        <Button
          size="xs"
          variant="default"
          aria-label={`Show in the tuner: ${policy.name}`}
          onClick={() =>
            change({
              ...(!shown && { agent: policy.agent, lever: undefined }),
              rule: ruleInAddress(ruleOf(policy.rule)),
            })
          }
        >
          Show in the tuner
        </Button>
        <Button
          size="xs"
          variant="default"
          loading={end.isPending}
          aria-label={`${ended ? 'Take the end back' : 'End it'}: ${policy.name}`}
          onClick={() => end.mutate({ org, id: policy.id, undo: ended })}
        >
          {ended ? 'Take the end back' : 'End it'}
        </Button>
      </div>
      {end.error && (
        <Alert color="red" role="alert">
          {end.error.message}
        </Alert>
      )}
      {exporting && (
        <TuneExport
          agent={policy.agent}
          rule={policy.rule}
          target={policy.target}
          policy={policy.id}
          onClose={() => setExporting(false)}
        />
      )}
    </ChartFrame>
  );
}

// What it shows came with the list.
const never = (() => Promise.resolve()) as never;
