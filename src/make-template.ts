import { writeTemplate } from './store/embedded.ts';
import { TEMPLATE_FILE } from './store/migrations.ts';

await writeTemplate(TEMPLATE_FILE);
