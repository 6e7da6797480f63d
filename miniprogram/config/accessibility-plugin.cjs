const path = require('node:path');
const { accessibilityAttributes } = require('./accessibility-attributes.cjs');

/**
 * Lets aria-* through to WeChat, which stock Taro drops. The wxml templates and the runtime's alias table (p0 … pN)
 * number attributes in the same order, so both get the same list, or they disagree about every attribute after it.
 */
module.exports = (taro) => {
  taro.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (platform.template === undefined) return; // the H5 platform has no templates and passes aria-* by itself
      platform.template.mergeComponents(taro, accessibilityAttributes);
      platform.runtimePath = [platform.runtimePath, path.resolve(__dirname, 'accessibility-runtime.js')].flat();
    },
  });
};
