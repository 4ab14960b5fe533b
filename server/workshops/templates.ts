import type { BilingualText } from '../language/index.ts';
import type { ExerciseValues } from './editing/index.ts';
import type { Session, Workshop } from './workshop.ts';

/** An agenda to begin with. */
export interface WorkshopTemplate {
  code: string;
  name: BilingualText;
  summary: BilingualText;
  purpose: BilingualText;
  days: number;
  sessions: Pick<Session, 'day' | 'start' | 'minutes' | 'type' | 'title' | 'notes'>[];
  exercise?: ExerciseValues;
}

/** `seed/workshop-templates.json`. */
export interface Templates {
  templates: WorkshopTemplate[];
  /** What participants are asked at the end of any workshop, from 1 to 5. */
  evaluation: BilingualText[];
}

const millisecondsInDay = 24 * 60 * 60 * 1000;

/** The last day of a workshop of `days` days. @param start YYYY-MM-DD; anything else is given back */
export function endOf(start: string, days: number): string {
  const at = Date.parse(start) + (days - 1) * millisecondsInDay;
  return Number.isFinite(at) ? new Date(at).toISOString().slice(0, 10) : start;
}

/** The agenda and the exercise that a template gives to a new workshop. */
export function fromTemplate(template: WorkshopTemplate): Pick<Workshop, 'sessions' | 'exercises'> {
  const { exercise } = template;
  return {
    sessions: template.sessions.map((session, index) => ({
      ...session,
      id: `s${index + 1}`,
      records: [],
      questions: [],
    })),
    exercises: exercise ? [{ ...exercise, id: 'e1', options: [], state: 'preparing' }] : [],
  };
}

/** What a copy takes over: the plan and the pack, and nothing of what happened in the room. */
export function copyOf(workshop: Workshop): Partial<Workshop> {
  return {
    title: workshop.title,
    purpose: workshop.purpose,
    place: workshop.place,
    mode: workshop.mode,
    organiser: workshop.organiser,
    participants: workshop.participants.map(({ governorate, orgType }) => ({
      governorate,
      ...(orgType === undefined ? {} : { orgType }),
    })),
    sessions: workshop.sessions,
    pack: workshop.pack,
    exercises: workshop.exercises.map(({ result: _result, ...exercise }) => ({
      ...exercise,
      state: 'preparing',
    })),
    evaluation: { questions: workshop.evaluation.questions, open: false },
    sample: workshop.sample,
  };
}
