"""``%globus``: the verbs of globus-cli in a cell."""

from __future__ import annotations

from IPython.core.magic import Magics, line_cell_magic, magics_class, no_var_expand

from .waiting import run_line


@magics_class
class GlobusMagics(Magics):
    """Registered by ``%load_ext jupyterlab_globus``."""

    @no_var_expand
    @line_cell_magic
    def globus(self, line: str, cell: str | None = None) -> object:
        """Run one verb of Globus and return its result; ``%globus --help`` lists the verbs.

        ``%%globus transfer SOURCE: DESTINATION:`` takes an item from each line below it.

        The line goes to the page as it is: no variable and no wildcard is expanded. For values
        from Python use ``jupyterlab_globus.ls(...)`` and the like.
        """
        return run_line(line, cell)
