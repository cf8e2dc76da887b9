import { Button } from 'antd';
import { useState } from 'react';
import type { PartName } from '#domain/dossier/parts.js';
import type { Schemas } from '../api/client.js';
import { send } from '../api/queries.js';
import { useSay, type Text } from '../app/language.js';
import { Nothing, ProblemAlert } from '../common/states.js';
import { Table } from '../common/table.js';
import { useAttempt } from '../common/use-attempt.js';
import { capital, labelOf } from './labels.js';
import { PART_SPECS, type FieldSpecs } from './specs.js';

/** 证件号码、出生日期和联系方式 in full, for whoever has to reach somebody: read once for each press of the button, because each look is on record. */
export function PeopleToReach({ dossierId }: { dossierId: string }) {
  const say = useSay();
  const [people, setPeople] = useState<readonly Schemas['PersonalDatumDto'][] | null>(null);
  const { busy, error, attempt } = useAttempt();
  const look = () =>
    attempt(async () =>
      setPeople(await send('get', '/api/v1/dossiers/{id}/personal-data', { path: { id: dossierId } })),
    );
  return (
    <section className="card no-print">
      <h2>{say('证件号码、出生日期和联系方式', 'Identity numbers, births and contacts')}</h2>
      <p className="quiet">
        {say(
          '其他地方只显示一部分。仅在需要联系或核对时查看，每次查看都会留痕。',
          'Shown in part elsewhere. Look only where you have to reach or check somebody: each look is on record.',
        )}
      </p>
      <ProblemAlert error={error} />
      {!people && (
        <Button loading={busy} onClick={() => void look()}>
          {say('查看（留痕）', 'Look (on record)')}
        </Button>
      )}
      {people?.length === 0 && <Nothing>{say('没有填写。', 'None were given.')}</Nothing>}
      {people && people.length > 0 && (
        <Table
          label={say('证件号码、出生日期和联系方式', 'Identity numbers, births and contacts')}
          rows={people}
          id={({ part, field }) => `${part}/${field}`}
          columns={[
            { name: say('人员', 'Who'), cell: ({ label }) => capital(say(label)) },
            { name: say('项目', 'What'), cell: ({ part, field }) => say(nameOf(part, field)) },
            { name: say('内容', 'Value'), cell: ({ value }) => value },
          ]}
        />
      )}
    </section>
  );
}

/** As the form calls it. */
function nameOf(part: string, field: string): Text {
  const declared = (PART_SPECS[part as PartName].fields as FieldSpecs)[field];
  return declared ? labelOf(declared) : { zh: field, en: field };
}
