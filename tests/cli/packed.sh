# SPDX-License-Identifier: GPL-3.0-or-later
# Packed files and archives, in each other, read as they are unpacked.
show() {
    echo "\$ kith read $*"
    kith read --json "$@" >out
    status=$?
    jq -r '.doc + ": " + .text[:30]' out
    [ $status -eq 0 ] || echo "[$status]"
}
mkdir -p in/sub in/.hidden
echo 'Greta Lund met Jens Vik of NATO in Oslo on Monday.' >in/a.txt
echo 'Sweden and Norway signed it in Oslo on Friday.' | gzip -n >in/sub/b.txt.gz
echo 'hidden' >in/.hidden/c.txt
echo 'not read' >in/d.png
head -n 3 "$records/export.jsonl" | xz >in/e.jsonl.xz
gzip -nc in/a.txt >a.txt.gz
bzip2 -c in/a.txt >a.txt.bz2
xz -c in/a.txt >a.txt.xz
zstd -q in/a.txt -o a.txt.zst 2>/dev/null || cp a.txt.xz a.txt.zst
for name in gz bz2 xz zst; do
    show a.txt.$name
done
gzip -nc "$records/crawl.warc" >crawl.warc.gz
show crawl.warc.gz | tail -n 1
# many members in one, as crawlers write them
cat a.txt.gz a.txt.gz >two.txt.gz
kith read two.txt.gz
LC_ALL=C tar --sort=name -cf in.tar in
gzip -nc in.tar >in.tgz
python3 -c 'import zipfile
with zipfile.ZipFile("in.zip", "w", zipfile.ZIP_DEFLATED) as out:
    for name in "a.txt", "d.png", "e.jsonl.xz", "sub/b.txt.gz": out.write("in/" + name, name)'
show in.tar
show in.tgz
show in.zip
show - <in.zip
mkdir folder
mv in.tgz in.zip a.txt.gz two.txt.gz folder
show folder
mkdir none
tar -cf none.tar none in/d.png
show none.tar
gzip -nc "$records/export.jsonl" >named.wrongly
show named.wrongly | tail -n 1
