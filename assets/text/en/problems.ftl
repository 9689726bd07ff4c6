### Words for problem codes: what happened, what to do. `problem-<code>` for each code.

problem-internal = Something went wrong. Try again; if it happens again, tell your system administrator.
