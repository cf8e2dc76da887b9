import { wrongCall } from './case-id.js';

/**
 * The first line of standard input: what is typed as an argument would stand in the list of processes.
 * @throws {StartFailure} where it holds what nobody could type at the counter
 */
export async function passwordFromInput(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write('Password (密码): ');
  let text = '';
  for await (const chunk of process.stdin) {
    text += String(chunk);
    if (text.includes('\n')) break;
  }
  const password = text.split('\n')[0]?.replace(/\r$/, '') ?? '';
  if (/\p{Cc}/u.test(password)) {
    throw wrongCall('The password holds a control character, which nobody can type (密码含有控制字符，请重新输入).');
  }
  return password;
}
