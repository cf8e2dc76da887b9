import { finished, PassThrough, Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { MemoryLocker, Server } from '@tus/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isUUID } from 'class-validator';
import type { ActorRef } from '#contracts/actor.js';
import { Refusal, type ProblemCode } from '#contracts/problems.js';
import { Config } from '#platform/config/config.js';
import { uuidv7 } from '../common/ids.js';
import { FilesService } from '../files/files.service.js';
import { TusStore } from './tus-store.js';
import { UploadParts, type UploadRow } from '../files/upload-parts.service.js';
import type { UploadDto } from './uploads.dto.js';

const PATH = '/api/v1/uploads';
const MB = 1_048_576;
/** What the server of the protocol says no with, in our words. */
const REFUSALS: Readonly<Record<number, ProblemCode>> = {
  404: 'request.notFound',
  409: 'upload.offsetDiffers',
  410: 'request.notFound',
  // What is announced as too much is told apart: this is more than what was announced.
  413: 'upload.moreThanAnnounced',
  423: 'upload.busy',
};

/** Uploads that go on where they broke off, by the tus protocol. A whole one is judged and recorded as one that came at once. */
@Injectable()
export class UploadsService {
  private readonly locker = new MemoryLocker();

  constructor(
    private readonly parts: UploadParts,
    private readonly files: FilesService,
    private readonly config: Config,
  ) {}

  async get(id: string, actor: ActorRef): Promise<UploadDto> {
    return toDto(await this.parts.own(id, actor));
  }

  /** @throws {Refusal} upload.*, file.tooLarge, request.notFound for a dossier that is not the actor's */
  async begin(request: FastifyRequest, reply: FastifyReply, actor: ActorRef): Promise<UploadDto> {
    const location = (await this.answer(request, reply, actor)).headers.get('location');
    return this.get(location?.split('/').at(-1) as string, actor);
  }

  /** Where it is, further bytes, or its end. @throws {Refusal} upload.*, file.* where it is whole and not accepted */
  async goOn(id: string, request: FastifyRequest, reply: FastifyReply, actor: ActorRef): Promise<void> {
    await this.parts.own(id, actor);
    const answer = await this.answer(request, reply, actor);
    void reply.status(answer.status);
  }

  private async answer(request: FastifyRequest, reply: FastifyReply, actor: ActorRef): Promise<Response> {
    let refused: unknown;
    const server = new Server({
      path: PATH,
      datastore: new TusStore(this.parts, actor),
      locker: this.locker,
      maxSize: this.config.maxUploadMb * MB,
      relativeLocation: true,
      namingFunction: () => uuidv7(),
      onUploadCreate: async (_, { metadata, size }) => {
        const dossierId = metadata?.['dossierId'];
        if (!size) throw new Refusal('file.empty');
        if (dossierId) {
          if (!isUUID(dossierId)) throw new Refusal('upload.malformed');
          await this.files.ownDossier(dossierId, actor);
        }
        return {};
      },
      onUploadFinish: async (_, { id }) => {
        await this.finish(id, actor);
        return {};
      },
      onResponseError: (_, error) => {
        if ('status_code' in error && !(error instanceof Refusal)) return undefined;
        refused = error;
        return { status_code: 500, body: '' };
      },
    });
    const body = bodyOf(request);
    const answer = await server.handleWeb(webRequest(request, body)).finally(() => this.letGo(request, reply, body));
    if (refused !== undefined) throw refused;
    if (answer.status >= 400) {
      const limitMb = this.config.maxUploadMb;
      if (answer.status === 413 && Number(request.headers['upload-length']) > limitMb * MB) {
        throw new Refusal('file.tooLarge', { limitMb });
      }
      throw new Refusal(REFUSALS[answer.status] ?? 'upload.malformed');
    }
    for (const [name, value] of answer.headers) {
      if (/^(tus-|upload-|location$|cache-control$)/.test(name)) void reply.header(name, value);
    }
    return answer;
  }

  /**
   * What was not read of a body is taken off the line, or the next request on the same connection would wait behind it; where that is
   * more than a file may be, the line is closed.
   */
  private letGo({ raw, headers }: FastifyRequest, reply: FastifyReply, body?: PassThrough): void {
    if (!body || raw.readableEnded) return;
    raw.unpipe(body);
    if (Number(headers['content-length']) <= this.config.maxUploadMb * MB) raw.resume();
    else void reply.header('Connection', 'close');
  }

  /** Repeated after a lost answer it is the same file. What is not accepted is forgotten. */
  private async finish(id: string, actor: ActorRef): Promise<void> {
    const { name, dossierId, asExpert, fileId } = await this.parts.own(id, actor);
    if (fileId !== null) return;
    // Who has left the organisation meanwhile, or acts for another one, adds nothing to its dossier.
    if (dossierId) await this.files.ownDossier(dossierId, actor);
    try {
      const file = await this.files.takeInWhole({ id, name, dossierId, asExpert }, await this.parts.content(id), actor);
      await this.parts.became(id, file.id);
    } catch (error) {
      // Another process that finished it at the same moment was faster.
      if ((await this.parts.own(id, actor)).fileId !== null) return;
      if (error instanceof Refusal && !RETRIED.includes(error.code)) await this.parts.forget(id);
      throw error;
    }
  }
}

/** What may go well the next time: the upload stays. */
const RETRIED: readonly ProblemCode[] = ['file.storageAway', 'file.storageFull'];

/** What comes with a request, by a stream of its own: it may be left half read, and the connection go on. */
function bodyOf({ raw, method, headers }: FastifyRequest): PassThrough | undefined {
  if (method !== 'PATCH' && !(method === 'POST' && headers['content-type'] !== undefined)) return undefined;
  const body = new PassThrough();
  // Also of a line that had broken before.
  finished(raw, { writable: false }, (error) => error && body.destroy(error));
  return raw.pipe(body);
}

function webRequest({ url, method, headers }: FastifyRequest, body?: Readable): Request {
  // The id is the end of the path: what follows it is no part of it.
  const [path] = url.split('?');
  return new Request(`http://uploads.invalid${path}`, {
    method,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    ...(body && { body: Readable.toWeb(body) as ReadableStream, duplex: 'half' }),
  } as RequestInit);
}

function toDto({ id, name, sizeBytes, receivedBytes, fileId }: UploadRow): UploadDto {
  return { id, name, sizeBytes, receivedBytes, fileId };
}
