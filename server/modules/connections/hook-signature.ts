/** `X-Hub-Signature-256` of a body under one secret, compared in constant time. */
type Verify = (body: string, signature: string) => Promise<boolean>;

/**
 * Checks a body against the secrets of a connection: any of them may have signed it, so that one can be replaced without losing a delivery.
 *
 * The signature is over bytes, the library takes text: for UTF-8, which JSON is, text and bytes are the same; what is not UTF-8 has another text's
 * signature and is refused.
 */
export class HookSignature {
  private constructor(private readonly verifiers: readonly Verify[]) {}

  static async of(secrets: readonly string[]): Promise<HookSignature> {
    // An ES module.
    const { Webhooks } = await import('@octokit/webhooks');
    return new HookSignature(secrets.map((secret) => new Webhooks({ secret }).verify));
  }

  async fits(body: string, signature: string): Promise<boolean> {
    for (const verify of this.verifiers) if (await verify(body, signature)) return true;
    return false;
  }
}
