export * from './marked-text.ts';
