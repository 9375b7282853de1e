/**
 * Names that are taken for a person's wherever they stand, written with a capital: common given names, and
 * Japanese names in Latin letters. Left out are names that are also products, months or words of the field.
 */
export const givenNames: ReadonlySet<string> = new Set(
  `aaron abigail adam adrian ahmed aiko akira alan albert alejandro alex alexander alexandra alice alison allison amanda
  amit amy ana andrea andreas andrew andy angela anita anna anne anthony antonio ari arjun arthur ashley barbara ben
  benjamin bob brandon brenda brian bruce bruno caleb cameron carla carlos carol caroline catherine charles charlie
  charlotte chen chloe chris christian christina christine christopher claire colin craig cynthia dan daniel daniela dave
  david deborah dennis derek diana diego dmitri donald dorothy doug douglas dylan ed eduardo edward eiji elena eli
  elisabeth elizabeth ellen emi emily emma eric erik erin esther ethan eva evan evelyn fatima felix fernando fiona
  florian francesca francisco fred frederick gabriel gary george gerald giulia giovanni greg gregory hana hannah hans
  harold harry haruka hassan heather helen henry hiroki hiroshi ian ines ingrid isabel isabella ivan jack jacob jake
  james jamie jan jana jane janet jason jean jeff jeffrey jennifer jenny jeremy jerry jesse jessica jim joan joe johan
  johannes john jonas jonathan jorge jose joseph josh joshua juan judith julian julie jun justin kaito karen karl kate
  katherine kathleen katie kazuki keiko keith kelly ken kenji kenneth kenta kevin kim kimberly koji kumar kyle larry laura
  lauren lena leon leonard lewis li liam lin linda lisa louis lucas lucia luis luke magnus mai manuel marco margaret maria
  marie mario martin martina mary masato matt matthew megan mei mel melissa michael michelle miguel mike misaki mohamed
  mohammed molly monica nadia nancy naoki natalie nathan neil nicholas nick nicole nikhil nina noah nora oliver olivia omar
  oscar pamela patricia patrick paul paula pedro peter petra phil philip philippe pierre priya rachel rahul ralph raj ravi
  rebecca ricardo richard rick robert roberto robin roger ron ryan ryo sakura samantha samuel sandra sara sarah sasha
  satoshi scott sean sebastian sergey sergio shun simon sofia sophia sophie stefan stephanie stephen steve steven stuart
  sunil susan suzuki takashi takeshi tanaka tara taro teresa thomas tim timothy tina tobias todd tom tomas tony tyler
  valentina vanessa victoria vikram vincent walter watanabe wei wendy william xavier yamada yamamoto yan yuki yuko yumi
  yusuke yuta zachary zoe sato ito kobayashi nakamura takahashi`.split(/\s+/),
);
