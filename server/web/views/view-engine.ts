import { relative, sep } from 'node:path';
import type { Express } from 'express';
import type { Views } from './views.ts';

/** Lets `res.render('pages/…')` draw the views of `folder`. */
export function useViews(app: Express, folder: string, views: Views): void {
  app.set('views', folder);
  app.set('view engine', 'hbs');
  app.enable('view cache');
  app.engine('hbs', (file, model, callback) => {
    const name = relative(folder, file)
      .split(sep)
      .join('/')
      .replace(/\.hbs$/, '');
    try {
      callback(null, views.render(name, model));
    } catch (error) {
      callback(error);
    }
  });
}
