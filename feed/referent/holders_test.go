package referent

import "testing"

// TestHolderOf: whom the last phrase means that has the noun of the first one, by what the text says that people are.
func TestHolderOf(t *testing.T) {
	for _, c := range [][4]string{
		{"en", "Ann Fox, the mayor of Elm, met Bo Reed, the mayor of Holm.", "The mayor of Holm left.", "Bo Reed"},
		{"en", "Ann Fox, the mayor of Elm, met Bo Reed, the mayor of Holm.", "The mayor of Elm left.", "Ann Fox"},
		{"en", "Ann Fox, the mayor of Elm, met Bo Reed, the mayor of Holm.", "The mayor left.", ""},
		{"en", "Mayor Ann Fox met Bo Reed, the mayor of Holm.", "The mayor left.", "Ann Fox"},
		{"en", "Mayor Ann Fox met Mayor Bo Reed.", "The mayor left.", ""},
		{"en", "Mayor Ann Fox met Bo Reed, a former mayor.", "The mayor left.", "Ann Fox"},
		{"en", "Mayor Ann Fox met former mayor Bo Reed.", "The former mayor left.", "Bo Reed"},
		{"en", "Deputy Mayor Ann Fox came.", "The mayor left.", ""},
		{"en", "Ann Fox is the mayor. Bo Reed wants to be mayor.", "The mayor left.", "Ann Fox"},
		{"en", "If Ann Fox is the mayor next year, all will change.", "The mayor left.", ""},
		{"en", "Ann Fox, the mayor, met another mayor.", "The mayor left.", ""},
		{"en", "Ann Fox, mayor of Elm, died on Monday.", "The mayor left.", ""},
		{"en", "A fireman saved Bo Reed, a fireman himself.", "The fireman left.", ""},
		{"en", "The hosts Ann Fox and Bo Reed came.", "The host left.", ""},
		{"en", "U.S. President Ann Fox spoke.", "The American president left.", "Ann Fox"},
		{"en", "Bo Reed is president of the club.", "The president left.", ""},
		{"de", "Bürgermeister Paul Fuchs kam mit dem früheren Bürgermeister Jan Reh.", "Der Bürgermeister ging.", "Paul Fuchs"},
		{"de", "Trainer Paul Fuchs lobte Torwart Jan Reh.", "Der Trainer ging.", "Paul Fuchs"},
		{"fr", "La ministre de la Santé, Anne Petit, a vu le ministre de la Défense, Paul Renard.", "La ministre part.", "Anne Petit"},
		{"fr", "La ministre de la Santé, Anne Petit, a vu le ministre de la Défense, Paul Renard.", "Le ministre de la Défense part.", "Paul Renard"},
		{"fr", "La ministre Anne Petit a parlé. La ministre allemande écoutait.", "La ministre part.", ""},
		{"fr", "Luc Petit est le maire d'Elm. Anne Renard veut devenir maire.", "Le maire part.", "Luc Petit"},
		{"fr", "Luc Petit est le maire d'Elm. Paul Renard est le maire de Holm.", "Le maire part.", ""},
		{"en", "The Oland queen met Queen Sunniva of Oland.", "The queen left.", "Queen Sunniva"},
		{"es", "El alcalde Iván Vega vino con el exalcalde Luis Mora.", "El exalcalde salió.", "Luis Mora"},
		{"es", "El entrenador Hugo Vidal habló. El entrenador rival calló.", "El entrenador salió.", ""},
		{"it", "Il sindaco Luca Bruni e il vicesindaco Paolo Volpe sono venuti.", "Il sindaco parte.", "Luca Bruni"},
		{"es", "La profesora de la Universidad de Lugo (España) Ana Ruiz habló.", "La profesora salió.", "Ana Ruiz"},
		{"it", "L'assessore allo Sport è venuto da via Ugo Bassi.", "L'assessore parte.", ""},
		{"pt", "A governadora de Roraima, Ana Pinto, veio.", "A governadora de Roraima saiu.", "Ana Pinto"},
		{"nl", "Minister Anna Mol sprak de minister van Holm.", "De minister ging.", ""},
		{"ru", "Мэр Иван Лисов приехал с бывшим мэром Петром Волковым.", "Мэр уехал.", "Иван Лисов"},
		{"ru", "Помощник тренера Иван Лисов пришёл.", "Тренер ушёл.", ""},
		{"pl", "Rzecznik Departamentu Stanu Jan Lis przyjechał.", "Rzecznik wyjechał.", "Jan Lis"},
		{"pl", "Burmistrz Jan Lis i wiceburmistrz Piotr Wilk przyjechali.", "Wiceburmistrz wyjechał.", "Piotr Wilk"},
		{"en", "Mayor Ann Fox of Elm met Bo Reed, the mayor of Holm.", "The mayor left.", ""},
		{"pt", "O médico Rui Mota atende. A gerente Ana Pinto viajou. O biólogo Davi Lima estuda o sono.", "O médico saiu.", ""},
		{"pt", "O médico Rui Mota atende. A gerente Ana Pinto viajou.", "O médico saiu.", "Rui Mota"},
		{"pt", "O médico Rui Mota atende. A defesa de Davi Lima falou.", "O médico saiu.", "Rui Mota"},
		{"pt", "O médico Rui Mota atende com o biólogo Davi Lima.", "O médico saiu.", "Rui Mota"},
		{"ru", "Врач Иван Лисов принимает. Анна Белова работает в больнице.", "Врач уехал.", ""},
		{"fr", "Le ministre Paul Renard est venu.", "Selon le ministre allemand, il part.", ""},
		{"fr", "Le ministre allemand Paul Renard est venu.", "Selon le ministre allemand, il part.", "Paul Renard"},
		{"es", "El abogado Luis Mora calla. El abogado penalista Hugo Vidal protesta.", "El abogado salió.", ""},
		{"pt", "O ministro, que esteve com o secretário de Estado, Rui Mota, viajou.", "O ministro saiu.", ""},
		{"pt", "O ministro dos governos Rui Mota falou.", "O ministro saiu.", ""},
		{"pt", "O irmão do prefeito Rui Mota falou.", "O prefeito saiu.", ""},
		{"pl", "Rzecznik Departamentu Stanu przyjechał.", "Rzecznik wyjechał.", ""},
		{"pl", "Jan Lis, jeden z radnych, przyjechał.", "Jedna z radnych wyjechała.", ""},
		{"pl", "Trener Jan Lis chwalił drużynę. Inny trener milczał.", "Trener wyjechał.", ""},
		{"ru", "Мэр Иван Лисов приехал. Новый мэр молчит.", "Мэр уехал.", ""},
	} {
		d := read(c[1]+"\n\n"+c[2], c[0])
		n := 0
		for d.Tokens[d.Phrases[n].From].Paragraph == d.Tokens[0].Paragraph {
			n++
		}
		got := ""
		if who := d.holderOf(&d.Phrases[n], -1); who != nil {
			got = who.Full
		}
		if got != c[3] {
			t.Errorf("%s %s: %q, want %q", c[1], c[2], got, c[3])
		}
	}
}
