/** Characters one by one, `萬 万|與 与|…`; the package brings no types for its dictionaries. */
declare module 'opencc-js/dict/TSCharacters' {
  const characters: string;
  export default characters;
}
declare module 'opencc-js/dict/STCharacters' {
  const characters: string;
  export default characters;
}
