import { BULK_ACTIONS, BULK_ACTION_TEXTS, type BulkAction as BulkActionName } from '#domain/texts/bulk-actions.js';
import { Suspense, useEffect, useState } from 'react';
import type { Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { send, useGet, usePages } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { ActButton, type ActField } from '../common/act-form.js';
import { lazyPart } from '../common/script-missing.js';
import { Loaded, Reading } from '../common/states.js';
import { Instant } from '../common/when.js';

export type Bulk = Schemas['BulkActionDto'];
type Order = Schemas['BulkOrderDto'];

const BulkProgress = lazyPart(() => import('./bulk-progress.js').then((m) => m.BulkProgress));

/** The latest ones of a batch that are shown. */
const SHOWN = 10;

/** As many as may be named one by one. */
const NAMED = 1_000;
const EXTENSION: readonly ActField[] = [
  { kind: 'number', name: 'workingDays', label: { zh: '延长的工作日数', en: 'Working days' }, min: 1, max: 250 },
  { kind: 'text', name: 'reason', label: { zh: '理由', en: 'Reason' }, max: LENGTHS.BulkOrderDto.reason },
];

/** 批量办理: tried on every case without effect, shown, and only then carried out. */
export function BulkAction({ batchId }: { batchId: string }) {
  const say = useSay();
  const actions = useGet('/api/v1/bulk-actions', { query: { batchId, limit: SHOWN } });
  const officers = useGet('/api/v1/officers');
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
  const asks: Partial<Record<BulkActionName, readonly ActField[]>> = {
    extend: EXTENSION,
    assignOfficer: [
      {
        kind: 'choice',
        name: 'officerId',
        label: { zh: '经办人', en: 'Officer' },
        options: (officers.data ?? []).map(({ accountId, displayName }) => ({ value: accountId, label: displayName })),
      },
    ],
  };
  return (
    <section className="card">
      <h2>{say('批量办理', 'On many cases at once')}</h2>
      <p className="quiet">
        {say(
          '先逐项试办，不产生效力；核对后再确认办理。',
          'First it is tried on each without effect; you confirm after you have seen what it would do.',
        )}
      </p>
      <ActButton
        onOpen={() => setChoosing(true)}
        act={{
          title: { zh: '试办', en: 'Try' },
          fields: [
            {
              kind: 'choice',
              name: 'action',
              label: { zh: '办理事项', en: 'Action' },
              options: BULK_ACTIONS.map((value) => ({ value, label: say(BULK_ACTION_TEXTS[value]) })),
            },
          ],
          fieldsFor: ({ action }) => [...(asks[action as BulkActionName] ?? []), chosen],
          send: ({ caseIds, ...values }, key) =>
            send('post', '/api/v1/bulk-actions', {
              key,
              body: {
                ...(values as Order),
                batchId,
                caseIds: (caseIds as string[] | undefined)?.length ? (caseIds as string[]) : undefined,
              },
            }),
        }}
      />
      <Loaded query={actions}>
        {(read) => read.map((each, position) => <Begun key={each.id} bulk={each} latest={position === 0} />)}
      </Loaded>
    </section>
  );
}

/** Begun by whomever, and found again by whoever comes back; the latest is open as long as something is to come. */
function Begun({ bulk, latest }: { bulk: Bulk; latest: boolean }) {
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
