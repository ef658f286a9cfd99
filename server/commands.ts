import type { Command } from 'commander';
import { registerImportCommand } from './modules/connections/import.command';
import { registerRejectsCommand } from './modules/connections/rejects.command';
import { registerSourcesCommand } from './modules/connections/sources.command';
import { registerDemoCommand } from './modules/demo/demo.command';
import { registerOrganizationCommand } from './modules/directory/organization.command';
import { registerFlowCommands } from './modules/flow/flow.command';
import type { OpenApplication } from './platform/open-application';

/** The commands of the capabilities, one line each. */
export const commands: ((program: Command, open: OpenApplication) => void)[] = [
  registerImportCommand,
  registerSourcesCommand,
  registerRejectsCommand,
  registerDemoCommand,
  registerFlowCommands,
  registerOrganizationCommand,
];
