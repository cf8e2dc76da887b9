import { useCallback, useEffect, useRef, useState } from 'react';
import { Refused, type Problem, type Schemas } from '../api/client.js';
import { queries, send } from '../api/queries.js';
import { forgetValues, here, keepValues, keptValues } from '../common/kept-form.js';
import { useAutosave } from '../common/use-autosave.js';

type Item = Schemas['CorrectionItemDto'];

const CORRECTION = '/api/v1/cases/{id}/correction';
const KEPT = ['returnedAt', 'base', 'version', 'sent', 'text'];

const ANSWERED_ELSEWHERE: Problem = {
  status: 409,
  code: 'client.answeredElsewhere',
  sentence: {
    zh: '这一项已另有答复，您的文字尚未保存。',
    en: 'Somebody else has answered this item; what you typed is not saved.',
  },
};

/** An answer that the server has. */
type Had = Pick<Item, 'answer' | 'version'>;

/** An answer while it is typed. */
interface Held {
  readonly text: string;
  /** The server's answer that it is a change of. */
  readonly base: Had;
  /** What was sent since, whether or not it came: where the server has one of them, nobody else was there. */
  readonly sent: readonly string[];
  /** What somebody else has answered meanwhile: a person decides between the two. */
  readonly elsewhere: Had | null;
}

const isSaved = ({ text, base }: Held): boolean => text === (base.answer ?? '');

/** What it means for an answer that the server has this one. */
function met(held: Held, { answer, version }: Had): Held {
  const { text, base, sent } = held;
  const had = { answer, version };
  if (isSaved(held)) return { text: answer ?? '', base: had, sent: [], elsewhere: null };
  const isOwn = answer === null || answer === base.answer || sent.includes(answer) || answer === text;
  return isOwn ? { ...held, base: had, elsewhere: null } : { ...held, elsewhere: had };
}

const EARLIER = ['text'];
/** By itself: what is typed now is kept in the place where it was. */
const earlierOf = (form: string): string => `${form}.earlier`;

/** What was kept and is not saved: what answers this return goes on; what answered an earlier one is only shown. */
function keptHere(form: string, returnedAt: string): { readonly found?: Held; readonly earlier?: string | undefined } {
  const kept = keptValues(form, KEPT) as Partial<{
    returnedAt: string;
    base: string | null;
    version: number;
    sent: string[];
    text: string;
  }>;
  if (kept.text !== undefined && kept.returnedAt !== returnedAt) {
    if (kept.text.trim()) keepValues(earlierOf(form), EARLIER, { text: kept.text });
    forgetValues(form);
  }
  const { text: earlier } = keptValues(earlierOf(form), EARLIER) as { text?: string };
  if (kept.text === undefined || kept.returnedAt !== returnedAt) return { earlier };
  const base = { answer: kept.base ?? null, version: kept.version ?? 0 };
  return { found: { text: kept.text, base, sent: kept.sent ?? [], elsewhere: null }, earlier };
}

/** What the server has of the item, where it refused another answer to it for that. */
function hadInstead(refused: unknown, item: string): Had | undefined {
  if (!(refused instanceof Refused) || refused.problem.code !== 'correction.stale') return undefined;
  return (refused.problem['current'] as readonly (Had & { item: string })[]).find((each) => each.item === item);
}

const isOfEarlierReturn = (refused: unknown): boolean =>
  refused instanceof Refused && refused.problem.code === 'correction.returnedAnew';

/**
 * The answer to an item: it saves itself, as long as the server has the one that it began from, which it refuses otherwise; what the
 * server does not have yet outlives a reload in this tab.
 */
export function useAnswer(caseId: string, returnedAt: string, item: Item) {
  const form = `correction.${item.item}`;
  const path = { id: caseId };
  const { answer, version } = item;
  const [at] = useState(here);
  const [{ found, earlier }] = useState(() => keptHere(form, returnedAt));
  const [held, setHeld] = useState<Held>(
    () => found ?? { text: answer ?? '', base: { answer, version }, sent: [], elsewhere: null },
  );
  const latest = useRef(held);
  const hold = useCallback((to: Held) => {
    latest.current = to;
    setHeld(to);
  }, []);
  const keep = () => {
    const { text, base, sent } = latest.current;
    if (isSaved(latest.current)) forgetValues(form, at);
    else keepValues(form, KEPT, { returnedAt, base: base.answer, version: base.version, sent, text }, at);
  };
  /** @returns what the server has instead, where that is no reason to ask a person */
  const sendIt = async (): Promise<Had | undefined> => {
    const { text, base, sent, elsewhere } = latest.current;
    if (elsewhere !== null && elsewhere.answer !== text) throw new Refused(ANSWERED_ELSEWHERE);
    // Nothing is no answer: the one before stands.
    if (!text.trim() || text === base.answer) return undefined;
    hold({ ...latest.current, sent: sent.includes(text) ? sent : [...sent, text] });
    keep();
    try {
      const body = { returnedAt, answers: [{ item: item.item, answer: text, version: base.version }] };
      const { items } = await send('put', CORRECTION, { path, body, saving: true });
      const saved = items.find((each) => each.item === item.item)?.version ?? base.version + 1;
      // Somebody may have saved over it before we heard of it.
      const read = latest.current.elsewhere ?? latest.current.base;
      if (read.version <= saved)
        hold({ ...latest.current, base: { answer: text, version: saved }, sent: [], elsewhere: null });
      if (earlier !== undefined && text.includes(earlier)) forgetValues(earlierOf(form), at);
      void queries.invalidateQueries({ queryKey: [CORRECTION] });
      return undefined;
    } catch (caught) {
      const had = hadInstead(caught, item.item);
      if (had === undefined) {
        // What it answers is no longer asked: what is asked now is to be read.
        if (isOfEarlierReturn(caught)) void queries.invalidateQueries({ queryKey: [CORRECTION] });
        throw caught;
      }
      // Nothing was done: of what was sent before, the server may have the last.
      hold(met({ ...latest.current, sent }, had));
      return had;
    }
  };
  const { state, error, touched, now } = useAutosave(`correction/${caseId}/${item.item}`, async () => {
    let told: Had | undefined;
    do told = await sendIt();
    while (told !== undefined);
    keep();
  });
  useEffect(() => {
    // Not what was read before the last save.
    if (version >= latest.current.base.version) hold(met(latest.current, { answer, version }));
  }, [hold, answer, version]);
  // What was kept is sent, as if it had been typed just now.
  useEffect(() => {
    if (found !== undefined) touched();
  }, [found, touched]);
  const { text: name } = item;
  useEffect(() => {
    const opened = {
      caseId,
      name,
      isSaved: () =>
        now()
          .catch(() => undefined)
          .then(() => isSaved(latest.current)),
    };
    open.add(opened);
    return () => void open.delete(opened);
  }, [caseId, name, now]);
  const saveNow = () => void now().catch(() => undefined);
  /** As a person has decided. */
  const settle = (to: Partial<Held>) => {
    hold({ ...latest.current, ...to, sent: [], elsewhere: null });
    keep();
    touched();
    saveNow();
  };
  return {
    text: held.text,
    /** What was typed for an earlier return and never saved; to be taken up, or not. */
    earlier,
    elsewhere: held.elsewhere?.answer === held.text ? null : held.elsewhere,
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
    takeOther: (other: Had) => settle({ text: other.answer ?? '', base: other }),
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
