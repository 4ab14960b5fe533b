export * from './commitments.ts';
export * from './exercises.ts';
export * from './fingerprint.ts';
export * from './picking.ts';
export * from './sessions.ts';
export * from './tables.ts';
