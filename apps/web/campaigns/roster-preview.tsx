import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { Schemas } from '../api/client.js';
import { send } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { ActForm } from '../common/form-of-act.js';
import { Table } from '../common/table.js';
import { yearInBeijing } from '../common/when.js';

/** 名册试算: which bases a campaign would take, and which not and why, before it is opened. */
export function RosterPreview() {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const [roster, setRoster] = useState<Schemas['RosterDto'] | null>(null);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('试算名册', 'Preview the roster')}</Button>
      <Modal
        open={open}
        width={760}
        title={say('试算名册', 'Preview the roster')}
        footer={null}
        onCancel={() => setOpen(false)}
      >
        <ActForm
          onDone={(answer) => setRoster(answer as Schemas['RosterDto'])}
          act={{
            title: { zh: '试算', en: 'Compute' },
            effect: { zh: '只作计算，不启动评价。', en: 'Computed only: no campaign is opened.' },
            done: { zh: '已算出', en: 'Computed' },
            fields: [
              { kind: 'number', name: 'year', label: { zh: '年度', en: 'Year' }, min: 2000, max: 2100 },
              {
                kind: 'line',
                name: 'measureId',
                label: { zh: '管理办法版本', en: 'Version of the measures' },
                max: 40,
              },
            ],
            initial: { measureId: '2025', year: yearInBeijing() },
            send: (values, key) =>
              send('post', '/api/v1/campaigns/roster-preview', {
                key,
                body: values as { year: number; measureId: string },
              }),
          }}
        />
        {roster && <Roster roster={roster} />}
      </Modal>
    </>
  );
}

function Roster({ roster }: { roster: Schemas['RosterDto'] }) {
  const say = useSay();
  return (
    <div role="status">
      <h2>{say(`应评 ${roster.due} 个`, `${roster.due} are due`)}</h2>
      {roster.dueBases.length > 0 && (
        <Table
          label={say('应评的基地', 'Due')}
          rows={roster.dueBases}
          id={({ baseId }) => baseId}
          columns={[
            { name: say('基地', 'Base'), cell: ({ name }) => name },
            { name: say('证书编号', 'Certificate'), cell: ({ certificateNumber }) => certificateNumber },
          ]}
        />
      )}
      {roster.leftOut.length > 0 && (
        <>
          <h2>{say('未列入的', 'Left out')}</h2>
          <Table
            label={say('未列入的', 'Left out')}
            rows={roster.leftOut}
            id={({ baseId }) => baseId}
            columns={[
              { name: say('基地', 'Base'), cell: ({ name }) => name },
              { name: say('原因', 'Why'), cell: ({ reasonText }) => say(reasonText) },
            ]}
          />
        </>
      )}
    </div>
  );
}
