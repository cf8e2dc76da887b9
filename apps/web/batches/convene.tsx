import * as LENGTHS from '../api/lengths.js';
import { send, useGet } from '../api/queries.js';
import { ActButton } from '../common/act-form.js';
import type { Schemas } from '../api/client.js';

/** 召集审定会 over what awaits its decision; the first of the members presides. */
export function Convene({ batchId }: { batchId: string }) {
  const members = useGet('/api/v1/accounts', { query: { role: 'decisionMaker', limit: 200 } });
  const ranking = useGet('/api/v1/batches/{id}/ranking', { path: { id: batchId } });
  return (
    <ActButton
      type="primary"
      act={{
        title: { zh: '召集审定会', en: 'Call a meeting' },
        effect: {
          zh: '所选第一位为主持人。',
          en: 'Whoever is chosen first presides.',
        },
        fields: [
          {
            kind: 'line',
            name: 'title',
            label: { zh: '名称', en: 'Title' },
            max: LENGTHS.ConveneDto.title,
            optional: true,
          },
          { kind: 'day', name: 'heldOn', label: { zh: '日期', en: 'Day' } },
          {
            kind: 'choices',
            name: 'memberIds',
            label: { zh: '委员', en: 'Members' },
            options: (members.data ?? []).map(({ id, displayName }) => ({ value: id, label: displayName })),
          },
          {
            kind: 'choices',
            name: 'caseIds',
            label: { zh: '列入议程的事项', en: 'Cases on the agenda' },
            hint: { zh: '不选为全部待审定的事项。', en: 'All that await their decision unless chosen.' },
            options: (ranking.data ?? []).flatMap(({ cases }) =>
              cases.map(({ caseId, title }) => ({ value: caseId, label: title })),
            ),
            optional: true,
          },
        ],
        send: (values, key) =>
          send('post', '/api/v1/meetings', { key, body: { ...(values as Schemas['ConveneDto']), batchId } }),
      }}
    />
  );
}
