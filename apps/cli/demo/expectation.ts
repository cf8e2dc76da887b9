import { StartFailure } from '#platform/embedded/start-failure.js';

/** Something is not as the rules say it must be: the demonstration ends with exit code 1 and this sentence. */
export class Unexpected extends StartFailure {
  constructor(zh: string, en: string) {
    super(`The demonstration did not go as it must: ${en} (演示未按预期进行：${zh})`, 1);
  }
}

/** @throws {Unexpected} */
export function expectThat(holds: boolean, zh: string, en: string): asserts holds {
  if (!holds) throw new Unexpected(zh, en);
}

/** @throws {Unexpected} naming both values */
export function expectEqual(what: string, found: unknown, wanted: unknown): void {
  const [one, other] = [JSON.stringify(found), JSON.stringify(wanted)];
  expectThat(one === other, `${what}应为 ${other}，实为 ${one}`, `${what}: ${one}, not ${other}`);
}
