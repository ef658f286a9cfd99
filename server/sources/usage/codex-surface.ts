/** Words of a client's id, and the surface each stands for. Source: developers.openai.com/codex, where Codex can be used; ids as `CODEX_WEB`. */
const words: readonly (readonly [RegExp, string])[] = [
  [/^(slack|teams|discord)$/, 'chat'],
  [/^(linear|jira)$/, 'tracker'],
  [/^(github|gitlab|review|reviews|action|actions|ci)$/, 'ci'],
  [/^(ide|vscode|vs|jetbrains|intellij|xcode|cursor|windsurf|extension)$/, 'ide'],
  [/^(cli|tui|exec|terminal)$/, 'cli'],
  [/^(sdk|api|mcp)$/, 'api'],
  // The vendor's own page and apps.
  [/^(web|cloud|app|desktop|mobile|ios|android|mac|macos|windows|chatgpt)$/, 'web'],
];

/** The surface of a client of Codex by the words of its id; undefined = a client this version does not know. */
export function codexSurface(client: string): string | undefined {
  const parts = client
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((part) => part !== '' && part !== 'codex');
  return words.find(([word]) => parts.some((part) => word.test(part)))?.[1];
}
