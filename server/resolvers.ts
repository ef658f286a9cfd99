import type { Type } from '@nestjs/common';
import { AdoptionResolver } from './modules/adoption/adoption.resolver';
import { AgentsResolver } from './modules/agents/agents.resolver';
import { ConnectDeploysResolver } from './modules/connections/connect-deploys.resolver';
import { ConnectHookResolver } from './modules/connections/connect-hook.resolver';
import { ConnectionResolver } from './modules/connections/connection.resolver';
import { ConnectionsResolver } from './modules/connections/connections.resolver';
import { OtlpResolver } from './modules/connections/otlp.resolver';
import { UsageResolver } from './modules/connections/usage.resolver';
import { DeliveryResolver } from './modules/delivery/delivery.resolver';
import { MappingResolver } from './modules/delivery/mapping.resolver';
import { StageResolver } from './modules/delivery/stage.resolver';
import { DemoResolver } from './modules/demo/demo.resolver';
import { DirectoryResolver } from './modules/directory/directory.resolver';
import { PeopleResolver } from './modules/directory/people.resolver';
import { EffectResolver } from './modules/effect/effect.resolver';
import { FlowResolver } from './modules/flow/flow.resolver';
import { ForecastResolver } from './modules/forecast/forecast.resolver';
import { ScenarioResolver } from './modules/forecast/scenario.resolver';
import { PrivacyResolver } from './modules/privacy/privacy.resolver';
import { ReportResolver } from './modules/report/report.resolver';
import { AlertResolver } from './modules/report/alerts/alert.resolver';
import { ScheduleResolver } from './modules/report/delivery/schedule.resolver';
import { ShareResolver } from './modules/report/share/share.resolver';
import { RolloutResolver } from './modules/rollout/rollout.resolver';
import { FindingResolver } from './modules/signal/finding.resolver';
import { SampleResolver } from './modules/signal/sample.resolver';
import { SignalResolver } from './modules/signal/signal.resolver';
import { TiersResolver } from './modules/tiers/tiers.resolver';
import { PolicyResolver } from './modules/tune/policy.resolver';
import { TuneResolver } from './modules/tune/tune.resolver';
import { WaitingResolver } from './modules/waiting/waiting.resolver';
import { JobResolver } from './platform/job.resolver';

/** Every class with `@Resolver`, for the schema that is checked in: server/schema.graphql is what they print. */
export const resolvers: Type[] = [
  AdoptionResolver,
  AgentsResolver,
  ConnectDeploysResolver,
  ConnectHookResolver,
  ConnectionResolver,
  ConnectionsResolver,
  DeliveryResolver,
  DemoResolver,
  DirectoryResolver,
  EffectResolver,
  FindingResolver,
  FlowResolver,
  ForecastResolver,
  JobResolver,
  MappingResolver,
  OtlpResolver,
  PeopleResolver,
  PolicyResolver,
  PrivacyResolver,
  ReportResolver,
  AlertResolver,
  ScheduleResolver,
  ShareResolver,
  RolloutResolver,
  SampleResolver,
  ScenarioResolver,
  SignalResolver,
  StageResolver,
  TiersResolver,
  TuneResolver,
  UsageResolver,
  WaitingResolver,
];
