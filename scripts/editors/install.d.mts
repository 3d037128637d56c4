/** Where the programs from Debian stand. */
export const chromiumPath: string;
export const libreOfficePath: string;
