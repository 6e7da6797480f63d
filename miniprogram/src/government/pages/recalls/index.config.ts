export default definePageConfig({ navigationBarTitleText: '产品召回' });
