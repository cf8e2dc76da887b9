import { PROCEDURES } from '#domain/procedures/index.js';
import type { Procedure } from '#domain/procedures/procedure.js';
import { send } from '../api/queries.js';
import { useMay } from '../app/permissions.js';
import { usePerson } from '../app/session.js';
import { ActButton, type Act } from '../common/act-form.js';
import { actsOf } from './acts.js';
import type { CaseDetail } from './case-page.js';

/** Verbs that are decided in a panel of their own, beside what they are decided on. */
const IN_PANELS = new Set([
  'accept',
  'returnForCorrection',
  'refuse',
  'acceptObjection',
  'refuseObjection',
  'dismissObjection',
  'upholdObjection',
  'concludeVisit',
  'voidScore',
  'concludeMeeting',
  'cancelMeeting',
  'publishNotice',
  'announce',
  'propose',
  'approve',
  'sendBack',
  'concludeVerification',
  'concludeAcceptance',
  'upholdDecision',
  'reopenCase',
  'extendWindow',
  'closeBatch',
]);

/** What this person may decide now, as the record itself says. */
export function CaseActions({ detail }: { detail: CaseDetail }) {
  const { roles } = usePerson();
  // Whoever may extend the limit of a case may remind of it.
  const rule: { readonly roles: readonly string[] } | undefined = (PROCEDURES[detail.kind].verbs as Procedure['verbs'])[
    'extend'
  ];
  const mayRemind = useMay('remind:case') && roles.some((role) => rule?.roles.includes(role));
  const acts = actsOf(detail);
  const verbs = detail.verbs.filter((verb) => !IN_PANELS.has(verb) && acts[verb]);
  const open = detail.dueAt !== null && !detail.suspendedSince;
  if (verbs.length === 0 && !(mayRemind && open)) return null;
  return (
    <div className="row actions no-print">
      {verbs.map((verb) => (
        <ActButton key={verb} act={acts[verb] as Act} type={LEADING.has(verb) ? 'primary' : 'default'} />
      ))}
      {mayRemind && open && (
        <ActButton
          act={{
            title: { zh: '催办', en: 'Remind' },
            effect: { zh: '向当前轮到办理的人发出提醒。', en: 'Everybody whose turn it is will be reminded.' },
            send: (_, key) => send('post', '/api/v1/cases/{id}/reminder', { path: { id: detail.id }, key }),
          }}
        />
      )}
    </div>
  );
}

/** The acts that carry a case on. */
const LEADING = new Set(['recommend', 'drawExperts', 'handOver']);
