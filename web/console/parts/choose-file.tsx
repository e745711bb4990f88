import { useId } from 'react';

interface Props {
  /** Endings, as a file dialogue takes them: `.csv,.json`. */
  accept: string;
  choose: (file: File) => void;
  disabled?: boolean;
  title?: string;
  children: string;
}

/** A button that chooses one file; the same one may be chosen again after it was corrected. */
export const ChooseFile = ({ accept, choose, disabled, title, children }: Props) => {
  const id = useId();
  return (
    <>
      <label htmlFor={id} className="file-button" title={title}>
        {children}
      </label>
      <input
        id={id}
        className="out-of-sight"
        type="file"
        accept={accept}
        disabled={disabled}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file !== undefined) choose(file);
          target.value = '';
        }}
      />
    </>
  );
};
