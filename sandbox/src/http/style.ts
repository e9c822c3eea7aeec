/** The look of the sandbox's pages: one column, light and dark, no script. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #f3f5f8; --card: #fff; --text: #1b2430; --quiet: #4d5a6b;
  --line: #c9d1db; --act: #1f5fa8; --on-act: #fff; --flag: #7a4b00;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #12161c; --card: #1c222b; --text: #e8edf3; --quiet: #a9b6c6;
    --line: #3c4756; --act: #8bbcf5; --on-act: #0c1a2b; --flag: #f2c46d;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; padding: 2rem 1rem; background: var(--ground);
  color: var(--text); font: 1rem/1.5 system-ui, sans-serif;
}
main {
  max-width: 34rem; margin: 0 auto; padding: 2rem; background: var(--card);
  border: 1px solid var(--line); border-radius: 0.75rem;
}
main.wide { max-width: 72rem; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 0.875rem; }
th, td {
  padding: 0.375rem 0.75rem 0.375rem 0; text-align: start;
  vertical-align: top; border-bottom: 1px solid var(--line);
}
th { color: var(--quiet); font-weight: 600; }
td code { font: 0.8125rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25; }
h2 { margin: 1.5rem 0 0.5rem; font-size: 1rem; }
p { margin: 0 0 1rem; }
.flag {
  margin: 0 0 1.5rem; color: var(--flag); font-size: 0.875rem; font-weight: 600;
}
.quiet { margin: 1.25rem 0 0; color: var(--quiet); font-size: 0.875rem; overflow-wrap: anywhere; }
ul { margin: 0 0 1rem; padding-left: 1.25rem; }
li { margin: 0.25rem 0; }
label { display: block; margin-top: 1.25rem; font-weight: 600; }
select {
  width: 100%; margin: 0.25rem 0 1rem; padding: 0.5rem; font: inherit;
  color: inherit; background: var(--card); border: 1px solid var(--quiet);
  border-radius: 0.375rem;
}
.actions { display: flex; gap: 0.75rem; margin-top: 1.5rem; }
button {
  padding: 0.5rem 1.5rem; font: inherit; font-weight: 600; cursor: pointer;
  color: var(--text); background: transparent; border: 1px solid var(--quiet);
  border-radius: 0.375rem;
}
button.act {
  color: var(--on-act); background: var(--act); border-color: var(--act);
}
:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; }
#auth-code {
  display: block; padding: 1rem; font: 1.125rem/1.4 ui-monospace, monospace;
  background: var(--ground); border: 1px solid var(--line);
  border-radius: 0.375rem; overflow-wrap: anywhere;
  -webkit-user-select: all; user-select: all;
}
`;
