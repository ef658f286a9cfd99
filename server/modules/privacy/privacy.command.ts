import type { Command } from 'commander';
import { Failure } from '../../platform/failure';
import type { OpenApplication } from '../../platform/open-application';
import { ErasureService } from './erasure.service';
import { PersonKeys } from './person-keys.service';
import { erasureText, privacyText } from './privacy-printed';
import { PrivacyService } from './privacy.service';

interface PrivacyOptions {
  org?: string;
  personRows?: string;
  keep?: string[];
  ownRow?: string;
  days?: string;
  revoke?: string;
  erase?: string;
  yes?: boolean;
  json?: boolean;
}

/** `downstream privacy`: what protects people, shown and changed. */
export function registerPrivacyCommand(program: Command, open: OpenApplication): void {
  program
    .command('privacy')
    .description('rows of single people, how long data about people are kept, keys to the own row, deleting a person')
    .option('--org <name>', 'organization (default: the only one, else main)')
    .option('--person-rows <on|off>', 'whether rows of single people may be shown (default: off)')
    .option('--keep <source=days...>', 'how long data are kept, such as runs:codex=90; nothing after = for ever')
    .option('--own-row <login>', 'makes a key with which this person sees their own row')
    .option('--days <days>', 'days the key is valid (default: 30)')
    .option('--revoke <id>', 'withdraws a key')
    .option(
      '--erase <login>',
      'deletes a person: puts a pseudonym in place of everything; without --yes prints what would change',
    )
    .option('--yes', 'deletes; cannot be taken back')
    .option('--json', 'JSON')
    .action(async (options: PrivacyOptions) => {
      const { org } = options;
      const keep = (options.keep ?? []).map(keptOf);
      const rows = options.personRows === undefined ? undefined : onOrOff(options.personRows);
      const days = options.days === undefined ? 30 : Number(options.days);
      const app = await open();
      const print = (value: object, text: string): void =>
        void process.stdout.write(options.json ? `${JSON.stringify(value)}\n` : text);
      if (options.erase !== undefined) {
        const erasure = app.get(ErasureService);
        const preview = await erasure.preview(org, options.erase);
        if (options.yes !== true) return print(preview, erasureText(preview, options.erase));
        const done = await erasure.erase(org, options.erase);
        return print(done, `The person is now ${done.pseudonym}; ${done.rows} rows were changed.\n`);
      }
      if (options.ownRow !== undefined) {
        const made = await app.get(PersonKeys).make(org, options.ownRow, days);
        return print(
          { ...made, expiresAt: new Date(made.expiresAt * 1000).toISOString() },
          `Open this under the address of the server; the key is shown this once and valid for ${days} days:\n${made.address}\n`,
        );
      }
      if (options.revoke !== undefined) await app.get(PersonKeys).revoke(org, options.revoke);
      const settings = app.get(PrivacyService);
      if (rows !== undefined) await settings.setPersonRows(org, rows);
      for (const { source, days: kept } of keep) await settings.setRetention(org, source, kept);
      const privacy = await settings.of(org);
      print(privacy, privacyText(privacy));
    });
}

/** @throws Failure wrong_use */
function keptOf(text: string): { source: string; days: number | null } {
  const [, source, days] = /^([^=]+)=(\d*)$/.exec(text) ?? [];
  if (source === undefined)
    throw new Failure('wrong_use', `--keep ${text} is not complete: write it as --keep runs:codex=90, or runs:codex= for ever.`); // prettier-ignore
  return { source, days: days === '' ? null : Number(days) };
}

/** @throws Failure wrong_use */
function onOrOff(text: string): boolean {
  if (text !== 'on' && text !== 'off') throw new Failure('wrong_use', `--person-rows is on or off, not "${text}".`);
  return text === 'on';
}
