import { SetMetadata } from '@nestjs/common';
import type { Permission } from '#contracts/permissions.js';

export const PERMISSION = 'guohe:permission';

/** Declares the permission that a route needs. A route without one is closed to everybody. */
export const Can = (permission: Permission) => SetMetadata(PERMISSION, permission);
