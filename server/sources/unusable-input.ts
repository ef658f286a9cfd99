/** The input as a whole cannot be used: a path that does not exist, a file that no door knows. Nothing of it was taken. */
export class UnusableInput extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnusableInput';
  }
}
