import { Select } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import type { Schemas } from '../api/client.js';
import { useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { Loaded, Nothing } from '../common/states.js';
import { capital } from '../dossiers/labels.js';
import { PART_SPECS } from '../dossiers/specs.js';
import { documentsOf } from './documents-of.js';
import { FilePreview, type Spot } from './file-preview.js';
import { marksIn } from './mark.js';

interface DocumentViewerProps {
  readonly dossierId: string;
  /** The part whose documents are asked for first. */
  readonly part?: string;
  /** What was written about the documents: the marks in it are shown where they belong. */
  readonly remarks?: readonly string[];
  readonly onMark?: (document: string, spot: Spot) => void;
}

/** 申报材料: the documents of a dossier, to read beside what they are judged by. */
export function DocumentViewer({ dossierId, ...rest }: DocumentViewerProps) {
  const say = useSay();
  const dossier = useGet('/api/v1/dossiers/{id}', { path: { id: dossierId } });
  return (
    <section className="card documents" aria-label={say('申报材料', 'Documents')}>
      <h2>{say('申报材料', 'Documents')}</h2>
      <Loaded query={dossier}>{(read) => <Documents dossier={read} {...rest} />}</Loaded>
    </section>
  );
}

function Documents({
  dossier,
  part,
  remarks = [],
  onMark,
}: Omit<DocumentViewerProps, 'dossierId'> & { dossier: Schemas['DossierDetailDto'] }) {
  const say = useSay();
  const documents = useMemo(() => documentsOf(dossier), [dossier]);
  const keyOf = ({ part: of, fileId }: (typeof documents)[number]) => `${of}/${fileId}`;
  const [chosen, setChosen] = useState(() => documents[0] && keyOf(documents[0]));
  useEffect(() => {
    const first = documents.find((each) => each.part === part);
    if (first) setChosen(keyOf(first));
  }, [documents, part]);
  const current = documents.find((each) => keyOf(each) === chosen);
  const file = useGet('/api/v1/files/{id}', { path: { id: current?.fileId ?? '' } }, { enabled: Boolean(current) });
  const marks = useMemo(() => remarks.flatMap(marksIn), [remarks]);
  if (!current) return <Nothing>{say('没有附件。', 'No documents.')}</Nothing>;
  return (
    <>
      <Select
        className="wide"
        aria-label={say('选择材料', 'Choose a document')}
        value={chosen}
        onChange={setChosen}
        showSearch={{ optionFilterProp: 'label' }}
        options={documents.map((each, index) => ({
          value: keyOf(each),
          label: [`${index + 1}. ${capital(say(PART_SPECS[each.part].label))}`, each.title].filter(Boolean).join(' · '),
        }))}
      />
      <Loaded query={file}>
        {(read) =>
          read.id === current.fileId && (
            <>
              <p className="quiet">{read.name}</p>
              <FilePreview
                key={read.id}
                file={read}
                marks={marks.filter(({ document }) => document === read.name)}
                onSpot={onMark && ((spot) => onMark(read.name, spot))}
              />
            </>
          )
        }
      </Loaded>
    </>
  );
}
