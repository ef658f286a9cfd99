/** Files and folders with which a repository instructs agents, by the documentation of the tools that read them: AGENTS.md is read by several. */
export const AGENT_INSTRUCTIONS = [
  'AGENTS.md',
  'CLAUDE.md',
  'GEMINI.md',
  '.github/copilot-instructions.md',
  '.github/instructions',
  '.cursor/rules',
  '.cursorrules',
  '.windsurfrules',
  '.clinerules',
  '.junie/guidelines.md',
] as const;
