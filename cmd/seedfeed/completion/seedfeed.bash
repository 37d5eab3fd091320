# bash completion for seedfeed; printed by: seedfeed completion bash
_seedfeed() {
	local cur=${COMP_WORDS[COMP_CWORD]} kind word about
	local -a words=("${COMP_WORDS[@]:1:COMP_CWORD}")
	COMPREPLY=()
	[[ $cur == "=" ]] && cur=
	{
		read -r kind || return
		while IFS=$'\t' read -r word about; do
			# bash takes --flag=value apart: only the value is replaced
			[[ $word == --*=* && $cur != --*=* ]] && word=${word#*=}
			COMPREPLY+=("$word")
		done
	} < <("${COMP_WORDS[0]}" __complete "${words[@]}" 2>/dev/null)
	case $kind in
	files) compopt -o filenames 2>/dev/null; mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$cur") ;;
	folders) compopt -o filenames 2>/dev/null; mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -d -- "$cur") ;;
	esac
}
complete -F _seedfeed seedfeed
