import { send, useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { useMay } from '../app/permissions.js';
import { ActButton } from '../common/act-form.js';
import type { CaseDetail } from './case-page.js';

/** 经办人: who of the officers looks after the case. Colleagues may act on it all the same. */
export function OfficerInCharge({ detail, open }: { detail: CaseDetail; open: boolean }) {
  const say = useSay();
  const mayRead = useMay('list:officer');
  const mayAssign = useMay('assign:case');
  const { data: officers = [] } = useGet('/api/v1/officers', {}, { enabled: mayRead });
  if (!mayRead || (!open && !detail.officerId)) return null;
  const inCharge = officers.find(({ accountId }) => accountId === detail.officerId);
  return (
    <div className="row no-print">
      <span>
        {say('经办人：', 'In charge: ')}
        {inCharge?.displayName ?? say('尚未分派', 'nobody yet')}
      </span>
      {mayAssign && open && (
        <ActButton
          act={{
            title: { zh: '分派经办人', en: 'Put an officer in charge' },
            effect: { zh: '其他受理人员仍可代为办理。', en: 'Other officers may act on it all the same.' },
            initial: { officerId: detail.officerId ?? undefined },
            fields: [
              {
                kind: 'choice',
                name: 'officerId',
                label: { zh: '经办人', en: 'Officer' },
                hint: { zh: '不选为不分派。', en: 'Nobody unless chosen.' },
                options: officers.map(({ accountId, displayName, openCases }) => ({
                  value: accountId,
                  label: say(`${displayName}，在办 ${openCases} 件`, `${displayName}, ${openCases} open`),
                })),
                optional: true,
              },
            ],
            send: ({ officerId = null }, key) =>
              send('put', '/api/v1/cases/{id}/officer', {
                path: { id: detail.id },
                key,
                body: { officerId: officerId as string | null },
              }),
          }}
        />
      )}
    </div>
  );
}
