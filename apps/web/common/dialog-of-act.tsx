import { Modal } from 'antd';
import { useState } from 'react';
import { useSay } from '../app/language.js';
import type { Act } from './act-form.js';
import { ActForm } from './form-of-act.js';

export interface ActDialogProps {
  readonly act: Act;
  /** Which state of it was on the page as it was opened. */
  readonly seen: Act['seen'];
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** The form of an act, before the page. What is typed into it stays where it is closed without being sent. */
export function ActDialog({ act, seen, open, onClose, onDone }: ActDialogProps) {
  const say = useSay();
  const [typed, setTyped] = useState(false);
  const secret = act.fields?.some(({ kind }) => kind === 'secret') ?? false;
  return (
    <Modal
      open={open}
      title={say(act.title)}
      footer={null}
      mask={{ closable: !typed }}
      onCancel={onClose}
      destroyOnHidden={secret || !typed}
    >
      <ActForm
        act={act}
        seen={seen}
        onTyped={() => setTyped(true)}
        onDone={() => {
          setTyped(false);
          onDone();
        }}
      />
    </Modal>
  );
}
