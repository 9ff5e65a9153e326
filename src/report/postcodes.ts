/** Postcodes cut to what may be told to others. */

const WHOLE = /^([A-Z]{1,2}\d[A-Z\d]?)\d[A-Z]{2}$/;
const OUTWARD = /^[A-Z]{1,2}\d[A-Z\d]?$/;

/** The district: `PO30` of `PO30 5RS`. Blank for what is no postcode: half of a mistyped one may still tell a home. */
export function outcodeOf(postcode: string): string {
  const plain = plainPostcode(postcode);
  return WHOLE.exec(plain)?.[1] ?? (OUTWARD.test(plain) ? plain : '');
}

/** In capitals and without spaces, to compare by. */
export function plainPostcode(postcode: string): string {
  return postcode.toUpperCase().replace(/\s+/g, '');
}
