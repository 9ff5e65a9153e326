/** Colours of what is drawn on maps, the same on the page and in `routes.geojson`. */

/**
 * Of lines on a pale ground: dark enough for it, and told apart by most who do not tell red from green (Okabe and Ito,
 * "Color Universal Design", 2008; Tol, "Colour Schemes", 2021). One for each vehicle in turn.
 */
export const LINE_COLOURS = [
  '#0072b2',
  '#d55e00',
  '#009e73',
  '#aa4499',
  '#882255',
  '#117733',
  '#332288',
  '#999933',
  '#44aa99',
] as const;

/** Of schools and homes; `--ink` of page.css. */
export const INK = '#1b2328';
