// Documents for the tests of the server. Annotated, so that what they state does not hang on recognition.

/** A proposition whose feedback says who, to whom and how, but not about what and when. */
export const PROPOSITION = `---
document: propositie
language: nl
title: Na een val
---

# Na een val

## Terugkoppeling

:::terugkoppeling{van=valcoördinator aan=huisarts}
De huisarts krijgt :vorm[via Zorgdomein] bericht.
:::
`;

/** A vision with an ambition that others can refer to. */
export const VISION = `---
document: visie
language: nl
title: Visie 2030
---

# Visie 2030

:::ambitie{#thuis-wonen}
Ouderen wonen veilig thuis.
:::
`;

/** A Markdown file that is nobody's business. */
export const ORDINARY = `# Boodschappen

:::terugkoppeling
Melk, brood en zo spoedig mogelijk koffie.
:::
`;
