import { useQuery } from '@tanstack/react-query';
import { api, told, type Refused, type Schemas } from '../api/client.js';

/** The bytes of a file; they do not change. */
export function useContent({ id }: Schemas['FileDto']) {
  return useQuery<Blob, Refused>({
    queryKey: ['/api/v1/files/{id}/content', id],
    queryFn: () =>
      told(
        api.GET('/api/v1/files/{id}/content', { params: { path: { id } }, parseAs: 'blob' }) as Promise<{
          data?: Blob;
          error?: unknown;
          response: Response;
        }>,
      ),
    staleTime: Infinity,
    gcTime: 60_000,
  });
}
