"""The JupyterLab of the browser tests: Galata's settings, on the port we are given."""

import os

from jupyterlab.galata import configure_jupyter_server

configure_jupyter_server(c)
c.ServerApp.ip = "127.0.0.1"
c.ServerApp.port = int(os.environ["GLOBUS_UI_PORT"])
c.ServerApp.allow_root = True
# With a line for each request: the log is searched for secrets at the end.
c.ServerApp.log_level = "DEBUG"
# Else each page has it start Node twice, to see whether anything has to be built.
c.ServerApp.tornado_settings = {"page_config_data": {"buildCheck": False}}
