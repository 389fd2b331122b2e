import { z } from 'zod';

/**
 * Card JSON 2.0 as far as the bot uses it, written down from the public documents; the platform refuses attributes
 * that it does not know, so every object here is strict. Read in November 2026:
 * - structure, config, header, 200 elements: open.feishu.cn/document/uAjLw4CM/ukzMukzMukzM/feishu-cards/card-json-v2-structure,
 *   …/card-json-v2-breaking-changes-release-notes
 * - markdown: …/card-json-v2-components/content-components/rich-text; table: …/content-components/table;
 *   chart: …/content-components/chart; plain text: …/content-components/plain-text; hr: …/content-components/line
 * - column_set: …/card-json-v2-components/containers/column-set; form: …/containers/form-container
 * - button: …/card-json-v2-components/interactive-components/button; input: …/interactive-components/input
 * - the same fields as a table each: github.com/larksuite/cli, skills/lark-im/references/card/components/*.md
 */

const spacing = z.string().regex(/^(small|medium|large|extra_large|\d{1,2}px)$/);
const margin = z.string().regex(/^-?\d{1,2}(px)?( -?\d{1,2}(px)?){0,3}$/);
const elementId = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,19}$/);
const align = z.enum(['left', 'center', 'right']);
const verticalAlign = z.enum(['top', 'center', 'bottom']);
const direction = z.enum(['vertical', 'horizontal']);
const common = { margin: margin.optional(), element_id: elementId.optional() };

const textSize = z.enum([
  'heading-0',
  'heading-1',
  'heading-2',
  'heading-3',
  'heading-4',
  'heading',
  'normal',
  'notation',
  'xxxx-large',
  'xxx-large',
  'xx-large',
  'x-large',
  'large',
  'medium',
  'small',
  'x-small',
]);
const COLOURS = [
  'blue',
  'wathet',
  'turquoise',
  'green',
  'yellow',
  'orange',
  'red',
  'carmine',
  'violet',
  'purple',
  'indigo',
  'grey',
  'default',
] as const;

const plainText = z.strictObject({ tag: z.literal('plain_text'), content: z.string() });
const shortText = plainText.refine(({ content }) => content.length <= 100, 'longer than 100 characters');
const widthOf = (least: number) =>
  z.string().refine((width) => {
    const pixels = /^(\d+)px$/.exec(width)?.[1];
    return ['default', 'fill', 'auto'].includes(width) || (pixels !== undefined && Number(pixels) >= least);
  }, `neither default, fill nor at least ${least}px`);

const markdown = z.strictObject({
  tag: z.literal('markdown'),
  content: z.string().min(1),
  text_size: textSize.optional(),
  text_align: align.optional(),
  ...common,
});

const div = z.strictObject({
  tag: z.literal('div'),
  text: plainText.extend({
    text_size: textSize.optional(),
    text_color: z.enum(COLOURS).optional(),
    text_align: align.optional(),
    lines: z.int().min(1).optional(),
  }),
  width: widthOf(16).optional(),
  ...common,
});

const hr = z.strictObject({ tag: z.literal('hr'), ...common });

const chart = z.strictObject({
  tag: z.literal('chart'),
  aspect_ratio: z.enum(['1:1', '2:1', '4:3', '16:9']).optional(),
  color_theme: z.enum(['brand', 'rainbow', 'complementary', 'converse', 'primary']).optional(),
  height: z
    .string()
    .regex(/^(auto|\d{1,3}px)$/)
    .optional(),
  preview: z.boolean().optional(),
  /** A VChart spec (www.visactor.io/vchart/option): data alone, no functions, so it must survive JSON. */
  chart_spec: z.strictObject({
    type: z.enum(['bar', 'line', 'pie']),
    title: z.strictObject({ text: z.string() }),
    data: z.strictObject({
      values: z.array(z.strictObject({ label: z.string(), series: z.string(), value: z.number() })),
    }),
    xField: z.union([z.string(), z.array(z.string())]).optional(),
    yField: z.string().optional(),
    seriesField: z.string().optional(),
    stack: z.boolean().optional(),
    categoryField: z.string().optional(),
    valueField: z.string().optional(),
    outerRadius: z.number().optional(),
    innerRadius: z.number().optional(),
    legends: z.strictObject({ visible: z.boolean(), orient: z.enum(['top', 'bottom', 'left', 'right']) }),
    label: z.strictObject({ visible: z.boolean() }),
  }),
  ...common,
});

const behaviors = z
  .array(z.strictObject({ type: z.literal('callback'), value: z.record(z.string(), z.unknown()) }))
  .min(1);

const buttonFields = {
  tag: z.literal('button'),
  text: shortText,
  type: z
    .enum([
      'default',
      'primary',
      'danger',
      'text',
      'primary_text',
      'danger_text',
      'primary_filled',
      'danger_filled',
      'laser',
    ])
    .optional(),
  size: z.enum(['tiny', 'small', 'medium', 'large']).optional(),
  width: widthOf(100).optional(),
  disabled: z.boolean().optional(),
  ...common,
};
const button = z.strictObject({ ...buttonFields, behaviors });
/** Inside a form a button has a name and says what it does to the form. */
const formButton = z.strictObject({
  ...buttonFields,
  behaviors: behaviors.optional(),
  name: z.string().min(1),
  form_action_type: z.enum(['submit', 'reset']),
});

const input = z.strictObject({
  tag: z.literal('input'),
  name: z.string().min(1),
  required: z.boolean().optional(),
  placeholder: shortText.optional(),
  default_value: z.string().optional(),
  label: plainText.optional(),
  label_position: z.enum(['top', 'left']).optional(),
  input_type: z.enum(['text', 'multiline_text', 'password']).optional(),
  rows: z.int().min(1).optional(),
  auto_resize: z.boolean().optional(),
  max_rows: z.int().min(1).optional(),
  max_length: z.int().min(1).max(1000).optional(),
  width: widthOf(100).optional(),
  disabled: z.boolean().optional(),
  ...common,
});

/** A column holds anything but a form and a table. */
function columnSet(inside: z.ZodType) {
  return z.strictObject({
    tag: z.literal('column_set'),
    flex_mode: z.enum(['none', 'stretch', 'flow', 'bisect', 'trisect']).optional(),
    horizontal_spacing: spacing.optional(),
    horizontal_align: align.optional(),
    background_style: z.enum(COLOURS).optional(),
    columns: z
      .array(
        z.strictObject({
          tag: z.literal('column'),
          width: z
            .string()
            .regex(/^(auto|weighted|\d{2,3}px)$/)
            .optional(),
          weight: z.int().min(1).max(5).optional(),
          vertical_align: verticalAlign.optional(),
          horizontal_align: align.optional(),
          direction: direction.optional(),
          horizontal_spacing: spacing.optional(),
          vertical_spacing: spacing.optional(),
          padding: margin.optional(),
          background_style: z.enum(COLOURS).optional(),
          elements: z.array(inside),
          margin: margin.optional(),
        }),
      )
      .min(1),
    ...common,
  });
}

const shown = z.union([markdown, div, hr, chart]);
const form = z
  .strictObject({
    tag: z.literal('form'),
    name: z.string().min(1),
    elements: z
      .array(z.union([shown, input, formButton, columnSet(z.union([shown, input, formButton]))]))
      .min(1),
    direction: direction.optional(),
    horizontal_spacing: spacing.optional(),
    vertical_spacing: spacing.optional(),
    horizontal_align: align.optional(),
    vertical_align: verticalAlign.optional(),
    padding: margin.optional(),
    ...common,
  })
  .refine((value) => JSON.stringify(value).includes('"form_action_type":"submit"'), 'nothing submits it');

const table = z
  .strictObject({
    tag: z.literal('table'),
    page_size: z.int().min(1).max(10).optional(),
    row_height: z
      .string()
      .regex(/^(low|middle|high|auto|\d{2,3}px)$/)
      .optional(),
    row_max_height: z
      .string()
      .regex(/^\d{2,3}px$/)
      .optional(),
    freeze_first_column: z.boolean().optional(),
    header_style: z
      .strictObject({
        text_align: align.optional(),
        text_size: z.enum(['normal', 'heading']).optional(),
        background_style: z.enum(['grey', 'none']).optional(),
        text_color: z.enum(['default', 'grey']).optional(),
        bold: z.boolean().optional(),
        lines: z.int().min(1).optional(),
      })
      .optional(),
    columns: z
      .array(
        z.strictObject({
          name: z.string().min(1),
          display_name: z.string().optional(),
          data_type: z.enum(['text', 'lark_md', 'options', 'number', 'persons', 'date', 'markdown']),
          width: z
            .string()
            .regex(/^(auto|\d{2,3}px|\d{1,3}%)$/)
            .optional(),
          horizontal_align: align.optional(),
          vertical_align: verticalAlign.optional(),
        }),
      )
      .min(1)
      .max(50),
    rows: z.array(z.record(z.string(), z.string())),
    ...common,
  })
  .refine(({ columns, rows }) => {
    const names = new Set(columns.map(({ name }) => name));
    return (
      names.size === columns.length && rows.every((row) => Object.keys(row).every((name) => names.has(name)))
    );
  }, 'a row has a cell of no column');

/** Tables and forms stand at the root and nowhere else. */
const root = z.union([shown, table, form, button, columnSet(z.union([shown, button]))]);

export const cardSchema = z
  .strictObject({
    schema: z.literal('2.0'),
    config: z
      .strictObject({
        /** 2.0 has shared cards only. */
        update_multi: z.literal(true).optional(),
        enable_forward: z.boolean().optional(),
        width_mode: z.enum(['default', 'compact', 'fill']).optional(),
        summary: z.strictObject({ content: z.string() }).optional(),
      })
      .optional(),
    header: z.strictObject({
      title: z.strictObject({ tag: z.enum(['plain_text', 'lark_md']), content: z.string().min(1) }),
      subtitle: plainText.optional(),
      template: z.enum(COLOURS).optional(),
      text_tag_list: z
        .array(z.strictObject({ tag: z.literal('text_tag'), text: plainText, color: z.string() }))
        .max(3)
        .optional(),
    }),
    body: z.strictObject({
      direction: direction.optional(),
      horizontal_spacing: spacing.optional(),
      vertical_spacing: spacing.optional(),
      padding: margin.optional(),
      elements: z.array(root).min(1),
    }),
  })
  .refine((card) => distinct(namesIn(card.body)), 'two components of one name')
  .refine((card) => tagsIn(card).length <= 200, 'more than 200 elements')
  .refine((card) => tagsIn(card).filter((tag) => tag === 'table').length <= 5, 'more than 5 tables');

function distinct(names: readonly string[]): boolean {
  return new Set(names).size === names.length;
}

/** Of forms and of what is inside them; columns of a table have names of their own. */
function namesIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(namesIn);
  if (typeof part !== 'object' || part === null || ('tag' in part && part.tag === 'table')) return [];
  const own = 'tag' in part && 'name' in part && typeof part.name === 'string' ? [part.name] : [];
  return [...own, ...Object.values(part).flatMap(namesIn)];
}

function tagsIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  const own = 'tag' in part && typeof part.tag === 'string' ? [part.tag] : [];
  return [...own, ...Object.values(part).flatMap(tagsIn)];
}
