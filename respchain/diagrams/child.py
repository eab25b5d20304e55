"""The embedded engine, run as a process of its own: DOT on standard input, a picture on standard output.

Graphviz ends the whole process on a failed assertion, so the process that draws is never the one that asks.
This file is run by its path and imports nothing of respchain.
"""

import sys

from pygraphviz import graphviz


def main(form: str, layout: str, *settings: str) -> int:
    """Lay out and draw, with graph attributes as `-Gname=value`; 0 where a picture was written."""
    graph = graphviz.agread(sys.stdin.buffer, None)
    for setting in settings:
        name, _, value = setting.removeprefix("-G").partition("=")
        graphviz.agattr(graph, 0, name.encode(), value.encode())
    context = graphviz.gvContextWithBuiltins()
    if graphviz.gvLayout(context, graph, layout.encode()):
        return 1
    failed, drawn = graphviz.gvRenderData(context, graph, form.encode())
    if failed:
        return 1
    sys.stdout.buffer.write(drawn)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
