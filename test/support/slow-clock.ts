/** Variables of a process whose clock is so many hours behind. */
export function slowClock(hours: number): Record<string, string> {
  const behind = hours * 3_600_000;
  const script = `const { now } = Date;
    globalThis.Date = class extends Date {
      constructor(...given) { super(...(given.length > 0 ? given : [now() - ${behind}])); }
      static now() { return now() - ${behind}; }
    };`;
  return { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(script)}` };
}
