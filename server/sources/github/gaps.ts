/** What came incomplete in a run, and why; in words, per repository and pull request. */
export class Gaps {
  private readonly byRepository = new Map<string, Map<number, string>>();

  note(nodeId: string, number: number, reason: string): void {
    let gaps = this.byRepository.get(nodeId);
    if (!gaps) this.byRepository.set(nodeId, (gaps = new Map<number, string>()));
    gaps.set(number, reason);
  }

  reason(nodeId: string, number: number): string | undefined {
    return this.byRepository.get(nodeId)?.get(number);
  }
}
