import { Button, Modal } from 'antd';
import { Suspense, useState } from 'react';
import { useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { lazyPart } from './script-missing.js';
import { Loaded } from './states.js';

const FilePreview = lazyPart(() => import('../documents/file-preview.js').then((m) => m.FilePreview));

/** Whether a browser shows it as it is. */
const canBeShown = (mediaType: string): boolean => mediaType === 'application/pdf' || mediaType.startsWith('image/');

/** A file looked at where it was uploaded, without a download. */
export function FileGlance({ id }: { id: string }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const file = useGet('/api/v1/files/{id}', { path: { id } });
  if (!file.data || !canBeShown(file.data.mediaType)) return null;
  return (
    <>
      <Button size="small" type="text" onClick={() => setOpen(true)}>
        {say('预览', 'Look')}
      </Button>
      <Modal
        open={open}
        width={960}
        title={file.data.name}
        footer={null}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <Suspense>
          <Loaded query={file}>{(read) => <FilePreview file={read} marks={[]} />}</Loaded>
        </Suspense>
      </Modal>
    </>
  );
}
