#!/bin/sh
# Posts each new article to Mastodon, edits that post when the article changes, deletes it when the article is withdrawn.
# Needs curl and jq, and MASTODON_URL, MASTODON_TOKEN (scope write:statuses) and POSTS, a folder, in the environment.
# seedfeed --on-publish /usr/local/bin/mastodon.sh …
set -eu
item=$(cat)
say() { printf %s "$item" | jq -r "$1"; }
api() { curl -fsS --max-time 20 -H "Authorization: Bearer $MASTODON_TOKEN" -H "Idempotency-Key: $(printf %s "$item" | cksum)" "$@"; }
post=$POSTS/$(say .id | sha256sum | cut -c 1-32)
old=$(cat "$post" 2>/dev/null || true)
case $(say .event)/$old in
withdrawn/?*) api -X DELETE "$MASTODON_URL/api/v1/statuses/$old" && rm "$post" ;;
withdrawn/) ;;
*/?*) api -X PUT "$MASTODON_URL/api/v1/statuses/$old" --data-urlencode "status=$(say '.title[:200] + "\n\n" + .url')" ;;
*) api "$MASTODON_URL/api/v1/statuses" --data-urlencode "status=$(say '.title[:200] + "\n\n" + .url')" | jq -er .id > "$post.new" && mv "$post.new" "$post" ;;
esac
