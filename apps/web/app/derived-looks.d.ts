/** Made by the build (`derived-looks.mjs`). */
declare module 'guohe:derived-looks' {
  type Derived = ReturnType<import('antd').MappingAlgorithm>;
  export const light: Derived;
  export const dark: Derived;
}
