import express from 'express';
import handlebars from 'handlebars';

/**
 * What the pages are measured against: Express and Handlebars with a list of twenty results, and nothing else — no
 * search, no database, no second language, no compression.
 */
const template =
  handlebars.compile(`<!doctype html><html lang="en"><head><title>{{title}}</title></head><body>
<h1>{{title}}</h1><ol>{{#each results}}<li><h2><a href="{{url}}">{{title}}</a></h2><p>{{snippet}}</p>
<dl><dt>Place</dt><dd>{{place}}</dd><dt>Year</dt><dd>{{year}}</dd></dl></li>{{/each}}</ol></body></html>`);

const results = Array.from({ length: 20 }, (_, at) => ({
  url: `/records/${at}`,
  title: `A result with a title of usual length, number ${at}`,
  snippet: 'Two sentences of what was found. They are about as long as the passage that a search page shows.',
  place: 'Basra',
  year: 2022,
}));

const app = express();
app.get('/', (_req, res) => {
  res.type('html').send(template({ title: 'Results', results }));
});
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') console.log(`http://127.0.0.1:${address.port}`);
});
