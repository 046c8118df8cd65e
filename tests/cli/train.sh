# SPDX-License-Identifier: GPL-3.0-or-later
# A small model is trained, twice the same, measured, and used; what is no model or no training text
# is said. The figures themselves are those of the machine's floating point, and not compared.
i=0
while [ $i -lt 60 ]; do
    i=$((i + 1))
    echo "[Anna Bell$i]P of [Harbour Trust]O went to [Port Mary]L on day $i , said [Tom Reed]P ."
    echo "The [Mill $i Company]O sold bread , and rain fell on the hills of [Westland]L ."
    echo
done >train.txt
kith tag --format conll train.txt >/dev/null
{
    printf -- '-DOCSTART- O\n\n'
    for word in Anna:B-PER Bell7:I-PER left:O Harbour:B-ORG Trust:I-ORG .:O; do
        echo "${word%:*} ${word#*:}"
    done
} >dev.bio
train() {
    kith train train.txt:2 dev.bio:free=MISC --dev dev.bio --epochs 2 --clusters 8 --rows 4000 \
        --capitals 0.5 --titles 0.5 --hyphens 1 --off document --group-dropout pair=0.5 "$@" \
        >log 2>&1
}
train -o a.model
echo "[$?]"
train -q -o b.model
cmp a.model b.model && echo 'twice the same'
train --seeds 2 --seed 7 -o c.model
echo "[$?]"
kith evaluate --model a.model --types PER,ORG --errors 3 dev.bio >measured
echo "[$?]"
grep -q '^ *PER\|PER ' measured && echo 'persons are measured'
kith evaluate --short --model a.model dev.bio | wc -l
cut -d ' ' -f 1 dev.bio | kith tag --format conll --model a.model - | cut -f 1 | tr '\n' ' '
echo
wrong() {
    kith "$@"
    echo "[$?]"
}
head -c 5000 a.model >cut.model
wrong tag --format conll --model cut.model dev.bio 2>&1
wrong tag --format conll --model train.txt dev.bio 2>&1
wrong tag --model a.model dev.bio 2>&1
printf 'A X-PER\n' >bad.bio
wrong train bad.bio -o d.model 2>&1
wrong train train.txt -o none/d.model 2>&1 | tail -n 2
wrong train none.bio -o d.model 2>&1
wrong train train.txt 2>&1
wrong train train.txt:free=FISH -o d.model 2>&1
wrong train train.txt --off tail -o d.model 2>&1
wrong train train.txt --epochs many -o d.model 2>&1
wrong evaluate --types FISH dev.bio 2>&1
wrong evaluate none.bio 2>&1
wrong evaluate 2>&1
ls
