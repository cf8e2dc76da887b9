import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { Refused, type Schemas } from '../api/client.js';
import { readAgain, send, useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import type { CaseDetail } from '../cases/case-page.js';
import { ActButton } from '../common/act-form.js';
import { Loaded, ProblemAlert } from '../common/states.js';

type Item = Schemas['ChecklistItemDto'];

/** 形式审查: the checklist, marked item by item and kept at once; then one of three decisions. */
export function FormalCheck({ detail }: { detail: CaseDetail }) {
  const say = useSay();
  const checklist = useGet('/api/v1/cases/{id}/checklist', { path: { id: detail.id } });
  return (
    <section className="card">
      <h2>{say('形式审查清单', 'Checklist of the formal check')}</h2>
      <Loaded query={checklist}>
        {({ items }) => (
          <>
            <MarkRest detail={detail} items={items} />
            <ul className="list">
              {items.map((item) => (
                <CheckItem key={item.item} caseId={detail.id} item={item} />
              ))}
            </ul>
            <Decision detail={detail} items={items} />
          </>
        )}
      </Loaded>
    </section>
  );
}

function MarkRest({ detail, items }: { detail: CaseDetail; items: readonly Item[] }) {
  const say = useSay();
  const [error, setError] = useState<Refused | null>(null);
  const open = items.filter(({ verdict }) => !verdict);
  const passed = items.filter(({ verdict }) => verdict === 'pass').length;
  const markAll = async () => {
    const marks = open.map(({ item }) => ({ item, verdict: 'pass' as const }));
    await send('put', '/api/v1/cases/{id}/checklist', { path: { id: detail.id }, body: { marks } }).then(
      readAgain,
      keep(setError),
    );
  };
  return (
    <>
      <div className="row">
        <span className="quiet">
          {say(
            `共 ${items.length} 项，符合 ${passed} 项，不符合 ${items.length - passed - open.length} 项，未审 ${open.length} 项`,
            `${items.length} items: ${passed} pass, ${items.length - passed - open.length} fail, ${open.length} open`,
          )}
        </span>
        {open.length > 0 && <Button onClick={() => void markAll()}>{say('其余各项均符合', 'All others pass')}</Button>}
      </div>
      <ProblemAlert error={error} />
    </>
  );
}

function CheckItem({ caseId, item }: { caseId: string; item: Item }) {
  const say = useSay();
  const [verdict, setVerdict] = useState(item.verdict as 'pass' | 'fail' | null);
  const [reason, setReason] = useState(item.reason ?? '');
  const [error, setError] = useState<Refused | null>(null);
  const [seen, setSeen] = useState(item);
  if (seen !== item) {
    setSeen(item);
    setVerdict(item.verdict);
    if (item.reason) setReason(item.reason);
  }
  const mark = async (to: 'pass' | 'fail', why: string) => {
    if (to === 'fail' && why.trim() === '') return;
    setError(null);
    const marks = [to === 'fail' ? { item: item.item, verdict: to, reason: why } : { item: item.item, verdict: to }];
    await send('put', '/api/v1/cases/{id}/checklist', { path: { id: caseId }, body: { marks } }).then(
      readAgain,
      keep(setError),
    );
  };
  return (
    <li>
      <div className="check-item">
        <span id={`check-${item.item}`}>{say(item.text)}</span>
        <Radio.Group
          aria-labelledby={`check-${item.item}`}
          value={verdict}
          optionType="button"
          options={[
            { value: 'pass', label: say('符合', 'Pass') },
            { value: 'fail', label: say('不符合', 'Fail') },
          ]}
          onChange={({ target }) => {
            const to = target.value as 'pass' | 'fail';
            setVerdict(to);
            void mark(to, reason);
          }}
        />
      </div>
      {verdict === 'fail' && (
        <Input.TextArea
          aria-label={say(`不符合的情况：${item.text.zh}`, `What is wrong: ${item.text.en}`)}
          placeholder={say(
            '写明不符合的情况，申报单位将据此补正',
            'Say what is wrong: the applicant corrects it by this',
          )}
          rows={2}
          maxLength={1000}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          onBlur={() => void mark('fail', reason)}
        />
      )}
      <ProblemAlert error={error} />
    </li>
  );
}

function Decision({ detail: { id, measureId, verbs }, items }: { detail: CaseDetail; items: readonly Item[] }) {
  const say = useSay();
  const measure = useGet('/api/v1/measures/{id}', { path: { id: measureId } });
  const reasons = (measure.data?.reasons ?? []) as unknown as {
    id: string;
    text: Schemas['TextDto'];
    uses: string[];
  }[];
  const path = { id };
  const failing = items.filter(({ verdict }) => verdict === 'fail');
  if (!verbs.includes('accept')) return null;
  return (
    <div className="row actions">
      <ActButton
        type="primary"
        act={{
          title: { zh: '受理', en: 'Accept' },
          effect: { zh: '受理后进入抽取专家环节。', en: 'The case goes on to the draw of experts.' },
          send: (_, key) => send('post', '/api/v1/cases/{id}/acceptance', { path, key }),
        }}
      />
      <ActButton
        act={{
          title: { zh: '退回补正', en: 'Return for correction' },
          effect: {
            zh: `将退回 ${failing.length} 项，申报单位逐项补正，以一次为限。`,
            en: `${failing.length} items are returned; the applicant corrects each, once.`,
          },
          fields: [
            {
              kind: 'text',
              name: 'reason',
              label: { zh: '总体说明', en: 'General remark' },
              max: 2000,
              optional: true,
            },
          ],
          send: (values, key) => send('post', '/api/v1/cases/{id}/return', { path, key, body: values }),
        }}
      />
      <ActButton
        act={{
          title: { zh: '不予受理', en: 'Refuse' },
          effect: { zh: '申报到此终止，须写明理由和依据。', en: 'The application ends here, for stated reasons.' },
          danger: true,
          fields: [
            {
              kind: 'choices',
              name: 'reasons',
              label: { zh: '理由', en: 'Reasons' },
              options: reasons
                .filter(({ uses }) => uses.includes('refuse'))
                .map(({ id: value, text }) => ({ value, label: say(text) })),
            },
            { kind: 'text', name: 'reason', label: { zh: '说明', en: 'Explanation' }, max: 2000, optional: true },
          ],
          send: (values, key) =>
            send('post', '/api/v1/cases/{id}/refusal', {
              path,
              key,
              body: values as { reasons: string[]; reason?: string },
            }),
        }}
      />
    </div>
  );
}

const keep = (set: (error: Refused) => void) => (caught: unknown) => {
  if (!(caught instanceof Refused)) throw caught;
  set(caught);
};
