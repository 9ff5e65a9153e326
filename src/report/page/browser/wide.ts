/** Tables wider than the screen say that they scroll: the shadow at their edge alone is easily overlooked. */

export function startWide(): void {
  const observer = new ResizeObserver((entries) => {
    const frames = [...new Set(entries.map(({ target }) => target.closest('.frame') ?? target))];
    // All are measured before any is marked: a mark between would have the page laid out anew each time.
    const isWide = frames.map((frame) => frame.scrollWidth > frame.clientWidth + 1);
    for (const [i, frame] of frames.entries()) frame.classList.toggle('wide', isWide[i]);
  });
  for (const frame of document.querySelectorAll('.frame')) {
    observer.observe(frame);
    // What is in it grows as well: the next page of a long table may have longer words.
    for (const inner of frame.children) observer.observe(inner);
  }
}
