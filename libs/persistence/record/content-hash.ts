import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** SHA-256 of content as canonical JSON (RFC 8785), in hexadecimal digits: what stands on the trail of content that must not stand there. */
export function contentHashOf(content: unknown): string {
  return hash('sha256', canonicalize(content) ?? '', 'hex');
}
