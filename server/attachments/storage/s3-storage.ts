import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { isKey, StorageUnusable, type ByteRange, type FileStorage } from './file-storage.ts';

/** Where an S3-compatible server is, and who asks. */
export interface S3Place {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && /^(NotFound|NoSuchKey)$/.test(error.name);

/** Files in a bucket of an S3-compatible server, for libraries that run as several processes. */
export class S3Storage implements FileStorage {
  private readonly client: S3Client;
  private readonly bucket: string;

  constructor({ endpoint, bucket, region, accessKeyId, secretAccessKey }: S3Place) {
    this.bucket = bucket;
    this.client = new S3Client({
      endpoint,
      region,
      credentials: { accessKeyId, secretAccessKey },
      // The bucket as a part of the path: names of hosts are not everybody's to give.
      forcePathStyle: true,
      maxAttempts: 3,
    });
  }

  async put(key: string, path: string): Promise<void> {
    const { size } = await stat(path);
    await this.ask('kept', () =>
      this.client.send(
        new PutObjectCommand({
          Bucket: this.bucket,
          Key: key,
          Body: createReadStream(path),
          ContentLength: size,
        }),
      ),
    );
  }

  findSize(key: string): Promise<number | undefined> {
    return this.ask('looked at', async () => {
      try {
        const head = await this.client.send(new HeadObjectCommand({ Bucket: this.bucket, Key: key }));
        return head.ContentLength;
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    });
  }

  open(key: string, range?: ByteRange): Promise<Readable> {
    return this.ask('read', async () => {
      const { Body } = await this.client.send(
        new GetObjectCommand({
          Bucket: this.bucket,
          Key: key,
          ...(range && { Range: `bytes=${range.start}-${range.end}` }),
        }),
      );
      return Body as Readable;
    });
  }

  async remove(key: string): Promise<void> {
    await this.ask('removed', () =>
      this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key: key })),
    );
  }

  async *listKeys(): AsyncGenerator<string> {
    let from: string | undefined;
    do {
      const page = await this.ask('listed', () =>
        this.client.send(
          new ListObjectsV2Command({ Bucket: this.bucket, ...(from && { ContinuationToken: from }) }),
        ),
      );
      for (const { Key } of page.Contents ?? []) if (Key !== undefined && isKey(Key)) yield Key;
      from = page.NextContinuationToken;
    } while (from !== undefined);
  }

  private async ask<T>(what: string, request: () => Promise<T>): Promise<T> {
    try {
      return await request();
    } catch (error) {
      const reason = error instanceof Error ? error.name : String(error);
      throw new StorageUnusable(`a file could not be ${what} on the S3 server (${reason})`, { cause: error });
    }
  }
}
