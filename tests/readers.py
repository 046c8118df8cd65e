#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Other programs read what kith writes, without a warning, and find the same graph in it.
usage: readers.py KITH, from the root. Status 77 (skipped) without networkx or igraph."""
import glob, json, os, subprocess, sys, tempfile, warnings

try:
    import igraph
    import networkx
except ImportError as missing:
    print(missing)
    sys.exit(77)

TYPES = {"person", "country", "organization"}


def check(what, ok):
    if not ok:
        sys.exit(f"wrong: {what}")


def main(kith):
    with tempfile.TemporaryDirectory() as place:
        at = lambda name: os.path.join(place, name)
        subprocess.run([kith, "build", "-q", *glob.glob("corpora/*/text"), "-o", at("g.graphml"),
                        "-o", at("g.gexf"), "-o", at("g.json"), "-o", at("g.dot"),
                        "-o", at("g.svg")], check=True)
        warnings.simplefilter("error")
        nx = networkx.read_graphml(at("g.graphml"))
        ig = igraph.Graph.Read_GraphML(at("g.graphml"))
        gexf = networkx.read_gexf(at("g.gexf"))
        node_link = json.load(open(at("g.json"), encoding="utf-8"))
        check("no nodes", nx.number_of_nodes() > 20)
        check("directed", not nx.is_directed() and not nx.is_multigraph() and not ig.is_directed())
        for name, n, e in (("igraph", ig.vcount(), ig.ecount()),
                           ("gexf", gexf.number_of_nodes(), gexf.number_of_edges()),
                           ("json", len(node_link["nodes"]), len(node_link["links"]))):
            check(f"{name} finds {n} nodes and {e} edges, not {nx.number_of_nodes()} and "
                  f"{nx.number_of_edges()}", (n, e) == (nx.number_of_nodes(), nx.number_of_edges()))
        for node, d in nx.nodes(data=True):
            check(f"{node}: label or type", d["label"] and d["type"] in TYPES)
            check(f"{node}: position, size, colour", {"x", "y", "size", "r", "g", "b"} <= set(d))
            check(f"{node}: degree", d["degree"] == nx.degree(node))
        for a, b, d in nx.edges(data=True):
            check(f"{a} - {b}: weight", d["weight"] >= 1 and d["documents"] >= 1)
        check("strength", all(abs(d["strength"] - nx.degree(n, "weight")) < 1e-6
                              for n, d in nx.nodes(data=True)))
        for tool in (["xmllint", "--noout", at("g.graphml"), at("g.gexf"), at("g.svg")],
                     ["dot", "-Tsvg", "-o", os.devnull, at("g.dot")]):
            run = subprocess.run(tool, capture_output=True, text=True)
            check(f"{tool[0]}: {run.stderr}", run.returncode == 0 and not run.stderr)


main(sys.argv[1])
