import { proposalCard } from '../parts/proposal-card.ts';
import { lang, words } from './page-words.ts';
import { part, partOf } from './parts.ts';
import { openKeyForm } from './key-form.ts';
import { hasKey, listProposals, Refusal, reviewProposal } from './team-api.ts';
import { show } from './to-dom.ts';

// The review queue: what was proposed, what speaks against it, and the decision with its reason.

const root = partOf(document, '#review', HTMLElement);
const queue = part(root, 'queue', HTMLElement);
const api = root.dataset['api'] ?? '';
const texts = words.review;

const askForKey = openKeyForm(root, () => void refresh());
queue.addEventListener('click', (event) => {
  const button =
    event.target instanceof Element ? event.target.closest<HTMLElement>('button[data-decision]') : undefined;
  const decision = button?.dataset['decision'];
  const card = button?.closest<HTMLElement>('[data-proposal]');
  if (card && (decision === 'accepted' || decision === 'rejected')) void decide(card, decision);
});
void refresh();

async function refresh(): Promise<void> {
  say(texts.loading);
  try {
    const proposals = await listProposals(api);
    askForKey(false);
    say(proposals.length > 0 ? texts.queue(proposals.length) : texts.empty);
    show(
      queue,
      proposals.map((facts) => proposalCard(facts, { lang, records: root.dataset['records'] ?? '' })),
    );
  } catch (error) {
    queue.replaceChildren();
    const needsKey = error instanceof Refusal && error.needsKey;
    askForKey(needsKey);
    say(needsKey && !hasKey() ? '' : texts.failed(error instanceof Error ? error.message : String(error)));
  }
}

async function decide(card: HTMLElement, decision: 'accepted' | 'rejected'): Promise<void> {
  const field = partOf(card, 'textarea', HTMLTextAreaElement);
  const complaint = partOf(card, '.complaint', HTMLElement);
  const reason = field.value.trim();
  if (reason === '') {
    complaint.textContent = texts.reasonNeeded;
    field.focus();
    return;
  }
  const record = card.dataset['record'] ?? '';
  try {
    await reviewProposal(api, card.dataset['proposal'] ?? '', { decision, reason });
    await refresh();
    say(decision === 'accepted' ? texts.accepted(record) : texts.rejected(record));
  } catch (error) {
    complaint.textContent = texts.failed(error instanceof Error ? error.message : String(error));
  }
}

function say(text: string): void {
  part(root, 'status', HTMLElement).textContent = text;
}
