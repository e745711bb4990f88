import { roleNames } from '#domain/access/role-names.zh-cn.ts';
import type { FormField } from '../../parts/act-form.tsx';
import { useUnitChoices } from '../../parts/unit-choices.ts';
import { useUnitName } from '../../parts/unit-name.ts';
import { useSession } from '../../shell/session.tsx';
import { useFieldWords } from '../../texts/field.ts';
import { usePeopleWords } from './texts.ts';

/** A post in words: 单位填报人(发改局). */
export const usePostWords = () => {
  const [words, field] = [usePeopleWords(), useFieldWords()];
  const unitName = useUnitName(useSession().year);
  return ({ role, unit }: { role: keyof typeof roleNames; unit?: string | undefined }): string =>
    unit === undefined ? field(`role.${role}`) : words('postOf', { role: field(`role.${role}`), unit: unitName(unit) });
};

/** What a post is made of, and why it is given. */
export const usePostFields = (today: string): FormField[] => {
  const [words, field] = [usePeopleWords(), useFieldWords()];
  const roles = (Object.keys(roleNames) as (keyof typeof roleNames)[]).filter((role) => role !== 'source-system');
  return [
    { name: 'role', label: words('role'), kind: 'choice', choices: roles.map((role) => ({ value: role, label: field(`role.${role}`) })) },
    { name: 'unit', label: words('unitHint'), kind: 'choice', choices: useUnitChoices(), optional: true },
    { name: 'from', label: words('from'), kind: 'date', start: today },
    { name: 'to', label: words('toHint'), kind: 'date', optional: true },
    { name: 'reason', label: words('reason'), kind: 'long' },
  ];
};
