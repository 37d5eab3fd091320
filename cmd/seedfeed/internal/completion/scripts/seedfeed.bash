# bash completion for seedfeed; printed by: seedfeed completion bash
_seedfeed() {
	local cur=${COMP_WORDS[COMP_CWORD]} line=${COMP_LINE:0:COMP_POINT} part kind word about
	local -a words=()
	# bash takes words apart at = and : as well: parts without a blank between them are one word
	for part in "${COMP_WORDS[@]:0:COMP_CWORD+1}"; do
		if [[ ${#words[@]} -eq 0 || $line == [[:space:]]* ]]; then
			line=${line#"${line%%[![:space:]]*}"}
			words+=("$part")
		else
			words[${#words[@]} - 1]+=$part
		fi
		line=${line#"$part"}
	done
	[[ $cur == [=:] ]] && cur=
	local before=${words[${#words[@]} - 1]%"$cur"} # stays: only the last part is replaced
	COMPREPLY=()
	{
		read -r kind || return
		while IFS=$'\t' read -r word about; do
			COMPREPLY+=("${word#"$before"}")
		done
	} < <("${words[0]}" __complete "${words[@]:1}" 2>/dev/null)
	case $kind in
	files) compopt -o filenames 2>/dev/null; mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$cur") ;;
	folders) compopt -o filenames 2>/dev/null; mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -d -- "$cur") ;;
	esac
}
complete -F _seedfeed seedfeed
