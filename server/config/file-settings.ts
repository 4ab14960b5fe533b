import { isAbsolute } from 'node:path';
import { isIP } from 'node:net';
import { parseAddress, quoted, wholeNumber, type Reading, type Setting } from './setting.ts';

const setting = <T>(declared: Setting<T>): Setting<T> => declared;
const anything = (text: string): Reading<string> => ({ value: text });

function readServer(text: string): Reading<string> {
  return parseAddress(text, ['http:', 'https:'])
    ? { value: text.replace(/\/$/, '') }
    : { reason: `must be the address of an S3-compatible server, not ${quoted(text)}` };
}

/** Where clamd listens. */
export type ScannerPlace = { readonly path: string } | { readonly host: string; readonly port: number };

function readScanner(text: string): Reading<ScannerPlace> {
  if (isAbsolute(text)) return { value: { path: text } };
  const [, host = '', port = ''] = /^\[?([^\s[\]]+?)\]?:(\d{1,5})$/.exec(text) ?? [];
  const isHost = isIP(host) > 0 || /^[a-z0-9.-]+$/i.test(host);
  return isHost && Number(port) > 0 && Number(port) < 65_536
    ? { value: { host, port: Number(port) } }
    : { reason: `must be the path of clamd’s socket, or its host and port, not ${quoted(text)}` };
}

/** How files come in and are kept: a part of `settings`. */
export const fileSettings = {
  FILE_LIMIT: setting({
    usual: 25,
    meaning: 'How large a file that somebody attaches may be, in megabytes.',
    example: '50',
    read: wholeNumber('a number of megabytes', 1, 500),
  }),
  RECORD_FILES_LIMIT: setting({
    usual: 100,
    meaning: 'How large all files of one record together may be, in megabytes.',
    example: '200',
    read: wholeNumber('a number of megabytes', 1, 5_000),
  }),
  S3_URL: setting<string | undefined>({
    usual: undefined,
    usualText: 'none: files are kept in `DATA_DIR`',
    meaning: 'An S3-compatible server that keeps the files instead: for libraries of several processes.',
    example: 'https://s3.example',
    read: readServer,
  }),
  S3_BUCKET: setting({
    usual: 'tajarib',
    meaning: 'The bucket there; it has to be there already.',
    example: 'tajarib-files',
    read: anything,
  }),
  S3_REGION: setting({
    usual: 'us-east-1',
    meaning: 'Its region, where the server asks for one.',
    example: 'eu-central-1',
    read: anything,
  }),
  S3_KEY: setting({
    usual: '',
    usualText: 'none',
    meaning: 'The access key there.',
    example: 'AKIDEXAMPLE',
    read: anything,
  }),
  S3_SECRET: setting({
    usual: '',
    usualText: 'none',
    meaning: 'Its secret.',
    example: 'a-long-random-secret',
    read: anything,
  }),
  CLAMAV: setting<ScannerPlace | undefined>({
    usual: undefined,
    usualText: 'none: files are not scanned',
    meaning: 'A ClamAV daemon that looks at every file before it is kept: its socket, or host and port.',
    example: '/run/clamav/clamd.ctl',
    read: readScanner,
  }),
};
