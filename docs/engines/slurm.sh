#!/bin/sh
# The stages of onecopy on Slurm: sh slurm.sh IN OUT [WORK]. IN, OUT and WORK are on a disk that all nodes see.
#
# Marking, signing and comparing are arrays of jobs, one task a file or part; what must see all rows is one job that waits for them. Each
# step is a target of stages.mk, so a step that died is given to the queue again and makes what is missing; Slurm does that itself for
# a node that is lost. ONECOPY is the program, where it is not on PATH.
set -eu
IN=$1 OUT=$2 WORK=${3:-stages} N=${N:-8}
here=$(cd "$(dirname "$0")" && pwd)
make="make -f $here/stages.mk IN=$IN OUT=$OUT WORK=$WORK N=$N${ONECOPY:+ ONECOPY=$ONECOPY}"
mkdir -p "$WORK"
(cd "$IN" && find . -type f ! -name '.*' | sed 's|^\./||' | LC_ALL=C sort) > "$WORK/files"
count=$(wc -l < "$WORK/files")
nth='$(sed -n "${SLURM_ARRAY_TASK_ID}p" '"$WORK/files)"

# queue AFTER ARRAY TARGET: ids of jobs are what sbatch --parsable prints.
queue() { sbatch --parsable --requeue ${1:+--dependency=afterok:$1} ${2:+--array=1-$2} --output="$WORK/log.%j" --wrap="$make $3"; }

docs=$(queue '' "$count" "$WORK/docs/$nth")
templates=$(queue "$docs" '' "$WORK/templates")
stories=$(queue "$templates" "$count" "$WORK/stories/$nth")
ranked=$(queue "$stories" '' "$WORK/ranked")
keys=$(queue "$ranked" "$N" "$WORK/keys.\$SLURM_ARRAY_TASK_ID")
asked=$(queue "$keys" '' "$WORK/asked")
fates=$(queue "$asked" "$N" "$WORK/fates.\$SLURM_ARRAY_TASK_ID")
queue "$fates" '' all
