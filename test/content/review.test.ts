import { expect } from 'chai';
import {
  decide,
  recordStatuses,
  reviewActions,
  workflow,
  type ReviewAction,
} from '../../server/content/index.ts';

type Circumstances = Parameters<typeof decide>[1];

const usual: Circumstances = {
  status: 'in-review',
  parts: ['reviewer'],
  wroteIt: false,
  approvedIt: false,
  twoSteps: false,
  isComplete: true,
  hasOpenThreads: false,
  hasReason: true,
  isPublished: true,
};
const everybody = ['writer', 'reviewer', 'translator', 'library'] as const;

describe('the workflow', () => {
  it('says of every action and status where it leads, or why not', () => {
    const table = reviewActions.map((action) => {
      const by = recordStatuses.map((status) => {
        const decision = decide(action, { ...usual, status, parts: everybody });
        return 'to' in decision ? decision.to : decision.refusal;
      });
      return [action, ...by].join(' ');
    });
    // draft submitted in-review returned approved published update-due archived rejected
    expect(table).to.deep.equal([
      'edit draft being-reviewed being-reviewed returned being-reviewed draft draft draft draft',
      'submit submitted being-reviewed being-reviewed submitted being-reviewed wrong-status wrong-status wrong-status wrong-status',
      'takeBack wrong-status draft being-reviewed wrong-status being-reviewed wrong-status wrong-status wrong-status wrong-status',
      'take wrong-status in-review wrong-status wrong-status wrong-status wrong-status wrong-status wrong-status wrong-status',
      'improve wrong-status take-first in-review wrong-status wrong-status wrong-status wrong-status wrong-status wrong-status',
      'requestChanges wrong-status take-first returned wrong-status wrong-status wrong-status wrong-status wrong-status wrong-status',
      'approve wrong-status take-first approved wrong-status wrong-status wrong-status wrong-status wrong-status wrong-status',
      'sendBack wrong-status take-first wrong-status wrong-status in-review wrong-status wrong-status wrong-status wrong-status',
      'publish wrong-status take-first published wrong-status published wrong-status wrong-status wrong-status wrong-status',
      'reject wrong-status rejected rejected wrong-status rejected wrong-status wrong-status wrong-status wrong-status',
      'withdraw archived archived archived archived archived archived archived wrong-status archived',
      'discard published take-first wrong-status published wrong-status wrong-status wrong-status wrong-status published',
      'markDue wrong-status take-first wrong-status wrong-status wrong-status update-due wrong-status wrong-status wrong-status',
      'confirm wrong-status take-first wrong-status wrong-status wrong-status published published wrong-status wrong-status',
    ]);
  });

  const refused: [string, ReviewAction, Partial<Circumstances>, string][] = [
    ['somebody who has no part in it', 'edit', { status: 'draft', parts: [] }, 'not-yours'],
    ['who would withdraw what nobody can read', 'withdraw', { isPublished: false }, 'nothing-published'],
    ['a reader who would publish', 'publish', { parts: ['writer'] }, 'not-yours'],
    ['who would pass their own text', 'publish', { wroteIt: true }, 'own-record'],
    [
      'what is not complete',
      'submit',
      { status: 'draft', parts: ['writer'], isComplete: false },
      'incomplete',
    ],
    ['what is still talked about', 'approve', { hasOpenThreads: true }, 'threads-open'],
    ['a rejection without a reason', 'reject', { hasReason: false }, 'reason-missing'],
    ['one step where two are asked', 'publish', { twoSteps: true }, 'approval-first'],
    [
      'both steps by one person',
      'publish',
      { status: 'approved', twoSteps: true, approvedIt: true },
      'second-reviewer',
    ],
    ['going back to nothing', 'discard', { status: 'draft', isPublished: false }, 'nothing-published'],
  ];
  for (const [what, action, circumstances, refusal] of refused) {
    it(`refuses ${what}`, () => {
      expect(decide(action, { ...usual, ...circumstances })).to.deep.equal({ refusal });
    });
  }

  it('lets a second person publish what the first approved', () => {
    expect(decide('publish', { ...usual, status: 'approved', twoSteps: true })).to.deep.equal({
      to: 'published',
    });
  });

  it('leaves no status without a way on', () => {
    const ends = recordStatuses.filter(
      (status) => !reviewActions.some((action) => workflow[action].from[status]),
    );
    expect(ends).to.deep.equal([]);
  });
});
