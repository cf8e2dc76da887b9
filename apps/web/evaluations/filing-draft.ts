import { useEffect, useRef, useState } from 'react';
import { Refused, type Schemas } from '../api/client.js';
import { queries, send } from '../api/queries.js';
import { namingRows } from '../common/faults.js';
import { forgetValues, here, keepValues, keptValues } from '../common/kept-form.js';
import { useAutosave } from '../common/use-autosave.js';
import {
  changed,
  figureOf,
  isElsewhere,
  isNothing,
  NO_CHANGES,
  remaining,
  sendableFigures,
  sendableWords,
  sentFigures,
  sentWords,
  wordsOf,
  type Changes,
  type Figure,
  type FigureValue,
  type Words,
} from './filing-changes.js';

type EvaluationDto = Schemas['EvaluationDetailDto'];

const EVALUATION = '/api/v1/evaluations/{id}';
const KEPT = 'Changes of a self-evaluation';
const KEPT_PARTS = ['figures', 'words'];

/**
 * A self-evaluation while it is filled in: what is changed saves itself, over what was read of it; what the server does not have yet
 * outlives a reload in this tab.
 */
export function useFilingDraft(evaluation: EvaluationDto) {
  const path = { id: evaluation.caseId };
  const [at] = useState(here);
  const [found] = useState<Changes>(() => ({ ...NO_CHANGES, ...keptValues(KEPT, KEPT_PARTS) }));
  const [changes, setChanges] = useState(found);
  const latest = useRef(changes);
  const record = useRef(evaluation);
  useEffect(() => void (record.current = evaluation));
  const hold = (to: Changes) => {
    latest.current = to;
    setChanges(to);
    if (isNothing(to)) forgetValues(KEPT, at);
    else keepValues(KEPT, KEPT_PARTS, { ...to }, at);
  };
  /** What the record has now. */
  const meet = (read: EvaluationDto) => {
    record.current = read;
    hold(remaining(latest.current, read));
    queries.setQueryData([EVALUATION, { path }], read);
  };
  const sendFigures = async () => {
    const figures = sendableFigures(latest.current, record.current);
    if (figures.length === 0) return;
    const rows = figures.map(({ indicator }) => indicator);
    hold(sentFigures(latest.current, rows));
    const saving = send('put', '/api/v1/evaluations/{id}/figures', { path, body: { figures }, saving: true });
    meet(await saving.catch(namingRows('figures', rows)));
  };
  const sendWords = async () => {
    const words = sendableWords(latest.current, record.current);
    if (!words) return;
    hold(sentWords(latest.current));
    const { statement, items } = words.value;
    const body = { statement, bonusItems: items, version: words.version };
    meet(await send('put', '/api/v1/evaluations/{id}/statement', { path, body, saving: true }));
  };
  /** @returns whether there is more to be sent: the record had something else by then */
  const sendIt = async (): Promise<boolean> => {
    hold(remaining(latest.current, record.current));
    try {
      await sendFigures();
      await sendWords();
      return false;
    } catch (caught) {
      if (!(caught instanceof Refused) || caught.problem.code !== 'evaluation.stale') throw caught;
      meet(await send('get', EVALUATION, { path }));
      return true;
    }
  };
  const autosave = useAutosave(`filing/${evaluation.caseId}`, async () => {
    while (await sendIt());
    void queries.invalidateQueries({ queryKey: [EVALUATION, { path }] });
  });
  const { touched } = autosave;
  // What was kept is sent, as if it had been typed just now.
  useEffect(() => {
    if (!isNothing(found)) touched();
  }, [found, touched]);
  const change = (to: Changes) => {
    hold(to);
    touched();
  };
  const setFigure = (figure: Figure, part: Partial<FigureValue>) => {
    const { figures } = latest.current;
    const own = changed(figures[figure.indicator], figureOf(figure), part);
    change({ ...latest.current, figures: { ...figures, [figure.indicator]: own } });
  };
  const setWords = (part: Partial<Words>) =>
    change({ ...latest.current, words: changed(latest.current.words, wordsOf(record.current), part) });
  const left = remaining(changes, evaluation);
  const words = left.words?.value ?? wordsOf(evaluation).value;
  return {
    ...words,
    figures: evaluation.figures.map((figure) => ({
      ...figure,
      ...left.figures[figure.indicator]?.value,
      /** What the server has, where it is not what stands here. */
      stored: figure,
      isElsewhere: isElsewhere(left.figures[figure.indicator], figureOf(figure)),
      /** Neither what was emptied nor the files of a figure without a value are saved: there is no figure that is none. */
      isEmptied: left.figures[figure.indicator]?.value.claimed === null,
    })),
    setFigure,
    setWords,
    /** The words that somebody else has saved since, where others stand here. */
    wordsElsewhere: isElsewhere(left.words, wordsOf(evaluation)) ? wordsOf(evaluation).value : undefined,
    /** Nor are bonus items saved without the words that claim them. */
    noWords: left.words !== undefined && !words.statement.trim(),
    /** Of two, the one that stands here. */
    keepFigure: (figure: Figure) => {
      const own = latest.current.figures[figure.indicator];
      if (!own) return;
      const over = { ...own, version: figure.version };
      change({ ...latest.current, figures: { ...latest.current.figures, [figure.indicator]: over } });
    },
    /** Of two, the one that is on record. */
    dropFigure: ({ indicator }: Figure) => {
      const { [indicator]: _, ...figures } = latest.current.figures;
      change({ ...latest.current, figures });
    },
    keepWords: () => {
      const { words: own } = latest.current;
      change({ ...latest.current, words: own && { ...own, version: record.current.statementVersion } });
    },
    dropWords: () => change({ ...latest.current, words: undefined }),
    autosave,
    forget: () => forgetValues(KEPT, at),
  };
}
