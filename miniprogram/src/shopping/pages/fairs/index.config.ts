export default definePageConfig({ navigationBarTitleText: '绿色家电活动' });
