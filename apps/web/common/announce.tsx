import { ConfigProvider, message, Modal } from 'antd';
import { Look } from '../app/theme.js';

// What is announced stands beside the page, in its look.
ConfigProvider.config({ holderRender: (children) => <Look>{children}</Look> });

/** A line that goes by itself: what was done, or what hinders it. */
export const announce = message;

/** Asks before what cannot be taken back. */
export const confirm = Modal.confirm;
