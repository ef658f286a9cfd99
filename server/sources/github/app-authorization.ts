import { Failure } from '../../platform/failure';
import { faultOfStatus, secondsOf, secondsOfDate, upstream } from './answer-fault';
import { GithubFault } from './github-fault';
import type { GithubConnection, SyncContext } from './sync-context';

type Auth = Extract<GithubConnection['auth'], { kind: 'app' }>;
type Target = Pick<GithubConnection, 'baseUrl' | 'target' | 'login' | 'repositories'>;

/** Seconds before its end at which an installation's token (an hour long) is made anew. */
const EARLY = 300;

/**
 * Tokens of a GitHub App's installation: signed in as the App, the installation is found for the login when it is not given, and a token is
 * made for it; made anew before it expires.
 */
export class AppAuthorization {
  private token = '';
  private expiresAt = NaN;
  private installationId: string | null;
  /** GitHub's clock minus ours, seconds: the signature holds times, and GitHub refuses those of a clock that is off. */
  private clockOffset = 0;

  constructor(
    private readonly target: Target,
    private readonly auth: Auth,
    private readonly context: Pick<SyncContext, 'fetch' | 'signal' | 'now'>,
  ) {
    this.installationId = auth.installationId;
  }

  /** @param serverNow GitHub's time in epoch seconds */
  async header(serverNow: number): Promise<string> {
    if (!(this.expiresAt - EARLY > serverNow)) await this.renew();
    return `bearer ${this.token}`;
  }

  forget(): void {
    this.expiresAt = NaN;
  }

  private async renew(): Promise<void> {
    this.installationId ??= await this.findInstallation();
    const path = `/app/installations/${this.installationId}/access_tokens`;
    const answer = (await this.asApp('POST', path)) as { token: string; expires_at: string };
    this.token = answer.token;
    this.expiresAt = secondsOf(answer.expires_at);
  }

  private async findInstallation(): Promise<string> {
    const { target, login, repositories } = this.target;
    const path =
      target === 'repositories' ? `/repos/${repositories[0]}` : `/${target === 'user' ? 'users' : 'orgs'}/${login}`;
    const answer = (await this.asApp('GET', `${path}/installation`)) as { id: number };
    return String(answer.id);
  }

  private async asApp(method: string, path: string): Promise<unknown> {
    let answer = await this.send(method, path);
    // The clocks may differ by more than GitHub allows: once more by GitHub's own time.
    const offset = secondsOfDate(answer.headers.get('date') ?? undefined) - this.context.now();
    if (answer.status === 401 && Math.abs(offset) > 30) {
      this.clockOffset = Math.round(offset);
      answer = await this.send(method, path);
    }
    const text = await answer.text();
    if (answer.ok) return JSON.parse(text);
    if (answer.status === 404) {
      throw new GithubFault(
        'not_found',
        `The GitHub App ${this.auth.appId} is not installed where it is needed (${path}).`,
        'Install the App on the account at GitHub, or correct the installation id.',
      );
    }
    throw faultOfStatus({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      message: messageOf(text),
    });
  }

  private async send(method: string, path: string): Promise<Response> {
    const { appId, privateKey } = this.auth;
    const { createAppAuth } = await import('@octokit/auth-app');
    const options = { appId, privateKey, timeDifference: this.clockOffset };
    const { token } = await createAppAuth(options)({ type: 'app' }).catch((cause: Error) => {
      throw new GithubFault(
        'unauthorized',
        `The App's private key cannot be used (${cause.message.slice(0, 120)}).`,
        'Enter the whole .pem file that GitHub gave when the key was made.',
      );
    });
    const headers = { authorization: `bearer ${token}`, accept: 'application/vnd.github+json' };
    const { fetch, signal } = this.context;
    const address = `${this.target.baseUrl.replace(/\/$/, '')}${path}`;
    return fetch(address, { method, headers, signal }).catch((error: Error) => {
      signal.throwIfAborted();
      if (error instanceof Failure) throw error;
      throw upstream(`GitHub cannot be reached (${error.message.slice(0, 160)})`);
    });
  }
}

function messageOf(text: string): string {
  try {
    return (JSON.parse(text) as { message?: string }).message ?? '';
  } catch {
    return text.slice(0, 200);
  }
}
