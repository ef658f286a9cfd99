const names: Record<string, string> = {
  'claude-code': 'Claude Code',
  codex: 'Codex',
  copilot: 'GitHub Copilot',
  cursor: 'Cursor',
  devin: 'Devin',
};

/** A tool as its maker calls it; one not known here as its source does. */
export const toolName = (tool: string): string => names[tool] ?? tool;
