package quotation

import (
	"slices"
	"strings"
	"testing"
)

// TestSpeakers: an article a row (¶ stands between paragraphs) and the speakers of its quotations in the order of the
// text, - for nobody, any of the answers that | parts.
func TestSpeakers(t *testing.T) {
	for _, test := range []struct{ body, want string }{
		{`Coach Ann Webb was proud. "They ran like foxes today," she said. ¶ Emma scored twice. "I shut my eyes for the second one," she said.`, `Ann Webb ; Emma | Ann Webb ; -`},
		{`Coach Ann Webb was proud. ¶ Emma, 11, scored twice. "I shut my eyes for the second one," she said.`, `Emma | -`},
		{`Ann Webb wrote the book. Helen found the hero unbearable. "He never once washes a cup in it," she said.`, `Helen | -`},
		{`Ann Webb wrote the book. Helen found the hero unbearable. "He never once washes a cup in it," she said. Marjorie agreed. "He would not last a week here," she said.`, `Helen ; Marjorie | - ; -`},
		{`Rosie Lane spoke to Mrs Lund. Mrs Lund laughs a lot. "I was never any good at it," she says.`, `Mrs Lund | Lund | -`},
		{`Rosie Lane won the cup. Miss Amble ran home. "It took me all of a week," she said.`, `Miss Amble | Amble | -`},
		{`Tom Reed came late. Mr Hobbs shook his head. "It took me all of a week," he said.`, `Mr Hobbs | Hobbs | -`},
		{`Rosie Lane took up baking with her grandmother, who told her: "Salt is not a secret to be kept."`, `her grandmother | Rosie Lane’s grandmother | -`},
		{`Clerk Tom Reed read out a message from the mayor, Ann Webb: "We stand with the village."`, `Ann Webb | -`},
		{`Actress Ann Webb read out a poem: "Do not go to the river alone."`, `-`},
		{`Tom Reed came first. ¶ Ann Webb read from a letter by her grandfather, Ned Cole, in which he wrote: "The mud is up to our knees."`, `Ned Cole | -`},
		{`Judith Blake, 61, has run the farm for years. Her sister Carol Finch, 58, lives abroad. ¶ "I milked those cows for thirty years," she told the court. "Carol sent postcards."`, `Judith Blake ; Judith Blake | - ; -`},
		{`"We will look at all of it," said its head, Sir Tom Blake.`, `Tom Blake`},
		{`Co-pilot Mikkel Juhl was there. "She was humming a song," he recalled. "I asked her to stop," said Co-pilot Juhl.`, `Mikkel Juhl ; Mikkel Juhl`},
		{`Maya Osei hugged her solicitor, Beth Carr, who said the ruling would help. "There are hundreds like her," she said.`, `Beth Carr`},
		{`Tom Arkwright plays a keeper. His character barely speaks. "There is a storm coming up," he says in the first scene.`, `His character | -`},
		{`Edwin Holm was apprenticed to Amos Crail. Crail's first words to him, he liked to recall, were "Touch nothing in this shop." ¶ Holm asked why. Crail's reply was: "It is all alive."`, `Amos Crail ; Amos Crail`},
		{`A coaster went by so near that I heard the mate say "Who is that fool out there?" and I was glad.`, `the mate`},
		{`Tom Reed was there. Ann Webb heard him say: "Who is that fool out there?"`, `Tom Reed | -`},
		{`Mother of three Jody Marsh said her youngest "will have left by the time it is built".`, `Jody Marsh`},
		{`Frank Webb looked at the boat. "Frank talk is what we need here," he said.`, `Frank Webb`},
		{`Ann Hart said her father had warned her: "Never buy a horse by the water."`, `her father | Ann Hart’s father | -`},
		{`Ann Hart said her mother had told her, "Never buy a horse by the water."`, `her mother | Ann Hart's mother | -`},
		{`Ann Hart says her late husband used to say: "Never buy a horse by the water."`, `her late husband | Ann Hart's late husband | -`},
		{`"The weir will hold until spring," said Bo and Ann Dale.`, `Bo and Ann Dale | -`},
		{`"The weir will hold until spring," Bo and Ann Dale said.`, `Bo and Ann Dale | -`},
		{`"The weir will hold until spring," said Bo Dale and Ann Reed.`, `Bo Dale and Ann Reed | -`},
		{`"The weir will hold until spring," Bo Dale and Ann Reed said in a joint letter.`, `Bo Dale and Ann Reed | -`},
		{`Bo Dale and Ann Reed said the weir was "as safe as any house in the valley".`, `Bo Dale and Ann Reed | -`},
		{`In a joint statement, Bo Dale and Ann Reed said: "The weir will hold until spring."`, `Bo Dale and Ann Reed | -`},
		{`"The weir will hold until spring," say Bo Dale, the miller, and Ann Reed, the clerk.`, `- | Bo Dale and Ann Reed | Bo Dale`},
		{`Tim Oakes came home. His wife was angry. "You left the gate open again," she said.`, `Tim Oakes’s wife | His wife | Tim Oakes's wife | -`},
		{`Tim Oakes came home. "You left the gate open again," said his wife.`, `his wife | Tim Oakes’s wife | -`},
		{`The chairman of the bench, Dr Alan Wray, told Pell: "You will pay for the duck."`, `Alan Wray | Dr Alan Wray`},
		{`The chairman of the bench, Dr Alan Wray, said to Ann Pell: "You will pay for the duck."`, `Alan Wray | Dr Alan Wray`},
		{`The head of the school, Mrs Ann Able, said: "You will pay for the duck."`, `Ann Able`},
		{`Fire Officer Karen Boyle said: "You will pay for the duck."`, `Karen Boyle`},
		{`"You will pay for the duck," said Fire Officer Karen Boyle. Boyle left.`, `Karen Boyle`},
		{`"You will pay for the duck," said Station Manager Tom Hurst of the fire service.`, `Tom Hurst`},
		{`"You will pay for the duck," said Police Constable Tom Hurst.`, `Tom Hurst`},
		{`"You will pay for the duck," said Head Teacher Tom Hurst.`, `Tom Hurst`},
		{`"You will pay for the duck," said Parish Clerk Tom Hurst.`, `Tom Hurst`},
		{`"You will pay for the duck," said Chief Inspector Tom Hurst.`, `Tom Hurst`},
		{`"You will pay for the duck," said Deputy Mayor Tom Hurst.`, `Tom Hurst`},
		{`"You will pay for the duck," said Project Manager Tom Hurst.`, `Tom Hurst`},
		{`"You will pay for the duck," said Head Gardener Tom Hurst.`, `Tom Hurst`},
		{`"You will pay for the duck," said Harbour Master Tom Hurst.`, `Tom Hurst`},
		{`"You will pay for the duck," said Community Support Officer Tom Hurst.`, `Tom Hurst`},
		{`When she says "I was the more deceived", a woman behind me whispered, "So was I, my dear."`, `- ; a woman behind me | - ; a woman | she ; a woman behind me`},
		{`A sign put up by Bo Dale says "the weir will hold until spring".`, `- | A sign | A sign put up by Bo Dale`},
		{`The committee met. It was "as dry as an old boot in a bag", as our president put it.`, `our president | -`},
		{`The scheduling was so odd that a spokesman for Tim Oakes could only quip: "I guess the moon was booked that night."`, `a spokesman for Tim Oakes`},
		{`"Should there be a list of all the ducks here?" a reporter can be heard asking Tim Oakes after the show.`, `a reporter`},
		{`The Oakes ad hits Ann Reed for taking "four times more money from the millers than from the town". Tim Oakes paid.`, `The Oakes ad | -`},
		{`Ann Reed was hired in May. The board saw Reed, then 44, as the driver to speed "the grandfather of all the mills here" into town.`, `- | The board`},
		{`Bo Dale came back the week after the paper's editorial telling him to leave his "playground for the rich and the idle".`, `the paper's editorial | -`},
		{`Tim Oakes stood up. The judge pointed to an older case to say that courts must weigh "whether a duck is a public body or not".`, `The judge`},
		{`"Tell her I promised her a duck," Ann Reed said, and her husband cut in. "Do not forget the goose we also promised her."`, `Ann Reed ; her husband | Ann Reed ; Ann Reed’s husband | Ann Reed ; -`},
		{`"There never was any such order to stand down," said the base chief known as Bob, speaking for the first time.`, `the base chief known as Bob`},
		{`"If I was a miller I would want answers," said a prominent member of the guild who supports Oakes, asking not to be named.`, `a prominent member of the guild | a prominent member of the guild who supports Oakes`},
		{`According to the recently released mill handbook, his men were told, "You do not sell flour, you sell the smell of bread."`, `the recently released mill handbook | -`},
		{`Written in March, the note from Bo Dale read: "You do not sell flour, you sell the smell of bread."`, `Bo Dale | the note from Bo Dale`},
		{`Ann Reed, 41, and her sister Jo were there. "It was as cold as a tomb in there," Jo said.`, `Jo`},
		{`Ann Reed, 41, and her sister Jo were there. "It was as cold as a tomb in there," said Jo.`, `Jo`},
		{`Emma Stone and Ann Reed swam. "It was as cold as a tomb in there," said Emma.`, `Emma Stone`},
		{`My neighbour Pat watched. "It was as cold as a tomb in there," Pat said.`, `Pat`},
		{`Ann Reed left. Grandad laughed. "It was as cold as a tomb in there," he said.`, `Grandad | -`},
		{`Tim Oakes left. Paris was cold. "It was as cold as a tomb in there," he said.`, `Tim Oakes`},
		{`Tim Oakes left in May. June was cold. "It was as cold as a tomb in there," he said.`, `Tim Oakes`},
		{`Ann Reed left for Exeter. Exeter was cold. "It was as cold as a tomb in there," she said.`, `Ann Reed`},
		{`Ann Reed left for Google. Google was cold. "It was as cold as a tomb in there," she said.`, `Ann Reed`},
		{`Ann Reed saw the film. Casablanca is old. "It was as cold as a tomb in there," she said.`, `Ann Reed`},
		{`"It was as cold as a tomb," Ann Reed told Tom Hale. Hale nodded. "I felt it in my boots all day," he said.`, `Ann Reed ; Tom Hale`},
		{`Sir Tom Hale, who is 80, rose. Lady Hale rose too. "It was as cold as a tomb in there," she said.`, `Lady Hale | Hale | -`},
		{`People were hurt in a part of town by a blast that Mayor Bill Oakes described as "an intentional act." ¶ He left.`, `Bill Oakes`},
		{`Tom Reed, in a talk with the radio, blurted out, "Oh, God," at the name.`, `Tom Reed`},
		{`Tom Hale, president and CEO of the Oxley Mill Guild, told the paper that "the weir will hold until the spring comes".`, `Tom Hale`},
		{`"The weir will hold until spring," said Tom Hale, president and CEO of the Oxley Mill Guild.`, `Tom Hale`},
		{`Tom Hale, director of Oxley University's Institute of Mills and Public Water, said "the weir will hold until the spring comes".`, `Tom Hale`},
		{`In Tom Hale's words, "the weir will hold until the spring comes and goes".`, `Tom Hale`},
		{`Tom Hale's rule for his pupils was, "A weir will hold until the spring comes."`, `Tom Hale | -`},
		{`In the words of Tom Hale, "the weir will hold until the spring comes and goes".`, `Tom Hale`},
		{`Tom Hale was blunt: "The weir will hold until spring comes."`, `Tom Hale`},
		{`Tom Hale shared his fears with the hall: "The weir will hold until spring comes."`, `Tom Hale`},
		{`Ann Reed, the paper's owner, laughed at Tom Hale, saying "he could not run a bath, let alone a mill".`, `Ann Reed`},
		{`Reed, the town's sitting mayor, mocked Tom Hale's plan as "a bath that nobody could ever run". Ann Reed left.`, `Ann Reed`},
		{`Ann Reed thanked Tom Hale for "taking these steps to make us all safe".`, `Ann Reed`},
		{`Ann Reed, star of the play "Weir," thanked Tom Hale for "taking these steps to make us all safe".`, `Ann Reed`},
		{`But even as Tom Hale claimed on Monday that "the weir will hold until the spring," one of the millers said it would not.`, `Tom Hale`},
		{`Tom Hale came. After the flood (Ann Reed called it "awful and long beyond all words"), Hale stirred up the town by saying, "The mill was opened on purpose by the guild."`, `Ann Reed ; Tom Hale`},

		{`As Tom Hale, the second man of the guild, put it: "The weir will not be opened by us."`, `Tom Hale`},
		{`As The Lark's Tom Hale puts it, Ann Reed is making the guild "an offer they cannot well refuse".`, `Tom Hale`},

		{`First mate Ewan Reid told the inquiry that Captain Ross Muir had ordered him to stay. Reid said Muir had told the crew, "Not a word to anyone ashore."`, `Ross Muir`},
		{`Passenger Jo Cole, with her twins, said Lark staff had told her to "find a quiet corner and wait".`, `Lark staff | -`},
		{`The organiser, Yusuf Demir, quoted Ellen Park as telling him: "You have my word that nobody will be held."`, `Ellen Park`},
		{`Haulier Frank Dodd said of the village: "They buy their sofas on a screen and wonder why lorries come."`, `Frank Dodd`},
		{`MP Sal Greene said the town should "publish the tape or resign at last".`, `Sal Greene`},
		{`Counsel for the town, Moira Kane KC, rose. "How many glasses was it then?" asked Kane.`, `Moira Kane`},
		{`Mark Ellery came home. "He kept on saying what the dean had said," Mrs Ellery told the court.`, `Mrs Ellery | -`},
		{`Wilf Amory was born by the sea. His daughter, Susan Amory, was there. ¶ Amory himself was asked if he had been lonely. "I had the birds, and the birds had me," he told the radio.`, `Wilf Amory`},
		{`The man, curator Hugo Best, said the hoard was "the finest from the west in fifty years".`, `Hugo Best`},
		{`The chair thanked Olive Penn. Olive Penn proposed a vote of thanks to Keith Tate, who said he was "only doing what any man with a spanner would do".`, `Keith Tate`},
		{`An aide to the mayor called a guest "a stupid cow who should go home", a report has found.`, `An aide to the mayor | An aide`},
		{`The keeper, Prof Niall Quirke, left. "Elephants need other elephants," the professor said. ¶ Visitor Megan, 6, wanted to go too. "I could live in all that straw," she said.`, `the professor ; Megan | Niall Quirke ; Megan`},
		{`One mother, Carla Dunn, was shocked. ¶ Another parent defended him. "He was joking and every child in there knew it," she said.`, `Another parent`},
		{`Doris kept things. She kept a note from her mother that said: "Look after your little sister for me."`, `a note from her mother | -`},
		{`Tom Hale spoke for an hour. ¶ Bo Reed asked Hale how high the wall would be. ¶ "It will be as high as a mill, or higher," he told Reed in the end.`, `Tom Hale`},
		{`Tom Hale built the wall. Bo Reed did not. He said that Reed was "slower than any goat on ice".`, `Tom Hale`},
		{`Tom Hale was ill. When he woke up, Hale said the wall was "as high as a mill, or higher".`, `Tom Hale`},
		{`Ann Hart, former head of the mill, says Tarn is "as good as any town upstream". ¶ "It has all that a town needs by now," she says.`, `Ann Hart ; Ann Hart`},
		{`Tom Hale was on air. He said that Ann Reed plays a game and said that Bo Moss is "weak like a lamb in May".`, `Tom Hale`},
		{`Tom Hale is coming off a strong race, when many writers called him "the grownup on the stage" amid the noise.`, `many writers`},
		{`Chuck Bell, for whom Tom Hale once worked, said in May that Hale was not keen, telling an aide: "It is all a mill wheel."`, `Chuck Bell`},
		{`"Tom has milled for most of his life," said Vin Webb, a miller and a former clerk from Tarn who is a friend. "He is one of the true first mill men here."`, `Vin Webb ; Vin Webb`},
		{`Tom Hale told the clerk that he saw a goat. Inspector Bo Moss said no such goat had been found, "on the weir or under it at all".`, `Bo Moss`},
		{`If Tom Hale had any honour, Ann Reed went on, he would say "I have failed the millers of the north" and go.`, ``},
		{`Tom Hale was an odd man. When it rained he would say "I have a mill to run and no roof".`, `Tom Hale`},
		{`"I would look under the wheel of the mill," muttered one Oxley backbencher.`, `one Oxley backbencher`},
		{`The Oxley Gazette of October 9 that year reported that the goats had "drunk the pond to the depth of a hand".`, `The Oxley Gazette`},
		{`The filing, which runs to nine pages, says that "some mills upstream may be cut off".`, `The filing`},
		{`According to the rules of the guild, a band with a horn "shall be deemed a choir of some kind".`, `the rules of the guild`},
	} {
		t.Run(test.body, func(t *testing.T) {
			found := Find("", strings.ReplaceAll(test.body, " ¶ ", "\n\n"), "")
			slices.SortFunc(found, func(a, b Quote) int { return a.Spans[0].Start - b.Spans[0].Start })
			var got []string
			for _, q := range found {
				if q.Speaker == "" {
					q.Speaker = "-"
				}
				got = append(got, q.Speaker)
			}
			if answer := strings.Join(got, " ; "); !slices.Contains(strings.Split(test.want, " | "), answer) {
				t.Errorf("got %q, want %q", answer, test.want)
			}
		})
	}
}
