/**
 * Where each route is reached, by the path it was written with (and its method, where that is not GET); `{}` is what
 * the parameter of the path is given. Tests that ask every route go by this table, and are held to it being whole.
 */
export const addresses: Readonly<Record<string, readonly string[]>> = {
  '/': ['/', '/ar', '/en'],
  '/search': ['/ar/search', '/en/search', '/api/v1/search'],
  '/practices/:id': ['/ar/practices/{}'],
  '/practices/:id/both': ['/en/practices/{}/both'],
  '/lessons/:id': ['/en/lessons/{}'],
  '/lessons/:id/both': ['/ar/lessons/{}/both'],
  '/sectors/:code': ['/ar/sectors/{}'],
  '/governorates/:code': ['/en/governorates/{}'],
  '/programme': ['/ar/programme'],
  '/workshops/:externalId': ['/ar/workshops/{}'],
  '/about': ['/en/about'],
  '/review': ['/ar/review'],
  '/accessibility': ['/en/accessibility'],
  '/terms': ['/ar/terms'],
  '/api': ['/en/api'],
  '/r/:id': ['/r/{}'],
  '/records/:id': ['/api/v1/records/{}'],
  '/vocabularies': ['/api/v1/vocabularies'],
  '/vocabularies/:name': ['/api/v1/vocabularies/{}'],
  '/openapi.json': ['/api/v1/openapi.json'],
  '/sitemap.xml': ['/sitemap.xml'],
  '/sitemap-:part.xml': ['/sitemap-{}.xml'],
  '/robots.txt': ['/robots.txt'],
  '/health/live': ['/health/live'],
  '/health/ready': ['/health/ready'],
  '/metrics': ['/metrics'],
  '/assets/css/:hash/tajarib.css': ['/assets/css/{}/tajarib.css'],
};
