import { Suspense, type ReactNode } from 'react';
import { atWork, DOWNLOADING } from '../api/at-work.js';
import { onBehalfOf } from '../api/on-behalf.js';
import { lazyPart } from './script-missing.js';

const DownloadForAnother = lazyPart(() => import('./download-for-another.js').then((m) => m.DownloadForAnother));

/** A page is not told when the browser has begun to save, and shows it itself: by then it has. */
const BEGUN_MS = 4_000;
const tellBegun = () => void atWork(new Promise((done) => setTimeout(done, BEGUN_MS)), DOWNLOADING);

/**
 * What the API gives to keep: files, archives, workbooks, letters. In one's own name it is a plain link, which the browser saves as it
 * comes; no link says in whose name it is followed, so that in another's the page asks for it itself.
 */
export function Download({ address, children }: { address: string; children: ReactNode }) {
  const absent = onBehalfOf(new URL(address, location.origin).pathname);
  return absent ? (
    <Suspense fallback={children}>
      <DownloadForAnother address={address}>{children}</DownloadForAnother>
    </Suspense>
  ) : (
    <a href={address} download onClick={tellBegun}>
      {children}
    </a>
  );
}
