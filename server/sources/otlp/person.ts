import type { Attributes } from './told-value';

/** Of a resource or a point, in the order in which they are believed; ids of an account after what people are called by. */
const names = ['user.email', 'enduser.id', 'user.name', 'user.account_uuid'];
const longest = 200;

/**
 * Who used the agent: whom the sender states, else the e-mail address, name or account that the telemetry names.
 *
 * Not `user.id`, which Claude Code makes up per machine, nor Codex's `user.account_id`, which is that of a whole workspace: both would make people who
 * do not exist, or one out of many.
 *
 * @returns undefined when nobody is named
 */
export function personOf(stated: string | null, attributes: Attributes, resource: Attributes): string | undefined {
  for (const told of [stated, ...names.map((name) => attributes.get(name) ?? resource.get(name))]) {
    const person = told?.replaceAll('\0', '').trim();
    if (!person || person.length > longest) continue;
    return person.includes('@') ? person.toLowerCase() : person;
  }
  return undefined;
}
