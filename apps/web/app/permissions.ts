import { createContext, useContext } from 'react';
import type { Schemas } from '../api/client.js';

export type Permission = Schemas['PermissionRuleDto']['permission'];

/** What the API says that this person may do, with which objects it may be. */
export const Permissions = createContext<ReadonlySet<Permission>>(new Set());

/** May this person do it at all? Whether with this very object is said by the object, or by the API's refusal. */
export function useMay(permission: Permission): boolean {
  return useContext(Permissions).has(permission);
}
