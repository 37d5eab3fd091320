#compdef seedfeed
# zsh completion for seedfeed; printed by: seedfeed completion zsh
_seedfeed() {
	local line kind
	local -a answer words_found
	answer=("${(@f)$(${(Q)words[1]} __complete "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
	kind=$answer[1]
	for line in "${(@)answer[2,-1]}"; do
		words_found+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
	done
	(( $#words_found )) && _describe -t words seedfeed words_found
	[[ $PREFIX == --*=* ]] && compset -P '*='
	case $kind in
	files) _files ;;
	folders) _files -/ ;;
	esac
}
compdef _seedfeed seedfeed
