import type { Command } from 'commander';
import { registerAdoptionCommand } from './modules/adoption/adoption.command';
import { registerAgentsCommand } from './modules/agents/agents.command';
import { registerConnectCommand } from './modules/connections/connect.command';
import { registerDeployCommand } from './modules/connections/deploy.command';
import { registerDisconnectCommand } from './modules/connections/disconnect.command';
import { registerImportCommand } from './modules/connections/import.command';
import { registerIncidentCommand } from './modules/connections/incident.command';
import { registerRejectsCommand } from './modules/connections/rejects.command';
import { registerSourcesCommand } from './modules/connections/sources.command';
import { registerSyncCommand } from './modules/connections/sync.command';
import { registerDeliveryCommands } from './modules/delivery/delivery.command';
import { registerDemoCommand } from './modules/demo/demo.command';
import { registerOrganizationCommand } from './modules/directory/organization.command';
import { registerPeopleCommand } from './modules/directory/people.command';
import { registerEffectCommand } from './modules/effect/effect.command';
import { registerFlowCommands } from './modules/flow/flow.command';
import { registerForecastCommand } from './modules/forecast/forecast.command';
import { registerAlertsCommand } from './modules/report/alerts/alerts.command';
import { registerReportCommand } from './modules/report/report.command';
import { registerPlanCommand } from './modules/rollout/plan.command';
import { registerTiersCommand } from './modules/tiers/tiers.command';
import { registerPrivacyCommand } from './modules/privacy/privacy.command';
import { registerPoliciesCommand } from './modules/tune/policies.command';
import { registerTuneCommand } from './modules/tune/tune.command';
import { registerSignalCommands } from './modules/signal/signal.command';
import { registerWaitingCommand } from './modules/waiting/waiting.command';
import type { OpenApplication } from './platform/open-application';

/** The commands of the capabilities, one line each. */
export const commands: ((program: Command, open: OpenApplication) => void)[] = [
  registerImportCommand,
  registerConnectCommand,
  registerSyncCommand,
  registerDisconnectCommand,
  registerSourcesCommand,
  registerRejectsCommand,
  registerIncidentCommand,
  registerDeployCommand,
  registerDemoCommand,
  registerFlowCommands,
  registerDeliveryCommands,
  registerOrganizationCommand,
  registerPeopleCommand,
  registerPrivacyCommand,
  registerTuneCommand,
  registerPoliciesCommand,
  registerSignalCommands,
  registerEffectCommand,
  registerForecastCommand,
  registerPlanCommand,
  registerReportCommand,
  registerAlertsCommand,
  registerWaitingCommand,
  registerAdoptionCommand,
  registerAgentsCommand,
  registerTiersCommand,
];
