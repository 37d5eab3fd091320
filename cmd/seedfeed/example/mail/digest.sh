#!/bin/sh
# Collects articles, and mails them together: one mail a day, from cron, with what is new then and still published.
# Needs jq and sendmail, and DIGEST, a folder, in the environment.
# seedfeed --on-publish /usr/local/bin/digest.sh …        and in cron: digest.sh send list@example.org
set -eu
cd "$DIGEST"
if [ "${1-}" != send ]; then
  item=$(cat) name=$(printf %s "$item" | jq -r .id | sha256sum | cut -c 1-32)
  case $(printf %s "$item" | jq -r .event) in
  new) printf %s "$item" > "$name.part" && mv "$name.part" "$name.json" ;;
  withdrawn) rm -f "$name.json" ;;
  *) [ ! -e "$name.json" ] || printf %s "$item" > "$name.json" ;;
  esac
elif ls ./*.json > all 2>/dev/null; then
  { printf 'To: %s\nSubject: What is new\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n' "$2"
    xargs cat < all | jq -rs 'sort_by(.published)[] | "\(.title)\n\n\(.summary)\n\n" + ([.quotes[] | select(.key) | "  “\(.text)” — \(.speaker // "?")\n\n"] | add // "") + "\(.url)\n\n"'
  } | sendmail -t -i && xargs rm < all
fi
