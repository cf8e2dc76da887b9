import { Suspense, type ComponentProps, type ReactNode } from 'react';
import { lazyPart } from '../common/script-missing.js';
import './documents.css';

const DocumentViewer = lazyPart(() => import('./document-viewer.js').then((m) => m.DocumentViewer));

interface BesideProps extends Omit<ComponentProps<typeof DocumentViewer>, 'of'> {
  /** None: there is nothing to read beside. */
  readonly of?: ComponentProps<typeof DocumentViewer>['of'];
  readonly children: ReactNode;
}

/** What is judged, and beside it by what: each scrolls by itself; on a narrow screen one after the other. */
export function Beside({ of, children, ...viewer }: BesideProps) {
  if (!of) return children;
  return (
    <div className="beside">
      <div>{children}</div>
      <Suspense>
        <DocumentViewer of={of} {...viewer} />
      </Suspense>
    </div>
  );
}
