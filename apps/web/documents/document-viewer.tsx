import { Select } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { Loaded, Nothing } from '../common/states.js';
import { capital } from '../dossiers/labels.js';
import { documentsOf, documentsOfEvaluation, type DocumentOf } from './documents-of.js';
import { FilePreview, type Spot } from './file-preview.js';
import { marksIn } from './mark.js';

interface ReaderProps {
  /** The part whose documents are asked for first. */
  readonly part?: string;
  /** What was written about the documents: the marks in it are shown where they belong. */
  readonly remarks?: readonly string[];
  readonly onMark?: (document: string, spot: Spot) => void;
}

interface DocumentViewerProps extends ReaderProps {
  readonly of: { readonly dossierId: string } | { readonly evaluationId: string };
}

/** 申报材料、自评材料: what was handed in, to read beside what it is judged by. */
export function DocumentViewer({ of, ...rest }: DocumentViewerProps) {
  const say = useSay();
  const name = 'dossierId' in of ? say('申报材料', 'Documents') : say('自评材料', 'Evidence of the self-evaluation');
  return (
    <section className="card documents" aria-label={name}>
      <h2>{name}</h2>
      {'dossierId' in of ? <OfDossier id={of.dossierId} {...rest} /> : <OfEvaluation id={of.evaluationId} {...rest} />}
    </section>
  );
}

function OfDossier({ id, ...rest }: ReaderProps & { id: string }) {
  const dossier = useGet('/api/v1/dossiers/{id}', { path: { id } });
  return <Loaded query={dossier}>{(read) => <Documents read={read} documentsIn={documentsOf} {...rest} />}</Loaded>;
}

function OfEvaluation({ id, ...rest }: ReaderProps & { id: string }) {
  const evaluation = useGet('/api/v1/evaluations/{id}', { path: { id } });
  return (
    <Loaded query={evaluation}>
      {(read) => <Documents read={read} documentsIn={documentsOfEvaluation} {...rest} />}
    </Loaded>
  );
}

interface DocumentsProps<Read> extends ReaderProps {
  readonly read: Read;
  readonly documentsIn: (read: Read) => readonly DocumentOf[];
}

function Documents<Read>({ read: handedIn, documentsIn, part, remarks = [], onMark }: DocumentsProps<Read>) {
  const say = useSay();
  const documents = useMemo(() => documentsIn(handedIn), [documentsIn, handedIn]);
  const keyOf = ({ part: of, fileId }: (typeof documents)[number]) => `${of}/${fileId}`;
  const [chosen, setChosen] = useState(() => documents[0] && keyOf(documents[0]));
  useEffect(() => {
    const first = documents.find((each) => each.part === part);
    if (first) setChosen(keyOf(first));
  }, [documents, part]);
  const current = documents.find((each) => keyOf(each) === chosen) ?? documents[0];
  const file = useGet('/api/v1/files/{id}', { path: { id: current?.fileId ?? '' } }, { enabled: Boolean(current) });
  const marks = useMemo(() => remarks.flatMap(marksIn), [remarks]);
  if (!current) return <Nothing>{say('没有附件。', 'No documents.')}</Nothing>;
  return (
    <>
      <Select
        className="wide"
        aria-label={say('选择材料', 'Choose a document')}
        value={keyOf(current)}
        onChange={setChosen}
        showSearch={{ optionFilterProp: 'label' }}
        options={documents.map((each, index) => ({
          value: keyOf(each),
          label: [`${index + 1}. ${capital(say(each.label))}`, each.title].filter(Boolean).join(' · '),
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
