"""How every kind of box and line looks: told apart by shape, stroke and word, so that grey print loses nothing."""

from respchain.diagrams.picture import Direction, EdgeKind, NodeKind, Severity

INK, GREY, LINE, PALE, FRAME = "#1d2731", "#55616d", "#3f4c59", "#f5f6f8", "#c3cad2"
RED, AMBER, BLUE = "#b3261e", "#8a5200", "#2b5c8a"

SYMBOL: dict[Severity, str] = {"error": "✗", "warning": "⚠", "note": "●"}
COLOUR: dict[Severity, str] = {"error": RED, "warning": AMBER, "note": BLUE}
TINT: dict[Severity, str] = {"error": "#fdf0ee", "warning": "#fff7e6", "note": "#eef4fa"}
STROKE: dict[Severity, str] = {"error": "2.6", "warning": "2", "note": "1.4"}
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")

NODES: dict[NodeKind, dict[str, str]] = {
    "post": {"shape": "box"},
    "body": {"shape": "box", "style": "filled,rounded"},
    "outsider": {"shape": "box", "style": "filled,diagonals"},
    "terminal": {"shape": "box", "peripheries": "2", "fillcolor": "#eef2ee"},
    "person": {"shape": "underline", "style": "", "penwidth": "1.2"},
    "duty": {"shape": "box", "fillcolor": "#2d3e4f", "color": "#2d3e4f"},
    "basis": {"shape": "note"},
    "power": {"shape": "tab"},
    "step": {"shape": "component"},
    "trigger": {"shape": "hexagon", "margin": "0.02,0.05"},
    "consequence": {"shape": "octagon", "margin": "0.06,0.05"},
    "assessment": {"shape": "folder"},
    "oversight": {"shape": "folder"},
    "empty": {"shape": "plaintext", "style": ""},
    "missing": {"shape": "box", "style": "dashed,filled", "color": RED, "fillcolor": "white", "penwidth": "2.6"},
    "depth": {"shape": "plaintext", "style": ""},
    "rung": {"shape": "point", "style": "invis", "width": "0.01", "height": "0.01"},
    "way": {"shape": "box", "style": "filled,rounded", "color": FRAME, "fillcolor": PALE, "margin": "0.08,0.02"},
}
CAPTIONED: frozenset[NodeKind] = frozenset(NODES) - {"post", "missing", "empty", "depth", "rung", "way"}
SECOND_LINE_IN_DUTY = "#d5dde5"

EDGES: dict[EdgeKind, dict[str, str]] = {
    "command": {"style": "solid", "penwidth": "1.3"},
    "guidance": {"style": "dashed", "arrowhead": "vee"},
    "functional": {"style": "dashed", "arrowhead": "diamond"},
    "dotted": {"style": "dotted", "penwidth": "1.4", "arrowhead": "none"},
    "supervises": {"style": "solid", "penwidth": "1.3"},
    "reports": {"style": "solid", "arrowhead": "vee"},
    "assessed": {"style": "solid", "arrowhead": "veeodiamond"},
    "assesses": {"style": "solid", "arrowhead": "odiamond"},
    "democratic": {"style": "dashed", "arrowhead": "empty"},
    "reactive": {"style": "dashed", "arrowhead": "vee"},
    "advisory": {"style": "dotted", "penwidth": "1.4", "arrowhead": "vee"},
    "delegates": {"style": "dashed", "arrowhead": "odiamond"},
    "escalates": {"style": "solid", "arrowhead": "vee"},
    "sanctions": {"style": "solid", "arrowhead": "normalnormal"},
    "basis": {"style": "solid", "arrowhead": "odot"},
    "power": {"style": "solid", "arrowhead": "dot"},
    "holds": {"style": "solid", "arrowhead": "none"},
    "accountable": {"style": "solid", "penwidth": "2"},
    "responsible": {"style": "dashed"},
    "next": {"style": "solid", "arrowhead": "onormal"},
    "corrects": {"style": "dashed", "arrowhead": "vee"},
    "verifies": {"style": "dashed", "arrowhead": "odot"},
    "missing": {"style": "dashed", "color": RED, "penwidth": "2.2", "arrowhead": "none"},
    "order": {"style": "invis"},
}
# the line in the legend: drawn with box signs, which print where a colour would not
SAMPLES: dict[EdgeKind, str] = {
    "command": "──▶",
    "guidance": "┄┄>",
    "functional": "┄┄◆",
    "dotted": "┈┈┈",
    "supervises": "──▶",
    "reports": "──>",
    "assessed": "─◇>",
    "assesses": "──◇",
    "democratic": "┄┄▷",
    "reactive": "┄┄>",
    "advisory": "┈┈>",
    "delegates": "┄┄◇",
    "escalates": "──>",
    "sanctions": "─▶▶",
    "basis": "──○",
    "power": "──●",
    "holds": "───",
    "accountable": "━━▶",
    "responsible": "┄┄▶",
    "next": "──▷",
    "corrects": "┄┄>",
    "verifies": "┄┄○",
    "missing": "╌╌╌",
}
GRAPH = {"bgcolor": "white", "pad": "0.3", "nodesep": "0.28", "ranksep": "0.55", "newrank": "true", "compound": "true"}
HIGH = "0.8"  # between rows where titles of frames stand there
NODE = {
    "style": "filled",
    "fillcolor": "white",
    "color": LINE,
    "fontcolor": INK,
    "margin": "0.14,0.07",
    "height": "0.3",
}
EDGE = {"color": LINE, "fontcolor": GREY, "fontsize": "9", "arrowsize": "0.7"}
ROOMY = "40"  # points between the edge of a frame and its boxes, where its title needs room
CLUSTER = {"style": "filled,rounded", "fillcolor": PALE, "color": FRAME, "fontcolor": GREY}

# the sides of a pile at which a line leaves, and at which it arrives
SIDES: dict[Direction, tuple[str, str]] = {"TB": ("s", "n"), "BT": ("n", "s"), "LR": ("e", "w")}
# where the title of a frame stands instead, where many lines come in
LOW: dict[Direction, dict[str, str]] = {"TB": {"labelloc": "b"}, "BT": {"labelloc": "t"}, "LR": {"labelloc": "b"}}
# the title of a frame stands where the fewest lines come in
FRAME_TITLE: dict[Direction, dict[str, str]] = {
    "TB": {"labelloc": "t", "labeljust": "l"},
    "BT": {"labelloc": "b", "labeljust": "l"},
    "LR": {"labelloc": "t", "labeljust": "r"},
}
