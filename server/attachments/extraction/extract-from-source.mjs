// Starts the program from its TypeScript source, where the library runs uncompiled (tests, development).
import { register } from 'tsx/esm/api';

register();
await import('./extract.ts');
