import { Suspense, type ReactNode } from 'react';
import { onBehalfOf } from '../api/on-behalf.js';
import { lazyPart } from './script-missing.js';

const DownloadForAnother = lazyPart(() => import('./download-for-another.js').then((m) => m.DownloadForAnother));

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
    <a href={address} download>
      {children}
    </a>
  );
}
