export default definePageConfig({ navigationBarTitleText: '三本账' });
