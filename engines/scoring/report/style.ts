/** Style of the report: one column on a phone, two on a desk, light and dark after the reader's system. */
export const style = `
:root { color-scheme: light dark; --ink: #17202a; --paper: #ffffff; --soft: #5b6673; --line: #ccd3da; --one: #0b62a8; --two: #b3420a; --warn: #7a2300; --warn-paper: #fff1e6; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8edf2; --paper: #12171c; --soft: #a6b2be; --line: #3b4650; --one: #6db7f2; --two: #f2a15f; --warn: #ffd2b0; --warn-paper: #3a1f10; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.7rem; margin: 0 0 .5rem; } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
.warning { background: var(--warn-paper); color: var(--warn); padding: .75rem 1rem; border-radius: .4rem; font-weight: 600; }
.charts { display: grid; gap: 1.5rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); }
figure { margin: 0; min-width: 0; } figcaption { font-weight: 600; margin-bottom: .25rem; }
figure > svg { width: 100%; height: auto; } svg text { fill: var(--soft); font-size: 12px; }
.axis { fill: none; stroke: var(--line); } polyline, line { fill: none; stroke-width: 2.5; }
.first { stroke: var(--one); } .second { stroke: var(--two); stroke-dasharray: 6 3; } .reference { stroke: var(--soft); stroke-dasharray: 2 4; stroke-width: 1.5; }
circle { stroke: none; } circle.first { fill: var(--one); } .bar { fill: var(--one); }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: .25rem 0; padding: 0; color: var(--soft); font-size: .9rem; } .legend svg { width: 28px; height: 8px; }
.bars { margin: 0; } .bars div { display: grid; grid-template-columns: minmax(8rem, 16rem) 1fr; gap: .75rem; align-items: center; margin: .2rem 0; } .bars dt { overflow-wrap: anywhere; } .bars dd { margin: 0; display: flex; gap: .5rem; align-items: center; } .bars dd { min-width: 0; } .bars dd svg { flex: 1; min-width: 0; height: .8rem; } .bars dd span { white-space: nowrap; }
.scroll { overflow-x: auto; } details { min-width: 0; } table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: start; color: var(--soft); padding: .25rem 0; } th, td { text-align: end; padding: .3rem .5rem; border-bottom: 1px solid var(--line); } tr > :first-child { text-align: start; } th { font-weight: 600; } tbody th { font-weight: 400; overflow-wrap: anywhere; }
details { margin: .5rem 0; } summary { cursor: pointer; color: var(--one); }
`;
