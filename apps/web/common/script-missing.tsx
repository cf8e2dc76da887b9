import { Fragment, lazy, useEffect, useSyncExternalStore, type ComponentType, type ReactNode } from 'react';
import { PART_MISSING, Refused, SCRIPT_MISSING } from '../api/client.js';
import { ProblemAlert } from './states.js';
import { useAttempt } from './use-attempt.js';

/** What is told where the script of a part of the page did not come. */
export function scriptMissing(caught: unknown): Refused {
  console.error(caught);
  return new Refused(SCRIPT_MISSING);
}

/**
 * A part of a page whose script comes once the part is drawn. Where it does not come, this part alone says so, and asks for it again
 * when it is told to: the page around it stays with all that was typed there, and what would have stood in the part, as far as it is there.
 * @param Frame what is told stands in it
 * @param problem what is told, where there is no page around the part
 */
export function lazyPart<P extends object>(
  load: () => Promise<ComponentType<P>>,
  Frame: ComponentType<{ children: ReactNode }> = Fragment,
  problem = PART_MISSING,
) {
  let come: ComponentType<P> | undefined;
  const waiting = new Set<() => void>();
  const wait = (drawAgain: () => void) => {
    waiting.add(drawAgain);
    return () => void waiting.delete(drawAgain);
  };
  const askAgain = async () => {
    try {
      await stylesAgain();
      come = await load();
    } catch (caught) {
      throw scriptMissing(caught);
    }
    for (const drawAgain of waiting) drawAgain();
  };
  function Missing(props: P) {
    const Part = useSyncExternalStore(wait, () => come);
    const { busy, error, attempt } = useAttempt();
    // The button is gone: who works by keyboard or ear is led on to the page, not to nowhere.
    useEffect(() => {
      if (Part && document.activeElement === document.body)
        document.getElementById('main')?.focus({ preventScroll: true });
    }, [Part]);
    if (Part) return <Part {...props} />;
    return (
      <>
        {(props as { children?: ReactNode }).children}
        <Frame>
          <ProblemAlert error={error ?? new Refused(problem)} onRetry={() => void (busy || attempt(askAgain))} />
        </Frame>
      </>
    );
  }
  return lazy(async () => ({
    default: await load().catch((caught: unknown) => {
      console.error(caught);
      return Missing as ComponentType<P>;
    }),
  }));
}

/** Styles are asked for once: those that did not come either are asked for anew, so that the part does not stand there without. */
async function stylesAgain(): Promise<void> {
  const links = document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]');
  const lost = [...links].filter((link) => !hasCome(link));
  await Promise.all(
    lost.map((link) => {
      const anew = link.cloneNode() as HTMLLinkElement;
      const read = new Promise((done, failed) => {
        anew.addEventListener('load', done);
        anew.addEventListener('error', () => failed(new Error(`No styles from ${link.href}`)));
      });
      link.replaceWith(anew);
      return read;
    }),
  );
}

/** Of styles that did not come some browsers have a sheet all the same, which nobody may read. */
function hasCome({ sheet }: HTMLLinkElement): boolean {
  try {
    return sheet !== null && sheet.cssRules.length > 0;
  } catch {
    return false;
  }
}
