// Node does not read TypeScript in a thread of its own accord. What is compiled starts `worker.js` at once.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
