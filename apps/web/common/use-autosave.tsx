import { useCallback, useEffect, useRef, useState } from 'react';
import { Refused } from '../api/client.js';
import { useSay, type Text } from '../app/language.js';

const PAUSE_MS = 1_000;
const RETRY_MS = 8_000;
const DRAFT_SAVED: Text = { zh: '已暂存', en: 'Draft saved' };

export interface Autosave {
  readonly state: 'untouched' | 'typing' | 'saving' | 'saved' | 'refused';
  readonly error: Refused | null;
  /** Something was changed: it is saved after a pause, and again where the line failed. */
  readonly touched: () => void;
  /** Saves at once what is not saved yet. @throws {Refused} */
  readonly now: () => Promise<void>;
}

/** One request at a time for a form, also where it is opened again while one is under way. */
const chains = new Map<string, Promise<void>>();
/** Forms that were left before they were saved: tried on, until they are opened again, which find what was kept of them. */
const left = new Map<string, () => void>();

/**
 * Saves a form by itself, one request at a time; what is typed while one is under way goes with the next.
 * @param name the form, wherever it is opened; what is typed into it is kept under it by whoever shows it
 */
export function useAutosave(name: string, save: () => Promise<void>): Autosave {
  const [state, setState] = useState<Autosave['state']>('untouched');
  const [error, setError] = useState<Refused | null>(null);
  const latest = useRef(save);
  useEffect(() => void (latest.current = save));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const dirty = useRef(false);
  const over = useRef(false);

  const now = useCallback((): Promise<void> => {
    clearTimeout(timer.current);
    const sent = (chains.get(name) ?? Promise.resolve())
      .catch(() => undefined)
      .then(async () => {
        if (!dirty.current || over.current) return;
        dirty.current = false;
        setState('saving');
        try {
          await latest.current();
          setError(null);
          if (!dirty.current) setState('saved');
        } catch (caught) {
          dirty.current = true;
          setState('refused');
          if (!(caught instanceof Refused)) throw caught;
          setError(caught);
          const { status } = caught.problem;
          if (!over.current && (status === 0 || status >= 500 || status === 401 || status === 429))
            timer.current = setTimeout(() => void now().catch(() => undefined), RETRY_MS);
          throw caught;
        }
      });
    chains.set(name, sent);
    return sent;
  }, [name]);

  const touched = useCallback(() => {
    dirty.current = true;
    setState('typing');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void now().catch(() => undefined), PAUSE_MS);
  }, [now]);

  // Whoever closes the page before it is saved is asked.
  useEffect(() => {
    const closing = (event: BeforeUnloadEvent) => {
      if (dirty.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', closing);
    return () => window.removeEventListener('beforeunload', closing);
  }, []);

  useEffect(() => {
    left.get(name)?.();
    left.delete(name);
    return () => {
      clearTimeout(timer.current);
      if (!dirty.current) return;
      left.set(name, () => {
        over.current = true;
        clearTimeout(timer.current);
      });
      void now().catch(() => undefined);
    };
  }, [name, now]);
  return { state, error, touched, now };
}

interface AutosaveStateProps {
  readonly state: Autosave['state'];
  /** How much of the form is such that it cannot be saved as it is. */
  readonly unsaved?: number;
  /** What it is once it is saved, where that is no draft. */
  readonly saved?: Text;
}

export function AutosaveState({ state, unsaved = 0, saved = DRAFT_SAVED }: AutosaveStateProps) {
  const say = useSay();
  return (
    <span className="quiet" role="status">
      {state === 'typing' && say('正在填写…', 'Typing…')}
      {state === 'saving' && say('正在保存…', 'Saving…')}
      {state === 'saved' &&
        (unsaved === 0 ? say(saved) : say(`${unsaved} 项未保存，其余${saved.zh}`, `${unsaved} not saved, the rest is`))}
      {state === 'refused' && say('未保存，内容仍在本页', 'Not saved; still on this page')}
    </span>
  );
}
