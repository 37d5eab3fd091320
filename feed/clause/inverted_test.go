package clause

import "testing"

// TestSubjectAhead: words that say how or where may stand between a verb of saying and its subject, which is not always sure.
func TestSubjectAhead(t *testing.T) {
	for _, c := range []struct {
		language, text, want string
		sure                 bool
	}{
		{"es", "«Pierde», dijo muy serio Pablo Ruiz.", "Pablo", true},
		{"es", "«Pierde», dijo a la salida el arquitecto.", "el", true},
		{"es", "«Pierde», dijo tras visitar la presa el arquitecto.", "el", true},
		{"es", "«Pierde», dijo para animar Pablo Ruiz.", "Pablo", false},
		{"es", "«Pierde», dijo muy serio el loco.", "el", false},
		{"es", "«Pierde», dijo muy serio el lunes.", "", false},
		{"es", "«Pierde», dijo junto al consejero Pablo Ruiz.", "", false},
		{"es", "«Pierde», dijo en la calle Rita Salas.", "Rita", false},
		{"es", "«Pierde», dijo muy serio.", "", false},
		{"pt", "“A represa vaza”, disse emocionada a prefeita.", "a", true},
		{"pt", "“A represa vaza”, disse em Braga a jornalistas.", "", false},
		{"ru", "«Плотина течёт», — сказал на встрече мэр.", "мэр", true},
	} {
		d := read(c.text, c.language)
		verb := 0
		for d.Tokens[verb].Class == 0 || d.Tokens[verb].Text != d.Tokens[verb].Lower {
			verb++
		}
		at, sure := d.SubjectAhead(verb+1, len(d.Tokens))
		got := ""
		if at >= 0 {
			got = d.Tokens[at].Text
		}
		if got != c.want || sure != c.sure {
			t.Errorf("%s: %q, sure %v", c.text, got, sure)
		}
	}
}

// TestIsFeminine: a German noun that stands in the dative or the genitive behind "der".
func TestIsFeminine(t *testing.T) {
	for noun, want := range map[string]bool{
		"Zeitung": true, "Bank": true, "Sparkasse": false, "Stadt": true, "Kundin": true, "Kundinnen": true, "Zeugen": true, "Freiheit": true, "Polizei": true, "Karin": false, "Martin": false, "Erwin": false, "Spion": false, "Verein": false, "Bote": false, "zeitung": false, "in": false, "Ruin": false,
	} {
		d := read("Das sagte er der "+noun+" am Montag.", "de")
		if got := d.isFeminine(4); got != want {
			t.Errorf("%s: %v", noun, got)
		}
	}
}
