import { fork, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { PdfUnavailable } from '../writers/typst/typst-compiler.ts';
import type { Order, PressAnswer, PressRequest } from './orders.ts';
import { Turns } from './turns.ts';

const isSource = import.meta.url.endsWith('.ts');
const entry = fileURLToPath(new URL(isSource ? './press-process.ts' : './press-process.js', import.meta.url));
/** Megabytes of JavaScript in the child, and of what in it was made last: with little of that it is tidied up early. */
const largestHeap = 256;
const youngHeap = 2;
/**
 * Of the C library of Linux: one pool of memory instead of one for each thread, and what is not needed goes back.
 * With a pool for each thread a booklet leaves a hundred megabytes behind.
 */
const frugal = { MALLOC_ARENA_MAX: '1', MALLOC_TRIM_THRESHOLD_: '131072', MALLOC_MMAP_THRESHOLD_: '65536' };
/** Bytes: a press that holds more after a file is replaced by a new one for the next. */
const mostKept = 190 * 1024 * 1024;
/** Milliseconds that one file may take; what takes longer is ended with its process. */
const patience = 60_000;
/** Milliseconds after which a press without work gives its memory back. */
const idleTime = 30_000;
/** More orders than these are not kept waiting. */
const mostWaiting = 60;

/** The press could not make a file: it took too long, broke, or has too much to do. */
export class PressFailed extends Error {
  override readonly name = 'PressFailed';
}

interface Waiting {
  request: PressRequest;
  resolve: (bytes: Buffer) => void;
  reject: (error: Error) => void;
}

/**
 * Makes files in a process of its own, one after another: however large a pack, pages are answered meanwhile, and
 * what breaks there does not break the library. The process starts with the first order and ends when idle.
 */
export class Press {
  /** Of what is done for orders in this process. */
  readonly turns = new Turns();
  private child: ChildProcess | undefined;
  private readonly queue: Waiting[] = [];
  private lastId = 0;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  /** Rejects with PdfUnavailable where this machine sets no PDF, with PressFailed where the press broke. */
  order(order: Order): Promise<Buffer> {
    if (this.closed) return Promise.reject(new PressFailed('the press is closed'));
    if (this.queue.length >= mostWaiting)
      return Promise.reject(new PressFailed('too many orders are waiting'));
    return new Promise((resolve, reject) => {
      this.queue.push({ request: { id: ++this.lastId, order }, resolve, reject });
      if (this.queue.length === 1) this.next();
    });
  }

  /** Hands the oldest order to the child. */
  private next(): void {
    clearTimeout(this.timer);
    const [first] = this.queue;
    if (first === undefined) {
      this.timer = setTimeout(() => this.end(), idleTime).unref();
      this.child?.unref();
      this.child?.channel?.unref();
      return;
    }
    this.child ??= this.start();
    this.child.ref();
    this.child.channel?.ref();
    this.timer = setTimeout(() => this.end(), patience).unref();
    this.child.send(first.request, (error) => {
      if (error) this.end();
    });
  }

  private start(): ChildProcess {
    const child = fork(entry, [], {
      serialization: 'advanced',
      // Nothing of the library's own environment, where its keys are.
      env: frugal,
      execArgv: [
        `--max-old-space-size=${largestHeap}`,
        `--max-semi-space-size=${youngHeap}`,
        // The program that runs from its source has tsx, which is not there where it runs compiled.
        ...(isSource ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : []),
      ],
    });
    child.on('message', (answer: PressAnswer) => this.take(answer));
    child.on('exit', () => this.afterExit(child));
    child.on('error', () => this.afterExit(child));
    return child;
  }

  private take(answer: PressAnswer): void {
    if (this.queue[0]?.request.id !== answer.id) return;
    const done = this.queue.shift()!;
    if ('bytes' in answer) {
      if (answer.memory > mostKept) this.replace();
      done.resolve(Buffer.from(answer.bytes.buffer, answer.bytes.byteOffset, answer.bytes.byteLength));
    } else
      done.reject(answer.isPdfUnavailable ? new PdfUnavailable(answer.error) : new PressFailed(answer.error));
    this.next();
  }

  /** The order that was being made is lost with its process; those behind it are not. */
  private afterExit(child: ChildProcess): void {
    if (this.child !== child) return;
    this.child = undefined;
    clearTimeout(this.timer);
    this.queue.shift()?.reject(new PressFailed('the press broke over this file'));
    if (this.queue.length > 0 && !this.closed) this.next();
  }

  /** Ends the child between two orders: the next one is made by another. */
  private replace(): void {
    const { child } = this;
    this.child = undefined;
    child?.kill('SIGKILL');
  }

  private end(): void {
    this.child?.kill('SIGKILL');
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    for (const { reject } of this.queue.splice(0)) reject(new PressFailed('the press is closed'));
    this.end();
  }
}
