// Taro reads no tree-shaking hints from NutUI's barrel file: each component is imported from its own folder, with its CSS.
const folderOf = (component) => `@nutui/nutui-react-taro/dist/es/packages/${component.toLowerCase()}`;

module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5' }]],
  plugins: [
    [
      'import',
      {
        libraryName: '@nutui/nutui-react-taro',
        camel2DashComponentName: false,
        style: 'css',
        customName: folderOf,
        customStyleName: (component) => `${folderOf(component)}/style/css`,
      },
      'nutui',
    ],
  ],
};
