import { App, Button, Input } from 'antd';
import { useAct } from '../../parts/use-act.ts';
import { whyOf } from '../../parts/why-of.ts';
import { useSchemeWords } from './texts.ts';

interface Publishing {
  title: string;
  says: string;
  label: string;
  said: string;
  /** Whether the act needs the number of the document by which it is done. */
  numbered?: boolean;
  act: (documentNumber: string) => Promise<unknown>;
}

/** For good, so it asks; what publishing finds wrong is told in full, and the question stays open. */
export const PublishButton = ({ title, says, label, said, numbered = false, act }: Publishing) => {
  const words = useSchemeWords();
  const { modal, message } = App.useApp();
  const ask = () => {
    let number = '';
    const type = (text: string) => {
      number = text;
    };
    const publish = async () => {
      try {
        await act(number);
        void message.success(said);
      } catch (error) {
        void message.error(whyOf(error), 10);
        throw error;
      }
    };
    void modal.confirm({
      title,
      content: (
        <>
          <p>{says}</p>
          {numbered ? (
            <label>
              {words('documentNumber')}
              <Input onChange={({ target }) => type(target.value)} />
            </label>
          ) : null}
        </>
      ),
      okText: label,
      cancelText: words('cancel'),
      // A rejection keeps the question open; what went wrong was told.
      onOk: publish,
    });
  };
  return (
    <Button type="primary" onClick={ask}>
      {label}
    </Button>
  );
};

interface Scheme {
  cycle: string;
  code: string;
  name: string;
  version: number;
  rev: number | undefined;
}

export const PublishScheme = ({ cycle, code, name, version, rev }: Scheme) => {
  const words = useSchemeWords();
  const publish = useAct('POST', '/schemes/{cycle}/schemes/{code}/{version}/publish');
  return (
    <PublishButton
      title={words('publishAsk', { name, version })}
      says={words('publishSays')}
      label={words('publish')}
      said={words('published')}
      act={() => publish.mutateAsync({ params: { cycle, code, version }, body: {}, ...(rev === undefined ? {} : { ifMatch: rev }) })}
    />
  );
};
