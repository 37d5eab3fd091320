package main

import "fmt"

func mixTable(mix []kind, articles int) table {
	t := table{{"programs", "of all subscribers", "subscribers each", "polls a day each", "answered 304"}}
	for _, k := range mix {
		d := dayOf(k, articles, publicationTimes(articles))
		t = append(t, []string{k.Name, short(k.Percent) + "%", number(k.Serves), number(d.sum()), percent(d.counts[notModified], d.sum())})
	}
	return t
}

func machineTable(m measured, mix []kind, articles int) table {
	t := table{{"subscribers", "programs", "polls", "304", "sent", "sent with TLS", "sent without 304, gzip and deltas", "processor", "processor with TLS"}}
	for _, n := range crowds {
		d := dayOfAll(mix, n, articles, publicationTimes(articles))
		programs := 0.0
		for _, k := range mix {
			programs += k.programs(n)
		}
		drops := m.Drop / 1e3 * float64(articles)
		t = append(t, []string{
			number(float64(n)), number(programs), number(d.sum()), percent(d.counts[notModified], d.sum()),
			size(m.sent(d)), size(m.sent(d) + d.sum()*float64(m.Handshake)), size(d.sum() * float64(m.Answers[whole].Response)),
			duration(m.processor(d.counts, fresh) + drops), duration(m.processor(d.counts, overTLS) + drops),
		})
	}
	return t
}

func cacheTable(m measured, mix []kind, articles int) table {
	t := table{{"subscribers", "polls at the caches", "the caches send", "they ask", "304", "the machine sends", "processor"}}
	for _, n := range crowds {
		d := dayOfAll(mix, n, articles, publicationTimes(articles)).withoutDeltas()
		for _, at := range []float64{places, 1} {
			asked := asksOrigin(mix, n, articles, at)
			name := number(float64(n))
			if at == 1 {
				name += ", one cache"
			}
			t = append(t, []string{
				name, number(d.sum()), size(m.sent(d)), number(asked.sum()), percent(asked[notModified], asked.sum()),
				size(m.sent(day{counts: asked})), duration(m.processor(asked, kept) + m.Drop/1e3*float64(articles)),
			})
		}
	}
	return t
}

func bucketTable(m measured, mix []kind, articles int) table {
	t := table{{"subscribers", "GET", "304", "sent, kept plain", "sent, kept with gzip", "PUT", "put"}}
	for _, n := range crowds {
		d := dayOfAll(mix, n, articles, publicationTimes(articles)).withoutDeltas()
		plain, zip := d, d
		plain.counts[whole], plain.counts[zipped] = d.counts[whole]+d.counts[zipped], 0
		zip.counts[zipped], zip.counts[whole] = d.counts[whole]+d.counts[zipped], 0
		t = append(t, []string{
			number(float64(n)), number(d.sum()), percent(d.counts[notModified], d.sum()), size(m.sent(plain)), size(m.sent(zip)),
			number(float64(m.Put * articles)), size(float64(m.PutBytes * articles)),
		})
	}
	return t
}

// crowdedFor is the time over which polls spread that a clock or a hub has triggered, in seconds.
const crowdedFor = 10

// idleFor is how long the program keeps an idle connection open, in seconds, unless there are thousands of them.
const idleFor = 60

func crowdTable(m measured, mix []kind, articles int) table {
	t := table{{"subscribers", "polls a second", "at the full hour", "after a hub has told all", "Mbit/s then", "processors then", "processors with TLS", "connections that were used within a minute"}}
	for _, n := range crowds {
		d := dayOfAll(mix, n, articles, publicationTimes(articles))
		usual := d.sum() / daySeconds
		hour, told := herds(mix, n)
		peak := usual + max(hour, told)/crowdedFor
		of := counts{zipped: peak}
		t = append(t, []string{
			number(float64(n)), short(usual), number(usual + hour/crowdedFor), number(usual + told/crowdedFor),
			short(peak * float64(m.Answers[zipped].Response) * 8 / 1e6), short(m.processor(of, fresh)), short(m.processor(of, overTLS)), number(usual * idleFor),
		})
	}
	return t
}

func costTable(m measured) table {
	t := table{{"answer (" + m.Machine + ", " + m.Day + ")", "sent, bytes", "µs on an open connection", "on a new one", "on a new one with TLS"}}
	for a, c := range m.Answers {
		name := answerNames[a]
		if a == delta {
			name += fmt.Sprintf(", one article; %d bytes for each further one", m.Item)
		}
		t = append(t, []string{name, number(float64(c.Response)), number(c.Kept), number(c.New), number(c.TLS)})
	}
	return t
}

func replayTable(r *replay) table {
	t := table{{fmt.Sprintf("a day of %s subscribers in %s", number(float64(r.Subscribers)), duration(r.Seconds)), "computed", "seen", "difference"}}
	row := func(name string, said, seen float64, write func(float64) string) {
		difference := ""
		if said > 0 {
			difference = fmt.Sprintf("%+.1f%%", 100*(seen-said)/said)
		}
		t = append(t, []string{name, write(said), write(seen), difference})
	}
	row("polls", r.Said.Answers.sum(), r.Seen.Answers.sum(), number)
	for a, name := range answerNames {
		row(name, r.Said.Answers[a], r.Seen.Answers[a], number)
	}
	row("polls without an answer", 0, float64(r.Failed), number)
	row("programs without the last article after their last poll", 0, float64(r.Missed), number)
	row("sent", r.Said.Sent, r.Seen.Sent, size)
	row("processor", r.Said.Processor, r.Seen.Processor, duration)
	return t
}

func onceTable(c *connections) table {
	t := table{{"polls at once", "answered", "half of them within", "all within", "memory at the most"}}
	row := func(name string, h herd) {
		t = append(t, []string{name, number(float64(h.Answered)), number(h.Half) + " ms", number(h.All) + " ms", size(float64(h.Most))})
	}
	row(number(float64(c.Idle))+" on open connections", c.Open)
	row(number(float64(c.Number))+" on new ones", c.New)
	row(fmt.Sprintf("%s on new ones, %s open files", number(float64(c.Number)), number(boundedFiles)), c.Bounded)
	return t
}

func idleTable(c *connections) table {
	return table{
		{"memory for an idle connection", "KiB"},
		{"of the program", number(c.Each)},
		{"of the program, with TLS", number(c.TLS)},
		{"of the kernel", number(c.Kernel)},
	}
}
