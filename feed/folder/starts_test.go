package folder

import (
	"path"
	"strings"
	"testing"
)

// TestRepositoryStarts: none of the names that tell about a folder is ruled out by its first two letters.
func TestRepositoryStarts(t *testing.T) {
	for name := range strings.FieldsSeq("README.md LICENSE LICENCE.txt CONTRIBUTING.md CHANGELOG.md CODE_OF_CONDUCT.md readme-de.md " +
		"code-of-conduct.md Robots.txt humans.txt ads.txt app-ads.txt security.txt \u017fecurity.txt llms.txt llms-full.txt " +
		"requirements-dev.txt constraints.txt CMakeLists.txt 404.html 404.md AGENTS.md CLAUDE.md GEMINI.md COPYING.txt google0123456789abcdef.html") {
		if !repositoryName(name, strings.TrimSuffix(name, path.Ext(name))) {
			t.Errorf("%s passes for an article", name)
		}
	}
	for name := range strings.FieldsSeq("2025-01-15-storm.md a.txt x ä.md council.txt Reading.md") {
		if repositoryName(name, strings.TrimSuffix(name, path.Ext(name))) {
			t.Errorf("%s is no article", name)
		}
	}
}
