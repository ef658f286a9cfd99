import { Failure } from '../../platform/failure';

/**
 * The payload in a request's body, as text, with what a list of deliveries shows of it: JSON, or a form with JSON in `payload`, as GitHub offers both.
 *
 * @throws Failure bad_input when it is neither
 */
export function hookBody(
  text: string,
  contentType: string | undefined,
): { payload: string; action: string | null; repo: string | null } {
  const isForm = contentType?.trim().toLowerCase().startsWith('application/x-www-form-urlencoded') === true;
  const payload = isForm ? new URLSearchParams(text).get('payload') : text;
  if (payload === null)
    throw new Failure('bad_input', 'The form has no field "payload", in which GitHub sends the JSON.');
  let value: unknown;
  try {
    value = JSON.parse(payload);
  } catch (error) {
    throw new Failure(
      'bad_input',
      `The body is not JSON (${(error as Error).message}): choose the content type application/json at the webhook in GitHub.`,
    );
  }
  const { action, repository } = (value ?? {}) as { action?: unknown; repository?: { full_name?: unknown } | null };
  return { payload, action: shown(action), repo: shown(repository?.full_name) };
}

function shown(value: unknown): string | null {
  return typeof value === 'string' ? value.replaceAll('\0', '').slice(0, 200) : null;
}
