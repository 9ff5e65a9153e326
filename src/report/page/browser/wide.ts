/** Tables wider than the screen say that they scroll: the shadow at their edge alone is easily overlooked. */

export function startWide(): void {
  const look = (frame: Element) => frame.classList.toggle('wide', frame.scrollWidth > frame.clientWidth + 1);
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) look(target.closest('.frame') ?? target);
  });
  for (const frame of document.querySelectorAll('.frame')) {
    observer.observe(frame);
    // What is in it grows as well: the next page of a long table may have longer words.
    for (const inner of frame.children) observer.observe(inner);
  }
}
