import { Link } from '@tanstack/react-router';
import type { PartName } from '#domain/dossier/parts.js';
import { useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { Loaded, Nothing } from '../common/states.js';
import { Table } from '../common/table.js';
import { capital } from './labels.js';
import { PART_SPECS } from './specs.js';

const KINDS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  project: ['项目编号', 'Project'],
  contract: ['合同编号', 'Contract'],
  right: ['专利或标准号', 'Patent or standard'],
  doi: ['论文标识', 'DOI'],
};

/** 重复填报: numbers that other dossiers claim as well. Others' dossiers are shown to the commission alone. */
export function Duplicates({ dossierId }: { dossierId: string }) {
  const say = useSay();
  const duplicates = useGet('/api/v1/dossiers/{id}/duplicates', { path: { id: dossierId } });
  return (
    <section className="card">
      <h2>{say('与其他申报书重复的编号', 'Numbers that other dossiers use too')}</h2>
      <Loaded query={duplicates}>
        {(read) =>
          read.length === 0 ? (
            <Nothing>{say('没有重复的编号。', 'None.')}</Nothing>
          ) : (
            <Table
              label={say('重复的编号', 'Numbers used twice')}
              rows={read}
              id={({ kind, number, otherDossierId, rowId }) => `${kind}/${number}/${otherDossierId}/${rowId}`}
              columns={[
                { name: say('种类', 'Kind'), cell: ({ kind }) => say(...(KINDS[kind] ?? [kind, kind])) },
                { name: say('编号', 'Number'), cell: ({ number }) => number },
                { name: say('本申报书', 'Here'), cell: ({ part }) => capital(say(PART_SPECS[part as PartName].label)) },
                {
                  name: say('另一申报书', 'The other dossier'),
                  cell: ({ otherDossierId, otherBaseName, otherReceiptNumber }) => (
                    <Link to="/desk/dossiers/$dossierId" params={{ dossierId: otherDossierId }}>
                      {otherBaseName} {otherReceiptNumber}
                    </Link>
                  ),
                },
              ]}
            />
          )
        }
      </Loaded>
    </section>
  );
}
