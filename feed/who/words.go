package who

import "strings"

func set(lists ...string) map[string]bool {
	out := map[string]bool{}
	for _, list := range lists {
		for w := range strings.FieldsSeq(list) {
			out[w] = true
		}
	}
	return out
}

// titles holds what stands before names, without dots.
var titles = func() map[string]kind {
	out := map[string]kind{}
	add := func(k kind, lists ...string) {
		for _, list := range lists {
			for w := range strings.FieldsSeq(list) {
				out[w] = k
			}
		}
	}
	add(qualifier, `vice co ex sub deputy prime foreign chief executive house senate majority minority party council cabinet attorney press police fire acting former late assistant associate senior
		first district city county state federal us u.s uk eu interim incoming outgoing lead head managing defence defense finance health
		interior home justice transport education environment trade labour labor energy culture supreme high court national regional
		special public retired right most very honourable honorable staff warrant petty brigadier brig rear wing squadron flight group
		old new then now stellvertretender stellvertretende ehemaliger ehemalige früherer frühere ancien ancienne premier première
		bývalý были бывший бывшая вице premier-ministre primer primera viceprimo`)
	add(courtesy, `mr mrs ms miss mx sir dame lord lady madam madame monsieur mme mlle mademoiselle messrs
		herr hr frau fr fräulein señor señora señorita sr sra srta doña signor signora signorina sig senhor senhora dona
		meneer mevrouw mevr dhr mw pani господин госпожа гн гжа г-н г-жа fru frøken fröken κύριος κυρία
		السيد السيدة الأستاذ מר גברת श्री श्रीमती shri smt ông bà anh chị bapak ibu puan encik`)
	add(office, `dr prof professor professorin rev reverend hon sen senator senatorin rep representative congressman congresswoman gov
		governor president minister premier secretary treasurer mayor mayoress councillor councilor councilman councilwoman alderman
		ambassador commissioner chairman chairwoman chairperson director manager spokesman spokeswoman spokesperson superintendent
		inspector detective sergeant sgt corporal cpl lieutenant lt captain capt maj colonel col commander cmdr commodore admiral adm
		gen lance-corporal sheriff officer archbishop cardinal rabbi imam sheikh ayatollah emir emperor empress queen princess pres
		congressmember assemblyman assemblywoman delegate comptroller auditor leader whip chair candidate nominee coroner ombudsman adviser advisor strategist analyst
		lawyer counsel solicitor barrister editor anchor co-anchor correspondent reporter founder ceo cfo coo cto chancellor
		präsident präsidentin kanzler kanzlerin minister ministerin doktor dipl-ing könig königin papst bischof pastor pastorin pfarrer
		pfarrerin président présidente ministre maire docteur professeur général maître député députée préfet
		presidente presidenta ministro ministra alcalde alcaldesa doctor doctora profesor profesora dra ministro sindaco sindaca dott
		dottor dottoressa avvocato avv onorevole professore professoressa prefeito prefeita doutor doutora engenheiro deputado deputada
		burgemeester wethouder koning koningin prezydent burmistrz wójt sędzia generał profesor ksiądz posłanka
		президент министр мэр губернатор судья генерал профессор доктор директор депутат премьер-министр спикер
		президентка міністр голова πρόεδρος υπουργός cumhurbaşkanı başkanı bakan başbakan
		الرئيس الدكتور الشيخ الأمير الوزير الملك النائب השר הנשיא ד'ר פרופ' प्रधानमंत्री राष्ट्रपति डॉ`)
	add(surnameToo, `king prince pope judge justice major marshal marshall general bishop abbot baron baroness father brother sister
		mother constable private speaker chief deacon pastor saint roi reine rey reina re rei rainha король королева папа`)
	return out
}()

// officeStems end compounds that are offices, in languages that write them as one word.
var officeStems = strings.Fields(`minister ministerin präsident präsidentin bürgermeister bürgermeisterin sprecher sprecherin kanzler kanzlerin
	sekretär sekretärin direktor direktorin vorsitzender vorsitzende landrat landrätin anwältin statsminister borgmester talsmand talskvinna
	talesperson woordvoerder woordvoerster voorzitter sekreterare`)

// suffixes tell two persons of one name apart: as tables have them, as they are shown.
var suffixes = map[string]string{"jr": "Jr.", "sr": "Sr.", "ii": "II", "iii": "III", "iv": "IV", "vi": "VI", "vii": "VII", "viii": "VIII", "xii": "XII"}

// degrees stand behind a name and are no part of it.
var degrees = set(`phd md dds dvm jd mba msc bsc llb llm mphil dphil cpa rn esq mp mep msp mla obe mbe cbe kbe dbe kcb frs qc kc usaf usn usmc`)

// and stands between two people. What softAnd has stands inside a name as well.
var and, softAnd = set(`and & und et en og och ja oraz и й та και ve dan và och sowie sekä և y/o 和 与 と および 및 و`), set(`y e i a`)

// articles may begin what stands before a name.
var articles = set(`the a an der die das ein eine le la un une el los las il lo uno una o os as um uma de het een den det en ett`)

// particles are words in lower case inside of names.
var particles = set(`de da do dos das di del della dei degli du des d l la le las los van von der den dem ten ter te zu zum zur vom am het t op
	in af av til y e i bin ibn ben bint binti abu al el ul ur ad as ar ash az ud od ap ab san dello dalla dal lo li`)

// surnameParticles begin surnames also with a capital, so that one of them and another word are not yet a full name.
var surnameParticles = set(`de da do dos das di del dello della dei du des von van vander der den ten ter zu zur la le las los lo el al bin ibn
	abu bint st ste saint san santa sankt o mc fitz بن ابن أبو בן бин`)

// inBodies are words in lower case inside the names of bodies.
var inBodies = set(`of the for`)

// eastTitles stand behind East Asian names.
var eastTitles = strings.Fields(`先生 女士 小姐 太太 总统 總統 总理 總理 首相 大統領 大统领 主席 书记 書記 部长 部長 市长 市長 省长 省長 县长 局长 局長 院长 院長 教授 博士
	医生 老师 記者 记者 大臣 官房長官 長官 知事 議員 委員長 委員 会長 社長 校長 将軍 将军 大使 发言人 發言人 報道官 さん さま 様 氏 くん 君 ちゃん
	대통령 총리 장관 차관 의원 시장 지사 교수 박사 대표 위원장 위원 회장 사장 대변인 기자 씨 님 선생님 선생`)

// eastSurnames are common Chinese and Korean family names of one character.
const eastSurnames = "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文习習温" +
	"김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민나진지엄채원천방공현"
