/** Sections with alternatives show one at a time, chosen by a row of buttons. Without script, and in print, all show. */
import { el } from './dom.ts';

export function startChoices(): void {
  for (const box of document.querySelectorAll<HTMLElement>('.choice')) {
    const options = [...box.querySelectorAll<HTMLElement>(':scope > .option')];
    if (options.length < 2) continue;
    const label = box.dataset.label ?? '';
    const buttons = options.map((option) =>
      el('button', { type: 'button', 'aria-pressed': 'false' }, option.dataset.name ?? ''),
    );
    const show = (chosen: number) => {
      for (const [i, option] of options.entries()) {
        option.hidden = i !== chosen;
        buttons[i].setAttribute('aria-pressed', String(i === chosen));
      }
    };
    for (const [i, button] of buttons.entries()) button.addEventListener('click', () => show(i));
    box.prepend(el('fieldset', { class: 'tabs' }, el('legend', {}, label), ...buttons));
    show(0);
  }
}
