import { commandOf, help } from './arguments.ts';
import { assessFile } from './assess.ts';
import { check } from './check.ts';
import { Stop } from './stop.ts';

const run = (args: readonly string[]): string => {
  const command = commandOf(args);
  if (command.command === 'help') return `${help}\n`;
  return command.command === 'check' ? `${check(command)}\n` : assessFile(command);
};

// A reader that closes early (`| head`) is no fault.
process.stdout.on('error', (error) => {
  if ('code' in error && error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  process.stdout.write(run(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
}
