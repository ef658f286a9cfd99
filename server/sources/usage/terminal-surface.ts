const IDES =
  /vs-?code|cursor|windsurf|vscodium|codium|jetbrains|intellij|idea|pycharm|webstorm|goland|rider|clion|rubymine|phpstorm|rustrover|android-?studio|zed|xcode|eclipse|neovim-ide/;

/**
 * The surface behind a terminal as Claude Code names it (`terminal_type`, `terminal.type`): an editor, whose own terminal it may be, counts as `ide`; a
 * build as `ci`; everything else, also what is not known, as `cli`, which is what the program is.
 */
export function terminalSurface(terminal: string): 'cli' | 'ide' | 'ci' | 'web' {
  const name = terminal.toLowerCase();
  if (IDES.test(name)) return 'ide';
  if (/github-?actions|gitlab-?ci|circleci|buildkite|jenkins|^ci$/.test(name)) return 'ci';
  return /claude[-_ ]?code[-_ ]?web|^web$|^remote$|browser/.test(name) ? 'web' : 'cli';
}
