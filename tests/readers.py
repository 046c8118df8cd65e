#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Other programs read what kith writes, without a warning, and find the same graph in it: of the sample
corpora, and of one whose names hold every character that a format may trip over.
usage: readers.py KITH, from the root. Status 77 (skipped) without networkx or igraph."""
import csv, glob, html, json, math, os, re, subprocess, sys, tempfile, warnings
import xml.etree.ElementTree as xml

try:
    import igraph
    import networkx
except ImportError as missing:
    print(missing)
    sys.exit(77)

TYPES = {"person", "country", "organization"}
FORMATS = {"graphml": "g.graphml", "yed": "yed.graphml", "gexf": "g.gexf", "gexf13": "time.gexf",
           "json": "g.json", "cyjs": "g.cyjs", "csv": "g.csv", "dot": "g.dot", "svg": "g.svg"}
NASTY = ['"a" "b" \'c\'', "A & & B", "<x> < y >>", "]]> &amp; &#65; \\N \\\\ \\", "Łódź 😀 שלום 北京",
         "&quot; &quot;", "tab\tand\nline", "& <", "graph", "node", "\\", "\\\"", "a|b;c,d", "=1+2",
         "-- ; {} [] //", "e\u0301 \u202e right to left", "\ufffd\u00a0\u2028", "long " * 4000, "null",
         "x" * 20000, "\u0430&\u0431" * 3000]


def check(what, ok):
    if not ok:
        sys.exit(f"wrong: {what}")


def same(what, a, b):
    """Numbers may have been written as another type."""
    if a != b and not (isinstance(a, (int, float)) and isinstance(b, (int, float))
                       and math.isclose(a, b, rel_tol=1e-12)):
        sys.exit(f"wrong: {what}: {a!r:.200} is not {b!r:.200}")


def run(*command, **more):
    done = subprocess.run(command, capture_output=True, text=True, **more)
    check(f"{command[:2]}: {done.stderr[:400]}", done.returncode == 0 and not done.stderr)
    return done.stdout


# Each reader gives {id: {field: value}} and {(id, id): {field: value}}, ends in order.

def ends(a, b):
    return (a, b) if a < b else (b, a)


def by_networkx(graph):
    check("directed", not graph.is_directed() and not graph.is_multigraph())
    return dict(graph.nodes(data=True)), {ends(a, b): d for a, b, d in graph.edges(data=True)}


def by_igraph(path):
    graph = igraph.Graph.Read_GraphML(path)
    check("directed", not graph.is_directed())
    name = [n.replace("&#38;", "&") for n in graph.vs["id"]]  # igraph 0.10.2 leaves that in ids
    return ({name[v.index]: v.attributes() for v in graph.vs},
            {ends(name[e.source], name[e.target]): e.attributes() for e in graph.es})


def by_json(path):
    with open(path, encoding="utf-8") as file:
        it = json.load(file)
    same("jq", json.loads(run("jq", "-c", ".", path)), it)
    graph = networkx.node_link_graph(it)
    check("node_link_graph", graph.number_of_edges() == len(it["links"]))
    return ({n["id"]: n for n in it["nodes"]},
            {ends(e["source"], e["target"]): e for e in it["links"]})


def by_cytoscape(path):
    with open(path, encoding="utf-8") as file:
        it = json.load(file)["elements"]
    for node in it["nodes"]:
        same("place", node["position"], {"x": node["data"]["x"], "y": -node["data"]["y"]})
        same("name", node["data"]["name"], node["data"]["label"])
    check("ids", len({e["data"]["id"] for e in it["edges"]}) == len(it["edges"]))
    return ({n["data"]["id"]: n["data"] for n in it["nodes"]},
            {ends(e["data"]["source"], e["data"]["target"]): e["data"] for e in it["edges"]})


def typed(row):
    number = re.compile(r"-?\d+(\.\d+)?(e-?\d+)?$")
    text = {"Id", "Label", "Source", "Target", "Type", "type", "iso", "aliases", "first", "last",
            "evidence", "ref"}
    return {k: v if k in text or not number.match(v) else float(v) for k, v in row.items()}


def by_csv(path):
    tables = []
    for part in ("-nodes", "-edges"):
        with open(path[:-4] + part + ".csv", encoding="utf-8", newline="") as file:
            tables.append([typed(row) for row in csv.DictReader(file)])
    nodes, edges = tables
    check("Gephi's columns", {"Id", "Label"} <= set(nodes[0])
          and {"Source", "Target", "Type", "Weight"} <= set(edges[0]))
    check("Gephi's type", all(e["Type"] == "Undirected" for e in edges))
    for n in nodes:
        n["label"] = n.pop("Label")
    for e in edges:
        e["weight"] = e.pop("Weight")
    return {n["Id"]: n for n in nodes}, {ends(e["Source"], e["Target"]): e for e in edges}


def decoded(s):
    """What Graphviz makes of its escapes when it draws."""
    return re.sub(r"\\(.)", lambda m: {"n": "\n"}.get(m[1], m[1]), html.unescape(s))


def by_dot(path):
    it = json.loads(run("dot", "-Tjson0", path))
    name = [decoded(n["name"]) for n in it["objects"]]
    return ({n: {"label": decoded(o["tooltip"])} for n, o in zip(name, it["objects"])},
            {ends(name[e["tail"]], name[e["head"]]): {"weight": int(e["weight"])}
             for e in it["edges"]})


def blank(s):
    return re.sub(r"[\x00-\x1f\x7f]", " ", s)


def compare(what, got, want, node_fields, edge_fields, change=lambda s: s):
    """change: what becomes of text in this format."""
    for kind, a, b, fields in (("node", got[0], want[0], node_fields),
                               ("edge", got[1], want[1], edge_fields)):
        key = (lambda k: ends(*map(change, k))) if kind == "edge" else change
        b = {key(k): v for k, v in b.items()}
        same(f"{what}: {kind}s that one has", sorted(set(a) ^ set(b)), [])
        for k in a:
            for f in fields:
                wanted = change(b[k][f]) if isinstance(b[k][f], str) else b[k][f]
                same(f"{what}: {f} of {kind} {k!r:.99}", a[k][f], wanted)


def gephi_graphml(path):
    """What Gephi's importer drops or mistakes (docs/formats.md), nothing of it is in the file."""
    ns = "{http://graphml.graphdrawing.org/xmlns}"
    root = xml.parse(path).getroot()
    keys = {k.get("id"): k for k in root.iter(ns + "key")}
    check("keys twice", len(keys) == len(list(root.iter(ns + "key"))))
    plain = {i: k for i, k in keys.items() if k.get("yfiles.type") is None}
    for i, k in plain.items():
        check(f"key {i}", k.get("for") in ("node", "edge") and i not in ("d3", "d7")
              and k.get("attr.type") in ("boolean", "int", "long", "float", "double", "string"))
    for kind in ("node", "edge"):
        named = {k.get("attr.name"): i for i, k in plain.items() if k.get("for") == kind}
        check(f"{kind}: Gephi's names", {"label", "x", "y", "size", "r", "g", "b"} <= set(named)
              if kind == "node" else "weight" in named)
        for at in root.iter(ns + kind):
            data = {d.get("key"): d.text or "" for d in at.iter(ns + "data")}
            check("every value written", set(named.values()) <= set(data))
            for i in named.values():
                if plain[i].get("attr.type") in ("int", "long"):
                    check(f"{i}: {data[i]}", re.fullmatch(r"-?\d+", data[i]))
                if plain[i].get("attr.type") == "double":
                    check(f"{i}: {data[i]}", re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", data[i]))
            check("weight", kind == "node" or float(data[named["weight"]]) > 0)
    with open(path, encoding="utf-8") as file:
        text = re.sub(r"<!\[CDATA\[.*?\]\]>", "", file.read(), flags=re.S)
    for piece in re.split(r"<[^>]*>", text):
        if "&" in piece:
            check(f"white space that Gephi drops: {piece[:200]}",
                  not any(p and p.isspace() for p in re.split(r"&[^;]+;", piece)))
    check("first bytes are not ASCII", any(ord(c) > 127 for c in text[:200]))


def gephi_gexf(path, version):
    root = xml.parse(path).getroot()
    ns, viz = root.tag[:-4], root.tag[:-5] + "/viz}"
    same("version", root.get("version"), version)
    graph = root.find(ns + "graph")
    same("mode", graph.get("mode"), "dynamic" if version == "1.3" else "static")
    declared = {a.get("class"): {i.get("id"): i.get("type") for i in a} for a in graph.iter(ns + "attributes")}
    for kind in ("node", "edge"):
        check("types", set(declared[kind].values()) <= {"string", "integer", "long", "double"})
        for at in graph.iter(ns + kind):
            check("values", {v.get("for") for v in at.iter(ns + "attvalue")} == set(declared[kind]))
            for spell in at.iter(ns + "spell"):
                check("spell", version == "1.3" and spell.get("start") <= spell.get("end"))
                check("date", re.fullmatch(r"\d{4}-\d\d-\d\d", spell.get("start")))
            if kind == "node":
                check("viz", {viz + "size", viz + "position", viz + "color"} <= {c.tag for c in at})
            else:
                check("weight", float(at.get("weight")) > 0)
    return {n.get("id"): n for n in graph.iter(ns + "node")}


def write_nasty(path):
    """A graph as another program may have made it: each name linked with the next."""
    from xml.sax.saxutils import escape, quoteattr
    quote = lambda s: quoteattr(s, {"\n": "&#10;", "\t": "&#9;"})
    with open(path, "w", encoding="utf-8") as out:
        out.write('<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
                  '<key id="l" for="node" attr.name="label" attr.type="string"/>'
                  '<key id="a" for="node" attr.name="aliases" attr.type="string"/>'
                  '<key id="t" for="node" attr.name="type" attr.type="string"/>'
                  '<key id="e" for="edge" attr.name="evidence" attr.type="string"/>'
                  '<key id="w" for="edge" attr.name="weight" attr.type="double"/>'
                  '<graph edgedefault="undirected">\n')
        for i, name in enumerate(NASTY):
            out.write(f'<node id={quote(f"{i:02} {name}"[:3000])}><data key="l">{escape(name)}</data><data key="a">'
                      f'{escape(name)}</data><data key="t">{sorted(TYPES)[i % 3]}</data></node>\n')
        for i, name in enumerate(NASTY[1:], 1):
            out.write(f'<edge source={quote(f"{i - 1:02} {NASTY[i - 1]}"[:3000])} target={quote(f"{i:02} {name}"[:3000])}>'
                      f'<data key="e">{escape(name)}</data><data key="w">{i}</data></edge>\n')
        out.write("</graph></graphml>\n")


def check_all(at, nodes, edges):
    """Every file in the folder holds the same graph as g.graphml, as networkx reads it."""
    want = by_networkx(networkx.read_graphml(at("g.graphml")))
    node_fields = sorted(next(iter(want[0].values())))
    edge_fields = sorted(next(iter(want[1].values())))
    check(f"{len(want[0])} nodes, {len(want[1])} edges", len(want[0]) >= nodes and len(want[1]) >= edges)
    compare("igraph", by_igraph(at("g.graphml")), want, node_fields, edge_fields)
    compare("json", by_json(at("g.json")), want, node_fields, edge_fields)
    compare("cytoscape", by_cytoscape(at("g.cyjs")), want, node_fields, edge_fields)
    compare("csv", by_csv(at("g.csv")), want, node_fields, edge_fields)
    own = {"x", "y", "size", "r", "g", "b"}
    gexf = by_networkx(networkx.read_gexf(at("g.gexf")))
    compare("gexf", gexf, want, sorted(set(node_fields) - own), edge_fields)
    for node, d in gexf[0].items():
        check("viz", d["viz"]["size"] == want[0][node]["size"]
              and d["viz"]["color"]["r"] == want[0][node]["r"])
    check("dynamic gexf", set(gephi_gexf(at("time.gexf"), "1.3")) == set(want[0]))
    gephi_gexf(at("g.gexf"), "1.2")
    gephi_graphml(at("g.graphml"))
    gephi_graphml(at("yed.graphml"))
    yed = by_networkx(networkx.read_graphml(at("yed.graphml")))
    compare("yed", yed, want, sorted(set(node_fields) - {"x", "y", "label"}), edge_fields)
    same("yed: labels", [d["label"].strip() for d in yed[0].values()],
         [d["label"].strip() for d in want[0].values()])
    run("xmllint", "--noout", at("g.graphml"), at("yed.graphml"), at("g.gexf"), at("time.gexf"),
        at("g.svg"), at("alone.svg"))
    return want


def check_measures(nodes, edges):
    degree, strength = {n: 0 for n in nodes}, {n: 0 for n in nodes}
    for (a, b), d in edges.items():
        check(f"{a} - {b}: weight", d["weight"] >= 1 and d["documents"] >= 1)
        for n in (a, b):
            degree[n] += 1
            strength[n] += d["weight"]
    for node, d in nodes.items():
        check(f"{node}: label or type", d["label"] and d["type"] in TYPES)
        same(f"{node}: degree", d["degree"], degree[node])
        same(f"{node}: strength", d["strength"], strength[node])


def write_all(kith, at, *source):
    outputs = []
    for name, path in FORMATS.items():
        outputs += ["--format", name, "-o", at(path)]
    subprocess.run([kith, *source, *outputs, "-q"], check=True)
    subprocess.run([os.path.abspath(kith), "export", "-q", at("g.graphml"), "-o", at("alone.svg")],
                   check=True, env={**os.environ, "PATH": "/nowhere"})


def main(kith):
    warnings.simplefilter("error")
    with tempfile.TemporaryDirectory() as place:
        at = lambda name: os.path.join(place, name)
        write_all(kith, at, "build", *glob.glob("corpora/*/text"))
        nodes, edges = check_all(at, 100, 100)
        check_measures(nodes, edges)
        run("dot", "-Tsvg", "-o", os.devnull, at("g.dot"))
    with tempfile.TemporaryDirectory() as place:
        at = lambda name: os.path.join(place, name)
        write_nasty(at("nasty.graphml"))
        write_all(kith, at, "export", at("nasty.graphml"))
        want = check_all(at, len(NASTY), len(NASTY) - 1)
        same("labels", sorted(d["label"] for d in want[0].values()), sorted(NASTY))
        same("evidence", sorted(d["evidence"] for d in want[1].values()), sorted(NASTY[1:]))
        compare("dot", by_dot(at("g.dot")), want, ["label"], ["weight"], blank)


main(sys.argv[1])
