import { Navigate, useNavigate, useParams } from '@tanstack/react-router';
import { useContext, useState } from 'react';
import {
  CheckGithubDocument,
  ConnectGithubDocument,
  OrganizationsDocument,
  type CheckGithubMutation,
  type ConnectGithubMutation,
} from '../gql/documents';
import { ConnectAccess } from '../parts/connect-access';
import { ConnectCheck } from '../parts/connect-check';
import { ConnectDone } from '../parts/connect-done';
import classes from '../parts/connect-page.module.css';
import { ConnectStepFrame } from '../parts/connect-step';
import { ConnectSteps } from '../parts/connect-steps';
import { ConnectWhat } from '../parts/connect-what';
import { ConnectWhere } from '../parts/connect-where';
import { useAction } from '../state/action';
import { useAnswer } from '../state/answer';
import {
  connectInput,
  connectSteps,
  emptyForm,
  faultsOf,
  reachable,
  type ConnectForm,
  type ConnectStep,
} from '../state/connect-form';
import { OrganizationContext } from '../state/organization';
import { useTitle } from '../state/title';
import { useView } from '../state/use-view';
import { cutOf } from '../state/view';

/** The way to a connection, step by step. The step is in the address, so that Back works; what was entered is not. */
export function ConnectPage() {
  useTitle('Connect GitHub');
  const { view } = useView();
  const organization = useContext(OrganizationContext);
  const navigate = useNavigate();
  const { step: named } = useParams({ strict: false });
  const [form, setForm] = useState<ConnectForm>(emptyForm);
  const [seen, setSeen] = useState<CheckGithubMutation['checkGithub'] | null>(null);
  const [made, setMade] = useState<ConnectGithubMutation['connectGithub'] | null>(null);
  const [turnedDown, setTurnedDown] = useState({ step: '', times: 0 });
  const all = useAnswer('Organizations', OrganizationsDocument, {}).data?.organizations ?? [];
  const real = all.filter(({ simulated }) => !simulated);
  // Real data do not go into a simulated organization.
  const org = organization?.simulated ? (real.length === 1 ? real[0].name : 'main') : view.org;

  const search = { ...cutOf(view), org } as never;
  const open = (step: ConnectStep, replace = false) =>
    void navigate({ to: '/connect/$step', params: { step }, search: cutOf(view) as never, replace });
  const check = useAction(CheckGithubDocument, ({ checkGithub }) => {
    setSeen(checkGithub);
    open('check');
  });
  const connect = useAction(ConnectGithubDocument, ({ connectGithub }) => {
    setMade(connectGithub);
    // Nothing secret is kept longer than it is needed.
    setForm(emptyForm);
    open('done', true);
  });

  const step = connectSteps.find((each) => each === named) ?? 'where';
  const allowed = made ? 'done' : reachable(form, step, seen !== null, false);
  if (allowed !== named)
    return <Navigate to="/connect/$step" params={{ step: allowed }} search={cutOf(view) as never} replace />;

  const faults = turnedDown.step === step ? faultsOf(form, step) : {};
  const change = (patch: Partial<ConnectForm>) => {
    setForm((before) => ({ ...before, ...patch }));
    if (!('everyMinutes' in patch)) setSeen(null);
    check.reset();
    connect.reset();
  };
  const begin = () => connect.mutate({ org, input: connectInput(form) });
  const goOn = (next: () => void) => {
    const wrong = Object.keys(faultsOf(form, step)).length > 0;
    setTurnedDown((before) => (wrong ? { step, times: before.times + 1 } : { step: '', times: before.times }));
    if (!wrong) next();
  };
  const back = (to: ConnectStep) => () => open(to);
  const fields = { form, change, faults };
  const frame = { turnedDown: turnedDown.step === step ? turnedDown.times : 0 };
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>Connect GitHub</h1>
      <p className={classes.lead}>
        Downstream only reads from GitHub and writes nothing there. What it reads stays where Downstream runs.
      </p>
      <ConnectSteps current={step} />
      {step === 'where' && (
        <ConnectStepFrame
          key={step}
          {...frame}
          title="Which GitHub"
          next="Continue"
          onNext={() => goOn(() => open('what'))}
        >
          <ConnectWhere {...fields} />
        </ConnectStepFrame>
      )}
      {step === 'what' && (
        <ConnectStepFrame
          key={step}
          {...frame}
          title="What to read"
          next="Continue"
          onNext={() => goOn(() => open('access'))}
          onBack={back('where')}
        >
          <ConnectWhat {...fields} />
        </ConnectStepFrame>
      )}
      {step === 'access' && (
        <ConnectStepFrame
          key={step}
          {...frame}
          title="How to get in"
          next={form.method === 'hooks' ? 'Connect' : 'Check'}
          busy={check.isPending || connect.isPending}
          onNext={() => goOn(form.method === 'hooks' ? begin : () => check.mutate({ input: connectInput(form) }))}
          onBack={back('what')}
        >
          <ConnectAccess {...fields} refused={(check.error ?? connect.error)?.message ?? null} />
        </ConnectStepFrame>
      )}
      {step === 'check' && seen && (
        <ConnectStepFrame
          key={step}
          title="What is seen"
          next="Connect"
          busy={connect.isPending}
          onNext={begin}
          onBack={back('access')}
        >
          <ConnectCheck seen={seen} form={form} change={change} refused={connect.error?.message ?? null} />
        </ConnectStepFrame>
      )}
      {step === 'done' && made && (
        <ConnectStepFrame key={step} title={`Connected to ${made.connection.name}`}>
          <ConnectDone made={made} search={search} />
        </ConnectStepFrame>
      )}
    </div>
  );
}
