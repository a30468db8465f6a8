const name = 'wayout-draft';

/** What failed goes along to the page where a record of it is proposed: in this tab, and only if the reader goes there. */
export function keepDraftOn(place: HTMLElement, output: string | undefined): void {
  const link = place.querySelector('a[data-draft]');
  link?.addEventListener('click', () => {
    if (output !== undefined) sessionStorage.setItem(name, output);
  });
}

/** The output that came along, once. */
export function takeDraft(): string | undefined {
  const output = sessionStorage.getItem(name) ?? undefined;
  sessionStorage.removeItem(name);
  return output;
}
