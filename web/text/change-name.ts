/** Numbers from here on were made by the git door, for merges that have none. */
const madeNumber = 1_000_000_000;

/** A pull request's name for people: "acme/shop#12"; one without a number of its own by its repository. */
export function changeName(repo: string, number: number): string {
  return number >= madeNumber ? `${repo}, no number` : `${repo}#${number}`;
}
