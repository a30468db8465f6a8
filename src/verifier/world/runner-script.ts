/**
 * The first process of a world. It reads requests on its standard input and answers on its standard output; at the end
 * of the input it ends, and the world with it. Steps see neither: a world cannot forge an answer.
 *
 *     request                             answer
 *     write BYTES MODE PATH⏎…bytes…       done EXIT 0 0⏎
 *     run SECONDS BYTES⏎…bytes…           done EXIT MILLISECONDS BYTES⏎…output…
 *     start NAME BYTES⏎…bytes…            done 0 0 0⏎
 *     log NAME⏎                           done EXIT 0 BYTES⏎…output…
 *     pack⏎                               done 0 0 -1⏎…tar, until the end…
 *
 * Output goes to a file in a folder whose size is the output limit: a process that a step left running cannot hold the
 * answer back, as it could with a pipe. Steps may have fewer processes than the runner, so that it can still answer when
 * they have used up theirs. Arguments: the home, the folder for output, processes of all steps ("unlimited" for any), and
 * the descriptor of a lifeline, or nothing: a pipe whose other end only the verifier holds. When the verifier is killed it
 * ends, the first process ends with it, and Linux ends all others of the world. (A parent's death signal alone is not
 * enough: bwrap asks for it only after its mounts, and setpriv loses it.)
 */
export const runnerScript = String.raw`
set -u
home=$1 out=$2 processes=$3 lifeline=$4
mkdir -p "$home/work" "$out/step" "$out/log" && cd "$home/work" || exit 70
export HOME=$home WAYOUT_ENV=$out/env
: > "$WAYOUT_ENV"; : > "$out/none"
exec 8<&0 9>&1 0</dev/null 1>/dev/null
take() { head -c "$1" <&8; }
answer() { # exit, milliseconds, file
  local size; size=$(stat -c %s "$3") || size=0
  printf 'done %s %s %s\n' "$1" "$2" "$size" >&9
  [ "$size" = 0 ] || head -c "$size" "$3" >&9
}
enter() {
  # A step inherits nothing: neither the protocol, nor the lifeline, nor what the verifier was started with.
  local n; for n in $(ls /proc/self/fd 2> /dev/null); do [ "$n" -le 2 ] || eval "exec $n<&-"; done
  exec 8<&- 9>&-; [ -z "$lifeline" ] || eval "exec $lifeline<&-"
  [ "$processes" = unlimited ] || ulimit -u "$processes"
  set +u; set -a; . "$WAYOUT_ENV"; set +a
}
serve() {
  echo 'ready' >&9
  while read -r request a b c <&8; do
    case $request in
      write)
        path=$c; case $path in '~/'*) path=$home/$(printf %s "$path" | cut -c3-) ;; esac
        mkdir -p "$(dirname "$path")"; take "$a" > "$path" && chmod "$b" "$path"
        answer $? 0 "$out/none" ;;
      run)
        script=$(take "$b"); began=$EPOCHREALTIME
        ( enter; exec timeout -k 1 "$a" bash -euo pipefail -c "$script" ) < /dev/null > "$out/step/output" 2>&1
        code=$? ended=$EPOCHREALTIME
        answer $code $(( (10#$(printf %s "$ended" | tr -d .,) - 10#$(printf %s "$began" | tr -d .,)) / 1000 )) "$out/step/output"
        rm -f "$out/step/output" ;;
      start)
        script=$(take "$b")
        ( enter; exec setsid bash -euo pipefail -c "$script" ) < /dev/null > "$out/log/$a" 2>&1 &
        disown; answer 0 0 "$out/none" ;;
      log) tail -c 65536 "$out/log/$a" > "$out/tail"; answer $? 0 "$out/tail" ;;
      pack) printf 'done 0 0 -1\n' >&9; tar -C "$home" -cf - . >&9 2>/dev/null; exit 0 ;;
    esac
  done
}
if [ -z "$lifeline" ]; then serve; exit; fi
eval "read -r -n 1 _ <&$lifeline" &
line=$!
( trap 'kill $line 2> /dev/null' EXIT; serve ) &
# Of one process bash remembers that it has ended, so this cannot come too late, as waiting for either could.
wait $line
# Without namespaces of its own the group is all there is of the world.
[ $$ = 1 ] || kill -KILL -- -$$
exit 0
`;
