import { Button } from 'antd';
import { useState } from 'react';
import type { Schemas } from '../api/client.js';
import { useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import type { CaseDetail } from '../cases/case-page.js';
import { rowFaults, useLedTo, wordsOf } from '../common/faults.js';
import { Loaded, ProblemAlert } from '../common/states.js';
import { AutosaveState } from '../common/use-autosave.js';
import { Beside } from '../documents/beside.js';
import type { Spot } from '../documents/file-preview.js';
import { Decision } from './check-decision.js';
import { useCheckDraft } from './check-draft.js';
import { isExplained } from './check-marks.js';
import { CheckList } from './check-list.js';
import { MarkForm } from './mark-form.js';

type Checklist = Schemas['ChecklistDto'];

/** 形式审查: the checklist beside the documents, judged item by item and saved by itself; then one of three decisions. */
export function FormalCheck({ detail }: { detail: CaseDetail }) {
  const checklist = useGet('/api/v1/cases/{id}/checklist', { path: { id: detail.id } });
  return <Loaded query={checklist}>{(read) => <Desk key={read.revision} detail={detail} checklist={read} />}</Loaded>;
}

function Desk({ detail, checklist }: { detail: CaseDetail; checklist: Checklist }) {
  const say = useSay();
  const { autosave, items, isUnsent, unexplained, judge, saveNow, settle } = useCheckDraft(detail.id, checklist);
  const faults = rowFaults(autosave.error, 'marks');
  useLedTo(faults, wordsOf(faults));
  const [current, setCurrent] = useState(items[0]);
  const [marking, setMarking] = useState<{ document: string; spot: Spot } | null>(null);
  const rest = checklist.items.filter(({ item, verdict }) => !verdict && !isUnsent(item));
  return (
    <Beside
      of={{ dossierId: detail.subjectId }}
      part={current?.part}
      remarks={checklist.items.flatMap(({ reason }) => reason ?? [])}
      onMark={(document, spot) => setMarking({ document, spot })}
    >
      <section className="card">
        <h2>{say('形式审查清单', 'Checklist of the formal check')}</h2>
        <div className="row">
          <Progress items={checklist.items} />
          {rest.length > 0 && (
            <Button
              onClick={() => {
                judge(Object.fromEntries(rest.map(({ item }) => [item, { verdict: 'pass', reason: '' }])));
                saveNow();
              }}
            >
              {say('其余各项均符合', 'All others pass')}
            </Button>
          )}
          <AutosaveState state={autosave.state} unsaved={unexplained} saved={{ zh: '已保存', en: 'Saved' }} />
        </div>
        <ProblemAlert error={autosave.error} atFields={faults.map(({ path }) => path)} />
        <CheckList
          items={items}
          faults={faults}
          onCurrent={setCurrent}
          onJudge={(item, to) => judge({ [item]: to })}
          onLeave={saveNow}
        />
        <Decision
          detail={detail}
          items={items.filter(({ verdict, reason }) => verdict !== 'fail' || isExplained(reason ?? ''))}
          settle={settle}
        />
      </section>
      {marking && current && (
        <MarkForm
          {...marking}
          items={items}
          current={current}
          onMark={async (item, reason) => {
            judge({ [item]: { verdict: 'fail', reason } });
            await autosave.now();
          }}
          onDone={() => setMarking(null)}
        />
      )}
    </Beside>
  );
}

/** As the record has it. */
function Progress({ items }: Pick<Checklist, 'items'>) {
  const say = useSay();
  const open = items.filter(({ verdict }) => !verdict).length;
  const passed = items.filter(({ verdict }) => verdict === 'pass').length;
  const failed = items.length - passed - open;
  return (
    <span className="quiet" role="status">
      {say(
        `共 ${items.length} 项，符合 ${passed} 项，不符合 ${failed} 项，未审 ${open} 项`,
        `${items.length} items: ${passed} pass, ${failed} fail, ${open} open`,
      )}
    </span>
  );
}
