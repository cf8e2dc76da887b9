import type { PartName } from '#domain/dossier/parts.js';
import { Link, useNavigate } from '@tanstack/react-router';
import { Alert, Button, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { atWork } from '../api/at-work.js';
import { Refused, type Schemas } from '../api/client.js';
import { readAgainRefused, send, useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { usePerson } from '../app/session.js';
import { isUnderWay } from '../api/under-way.js';
import { STILL_UPLOADING } from '../api/uploading.js';
import { ActForm } from '../common/form-of-act.js';
import { Loaded, ProblemAlert } from '../common/states.js';
import { unsavedParts } from './part-draft.js';
import { PART_SPECS } from './specs.js';
import { unsavedAnswers } from './use-answer.js';

/** What stands on the page, or is kept in this browser, and not on the server. */
interface NotSaved {
  readonly parts: readonly string[];
  /** The items of a correction, by what they are called. */
  readonly answers: readonly Schemas['TextDto'][];
}

/** 提交前核对: what still bars it, the conditions of entry, and then the submission itself. */
export function SubmitDossier({ dossier }: { dossier: Schemas['DossierDetailDto'] }) {
  const say = useSay();
  const navigate = useNavigate();
  const { accountId } = usePerson();
  const [open, setOpen] = useState(false);
  const [checking, setChecking] = useState(false);
  const [unsaved, setUnsaved] = useState<NotSaved>({ parts: [], answers: [] });
  const [uploading, setUploading] = useState(false);
  /** What is still being typed is handed in, too: it is saved first. */
  const check = async () => {
    setChecking(true);
    const [parts, answers] = await atWork(
      Promise.all([unsavedParts(accountId, dossier.id), dossier.caseId ? unsavedAnswers(dossier.caseId) : []]),
    );
    setUnsaved({ parts, answers });
    setUploading(isUnderWay({ dossierId: dossier.id }));
    setChecking(false);
    setOpen(true);
  };
  const report = useGet('/api/v1/dossiers/{id}/completeness', { path: { id: dossier.id } }, { enabled: open });
  return (
    <>
      <Button type="primary" loading={checking} onClick={() => void check()}>
        {dossier.caseId ? say('核对并重新提交', 'Check and submit again') : say('核对并提交', 'Check and submit')}
      </Button>
      <Modal
        open={open}
        title={say('提交前核对', 'Last check')}
        footer={null}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        {uploading ? (
          <ProblemAlert error={new Refused(STILL_UPLOADING)} />
        ) : unsaved.parts.length + unsaved.answers.length > 0 ? (
          <Unsaved unsaved={unsaved} dossierId={dossier.id} onLeave={() => setOpen(false)} />
        ) : (
          <Loaded query={report}>
            {(read) => (
              <>
                <LastCheck report={read} dossierId={dossier.id} onLeave={() => setOpen(false)} />
                <ActForm
                  act={{
                    title: { zh: '提交', en: 'Submit' },
                    effect: {
                      zh: '提交即锁定申报书并生成回执；所填内容以承诺书为准，须真实、不涉密。',
                      en: 'Submitting locks the dossier and gives a receipt. You stand by what you filled in, as you signed in the commitment.',
                    },
                    done: { zh: '已提交', en: 'Submitted' },
                    send: (_, key) =>
                      send('post', '/api/v1/dossiers/{id}/submission', { path: { id: dossier.id }, key }).catch(
                        readAgainRefused,
                      ),
                  }}
                  onDone={() => {
                    setOpen(false);
                    void navigate({ to: '/desk/dossiers/$dossierId', params: { dossierId: dossier.id }, search: {} });
                  }}
                />
              </>
            )}
          </Loaded>
        )}
      </Modal>
    </>
  );
}

interface UnsavedProps {
  readonly unsaved: NotSaved;
  readonly dossierId: string;
  readonly onLeave: () => void;
}

/** What the server has not got would be missing from what is handed in. */
function Unsaved({ unsaved: { parts, answers }, dossierId, onLeave }: UnsavedProps) {
  const say = useSay();
  return (
    <>
      <NotSavedYet
        title={say(
          '以下部分还有内容没有保存，请打开该部分，待其保存后再提交：',
          'Something typed into these parts is not saved yet. Open each, wait until it is saved, then submit:',
        )}
        what={parts.map((part) => (
          <Link key={part} to="/desk/dossiers/$dossierId" params={{ dossierId }} search={{ part }} onClick={onLeave}>
            {say(PART_SPECS[part as PartName].label)}
          </Link>
        ))}
      />
      <NotSavedYet
        title={say(
          '以下各项的答复还没有保存，请填写并保存后再提交：',
          'The answers to these items are not saved yet. Fill each in and save it, then submit:',
        )}
        what={answers.map((name) => say(name))}
      />
    </>
  );
}

function NotSavedYet({ title, what }: { title: string; what: readonly ReactNode[] }) {
  if (what.length === 0) return null;
  return (
    <Alert
      role="alert"
      type="warning"
      showIcon
      title={title}
      description={
        <ul className="inner-list">
          {what.map((each, at) => (
            <li key={at}>{each}</li>
          ))}
        </ul>
      }
    />
  );
}

function LastCheck({
  report,
  dossierId,
  onLeave,
}: {
  report: Schemas['CompletenessDto'];
  dossierId: string;
  onLeave: () => void;
}) {
  const say = useSay();
  const open = report.parts.filter(({ state }) => state !== 'complete' && state !== 'empty');
  const barring = report.parts.filter(({ problems }) => problems.some(({ severity }) => severity === 'error'));
  const gates = report.gates.filter(({ passed }) => !passed);
  if (report.complete && report.eligible)
    return (
      <Alert
        className="problem"
        type="success"
        showIcon
        title={say('各部分齐备，入门条件均满足。', 'Everything is there, and every condition of entry is met.')}
      />
    );
  return (
    <Alert
      className="problem"
      type="warning"
      showIcon
      title={say('还不能提交：', 'It cannot be submitted yet:')}
      description={
        <ul className="inner-list">
          {(barring.length > 0 ? barring : open).map(({ part, label, problems }) => (
            <li key={part}>
              <Link to="/desk/dossiers/$dossierId" params={{ dossierId }} search={{ part }} onClick={onLeave}>
                {say(label)}
              </Link>
              {say(`：${problems.length} 处`, `: ${problems.length}`)}
            </li>
          ))}
          {gates.map(({ gate, name, reasons }) => (
            <li key={gate}>
              {say(name)}
              {say('：', ': ')}
              {reasons.map(({ detail }) => say(detail)).join(' ')}
            </li>
          ))}
        </ul>
      }
    />
  );
}
