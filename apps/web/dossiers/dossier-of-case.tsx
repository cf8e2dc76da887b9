import { hasPart, PARTS_OF, type PartName } from '#domain/dossier/parts.js';
import type { Schemas } from '../api/client.js';
import { useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { useMay } from '../app/permissions.js';
import { Fold } from '../common/fold.js';
import { Loaded } from '../common/states.js';
import { Duplicates } from './duplicates.js';
import { capital } from './labels.js';
import { PartView } from './part-view.js';
import { PeopleToReach } from './people-to-reach.js';
import { Revisions } from './revisions.js';
import { PART_SPECS } from './specs.js';

/** The dossier that a case is about, part by part, to read. */
export function DossierOfCase({ dossierId }: { dossierId: string }) {
  const say = useSay();
  const checks = useMay('check:case');
  const reaches = useMay('read:personalData');
  const dossier = useGet('/api/v1/dossiers/{id}', { path: { id: dossierId } });
  const revision = dossier.data?.revision ?? 1;
  return (
    <>
      <section className="card">
        <h2>{say('申报书', 'Dossier')}</h2>
        <Loaded query={dossier}>{(read) => <DossierView dossier={read} />}</Loaded>
      </section>
      {revision > 1 && <Revisions key={revision} dossierId={dossierId} present={revision} />}
      {checks && <Duplicates dossierId={dossierId} />}
      {reaches && <PeopleToReach dossierId={dossierId} />}
    </>
  );
}

export function DossierView({ dossier }: { dossier: Schemas['DossierDetailDto'] }) {
  const say = useSay();
  const saved = new Map(dossier.parts.map((part) => [part.part as PartName, part]));
  const names = PARTS_OF[dossier.type].filter((name) => hasPart(dossier.type, name) && saved.has(name));
  return (
    <>
      <p className="quiet">
        {say(`第 ${dossier.revision} 版`, `Revision ${dossier.revision}`)}
        {dossier.handedIn && say('（最后提交的版次）', ' (the last that was handed in)')}
        {dossier.handedIn &&
          dossier.receiptNumber &&
          say(`，回执 ${dossier.receiptNumber}`, `, receipt ${dossier.receiptNumber}`)}
      </p>
      <Fold
        size="small"
        items={names.map((name) => ({
          key: name,
          label: capital(say(PART_SPECS[name].label)),
          children: <PartView part={name} content={(saved.get(name)?.content ?? {}) as Record<string, unknown>} />,
        }))}
      />
    </>
  );
}
