import { Button, Modal } from 'antd';
import { useState } from 'react';
import { atWork } from '../api/at-work.js';
import { useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { usePerson } from '../app/session.js';
import { Loaded } from '../common/states.js';
import { DossierView } from './dossier-of-case.js';
import { unsavedParts } from './part-draft.js';

/** 预览: the whole dossier as those who judge it will read it. */
export function Preview({ dossierId }: { dossierId: string }) {
  const say = useSay();
  const { accountId } = usePerson();
  const dossier = useGet('/api/v1/dossiers/{id}', { path: { id: dossierId } });
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const look = async () => {
    setBusy(true);
    // What is still under the fingers is to be seen, too.
    await atWork(unsavedParts(accountId, dossierId).then(() => dossier.refetch()));
    setBusy(false);
    setOpen(true);
  };
  return (
    <>
      <Button loading={busy} onClick={() => void look()}>
        {say('预览全文', 'Preview')}
      </Button>
      <Modal
        open={open}
        width={960}
        title={say('预览：评审人员所见', 'Preview: as those who judge it read it')}
        footer={null}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <Loaded query={dossier}>{(read) => <DossierView dossier={read} />}</Loaded>
      </Modal>
    </>
  );
}
