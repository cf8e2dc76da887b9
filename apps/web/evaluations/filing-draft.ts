import { useEffect, useRef, useState } from 'react';
import type { Schemas } from '../api/client.js';
import { send } from '../api/queries.js';
import { forgetValues, here, keepValues, keptValues } from '../common/kept-form.js';
import { namingRows } from '../common/faults.js';
import { useAutosave } from '../common/use-autosave.js';

type EvaluationDto = Schemas['EvaluationDetailDto'];
export type Figure = Schemas['EvaluationFigureDto'];

interface Typed {
  /** What was changed here, by indicator. */
  readonly figures: Readonly<Record<string, Pick<Figure, 'claimed' | 'evidence'>>>;
  readonly statement: string;
  readonly items: string[];
}

/** What the server has. */
interface Stored extends Omit<Typed, 'figures'> {
  readonly figures: ReadonlyMap<string, number | null>;
}

const KEPT = 'Self-evaluation';
const KEPT_PARTS = ['figures', 'statement', 'items'];

/** A self-evaluation while it is filled in: it saves itself; what the server does not have yet outlives a reload in this tab. */
export function useFilingDraft(evaluation: EvaluationDto) {
  const path = { id: evaluation.caseId };
  const [at] = useState(here);
  const [found] = useState(() => keptValues(KEPT, KEPT_PARTS) as Partial<Typed>);
  const [typed, setTyped] = useState<Typed>(() => ({
    figures: {},
    statement: evaluation.statement ?? '',
    items: evaluation.bonusItems,
    ...found,
  }));
  const latest = useRef(typed);
  const [stored, setStored] = useState<Stored>(() => ({
    figures: new Map(evaluation.figures.map(({ indicator, claimed }) => [indicator, claimed])),
    statement: evaluation.statement ?? '',
    items: evaluation.bonusItems,
  }));
  const autosave = useAutosave(`filing/${evaluation.caseId}`, async () => {
    const sent = latest.current;
    const figures = figuresOf(evaluation, sent).flatMap(({ indicator, claimed, evidence }) =>
      claimed === null ? [] : [{ indicator, claimed, evidence }],
    );
    if (figures.length > 0) {
      const rows = figures.map(({ indicator }) => indicator);
      await send('put', '/api/v1/evaluations/{id}/figures', { path, body: { figures }, saving: true }).catch(
        namingRows('figures', rows),
      );
      setStored((before) => ({
        ...before,
        figures: new Map([...before.figures, ...figures.map((each) => [each.indicator, each.claimed] as const)]),
      }));
    }
    if (sent.statement.trim()) {
      await send('put', '/api/v1/evaluations/{id}/statement', {
        path,
        body: { statement: sent.statement, bonusItems: sent.items },
        saving: true,
      });
      setStored((before) => ({ ...before, statement: sent.statement, items: sent.items }));
    }
    const whole = sent.statement.trim() !== '' || (evaluation.statement === null && sent.items.length === 0);
    if (latest.current === sent && whole && withoutValue(evaluation, sent).length === 0) forgetValues(KEPT, at);
  });
  const { touched } = autosave;
  // What was kept is sent, as if it had been typed just now.
  useEffect(() => {
    if (Object.keys(found).length > 0) touched();
  }, [found, touched]);
  const change = (part: Partial<Typed>) => {
    latest.current = { ...latest.current, ...part };
    setTyped(latest.current);
    keepValues(KEPT, KEPT_PARTS, { ...latest.current }, at);
    touched();
  };
  const figures = figuresOf(evaluation, typed);
  const set = (figure: Figure, part: Partial<Typed['figures'][string]>) => {
    const { claimed, evidence } = { ...figure, ...latest.current.figures[figure.indicator] };
    change({ figures: { ...latest.current.figures, [figure.indicator]: { claimed, evidence, ...part } } });
  };
  return {
    ...typed,
    figures,
    set,
    change,
    autosave,
    stored: stored.figures,
    /** Neither what was emptied nor the files of a figure without a value are saved: there is no figure that is none. */
    unsaved: new Set(
      figures
        .filter(({ claimed, evidence, indicator }) =>
          claimed === null ? typeof stored.figures.get(indicator) === 'number' || evidence.length > 0 : false,
        )
        .map(({ indicator }) => indicator),
    ),
    /** Nor are bonus items without the words that claim them. */
    noWords: !typed.statement.trim() && (stored.statement !== '' || typed.items.join() !== stored.items.join()),
    forget: () => forgetValues(KEPT, at),
  };
}

const figuresOf = ({ figures }: EvaluationDto, typed: Typed): Figure[] =>
  figures.map((figure) => ({ ...figure, ...typed.figures[figure.indicator] }));

const withoutValue = (evaluation: EvaluationDto, typed: Typed): Figure[] =>
  figuresOf(evaluation, typed).filter(
    ({ indicator, claimed }) => claimed === null && typed.figures[indicator] !== undefined,
  );
