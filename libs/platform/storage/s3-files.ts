import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
  type _Object,
} from '@aws-sdk/client-s3';
import { ASIDE, KEY, StorageAway, type KeptFiles } from './kept-files.js';

/** Where the bucket is and who opens it; without keys the environment of the machine says (a role, a profile). */
export interface S3Place {
  readonly bucket: string;
  readonly region: string;
  /** Of a store that is not Amazon's; its buckets are then named in the path. */
  readonly endpoint?: string;
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
  /** How many keys are listed at a time. */
  readonly pageSize?: number;
}

/** How long the store may take to answer before it counts as away. */
const ANSWERS_WITHIN_MS = 10_000;

/** Files in a bucket of an S3-compatible store. */
export class S3Files implements KeptFiles {
  private readonly client: S3Client;
  private readonly bucket: string;
  private readonly pageSize: number | undefined;

  constructor({ bucket, region, endpoint, accessKeyId, secretAccessKey, pageSize }: S3Place) {
    this.bucket = bucket;
    this.pageSize = pageSize;
    this.client = new S3Client({
      region,
      ...(endpoint && { endpoint, forcePathStyle: true }),
      ...(accessKeyId && secretAccessKey && { credentials: { accessKeyId, secretAccessKey } }),
      // Others than Amazon's do not know its newer checksums; ours is sent along with what is put.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: { connectionTimeout: ANSWERS_WITHIN_MS, socketTimeout: ANSWERS_WITHIN_MS },
    });
  }

  /** @returns what is wrong with the bucket, in a sentence; undefined where it can be used, or where the store does not answer now */
  async check(): Promise<string | undefined> {
    try {
      await this.client.send(new HeadBucketCommand({ Bucket: this.bucket }));
      return undefined;
    } catch (error) {
      switch (statusOf(error)) {
        case 404:
          return 'there is no such bucket. Create it, or correct the name';
        case 401:
        case 403:
          return 'the store does not open it with these keys. Correct S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY, or its policy';
        case 301:
        case 400:
          return 'the store says that it lies elsewhere. Correct S3_REGION or S3_ENDPOINT';
        default:
          return undefined;
      }
    }
  }

  async put(
    { path, sizeBytes, sha256 }: { readonly path: string; readonly sizeBytes: number; readonly sha256: string },
    key: string,
  ): Promise<void> {
    const body = createReadStream(path);
    try {
      await this.client.send(
        new PutObjectCommand({
          Bucket: this.bucket,
          Key: key,
          Body: body,
          ContentLength: sizeBytes,
          ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
        }),
      );
    } catch (error) {
      throw new StorageAway('the file could not be put', { cause: error });
    } finally {
      body.destroy();
    }
  }

  async read(key: string) {
    try {
      const { Body, ContentLength } = await this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key: key }));
      return { stream: Body as Readable, sizeBytes: ContentLength ?? 0 };
    } catch (error) {
      if (error instanceof NoSuchKey || statusOf(error) === 404) return undefined;
      throw new StorageAway('the file could not be read', { cause: error });
    }
  }

  async remove(key: string): Promise<void> {
    await this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key: key }));
  }

  /** Page by page of the bucket. */
  async *keysBefore(instant: number): AsyncGenerator<readonly string[]> {
    for await (const objects of this.pages()) {
      const keys = before(objects, instant).filter((key) => KEY.test(key));
      if (keys.length > 0) yield keys;
    }
  }

  async setAside(key: string): Promise<void> {
    await this.client.send(
      new CopyObjectCommand({ Bucket: this.bucket, CopySource: `${this.bucket}/${key}`, Key: `${ASIDE}/${key}` }),
    );
    await this.remove(key);
  }

  async removeSetAside(instant: number): Promise<number> {
    let removed = 0;
    for await (const objects of this.pages(`${ASIDE}/`)) {
      for (const key of before(objects, instant)) {
        await this.remove(key);
        removed += 1;
      }
    }
    return removed;
  }

  private async *pages(prefix?: string): AsyncGenerator<readonly _Object[]> {
    let more: string | undefined;
    do {
      const page = await this.client.send(
        new ListObjectsV2Command({
          Bucket: this.bucket,
          Prefix: prefix,
          ContinuationToken: more,
          MaxKeys: this.pageSize,
        }),
      );
      yield page.Contents ?? [];
      more = page.NextContinuationToken;
    } while (more !== undefined);
  }
}

function before(objects: readonly _Object[], instant: number): string[] {
  return objects.flatMap(({ Key, LastModified }) =>
    Key !== undefined && LastModified !== undefined && LastModified.getTime() <= instant ? [Key] : [],
  );
}

function statusOf(error: unknown): number | undefined {
  return error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
}
