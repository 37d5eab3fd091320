package calendar

import (
	"strings"
	"testing"
	"time"
)

// readAt is the time of the reading in tests of dates.
var readAt = time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC)

func berlin(t *testing.T) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skip(err)
	}
	return zone
}

// TestDates has a row for each form of a date. The zone of those without one is Berlin's.
func TestDates(t *testing.T) {
	zone := berlin(t)
	for in, want := range map[string]string{
		// RFC 3339 and its loose forms
		"2026-01-15":                               "2026-01-15T00:00:00+01:00",
		"2026-07-15":                               "2026-07-15T00:00:00+02:00",
		"2026-1-5":                                 "2026-01-05T00:00:00+01:00",
		"2026/01/15":                               "2026-01-15T00:00:00+01:00",
		"2026.01.15":                               "2026-01-15T00:00:00+01:00",
		"2026-01-15T08:00:00Z":                     "2026-01-15T08:00:00Z",
		"2026-01-15T08:00Z":                        "2026-01-15T08:00:00Z",
		"2026-01-15t08:00:00z":                     "2026-01-15T08:00:00Z",
		"2026-01-15T08:00:00.25+01:00":             "2026-01-15T08:00:00+01:00",
		"2026-01-15 08:00 +0100":                   "2026-01-15T08:00:00+01:00",
		"2026-01-15 08:00:00 -05:00":               "2026-01-15T08:00:00-05:00",
		"2026-01-15 08:00:00-05":                   "2026-01-15T08:00:00-05:00",
		"2007-09-03 14:55:04+00:00":                "2007-09-03T14:55:04Z",
		"2026-01-15T08:00":                         "2026-01-15T08:00:00+01:00",
		"2026-07-15 08:00":                         "2026-07-15T08:00:00+02:00",
		"2026-01-15 8:05":                          "2026-01-15T08:05:00+01:00",
		"2026-01-15T08:00+09:00[Asia/Tokyo]":       "2026-01-15T08:00:00+09:00",
		"2026-01-15 08:00 Asia/Tokyo":              "2026-01-15T08:00:00+09:00",
		"2026-01-15 08:00:00 UTC+03:00":            "2026-01-15T08:00:00+03:00",
		"20260115":                                 "2026-01-15T00:00:00+01:00",
		"20260115T080000Z":                         "2026-01-15T08:00:00Z",
		"20260115T0800":                            "2026-01-15T08:00:00+01:00",
		"20260115080000":                           "2026-01-15T08:00:00+01:00",
		"1768464000":                               "2026-01-15T08:00:00Z",
		"1768464000123":                            "2026-01-15T08:00:00Z",
		"2026-01-15 08:00:00.5 +0000 UTC":          "2026-01-15T08:00:00Z",
		"2026-01-15 08:00:00 +0100 CET m=+0.00123": "2026-01-15T08:00:00+01:00",
		// RFC 2822, RFC 850, and what the command date prints
		"Thu, 15 Jan 2026 08:00:00 +0100":  "2026-01-15T08:00:00+01:00",
		"Thu, 5 Feb 2026 08:00:00 GMT":     "2026-02-05T08:00:00Z",
		"Thu, 15 Jan 2026 08:00:00 EST":    "2026-01-15T08:00:00-05:00",
		"15 Jan 26 08:00 PST":              "2026-01-15T08:00:00-08:00",
		"Thu Jan 15 08:00:00 CET 2026":     "2026-01-15T08:00:00+01:00",
		"Thu Jan 15 08:00:00 2026":         "2026-01-15T08:00:00+01:00",
		"Thursday, 15-Jan-26 08:00:00 UTC": "2026-01-15T08:00:00Z",
		"15-Jan-2026":                      "2026-01-15T00:00:00+01:00",
		"2026-Jan-15":                      "2026-01-15T00:00:00+01:00",
		// as people write
		"15.01.2026":                                "2026-01-15T00:00:00+01:00",
		"15.1.2026, 8:30 Uhr":                       "2026-01-15T08:30:00+01:00",
		"5.3.2026":                                  "2026-03-05T00:00:00+01:00",
		"01/15/2026":                                "2026-01-15T00:00:00+01:00",
		"15/01/2026":                                "2026-01-15T00:00:00+01:00",
		"05/05/2026":                                "2026-05-05T00:00:00+02:00",
		"Jan 2, 2026":                               "2026-01-02T00:00:00+01:00",
		"Jan. 2, 2026":                              "2026-01-02T00:00:00+01:00",
		"January 2nd, 2026":                         "2026-01-02T00:00:00+01:00",
		"Friday 2 January 2026":                     "2026-01-02T00:00:00+01:00",
		"the 2nd of January 2026":                   "2026-01-02T00:00:00+01:00",
		"2 January 2026 at 9:30 pm":                 "2026-01-02T21:30:00+01:00",
		"January 2, 2026 12:15 a.m.":                "2026-01-02T00:15:00+01:00",
		"Sept 2, 2026":                              "2026-09-02T00:00:00+02:00",
		"2. Januar 2026":                            "2026-01-02T00:00:00+01:00",
		"Freitag, 2. März 2026, 9 Uhr":              "2026-03-02T09:00:00+01:00",
		"2 mars 2026 à 9 heures":                    "2026-03-02T09:00:00+01:00",
		"2 mars 2026 à 9h":                          "2026-03-02T09:00:00+01:00",
		"2 de marzo de 2026 a las 9 horas":          "2026-03-02T09:00:00+01:00",
		"2 marzo 2026, ore 9":                       "2026-03-02T09:00:00+01:00",
		"2 marzo 2026, ore 9.30":                    "2026-03-02T09:30:00+01:00",
		"2 mars 2026 à 9h30":                        "2026-03-02T09:30:00+01:00",
		"am 2. März 2026 um 9.30 Uhr":               "2026-03-02T09:30:00+01:00",
		"poniedziałek, 2 marca 2026 r., godz. 9.30": "2026-03-02T09:30:00+01:00",
		"2 lip 2026":                                "2026-07-02T00:00:00+02:00",
		"в понедельник, 2 марта 2026 в 9:30": "2026-03-02T09:30:00+01:00",
		"segunda-feira, 2 de março de 2026":  "2026-03-02T00:00:00+01:00",
		"1er avril 2026":                     "2026-04-01T00:00:00+02:00",
		"2 de marzo de 2026":                 "2026-03-02T00:00:00+01:00",
		"2 agosto 2026":                      "2026-08-02T00:00:00+02:00",
		"2 de março de 2026":                 "2026-03-02T00:00:00+01:00",
		"2 mei 2026":                         "2026-05-02T00:00:00+02:00",
		"2 oktober 2026":                     "2026-10-02T00:00:00+02:00",
		"2 марта 2026":                       "2026-03-02T00:00:00+01:00",
		"2 marca 2026":                       "2026-03-02T00:00:00+01:00",
		"2. března 2026":                     "2026-03-02T00:00:00+01:00",
		"2. maaliskuuta 2026":                "2026-03-02T00:00:00+01:00",
		"2 Mart 2026":                        "2026-03-02T00:00:00+01:00",
		"2026. március 2.":                   "2026-03-02T00:00:00+01:00",
		"2 martie 2026":                      "2026-03-02T00:00:00+01:00",
		"2 czerwca 2026":                     "2026-06-02T00:00:00+02:00",
		"2026年1月15日":                         "2026-01-15T00:00:00+01:00",
		"2026년 1월 15일":                       "2026-01-15T00:00:00+01:00",
		// years of two digits
		"14-12-29": "2014-12-29T00:00:00+01:00",
		"26-11-25": "2026-11-25T00:00:00+01:00",
		"26-11-27": "1926-11-27T00:00:00+01:00",
		"29.12.14": "2014-12-29T00:00:00+01:00",
		"12/29/14": "2014-12-29T00:00:00+01:00",
		"29/12/67": "1967-12-29T00:00:00+01:00",
	} {
		got, err := Read(in, zone, readAt)
		if err != nil || got.Format(time.RFC3339) != want {
			t.Errorf("%q: %s, %v; want %s", in, got.Format(time.RFC3339), err, want)
		}
	}
}

// TestFraction: parts of a second count to the nanosecond.
func TestFraction(t *testing.T) {
	for in, want := range map[string]int{"2026-01-15T08:00:00.25Z": 250_000_000, "2026-01-15 08:00:00,5 UTC": 500_000_000, "2026-01-15T08:00:00.123456789012Z": 123_456_789, "2026-01-15T08:00:00Z": 0} {
		if got, err := Read(in, time.UTC, readAt); err != nil || got.Nanosecond() != want {
			t.Errorf("%q: %v, %v", in, got, err)
		}
	}
}

// TestNoDates has what is none, and what its error says.
func TestNoDates(t *testing.T) {
	for in, want := range map[string]string{
		"": "no date", "15 2026": "no date", "soon": "no date", "2026": "no date", "2026-01": "no date", "January 2026": "no date", "5 March": "no date", "9:30": "no date",
		"2026-13-01": "no date", "2026-00-10": "no date", "2025-02-29": "calendar", "2026-02-31": "calendar", "31.04.2026": "calendar", "2026-01-32": "no date",
		"05/03/2026": "one of two days", "5/3/26": "one of two days", "5-3-2026": "one of two days", "2026-01-15 (draft)": "no date", "issue 12, 2026-01-15": "no date", "2026-01-15 25:00": "no date",
		"2026-01-15 08:61": "no date", "12": "no date", "2026-01-15-16": "no date", "99999999": "no date", "9999-12-31T23:00:00-12:00": "years 1 to 9999",
		"2026-01-15 08:00 XYZ": "no date", strings.Repeat("1", 200): "no date", "may 2026": "no date", "{{ .Date }}": "no date",
	} {
		got, err := Read(in, time.UTC, readAt)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, %v; want an error with %q", in, got, err, want)
		}
	}
}

// TestLatestMeant: what a date that cannot be read may mean at the latest.
func TestLatestMeant(t *testing.T) {
	for in, want := range map[string]string{
		"2041": "2042-01-01", "2041-03": "2041-04-01", "March 2041": "2041-04-01", "December 2041": "2042-01-01", "2041-02-31": "2041-03-03", "31/31/2041": "2042-01-01", "2041-13-02": "2042-01-01",
		"05/03/2041": "2041-05-03", "03/05/2041": "2041-05-03", "2041-03-01 (tentative)": "2041-03-01", "spring 2041": "2042-01-01", "soon": "", "14-12-29x": "",
	} {
		got := Latest(in, time.UTC, readAt)
		if show := got.Format(time.DateOnly); show != want && (want != "" || !got.IsZero()) {
			t.Errorf("Latest(%q) = %s, want %s", in, show, want)
		}
	}
}

func FuzzDate(f *testing.F) {
	for _, s := range []string{"2026-01-15T08:00:00Z", "Thu, 15 Jan 2026 08:00:00 EST", "5. März 2041, 9 Uhr", "05/03/41 9.30 pm London time", "20260115080000", "99.99.9999999999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		End(s, time.UTC, readAt)
		got, err := Read(s, time.UTC, readAt)
		if err != nil {
			Latest(s, time.UTC, readAt)
			return
		}
		if y := got.UTC().Year(); y < 1 || y > 9999 {
			t.Errorf("%q: year %d", s, y)
		}
		again, err := Read(got.Format(time.RFC3339Nano), time.UTC, readAt)
		if err != nil || !again.Equal(got) && got.Second() != 60 {
			t.Errorf("%q: %v reads as %v, %v", s, got, again, err)
		}
	})
}

// TestEnd: the first date in a line counts, in whatever words.
func TestEnd(t *testing.T) {
	zone := berlin(t)
	for in, want := range map[string]string{
		"las 6 de la tarde del 1 de marzo de 2041": "2041-03-01T18:00:00+01:00", "alle 9 di sera del 1 marzo 2041": "2041-03-01T21:00:00+01:00", "10 de la noche, 1 de marzo de 2041": "2041-03-01T22:00:00+01:00", "12 de la noche del 1 de marzo de 2041": "2041-03-02T00:00:00+01:00", "6 da tarde, 1 de março de 2041": "2041-03-01T18:00:00+01:00", "5 h de l’après-midi, 1er mars 2041": "2041-03-01T17:00:00+01:00",
		"9 uur 's avonds, 1 maart 2041": "2041-03-01T21:00:00+01:00", "6 o'clock in the evening, 1 March 2041": "2041-03-01T18:00:00+01:00", "18 Uhr abends, 1. März 2041": "2041-03-01T18:00:00+01:00", "9 Uhr abends, 1. März 2041": "2041-03-01T21:00:00+01:00", "las 9 de la mañana del 1 de marzo de 2041": "2041-03-01T09:00:00+01:00",
		" UNTIL 09:00 ON 1 MARCH 2041": "2041-03-01T09:00:00+01:00", "9am London time, 1 March 2041": "2041-03-01T09:00:00Z", "1 March 2041 09:00 (Sydney)": "2041-03-01T09:00:00+11:00",
		"09:00 Nowhere time 1 March 2041": "2041-03-01T09:00:00-12:00", "midnight, 31 December 2041": "2042-01-01T00:00:00+01:00", "1 March 2041 (issued 5 February 2041)": "2041-03-01T00:00:00+01:00",
		"10 a.m. ET, June 3, 2041": "2041-06-03T10:00:00-04:00", "1 March": "", "March 2041": "", "03/05/2041": "", "31 February 2041": "", "1 March 41": "", "soon": "", "": "",
		"it may be used on 1 March 2041": "2041-03-01T00:00:00+01:00", "1er mars 2041 à 6 heures": "2041-03-01T06:00:00+01:00", "1 March 2041 at 8": "2041-03-02T00:00:00+01:00",
		"alle 12 marzo 2041": "2041-03-12T00:00:00+01:00", "ore 8.30 del 1 marzo 2041": "2041-03-01T08:30:00+01:00", "las 10 horas del 1 de marzo de 2041": "2041-03-01T10:00:00+01:00", "godz. 10.30 1 marca 2041": "2041-03-01T10:30:00+01:00", "alle 10 di lunedì 4 marzo 2041": "2041-03-04T10:00:00+01:00", "9 часов утра 1 марта 2041": "2041-03-01T09:00:00+01:00", "10 h (hora de Londres) 1 de marzo de 2041": "2041-03-01T10:00:00-12:00", "1er mars 2041 à 10 h (heure de Paris)": "2041-03-01T10:00:00+01:00",
	} {
		got, ok := End(in, zone, readAt)
		if show := got.Format(time.RFC3339); ok != (want != "") || ok && show != want {
			t.Errorf("End(%q) = %s, %v; want %s", in, show, ok, want)
		}
	}
	if HasDay("noon") || HasDay("March 2041") || !HasDay("1 March") || IsDay("March") || !IsDay("Friday") || !IsDay("sábado") || !IsZone("GMT") || !IsZone("aest") || !IsZone("мск") || IsZone("Elm") {
		t.Error("HasDay, IsDay or IsZone")
	}
}

// TestRemarks: the word for year, and the name of a zone in brackets behind its offset, say nothing more.
func TestRemarks(t *testing.T) {
	for _, in := range []string{"5 марта 2024 г.", "5 března 2024", "5 марта 2024 года", "5 березня 2024 року", "5 marca 2024 r.", "[2024-03-05 Tue]", "<2024-03-05 Tue>"} { // the word for year, brackets of Org
		if got, err := Read(in, time.UTC, readAt); err != nil || got.Format(time.DateOnly) != "2024-03-05" {
			t.Errorf("%q: %v, %v", in, got, err)
		}
	}
	for _, in := range []string{"Tue Mar 05 2024 10:00:00 GMT+0100 (Central European Standard Time)", "Tue, 5 Mar 2024 10:00:00 +0100 (CET)"} {
		if got, err := Read(in, time.UTC, readAt); err != nil || got.Format(time.RFC3339) != "2024-03-05T10:00:00+01:00" {
			t.Errorf("%q: %v, %v", in, got, err)
		}
	}
}

// TestMonths: the months of a year in many languages, as they stand behind a day.
func TestMonths(t *testing.T) {
	for language, names := range map[string]string{
		"en": "January February March April May June July August September October November December",
		"de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
		"at": "Jänner Feber März April Mai Juni Juli August September Oktober November Dezember",
		"fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
		"es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
		"it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
		"pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
		"nl": "januari februari maart april mei juni juli augustus september oktober november december",
		"sv": "januari februari mars april maj juni juli augusti september oktober november december",
		"da": "januar februar marts april maj juni juli august september oktober november december",
		"ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
		"pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
		"uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
		"bg": "януари февруари март април май юни юли август септември октомври ноември декември",
		"cs": "ledna února března dubna května června července srpna září října listopadu prosince",
		"sk": "januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra",
		"fi": "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
		"tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
		"ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
		"hu": "január február március április május június július augusztus szeptember október november december",
	} {
		for i, name := range strings.Fields(names) {
			want := time.Date(2026, time.Month(i+1), 5, 0, 0, 0, 0, time.UTC)
			if got, err := Read("5 "+name+" 2026", time.UTC, readAt); err != nil || !got.Equal(want) {
				t.Errorf("%s: 5 %s 2026: %v, %v", language, name, got, err)
			}
		}
	}
}

// TestZones: short names of zones mean what the tz database means by them in winter and in summer.
func TestZones(t *testing.T) {
	for _, name := range strings.Fields("Europe/London Europe/Lisbon Europe/Berlin Europe/Athens Europe/Moscow Asia/Tokyo Asia/Seoul Asia/Hong_Kong " +
		"Australia/Sydney Australia/Adelaide Australia/Perth Pacific/Auckland America/New_York America/Chicago America/Denver America/Los_Angeles America/Anchorage Pacific/Honolulu") {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Skip(err)
		}
		for _, month := range []time.Month{time.January, time.July} {
			want := time.Date(2026, month, 15, 8, 0, 0, 0, zone)
			text := want.Format("2006-01-02 15:04 MST")
			if got, err := Read(text, time.UTC, readAt); err != nil || !got.Equal(want) {
				t.Errorf("%s: %s: %v, %v", name, text, got, err)
			}
		}
	}
	for name, want := range map[string]string{"SGT": "Asia/Singapore", "MEZ": "Africa/Lagos", "MESZ": "Africa/Cairo", "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles"} {
		zone, err := time.LoadLocation(want)
		if err != nil {
			t.Skip(err)
		}
		at := time.Date(2026, time.July, 15, 8, 0, 0, 0, zone)
		if name == "MESZ" || name == "MEZ" { // they are of no place the whole year
			at = time.Date(2026, time.January, 15, 8, 0, 0, 0, time.FixedZone("", map[string]int{"MEZ": 1, "MESZ": 2}[name]*3600))
		}
		if got, err := Read(at.Format("2006-01-02 15:04 ")+name, time.UTC, readAt); err != nil || !got.Equal(at) {
			t.Errorf("%s: %v, %v; want %v", name, got, err, at)
		}
	}
}
