import { useRef, useState } from 'react';
import type { Schemas } from '../api/client.js';
import { send } from '../api/queries.js';
import { namingRows } from '../common/faults.js';
import { forgetValues, here, keepValues, keptValues } from '../common/kept-form.js';
import { useAutosave } from '../common/use-autosave.js';
import { isPoints, type Given } from './score-faults.js';

export type Sheet = Schemas['ReviewDto'];

interface Typed {
  readonly given: Readonly<Record<string, Given>>;
  readonly comment: string;
}

const REVIEW = '/api/v1/cases/{id}/review';
const KEPT = 'Score sheet';
const KEPT_PARTS = ['given', 'comment'];

/** What an expert types: saved by itself as a draft; what the server does not have yet outlives a reload in this tab. */
export function useScoreDraft(caseId: string, sheet: Sheet) {
  const [typed, setTyped] = useState<Typed>(() => startOf(sheet));
  const latest = useRef(typed);
  const [at] = useState(here);
  const path = { id: caseId };
  const autosave = useAutosave(`review/${caseId}`, async () => {
    const sent = latest.current;
    const body = asSent(sent);
    await send('put', REVIEW, { path, body, saving: true }).catch(refusedByCriterion(body));
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
    /** Is there a comment whose score is still to come? */
    commentWaits: Object.values(typed.given).some(({ score, comment }) => !isPoints(score) && comment.trim() !== ''),
    /** For good. @throws {Refused} */
    handIn: async (key: string) => {
      // A draft that is still under way must not arrive behind what it leads to.
      await autosave.now().catch(() => undefined);
      const body = asSent(latest.current);
      await send('post', REVIEW, { path, body, key }).catch(refusedByCriterion(body));
      forgetValues(KEPT, at);
    },
  };
}

const refusedByCriterion = ({ scores }: Schemas['ReviewDraftDto']) =>
  namingRows(
    'scores',
    scores.map(({ criterion }) => criterion),
  );

function startOf(sheet: Sheet): Typed {
  const saved = Object.fromEntries(
    sheet.criteria.map(({ criterion, score, comment }) => [criterion, { score, comment: comment ?? '' }]),
  );
  const kept = keptValues(KEPT, KEPT_PARTS) as Partial<Typed>;
  return { given: { ...saved, ...kept.given }, comment: kept.comment ?? sheet.comment ?? '' };
}

/** A comment goes with its score; what the page shows to be no score is not sent. */
function asSent({ given, comment }: Typed): Schemas['ReviewDraftDto'] {
  return {
    scores: Object.entries(given).flatMap(([criterion, each]) =>
      isPoints(each.score)
        ? [{ criterion, score: each.score, ...(each.comment.trim() && { comment: each.comment }) }]
        : [],
    ),
    ...(comment.trim() && { comment }),
  };
}

const isWhole = ({ given }: Typed): boolean =>
  Object.values(given).every(({ score, comment }) => isPoints(score) || (score === null && comment.trim() === ''));
