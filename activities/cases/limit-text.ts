export { limitText } from '#contracts/limit-text.js';
