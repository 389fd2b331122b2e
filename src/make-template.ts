import { writeTemplate } from './store/database/embedded.ts';
import { TEMPLATE_FILE } from './store/database/migrations.ts';

await writeTemplate(TEMPLATE_FILE);
