#!/bin/sh
# Sends each new article to the subscribers of a listmonk list, as a campaign that begins at once.
# Needs curl and jq, and LISTMONK_URL, LISTMONK_USER ("name:token" of an API user), LIST_ID and SENT, a folder, in the
# environment.
# seedfeed --on-publish /usr/local/bin/listmonk.sh …
set -eu
item=$(cat)
[ "$(printf %s "$item" | jq -r .event)" = new ] || exit 0
api() { curl -fsS --max-time 20 -u "$LISTMONK_USER" -H 'Content-Type: application/json' "$@"; }
sent=$SENT/$(printf %s "$item" | jq -r .id | sha256sum | cut -c 1-32)
[ ! -e "$sent" ] || exit 0 # told twice
[ -s "$sent.id" ] || printf %s "$item" | jq --argjson list "$LIST_ID" '{name: .title, subject: .title, lists: [$list], type: "regular",
  content_type: "plain", body: ([.summary] + [.quotes[] | select(.key) | "“\(.text)” — \(.speaker // "?")"] + [.url] | join("\n\n"))}' |
  api "$LISTMONK_URL/api/campaigns" -d @- | jq -er .data.id > "$sent.id"
api -X PUT "$LISTMONK_URL/api/campaigns/$(cat "$sent.id")/status" -d '{"status": "running"}' && mv "$sent.id" "$sent"
