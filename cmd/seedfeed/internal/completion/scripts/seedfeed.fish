# fish completion for seedfeed; printed by: seedfeed completion fish
function __seedfeed_complete
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    set -l answer ($before[1] __complete $before[2..-1] $current 2>/dev/null)
    set -l flag ''
    if string match -q -- '--*=*' $current
        set flag (string replace -r '=.*' '=' -- $current)
        set current (string replace -r '^[^=]*=' '' -- $current)
    end
    for line in $answer[2..-1]
        echo $line
    end
    switch "$answer[1]"
        case files
            for path in (__fish_complete_path $current)
                echo $flag$path
            end
        case folders
            for path in (__fish_complete_directories $current '')
                echo $flag$path
            end
    end
end
complete -c seedfeed -f -a '(__seedfeed_complete)'
