import { Alert, Modal, Skeleton } from '@mantine/core';
import {
  PolicyExportDocument,
  RuleExportDocument,
  type PolicyExportPartsFragment,
  type TuneRuleInput,
} from '../gql/documents';
import { useAnswer } from '../state/answer';
import { useView } from '../state/use-view';
import { ruleName } from '../text/tune';
import { useTuneAgents } from './tune-agents';
import { TuneSnippets } from './tune-snippets';
import classes from './tune.module.css';

interface TuneExportProps {
  agent: string;
  rule: TuneRuleInput;
  target: number;
  /** Of a saved policy; else the rule is exported as it stands. */
  policy?: number;
  onClose: () => void;
}

/** A rule to take along: as JSON, and as the settings of the tools that have any. */
export function TuneExport({ agent, rule, target, policy, onClose }: TuneExportProps) {
  const { org, scope } = useView();
  const { topOf } = useTuneAgents();
  const saved = useAnswer(
    'PolicyExport',
    PolicyExportDocument,
    { org, id: policy ?? 0 },
    { enabled: policy !== undefined },
  );
  const tried = useAnswer(
    'RuleExport',
    RuleExportDocument,
    { org, scope, agent, rule, target },
    { enabled: policy === undefined },
  );
  const asked = policy === undefined ? tried : saved;
  const told: PolicyExportPartsFragment | undefined =
    policy === undefined ? tried.data?.ruleExport : saved.data?.policyExport;
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={`Export: ${ruleName(rule, [], topOf(agent))}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
      transitionProps={{ duration: 0 }}
    >
      {asked.error ? (
        <Alert color="red" role="alert">
          {asked.error.message}
        </Alert>
      ) : told ? (
        <>
          <TuneSnippets told={told} />
          <p className={classes.why}>{told.warning}</p>
        </>
      ) : (
        <Skeleton height={320} aria-busy />
      )}
    </Modal>
  );
}
