"""The bare baseline of a first visit: Starlette's own static files under uvicorn, from the folder that is named."""

import socket
import sys

import uvicorn
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

app = Starlette(routes=[Mount("/static/{version}", StaticFiles(directory=sys.argv[1]))])
listening = socket.create_server(("127.0.0.1", 0))
print(listening.getsockname()[1], flush=True)
uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False)).run([listening])
