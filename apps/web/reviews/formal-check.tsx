import { Button } from 'antd';
import { useState } from 'react';
import type { Schemas } from '../api/client.js';
import { readAgain, send, useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import type { CaseDetail } from '../cases/case-page.js';
import { Loaded, ProblemAlert } from '../common/states.js';
import { useAttempt } from '../common/use-attempt.js';
import { Beside } from '../documents/beside.js';
import type { Spot } from '../documents/file-preview.js';
import { Decision } from './check-decision.js';
import { CheckList, type CheckItem } from './check-list.js';
import { MarkForm } from './mark-form.js';

/** 形式审查: the checklist beside the documents, marked item by item and kept at once; then one of three decisions. */
export function FormalCheck({ detail }: { detail: CaseDetail }) {
  const checklist = useGet('/api/v1/cases/{id}/checklist', { path: { id: detail.id } });
  return <Loaded query={checklist}>{({ items }) => <Desk detail={detail} items={items} />}</Loaded>;
}

function Desk({ detail, items }: { detail: CaseDetail; items: readonly CheckItem[] }) {
  const say = useSay();
  const [current, setCurrent] = useState(items[0]);
  const [marking, setMarking] = useState<{ document: string; spot: Spot } | null>(null);
  const { error, attempt } = useAttempt();
  const [failing, setFailing] = useState<ReadonlySet<string>>(new Set());
  const judge = (item: string, fails: boolean) =>
    setFailing((all) => new Set(fails ? [...all, item] : [...all].filter((other) => other !== item)));
  const put = (marks: Schemas['CheckMarkDto'][]) =>
    send('put', '/api/v1/cases/{id}/checklist', { path: { id: detail.id }, body: { marks } });
  const mark = async (marks: Schemas['CheckMarkDto'][]) => {
    await attempt(async () => {
      await put(marks);
      await readAgain();
    });
  };
  return (
    <Beside
      dossierId={detail.subjectId}
      part={current?.part}
      remarks={items.flatMap(({ reason }) => reason ?? [])}
      onMark={(document, spot) => setMarking({ document, spot })}
    >
      <section className="card">
        <h2>{say('形式审查清单', 'Checklist of the formal check')}</h2>
        <Progress items={items} failing={failing} onMarkRest={mark} />
        <ProblemAlert error={error} />
        <CheckList items={items} onCurrent={setCurrent} onJudge={judge} onMark={(marks) => void mark(marks)} />
        <Decision detail={detail} items={items} />
      </section>
      {marking && current && (
        <MarkForm {...marking} items={items} current={current} onMark={put} onDone={() => setMarking(null)} />
      )}
    </Beside>
  );
}

interface ProgressProps {
  readonly items: readonly CheckItem[];
  /** Found wanting here, with the reason still to be written or kept. */
  readonly failing: ReadonlySet<string>;
  readonly onMarkRest: (marks: Schemas['CheckMarkDto'][]) => Promise<void>;
}

function Progress({ items, failing, onMarkRest }: ProgressProps) {
  const say = useSay();
  // Its own: a reason that is kept as the button is pressed takes nothing from the press.
  const { busy, attempt } = useAttempt();
  const open = items.filter(({ verdict }) => !verdict);
  const passed = items.filter(({ verdict }) => verdict === 'pass').length;
  const failed = items.length - passed - open.length;
  const rest = open.filter(({ item }) => !failing.has(item));
  return (
    <div className="row">
      <span className="quiet" role="status">
        {say(
          `共 ${items.length} 项，符合 ${passed} 项，不符合 ${failed} 项，未审 ${open.length} 项`,
          `${items.length} items: ${passed} pass, ${failed} fail, ${open.length} open`,
        )}
      </span>
      {rest.length > 0 && (
        <Button
          loading={busy}
          onClick={() => void attempt(() => onMarkRest(rest.map(({ item }) => ({ item, verdict: 'pass' }))))}
        >
          {say('其余各项均符合', 'All others pass')}
        </Button>
      )}
    </div>
  );
}
