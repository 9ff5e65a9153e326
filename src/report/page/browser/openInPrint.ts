/** On paper nothing can be opened: the lists of names are printed open, and afterwards are as they were. */

export function startOpenInPrint(): void {
  let opened: HTMLDetailsElement[] = [];
  window.addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>('details.printed:not([open])')];
    for (const list of opened) list.open = true;
  });
  window.addEventListener('afterprint', () => {
    for (const list of opened) list.open = false;
    opened = [];
  });
}
