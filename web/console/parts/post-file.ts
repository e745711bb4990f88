import { Unreachable } from '../../shared/api/problem.ts';
import { uploadRefusal } from '../../shared/upload-refused.ts';

/** A form that lets one file in: where it is posted, and the fields it is held to. */
interface UploadForm {
  url: string;
  fields: Record<string, string>;
}

/** Posts the file with the fields it is held to; `fetch` tells no progress. Whatever goes wrong passes: the next attempt is given a new place. */
export const postFile = ({ url, fields }: UploadForm, file: File, progress: (percent: number) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', file);
    const request = new XMLHttpRequest();
    request.upload.addEventListener('progress', ({ loaded, total }) => progress(total === 0 ? 0 : Math.round((100 * loaded) / total)));
    request.addEventListener('load', () =>
      request.status < 300 ? resolve() : reject(uploadRefusal(request.status, request.responseText) ?? new Unreachable(`HTTP ${request.status}`)),
    );
    request.addEventListener('error', () => reject(new Unreachable('no answer')));
    request.open('POST', url);
    request.send(form);
  });
