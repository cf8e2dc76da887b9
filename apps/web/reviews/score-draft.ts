import { useRef, useState } from 'react';
import type { Schemas } from '../api/client.js';
import { send } from '../api/queries.js';
import { forgetValues, here, keepValues, keptValues } from '../common/kept-form.js';
import { useAutosave } from '../common/use-autosave.js';
import type { Given } from './score-faults.js';

export type Sheet = Schemas['ReviewDto'];

interface Typed {
  readonly given: Readonly<Record<string, Given>>;
  readonly comment: string;
}

const KEPT = 'Score sheet';
const KEPT_PARTS = ['given', 'comment'];

/** What an expert types: saved by itself as a draft; what the server does not have yet outlives a reload in this tab. */
export function useScoreDraft(caseId: string, sheet: Sheet) {
  const [typed, setTyped] = useState<Typed>(() => startOf(sheet));
  const latest = useRef(typed);
  const [at] = useState(here);
  const autosave = useAutosave(`review/${caseId}`, async () => {
    const sent = latest.current;
    await send('put', '/api/v1/cases/{id}/review', { path: { id: caseId }, body: asSent(sent) });
    if (latest.current === sent && isWhole(sent)) forgetValues(KEPT, at);
  });
  const change = (part: Partial<Typed>) => {
    latest.current = { ...latest.current, ...part };
    setTyped(latest.current);
    keepValues(KEPT, KEPT_PARTS, { ...latest.current }, at);
    autosave.touched();
  };
  return {
    typed,
    change,
    autosave,
    whole: isWhole(typed),
    body: () => asSent(latest.current),
    forget: () => forgetValues(KEPT, at),
  };
}

function startOf(sheet: Sheet): Typed {
  const saved = Object.fromEntries(
    sheet.criteria.map(({ criterion, score, comment }) => [criterion, { score, comment: comment ?? '' }]),
  );
  const kept = keptValues(KEPT, KEPT_PARTS) as Partial<Typed>;
  return { given: { ...saved, ...kept.given }, comment: kept.comment ?? sheet.comment ?? '' };
}

/** A comment goes with its score. */
function asSent({ given, comment }: Typed): Schemas['ReviewDraftDto'] {
  return {
    scores: Object.entries(given).flatMap(([criterion, each]) =>
      each.score === null
        ? []
        : [{ criterion, score: each.score, ...(each.comment.trim() && { comment: each.comment }) }],
    ),
    ...(comment.trim() && { comment }),
  };
}

const isWhole = ({ given }: Typed): boolean =>
  Object.values(given).every(({ score, comment }) => score !== null || comment.trim() === '');
