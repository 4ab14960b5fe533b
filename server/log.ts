import { Writable } from 'node:stream';
import pino, { type Logger } from 'pino';
import type { Config } from './config.ts';

/** What is never written, should it ever get near the log. */
const secret = [
  'req.headers.cookie',
  'req.headers.authorization',
  'res.headers["set-cookie"]',
  'headers.cookie',
  'headers.authorization',
  'password',
  'token',
];
const ownNames = ['level', 'time', 'msg', 'pid', 'hostname', 'err'];
const names: Record<number, string> = { 10: 'trace', 20: 'debug', 40: 'warning', 50: 'error', 60: 'fatal' };

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** A line of the log (JSON) as a person reads it at a terminal: time, weight, sentence, what else is known. */
export function toTerminalLine(json: string): string {
  const entry = JSON.parse(json) as Record<string, unknown>;
  const time = new Date(Number(entry['time'])).toTimeString().slice(0, 8);
  const weight = names[Number(entry['level'])];
  const error = entry['err'] as { stack?: string; message?: string } | undefined;
  const rest = Object.entries(entry)
    .filter(([name]) => !ownNames.includes(name))
    .map(([name, value]) => `${name}=${shown(value)}`);
  const line = [time, weight && `${weight}:`, entry['msg'], ...rest].filter(Boolean).join(' ');
  return `${line}${error ? `\n${error.stack ?? error.message ?? shown(error)}` : ''}\n`;
}

const toTerminal = new Writable({
  write(chunk: Buffer, _encoding, done) {
    process.stdout.write(toTerminalLine(chunk.toString()), () => done());
  },
});

/** The log, to standard output: sentences at a terminal, else JSON, one object a line. */
export function createLogger(level: Config['logLevel'], isTerminal = process.stdout.isTTY): Logger {
  const options = { level, redact: secret, base: { pid: process.pid } };
  return isTerminal ? pino({ ...options, base: {} }, toTerminal) : pino(options);
}
