import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useSay, type Text } from '../app/language.js';
import type { ActDialog } from './dialog-of-act.js';
import { scriptMissing } from './script-missing.js';
import { ProblemAlert } from './states.js';
import { useAttempt } from './use-attempt.js';

/** What a field of an act's form may hold. */
export type ActField = {
  readonly name: string;
  readonly label: Text;
  readonly hint?: Text;
  readonly optional?: boolean;
  /** What is wrong with it, said at the field as it is left; `binding`: it is not sent like this. */
  readonly check?: (text: string) => { readonly wrong: Text; readonly binding: boolean } | undefined;
  /** Where the API calls it otherwise: `quotas.park`. */
  readonly sentAs?: string;
  /** False for what is good once: a code from a telephone. */
  readonly kept?: false;
} & (
  | { readonly kind: 'line' | 'text'; readonly max: number }
  | { readonly kind: 'number'; readonly min?: number; readonly max?: number; readonly precision?: number }
  /** Shown in 元, sent in fen. */
  | { readonly kind: 'money' }
  | { readonly kind: 'day' | 'time' | 'yes' | 'secret' }
  | { readonly kind: 'choice' | 'choices'; readonly options: readonly { value: string; label: string }[] }
  /** What it goes by is on the page already: shown, not sent; without any of it, nothing is. */
  | { readonly kind: 'stated'; readonly lines: readonly string[]; readonly lacking: Text }
  | { readonly kind: 'files'; readonly dossierId?: string; readonly max?: number }
);

export interface Act {
  readonly title: Text;
  /** What it leads to, said before it is done. */
  readonly effect?: Text;
  readonly fields?: readonly ActField[];
  /** Further ones, by what stands in the first. */
  readonly fieldsFor?: (values: Readonly<Record<string, unknown>>) => readonly ActField[];
  readonly initial?: Readonly<Record<string, unknown>>;
  readonly danger?: boolean;
  readonly done?: Text;
  /** What it is about, where the page has the same act for others, too, outside a table. */
  readonly about?: string;
  /** Which state of it is on the page: what is sent goes by the one that stood there as the form was opened. */
  readonly seen?: string | number | null;
  /** Sends it under the key, which stays the same while it is tried again, with what was `seen`. */
  readonly send: (values: Record<string, unknown>, key: string, seen: Act['seen']) => Promise<unknown>;
}

/** Once the page is at rest: by the time one is opened, it waits for no line. */
const READ_AFTER_MS = 10_000;
/** Forms are loaded where one is asked for: a page that merely offers some is drawn without. */
let Dialog: typeof ActDialog | undefined;

async function readDialog(): Promise<void> {
  Dialog ??= (await import('./dialog-of-act.js')).ActDialog;
}

/** Before it is needed. Not without a network: what a browser could not read once, it takes for missing from then on. */
const readAhead = () => {
  if (navigator.onLine) void readDialog().catch(() => undefined);
};

/** A button that opens the form of an act. */
export function ActButton({
  act,
  type,
  onOpen,
}: {
  act: Act;
  type?: 'primary' | 'default';
  /** What its form alone needs may be read from now on. */
  onOpen?: () => void;
}) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  const [seen, setSeen] = useState(act.seen);
  const { busy, error, attempt } = useAttempt();
  const done = useRef(false);
  useEffect(() => {
    const reading = setTimeout(readAhead, READ_AFTER_MS);
    return () => clearTimeout(reading);
  }, []);
  // What was done is often offered no more: who works by keyboard or ear is led on to the page, not to nowhere.
  useEffect(
    () => () => {
      if (done.current && document.activeElement === document.body) document.getElementById('main')?.focus();
    },
    [],
  );
  const show = async () => {
    await readDialog().catch((caught: unknown) => {
      throw scriptMissing(caught);
    });
    setAsked(true);
    setOpen(true);
  };
  return (
    <>
      <Button
        type={type}
        danger={act.danger}
        aria-haspopup="dialog"
        loading={busy && !Dialog}
        onPointerEnter={readAhead}
        onFocus={readAhead}
        onClick={() => {
          setSeen(act.seen);
          onOpen?.();
          void attempt(show);
        }}
      >
        {say(act.title)}
      </Button>
      <ProblemAlert error={error} />
      {asked && Dialog && (
        <Dialog
          act={act}
          seen={seen}
          open={open}
          onClose={() => setOpen(false)}
          onDone={() => {
            done.current = true;
            setOpen(false);
          }}
        />
      )}
    </>
  );
}
