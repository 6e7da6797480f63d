export default definePageConfig({ navigationBarTitleText: '助老卡' });
