/** Everybody whom a route has to answer in their own way. */
export const visitors = [
  'anonymous',
  'contributor A',
  'contributor B',
  'translator',
  'reviewer',
  'reviewer elsewhere',
  'facilitator',
  'administrator',
] as const;
export type Visitor = (typeof visitors)[number];

const everyone: readonly Visitor[] = visitors;
const members: readonly Visitor[] = visitors.filter((visitor) => visitor !== 'anonymous');

const writers: readonly Visitor[] = ['contributor A', 'contributor B', 'facilitator', 'administrator'];
const writersAndTranslators: readonly Visitor[] = [
  ...(['contributor A', 'contributor B', 'translator', 'administrator'] as const),
];
const reviewers: readonly Visitor[] = ['reviewer', 'reviewer elsewhere', 'administrator'];

/**
 * Who is let in by each route, by the path it was written with (and its method, where that is not GET). What is not
 * here fails the test: a route is only open to whom somebody has written down. Others are sent to sign in, or told
 * that it is not open to them.
 */
export const permissions: Readonly<Record<string, readonly Visitor[]>> = {
  '/': everyone,
  '/search': everyone,
  '/practices/:id': everyone,
  '/practices/:id/both': everyone,
  '/lessons/:id': everyone,
  '/lessons/:id/both': everyone,
  '/practices/:id/record.pdf': everyone,
  '/practices/:id/record.docx': everyone,
  '/practices/:id/share.png': everyone,
  '/lessons/:id/record.pdf': everyone,
  '/lessons/:id/record.docx': everyone,
  '/lessons/:id/share.png': everyone,
  '/sectors/:code': everyone,
  '/governorates/:code': everyone,
  '/programme': everyone,
  '/workshops/:externalId': everyone,
  '/about': everyone,
  '/review': everyone,
  '/accessibility': everyone,
  '/terms': everyone,
  '/api': everyone,
  '/r/:id': everyone,
  '/suggest': everyone,
  'POST /:logId/opened': everyone,
  '/records/:id': everyone,
  '/vocabularies': everyone,
  '/vocabularies/:name': everyone,
  '/openapi.json': everyone,
  '/sitemap.xml': everyone,
  '/sitemap-:part.xml': everyone,
  '/robots.txt': everyone,
  '/health/live': everyone,
  '/health/ready': everyone,
  '/metrics': everyone,
  '/assets/css/:hash/tajarib.css': everyone,
  '/sign-in': everyone,
  'POST /sign-in': everyone,
  'POST /sign-out': everyone,
  '/account': members,
  '/contribute': writersAndTranslators,
  '/contribute/new/:kind': writers,
  'POST /contribute/new/:kind': writers,
  '/contribute/:id': writersAndTranslators,
  '/contribute/:id/check': writers,
  '/contribute/:id/screens/:screen': writers,
  'POST /contribute/:id/screens/:screen': writers,
  'POST /contribute/:id/screens/:screen/autosave': writers,
  'POST /contribute/:id/submit': writersAndTranslators,
  'POST /contribute/:id/take-back': writers,
  'POST /contribute/:id/discard': writers,
  'POST /contribute/:id/confirm': writers,
  'POST /contribute/:id/delete': writers,
  'POST /contribute/:id/threads/:thread': writersAndTranslators,
  '/reviews': reviewers,
  '/reviews/:id': reviewers,
  'POST /reviews/:id/take': reviewers,
  'POST /reviews/:id/requestChanges': reviewers,
  'POST /reviews/:id/approve': reviewers,
  'POST /reviews/:id/sendBack': reviewers,
  'POST /reviews/:id/reject': reviewers,
  'POST /reviews/:id/withdraw': reviewers,
  'POST /reviews/:id/confirm': reviewers,
  'POST /reviews/:id/markDue': reviewers,
  'POST /reviews/:id/publish': reviewers,
  'POST /reviews/:id/assign': reviewers,
  'POST /reviews/:id/comment': reviewers,
  '/report/:id': everyone,
  'POST /report/:id': everyone,
  'POST /reviews/reports/:id/close': reviewers,
};
