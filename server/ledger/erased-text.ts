import { emailOf, nameOf, type Pseudonyms } from './erased-accounts';

const EMAIL = String.raw`(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]+(?:\.[\w-]+)+`;
/** `Name <address>` as trailers and mail headers have it, and addresses alone. */
const SIGNATURE = new RegExp(String.raw`(?:((?:^|[:,;])[ \t]*)([^\n\r<>:,;]{1,100}?)([ \t]*<))?(${EMAIL})`, 'gmu');
/** `@login`; a team's `@org/team` names nobody. */
const MENTION = /(?<![\w./-])@([a-z\d][\w.-]*)(?!\/)/giu;
/** `https://host/login`, also under `users/`. */
const ADDRESS = /(https?:\/\/[^\s/"']+\/(?:users\/)?)([a-z\d][\w.-]*)(\/)?/giu;
/** `…/u/123` of a picture. */
const PICTURE = /(\/u\/)(\d+)/gu;
/** `login/branch` at the beginning of a word, and the branch that takes it back. */
const BRANCH = /(^|[\s"'`([<=:]|\brevert-\d+-)([a-z\d][\w.-]*)(?=\/)/gimu;
/** A word with a digit or a separator in it: no word of a language. */
const WORD = /(?<![\w@.-])([a-z\d]+(?:[-_.][a-z\d]+)+|(?=[a-z]*\d)[a-z\d]{4,39})(?![\w-])/giu;
/** Parts of such a word that are tried as a login: more hyphens than three are nobody's. */
const MOST_PARTS = 4;
const LONGEST_WORD = 32;
/** Two words or more that begin with a capital. */
const NAME = /(?<!\p{L})\p{Lu}[\p{L}\p{M}.'’-]*(?: +\p{Lu}[\p{L}\p{M}.'’-]*)+/gu;

/**
 * A text without those who were deleted: their e-mail addresses with the name before them, `@login`, addresses of their account, branches under their
 * login, logins that are no word of a language, and their full name. A first name or a login like `max` in the middle of a sentence cannot be told from
 * a word and stays. The same text twice gives the same.
 */
export function erasedText(text: string, of: Pseudonyms): string {
  let result = text;
  if (result.includes('@')) {
    result = result.replace(
      SIGNATURE,
      (whole: string, lead: string | undefined, name: string | undefined, gap: string | undefined, email: string) => {
        const pseudonym = of.account(email);
        if (pseudonym === undefined) return whole;
        return name === undefined ? emailOf(pseudonym) : `${lead}${nameOf(pseudonym)}${gap}${emailOf(pseudonym)}`;
      },
    );
    result = result.replace(MENTION, (whole: string, login: string) => {
      // A sentence may end with a mention.
      const bare = login.replace(/[.-]+$/, '');
      const pseudonym = of.account(bare);
      return pseudonym === undefined ? whole : `@${pseudonym}${login.slice(bare.length)}`;
    });
  }
  if (result.includes('/')) {
    result = result.replace(ADDRESS, (whole: string, host: string, login: string, more: string | undefined) => {
      const pseudonym = more !== undefined && of.owner(login) ? undefined : of.account(login);
      return pseudonym === undefined ? whole : `${host}${pseudonym}${more ?? ''}`;
    });
    result = result.replace(PICTURE, (whole: string, lead: string, id: string) =>
      of.id(id) === undefined ? whole : `${lead}0`,
    );
    result = result.replace(BRANCH, (whole: string, lead: string, login: string) => {
      const pseudonym = of.owner(login) ? undefined : of.account(login);
      return pseudonym === undefined ? whole : `${lead}${pseudonym}`;
    });
  }
  result = result.replace(WORD, (word: string, _: string, at: number, whole: string) =>
    whole[at + word.length] === '/' && of.owner(word) ? word : withoutLogins(word, of),
  );
  return result.replace(NAME, (words: string) => withoutNames(words, of));
}

/** A word without the logins it is put together from: `revert-39-ada-l-fix`. */
function withoutLogins(word: string, of: Pseudonyms): string {
  const parts = word.split(/([-_.])/);
  const count = (parts.length + 1) / 2;
  if (count > LONGEST_WORD) return word;
  for (let length = Math.min(count, MOST_PARTS); length >= 1; length--)
    for (let from = 0; from + length <= count; from++) {
      const part = parts.slice(2 * from, 2 * (from + length) - 1).join('');
      if (length === 1 && !/\d/.test(part)) continue;
      const pseudonym = of.account(part);
      if (pseudonym === undefined) continue;
      const rest = parts.slice(2 * (from + length)).join('');
      return [
        ...parts.slice(0, 2 * from),
        pseudonym,
        ...(rest === '' ? [] : [parts[2 * (from + length) - 1], withoutLogins(rest, of)]),
      ].join('');
    }
  return word;
}

/** The longest parts of some capitalised words that are a name: `Thanks Ada Lovelace`. */
function withoutNames(words: string, of: Pseudonyms): string {
  const parts = words.split(/ +/);
  if (parts.length > 8) return words;
  for (let length = parts.length; length >= 2; length--)
    for (let from = 0; from + length <= parts.length; from++) {
      const part = parts.slice(from, from + length).join(' ');
      const pseudonym = of.name(part);
      if (pseudonym === undefined) continue;
      // The full stop that ends a sentence is not the name's.
      const rest = parts.slice(from + length).join(' ');
      return [...parts.slice(0, from), nameOf(pseudonym), ...(rest === '' ? [] : [withoutNames(rest, of)])].join(' ');
    }
  return words;
}
