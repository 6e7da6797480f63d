export default definePageConfig({ navigationBarTitleText: '家电详情' });
