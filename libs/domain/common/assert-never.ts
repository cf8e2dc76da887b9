/** Closes an exhaustive switch: adding a member to the union makes the compiler point here. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled member: ${JSON.stringify(value)}`);
}
