/** One deployment serves one organisation; every row carries its number all the same. */
export const ORGANISATION_ID = 1;
