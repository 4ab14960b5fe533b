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
};
