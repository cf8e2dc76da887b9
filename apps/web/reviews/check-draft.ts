import { useEffect, useRef, useState } from 'react';
import { Refused, type Problem, type Schemas } from '../api/client.js';
import { queries, send } from '../api/queries.js';
import { forgetValues, here, keepValues, keptValues } from '../common/kept-form.js';
import { namingRows } from '../common/faults.js';
import { useAutosave } from '../common/use-autosave.js';
import { asSent, judgedSince, marksOf, remaining, sendable, shown, type Judged, type Unsents } from './check-marks.js';

const CHECKLIST = '/api/v1/cases/{id}/checklist';
const kept = (caseId: string) => `Formal check/${caseId}`;
const KEPT_PARTS = ['revision', 'unsent'];

const NOT_ON_RECORD: Problem = {
  status: 409,
  code: 'client.checkNotOnRecord',
  sentence: {
    zh: '清单上还有判断没有保存：标为“不符合”的，请先写明情况。',
    en: 'Not everything on the checklist is saved: say of what fails why it does.',
  },
};

/** What was kept of this round; of an earlier one nothing is taken up again. */
function keptOf(form: string, revision: number): Unsents {
  const found = keptValues(form, KEPT_PARTS) as { revision?: number; unsent?: Unsents };
  return found.revision === revision ? (found.unsent ?? {}) : {};
}

/** A checklist while it is gone through: what is judged saves itself; what the server does not have yet outlives a reload in this tab. */
export function useCheckDraft(caseId: string, { revision, items }: Schemas['ChecklistDto']) {
  const path = { id: caseId };
  const form = kept(caseId);
  const [at] = useState(here);
  const [found] = useState(() => keptOf(form, revision));
  const [unsent, setUnsent] = useState(found);
  const latest = useRef(unsent);
  const record = useRef(items);
  useEffect(() => void (record.current = items));
  const hold = (to: Unsents) => {
    latest.current = to;
    setUnsent(to);
    if (Object.keys(to).length > 0) keepValues(form, KEPT_PARTS, { revision, unsent: to }, at);
    else forgetValues(form, at);
  };
  /** What the record has now: of another round nothing is left to be sent. */
  const meet = (read: Schemas['ChecklistDto']) => {
    record.current = read.items;
    hold(read.revision === revision ? remaining(latest.current, read.items) : {});
    queries.setQueryData([CHECKLIST, { path }], read);
  };
  /** @returns whether there is more to be sent: the record had something else by then */
  const sendIt = async (): Promise<boolean> => {
    const left = remaining(latest.current, record.current);
    const sent = sendable(left);
    const marks = marksOf(sent, record.current);
    hold({ ...left, ...asSent(sent) });
    if (marks.length === 0) return false;
    try {
      const rows = marks.map(({ item }) => item);
      const saving = send('put', CHECKLIST, { path, body: { revision, marks }, saving: true });
      meet(await saving.catch(namingRows('marks', rows)));
      return false;
    } catch (caught) {
      if (!(caught instanceof Refused) || caught.problem.code !== 'check.stale') throw caught;
      meet(await send('get', CHECKLIST, { path }));
      return true;
    }
  };
  const autosave = useAutosave(`checklist/${caseId}`, async () => {
    while (await sendIt());
    void queries.invalidateQueries({ queryKey: [CHECKLIST, { path }] });
  });
  const { touched, now } = autosave;
  // What was kept is sent, as if it had been judged just now.
  useEffect(() => {
    if (Object.keys(found).length > 0) touched();
  }, [found, touched]);
  const saveNow = () => void now().catch(() => undefined);
  const left = remaining(unsent, items);
  return {
    autosave,
    items: shown(items, left),
    isUnsent: (item: string): boolean => item in left,
    /** What cannot be saved as it is. */
    unexplained: Object.keys(left).length - Object.keys(sendable(left)).length,
    judge: (judged: Readonly<Record<string, Judged>>) => {
      hold(judgedSince(latest.current, record.current, judged));
      touched();
    },
    saveNow,
    /** Whoever decides, decides on what stands on the page. @throws {Refused} where it cannot be put on record */
    settle: async () => {
      await now();
      if (Object.keys(remaining(latest.current, record.current)).length > 0) throw new Refused(NOT_ON_RECORD);
    },
  };
}
