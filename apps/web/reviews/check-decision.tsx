import type { Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { send, useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import type { CaseDetail } from '../cases/case-page.js';
import { ActButton, type ActField } from '../common/act-form.js';

interface DecisionProps {
  readonly detail: CaseDetail;
  readonly items: readonly Schemas['ChecklistItemDto'][];
  /** Puts on record what is not there yet. @throws {Refused} */
  readonly settle: () => Promise<void>;
}

/** 受理、退回补正、不予受理. */
export function Decision({ detail: { id, measureId, verbs }, items, settle }: DecisionProps) {
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
  const found = {
    kind: 'stated',
    name: 'marks',
    label: { zh: '不符合的项目', en: 'What fails' },
    lines: failing.map(({ text, reason }) => say(`${text.zh}：${reason ?? ''}`, `${text.en}: ${reason ?? ''}`)),
    lacking: {
      zh: '请先在清单中将有问题的项目标为“不符合”，并写明情况，至少一项',
      en: 'Mark on the checklist what fails, and say why: one item at least',
    },
  } satisfies ActField;
  return (
    <div className="row actions">
      <ActButton
        type="primary"
        act={{
          title: { zh: '受理', en: 'Accept' },
          effect: { zh: '受理后进入抽取专家环节。', en: 'The case goes on to the draw of experts.' },
          send: async (_, key) => {
            await settle();
            return send('post', '/api/v1/cases/{id}/acceptance', { path, key });
          },
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
            found,
            {
              kind: 'text',
              name: 'reason',
              label: { zh: '总体说明', en: 'General remark' },
              max: LENGTHS.ReturnDto.reason,
              optional: true,
            },
          ],
          send: async (values, key) => {
            await settle();
            return send('post', '/api/v1/cases/{id}/return', { path, key, body: values });
          },
        }}
      />
      <ActButton
        act={{
          title: { zh: '不予受理', en: 'Refuse' },
          effect: { zh: '申报到此终止，须写明理由和依据。', en: 'The application ends here, for stated reasons.' },
          danger: true,
          fields: [
            found,
            {
              kind: 'choices',
              name: 'reasons',
              label: { zh: '理由', en: 'Reasons' },
              options: reasons
                .filter(({ uses }) => uses.includes('refuse'))
                .map(({ id: value, text }) => ({ value, label: say(text) })),
            },
            {
              kind: 'text',
              name: 'reason',
              label: { zh: '说明', en: 'Explanation' },
              max: LENGTHS.RefuseDto.reason,
              optional: true,
            },
          ],
          send: async (values, key) => {
            await settle();
            return send('post', '/api/v1/cases/{id}/refusal', {
              path,
              key,
              body: values as { reasons: string[]; reason?: string },
            });
          },
        }}
      />
    </div>
  );
}
