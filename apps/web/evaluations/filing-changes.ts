import type { Schemas } from '../api/client.js';

type EvaluationDto = Schemas['EvaluationDetailDto'];
export type Figure = Schemas['EvaluationFigureDto'];
export type FigureValue = Pick<Figure, 'claimed' | 'evidence'>;
export interface Words {
  readonly statement: string;
  readonly items: string[];
}

/** What the server has. */
interface Had<Value> {
  readonly value: Value;
  readonly version: number;
}

/** What was changed here, and is not on record yet. */
export interface Change<Value> extends Had<Value> {
  /** What was sent since, whether or not it came: where the record has one of them, nobody else was there. */
  readonly sent: readonly Value[];
}

export interface Changes {
  /** By indicator. */
  readonly figures: Readonly<Record<string, Change<FigureValue>>>;
  readonly words?: Change<Words> | undefined;
}

export const NO_CHANGES: Changes = { figures: {} };

export const figureOf = ({ claimed, evidence, version }: Figure): Had<FigureValue> => ({
  value: { claimed, evidence },
  version,
});

export const wordsOf = ({ statement, bonusItems, statementVersion }: EvaluationDto): Had<Words> => ({
  value: { statement: statement ?? '', items: bonusItems },
  version: statementVersion,
});

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What is left to be saved of a change, beside what the record has now. */
function left<Value>(own: Change<Value>, had: Had<Value>): Change<Value> | undefined {
  if (isSame(own.value, had.value)) return undefined;
  return own.sent.some((sent) => isSame(sent, had.value)) ? { ...own, version: had.version } : own;
}

export function remaining({ figures, words }: Changes, evaluation: EvaluationDto): Changes {
  const changed = evaluation.figures.flatMap((figure) => {
    const own = figures[figure.indicator];
    const kept = own && left(own, figureOf(figure));
    return kept ? [[figure.indicator, kept] as const] : [];
  });
  return { figures: Object.fromEntries(changed), words: words && left(words, wordsOf(evaluation)) };
}

export const isNothing = ({ figures, words }: Changes): boolean => Object.keys(figures).length === 0 && !words;

/** A change of what was changed before, or else of what is on record. */
export function changed<Value extends object>(
  own: Change<Value> | undefined,
  had: Had<Value>,
  part: Partial<Value>,
): Change<Value> {
  const { value, version, sent } = own ?? { ...had, sent: [] };
  return { value: { ...value, ...part }, version, sent };
}

/** Somebody else has saved it since: a person decides between the two. */
export const isElsewhere = (own: Change<unknown> | undefined, { version }: Had<unknown>): boolean =>
  own !== undefined && own.version !== version;

/** A figure is saved with a value, and over what was read of it. */
export function sendableFigures({ figures }: Changes, evaluation: EvaluationDto): Schemas['FigureDto'][] {
  return evaluation.figures.flatMap((figure) => {
    const own = figures[figure.indicator];
    if (!own || own.value.claimed === null || isElsewhere(own, figureOf(figure))) return [];
    const { claimed, evidence } = own.value;
    return [{ indicator: figure.indicator, claimed, evidence, version: own.version }];
  });
}

/** Bonus items are saved with the words that claim them. */
export function sendableWords({ words }: Changes, evaluation: EvaluationDto): Change<Words> | undefined {
  return words?.value.statement.trim() && !isElsewhere(words, wordsOf(evaluation)) ? words : undefined;
}

const asSent = <Value>(own: Change<Value>): Change<Value> => ({ ...own, sent: [...own.sent, own.value] });

export function sentFigures({ figures, words }: Changes, indicators: readonly string[]): Changes {
  const all = Object.entries(figures).map(([id, own]) => [id, indicators.includes(id) ? asSent(own) : own] as const);
  return { figures: Object.fromEntries(all), words };
}

export const sentWords = ({ figures, words }: Changes): Changes => ({ figures, words: words && asSent(words) });
