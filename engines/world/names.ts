import type { Random } from '@lendline/kernel';
import type { Country } from './person.ts';

// Syllables and lists to put names together from. Any likeness to a person is chance.
const surnames = [
  ...'安柏岑程邓丁段范方傅葛龚顾郭韩何贺洪侯胡黄江姜蒋金孔赖雷黎李梁林刘柳龙卢陆罗吕马毛孟莫倪潘彭钱秦邱任邵沈施石宋苏孙谭汤唐陶田汪王韦魏温吴夏萧谢徐许薛严杨姚叶易尹于余袁曾翟张赵郑钟周朱邹',
];
const givenCharacters = [
  ...'安白冰彩晨成川春纯达丹道德东朵恩帆方芳飞枫福歌格光果海涵航浩禾和恒虹华惠佳嘉健江洁景静军君俊凯可乐丽林琳凌岭露鹿路鸣明宁攀鹏平朴琪千青清秋然仁荣如若森山书淑舒朔松素涛田庭彤望威文武夏贤翔晓心欣星雪雅言燕阳依怡亦毅英颖宇雨玉园远月云泽展昭珍真芝志舟竹子紫',
];
const twoPartNames = [
  ['阿依兰', '托合提'],
  ['其其格', '巴图'],
  ['卓玛', '索朗'],
  ['古丽娜', '艾山'],
  ['苏合', '那日苏'],
  ['德吉', '旺堆'],
] as const;
const kenyaGiven =
  'Akinyi Amina Asha Baraka Brian Chebet Cherono Daudi Diana Esther Faith Faraji Grace Halima Imani Jabali Jamila Juma Kamau Kiprono Kioko Lulu Makena Mercy Moraa Mwende Naliaka Neema Njeri Nyokabi Ochieng Omari Otieno Pendo Rehema Sauda Sifa Taabu Tumaini Wanza Wekesa Yusuf Zawadi Zuri'.split(
    ' ',
  );
const kenyaFamily =
  'Achebe Barasa Chirchir Gathogo Gitau Kariuki Karanja Kibet Kimani Kiplagat Korir Langat Macharia Maina Makori Masinde Mbugua Moseti Muema Mugo Munyao Musyoka Mutiso Mwangi Ndegwa Ngugi Nyaga Nyongesa Obura Odhiambo Okello Omondi Onyango Rotich Shikuku Simiyu Tanui Wafula Waithaka Wanjala'.split(
    ' ',
  );

/** Made-up cities: a place name in a record leads nowhere. */
const cities = {
  cn: ['临溪', '南澜', '云汀', '望川', '青渚', '东浔', '白垣', '长陌'],
  ke: ['Mtoni', 'Kilimani Mpya', 'Ziwani', 'Bondeni', 'Pwani Kuu', 'Milimani Juu'],
} as const;

export interface MadeUpName {
  readonly name: string;
  /** The same person in another spelling, as another office might have written it. */
  readonly otherSpelling: string;
  /** Somebody of the same family. */
  readonly relative: string;
}

export function madeUpName(country: Country, random: Random): MadeUpName {
  if (country === 'ke') {
    const [given, second, family] = [pick(kenyaGiven, random), pick(kenyaGiven, random), pick(kenyaFamily, random)];
    return {
      name: `${given} ${family}`,
      otherSpelling: `${family} ${given} ${second}`,
      relative: `${second === given ? 'Subira' : second} ${family}`,
    };
  }
  if (random.next() < 0.02) {
    const [given, family] = [pick(twoPartNames, random)[0], pick(twoPartNames, random)[1]];
    return {
      name: `${given}·${family}`,
      otherSpelling: `${given}${family}`,
      relative: `${family}·${pick(twoPartNames, random)[1]}`,
    };
  }
  const surname = pick(surnames, random);
  const given = chineseGiven(random);
  return { name: surname + given, otherSpelling: surname + given, relative: surname + otherThan(given, random) };
}

export function cityOf(country: Country, random: Random): string {
  return pick(cities[country], random);
}

function chineseGiven(random: Random): string {
  const first = pick(givenCharacters, random);
  return random.next() < 0.2 ? first : first + pick(givenCharacters, random);
}

function otherThan(given: string, random: Random): string {
  const other = chineseGiven(random);
  return other === given ? `${given.slice(0, 1)}来` : other;
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[random.below(items.length)]!;
}
