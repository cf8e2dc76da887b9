import { BULK_ACTION_TEXTS } from '#domain/texts/bulk-actions.js';
import { Suspense, useEffect, useState } from 'react';
import { useGet, usePages } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { ActButton, type ActField } from '../common/act-form.js';
import { lazyPart } from '../common/script-missing.js';
import { Loaded, Reading } from '../common/states.js';
import { Instant } from '../common/when.js';
import { NAMED, TRIED_FIRST, useBulkAct, type Bulk } from './bulk-act.js';

const BulkProgress = lazyPart(() => import('./bulk-progress.js').then((m) => m.BulkProgress));

/** The latest ones of a batch that are shown. */
const SHOWN = 10;

/** 批量办理: tried on every case without effect, shown, and only then carried out. */
export function BulkAction({ batchId }: { batchId: string }) {
  const say = useSay();
  const actions = useGet('/api/v1/bulk-actions', { query: { batchId, limit: SHOWN } });
  const [choosing, setChoosing] = useState(false);
  const { rows, more, isFetchingNextPage } = usePages(
    '/api/v1/cases',
    { query: { batchId, kind: 'accreditation' } },
    { size: 200, enabled: choosing },
  );
  useEffect(() => {
    if (rows.length < NAMED && !isFetchingNextPage) more?.();
  }, [rows.length, isFetchingNextPage, more]);
  const chosen: ActField = {
    kind: 'choices',
    name: 'caseIds',
    label: { zh: '只办这些事项', en: 'Only these cases' },
    hint: {
      zh: '不选则为本批次现在可以这样办理的全部事项。',
      en: 'None chosen: every case of the batch in a fitting state.',
    },
    optional: true,
    options: rows
      .slice(0, NAMED)
      .map(({ id, title, stateText }) => ({ value: id, label: `${title}（${say(stateText)}）` })),
  };
  const act = useBulkAct({
    title: { zh: '试办', en: 'Try' },
    asked: choosing,
    cases: () => [chosen],
    on: ({ caseIds }) => ({
      batchId,
      caseIds: (caseIds as string[] | undefined)?.length ? (caseIds as string[]) : undefined,
    }),
  });
  return (
    <section className="card">
      <h2>{say('批量办理', 'On many cases at once')}</h2>
      <p className="quiet">{say(TRIED_FIRST)}</p>
      <ActButton onOpen={() => setChoosing(true)} act={act} />
      <Loaded query={actions}>
        {(read) => read.map((each, position) => <Begun key={each.id} bulk={each} latest={position === 0} />)}
      </Loaded>
    </section>
  );
}

/** Begun by whomever, and found again by whoever comes back; the latest is open as long as something is to come. */
export function Begun({ bulk, latest }: { bulk: Bulk; latest: boolean }) {
  const say = useSay();
  const [open, setOpen] = useState(latest && bulk.endedAt === null);
  return (
    <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <b>{say(BULK_ACTION_TEXTS[bulk.action])}</b> {say(bulk.stateText)} · <Instant at={bulk.createdAt} />
      </summary>
      {open && (
        <Suspense fallback={<Reading />}>
          <BulkProgress begun={bulk} />
        </Suspense>
      )}
    </details>
  );
}
