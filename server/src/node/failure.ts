/** Why something cannot be done at all, in a sentence for the person who asked for it. */
export interface Failure {
  readonly kind: "failure";
  readonly message: string;
}

export function failure(message: string): Failure {
  return { kind: "failure", message };
}
