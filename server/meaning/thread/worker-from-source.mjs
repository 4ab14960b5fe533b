// Starts the worker from its TypeScript source, where the program runs uncompiled (tests, development).
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
