import { Link } from '@tanstack/react-router';
import { Checkbox } from 'antd';
import { useContext, useEffect, useId, useRef, useState, type ComponentType, type KeyboardEvent } from 'react';
import { usePages } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { Begun } from '../batches/bulk-action.js';
import { NAMED, TRIED_FIRST, useBulkAct, type Bulk } from '../batches/bulk-act.js';
import { ActButton, type ActField } from '../common/act-form.js';
import { PickStop } from '../common/one-stop.js';
import { isHeld, type ReadOn } from '../common/read-on.js';
import type { Pickable } from './many-cases.js';
import { isMarked, marking, without, type Marked } from './marks.js';

/** There is one on a page. */
const BAR = 'many-cases';
const idsOf = (cases: readonly Pickable[]) => cases.map(({ caseId }) => caseId);

export interface PickProps {
  readonly of: Pickable;
  /** All of the list, in its order. */
  readonly cases: readonly Pickable[];
  readonly marked: Marked;
  readonly onMark: (marked: Marked) => void;
}

/** One stop of the Tab key for all of them; the arrows lead to the others, and Enter goes on with what is marked, as in any form. */
function Mark({ of: { caseId, title }, cases, marked, onMark }: PickProps) {
  const say = useSay();
  const id = useId();
  const stop = useContext(PickStop);
  const through = useRef(false);
  return (
    <input
      id={id}
      type="checkbox"
      className="pick no-print"
      tabIndex={stop === id ? 0 : -1}
      aria-label={say(`选择“${title}”`, `Select ${title}`)}
      checked={isMarked(marked, caseId)}
      onClick={({ shiftKey }) => (through.current = shiftKey)}
      onChange={({ target }) => onMark(marking(marked, idsOf(cases), caseId, target.checked, through.current))}
      onKeyDown={({ key }: KeyboardEvent) => {
        if (key === 'Enter') document.querySelector<HTMLElement>(`#${BAR} button`)?.click();
      }}
    />
  );
}

interface BarProps {
  readonly cases: readonly Pickable[];
  readonly marked: Marked;
  readonly onMark: (marked: Marked) => void;
  readonly pages: ReadOn;
  /** What is set in each row comes with this script. */
  readonly onCome: (mark: ComponentType<PickProps>) => void;
}

/** How many are marked, and what may be done with them. */
export function Bar({ cases, marked, onMark, pages, onCome }: BarProps) {
  const { more, isFetchNextPageError } = pages;
  const say = useSay();
  useEffect(() => onCome(Mark), [onCome]);
  const [begun, setBegun] = useState<readonly Bulk[]>([]);
  const chosen = cases.filter(({ caseId }) => isMarked(marked, caseId));
  const all = cases.length > 0 && chosen.length === cases.length;
  // All are all of the list, as far as they may be named in one order.
  const isToRead = marked.all && cases.length < NAMED && more !== undefined;
  const held = isHeld(pages);
  useEffect(() => {
    if (isToRead && !held) more();
  }, [isToRead, held, more]);
  // What was begun goes on, and is shown, where all that it is about has left the list.
  if (cases.length === 0 && begun.length === 0) return null;
  return (
    <section className="no-print" id={BAR} aria-label={say('批量办理', 'On many cases at once')}>
      <div className="filters many-cases">
        <Checkbox
          checked={all}
          indeterminate={!all && chosen.length > 0}
          onChange={({ target }) => onMark({ ...marked, all: target.checked, others: new Set() })}
        >
          {say('全选认定申请', 'All applications')}
        </Checkbox>
        <span role="status" className="quiet">
          {isToRead && !isFetchNextPageError
            ? say(`正在读取，已选 ${chosen.length} 件`, `Reading on, ${chosen.length} selected`)
            : say(`已选 ${chosen.length} 件`, `${chosen.length} selected`)}
        </span>
        <TryOn
          chosen={chosen}
          onBegun={(bulk, caseIds) => {
            setBegun((before) => [bulk, ...before]);
            onMark(without(marked, idsOf(cases), caseIds));
          }}
        />
      </div>
      {begun.map((bulk, position) => (
        <div key={bulk.id} className="field">
          <Begun bulk={bulk} latest={position === 0} />
          <Link to="/desk/batches/$batchId" params={{ batchId: bulk.batchId }}>
            {say('在批次页面查看历次批量办理', 'All that was begun, on the page of the batch')}
          </Link>
        </div>
      ))}
    </section>
  );
}

interface TryOnProps {
  readonly chosen: readonly Pickable[];
  readonly onBegun: (bulk: Bulk, caseIds: readonly string[]) => void;
}

/** One order is of one batch: where what is marked is of several, they are dealt with one after the other. */
function TryOn({ chosen, onBegun }: TryOnProps) {
  const say = useSay();
  // Those that were chosen as the form was opened: what comes to the list meanwhile is not acted on unseen.
  const [named, setNamed] = useState<readonly Pickable[]>();
  const asked = named !== undefined;
  const batchIds = [...new Set((named ?? chosen).map(({ batchId }) => batchId))];
  const isOfSeveral = batchIds.length > 1;
  const { rows: batches } = usePages('/api/v1/batches', {}, { size: 200, enabled: asked && isOfSeveral });
  const titleOf = (batchId: string) => batches.find(({ id }) => id === batchId)?.title ?? '…';
  const of = (values: Readonly<Record<string, unknown>>) =>
    (isOfSeveral ? (values['batchId'] as string | undefined) : batchIds[0]) ?? '';
  const ofBatch = (wanted: string) => (named ?? chosen).filter(({ batchId }) => batchId === wanted).slice(0, NAMED);
  const several: ActField = {
    kind: 'choice',
    name: 'batchId',
    label: { zh: '批次', en: 'Batch' },
    hint: {
      zh: '所选事项分属几个批次，逐批办理；其余的仍保持选中。',
      en: 'What is selected is of several batches, one at a time; the others stay selected.',
    },
    options: batchIds.map((value) => ({
      value,
      label: say(`${titleOf(value)}（${ofBatch(value).length} 件）`, `${titleOf(value)} (${ofBatch(value).length})`),
    })),
  };
  const stated = (batchId: string): ActField => ({
    kind: 'stated',
    name: 'cases',
    sentAs: 'caseIds',
    hint:
      ofBatch(batchId).length === NAMED
        ? {
            zh: `一次最多 ${NAMED} 件，其余的仍保持选中。`,
            en: `At most ${NAMED} at a time; the others stay selected.`,
          }
        : undefined,
    label: { zh: `事项（${ofBatch(batchId).length} 件）`, en: `Cases (${ofBatch(batchId).length})` },
    lines: ofBatch(batchId).map(({ title }) => title),
    lacking: isOfSeveral
      ? { zh: '请先选择批次。', en: 'Choose a batch first.' }
      : { zh: '请先在列表中选择事项。', en: 'Select cases in the list first.' },
  });
  const act = useBulkAct({
    title: { zh: '批量试办', en: 'Try on these' },
    effect: TRIED_FIRST,
    asked,
    cases: (values) => [...(isOfSeveral ? [several] : []), stated(of(values))],
    on: (values) => ({ batchId: of(values), caseIds: ofBatch(of(values)).map(({ caseId }) => caseId) }),
    onBegun: (bulk) =>
      onBegun(
        bulk,
        ofBatch(bulk.batchId).map(({ caseId }) => caseId),
      ),
  });
  return <ActButton act={act} type="primary" onOpen={() => setNamed(chosen)} />;
}
