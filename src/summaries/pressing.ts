/** Words for work or life that stands still; the database reads them as well. */
export const HALTED_WORDS = '停产|停工|停水|停电|停气|停暖|断供|断水|断电|断路|断料|被困|困人|着火|坍塌|塌方';
export const HALTED = new RegExp(HALTED_WORDS);
