import process from 'node:process';

// Passwords that everybody knows: the configuration refuses them in production and where PUBLIC_URL is set.
process.env.DEMO = 'on';
process.env.DATA_DIR ??= 'data-demo';
await import('../dist/server/main.js');
