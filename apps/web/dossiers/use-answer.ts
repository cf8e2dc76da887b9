import { useCallback, useEffect, useRef, useState } from 'react';
import { Refused, type Problem, type Schemas } from '../api/client.js';
import { queries, readLately, send } from '../api/queries.js';
import { forgetValues, here, keepValues, keptValues } from '../common/kept-form.js';
import { useAutosave } from '../common/use-autosave.js';

type Item = Schemas['CorrectionItemDto'];

const CORRECTION = '/api/v1/cases/{id}/correction';
const KEPT = ['revision', 'base', 'text'];

const ANSWERED_ELSEWHERE: Problem = {
  status: 409,
  code: 'client.answeredElsewhere',
  sentence: {
    zh: '这一项已另有答复，您的文字尚未保存。',
    en: 'Somebody else has answered this item; what you typed is not saved.',
  },
};

/** An answer while it is typed. */
interface Held {
  readonly text: string;
  /** The server's answer that it is a change of. */
  readonly base: string | null;
  /** What was sent last: where the server has that, nobody else was there. */
  readonly sent: string | null;
  /** What somebody else has answered meanwhile: a person decides between the two. */
  readonly elsewhere: string | null;
}

const isSaved = ({ text, base }: Held): boolean => text === (base ?? '');

/** What it means for an answer that the server has this one. */
function met(held: Held, answer: string | null): Held {
  const { text, base, sent } = held;
  if (isSaved(held)) return { ...held, text: answer ?? '', base: answer, elsewhere: null };
  const isOwn = answer === null || answer === base || answer === sent || answer === text;
  return isOwn ? { ...held, base: answer, elsewhere: null } : { ...held, elsewhere: answer };
}

/** What was kept in this round; of an earlier one nothing is taken up again. */
function keptHere(form: string, revision: number): Held | undefined {
  const kept = keptValues(form, KEPT) as Partial<Held & { revision: number }>;
  if (kept.revision !== revision || kept.text === undefined) return undefined;
  return { text: kept.text, base: kept.base ?? null, sent: null, elsewhere: null };
}

/**
 * The answer to an item: it saves itself, as long as the server has the one that it began from; what the server does not have yet
 * outlives a reload in this tab.
 */
export function useAnswer(caseId: string, revision: number, item: Item) {
  const form = `correction.${item.item}`;
  const path = { id: caseId };
  const [at] = useState(here);
  const [found] = useState(() => keptHere(form, revision));
  const [held, setHeld] = useState<Held>(
    () => found ?? { text: item.answer ?? '', base: item.answer, sent: null, elsewhere: null },
  );
  const latest = useRef(held);
  const hold = useCallback((to: Held) => {
    latest.current = to;
    setHeld(to);
  }, []);
  const keep = () => {
    const { text, base } = latest.current;
    if (isSaved(latest.current)) forgetValues(form, at);
    else keepValues(form, KEPT, { revision, base, text }, at);
  };
  const { state, error, touched, now } = useAutosave(`correction/${caseId}/${item.item}`, async () => {
    const { items } = await readLately(CORRECTION, { path });
    hold(met(latest.current, items.find((each) => each.item === item.item)?.answer ?? null));
    const { text, base, elsewhere } = latest.current;
    if (elsewhere !== null && elsewhere !== text) throw new Refused(ANSWERED_ELSEWHERE);
    // Nothing is no answer: the one before stands.
    if (text.trim() && text !== base) {
      hold({ ...latest.current, sent: text });
      await send('put', CORRECTION, { path, body: { answers: [{ item: item.item, answer: text }] } });
      hold({ ...latest.current, base: text, elsewhere: null });
      void queries.invalidateQueries({ queryKey: [CORRECTION] });
    }
    keep();
  });
  useEffect(() => hold(met(latest.current, item.answer)), [hold, item.answer]);
  // What was kept is sent, as if it had been typed just now.
  useEffect(() => {
    if (found !== undefined) touched();
  }, [found, touched]);
  const { text: name } = item;
  useEffect(() => {
    const answer = {
      caseId,
      name,
      isSaved: () =>
        now()
          .catch(() => undefined)
          .then(() => isSaved(latest.current)),
    };
    open.add(answer);
    return () => void open.delete(answer);
  }, [caseId, name, now]);
  const saveNow = () => void now().catch(() => undefined);
  /** As a person has decided. */
  const settle = (to: Partial<Held>) => {
    hold({ ...latest.current, ...to, elsewhere: null });
    keep();
    touched();
    saveNow();
  };
  return {
    text: held.text,
    elsewhere: held.elsewhere === held.text ? null : held.elsewhere,
    isSaved: isSaved(held),
    state,
    error,
    change: (text: string) => {
      hold({ ...latest.current, text });
      keep();
      touched();
    },
    saveNow,
    /** What is typed here stands, whatever somebody else has answered. */
    save: () => settle({ base: latest.current.elsewhere ?? latest.current.base }),
    takeOther: (text: string) => settle({ text, base: text }),
  };
}

interface OpenAnswer {
  readonly caseId: string;
  readonly name: Item['text'];
  /** Saves it. @returns whether the server has it as it stands here */
  readonly isSaved: () => Promise<boolean>;
}

const open = new Set<OpenAnswer>();

/** Saves the answers that are still being typed. @returns the items of which the server has not got what stands on the page */
export async function unsavedAnswers(caseId: string): Promise<Item['text'][]> {
  const answers = [...open].filter((answer) => answer.caseId === caseId);
  const saved = await Promise.all(answers.map((answer) => answer.isSaved()));
  return answers.flatMap(({ name }, at) => (saved[at] ? [] : [name]));
}
