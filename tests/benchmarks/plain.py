"""
A plain Dash page that draws as many points, to measure beside the explorer.

``python -m tests.benchmarks.plain serve --port 0 --points N`` prints its address as the explorer does. It is what
one writes in five minutes: one plotly.express chart, the component bundles as Dash serves them.
"""

import sys
from datetime import date, timedelta

import plotly.express as px
from dash import Dash, dcc, html
from waitress.server import create_server


def main() -> None:
    """Serve until terminated."""
    points = int(sys.argv[sys.argv.index("--points") + 1])
    days = [date(1946, 1, 1) + timedelta(days=n * 28_000 // points) for n in range(points)]
    themes = [f"theme {n % 6}" for n in range(points)]
    tones = [n % 11 - 5 for n in range(points)]
    app = Dash("plain")
    app.layout = html.Div(dcc.Graph(figure=px.scatter(x=days, y=themes, color=tones)))
    server = create_server(app.server, host="127.0.0.1", port=0)
    print(f"http://127.0.0.1:{server.effective_port}/", flush=True)
    server.run()


if __name__ == "__main__":
    main()
