/** How the report looks, on a screen and on A4. No colour carries meaning alone: it may be printed in black and white. */
export const STYLE = `
@page { size: A4; margin: 16mm 15mm 18mm; }
* { box-sizing: border-box; }
html { font: 10.5pt/1.45 "Source Sans 3", "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif; color: #1a1a1a; background: #fff; }
body { max-width: 186mm; margin: 0 auto; padding: 8mm 3mm; }
h1, h2, h3, h4 { line-height: 1.2; color: #10384f; break-after: avoid; }
h1 { font-size: 1.9rem; margin: 0 0 2mm; }
h2 { font-size: 1.43rem; margin: 10mm 0 3mm; padding-bottom: 1mm; border-bottom: 1.5pt solid #10384f; }
h3 { font-size: 1.14rem; margin: 6mm 0 1.5mm; }
h4 { font-size: 1.05rem; margin: 0 0 1mm; }
p { margin: 0 0 2mm; }
a { color: #0b4a6f; }
table { width: 100%; border-collapse: collapse; margin: 1.5mm 0 3mm; font-size: 0.9rem; }
caption { text-align: left; font-weight: 600; padding: 0 0 1mm; color: #10384f; }
th, td { text-align: left; vertical-align: top; padding: 1mm 2mm 1mm 0; border-bottom: .5pt solid #b5bec4; overflow-wrap: break-word; }
thead th { border-bottom: 1pt solid #5b6b75; font-size: 0.86rem; color: #3a4850; vertical-align: bottom; }
thead { display: table-header-group; }
tbody th { font-weight: 600; }
tr, article > h4 { break-inside: avoid; }
thead, caption { break-after: avoid; }
tbody tr:first-child { break-before: avoid; }
article > p:first-of-type { break-after: avoid; }
td ul { margin: 0; padding-left: 4mm; }
.vh { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
abbr { text-decoration: none; }
td, th { hyphens: auto; }
.date { white-space: nowrap; hyphens: none; }
.number { text-align: right; width: 12mm; font-variant-numeric: tabular-nums; }
.bar { width: 44mm; }
.bar svg { display: block; height: 3.4mm; width: 100%; margin-top: 1mm; }
.columns { display: grid; grid-template-columns: 2fr 3fr; gap: 0 7mm; align-items: start; }
.columns .bar { width: 22mm; }
.columns .number { width: 8mm; padding-right: 1mm; }
.legend { font-size: 0.86rem; margin: 0 0 1mm; }
.legend svg { width: 6mm; height: 3mm; vertical-align: baseline; margin: 0 1mm 0 3mm; }
.legend svg:first-child { margin-left: 0; }
.small, .where { font-size: 0.81rem; color: #444f56; }
.where { display: block; }
.absent { font-style: italic; color: #444f56; }
.standing { font-weight: 600; }
code { font-family: Consolas, "Liberation Mono", monospace; font-size: 0.81rem; color: #444f56; font-weight: 400; overflow-wrap: anywhere; }
q { quotes: "“" "”"; }
td q + .where { margin-bottom: 1mm; }
article { margin: 0 0 5mm; padding: 0 0 0 3mm; border-left: 1.5pt solid #b5bec4; }
article p { margin-bottom: 1mm; }
article table { table-layout: fixed; }
article th:nth-child(1) { width: 21%; }
article th:nth-child(2) { width: 12%; }
article th:nth-child(4) { width: 21%; }
.units { table-layout: fixed; }
.units th:last-child { width: 17%; }
.label { font-weight: 600; }
del { color: #7d2a1e; }
ins { color: #14532d; text-decoration: underline; }
.clauses li { margin-bottom: 1.5mm; }
.card { border: 1pt solid #5b6b75; border-radius: 2mm; padding: 3mm 4mm 1mm; margin: 0 0 5mm; }
.card h3 { margin-top: 0; }
.card .where { display: inline; margin-left: 1mm; }
.card dd p { margin-bottom: 1mm; }
dt { font-weight: 600; break-after: avoid; }
dd { margin: 0 0 2mm 4mm; }
ol, ul { margin: 0 0 2mm; padding-left: 6mm; }
.matters li { margin-bottom: 1.2mm; break-inside: avoid; }
nav ol { columns: 2; }
.first h2 { font-size: 1.14rem; margin: 4mm 0 1.5mm; border-bottom-width: .75pt; }
.first table { font-size: 0.86rem; margin-bottom: 2mm; }
.first td, .first th { padding-top: .5mm; padding-bottom: .5mm; }
.first .matters { font-size: 0.9rem; }
@media print {
  body { padding: 0; max-width: none; }
  html { font-size: 8.6pt; }
  .first { break-after: page; }
  #criteria { break-before: page; margin-top: 0; }
  a { color: inherit; text-decoration: none; }
}
@media (max-width: 600px) { .columns { display: block; } main { overflow-x: auto; } }
`;
