/** One thing that happened, as a layman reads it. */
export interface Step {
  /** Seconds since the demonstration began. */
  readonly at: number;
  /** Display name of the person, or 系统. */
  readonly who: string;
  readonly zh: string;
  readonly en: string;
}

/** Who acts where nobody does: the clock, or a rule. */
export const SYSTEM = '系统';

const WHO_COLUMNS = 20;

/** Tells what happens while it happens, and remembers it. */
export class Narrator {
  readonly steps: Step[] = [];
  readonly #begun = Date.now();

  /** @param write takes one line; `colour`: the reader is a terminal */
  constructor(
    private readonly write: (line: string) => void,
    private readonly colour: boolean,
  ) {}

  seconds(): number {
    return Math.round((Date.now() - this.#begun) / 100) / 10;
  }

  /** A heading. */
  act(zh: string, en: string): void {
    this.write('');
    this.write(this.#bold(`━━ ${zh}  ${en} ━━`));
  }

  tell(who: string, zh: string, en: string): void {
    const step = { at: this.seconds(), who, zh, en };
    this.steps.push(step);
    const time = `${step.at.toFixed(1).padStart(6)}s`;
    this.write(`${time}  ${pad(who, WHO_COLUMNS)}  ${zh}  ${this.#dim(en)}`);
  }

  /** A line without a time, such as a row of a list. */
  detail(zh: string, en = ''): void {
    this.write(`${' '.repeat(WHO_COLUMNS + 11)}${zh}${en ? `  ${this.#dim(en)}` : ''}`);
  }

  line(text: string): void {
    this.write(text);
  }

  #bold(text: string): string {
    return this.colour ? `\x1b[1m${text}\x1b[0m` : text;
  }

  #dim(text: string): string {
    return this.colour ? `\x1b[2m${text}\x1b[0m` : text;
  }
}

/** Fills up to a width in columns; a Chinese character takes two. */
export function pad(text: string, columns: number): string {
  const width = [...text].reduce((sum, character) => sum + (/[\u2e80-\uffef]/.test(character) ? 2 : 1), 0);
  return text + ' '.repeat(Math.max(0, columns - width));
}
