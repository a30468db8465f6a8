import { words } from './page-words.ts';

// Makes the evidence matrix a grid that is walked with arrow keys, and opens a cell's trials where the reader is.

const dialog = document.querySelector<HTMLDialogElement>('#trials-dialog');
const matrix = document.querySelector<HTMLTableElement>('[data-matrix]');
if (matrix) makeGrid(matrix);

function makeGrid(table: HTMLTableElement): void {
  const cells = [...table.querySelectorAll<HTMLAnchorElement>('a.cell')];
  for (const [i, cell] of cells.entries()) cell.tabIndex = i === 0 ? 0 : -1;
  table.addEventListener('keydown', (event) => {
    const from = event.target instanceof HTMLAnchorElement ? event.target : undefined;
    const to = from?.classList.contains('cell') && neighbour(table, from, event.key);
    if (!from || !to) return;
    event.preventDefault();
    from.tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
  });
  table.addEventListener('click', (event) => {
    const cell =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.cell') : undefined;
    const trials = cell && document.getElementById(cell.hash.slice(1));
    if (!dialog || !trials || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    openTrials(dialog, cell.getAttribute('aria-label') ?? '', trials);
  });
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

/** The next tried cell in a direction; what was not tried is stepped over. */
function neighbour(table: HTMLTableElement, from: HTMLElement, key: string): HTMLAnchorElement | undefined {
  const [down, right] = directions[key] ?? [0, 0];
  const place = from.closest('td');
  const row = place?.closest('tr');
  if (!place || !row || (down === 0 && right === 0)) return undefined;
  let y = row.rowIndex + down;
  let x = place.cellIndex + right;
  for (; y >= 0 && y < table.rows.length; y += down, x += right) {
    const cell = table.rows[y]?.cells[x];
    const link = cell?.querySelector<HTMLAnchorElement>('a.cell');
    if (link) return link;
    if (right !== 0 && (x < 0 || !cell)) return undefined;
  }
  return undefined;
}

function openTrials(place: HTMLDialogElement, title: string, trials: HTMLElement): void {
  const heading = document.createElement('h2');
  heading.textContent = title;
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'button';
  close.textContent = words.record.close;
  close.addEventListener('click', () => place.close());
  const copy = trials.cloneNode(true);
  if (copy instanceof HTMLElement) copy.removeAttribute('id');
  place.replaceChildren(heading, copy, close);
  place.showModal();
}

dialog?.addEventListener('click', (event) => {
  if (event.target === dialog) dialog.close();
});
