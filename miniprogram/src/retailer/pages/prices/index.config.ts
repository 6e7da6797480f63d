export default definePageConfig({ navigationBarTitleText: '本店报价' });
